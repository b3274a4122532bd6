"""The screening rules and emergency numbers as shipped: words, tiers, locks, and triage with them."""

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.safety import Case, Lock, Tier, Triage, faults, normalise, spelt_out, triage
from corecoach.safety.rules import RuleSet

SAFETY = Path(__file__).resolve().parents[2] / "assets" / "safety"
RULES = msgspec.json.decode((SAFETY / "rules.json").read_bytes(), type=RuleSet)
NUMBERS = json.loads((SAFETY / "emergency-numbers.json").read_text(encoding="utf-8"))
THREE = (Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE)

# Read off the clinical item table by hand, not from the JSON: item, yes, unsure, what clears it.
# E = EMERGENCY, U = URGENT, S = SOON, C = CAUTION, N = NONE. Locks: a = all exercise, s = strengthening,
# t = this exercise, p = progression, h = heat, i = ice.
TABLE = """
ces_saddle         Eahi Eahi CLIN-A
ces_bladder_empty  Eahi Ua   CLIN-A
ces_bladder_leak   Eahi Ua   CLIN-A
ces_bowel          Eahi Ua   CLIN-A
ces_sexual         Ua   C    CLIN-A
legs_both          Eahi Ua   CLIN-A
leg_weak_severe    Eahi Ua   CLIN-A
leg_weak           Ua   Ua   CLIN-A
leg_numb           Sa   Sa   CLIN
leg_tingle         Sa   Cs   CLIN
leg_pain_one       Sa   Cs   CLIN
pain_moving_down   Sa   Ct   CLIN
walk_unsteady      Ua   Ua   CLIN-A
hands_clumsy       Sa   Cs   CLIN
trauma_major       Eahi Ua   CLIN-A
trauma_minor       Cs   Cs   RE-48
spine_shape        Ua   Sa   CLIN
fever              Uah  Cah  CLIN
wound_problem      Uahi Uahi CLIN
very_unwell        Eahi Eahi CLIN-A
weight_loss        Ss   C    CLIN
night_pain         Ss   C    CLIN
pain_new_pattern   Cs   Cp   RE-72
upper_back_band    Ss   C    CLIN
chest_pain         Eahi Eahi CLIN-A
breathless         Eahi Ua   CLIN-A
collapse           Eahi Ua   CLIN-A
sudden_tearing     Eahi Ua   CLIN-A
urinary_visceral   Uah  Ss   CLIN
calf_swollen       Uah  Uah  CLIN-A
dizzy              Ca   Ca   RE-24
palpitations       Ua   Ca   CLIN
preg_warning       Uahi Uahi CLIN-A
morning_stiff      S    N    none
spasm_lasting      Ss   Cp   CLIN
spasm_recurring    Ss   Cp   CLIN
back_locking       Ss   Cp   CLIN
pain_severe_now    Ca   Cs   RE-24
pain_severe_days   Ua   Sa   CLIN
pain_jump          Cs   Cp   RE-72
skin_numb_site     Chi  Chi  CLIN
skin_broken_site   Chi  Chi  RE-72
cold_reaction      Ci   Ci   CLIN
heat_unsafe        Ch   Ch   RE-48
drowsy_impaired    Csh  Csh  RE-12
"""
TIERS = {tier.value[0]: tier for tier in Tier}
LOCKS = {lock.value[0]: lock for lock in Lock}
ROWS = [tuple(line.split()) for line in TABLE.strip().splitlines()]

REASSURANCE = re.compile(
    r"!|\b(fine|safe|safely|probably|unlikely|worry|worried|normal|normally|ok|okay|harmless|not serious"
    r"|nothing serious|all clear|no need|relax)\b",
    re.IGNORECASE,
)
DISEASES = re.compile(
    r"cauda|cancer|tumour|metasta|malignan|fractur|broken bone|infect|sepsis|abscess|meningitis|stroke|clot"
    r"|thrombo|embol|aneurysm|dissection|heart attack|angina|arrhythm|myelopath|radiculopath|sciatica"
    r"|stenosis|slipped disc|arthritis|spondyl|raynaud|diabet|haemorrhag|kidney stone|osteopor|eclampsia",
    re.IGNORECASE,
)


