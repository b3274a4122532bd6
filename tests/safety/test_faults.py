"""Each fault of a rule set: one change of the shipped rules brings it, and it is said in one line."""

from collections.abc import Callable
from typing import Any

import pytest
from safety_samples import RULES, row, shipped, typed

from corecoach.safety import faults

Change = Callable[[Any], object]
NEEDS_ALL = "EMERGENCY must lock all_exercise, heat and ice"
A, AH, AHI = ["all_exercise"], ["all_exercise", "heat"], ["all_exercise", "heat", "ice"]


def found(change: Change) -> tuple[str, ...]:
    """The faults of the shipped rules after a change."""
    value = shipped()
    change(value)
    return faults(typed(value))


def outcome(tier: str, locks: list[str]) -> dict[str, Any]:
    return {"tier": tier, "locks": locks}


def put(part: str, row_id: str, **changes: Any) -> Change:
    """Change a row."""
    return lambda value: row(value, part, row_id).update(changes)


def status(item: str, name: str, tier: str, locks: list[str]) -> Change:
    """Give an item an outcome for a status."""
    return lambda value: row(value, "items", item)["statuses"].update({name: outcome(tier, locks)})


def step(table: str, name: str, tier: str, to: str, locks: str) -> Change:
    """Give a table of statuses a step."""
    return lambda value: value[table].setdefault(name, {}).update({tier: {"tier": to, "locks": locks}})


def copied(part: str, row_id: str, **changes: Any) -> Change:
    """Add a row that is like another."""
    return lambda value: value[part].append(row(value, part, row_id) | changes)


def when(rule: str, *clauses: dict[str, Any]) -> Change:
    """Let a combination ask for these clauses."""
    return put("combinations", rule, when=list(clauses))


def numbers(rule: str, **changes: int) -> Change:
    """Change the thresholds of a rule on scores."""
    return lambda value: row(value, "numeric", rule)["numbers"].update(changes)


def gate(at: int, *items: str) -> Change:
    """Add items to a gate."""
    return lambda value: value["gates"][at]["items"].extend(items)


def both(*changes: Change) -> Change:
    """One change after another."""
    return lambda value: [change(value) for change in changes]


def items(*names: str) -> dict[str, Any]:
    return {"kind": "items", "any_of": list(names)}


def pair(**changes: list[str]) -> dict[str, Any]:
    return {"kind": "pair", "first": ["fever"], "second": ["fever"], "unsure_ignored": []} | changes


PERSON = {"kind": "person", "any_of": ["pregnant"]}
FLU = {"kind": "flu-like"}


def test_the_shipped_rules_have_none() -> None:
    assert faults(RULES) == ()


# -- ids, gates and groups ------------------------------------------------------------------------------

NAMES: list[tuple[str, Change]] = [
    ("items: fever stands twice", copied("items", "fever", number=46)),
    ("items: numbers must rise", put("items", "fever", number=20)),
    ("items: numbers must rise", put("items", "fever", number=17)),
    ("items: numbers must rise", copied("items", "fever", id="fever_too")),
    ("rules: C1 stands twice", copied("combinations", "C1")),
    ("rules: P1 stands twice", copied("persons", "P1")),
    ("rules: N4 stands twice", copied("numeric", "N4")),
    ("rules: C5 stands twice", put("persons", "P5", id="C5")),
    ("rules: N4 stands twice", put("combinations", "C5", id="N4")),
    ("modifiers: pregnant stands twice", copied("modifiers", "pregnant")),
    ("gates: must be G1, G2, G3, W in this order", lambda v: v["gates"].reverse()),
    ("gates: must be G1, G2, G3, W in this order", lambda v: v["gates"].insert(2, v["gates"].pop())),
    ("gates.G1: unknown item nothing", gate(0, "nothing")),
    ("gates.W: unknown item nothing", gate(3, "nothing")),
    ("gates: fever belongs to two gates", gate(0, "fever")),
    ("gates: fever belongs to two gates", gate(1, "fever")),
    ("groups.NS: unknown item nothing", lambda v: v["groups"]["NS"].append("nothing")),
]


