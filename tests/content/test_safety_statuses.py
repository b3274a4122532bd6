"""What a status makes of each row: read off the red-flag facts 1.1 and 1.3 by hand."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from corecoach.safety import Case, Lock, Status, Tier, triage
from corecoach.safety.rules import RuleSet

RULES = msgspec.json.decode(
    (Path(__file__).resolve().parents[2] / "assets" / "safety" / "rules.json").read_bytes(), type=RuleSet
)
TIERS = {tier.value[0]: tier for tier in Tier}
LOCKS = {lock.value[0]: lock for lock in Lock}

# new, worse, known, improving, old, resolved.
TABLE = """
ces_saddle         Eahi Eahi N  N Ua   Ua
ces_bladder_empty  Eahi Eahi N  N Ua   Ua
ces_bladder_leak   Eahi Eahi N  N Ua   Ua
ces_bowel          Eahi Eahi N  N Ua   Ua
ces_sexual         Ua   Ua   N  N Sa   Sa
legs_both          Eahi Eahi N  N Ua   Ua
leg_weak_severe    Eahi Eahi N  N Ua   Ua
leg_weak           Ua   Eahi Cp N Sa   Sa
leg_numb           Sa   Ua   N  N Ss   Cp
leg_tingle         Sa   Sa   N  N Ss   Cp
leg_pain_one       Sa   Sa   N  N Ss   Cp
pain_moving_down   Sa   Sa   N  N Ss   Cp
walk_unsteady      Ua   Eahi N  N Sa   Sa
hands_clumsy       Sa   Ua   N  N Ss   Cp
trauma_major       Eahi Eahi Eahi Eahi Ua Ua
trauma_minor       Cs   Sa   N  N Cs   N
spine_shape        Ua   Ua   N  N Sa   Sa
fever              Uah  Uah  Uah Uah Uah Sa
wound_problem      Uahi Uahi Uahi Uahi Uahi Sa
very_unwell        Eahi Eahi Eahi Eahi Ua Ua
weight_loss        Ss   Ua   N  N Ss   Cp
night_pain         Ss   Ua   N  N Ss   Cp
pain_new_pattern   Cs   Sa   N  N Cs   N
upper_back_band    Ss   Ua   N  N Ss   Cp
chest_pain         Eahi Eahi Eahi Eahi Ua Ua
breathless         Eahi Eahi Eahi Eahi Ua Ua
collapse           Eahi Eahi Eahi Eahi Ua Ua
sudden_tearing     Eahi Eahi Eahi Eahi Ua Ua
urinary_visceral   Uah  Uah  Uah Uah Uah Sa
calf_swollen       Uah  Uah  Uah Uah Uah Sa
dizzy              Ca   Sa   N  N Ca   Ca
palpitations       Ua   Ua   N  N Sa   Sa
preg_warning       Uahi Uahi Uahi Uahi Uahi Sa
morning_stiff      S    S    N  N S    C
spasm_lasting      Ss   Sa   N  N Ss   Cp
spasm_recurring    Ss   Ss   N  N Ss   Cp
back_locking       Ss   Sa   N  N Ss   Cp
pain_severe_now    Ca   Sa   N  N Ca   N
pain_severe_days   Ua   Ua   N  N Sa   Sa
pain_jump          Cs   Ss   N  N Cs   N
skin_numb_site     Chi  Chi  Chi N Chi N
skin_broken_site   Chi  Chi  Chi N Chi N
cold_reaction      Ci   Ci   Ci  N Ci  N
heat_unsafe        Ch   Ch   Ch  N Ch  N
drowsy_impaired    Csh  Csh  Csh N Csh N
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
STATUSES: tuple[Status, ...] = get_args(Status)


def test_the_table_has_all_45_rows() -> None:
    assert [row[0] for row in ROWS] == [item.id for item in RULES.items]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_every_status_of_every_row(row: list[str]) -> None:
    item, *codes = row
    for status, code in zip(STATUSES, codes, strict=True):
        result = triage(RULES, Case({item: "yes"}, {item: status}))
        expected = TIERS[code[0]], tuple(sorted(LOCKS[letter] for letter in code[1:]))
        assert (result.tier, result.locks) == expected, status


def test_a_status_of_an_item_that_is_not_there_changes_nothing() -> None:
    assert triage(RULES, Case({}, {"leg_weak": "worse"})).tier is Tier.NONE
    assert triage(RULES, Case({"leg_weak": "no"}, {"leg_weak": "worse"})).tier is Tier.NONE


def test_not_sure_weighs_never_more_than_yes_with_the_same_status() -> None:
    assert triage(RULES, Case({"leg_weak": "unsure"}, {"leg_weak": "improving"})).tier is Tier.NONE
    assert triage(RULES, Case({"leg_weak": "unsure"}, {"leg_weak": "worse"})).tier is Tier.URGENT
    gone = triage(RULES, Case({"fever": "unsure"}, {"fever": "resolved"}))
    assert (gone.tier, gone.locks) == (Tier.CAUTION, (Lock.ALL_EXERCISE,))
