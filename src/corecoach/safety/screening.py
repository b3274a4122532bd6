"""The answers of one safety check, and whether they are all there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.safety.rules import GATE_IDS, Answer, RuleSet, ScreeningItem


class Screening(Struct, frozen=True, forbid_unknown_fields=True, tag="screening"):
    """Answers to the three gates, to the items of each gate that was not No, and the pain score."""

    id: str
    at: datetime
    gates: dict[str, Answer]
    items: dict[str, Answer]
    pain_now: Annotated[int, Meta(ge=0, le=10)] | None
    rules_version: str


def items_to_ask(
    rules: RuleSet, gates: Mapping[str, Answer], modifiers: frozenset[str] | None = None
) -> list[str]:
    """Ids of the items that the gate answers open, in order. Items for others' conditions are left out, but
    with an unknown profile (None) nothing is: an item too many does no harm."""
    opened = [rules.gate(g) for g in GATE_IDS if gates.get(g) in ("yes", "unsure")]
    ids = [i for gate in opened for i in gate.items]
    return [i for i in ids if modifiers is None or _concerns(rules.item(i), modifiers)]


def _concerns(item: ScreeningItem, modifiers: frozenset[str]) -> bool:
    return not item.only_if or bool(set(item.only_if) & modifiers)


def missing(rules: RuleSet, gates: Mapping[str, Answer], items: Mapping[str, Answer]) -> list[str]:
    """Ids of gates and items still without an answer. Never empty before all three gates are answered."""
    open_gates = [g for g in GATE_IDS if g not in gates]
    return open_gates + [i for i in items_to_ask(rules, gates) if i not in items]


def unexplained(rules: RuleSet, gates: Mapping[str, Answer], items: Mapping[str, Answer]) -> list[str]:
    """Gates answered Yes or Not sure of which every item was then No: something was felt, nothing named."""
    named = {i for i, answer in items.items() if answer != "no"}
    return [g for g in GATE_IDS if gates.get(g, "no") != "no" and not named & set(rules.gate(g).items)]
