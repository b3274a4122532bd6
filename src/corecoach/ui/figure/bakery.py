"""Bakes movements bit by bit while the window stays awake."""

import logging
from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from corecoach.figure import Figure
from corecoach.figure.motion import Motion, baking
from corecoach.ui.turns import Turns

log = logging.getLogger(__name__)


class Bakery(QObject):
    """`baked` carries the Figure whose movement is ready. It keeps what it has baked, so it lives no longer
    than what shows it."""

    baked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # By identity: a figure is a frozen value that its exercise keeps, and comparing two is work.
        self._motions: dict[int, Motion] = {}
        self._waiting: deque[Figure] = deque()
        self._turns = Turns(self)

    def ask(self, figure: Figure) -> Motion:
        """The movement of a figure. One that is not baked yet shows the nearer key, and is baked now, after
        what was asked for before."""
        if id(figure) not in self._motions:
            self._motions[id(figure)] = Motion(figure, {})
            self._waiting.append(figure)
            if not self._turns.busy:
                self._bake_next()
        return self._motions[id(figure)]

    @property
    def busy(self) -> bool:
        """Whether something is still to be baked."""
        return bool(self._waiting)

    def _bake_next(self) -> None:
        self._turns.begin(_baking(self._waiting[0]), self._finish)

    def _finish(self, motion: Motion) -> None:
        figure = self._waiting.popleft()
        self._motions[id(figure)] = motion
        self.baked.emit(figure)
        # Who hears of it may have asked for more.
        if self._waiting and not self._turns.busy:
            self._bake_next()


def _baking(figure: Figure) -> Iterator[Motion | None]:
    """A figure that cannot be baked shows its keys, and keeps no other from being baked."""
    try:
        yield from baking(figure)
    except (ArithmeticError, LookupError, ValueError):
        log.exception("a movement could not be baked")
        yield Motion(figure, {})
