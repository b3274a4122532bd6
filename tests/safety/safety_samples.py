"""Subjects, answers, lockouts and changed rules for the tests of safety."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from corecoach.library import Library
from corecoach.safety import (
    Check,
    Clearance,
    Fired,
    Lock,
    Lockout,
    Permit,
    Profile,
    Refusal,
    RuleSet,
    Screening,
    Subject,
    Tier,
    decide,
)

ASSETS = Path(__file__).parents[2] / "assets"
RULES = Library(ASSETS).rules
assert RULES is not None
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
NOW_S = 1000.0
ALL_NO = {"G1": "no", "G2": "no", "G3": "no"}
SOMEBODY = Profile((40, 41))

WALK = Subject("walk", (("breathing", "gentle"), ("walk", "gentle")))
PLANK = Subject("plank", (("walk", "gentle"), ("plank", "loaded")))
ICE = Subject("ice", packs=frozenset({"ice"}))
HEAT = Subject("heat", packs=frozenset({"heat"}))

# The locks by the letters of the tables in `tests/content`.
LETTERS = {lock.value[0]: lock for lock in Lock}


def locks(letters: str) -> tuple[Lock, ...]:
    """`ah` for all exercise and heat."""
    return tuple(LETTERS[letter] for letter in letters)


def answers(**changes: Any) -> Screening:
    """Three times No and a score of 3, just given."""
    usual = {"id": "s", "at": NOW, "gates": ALL_NO, "items": {}, "pain_now": 3, "rules_version": "x"}
    return Screening(**(usual | changes))


def opened(gate: str, answer: str = "yes", **items: str) -> dict[str, Any]:
    """The answers of somebody who opened one gate and answered all its items, with No where not said."""
    return {"gates": ALL_NO | {gate: answer}, "items": dict.fromkeys(RULES.gate(gate).items, "no") | items}


def lockout(*locked: Lock, clears: tuple[str, ...] = ("CLIN",), **changes: Any) -> Lockout:
    """A lockout of an hour ago."""
    fired = tuple(Fired(rule=f"r{n}", items=(), clears=code) for n, code in enumerate(clears))
    usual = {
        "id": "l",
        "at": NOW - timedelta(hours=1),
        "tier": Tier.SOON,
        "fired": fired,
        "answers": {},
        "rules_version": "x",
    }
    return Lockout(locks=locked, **(usual | changes))


def clearance(lockout_id: str, **changes: Any) -> Clearance:
    """The end of one lockout."""
    return Clearance(**({"id": f"c-{lockout_id}", "at": NOW, "lockout": lockout_id, "level": "L1"} | changes))


def ask(subject: Subject, screening: Screening | None = None, **changes: Any) -> Permit | Refusal:
    """What the gate says, with everything in order unless changed; `changes` are of the check or of what
    else the gate looks at."""
    usual = {"rules": RULES, "lockouts": (), "now_s": NOW_S}
    others = {name: changes.pop(name) for name in usual.keys() & changes.keys()}
    check = Check(**({"screening": screening or answers(), "profile": SOMEBODY} | changes))
    return decide(subject, check, **(usual | others))


def reason(decided: Permit | Refusal) -> str:
    """The reason of a refusal, or `permit`."""
    return decided.reason if isinstance(decided, Refusal) else "permit"


def shipped() -> Any:
    """The shipped rules as plain values, to be changed."""
    return json.loads((ASSETS / "safety" / "rules.json").read_bytes())


def row(value: Any, part: str, row_id: str) -> Any:
    """A row of one part of the plain rules."""
    return next(r for r in value[part] if r["id"] == row_id)


def typed(value: Any) -> RuleSet:
    """Plain rules as a rule set; raises where they have another shape."""
    return msgspec.json.decode(json.dumps(value).encode(), type=RuleSet)


def numbered(**changes: dict[str, Any]) -> RuleSet:
    """The shipped rules with other thresholds: `N0={"lowest": 3}`; `item` is what the rule answers."""
    value = shipped()
    for rule_id, change in changes.items():
        rule = row(value, "numeric", rule_id)
        rule["item"] = change.pop("item", rule.get("item", ""))
        rule["numbers"].update(change)
    return typed(value)
