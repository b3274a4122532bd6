"""Whether an exercise suits a person: the strongest action counts, and only a physiotherapist opens."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.library import Library
from corecoach.prescription import Caution, Exercise
from corecoach.prescription.suitability import ACTIONS, suitability

BIRD_DOG = Library().exercises["bird-dog"]
CODES = ("a", "b", "c", "d")
CAUTIONS = st.dictionaries(st.sampled_from(CODES), st.sampled_from(ACTIONS))
PEOPLE = st.frozensets(st.sampled_from((*CODES, "other")))


def with_cautions(actions: dict[str, Any], *, needs_prescription: bool = False) -> Exercise:
    cautions = {code: Caution(action, f"Note on {code}.") for code, action in actions.items()}
    return replace(BIRD_DOG, cautions=cautions, needs_prescription=needs_prescription)


EXERCISES = st.builds(
    lambda actions, needs: with_cautions(actions, needs_prescription=needs), CAUTIONS, st.booleans()
)


def rank(action: Any) -> int:
    """Higher is weaker."""
    return len(ACTIONS) if action is None else ACTIONS.index(action)


@pytest.mark.parametrize(
    ("actions", "action", "open_"),
    [
        ({}, None, True),
        ({"a": "monitor"}, "monitor", True),
        ({"a": "modify", "b": "monitor"}, "modify", True),
        ({"a": "ask-physio", "b": "modify"}, "ask-physio", False),
        ({"a": "monitor", "b": "avoid", "c": "ask-physio"}, "avoid", False),
    ],
)
def test_the_strongest_action_counts(actions: dict[str, Any], action: str | None, open_: bool) -> None:
    suits = suitability(with_cautions(actions), CODES)
    assert (suits.action, suits.open) == (action, open_)


def test_what_applies_is_listed_from_the_strongest_and_said_once() -> None:
    exercise = with_cautions({"a": "modify", "b": "avoid", "c": "modify", "d": "monitor"})
    exercise.cautions["c"] = Caution("modify", "Note on a.")
    suits = suitability(exercise, {"a", "b", "c"})
    assert [code for code, _caution in suits.applying] == ["b", "a", "c"]
    assert suits.notes("modify") == ("Note on a.",)
    assert suits.notes("avoid", "modify") == ("Note on b.", "Note on a.")
    assert suits.notes("monitor") == ()


def test_a_confirmation_answers_what_had_to_be_asked_and_nothing_else() -> None:
    both = with_cautions({"a": "ask-physio", "b": "ask-physio"})
    assert not suitability(both, CODES, confirmed={"a"}).open
    assert suitability(both, CODES, confirmed={"a", "b"}).open
    assert suitability(both, CODES, confirmed={"bird-dog"}).open
    avoided = with_cautions({"a": "avoid", "b": "ask-physio"})
    assert not suitability(avoided, CODES, confirmed={"a", "b", "bird-dog"}).open


def test_one_that_needs_a_prescription_is_asked_about_whoever_it_is_for() -> None:
    exercise = with_cautions({}, needs_prescription=True)
    suits = suitability(exercise, ())
    assert (suits.action, suits.open) == ("ask-physio", False)
    assert suitability(exercise, (), confirmed={"bird-dog"}).open
    assert suitability(exercise, (), prescribed=True).open


@given(EXERCISES, PEOPLE, PEOPLE)
def test_more_cautions_never_open_anything(exercise: Exercise, one: frozenset[str], more: Any) -> None:
    less, more_ = suitability(exercise, one), suitability(exercise, one | more)
    assert rank(more_.action) <= rank(less.action)
    assert less.open or not more_.open


@given(EXERCISES, PEOPLE, PEOPLE)
def test_only_what_applies_to_the_person_matters(exercise: Exercise, person: Any, confirmed: Any) -> None:
    suits = suitability(exercise, person, confirmed=confirmed)
    of_person = {code: c for code, c in exercise.cautions.items() if code in person}
    assert dict(suits.applying) == of_person
    assert suits == suitability(replace(exercise, cautions=of_person), CODES, confirmed=confirmed)


@given(EXERCISES, PEOPLE, PEOPLE)
def test_what_is_prescribed_is_open_and_says_the_same(
    exercise: Exercise, person: Any, confirmed: Any
) -> None:
    suits = suitability(exercise, person, confirmed=confirmed, prescribed=True)
    assert suits.open
    assert suits.prescribed
    said = replace(suits, open=False, prescribed=False)
    assert said == replace(suitability(exercise, person), open=False)


@pytest.mark.covers("H7")
@given(EXERCISES, PEOPLE)
def test_what_is_to_be_avoided_opens_by_no_confirmation(exercise: Exercise, person: frozenset[str]) -> None:
    suits = suitability(exercise, person, confirmed={*CODES, exercise.id})
    assert suits.open == (suits.action != "avoid")
