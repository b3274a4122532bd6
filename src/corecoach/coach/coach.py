"""The coach: one object that the window and the command line ask. It holds no clock and no folder of its
own; both come in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corecoach.coach.dose_cases import DoseChoice
from corecoach.coach.end_cases import Try
from corecoach.coach.picture import PACKS_LOOK_BACK, build_programme, build_today
from corecoach.coach.routine_cases import RoutineCases
from corecoach.coach.saving import SaveResult
from corecoach.coach.taken_in import Offer, TakenIn
from corecoach.coach.views import ProgrammeView, ScreenResult, Today
from corecoach.coach.wish import Wish
from corecoach.diary import Damage
from corecoach.exchange import Problem, ProgrammeFile, read_file, reading_programme
from corecoach.pain import PainKind, PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers
from corecoach.pain.scores import Flare, in_place_of, standing
from corecoach.safety import (
    Advice,
    Answer,
    Case,
    Clearance,
    Lockout,
    PendingClearance,
    Profile,
    ProfileRecord,
    Screening,
    Triage,
    triage,
)
from corecoach.session import SessionFeedback, SessionRecord
from corecoach.thermal.record import PackAnswers, PackLook, PackRecord, PackTicks

if TYPE_CHECKING:
    # Asked for once in a while; their types are read only then.
    from corecoach.coach.library_view import ExerciseView, LibraryView
    from corecoach.coach.packs import Packs
    from corecoach.coach.pain_over_time import PainOverTime
    from corecoach.coach.results import Results
    from corecoach.coach.trend_views import TrendView
    from corecoach.exchange.handover import Handover

MONTHLY = (
    PainScore, SessionRecord, SessionFeedback, Screening, Advice, DoseChoice,
    PackRecord, PackAnswers, PackTicks, PackLook, Flare, Activities, PsfsRating, RmdqAnswers, ChangeAnswer,
)  # fmt: skip
LEDGER = (TakenIn, Lockout, Clearance, PendingClearance, ProfileRecord, Try)
# Where the use of ice or heat is kept that runs.
PACK_ON = "pack-on.json"
# The key by which results from this computer are known again.
DEVICE_KEY = "device-key.json"
# What ends a lock, or stands in its way, is decided here and never taken over.
OURS = (Clearance, PendingClearance, ProfileRecord, Try)


class Coach(RoutineCases):
    """The use cases of one person."""

    # -- what is stored ---------------------------------------------------------------------------------

    @property
    def pending(self) -> int:
        """How many records wait to be written; they are shown with Retry until they are."""
        return len(self._saver.pending)

    def retry(self) -> SaveResult:
        """Try again to write what waits."""
        return self.save()

    def damage(self) -> tuple[Damage, ...]:
        """What was found damaged in the files opened so far."""
        return self._diary.damage

    def keep(self, *records: Any) -> SaveResult:
        """Write records that were made elsewhere, such as those of a result file.

        Raises ValueError for a clearance and its like: what ends a lock is decided here.
        """
        if any(isinstance(record, OURS) for record in records):
            raise ValueError("a clearance is not taken over from elsewhere")
        return self.save(*records)

    # -- the programme ----------------------------------------------------------------------------------

    def offer_file(self, path: Path) -> Offer | list[Problem]:
        """Read the programme file at `path`, at once, without storing anything."""
        return _last(self.offering(path))

    def offer(self, data: bytes) -> Offer | list[Problem]:
        """Read the bytes of a programme file, at once, without storing anything."""
        return _last(self._offering(data))

    def offering(self, path: Path) -> Iterator[Offer | list[Problem] | None]:
        """Read the programme file at `path` bit by bit, without storing anything: yields None after each
        piece of work (some milliseconds), what was read at last."""
        data = read_file(path)
        return iter([[data]]) if isinstance(data, Problem) else self._offering(data)

    def _offering(self, data: bytes) -> Iterator[Offer | list[Problem] | None]:
        library = self.library
        limits, taken = library.thermal_rules, library.protocol_ids
        for read in reading_programme(data, library.exercises, thermal=limits, protocols=taken):
            yield Offer(file=read, replaces=self.programme) if isinstance(read, ProgrammeFile) else read

    def take_in(self, offer: Offer) -> SaveResult:
        """Make the offered programme the current one; the one before is kept. It may lack a plan that the
        one before confirmed: then a lock for the person comes with it."""
        # What has run out locks again first; and one that the programme before confirmed stands as well.
        self.lockouts()
        locked = tuple(x.id for x in self._active())
        result = self.save(TakenIn(self._new_id(), self.clock.now(), offer.file, locked))
        self.lock_for_person()
        return result

    # -- the person -------------------------------------------------------------------------------------

    def save_profile(
        self, age: int, modifiers: Iterable[str], cautions: Iterable[str], once: Mapping[str, Answer]
    ) -> ScreenResult:
        """Store what the person said about themselves, and what that locks."""
        before = self.profile_record()
        asked = {*(before.asked if before else ()), *once}
        record = ProfileRecord(
            id=self._new_id(),
            at=self.clock.now(),
            age=age,
            modifiers=tuple(sorted(modifiers)),
            cautions=tuple(sorted(cautions)),
            asked=tuple(sorted(asked)),
        )
        self.save(record)
        self.lock_for_person()
        result = self.lock_case(Case(dict(once), profile=self.person() or Profile()))
        if once:
            self.save(self._said(once))
        return result

    def would_lock(
        self, age: int | None, modifiers: Iterable[str], once: Mapping[str, Answer]
    ) -> tuple[Triage, Triage]:
        """What saving this would lock: by the rules on the person, and by the answers."""
        rules, ages = self._rules_or_raise(), None if age is None else (age, age)
        person = Profile(ages, frozenset(modifiers), self._confirmed())
        standing = triage(rules, Case(profile=person, settled=self.settled()))
        return standing, triage(rules, self._apart(Case(dict(once), profile=person)))

    def handover(self) -> "Handover":
        """The page for a clinician: all that was said, done and locked of late."""
        from corecoach.coach.handover_asked import handover_of

        return handover_of(self)

    @cached_property
    def results(self) -> "Results":
        """What goes back to the clinician as a file; made when first asked for."""
        from corecoach.coach.results import DeviceKey, Results

        return Results(self, self._in_hand.beside(DEVICE_KEY, DeviceKey), self._new_id)

    # -- pain -------------------------------------------------------------------------------------------

    @cached_property
    def pain(self) -> "PainOverTime":
        """Pain over time; the diary is read when something of it is first asked for."""
        from corecoach.coach.pain_over_time import PainOverTime

        return PainOverTime(self, self._new_id)

    def add_pain(
        self, score: int, kind: PainKind = "now", at: datetime | None = None, note: str = ""
    ) -> tuple[PainScore, SaveResult]:
        """Write a pain score, 0 to 10. Raises ValueError for another number or a moment to come."""
        now = self.clock.now()
        if type(score) is not int or not 0 <= score <= 10:
            raise ValueError("a pain score is a whole number from 0 to 10")
        if at is not None and at > now:
            raise ValueError("a pain score cannot be of a moment to come")
        entered = now if at is not None and at < now else None
        record = PainScore(self._new_id(), at or now, kind, score, note, entered_at=entered)
        return record, self.save(record)

    def withdraw_pain(self, score: PainScore) -> SaveResult:
        """Take a score back, as it stands by now: a new record says so, the old one stays readable."""
        # Never dated before the score, or a window that holds the score could miss it.
        at = max(self.clock.now(), score.at)
        taken = in_place_of(score, self._saver.read_what_can_be(PainScore, since=score.at.date()))
        return self.save(
            *(PainScore(self._new_id(), at, s.kind, s.score, corrects=s.id, withdrawn=True) for s in taken)
        )

    def pain_scores(self, since: date | None = None) -> list[PainScore]:
        """Scores that stand, oldest first."""
        scores = standing(self._saver.read(PainScore, since=since))
        return sorted(scores, key=lambda s: (s.at, s.id))

    # -- the library ------------------------------------------------------------------------------------

    def library_view(self) -> "LibraryView":
        """Every exercise, and how it stands with the person."""
        from corecoach.coach.library_view import build_library

        return build_library(self)

    def exercise_view(self, exercise_id: str) -> "ExerciseView | None":
        """One exercise with its dose and its neighbours; None when there is no such exercise."""
        from corecoach.coach.library_view import build_exercise

        return build_exercise(self, exercise_id)

    def to_try(self, exercise_id: str) -> Wish | None:
        """One set of an exercise as a session of its own; None when the person may not choose it now."""
        from corecoach.coach.library_view import build_exercise, trial

        view = build_exercise(self, exercise_id)
        return trial(view) if view is not None and view.can_do else None

    def to_watch(self, exercises: Iterable[str]) -> tuple[str, ...]:
        """What to watch for after these exercises, in the words of their cautions."""
        known = self.exercises()
        suits = self.suits(known[e] for e in exercises if e in known)
        return tuple(dict.fromkeys(note for one in suits.values() for note in one.notes("monitor")))

    # -- ice and heat -----------------------------------------------------------------------------------

    @cached_property
    def packs(self) -> "Packs":
        """Ice and heat; its limits are read when it is first asked for."""
        from corecoach.coach.pack_run import PackInHand
        from corecoach.coach.packs import Packs

        return Packs(self, self._in_hand.beside(PACK_ON, PackInHand), self._new_id)

    @property
    def packs_so_far(self) -> "Packs | None":
        """Ice and heat, where they were asked for: before that nothing of them can be in use."""
        return self.__dict__.get("packs")

    @property
    def had_pack_on(self) -> bool:
        """Whether CoreCoach was closed while ice or heat was in use; looked at without reading more."""
        return self._in_hand.beside(PACK_ON, object).is_there

    # -- pictures ---------------------------------------------------------------------------------------

    def sessions(self, since: date | None = None) -> list[SessionRecord]:
        """Sessions on record, oldest first."""
        return sorted(self._saver.read(SessionRecord, since=since), key=lambda s: (s.at, s.id))

    def of_programme(self, sessions: list[SessionRecord]) -> list[SessionRecord]:
        """Those sessions that belong to the programme in hand."""
        programme = self.programme
        return [s for s in sessions if programme is not None and s.programme == programme.id]

    def today(self) -> Today:
        """What Today shows."""
        now = self.clock.now()
        monday = now.date() - timedelta(days=now.weekday())
        sessions = self.of_programme(self.sessions(since=monday))
        scores = self.pain_scores(since=now.date() - timedelta(days=2))
        fault = self.library.rules_fault if self.rules is None else None
        used = self._saver.read(PackRecord, since=(now - PACKS_LOOK_BACK).date())
        return build_today(self, now, sessions, scores, used, fault)

    def programme_view(self, week_of: date | None = None) -> ProgrammeView | None:
        """The programme in hand, with the week that holds `week_of`; None without a programme."""
        taken = self.taken_in
        if taken is None:
            return None
        today = self.clock.now().date()
        sessions = self.of_programme(self.sessions(since=self.started_on(taken)))
        return build_programme(self, taken, week_of or today, today, sessions)

    def trend(self, days: int | None, kind: PainKind | None = None) -> "TrendView":
        """Scores of the last `days` days, or all of them; of the usual kind where none is named."""
        return self.pain.trends.view(days, kind)


def _last(work: Iterator[Offer | list[Problem] | None]) -> Offer | list[Problem]:
    *_waiting, read = work
    assert read is not None, "what was read comes last"
    return read
