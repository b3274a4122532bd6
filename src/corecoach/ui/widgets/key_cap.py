"""A key drawn as a small cap, to show which key does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

# The shipped font has no arrows: those keys show an icon.
ARROWS = {"Left": "arrow-left", "Right": "arrow-right", "Up": "arrow-up", "Down": "arrow-down"}


def key_cap_size(look: Look, key: str, scale: float = 1.0) -> QSize:
    """Size of the cap of a key, in pixels."""
    height = round(26 * scale)
    if key in ARROWS:
        return QSize(round(30 * scale), height)
    text = QFontMetricsF(look.font("caption", 15 * scale)).horizontalAdvance(key)
    return QSize(max(height, round(text + 14 * scale)), height)


def paint_key_cap(
    painter: QPainter, look: Look, key: str, rect: QRectF, color: QColor, scale: float = 1.0
) -> None:
    """Draw the cap of `key` into `rect` in the colour of the text beside it."""
    painter.setPen(QPen(color, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    if key in ARROWS:
        size = 16 * scale
        spot = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        draw_icon(painter, look.assets, ARROWS[key], color, spot)
        return
    font = look.font("caption", 15 * scale)
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)


class KeyCap(QWidget):
    """A key cap as a widget."""

    def __init__(self, look: Look, key: str, role: str = "ink") -> None:
        super().__init__()
        self._look, self._key, self._color = look, key, look.color(role)
        self.setFixedSize(key_cap_size(look, key, look.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key_cap(painter, self._look, self._key, QRectF(self.rect()), self._color, self._look.scale)
