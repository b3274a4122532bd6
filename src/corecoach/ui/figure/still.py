"""The large picture of one moment of an exercise: for now its field and its name."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.prescription import Exercise
from corecoach.ui.look import Look
from corecoach.words import _

Moment = Literal["start", "hold"]


class Still(QWidget):
    """One moment, with its name in the corner."""

    def __init__(self, look: Look, exercise: Exercise, moment: Moment) -> None:
        super().__init__()
        self._look = look
        self._words = {"start": _("Start"), "hold": _("Hold")}[moment]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(470, 297)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the name."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary-soft"))
        painter.drawRoundedRect(QRectF(self.rect()), look.radius("stage"), look.radius("stage"))
        painter.setPen(look.color("on-primary-soft"))
        painter.setFont(look.font("label"))
        painter.drawText(self.rect().adjusted(20, 14, -20, -14), Qt.AlignmentFlag.AlignTop, self._words)
