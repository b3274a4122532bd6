"""Places that are one page each: the programme, the pain trend, the settings."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.ui.look import Look
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Factory, Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# The trend of six weeks, until somebody chooses another range.
FIRST_RANGE_DAYS = 42


class PlaceFlow(QObject):
    """Shows them; each is imported when it is first shown."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        settings: SettingsInUse,
        *,
        load: Callable[[], object],
    ) -> None:
        """`load` asks for a programme file."""
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._settings, self._load = settings, load
        self.trend_days: int | None = FIRST_RANGE_DAYS

    def _show(self, factory: Factory, current: str) -> None:
        self._window.show_page(factory, places=self._director.places(), current=current)

    def show_programme(self, week_of: date | None = None) -> None:
        """Show the programme in hand, with the week that holds `week_of`."""
        from corecoach.ui.pages.programme import ProgrammePage

        def make(look: Look) -> QWidget:
            page = ProgrammePage(look, self._coach.programme_view(week_of), exercises=self._coach.exercises())
            page.start_requested.connect(self._director.start)
            page.load_requested.connect(lambda _none: self._load())
            sample = self._coach.library.sample_programme
            page.sample_requested.connect(lambda _none: self._director.offer(sample))
            page.week_requested.connect(self.show_programme)
            page.exercise_requested.connect(
                lambda exercise: self._director.library().open(exercise, "programme")
            )
            return page

        self._show(make, "programme")

    def show_trend(self) -> None:
        """Show the pain trend in the range chosen last."""
        from corecoach.ui.pages.trend import TrendPage

        def make(look: Look) -> QWidget:
            page = TrendPage(look, self._coach.trend, self.trend_days)
            page.range_chosen.connect(self._keep_range)
            return page

        self._show(make, "trend")

    def _keep_range(self, days: int | None) -> None:
        self.trend_days = days

    def show_settings(self) -> None:
        """Show the settings."""
        from corecoach.ui.settings_flow import SettingsFlow

        SettingsFlow(self._director, self._settings, self._coach.library.emergency).show(self._show)
