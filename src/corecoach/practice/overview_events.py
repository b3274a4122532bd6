"""What happened, newest first: skipped, hurt, locked and cleared, flares, programmes, and what was said."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time

from corecoach.coach import Coach, TakenIn
from corecoach.coach.handover_view import stopped_in
from corecoach.coach.pain_cases import AFTER
from corecoach.coach.report import locks_of
from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainScore, Place
from corecoach.pain.scores import Flare, standing
from corecoach.practice.overview_exercises import Said, said_after
from corecoach.practice.overview_views import (
    ClearedThen,
    FlareDay,
    Happened,
    Hurt,
    LockedThen,
    NewProgramme,
    Skipped,
    Wrote,
)
from corecoach.prescription import Item, Programme
from corecoach.session import SessionFeedback, SessionRecord
from corecoach.thermal.record import PackRecord
from corecoach.thermal.record import standing as standing_packs


def events_of(
    coach: Coach, pain: TrendView, since: date, until: date, locked: Iterable[str]
) -> tuple[Happened, ...]:
    """All from the day `since` to the day `until`; `locked` are the lockouts that are in force."""
    said = said_after(coach.recorded(SessionFeedback, since))
    found: list[Happened] = [
        *_sessions(coach, since, said),
        *_locks(coach, since, until, frozenset(locked)),
        *_flares(coach, pain),
        *_programmes(coach),
        *_written(coach, since),
    ]
    mine = (event for event in found if since <= event.at.date() <= until)
    # Of one moment the order is that above, whatever order the files came in.
    return tuple(sorted(mine, key=lambda event: event.at, reverse=True))


# -- sessions ---------------------------------------------------------------------------------------------


def _sessions(coach: Coach, since: date, said: Mapping[str, Said]) -> Iterator[Happened]:
    scores = [s for s in standing(coach.recorded(PainScore, since)) if s.places]
    for session in coach.sessions(since=since):
        spoken = said.get(session.id, Said())
        skipped = tuple(dict.fromkeys(item.name for item in session.items if item.skipped))
        hurt = stopped_in(session) if session.outcome == "stopped" else None
        was_stopped = session.outcome == "stopped"
        if was_stopped:
            where = _places(session, scores)
            yield Hurt(session.ended_at, hurt.words if hurt else "", spoken.reason, where, spoken.note)
        if skipped:
            # What was written stands once.
            yield Skipped(session.ended_at, skipped, "" if was_stopped else spoken.note)
        elif spoken.note and not was_stopped:
            yield Wrote(session.ended_at, "session", spoken.note)


def _places(session: SessionRecord, scores: Iterable[PainScore]) -> tuple[Place, ...]:
    """Where it hurt, by what was said in a session and within the hour after it."""
    until = session.ended_at + AFTER
    named = (place for score in scores if session.at <= score.at <= until for place in score.places)
    return tuple(dict.fromkeys(named))


# -- locks, flares ----------------------------------------------------------------------------------------


def _locks(coach: Coach, since: date, until: date, locked: frozenset[str]) -> Iterator[Happened]:
    for event in locks_of(coach, since, until):
        if event.locked is not None:
            yield LockedThen(event.at, event.locked, event.locked.lockout in locked)
        elif event.cleared is not None:
            yield ClearedThen(event.at, event.cleared)


def _flares(coach: Coach, pain: TrendView) -> Iterator[Happened]:
    """At the moment at which it was said on the day itself; of another day, at its noon."""
    called = {flare.day: flare for flare in coach.recorded(Flare)}
    scores: dict[date, int] = {}
    for point in pain.series.points:
        day = point.at.date()
        scores[day] = max(point.score, scores.get(day, 0))
    for day in pain.marks.flares:
        at = called[day].at
        noon = datetime.combine(day, time(12), at.tzinfo)
        yield FlareDay(at if at.date() == day else noon, day, scores.get(day))


# -- programmes -------------------------------------------------------------------------------------------


def _programmes(coach: Coach) -> Iterator[Happened]:
    before: TakenIn | None = None
    for taken in coach.recorded(TakenIn):
        if before is None:
            yield NewProgramme(taken.at, taken.programme.title, first=True)
        elif taken.programme != before.programme:
            yield _change(coach, before.programme, taken)
        before = taken


def _change(coach: Coach, old: Programme, taken: TakenIn) -> NewProgramme:
    """What is different for the person: which exercises, and with which dose."""
    new = taken.programme
    names = {**_names(coach, old), **_names(coach, new)}
    was, now = _doses(old), _doses(new)
    return NewProgramme(
        taken.at,
        new.title,
        first=False,
        added=tuple(names[e] for e in now if e not in was),
        gone=tuple(names[e] for e in was if e not in now),
        changed=tuple(names[e] for e in now if e in was and now[e] != was[e]),
    )


def _names(coach: Coach, programme: Programme) -> dict[str, str]:
    known = coach.exercises_for(programme)
    used = {item.exercise for routine in programme.routines for item in routine.items}
    return {name: known[name].name if name in known else name for name in used}


def _doses(programme: Programme) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for routine in programme.routines:
        for item in routine.items:
            found.setdefault(item.exercise, []).append(item)
    return found


# -- what was written -------------------------------------------------------------------------------------


def _written(coach: Coach, since: date) -> Iterator[Happened]:
    """Beside scores, and beside ice and heat; what was written after a session stands with it."""
    for score in standing(coach.recorded(PainScore, since)):
        if score.note.strip():
            yield Wrote(score.at, "score", score.note.strip(), score.score)
    for pack in standing_packs(coach.recorded(PackRecord, since)):
        if pack.note.strip():
            yield Wrote(pack.at, "pack", pack.note.strip())