def patient_words() -> dict[str, str]:
    """Everything a person reads, by where it stands."""
    words = {f"{gate.id}.question": gate.question for gate in RULES.gates}
    for item in RULES.items:
        words |= {f"{item.id}.{part}": getattr(item, part) for part in ("title", "question", "symptom")}
    return words


WORDS = patient_words()


def code(result: Triage) -> tuple[Tier, tuple[Lock, ...]]:
    return result.tier, result.locks


def judged(answers: dict) -> Triage:
    """Triage of answers alone."""
    return triage(RULES, Case(answers=answers))


def test_the_rules_are_sound_and_say_that_nobody_has_reviewed_them() -> None:
    assert faults(RULES) == ()
    assert RULES.reviewed_by is None
    assert "not reviewed by a clinician" in RULES.source
    assert RULES.rules_version.startswith(RULES.updated.isoformat())
    assert [item.number for item in RULES.items] == list(range(1, 46))
    assert [item.id for item in RULES.items] == [row[0] for row in ROWS]


def test_every_gate_item_names_its_gate_and_emergencies_come_first() -> None:
    placed = [item_id for gate in RULES.gates for item_id in gate.items]
    assert len(placed) == len(set(placed)) == 34
    for gate in RULES.gates:
        items = [RULES.item(item_id) for item_id in gate.items]
        assert all(gate.id in item.ask for item in items)
        ranks = [item.yes.tier.rank for item in items]
        assert ranks == sorted(ranks, reverse=True)
    assert set(placed) == {item.id for item in RULES.items if set(item.ask) & {"G1", "G2", "G3", "W"}}
    assert {item.id: item.only_if for item in RULES.items if item.only_if} == {
        "wound_problem": ("recent_spinal_procedure",),
        "preg_warning": ("pregnant",),
    }


# Read off the facts by hand: items of which nobody can have a baseline (1.1), and those that only a
# clearance by code, file or in person may write down (1.4: signs of the cauda equina; and the two signs of
# both legs and of a foot that drags, which are emergencies as well).
NEVER_KNOWN = [
    "trauma_major",
    "fever",
    "wound_problem",
    "very_unwell",
    "chest_pain",
    "breathless",
    "collapse",
    "sudden_tearing",
    "calf_swollen",
    "preg_warning",
    "urinary_visceral",
]
BY_CLEARANCE = [
    "ces_saddle",
    "ces_bladder_empty",
    "ces_bladder_leak",
    "ces_bowel",
    "ces_sexual",
    "legs_both",
    "leg_weak_severe",
]


def number(item_id: str) -> int:
    return RULES.item(item_id).number


def test_who_may_have_written_a_symptom_down() -> None:
    assert [i.id for i in RULES.items if i.baseline == "never"] == sorted(NEVER_KNOWN, key=number)
    assert [i.id for i in RULES.items if i.baseline == "clearance"] == BY_CLEARANCE
    assert {i.id: i.baseline_weeks for i in RULES.items if i.baseline_weeks != 12} == {"leg_weak": 6}


def test_every_row_names_its_source_how_it_is_known_and_that_nobody_reviewed_it() -> None:
    parts = (RULES.gates, RULES.items, RULES.combinations, RULES.persons, RULES.numeric, RULES.modifiers)
    rows = [row for part in parts for row in part]
    assert len(rows) == 4 + 45 + 27 + 5 + 11 + 12
    for row in rows:
        assert row.source and row.mark and row.reviewed is None
        assert row.since <= RULES.rules_version


@pytest.mark.parametrize(("item_id", "yes", "unsure", "clears"), ROWS, ids=[row[0] for row in ROWS])
def test_tier_and_locks_of_every_row(item_id: str, yes: str, unsure: str, clears: str) -> None:
    for answer, expected in (("yes", yes), ("unsure", unsure)):
        result = judged({item_id: answer})
        tier = TIERS[expected[0]]
        assert code(result) == (tier, tuple(sorted(LOCKS[letter] for letter in expected[1:])))
        fired = [(f.rule, f.items, f.clears) for f in result.fired if f.rule.startswith("item:")]
        assert fired == ([] if tier is Tier.NONE else [(f"item:{item_id}", (item_id,), clears)])
    assert code(judged({item_id: "no"})) == (Tier.NONE, ())


