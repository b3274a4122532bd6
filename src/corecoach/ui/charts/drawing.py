"""A whole trend chart in a painter: for the screen, for paper, and for a picture."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.frame import Frame, frame_of
from corecoach.ui.charts.ground import Ground
from corecoach.ui.charts.marks import Marks
from corecoach.ui.charts.rows import Rows, rows_of
from corecoach.ui.charts.stamps import Stamps, Strokes
from corecoach.ui.look import Look


class Drawing:
    """Paints one view; which part of its history is the matter of the frame."""

    def __init__(
        self, look: Look, view: TrendView, *, paper_fine: float | None = None, before: "Drawing | None" = None
    ) -> None:
        """`paper_fine`: paint shapes and no pictures, and tell so many points in each pixel apart. `before`:
        the drawing that this one takes the place of, whose scores may be the same."""
        self._look, self._view = look, view
        self._ground = Ground(look, view)
        self.rows: Rows = rows_of(view, before.rows if before else None)
        draws = Stamps(look) if paper_fine is None else Strokes(look)
        self._marks = Marks(look, view, self.rows, draws, paper_fine or 1.0)

    def frame(self, room: QRectF, first: float, last: float) -> Frame:
        """The frame that fills `room` with the days from `first` to `last`."""
        return frame_of(self._look, room, self._marks.lanes, first, last)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint the chart; what is behind it is left as it is."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground.paint(painter, frame)
        self._marks.paint(painter, frame)
        painter.restore()


def range_of(view: TrendView) -> tuple[float, float]:
    """The range of a view, from the begin of its first day to the end of its last."""
    return float(view.first.toordinal()), float(view.last.toordinal() + 1)
