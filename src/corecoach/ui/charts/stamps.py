"""Thousands of equal signs in one call. Drawing each by itself would take longer than a frame has.

pyqtgraph hands Qt arrays of numpy without a Python object for each sign; PySide itself has no such way.
"""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

# isort: split
# PySide6 first: pyqtgraph takes the binding that is already there.
from pyqtgraph.Qt.internals import PrimitiveArray

from corecoach.ui.charts.rows import Floats
from corecoach.ui.charts.signs import paint_sign, paint_signs
from corecoach.ui.look import Look

# Room around a sign for its soft edge.
_EDGE_PX = 2


class Stamps:
    """Draws signs and lines fast on a screen; pictures of the signs are kept."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._pictures: dict[tuple[str, float, float], QPixmap] = {}
        self._fragments = PrimitiveArray(QPainter.PixmapFragment, 10)
        self._lines = PrimitiveArray(QLineF, 4)

    def signs(self, painter: QPainter, sign: str, x: Floats, y: Floats, size: float) -> None:
        """One sign at each place."""
        if not len(x):
            return
        ratio = painter.device().devicePixelRatioF()
        picture = self._picture(sign, size, ratio)
        self._fragments.resize(len(x))
        memory = self._fragments.ndarray()
        memory[:, 0], memory[:, 1] = x, y
        memory[:, 2:4] = 0
        memory[:, 4], memory[:, 5] = picture.width(), picture.height()
        memory[:, 6:8] = 1 / ratio
        memory[:, 8], memory[:, 9] = 0, 1
        first, count = self._fragments.drawargs()
        painter.drawPixmapFragments(first, count, picture)

    def lines(self, painter: QPainter, pieces: Floats) -> None:
        """Rows of (x, y, x, y) in pixels, in the pen of the painter."""
        if len(pieces):
            self._lines.resize(len(pieces))
            self._lines.ndarray()[:] = pieces
            painter.drawLines(*self._lines.drawargs())

    def _picture(self, sign: str, size: float, ratio: float) -> QPixmap:
        key = (sign, round(size, 1), ratio)
        if key not in self._pictures:
            side = 2 * (round(size / 2) + _EDGE_PX) + 1
            picture = QPixmap(round(side * ratio), round(side * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_sign(painter, self._look, sign, QPointF(side / 2, side / 2), size)
            painter.end()
            picture.setDevicePixelRatio(1)
            self._pictures[key] = picture
        return self._pictures[key]


class Strokes:
    """The same for paper, with no picture in between: each sign is a shape, and all lines are one."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def signs(self, painter: QPainter, sign: str, x: Floats, y: Floats, size: float) -> None:
        """One sign at each place."""
        places = [QPointF(*map(float, at)) for at in zip(x, y, strict=True)]
        if places:
            paint_signs(painter, self._look, sign, places, size)

    def lines(self, painter: QPainter, pieces: Floats) -> None:
        """Rows of (x, y, x, y) in pixels, in the pen of the painter."""
        path, end = QPainterPath(), None
        for piece in pieces:
            x1, y1, x2, y2 = map(float, piece)
            if end != (x1, y1):
                path.moveTo(x1, y1)
            path.lineTo(x2, y2)
            end = (x2, y2)
        # An empty one would be no valid drawing.
        if not path.isEmpty():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
