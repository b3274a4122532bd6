"""Which routine is planned on which day."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from corecoach.prescription.programme import DAYS, Programme, ProgrammePhase


class PlannedDay(Struct, frozen=True):
    """A day and the ids of the routines planned on it, one entry a sitting."""

    day: date
    routines: tuple[str, ...]


def week_number(started: date, day: date) -> int:
    """Week of the programme on `day`, from 1; before the start it is 1."""
    return max(0, (day - started).days) // 7 + 1


def phase_on(programme: Programme, started: date, day: date) -> ProgrammePhase:
    """The phase on `day`; after the last week the last phase goes on."""
    week = week_number(started, day)
    for phase in programme.phases:
        if week <= phase.weeks:
            return phase
        week -= phase.weeks
    return programme.phases[-1]


def plan_week(programme: Programme, started: date, day: date) -> tuple[PlannedDay, ...]:
    """Monday to Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return tuple(_plan_day(programme, started, monday + timedelta(days=n)) for n in range(7))


def _plan_day(programme: Programme, started: date, day: date) -> PlannedDay:
    if day < started:
        return PlannedDay(day=day, routines=())
    slots = phase_on(programme, started, day).schedule
    name = DAYS[day.weekday()]
    planned: tuple[str, ...] = ()
    for slot in slots:
        if name in slot.days:
            planned += (slot.routine,) * slot.per_day
    return PlannedDay(day=day, routines=planned)


def sittings_done(planned: PlannedDay, done: Mapping[str, int]) -> int:
    """How many of a day's planned sittings were done; extra ones do not count."""
    return sum(min(done.get(r, 0), planned.routines.count(r)) for r in set(planned.routines))
