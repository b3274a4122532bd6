"""Every combination, numeric and person rule of the facts, with a case on both sides of its edge.

The cases are read off the rules of the red-flag facts, section 2 and 1.5, by hand.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from corecoach.safety import Case, Lock, PainThresholds, Profile, Tier, Triage, triage
from corecoach.safety.rules import RuleSet

RULES = msgspec.json.decode(
    (Path(__file__).resolve().parents[2] / "assets" / "safety" / "rules.json").read_bytes(), type=RuleSet
)
TIERS = {tier.value[0]: tier for tier in Tier}
LOCKS = {lock.value[0]: lock for lock in Lock}


def case(text: str) -> Case:
    """`a b=unsure c=yes/worse +cancer_history age:64 flu session start:3 now:6`: answers, Yes unless said."""
    answers: dict[str, Any] = {}
    statuses: dict[str, Any] = {}
    modifiers, more = set(), {}
    age: int | None = None
    for word in text.split():
        name, _sign, value = word.partition(":")
        if word.startswith("+"):
            modifiers.add(word[1:])
        elif name == "age":
            age = int(value)
        elif name in ("start", "now"):
            more[f"pain_{name}"] = int(value)
        elif word == "flu":
            more["flu_like"] = True
        elif word == "session":
            more["during_session"] = True
        else:
            item, _is, answer = word.partition("=")
            answer, _slash, status = (answer or "yes").partition("/")
            answers[item] = answer
            if status:
                statuses[item] = status
    plans = modifiers & set(RULES.plans)
    person = Profile(None if age is None else (age, age), frozenset(modifiers - plans), frozenset(plans))
    return Case(answers, statuses, person, **more)


def judged(text: str) -> Triage:
    return triage(RULES, case(text))


def fired(text: str) -> set[str]:
    return {f.rule for f in judged(text).fired}


# Rule, what it leads to, what clears it; then cases where it holds, and cases just beside where it does not.
COMBINATIONS: list[tuple[str, str, str, list[str], list[str]]] = [
    ("C1", "Eahi", "CLIN-A",
     ["ces_sexual leg_numb", "ces_sexual leg_weak=unsure", "ces_bladder_empty=unsure leg_numb",
      "ces_bladder_empty=unsure ces_bowel", "ces_sexual walk_unsteady=unsure", "ces_bowel legs_both=unsure",
      "ces_bladder_leak=unsure leg_weak_severe", "ces_bladder_leak=yes/worse leg_numb=unsure"],
     ["ces_sexual", "ces_bladder_empty=unsure leg_numb=unsure", "ces_sexual=unsure leg_numb",
      "ces_sexual leg_tingle", "ces_bladder_leak=yes/resolved leg_numb", "legs_both leg_numb",
      "ces_sexual=yes/known_unchanged leg_weak"]),
    ("C1b", "Eahi", "CLIN-A",
     ["ces_bladder_empty=unsure ces_bowel=unsure", "ces_bladder_leak=unsure ces_saddle=unsure"],
     ["ces_bladder_empty=unsure", "ces_bladder_empty=unsure ces_sexual=unsure"]),
    ("C2", "Eahi", "CLIN-A",
     ["leg_weak=yes/worse", "walk_unsteady=yes/worse"],
     ["leg_weak", "leg_weak=unsure/worse", "leg_numb=yes/worse"]),
    ("C3a", "Eahi", "CLIN-A",
     ["fever +iv_drug_use", "fever +recent_spinal_procedure"],
     ["fever=unsure +iv_drug_use", "fever +diabetes", "fever=yes/resolved +iv_drug_use"]),
    ("C3b", "Eahi", "CLIN-A",
     ["fever pain_new_pattern +diabetes", "fever pain_new_pattern +immunosuppressed",
      "fever pain_new_pattern +recent_infection"],
     ["fever pain_new_pattern", "fever +diabetes", "fever pain_new_pattern=unsure +diabetes"]),
    ("C3c", "Eahi", "CLIN-A",
     ["fever leg_tingle", "fever leg_numb flu", "fever wound_problem", "fever ces_bowel",
      "fever walk_unsteady"],
     ["fever leg_pain_one", "fever ces_sexual", "fever=unsure leg_tingle", "fever leg_tingle=unsure"]),
    ("C3e", "Uah", "CLIN",
     ["night_pain +recent_infection", "pain_new_pattern +iv_drug_use", "pain_new_pattern +immunosuppressed",
      "fever=unsure night_pain +recent_infection", "fever night_pain +recent_infection flu"],
     ["night_pain", "night_pain +diabetes", "night_pain=unsure +recent_infection",
      "fever night_pain +recent_infection"]),
    ("C4a", "Uah", "CLIN",
     [f"{i} +cancer_history" for i in
      ("pain_new_pattern", "night_pain", "upper_back_band", "pain_jump", "weight_loss")],
     ["back_locking +cancer_history", "night_pain=unsure +cancer_history", "weight_loss"]),
    ("C4b", "Eahi", "CLIN-A",
     [f"{i} +cancer_history" for i in
      ("legs_both", "leg_weak", "leg_weak_severe", "leg_numb", "leg_tingle", "walk_unsteady")],
     ["leg_pain_one +cancer_history", "leg_tingle=unsure +cancer_history",
      "leg_tingle=yes/known_unchanged +cancer_history"]),
    ("C5", "Ua", "CLIN", ["weight_loss night_pain"], ["weight_loss night_pain=unsure", "weight_loss"]),
    ("C6a", "Ua", "CLIN",
     ["trauma_minor age:65", "trauma_minor +osteoporosis", "trauma_minor +long_term_steroids",
      "trauma_minor=yes/old_unassessed age:65", "trauma_minor=yes/resolved +osteoporosis"],
     ["trauma_minor age:64", "trauma_minor=unsure age:65", "trauma_minor +anticoagulant"]),
    ("C6b", "Uah", "CLIN", ["trauma_minor +anticoagulant"],
     ["trauma_minor", "trauma_minor=unsure +anticoagulant"]),
    ("C6c", "Sa", "CLIN", ["pain_new_pattern +osteoporosis", "pain_new_pattern +long_term_steroids"],
     ["pain_new_pattern age:70", "pain_new_pattern=unsure +osteoporosis"]),
    ("C6d", "Ua", "CLIN", ["pain_new_pattern +recent_spinal_procedure"],
     ["pain_new_pattern", "pain_new_pattern=unsure +recent_spinal_procedure"]),
    ("C7a", "Eahi", "CLIN-A", ["pain_new_pattern leg_tingle +anticoagulant"],
     ["pain_new_pattern leg_tingle", "pain_new_pattern leg_pain_one +anticoagulant",
      "leg_tingle +anticoagulant"]),
    ("C7b", "Uah", "CLIN", ["pain_new_pattern pain_severe_now +anticoagulant",
                            "pain_new_pattern +anticoagulant now:8"],
     ["pain_new_pattern +anticoagulant now:7", "pain_new_pattern pain_severe_now"]),
    ("C8", "Eahi", "CLIN-A", ["sudden_tearing=unsure age:60", "sudden_tearing=unsure +known_aaa"],
     ["sudden_tearing=unsure age:59", "sudden_tearing=unsure"]),
    ("C9", "Eahi", "CLIN-A",
     ["calf_swollen breathless", "calf_swollen chest_pain", "calf_swollen collapse"],
     ["calf_swollen breathless=unsure", "calf_swollen", "calf_swollen=unsure chest_pain"]),
    ("C10", "Ua", "CLIN-A", ["hands_clumsy walk_unsteady"],
     ["hands_clumsy walk_unsteady=unsure", "hands_clumsy"]),
    ("C11a", "Eahi", "CLIN-A", ["dizzy palpitations"], ["dizzy palpitations=unsure", "palpitations"]),
    ("C11b", "Ua", "CLIN", ["dizzy +known_heart_disease"],
     ["dizzy", "dizzy=unsure +known_heart_disease", "palpitations +known_heart_disease"]),
    ("C12", "Eahi", "CLIN-A",
     [f"{i} age:17" for i in
      [
          "fever", "night_pain", "weight_loss", "leg_weak_severe", "leg_weak", "leg_numb", "leg_tingle",
          "leg_pain_one", "legs_both", "trauma_major", "trauma_minor", "walk_unsteady", "hands_clumsy",
          "spine_shape",
      ]],
     ["leg_tingle age:18", "fever age:17 flu", "leg_tingle=unsure age:17", "pain_new_pattern age:17",
      "leg_tingle=yes/old_unassessed age:17"]),
    ("C13a", "Uahi", "CLIN-A", ["preg_warning +pregnant"], ["preg_warning"]),
    ("C13b", "Eahi", "CLIN-A", ["preg_warning collapse +pregnant"],
     ["preg_warning +pregnant", "collapse +pregnant", "preg_warning collapse"]),
    ("C14", "Ua", "CLIN", ["pain_severe_now leg_numb", "leg_numb now:8"],
     ["leg_numb now:7", "pain_severe_now leg_tingle", "leg_numb=unsure now:9"]),
    ("C15", "Ua", "CLIN",
     ["leg_tingle leg_pain_one weight_loss", "leg_numb hands_clumsy night_pain"],
     ["leg_tingle leg_pain_one", "leg_tingle leg_pain_one back_locking",
      "leg_tingle leg_pain_one spasm_lasting", "leg_tingle leg_pain_one spasm_recurring morning_stiff",
      "leg_tingle leg_pain_one weight_loss=unsure", "leg_tingle leg_pain_one weight_loss=yes/resolved"]),
]  # fmt: skip
PERSONS = [
    ("P1", "Sa", ["age:17", "age:0"], ["age:18", "age:17 +child_plan_confirmed"]),
    ("P2", "Cs", ["+pregnant"], ["", "+pregnant +pregnancy_plan_confirmed"]),
    ("P3", "Sa", ["+recent_spinal_procedure"], ["+recent_spinal_procedure +postop_plan_confirmed"]),
    ("P4", "Ss", ["+known_aaa"], ["+known_aaa +aaa_plan_confirmed"]),
    ("P5", "Cp", ["+osteoporosis", "+osteoporosis +aaa_plan_confirmed"],
     ["+osteoporosis +osteoporosis_plan_confirmed", "+long_term_steroids"]),
]  # fmt: skip


def test_the_tables_name_every_rule_but_the_one_that_lowers() -> None:
    assert [row[0] for row in COMBINATIONS] == [r.id for r in RULES.combinations if r.id != "C3d"]
    assert [row[0] for row in PERSONS] == [r.id for r in RULES.persons]


def leads_to(result: Triage, code: str) -> bool:
    """At least this tier, and at least these locks."""
    from corecoach.safety import spelt_out

    locks = {LOCKS[letter] for letter in code[1:]}
    return result.tier.rank >= TIERS[code[0]].rank and locks <= spelt_out(result.locks)


@pytest.mark.parametrize(
    ("rule", "code", "clears", "holds", "beside"), COMBINATIONS, ids=lambda v: str(v)[:12]
)
def test_a_combination_holds_and_just_beside_it_does_not(
    rule: str, code: str, clears: str, holds: list[str], beside: list[str]
) -> None:
    for text in holds:
        result = judged(text)
        mine = [f for f in result.fired if f.rule == rule]
        assert [f.clears for f in mine] == [clears], text
        assert leads_to(result, code), text
    assert [text for text in beside if rule in fired(text)] == []
    stated = next(r for r in RULES.combinations if r.id == rule).outcome
    assert (stated.tier, stated.locks) == (TIERS[code[0]], tuple(sorted(LOCKS[c] for c in code[1:])))


@pytest.mark.parametrize(("rule", "code", "holds", "beside"), PERSONS, ids=[row[0] for row in PERSONS])
def test_a_rule_on_the_person(rule: str, code: str, holds: list[str], beside: list[str]) -> None:
    for text in holds:
        assert rule in fired(text), text
        assert leads_to(judged(text), code)
    assert [text for text in beside if rule in fired(text)] == []


def test_the_result_of_a_rule_on_the_person_alone_is_exactly_its_row() -> None:
    for rule, code, holds, _beside in PERSONS:
        result = judged(holds[0])
        assert (result.tier, result.locks) == (TIERS[code[0]], tuple(LOCKS[c] for c in code[1:]))
        assert [f.rule for f in result.fired] == [rule]


def test_an_age_that_is_a_range_counts_as_the_one_that_weighs_more() -> None:
    answers = {"trauma_minor": "yes"}
    for age, rules in (((64, 65), {"C6a"}), ((63, 64), set()), ((17, 18), {"P1", "C12"})):
        result = triage(RULES, Case(answers, profile=Profile(age)))
        assert {f.rule for f in result.fired} - {"item:trauma_minor"} == rules
    assert triage(RULES, Case(answers)).tier is Tier.CAUTION, "an unknown age sets off no rule on age"


def test_items_behind_a_rule_stand_in_the_order_of_the_table() -> None:
    result = judged("leg_numb ces_saddle")
    assert [f.items for f in result.fired if f.rule == "C1"] == [("ces_saddle", "leg_numb")]
    many = judged("night_pain weight_loss leg_pain_one leg_tingle")
    assert [f.items for f in many.fired if f.rule == "C15"] == [
        ("leg_tingle", "leg_pain_one", "weight_loss", "night_pain")
    ]


# -- the one rule that lowers -------------------------------------------------------------------------------

FLU = (Tier.CAUTION, (Lock.ALL_EXERCISE, Lock.HEAT))


@pytest.mark.covers("C3d")
@pytest.mark.parametrize(
    "text",
    ["fever flu", "fever flu pain_new_pattern=no", "fever=unsure flu", "fever=yes/worse flu",
     "fever flu leg_pain_one=no +diabetes", "fever flu +recent_infection"],
)  # fmt: skip
def test_a_cold_or_flu_lowers_a_fever_and_ends_after_two_days(text: str) -> None:
    result = judged(text)
    assert (result.tier, result.locks) == FLU
    assert [(f.rule, f.items, f.clears) for f in result.fired] == [("C3d", ("fever",), "RE-48")]


@pytest.mark.parametrize(
    "text",
    ["fever", "fever flu pain_new_pattern", "fever flu pain_new_pattern=unsure",
     "fever flu +recent_spinal_procedure +postop_plan_confirmed", "fever flu +iv_drug_use",
     "fever flu +immunosuppressed", "fever flu leg_tingle", "fever flu ces_sexual",
     "fever flu wound_problem"],
)  # fmt: skip
def test_nothing_lowers_a_fever_that_may_be_something_else(text: str) -> None:
    result = judged(text)
    assert result.tier.rank >= Tier.URGENT.rank
    assert "C3d" not in {f.rule for f in result.fired}


def test_what_lowers_locks_nothing_that_the_answer_alone_does_not_lock() -> None:
    gone = judged("fever=yes/resolved flu")
    assert (gone.tier, gone.locks) == (Tier.CAUTION, (Lock.ALL_EXERCISE,))


def test_flu_lowers_the_fever_alone() -> None:
    result = judged("fever flu chest_pain")
    assert result.tier is Tier.EMERGENCY
    assert judged("fever flu weight_loss").tier is Tier.SOON


# -- scores -------------------------------------------------------------------------------------------------

SCORES = [
    ("now:5", set(), "N"), ("now:6", {"N0"}, "Cs"), ("now:7", {"N0"}, "Cs"),
    ("now:8", {"N0b", "item:pain_severe_now"}, "Ca"), ("now:10", {"N0b", "item:pain_severe_now"}, "Ca"),
    ("session start:3 now:5", set(), "N"), ("session start:2 now:5", {"N1"}, "Ct"),
    ("session start:5 now:6", {"N1"}, "Ct"), ("session start:4 now:5", set(), "N"),
    ("session start:6 now:7", set(), "N"), ("session start:5 now:7", {"N1"}, "Ct"),
    ("session now:5", set(), "N"), ("session now:6", {"N1"}, "Ct"),
    ("session start:6 now:8", {"N3", "item:pain_severe_now"}, "Ca"),
    ("session start:7 now:7", set(), "N"), ("session start:0 now:2", set(), "N"),
    ("session start:0 now:3", {"N1"}, "Ct"),
    ("session start:1 now:9", {"N1", "N3", "item:pain_severe_now"}, "Ca"), ("start:2", set(), "N"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rules", "code"), SCORES, ids=[row[0] for row in SCORES])
def test_rules_on_scores(text: str, rules: set[str], code: str) -> None:
    result = judged(text)
    assert {f.rule for f in result.fired} == rules
    assert (result.tier, result.locks) == (TIERS[code[0]], tuple(LOCKS[c] for c in code[1:]))


def test_the_programmes_own_limits_count_in_a_session() -> None:
    strict = PainThresholds(stop_above=3, stop_rise=1)
    loose = PainThresholds(stop_above=7, stop_rise=4)
    for start, now, limits, stops in (
        (3, 4, strict, True), (1, 3, strict, True), (2, 3, strict, False),
        (4, 7, loose, False), (3, 8, loose, True), (2, 7, loose, True),
    ):  # fmt: skip
        case_ = Case(during_session=True, pain_start=start, pain_now=now, limits=limits)
        assert ("N1" in {f.rule for f in triage(RULES, case_).fired}) is stops, (start, now)


def test_a_score_of_8_answers_its_item_whatever_was_said_of_it() -> None:
    assert "item:pain_severe_now" in fired("pain_severe_now=no now:8")
    assert "item:pain_severe_now" in fired("pain_severe_now=yes/resolved now:9")


@pytest.mark.covers("R1")
def test_what_is_still_there_after_its_hours_becomes_soon() -> None:
    for item in ("trauma_minor", "pain_new_pattern", "dizzy", "pain_severe_now"):
        once = triage(RULES, Case({item: "yes"}))
        again = triage(RULES, Case({item: "yes"}, persisting=frozenset({item})))
        assert (once.tier, again.tier) == (Tier.CAUTION, Tier.SOON)
        assert set(once.locks) <= set(again.locks)
        assert ("R1", "CLIN") in {(f.rule, f.clears) for f in again.fired}
    flu = triage(RULES, Case({"fever": "yes"}, flu_like=True, persisting=frozenset({"fever"})))
    assert (flu.tier, flu.locks) == (Tier.SOON, FLU[1]), "a cold that lasts is seen by somebody"
    gone = triage(RULES, Case({"dizzy": "no"}, persisting=frozenset({"dizzy"})))
    assert gone.fired == ()
    tired = triage(RULES, Case({"drowsy_impaired": "yes"}, persisting=frozenset({"drowsy_impaired"})))
    assert tired.tier is Tier.CAUTION, "a tablet taken again is no symptom that stays"
    # It never lowers, and it raises nothing that another status has settled.
    known = Case({"pain_new_pattern": "yes"}, {"pain_new_pattern": "improving"},
                 persisting=frozenset({"pain_new_pattern"}))  # fmt: skip
    assert triage(RULES, known).tier is Tier.NONE
