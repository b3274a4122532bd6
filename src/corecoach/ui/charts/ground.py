"""What lies behind the scores: the scale, the band below the start, times of a lock, and the calendar."""

from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from corecoach.coach.trend_views import TrendView
from corecoach.pain.change import CHANGE_PERCENT, CHANGE_POINTS
from corecoach.ui.charts.frame import SHOWN_SCORES, Frame, lane_words
from corecoach.ui.charts.rows import noon
from corecoach.ui.charts.signs import dashed, paint_change, paint_locked
from corecoach.ui.charts.ticks import date_ticks
from corecoach.ui.look import Look

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
# A lock of some days in ten years is still to be seen.
_LEAST_LOCK_PX = 2.0


class Ground:
    """Paints it for one view."""

    def __init__(self, look: Look, view: TrendView) -> None:
        self._look, self._view = look, view
        self._font = look.font("small")
        self._metrics = QFontMetricsF(self._font)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint all of it."""
        self._band(painter, frame)
        self._scale(painter, frame)
        for field in locked_fields(self._view, frame):
            paint_locked(painter, self._look, field, frame.plot)
        for _words, x in change_lines(self._view, frame):
            paint_change(painter, self._look, x, frame.plot.top(), frame.lanes_end)
        self._start(painter, frame)
        self._dates(painter, frame)

    def _band(self, painter: QPainter, frame: Frame) -> None:
        top = band_top(self._view)
        if top is None:
            return
        plot, color = frame.plot, self._look.color("chart.band")
        fill = QColor(color)
        fill.setAlphaF(0.10)
        y = frame.y(top)
        painter.fillRect(QRectF(plot.left(), y, plot.width(), plot.bottom() - y), fill)
        painter.setPen(dashed(color, 1.5, 2, 4))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))

    def _scale(self, painter: QPainter, frame: Frame) -> None:
        plot, look = frame.plot, self._look
        painter.setFont(self._font)
        for score in SHOWN_SCORES:
            y = frame.y(score)
            painter.setPen(QPen(look.color("chart.axis" if score == 0 else "chart.grid"), 1))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(look.color("chart.axis"))
            self._at_left(painter, frame, y, str(score))
        for lane, y in frame.lanes:
            self._at_left(painter, frame, y, lane_words(lane))

    def _at_left(self, painter: QPainter, frame: Frame, y: float, words: str) -> None:
        high = self._metrics.height()
        painter.drawText(QRectF(0, y - high / 2, frame.plot.left() - 12, high), _RIGHT, words)

    def _start(self, painter: QPainter, frame: Frame) -> None:
        if self._view.start is not None:
            y = frame.y(self._view.start)
            painter.setPen(dashed(self._look.color("chart.baseline"), 1.5, 7, 4))
            painter.drawLine(QLineF(frame.plot.left(), y, frame.plot.right(), y))

    def _dates(self, painter: QPainter, frame: Frame) -> None:
        # The names of days whose middle is in sight; so none is cut off.
        first, last = (date.fromordinal(int(frame.first + 0.5)), date.fromordinal(int(frame.last - 0.5)))
        width, high = self._metrics.horizontalAdvance, self._metrics.height()
        painter.setPen(self._look.color("chart.axis"))
        for day, words in date_ticks(first, last, self._view.last, frame.day_px, width):
            middle = QPointF(frame.x(noon(day)), frame.dates_y)
            half = width(words) / 2 + 2
            place = QRectF(middle.x() - half, middle.y() - high / 2, 2 * half, high)
            if place.left() >= 0:
                painter.drawText(place, _CENTRE, words)


def band_top(view: TrendView) -> float | None:
    """The upper edge of the band of scores that most people notice as lower than their start, by both
    thresholds; None where there is no room for it."""
    if view.start is None or view.start < CHANGE_POINTS:
        return None
    return view.start - max(CHANGE_POINTS, view.start * CHANGE_PERCENT / 100)


def locked_fields(view: TrendView, frame: Frame) -> list[QRectF]:
    """The fields of the times that were locked and are in sight; whole days."""
    fields = []
    for span in view.marks.locked:
        first, last = span.first.toordinal(), (span.last or view.marks.last).toordinal() + 1
        if first < frame.last and last > frame.first:
            left = frame.x(first)
            width = max(frame.x(last) - left, _LEAST_LOCK_PX)
            fields.append(QRectF(left, frame.plot.top(), width, frame.plot.height()))
    return fields


def change_lines(view: TrendView, frame: Frame) -> list[tuple[str, float]]:
    """The titles of the programmes that came while in sight, and where their lines stand."""
    days = [(title, noon(day)) for day, title in view.marks.changes]
    return [(title, frame.x(at)) for title, at in days if frame.first <= at <= frame.last]