@pytest.mark.parametrize(("line", "change"), NAMES)
def test_names_that_stand_twice_or_nowhere(line: str, change: Change) -> None:
    assert found(change) == (line,)


def test_every_wrong_name_is_said_in_order() -> None:
    change = both(
        copied("items", "fever", number=46), copied("items", "dizzy", number=47), gate(0, "one"),
        gate(2, "two"), copied("modifiers", "diabetes"), lambda v: v["groups"]["CES"].append("three"),
    )  # fmt: skip
    assert found(change) == (
        "items: dizzy stands twice", "items: fever stands twice", "modifiers: diabetes stands twice",
        "gates.G1: unknown item one", "gates.G3: unknown item two", "groups.CES: unknown item three",
    )  # fmt: skip


def test_after_a_wrong_name_the_rest_is_not_looked_at() -> None:
    later = put("combinations", "C5", clears="none")
    assert found(both(gate(0, "nothing"), later)) == ("gates.G1: unknown item nothing",)


# -- items ------------------------------------------------------------------------------------------------

NOT_ABOVE = "must not be above new"
ITEMS: list[tuple[str, Change]] = [
    *[
        (f"ces_bowel: yes: {NEEDS_ALL}", put("items", "ces_bowel", yes=outcome("EMERGENCY", locks)))
        for locks in (A, AH, ["all_exercise", "ice"])
    ],
    (f"trauma_major: yes: {NEEDS_ALL}",
     put("items", "trauma_major", yes=outcome("EMERGENCY", ["heat", "ice"]), unsure=outcome("SOON", []))),
    (f"chest_pain: unsure: {NEEDS_ALL}", put("items", "chest_pain", unsure=outcome("EMERGENCY", AH))),
    (f"leg_weak: worse: {NEEDS_ALL}", status("leg_weak", "worse", "EMERGENCY", A)),
    ("weight_loss: unsure: NONE locks nothing",
     put("items", "weight_loss", unsure=outcome("NONE", ["progression"]))),
    ("dizzy: resolved: NONE locks nothing", status("dizzy", "resolved", "NONE", A)),
    ("weight_loss: unsure: must not be above yes", put("items", "weight_loss", unsure=outcome("URGENT", []))),
    ("weight_loss: unsure: must not be above yes", put("items", "weight_loss", unsure=outcome("CAUTION", A))),
    *[(f"weight_loss: {name}: {NOT_ABOVE}", status("weight_loss", name, tier, locks))
      for name in ("known_unchanged", "improving", "old_unassessed", "resolved")
      for tier, locks in (("URGENT", []), ("SOON", A), ("CAUTION", ["heat"]))],
    ("weight_loss: new: is the row itself", status("weight_loss", "new", "SOON", ["strengthening"])),
    ("weight_loss: worse: must not be below new", status("weight_loss", "worse", "SOON", ["progression"])),
    ("weight_loss: worse: must not be below new", status("weight_loss", "worse", "CAUTION", A)),
    ("fever: clears: what locks needs a way out", put("items", "fever", clears="none")),
    ("morning_stiff: clears: what locks needs a way out", status("morning_stiff", "worse", "SOON", ["heat"])),
    ("weight_loss: clears: what locks needs a way out",
     put("items", "weight_loss", clears="none", unsure=outcome("CAUTION", []))),
]  # fmt: skip


@pytest.mark.parametrize(("line", "change"), ITEMS)
def test_rows_that_contradict_themselves(line: str, change: Change) -> None:
    assert found(change) == (f"items.{line}",)