def test_status_overrides_of_the_rows_that_have_them() -> None:
    found = {
        f"{item.id} {status}": outcome.tier.value[0] + "".join(lock.value[0] for lock in outcome.locks)
        for item in RULES.items
        for status, outcome in item.statuses.items()
    }
    assert found == {
        "leg_weak worse": "Eahi",
        "leg_weak known_unchanged": "Cp",
        "leg_numb worse": "Ua",
        "leg_tingle worse": "Sa",
        "leg_pain_one worse": "Sa",
        "pain_moving_down worse": "Sa",
        "walk_unsteady worse": "Eahi",
        "hands_clumsy worse": "Ua",
        "trauma_minor worse": "Sa",
        "dizzy resolved": "Ca",
        "morning_stiff worse": "S",
        "spasm_lasting worse": "Sa",
        "spasm_recurring worse": "Ss",
        "back_locking worse": "Sa",
        "pain_jump worse": "Ss",
        "skin_numb_site known_unchanged": "Chi",
        "skin_numb_site worse": "Chi",
        "skin_broken_site known_unchanged": "Chi",
        "skin_broken_site worse": "Chi",
        "cold_reaction known_unchanged": "Ci",
        "cold_reaction worse": "Ci",
        "heat_unsafe known_unchanged": "Ch",
        "heat_unsafe worse": "Ch",
        "drowsy_impaired known_unchanged": "Csh",
        "drowsy_impaired worse": "Csh",
    }


def test_the_one_way_out_beside_the_usual_one() -> None:
    assert {i.id: i.rescreen_h for i in RULES.items if i.rescreen_h} == {"pain_moving_down": 24}


@pytest.mark.parametrize("where", WORDS)
def test_words_are_plain_and_neither_reassure_nor_diagnose(where: str) -> None:
    text = WORDS[where]
    assert text == " ".join(text.split())
    assert not REASSURANCE.search(text)
    named = {match.lower() for match in DISEASES.findall(text)}
    assert named <= ({"infect"} if where == "skin_broken_site.question" else set())
    sentences = re.split(r"(?<=[.?])\s+", text)
    assert all(len(sentence.split()) <= 20 for sentence in sentences)
    if where.endswith(".question"):
        assert "?" in text and all(sentence[-1] in ".?" for sentence in sentences)
    else:
        assert text[-1] not in ".?"


def test_lengths_and_who_speaks() -> None:
    for gate in RULES.gates:
        assert len(gate.question) <= 200
    for item in RULES.items:
        assert len(item.title) <= 45
        # "You told us about ..." and, read aloud, "I have ...".
        assert not re.search(r"\b(my|your|you|i)\b", item.symptom, re.IGNORECASE)
        assert item.symptom[0].islower() or item.symptom[0].isdigit()
    for part in ("title", "question", "symptom"):
        assert len({getattr(item, part) for item in RULES.items}) == 45


SIGNS = {
    "ces_saddle": "numbness tingling strange private passage bottom thighs wiping",
    "ces_bladder_empty": "start flow know feel",
    "ces_bladder_leak": "leak control",
    "ces_bowel": "poo wind feel constipated",
    "ces_sexual": "private erection climax skip",
    "legs_both": "pain tingling numbness weakness both",
    "leg_weak_severe": "drag slap lift toes way",
    "walk_unsteady": "unsteady clumsy heavy stiff",
    "trauma_major": "knock crash height stairs",
    "fever": "38 100.4 shivers sweats night",
    "wound_problem": "red hot leaking open operation jab",
    "very_unwell": "ill muddled wake blotchy pale breathing",
    "chest_pain": "pain tightness pressure arm neck jaw",
    "breathless": "suddenly badly breath",
    "collapse": "fainted nearly sweat",
    "sudden_tearing": "back tummy once throb",
    "calf_swollen": "calf leg swollen warm sore colour",
    "preg_warning": "bleeding fluid tight moving headache",
}


