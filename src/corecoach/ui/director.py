"""Which page comes when. Pages say what the person asked for; the coach decides; the director shows it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, Offer, SaveResult, Wish
from corecoach.ui.audio_desk import AudioDesk
from corecoach.ui.look import Look
from corecoach.ui.nav import Place
from corecoach.ui.notes import Notes
from corecoach.ui.pack_found import find_packs, look_is_due
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.place_flow import PlaceFlow
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.programme_flow import ProgrammeFlow
from corecoach.ui.score_flow import ScoreFlow
from corecoach.ui.strips import damage_strip, pack_strip, recovered_strip
from corecoach.ui.window import Window
from corecoach.ui.workspace import Workspace
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.audio.sounder import Sounder
    from corecoach.practice.practice import Practice
    from corecoach.ui.library_flow import LibraryFlow
    from corecoach.ui.pack_flow import PackFlow
    from corecoach.ui.practice.desk import Desk
    from corecoach.ui.session_flow import SessionFlow
    from corecoach.ui.shelf_flow import ShelfFlow


class Director(QObject):
    """Shows the places; sessions and safety checks have flows of their own."""

    def __init__(
        self,
        window: Window,
        coach: Coach,
        settings: SettingsInUse,
        make_sounder: Callable[[], "Sounder"],
        choose_file: Callable[[QWidget], Path | None],
        make_practice: "Callable[[], Practice]",
    ) -> None:
        super().__init__(window)
        # Flows import most pages; the first paint needs none of them.
        self._window, self._coach, self._settings = window, coach, settings
        self.audio = AudioDesk(settings, make_sounder, self)
        self._files = ProgrammeFlow(self, window, coach, settings, choose_file)
        self.scores = ScoreFlow(self, window, coach, settings)
        self.workspace = Workspace(self, window, settings, make_practice)
        self._waiting_file: Path | None = None
        self._notes = Notes(window, coach)
        self.pages = PlaceFlow(self, window, coach, settings, load=self._files.load)
        window.place_requested.connect(self.go)
        window.text_size_requested.connect(settings.step_text_size)
        window.closing.connect(self.audio.close)
        window.may_close = self._may_close
        window.keeps_open = self._keeps_open

    # -- where to --------------------------------------------------------------------------------------

    def begin(self, file: Path | None = None) -> None:
        """Show the first page: welcome on the first start, else Today, or what `file` holds."""
        recovered = self._coach.recover()
        packs = find_packs(self._coach)
        if packs.live:
            # Before everything else: what is on the skin has to come off in time.
            self._waiting_file = file
            self.packs().run.begin()
        elif self.workspace.is_clinicians:
            self.workspace.begin(file)
        elif file is not None:
            self.open_file(file)
        elif not self.welcomed:
            self.show_welcome(None)
        elif not self._asks_morning():
            self.go("today")
        if packs.is_told:
            self._notes.add(lambda look, drop: pack_strip(look, packs.ended, drop))
        if recovered is not None:
            self._notes.add(lambda look, drop: recovered_strip(look, recovered, drop))
        damage = self._coach.damage()
        if damage:
            self._notes.add(lambda look, drop: damage_strip(look, damage, drop))

    def _asks_morning(self) -> bool:
        """Ask how the morning after is, if that is due. Whether it is asked."""
        if self._coach.morning_due() is None:
            return False
        return self.flow().person.ask_morning(lambda: self.go("today"))

    @property
    def welcomed(self) -> bool:
        """Whether somebody has begun here; lost settings do not make a known person new."""
        return self._settings.value.welcomed or self._coach.taken_in is not None

    def receive(self, file: Path) -> None:
        """Open a file that another start handed over; during a session or a check, once that is over."""
        if self._window.place or not self.welcomed or self.workspace.is_shown:
            self.open_file(file)
        else:
            self._waiting_file = file

    def go(self, place: str) -> None:
        """Show a place by its id; at the end of a flow the file that waited for it."""
        self.scores.forget()
        if place == "today" and self.workspace.is_clinicians:
            self.workspace.begin(self._next_file())
            return
        if place == "today" and (file := self._next_file()) is not None:
            self.open_file(file)
            return
        ways: dict[str, Callable[[], None]] = {
            "today": self.show_today,
            "library": lambda: self.library().show(),
            "programme": self.pages.show_programme,
            "packs": lambda: self.packs().show(),
            "trend": self.pages.show_trend,
            "settings": self.pages.show_settings,
            "symptom": self._check,
            "reading": lambda: self.shelf().show_reading(),
            "routines": lambda: self.shelf().show_routines(),
        }
        ways[place]()

    def _next_file(self) -> Path | None:
        file, self._waiting_file = self._waiting_file, None
        return file

    def places(self) -> Sequence[Place]:
        """The places there are now."""
        return (
            Place("today", "house", _("Today")),
            Place("library", "list", _("Exercises")),
            Place("programme", "calendar-days", _("Programme")),
            Place("packs", "thermometer-snowflake", _("Ice and heat")),
            Place("trend", "chart-line", _("Pain trend")),
            Place("symptom", "shield-alert", _("New symptom?"), foot=True),
            Place("settings", "settings", _("Settings"), foot=True),
        )

    def tell(self, result: SaveResult) -> None:
        """Show what could not be saved, until it is."""
        self._notes.tell(result)

    # -- places ----------------------------------------------------------------------------------------

    def _show(self, factory: Callable[[Look], QWidget], current: str) -> None:
        self._window.show_page(factory, places=self.places(), current=current)

    def show_today(self) -> None:
        """Show Today as it is now, with a score that was just saved."""

        def make(look: Look) -> QWidget:
            today = self._coach.today()
            page = TodayPage(look, today, self.scores.asked(today), number=self.emergency_number())
            page.start_requested.connect(self.start)
            page.contents_requested.connect(lambda _routine: self.go("programme"))
            page.score_chosen.connect(self.scores.save)
            page.undo_requested.connect(self.scores.undo)
            page.more_requested.connect(lambda score: self.pages.check_ins().more(score))
            page.missed_requested.connect(lambda day: self.pages.check_ins().for_day(day))
            page.diary_requested.connect(lambda _none: self.pages.check_ins().show_diary())
            page.load_requested.connect(lambda _none: self._files.load())
            page.sample_requested.connect(lambda _none: self.offer(self._coach.library.sample_programme))
            page.library_requested.connect(lambda _none: self.go("library"))
            page.lockouts_requested.connect(lambda _none: self.show_lockouts())
            page.packs_requested.connect(lambda kind: self.packs().choose(kind))
            return page

        self._show(make, "today")

    def countries(self) -> list[tuple[str, str, str]]:
        """Code, name and emergency number of each country."""
        return [(c.code, _(c.name), c.number) for c in self._coach.library.emergency.countries]

    # -- programmes ------------------------------------------------------------------------------------

    def show_welcome(self, offer: Offer | None) -> None:
        """The first page of all, with the programme that was opened, if any."""
        self._files.show_welcome(offer)

    def open_file(self, path: Path) -> None:
        """Show what a file holds; on the first start on the welcome page."""
        if self.workspace.is_clinicians or self.workspace.is_shown:
            self.workspace.begin(path)
        else:
            self._files.open_file(path)

    def practice(self) -> "Desk":
        """The clinician's side; made when first needed."""
        return self.workspace.desk()

    def offer(self, path: Path) -> None:
        """Show what a file holds and ask whether to use it."""
        self._files.offer(path)

    def library(self) -> "LibraryFlow":
        """The way through the exercises; made when first needed, and nothing is read before."""
        from corecoach.ui.library_flow import LibraryFlow

        if not hasattr(self, "_library_flow"):
            self._library_flow = LibraryFlow(self, self._window, self._coach)
        return self._library_flow

    # -- sessions and safety ---------------------------------------------------------------------------

    def start(self, routine: str) -> None:
        """Lead through the safety check into a session; what is on the skin comes first."""
        if self._pack_runs:
            self.packs().show()
        else:
            self.flow().begin(routine)

    def start_own(self, wish: Wish) -> None:
        """Lead through the same check into what the person chose by themselves."""
        if self._pack_runs:
            self.packs().show()
        else:
            self.flow().begin_own(wish)

    @property
    def _pack_runs(self) -> bool:
        return hasattr(self, "_pack_flow") and self._coach.packs.run.is_live

    def packs(self) -> "PackFlow":
        """The way through ice and heat; made when first needed."""
        from corecoach.ui.pack_flow import PackFlow

        if not hasattr(self, "_pack_flow"):
            self._pack_flow = PackFlow(self, self._window, self._coach, self._settings)
        return self._pack_flow

    def show_lockouts(self) -> None:
        """Show what is locked and why."""
        self.flow().locks.show()

    def _check(self) -> None:
        self.flow().check.begin()

    def about_you(self, then: Callable[[], object]) -> None:
        """Ask about the person, then go on."""
        if self._coach.rules is None:
            self._check()
            return
        self.flow().person.about_you(then, lambda: self.go("today"))

    def emergency_number(self) -> str:
        """The number to call where the person is."""
        return self._coach.library.emergency.of(self._settings.value.country).number

    def make_summary(self) -> None:
        """Write the one-page summary for a clinician where the person wants it."""
        from corecoach.ui.summary_flow import save_summary

        save_summary(self._window, self._coach, self.show_lockouts)

    def flow(self) -> "SessionFlow":
        """The way through sessions and safety checks; made when first needed."""
        from corecoach.ui.session_flow import SessionFlow

        if not hasattr(self, "_session_flow"):
            sounder = self.audio.sounder
            self._session_flow = SessionFlow(self, self._window, self._coach, self._settings, sounder)
        return self._session_flow

    def shelf(self) -> "ShelfFlow":
        """What there is to read and to choose for oneself; made when first needed."""
        from corecoach.ui.shelf_flow import ShelfFlow

        if not hasattr(self, "_shelf"):
            self._shelf = ShelfFlow(self, self._window, self._coach, self._settings)
        return self._shelf

    def look_again(self) -> None:
        """Ask to look at the skin once more, if that is due."""
        if look_is_due(self._coach):
            self.packs().after.ask_to_look_again()

    # -- closing -------------------------------------------------------------------------------------

    def _keeps_open(self) -> bool:
        """Ice or heat that runs goes on: nothing is to be forgotten on the skin."""
        return self._pack_runs and self.packs().run.keeps_open()

    def _may_close(self) -> bool:
        if self._notes.stops_closing() or self.workspace.stops_closing():
            # The window stays, and with it the sound that closing has switched off.
            self.audio.tune()
            return False
        return True
