"""Subjects, answers and lockouts for the tests of the gate."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from corecoach.library import Library
from corecoach.safety import Fired, Lock, Lockout, Permit, Refusal, Screening, Subject, Tier, decide

RULES = Library(Path(__file__).parents[2] / "assets").rules
assert RULES is not None
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
NOW_S = 1000.0
ALL_NO = {"G1": "no", "G2": "no", "G3": "no"}

WALK = Subject("walk", (("breathing", "gentle"), ("walk", "gentle")))
PLANK = Subject("plank", (("walk", "gentle"), ("plank", "loaded")))


def answers(**changes: Any) -> Screening:
    """Three times No and a score of 3, just given."""
    usual = {"id": "s", "at": NOW, "gates": ALL_NO, "items": {}, "pain_now": 3, "rules_version": "x"}
    return Screening(**(usual | changes))


def opened(gate: str, answer: str = "yes", **items: str) -> dict[str, Any]:
    """The answers of somebody who opened one gate and answered all its items, with No where not said."""
    return {"gates": ALL_NO | {gate: answer}, "items": dict.fromkeys(RULES.gate(gate).items, "no") | items}


def lockout(*locks: Lock, clears: tuple[str, ...] = ("CLIN",), **changes: Any) -> Lockout:
    """A lockout of an hour ago."""
    fired = tuple(Fired(rule=f"r{n}", items=(), clears=code) for n, code in enumerate(clears))
    usual = {
        "id": "l",
        "at": NOW - timedelta(hours=1),
        "tier": Tier.SOON,
        "answers": {},
        "rules_version": "x",
    }
    return Lockout(locks=locks, fired=fired, **(usual | changes))


def ask(subject: Subject, screening: Screening | None = None, **changes: Any) -> Permit | Refusal:
    """What the gate says, with everything in order unless changed."""
    usual = {"rules": RULES, "screening": screening or answers(), "lockouts": (), "now": NOW, "now_s": NOW_S}
    return decide(subject, **(usual | changes))


def reason(decided: Permit | Refusal) -> str:
    """The reason of a refusal, or `permit`."""
    return decided.reason if isinstance(decided, Refusal) else "permit"
