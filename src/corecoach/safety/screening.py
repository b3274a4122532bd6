"""The answers of one safety check, and whether they are all there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from corecoach.safety.rules import GATE_IDS, Answer, RuleSet


class Screening(Struct, frozen=True, forbid_unknown_fields=True, tag="screening"):
    """Answers to the three gates, to the items of each gate that was not No, and the pain score."""

    id: str
    at: datetime
    gates: dict[str, Answer]
    items: dict[str, Answer]
    pain_now: Annotated[int, Meta(ge=0, le=10)] | None
    rules_version: str


def items_to_ask(
    rules: RuleSet, gates: Mapping[str, Answer], modifiers: frozenset[str] = frozenset()
) -> list[str]:
    """Ids of the items that the gate answers open, in order; items for others' conditions left out."""
    opened = [rules.gate(g) for g in GATE_IDS if gates.get(g) in ("yes", "unsure")]
    ids = [i for gate in opened for i in gate.items]
    return [i for i in ids if not rules.item(i).only_if or set(rules.item(i).only_if) & modifiers]


def missing(rules: RuleSet, gates: Mapping[str, Answer], items: Mapping[str, Answer]) -> list[str]:
    """Ids of gates and items still without an answer. Never empty before all three gates are answered."""
    open_gates = [g for g in GATE_IDS if g not in gates]
    return open_gates + [i for i in items_to_ask(rules, gates) if i not in items]


def unexplained(rules: RuleSet, gates: Mapping[str, Answer], items: Mapping[str, Answer]) -> list[str]:
    """Gates answered Yes or Not sure of which every item was then No: something was felt, nothing named."""
    named = {i for i, answer in items.items() if answer != "no"}
    return [g for g in GATE_IDS if gates.get(g, "no") != "no" and not named & set(rules.gate(g).items)]
