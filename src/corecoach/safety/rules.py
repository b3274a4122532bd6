"""The screening rules as data: gates, items, tiers, locks and what clears them."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct


class Tier(StrEnum):
    """How soon somebody should act, from NONE to EMERGENCY."""

    NONE = "NONE"
    CAUTION = "CAUTION"
    SOON = "SOON"
    URGENT = "URGENT"
    EMERGENCY = "EMERGENCY"

    @property
    def rank(self) -> int:
        """0 for NONE up to 4 for EMERGENCY."""
        return list(Tier).index(self)


class Lock(StrEnum):
    """What a reported symptom locks."""

    ALL_EXERCISE = "all_exercise"
    STRENGTHENING = "strengthening"
    THIS_EXERCISE = "this_exercise"
    PROGRESSION = "progression"
    HEAT = "heat"
    ICE = "ice"


Answer = Literal["no", "yes", "unsure"]
GateId = Literal["G1", "G2", "G3"]
GATE_IDS: tuple[GateId, ...] = ("G1", "G2", "G3")
ItemId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Clears = Annotated[str, Meta(pattern=r"^(CLIN-A|CLIN|RE-\d{1,3}|auto|none)$")]
Words = Annotated[str, Meta(min_length=1, max_length=300)]


class Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer leads to."""

    tier: Tier
    locks: tuple[Lock, ...]


class Gate(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the three questions before a session; its items open when the answer is not No."""

    id: GateId
    question: Words
    items: Annotated[tuple[ItemId, ...], Meta(min_length=1)]


class ScreeningItem(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the item table.

    `title` and `question` are what the person reads; `symptom` completes "You told us about ..." and
    "I have ..." (no disease names). `only_if` names profile modifiers without which it is left out.
    """

    id: ItemId
    number: int
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    question: Words
    symptom: Annotated[str, Meta(min_length=1, max_length=90)]
    yes: Outcome
    unsure: Outcome
    statuses: dict[str, Outcome]
    clears: Clears
    clears_note: str
    ask: tuple[str, ...]
    only_if: tuple[str, ...]
    modifiers: str
    source: Words


class NumericRule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule on the pain score before a session; `lowest` and `highest` belong to the range. `item` is the
    screening item that such a score answers with Yes, or empty."""

    id: str
    lowest: Annotated[int, Meta(ge=0, le=10)]
    highest: Annotated[int, Meta(ge=0, le=10)]
    item: str
    outcome: Outcome
    clears: Clears
    source: Words


class RuleSet(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules, with their version and who reviewed them (nobody yet: None)."""

    rules_version: str
    updated: str
    reviewed_by: str | None
    source: str
    gates: Annotated[tuple[Gate, ...], Meta(min_length=3, max_length=3)]
    items: tuple[ScreeningItem, ...]
    before_session: tuple[NumericRule, ...]

    def item(self, item_id: str) -> ScreeningItem:
        """The item with this id; raises KeyError for an unknown one."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def gate(self, gate_id: str) -> Gate:
        """The gate with this id; raises KeyError for an unknown one."""
        for gate in self.gates:
            if gate.id == gate_id:
                return gate
        raise KeyError(gate_id)


def faults(rules: RuleSet) -> tuple[str, ...]:
    """What makes a rule set inconsistent, one line each; empty when it may be used."""
    found: list[str] = []
    ids = [item.id for item in rules.items]
    found += [f"items: {i} stands twice" for i in sorted(set(ids)) if ids.count(i) > 1]
    if tuple(gate.id for gate in rules.gates) != GATE_IDS:
        found.append("gates: must be G1, G2, G3 in this order")
    found += [f"gates.{g.id}: unknown item {i}" for g in rules.gates for i in g.items if i not in ids]
    found += [f"items.{item.id}: {line}" for item in rules.items for line in _item_faults(item)]
    found += _numeric_faults(rules.before_session)
    unknown = [r for r in rules.before_session if r.item and r.item not in ids]
    found += [f"before_session.{r.id}: unknown item {r.item}" for r in unknown]
    return tuple(found)


def _item_faults(item: ScreeningItem) -> list[str]:
    lines = []
    for name, outcome in (("yes", item.yes), ("unsure", item.unsure), *item.statuses.items()):
        needed = {Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE}
        if outcome.tier is Tier.EMERGENCY and not needed <= set(outcome.locks):
            lines.append(f"{name}: EMERGENCY must lock all_exercise, heat and ice")
        if outcome.tier is Tier.NONE and outcome.locks:
            lines.append(f"{name}: NONE locks nothing")
    if item.unsure.tier.rank > item.yes.tier.rank:
        lines.append("unsure: must not be above yes")
    return lines


def _numeric_faults(rules: tuple[NumericRule, ...]) -> list[str]:
    covered = [score for rule in rules for score in range(rule.lowest, rule.highest + 1)]
    if sorted(covered) != list(range(6, 11)):
        return ["before_session: must cover the scores 6 to 10 once each"]
    return []
