"""Blocks on pages: what belongs together stays together where it can."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from corecoach.ui.print.paper import dots
from corecoach.ui.print.programme_blocks import Block, Space

# What is higher than a page begins on this one if so much of it is left.
_ROOM_TO_BEGIN = 0.4
# Between a frame and the words in it, above and below.
_INSIDE_PT = 5.0


class Unit(NamedTuple):
    """Blocks that stand on one page if a page is high enough for them."""

    blocks: Sequence[Block]
    new_page: bool = False


def height_of(*units: Unit) -> float:
    """How high units are, one below the other."""
    return sum(block.above + block.height for unit in units for block in unit.blocks)


class Placed(NamedTuple):
    """A block and where on its page it begins."""

    block: Block
    top: float


Sheet = list[Placed]


def pages_of(units: Sequence[Unit], room: float) -> list[Sheet]:
    """The blocks in order, on pages that are `room` high."""
    work = _Pages(room)
    for unit in units:
        work.unit(unit)
    return [page for page in work.pages if page]


class _Pages:
    def __init__(self, room: float) -> None:
        self._room = room
        self.pages: list[Sheet] = [[]]
        self._at = 0.0

    def unit(self, unit: Unit) -> None:
        height = height_of(unit)
        left = self._room - self._at
        if unit.new_page or (height > left and (height <= self._room or left < _ROOM_TO_BEGIN * self._room)):
            self._turn()
        for chain in _chains(unit.blocks):
            if sum(block.above + block.height for block in chain) > self._room - self._at:
                self._turn()
            for block in chain:
                self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Space) and not self._at and not block.framed:
            return
        for part in block.parts(self._room - 2 * dots(_INSIDE_PT)):
            if self._at and self._at + part.above + part.height > self._room - dots(_INSIDE_PT) * part.framed:
                self._turn()
            # At the top of a page a frame begins above its words.
            top = self._at + part.above if self._at else dots(_INSIDE_PT) * part.framed
            self.pages[-1].append(Placed(part, top))
            self._at = top + part.height

    def _turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self._at = 0.0


def _chains(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that stay with the one that follows, with it."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def draw_sheet(painter: QPainter, sheet: Sheet, width: float) -> None:
    """Draw the blocks of one page, and a frame around those that stand in one."""
    for placed in sheet:
        placed.block.draw(painter, placed.top)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(Qt.GlobalColor.black, dots(2)))
    for top, bottom in _frames(sheet):
        half = dots(1)
        painter.drawRoundedRect(
            QRectF(half, top + half, width - 2 * half, bottom - top - 2 * half), dots(6), dots(6)
        )


def _frames(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Top and bottom of each run of framed blocks."""
    run: Sheet = []
    for placed in [*sheet, None]:
        if placed is not None and placed.block.framed:
            run.append(placed)
        elif run:
            inside = dots(_INSIDE_PT)
            yield run[0].top - inside, run[-1].top + run[-1].block.height + inside
            run = []
