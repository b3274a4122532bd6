"""One safety check: what is due, what was answered, and whether it is all there and still good."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from corecoach.safety.rules import GATE_IDS, WEEKLY, Answer, RuleSet, ScreeningItem, Status
from corecoach.safety.waiting import Stamp, elapsed

# Asked before every session beside the gates: alcohol, or a tablet that makes sleepy. It is about now, not
# about what is new.
DROWSY = "drowsy_impaired"
# The three questions hold for the day on which they were answered, this long at the most.
SCREENING_VALID = timedelta(hours=12)
# The weekly question.
WEEK = timedelta(days=7)
# After a clearance that needed an examination every sign of the first question is asked (facts, 5.1).
CLOSE_WATCH = timedelta(days=14)


class Screening(Struct, frozen=True, forbid_unknown_fields=True, tag="screening", omit_defaults=True):
    """Answers to the gates, to the items of each gate that was not No, and the pain score.

    `asked` is when the gates were answered, if that was before: later on the same day only the score is
    asked again. `statuses` are as the baseline bears them out.
    """

    id: str
    at: datetime
    gates: dict[str, Answer]
    items: dict[str, Answer]
    pain_now: Annotated[int, Meta(ge=0, le=10)] | None
    rules_version: str
    statuses: dict[str, Status] = field(default_factory=dict)
    flu_like: bool = False
    stamp: Stamp | None = None
    asked: Stamp | None = None
    answered_by: Literal["patient", "carer"] = "patient"

    @property
    def answered(self) -> Stamp:
        """When the gates were answered."""
        return self.asked or self.stamp or Stamp(self.at)


class Due(Struct, frozen=True):
    """What a check has to ask beyond the three gates: the weekly gate, and single items."""

    weekly: bool = False
    items: tuple[str, ...] = ()

    @property
    def gates(self) -> tuple[str, ...]:
        """The gates to ask."""
        return (*GATE_IDS, WEEKLY) if self.weekly else GATE_IDS


NOTHING_DUE = Due()


def items_to_ask(
    rules: RuleSet,
    gates: Mapping[str, Answer],
    modifiers: frozenset[str] | None = None,
    due: Due = NOTHING_DUE,
) -> list[str]:
    """Ids of the items that the gate answers open or that are due, in order. Items for others' conditions
    are left out, but with an unknown profile (None) nothing is: an item too many does no harm."""
    opened = [rules.gate(g) for g in due.gates if gates.get(g) in ("yes", "unsure")]
    ids = dict.fromkeys([i for gate in opened for i in gate.items] + list(due.items))
    return [i for i in ids if modifiers is None or concerns(rules.item(i), modifiers)]


def concerns(item: ScreeningItem, modifiers: frozenset[str]) -> bool:
    """Whether an item is for somebody with these modifiers."""
    return not item.only_if or bool(set(item.only_if) & modifiers)


def missing(
    rules: RuleSet,
    gates: Mapping[str, Answer],
    items: Mapping[str, Answer],
    modifiers: frozenset[str] | None = None,
    due: Due = NOTHING_DUE,
) -> list[str]:
    """Ids of gates and items still without an answer. Never empty before all gates are answered."""
    open_gates = [g for g in due.gates if g not in gates]
    return open_gates + [i for i in items_to_ask(rules, gates, modifiers, due) if i not in items]


def unexplained(rules: RuleSet, gates: Mapping[str, Answer], items: Mapping[str, Answer]) -> list[str]:
    """Gates answered Yes or Not sure of which every item was then No: something was felt, nothing named."""
    named = {i for i, answer in items.items() if answer != "no"}
    felt = [gate for gate in rules.gates if gates.get(gate.id, "no") != "no"]
    return [gate.id for gate in felt if not named & set(gate.items)]


def denied(rules: RuleSet, screening: Screening, item_id: str) -> bool:
    """Whether a check said No to an item: to the item itself, or to the gate that stands for it."""
    if item_id in screening.items:
        return screening.items[item_id] == "no"
    return any(item_id in gate.items and screening.gates.get(gate.id) == "no" for gate in rules.gates)


def is_valid(screening: Screening, now: Stamp, ended: Iterable[datetime] = ()) -> bool:
    """Whether the gates of a check still hold: the same day, at most 12 hours, and nothing has ended them
    since. `ended` are moments of stops, reports and clearances."""
    asked = screening.answered
    passed = elapsed(asked, now)
    if passed is None or passed > SCREENING_VALID or asked.at.date() != now.at.date():
        return False
    return not any(asked.at < moment for moment in ended)
