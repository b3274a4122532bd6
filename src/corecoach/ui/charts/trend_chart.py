"""The pain trend as a chart: every score as a dot, the 7-day middle as a line, sessions as ticks below, and
ice and heat as marks below those, each in a lane with its name.

Rules of drawing: clinical facts 2.5. The scale is always 0 to 10, time is the calendar, a day without a
score stays a gap, and no score is left out for tidiness.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

# isort: split
# PySide6 first: pyqtgraph takes the binding that is already there.
import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from corecoach.coach.views import TrendView
from corecoach.thermal.protocol import Group
from corecoach.ui.look import Look
from corecoach.ui.names import month_short
from corecoach.words import _

Floats = NDArray[np.float64]

# Data units of the score axis: room for half a dot above 10, and a lane for the sessions below 0.
_TOP, _LANE, _BOTTOM = 10.25, (-0.22, -0.56), -0.66
_SHOWN_SCORES = (0, 2, 4, 6, 8, 10)
# Ice is a square, heat a triangle: colour alone would not tell them apart.
_PACKS: dict[Group, tuple[str, str]] = {
    "cold": ("s", "phase.ice.on-soft"),
    "heat": ("t1", "phase.heat.on-soft"),
}
_STEPS_DAYS = (1, 2, 7, 14, 28)
_STEPS_MONTHS = (1, 2, 3, 6)
_STEPS_YEARS = (1, 2, 5, 10)


class TrendChart(QWidget):
    """Draws a TrendView. It takes no mouse and no keys: the page scrolls through it; a table is its twin."""

    def __init__(self, look: Look, view: TrendView, summary: str) -> None:
        super().__init__()
        self._look, self._view = look, view
        self._canvas = pg.GraphicsView(self, background=look.color("surface"))
        self._canvas.setAntialiasing(True)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._canvas)
        self._plot = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._days, self._scores = self._axis("bottom"), self._axis("left")
        self._lay_out()
        self.show_view(view, summary)
        self._plot.sigResized.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        """The page decides how much room there is."""
        return QSize(0, 0)

    def show_view(self, view: TrendView, summary: str) -> None:
        """Draw another range. `summary` is what a screen reader says."""
        self._view = view
        self.setAccessibleName(summary)
        self._plot.clear()
        self._draw_scale()
        self._draw_median()
        # What depends on the width in pixels is put in by `_fit`.
        self._dots = pg.ScatterPlotItem(pxMode=True)
        self._plot.addItem(self._dots)
        self._alone, self._sessions = self._curve("median", 3.5), self._curve("session", 3.5)
        used = {group for _day, group in view.packs}
        self._packs = {group: self._marks(group) for group in _PACKS if group in used}
        self._scores.setWidth(self._axis_px())
        self._first = view.first.toordinal()
        self._span = view.last.toordinal() + 1 - self._first
        self._x = np.array([_at(when) for when, _score in view.scores], dtype=float)
        self._y = np.array([score for _when, score in view.scores], dtype=float)
        self._fit()

    # -- frame ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = pg.GraphicsLayout()
        # On the right, half a date; above, half a figure.
        layout.setContentsMargins(0, self._line_px / 2, self._look.text_px(26), 0)
        layout.setSpacing(0)
        self._days.setHeight(self._line_px + 6)
        layout.addItem(self._scores, 0, 0)
        layout.addItem(self._plot, 0, 1)
        layout.addItem(self._days, 1, 1)
        self._canvas.setCentralItem(layout)

    def _axis(self, side: str) -> Any:
        none = pg.mkPen(None)
        axis = pg.AxisItem(
            side, pen=none, tickPen=none, textPen=self._look.color("chart.axis"), maxTickLength=0
        )
        axis.setStyle(
            tickFont=self._look.font("small"),
            tickTextOffset=8,
            tickAlpha=0,
            hideOverlappingLabels=self._look.text_px(60),
        )
        axis.linkToView(self._plot)
        return axis

    def _axis_px(self) -> int:
        """Room for a score, and for the names of the lanes if there are any."""
        metrics = QFontMetricsF(self._look.font("small"))
        names = [metrics.horizontalAdvance(lane_words(group)) for group in self._packs]
        return round(max([self._look.text_px(22), *names]) + 12)

    @property
    def _line_px(self) -> float:
        return QFontMetricsF(self._look.font("small")).height()

    # -- contents ---------------------------------------------------------------------------------------

    def _curve(self, role: str, width: float) -> Any:
        curve = pg.PlotCurveItem(pen=self._pen(role, width), antialias=True, connect="pairs")
        self._plot.addItem(curve)
        return curve

    def _marks(self, group: Group) -> Any:
        symbol, role = _PACKS[group]
        marks = pg.ScatterPlotItem(pxMode=True, symbol=symbol, pen=None, brush=self._look.color(role))
        self._plot.addItem(marks)
        return marks

    def _pen(self, role: str, width: float) -> QPen:
        pen = QPen(self._look.color(f"chart.{role}"), width)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _draw_scale(self) -> None:
        for score in _SHOWN_SCORES:
            role = "axis" if score == 0 else "grid"
            self._plot.addItem(pg.InfiniteLine(score, angle=0, pen=self._pen(role, 1)))

    def _draw_median(self) -> None:
        days = list(self._view.median7)
        x = np.array([_noon(day) for day in days], dtype=float)
        y = np.array(list(self._view.median7.values()), dtype=float)
        curve = pg.PlotCurveItem(pen=self._pen("median", 3.5), antialias=True)
        # The last flag has no partner to join.
        curve.setData(x, y, connect=np.array([*joined(days), False][: len(days)], dtype=bool))
        self._plot.addItem(curve)

    def _fit(self) -> None:
        """Put in what depends on how many pixels a day has."""
        width = float(self._plot.width())
        if width < 1:
            return
        day_px = width / self._span
        pad = 8 / day_px if day_px < 8 else 0
        lanes = lanes_below(len(self._packs), self._line_px, float(self._plot.height()))
        self._plot.setRange(
            xRange=(self._first - pad, self._first + self._span + pad),
            yRange=(lanes[-1] if lanes else _BOTTOM, _TOP),
            padding=0,
        )
        self._fit_packs(day_px, lanes)
        self._fit_dots(day_px)
        self._fit_alone(day_px)
        self._fit_sessions(day_px)
        self._fit_dates(width)

    def _fit_dots(self, day_px: float) -> None:
        size = max(5.0, min(12.0, 5 + day_px * 0.6))
        columns = max(1, round(day_px * self._span))
        kept = thin((self._x - self._first) / self._span * columns, self._y)
        pen = self._pen("raw", 2 if size > 8 else 1.2)
        self._dots.setData(
            x=self._x[kept], y=self._y[kept], size=size, pen=pen, brush=self._look.color("surface")
        )

    def _fit_alone(self, day_px: float) -> None:
        """A middle value with no neighbour is a short dash, or nobody would see it."""
        half = max(2.0, min(9.0, 0.4 * day_px)) / day_px
        days = alone(list(self._view.median7))
        x = [_noon(day) + side for day in days for side in (-half, half)]
        y = [self._view.median7[day] for day in days for _side in range(2)]
        self._alone.setData(np.array(x, dtype=float), np.array(y, dtype=float))

    def _fit_sessions(self, day_px: float) -> None:
        view = self._view
        days = [day for day in view.sessions if view.first <= day <= view.last]
        x = np.repeat(np.array([_noon(day) for day in days], dtype=float), 2)
        self._sessions.setData(x, np.array(_LANE * len(days), dtype=float))
        self._sessions.setPen(self._pen("session", max(1.0, min(3.5, day_px * 0.6))))

    def _fit_packs(self, day_px: float, lanes: Sequence[float]) -> None:
        """A mark a day in the middle of its lane, and the lane's name beside the scores."""
        view, names = self._view, [(float(n), str(n)) for n in _SHOWN_SCORES]
        for (group, marks), top, bottom in zip(self._packs.items(), (_BOTTOM, *lanes), lanes, strict=False):
            days = [day for day, used in view.packs if used == group and view.first <= day <= view.last]
            middle = (top + bottom) / 2
            size = max(4.0, min(11.0, 3 + day_px * 0.6))
            marks.setData(x=[_noon(day) for day in days], y=[middle] * len(days), size=size)
            names.append((middle, lane_words(group)))
        self._scores.setTicks([names])

    def _fit_dates(self, width: float) -> None:
        metrics = QFontMetricsF(self._look.font("small"))

        def fits(words: Sequence[str]) -> bool:
            return sum(metrics.horizontalAdvance(word) * 1.4 for word in words) <= width

        ticks = date_ticks(self._view.first, self._view.last, fits)
        self._days.setTicks([[(_noon(day), words) for day, words in ticks]])


