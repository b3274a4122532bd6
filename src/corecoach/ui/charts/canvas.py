"""What the trend chart is shown on: a picture that is painted anew when the time in sight changes, and a line
that marks a day without painting the picture."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

# isort: split
# PySide6 first: pyqtgraph takes the binding that is already there.
import pyqtgraph as pg

from corecoach.ui.charts.frame import Frame
from corecoach.ui.look import Look

Paint = Callable[[QPainter], None]


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """Shows what `paint` paints. It takes no mouse and no keys: the chart does."""

    def __init__(self, parent: QWidget, look: Look, paint: Paint, resized: Callable[[], None]) -> None:
        super().__init__(parent, background=look.color("surface"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._resized = resized
        self._picture, self._marker = _Picture(paint), _Marker(look)
        for item in (self._picture, self._marker):
            self.scene().addItem(item)

    @property
    def room(self) -> QRectF:
        """The whole of it, in pixels."""
        return QRectF(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew in the new size."""
        super().resizeEvent(event)
        # Called once before the parts are made.
        if hasattr(self, "_picture"):
            self._picture.resize(self.room)
            self._resized()

    def repaint_picture(self) -> None:
        """Paint the picture anew."""
        self._picture.update()

    def mark(self, frame: Frame, at: float | None) -> None:
        """Mark a time; none for None, or where it is out of sight."""
        shown = at is not None and frame.first <= at <= frame.last
        self._marker.setVisible(shown)
        if shown and at is not None:
            self._marker.stand(round(frame.x(at)) + 0.5, frame.plot.top(), frame.lanes_end)


class _Picture(pg.GraphicsObject):  # type: ignore[misc]
    """The chart. What was painted is kept, for when only the line moves."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint, self._room = paint, QRectF()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def resize(self, room: QRectF) -> None:
        self.prepareGeometryChange()
        self._room = room

    def boundingRect(self) -> QRectF:
        return self._room

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if not self._room.isEmpty():
            self._paint(painter)


class _Marker(pg.GraphicsObject):  # type: ignore[misc]
    """A thin line down a day."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._pen = QPen(look.color("ink"), 1)
        self._x, self._top, self._bottom = 0.0, 0.0, 0.0
        self.setVisible(False)

    def stand(self, x: float, top: float, bottom: float) -> None:
        self.prepareGeometryChange()
        self._x, self._top, self._bottom = x, top, bottom

    def boundingRect(self) -> QRectF:
        return QRectF(self._x - 1, self._top, 2, self._bottom - self._top)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setPen(self._pen)
        painter.drawLine(
            self.boundingRect().center().toPoint().x(),
            int(self._top),
            self.boundingRect().center().toPoint().x(),
            int(self._bottom),
        )
