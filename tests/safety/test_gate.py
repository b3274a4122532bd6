"""The gate: every reason to refuse, alone and in order, and what each lock keeps from starting."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safety_samples import (
    ALL_NO,
    HEAT,
    ICE,
    NOW_S,
    PLANK,
    RULES,
    SOMEBODY,
    WALK,
    answers,
    ask,
    lockout,
    opened,
    reason,
)

from corecoach.safety import (
    Check,
    Due,
    Lock,
    Permit,
    PermitError,
    Refusal,
    Subject,
    covers,
    decide,
)

A, S, T, P, H, I = (  # noqa: E741
    Lock.ALL_EXERCISE,
    Lock.STRENGTHENING,
    Lock.THIS_EXERCISE,
    Lock.PROGRESSION,
    Lock.HEAT,
    Lock.ICE,
)
LOADS = st.sampled_from(["gentle", "loaded"])
NAMES = st.sampled_from(["walk", "plank", "bridge"])
SUBJECTS = st.builds(
    Subject,
    st.just("d"),
    st.lists(st.tuples(NAMES, LOADS), max_size=4).map(tuple),
    st.frozensets(st.sampled_from(["heat", "ice"])),
)
LOCKS = st.lists(st.sampled_from(Lock), unique=True).map(tuple)
LOCKOUTS = st.lists(
    st.builds(lambda locks, e: lockout(*locks, exercise=e), LOCKS, st.none() | NAMES), max_size=3
).map(tuple)


def test_answers_in_order_are_let_through() -> None:
    for subject in (PLANK, WALK, ICE, HEAT):
        assert isinstance(ask(subject), Permit)


def test_a_permit_is_for_its_subject_and_lasts_ten_minutes() -> None:
    for now_s in (NOW_S + 600, NOW_S, 0.0):
        permit = ask(PLANK)
        assert isinstance(permit, Permit)
        Permit.redeem(permit, "plank", now_s)
    for digest, now_s in (("walk", NOW_S), ("plank", NOW_S + 600.001)):
        permit = ask(PLANK)
        assert isinstance(permit, Permit)
        with pytest.raises(PermitError):
            Permit.redeem(permit, digest, now_s)


# -- what stands in the way, in the order in which it is said ---------------------------------------------

# Each lets WALK not start by itself. Later ones change other fields than earlier ones, or the answers.
IN_THE_WAY: dict[str, dict[str, Any]] = {
    "rules-damaged": {"rules": None},
    "locked": {"lockouts": (lockout(A),)},
    "no-profile": {"profile": None},
    "incomplete": {"due": Due(weekly=True)},
    "outdated": {"valid": False},
    "flagged": {"screening": answers(**opened("G1", ces_saddle="yes"))},
    "pain": {"screening": answers(pain_now=8)},
    "unexplained": {"screening": answers(**opened("G1"))},
    "no-score": {"screening": answers(pain_now=None)},
}


@pytest.mark.parametrize("expected", IN_THE_WAY)
def test_each_thing_in_the_way_is_enough_and_is_named(expected: str) -> None:
    assert reason(ask(WALK, **IN_THE_WAY[expected])) == expected


def both(first: str, second: str) -> dict[str, Any]:
    """Two things in the way at once."""
    one, other = IN_THE_WAY[first], IN_THE_WAY[second]
    if "screening" not in one or "screening" not in other:
        return other | one
    said: dict[str, Any] = {"gates": dict(ALL_NO), "items": {}, "pain_now": 3}
    for screening in (one["screening"], other["screening"]):
        said["gates"] |= {g: a for g, a in screening.gates.items() if a != "no"}
        said["items"] |= screening.items
        said["pain_now"] = screening.pain_now if screening.pain_now != 3 else said["pain_now"]
    return {"screening": answers(**said)}


# What cannot be at once: a gate with and without a named sign, a score that is high and missing.
APART = {("flagged", "unexplained"), ("pain", "no-score")}


@pytest.mark.parametrize(("first", "second"), sorted(set(combinations(IN_THE_WAY, 2)) - APART))
def test_of_two_things_the_one_that_comes_first_is_said(first: str, second: str) -> None:
    assert reason(ask(WALK, **both(first, second))) == first


def test_a_sign_is_said_before_another_gate_that_nothing_explains() -> None:
    one, other = opened("G1", leg_weak="yes"), opened("G2")
    said = {"gates": one["gates"] | {"G2": "yes"}, "items": one["items"] | other["items"]}
    assert reason(ask(WALK, answers(**said))) == "flagged"


def without_answers(**changes: Any) -> Permit | Refusal:
    """What the gate says of somebody who was asked nothing."""
    check = Check(None, changes.pop("profile", SOMEBODY))
    return decide(WALK, check, **({"rules": RULES, "lockouts": (), "now_s": NOW_S} | changes))


def test_without_answers_nothing_starts_and_locks_are_said_first() -> None:
    assert reason(without_answers()) == "not-screened"
    assert reason(without_answers(profile=None)) == "not-screened"
    assert reason(without_answers(lockouts=(lockout(A),))) == "locked"
    assert reason(without_answers(rules=None, lockouts=(lockout(A),))) == "rules-damaged"


def test_a_refusal_says_only_what_belongs_to_its_reason() -> None:
    for expected in ("rules-damaged", "no-profile", "outdated", "no-score"):
        assert ask(WALK, **IN_THE_WAY[expected]) == Refusal(expected)  # type: ignore[arg-type]
    assert ask(WALK, **IN_THE_WAY["flagged"]) == Refusal("flagged", locks=(A, H, I))
    assert ask(WALK, **IN_THE_WAY["pain"]) == Refusal("pain", locks=(A,))
    assert without_answers() == Refusal("not-screened")


# -- locks -----------------------------------------------------------------------------------------------

COVERED = [
    ((A,), None, True, True),
    ((A, H, I), None, True, True),
    ((S,), None, False, True),
    ((S, H), None, False, True),
    ((T,), "walk", True, True),
    ((T,), "plank", False, True),
    ((T,), "bridge", False, False),
    ((T,), None, False, True),
    ((P,), None, False, False),
    ((H, I), None, False, False),
    ((), None, False, False),
]


@pytest.mark.parametrize(("locks", "exercise", "walk", "plank"), COVERED)
def test_what_each_lock_keeps_from_starting(
    locks: tuple[Lock, ...], exercise: str | None, walk: bool, plank: bool
) -> None:
    for subject, stopped in ((WALK, walk), (PLANK, plank)):
        assert covers(locks, subject, exercise) is stopped
        decided = ask(subject, lockouts=(lockout(*locks, exercise=exercise),))
        assert reason(decided) == ("locked" if stopped else "permit")


def test_a_refusal_names_the_lockouts_that_matter_and_their_locks() -> None:
    ice, walk = lockout(I, H, id="ice"), lockout(T, id="walk", exercise="walk")
    strong = lockout(S, H, id="strong")
    decided = ask(PLANK, lockouts=(ice, strong, walk))
    assert isinstance(decided, Refusal)
    assert decided.lockouts == (strong, walk)
    # Each lock once and in one order: they are read out.
    assert decided.locks == tuple(sorted((S, H, T)))
    assert decided.missing == ()
    twice = ask(PLANK, lockouts=(strong, lockout(S, id="other")))
    assert isinstance(twice, Refusal) and twice.locks == tuple(sorted((H, S)))


PACKED = [
    ((H,), True, False),
    ((I,), False, True),
    ((H, I), True, True),
    ((A,), False, False),
    ((A, H, I), True, True),
    ((S, T, P), False, False),
]


@pytest.mark.parametrize(("locks", "heat", "ice"), PACKED)
def test_heat_and_ice_are_stopped_by_their_own_lock_alone(
    locks: tuple[Lock, ...], heat: bool, ice: bool
) -> None:
    for subject, stopped in ((HEAT, heat), (ICE, ice)):
        assert covers(locks, subject) is stopped
        decided = ask(subject, lockouts=(lockout(*locks),))
        assert reason(decided) == ("locked" if stopped else "permit")


def test_a_session_with_a_pack_in_it_needs_both_to_be_free() -> None:
    subject = Subject("warm walk", WALK.loads, frozenset({"heat"}))
    assert [covers((lock,), subject) for lock in (A, S, P, H, I)] == [True, False, False, True, False]
    assert covers((T,), subject, "walk") and not covers((T,), subject, "plank")


def test_this_exercise_is_the_one_named_wherever_it_stands_in_the_session() -> None:
    for name, stopped in (("breathing", True), ("walk", True), ("Walk", False), ("", False)):
        assert covers((T,), WALK, name) is stopped


def test_nothing_to_do_is_stopped_by_nothing() -> None:
    assert not covers(tuple(Lock), Subject("nothing"), None)


@given(SUBJECTS, LOCKS, LOCKS, st.none() | NAMES)
def test_more_locks_never_free_anything(
    subject: Subject, some: tuple[Lock, ...], more: tuple[Lock, ...], exercise: str | None
) -> None:
    if covers(some, subject, exercise):
        assert covers((*some, *more), subject, exercise)


@given(SUBJECTS, SUBJECTS, LOCKS, st.none() | NAMES)
def test_more_exercises_never_free_anything(
    some: Subject, more: Subject, locks: tuple[Lock, ...], exercise: str | None
) -> None:
    whole = Subject("both", some.loads + more.loads, some.packs | more.packs)
    assert covers(locks, whole, exercise) or not covers(locks, some, exercise)


@given(SUBJECTS, LOCKOUTS, LOCKOUTS, st.integers(0, 10))
def test_another_lockout_never_opens_the_gate(
    subject: Subject, some: tuple[Any, ...], more: tuple[Any, ...], score: int
) -> None:
    given_answers = answers(pain_now=score)
    if isinstance(ask(subject, given_answers, lockouts=some), Refusal):
        assert isinstance(ask(subject, given_answers, lockouts=some + more), Refusal)
