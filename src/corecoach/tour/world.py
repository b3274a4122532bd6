"""A small world for a scene: a data folder of its own, a clock that stands, a window without sound."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from corecoach.app import App
from corecoach.audio.sounder import Sounder
from corecoach.clock import ManualClock
from corecoach.coach import Offer, Settings
from corecoach.home import Home
from corecoach.pain import PainScore
from corecoach.safety import DROWSY, Answer
from corecoach.session import ItemRecord, PhaseKind, SessionRecord
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.thumbnail import ThumbnailQueue
from corecoach.ui.look import load_more_fonts
from corecoach.ui.pages.dose import DosePage
from corecoach.ui.pages.drill import DrillPage

# A Tuesday morning in the second week of the sample programme.
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
ALL_NO: dict[str, Answer] = {"G1": "no", "G2": "no", "G3": "no", "W": "no"}
SOBER: dict[str, Answer] = {DROWSY: "no"}


class _Mute(Sounder):
    """Starts no child process."""

    def warm_up(self) -> None:
        """Nothing to warm up."""

    def cue(self, sound: str | None, words: str | None) -> None:
        """Nothing to hear."""

    def hush(self) -> None:
        """Nothing to hush."""

    def alarm(self, sound: str, words: str, *, loud: bool) -> None:
        """Nothing to hear."""

    def alarm_over(self) -> None:
        """Nothing to end."""


def _mute(sounds: Path, language: str) -> Sounder:
    return _Mute(sounds, language=language)


class World:
    """What a scene acts on."""

    def __init__(self, folder: Path, settings: Settings, size: tuple[int, int]) -> None:
        self.clock = ManualClock(NOW)
        home = Home(folder)
        home.save_settings(settings)
        self.app = App(
            home, clock=self.clock, sounder=lambda sounds, language: _Mute(sounds, language=language)
        )
        self.coach, self.window, self.director = self.app.coach, self.app.window, self.app.director
        load_more_fonts(self.coach.library.folder)
        self.window.resize(*size)

    def show(self) -> None:
        """Let the window lay itself out and paint."""
        self.window.show()
        for _round in range(4):
            QApplication.processEvents()

    # -- data ------------------------------------------------------------------------------------------

    def take_in(self, name: str = "steady-core", days_ago: int = 8) -> None:
        """Take in a sample programme, some days ago."""
        self.clock.set_wall(NOW - timedelta(days=days_ago))
        offer = self.coach.offer_file(
            self.coach.library.folder / "routines" / "samples" / f"{name}.corecoach"
        )
        assert isinstance(offer, Offer)
        self.coach.take_in(offer)
        self.introduce()
        self.clock.set_wall(NOW)

    def introduce(self, age: int = 44, *modifiers: str) -> None:
        """Say who the person is."""
        self.coach.save_profile(age, modifiers, (), {"cold_reaction": "no", "morning_stiff": "no"})

    def add_scores(self, days: int, *, seed: int = 5) -> None:
        """A falling, noisy series with gaps that ends today."""
        noise = random.Random(seed)
        for n in range(days, 0, -1):
            if noise.random() < 0.22:
                continue
            level = 3 + 3.2 * n / days + noise.gauss(0, 0.9)
            at = NOW - timedelta(days=n, hours=noise.randint(-2, 3))
            # Given at the time: what is entered later counts for no line.
            self.clock.set_wall(at)
            self.coach.add_pain(max(0, min(10, round(level))))
        self.clock.set_wall(NOW)

    def add_session(self, days_ago: int) -> None:
        """A finished session."""
        programme = self.coach.programme
        assert programme is not None
        at = NOW - timedelta(days=days_ago)
        item = ItemRecord("cat-camel", "Cat-camel", 8, 8, 0.0, 0.0, False)
        record = SessionRecord(
            f"s{days_ago}", at, at + timedelta(minutes=16), "weeks-1-2", "Weeks 1-2 (learn)", programme.id,
            "finished", 945.0, 4, (item,),
        )  # fmt: skip
        self.coach.keep(record)

    def last_session(self) -> SessionRecord:
        """The newest session on record."""
        return self.coach.sessions()[-1]

    # -- acting ----------------------------------------------------------------------------------------

    def start_session(self, at_s: float, routine: str = "weeks-1-2") -> None:
        """Answer the check with three times No and run to `at_s` seconds."""
        self.director.flow().begin(routine)
        self.answer_check(4)
        self.run(at_s)

    def answer_check(self, score: int, *, stay: bool = False, **gates: Answer) -> None:
        """Answer the questions on the page, No where nothing else is said, and go on from what is done in
        another way today, unless to `stay` there."""
        check = self.director.flow().check
        check.draft.gates |= {**ALL_NO, **gates}
        check.draft.items |= SOBER
        check.draft.pain_now = score
        check.gate_done()
        page = self.window.page
        if isinstance(page, DosePage) and page.only_changes and not stay:
            page.taken.emit(False)

    def answer_items(self, **items: Answer) -> None:
        """Answer the items on the page, No where nothing else is said, and go on."""
        page = self.window.page
        assert isinstance(page, DrillPage)
        for item in page.asked:
            page.press(item, items.get(item, "no"))
        page.finish()

    def run(self, seconds: float) -> None:
        """Let a session run; somebody looks often enough for it not to be a gap."""
        conductor = self.director.flow().conductor
        while seconds > 0 and conductor is not None:
            step = min(1.8, seconds)
            self.clock.move(step)
            seconds -= step
            conductor.look()

    def run_to(self, kind: PhaseKind) -> None:
        """Let a session run until a phase of this kind begins."""
        conductor = self.director.flow().conductor
        while conductor is not None and conductor.moment.phase.kind is not kind:
            self.run(0.25)

    def score(self, score: int) -> PainScore:
        """Give a score on Today."""
        record, _saved = self.coach.add_pain(score)
        return record

    def settle(self) -> None:
        """Wait for what a page builds after its first paint, such as a chart or the movement of a figure."""
        for _round in range(6):
            QApplication.processEvents()
        bakeries = self.director.findChildren(Bakery)
        queues = self.window.findChildren(ThumbnailQueue)
        while any(each.busy for each in bakeries) or any(each.busy for each in queues):
            QApplication.processEvents()
