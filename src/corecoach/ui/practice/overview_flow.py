"""What came back from a patient: shown, printed, and newer files taken in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach.report import PERIOD_DAYS
from corecoach.diary import CannotRead, FromTheFuture
from corecoach.pain import PainKind
from corecoach.practice.overview import Looking, look_at_results
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.ui.look import Look
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.practice.choosing_reports import ChooseReports, choose_reports
from corecoach.ui.practice.loaded import Loaded
from corecoach.ui.practice.loading import Loading
from corecoach.ui.practice.loading_words import whose_lines
from corecoach.ui.practice.shell import OVERVIEW
from corecoach.ui.save_flow import Paper
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class OverviewFlow(QObject):
    """One patient at a time. What is on disk is read again whenever the page is opened."""

    def __init__(self, desk: "Desk", window: Window, practice: Practice) -> None:
        super().__init__(desk)
        self._desk, self._window, self._practice = desk, window, practice
        self.choose_reports: ChooseReports = choose_reports
        self._file: PatientFile | None = None
        self._looking: Looking | None = None
        self._days: int | None = PERIOD_DAYS
        self._kind: PainKind | None = None
        self._loaded: tuple[Loaded, ...] = ()
        self._loading: Loading | None = None

    def show(self, file: PatientFile) -> None:
        """Show what came back from a patient."""
        if file is not self._file:
            self._file, self._days, self._kind, self._loaded = file, PERIOD_DAYS, None, ()
        try:
            self._looking = look_at_results(file)
        except (CannotRead, FromTheFuture) as error:
            self._looking = None
            self._desk.show_unreadable(file, OVERVIEW, error)
            return
        self._renew(file)

    def show_loaded(self, file: PatientFile, loaded: Loaded) -> None:
        """Show what came back from a patient, with a line on a report that was just taken in."""
        self._file, self._days, self._kind, self._loaded = file, PERIOD_DAYS, None, (loaded,)
        self.show(file)

    def _renew(self, file: PatientFile) -> None:
        self._desk.show(lambda look: self._make(look, file), file, OVERVIEW)

    def _make(self, look: Look, file: PatientFile) -> QWidget:
        if self._looking is None:
            return self._empty(look, file)
        # The widgets of the overview take long to import, and an empty one needs none of them.
        from corecoach.ui.practice.pages.overview import OverviewPage

        page = OverviewPage(look, self._looking.overview(self._days, self._kind), self._loaded)
        page.range_chosen.connect(lambda days: self._choose(file, days, self._kind))
        page.kind_chosen.connect(lambda kind: self._choose(file, self._days, kind))
        page.load_requested.connect(lambda _none: self.load(file))
        page.print_requested.connect(lambda _none: self.print_report(file))
        page.edit_requested.connect(lambda _none: self._desk.show_editor(file))
        page.clear_requested.connect(lambda _none: self._desk.show_clearance(file))
        page.loaded_seen.connect(lambda _none: self._forget_loaded(file))
        return page

    def _empty(self, look: Look, file: PatientFile) -> QWidget:
        from corecoach.ui.practice.pages.overview_empty import EmptyOverviewPage

        page = EmptyOverviewPage(look, self._loaded)
        page.load_requested.connect(lambda _none: self.load(file))
        page.edit_requested.connect(lambda _none: self._desk.show_editor(file))
        page.clear_requested.connect(lambda _none: self._desk.show_clearance(file))
        return page

    def _choose(self, file: PatientFile, days: int | None, kind: PainKind | None) -> None:
        if (days, kind) != (self._days, self._kind):
            self._days, self._kind = days, kind
            self._renew(file)

    def _forget_loaded(self, file: PatientFile) -> None:
        self._loaded = ()
        self._renew(file)

    # -- newer reports ----------------------------------------------------------------------------------

    def load(self, file: PatientFile) -> None:
        """Ask for reports and take them in, one after the other."""
        paths = self.choose_reports(self._window)
        if paths and self._practice.is_open:
            self.take_in(file, paths)

    def take_in(self, file: PatientFile, paths: Sequence[Path]) -> None:
        """Take reports in; of one whose patient is unknown it is asked whether it is this one."""
        self._loading = Loading(self._practice, file, paths)
        self._go_on(file)

    def _go_on(self, file: PatientFile) -> None:
        loading = self._loading
        assert loading is not None
        loading.go_on()
        if loading.asks is not None:
            self._ask(file, loading)
            return
        self._loading, self._loaded = None, tuple(loading.told)
        self.show(file)
        if loading.failed is not None:
            self._desk.tell(loading.failed)

    def _ask(self, file: PatientFile, loading: Loading) -> None:
        assert loading.asks is not None
        name, found = loading.asks
        title = _("Is this report from {name}?").format(name=file.patient.name)
        lines = list(whose_lines(name, found, file.patient))

        def answer(yes: bool) -> None:
            loading.answer(yes=yes)
            self._go_on(file)

        ways = [
            (_("Yes, take it in"), Kind.SECONDARY, partial(answer, True)),
            (_("No, leave it"), Kind.PRIMARY, partial(answer, False)),
        ]
        bar = _("Load a report")
        self._desk.show_step(lambda look: NoticePage(look, title, lines, ways, bar=bar, focus=1), file)

    # -- on paper ---------------------------------------------------------------------------------------

    def print_report(self, file: PatientFile) -> None:
        """Save the pain report of what is shown; over no gap, as it counts sessions."""
        looking = self._looking
        if looking is None:
            return
        since = looking.print_since(self._days)

        def write(path: Path) -> None:
            # The chart and the paper take long to import.
            from corecoach.ui.practice.printed import write_overview_report

            write_overview_report(looking, path, since, self._practice.library.folder)

        paper = Paper(
            bar=_("Overview"),
            question=_("Save the pain report"),
            name=f"{_('Pain report')} {looking.today.isoformat()}.pdf",
            kinds=_("PDF page (*.pdf)"),
            saved=_("The report is saved"),
            failed=_("The report could not be saved"),
            what_next=(_("Open it to print it. It holds health data of the patient."),),
            write=write,
        )
        self._desk.save_paper(paper, partial(self.show, file))
