"""The pieces that the pages of a handout are made of: each knows its height and draws itself at a place."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple, Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QPdfWriter, QTextDocument

from corecoach.ui.print.markup import Html, bold, para
from corecoach.ui.print.paper import dots, draw_page, laid_out
from corecoach.ui.print.programme_said import Said, Speaker

# Large print is this size or more wherever the patient reads.
LARGE_PT = 18.0


class Sizes(NamedTuple):
    """Sizes of type in points, and of what is drawn beside it."""

    text: float
    heading: float
    title: float
    foot: float
    picture: float
    box: float


USUAL = Sizes(text=11.0, heading=14.0, title=22.0, foot=9.0, picture=112.0, box=15.0)
LARGE = Sizes(text=LARGE_PT, heading=22.0, title=28.0, foot=LARGE_PT, picture=150.0, box=25.0)


class Block(Protocol):
    """A piece over the whole width. All lengths are in dots of the paper."""

    @property
    def height(self) -> float:
        """How high it is, without the gap above it."""
        ...

    @property
    def above(self) -> float:
        """The gap above it, which falls away at the top of a page."""
        ...

    @property
    def keep(self) -> bool:
        """Whether it stays with the block that follows."""
        ...

    @property
    def framed(self) -> bool:
        """Whether it stands in a frame, with its neighbours that do as well."""
        ...

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw it from `top` on."""
        ...

    def parts(self, room: float) -> "Iterator[Block]":
        """The same in pieces that are `room` high at most."""
        ...


class Cell(NamedTuple):
    """A text and how far it stands from the left."""

    left: float
    text: QTextDocument


class Row:
    """Texts beside each other. One that is higher than a page goes on on the next."""

    def __init__(
        self, cells: Sequence[Cell], *, above: float = 0.0, keep: bool = False, framed: bool = False
    ) -> None:
        self._cells = cells
        self.above, self.keep, self.framed = above, keep, framed
        self.height = max(cell.text.pageSize().height() for cell in cells)

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw all of it."""
        for cell in self._cells:
            draw_cell(painter, cell, 0, top)

    def parts(self, room: float) -> Iterator[Block]:
        """Itself, or a part a page."""
        if self.height <= room:
            yield self
            return
        for cell in self._cells:
            cell.text.setPageSize(QSizeF(cell.text.pageSize().width(), room))
        for page in range(max(cell.text.pageCount() for cell in self._cells)):
            yield _Part(self._cells, page, room, framed=self.framed)


class _Part:
    """One page of the texts of a row."""

    above, keep = 0.0, False

    def __init__(self, cells: Sequence[Cell], page: int, height: float, *, framed: bool) -> None:
        self._cells, self._page = cells, page
        self.height, self.framed = height, framed

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the page of each text that has one."""
        for cell in self._cells:
            if self._page < cell.text.pageCount():
                draw_cell(painter, cell, self._page, top)

    def parts(self, room: float) -> Iterator[Block]:
        """It is no higher than a page."""
        yield self


class Beside:
    """Two columns of blocks. It is for what is lower than a page."""

    keep, framed, above = False, False, 0.0

    def __init__(self, *columns: Sequence[Block]) -> None:
        self._columns = columns
        self.height = max(sum(block.above + block.height for block in column) for column in columns)

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw one column after the other: that is how they are read."""
        for column in self._columns:
            at = top
            for block in column:
                block.draw(painter, at + block.above)
                at += block.above + block.height

    def parts(self, room: float) -> Iterator[Block]:
        """Itself."""
        yield self


class Space:
    """Nothing, of some height."""

    def __init__(self, points: float, *, keep: bool = False, framed: bool = False) -> None:
        self.height, self.above, self.keep, self.framed = dots(points), 0.0, keep, framed

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw nothing."""

    def parts(self, room: float) -> Iterator[Block]:
        """It is lower than any page."""
        yield self


def draw_cell(painter: QPainter, cell: Cell, page: int, top: float) -> None:
    """Draw one page of a text at its place."""
    painter.save()
    painter.translate(cell.left, 0)
    draw_page(painter, cell.text, page, top)
    painter.restore()


class Setter:
    """Sets words into rows, in one column or in two."""

    def __init__(
        self, writer: QPdfWriter, speaker: Speaker, sizes: Sizes, left: float = 0.0, width: float = 0.0
    ) -> None:
        """`left` and `width` are the column that it sets; by default the whole width."""
        self._writer, self.say, self.sizes = writer, speaker, sizes
        self._left, self.width = left, width or float(writer.width())

    def columns(self, share: float) -> "tuple[Setter, Setter]":
        """One for a left column of a `share` (0 to 1) of the width, and one for what is right of it."""
        gap = dots(1.5 * self.sizes.text)
        first = (self.width - gap) * share
        whole = self._writer, self.say, self.sizes
        rest = self.width - gap - first
        return Setter(*whole, self._left, first), Setter(*whole, self._left + first + gap, rest)

    def text(self, words: str, size_pt: float, width: float) -> QTextDocument:
        """Words laid out in a width, as high as they need."""
        text = laid_out(self._writer, para(words), size_pt, QSizeF(width, -1))
        text.setPageSize(QSizeF(width, ceil(text.size().height()) + 1))
        return text

    def row(
        self,
        said: Said,
        *,
        mark: str = "",
        size_pt: float = 0.0,
        strong: bool = False,
        above_pt: float = 0.0,
        keep: bool = False,
        framed: bool = False,
    ) -> Row:
        """A row of words, with a `mark` before it such as a number; in a frame it keeps away from its
        lines."""
        size = size_pt or self.sizes.text
        inset = dots(self.sizes.text) if framed else 0.0
        indent = dots(1.9 * size) if mark else 0.0
        start = self._left + inset
        left, width = start + indent, self.width - 2 * inset - indent
        first, second = (_strong(words, strong=strong) for words in (said.first, said.second or ""))
        if said.second is None:
            cells = [Cell(left, self.text(first, size, width))]
        else:
            half = (self.width - 2 * inset - dots(self.sizes.text)) / 2
            right = start + half + dots(self.sizes.text)
            cells = [
                Cell(left, self.text(first, size, half - indent)),
                Cell(right + indent, self.text(second, size, half - indent)),
            ]
            if mark:
                cells.append(Cell(right, self.text(_strong(mark, strong=strong), size, indent)))
        if mark:
            cells.insert(0, Cell(start, self.text(_strong(mark, strong=strong), size, indent)))
        return Row(cells, above=dots(above_pt), keep=keep, framed=framed)

    def heading(self, said: Said, *, framed: bool = False, above_pt: float = 10.0) -> Row:
        """What stands above some rows, and stays with them."""
        return self.row(
            said, size_pt=self.sizes.heading, strong=True, above_pt=above_pt, keep=True, framed=framed
        )

    def label(self, said: Said, *, framed: bool = False) -> Row:
        """The name of a few rows, in the size of the text."""
        return self.row(said, strong=True, above_pt=4.0, keep=True, framed=framed)

    def listed(self, lines: Sequence[Said], *, numbered: bool = False, framed: bool = False) -> list[Row]:
        """Rows with a dot or a number before each."""
        marks = [f"{n}." if numbered else "•" for n in range(1, len(lines) + 1)]
        return [self.row(line, mark=mark, framed=framed) for line, mark in zip(lines, marks, strict=True)]


def _strong(words: str, *, strong: bool) -> Html | str:
    return bold(words) if strong else words
