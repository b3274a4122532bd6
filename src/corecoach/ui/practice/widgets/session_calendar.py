"""The calendar of sessions: a row a week, a field a day. Each state differs in shape, not in colour alone."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.practice.overview_views import DayCell
from corecoach.ui.look import Look
from corecoach.ui.names import month_short, weekday_short
from corecoach.ui.practice.calendar_words import cell_words
from corecoach.ui.practice.widgets.day_sign import paint_day
from corecoach.words import _

# At 100 %: how high and at least how wide a field is, and what is between two.
_HIGH, _WIDE, _GAP = 25, 30, 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}

Weeks = Sequence[Sequence[DayCell]]


class SessionCalendar(QWidget):
    """Shows some weeks. The pointer and the arrow keys read out a day: `read_out` carries its words, or
    nothing."""

    read_out = Signal(object)

    def __init__(self, look: Look, weeks: Weeks, summary: str) -> None:
        """`summary` is what a screen reader says of all."""
        super().__init__()
        self._look, self._weeks = look, weeks
        self.radius = look.radius("chip")
        self._font = look.font("small")
        self._at: int | None = None
        self.setAccessibleName(summary)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def cells(self) -> tuple[DayCell, ...]:
        """All days that are shown, in order."""
        return tuple(cell for week in self._weeks for cell in week)

    @property
    def cell(self) -> DayCell | None:
        """The day that is read out."""
        return None if self._at is None else self.cells[self._at]

    def show_weeks(self, weeks: Weeks) -> None:
        """Show other weeks, as many as before or not."""
        self._weeks = weeks
        self._read(None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        rows = len(self._weeks) + 1
        wide = self._label_px + 7 * self._look.px(_WIDE + _GAP)
        return QSize(wide, rows * self._pitch)

    def minimumSizeHint(self) -> QSize:
        """Fields may be narrower, never lower."""
        return QSize(self._label_px + 7 * 20, self.sizeHint().height())

    # -- where everything stands -----------------------------------------------------------------------

    @property
    def _pitch(self) -> int:
        """From one row to the next."""
        line = QFontMetrics(self._font).height()
        return max(self._look.px(_HIGH), line + 4) + self._look.px(_GAP)

    @property
    def _label_px(self) -> int:
        metrics = QFontMetrics(self._font)
        widest = max((metrics.horizontalAdvance(_week_words(w[0].day)) for w in self._weeks), default=0)
        return widest + self._look.px(14)

    def _place(self, n: int) -> QRectF:
        """The field of a day."""
        gap, step = self._look.px(_GAP), (self.width() - self._label_px) / 7
        week, weekday = divmod(n, 7)
        left = self._label_px + weekday * step
        top = (week + 1) * self._pitch + gap / 2
        return QRectF(left + gap / 2, top, step - gap, self._pitch - gap)

    def _hit(self, at: QPointF) -> int | None:
        return next((n for n in range(len(self.cells)) if self._place(n).contains(at)), None)

    # -- drawing ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days of the week, the weeks, and a field for each day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(self._look.color("ink-2"))
        self._paint_names(painter)
        for n, cell in enumerate(self.cells):
            paint_day(painter, self._look, cell.state, self._place(n), more=bool(cell.more))
            if n == self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self._look.color("ink"))
                painter.drawRoundedRect(self._place(n).adjusted(-2.5, -2.5, 2.5, 2.5), 9, 9)

    def _paint_names(self, painter: QPainter) -> None:
        metrics, middle = QFontMetrics(self._font), Qt.AlignmentFlag.AlignCenter
        for n, cell in enumerate(self.cells[:7]):
            place = self._place(n).translated(0, -self._pitch)
            short = weekday_short(cell.day)
            fits = metrics.horizontalAdvance(short) <= place.width()
            painter.drawText(place, middle, short if fits else short[:1])
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for week, cells in enumerate(self._weeks):
            place = self._place(7 * week)
            room = QRectF(0, place.top(), self._label_px, place.height())
            painter.drawText(room, left, _week_words(cells[0].day))

    # -- reading out -----------------------------------------------------------------------------------

    def _read(self, at: int | None) -> None:
        if at == self._at:
            return
        self._at = at
        words = "" if at is None else cell_words(self.cells[at])
        self.setAccessibleDescription(words)
        self.read_out.emit(words)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the day under the pointer."""
        self._read(self._hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer reads out no more."""
        if not self.hasFocus():
            self._read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, Home and End to the first and the last; other keys are for the page."""
        key, last = Qt.Key(event.key()), len(self.cells) - 1
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            at = last if self._at is None else self._at + _STEPS[key]
            self._read(min(max(at, 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._read(0 if key == Qt.Key.Key_Home else last)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keys, the last day of which there is anything is read out: it shows where they begin."""
        super().focusInEvent(event)
        tabs = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in tabs and self._at is None:
            told = [n for n, cell in enumerate(self.cells) if cell.state not in ("none", "planned")]
            self._read(told[-1] if told else None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the keyboard nothing is read out."""
        super().focusOutEvent(event)
        self._read(None)


def _week_words(monday: date) -> str:
    return _("{day} {month}").format(day=monday.day, month=month_short(monday))
