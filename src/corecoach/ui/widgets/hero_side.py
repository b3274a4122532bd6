"""The tinted right-hand side of the hero card on Today."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column


class HeroSide(QWidget):
    """Rounded only where the card is, one pixel inside its edge."""

    def __init__(self, look: Look, *lines: QWidget) -> None:
        super().__init__()
        self._look = look
        side = look.px(34)
        self.setLayout(
            column(None, *lines, None, gap=look.px(10), margins=(side, look.px(20), side, look.px(20)))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._look.radius("card") - 1
        rect = QRectF(self.rect()).adjusted(-radius, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(rect, radius, radius)
        painter.setClipRect(self.rect())
        painter.fillPath(shape, self._look.color("primary-soft"))
