"""Files that come in: the first start, what a programme holds, taking it in, and clearances."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, Offer
from corecoach.coach.editions import edition_of
from corecoach.coach.trust import trust_of
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


# How the file names of clearances, and of results, end.
CLEARANCE, RESULT = ".ccclear", ".ccresult"


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
        from corecoach.ui.pages.welcome import WelcomeDraft, WelcomePage

        draft = WelcomeDraft(self._settings.value.workspace)

        def make(look: Look) -> QWidget:
            minutes = self._minutes(offer.file.programme) if offer else {}
            page = WelcomePage(
                look,
                self._settings.value,
                countries=self._director.countries(),
                draft=draft,
                offer=offer,
                offer_minutes=next(iter(minutes.values()), 0),
            )
            page.settings_changed.connect(self._settings.replace)
            page.sample_requested.connect(lambda _none: self.try_sample())
            page.open_requested.connect(lambda _none: self.load())
            page.accept_requested.connect(self._accept_and_start)
            page.decline_requested.connect(lambda _none: self.show_welcome(None))
            page.workspace_requested.connect(lambda _none: self._director.workspace.enter())
            return page

        self._window.show_page(make)

    def load(self) -> None:
        """Ask for a programme file and show what it holds."""
        path = self._choose_file(self._window)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Show what a file holds; on the first start on the welcome page."""
        ending = path.suffix.lower()
        if ending == CLEARANCE:
            self._take_clearance(path)
        elif ending == RESULT:
            self._say_for_clinician(path.name)
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
        elif not done and (not self._coach.lockouts() or self._coach.was_used(path)):
            self._say_idle(path)
        else:
            self._director.flow().locks.tell_unlocked(done)

    def _say_for_clinician(self, name: str) -> None:
        """Results are read on the clinician's side; whoever opens them here is mostly the person."""
        programme = self._coach.programme
        clinician = programme.author.name if programme else _("your physio")
        give = _("You need not open them. Give this file to {name}.").format(name=clinician)
        small = _("For physios: to read it, open Settings, then For physiotherapists, and open it there.")
        if not self._director.welcomed:
            small = _("For physios: choose “I am a physio or clinician” on the first page. Open it there.")
        self._say(_("These are your results."), [give, name], _("Results file"), small)

    def _say_idle(self, path: Path) -> None:
        """A clearance file that has nothing to end."""
        used = self._coach.was_used(path)
        title, line = _("Nothing is locked now."), _("This file ends a lock. There is none.")
        if used:
            line = _("This file was used already. It has done what it can.")
        if self._coach.lockouts():
            title = _("This file was used already.")
            line = _("It ends nothing more. Ask your clinician for a file for what is locked now.")
        self._say(title, [line, path.name], _("Clearance file"))

    def _say(self, title: str, lines: list[str], bar: str, small: str = "") -> None:
        from corecoach.ui.pages.notice import NoticePage

        self._turns.stop()
        ways = [(_("Go back"), Kind.PRIMARY, self._home)]
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=bar, small=small))

    def offer(self, path: Path) -> None:
        """Show what a file holds and ask whether to use it."""
        self._read(path, lambda read: self._show_offer(read, path.name))

    def _show_offer(self, read: Offer | list[Problem], name: str) -> None:
        from corecoach.ui.pages.refused_file import RefusedFilePage

        def make(look: Look) -> QWidget:
            if isinstance(read, Offer):
                return self._offer_page(look, read)
            page = RefusedFilePage(look, name, read)
            page.decline_requested.connect(lambda _none: self._home())
            return page

        self._window.show_page(make)

    def _offer_page(self, look: Look, offer: Offer) -> QWidget:
        from corecoach.ui.pages.offer import OfferPage

        programme, today = offer.file.programme, self._coach.clock.now().date()
        exercises, trust = self._coach.exercises_for(programme), trust_of(self._coach, offer.file)
        edition = edition_of(self._coach.all_taken_in(), offer.file)
        minutes = self._minutes(programme)
        page = OfferPage(look, offer, exercises, minutes, trust=trust, edition=edition, today=today)
        page.accept_requested.connect(self._accept)
        page.doubt_requested.connect(self._ask_twice)
        page.decline_requested.connect(lambda _none: self._home())
        return page

    def _ask_twice(self, offer: Offer) -> None:
        """The second step before a file is used that is not by who signed before."""
        from corecoach.ui.pages.trust import TrustDraft, TrustStepPage

        draft, trust = TrustDraft(), trust_of(self._coach, offer.file)

        def make(look: Look) -> QWidget:
            page = TrustStepPage(look, offer, trust, draft, locked=bool(self._coach.lockouts()))
            page.accept_requested.connect(lambda wanted: self._accept(wanted, asked=draft.asked))
            page.decline_requested.connect(lambda _none: self._home())
            return page

        self._window.show_page(make)

    def _home(self) -> None:
        if self._director.welcomed:
            self._director.go("today")
        else:
            self.show_welcome(None)

    def _accept(self, offer: Offer, *, asked: bool = False) -> None:
        """Take a file in; a doubtful one only from the second step, whatever a page says."""
        if trust_of(self._coach, offer.file).is_doubtful and not asked:
            self._ask_twice(offer)
            return
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
