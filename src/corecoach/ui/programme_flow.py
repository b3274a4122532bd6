"""Files that come in: the first start, what a programme holds, taking it in, and clearances."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, Offer
from corecoach.exchange import Problem
from corecoach.prescription import Programme
from corecoach.ui.look import Look
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.turns import Turns
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


# How the file names of clearances end.
CLEARANCE = ".ccclear"


class ProgrammeFlow(QObject):
    """Nothing is stored before the person accepts it."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        settings: SettingsInUse,
        choose_file: Callable[[QWidget], Path | None],
    ) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._settings, self._choose_file = settings, choose_file
        self._turns = Turns(self)

    def show_welcome(self, offer: Offer | None) -> None:
        """The first page of all, with the programme that was opened, if any."""
        from corecoach.ui.pages.welcome import WelcomePage

        def make(look: Look) -> QWidget:
            minutes = self._minutes(offer.file.programme) if offer else {}
            page = WelcomePage(
                look,
                self._settings.value,
                countries=self._director.countries(),
                offer=offer,
                offer_minutes=next(iter(minutes.values()), 0),
            )
            page.settings_changed.connect(self._settings.replace)
            page.sample_requested.connect(lambda _none: self.try_sample())
            page.open_requested.connect(lambda _none: self.load())
            page.accept_requested.connect(self._accept_and_start)
            return page

        self._window.show_page(make)

    def load(self) -> None:
        """Ask for a programme file and show what it holds."""
        path = self._choose_file(self._window)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Show what a file holds; on the first start on the welcome page."""
        if path.suffix.lower() == CLEARANCE:
            self._take_clearance(path)
        else:
            self._read(path, lambda read: self._opened(read, path.name))

    def _opened(self, read: Offer | list[Problem], name: str) -> None:
        if isinstance(read, Offer) and not self._director.welcomed:
            self.show_welcome(read)
        else:
            self._show_offer(read, name)

    def _read(self, path: Path, then: Callable[[Offer | list[Problem]], object]) -> None:
        """Read a file. Exercises of its own take time: then a page says so, and the window stays awake."""
        self._turns.begin(self._coach.offering(path), then)
        self._turns.turn()
        if self._turns.busy:
            self._show_checking(path.name)

    def _show_checking(self, name: str) -> None:
        from corecoach.ui.pages.notice import NoticePage

        lines = [name, _("This can take a minute. Nothing is stored yet.")]
        ways = [(_("Cancel"), Kind.SECONDARY, self._cancel)]
        title, bar = _("Checking the exercises of this file"), _("Programme file")
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=bar))

    def _cancel(self) -> None:
        self._turns.stop()
        self._home()

    def _take_clearance(self, path: Path) -> None:
        """A clearance file ends the locks that it names."""
        self._turns.stop()
        done = self._coach.unlock_all_by_file(path)
        if isinstance(done, list):
            self._show_offer(done, path.name)
        else:
            self._director.flow().locks.tell_unlocked(done)

    def offer(self, path: Path) -> None:
        """Show what a file holds and ask whether to use it."""
        self._read(path, lambda read: self._show_offer(read, path.name))

    def _show_offer(self, read: Offer | list[Problem], name: str) -> None:
        from corecoach.ui.pages.offer import OfferPage, RefusedFilePage

        def make(look: Look) -> QWidget:
            if isinstance(read, Offer):
                programme = read.file.programme
                exercises = self._coach.exercises_for(programme)
                page: QWidget = OfferPage(look, read, exercises, self._minutes(programme))
                page.accept_requested.connect(self._accept)  # type: ignore[attr-defined]
            else:
                page = RefusedFilePage(look, name, read)
            page.decline_requested.connect(lambda _none: self._home())  # type: ignore[attr-defined]
            return page

        self._window.show_page(make)

    def _home(self) -> None:
        if self._director.welcomed:
            self._director.go("today")
        else:
            self.show_welcome(None)

    def _accept(self, offer: Offer) -> None:
        self._director.tell(self._coach.take_in(offer))
        self._settings.change(welcomed=True)
        self._director.go("today")

    def _accept_and_start(self, offer: Offer) -> None:
        self._accept(offer)
        following = self._coach.today().next
        if following:
            self._director.start(following.routine)

    def try_sample(self) -> None:
        """Take in the sample and lead into its first session."""
        self._read(self._coach.library.sample_programme, self._try_read)

    def _try_read(self, read: Offer | list[Problem]) -> None:
        if isinstance(read, Offer) and read.replaces is None:
            self._accept_and_start(read)
        else:
            self._show_offer(read, self._coach.library.sample_programme.name)

    def _minutes(self, programme: Programme) -> dict[str, int]:
        return self._coach.minutes_of(programme)
