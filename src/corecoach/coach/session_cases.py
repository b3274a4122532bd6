"""Sessions: their timeline, their start through the gate, their record."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from corecoach.clock import Clock
from corecoach.coach.dose_cases import DoseCases
from corecoach.coach.saving import Saved, SaveResult
from corecoach.coach.views import Change
from corecoach.coach.wish import Unsuited, Wish
from corecoach.diary import Diary, NotSaved, Preferences, Witness
from corecoach.library import Library
from corecoach.pain import PainScore
from corecoach.prescription import Exercise, Programme, Routine, resolve
from corecoach.prescription.one_line import one_line
from corecoach.prescription.suitability import Suitability
from corecoach.safety import Profile, Refusal, Screening, Subject, decide
from corecoach.session import (
    Outcome,
    Session,
    SessionFeedback,
    SessionRecord,
    State,
    Timeline,
    compile_timeline,
)
from corecoach.session.engine import GAP_S
from corecoach.words import _


class InHand(Struct, frozen=True, forbid_unknown_fields=True):
    """What a running session would leave behind if the process died now."""

    record: SessionRecord | None = None


class Started(Struct, frozen=True):
    """A session that the gate let through, with what its record will need."""

    record_id: str
    session: Session
    wish: Wish
    began: datetime
    screening: Screening

    @property
    def routine(self) -> Routine:
        """What runs."""
        return self.wish.routine

    @property
    def programme(self) -> str | None:
        """The id of the programme that it is a sitting of."""
        return self.wish.programme.id if self.wish.programme else None


class SessionCases(DoseCases):
    """What the window and the command line ask about sessions."""

    def __init__(
        self,
        library: Library,
        diary: Diary,
        clock: Clock,
        new_id: Callable[[], str],
        in_hand: Preferences[InHand],
        witness: Witness | None = None,
        *,
        only_looks: bool = False,
    ) -> None:
        super().__init__(library, diary, clock, new_id, witness, only_looks=only_looks)
        self._in_hand = in_hand

    def timeline(self, routine: Routine, exercises: Mapping[str, Exercise] | None = None) -> Timeline:
        """The timeline of a routine of these `exercises`, or of those in hand. In the notes is what can be
        read while it is done: the physiotherapist's words before what the person's cautions ask for. Raises
        as `resolve` and `compile_timeline`."""
        items = resolve(routine, self.exercises() if exercises is None else exercises)
        suits = self.suits(p.exercise for p in items)
        noted = (replace(p, note=one_line((p.note, *_said(suits[p.exercise.id])))) for p in items)
        return compile_timeline(routine.id, tuple(noted))

    def minutes_of(self, programme: Programme) -> dict[str, int]:
        """Whole minutes of each routine, rounded up."""
        exercises = self.exercises_for(programme)
        return {r.id: whole_minutes(r, exercises) for r in programme.routines}

    def changes(self, wish: Wish) -> tuple[Change, ...]:
        """What to do in another way, or to watch, in the exercises of a session, each exercise once; with a
        physiotherapist's note that is too long to be read while it is done."""
        items = {p.exercise.id: p for p in resolve(wish.routine, self.exercises_of(wish))}
        suits = self.suits(p.exercise for p in items.values())
        found = (
            Change(e, _(p.exercise.name), (*_too_long(p.note), *_said(suits[e]))) for e, p in items.items()
        )
        return tuple(change for change in found if change.notes)

    def start(
        self,
        wish: Wish,
        screening: Screening | None,
        *,
        score_required: bool = True,
        gap_s: float = GAP_S,
        person: Profile | None = None,
    ) -> Started | Refusal | Unsuited:
        """Start what somebody wants, if the gate permits it and all of it is for them if they chose it: what
        they said last about themselves counts, not what was known when they chose.

        `person` is who answers, where a file says so; else who this data folder belongs to.
        """
        timeline = self.timeline(wish.routine, self.exercises_of(wish))
        now, now_s = self.clock.now(), self.clock.seconds()
        decided = decide(
            Subject(timeline.digest(), tuple((p.exercise.id, p.exercise.load) for p in timeline.items)),
            self.check_of(screening, person=person, score_required=score_required),
            rules=self.rules,
            lockouts=self.lockouts(),
            now_s=now_s,
        )
        left_out = self.own_part(wish, person).left_out
        # With a lock or an answer in the way, that is said first; pain is said of what is for the person.
        if left_out and (not isinstance(decided, Refusal) or decided.reason == "pain"):
            return Unsuited(left_out)
        if isinstance(decided, Refusal):
            return decided
        assert screening is not None
        session = Session(decided, timeline, now_s, gap_s=gap_s)
        return Started(self._new_id(), session, wish, now, screening)

    def keep_in_hand(self, started: Started) -> None:
        """Note what has been done so far, in case the process dies; a note that fails is not worth a word."""
        with suppress(NotSaved):
            self._in_hand.save(InHand(self._record(started)))

    def recover(self) -> SessionRecord | None:
        """Write the record of a session during which CoreCoach was closed by force, and return it."""
        record = self._in_hand.load().record
        if record is None:
            return None
        # It may have been written in full just before the end; then the note is only a leftover.
        whole = any(s.id == record.id for s in self._saver.read(SessionRecord, since=record.at.date()))
        if whole or isinstance(self.save(record), Saved):
            self._in_hand.remove()
        return None if whole else record

    def finish(self, started: Started) -> tuple[SessionRecord, SaveResult]:
        """Write the record of a session that is over. What was noted of it stays until that is on disk."""
        record = self._record(started)
        result = self.save(record)
        if isinstance(result, Saved):
            self._in_hand.remove()
        return record, result

    def _record(self, started: Started) -> SessionRecord:
        session = started.session
        outcomes: dict[State, Outcome] = {State.FINISHED: "finished", State.STOPPED: "stopped"}
        return SessionRecord(
            id=started.record_id,
            at=started.began,
            ended_at=self.clock.now(),
            routine=session.timeline.routine,
            title=started.routine.title,
            programme=started.programme,
            outcome=outcomes.get(session.state, "ended"),
            active_s=session.active_s,
            pain_before=started.screening.pain_now,
            items=session.items_done(),
        )

    def feedback(
        self,
        record: SessionRecord,
        *,
        pain: int | None,
        effort: int | None,
        note: str,
        stop_reason: str | None = None,
        form_kept: bool | None = None,
        relief_taken: bool | None = None,
        anything_new: bool | None = None,
    ) -> SaveResult:
        """Write what the person said after a session; the score also joins the pain diary."""
        now = self.clock.now()
        said = SessionFeedback(
            id=self._new_id(),
            at=now,
            session=record.id,
            pain_after=pain,
            effort=effort,
            note=note[:2000],
            stop_reason=stop_reason,
            form_kept=form_kept,
            relief_taken=relief_taken,
            anything_new=anything_new,
        )
        scores = [PainScore(self._new_id(), now, "after", pain)] if pain is not None else []
        return self.save(said, *scores)


def whole_minutes(routine: Routine, exercises: Mapping[str, Exercise]) -> int:
    """How long a routine takes, in minutes, rounded up. Raises as `resolve` and `compile_timeline`."""
    return ceil(compile_timeline(routine.id, resolve(routine, exercises)).total_s / 60)


def _said(suits: Suitability) -> tuple[str, ...]:
    return tuple(_(note) for note in suits.notes("modify", "monitor"))


def _too_long(note: str) -> tuple[str, ...]:
    return (note,) if one_line((note,)) != " ".join(note.split()) else ()
