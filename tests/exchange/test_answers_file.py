"""A file of answers: what it may say, and what counts as news."""

import json
from typing import Any

import pytest
from exchange_samples import LIBRARY, SAMPLES

from corecoach.exchange import Problem
from corecoach.exchange.answers_file import MAX_BYTES, MODIFIERS, Answers, read_answers
from corecoach.safety import Tier, triage

RULES = LIBRARY.rules
assert RULES is not None
ITEMS = {item.id: item for item in RULES.items}
# The clinical facts name these: known and unchanged does not exist for them.
NO_BASELINE = {
    "trauma_major", "fever", "wound_problem", "very_unwell", "chest_pain", "breathless", "collapse",
    "sudden_tearing", "calf_swollen", "preg_warning", "urinary_visceral",
}  # fmt: skip
TRIAGE = sorted(path for path in (SAMPLES / "triage").glob("*.json") if path.stem != "expected")


def read(value: Any) -> Answers | list[Problem]:
    """The answers in `value`, as JSON or as bytes."""
    assert RULES is not None
    return read_answers(value if isinstance(value, bytes) else json.dumps(value).encode(), RULES)


def accepted(value: Any) -> Answers:
    """The answers in `value`, which have no problems."""
    result = read(value)
    assert isinstance(result, Answers), result
    return result


def where(value: Any) -> list[str]:
    """The places of the problems in `value`."""
    result = read(value)
    assert isinstance(result, list) and all(p.what and p.allowed for p in result)
    return [problem.where for problem in result]


def news(answers: dict[str, str], status: dict[str, str]) -> dict[str, Any]:
    """What of `answers` is news."""
    assert RULES is not None
    return accepted({"answers": answers, "status": status}).news(RULES)


# -- what is read --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", TRIAGE, ids=lambda path: path.stem)
def test_every_sample_is_read(path: Any) -> None:
    stated = json.loads(path.read_bytes())
    answers = accepted(path.read_bytes())
    assert answers.answers == stated["answers"]
    assert answers.profile.age == stated["profile"]["age"]
    assert list(answers.profile.modifiers) == stated["profile"]["modifiers"]


def test_everything_may_be_absent_and_what_is_not_known_stays_unknown() -> None:
    nothing = accepted({})
    assert (nothing.answers, nothing.status, nothing.profile.age) == ({}, {}, None)
    assert (nothing.context.pain_start, nothing.context.pain_now) == (None, None)
    assert accepted({"context": {"pain_now": None}}) == nothing
    assert accepted({"context": {"pain_now": 0}}).context.pain_now == 0


# -- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"answers": {"leg_tickle": "no"}}, "answers.leg_tickle"),
        ({"answers": {"": "no"}}, "answers."),
        ({"status": {"leg_tickle": "new"}}, "status.leg_tickle"),
        ({"answers": {"fever": "maybe"}}, "answers.fever"),
        ({"answers": {"fever": "Yes"}}, "answers.fever"),
        ({"answers": {"fever": True}}, "answers.fever"),
        ({"answers": {"fever": None}}, "answers.fever"),
        ({"status": {"fever": "same"}}, "status.fever"),
        ({"profile": {"modifiers": ["osteoporosis", "osteopörosis"]}}, "profile.modifiers[1]"),
        ({"profile": {"modifiers": ["age:70"]}}, "profile.modifiers[0]"),
        ({"profile": {"modifiers": "pregnant"}}, "profile.modifiers"),
        ({"profile": {"age": -1}}, "profile.age"),
        ({"profile": {"age": 44.0}}, "profile.age"),
        ({"profile": {"sex": "f"}}, "profile.sex"),
        ({"context": {"pain_now": 11}}, "context.pain_now"),
        ({"context": {"pain_now": "5"}}, "context.pain_now"),
        ({"context": {"pain_now": True}}, "context.pain_now"),
        ({"context": {"pain_start": -1}}, "context.pain_start"),
        ({"context": {"during_session": "no"}}, "context.during_session"),
        ({"context": {"during_session": None}}, "context.during_session"),
        ({"anwers": {}}, "anwers"),
        ({"answers": None}, "answers"),
        ([], ""),
        ("no", ""),
    ],
)
def test_one_fault_is_refused_with_its_place(value: Any, place: str) -> None:
    assert where(value) == [place]


def test_every_unknown_thing_is_listed() -> None:
    value = {
        "answers": {"fever": "no", "fevre": "yes", "legs": "no"},
        "status": {"fever": "new", "fevre": "new"},
        "profile": {"modifiers": ["pregnant", "pregnent", "diabetic"]},
    }
    assert where(value) == [
        "answers.fevre", "answers.legs", "status.fevre", "profile.modifiers[1]", "profile.modifiers[2]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff", b'{"answers": {"fever": "yes", "fever": "no"}}', b" " * (MAX_BYTES + 1), b"[" * 5000,
     b'{"context": {"pain_now": NaN}}', b'{"context": {"pain_now": 1e999}}',
     rb'{"answers": {"\ud800": "no"}}'],
)  # fmt: skip
def test_what_is_not_plain_json_is_refused(data: bytes) -> None:
    assert len(where(data)) == 1


# -- what is news --------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["known_unchanged", "improving"])
@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("item", ["leg_tingle", "leg_pain_one", "leg_numb", "night_pain", "spasm_recurring"])
def test_what_a_clinician_knows_and_has_not_changed_is_no_news(item: str, answer: str, status: str) -> None:
    assert news({item: answer, "dizzy": "yes"}, {item: status}) == {"dizzy": "yes"}


@pytest.mark.parametrize("status", ["new", "worse", "old_unassessed", "resolved", None])
@pytest.mark.parametrize("item", ["leg_tingle", "leg_weak", "spasm_recurring"])
def test_any_other_status_is_news(item: str, status: str | None) -> None:
    assert news({item: "yes"}, {item: status} if status else {}) == {item: "yes"}


@pytest.mark.parametrize("status", ["known_unchanged", "improving"])
@pytest.mark.parametrize("item", sorted(NO_BASELINE))
def test_for_some_signs_there_is_no_known_and_unchanged(item: str, status: str) -> None:
    assert news({item: "yes"}, {item: status}) == {item: "yes"}


@pytest.mark.parametrize("status", ["known_unchanged", "improving"])
@pytest.mark.parametrize("item", [i for i, row in ITEMS.items() if row.yes.tier is Tier.EMERGENCY])
def test_no_status_takes_an_emergency_away(item: str, status: str) -> None:
    assert RULES is not None
    assert triage(RULES, news({item: "yes"}, {item: status})).tier is Tier.EMERGENCY


@pytest.mark.parametrize("item", ["leg_weak", "skin_numb_site", "cold_reaction"])
def test_where_the_row_says_what_known_and_unchanged_leads_to_it_still_locks(item: str) -> None:
    assert RULES is not None
    assert triage(RULES, news({item: "yes"}, {item: "known_unchanged"})).locks


def test_a_status_alone_is_no_answer() -> None:
    assert news({}, {"fever": "worse"}) == {}
    assert news({"fever": "no"}, {"fever": "worse"}) == {"fever": "no"}


def test_every_modifier_of_the_rules_may_be_said() -> None:
    assert {modifier for row in ITEMS.values() for modifier in row.only_if} <= MODIFIERS
