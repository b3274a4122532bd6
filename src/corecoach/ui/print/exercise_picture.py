"""The figure on paper: one moment of an exercise, light, without a field behind it."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from corecoach.coach.settings import Body
from corecoach.prescription import Exercise
from corecoach.ui.figure.still import Moment, paint_moment
from corecoach.ui.look import Look
from corecoach.ui.print.paper import dots, paper_font
from corecoach.words import _

# White, in the light theme.
FIELD = "prop.soft"
PIXELS_A_POINT = 300 / 72


class PaperPicture:
    """Paints moments of exercises into places of a page, at 300 pixels an inch."""

    def __init__(self, assets: Path, body: Body) -> None:
        self._look = Look(assets, body=body)

    def __call__(self, painter: QPainter, exercise: Exercise, moment: Moment, place: QRectF) -> None:
        """Paint into `place`; nothing for an exercise without a figure."""
        if exercise.figure is None:
            return
        share = PIXELS_A_POINT / dots(1)
        size = QSize(round(place.width() * share), round(place.height() * share))
        image = QImage(size, QImage.Format.Format_RGB32)
        brush = QPainter(image)
        paint_moment(brush, self._look, exercise.figure, moment, size, 1.0, FIELD)
        brush.end()
        painter.drawImage(place, image)
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(paper_font(9, bold=True))
        words = {"start": _("Start"), "hold": _("Hold")}[moment]
        painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
