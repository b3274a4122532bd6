"""The safety rules as data: gates, items, statuses, combinations, rules on persons and on pain scores."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, get_args

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
        return _RANKS[self]


_RANKS = {tier: rank for rank, tier in enumerate(Tier)}


class Lock(StrEnum):
    """What a reported symptom locks."""

    ALL_EXERCISE = "all_exercise"
    STRENGTHENING = "strengthening"
    THIS_EXERCISE = "this_exercise"
    PROGRESSION = "progression"
    HEAT = "heat"
    ICE = "ice"


Answer = Literal["no", "yes", "unsure"]
Status = Literal["new", "worse", "known_unchanged", "improving", "old_unassessed", "resolved"]
STATUSES: tuple[Status, ...] = get_args(Status)
GateId = Literal["G1", "G2", "G3", "W"]
# The three questions of every day with exercise; W is asked once a week.
GATE_IDS: tuple[GateId, ...] = ("G1", "G2", "G3")
WEEKLY: GateId = "W"
ItemId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
# An item, or `@NAME` for a group of items.
ItemOrGroup = Annotated[str, Meta(pattern=r"^(@[A-Za-z_]{1,30}|[a-z][a-z0-9_]{0,39})$")]
# A modifier, or an age in years such as `age>=65`.
Fact = Annotated[str, Meta(pattern=r"^([a-z][a-z_]{0,39}|age(<|>=)\d{1,3})$")]
RuleId = Annotated[str, Meta(pattern=r"^[A-Z]{1,2}\d{1,2}[a-e]?$")]
Clears = Annotated[str, Meta(pattern=r"^(CLIN-A|CLIN|RE-\d{1,3}|auto|none)$")]
Words = Annotated[str, Meta(min_length=1, max_length=300)]
# How a fact is known, as in the facts file: L read in the source, L2 in a text that restates it, M expert
# knowledge that was not confirmed, D a design decision.
Mark = Annotated[str, Meta(pattern=r"^(L2|[LMD])([ /](L2|[LMD]))*$")]


class Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer or a rule leads to."""

    tier: Tier
    locks: tuple[Lock, ...]


