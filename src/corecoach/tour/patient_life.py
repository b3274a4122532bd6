"""A patient who lives six weeks with a signed programme, on their own copy of CoreCoach, and reports."""

import os
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from corecoach.clock import ManualClock
from corecoach.coach import Coach, Offer
from corecoach.coach.check_ins import CheckIn
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.result_file import write_result
from corecoach.home import Home, new_id
from corecoach.practice.draft import Draft
from corecoach.practice.edits import add_item, add_phase, add_routine, set_dose, toggle_day
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.practice.signing import Signed
from corecoach.prescription import Item
from corecoach.prescription.programme import DAYS, Day
from corecoach.safety import Clearance, Stamp
from corecoach.session import ItemRecord, SessionRecord
from corecoach.session.record import Outcome
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackRecord
from corecoach.tour.signed import PASSPHRASE

# Exercise, its name, repetitions and seconds of holds that a session asks for.
_EXERCISES = (
    ("diaphragmatic-breathing", "Belly breathing", 10, 0.0),
    ("pelvic-tilt", "Pelvic tilt", 10, 50.0),
    ("bird-dog", "Bird dog", 24, 190.0),
    ("side-bridge-knees", "Side plank on your knees", 12, 120.0),
    ("dead-bug-1", "Dead bug 1", 20, 60.0),
)
_PLANNED: tuple[Day, ...] = ("mon", "tue", "thu", "sat")
_SKIPPED = "side-bridge-knees"
_DAYS, _FLARE, _LOCKED, _CLEARED = 43, 38, 31, 27
# A score a day, the oldest first; None is a day without one.
_SCORES = (
    6, 4, 6, 8, 8, 7, 6, 5, 6, 6, 6, 5, 6, 6, 4, 4, 4, 4, 3, 4, 5, None, 2, 3, 4, None, 4, 4, 4, 4, 4, 3, 3,
    None, None, None, 3, None, 2, 3, 3, None, 3,
)  # fmt: skip


def draft_for(file: PatientFile) -> Draft:
    """Five exercises on four days of the week."""
    draft = add_routine(add_phase(Draft(id=file.draft().id), "Weeks 1 to 8", 8), "Steady core")
    routine = draft.routines[0].id
    for exercise, _name, _reps, _hold in _EXERCISES:
        draft = add_item(draft, routine, Item(exercise))
    for day in _PLANNED:
        draft = toggle_day(draft, 0, routine, day)
    return replace(draft, title="Steady core")


