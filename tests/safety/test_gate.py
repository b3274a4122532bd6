"""The gate on both sides of every edge."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from safety_samples import ALL_NO, NOW, PLANK, RULES, WALK, answers, ask, lockout, opened, reason

from corecoach.safety import Lock, Permit, Refusal, Subject, covers, decide, items_to_ask, missing

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
    Subject, st.just("d"), st.lists(st.tuples(NAMES, LOADS), min_size=1, max_size=4).map(tuple)
)
LOCKS = st.lists(st.sampled_from(Lock), unique=True).map(tuple)
LOCKOUTS = st.lists(
    st.builds(lambda locks, e: lockout(*locks, exercise=e), LOCKS, st.none() | NAMES), max_size=3
).map(tuple)
ITEMS = [item.id for item in RULES.items]
WORDS = ("no", "unsure", "yes")


def test_answers_in_order_are_let_through() -> None:
    assert isinstance(ask(PLANK), Permit)
    assert isinstance(ask(WALK), Permit)


# -- what stands in the way, each alone ------------------------------------------------------------------

IN_THE_WAY: dict[str, dict[str, Any]] = {
    "rules-damaged": {"rules": None},
    "locked": {"lockouts": (lockout(A),)},
    "incomplete": {"screening": answers(gates={})},
    "outdated": {"screening": answers(at=NOW - timedelta(days=1))},
    "flagged": {"screening": answers(**opened("G1", ces_saddle="yes"))},
    "unexplained": {"screening": answers(**opened("G1"))},
    "no-score": {"screening": answers(pain_now=None)},
    "pain": {"screening": answers(pain_now=8)},
}


@pytest.mark.parametrize("expected", IN_THE_WAY)
def test_each_thing_in_the_way_is_enough_and_is_named(expected: str) -> None:
    assert reason(ask(WALK, **IN_THE_WAY[expected])) == expected


@pytest.mark.parametrize("second", list(IN_THE_WAY)[1:])
@pytest.mark.parametrize("first", ["rules-damaged", "locked"])
def test_damaged_rules_and_lockouts_are_said_before_anything_else(first: str, second: str) -> None:
    assert reason(ask(WALK, **(IN_THE_WAY[second] | IN_THE_WAY[first]))) == first


def test_without_a_check_nothing_starts() -> None:
    decided = decide(WALK, rules=RULES, screening=None, lockouts=(), now=NOW, now_s=0.0)
    assert reason(decided) == "not-screened"


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
    assert set(decided.locks) == {S, H, T}


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
    both = Subject("both", some.loads + more.loads)
    assert covers(locks, both, exercise) or not covers(locks, some, exercise)


@given(SUBJECTS, LOCKOUTS, LOCKOUTS, st.integers(0, 10))
def test_another_lockout_never_opens_the_gate(
    subject: Subject, some: tuple[Any, ...], more: tuple[Any, ...], score: int
) -> None:
    given_answers = answers(pain_now=score)
    if isinstance(ask(subject, given_answers, lockouts=some), Refusal):
        assert isinstance(ask(subject, given_answers, lockouts=some + more), Refusal)


# -- the questions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("gate", ALL_NO)
def test_every_gate_must_be_answered(gate: str) -> None:
    decided = ask(WALK, answers(gates={g: a for g, a in ALL_NO.items() if g != gate}))
    assert isinstance(decided, Refusal)
    assert (decided.reason, decided.missing) == ("incomplete", (gate,))


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("gate", ALL_NO)
def test_a_gate_that_is_not_no_needs_all_its_items(gate: str, answer: str) -> None:
    whole = opened(gate, answer)
    assert missing(RULES, whole["gates"], {}) == list(whole["items"])
    for item in whole["items"]:
        some = {i: a for i, a in whole["items"].items() if i != item}
        decided = ask(WALK, answers(gates=whole["gates"], items=some))
        assert isinstance(decided, Refusal)
        assert (decided.reason, decided.missing) == ("incomplete", (item,))


@pytest.mark.parametrize(
    ("profile", "asked"),
    [
        (None, {"wound_problem", "preg_warning"}),
        (frozenset(), set()),
        (frozenset({"pregnant"}), {"preg_warning"}),
        (frozenset({"recent_spinal_procedure", "osteoporosis"}), {"wound_problem"}),
    ],
)
def test_questions_for_others_are_left_out_only_when_it_is_known_who_answers(
    profile: frozenset[str] | None, asked: set[str]
) -> None:
    items = items_to_ask(RULES, ALL_NO | {"G2": "unsure"}, profile)
    assert {i for i in items if RULES.item(i).only_if} == asked
    assert {"fever", "trauma_minor"} <= set(items)


@pytest.mark.parametrize("answer", ["yes", "unsure", "maybe", "", None])
@pytest.mark.parametrize("gate", ALL_NO)
def test_something_felt_and_nothing_named_does_not_start(gate: str, answer: Any) -> None:
    decided = ask(WALK, answers(**opened(gate, answer)))
    assert isinstance(decided, Refusal)
    assert (decided.reason, decided.missing) == ("unexplained", (gate,))


def test_each_felt_thing_needs_its_own_name() -> None:
    one, other = opened("G2", trauma_minor="yes"), opened("G3")
    both = {"gates": one["gates"] | {"G3": "yes"}, "items": one["items"] | other["items"]}
    decided = ask(WALK, answers(**both))
    assert isinstance(decided, Refusal)
    assert (decided.reason, decided.missing) == ("unexplained", ("G3",))


FLAGGED = [
    (opened("G1", ces_saddle="unsure"), "flagged", "flagged"),
    (opened("G1", leg_weak="yes"), "flagged", "flagged"),
    (opened("G2", trauma_minor="yes"), "permit", "flagged"),
    (opened("G2", pain_new_pattern="unsure"), "permit", "permit"),
    (opened("G3", pain_moving_down="unsure"), "permit", "flagged"),
    (opened("G3", leg_tingle="unsure"), "permit", "flagged"),
    (opened("G3", leg_tingle="yes"), "flagged", "flagged"),
    ({"items": {"dizzy": "yes"}}, "flagged", "flagged"),
    ({"items": {"heat_unsafe": "yes"}}, "permit", "permit"),
    ({"items": {"weight_loss": "yes"}}, "permit", "flagged"),
]


@pytest.mark.parametrize(("said", "walk", "plank"), FLAGGED)
def test_the_answers_count_even_when_no_lockout_was_stored(
    said: dict[str, Any], walk: str, plank: str
) -> None:
    assert reason(ask(WALK, answers(**said))) == walk
    assert reason(ask(PLANK, answers(**said))) == plank


@given(SUBJECTS, st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(WORDS)), st.sampled_from(ITEMS))
def test_a_worse_answer_never_takes_a_flag_down(subject: Subject, items: dict[str, Any], item: str) -> None:
    assume(items.get(item) != "yes")
    worse = items | {item: WORDS[WORDS.index(items.get(item, "no")) + 1]}
    if reason(ask(subject, answers(items=items))) == "flagged":
        assert reason(ask(subject, answers(items=worse))) == "flagged"


@pytest.mark.parametrize("items", [{"no_such_item": "no"}, {"ces_saddle": "YES"}, {"ces_saddle": None}])
def test_answers_that_the_rules_do_not_have_start_nothing(items: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        ask(WALK, answers(items=items))


# -- the age of the answers ------------------------------------------------------------------------------

TEN = timedelta(minutes=10)
BLINK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(0), "permit"),
        (TEN, "permit"),
        (TEN + BLINK, "outdated"),
        (-BLINK, "outdated"),
        (timedelta(days=-3), "outdated"),
        (timedelta(days=400), "outdated"),
    ],
)
def test_answers_are_for_now(age: timedelta, expected: str) -> None:
    assert reason(ask(WALK, answers(at=NOW - age))) == expected


def test_the_age_is_the_same_in_every_time_zone() -> None:
    far = timezone(timedelta(hours=13, minutes=45))
    assert reason(ask(WALK, answers(at=(NOW - TEN).astimezone(far)))) == "permit"
    assert reason(ask(WALK, answers(at=(NOW - TEN - BLINK).astimezone(far)))) == "outdated"


# -- the score -------------------------------------------------------------------------------------------

SCORES = {
    **dict.fromkeys(range(6), ("permit", "permit")),
    6: ("permit", "pain"),
    7: ("permit", "pain"),
    **dict.fromkeys(range(8, 11), ("pain", "pain")),
    **dict.fromkeys((None, 11, -1, 7.5, 100), ("no-score", "no-score")),
}


@pytest.mark.parametrize("score", SCORES)
def test_the_score_decides(score: Any) -> None:
    said = answers(pain_now=score)
    assert (reason(ask(WALK, said)), reason(ask(PLANK, said))) == SCORES[score]


@pytest.mark.parametrize("score", SCORES)
def test_a_score_may_be_missing_from_a_file_but_one_that_is_there_counts(score: Any) -> None:
    expected = "permit" if score is None else SCORES[score][1]
    assert reason(ask(PLANK, answers(pain_now=score), score_required=False)) == expected


@given(SUBJECTS, st.integers(0, 9), LOCKOUTS)
def test_more_pain_never_opens_the_gate(subject: Subject, score: int, lockouts: tuple[Any, ...]) -> None:
    less, more = (ask(subject, answers(pain_now=n), lockouts=lockouts) for n in (score, score + 1))
    assert isinstance(less, Permit) or isinstance(more, Refusal)
