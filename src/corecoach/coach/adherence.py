"""Sessions done of those prescribed, day by day, each by the programme that was in hand then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from corecoach.coach.picture import done_on, is_sitting
from corecoach.coach.taken_in import TakenIn
from corecoach.prescription import PlannedDay, plan_week
from corecoach.session import SessionRecord

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

_DAY = timedelta(days=1)


class DayDone(Struct, frozen=True):
    """A day: how many sittings were prescribed, and how many of these were done.

    Of a day that is not over, and of one on which the programme changed, only what was done counts as
    prescribed: nobody can do in the morning what came in the afternoon. `beyond`: sittings of the programme
    that this day did not ask for. `tried`: some session of it was begun, however it ended. `locked`: all
    exercise was, at some time of the day.
    """

    day: date
    prescribed: int
    done: int
    beyond: int = 0
    tried: bool = False
    locked: bool = False


class Adherence(Struct, frozen=True):
    """Sittings `done` of those `prescribed`; `locked`: how many of those not done fell on days with all
    exercise locked. Beside them: sittings of the programme on other days or more often (`beyond`), `own` ones
    that nobody prescribed, those given up or with less than half of the exercises done (`partly`), and those
    `stopped` with "Something hurts"."""

    done: int
    prescribed: int
    locked: int
    beyond: int
    own: int
    partly: int
    stopped: int


def days_done(coach: "Coach", since: date, until: date, locked: frozenset[date]) -> tuple[DayDone, ...]:
    """The days from `since` to `until`, or to today where that is earlier."""
    today = coach.clock.now().date()
    books = _Books(coach, since, locked, today)
    return tuple(books.day(day) for day in _days(since, min(until, today)))


def adherence_of(days: Sequence[DayDone], sessions: Iterable[SessionRecord]) -> Adherence:
    """All of these days together; `sessions` are those of other days as well."""
    known = {day.day for day in days}
    given = [session for session in sessions if session.at.date() in known]
    done, beyond = sum(day.done for day in days), sum(day.beyond for day in days)
    stopped = sum(session.outcome == "stopped" for session in given)
    sittings = sum(is_sitting(session) for session in given)
    return Adherence(
        done=done,
        prescribed=sum(day.prescribed for day in days),
        locked=sum(day.prescribed - day.done for day in days if day.locked),
        beyond=beyond,
        own=sittings - done - beyond,
        partly=len(given) - sittings - stopped,
        stopped=stopped,
    )


class _Books:
    """Which programme was in hand when, what it planned, and the sessions of every day."""

    def __init__(self, coach: "Coach", since: date, locked: frozenset[date], today: date) -> None:
        self._coach, self._locked, self._today = coach, locked, today
        self._taken = coach.recorded(TakenIn)
        self._sessions: Mapping[date, Sequence[SessionRecord]] = _by_day(coach.sessions(since=since))
        self._weeks: dict[tuple[str, date], tuple[PlannedDay, ...]] = {}

    def day(self, day: date) -> DayDone:
        in_hand = self._in_hand(day)
        mine = {t.programme.id: self._of(t, day) for t in in_hand}
        done = sum(done_on(planned, sessions) for planned, sessions in mine.values())
        whole = len(in_hand) < 2 and day < self._today and not self._came_first(day)
        planned = sum(len(planned.routines) for planned, _sessions in mine.values())
        sessions = [session for _planned, given in mine.values() for session in given]
        return DayDone(
            day=day,
            prescribed=planned if whole else done,
            done=done,
            beyond=sum(map(is_sitting, sessions)) - done,
            tried=bool(sessions),
            locked=day in self._locked,
        )

    def _in_hand(self, day: date) -> list[TakenIn]:
        """The programmes of a day: that of the morning, and each that came in the course of it."""
        before = [t for t in self._taken if t.at.date() < day][-1:]
        found: list[TakenIn] = []
        for taken in [*before, *(t for t in self._taken if t.at.date() == day)]:
            if not found or found[-1].programme != taken.programme:
                found.append(taken)
        return found

    def _came_first(self, day: date) -> bool:
        return bool(self._taken) and self._taken[0].at.date() == day

    def _of(self, taken: TakenIn, day: date) -> tuple[PlannedDay, list[SessionRecord]]:
        week = day - timedelta(days=day.weekday())
        if (taken.id, week) not in self._weeks:
            started = self._coach.started_on(taken)
            self._weeks[taken.id, week] = plan_week(taken.programme, started, week)
        sessions = [s for s in self._sessions.get(day, ()) if s.programme == taken.programme.id]
        return self._weeks[taken.id, week][day.weekday()], sessions


def _by_day(sessions: Iterable[SessionRecord]) -> dict[date, list[SessionRecord]]:
    found: dict[date, list[SessionRecord]] = defaultdict(list)
    for session in sessions:
        found[session.at.date()].append(session)
    return found


def _days(since: date, until: date) -> Iterator[date]:
    while since <= until:
        yield since
        since += _DAY