class Life:
    """The patient's copy, and the clinician's file of them."""

    def __init__(self, practice: Practice, file: PatientFile, folder: Path, now: datetime) -> None:
        self.practice, self.file, self.folder, self.now = practice, file, folder, now
        self.clock = ManualClock(now)
        self.home = Home(folder / "own")
        self.coach: Coach = self.home.coach(practice.library, self.clock)
        self._dice = random.Random(3)
        self.early = folder / "early.ccresult"

    # -- files -----------------------------------------------------------------------------------------

    def report(self, name: str, *, sealed: bool = False, days: int | None = None) -> Path:
        """A report of now: of all there is, or of the last days."""
        out = self.folder / name
        since = None if days is None else self.clock.now().date() - timedelta(days=days - 1)
        self.coach.results.write(out, sealed=sealed, since=since)
        return out

    def take_in(self, *paths: Path) -> None:
        """The clinician takes reports in."""
        for path in paths:
            self.practice.take_result(path.read_bytes(), self.file)

    def late_on_another_computer(self) -> Path:
        """A report of the last days from another machine, in which a clearance has another note."""
        result = self.coach.results.build(self.clock.now().date() - timedelta(days=15))
        records = result.records
        noted = tuple(replace(one, note="By telephone") for one in records.clearances)
        out = self.folder / "other.ccresult"
        key = SigningKey(os.urandom(32))
        out.write_bytes(write_result(replace(result, records=replace(records, clearances=noted)), key))
        return out

    def of_another_programme(self) -> Path:
        """A report of somebody with a programme of nobody here."""
        home = Home(self.folder / "another")
        coach = home.coach(self.practice.library, self.clock)
        offer = coach.offer_file(self.practice.library.sample_programme)
        assert isinstance(offer, Offer)
        coach.take_in(offer)
        coach.add_pain(4)
        out = self.folder / "unknown.ccresult"
        coach.results.write(out, sealed=False)
        return out

    # -- what happened ---------------------------------------------------------------------------------

    def begin(self) -> None:
        """Six weeks ago the programme was signed and taken in."""
        self.to(_DAYS, 9)
        self._take_programme(draft_for(self.file))
        self.coach.save_profile(66, (), (), {"cold_reaction": "no", "morning_stiff": "no"})

    def to(self, ago: int, hour: int) -> None:
        """Go to an hour of a day before now."""
        day = self.now - timedelta(days=ago)
        self.clock.set_wall(day.replace(hour=hour, minute=20))

    def days(self) -> None:
        """Every day with its score, and its session where one was done."""
        for ago in range(_DAYS - 1, -1, -1):
            score = _SCORES[_DAYS - 1 - ago]
            if score is not None:
                self.to(ago, 8)
                self.coach.add_pain(score)
            if ago == 20:
                self._other_dose()
            self._happened(ago)
            if ago == 17:
                self.to(ago, 19)
                self.report(self.early.name)

    def _happened(self, ago: int) -> None:
        day = DAYS[(self.now - timedelta(days=ago)).weekday()]
        locked = _CLEARED <= ago <= _LOCKED
        if day in _PLANNED and not locked and ago not in (41, 37, 34, 33, 12, 0):
            self.to(ago, 18)
            self._session("ended" if ago == 10 else "stopped" if ago == 3 else "finished", score_of(ago))
        if ago == 24:
            self.to(ago, 11)
            self._session("finished", score_of(ago))
        if ago in (1, 16, 30, 42):
            self._answers(ago)
        for mode in self._packs(ago):
            self.to(ago, 20)
            self._pack(mode)
        self._safety(ago)

    def _safety(self, ago: int) -> None:
        if ago == _FLARE:
            self.to(ago, 19)
            self.coach.pain.check_ins.add(CheckIn(8, flare=True, note="After lifting a box of books"))
        if ago == _LOCKED:
            self.to(ago, 9)
            self.coach.report({"leg_numb": "unsure"})
        if ago == _CLEARED:
            self.to(ago, 16)
            at = self.clock.now()
            for lock in self.coach.lockouts():
                self.coach.save(
                    Clearance(new_id(), at, lock.id, "L2", clinician="Dr A. Shah", role="GP", assessed_at=at)
                )

    def _session(self, outcome: Outcome, score: int) -> None:
        programme, at = self.coach.programme, self.clock.now()
        assert programme is not None
        items = tuple(self._items(outcome))
        record = SessionRecord(
            new_id(), at, at + timedelta(minutes=17), programme.routines[0].id, programme.routines[0].title,
            programme.id, outcome, 1010.0, score, items,
        )  # fmt: skip
        self.coach.keep(record)
        self.clock.move(18 * 60)
        if outcome == "stopped":
            self.coach.feedback(record, pain=None, effort=None, note="", stop_reason="pain")
            self.coach.pain.check_ins.add(CheckIn(6, places=("back-left", "buttock-left")))
        rest = any(item.skipped for item in items)
        plank = not rest and outcome == "finished"
        after = score + (self._dice.choice((1, 1, 0)) if plank else self._dice.choice((-1, -1, 0)))
        note = "too sore on the left" if rest and self._dice.random() < 0.4 else ""
        self.coach.feedback(
            record, pain=max(0, min(10, after)), effort=self._dice.choice((3, 4, 5)), note=note
        )

    def _items(self, outcome: Outcome) -> Iterator[ItemRecord]:
        skips = self._dice.random() < 0.4
        for n, (exercise, name, reps, hold) in enumerate(_EXERCISES):
            skipped = skips and exercise == _SKIPPED
            share = 0.0 if skipped else self._dice.choice((1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.8))
            if outcome != "finished" and n > 1:
                share = 0.4 if n == 2 else 0.0
            yield ItemRecord(exercise, name, reps, round(reps * share), hold, hold * share, skipped)

    def _other_dose(self) -> None:
        self.to(20, 12)
        draft = self.file.draft()
        self._take_programme(set_dose(draft, draft.routines[0].id, 2, "reps", 10))

    def _take_programme(self, draft: Draft) -> None:
        signed = self.practice.sign(self.file, draft, PASSPHRASE)
        assert isinstance(signed, Signed), signed
        offer = self.coach.offer(signed.data)
        assert isinstance(offer, Offer), offer
        self.coach.take_in(offer)

    def _answers(self, ago: int) -> None:
        self.to(ago, 17)
        function = self.coach.pain.function
        if ago == 42:
            function.name_and_rate(("Put on socks", "Sit through a meal", "Carry the shopping"), (3, 4, 2))
        elif ago == 1:
            function.rate((6, 6, 5))
            function.say_change(3, 4)
        else:
            function.tick(range(1, 13 if ago == 30 else 7))

    def _packs(self, ago: int) -> Sequence[Mode]:
        return ("ice",) if ago in (38, 37, 36, 33) else ("heat",) if ago in (30, 23, 16, 9, 2) else ()

    def _pack(self, mode: Mode) -> None:
        off = self.clock.now()
        on = Stamp(off - timedelta(minutes=12), "", 0.0)
        once = Application(mode, 0, 0, on, Stamp(off, "", 720.0), 720.0)
        self.coach.keep(PackRecord(new_id(), on.at, off, mode, mode, 120, "finished", (once,)))


def score_of(ago: int) -> int:
    """The score of a day, or what is usual."""
    return _SCORES[_DAYS - 1 - ago] or 4


def live(practice: Practice, folder: Path, now: datetime) -> Life:
    """Margaret, up to now."""
    file, _saved = practice.add_patient("Margaret Ellis", date(1960, 2, 3), "20417")
    folder.mkdir(parents=True, exist_ok=True)
    life = Life(practice, file, folder, now)
    life.begin()
    life.days()
    life.clock.set_wall(now)
    return life
