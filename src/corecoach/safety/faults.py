"""What makes a set of rules inconsistent. A set with a fault is not used, and then nothing starts."""

from collections.abc import Iterable, Iterator, Mapping

from corecoach.safety.locks import EVERYTHING, within
from corecoach.safety.rules import (
    GATE_IDS,
    STATUSES,
    WEEKLY,
    AllOf,
    AnyOf,
    Clause,
    Count,
    Items,
    Lock,
    Not,
    Outcome,
    Pair,
    Person,
    RuleSet,
    ScreeningItem,
    Status,
    StatusStep,
    Tier,
)

# The rules on scores that the code asks for, and the thresholds that each needs.
_NUMERIC = {
    "N0": {"lowest", "highest"},
    "N0b": {"lowest"},
    "N1": {"stop_above", "stop_rise", "ends_session"},
    "N3": {"lowest"},
    "N4": {"rise"},
    "N4b": {"mornings"},
    "N5": {"rise", "hours"},
    "N5b": {"rise", "hours"},
    "N6": {"lowest", "days"},
    "N7": {"weeks"},
    "N8": {"settle_min"},
}
# What the code has in its shape: two mornings are the last two, and the 72 h of a jump are those of the same
# jump. A row that says otherwise would be believed by its reader and by nobody else.
_FIXED = {("N4b", "mornings"): 2}
# Those that answer an item by themselves.
_ANSWERING = {"N0b", "N3", "N5", "N5b", "N6"}


def faults(rules: RuleSet) -> tuple[str, ...]:
    """What makes a rule set inconsistent, one line each; empty when it may be used."""
    found = [*_ids(rules), *_gates(rules), *_groups(rules)]
    if found:
        return tuple(found)  # the rest would only repeat it
    found += [f"items.{item.id}: {line}" for item in rules.items for line in _item(item)]
    found += [*_statuses(rules), *_combinations(rules), *_persons(rules), *_numeric(rules)]
    return tuple(found)


def _ids(rules: RuleSet) -> Iterator[str]:
    ids = [item.id for item in rules.items]
    yield from (f"items: {i} stands twice" for i in _twice(ids))
    numbers = [item.number for item in rules.items]
    if numbers != sorted(set(numbers)):
        yield "items: numbers must rise"
    of_rules = [r.id for part in (rules.combinations, rules.persons, rules.numeric) for r in part]
    yield from (f"rules: {i} stands twice" for i in _twice(of_rules))
    yield from (f"modifiers: {i} stands twice" for i in _twice([m.id for m in rules.modifiers]))


def _twice(ids: list[str]) -> list[str]:
    return [i for i in sorted(set(ids)) if ids.count(i) > 1]


def _gates(rules: RuleSet) -> Iterator[str]:
    if tuple(gate.id for gate in rules.gates) != (*GATE_IDS, WEEKLY):
        yield "gates: must be G1, G2, G3, W in this order"
    for gate in rules.gates:
        yield from (f"gates.{gate.id}: unknown item {i}" for i in gate.items if not rules.has_item(i))
    placed = [i for gate in rules.gates for i in gate.items]
    yield from (f"gates: {i} belongs to two gates" for i in _twice(placed))


def _groups(rules: RuleSet) -> Iterator[str]:
    for name, members in rules.groups.items():
        yield from (f"groups.{name}: unknown item {i}" for i in members if not rules.has_item(i))


def _outcome(name: str, outcome: Outcome) -> Iterator[str]:
    if outcome.tier is Tier.EMERGENCY and not set(EVERYTHING) <= set(outcome.locks):
        yield f"{name}: EMERGENCY must lock all_exercise, heat and ice"
    if outcome.tier is Tier.NONE and outcome.locks:
        yield f"{name}: NONE locks nothing"


def _item(item: ScreeningItem) -> Iterator[str]:
    rows: dict[str, Outcome] = {"yes": item.yes, "unsure": item.unsure}
    rows |= {str(status): outcome for status, outcome in item.statuses.items()}
    for name, outcome in rows.items():
        yield from _outcome(name, outcome)
    if not within(item.unsure, item.yes):
        yield "unsure: must not be above yes"
    for status in ("known_unchanged", "improving", "old_unassessed", "resolved"):
        if status in item.statuses and not within(item.statuses[status], item.yes):
            yield f"{status}: must not be above new"
    if "new" in item.statuses:
        yield "new: is the row itself"
    if "worse" in item.statuses and not within(item.yes, item.statuses["worse"]):
        yield "worse: must not be below new"
    if item.clears == "none" and _locks_anything(rows.values()):
        yield "clears: what locks needs a way out"


def _locks_anything(outcomes: Iterable[Outcome]) -> bool:
    return any(outcome.locks for outcome in outcomes)


def _statuses(rules: RuleSet) -> Iterator[str]:
    tiers = [tier for tier in Tier if tier is not Tier.NONE]
    for status in STATUSES:
        steps = rules.statuses.get(status, {})
        if status == "new" and steps:
            yield "statuses.new: is the row itself"
        if status != "new" and set(steps) != set(tiers):
            yield f"statuses.{status}: needs a step for each tier"
        yield from _steps("statuses", status, steps)
    for status, steps in rules.statuses_without_baseline.items():
        if status == "new":
            yield "statuses_without_baseline.new: is the row itself"
        yield from _steps("statuses_without_baseline", status, steps)


