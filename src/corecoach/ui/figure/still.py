"""The large picture of one moment of an exercise, with its name in the corner."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.figure.motion import Motion
from corecoach.prescription import Exercise
from corecoach.ui.figure.scene import ArrowState, Scene
from corecoach.ui.figure.thumbnail import FIELD
from corecoach.ui.look import Look
from corecoach.words import _

Moment = Literal["start", "hold"]


class Still(QWidget):
    """How an exercise starts, with the arrow of its movement, or is held. Without a figure, a field."""

    def __init__(self, look: Look, exercise: Exercise, moment: Moment) -> None:
        super().__init__()
        self._look, self._exercise, self._moment = look, exercise, moment
        self._words = {"start": _("Start"), "hold": _("Hold")}[moment]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{_(exercise.name)}: {self._words}")

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(470, 297)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the figure and the name."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.radius("stage")
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.fillPath(corners, look.color(FIELD))
        self._figure(painter)
        painter.setPen(look.color("on-primary-soft"))
        painter.setFont(look.font("label"))
        painter.drawText(self.rect().adjusted(20, 14, -20, -14), Qt.AlignmentFlag.AlignTop, self._words)

    def _figure(self, painter: QPainter) -> None:
        figure = self._exercise.figure
        if figure is None:
            return
        # The corners stay round: the picture keeps away from them.
        inset = self._look.radius("stage") // 2
        size = self.size() - QSize(2 * inset, 2 * inset)
        scene = Scene(self._look, figure, size, self.devicePixelRatioF(), field=FIELD)
        motion = Motion(figure, {})
        painter.save()
        painter.translate(inset, inset)
        if self._moment == "start":
            legs = motion.way_out()
            arrow = ArrowState(legs[0][0], legs[-1][1]) if legs else None
            scene.paint(painter, motion.start(), muscle=0.0, arrow=arrow)
        else:
            scene.paint(painter, motion.held())
        painter.restore()
