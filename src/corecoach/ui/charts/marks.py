"""What a person gave and what happened, painted on the ground: scores, the line, flares, and the lanes."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.frame import FLARES, SESSIONS, Frame, Lane
from corecoach.ui.charts.ground import change_lines, locked_fields
from corecoach.ui.charts.labels import Labels
from corecoach.ui.charts.plot_words import PlotWords, dot_px, flare_at, grown
from corecoach.ui.charts.rows import GIVEN, LATE, UNCOUNTED, FlareMark, Floats, Ints, Rows
from corecoach.ui.charts.signs import paint_sign, pen
from corecoach.ui.charts.thinning import columns_of, line_pieces, pieces_between, thin
from corecoach.ui.look import Look

# How many times as wide as a score a flare is.
_FLARE = 1.9
# What a day is in its lane, where the lane has another name than the sign.
_SIGNS: dict[Lane, str] = {FLARES: "flare", SESSIONS: "tick"}


class Draws(Protocol):
    """Draws many signs or lines at once; on a screen by pictures, on paper by shapes."""

    def signs(self, painter: QPainter, sign: str, x: Floats, y: Floats, size: float) -> None: ...

    def lines(self, painter: QPainter, pieces: Floats) -> None: ...


class Marks:
    """Paints the `rows` of one view. `fine`: how many points a pixel can tell apart, more on paper."""

    def __init__(self, look: Look, view: TrendView, rows: Rows, draws: Draws, fine: float = 1.0) -> None:
        self._look, self._view, self._rows, self._draws, self._fine = look, view, rows, draws, fine
        days: list[tuple[Lane, Ints]] = [(FLARES, rows.flare_days), (SESSIONS, rows.sessions)]
        days += rows.packs.items()
        self._days = {lane: ordinals for lane, ordinals in days if len(ordinals)}

    @property
    def lanes(self) -> list[Lane]:
        """The rows below the scores, each only where there are days in it."""
        return list(self._days)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint all of it, words below the scores."""
        points = {kind: self._points(kind, frame) for kind in (GIVEN, LATE, UNCOUNTED)}
        pieces = self._pieces(frame)
        self._lanes(painter, frame)
        labels = _labels(frame, points, pieces, self._fields(frame))
        PlotWords(self._look, self._view, painter, frame, labels).paint(self._seen_flares(frame))
        near = dot_px(self._look, frame.day_px)
        painter.save()
        painter.setClipRect(frame.plot)
        painter.setPen(self._line_pen(frame.day_px))
        self._draws.lines(painter, pieces)
        # The ring of a score at the edge is whole.
        painter.setClipRect(frame.plot.adjusted(-near, -near, near, near))
        for flare in self._seen_flares(frame):
            paint_sign(painter, self._look, "flare", flare_at(flare, frame), near * _FLARE)
        for kind, (x, y) in points.items():
            self._draws.signs(painter, kind, x, y, near)
        painter.restore()

    def _line_pen(self, day_px: float) -> QPen:
        made = pen(self._look.color("chart.median"), line_px(self._look, day_px))
        if day_px < 1:
            # Of thousands of pieces round ends would take most of the time of a frame.
            made.setCapStyle(Qt.PenCapStyle.SquareCap)
        return made

    def _points(self, kind: str, frame: Frame) -> tuple[Floats, Floats]:
        """Where the scores in sight are drawn, none twice in one place. One from before would stand beside
        the figures of the scale."""
        scores = self._rows.scores[kind]
        begin, end = np.searchsorted(scores.at, (frame.first, frame.last))
        at, score = scores.at[begin:end], scores.score[begin:end]
        kept = thin(at * frame.day_px * self._fine, score)
        return _x(frame, at[kept]), _y(frame, score[kept])

    def _pieces(self, frame: Frame) -> Floats:
        rows = self._rows
        begin, end = np.searchsorted(rows.days, (int(frame.first) - 2, int(frame.last) + 2))
        pieces = line_pieces(rows.days[begin:end], rows.middle[begin:end], frame.day_px * self._fine)
        pieces = pieces_between(pieces, frame.first, frame.last)
        pieces[:, 0::2], pieces[:, 1::2] = _x(frame, pieces[:, 0::2]), _y(frame, pieces[:, 1::2])
        return pieces

    def _seen_flares(self, frame: Frame) -> list[FlareMark]:
        return [flare for flare in self._rows.flares if frame.first <= flare.at <= frame.last]

    def _fields(self, frame: Frame) -> list[QRectF]:
        """The flares, the locks and the lines of new programmes in sight."""
        half = dot_px(self._look, frame.day_px) * _FLARE / 2
        size = QPointF(half, half)
        middles = [flare_at(flare, frame) for flare in self._seen_flares(frame)]
        lines = [x for _title, x in change_lines(self._view, frame)]
        return [
            *(QRectF(at - size, at + size) for at in middles),
            *locked_fields(self._view, frame),
            *(QRectF(x - 2, frame.plot.top(), 4, frame.plot.height()) for x in lines),
        ]

    def _lanes(self, painter: QPainter, frame: Frame) -> None:
        for lane, y in frame.lanes:
            ordinals = self._days[lane]
            begin, end = np.searchsorted(ordinals, (frame.first - 0.5, frame.last - 0.5))
            at = columns_of(ordinals[begin:end] + 0.5, frame.day_px * self._fine)
            sign = _SIGNS.get(lane, lane)
            self._draws.signs(
                painter, sign, _x(frame, at), np.full(len(at), y), lane_px(self._look, frame.day_px)
            )


def line_px(look: Look, day_px: float) -> float:
    """How thick the line of middle values is, by the width of a day: thinner than the scores are wide."""
    return max(2.0, min(3.5, 1.8 + day_px * 0.15)) * grown(look)


def lane_px(look: Look, day_px: float) -> float:
    """How wide a mark in a lane is, by the width of a day."""
    return max(4.0, min(11.0, 3 + day_px * 0.6)) * grown(look)


def _x(frame: Frame, at: Floats) -> Floats:
    return frame.plot.left() + (at - frame.first) * frame.day_px


def _y(frame: Frame, score: NDArray[np.int64] | Floats) -> Floats:
    return frame.plot.bottom() - score * (frame.plot.height() / 10)


def _labels(
    frame: Frame, points: dict[str, tuple[Floats, Floats]], pieces: Floats, fields: list[QRectF]
) -> Labels:
    """Words make way for scores, and for the ends and middles of the pieces of the line."""
    middles = (pieces[:, :2] + pieces[:, 2:]) / 2
    x = [*(x for x, _y in points.values()), pieces[:, 0], middles[:, 0], pieces[:, 2]]
    y = [*(y for _x, y in points.values()), pieces[:, 1], middles[:, 1], pieces[:, 3]]
    return Labels(frame.plot, np.concatenate(x), np.concatenate(y), fields)