def _steps(table: str, status: Status, steps: Mapping[Tier, StatusStep]) -> Iterator[str]:
    for tier, step in steps.items():
        if status != "worse" and step.tier.rank > tier.rank:
            yield f"{table}.{status}.{tier}: must not be above new"
        if status == "worse" and (step.tier.rank < tier.rank or step.locks != "row+all"):
            yield f"{table}.worse.{tier}: must not be below new"


def _combinations(rules: RuleSet) -> Iterator[str]:
    for rule in rules.combinations:
        for line in _outcome("outcome", rule.outcome):
            yield f"combinations.{rule.id}: {line}"
        if rule.clears == "none":
            yield f"combinations.{rule.id}: clears: what locks needs a way out"
        if rule.lowers and not rules.has_item(rule.lowers):
            yield f"combinations.{rule.id}: unknown item {rule.lowers}"
        for clause in rule.when:
            yield from (f"combinations.{rule.id}: {line}" for line in _clause(rules, clause))


def _clause(rules: RuleSet, clause: Clause) -> Iterator[str]:
    match clause:
        case Items():
            yield from _names(rules, clause.any_of)
        case Pair():
            yield from _names(rules, (*clause.first, *clause.second, *clause.unsure_ignored))
        case Count():
            yield from _names(rules, clause.leaving_out)
        case Person():
            yield from _facts(rules, clause.any_of)
        case AnyOf() | AllOf():
            for part in clause.of:
                yield from _clause(rules, part)
        case Not():
            yield from _clause(rules, clause.clause)


def _names(rules: RuleSet, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        known = name[1:] in rules.groups if name.startswith("@") else rules.has_item(name)
        if not known:
            yield f"unknown item {name}"


def _facts(rules: RuleSet, facts: Iterable[str]) -> Iterator[str]:
    known = {modifier.id for modifier in rules.modifiers}
    of_age = ("age<", "age>=")
    yield from (f"unknown fact {f}" for f in facts if not f.startswith(of_age) and f not in known)


def _persons(rules: RuleSet) -> Iterator[str]:
    for rule in rules.persons:
        for line in [*_outcome("outcome", rule.outcome), *_facts(rules, rule.when.any_of)]:
            yield f"persons.{rule.id}: {line}"
        if not rule.clears.startswith("CLIN"):
            yield f"persons.{rule.id}: clears: a clinician confirms the plan"
    known = {modifier.id for modifier in rules.modifiers}
    only_if = {(item.id, m) for item in rules.items for m in item.only_if}
    yield from (f"items.{i}: unknown fact {m}" for i, m in sorted(only_if) if m not in known)


def _numeric(rules: RuleSet) -> Iterator[str]:
    found = {rule.id: rule for rule in rules.numeric}
    for rule_id, names in _NUMERIC.items():
        if rule_id not in found:
            yield f"numeric: {rule_id} is missing"
        elif set(found[rule_id].numbers) != names:
            yield f"numeric.{rule_id}: needs the numbers {', '.join(sorted(names))}"
    for rule in rules.numeric:
        if rule.id not in _NUMERIC:
            yield f"numeric.{rule.id}: is not a rule that CoreCoach knows"
        if rule.id in _ANSWERING and not rule.item:
            yield f"numeric.{rule.id}: must name the item that it answers"
        if rule.item and not rules.has_item(rule.item):
            yield f"numeric.{rule.id}: unknown item {rule.item}"
        for line in _outcome("outcome", rule.outcome):
            yield f"numeric.{rule.id}: {line}"
    for (rule_id, name), value in _FIXED.items():
        if rule_id in found and found[rule_id].numbers.get(name, value) != value:
            yield f"numeric.{rule_id}: {name} is fixed at {value}"
    if {"N5", "N5b"} <= found.keys():
        yield from _longer_jump(rules)
    if {"N0", "N0b"} <= found.keys():
        yield from _score_range(rules)


def _longer_jump(rules: RuleSet) -> Iterator[str]:
    """N5b is a jump of N5 that has lasted longer, and what it answers is that the jump is worse."""
    pair = [rules.score_rule("N5"), rules.score_rule("N5b")]
    rises = {rule.numbers["rise"] for rule in pair if "rise" in rule.numbers}
    items = {rule.item for rule in pair if rule.item and rules.has_item(rule.item)}
    if len(rises) > 1 or len(items) > 1:
        yield "numeric: N5 and N5b must have the same item and rise"


def _score_range(rules: RuleSet) -> Iterator[str]:
    """No score may fall between the rule that leaves the gentle set and the one that leaves nothing."""
    n0, n0b = rules.score_rule("N0").numbers, rules.score_rule("N0b").numbers
    if not (0 <= n0.get("lowest", 99) <= n0.get("highest", -1) == n0b.get("lowest", 0) - 1 <= 9):
        yield "numeric: N0 and N0b must follow on one another"
    if Lock.ALL_EXERCISE not in rules.score_rule("N0b").outcome.locks:
        yield "numeric.N0b: must lock all_exercise"
