"""A switch that is on or off."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from corecoach.ui.look import Look


class Switch(QAbstractButton):
    """Thumb left is off, right is on; the fill says it a second time."""

    def __init__(self, look: Look, name: str, *, on: bool, on_change: Callable[[bool], object]) -> None:
        super().__init__()
        self._look = look
        self.radius = 24
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.toggled.connect(lambda checked: on_change(checked))

    def sizeHint(self) -> QSize:
        """The drawn switch with room to reach it by finger."""
        return QSize(56, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and thumb."""
        look, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("primary" if on else "border-strong"), 2))
        painter.setBrush(look.color("primary" if on else "surface"))
        painter.drawRoundedRect(QRectF(1, 9, 54, 30), 15, 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("on-primary" if on else "border-strong"))
        painter.drawEllipse(QRectF(31 if on else 7, 14, 20, 20))
