"""Sessions: their timeline, their start through the gate, their record."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from corecoach.clock import Clock
from corecoach.coach.dose_cases import DoseCases
from corecoach.coach.saving import Saved, SaveResult
from corecoach.diary import Diary, NotSaved, Preferences, Witness
from corecoach.library import Library
from corecoach.pain import PainScore
from corecoach.prescription import Programme, Routine, resolve
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

LONGEST_ID = 64


class InHand(Struct, frozen=True, forbid_unknown_fields=True):
    """What a running session would leave behind if the process died now."""

    record: SessionRecord | None = None


class Started(Struct, frozen=True):
    """A session that the gate let through, with what its record will need."""

    record_id: str
    session: Session
    routine: Routine
    programme: str | None
    began: datetime
    screening: Screening


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

    def timeline(self, routine: Routine, programme: Programme | None = None, first_item: int = 0) -> Timeline:
        """The timeline of a routine, from one of its exercises on, with the exercises of `programme` or the
        one in hand, and in their notes the changes that the person's cautions ask for. Raises as `resolve`
        and `compile_timeline`."""
        items = resolve(routine, self.exercises_for(programme or self.programme))[first_item:]
        suits = self.suits(p.exercise for p in items)
        noted = (replace(p, note=suits[p.exercise.id].note(p.note)) for p in items)
        return compile_timeline(routine.id, tuple(noted))

    def minutes_of(self, programme: Programme) -> dict[str, int]:
        """Whole minutes of each routine, rounded up."""
        return {r.id: ceil(self.timeline(r, programme).total_s / 60) for r in programme.routines}

    def start(
        self,
        routine: Routine,
        screening: Screening | None,
        *,
        programme: Programme | None = None,
        first_item: int = 0,
        score_required: bool = True,
        gap_s: float = GAP_S,
        person: Profile | None = None,
    ) -> Started | Refusal:
        """Start a routine of `programme` (or of the one in hand), if the gate permits it.

        `person` is who answers, where a file says so; else who this data folder belongs to.
        """
        prescribed = programme or self.programme
        timeline = self.timeline(routine, prescribed, first_item)
        now, now_s = self.clock.now(), self.clock.seconds()
        decided = decide(
            Subject(timeline.digest(), tuple((p.exercise.id, p.exercise.load) for p in timeline.items)),
            self.check_of(screening, person=person, score_required=score_required),
            rules=self.rules,
            lockouts=self.lockouts(),
            now_s=now_s,
        )
        if isinstance(decided, Refusal):
            return decided
        assert screening is not None
        session = Session(decided, timeline, now_s, gap_s=gap_s)
        of_programme = prescribed is not None and prescribed.routine(routine.id) is not None
        programme_id = prescribed.id if prescribed and of_programme else None
        return Started(self._new_id(), session, routine, programme_id, now, screening)

    def as_own(self, routine: Routine) -> Routine:
        """A routine under an id that none of the programme in hand has: its sessions count for themselves."""
        programme = self.programme
        if programme is None or programme.routine(routine.id) is None:
            return routine
        return replace(routine, id=f"own.{routine.id}"[:LONGEST_ID])

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
