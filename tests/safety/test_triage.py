"""How a result is put together: rows and their statuses, what fired in which order, and what clears it."""

from typing import Any

import pytest
from safety_samples import RULES, locks, row, shipped, typed

from corecoach.safety import (
    Case,
    Fired,
    Outcome,
    Profile,
    Tier,
    Triage,
    own_outcome,
    triage,
    with_rules,
)
from corecoach.safety.rules import RuleSet

A, S, T, P, H, I = locks("astphi")  # noqa: E741


def rules_with(item: str, yes: str = "", tier: str = "SOON", **steps: Any) -> RuleSet:
    """The shipped rules in which an item leads to these locks, and a status to another step."""
    value = shipped()
    found = row(value, "items", item)
    found.update(yes={"tier": tier, "locks": list(locks(yes))}, statuses={})
    for status, step in steps.items():
        value["statuses"][status][tier] = step
    return typed(value)


# -- rows and statuses ------------------------------------------------------------------------------------

STEPS = [
    # What the row locks, the word of the step, what is locked then.
    ("sh", "row", "sh"), ("sh", "row+all", "ah"), ("h", "row+all", "ah"),
    ("sh", "all", "a"), ("", "all", "a"),
    ("ah", "relaxed", "sh"), ("a", "relaxed", "s"), ("sh", "relaxed", "sh"), ("t", "relaxed", "t"),
    ("a", "progression", "p"), ("s", "progression", "p"), ("p", "progression", "p"),
    ("sh", "progression", "p"), ("t", "progression", ""), ("hi", "progression", ""), ("ahi", "none", ""),
]  # fmt: skip


@pytest.mark.parametrize(("locked", "word", "left"), STEPS)
def test_what_a_status_makes_of_the_locks_of_a_row(locked: str, word: str, left: str) -> None:
    rules = rules_with("leg_numb", locked, resolved={"tier": "CAUTION", "locks": word})
    found = own_outcome(rules, Case({"leg_numb": "yes"}, {"leg_numb": "resolved"}), "leg_numb")
    assert (found.tier, set(found.locks)) == (Tier.CAUTION, set(locks(left)))


def test_a_step_to_an_emergency_locks_all_that_an_emergency_locks() -> None:
    rules = rules_with("leg_numb", "s", worse={"tier": "EMERGENCY", "locks": "row"})
    found = own_outcome(rules, Case({"leg_numb": "yes"}, {"leg_numb": "worse"}), "leg_numb")
    assert found == Outcome(Tier.EMERGENCY, (A, H, I))


def test_where_no_step_is_stated_the_row_stands() -> None:
    value = shipped()
    value["statuses"].pop("resolved")
    rules = typed(value)
    case = Case({"leg_numb": "yes", "morning_stiff": "unsure"}, {"leg_numb": "resolved"})
    assert own_outcome(rules, case, "leg_numb") == RULES.item("leg_numb").yes
    assert own_outcome(rules, case, "morning_stiff") == Outcome(Tier.NONE, ())


def test_steps_without_a_baseline_are_for_items_that_nobody_can_know() -> None:
    for item, tier in (("fever", Tier.URGENT), ("leg_weak", Tier.SOON), ("palpitations", Tier.SOON)):
        case = Case({item: "yes"}, {item: "old_unassessed"})
        assert own_outcome(RULES, case, item).tier is tier


def test_not_sure_of_what_weighs_less_weighs_no_more_than_that() -> None:
    case = Case({"fever": "unsure", "leg_numb": "unsure"}, {"fever": "resolved", "leg_numb": "resolved"})
    assert own_outcome(RULES, case, "fever") == Outcome(Tier.CAUTION, (A,))
    assert own_outcome(RULES, case, "leg_numb") == Outcome(Tier.CAUTION, (P,))


def test_no_leads_to_nothing_whatever_the_status() -> None:
    case = Case({"ces_saddle": "no"}, {"ces_saddle": "worse"})
    for item in ("ces_saddle", "fever"):
        assert own_outcome(RULES, case, item) == Outcome(Tier.NONE, ())


# -- what fired -------------------------------------------------------------------------------------------


def test_rows_come_first_in_the_order_of_the_table_then_the_rules_that_raise() -> None:
    case = Case(
        {"dizzy": "yes", "pain_new_pattern": "yes", "weight_loss": "no", "morning_stiff": "unsure"},
        profile=Profile((17, 17), frozenset({"cancer_history", "osteoporosis"})),
        pain_now=6,
        persisting=frozenset({"dizzy"}),
    )
    assert triage(RULES, case) == Triage(
        Tier.URGENT,
        (A, H),
        (
            Fired("item:pain_new_pattern", ("pain_new_pattern",), "RE-72"),
            Fired("item:dizzy", ("dizzy",), "RE-24"),
            Fired("C4a", ("pain_new_pattern",), "CLIN"),
            Fired("C6c", ("pain_new_pattern",), "CLIN"),
            Fired("P1", (), "CLIN"),
            Fired("P5", (), "CLIN"),
            Fired("N0", (), "none"),
            Fired("R1", ("dizzy",), "CLIN"),
        ),
        RULES.rules_version,
    )


