"""The large picture of one moment of an exercise, with its name in the corner."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.figure import Figure
from corecoach.figure.motion import Motion
from corecoach.figure.spot import Spot
from corecoach.prescription import Exercise
from corecoach.ui.figure.accent import arrow_at, muscle_at
from corecoach.ui.figure.scene import Scene
from corecoach.ui.figure.thumbnail import FIELD
from corecoach.ui.look import Look
from corecoach.ui.names import moment_words
from corecoach.words import _

Moment = Literal["start", "hold"]


class Still(QWidget):
    """How an exercise starts, with the arrow of its movement, or is held. Without a figure, a field."""

    def __init__(self, look: Look, exercise: Exercise, moment: Moment) -> None:
        super().__init__()
        self._look, self._exercise, self._moment = look, exercise, moment
        self._words = moment_words(moment)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{_(exercise.name)}: {self._words}")

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(470, 297)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the figure and the name."""
        painter = QPainter(self)
        paint_field(painter, self._look, QRectF(self.rect()))
        self._figure(painter)
        paint_words(painter, self._look, QRectF(self.rect()), self._words)

    def _figure(self, painter: QPainter) -> None:
        figure = self._exercise.figure
        if figure is None:
            return
        # The corners stay round: the picture keeps away from them.
        inset = self._look.radius("stage") // 2
        size = self.size() - QSize(2 * inset, 2 * inset)
        painter.save()
        painter.translate(inset, inset)
        paint_moment(painter, self._look, figure, self._moment, size, self.devicePixelRatioF(), FIELD)
        painter.restore()


def paint_field(painter: QPainter, look: Look, rect: QRectF) -> None:
    """Paint what lies behind a large picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = QPainterPath()
    corners.addRoundedRect(rect, look.radius("stage"), look.radius("stage"))
    painter.fillPath(corners, look.color(FIELD))


def paint_words(painter: QPainter, look: Look, rect: QRectF, words: str) -> None:
    """Paint the name of a large picture into its corner."""
    painter.setPen(look.color("on-primary-soft"))
    painter.setFont(look.font("label"))
    painter.drawText(rect.adjusted(20, 14, -20, -14), Qt.AlignmentFlag.AlignTop, words)


def paint_moment(
    painter: QPainter, look: Look, figure: Figure, moment: Moment, size: QSize, dpr: float, field: str
) -> None:
    """Paint how an exercise starts, with the arrow of its movement, or how it is held, at the painter's
    origin. `size` is in points, `field` the colour role of what lies behind."""
    motion, spot = Motion(figure, {}), Spot(moment)
    posed = motion.held() if moment == "hold" else motion.start()
    scene = Scene(look, figure, size, dpr, field=field)
    scene.paint(painter, posed, muscle=muscle_at(spot), arrow=arrow_at(motion, spot))
