"""The steps of a use of ice or heat in a list: done, now, to come; shortened to the room there is."""

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.thermal.protocol import CHECK
from corecoach.thermal.running import PackState, Running
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.pack_moment_words import row_words, short_length, step_color, step_icon
from corecoach.words import _, ngettext

LEAST_ROWS = 2


class Row(Struct, frozen=True):
    """One line: what is done, its words and time, and `done`, `now`, `next` or nothing."""

    do: str
    words: str
    time: str
    mark: str = ""


def rows_of(running: Running) -> tuple[Row, ...]:
    """A line a step, without the checks."""
    now = _now(running)
    # One that was found again ends with what is on.
    steps = running.plan.steps[: now + 1] if running.found else running.plan.steps
    return tuple(
        Row(step.do, row_words(step), short_length(step.seconds), _mark(running, n, now))
        for n, step in enumerate(steps)
        if step.do != CHECK
    )


def _now(running: Running) -> int:
    """The number of the step that is on, or that is next."""
    steps = running.plan.steps
    if running.state is PackState.DUE:
        # The pack of the step before is still on.
        return next((n for n in range(running.step - 1, -1, -1) if steps[n].is_pack), running.step)
    return next((n for n in range(running.step, len(steps)) if steps[n].do != CHECK), len(steps))


def _mark(running: Running, number: int, now: int) -> str:
    if number < now:
        return "done"
    if number > now:
        return ""
    return "next" if running.state in (PackState.CHECK, PackState.READY) else "now"


class StepList(QWidget):
    """Draws the rows in a card. Where not all fit, those around what is now, and how many more there are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._unit, self._font_px = 1.0, 22
        self._rows: tuple[Row, ...] = ()

    def set_sizes(self, unit: float, font_px: int) -> None:
        """The poster's scale, and the size of the words."""
        self._unit, self._font_px = unit, font_px
        self.update()

    @property
    def row_px(self) -> int:
        """The height of a row."""
        return max(round(self._font_px * 1.9), round(40 * self._unit))

    def need(self, rows: int) -> int:
        """The least height for so many rows."""
        return rows * self.row_px + 2 * self._pad

    @property
    def wished(self) -> int:
        """The height with which all rows stand as in the design."""
        return len(self._rows) * self._pitch + 2 * self._pad

    @property
    def _pitch(self) -> int:
        return self.row_px + round(13 * self._unit)

    @property
    def _pad(self) -> int:
        return round(10 * self._unit)

    def show_running(self, running: Running) -> None:
        """Show where it stands."""
        rows = rows_of(running)
        if rows != self._rows:
            self._rows = rows
            self.setAccessibleName(_("Steps: {steps}").format(steps=_(", ").join(_spoken(r) for r in rows)))
            self.update()

    def shown_rows(self) -> tuple[Row, ...]:
        """The rows that there is room for; the last may say how many more there are."""
        room = max(1, (self.height() - 2 * self._pad) // self.row_px)
        if room >= len(self._rows):
            return self._rows
        here = next((n for n, r in enumerate(self._rows) if r.mark in ("now", "next")), len(self._rows) - 1)
        first = max(0, min(here - 1 if room > 2 else here, len(self._rows) - room))
        left = len(self._rows) - first - room
        if left <= 0 or room < 2:
            return self._rows[first : first + room]
        more = ngettext("and {n} more step", "and {n} more steps", left + 1).format(n=left + 1)
        return (*self._rows[first : first + room - 1], Row("", more, ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the rows."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("surface"))
        radius = look.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        rows = self.shown_rows()
        spare = max(0, self.height() - 2 * self._pad - len(rows) * self.row_px)
        pitch = min(self.row_px + spare / max(1, len(rows)), float(self._pitch))
        top = (self.height() - pitch * len(rows)) / 2
        for n, row in enumerate(rows):
            self._row(painter, row, QRectF(0, top + n * pitch, self.width(), pitch))

    def _row(self, painter: QPainter, row: Row, room: QRectF) -> None:
        look, unit = self._look, self._unit
        inner = room.adjusted(28 * unit, 0, -28 * unit, 0)
        side = min(40 * unit, self.row_px * 0.86)
        if row.do:
            self._tile(painter, row, QRectF(inner.left(), room.center().y() - side / 2, side, side))
        mark = self._mark(painter, row, inner)
        font = self._font(bold=row.mark in ("now", "next"))
        painter.setFont(font)
        painter.setPen(look.color("ink-2"))
        right = inner.adjusted(0, 0, -mark - 18 * unit, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.time)
        painter.setPen(look.color("ink" if row.do else "ink-2"))
        left = inner.adjusted(side + 18 * unit, 0, -mark - 30 * unit, 0)
        width = left.width() - QFontMetricsF(font).horizontalAdvance(row.time)
        words = QFontMetricsF(font).elidedText(row.words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _tile(self, painter: QPainter, row: Row, spot: QRectF) -> None:
        color, now = step_color(row.do), row.mark == "now"
        rest = color == "phase.rest"
        fill = f"{color}.fill" if now else "sunken" if rest else f"{color}.soft"
        ink = f"{color}.on-fill" if now else "ink-2" if rest else f"{color}.on-soft"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(fill))
        painter.drawRoundedRect(spot, 10, 10)
        inset = spot.width() * 0.2
        inside = spot.adjusted(inset, inset, -inset, -inset)
        draw_icon(painter, self._look.assets, step_icon(row.do), self._look.color(ink), inside)

    def _mark(self, painter: QPainter, row: Row, inner: QRectF) -> float:
        """A tick, or a word; the width that all of them take."""
        words = {"now": _("now"), "next": _("next")}
        font = self._font(bold=True)
        width = max(QFontMetricsF(font).horizontalAdvance(w) for w in words.values())
        if row.mark == "done":
            side = self._font_px * 1.1
            spot = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
            draw_icon(painter, self._look.assets, "check", self._look.color("primary"), spot)
        elif row.mark:
            painter.setFont(font)
            painter.setPen(self._look.color("ink"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, flags, words[row.mark])
        return width

    def _font(self, *, bold: bool) -> QFont:
        font = self._look.font("title-s", self._font_px)
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font


def _spoken(row: Row) -> str:
    mark = {"done": _("done"), "now": _("now"), "next": _("next")}.get(row.mark, "")
    words = _("{step}, {time}").format(step=row.words, time=row.time)
    return _("{step} ({mark})").format(step=words, mark=mark) if mark else words
