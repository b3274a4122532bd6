"""The coach: one object that the window and the command line ask. It holds no clock and no folder of its
own; both come in."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Any

from msgspec import Struct

from corecoach.clock import Clock
from corecoach.coach.picture import build_programme, build_today, build_trend
from corecoach.coach.saving import Saver, SaveResult
from corecoach.coach.taken_in import Offer, TakenIn
from corecoach.coach.views import ProgrammeView, ScreenResult, Today, TrendView
from corecoach.diary import Damage, Diary
from corecoach.exchange import Problem, ProgrammeFile, read_file, read_programme
from corecoach.library import Library
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import standing
from corecoach.prescription import Exercise, Programme, Routine, resolve
from corecoach.safety import (
    Answer,
    Clearance,
    Fired,
    Lock,
    Lockout,
    Refusal,
    RuleSet,
    Screening,
    Subject,
    Tier,
    active,
    decide,
    needs_new_assessment,
    rescreen_from,
    triage,
)
from corecoach.session import Session, SessionFeedback, SessionRecord, Timeline, compile_timeline
from corecoach.session.engine import GAP_S

MONTHLY = (PainScore, SessionRecord, SessionFeedback, Screening)
LEDGER = (TakenIn, Lockout, Clearance)


class Started(Struct, frozen=True):
    """A session that the gate let through, with what its record will need."""

    session: Session
    routine: Routine
    programme: str | None
    began: datetime
    screening: Screening


class Coach:
    """The use cases of one person."""

    def __init__(self, library: Library, diary: Diary, clock: Clock, new_id: Callable[[], str]) -> None:
        self.library = library
        self.clock = clock
        self._diary = diary
        self._saver = Saver(diary)
        self._new_id = new_id

    # -- what is stored ---------------------------------------------------------------------------------

    @property
    def pending(self) -> int:
        """How many records wait to be written; they are shown with Retry until they are."""
        return len(self._saver.pending)

    def retry(self) -> SaveResult:
        """Try again to write what waits."""
        return self._saver.save()

    def damage(self) -> tuple[Damage, ...]:
        """What was found damaged in the files opened so far."""
        return self._diary.damage

    def keep(self, *records: Any) -> SaveResult:
        """Write records that were made elsewhere, such as those of a result file."""
        return self._saver.save(*records)

    # -- the programme ----------------------------------------------------------------------------------

    @property
    def taken_in(self) -> TakenIn | None:
        """The programme in hand, with when it was taken in."""
        stored = self._saver.read(TakenIn)
        return max(stored, key=lambda t: (t.at, t.id), default=None)

    @property
    def programme(self) -> Programme | None:
        """The programme in hand."""
        taken = self.taken_in
        return taken.programme if taken else None

    def offer_file(self, path: Path) -> Offer | list[Problem]:
        """Read the programme file at `path` without storing anything."""
        data = read_file(path)
        return [data] if isinstance(data, Problem) else self.offer(data)

    def offer(self, data: bytes) -> Offer | list[Problem]:
        """Read the bytes of a programme file without storing anything."""
        read = read_programme(data, self.library.exercises)
        return Offer(file=read, replaces=self.programme) if isinstance(read, ProgrammeFile) else read

    def take_in(self, offer: Offer) -> SaveResult:
        """Make the offered programme the current one; the one before is kept."""
        return self._saver.save(TakenIn(id=self._new_id(), at=self.clock.now(), file=offer.file))

    # -- safety -----------------------------------------------------------------------------------------

    @property
    def rules(self) -> RuleSet | None:
        """The safety rules; None when they are damaged, and then nothing starts."""
        return self.library.rules

    def lockouts(self) -> tuple[Lockout, ...]:
        """Lockouts in force."""
        return active(self._saver.read(Lockout), self._saver.read(Clearance))

    def screen(
        self, gates: Mapping[str, Answer], items: Mapping[str, Answer], pain_now: int | None
    ) -> tuple[Screening, ScreenResult]:
        """Store the answers of a safety check and what they lock; a lock is on disk before this returns."""
        rules = self._rules_or_raise()
        now = self.clock.now()
        screening = Screening(self._new_id(), now, dict(gates), dict(items), pain_now, rules.rules_version)
        result = self._lock(items, None)
        self._saver.save(screening)
        if pain_now is not None:
            self._saver.save(PainScore(self._new_id(), now, "before", pain_now))
        self._lift_by_rescreen(screening)
        return screening, ScreenResult(result.triage, result.lockout, self._saver.save())

    def report(self, items: Mapping[str, Answer], exercise: str | None = None) -> ScreenResult:
        """Store symptoms reported outside the three gates, as after a stop, and what they lock."""
        return self._lock(items, exercise)

    def lock_for_damage(self) -> SaveResult:
        """Lock exercise because the record of locks was damaged: a lock may have been lost with it."""
        fired = Fired(rule="records-damaged", items=(), clears="CLIN")
        version = self.rules.rules_version if self.rules else ""
        lockout = Lockout(
            self._new_id(), self.clock.now(), Tier.SOON, (Lock.ALL_EXERCISE,), (fired,), {}, version
        )
        return self._saver.save(lockout)

    def clear(self, lockout: Lockout, clinician: str, role: str, assessed: datetime) -> SaveResult | None:
        """End a lockout on a clinician's word (L1). None when that is not enough for this lockout, or the
        assessment is older than the report."""
        if needs_new_assessment(lockout) or assessed < lockout.at or assessed > self.clock.now():
            return None
        who = {"clinician": clinician.strip()[:200], "role": role.strip()[:200]}
        if not all(who.values()):
            return None
        clearance = Clearance(self._new_id(), self.clock.now(), lockout.id, "L1", **who, assessed_at=assessed)
        return self._saver.save(clearance)

    # -- a session --------------------------------------------------------------------------------------

    def timeline(self, routine: Routine, programme: Programme | None = None, first_item: int = 0) -> Timeline:
        """The timeline of a routine, from one of its exercises on, with the exercises of `programme` or the
        one in hand. Raises as `resolve` and `compile_timeline`."""
        exercises = self.exercises_for(programme or self.programme)
        return compile_timeline(routine.id, resolve(routine, exercises)[first_item:])

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
    ) -> Started | Refusal:
        """Start a routine of `programme` (or of the one in hand), if the gate permits it."""
        prescribed = programme or self.programme
        timeline = self.timeline(routine, prescribed, first_item)
        now, now_s = self.clock.now(), self.clock.seconds()
        decided = decide(
            Subject(timeline.digest(), tuple((p.exercise.id, p.exercise.load) for p in timeline.items)),
            rules=self.rules,
            screening=screening,
            lockouts=self.lockouts(),
            now=now,
            now_s=now_s,
            score_required=score_required,
        )
        if isinstance(decided, Refusal):
            return decided
        assert screening is not None
        session = Session(decided, timeline, now_s, gap_s=gap_s)
        return Started(session, routine, prescribed.id if prescribed else None, now, screening)

    def finish(self, started: Started) -> tuple[SessionRecord, SaveResult]:
        """Write the record of a session that is over."""
        record = started.session.record(
            record_id=self._new_id(),
            title=started.routine.title,
            programme=started.programme,
            started=started.began,
            ended=self.clock.now(),
            pain_before=started.screening.pain_now,
        )
        return record, self._saver.save(record)

    def feedback(
        self,
        record: SessionRecord,
        *,
        pain: int | None,
        effort: int | None,
        note: str,
        stop_reason: str | None = None,
    ) -> SaveResult:
        """Write what the person said after a session; the score also joins the pain diary."""
        now = self.clock.now()
        said = SessionFeedback(self._new_id(), now, record.id, pain, effort, note[:2000], stop_reason)
        scores = [PainScore(self._new_id(), now, "after", pain)] if pain is not None else []
        return self._saver.save(said, *scores)

    # -- pain -------------------------------------------------------------------------------------------

    def add_pain(
        self, score: int, kind: PainKind = "now", at: datetime | None = None, note: str = ""
    ) -> tuple[PainScore, SaveResult]:
        """Write a pain score, 0 to 10. Raises ValueError for another number or a moment to come."""
        if type(score) is not int or not 0 <= score <= 10:
            raise ValueError("a pain score is a whole number from 0 to 10")
        if at is not None and at > self.clock.now():
            raise ValueError("a pain score cannot be of a moment to come")
        record = PainScore(self._new_id(), at or self.clock.now(), kind, score, note)
        return record, self._saver.save(record)

    def withdraw_pain(self, score: PainScore) -> SaveResult:
        """Take a score back: a new record says so, the old one stays readable."""
        withdrawal = PainScore(
            self._new_id(), self.clock.now(), score.kind, score.score, corrects=score.id, withdrawn=True
        )
        return self._saver.save(withdrawal)

    def pain_scores(self, since: date | None = None) -> list[PainScore]:
        """Scores that stand, oldest first."""
        scores = standing(self._saver.read(PainScore, since=since))
        return sorted(scores, key=lambda s: (s.at, s.id))

    # -- pictures ---------------------------------------------------------------------------------------

    def sessions(self, since: date | None = None) -> list[SessionRecord]:
        """Sessions on record, oldest first."""
        return sorted(self._saver.read(SessionRecord, since=since), key=lambda s: (s.at, s.id))

    def today(self) -> Today:
        """What Today shows."""
        now = self.clock.now()
        monday = now.date() - timedelta(days=now.weekday())
        sessions = self.sessions(since=monday)
        scores = self.pain_scores(since=now.date() - timedelta(days=2))
        fault = self.library.rules_fault if self.rules is None else None
        return build_today(self, now, sessions, scores, fault)

    def programme_view(self, week_of: date | None = None) -> ProgrammeView | None:
        """The programme in hand, with the week that holds `week_of`; None without a programme."""
        taken = self.taken_in
        if taken is None:
            return None
        today = self.clock.now().date()
        sessions = self.sessions(since=taken.at.date())
        return build_programme(self, taken, week_of or today, today, sessions)

    def trend(self, days: int | None) -> TrendView:
        """Scores of the last `days` days, or all of them."""
        today = self.clock.now().date()
        since = today - timedelta(days=days - 1) if days else None
        # The first medians of the range need the week before it.
        from_day = since - timedelta(days=6) if since else None
        return build_trend(self.pain_scores(from_day), self.sessions(since), since, today)

    def exercises(self) -> Mapping[str, Exercise]:
        """The library's exercises and those of the programme in hand, by id."""
        return self.exercises_for(self.programme)

    def exercises_for(self, programme: Programme | None) -> Mapping[str, Exercise]:
        """The library's exercises and the programme's own, by id."""
        own = {e.id: e for e in programme.exercises} if programme else {}
        return {**self.library.exercises, **own} if own else self.library.exercises

    # -- inside -----------------------------------------------------------------------------------------

    def _rules_or_raise(self) -> RuleSet:
        if self.rules is None:
            raise RuntimeError("the safety rules are damaged: nothing can be asked")
        return self.rules

    def _lock(self, items: Mapping[str, Answer], exercise: str | None) -> ScreenResult:
        result = triage(self._rules_or_raise(), items)
        if not result.locks:
            return ScreenResult(result, None, self._saver.save())
        answers: dict[str, Answer] = {i: answer for i, answer in items.items() if answer != "no"}
        lockout = Lockout(
            id=self._new_id(),
            at=self.clock.now(),
            tier=result.tier,
            locks=result.locks,
            fired=result.fired,
            answers=answers,
            rules_version=result.rules_version,
            exercise=exercise,
        )
        return ScreenResult(result, lockout, self._saver.save(lockout))

    def _lift_by_rescreen(self, screening: Screening) -> None:
        """Three times No after the stated hours clears what clears by time (L0)."""
        if any(answer != "no" for answer in screening.gates.values()) or len(screening.gates) < 3:
            return
        for lockout in self.lockouts():
            free_at = rescreen_from(lockout)
            if free_at is not None and screening.at >= free_at:
                self._saver.save(Clearance(self._new_id(), screening.at, lockout.id, "L0"))
