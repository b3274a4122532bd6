"""Eleven cells from -5 to 5 with words at both ends and in the middle. Nothing is preselected."""

from collections.abc import Callable

from PySide6.QtWidgets import QLayout

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column
from corecoach.ui.widgets.cell import Cell, words_below
from corecoach.ui.widgets.cell_row import CellRow
from corecoach.ui.widgets.text import Text

_MOST = 5


class ChangeRow(CellRow):
    """A change from -5 to 5: by click, or with the arrows and Enter."""

    def __init__(
        self,
        look: Look,
        ends: tuple[str, str, str],
        *,
        shown: Callable[[int], str],
        name: Callable[[int], str],
    ) -> None:
        """`ends` are the words for -5, 0 and 5; `shown` stands on a cell, `name` is what is read out."""
        cells = [Cell(look, n, shown(n), name(n)) for n in range(-_MOST, _MOST + 1)]
        # The keyboard comes in at the middle: no answer is nearer than its opposite.
        super().__init__(cells, cells[_MOST])
        self.setLayout(column(self._grid(look), look.px(6), self._words(look, ends, shown)))

    def _words(self, look: Look, ends: tuple[str, str, str], shown: Callable[[int], str]) -> QLayout:
        low, middle, high = ends
        if look.narrow:
            pairs = zip((-_MOST, 0, _MOST), ends, strict=True)
            return column(*(Text(look, f"{shown(n)}  {words}", "small", "ink-2") for n, words in pairs))
        return words_below(look, low, middle, high)
