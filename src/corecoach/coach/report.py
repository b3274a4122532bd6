"""The pain report for the clinician, made of what the person recorded. It compares and counts; it explains
nothing and names no disease."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corecoach import __version__
from corecoach.coach.adherence import adherence_of, days_done
from corecoach.coach.handover_events import Ledger, Names, timeline
from corecoach.coach.report_function import function_scores
from corecoach.coach.report_scores import around_of, relief_of, worst_of
from corecoach.coach.report_views import Gaps, Note, Report
from corecoach.coach.report_weeks import weeks_each, weeks_of
from corecoach.coach.signals import RISING_DAYS, signals_of
from corecoach.coach.taken_in import TakenIn
from corecoach.coach.trend_views import Marks, TrendView
from corecoach.diary import Record
from corecoach.exchange.handover import Event
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import counts, standing
from corecoach.pain.series import days_of_kinds, usual_kind
from corecoach.pain.smooth import baseline, ewma
from corecoach.pain.trend import Trend, after_gaps, trend_of
from corecoach.safety import Clearance, Lockout
from corecoach.session import SessionFeedback
from corecoach.thermal.record import PackRecord
from corecoach.thermal.record import standing as standing_packs

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

# Six weeks: the usual time between two appointments, and what the screen shows first.
PERIOD_DAYS = 42
_DAY = timedelta(days=1)


def build_report(coach: "Coach", since: date | None = None, until: date | None = None) -> Report:
    """The report of the days `since` to `until`: by default the last 42 up to today. What is still to come is
    no part of it. Raises ValueError for a period that ends before it begins."""
    since, until = _period(coach, since, until)
    scores = _scores(coach, since, until)
    view = _view(coach, _usual(coach, scores), since, until)
    marks, taken = view.marks, [t for t in coach.recorded(TakenIn) if t.at.date() <= until]
    begin = min([since, *(t.at.date() for t in taken[:1])])
    days = days_done(coach, begin, until, locked_days(marks))
    within = [day for day in days if day.day >= since]
    counted = [score for score in scores if counts(score)]
    daily = {day: value for day, value in view.series.daily.items() if since <= day <= until}
    return Report(
        made_at=coach.clock.now(),
        app_version=__version__,
        name=taken[-1].programme.patient.name if taken else "",
        birth_year=taken[-1].programme.patient.birth_year if taken else None,
        programme=taken[-1].programme.title if taken else "",
        since=since,
        until=until,
        signals=signals_of(days, rise_rows(coach, view, until), last_record(coach, taken, until), until),
        view=view,
        leg=_leg(coach, since, until),
        late=sum(not p.counted and since <= p.at.date() <= until for p in view.series.points),
        worst=worst_of(counted),
        relief=relief_of(counted),
        around=around_of(counted),
        ewma=ewma(view.series.daily, until),
        gaps=_gaps(daily),
        weeks=weeks_of(view.series, marks, within, max(since, min(marks.first, until)), until),
        weeks_each=weeks_each((until - since).days + 1),
        sessions=adherence_of(within, coach.sessions(since=since)),
        flares=tuple(day for day in marks.flares if since <= day <= until),
        locks=tuple(locks_of(coach, since, until)),
        changes=tuple((day, title) for day, title in marks.changes if since <= day <= until),
        function=function_scores(coach.pain.function.view(), since, until),
        notes=_notes(coach, since, until),
    )


def report_kind(coach: "Coach", since: date, until: date) -> PainKind:
    """Which kind of score the report of these days shows."""
    return _usual(coach, _scores(coach, since, until)).kind


def _period(coach: "Coach", since: date | None, until: date | None) -> tuple[date, date]:
    today = coach.clock.now().date()
    until = min(until or today, today)
    since = since or until - (PERIOD_DAYS - 1) * _DAY
    if since > until:
        raise ValueError("a period begins before it ends")
    return since, until


# -- pain -----------------------------------------------------------------------------------------------


def _scores(coach: "Coach", since: date, until: date) -> list[PainScore]:
    return [score for score in coach.pain_scores() if since <= score.at.date() <= until]


def _usual(coach: "Coach", scores: Sequence[PainScore]) -> TrendView:
    """The row that is usual in the period, over all; without a score in it, that of the screen."""
    kinds = days_of_kinds(scores)
    return coach.trend(None, usual_kind(kinds) if kinds else None)


def _view(coach: "Coach", whole: TrendView, since: date, until: date) -> TrendView:
    """What the screen shows, of this period."""
    days = (until - since).days + 1
    if until == whole.last:
        return coach.trend(days, whole.kind)
    known = {day: value for day, value in whole.series.daily.items() if day <= until}
    return replace(
        whole,
        first=min(since, until - _DAY),
        last=until,
        days=days,
        trend=trend_of(known, until, days),
        start=baseline(known),
    )


def _leg(coach: "Coach", since: date, until: date) -> TrendView | None:
    """Pain in the leg is a row of its own; None where there is none in the period."""
    view = _view(coach, coach.trend(None, "leg"), since, until)
    return view if view.trend.n else None


def rise_rows(coach: "Coach", view: TrendView, until: date) -> list[tuple[PainKind, Trend]]:
    """The usual row and that of the leg, over the weeks in which a rise is looked for."""
    rows = {view.kind: view.series, "leg": coach.pain.trends.series("leg")}
    return [(kind, trend_of(row.daily, until, RISING_DAYS)) for kind, row in rows.items()]


def _gaps(daily: dict[date, float]) -> Gaps:
    after, others = after_gaps(daily)
    return Gaps(_mean(after), len(after), _mean(others), len(others))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


# -- what else there is ---------------------------------------------------------------------------------


def locked_days(marks: Marks) -> frozenset[date]:
    """The days on which all exercise was locked, at some time of the day."""
    return frozenset(
        lock.first + n * _DAY
        for lock in marks.locked
        for n in range(((lock.last or marks.last) - lock.first).days + 1)
    )


def last_record(coach: "Coach", taken: Sequence[TakenIn], until: date) -> date | None:
    """The day on which anything was recorded last; before the first record, that of the first programme."""
    from corecoach.coach.coach import MONTHLY

    written = [_written(record) for kind in MONTHLY for record in coach.recorded(kind)]
    days = [day for day in written if day <= until] or [t.at.date() for t in taken[:1]]
    return max(days, default=None)


def _written(record: Record) -> date:
    """The day on which a record was made: a score can be about an earlier one."""
    if isinstance(record, PainScore):
        return (record.corrected_at or record.entered_at or record.at).date()
    return record.at.date()


def locks_of(coach: "Coach", since: date, until: date) -> Iterator[Event]:
    """What was locked and what ended it, newest first."""
    exercises = {item.exercise: item.name for s in coach.sessions(since=since) for item in s.items}
    ledger = Ledger(
        lockouts=coach.recorded(Lockout), in_force=coach.lockouts(), clearances=coach.recorded(Clearance)
    )
    for event in timeline(Names(coach.rules, exercises), ledger):
        if since <= event.at.date() <= until:
            yield event


def _notes(coach: "Coach", since: date, until: date) -> tuple[Note, ...]:
    """All that the person wrote in the period, newest first."""
    notes = [
        *(Note(s.at, "score", s.note, s.score) for s in standing(coach.recorded(PainScore, since))),
        *(Note(f.at, "session", f.note) for f in coach.recorded(SessionFeedback, since)),
        *(Note(p.at, "pack", p.note) for p in standing_packs(coach.recorded(PackRecord, since))),
    ]
    mine = [note for note in notes if note.text.strip() and since <= note.at.date() <= until]
    return tuple(sorted(mine, key=lambda note: note.at, reverse=True))
