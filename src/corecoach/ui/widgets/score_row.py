"""Eleven cells from 0 to 10 with words at both ends. Nothing is preselected."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column
from corecoach.ui.widgets.cell import ENTERS, Cell, words_below
from corecoach.words import _

# A 1 waits this long for a 0 that makes it 10.
TEN_MS = 600


class ScoreRow(QWidget):
    """A score from 0 to 10: by click, by digit, or with the arrows and Enter. `chosen` carries an int."""

    chosen = Signal(object)

    def __init__(
        self, look: Look, low: str, high: str, *, middle: str = "", earlier: int | None = None
    ) -> None:
        """`low`, `middle` and `high` are the words below; `earlier` marks a former score with a dot."""
        super().__init__()
        self._cells = [Cell(look, n, str(n), _("{n} out of 10").format(n=n)) for n in range(11)]
        self._one = QTimer(self)
        self._one.setSingleShot(True)
        self._one.setInterval(TEN_MS)
        self._one.timeout.connect(lambda: self._choose(1))
        for cell in self._cells:
            cell.earlier = cell.score == earlier
            cell.clicked.connect(lambda _checked=False, n=cell.score: self._choose(n))
        self._cells[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._score: int | None = None
        self.setLayout(column(self._grid(look), look.px(6), words_below(look, low, middle, high)))

    @property
    def score(self) -> int | None:
        """What was chosen; None before that."""
        return self._score

    def show_score(self, score: int | None) -> None:
        """Show a score as chosen, without saying so."""
        self._score = score
        for cell in self._cells:
            cell.setChecked(cell.score == score)

    def settle(self) -> None:
        """Stop waiting for the 0 of a 10: a 1 typed just before saving counts."""
        if self._one.isActive():
            self._one.stop()
            self._choose(1)

    def focus_first(self) -> None:
        """Give the row the keyboard."""
        self._cells[self._score or 0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows move, Enter chooses where the focus is."""
        text, key = event.text(), event.key()
        # Not isdigit, which takes the small 2 of French keyboards for a digit as well.
        digit = len(text) == 1 and text.isdecimal()
        if digit and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._digit(int(text))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(-1 if key == Qt.Key.Key_Left else 1)
        elif key in ENTERS and self._focused() is not None:
            self._choose(self._focused() or 0)
        else:
            super().keyPressEvent(event)

    def _grid(self, look: Look) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        columns = 6 if look.narrow else 11
        for n, cell in enumerate(self._cells):
            grid.addWidget(cell, n // columns, n % columns)
            grid.setColumnStretch(n % columns, 1)
        return grid

    def _digit(self, digit: int) -> None:
        waiting = self._one.isActive()
        self._one.stop()
        if waiting and digit == 0:
            self._choose(10)
        elif digit == 1:
            self._one.start()
        else:
            self._choose(digit)

    def _focused(self) -> int | None:
        return next((cell.score for cell in self._cells if cell.hasFocus()), None)

    def _move(self, step: int) -> None:
        here = self._focused()
        target = self._cells[0 if here is None else max(0, min(10, here + step))]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, score: int) -> None:
        self._one.stop()
        self.show_score(score)
        self.chosen.emit(score)
