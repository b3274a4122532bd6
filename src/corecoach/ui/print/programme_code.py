"""The QR code that holds a whole programme, drawn in modules large enough for a phone."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from corecoach.ui.print.paper import DPI
from corecoach.ui.print.programme_blocks import Block

# A phone reads modules of 0.4 mm from paper; larger ones, where there is room, are read sooner.
_MODULE_MM, LEAST_MODULE_MM = 0.8, 0.4
_QUIET: Final = 4
_MM: Final = 25.4
Modules = Sequence[Sequence[int]]


def modules_of(text: str) -> Modules | None:
    """The dark (1) and light (0) modules of the code, row by row; None when no code holds so much."""
    import segno

    # M survives a fold or a stain; L holds more.
    for level in ("m", "l"):
        try:
            code = segno.make_qr(text, error=level, mode="alphanumeric", boost_error=False)
        except segno.DataOverflowError:
            continue
        return tuple(tuple(row) for row in code.matrix)
    return None


def module_dots(modules: Modules, width: float) -> int:
    """How large a module is drawn in a `width`, both in dots; 0 when it would be too small for a phone."""
    fits = int(width) // (len(modules) + 2 * _QUIET)
    size = min(fits, round(_MODULE_MM / _MM * DPI))
    return size if size >= LEAST_MODULE_MM / _MM * DPI else 0


class CodeBlock:
    """The code, with the light border that a reader needs around it."""

    above, keep, framed = 0.0, True, False

    def __init__(self, modules: Modules, module: int) -> None:
        self._modules, self._module = modules, module
        self.height = float((len(modules) + 2 * _QUIET) * module)

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw every run of dark modules as one rectangle: between two there must be no light line."""
        size, start = self._module, _QUIET * self._module
        for y, row in enumerate(self._modules):
            for x, count in _runs(row):
                rect = QRect(start + x * size, round(top) + start + y * size, count * size, size)
                painter.fillRect(rect, Qt.GlobalColor.black)

    def parts(self, room: float) -> Iterator[Block]:
        """A code is of no use in pieces, and no higher than a page."""
        yield self


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin in a row, and how many of them there are."""
    at = 0
    for dark, group in groupby(row):
        count = len(list(group))
        if dark:
            yield at, count
        at += count
