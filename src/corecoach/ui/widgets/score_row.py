"""Eleven cells from 0 to 10 with words at both ends. Nothing is preselected."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column
from corecoach.ui.widgets.cell import ARROWS, ENTERS, Cell, words_below
from corecoach.ui.widgets.cell_row import CellRow
from corecoach.words import _

# A 1 waits this long for a 0 that makes it 10.
TEN_MS = 600


class ScoreRow(CellRow):
    """A score from 0 to 10: by click, by digit, or with the arrows and Enter."""

    def __init__(
        self, look: Look, low: str, high: str, *, middle: str = "", earlier: int | None = None
    ) -> None:
        """`low`, `middle` and `high` are the words below; `earlier` marks a former score with a dot."""
        cells = [Cell(look, n, str(n), _("{n} out of 10").format(n=n)) for n in range(11)]
        super().__init__(cells, cells[0])
        self._one = QTimer(self)
        self._one.setSingleShot(True)
        self._one.setInterval(TEN_MS)
        self._one.timeout.connect(lambda: self.choose(1))
        for cell in cells:
            cell.earlier = cell.score == earlier
        self.setLayout(column(self._grid(look), look.px(6), words_below(look, low, middle, high)))

    def choose(self, score: int) -> None:
        """Choose as if by click; a 1 that waits is no longer meant."""
        self._one.stop()
        super().choose(score)

    def settle(self) -> bool:
        """Stop waiting for the 0 of a 10: a 1 typed just before saving counts. Whether there was one."""
        waiting = self._one.isActive()
        if waiting:
            self.choose(1)
        return waiting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose; what other keys mean is said of the number typed before."""
        text, key = event.text(), event.key()
        # Not isdigit, which takes the small 2 of French keyboards for a digit as well.
        digit = len(text) == 1 and text.isdecimal()
        if digit and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._digit(int(text))
            return
        waited = key in ARROWS + ENTERS and self.settle()
        # A 1 that waited is chosen by now, and that is what Enter was for.
        if not (waited and key in ENTERS):
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        waiting = self._one.isActive()
        self._one.stop()
        if waiting and digit == 0:
            self.choose(10)
        elif digit == 1:
            self._one.start()
        else:
            self.choose(digit)
