"""The one-page summary for a clinician: where to write it, and what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.coach import Coach
from corecoach.diary import NotSaved
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.print.handover_out import write_page
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


def choose_place(parent: QWidget, name: str) -> Path | None:
    """Ask where to write the summary."""
    kinds = _("PDF page (*.pdf)") + ";;" + _("File for another program (*.json)")
    title = _("Save the summary for your clinician")
    path, _kind = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    return Path(path) if path else None


class SummaryFlow(QObject):
    """Writes the page to a file that the person chooses; nothing is sent anywhere."""

    def __init__(self, director: "Director", window: Window, coach: Coach) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach

    def begin(self) -> None:
        """Ask for a place, write, and say where it is."""
        day = self._coach.clock.now().date().isoformat()
        path = choose_place(self._window, f"corecoach-summary-{day}.pdf")
        if path is None:
            return
        self._say(path, self._write(path))

    def _write(self, path: Path) -> str | None:
        """Write the file; why not, if it could not be written."""
        try:
            write_page(self._coach.handover(), path, assets=self._coach.library.folder)
        except NotSaved as error:
            return why_words(error.reason)
        return None

    def _say(self, path: Path, fault: str | None) -> None:
        title = _("The summary is saved") if fault is None else _("The summary could not be saved")
        lines = [str(path)]
        if fault is None:
            lines.append(_("Print it, or show it to your clinician."))
            lines.append(_("It holds what you told us about your health."))
        else:
            lines += [fault, _("Choose another place, or free some disk space.")]
        again = (_("Choose another place"), Kind.PRIMARY, self.begin)
        back = (_("Go back"), Kind.SECONDARY if fault else Kind.PRIMARY, self._director.show_lockouts)
        ways = [again, back] if fault else [back]
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=_("Summary")))


def why_words(reason: str) -> str:
    """Why a file could not be written."""
    return {
        "disk-full": _("The disk is full."),
        "read-only": _("That folder cannot be written to."),
    }.get(reason, _("It cannot be written there."))
