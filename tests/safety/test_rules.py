"""The rules as data: tiers in order, rows by their names, groups, and what a case counts as."""

import pytest
from safety_samples import RULES, row, shipped, typed

from corecoach.safety import Case, Tier
from corecoach.safety.rules import STATUSES


def test_tiers_rise_from_nothing_to_now() -> None:
    assert [(tier.value, tier.rank) for tier in Tier] == [
        ("NONE", 0), ("CAUTION", 1), ("SOON", 2), ("URGENT", 3), ("EMERGENCY", 4),
    ]  # fmt: skip


def test_rows_are_found_by_their_id_and_no_other_is_made_up() -> None:
    assert RULES.item("fever").id == "fever" and RULES.has_item("fever")
    assert RULES.gate("W").id == "W" and RULES.gate("G1").id == "G1"
    assert RULES.score_rule("N5b").id == "N5b"
    assert RULES.number("N5b", "hours") == 72 and RULES.number("N5", "hours") == 24
    assert not RULES.has_item("Fever")
    for find in (
        lambda: RULES.item("Fever"),
        lambda: RULES.gate("G4"),
        lambda: RULES.score_rule("N9"),
        lambda: RULES.number("N9", "rise"),
        lambda: RULES.number("N5", "days"),
        lambda: RULES.expand(("@Nothing",)),
    ):
        with pytest.raises(KeyError):
            find()
    with pytest.raises(KeyError, match="G4"):
        RULES.gate("G4")


def test_groups_are_spelt_out_once_and_in_order() -> None:
    # Read anew: a rule set remembers what it was asked before.
    rules = typed(shipped())
    for _time in range(2):
        assert rules.expand(("leg_weak", "@NS", "fever", "leg_weak")) == (
            "leg_weak", "legs_both", "leg_weak_severe", "leg_numb", "leg_tingle", "walk_unsteady", "fever",
        )  # fmt: skip
        assert rules.expand(("fever", "leg_weak")) == ("fever", "leg_weak")
        assert rules.expand(()) == ()


def test_the_plans_are_those_of_the_rules_on_the_person() -> None:
    assert RULES.plans == (
        "child_plan_confirmed", "pregnancy_plan_confirmed", "postop_plan_confirmed", "aaa_plan_confirmed",
        "osteoporosis_plan_confirmed",
    )  # fmt: skip


def test_what_a_row_may_leave_out() -> None:
    value = shipped()
    for name in ("baseline_weeks", "rescreen_h", "raised_when_persisting", "contact_days"):
        row(value, "items", "leg_numb").pop(name, None)
    row(value, "combinations", "C1")["when"][0].pop("unsure_ignored")
    row(value, "numeric", "N5").pop("status", None)
    rules = typed(value)
    assert rules.combinations[0].when[0].unsure_ignored == ()  # type: ignore[union-attr]
    assert rules.score_rule("N5").status == "new"
    item = rules.item("leg_numb")
    assert (item.baseline_weeks, item.rescreen_h, item.raised_when_persisting, item.contact_days) == (
        12, None, False, 14,
    )  # fmt: skip


def test_what_is_absent_from_a_case_is_no_and_new() -> None:
    case = Case({"fever": "unsure"}, {"leg_weak": "worse"})
    assert (case.answer("fever"), case.answer("leg_weak"), case.answer("anything")) == ("unsure", "no", "no")
    assert case.status(RULES, "leg_weak") == "worse"
    assert case.status(RULES, "leg_numb") == "new"


@pytest.mark.parametrize("status", STATUSES)
def test_of_what_nobody_knows_known_counts_as_new_and_the_rest_as_stated(status: str) -> None:
    case = Case(statuses={"fever": status, "leg_numb": status, "dizzy": status})  # type: ignore[dict-item]
    expected = "new" if status in ("known_unchanged", "improving") else status
    assert case.status(RULES, "fever") == expected
    assert case.status(RULES, "leg_numb") == case.status(RULES, "dizzy") == status
