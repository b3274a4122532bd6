"""Which lockouts are in force, what they lock together, and what can end them."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safety_samples import NOW, lockout

from corecoach.safety import (
    Clearance,
    Lock,
    Tier,
    active,
    needs_new_assessment,
    rescreen_from,
    united,
)

A, S, H, I, P = Lock.ALL_EXERCISE, Lock.STRENGTHENING, Lock.HEAT, Lock.ICE, Lock.PROGRESSION  # noqa: E741
IDS = st.sampled_from("abcdefgh")


def clearance(lockout_id: str, **changes: Any) -> Clearance:
    """The end of one lockout."""
    return Clearance(**({"id": f"c-{lockout_id}", "at": NOW, "lockout": lockout_id, "level": "L1"} | changes))


def test_in_force_is_what_nothing_cleared_oldest_first() -> None:
    old, new = lockout(A, id="z", at=NOW - timedelta(days=2)), lockout(S, id="a")
    assert active([new, old], []) == (old, new)
    assert active([new, old], [clearance("z")]) == (new,)
    assert active([new, old], [clearance("z"), clearance("a"), clearance("a", id="twice")]) == ()


def test_a_clearance_of_another_lockout_ends_nothing() -> None:
    mine = lockout(A, id="mine")
    assert active([mine], [clearance("other"), clearance(""), clearance("MINE")]) == (mine,)


@given(st.lists(IDS, unique=True), st.lists(IDS))
def test_a_clearance_ends_its_own_lockout_and_no_other(locked: list[str], cleared: list[str]) -> None:
    lockouts = [lockout(A, id=i) for i in locked]
    left = {x.id for x in active(lockouts, [clearance(i) for i in cleared])}
    assert left == set(locked) - set(cleared)


def test_locks_of_several_lockouts_are_one_list_without_repeats() -> None:
    assert united([]) == ()
    assert united([lockout(S), lockout(P, H)]) == (H, S)
    assert united([lockout(S), lockout(A), lockout(P)]) == (A,)
    assert united([lockout(I), lockout(H), lockout(S), lockout(S)]) == (H, I, S)


def test_an_emergency_locks_exercise_heat_and_ice_whatever_was_stored() -> None:
    assert united([lockout(P), lockout(tier=Tier.EMERGENCY)]) == (A, H, I)


@pytest.mark.parametrize(
    ("clears", "hours"),
    [
        (("RE-24",), 24),
        (("RE-24", "RE-72", "RE-48"), 72),
        (("RE-0",), 0),
        (("RE-24", "CLIN"), None),
        (("CLIN-A",), None),
        (("auto",), None),
        (("none",), None),
        ((), None),
    ],
)
def test_time_alone_ends_only_what_says_so_and_the_longest_wait_counts(
    clears: tuple[str, ...], hours: int | None
) -> None:
    locked = lockout(S, clears=clears)
    assert rescreen_from(locked) == (None if hours is None else locked.at + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("clears", "needed"),
    [
        (("CLIN-A",), True),
        (("CLIN", "CLIN-A"), True),
        (("RE-24", "CLIN"), False),
        (("RE-24",), False),
        ((), False),
    ],
)
def test_whether_somebody_must_examine_again(clears: tuple[str, ...], needed: bool) -> None:
    assert needs_new_assessment(lockout(A, clears=clears)) is needed