def test_a_row_names_its_second_way_out() -> None:
    (fired,) = triage(RULES, Case({"pain_moving_down": "yes"})).fired
    assert fired == Fired("item:pain_moving_down", ("pain_moving_down",), "CLIN", 24)


def test_the_rule_that_lowers_stands_in_the_place_of_its_row() -> None:
    case = Case({"fever": "yes", "ces_sexual": "unsure", "dizzy": "yes"}, flu_like=True)
    result = triage(RULES, case)
    assert [(f.rule, f.items, f.clears) for f in result.fired] == [
        ("item:ces_sexual", ("ces_sexual",), "CLIN-A"),
        ("C3d", ("fever",), "RE-48"),
        ("item:dizzy", ("dizzy",), "RE-24"),
    ]
    assert (result.tier, result.locks) == (Tier.CAUTION, (A, H))


def lowering(item: str, locked: str, *when: dict[str, Any]) -> RuleSet:
    """The shipped rules in which the rule that lowers is for an item, and asks for something else."""
    value = shipped()
    outcome = {"tier": "CAUTION", "locks": list(locks(locked))}
    row(value, "combinations", "C3d").update(when=list(when), lowers=item, outcome=outcome)
    return typed(value)


def test_what_is_lowered_is_the_item_that_the_rule_names_and_it_is_only_lowered() -> None:
    both = ({"kind": "items", "any_of": ["leg_tingle"]}, {"kind": "items", "any_of": ["weight_loss"]})
    rules = lowering("weight_loss", "ph", *both)
    result = triage(rules, Case({"leg_tingle": "yes", "weight_loss": "yes"}))
    assert (result.tier, result.locks) == (Tier.SOON, (A,))
    assert [f.rule for f in result.fired] == ["item:leg_tingle", "C3d"]
    # Heat is no lock of that row, so the rule does not lock it either.
    assert triage(rules, Case({"leg_tingle": "unsure", "weight_loss": "yes"})).locks == (S,)
    cold = lowering("weight_loss", "ph", {"kind": "flu-like"})
    result = triage(cold, Case({"weight_loss": "yes"}, flu_like=True))
    assert (result.tier, result.locks, result.fired[0].items) == (Tier.CAUTION, (P,), ())


def test_a_rule_that_lowers_what_was_not_said_leads_to_nothing() -> None:
    cold = lowering("weight_loss", "a", {"kind": "flu-like"})
    for case in (Case(flu_like=True), Case({"weight_loss": "no"}, flu_like=True)):
        result = triage(cold, case)
        assert (result.tier, result.locks, result.fired) == (Tier.NONE, (), ())
    assert triage(cold, Case({"dizzy": "yes"}, flu_like=True)).tier is Tier.CAUTION


def test_a_rule_that_leads_to_nothing_is_not_said() -> None:
    value = shipped()
    row(value, "combinations", "C5").update(outcome={"tier": "NONE", "locks": []})
    result = triage(typed(value), Case({"weight_loss": "yes", "night_pain": "yes"}))
    assert [f.rule for f in result.fired] == ["item:weight_loss", "item:night_pain"]


def test_a_rule_on_the_person_is_settled_by_its_own_plan_or_its_own_clearance() -> None:
    for profile, settled, rules in (
        (Profile((17, 17), frozenset({"pregnant"})), (), ["P1", "P2"]),
        (Profile((17, 17), frozenset({"pregnant"})), ("P1",), ["P2"]),
        (Profile((17, 17), frozenset({"pregnant"})), ("P2", "P3"), ["P1"]),
        (Profile((17, 17), frozenset({"pregnant"}), frozenset({"child_plan_confirmed"})), (), ["P2"]),
        (Profile((17, 17), frozenset({"pregnant"}), frozenset({"P1", "P2"})), (), ["P1", "P2"]),
        (Profile((18, 18)), (), []),
    ):
        case = Case(profile=profile, settled=frozenset(settled))
        assert [f.rule for f in triage(RULES, case).fired] == rules


def test_an_emergency_locks_everything_whatever_its_rule_says() -> None:
    value = shipped()
    row(value, "combinations", "C5").update(outcome={"tier": "EMERGENCY", "locks": []})
    result = triage(typed(value), Case({"weight_loss": "yes", "night_pain": "yes"}))
    assert (result.tier, result.locks) == (Tier.EMERGENCY, (A, H, I))


