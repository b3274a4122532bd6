"""The moment after the first paint, when a person sees something and the rest can be made."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# A window that starts out of sight is not painted: what waits for it is made all the same.
_LATEST_MS = 2000


class AfterFirstPaint(QObject):
    """Calls `then` once: when `window` has been painted, or after two seconds."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._now)
        self._timer.start(_LATEST_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: lets everything through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # After this event all of the window is painted: its parts are painted right behind it.
            self._timer.start(0)
        return False

    def _now(self) -> None:
        self._window.removeEventFilter(self)
        self._then()
        self.deleteLater()
