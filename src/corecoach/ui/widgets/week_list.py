"""The seven days of a week with their sessions, and a button for today's."""

from collections import Counter
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from corecoach.coach.views import ProgrammeView
from corecoach.prescription import PlannedDay
from corecoach.ui.dates import weekday_day_words
from corecoach.ui.dose import minutes_words
from corecoach.ui.look import Look
from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.card import Line, column, grow, row
from corecoach.ui.widgets.text import Icon, Text
from corecoach.words import _, ngettext

Column = Literal["date", "minutes", "end"]


class WeekList(QWidget):
    """A row a day; a day with several routines has a line for each."""

    def __init__(self, look: Look, view: ProgrammeView, on_start: Callable[[str], object]) -> None:
        super().__init__()
        self._look, self._view, self._on_start = look, view, on_start
        self._columns: dict[Column, list[QWidget]] = {"date": [], "minutes": [], "end": []}
        self.start: Button | None = None
        parts: list[QWidget] = []
        for day in view.days:
            parts += [Line(look), self._day(day, last=day is view.days[-1])]
        self.setLayout(column(*parts))
        self._align()

    def _align(self) -> None:
        """Give the parts of a column one width, the widest one's."""
        for parts in self._columns.values():
            width = max([0, *(part.sizeHint().width() for part in parts)])  # an empty part hints at -1
            for part in parts:
                part.setFixedWidth(width)

    def _day(self, day: PlannedDay, *, last: bool) -> QWidget:
        look, is_today = self._look, day.day == self._view.today
        token, role = ("label", "ink") if is_today else ("body", "ink-2")
        date = self._in("date", Text(look, weekday_day_words(day.day), token, role, wrap=False))
        lines: list[QLayout] = [self._line(day, r, n) for r, n in self._sittings(day).items()]
        body = column(*(lines or [self._rest()]), gap=look.px(6))
        stacked = look.width == "tiny"
        content = column(date, body, gap=look.px(4)) if stacked else row(date, body, gap=look.px(16))
        return _Day(look, content, is_today=is_today, last=last)

    def _rest(self) -> QVBoxLayout:
        return column(Text(self._look, _("Rest"), "body", "ink-2"))

    def _sittings(self, day: PlannedDay) -> Counter[str]:
        return Counter(day.routines)

    def _line(self, day: PlannedDay, routine: str, sittings: int) -> QLayout:
        """Title, minutes of a sitting, and what was done or can be started."""
        look = self._look
        title = Text(look, self._title(routine, sittings), "label")
        minutes = self._in(
            "minutes", Text(look, self._minutes(routine, sittings), "body", "ink-2", wrap=False)
        )
        end = self._in("end", self._end(day, routine))
        if look.width == "tiny":
            return column(title, row(minutes, end, None, gap=look.px(14)), gap=look.px(4))
        return row(grow(title), minutes, end, gap=look.px(14))

    def _title(self, routine: str, sittings: int) -> str:
        title = self._view.routine(routine).title
        if sittings == 1:
            return title
        return ngettext("{title}, {n} time", "{title}, {n} times", sittings).format(title=title, n=sittings)

    def _minutes(self, routine: str, sittings: int) -> str:
        minutes = minutes_words(self._view.minutes[routine])
        return minutes if sittings == 1 else _("{minutes} each").format(minutes=minutes)

    def _end(self, day: PlannedDay, routine: str) -> QWidget:
        planned, done = len(day.routines), self._view.done.get(day.day, 0)
        if day.day == self._view.today and done < planned:
            return self._start(routine)
        if not done or routine != day.routines[0]:
            return QWidget()
        words = _("Done") if done >= planned else _("{done} of {n} done").format(done=done, n=planned)
        return self._done(words, whole=done >= planned)

    def _done(self, words: str, *, whole: bool) -> QWidget:
        look, holder = self._look, QWidget()
        text = Text(look, words, "label" if whole else "body", "primary" if whole else "ink-2", wrap=False)
        parts: list[QWidget] = [Icon(look, "check", "primary"), text] if whole else [text]
        holder.setLayout(row(None, *parts, gap=look.px(6)))
        return holder

    def _start(self, routine: str) -> Button:
        """The first one is the page's one filled button."""
        kind = Kind.SECONDARY if self.start else Kind.PRIMARY
        name = _("Start {title}").format(title=self._view.routine(routine).title)
        button = Button(
            self._look,
            _("Start"),
            kind,
            icon="play",
            icon_filled=True,
            name=name,
            on_click=lambda: self._on_start(routine),
        )
        self.start = self.start or button
        return button

    def _in(self, name: Column, part: QWidget) -> QWidget:
        self._columns[name].append(part)
        return part


class _Day(QWidget):
    """A row from edge to edge of its card; today's is tinted."""

    def __init__(self, look: Look, content: QBoxLayout, *, is_today: bool, last: bool) -> None:
        super().__init__()
        self._look, self._is_today, self._last = look, is_today, last
        compact = look.width == "medium"
        across = look.px(16 if compact else 24)
        self.setMinimumHeight(look.text_px(52 if compact else 62))
        self.setLayout(column(content, margins=(across, look.px(6), across, look.px(6))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint today; on the last row only as far as the card's corners."""
        if not self._is_today:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("primary-soft"))
        radius = self._look.radius("card") - 1 if self._last else 0
        painter.setClipRect(self.rect())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, -radius, 0, 0), radius, radius)