@pytest.mark.parametrize("item_id", SIGNS)
def test_no_sign_of_an_urgent_row_is_lost(item_id: str) -> None:
    question = RULES.item(item_id).question.lower()
    assert [sign for sign in SIGNS[item_id].split() if sign not in question] == []


def test_triage_of_nothing_is_none_and_an_unknown_item_is_refused() -> None:
    empty = judged({})
    assert (empty.tier, empty.locks, empty.fired) == (Tier.NONE, (), ())
    assert empty.rules_version == RULES.rules_version
    with pytest.raises(KeyError):
        judged({"no_such_item": "no"})


def test_highest_tier_wins_and_locks_are_united() -> None:
    soon_and_caution = {"back_locking": "yes", "pain_new_pattern": "unsure"}
    assert code(judged(soon_and_caution)) == (Tier.SOON, (Lock.STRENGTHENING,))
    with_heat = soon_and_caution | {"heat_unsafe": "yes"}
    assert code(judged(with_heat)) == (Tier.SOON, (Lock.HEAT, Lock.STRENGTHENING))
    with_fever = with_heat | {"fever": "yes", "pain_moving_down": "unsure"}
    assert code(judged(with_fever)) == (Tier.URGENT, (Lock.ALL_EXERCISE, Lock.HEAT))
    result = judged(with_fever | {"chest_pain": "unsure"})
    assert code(result) == (Tier.EMERGENCY, THREE)
    assert {f.clears for f in result.fired} == {"CLIN", "CLIN-A", "RE-48", "RE-72"}
    assert normalise([], Tier.EMERGENCY) == THREE


ANSWERS = st.sampled_from(["no", "unsure", "yes"])
ALL_ANSWERS = st.dictionaries(st.sampled_from([item.id for item in RULES.items]), ANSWERS)


@settings(database=None, deadline=None)
@given(answers=ALL_ANSWERS, item_id=st.sampled_from([item.id for item in RULES.items]))
def test_a_more_certain_answer_never_lowers_anything(answers: dict, item_id: str) -> None:
    results = [judged(answers | {item_id: answer}) for answer in ("no", "unsure", "yes")]
    for lower, higher in pairwise(results):
        assert lower.tier.rank <= higher.tier.rank
        assert spelt_out(lower.locks) <= spelt_out(higher.locks)
    for result in results:
        assert result.tier is not Tier.EMERGENCY or result.locks == THREE
        assert result.locks == normalise(result.locks, result.tier)


def test_emergency_numbers_are_complete_and_dated() -> None:
    rows = NUMBERS["countries"]
    assert len(rows) == len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == 62
    assert "unverified" in NUMBERS["note"]
    assert (NUMBERS["unknown"]["number"], "local emergency number" in NUMBERS["unknown"]["words"]) == (
        "112",
        True,
    )
    date.fromisoformat(NUMBERS["updated"])
    keys = [
        "code",
        "name",
        "number",
        "also",
        "advice",
        "verified",
        "checked_against",
        "source",
        "updated",
        "mark",
        "reviewed",
        "expires",
    ]
    for row in rows:
        assert list(row) == keys
        assert re.fullmatch(r"[A-Z]{2}", row["code"])
        assert re.fullmatch(r"\d{3,5}", row["number"])
        assert row["checked_against"] in ("", "A", "B", "AB")
        assert type(row["verified"]) is bool and row["source"]
        # A year after it was written down a row must be checked again.
        made, expires = date.fromisoformat(row["updated"]), date.fromisoformat(row["expires"])
        assert expires == made.replace(year=made.year + 1)
        assert (row["mark"], row["reviewed"]) == ("M", None)
    by_code = {row["code"]: row["number"] for row in rows}
    known = {
        "GB": "999",
        "US": "911",
        "AU": "000",
        "DE": "112",
        "NZ": "111",
        "CH": "144",
        "NO": "113",
        "IN": "112",
    }
    assert known.items() <= by_code.items()
