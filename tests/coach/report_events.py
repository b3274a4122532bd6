"""Somebody with a programme of one's own making, and sessions on days of the past, for the report."""

from datetime import date, datetime, timedelta
from typing import Any

from coach_samples import SAMPLE, SAMPLES, TUESDAY, Person
from msgspec.structs import replace

from corecoach.coach import Offer, TakenIn
from corecoach.prescription import Programme, ProgrammePhase
from corecoach.prescription.programme import Day, Slot
from corecoach.session import ItemRecord, Outcome, SessionRecord

TODAY = TUESDAY.date()
DAY = timedelta(days=1)
ROUTINE = SAMPLE.routines[0].id
EVERY_DAY: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OTHER = "0a7b9c11-2222-4d8a-8f0b-9a1f2a2f7c05"


def ago(days: int, hour: int = 8) -> datetime:
    """An hour of the day so many days before today, which is a Tuesday."""
    return TUESDAY.replace(hour=hour, minute=0) - days * DAY


def day_ago(days: int) -> date:
    """That day."""
    return TODAY - days * DAY


def programme(days: tuple[Day, ...] = EVERY_DAY, per_day: int = 1, **changes: Any) -> Programme:
    """The one-minute programme on some days of the week."""
    phase = ProgrammePhase("All", 10, (Slot(ROUTINE, days, per_day),))
    return replace(SAMPLE, phases=(phase,), **changes)


def take_in(person: Person, what: Programme, days_ago: int, hour: int = 7) -> None:
    """Take a programme in, some days ago."""
    offer = person.coach.offer_file(SAMPLES / "one-minute.corecoach")
    assert isinstance(offer, Offer)
    at = ago(days_ago, hour)
    person.coach.save(TakenIn(f"t{at:%m%d%H}", at, replace(offer.file, programme=what)))


def session(
    days_ago: int, hour: int = 8, outcome: Outcome = "finished", *, done: int = 4, of: str | None = SAMPLE.id
) -> SessionRecord:
    """A session of two exercises of two repetitions each; `done` of the four in all, `of` a programme."""
    at = ago(days_ago, hour)
    items = tuple(
        ItemRecord(f"e{n}", f"E{n}", 2, min(2, max(0, done - 2 * n)), 0.0, 0.0, False) for n in range(2)
    )
    id_ = f"s{days_ago}-{hour}-{outcome}-{of}"
    return SessionRecord(id_, at, at + DAY / 96, ROUTINE, "Minute", of, outcome, 60.0, 3, items)
