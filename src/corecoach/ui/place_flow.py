"""Places that are one page each: the programme, the pain trend, the settings."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.coach.trust import signers, trust_in_hand
from corecoach.diary import CannotRead, FromTheFuture
from corecoach.pain import PainKind
from corecoach.ui.look import Look
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Factory, Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.check_in_flow import CheckInFlow
    from corecoach.ui.director import Director
    from corecoach.ui.export_flow import ExportFlow
    from corecoach.ui.function_flow import FunctionFlow

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
        self.trend_kind: PainKind | None = None

    def _show(self, factory: Factory, current: str) -> None:
        try:
            self._window.show_page(factory, places=self._director.places(), current=current)
        except (CannotRead, FromTheFuture) as error:
            self._say_unreadable(str(error), current)

    def _say_unreadable(self, why: str, current: str) -> None:
        """A place that needs all records is not shown where one of the files cannot be read; scores and
        sessions go on."""
        from corecoach.ui.pages.notice import NoticePage
        from corecoach.ui.widgets import Kind

        lines = [_("Some of your records cannot be read. Nothing was changed."), why]
        ways = [(_("Go to Today"), Kind.PRIMARY, lambda: self._director.go("today"))]
        title = _("This page cannot be shown now")
        self._window.show_page(
            lambda look: NoticePage(look, title, lines, ways, bar="CoreCoach"),
            places=self._director.places(),
            current=current,
        )

    def show_programme(self, week_of: date | None = None) -> None:
        """Show the programme in hand, with the week that holds `week_of`."""
        from corecoach.ui.pages.programme import ProgrammePage

        def make(look: Look) -> QWidget:
            view, trust = self._coach.programme_view(week_of), trust_in_hand(self._coach)
            page = ProgrammePage(look, view, self._coach.exercises(), trust)
            page.start_requested.connect(self._director.start)
            page.load_requested.connect(lambda _none: self._load())
            sample = self._coach.library.sample_programme
            page.sample_requested.connect(lambda _none: self._director.offer(sample))
            page.week_requested.connect(self.show_programme)
            page.calendar_requested.connect(lambda _none: self.exports().calendar())
            page.results_requested.connect(lambda _none: self.exports().results("programme"))
            page.signature_requested.connect(lambda _none: self.show_signature())
            page.exercise_requested.connect(
                lambda exercise: self._director.library().open(exercise, "programme")
            )
            return page

        self._show(make, "programme")

    def show_signature(self) -> None:
        """Show who signed the programme in hand, and the others."""
        from corecoach.ui.pages.trust import SignaturePage

        def make(look: Look) -> QWidget:
            trust = trust_in_hand(self._coach)
            assert trust is not None, "without a programme there is no signature to see"
            known, today = signers(self._coach.all_taken_in()), self._coach.clock.now().date()
            page = SignaturePage(look, trust, known, today)
            page.decline_requested.connect(lambda _none: self.show_programme())
            return page

        self._window.show_page(make)

    def show_trend(self) -> None:
        """Show the pain trend in the range and of the kind chosen last."""
        from corecoach.ui.pages.trend import TrendPage

        def make(look: Look) -> QWidget:
            page = TrendPage(look, self._coach.trend, self.trend_days, self.trend_kind)
            page.range_chosen.connect(self._keep_range)
            page.kind_chosen.connect(self._keep_kind)
            page.report_requested.connect(lambda _none: self.exports().report())
            page.picture_requested.connect(lambda view: self.exports().picture(view))
            page.spreadsheet_requested.connect(lambda _none: self.exports().spreadsheet())
            page.results_requested.connect(lambda _none: self.exports().results("trend"))
            page.diary_requested.connect(lambda _none: self.check_ins().show_diary())
            page.function_requested.connect(lambda _none: self.function().show())
            return page

        self._show(make, "trend")

    def _keep_range(self, days: int | None) -> None:
        self.trend_days = days

    def _keep_kind(self, kind: PainKind) -> None:
        self.trend_kind = kind

    # -- what belongs to the pain trend; each made when first needed -------------------------------------

    def check_ins(self) -> "CheckInFlow":
        """The way to say more of a day, and to put right what was said."""
        from corecoach.ui.check_in_flow import CheckInFlow

        if not hasattr(self, "_check_ins"):
            self._check_ins = CheckInFlow(self._director, self._window, self._coach)
        return self._check_ins

    def function(self) -> "FunctionFlow":
        """The way through the questionnaires."""
        from corecoach.ui.function_flow import FunctionFlow

        if not hasattr(self, "_function"):
            self._function = FunctionFlow(self._director, self._window, self._coach)
        return self._function

    def exports(self) -> "ExportFlow":
        """The way out: report, picture and spreadsheet."""
        from corecoach.ui.export_flow import ExportFlow

        if not hasattr(self, "_exports"):
            self._exports = ExportFlow(self._director, self._window, self._coach)
        return self._exports

    def show_settings(self) -> None:
        """Show the settings."""
        from corecoach.ui.settings_flow import SettingsFlow

        SettingsFlow(self._director, self._settings, self._coach.library.emergency).show(self._show)
