"""Says when nobody has touched key or mouse for some minutes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from corecoach.clock import Clock

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Watches the windows of the program that have the keyboard. `over` comes once, then it rests.

    The clock counts sleep, the timer does not: so whoever wakes the machine is stopped at the first key.
    """

    over = Signal()

    def __init__(self, parent: QObject, clock: Clock, limit_s: Callable[[], float]) -> None:
        super().__init__(parent)
        self._clock, self._limit_s = clock, limit_s
        self._touched_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._watched: list[QWindow] = []

    @property
    def runs(self) -> bool:
        """Whether it watches."""
        return self._timer.isActive()

    def start(self) -> None:
        """Watch from now on."""
        self._touched_s = self._clock.seconds()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        if not self.runs:
            application.focusWindowChanged.connect(self._watch)
            for window in QGuiApplication.topLevelWindows():
                self._watch(window)
        self._wait()

    def stop(self) -> None:
        """Rest."""
        if self.runs:
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.focusWindowChanged.disconnect(self._watch)
        self._timer.stop()

    def look(self) -> None:
        """See whether the time is over, and look again when it can be."""
        if self._left_s() > 0:
            self._wait()
            return
        # Still counted as running, so that it stops in one way only.
        self._timer.start(0)
        self.stop()
        self.over.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch. One that comes too late goes no further."""
        if not self.runs or event.type() not in _TOUCHES:
            return False
        if self._left_s() <= 0:
            self.look()
            return True
        self._touched_s = self._clock.seconds()
        return False

    def _left_s(self) -> float:
        return self._touched_s + self._limit_s() - self._clock.seconds()

    def _wait(self) -> None:
        self._timer.start(max(1, round(1000 * self._left_s())))

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
