"""The mark of CoreCoach: five bars like a steady spine."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look

# x and width of each bar in a field of 24 by 36, from top to bottom.
_BARS = ((5, 13), (9, 12), (8, 13), (4, 13), (0, 17))


class Mark(QWidget):
    """The drawn mark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._color = look.color("primary")
        self._unit = look.scale
        self.setFixedSize(QSize(round(22 * self._unit), round(34 * self._unit)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the five bars."""
        paint_mark(QPainter(self), self._color, self._unit)


def paint_mark(painter: QPainter, color: QColor, unit: float) -> None:
    """Paint the five bars in a field of 24 by 36 units."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.scale(unit, unit)
    for n, (x, width) in enumerate(_BARS):
        painter.drawRoundedRect(QRectF(x, n * 6.8, width, 5.4), 2.7, 2.7)
