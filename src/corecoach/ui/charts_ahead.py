"""Imports the charts while nobody waits, so that the pain trend opens at once.

pyqtgraph and numpy take a quarter of a second and more. They are imported in a thread, some time after the
first paint: Python hands the interpreter over every few milliseconds, so the window stays awake. It is no
daemon: a process that ends in the middle of an import waits for it. A thread is safe here because what is
imported makes no object of Qt; tests look.
"""

from collections.abc import Callable
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

CHART = "corecoach.ui.charts.trend_chart"
FIRST_MS, AGAIN_MS = 800, 3000
# Each time that it may not it waits twice as long: a page without a place can stand for hours.
MOST_MS = 60_000


class ChartsAhead(QObject):
    """Waits until it may, then imports once."""

    def __init__(self, parent: QObject, may: Callable[[], bool]) -> None:
        """`may`: whether nothing is going on that even a short stall could disturb."""
        super().__init__(parent)
        self._may, self._wait_ms = may, AGAIN_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._timer.start(FIRST_MS)

    def _look(self) -> None:
        if self._may():
            Thread(target=import_module, args=(CHART,), name="charts ahead", daemon=False).start()
        else:
            self._timer.start(self._wait_ms)
            self._wait_ms = min(2 * self._wait_ms, MOST_MS)
