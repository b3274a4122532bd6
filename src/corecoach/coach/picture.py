"""From records to the frozen pictures that pages show."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from corecoach.coach.taken_in import TakenIn
from corecoach.coach.views import (
    DayMark,
    Mark,
    NextSession,
    PacksToday,
    ProgrammeView,
    Today,
)
from corecoach.coach.wish import Wish
from corecoach.pain import PainScore
from corecoach.prescription import (
    PlannedDay,
    Programme,
    Routine,
    equipment_of,
    phase_on,
    plan_week,
    sittings_done,
    week_number,
)
from corecoach.safety import Lock, Lockout, Subject, Tier, covers, united
from corecoach.session import SessionRecord
from corecoach.thermal.record import PackRecord

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach
    from corecoach.coach.session_cases import SessionCases

# So long a use counts for the next ones, whatever it was; and so far its moment may be off, because somebody
# has set the clock.
_COUNTS, _SLACK = timedelta(days=1), timedelta(days=1)
# The longest gap that a protocol may ask for is a week: no use before this can make one wait.
PACKS_LOOK_BACK = timedelta(days=7) + _COUNTS + _SLACK


def build_today(
    coach: "Coach",
    now: datetime,
    sessions: Sequence[SessionRecord],
    scores: Sequence[PainScore],
    used: Sequence[PackRecord],
    rules_fault: str | None,
) -> Today:
    """What Today shows at `now`, from this week's sessions, the scores of the last days, and the uses of ice
    and heat since PACKS_LOOK_BACK."""
    taken, lockouts, day = coach.taken_in, coach.lockouts(), now.date()
    days = plan_week(taken.programme, coach.started_on(taken), day) if taken else ()
    done = {planned.day: done_on(planned, sessions) for planned in days}
    next_ = _next_session(coach, taken.programme, days, day, sessions, lockouts) if taken else None
    # A lock on heat and ice alone does not lock the session.
    locked = next_ is not None and next_.locked
    return Today(
        now=now,
        name=taken.programme.patient.name if taken else "",
        programme=taken.programme.title if taken else None,
        next=next_,
        week=tuple(DayMark(p.day, _mark(p, done[p.day], day, locked), p.day == day) for p in days),
        done_this_week=sum(done.values()),
        planned_this_week=sum(len(p.routines) for p in days),
        last={score.kind: score for score in scores},
        day_scored=any(s.kind == "day" and s.at.date() == day for s in scores),
        lockouts=lockouts,
        locks=united(lockouts),
        rules_fault=rules_fault,
        packs=_packs(coach, now, used, united(lockouts), damaged=rules_fault is not None),
    )


def _packs(
    coach: "Coach", now: datetime, used: Sequence[PackRecord], locks: Sequence[Lock], *, damaged: bool
) -> PacksToday:
    ice_from = heat_from = None
    packs = coach.packs_so_far
    # Limits and log are read only where something may have to wait: a usual start does not pay for them.
    if packs is not None or any(_counts(record, now) for record in used):
        shelf = coach.packs.shelf
        damaged = damaged or shelf.rules is None
        if shelf.rules is not None:
            times = shelf.safe_times()
            ice_from, heat_from = times.cold, times.heat
    return PacksToday(
        ice_from=ice_from,
        heat_from=heat_from,
        ice_locked=Lock.ICE in locks,
        heat_locked=Lock.HEAT in locks,
        running=packs is not None and packs.run.is_live,
        fault=damaged,
    )


def _counts(record: PackRecord, now: datetime) -> bool:
    """Whether a use may make one wait, also one with nothing on where the skin was not as it should be; the
    log knows whether it does."""
    since = [application.off for application in record.applications]
    since += [record.seen] if record.seen is not None else []
    if not since:
        return False
    gap, rest = timedelta(minutes=record.min_gap_min), timedelta(hours=max(record.rest_h.values(), default=0))
    return now < max(stamp.at for stamp in since) + max(_COUNTS, gap, rest) + _SLACK


def done_on(planned: PlannedDay, sessions: Sequence[SessionRecord]) -> int:
    """How many of a day's planned sittings were done."""
    return sittings_done(planned, _counted(sessions, planned.day))


def _counted(sessions: Sequence[SessionRecord], day: date) -> Counter[str]:
    """Sittings of a day by routine. Skipping to the end is none: half of the exercises must be done."""
    return Counter(s.routine for s in sessions if s.at.date() == day and is_sitting(s))


def is_sitting(session: SessionRecord) -> bool:
    """Whether it counts as a sitting: it went to its end, with half of the exercises done."""
    done = sum(item.complete for item in session.items)
    return session.outcome == "finished" and 2 * done >= len(session.items)


def _mark(planned: PlannedDay, done: int, today: date, locked: bool) -> Mark:
    if not planned.routines:
        return "rest"
    if done >= len(planned.routines):
        return "done"
    if planned.day == today:
        return "locked" if locked else "today"
    return "planned" if planned.day > today else "missed"


def _next_session(
    coach: "SessionCases",
    programme: Programme,
    days: Sequence[PlannedDay],
    today: date,
    sessions: Sequence[SessionRecord],
    lockouts: Sequence[Lockout],
) -> NextSession:
    planned = next(p for p in days if p.day == today)
    done = _counted(sessions, today)
    left = list((Counter(planned.routines) - done).elements())
    routine = programme.routine(left[0]) if left else _usual(programme, days)
    assert routine is not None
    timeline = coach.timeline(routine)
    subject = Subject("", tuple((p.exercise.id, p.exercise.load) for p in timeline.items))
    return NextSession(
        routine=routine.id,
        title=routine.title,
        minutes=ceil(timeline.total_s / 60),
        exercises=len(timeline.items),
        equipment=equipment_of(p.exercise for p in timeline.items),
        names=tuple(p.exercise.name for p in timeline.items),
        done_today=sittings_done(planned, done),
        planned_today=len(planned.routines),
        locked=any(covers(x.locks, subject, x.exercise) for x in lockouts),
        left_open=_left_open(coach, routine, lockouts),
    )


def _left_open(coach: "SessionCases", routine: Routine, lockouts: Sequence[Lockout]) -> int:
    """Exercises of a locked routine that stay open; none where somebody must be seen."""
    urgent = any(x.tier.rank >= Tier.URGENT.rank for x in lockouts)
    return 0 if urgent or not lockouts else len(coach.open_items(Wish(routine, coach.programme)))


def _usual(programme: Programme, days: Sequence[PlannedDay]) -> Routine | None:
    """On a day without a sitting left: the routine of this week, for who wants to do one all the same."""
    names = [r for p in days for r in p.routines] or [programme.routines[0].id]
    return programme.routine(names[0])


def build_programme(
    coach: "SessionCases", taken: TakenIn, week_of: date, today: date, sessions: Sequence[SessionRecord]
) -> ProgrammeView:
    """The programme and the week that holds `week_of`."""
    programme, started = taken.programme, coach.started_on(taken)
    days = plan_week(programme, started, week_of)
    return ProgrammeView(
        programme=programme,
        taken_in=taken.at,
        signed=taken.file.signature is not None,
        week=week_number(started, today),
        weeks=sum(phase.weeks for phase in programme.phases),
        phase=phase_on(programme, started, today),
        days=days,
        done={p.day: done_on(p, sessions) for p in days},
        minutes=coach.minutes_of(programme),
        today=today,
    )
