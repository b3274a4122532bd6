"""The application object: takes files that the desktop opens by an event, as macOS does."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Keeps the files that come before there is a window to show them."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self._take: Callable[[Path], object] | None = None
        self._waiting: list[Path] = []

    def open_with(self, take: Callable[[Path], object]) -> None:
        """Give `take` the files that came already, and each that comes."""
        self._take = take
        waiting, self._waiting = self._waiting, []
        for file in waiting:
            take(file)

    def event(self, event: QEvent) -> bool:
        """See QObject: a double click on a file, while the program starts or runs."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        # Nothing in it: an address of the web, which is none of ours.
        if event.file():
            self._opened(Path(event.file()))
        return True

    def _opened(self, file: Path) -> None:
        if self._take is None:
            self._waiting.append(file)
        else:
            self._take(file)
