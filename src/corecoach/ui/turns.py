"""Does long work bit by bit while the window stays awake."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer

# At most this long at a time; the piece of work that ends a turn takes some milliseconds more at worst.
TURN_S = 0.004


class Turns(QObject):
    """One piece of work at a time: an iterator of None that yields what it made at last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._done: Callable[[Any], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.turn)

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return self._work is not None

    def begin(self, work: Iterator[object], done: Callable[[Any], object]) -> None:
        """Work from the next turn on, in place of what was begun before; `done` gets what was made."""
        self._work, self._done = work, done
        self._timer.start()

    def stop(self) -> None:
        """Drop the work."""
        self._work = self._done = None
        self._timer.stop()

    def turn(self) -> None:
        """Work for one turn."""
        until = perf_counter() + TURN_S
        while self._work is not None and perf_counter() < until:
            made = next(self._work)
            if made is not None:
                self._finish(made)

    def _finish(self, made: object) -> None:
        done = self._done
        assert done is not None
        # First: `done` may begin the next piece of work.
        self.stop()
        done(made)
