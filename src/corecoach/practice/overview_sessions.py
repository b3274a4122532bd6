"""The calendar of sessions: rows of Monday to Sunday, each day by what is known of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from corecoach.coach import Coach, TakenIn
from corecoach.coach.adherence import DayDone, days_done
from corecoach.coach.picture import is_sitting
from corecoach.practice.coverage import Coverage
from corecoach.practice.overview_views import DayCell, DayState
from corecoach.prescription import plan_week
from corecoach.session import SessionRecord

_DAY = timedelta(days=1)
_WEEK = 7


def known_days(
    coach: Coach, since: date, coverage: Coverage, locked: frozenset[date], today: date
) -> tuple[DayDone, ...]:
    """The days from `since` to `today`. Of a day that no file tells of to its end only what was done counts
    as prescribed, as of one that is not over."""
    days = days_done(coach, since, today, locked)
    return tuple(day if coverage.is_whole(day.day) else replace(day, prescribed=day.done) for day in days)


def weeks_of(
    coach: Coach, days: Sequence[DayDone], coverage: Coverage, since: date, today: date
) -> tuple[tuple[DayCell, ...], ...]:
    """The weeks from that of `since` to that of `today`, oldest first, each of seven days."""
    calendar = _Calendar(coach, days, coverage, since, today)
    monday = since - since.weekday() * _DAY
    weeks = (today - monday).days // _WEEK + 1
    return tuple(
        tuple(calendar.cell(monday + (_WEEK * week + n) * _DAY) for n in range(_WEEK))
        for week in range(weeks)
    )


class _Calendar:
    def __init__(
        self, coach: Coach, days: Sequence[DayDone], coverage: Coverage, since: date, today: date
    ) -> None:
        self._coverage, self._since, self._today = coverage, since, today
        self._days = {day.day: day for day in days}
        self._sittings, self._begun = _counted(coach.sessions(since=since))
        self._planned = _planned(coach, today)
        self._came = frozenset(taken.at.date() for taken in coach.recorded(TakenIn))

    def cell(self, day: date) -> DayCell:
        if day > self._today:
            return DayCell(day, "planned" if self._planned.get(day) else "none")
        known = self._days.get(day)
        if known is None or day < self._since:
            return DayCell(day, "none")
        more, begun = self._sittings[day] - known.done, self._begun[day]
        state = self._state(known, more, begun)
        return DayCell(day, state, known.done, known.prescribed, more, begun, known.locked)

    def _state(self, day: DayDone, more: int, begun: int) -> DayState:
        if day.prescribed and day.done >= day.prescribed:
            return "done"
        if day.done or begun:
            return "part"
        if more and not day.prescribed:
            return "extra"
        if not self._coverage.is_told(day.day):
            return "untold"
        if day.locked:
            return "locked"
        return "missed" if day.prescribed else self._quiet(day.day)

    def _quiet(self, day: date) -> DayState:
        """A day without a session on which none was missed."""
        # What a day asked for on which a programme came is not known.
        if day in self._came or day < min(self._came, default=date.max):
            return "none"
        if day == self._today and self._planned.get(day):
            return "planned"
        return "rest" if self._coverage.is_whole(day) or day == self._today else "untold"


def _counted(sessions: Iterable[SessionRecord]) -> tuple[Counter[date], Counter[date]]:
    """Sittings of each day, and sessions that count as none."""
    sittings: Counter[date] = Counter()
    begun: Counter[date] = Counter()
    for session in sessions:
        (sittings if is_sitting(session) else begun)[session.at.date()] += 1
    return sittings, begun


def _planned(coach: Coach, today: date) -> Mapping[date, int]:
    """How many sittings the programme in hand asks for, on the days of the week of `today`."""
    taken = coach.recorded(TakenIn)
    if not taken:
        return {}
    newest = taken[-1]
    return {d.day: len(d.routines) for d in plan_week(newest.programme, coach.started_on(newest), today)}


def run_told(days: Sequence[DayDone], coverage: Coverage) -> Iterator[DayDone]:
    """The days in a row, up to the last, of which anything is known: over a gap nothing can be counted."""
    since = coverage.unbroken_since(days[-1].day) if days else date.max
    yield from (day for day in days if day.day >= since)
