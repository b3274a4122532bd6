"""The coach: one object that the window and the command line ask. It holds no clock and no folder of its
own; both come in."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from corecoach.clock import Clock
from corecoach.coach.picture import build_programme, build_today, build_trend
from corecoach.coach.saving import SaveResult, Saver
from corecoach.coach.taken_in import Offer, TakenIn
from corecoach.coach.views import ProgrammeView, ScreenResult, Today, TrendView
from corecoach.diary import Diary
from corecoach.exchange import Problem, ProgrammeFile, read_programme
from corecoach.library import Library
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import standing
from corecoach.prescription import Exercise, Programme, Routine, resolve
from corecoach.safety import (
    Answer,
    Clearance,
    Lockout,
    Refusal,
    RuleSet,
    Screening,
    Subject,
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


class NotStarted(Struct, frozen=True):
    """There is no such routine, or nothing in it to do."""

    why: Literal["no-routine", "nothing-to-do"]


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

    def damage(self) -> tuple[object, ...]:
        """What was found damaged in the files opened so far."""
        return tuple(self._diary.damage)

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

    def offer(self, data: bytes) -> Offer | list[Problem]:
        """Read a programme file without storing anything."""
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
        """Store the answers of a safety check and what they lock; a lockout is written before this returns."""
        rules = self._rules_or_raise()
        now = self.clock.now()
        screening = Screening(self._new_id(), now, dict(gates), dict(items), pain_now, rules.rules_version)
        result = self._lock(items, None)
        saved = self._saver.save(screening)
        if pain_now is not None:
            saved = self._saver.save(PainScore(self._new_id(), now, "before", pain_now))
        self._lift_by_rescreen(screening)
        return screening, ScreenResult(result.triage, result.lockout, saved)

    def report(self, items: Mapping[str, Answer], exercise: str | None = None) -> ScreenResult:
        """Store symptoms reported outside the three gates, as after a stop, and what they lock."""
        return self._lock(items, exercise)

    def clear(self, lockout: Lockout, clinician: str, role: str, assessed: datetime) -> SaveResult | None:
        """End a lockout on a clinician's word (L1). None when that is not enough for this lockout, or the
        assessment is older than the report."""
        if needs_new_assessment(lockout) or assessed < lockout.at or assessed > self.clock.now():
            return None
        who = {"clinician": clinician.strip(), "role": role.strip()}
        if not all(who.values()):
            return None
        clearance = Clearance(self._new_id(), self.clock.now(), lockout.id, "L1", **who, assessed_at=assessed)
        return self._saver.save(clearance)

    # -- a session --------------------------------------------------------------------------------------

    def timeline(self, routine: Routine, first_item: int = 0) -> Timeline:
        """The timeline of a routine from one of its exercises on. Raises as `resolve` and `compile_timeline`."""
        return compile_timeline(routine.id, resolve(routine, self.exercises())[first_item:])

    def start(
        self, routine_id: str, screening: Screening | None, *, first_item: int = 0, gap_s: float = GAP_S
    ) -> Started | Refusal | NotStarted:
        """Start a routine of the programme, if the gate permits it."""
        programme = self.programme
        routine = programme.routine(routine_id) if programme else None
        if routine is None or not 0 <= first_item < len(routine.items):
            return NotStarted("no-routine")
        timeline = self.timeline(routine, first_item)
        subject = Subject(timeline.digest(), tuple((p.exercise.id, p.exercise.load) for p in timeline.items))
        now, now_s = self.clock.now(), self.clock.seconds()
        decided = decide(
            subject, rules=self.rules, screening=screening, lockouts=self.lockouts(), now=now, now_s=now_s
        )
        if isinstance(decided, Refusal) or screening is None:
            return decided if isinstance(decided, Refusal) else Refusal("not-screened")
        session = Session(decided, timeline, now_s, gap_s=gap_s)
        return Started(session, routine, programme.id if programme else None, now, screening)

    def finish(self, started: Started, stop_reason: str | None = None) -> tuple[SessionRecord, SaveResult]:
        """Write the record of a session that is over."""
        record = started.session.record(
            record_id=self._new_id(),
            title=started.routine.title,
            programme=started.programme,
            started=started.began,
            ended=self.clock.now(),
            pain_before=started.screening.pain_now,
            stop_reason=stop_reason,
        )
        return record, self._saver.save(record)

    def feedback(self, record: SessionRecord, pain: int | None, effort: int | None, note: str) -> SaveResult:
        """Write what the person said after a session; the score also joins the pain diary."""
        now = self.clock.now()
        said = SessionFeedback(self._new_id(), now, record.id, pain, effort, note)
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

    def today(self) -> Today:
        """What Today shows."""
        now = self.clock.now()
        monday = now.date() - timedelta(days=now.weekday())
        sessions = self._saver.read(SessionRecord, since=monday)
        scores = self.pain_scores(since=now.date() - timedelta(days=2))
        return build_today(self, now, sessions, scores, self.library.rules_fault)

    def programme_view(self, week_of: date | None = None) -> ProgrammeView | None:
        """The programme in hand, with the week that holds `week_of`; None without a programme."""
        taken = self.taken_in
        if taken is None:
            return None
        today = self.clock.now().date()
        sessions = self._saver.read(SessionRecord, since=taken.at.date())
        return build_programme(self, taken, week_of or today, today, sessions)

    def trend(self, days: int | None) -> TrendView:
        """Scores of the last `days` days, or all of them."""
        today = self.clock.now().date()
        since = today - timedelta(days=days - 1) if days else None
        # The first medians of the range need the week before it.
        from_day = since - timedelta(days=6) if since else None
        return build_trend(
            self.pain_scores(from_day), self._saver.read(SessionRecord, since=since), since, today
        )

    def exercises(self) -> Mapping[str, Exercise]:
        """The library's exercises and the programme's own, by id."""
        programme = self.programme
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
        answers = {i: answer for i, answer in items.items() if answer != "no"}
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
