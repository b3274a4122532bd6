"""The overview of a patient: what came back in result files, all of them as one, up to the newest."""

from datetime import date, timedelta

from corecoach.coach import Coach, TakenIn
from corecoach.coach.adherence import adherence_of
from corecoach.coach.report import PERIOD_DAYS, last_record, locked_days, rise_rows
from corecoach.coach.report_function import function_scores
from corecoach.coach.signals import Signal, signals_of
from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainKind
from corecoach.practice.coverage import Coverage, coverage_of
from corecoach.practice.overview_events import events_of
from corecoach.practice.overview_exercises import exercise_rows
from corecoach.practice.overview_packs import packs_of
from corecoach.practice.overview_sessions import known_days, run_told, weeks_of
from corecoach.practice.overview_views import Overview, Source
from corecoach.practice.patient import PatientFile, ResultRow
from corecoach.practice.taking import Device
from corecoach.safety import Lock, Lockout

_DAY = timedelta(days=1)


class Looking:
    """What came back from one patient, read once, to be looked at over several ranges."""

    def __init__(self, file: PatientFile, coach: Coach, rows: tuple[ResultRow, ...]) -> None:
        """`rows` are the result files, at least one; use `look_at_results`."""
        self._file, self.coach, self._rows = file, coach, rows
        self.newest = max(rows, key=lambda row: (row.made_at, row.id))
        self.today = self.newest.made_at.date()
        whole = coach.trend(None)
        self._begin = _begin(coach, whole)
        self.coverage: Coverage = coverage_of(rows, self._begin)
        self._days = known_days(coach, self._begin, self.coverage, locked_days(whole.marks), self.today)

    def overview(self, days: int | None = PERIOD_DAYS, kind: PainKind | None = None) -> Overview:
        """The last `days` days up to that of the newest file, or all of them; of one kind of score, or of the
        usual one. Raises ValueError for 0 days."""
        pain = self.coach.trend(days, kind)
        since = self._since(days)
        within = [day for day in self._days if day.day >= since]
        return Overview(
            name=self._file.patient.name,
            today=self.today,
            days=days,
            since=since,
            source=self._source(),
            signals=self.signals(),
            pain=pain,
            scored=self._scored(pain, since),
            weeks=weeks_of(self.coach, self._days, self.coverage, since, self.today),
            sessions=adherence_of(within, self.coach.sessions(since=since)),
            exercises=exercise_rows(self.coach, since, self.today),
            events=events_of(self.coach, pain, since, self.today, self.newest.locked),
            function=function_scores(self.coach.pain.function.view(), since, self.today),
            packs=packs_of(self.coach, since),
            locked_now=self._locked_now(),
            damaged=bool(self.coach.damage()),
        )

    def signals(self) -> tuple[Signal, ...]:
        """The three signals, of days that files tell of without a gap."""
        told = tuple(run_told(self._days, self.coverage))
        first = self.coverage.unbroken_since(self.today)
        taken = [t for t in self.coach.recorded(TakenIn) if t.at.date() <= self.today]
        last = last_record(self.coach, taken, self.today)
        # Something may have been recorded on the days that no file tells of.
        heard = None if last is None else max(last, first - _DAY)
        return signals_of(told, rise_rows(self.coach, self.coach.trend(None), self.today), heard, self.today)

    def print_since(self, days: int | None) -> date:
        """The first day of a report on paper: it counts sessions, so it must not reach over a gap."""
        return min(max(self._since(days), self.coverage.unbroken_since(self.today)), self.today)

    def _since(self, days: int | None) -> date:
        return self._begin if days is None else max(self.today - (days - 1) * _DAY, date.min)

    def _scored(self, pain: TrendView, since: date) -> tuple[int, int]:
        first = max(since, self._begin)
        scored = sum(first <= day <= self.today for day in pain.series.daily)
        return scored, self.coverage.days_told(first, self.today)

    def _source(self) -> Source:
        newest, computers = self.newest, len(self._file.patient.devices)
        return Source(
            made_at=newest.made_at,
            device=self._device(),
            sealed=newest.sealed,
            new=newest.new,
            files=len(self._rows),
            computers=max(computers, 1),
            different=sum(row.different for row in self._rows),
            told=self.coverage.told,
            gaps=self.coverage.gaps,
        )

    def _device(self) -> Device:
        if not self.newest.known:
            return "other"
        # They come newest taken in first.
        return "first" if self.newest.id == self._rows[-1].id else "known"

    def _locked_now(self) -> bool:
        in_force = set(self.newest.locked)
        locks = (x.locks for x in self.coach.recorded(Lockout) if x.id in in_force)
        return any(Lock.ALL_EXERCISE in each for each in locks)


def look_at_results(file: PatientFile) -> Looking | None:
    """What came back from a patient; None before the first result."""
    coach, rows = file.mirror(), file.results()
    return Looking(file, coach, rows) if coach is not None and rows else None


def _begin(coach: Coach, whole: TrendView) -> date:
    """The day of the first record of all."""
    taken = coach.recorded(TakenIn)
    return min([whole.marks.first, *(t.at.date() for t in taken[:1])])
