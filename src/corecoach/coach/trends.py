"""Pain over time for one person: what the chart, its table and its sentence are made of."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corecoach.coach.taken_in import TakenIn
from corecoach.coach.trend_views import Locked, Marks, TrendView
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import Flare, flare_days
from corecoach.pain.series import Series, days_of_kinds, series_of, usual_kind
from corecoach.pain.smooth import baseline
from corecoach.pain.trend import Trend, trend_of
from corecoach.safety import Clearance, Lock, Lockout
from corecoach.thermal.protocol import Group
from corecoach.thermal.record import PackRecord
from corecoach.thermal.record import standing as standing_packs

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

# The usual kind of score goes by the last six weeks: whoever changes from one question to another must not be
# shown the old one for years.
USUAL_DAYS = timedelta(days=41)


class Trends:
    """Reads the whole diary once, and again only after something was written or the day has changed."""

    def __init__(self, coach: "Coach") -> None:
        self._coach = coach
        self._known: object = None
        self._scores: list[PainScore] = []
        self._kinds: dict[PainKind, int] = {}
        self._usual: PainKind = usual_kind({})
        self._series: dict[PainKind, Series] = {}
        self._others: dict[PainKind, tuple[date, ...]] = {}
        self._marks = Marks(date.min, date.min)

    def view(self, days: int | None, kind: PainKind | None = None) -> TrendView:
        """The last `days` days up to today, or all for None; of one kind of score, or the usual one. Raises
        ValueError for 0 days."""
        series, marks = self.series(kind), self._marks
        return TrendView(
            kind=series.kind,
            kinds=tuple(self._kinds),
            series=series,
            marks=marks,
            first=_first_of(days, marks),
            last=marks.last,
            days=days,
            trend=trend_of(series.daily, marks.last, days),
            start=baseline(series.daily),
            others=self._others[series.kind],
        )

    def series(self, kind: PainKind | None = None) -> Series:
        """All scores of one kind, or of the usual one."""
        self._look()
        kind = kind or self._usual
        if kind not in self._series:
            self._series[kind] = series_of(self._scores, kind)
            mine = {point.at.date() for point in self._series[kind].points}
            others = {score.at.date() for score in self._scores} - mine
            self._others[kind] = tuple(sorted(others))
        return self._series[kind]

    def statistics(self, days: int | None, kind: PainKind | None = None) -> Trend:
        """The numbers alone, of the kind named or the usual one."""
        daily = self.series(kind).daily
        return trend_of(daily, self._marks.last, days)

    def _look(self) -> None:
        coach = self._coach
        now = coach.clock.now()
        # A lock can come back without a record: when a clock that ran ahead is put right.
        known = (coach.written, now.date(), tuple(x.id for x in coach.lockouts()))
        if known == self._known:
            return
        self._scores = coach.pain_scores()
        self._kinds, self._series = days_of_kinds(self._scores), {}
        self._usual = usual_kind(days_of_kinds(self._scores, now.date() - USUAL_DAYS) or self._kinds)
        self._marks = self._read_marks(now.date())
        self._known = known

    def _read_marks(self, today: date) -> Marks:
        coach = self._coach
        sessions = [s.at.date() for s in coach.sessions() if s.outcome != "stopped"]
        packs = tuple(sorted(set(_pack_days(coach.recorded(PackRecord)))))
        flares = tuple(flare_days(coach.recorded(Flare)))
        locked = tuple(_locked(coach))
        changes = tuple(_changes(coach.recorded(TakenIn)))
        days = [s.at.date() for s in self._scores] + sessions + list(flares)
        days += [day for day, _what in (*packs, *changes)] + [x.first for x in locked]
        first = min([day for day in days if day <= today], default=today)
        return Marks(first, today, tuple(sorted(set(sessions))), packs, flares, locked, changes)


def _first_of(days: int | None, marks: Marks) -> date:
    """The first day of a range. It has two days or more: a single one would have no width."""
    today = marks.last.toordinal()
    first = marks.first.toordinal() if days is None else max(today - days + 1, 1)
    return date.fromordinal(min(first, today - 1))


def _pack_days(used: Sequence[PackRecord]) -> Iterator[tuple[date, Group]]:
    """Each time that something was put on; of a use that was corrected, as it stands."""
    for record in standing_packs(used):
        yield from ((a.on.at.date(), a.group) for a in record.applications)


def _changes(taken: Iterable[TakenIn]) -> Iterator[tuple[date, str]]:
    """The days on which the programme changed, with its new title; not where the same came again."""
    before = None
    for record in taken:
        if record.programme != before:
            yield record.at.date(), record.programme.title
        before = record.programme


def _locked(coach: "Coach") -> Iterator[Locked]:
    """For how long all exercise was locked, each time; the end is None while it is."""
    in_force = {x.id for x in coach.lockouts() if Lock.ALL_EXERCISE in x.locks}
    clearances, taken = coach.recorded(Clearance), coach.recorded(TakenIn)
    for lockout in coach.recorded(Lockout):
        if Lock.ALL_EXERCISE not in lockout.locks:
            continue
        if lockout.id in in_force:
            yield Locked(lockout.at.date(), None)
            continue
        ends = [*_cleared_on(lockout, clearances), *_confirmed_on(coach, lockout, taken)]
        if ends:
            yield Locked(lockout.at.date(), max(min(ends), lockout.at.date()))


def _cleared_on(lockout: Lockout, clearances: Iterable[Clearance]) -> Iterator[date]:
    """The days of the clearances after which a lockout no longer locked all exercise."""
    for clearance in clearances:
        if clearance.lockout == lockout.id and Lock.ALL_EXERCISE not in clearance.keep:
            yield clearance.at.date()


def _confirmed_on(coach: "Coach", lockout: Lockout, taken: Iterable[TakenIn]) -> Iterator[date]:
    """The days of later programmes that confirm the plan for what locked: an end without a clearance."""
    for record in taken:
        if record.at > lockout.at and coach.is_confirmed(lockout, frozenset(record.programme.confirmations)):
            yield record.at.date()