class Provenance(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a row comes from: its source, how well it is known, the version of the rules that last changed
    it, and the day a clinician reviewed it (nobody yet: None)."""

    source: Words
    mark: Mark
    since: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}\.\d{1,3}$")]
    reviewed: date | None


class Gate(Provenance, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question that stands for several items; they open when the answer is not No."""

    id: GateId
    question: Words
    items: Annotated[tuple[ItemId, ...], Meta(min_length=1)]


class ScreeningItem(Provenance, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of the item table.

    `title` and `question` are what the person reads; `symptom` completes "You told us about ..." and
    "I have ..." (no disease names). `only_if` names profile modifiers without which it is left out.
    `baseline` says who may have written the symptom down as known: the programme (`plan`), only a clearance
    by code, file or in person (`clearance`), or nobody (`never`: known counts as new); `unasked` items get
    no question about their status. `rescreen_h` is a second way out beside `clears`: hours, then a No.
    """

    id: ItemId
    number: int
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    question: Words
    symptom: Annotated[str, Meta(min_length=1, max_length=90)]
    yes: Outcome
    unsure: Outcome
    statuses: dict[Status, Outcome]
    clears: Clears
    clears_note: str
    ask: tuple[str, ...]
    only_if: tuple[str, ...]
    modifiers: str
    baseline: Literal["plan", "clearance", "never", "unasked"]
    baseline_weeks: Annotated[int, Meta(ge=1, le=52)] = 12
    rescreen_h: Annotated[int, Meta(ge=1, le=999)] | None = None
    raised_when_persisting: bool = False
    contact_days: Literal[2, 14] = 14


class StatusStep(Struct, frozen=True, forbid_unknown_fields=True):
    """What a status makes of a row's tier and locks.

    `row` keeps the row's locks, `row+all` adds all_exercise; `relaxed` turns all_exercise into
    strengthening; `progression` leaves only that, where the row locks as much.
    """

    tier: Tier
    locks: Literal["row", "row+all", "all", "relaxed", "progression", "none"]


class Items(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="items"):
    """At least so many of these items have such an answer. `active` is Yes, new or worse."""

    any_of: Annotated[tuple[ItemOrGroup, ...], Meta(min_length=1)]
    answer: Literal["active", "yes", "unsure", "active-or-unsure", "worse", "not-no"] = "active"
    at_least: Annotated[int, Meta(ge=1, le=9)] = 1


class Pair(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="pair"):
    """One item of `first` with another one of `second`, both active or unsure, at least one of them active.
    An unsure answer to an item of `unsure_ignored` does not count."""

    first: Annotated[tuple[ItemOrGroup, ...], Meta(min_length=1)]
    second: Annotated[tuple[ItemOrGroup, ...], Meta(min_length=1)]
    unsure_ignored: tuple[ItemId, ...] = ()


class Count(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="count"):
    """At least so many different active items of this tier."""

    tier: Tier
    at_least: Annotated[int, Meta(ge=1, le=9)]
    leaving_out: tuple[ItemId, ...] = ()


class Person(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="person"):
    """Any of these holds of the person."""

    any_of: Annotated[tuple[Fact, ...], Meta(min_length=1)]


class FluLike(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="flu-like"):
    """The person said that a cold or the flu goes with it."""


class AnyOf(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="any"):
    """One of these clauses holds."""

    of: Annotated[tuple["Clause", ...], Meta(min_length=2)]


class AllOf(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="all"):
    """All of these clauses hold."""

    of: Annotated[tuple["Clause", ...], Meta(min_length=2)]


class Not(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="not"):
    """This clause does not hold."""

    clause: "Clause"


Clause = Items | Pair | Count | Person | FluLike | AnyOf | AllOf | Not


class Rule(Provenance, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A combination of answers, person and context, and what it leads to when all clauses hold.

    `lowers` names the one item whose own outcome it replaces; every other rule can only raise.
    """

    id: RuleId
    when: Annotated[tuple[Clause, ...], Meta(min_length=1)]
    outcome: Outcome
    clears: Clears
    lowers: str = ""


class PersonRule(Provenance, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule on the person that needs no symptom. `plan` is what a clinician confirms in the programme;
    `title` names it for the person."""

    id: RuleId
    when: Person
    plan: str
    title: Annotated[str, Meta(min_length=1, max_length=90)]
    outcome: Outcome
    clears: Clears


class NumericRule(Provenance, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule on pain scores (0-10). `numbers` are its thresholds; `item` is the screening item that it
    answers with Yes in the status `status`, or empty: then `outcome` is its own."""

    id: RuleId
    asked: Literal["before-session", "in-session", "next-morning", "diary"]
    title: Annotated[str, Meta(min_length=1, max_length=90)]
    numbers: dict[str, Annotated[int, Meta(ge=0, le=200)]]
    outcome: Outcome
    clears: Clears
    item: str = ""
    status: Status = "new"


class Modifier(Provenance, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something about the person that makes signs weigh more. `question` is what the person reads."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,39}$")]
    question: Words


class RuleSet(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All rules, with their version and who reviewed them (nobody yet: None)."""

    rules_version: str
    updated: date
    reviewed_by: str | None
    source: str
    groups: dict[Annotated[str, Meta(pattern=r"^[A-Za-z_]{1,30}$")], tuple[ItemId, ...]]
    statuses: dict[Status, dict[Tier, StatusStep]]
    statuses_without_baseline: dict[Status, dict[Tier, StatusStep]]
    modifiers: tuple[Modifier, ...]
    gates: Annotated[tuple[Gate, ...], Meta(min_length=4, max_length=4)]
    items: tuple[ScreeningItem, ...]
    combinations: tuple[Rule, ...]
    persons: tuple[PersonRule, ...]
    numeric: tuple[NumericRule, ...]

    @cached_property
    def _items(self) -> dict[str, ScreeningItem]:
        return {item.id: item for item in self.items}

    @cached_property
    def _numeric(self) -> dict[str, NumericRule]:
        return {rule.id: rule for rule in self.numeric}

    @cached_property
    def _expanded(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        # What was expanded before: the same lists are asked for in every triage.
        return {}

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """What a clinician can confirm in a programme."""
        return tuple(rule.plan for rule in self.persons)

    def item(self, item_id: str) -> ScreeningItem:
        """The item with this id; raises KeyError for an unknown one."""
        return self._items[item_id]

    def has_item(self, item_id: str) -> bool:
        """Whether there is an item with this id."""
        return item_id in self._items

    def gate(self, gate_id: str) -> Gate:
        """The gate with this id; raises KeyError for an unknown one."""
        for gate in self.gates:
            if gate.id == gate_id:
                return gate
        raise KeyError(gate_id)

    @cached_property
    def by_score(self) -> frozenset[str]:
        """Items that scores answer by themselves: nobody is asked."""
        return frozenset(rule.item for rule in self.numeric if rule.item)

    def number(self, rule_id: str, name: str) -> int:
        """A threshold of a rule on scores; raises KeyError for an unknown one."""
        return self.score_rule(rule_id).numbers[name]

    def score_rule(self, rule_id: str) -> NumericRule:
        """The rule on scores with this id; raises KeyError for an unknown one."""
        return self._numeric[rule_id]

    def expand(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Item ids of a list of items and groups, without doubles. Raises KeyError for an unknown group."""
        if names not in self._expanded:
            found: dict[str, None] = {}
            for name in names:
                found |= dict.fromkeys(self.groups[name[1:]] if name.startswith("@") else (name,))
            self._expanded[names] = tuple(found)
        return self._expanded[names]
