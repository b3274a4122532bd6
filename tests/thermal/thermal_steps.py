"""Protocols from strings: `s i5 s i10 s` is check, ice for 5 minutes, check, ice for 10 minutes, check."""

from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from corecoach.thermal.limits import Broken, broken
from corecoach.thermal.protocol import Protocol, Step
from corecoach.thermal.rules import Limit, ThermalRules

ASSETS = Path(__file__).parents[2] / "assets"
RULES = msgspec.json.decode((ASSETS / "safety" / "thermal.json").read_bytes(), type=ThermalRules)
BUILT_IN = tuple(
    msgspec.json.decode(path.read_bytes(), type=Protocol)
    for path in sorted((ASSETS / "thermal").glob("*.json"))
)
Whole = str | tuple[Step, ...] | Protocol
LETTERS = {"i": "ice", "m": "ice-massage", "h": "heat", "w": "wrap", "r": "rest"}


def steps(text: str) -> tuple[Step, ...]:
    """The steps that a string stands for."""
    return tuple(Step("check") if t == "s" else Step(LETTERS[t[0]], int(t[1:])) for t in text.split())


def text(of: tuple[Step, ...]) -> str:
    """The string for some steps."""
    letters = {name: letter for letter, name in LETTERS.items()}
    return " ".join("s" if step.do == "check" else f"{letters[step.do]}{step.min:g}" for step in of)


def protocol(of: str | tuple[Step, ...], **changes: Any) -> Protocol:
    """A protocol of somebody's own with these steps, twice a day and two hours apart."""
    whole = steps(of) if isinstance(of, str) else of
    made = Protocol(
        format="corecoach.thermal-protocol", version=1, id="own", title="Own", author="patient", steps=whole,
        min_gap_min=120, max_per_day=1, source="by hand", reviewed=None, max_days=3,
    )  # fmt: skip
    return replace(made, **changes)


def faults(of: Whole, rules: ThermalRules = RULES, **changes: Any) -> list[Broken]:
    """What is broken."""
    return list(broken(of if isinstance(of, Protocol) else protocol(of, **changes), rules))


def forbids(of: Whole, rules: ThermalRules = RULES, **changes: Any) -> set[str]:
    """The rules that forbid it."""
    return {b.rule for b in faults(of, rules, **changes) if b.severity == "block"}


def says(of: Whole, **changes: Any) -> set[tuple[str, str]]:
    """The rules that only say something, each with how it says it."""
    return {(b.rule, b.severity) for b in faults(of, **changes) if b.severity != "block"}


def moved(limit: str, name: str, by: int) -> ThermalRules:
    """The rules with one number moved."""

    def change(row: Limit) -> Limit:
        if row.id != limit:
            return row
        return replace(row, numbers=row.numbers | {name: row.numbers[name] + by})

    return replace(RULES, limits=tuple(change(row) for row in RULES.limits))
