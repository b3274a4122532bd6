"""A lockout: what was reported, what it locks, and what clears it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct

from corecoach.safety.rules import Answer, Lock, Tier
from corecoach.safety.triage import Fired, normalise

# The rule behind a lock that no answer caused: the file with the locks was found damaged.
RECORDS_DAMAGED = "records-damaged"

ClearanceLevel = Literal["L0", "L1"]


class Lockout(Struct, frozen=True, forbid_unknown_fields=True, tag="lockout", omit_defaults=True):
    """Locks from one safety check or stop. `exercise` is what `this_exercise` means, if known."""

    id: str
    at: datetime
    tier: Tier
    locks: tuple[Lock, ...]
    fired: tuple[Fired, ...]
    answers: dict[str, Answer]
    rules_version: str
    exercise: str | None = None


class Clearance(Struct, frozen=True, forbid_unknown_fields=True, tag="clearance", omit_defaults=True):
    """The end of one lockout. L0: re-screened after the stated hours. L1: a clinician's details typed in."""

    id: str
    at: datetime
    lockout: str
    level: ClearanceLevel
    clinician: Annotated[str, Meta(max_length=200)] = ""
    role: Annotated[str, Meta(max_length=200)] = ""
    assessed_at: datetime | None = None


def active(lockouts: Iterable[Lockout], clearances: Iterable[Clearance]) -> tuple[Lockout, ...]:
    """Lockouts that nothing has cleared, oldest first."""
    cleared = {clearance.lockout for clearance in clearances}
    return tuple(sorted((x for x in lockouts if x.id not in cleared), key=lambda x: (x.at, x.id)))


def united(lockouts: Iterable[Lockout]) -> tuple[Lock, ...]:
    """All locks of some lockouts, normalised."""
    listed = list(lockouts)
    tier = max((x.tier for x in listed), key=lambda t: t.rank, default=Tier.NONE)
    return normalise({lock for x in listed for lock in x.locks}, tier)


def rescreen_from(lockout: Lockout) -> datetime | None:
    """When the person may be asked again, if all rules behind the lockout clear by time alone; else None."""
    codes = [fired.clears for fired in lockout.fired]
    if not codes or not all(code.startswith("RE-") for code in codes):
        return None
    return lockout.at + timedelta(hours=max(int(code[3:]) for code in codes))


def needs_new_assessment(lockout: Lockout) -> bool:
    """Whether only a clinician who examines after the report can clear it (CLIN-A)."""
    return any(fired.clears == "CLIN-A" for fired in lockout.fired)
