"""Which lockouts are in force, what is kept of one, what they lock together, and which are locked anew."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safety_samples import LETTERS, NOW, RULES, clearance, lockout, locks

from corecoach.safety import (
    Fired,
    Lock,
    Stamp,
    Tier,
    active,
    contact_days,
    lapsed,
    normalise,
    spelt_out,
    united,
)

A, S, T, H, I, P = locks("asthip")  # noqa: E741
IDS = st.sampled_from("abcdefgh")
LOCKS = st.lists(st.sampled_from(Lock), unique=True).map(tuple)
BLINK = timedelta(microseconds=1)
DAY = timedelta(days=1)
TODAY = NOW.date()


def test_in_force_is_what_nothing_cleared_oldest_first() -> None:
    old, new = lockout(A, id="z", at=NOW - timedelta(days=2)), lockout(S, id="a")
    assert active([new, old], [], NOW) == (old, new)
    assert active([new, old], [clearance("z")], NOW) == (new,)
    assert active([new, old], [clearance("z"), clearance("a"), clearance("a", id="twice")], NOW) == ()


def test_of_two_at_one_moment_the_order_is_always_the_same() -> None:
    one, other = lockout(A, id="one"), lockout(A, id="other")
    assert active([one, other], [], NOW) == active([other, one], [], NOW) == (one, other)


def test_a_clearance_of_another_lockout_ends_nothing() -> None:
    mine = lockout(A, id="mine")
    assert active([mine], [clearance("other"), clearance(""), clearance("MINE")], NOW) == (mine,)


@given(st.lists(IDS, unique=True), st.lists(IDS))
def test_a_clearance_ends_its_own_lockout_and_no_other(locked: list[str], cleared: list[str]) -> None:
    lockouts = [lockout(A, id=i) for i in locked]
    left = {x.id for x in active(lockouts, [clearance(i) for i in cleared], NOW)}
    assert left == set(locked) - set(cleared)


# -- an end by time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["L0", "L1", "L2", "L3"])
def test_an_end_by_time_counts_from_its_moment_and_a_clinicians_word_always(level: Any) -> None:
    mine = lockout(A, clears=("RE-24",))
    for at, ends in (
        (NOW - DAY, True),
        (NOW, True),
        (NOW + BLINK, level != "L0"),
        (NOW + DAY, level != "L0"),
    ):
        left = active([mine], [clearance("l", level=level, at=at)], NOW)
        assert left == (() if ends else (mine,))


def test_an_end_by_time_that_lies_ahead_hides_no_clearance_that_keeps_something() -> None:
    mine = lockout(A, clears=("RE-24",))
    ahead = clearance("l", id="ahead", level="L0", at=NOW + DAY)
    partly = clearance("l", id="partly", level="L2", keep=(P,))
    assert [x.locks for x in active([mine], [ahead, partly], NOW)] == [(P,)]


# -- what a clinician keeps ---------------------------------------------------------------------------------

KEPT = [
    # Locked, what the clinician keeps, what stays locked.
    ("a", "", None), ("a", "s", "s"), ("a", "p", "p"), ("a", "sp", "s"), ("a", "t", "t"), ("a", "h", None),
    ("ahi", "h", "h"), ("ahi", "si", "is"), ("ahi", "ahi", "ahi"), ("s", "p", "p"), ("s", "s", "s"),
    # Keeping more than was locked keeps what was locked: it never frees it.
    ("p", "s", "p"), ("s", "a", "s"), ("t", "a", "t"), ("p", "a", "p"), ("sh", "a", "s"), ("h", "a", None),
    ("t", "s", None), ("i", "h", None),
]  # fmt: skip


@pytest.mark.parametrize(("locked", "keep", "left"), KEPT)
def test_what_stays_locked_is_what_was_locked_and_is_kept(locked: str, keep: str, left: str | None) -> None:
    mine = lockout(*locks(locked), tier=Tier.URGENT)
    found = active([mine], [clearance("l", level="L2", keep=locks(keep))], NOW)
    assert [x.locks for x in found] == ([] if left is None else [locks(left)])


def test_what_is_kept_is_the_same_lockout_and_no_longer_urgent() -> None:
    mine = lockout(A, H, I, tier=Tier.EMERGENCY, clears=("CLIN-A",), exercise="plank")
    (left,) = active([mine], [clearance("l", level="L2", keep=(P,))], NOW)
    assert (left.id, left.at, left.fired, left.exercise) == (mine.id, mine.at, mine.fired, "plank")
    assert (left.tier, left.locks) == (Tier.CAUTION, (P,))


@given(LOCKS, LOCKS)
def test_a_clearance_never_locks_what_was_free(locked: tuple[Lock, ...], keep: tuple[Lock, ...]) -> None:
    left = active([lockout(*locked)], [clearance("l", keep=keep)], NOW)
    assert spelt_out(united(left)) <= spelt_out(locked) & spelt_out(keep)


def test_of_several_clearances_the_newest_counts() -> None:
    first = clearance("l", id="b", at=NOW - DAY, keep=(S,))
    second = clearance("l", id="a", at=NOW - BLINK, keep=(P,))
    for given_ in ([first, second], [second, first]):
        assert [x.locks for x in active([lockout(A)], given_, NOW)] == [(P,)]
    # Of two at one moment always the same.
    twin = clearance("l", id="b", at=NOW - BLINK, keep=(S,))
    for given_ in ([twin, second], [second, twin]):
        assert [x.locks for x in active([lockout(A)], given_, NOW)] == [(S,)]


# -- several together ---------------------------------------------------------------------------------------


def test_locks_of_several_lockouts_are_one_list_without_repeats() -> None:
    assert united([]) == ()
    assert united([lockout(S), lockout(P, H)]) == (H, S)
    assert united([lockout(S), lockout(A), lockout(P)]) == (A,)
    assert united([lockout(I), lockout(H), lockout(S), lockout(S)]) == (H, I, S)


def test_an_emergency_locks_exercise_heat_and_ice_whatever_was_stored() -> None:
    assert united([lockout(P), lockout(tier=Tier.EMERGENCY)]) == (A, H, I)
    assert united([lockout(tier=Tier.EMERGENCY), lockout(P, tier=Tier.CAUTION)]) == (A, H, I)
    assert united(iter([lockout(P, tier=Tier.URGENT)])) == (P,)


@given(st.lists(LOCKS, max_size=4))
def test_together_they_lock_what_each_locks_and_nothing_more(listed: list[tuple[Lock, ...]]) -> None:
    together = united([lockout(*each) for each in listed])
    assert spelt_out(together) == spelt_out(lock for each in listed for lock in each)
    assert together == normalise(together, Tier.NONE)


# -- locked anew --------------------------------------------------------------------------------------------


def reviewed(day: date | None, **changes: Any) -> Any:
    """A clearance that is to be looked at again on a day."""
    return clearance("l", **({"level": "L2", "review_by": day} | changes))


@pytest.mark.parametrize(
    ("day", "runs_out"),
    [(TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False), (None, False), (date.min, True)],
)
def test_a_clearance_holds_to_the_end_of_its_last_day(day: date | None, runs_out: bool) -> None:
    mine, given_ = lockout(A), reviewed(day)
    assert lapsed([mine], [given_], NOW) == (((mine, given_),) if runs_out else ())


def test_only_the_newest_clearance_of_a_lockout_can_run_out() -> None:
    mine, old = lockout(A), reviewed(TODAY - DAY, id="old", at=NOW - 2 * DAY)
    for newer in (reviewed(TODAY), reviewed(None), clearance("l", level="L0")):
        assert lapsed([mine], [old, newer], NOW) == lapsed([mine], [newer, old], NOW) == ()
    assert lapsed([mine], [old, reviewed(TODAY, lockout="other")], NOW) == ((mine, old),)
    assert lapsed([lockout(A, id="other")], [old], NOW) == ()


def test_an_end_by_time_that_lies_ahead_keeps_no_clearance_from_running_out() -> None:
    mine, given_ = lockout(A), reviewed(TODAY - DAY)
    ahead = clearance("l", id="ahead", level="L0", at=NOW + DAY)
    assert lapsed([mine], [given_, ahead], NOW) == ((mine, given_),)
    # To the moment, as for `active`; a clinician's counts wherever it lies.
    soon = clearance("l", id="soon", level="L0", at=NOW + BLINK)
    assert lapsed([mine], [given_, soon], NOW) == ((mine, given_),)
    assert lapsed([mine], [given_, clearance("l", id="now", level="L0", at=NOW)], NOW) == ()
    assert lapsed([mine], [given_, reviewed(None, id="ahead", at=NOW + DAY)], NOW) == ()


def test_what_was_locked_anew_is_not_locked_once_more() -> None:
    mine, given_ = lockout(A), reviewed(TODAY - DAY)
    again = lockout(A, id="again", at=NOW, renews=given_.id)
    assert lapsed(iter([mine, again]), [given_], NOW) == ()
    unrelated = lockout(A, id="unrelated", renews="c-other")
    assert lapsed([mine, unrelated], [given_], NOW) == ((mine, given_),)
    # The new one runs out by itself, with a clearance of its own.
    second = reviewed(TODAY - DAY, id="second", lockout="again")
    assert lapsed([mine, again], [given_, second], NOW) == ((again, second),)


def test_every_lockout_that_ran_out_is_named() -> None:
    one, other = lockout(A, id="one"), lockout(S, id="other")
    ends = [reviewed(TODAY - DAY, id=x.id, lockout=x.id) for x in (one, other)]
    assert [pair[0] for pair in lapsed([one, other], ends, NOW)] == [one, other]


def test_when_it_was_reported_is_on_both_clocks_where_that_is_known() -> None:
    stamp = Stamp(NOW, "boot", 5.0)
    assert lockout(A, stamp=stamp).reported == stamp
    assert lockout(A, at=NOW).reported == Stamp(NOW)
    assert len(LETTERS) == len(Lock)


# -- by when to speak to somebody ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ({"answers": {"leg_tingle": "yes"}}, 2),
        ({"answers": {"back_locking": "unsure"}}, 14),
        # The nearest of all, and what was denied does not count.
        ({"answers": {"back_locking": "yes", "leg_tingle": "yes"}}, 2),
        ({"answers": {"back_locking": "yes", "leg_tingle": "no"}}, 14),
        ({"answers": {"back_locking": "yes"}, "statuses": {"back_locking": "worse"}}, 2),
        ({"answers": {"back_locking": "yes"}, "statuses": {"back_locking": "improving"}}, 14),
        # Nothing is known of what newer rules name, or of nothing.
        ({"answers": {"back_locking": "yes", "of_newer_rules": "yes"}}, 2),
        ({"answers": {}}, 2),
        ({"answers": {}, "fired": ()}, 2),
        ({"answers": {"leg_tingle": "no"}, "fired": (Fired("P5", (), "CLIN"),)}, 14),
        ({"answers": {}, "fired": (Fired("P5", (), "CLIN"), Fired("P1", (), "CLIN"))}, 14),
        ({"answers": {}, "fired": (Fired("P5", (), "CLIN"), Fired("N7", (), "CLIN"))}, 2),
        ({"answers": {"leg_tingle": "yes"}, "fired": (Fired("P5", (), "CLIN"),)}, 2),
    ],
)
def test_the_days_to_speak_to_a_clinician(told: dict[str, Any], days: int) -> None:
    mine = lockout(A, **told)
    assert contact_days(mine, RULES) == days
    assert contact_days(mine, None) == 2


def test_the_items_behind_a_lockout_stand_once() -> None:
    fired = (Fired("C1", ("leg_numb", "leg_tingle"), "CLIN"), Fired("item:leg_numb", ("leg_numb",), "CLIN"))
    assert lockout(A, fired=fired).items == ("leg_numb", "leg_tingle")
