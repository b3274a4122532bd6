"""A file of answers: what it may say, who answers, and the case that it makes."""

import json
from typing import Any

import pytest
from exchange_samples import LIBRARY, SAMPLES
from msgspec.structs import replace

from corecoach.exchange import Problem
from corecoach.exchange.answers_file import MAX_BYTES, Answers, read_answers
from corecoach.safety import Case, Profile, RuleSet, Tier, triage

RULES = LIBRARY.rules
assert RULES is not None
# Read off the clinical facts, 1.1 and 1.5.
MODIFIERS = [
    "osteoporosis", "long_term_steroids", "cancer_history", "immunosuppressed", "iv_drug_use", "diabetes",
    "recent_infection", "recent_spinal_procedure", "anticoagulant", "pregnant", "known_aaa",
    "known_heart_disease",
]  # fmt: skip
PLANS = [
    "child_plan_confirmed", "pregnancy_plan_confirmed", "postop_plan_confirmed",
    "osteoporosis_plan_confirmed", "aaa_plan_confirmed",
]  # fmt: skip
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


def case(value: Any, rules: RuleSet | None = RULES) -> Case:
    """The case that `value` makes."""
    assert rules is not None
    return accepted(value).case(rules)


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


# -- who answers ---------------------------------------------------------------------------------------


def person(**said: Any) -> Profile:
    """Who answers."""
    return case({"profile": said}).profile


def test_every_modifier_and_every_plan_of_the_facts_may_be_said() -> None:
    found = person(modifiers=MODIFIERS + PLANS)
    assert found == Profile(None, frozenset(MODIFIERS), frozenset(PLANS))


def test_a_plan_is_a_confirmation_and_no_modifier() -> None:
    found = person(age=17, modifiers=["child_plan_confirmed", "pregnant", "pregnant"])
    assert found == Profile((17, 17), frozenset({"pregnant"}), frozenset({"child_plan_confirmed"}))


@pytest.mark.parametrize("age", [0, 17, 130])
def test_an_age_is_known_to_the_year(age: int) -> None:
    assert person(age=age).age == (age, age)


def test_an_age_that_nobody_said_is_unknown() -> None:
    assert person().age is None
    assert person(age=None) == Profile()


# -- the case ------------------------------------------------------------------------------------------


def test_everything_that_was_said_is_in_the_case() -> None:
    said = {
        "answers": {"fever": "yes", "leg_numb": "unsure", "dizzy": "no"},
        "status": {"leg_numb": "improving", "leg_weak": "worse"},
        "profile": {"age": 70, "modifiers": ["known_aaa", "aaa_plan_confirmed"]},
        "context": {"during_session": True, "flu_like": True, "pain_start": 2, "pain_now": 0},
    }
    assert case(said) == Case(
        answers={"fever": "yes", "leg_numb": "unsure", "dizzy": "no"},
        statuses={"leg_numb": "improving", "leg_weak": "worse"},
        profile=Profile((70, 70), frozenset({"known_aaa"}), frozenset({"aaa_plan_confirmed"})),
        flu_like=True,
        during_session=True,
        pain_start=2,
        pain_now=0,
    )
    assert case({}) == Case()


def test_pain_limits_are_those_of_the_rules() -> None:
    assert RULES is not None
    risen = {"context": {"during_session": True, "pain_start": 3, "pain_now": 4}}
    assert triage(RULES, case(risen)).fired == ()
    stricter = tuple(
        replace(rule, numbers=rule.numbers | {"stop_above": 3}) if rule.id == "N1" else rule
        for rule in RULES.numeric
    )
    rules = replace(RULES, numeric=stricter)
    assert [f.rule for f in triage(rules, case(risen, rules)).fired] == ["N1"]


@pytest.mark.parametrize("item", ["trauma_major", "fever", "chest_pain", "calf_swollen", "preg_warning"])
@pytest.mark.parametrize("status", ["known_unchanged", "improving"])
def test_no_status_that_a_file_states_takes_a_sign_away_that_nobody_can_know(item: str, status: str) -> None:
    assert RULES is not None
    found = triage(RULES, case({"answers": {item: "yes"}, "status": {item: status}}))
    assert found.tier.rank >= Tier.URGENT.rank


@pytest.mark.parametrize(
    ("item", "status", "tier"),
    [("leg_tingle", "known_unchanged", Tier.NONE), ("leg_tingle", "worse", Tier.SOON),
     ("leg_tingle", "old_unassessed", Tier.SOON), ("leg_weak", "known_unchanged", Tier.CAUTION),
     ("leg_weak", "worse", Tier.EMERGENCY), ("ces_saddle", "known_unchanged", Tier.NONE)],
)  # fmt: skip
def test_other_statuses_count_as_stated(item: str, status: str, tier: Tier) -> None:
    assert RULES is not None
    assert triage(RULES, case({"answers": {item: "yes"}, "status": {item: status}})).tier is tier


def test_a_status_alone_is_no_answer() -> None:
    assert RULES is not None
    assert triage(RULES, case({"status": {"fever": "worse"}})).tier is Tier.NONE
    assert triage(RULES, case({"answers": {"fever": "no"}, "status": {"fever": "worse"}})).tier is Tier.NONE


def test_a_person_alone_may_set_off_a_rule() -> None:
    assert RULES is not None
    assert [f.rule for f in triage(RULES, case({"profile": {"age": 17}})).fired] == ["P1"]
