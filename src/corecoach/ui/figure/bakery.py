"""Bakes movements bit by bit while the window stays awake."""

from collections import deque
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from corecoach.figure import Figure
from corecoach.figure.motion import Motion, baking

# At most this long at a time; one solved pose takes some milliseconds more at worst.
TURN_S = 0.004


class Bakery(QObject):
    """`baked` carries the Figure whose movement is ready."""

    baked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # By identity: a figure is a frozen value that its exercise keeps, and comparing two is work.
        self._done: dict[int, Motion] = {}
        self._known: dict[int, Figure] = {}
        self._waiting: deque[Figure] = deque()
        self._work: Iterator[Motion | None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def ask(self, figure: Figure) -> Motion:
        """The movement of a figure. One that is not baked yet shows the nearer key, and is baked now, after
        what was asked for before."""
        if id(figure) not in self._known:
            self._known[id(figure)] = figure
            self._done[id(figure)] = Motion(figure, {})
            self._waiting.append(figure)
            self._timer.start()
        return self._done[id(figure)]

    @property
    def busy(self) -> bool:
        """Whether something is still to be baked."""
        return bool(self._waiting)

    def rest(self) -> None:
        """Bake nothing any more. What was waiting is baked when somebody asks for it again."""
        for figure in self._waiting:
            del self._known[id(figure)], self._done[id(figure)]
        self._waiting.clear()
        self._work = None
        self._timer.stop()

    def _turn(self) -> None:
        until = perf_counter() + TURN_S
        while perf_counter() < until:
            if not self._waiting:
                self._timer.stop()
                return
            if self._work is None:
                self._work = baking(self._waiting[0])
            motion = next(self._work)
            if motion is not None:
                self._finish(motion)

    def _finish(self, motion: Motion) -> None:
        figure = self._waiting.popleft()
        self._work = None
        self._done[id(figure)] = motion
        self.baked.emit(figure)
