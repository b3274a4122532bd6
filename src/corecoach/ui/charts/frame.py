"""Where everything of a trend chart stands, in pixels: the scale, the lanes below it, and the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from corecoach.thermal.protocol import Group
from corecoach.ui.look import Look
from corecoach.words import _

SHOWN_SCORES = (0, 2, 4, 6, 8, 10)
HIGHEST = 10
Lane = Group | str
FLARES, SESSIONS = "flares", "sessions"


@dataclass(frozen=True)
class Frame:
    """The places of one drawing. `plot` is the score scale from 0 at its bottom to 10 at its top; `lanes` are
    the names and middles of the rows below it. `first` is the time at the left edge, in days."""

    plot: QRectF
    lanes: tuple[tuple[Lane, float], ...]
    lane_px: float
    dates_y: float
    first: float
    day_px: float

    @property
    def last(self) -> float:
        """The time at the right edge."""
        return self.first + self.plot.width() / self.day_px

    @property
    def lanes_end(self) -> float:
        """The lower edge of the last lane."""
        return self.lanes[-1][1] + self.lane_px / 2 if self.lanes else self.plot.bottom()

    def x(self, at: float) -> float:
        """Where a time stands."""
        return self.plot.left() + (at - self.first) * self.day_px

    def y(self, score: float) -> float:
        """Where a score stands."""
        return self.plot.bottom() - score * self.plot.height() / HIGHEST

    def at(self, x: float) -> float:
        """The time that stands there."""
        return self.first + (x - self.plot.left()) / self.day_px


def lane_words(lane: Lane) -> str:
    """The name of a lane."""
    return {FLARES: _("Flares"), SESSIONS: _("Sessions"), "cold": _("Ice"), "heat": _("Heat")}[lane]


def frame_of(look: Look, room: QRectF, lanes: Sequence[Lane], first: float, last: float) -> Frame:
    """The frame that fills `room` with the time from `first` to `last`."""
    metrics = QFontMetricsF(look.font("small"))
    line = metrics.height()
    names = [metrics.horizontalAdvance(lane_words(lane)) for lane in lanes]
    left = max([metrics.horizontalAdvance(str(HIGHEST)), *names]) + 14
    lane_px, dates, gap = line + 2, line + 6, line * 0.4
    plot = QRectF(room)
    # On the right, half a date; above, half a figure.
    plot.adjust(left, line / 2, -look.text_px(26), -(dates + lane_px * len(lanes) + gap))
    plot.setWidth(max(plot.width(), 1.0))
    plot.setHeight(max(plot.height(), 1.0))
    begins = plot.bottom() + gap
    middles = tuple((lane, begins + lane_px * (n + 0.5)) for n, lane in enumerate(lanes))
    day_px = plot.width() / max(last - first, 1e-6)
    return Frame(plot, middles, lane_px, begins + lane_px * len(lanes) + dates / 2 + 2, first, day_px)