# -- still there ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "said", "status", "expected"),
    [
        ("dizzy", "yes", "new", (Tier.SOON, (A,))),
        ("dizzy", "unsure", "new", (Tier.SOON, (A,))),
        ("trauma_minor", "yes", "new", (Tier.SOON, (S,))),
        ("trauma_minor", "yes", "worse", (Tier.SOON, (A,))),
        # It lowers nothing, and raises nothing that is gone or settled.
        ("pain_severe_now", "yes", "worse", (Tier.SOON, (A,))),
        ("trauma_minor", "yes", "resolved", (Tier.NONE, ())),
        ("trauma_minor", "yes", "improving", (Tier.NONE, ())),
        ("dizzy", "no", "new", (Tier.NONE, ())),
        # Only what its row says.
        ("heat_unsafe", "yes", "new", (Tier.CAUTION, (H,))),
        ("fever", "yes", "new", (Tier.URGENT, (A, H))),
    ],
)
def test_what_is_still_there_after_its_hours(item: str, said: Any, status: Any, expected: Any) -> None:
    case = Case({item: said}, {item: status}, persisting=frozenset({item, "pain_new_pattern"}))
    result = triage(RULES, case)
    assert (result.tier, result.locks) == expected
    once = triage(RULES, Case({item: said}, {item: status}))
    assert ("R1" in {f.rule for f in result.fired}) is (once.tier is not Tier.NONE and item not in (
        "heat_unsafe",
    ))  # fmt: skip


def test_what_stays_above_soon_is_not_taken_down_to_it() -> None:
    value = shipped()
    row(value, "items", "fever")["raised_when_persisting"] = True
    result = triage(typed(value), Case({"fever": "yes"}, persisting=frozenset({"fever"})))
    assert (result.tier, result.locks) == (Tier.URGENT, (A, H))
    assert result.fired[-1] == Fired("R1", ("fever",), "CLIN")


def test_what_stays_is_not_explained_away_by_a_cold() -> None:
    value = shipped()
    row(value, "items", "chest_pain")["raised_when_persisting"] = True
    row(value, "combinations", "C3d").update(when=[{"kind": "flu-like"}], lowers="chest_pain")
    rules, case = typed(value), Case({"chest_pain": "yes"}, flu_like=True)
    assert triage(rules, case).tier is Tier.CAUTION
    result = triage(rules, Case(case.answers, flu_like=True, persisting=frozenset({"chest_pain"})))
    assert (result.tier, result.locks) == (Tier.SOON, (A, H)), "it is still a cold, and has stayed too long"


def test_several_that_stay_are_each_said_always_in_the_same_order() -> None:
    case = Case({"trauma_minor": "yes", "dizzy": "yes"}, persisting=frozenset({"trauma_minor", "dizzy"}))
    assert [f.items for f in triage(RULES, case).fired if f.rule == "R1"] == [("dizzy",), ("trauma_minor",)]


# -- rules found elsewhere --------------------------------------------------------------------------------

FEVER = triage(RULES, Case({"fever": "yes"}))
TIRED = triage(RULES, Case({"drowsy_impaired": "yes"}))


def test_rules_of_the_diary_join_a_result() -> None:
    assert with_rules(RULES, FEVER, ()) == FEVER
    assert with_rules(RULES, TIRED, iter(("N7", "N4b"))) == Triage(
        Tier.SOON,
        (H, S),
        (*TIRED.fired, Fired("N7", (), "CLIN"), Fired("N4b", (), "RE-24")),
        RULES.rules_version,
    )
    # They take nothing down.
    joined = with_rules(RULES, FEVER, ("N7",))
    assert (joined.tier, joined.locks) == (Tier.URGENT, (A, H))
    assert with_rules(RULES, triage(RULES, Case({"chest_pain": "yes"})), ("N8",)).locks == (A, H, I)
    with pytest.raises(KeyError):
        with_rules(RULES, FEVER, ("N9",))


@pytest.mark.parametrize("tier", Tier)
def test_with_rules_of_the_diary_the_higher_tier_counts(tier: Tier) -> None:
    result = Triage(tier, (), (), "x")
    for rule, own in (("N8", Tier.CAUTION), ("N7", Tier.SOON), ("N6", Tier.URGENT)):
        joined = with_rules(RULES, result, (rule,))
        assert joined.tier is max(tier, own, key=list(Tier).index)
        assert joined.rules_version == "x"
        assert joined.tier is not Tier.EMERGENCY or joined.locks == (A, H, I)
