"""Asks which reports to load. Tests put another function in its place."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.words import _

ChooseReports = Callable[[QWidget], Sequence[Path]]


def choose_reports(parent: QWidget) -> Sequence[Path]:
    """Ask for files that are there; none where somebody thinks better of it."""
    kinds = ";;".join((_("Reports (*.ccresult)"), _("All files (*)")))
    paths, _kind = QFileDialog.getOpenFileNames(parent, _("Load reports"), str(Path.home()), kinds)
    return [Path(path) for path in paths]
