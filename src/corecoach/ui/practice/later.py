"""Work that takes some tenths of a second, such as opening a key: first a page says so, then it is done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# Long enough for the page to be painted, too short to be noticed.
_PAINT_MS = 20


class Later(QObject):
    """One piece of work at a time, done once the page was painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.finish)

    @property
    def busy(self) -> bool:
        """Whether something is to be done."""
        return self._work is not None

    def do(self, work: Callable[[], object]) -> None:
        """Do this soon, in place of what was to be done."""
        self._work = work
        self._timer.start(_PAINT_MS)

    def stop(self) -> None:
        """Do it no more."""
        self._timer.stop()
        self._work = None

    def finish(self) -> None:
        """Do it now."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            work()
