"""The diary of a handout: a row a week, a box to tick for each sitting, and room for a pain score."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from corecoach.prescription import Programme, ProgrammePhase
from corecoach.prescription.programme import DAYS
from corecoach.ui.names import weekday_short
from corecoach.ui.print.paper import dots, paper_font
from corecoach.ui.print.programme_blocks import Block, Cell, Setter, Space, draw_cell
from corecoach.ui.print.programme_pages import Unit
from corecoach.ui.print.programme_safety import scale_words
from corecoach.ui.print.programme_said import Said
from corecoach.ui.programme_words import PhaseWeeks, phase_weeks
from corecoach.words import _

MOST_WEEKS: Final = 12
# Of a day with more sittings the number done is written down instead.
MOST_BOXES: Final = 9
# Room to write by hand, by the size of the text.
_WRITE: Final = 1.8
_MONDAY: Final = date(2024, 1, 1)
# A day: the letter of a routine, and how often it is planned.
Planned = tuple[tuple[str, int], ...]


class Week(NamedTuple):
    """A week of the programme, counted from 1, with what is planned from Monday to Sunday."""

    number: int
    days: tuple[Planned, ...]


def letters_of(programme: Programme) -> Mapping[str, str]:
    """A letter for each routine, by its id; after Z come AA, AB and so on."""
    return {routine.id: _letter(n) for n, routine in enumerate(programme.routines)}


def _letter(n: int) -> str:
    first, last = divmod(n, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def weeks_of(programme: Programme) -> tuple[Week, ...]:
    """The weeks that fit the diary."""
    letters = letters_of(programme)
    found = []
    for part in phase_weeks(programme):
        days = tuple(_planned(part.phase, day, letters) for day in DAYS)
        found += [Week(number, days) for number in range(part.first, min(part.last, MOST_WEEKS) + 1)]
    return tuple(found)


def _planned(phase: ProgrammePhase, day: str, letters: Mapping[str, str]) -> Planned:
    counts: dict[str, int] = {}
    for slot in phase.schedule:
        if day in slot.days:
            letter = letters[slot.routine]
            counts[letter] = counts.get(letter, 0) + slot.per_day
    return tuple(counts.items())


def diary_units(setter: Setter, programme: Programme, room: float) -> Iterator[Unit]:
    """The diary: on pages of its own, each with the names of the days above its weeks."""
    named = len(programme.routines) > 1
    weeks = [WeekBlock(setter, week, named=named) for week in weeks_of(programme)]
    while weeks:
        head = list(_head(setter, programme))
        left = room - sum(block.above + block.height for block in head)
        count = _fitting(weeks, left)
        yield Unit([*head, *weeks[:count]], new_page=True)
        weeks = weeks[count:]
    yield Unit([Space(4, keep=True), setter.row(setter.say(lambda: goes_on_words(programme)))])


def _fitting(weeks: Sequence["WeekBlock"], room: float) -> int:
    heights = [sum(week.height for week in weeks[: n + 1]) for n in range(len(weeks))]
    return max(1, sum(height <= room for height in heights))


def _head(setter: Setter, programme: Programme) -> Iterator[Block]:
    say = setter.say
    yield setter.heading(say(lambda: _("Diary")))
    words = say(lambda: _("Tick a box after each session. Write your pain for the day, from 0 to 10."))
    yield setter.row(words, keep=True)
    yield setter.row(say(lambda: _("Write the date when each week begins on the line below it.")), keep=True)
    yield setter.row(say(scale_words), keep=True)
    if len(programme.routines) > 1:
        names = [f"{letter}: {title}" for letter, title in _named(programme)]
        yield setter.row(Said("; ".join(names)), keep=True)
    yield Space(4, keep=True)
    yield DaysBlock(setter)


def _named(programme: Programme) -> list[tuple[str, str]]:
    letters = letters_of(programme)
    return [(letters[routine.id], routine.title) for routine in programme.routines]


def goes_on_words(programme: Programme) -> str:
    """What comes after the weeks that are printed."""
    last: PhaseWeeks = phase_weeks(programme)[-1]
    if last.last > MOST_WEEKS:
        words = _("Weeks {first} to {last}: use copies of this diary, with the days from the plan.")
        return words.format(first=MOST_WEEKS + 1, last=last.last)
    return _("After the last week the plan of that week goes on until your physio changes it.")


# -- drawn ----------------------------------------------------------------------------------------------


class _Grid:
    """Where the columns of the diary are: the week, then seven days."""

    def __init__(self, setter: Setter) -> None:
        self.width = setter.width
        self.first = dots(setter.sizes.text * 5.4)
        self.day = (self.width - self.first) / len(DAYS)
        self.inset = dots(3)

    def left(self, day: int) -> float:
        return self.first + day * self.day

    def lines(self, painter: QPainter, top: float, bottom: float) -> None:
        """A line below, and one between each two columns."""
        painter.setPen(QPen(Qt.GlobalColor.black, dots(0.6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, top, self.width, bottom - top))
        for day in range(len(DAYS)):
            painter.drawLine(QPointF(self.left(day), top), QPointF(self.left(day), bottom))


class DaysBlock:
    """The names of the days."""

    above, keep, framed = 0.0, True, False

    def __init__(self, setter: Setter) -> None:
        self._grid = _Grid(setter)
        size, inset = setter.sizes.text, self._grid.inset
        self._cells = []
        for n in range(len(DAYS)):
            name = setter.say(partial(weekday_short, _MONDAY + timedelta(days=n)))
            words = name.first if name.second is None else f"{name.first}\n{name.second}"
            text = setter.text(words, size, self._grid.day - inset)
            self._cells.append(Cell(self._grid.left(n) + inset, text))
        self.height = max(map(_height, self._cells)) + inset

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the names between lines."""
        for cell in self._cells:
            draw_cell(painter, cell, 0, top + self._grid.inset / 2)
        self._grid.lines(painter, top, top + self.height)

    def parts(self, room: float) -> Iterator[Block]:
        """It is low."""
        yield self