SOUND: list[Change] = [
    put("items", "weight_loss", unsure=outcome("SOON", ["strengthening"])),
    put("items", "weight_loss", unsure=outcome("SOON", ["progression"])),
    *[status("weight_loss", name, "SOON", ["strengthening"])
      for name in ("known_unchanged", "improving", "old_unassessed", "resolved", "worse")],
    status("leg_weak", "worse", "EMERGENCY", AHI),
    put("items", "weight_loss", clears="none", yes=outcome("SOON", []), unsure=outcome("CAUTION", [])),
    put("items", "fever", number=18),
    step("statuses", "resolved", "SOON", "SOON", "row"),
    step("statuses", "worse", "CAUTION", "CAUTION", "row+all"),
    step("statuses_without_baseline", "worse", "CAUTION", "CAUTION", "row+all"),
    step("statuses_without_baseline", "resolved", "URGENT", "URGENT", "all"),
    put("combinations", "C5", outcome=outcome("EMERGENCY", AHI)),
    put("combinations", "C5", outcome=outcome("NONE", [])),
    when("C5", {"kind": "person", "any_of": ["age<18", "age>=65", "diabetes"]}),
    put("persons", "P1", clears="CLIN-A"),
    put("numeric", "N4", item="dizzy"),
    put("numeric", "N0b", outcome=outcome("URGENT", ["heat", "all_exercise"])),
]  # fmt: skip


@pytest.mark.parametrize("change", SOUND)
def test_what_may_be_changed_without_a_fault(change: Change) -> None:
    assert found(change) == ()


# -- statuses ---------------------------------------------------------------------------------------------

STATUSES: list[tuple[str, Change]] = [
    ("statuses.new: is the row itself", step("statuses", "new", "SOON", "SOON", "row")),
    *[(f"statuses.{name}: needs a step for each tier", lambda v, n=name: v["statuses"].pop(n))
      for name in ("worse", "known_unchanged", "improving", "old_unassessed", "resolved")],
    ("statuses.worse: needs a step for each tier", lambda v: v["statuses"]["worse"].pop("CAUTION")),
    ("statuses.resolved: needs a step for each tier", step("statuses", "resolved", "NONE", "NONE", "none")),
    *[(f"statuses.{name}.SOON: must not be above new", step("statuses", name, "SOON", "URGENT", "row"))
      for name in ("known_unchanged", "improving", "old_unassessed", "resolved")],
    ("statuses.worse.SOON: must not be below new", step("statuses", "worse", "SOON", "CAUTION", "row+all")),
    *[("statuses.worse.SOON: must not be below new", step("statuses", "worse", "SOON", "URGENT", locks))
      for locks in ("row", "all", "relaxed", "progression", "none")],
    ("statuses_without_baseline.new: is the row itself",
     step("statuses_without_baseline", "new", "EMERGENCY", "NONE", "none")),
    ("statuses_without_baseline.resolved.SOON: must not be above new",
     step("statuses_without_baseline", "resolved", "SOON", "URGENT", "row")),
    ("statuses_without_baseline.worse.SOON: must not be below new",
     step("statuses_without_baseline", "worse", "SOON", "CAUTION", "row+all")),
    ("statuses_without_baseline.worse.SOON: must not be below new",
     step("statuses_without_baseline", "worse", "SOON", "URGENT", "row")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "change"), STATUSES)
def test_statuses_out_of_order(line: str, change: Change) -> None:
    assert found(change) == (line,)


# -- combinations and persons -----------------------------------------------------------------------------

