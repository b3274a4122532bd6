"""What the library has besides exercises: pages to read, and routines to choose for oneself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.library import AssetError
from corecoach.library.education import EducationCard
from corecoach.ui.look import Look
from corecoach.ui.pages.reading import ReadingCardPage, ReadingPage
from corecoach.ui.pages.routine import RoutinePage
from corecoach.ui.pages.routines import RoutinesPage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Factory, Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class ShelfFlow(QObject):
    """What can be started is decided anew each time a page is shown, and by the coach at the start."""

    def __init__(self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse) -> None:
        super().__init__(director)
        self._director, self._window, self._coach, self._settings = director, window, coach, settings

    def _show(self, factory: Factory) -> None:
        self._window.show_page(factory, places=self._director.places(), current="library")

    # -- reading ---------------------------------------------------------------------------------------

    def show_reading(self) -> None:
        """Show all there is to read."""

        def make(look: Look) -> QWidget:
            page = ReadingPage(look, self._cards())
            page.card_requested.connect(self.show_card)
            page.place_requested.connect(self._director.go)
            return page

        self._show(make)

    def show_card(self, card_id: str) -> None:
        """Show one card, or the list when there is no such card."""
        cards = self._cards()
        place = next((n for n, card in enumerate(cards) if card.id == card_id), None)
        if place is None:
            self.show_reading()
            return
        following = cards[place + 1] if place + 1 < len(cards) else None

        def make(look: Look) -> QWidget:
            country = self._coach.library.emergency.of(self._settings.value.country)
            page = ReadingCardPage(look, cards[place], following, country)
            page.card_requested.connect(self.show_card)
            page.list_requested.connect(lambda _none: self.show_reading())
            return page

        self._show(make)

    def _cards(self) -> tuple[EducationCard, ...]:
        try:
            return self._coach.library.education
        except AssetError:
            return ()

    # -- routines --------------------------------------------------------------------------------------

    def show_routines(self) -> None:
        """Show all built-in routines."""

        def make(look: Look) -> QWidget:
            page = RoutinesPage(look, self._coach.own_entries())
            page.routine_requested.connect(self.show_routine)
            page.place_requested.connect(self._director.go)
            return page

        self._show(make)

    def show_routine(self, template: str, part: str = "") -> None:
        """Show one of them, its first part unless one is named; the list when there is no such routine."""
        view = self._coach.own_view(template, part)
        if view is None:
            self.show_routines()
            return

        def make(look: Look) -> QWidget:
            page = RoutinePage(look, view)
            page.start_requested.connect(self._director.start_own)
            page.part_requested.connect(lambda other: self._show_part(template, other))
            page.list_requested.connect(lambda _none: self.show_routines())
            page.lockouts_requested.connect(lambda _none: self._director.show_lockouts())
            return page

        self._show(make)

    def _show_part(self, template: str, part: str) -> None:
        """Another part; the keyboard stays with the choice of parts, once the page has had it."""
        self.show_routine(template, part)
        page = self._window.page
        if isinstance(page, RoutinePage):
            QTimer.singleShot(0, page, page.focus_parts)
