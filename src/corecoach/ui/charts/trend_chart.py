"""The pain trend as a chart: every score, the 7-day middle, what happened, on the true calendar.

Rules of drawing: clinical facts 2.5. The scale is always 0 to 10, time is the calendar, a day without a score
stays a gap, and no score is left out for tidiness.

Dragging moves in time. The wheel zooms around the pointer when the chart has the keyboard, with Ctrl, or
where the page does not scroll; else it scrolls the page. Keys: left and right read out the day before and
after, with Ctrl the next one with a score; Page Up and Page Down move by what is in sight; + and - zoom; Home
and End go to the first and the last day; 0 goes back to the range that was chosen.
"""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.canvas import Canvas
from corecoach.ui.charts.chart_head import ChartHead
from corecoach.ui.charts.drawing import Drawing, range_of
from corecoach.ui.charts.frame import Frame
from corecoach.ui.charts.rows import noon
from corecoach.ui.charts.time_window import BEFORE_DAYS, TimeWindow
from corecoach.ui.look import Look
from corecoach.ui.trend_days import TrendDays, read_out_words
from corecoach.ui.trend_ranges import back_words, in_sight_words

_ZOOM = 1.25
# One notch of a wheel, in eighths of a degree.
_NOTCH = 120
_KEY_ZOOM = {Qt.Key.Key_Plus: 1 / _ZOOM, Qt.Key.Key_Equal: 1 / _ZOOM, Qt.Key.Key_Minus: _ZOOM}
_KEY_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEY_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CTRL = Qt.KeyboardModifier.ControlModifier
_WITH = _CTRL | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TrendChart(QWidget):
    """Draws a TrendView. A table is its twin."""

    radius = 12

    def __init__(self, look: Look, view: TrendView, summary: str, *, compact: bool = False) -> None:
        """`compact`: with one line above it in place of two."""
        super().__init__()
        self._look = look
        self._dragged_from: QPointF | None = None
        self._day: date | None = None
        self._head = ChartHead(look, self.show_range, compact=compact)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._take(view, summary)
        self._canvas = Canvas(self, look, self._paint, self._fit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addWidget(self._head)
        box.addWidget(self._canvas, 1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The page decides how much room there is."""
        return QSize(0, 0)

    def show_view(self, view: TrendView, summary: str) -> None:
        """Draw another range. `summary` is what a screen reader says."""
        self._take(view, summary, self._drawing)
        self.read(None)
        self._fit()

    def show_range(self) -> None:
        """Go back to the range that was chosen."""
        self._look_at(self._chosen)

    # -- what is in sight -------------------------------------------------------------------------------

    @property
    def window_of_time(self) -> TimeWindow:
        """The part of the history that is in sight."""
        return self._window

    @property
    def frame(self) -> Frame:
        """Where everything stands now, in pixels of the canvas."""
        return self._frame

    @property
    def day(self) -> date | None:
        """The day that is read out."""
        return self._day

    def _take(self, view: TrendView, summary: str, before: Drawing | None = None) -> None:
        self._view, self._days = view, TrendDays(view)
        self._drawing = Drawing(self._look, view, before=before)
        self._head.name_back(back_words(view.days))
        self.setAccessibleName(summary)
        first, last = range_of(view)
        begin = min(view.marks.first.toordinal() - BEFORE_DAYS, first)
        self._chosen = self._window = TimeWindow(begin, last, first, last)

    def _look_at(self, window: TimeWindow) -> None:
        if window != self._window:
            self._window = window
            self._fit()

    def _fit(self) -> None:
        window = self._window
        self._frame = self._drawing.frame(self._canvas.room, window.first, window.last)
        self._head.show_in_sight(in_sight_words(*window.whole_days, self._view.last))
        self._head.offer_back(not window.is_near(self._chosen))
        self._mark()
        self._canvas.repaint_picture()

    def _paint(self, painter: QPainter) -> None:
        self._drawing.paint(painter, self._frame)

    # -- reading out ------------------------------------------------------------------------------------

    def read(self, day: date | None, *, aloud: bool = False) -> None:
        """Read out a day, or none; `aloud` for those who hear it."""
        if day == self._day:
            return
        self._day = day
        words = read_out_words(self._days.of(day), self._view.last) if day else ""
        self._head.read_out.show_words(words)
        if aloud:
            self._head.read_out.say_soon(self, words)
        self._mark()

    def _mark(self) -> None:
        self._canvas.mark(self._frame, noon(self._day) if self._day else None)

    def _nearest(self, at: float) -> date:
        """The day at a time, among those there are."""
        first, last = min(self._view.marks.first, self._view.first), self._view.last
        return date.fromordinal(int(min(max(at, first.toordinal()), last.toordinal())))

    # -- mouse ------------------------------------------------------------------------------------------

    def _x(self, event: QMouseEvent | QWheelEvent) -> float:
        return event.position().x() - float(self._canvas.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the time."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the time along, or read out the day under the pointer."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # Its release went elsewhere: to a menu, or another window.
            self._dragged_from = None
        if self._dragged_from is not None:
            moved = self._dragged_from.x() - event.position().x()
            self._dragged_from = event.position()
            self._look_at(self._window.moved(moved / self._frame.day_px))
        elif self._frame.plot.left() <= self._x(event) <= self._frame.plot.right():
            self.read(self._nearest(self._frame.at(self._x(event))))
        else:
            self.read(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click reads out its day."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from = None
            self.mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer reads out no more; the keys go on from where it was."""
        if not self.hasFocus():
            self.read(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; or scroll the page, when the wheel is more likely meant for that."""
        if not (self.hasFocus() or event.modifiers() & _CTRL or not self._page_scrolls()):
            event.ignore()
            return
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            self._look_at(self._window.moved(-turned.x() / _NOTCH * self._window.days / 10))
        else:
            factor = _ZOOM ** (-turned.y() / _NOTCH)
            self._look_at(self._window.zoomed(factor, self._frame.at(self._x(event))))

    def _page_scrolls(self) -> bool:
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                return above.verticalScrollBar().maximum() > 0
            above = above.parentWidget()
        return False

    # -- keys -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read out, move and zoom; every other key is for the page."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~_WITH
        if plain and key in _KEY_STEPS:
            self._step(_KEY_STEPS[key], scored=bool(event.modifiers() & _CTRL))
        elif event.modifiers() & _CTRL or not plain:
            event.ignore()
        elif key in _KEY_PAGES or key in _KEY_ZOOM or key == Qt.Key.Key_0:
            self._look_at(self._by_key(key))
            self._head.read_out.say_soon(self, self._head.in_sight)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self._nearest(self._window.begin if key == Qt.Key.Key_Home else self._window.end))
        else:
            event.ignore()

    def _by_key(self, key: Qt.Key) -> TimeWindow:
        """What a key brings into sight."""
        if key in _KEY_PAGES:
            return self._window.moved(_KEY_PAGES[key] * self._window.days)
        if key in _KEY_ZOOM:
            around = noon(self._day) if self._day else self._window.last
            return self._window.zoomed(_KEY_ZOOM[key], around)
        return self._chosen

    def _step(self, step: int, *, scored: bool) -> None:
        day = self._day
        if day is None:
            self._go(self._nearest(self._window.last - 1))
        elif scored:
            self._go(self._days.next_scored(day, step))
        else:
            self._go(self._nearest(day.toordinal() + step))

    def _go(self, day: date) -> None:
        """Read out a day, aloud, and bring it into sight."""
        self._look_at(self._window.holding(day.toordinal()))
        self.read(day, aloud=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keys, the last day in sight is read out: it shows where they begin."""
        super().focusInEvent(event)
        tabs = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in tabs and self._day is None:
            self.read(self._nearest(self._window.last - 1), aloud=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the keyboard nothing is read out."""
        super().focusOutEvent(event)
        self.read(None)
