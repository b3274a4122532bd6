"""The gate and the answers: every question answered, nothing felt unnamed, no sign and no score too high."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from safety_samples import (
    ALL_NO,
    HEAT,
    ICE,
    PLANK,
    RULES,
    WALK,
    answers,
    ask,
    lockout,
    opened,
    reason,
)

from corecoach.safety import Due, Lock, Permit, Profile, Refusal, Subject

LOADS = st.sampled_from(["gentle", "loaded"])
NAMES = st.sampled_from(["walk", "plank", "bridge"])
SUBJECTS = st.builds(
    Subject, st.just("d"), st.lists(st.tuples(NAMES, LOADS), min_size=1, max_size=4).map(tuple)
)
LOCKOUTS = st.lists(st.builds(lockout, st.sampled_from(Lock)), max_size=2).map(tuple)
ITEMS = [item.id for item in RULES.items]
WORDS = ("no", "unsure", "yes")
# Who is asked everything that is only for some.
EVERYBODY = Profile((40, 41), frozenset({"recent_spinal_procedure", "pregnant"}), frozenset(RULES.plans))


# -- the questions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("gate", ALL_NO)
def test_every_gate_must_be_answered(gate: str) -> None:
    decided = ask(WALK, answers(gates={g: a for g, a in ALL_NO.items() if g != gate}))
    assert decided == Refusal("incomplete", missing=(gate,))


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("gate", ALL_NO)
def test_a_gate_that_is_not_no_needs_all_its_items(gate: str, answer: str) -> None:
    whole = opened(gate, answer)
    for item in whole["items"]:
        some = {i: a for i, a in whole["items"].items() if i != item}
        decided = ask(WALK, answers(gates=whole["gates"], items=some), profile=EVERYBODY)
        assert decided == Refusal("incomplete", missing=(item,))


@pytest.mark.parametrize(
    ("modifier", "item"), [("recent_spinal_procedure", "wound_problem"), ("pregnant", "preg_warning")]
)
def test_questions_for_others_need_no_answer(modifier: str, item: str) -> None:
    whole = opened("G2", pain_new_pattern="unsure")
    del whole["items"][item]
    assert reason(ask(WALK, answers(**whole))) == "permit"
    person = Profile((40, 41), frozenset({modifier}), frozenset(RULES.plans))
    assert ask(WALK, answers(**whole), profile=person) == Refusal("incomplete", missing=(item,))


def test_what_is_due_must_be_answered_as_well() -> None:
    weekly = Due(weekly=True, items=("drowsy_impaired",))
    assert ask(WALK, due=weekly) == Refusal("incomplete", missing=("W", "drowsy_impaired"))
    said = answers(gates=ALL_NO | {"W": "no"}, items={"drowsy_impaired": "no"})
    assert reason(ask(WALK, said, due=weekly)) == "permit"
    # It is asked for whatever the gates said.
    assert ask(WALK, due=Due(items=("leg_numb",))) == Refusal("incomplete", missing=("leg_numb",))


@pytest.mark.parametrize("answer", ["yes", "unsure", "maybe", "", None])
@pytest.mark.parametrize("gate", ALL_NO)
def test_something_felt_and_nothing_named_does_not_start(gate: str, answer: Any) -> None:
    for subject in (WALK, ICE, HEAT):
        decided = ask(subject, answers(**opened(gate, answer)))
        assert decided == Refusal("unexplained", missing=(gate,))


def test_each_felt_thing_needs_its_own_name() -> None:
    one, other = opened("G2", trauma_minor="yes"), opened("G3")
    both = {"gates": one["gates"] | {"G3": "yes"}, "items": one["items"] | other["items"]}
    assert ask(WALK, answers(**both)) == Refusal("unexplained", missing=("G3",))


# -- what was answered -----------------------------------------------------------------------------------

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


@pytest.mark.parametrize(
    ("item", "walk", "heat", "ice"),
    [("skin_numb_site", "permit", "flagged", "flagged"), ("cold_reaction", "permit", "permit", "flagged"),
     ("heat_unsafe", "permit", "flagged", "permit"), ("dizzy", "flagged", "permit", "permit"),
     ("fever", "flagged", "flagged", "permit"), ("chest_pain", "flagged", "flagged", "flagged")],
)  # fmt: skip
def test_what_an_answer_says_of_heat_and_ice(item: str, walk: str, heat: str, ice: str) -> None:
    said = answers(items={item: "yes"})
    assert [reason(ask(subject, said)) for subject in (WALK, HEAT, ICE)] == [walk, heat, ice]


def test_a_refusal_names_the_locks_of_the_answers() -> None:
    assert ask(PLANK, answers(items={"fever": "yes"})) == Refusal(
        "flagged", locks=(Lock.ALL_EXERCISE, Lock.HEAT)
    )


def test_the_status_of_an_answer_counts() -> None:
    known = {"items": {"leg_tingle": "yes"}, "statuses": {"leg_tingle": "known_unchanged"}}
    assert reason(ask(PLANK, answers(**known))) == "permit"
    known["statuses"] = {"leg_tingle": "worse"}
    assert reason(ask(WALK, answers(**known))) == "flagged"


def test_that_a_cold_goes_with_a_fever_counts() -> None:
    for flu_like, heat_and_exercise in ((True, (Lock.ALL_EXERCISE, Lock.HEAT)), (False, None)):
        said = answers(items={"fever": "yes", "leg_tingle": "unsure"}, flu_like=flu_like)
        decided = ask(WALK, said, profile=Profile((17, 17), confirmed=frozenset(RULES.plans)))
        # Under 18 a fever that no cold explains is an emergency.
        assert isinstance(decided, Refusal)
        assert decided.locks == (heat_and_exercise or (Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE))


@given(SUBJECTS, st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(WORDS)), st.sampled_from(ITEMS))
def test_a_worse_answer_never_takes_a_flag_down(subject: Subject, items: dict[str, Any], item: str) -> None:
    assume(items.get(item) != "yes")
    worse = items | {item: WORDS[WORDS.index(items.get(item, "no")) + 1]}
    if reason(ask(subject, answers(items=items))) == "flagged":
        assert reason(ask(subject, answers(items=worse))) == "flagged"


def test_an_item_that_the_rules_do_not_have_starts_nothing() -> None:
    with pytest.raises(KeyError):
        ask(WALK, answers(items={"no_such_item": "no"}))


@pytest.mark.parametrize("word", ["YES", "", None, 0])
def test_a_word_that_is_no_answer_is_never_taken_for_no(word: Any) -> None:
    assert reason(ask(WALK, answers(items={"ces_saddle": word}))) == "flagged"


# -- who answers -----------------------------------------------------------------------------------------


def test_a_rule_on_the_person_stands_until_a_clinician_confirmed_or_cleared_it() -> None:
    child = Profile((17, 17))
    assert ask(WALK, profile=child) == Refusal("flagged", locks=(Lock.ALL_EXERCISE,))
    assert reason(ask(WALK, profile=child, settled=frozenset({"P1"}))) == "permit"
    assert reason(ask(WALK, profile=child, settled=frozenset({"P2"}))) == "flagged"
    planned = Profile((17, 17), confirmed=frozenset({"child_plan_confirmed"}))
    assert reason(ask(WALK, profile=planned)) == "permit"
    assert reason(ask(ICE, profile=child)) == "permit"


# -- the score -------------------------------------------------------------------------------------------

SCORES = {
    **dict.fromkeys(range(6), ("permit", "permit")),
    6: ("permit", "pain"),
    7: ("permit", "pain"),
    **dict.fromkeys(range(8, 11), ("pain", "pain")),
    # What is no score starts nothing either; one that is too high is judged as the highest.
    **dict.fromkeys((None, -1, 7.5, -100), ("no-score", "no-score")),
    **dict.fromkeys((11, 100, 10.5), ("pain", "pain")),
}


@pytest.mark.parametrize("score", SCORES)
def test_the_score_decides(score: Any) -> None:
    said = answers(pain_now=score)
    assert (reason(ask(WALK, said)), reason(ask(PLANK, said))) == SCORES[score]


@pytest.mark.parametrize("score", SCORES)
def test_a_score_may_be_missing_from_a_file_but_one_that_is_there_counts(score: Any) -> None:
    expected = "permit" if score is None else SCORES[score][1]
    assert reason(ask(PLANK, answers(pain_now=score), score_required=False)) == expected


@pytest.mark.parametrize("score", [-1, 11, 100, 7.5])
def test_ice_starts_with_any_score_but_with_nothing_that_is_none(score: Any) -> None:
    for real in range(11):
        assert reason(ask(ICE, answers(pain_now=real))) == "permit"
    assert ask(ICE, answers(pain_now=score)) == Refusal("no-score")
    assert ask(ICE, answers(pain_now=score), score_required=False) == Refusal("no-score")


def test_what_the_score_alone_forbids_is_said_to_be_its_doing() -> None:
    assert ask(PLANK, answers(pain_now=6)) == Refusal("pain", locks=(Lock.STRENGTHENING,))
    both = answers(items={"weight_loss": "yes"}, pain_now=8)
    assert ask(PLANK, both) == Refusal("flagged", locks=(Lock.STRENGTHENING,))
    assert ask(WALK, both) == Refusal("pain", locks=(Lock.ALL_EXERCISE,))


@given(SUBJECTS, st.integers(0, 9), LOCKOUTS)
def test_more_pain_never_opens_the_gate(subject: Subject, score: int, lockouts: tuple[Any, ...]) -> None:
    less, more = (ask(subject, answers(pain_now=n), lockouts=lockouts) for n in (score, score + 1))
    assert isinstance(less, Permit) or isinstance(more, Refusal)