def lane_words(group: Group) -> str:
    """The name of a lane."""
    return {"cold": _("Ice"), "heat": _("Heat")}[group]


def lanes_below(count: int, line_px: float, height_px: float) -> list[float]:
    """Where each of so many lanes below the sessions ends, on the score axis: each as high as a line of text,
    whatever the height of the chart."""
    room_px = max(height_px - count * line_px, line_px)
    lane = line_px * (_TOP - _BOTTOM) / room_px
    return [_BOTTOM - lane * (n + 1) for n in range(count)]


def joined(days: Sequence[date]) -> list[bool]:
    """For each day and its next one, whether a line may join them: only from one day to the very next."""
    return [b - a == timedelta(days=1) for a, b in pairwise(days)]


def alone(days: Sequence[date]) -> list[date]:
    """The days that no line touches."""
    known, one = set(days), timedelta(days=1)
    return [day for day in days if day - one not in known and day + one not in known]


def thin(column: Floats, score: Floats) -> NDArray[np.intp]:
    """Which points to draw: of equal scores in one pixel column the first. No distinct score is hidden."""
    key = np.floor(column).astype(np.int64) * 11 + score.astype(np.int64)
    _keys, first = np.unique(key, return_index=True)
    return np.sort(first)


def date_ticks(first: date, last: date, fits: Callable[[Sequence[str]], bool]) -> list[tuple[date, str]]:
    """Days to name on the axis, and their words: as many as fit, by days back from the last, by months or
    by years."""
    steps: list[tuple[Iterable[date], Callable[[date], str]]] = [
        *((_every_days(first, last, step), _day_words) for step in _STEPS_DAYS),
        *((_every_months(first, last, step), _month_words) for step in _STEPS_MONTHS),
        *((_every_months(first, last, 12 * step), _year_words) for step in _STEPS_YEARS),
    ]
    for days, words in steps:
        ticks = [(day, words(day)) for day in days]
        if fits([label for _day, label in ticks]):
            return ticks
    return []


def _every_days(first: date, last: date, step: int) -> Iterable[date]:
    return (last - timedelta(days=n) for n in range(0, (last - first).days + 1, step))


def _every_months(first: date, last: date, step: int) -> Iterable[date]:
    """The first day of every `step`-th month, counted so that years begin in January."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    return (day for day in days if day >= first)


def _at(when: datetime) -> float:
    """A moment in days, by the wall clock of the zone it was given in."""
    return when.toordinal() + (when.hour * 60 + when.minute) / 1440


def _noon(day: date) -> float:
    return day.toordinal() + 0.5


def _day_words(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=month_short(day))


def _month_words(day: date) -> str:
    return _("{month} {year}").format(month=month_short(day), year=day.year)


def _year_words(day: date) -> str:
    return str(day.year)
