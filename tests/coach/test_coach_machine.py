"""Random days with the coach: whatever is answered, cleared, moved or restarted, no lock is walked around."""

import shutil
import tempfile
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

from coach_samples import BOTH, GENTLE, LOADED, TUESDAY, Person, full_disk
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from corecoach.coach import Saved, Started
from corecoach.prescription import Routine
from corecoach.safety import Screening
from corecoach.session import Command

# What some answers lock and what ends it, read off the clinical tables: a all, s strengthening, t this
# exercise, - nothing of exercise; hours for what ends by being asked again, 1 for a clinician's word, None
# for nothing but an examination.
ANSWERS: dict[tuple[str, str], tuple[str, int | None]] = {
    ("ces_saddle", "yes"): ("a", None),
    ("leg_weak", "unsure"): ("a", None),
    ("leg_numb", "yes"): ("a", 1),
    ("leg_tingle", "unsure"): ("s", 1),
    ("pain_moving_down", "unsure"): ("t", 1),
    ("back_locking", "unsure"): ("-", 1),
    ("trauma_minor", "yes"): ("s", 48),
    ("dizzy", "yes"): ("a", 24),
    ("pain_new_pattern", "yes"): ("s", 72),
    ("heat_unsafe", "yes"): ("-", 48),
}
SEVERE = ("a", 24)  # a score of 8 or more
EXERCISES = {GENTLE: {"cat-camel"}, LOADED: {"wall-plank"}, BOTH: {"cat-camel", "wall-plank"}}
STRENGTH = {"wall-plank"}


class Lock:
    """What the test knows of one lockout."""

    def __init__(self, said: list[tuple[str, int | None]], at: datetime, exercise: str | None) -> None:
        self.kinds, ends = {kind for kind, _ends in said}, [ends for _kind, ends in said]
        self.ends = None if None in ends else 1 if 1 in ends else max(e for e in ends if e)
        self.at, self.exercise, self.saved, self.sore = at, exercise, False, False

    def stops(self, what: Routine) -> bool:
        """Whether the routine must not start."""
        strength = bool(EXERCISES[what] & STRENGTH)
        this = strength if self.exercise is None else self.exercise in EXERCISES[what]
        return "a" in self.kinds or ("s" in self.kinds and strength) or ("t" in self.kinds and this)


