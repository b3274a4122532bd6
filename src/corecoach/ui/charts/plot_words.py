"""The words on the plot of the trend chart, each where it has room, and the places of flares."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.frame import Frame
from corecoach.ui.charts.ground import band_top, change_lines, locked_fields
from corecoach.ui.charts.labels import Labels
from corecoach.ui.charts.rows import FlareMark
from corecoach.ui.look import Look
from corecoach.ui.names import month_short
from corecoach.ui.trend_words import number_words
from corecoach.words import _


def grown(look: Look) -> float:
    """How much larger signs are in this size of text: they grow by half of what it grows."""
    return 1 + (look.scale - 1) / 2


def dot_px(look: Look, day_px: float) -> float:
    """How wide a score is, by the width of a day."""
    return max(4.0, min(12.0, 4 + day_px * 0.6)) * grown(look)


def flare_at(flare: FlareMark, frame: Frame) -> QPointF:
    """Where a flare stands: around the highest score of its day."""
    return QPointF(frame.x(flare.at), frame.y(flare.score))


class PlotWords:
    """Paints the words on the plot, each where it has room."""

    def __init__(self, look: Look, view: TrendView, painter: QPainter, frame: Frame, labels: Labels) -> None:
        self._look, self._view, self._painter, self._frame, self._labels = look, view, painter, frame, labels
        self._small = QFontMetricsF(look.font("small"))
        self._high = self._small.height()

    def paint(self, flares: list[FlareMark]) -> None:
        self._locked()
        self._start()
        self._band()
        for flare in flares:
            self._flare(flare)
        self._changes()

    def _locked(self) -> None:
        words, plot = _("Locked"), self._frame.plot
        font = _bold(self._look)
        width, color = QFontMetricsF(font).horizontalAdvance(words) + 20, self._look.color("chart.lockout")
        for field in locked_fields(self._view, self._frame):
            seen = field.intersected(plot)
            left = seen.center().x() - width / 2
            # At the edge it moves inside.
            left = min(max(left, plot.left() + 1), plot.right() - width - 1)
            place = self._labels.place([QRectF(left, plot.top() + 6, width, self._high + 6)], always=True)
            if place is not None:
                self._painter.setPen(QPen(color, 1.2))
                self._painter.setBrush(self._look.color("surface"))
                self._painter.drawRoundedRect(place, 5, 5)
                self._painter.setFont(font)
                self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _start(self) -> None:
        start, plot = self._view.start, self._frame.plot
        if start is None:
            return
        words, y = _("Start {score}").format(score=number_words(start)), self._frame.y(start)
        width = self._small.horizontalAdvance(words) + 2
        lefts = [plot.right() - width - 4, plot.left() + 4, plot.center().x() - width / 2]
        tops = [y - self._high - 1, y + 1]
        self._say(words, [QRectF(x, top, width, self._high) for x in lefts for top in tops], always=True)

    def _band(self) -> None:
        top, plot = band_top(self._view), self._frame.plot
        if top is None:
            return
        edge = self._frame.y(top)
        long = _("This far below your start: a change most people notice")
        short = _("A change most people notice")
        for words, always in ((long, False), (short, False), (short, True)):
            width = self._small.horizontalAdvance(words) + 2
            lefts = [plot.right() - width - 10, plot.left() + 10, plot.center().x() - width / 2]
            tops = [plot.bottom() - self._high - 8, edge + 3, edge - self._high - 2]
            places = [QRectF(x, y, width, self._high) for y in tops for x in lefts]
            if self._say(words, [p for p in places if p.bottom() < plot.bottom()], always=always):
                return

    def _flare(self, flare: FlareMark) -> None:
        """The word and the day below it."""
        at, word, bold, day = flare_at(flare, self._frame), _("Flare"), _bold(self._look), _day(flare.day)
        widest = max(QFontMetricsF(bold).horizontalAdvance(word), self._small.horizontalAdvance(day))
        width, top = widest + 2, max(at.y() - self._high, self._frame.plot.top() + 1)
        high, gap = 2 * self._high, dot_px(self._look, self._frame.day_px) + 8
        tops = (top, max(at.y() - high, self._frame.plot.top() + 1), at.y())
        places = [QRectF(x, y, width, high) for y in tops for x in (at.x() + gap, at.x() - gap - width)]
        places += [QRectF(at.x() - width / 2, y, width, high) for y in (at.y() - gap - high, at.y() + gap)]
        place = self._labels.place(places)
        if place is not None:
            self._painter.setPen(self._look.color("ink"))
            self._painter.setFont(bold)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignTop, word)
            self._draw(day, place, Qt.AlignmentFlag.AlignBottom)

    def _changes(self) -> None:
        words, plot = _("New programme"), self._frame.plot
        width = self._small.horizontalAdvance(words) + 2
        for _title, x in change_lines(self._view, self._frame):
            tops = [plot.top() + 2 + n * self._high for n in range(6)]
            self._say(
                words, [QRectF(left, y, width, self._high) for y in tops for left in (x + 5, x - 5 - width)]
            )

    def _say(self, words: str, places: list[QRectF], *, always: bool = False) -> bool:
        place = self._labels.place(places, always=always)
        if place is not None:
            self._draw(words, place, Qt.AlignmentFlag.AlignVCenter)
        return place is not None

    def _draw(self, words: str, place: QRectF, align: Qt.AlignmentFlag) -> None:
        self._painter.setFont(self._look.font("small"))
        self._painter.setPen(self._look.color("ink-2"))
        self._painter.drawText(place, align | Qt.AlignmentFlag.AlignLeft, words)


def _day(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=month_short(day))


def _bold(look: Look) -> QFont:
    font = look.font("small")
    font.setWeight(QFont.Weight.DemiBold)
    return font