class WeekBlock:
    """One week: its number, and for each day the boxes, and below them room for the pain."""

    above, keep, framed = 0.0, False, False

    def __init__(self, setter: Setter, week: Week, *, named: bool) -> None:
        """`named`: a letter stands in each box."""
        self._named = named
        self._week, self._grid, self._size = week, _Grid(setter), setter.sizes.text
        self._box, self._gap = dots(setter.sizes.box), dots(setter.sizes.box / 4)
        inset = self._grid.inset
        self._head = self._cell(setter, setter.say(lambda: _("Week {n}").format(n=week.number)))
        self._pain = self._cell(setter, setter.say(lambda: _("Pain")))
        self._counted = any(sum(n for _l, n in day) > MOST_BOXES for day in week.days)
        self._across = max(1, int((self._grid.day - 2 * inset + self._gap) // (self._box + self._gap)))
        rows = max(1, *(self._rows(day) for day in week.days))
        boxes = rows * (self._box + self._gap) + inset
        # When a week begins is not known on paper: there is a line to write it on, below its number.
        self._date = _height(self._head) + dots(_WRITE * self._size)
        self._low = max(_height(self._pain), dots(_WRITE * self._size))
        self.height = max(boxes, self._date + inset) + self._low + 2 * inset

    def _cell(self, setter: Setter, said: Said) -> Cell:
        words = said.first if said.second is None else f"{said.first}\n{said.second}"
        inset = self._grid.inset
        return Cell(inset, setter.text(words, self._size, self._grid.first - 2 * inset))

    def _rows(self, day: Planned) -> int:
        return len(day) if self._counted else -(-sum(n for _letter, n in day) // self._across)

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw the row."""
        self._grid.lines(painter, top, top + self.height)
        draw_cell(painter, self._head, 0, top + self._grid.inset)
        for n, day in enumerate(self._week.days):
            left = self._grid.left(n) + self._grid.inset
            (self._counts if self._counted else self._boxes)(painter, day, left, top + self._grid.inset)
        date_line, inset = top + self._grid.inset + self._date, self._grid.inset
        painter.setPen(QPen(Qt.GlobalColor.darkGray, dots(0.4)))
        painter.drawLine(QPointF(inset, date_line), QPointF(self._grid.first - inset, date_line))
        bottom = top + self.height - self._low
        draw_cell(painter, self._pain, 0, bottom)
        painter.setPen(QPen(Qt.GlobalColor.darkGray, dots(0.4)))
        painter.drawLine(QPointF(0, bottom), QPointF(self._grid.width, bottom))

    def _boxes(self, painter: QPainter, day: Planned, left: float, top: float) -> None:
        step = self._box + self._gap
        letters = [letter for letter, n in day for _sitting in range(n)]
        for n, letter in enumerate(letters):
            down, along = divmod(n, self._across)
            self._one(painter, QRectF(left + along * step, top + down * step, self._box, self._box), letter)

    def _one(self, painter: QPainter, box: QRectF, letter: str) -> None:
        painter.setPen(QPen(Qt.GlobalColor.black, dots(0.8)))
        painter.drawRect(box)
        if self._named:
            painter.setFont(paper_font(self._size * (1.0 if len(letter) == 1 else 0.75)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)

    def _counts(self, painter: QPainter, day: Planned, left: float, top: float) -> None:
        """How many of so many: there is no room for a box each."""
        step = self._box + self._gap
        painter.setFont(paper_font(self._size))
        for n, (letter, count) in enumerate(day):
            words = _("of {n}").format(n=count)
            box = QRectF(left, top + n * step, self._box, self._box)
            self._one(painter, box, letter if self._named else "")
            painter.setFont(paper_font(self._size))
            place = QRectF(box.right() + self._gap, box.top(), self._grid.day, self._box)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def parts(self, room: float) -> Iterator[Block]:
        """A row is lower than any page."""
        yield self


def _height(cell: Cell) -> float:
    return cell.text.pageSize().height()
