"""A whole trend chart in a painter: for the screen, for paper, and for a picture."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.frame import Frame, frame_of
from corecoach.ui.charts.ground import Ground
from corecoach.ui.charts.marks import Marks
from corecoach.ui.charts.stamps import Stamps, Strokes
from corecoach.ui.look import Look

# On paper a chart is as wide as so many pixels of the screen, and four points in each are told apart.
PAPER_WIDTH_PX, PAPER_FINE = 900.0, 4.0


class Drawing:
    """Paints one view; which part of its history is the matter of the frame."""

    def __init__(self, look: Look, view: TrendView, *, paper: bool = False) -> None:
        self._look, self._view = look, view
        self._ground = Ground(look, view)
        draws, fine = (Strokes(look), PAPER_FINE) if paper else (Stamps(look), 1.0)
        self._marks = Marks(look, view, draws, fine)

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


def paint_view(painter: QPainter, target: QRectF, look: Look, view: TrendView) -> None:
    """Paint the range of a view as shapes into `target`, in the units of the painter. Words are as large as
    on a screen on which the chart is `PAPER_WIDTH_PX` wide."""
    scale = target.width() / PAPER_WIDTH_PX
    painter.save()
    painter.translate(target.topLeft())
    painter.scale(scale, scale)
    drawing = Drawing(look, view, paper=True)
    room = QRectF(0, 0, PAPER_WIDTH_PX, target.height() / scale)
    drawing.paint(painter, drawing.frame(room, *range_of(view)))
    painter.restore()


def range_of(view: TrendView) -> tuple[float, float]:
    """The range of a view, from the begin of its first day to the end of its last."""
    return float(view.first.toordinal()), float(view.last.toordinal() + 1)