class Days(RuleBasedStateMachine):
    """The coach, and beside it a list of the locks that must stand."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="coach-machine-"))
        self.person = Person(self.folder)
        self.locks: dict[str, Lock] = {}
        self.lifted: dict[str, Lock] = {}
        self.screening: Screening | None = None
        self.disk = ExitStack()
        self.full = False

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.disk.close()
        shutil.rmtree(self.folder)

    # -- what a person does ------------------------------------------------------------------------------

    @rule(answer=st.sampled_from(sorted(ANSWERS)), score=st.none() | st.integers(0, 10))
    def answer_one(self, answer: tuple[str, str], score: int | None) -> None:
        """Answer the check with one thing named."""
        self.screening, result = self.person.screen(score, **{answer[0]: answer[1]})  # type: ignore[arg-type]
        assert result.lockout
        said = [ANSWERS[answer]] + [SEVERE] * ((score or 0) >= 8)
        self._locked(result.lockout.id, said, None, result.saved == Saved())
        self.locks[result.lockout.id].sore = (score or 0) >= 8
        if answer[0] in ("dizzy", "heat_unsafe"):  # in none of the three questions: they were all No
            self._asked_again(score)
        self._all_saved(result.saved == Saved())

    @rule(score=st.integers(0, 10))
    def answer_no(self, score: int) -> None:
        """Answer No three times."""
        self.screening, result = self.person.screen(score)
        assert (result.lockout is not None) is (score >= 8)
        if result.lockout:
            self._locked(result.lockout.id, [SEVERE], None, result.saved == Saved())
            self.locks[result.lockout.id].sore = True
        self._asked_again(score)
        self._all_saved(result.saved == Saved())

    @rule(
        answer=st.sampled_from(sorted(ANSWERS)), exercise=st.sampled_from([None, "cat-camel", "wall-plank"])
    )
    def report(self, answer: tuple[str, str], exercise: str | None) -> None:
        """Report something after a stop."""
        result = self.person.coach.report({answer[0]: answer[1]}, exercise)  # type: ignore[dict-item]
        assert result.lockout
        self._locked(result.lockout.id, [ANSWERS[answer]], exercise, result.saved == Saved())

    @rule(what=st.sampled_from([GENTLE, LOADED, BOTH]), fresh=st.booleans())
    def start(self, what: Routine, fresh: bool) -> None:
        """Try to start, with new answers of No or with the last ones."""
        if fresh:
            self.answer_no(3)
        started = self.person.coach.start(what, self.screening)
        stopped = [lock for lock in self.locks.values() if lock.stops(what)]
        assert isinstance(started, Started) <= (not stopped)
        if fresh:
            assert isinstance(started, Started) is (not stopped)
        if isinstance(started, Started):
            assert self.screening and self.screening.pain_now is not None
            age = self.person.clock.now() - self.screening.at
            assert timedelta(0) <= age <= timedelta(minutes=10)
            started.session.command(Command.END, self.person.clock.seconds())
            self._all_saved(self.person.coach.finish(started)[1] == Saved())

    @precondition(lambda self: self.locks)
    @rule(number=st.integers(0, 50), days_ago=st.integers(-1, 5), name=st.sampled_from(["Ana", " "]))
    def clinician(self, number: int, days_ago: int, name: str) -> None:
        """Type in that somebody has looked at it."""
        lockout = self.person.coach.lockouts()[number % len(self.locks)]
        assessed = self.person.clock.now() - timedelta(days=days_ago)
        saved = self.person.coach.clear(lockout, name, "GP", assessed)
        lock = self.locks[lockout.id]
        enough = lock.ends is not None and name != " " and lock.at <= assessed <= self.person.clock.now()
        assert (saved is not None) is enough
        if enough:
            self._lift(lockout.id)
            self._all_saved(saved == Saved())

    # -- what happens ------------------------------------------------------------------------------------

    @rule(minutes=st.sampled_from([1, 9, 11, 60, 24 * 60, 3 * 24 * 60]))
    def wait(self, minutes: int) -> None:
        """Let time pass."""
        self.person.clock.move(60 * minutes)

    @rule(days=st.sampled_from([-40, -1, 0, 2]))
    def set_clock(self, days: int) -> None:
        """Set the wall clock."""
        self.person.clock.set_wall(TUESDAY + timedelta(days=days))

    @rule()
    def restart(self) -> None:
        """Start the program anew: what never came to the disk is gone, a clearance too."""
        self.person.restart()
        self.locks = {i: lock for i, lock in (self.locks | self.lifted).items() if lock.saved}
        self.lifted = {}

    @rule()
    def disk_fills(self) -> None:
        """From now on nothing can be written."""
        if not self.full:
            self.disk.enter_context(full_disk())
            self.full = True

    @rule()
    def disk_is_freed(self) -> None:
        """Writing works again, and Retry writes what waits."""
        self.disk.close()
        self.full = False
        assert self.person.coach.retry() == Saved()
        self._all_saved(True)

    # -- what must hold ----------------------------------------------------------------------------------

    @invariant()
    def the_locks_that_must_stand_do(self) -> None:
        """No lock more and none less."""
        assert {x.id for x in self.person.coach.lockouts()} == set(self.locks)

    def _locked(
        self, lockout: str, said: list[tuple[str, int | None]], exercise: str | None, saved: bool
    ) -> None:
        assert saved is not self.full
        self.locks[lockout] = Lock(said, self.person.clock.now(), exercise)
        self._all_saved(saved)

    def _asked_again(self, score: int | None) -> None:
        for lockout, lock in list(self.locks.items()):
            if lock.sore and (score is None or score >= 8):
                continue  # only a lower score ends a lock for a high one
            waited = self.person.clock.now() - lock.at
            if lock.ends and lock.ends > 1 and waited >= timedelta(hours=lock.ends):
                self._lift(lockout)

    def _lift(self, lockout: str) -> None:
        lock = self.locks.pop(lockout)
        if self.full:
            self.lifted[lockout] = lock

    def _all_saved(self, saved: bool) -> None:
        if saved:
            self.lifted = {}
            for lock in self.locks.values():
                lock.saved = True


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=settings.default.max_examples // 2, stateful_step_count=25)