UNKNOWN = "C5: unknown item nothing"
COMBINATIONS: list[tuple[str, Change]] = [
    (f"C1: outcome: {NEEDS_ALL}", put("combinations", "C1", outcome=outcome("EMERGENCY", AH))),
    ("C5: outcome: NONE locks nothing", put("combinations", "C5", outcome=outcome("NONE", A))),
    ("C5: clears: what locks needs a way out", put("combinations", "C5", clears="none")),
    (UNKNOWN, put("combinations", "C5", lowers="nothing")),
    (UNKNOWN, when("C5", items("fever", "nothing"))),
    (UNKNOWN, when("C5", FLU, items("nothing"))),
    (UNKNOWN, when("C5", pair(first=["nothing"]))),
    (UNKNOWN, when("C5", pair(second=["fever", "nothing"]))),
    (UNKNOWN, when("C5", pair(unsure_ignored=["nothing"]))),
    (UNKNOWN, when("C5", {"kind": "count", "tier": "SOON", "at_least": 3, "leaving_out": ["nothing"]})),
    (UNKNOWN, when("C5", {"kind": "not", "clause": items("nothing")})),
    (UNKNOWN, when("C5", {"kind": "any", "of": [FLU, items("nothing")]})),
    (UNKNOWN, when("C5", {"kind": "all", "of": [FLU, {"kind": "not", "clause": items("nothing")}]})),
    ("C5: unknown item @nothing", when("C5", items("@NS", "@nothing"))),
    # A group's name without its sign is an item, and an item's with one is a group.
    ("C5: unknown item @fever", when("C5", items("@fever"))),
    *[(f"C5: unknown fact {fact}", when("C5", PERSON | {"any_of": ["pregnant", fact]}))
      for fact in ("nothing", "age", "aged", "age_over_sixty", "child_plan_confirmed")],
]  # fmt: skip


@pytest.mark.parametrize(("line", "change"), COMBINATIONS)
def test_combinations_of_what_there_is_not(line: str, change: Change) -> None:
    assert found(change) == (f"combinations.{line}",)


PERSONS: list[tuple[str, Change]] = [
    (f"persons.P1: outcome: {NEEDS_ALL}", put("persons", "P1", outcome=outcome("EMERGENCY", A))),
    ("persons.P5: outcome: NONE locks nothing", put("persons", "P5", outcome=outcome("NONE", A))),
    ("persons.P2: unknown fact nothing", put("persons", "P2", when=PERSON | {"any_of": ["nothing"]})),
    *[("persons.P3: clears: a clinician confirms the plan", put("persons", "P3", clears=clears))
      for clears in ("none", "auto", "RE-24")],
    ("items.fever: unknown fact nothing", put("items", "fever", only_if=["pregnant", "nothing"])),
]  # fmt: skip


@pytest.mark.parametrize(("line", "change"), PERSONS)
def test_rules_on_the_person_that_nobody_can_settle(line: str, change: Change) -> None:
    assert found(change) == (line,)


# -- scores -----------------------------------------------------------------------------------------------

THRESHOLDS = {
    "N0": "highest, lowest", "N0b": "lowest", "N1": "ends_session, stop_above, stop_rise", "N3": "lowest",
    "N4": "rise", "N4b": "mornings", "N5": "hours, rise", "N5b": "hours, rise", "N6": "days, lowest",
    "N7": "weeks", "N8": "settle_min",
}  # fmt: skip
IN_ORDER = "numeric: N0 and N0b must follow on one another"


def test_every_rule_on_scores_that_the_code_asks_for_is_needed() -> None:
    assert set(THRESHOLDS) == {rule.id for rule in RULES.numeric}
    for rule_id in THRESHOLDS:
        assert found(lambda v, i=rule_id: v["numeric"].remove(row(v, "numeric", i))) == (
            f"numeric: {rule_id} is missing",
        )


@pytest.mark.parametrize("rule_id", THRESHOLDS)
def test_every_rule_on_scores_needs_its_thresholds_and_no_other(rule_id: str) -> None:
    line = f"numeric.{rule_id}: needs the numbers {THRESHOLDS[rule_id]}"
    assert found(numbers(rule_id, more=1)) == (line,)
    for name in THRESHOLDS[rule_id].split(", "):
        fewer = found(lambda v, n=name: row(v, "numeric", rule_id)["numbers"].pop(n))
        # Without its edge a range cannot be compared either.
        assert fewer == ((line, IN_ORDER) if rule_id in ("N0", "N0b") else (line,))


