"""Eleven cells from -5 to 5 with words at both ends and in the middle. Nothing is preselected."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column
from corecoach.ui.widgets.cell import ENTERS, Cell, words_below
from corecoach.ui.widgets.text import Text

_MOST = 5
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChangeRow(QWidget):
    """A change from -5 to 5: by click, or with the arrows and Enter. `chosen` carries an int."""

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        ends: tuple[str, str, str],
        *,
        shown: Callable[[int], str],
        name: Callable[[int], str],
    ) -> None:
        """`ends` are the words for -5, 0 and 5; `shown` stands on a cell, `name` is what is read out."""
        super().__init__()
        self._cells = [Cell(look, n, shown(n), name(n)) for n in range(-_MOST, _MOST + 1)]
        for cell in self._cells:
            cell.clicked.connect(lambda _checked=False, n=cell.score: self.choose(n))
        # The keyboard comes in at the middle: no answer is nearer than its opposite.
        self._cells[_MOST].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self._grid(look), look.px(6), self._words(look, ends, shown)))

    @property
    def change(self) -> int | None:
        """What was chosen; None before that."""
        return next((cell.score for cell in self._cells if cell.isChecked()), None)

    def show_change(self, change: int | None) -> None:
        """Show a change as chosen, without saying so."""
        for cell in self._cells:
            cell.setChecked(cell.score == change)

    def choose(self, change: int) -> None:
        """Choose as if by click."""
        self.show_change(change)
        self.chosen.emit(change)

    def focus_first(self) -> None:
        """Give the row the keyboard."""
        self._cells[(self.change or 0) + _MOST].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move without choosing, Enter chooses where the keyboard is."""
        here = next((n for n, cell in enumerate(self._cells) if cell.hasFocus()), None)
        step = _STEPS.get(event.key())
        if step is not None:
            start = _MOST if here is None else here
            target = self._cells[max(0, min(2 * _MOST, start + step))]
            target.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in ENTERS and here is not None:
            self.choose(here - _MOST)
        else:
            super().keyPressEvent(event)

    def _grid(self, look: Look) -> QGridLayout:
        """In two lines where there is no room: all that is worse, and no change, in the first."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        columns = _MOST + 1 if look.narrow else 2 * _MOST + 1
        for n, cell in enumerate(self._cells):
            grid.addWidget(cell, n // columns, n % columns)
            grid.setColumnStretch(n % columns, 1)
        return grid

    def _words(self, look: Look, ends: tuple[str, str, str], shown: Callable[[int], str]) -> QLayout:
        low, middle, high = ends
        if look.narrow:
            pairs = zip((-_MOST, 0, _MOST), ends, strict=True)
            return column(*(Text(look, f"{shown(n)}  {words}", "small", "ink-2") for n, words in pairs))
        return words_below(look, low, middle, high)
