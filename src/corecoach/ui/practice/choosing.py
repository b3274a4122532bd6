"""Asks which file to open. Tests put another function in its place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

# Takes the window, the question, and what files it can be, as Qt's dialog wants them.
ChooseFile = Callable[[QWidget, str, str], Path | None]


def choose_file(parent: QWidget, question: str, kinds: str) -> Path | None:
    """Ask for a file that is there."""
    path, _kind = QFileDialog.getOpenFileName(parent, question, str(Path.home()), kinds)
    return Path(path) if path else None