NUMERIC: list[tuple[str, Change]] = [
    ("numeric.N9: is not a rule that CoreCoach knows", copied("numeric", "N4", id="N9")),
    ("numeric.N5: unknown item nothing", put("numeric", "N5", item="nothing")),
    *[(f"numeric.{rule}: must name the item that it answers", put("numeric", rule, item=""))
      for rule in ("N0b", "N3", "N5", "N5b", "N6")],
    (f"numeric.N6: outcome: {NEEDS_ALL}", put("numeric", "N6", outcome=outcome("EMERGENCY", A))),
    ("numeric.N4: outcome: NONE locks nothing", put("numeric", "N4", outcome=outcome("NONE", A))),
    ("numeric.N4b: mornings is fixed at 2", numbers("N4b", mornings=3)),
    *[("numeric: N5 and N5b must have the same item and rise", change)
      for change in (numbers("N5", rise=4), numbers("N5b", rise=2), put("numeric", "N5b", item="dizzy"))],
    *[(IN_ORDER, both(numbers("N0", lowest=a, highest=b), numbers("N0b", lowest=c)))
      for a, b, c in ((6, 7, 9), (6, 7, 7), (8, 7, 8), (6, 10, 11), (6, 9, 8))],
    ("numeric.N0b: must lock all_exercise",
     put("numeric", "N0b", outcome=outcome("CAUTION", ["strengthening"]))),
]  # fmt: skip


@pytest.mark.parametrize(("line", "change"), NUMERIC)
def test_rules_on_scores_that_leave_a_hole(line: str, change: Change) -> None:
    assert found(change) == (line,)


def test_a_missing_edge_is_never_taken_for_one_that_fits() -> None:
    def popped(rule: str, name: str) -> Change:
        return lambda value: row(value, "numeric", rule)["numbers"].pop(name)

    for change in (
        both(numbers("N0", lowest=0), numbers("N0b", lowest=0), popped("N0", "highest")),
        both(numbers("N0", lowest=1), numbers("N0b", lowest=2), popped("N0", "highest")),
        both(numbers("N0", lowest=0, highest=0), popped("N0b", "lowest")),
        both(numbers("N0", highest=99), numbers("N0b", lowest=100), popped("N0", "lowest")),
    ):
        assert IN_ORDER in found(change)


def test_the_range_is_looked_at_where_other_rules_are_missing() -> None:
    def without(value: Any) -> None:
        value["numeric"] = [row(value, "numeric", "N0"), row(value, "numeric", "N0b")]

    missing = tuple(
        f"numeric: {rule_id} is missing" for rule_id in THRESHOLDS if rule_id not in ("N0", "N0b")
    )
    assert found(without) == missing
    assert found(both(without, numbers("N0", highest=5))) == (*missing, IN_ORDER)
    # Without one of the two there is nothing to compare.
    assert IN_ORDER not in found(lambda v: v.update(numeric=[row(v, "numeric", "N0")]))


def test_a_jump_is_compared_where_other_rules_are_missing() -> None:
    def without(value: Any) -> None:
        value["numeric"] = [row(value, "numeric", "N5"), row(value, "numeric", "N5b")]

    line = "numeric: N5 and N5b must have the same item and rise"
    assert line in found(both(without, numbers("N5", rise=4)))
    assert line not in found(without)
    assert line not in found(lambda v: v.update(numeric=[row(v, "numeric", "N5")]))


@pytest.mark.parametrize(("lowest", "highest", "forbids"), [(0, 7, 8), (7, 7, 8), (6, 9, 10), (1, 1, 2)])
def test_ranges_of_scores_that_leave_none(lowest: int, highest: int, forbids: int) -> None:
    change = both(numbers("N0", lowest=lowest, highest=highest), numbers("N0b", lowest=forbids))
    assert found(change) == ()


def test_every_fault_is_said() -> None:
    change = both(
        put("items", "fever", clears="none"), lambda v: v["statuses"].pop("worse"),
        put("combinations", "C5", clears="none"), put("persons", "P1", clears="auto"), numbers("N4", more=1),
    )  # fmt: skip
    assert [line.partition(":")[0] for line in found(change)] == [
        "items.fever", "statuses.worse", "combinations.C5", "persons.P1", "numeric.N4",
    ]  # fmt: skip
