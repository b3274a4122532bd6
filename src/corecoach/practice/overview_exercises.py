"""Exercise by exercise: how often it was done, how much of the dose, and what was said of those sessions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from corecoach.coach import Coach, TakenIn
from corecoach.coach.handover_view import stopped_in
from corecoach.pain.scores import median
from corecoach.practice.overview_views import Dose, ExerciseRow, Share
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord

LATELY = timedelta(days=28)
# With fewer sessions on either side, a share of before says nothing.
ENOUGH = 3


class Said(Struct, frozen=True):
    """What was said after a session. None and empty is not said."""

    pain_after: int | None = None
    effort: int | None = None
    reason: str = ""
    note: str = ""


def said_after(feedback: Iterable[SessionFeedback]) -> dict[str, Said]:
    """By the id of the session. It can be said in several records: of each thing the latest word holds."""
    found: dict[str, Said] = {}
    for one in sorted(feedback, key=lambda f: (f.at, f.id)):
        before = found.get(one.session, Said())
        found[one.session] = Said(
            before.pain_after if one.pain_after is None else one.pain_after,
            before.effort if one.effort is None else one.effort,
            one.stop_reason or before.reason,
            one.note.strip() or before.note,
        )
    return found


class _Once(Struct, frozen=True):
    """An exercise in one session."""

    item: ItemRecord
    session: SessionRecord
    said: Said
    stopped: bool

    @property
    def begun(self) -> bool:
        return self.item.reps_done > 0 or self.item.hold_done_s > 0

    @property
    def done(self) -> bool:
        return self.item.complete and not self.item.skipped

    @property
    def pain_change(self) -> int | None:
        before, after = self.session.pain_before, self.said.pain_after
        return None if before is None or after is None or not self.begun else after - before


def exercise_rows(coach: Coach, since: date, today: date) -> tuple[ExerciseRow, ...]:
    """A row for each exercise that a session had since then; in the order of the programme in hand, others
    after them by their names."""
    times: dict[str, list[_Once]] = {}
    said = said_after(coach.recorded(SessionFeedback, since))
    for session in coach.sessions(since=since):
        for once in _once_each(session, said.get(session.id, Said())):
            times.setdefault(once.item.exercise, []).append(once)
    rows = [_row(name, mine, today) for name, mine in times.items()]
    order = _order(coach)
    return tuple(sorted(rows, key=lambda r: (order.get(r.exercise, len(order)), r.name, r.exercise)))


def _once_each(session: SessionRecord, said: Said) -> list[_Once]:
    """What a session had; an exercise that stands in it twice is counted twice."""
    hurt = stopped_in(session) if session.outcome == "stopped" else None
    return [_Once(i, session, said, hurt is not None and hurt.id == i.exercise) for i in session.items]


def _order(coach: Coach) -> Mapping[str, int]:
    taken = coach.recorded(TakenIn)
    routines = taken[-1].programme.routines if taken else ()
    names = dict.fromkeys(item.exercise for routine in routines for item in routine.items)
    return {name: n for n, name in enumerate(names)}


def _row(exercise: str, times: Sequence[_Once], today: date) -> ExerciseRow:
    pain = [once.pain_change for once in times if once.pain_change is not None]
    effort = [once.said.effort for once in times if once.said.effort is not None and once.begun]
    return ExerciseRow(
        exercise=exercise,
        name=times[-1].item.name,
        of=len(times),
        done=sum(once.done for once in times),
        part=sum(once.begun and not once.done and not once.item.skipped for once in times),
        skipped=sum(once.item.skipped for once in times),
        stopped=sum(once.stopped for once in times),
        pain_change=median(pain) if pain else None,
        pain_n=len(pain),
        effort=median(effort) if effort else None,
        effort_n=len(effort),
        reps=_dose(times, today, lambda i: (i.reps_done, i.reps_prescribed)),
        hold=_dose(times, today, lambda i: (i.hold_done_s, i.hold_prescribed_s)),
    )


def _dose(times: Iterable[_Once], today: date, of: Callable[[ItemRecord], tuple[float, float]]) -> Dose:
    """The last four weeks, and the time before where both rest on enough."""
    lately: list[tuple[float, float]] = []
    before: list[tuple[float, float]] = []
    for once in times:
        asked = of(once.item)
        if asked[1] > 0:
            (lately if today - once.session.at.date() < LATELY else before).append(asked)
    enough = min(len(lately), len(before)) >= ENOUGH
    return Dose(_share(lately), _share(before) if enough else None)


def _share(asked: Sequence[tuple[float, float]]) -> Share | None:
    """More than was prescribed of one session does not make up for another."""
    if not asked:
        return None
    done = sum(min(done, prescribed) for done, prescribed in asked)
    return Share(done, sum(prescribed for _done, prescribed in asked), len(asked))
