"""The ways out: a report for the clinician, a picture of the chart, a spreadsheet, a calendar file. Each is
written where the person wants it; nothing is sent anywhere."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from corecoach.coach import Coach
from corecoach.coach.trend_views import TrendView
from corecoach.ui.dates import plain_date_words
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.save_flow import Paper, SaveFlow
from corecoach.ui.trend_words import kind_words
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class ExportFlow(QObject):
    """Asks what and where, writes, and says where it is."""

    def __init__(self, director: "Director", window: Window, coach: Coach) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach

    # -- the report -------------------------------------------------------------------------------------

    def report(self) -> None:
        """Ask for the size of the print, then write the report of the time that the trend page shows."""
        from corecoach.coach.report import report_kind

        first, today = self._since(), self._today
        kind = kind_words(report_kind(self._coach, first, today))
        words = _("It covers {first} to {last}. For another time, choose it on the trend page first.")
        lines = [
            _("Your chart, your scores, your sessions and your notes. Large print takes more pages."),
            _("It shows this score: {kind}.").format(kind=kind),
            words.format(first=plain_date_words(first, today), last=plain_date_words(today)),
        ]
        ways: list[tuple[str, Kind, Callable[[], object]]] = [
            (_("Usual print"), Kind.PRIMARY, lambda: self._save_report(first, large=False)),
            (_("Large print"), Kind.SECONDARY, lambda: self._save_report(first, large=True)),
            (_("Go back"), Kind.SECONDARY, self._to_trend),
        ]
        title = _("Report for your clinician")
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=_("Pain trend")))

    def _since(self) -> date:
        """The first day of the time that the trend page shows."""
        days = self._director.pages.trend_days
        if days is None:
            return self._coach.trend(None).marks.first
        return self._today - timedelta(days=days - 1)

    def _save_report(self, since: date, *, large: bool) -> None:
        def write(path: Path) -> None:
            # The chart takes long to import.
            from corecoach.ui.print.report_out import write_report

            assets = self._coach.library.folder
            write_report(self._coach, path, since=since, until=None, large=large, assets=assets)

        paper = Paper(
            bar=_("Pain trend"),
            question=_("Save the report for your clinician"),
            name=self._name(_("Pain report"), "pdf"),
            kinds=_("PDF page (*.pdf)"),
            saved=_("The report is saved"),
            failed=_("The report could not be saved"),
            what_next=(_("Print it, or show it to your clinician."), _private()),
            write=write,
        )
        self._save(paper, "trend")

    # -- the picture ------------------------------------------------------------------------------------

    def picture(self, view: TrendView) -> None:
        """Write the chart as it is shown."""

        def write(path: Path) -> None:
            from corecoach.ui.charts.chart_paper import write_picture

            write_picture(view, path, self._coach.library.folder)

        paper = Paper(
            bar=_("Pain trend"),
            question=_("Save a picture of the chart"),
            name=self._name(_("Pain trend"), "png"),
            kinds=_("Picture (*.png)") + ";;" + _("Drawing that can be made larger (*.svg)"),
            saved=_("The picture is saved"),
            failed=_("The picture could not be saved"),
            what_next=(_("Put it in a letter, or show it to your clinician."),),
            write=write,
        )
        self._save(paper, "trend")

    # -- everything that was recorded -------------------------------------------------------------------

    def spreadsheet(self) -> None:
        """Write all that was recorded, a row a fact; or as a file for another program."""

        def write(path: Path) -> None:
            from corecoach.coach.exports import write_csv, write_json

            writer = write_json if path.suffix.lower() == ".json" else write_csv
            writer(self._coach, path)

        paper = Paper(
            bar=_("Pain trend"),
            question=_("Save all that you recorded"),
            name=self._name(_("My records"), "csv"),
            kinds=_("Spreadsheet (*.csv)") + ";;" + _("File for another program (*.json)"),
            saved=_("Your records are saved"),
            failed=_("Your records could not be saved"),
            what_next=(_("A .csv file opens in a spreadsheet program."), _private()),
            write=write,
        )
        self._save(paper, "trend")

    # -- for the clinician's own CoreCoach -----------------------------------------------------------------

    def results(self, back: str) -> None:
        """Ask who may read the results, then write them; `back` is the place to go to then."""
        from corecoach.ui.result_flow import ResultFlow

        ResultFlow(self._director, self._window, self._coach, lambda: self._director.go(back)).begin()

    # -- the calendar -----------------------------------------------------------------------------------

    def calendar(self) -> None:
        """Write the days of the programme as a file for a calendar."""

        def write(path: Path) -> None:
            from corecoach.coach.exports import write_calendar

            write_calendar(self._coach, path)

        paper = Paper(
            bar=_("Programme"),
            question=_("Save the days of your programme"),
            name=self._name(_("Exercise days"), "ics"),
            kinds=_("Calendar file (*.ics)"),
            saved=_("The calendar file is saved"),
            failed=_("The calendar file could not be saved"),
            what_next=(_("Open it with your calendar. It says when, and nothing about your health."),),
            write=write,
        )
        self._save(paper, "programme")

    # -- shared -----------------------------------------------------------------------------------------

    def _save(self, paper: Paper, back: str) -> None:
        """Ask for a place and write; `back` is the place to go to then."""
        SaveFlow(self._window, self._coach, paper, lambda: self._director.go(back)).begin()

    def _name(self, words: str, ending: str) -> str:
        """A name for the file: what it is, and of which day."""
        return f"{words} {self._today.isoformat()}.{ending}"

    @property
    def _today(self) -> date:
        return self._coach.clock.now().date()

    def _to_trend(self) -> None:
        self._director.go("trend")


def _private() -> str:
    return _("It holds what you told us about your health.")
