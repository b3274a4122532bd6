"""The small picture of an exercise: for now its field alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from corecoach.prescription import Exercise
from corecoach.ui.look import Look


def paint_thumbnail(painter: QPainter, look: Look, exercise: Exercise, rect: QRectF, then: QWidget) -> None:
    """Paint the exercise into `rect`, or a blank field; `then` is updated when the picture is ready."""
    painter.fillRect(rect, look.color("primary-soft"))


class Thumbnail(QWidget):
    """The small picture as a widget, with rounded corners of `corner` px."""

    def __init__(self, look: Look, exercise: Exercise, corner: int) -> None:
        super().__init__()
        self._look, self._exercise, self._corner = look, exercise, corner

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        paint_thumbnail(QPainter(self), self._look, self._exercise, QRectF(self.rect()), self)
