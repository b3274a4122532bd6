"""Frozen pictures of what a page shows. None stays None: a missing score is not 0."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from corecoach.coach.saving import SaveResult
from corecoach.coach.wish import Wish
from corecoach.pain import PainKind, PainScore
from corecoach.prescription import PlannedDay, Prescribed, Programme, ProgrammePhase, Routine, Template
from corecoach.prescription.own_routine import Why
from corecoach.safety import Clearance, Exit, Lock, Lockout, PendingClearance, Triage

Mark = Literal["done", "today", "planned", "rest", "missed", "locked"]


class NextSession(Struct, frozen=True):
    """The session that Start would begin."""

    routine: str
    title: str
    minutes: int
    exercises: int
    equipment: tuple[str, ...]
    names: tuple[str, ...]
    done_today: int
    planned_today: int
    locked: bool
    # How many of its exercises stay open although it is locked.
    left_open: int = 0


class DayMark(Struct, frozen=True):
    """One day of this week."""

    day: date
    mark: Mark
    is_today: bool


class PacksToday(Struct, frozen=True):
    """How ice and heat stand. Neither before its `..._from`; None: now. `running`: one of them is in use.
    `fault`: their limits or the safety rules are damaged, so neither may be used."""

    ice_from: datetime | None
    heat_from: datetime | None
    ice_locked: bool
    heat_locked: bool
    running: bool
    fault: bool = False


class Today(Struct, frozen=True):
    """Everything on Today. `last`: the last score of each kind, of the last days. `day_scored`: the average
    of this day was given."""

    now: datetime
    name: str
    programme: str | None
    next: NextSession | None
    week: tuple[DayMark, ...]
    done_this_week: int
    planned_this_week: int
    last: dict[PainKind, PainScore]
    day_scored: bool
    lockouts: tuple[Lockout, ...]
    locks: tuple[Lock, ...]
    rules_fault: str | None
    packs: PacksToday


class ProgrammeView(Struct, frozen=True):
    """The programme in hand: where it stands, and the week."""

    programme: Programme
    taken_in: datetime
    signed: bool
    week: int
    weeks: int
    phase: ProgrammePhase
    days: tuple[PlannedDay, ...]
    done: dict[date, int]
    minutes: dict[str, int]
    today: date

    def routine(self, routine_id: str) -> Routine:
        """A routine of the programme; its schedule names no other."""
        found = self.programme.routine(routine_id)
        assert found is not None
        return found


class ScreenResult(Struct, frozen=True):
    """What a safety check led to: the triage, the lockout if any, and whether all is on disk."""

    triage: Triage
    lockout: Lockout | None
    saved: SaveResult


class WayOut(Struct, frozen=True):
    """How one lockout can end, now and later.

    `challenge` is its 8-character short name for the telephone. `code`, `file` and `passphrase` say which
    proofs the programme in hand lets this copy check. `details`: a clinician's details may be typed in and
    count at once (`now`), or after a day and a check with No (`later`). `pending` are details that wait, and
    `pending_from` when their day is over. `blocked_until`: too many wrong codes. `clinician` is the author
    of the programme in hand, or empty. `partly` is the clearance that left this part of it locked.
    """

    lockout: Lockout
    exit: Exit
    challenge: str
    code: bool
    file: bool
    passphrase: bool
    details: Literal["no", "now", "later"]
    pending: PendingClearance | None
    pending_from: datetime | None
    blocked_until: datetime | None
    clinician: str
    partly: Clearance | None = None


# What became of an attempt to end a lockout.
Unlocked = Literal[
    "cleared", "waiting", "malformed", "wrong", "expired", "too-early", "blocked", "other-lockout",
    "not-saved",
]  # fmt: skip


class OwnEntry(Struct, frozen=True):
    """A built-in routine in the list: whole minutes and exercises of each of its parts, and what it needs."""

    template: Template
    minutes: tuple[int, ...]
    exercises: tuple[int, ...]
    equipment: tuple[str, ...]


class Change(Struct, frozen=True):
    """An exercise, by id and name, that is done in another way today, or watched; each note is a sentence or
    more, in the words of the person."""

    exercise: str
    name: str
    notes: tuple[str, ...]


class OwnItem(Struct, frozen=True):
    """An exercise of a built-in routine, with what it says about the person's cautions."""

    prescribed: Prescribed
    notes: tuple[str, ...]


class OwnLeftOut(Struct, frozen=True):
    """An exercise that is left out for this person today, by its name, and why."""

    name: str
    why: Why
    notes: tuple[str, ...]


class OwnView(Struct, frozen=True):
    """One part (`block`) of a built-in routine as it is for this person today.

    `start` is what Start asks for, None when nothing may be started; `items` and `minutes` are of what stays
    of it. `locked`: a lock is on all exercise.
    """

    template: Template
    block: Routine
    start: Wish | None
    minutes: int
    equipment: tuple[str, ...]
    items: tuple[OwnItem, ...]
    left_out: tuple[OwnLeftOut, ...]
    locked: bool
