"""The schedule of a programme as an iCalendar file (RFC 5545), for the calendar that somebody has anyway.

A calendar is often shared and seen on locked screens: it says when, and nothing about health.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from msgspec import Struct

from corecoach.exchange.day_times import times_of
from corecoach.prescription import Programme, ProgrammePhase
from corecoach.prescription.programme import DAYS
from corecoach.words import _

# The last phase goes on after the last week. A file made then still needs days to come, but no end of them.
_AHEAD = timedelta(weeks=4)
_REMIND = timedelta(minutes=-10)


class Schedule(Struct, frozen=True):
    """What a calendar is made of: the programme, the first day of its first week, whole minutes of each
    routine by id, how often the programme was taken in before (`revision`), and the moment of the file.

    `zone` is the place whose clock counts; with None the times are those of wherever the calendar is.
    `since` and `until`, both in it, bound the days; without `until` it ends with the programme, or, made
    later, four weeks on.
    """

    programme: Programme
    started: date
    minutes: Mapping[str, int]
    revision: int
    made_at: datetime
    zone: ZoneInfo | None
    since: date | None = None
    until: date | None = None


class _Sitting(Struct, frozen=True):
    """A routine at one time of day, on some days of the week, from the first to the last of them."""

    uid: UUID
    routine: str
    at: time
    days: tuple[int, ...]
    first: date
    last: date


def calendar_bytes(schedule: Schedule) -> bytes:
    """The file; without any event where the schedule has no day in its bounds."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//CoreCoach//CoreCoach//EN")
    calendar.add("method", "PUBLISH")
    sittings = list(_sittings(schedule))
    for sitting in sittings:
        calendar.add_component(_event(schedule, sitting))
    if sittings:
        first, last = min(s.first for s in sittings), max(s.last for s in sittings)
        # A year more on both sides: a zone needs the change of summer time before the first event.
        calendar.add_missing_timezones(first - timedelta(days=366), last + timedelta(days=366))
    return bytes(calendar.to_ical())


def local_zone() -> ZoneInfo | None:
    """The time zone of this machine; None where it has no name that a calendar would know."""
    from tzlocal import get_localzone_name

    try:
        name = get_localzone_name()
        return ZoneInfo(name) if name else None
    except (LookupError, OSError, ValueError):  # whatever a machine is set to
        return None


def _event(schedule: Schedule, sitting: _Sitting) -> Event:
    event = Event()
    event.add("uid", f"{sitting.uid}@corecoach")
    event.add("sequence", schedule.revision)
    event.add("dtstamp", schedule.made_at.astimezone(UTC))
    event.add("dtstart", datetime.combine(sitting.first, sitting.at, schedule.zone))
    event.add("duration", timedelta(minutes=max(1, schedule.minutes[sitting.routine])))
    event.add("rrule", _rule(sitting, schedule.zone))
    event.add("summary", _("Exercises"))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm())
    return event


def _rule(sitting: _Sitting, zone: ZoneInfo | None) -> dict[str, object]:
    until = datetime.combine(sitting.last, sitting.at, zone)
    days = [DAYS[n][:2].upper() for n in sitting.days]
    # With a zone it must be in UTC (RFC 5545, 3.3.10), or some calendars lose the last day.
    return {"freq": "weekly", "until": until.astimezone(UTC) if zone else until, "byday": days}


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Exercises"))
    alarm.add("trigger", _REMIND)
    return alarm


# -- which days ------------------------------------------------------------------------------------------


def _sittings(schedule: Schedule) -> Iterator[_Sitting]:
    since = max(schedule.started, schedule.since or schedule.started)
    for number, phase, first, last in _phases(schedule):
        yield from _of_phase(schedule.programme.id, number, phase, max(first, since), last)


def _phases(schedule: Schedule) -> Iterator[tuple[int, ProgrammePhase, date, date]]:
    """Each phase with its first and last day. Weeks begin on the weekday on which the programme was taken
    in; the last phase goes on, as in `phase_on`."""
    phases, end = schedule.programme.phases, _end(schedule)
    first = schedule.started
    for number, phase in enumerate(phases):
        after = first + timedelta(weeks=phase.weeks)
        last = end if number == len(phases) - 1 else min(end, after - timedelta(days=1))
        yield number, phase, first, last
        first = after


def _end(schedule: Schedule) -> date:
    if schedule.until is not None:
        return schedule.until
    weeks = sum(phase.weeks for phase in schedule.programme.phases)
    end, today = schedule.started + timedelta(weeks=weeks, days=-1), schedule.made_at.date()
    return end if end > today else today + _AHEAD


def _of_phase(
    programme: str, number: int, phase: ProgrammePhase, first: date, last: date
) -> Iterator[_Sitting]:
    for slot, routine, at, weekdays in _times(phase):
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        mine = [day for day in days if day.weekday() in weekdays]
        if mine:
            # The same place in the same programme is the same entry, also in a later file.
            uid = uuid5(UUID(programme), f"{number}/{slot}/{at:%H:%M}")
            yield _Sitting(uid, routine, at, weekdays, mine[0], mine[-1])


def _times(phase: ProgrammePhase) -> Iterator[tuple[int, str, time, tuple[int, ...]]]:
    """Each slot at each of its times, with the weekdays on which it is at that time: the sittings of a day
    share its times, in the order of the schedule, so that no two begin together."""
    found: dict[tuple[int, str, time], list[int]] = {}
    for weekday, name in enumerate(DAYS):
        on = [(n, slot.routine) for n, slot in enumerate(phase.schedule) if name in slot.days
              for _sitting in range(slot.per_day)]  # fmt: skip
        for (slot, routine), at in zip(on, times_of(len(on)), strict=True):
            found.setdefault((slot, routine, at), []).append(weekday)
    for (slot, routine, at), weekdays in found.items():
        yield slot, routine, at, tuple(weekdays)
