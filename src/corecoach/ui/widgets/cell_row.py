"""Eleven numbers to choose one from: what every such row does, whatever its numbers mean."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.cell import ENTERS, Cell

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
# Where there is no room the first six stand above the others.
_IN_ONE_LINE, _NARROW = 11, 6


class CellRow(QWidget):
    """By click, or with the arrows and Enter; nothing is preselected. `chosen` carries the number."""

    chosen = Signal(object)

    def __init__(self, cells: Sequence[Cell], entry: Cell) -> None:
        """The keyboard comes in at the cell `entry` until another is chosen."""
        super().__init__()
        self._cells, self._entry = tuple(cells), entry
        for cell in self._cells:
            cell.clicked.connect(lambda _checked=False, n=cell.score: self.choose(n))
        self.show_score(None)

    @property
    def score(self) -> int | None:
        """What was chosen; None before that."""
        return next((cell.score for cell in self._cells if cell.isChecked()), None)

    def show_score(self, score: int | None) -> None:
        """Show a number as chosen, without saying so."""
        for cell in self._cells:
            cell.setChecked(cell.score == score)
        # Tab stops at one cell: at 0, Enter there would take the place of what was chosen.
        for cell in self._cells:
            stops = cell is self._first
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def choose(self, score: int) -> None:
        """Choose as if by click. The keyboard goes along: Enter chooses the cell that has it."""
        self.show_score(score)
        if self._focused is not None:
            self.focus_first()
        self.chosen.emit(score)

    def focus_first(self) -> None:
        """Give the row the keyboard."""
        self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move without choosing, Enter chooses where the keyboard is."""
        step, here = _STEPS.get(event.key()), self._focused
        if step is not None:
            self._move(step)
        elif event.key() in ENTERS and here is not None:
            self.choose(here.score)
        else:
            super().keyPressEvent(event)

    @property
    def _first(self) -> Cell:
        return next((cell for cell in self._cells if cell.isChecked()), self._entry)

    @property
    def _focused(self) -> Cell | None:
        return next((cell for cell in self._cells if cell.hasFocus()), None)

    def _move(self, step: int) -> None:
        here = self._focused
        target = self._entry
        if here is not None:
            place = self._cells.index(here) + step
            target = self._cells[max(0, min(len(self._cells) - 1, place))]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _grid(self, look: Look) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        columns = _NARROW if look.narrow else _IN_ONE_LINE
        for n, cell in enumerate(self._cells):
            grid.addWidget(cell, n // columns, n % columns)
            grid.setColumnStretch(n % columns, 1)
        return grid
