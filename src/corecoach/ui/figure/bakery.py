"""Bakes movements bit by bit while the window stays awake."""

from collections import deque

from PySide6.QtCore import QObject, Signal

from corecoach.figure import Figure
from corecoach.figure.motion import Motion, baking
from corecoach.ui.turns import Turns


class Bakery(QObject):
    """`baked` carries the Figure whose movement is ready."""

    baked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # By identity: a figure is a frozen value that its exercise keeps, and comparing two is work.
        self._done: dict[int, Motion] = {}
        self._known: dict[int, Figure] = {}
        self._waiting: deque[Figure] = deque()
        self._turns = Turns(self)

    def ask(self, figure: Figure) -> Motion:
        """The movement of a figure. One that is not baked yet shows the nearer key, and is baked now, after
        what was asked for before."""
        if id(figure) not in self._known:
            self._known[id(figure)] = figure
            self._done[id(figure)] = Motion(figure, {})
            self._waiting.append(figure)
            if not self._turns.busy:
                self._bake_next()
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
        self._turns.stop()

    def _bake_next(self) -> None:
        self._turns.begin(baking(self._waiting[0]), self._finish)

    def _finish(self, motion: Motion) -> None:
        figure = self._waiting.popleft()
        self._done[id(figure)] = motion
        self.baked.emit(figure)
        # Who hears of it may have asked for more, or for a rest.
        if self._waiting and not self._turns.busy:
            self._bake_next()
