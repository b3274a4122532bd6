"""The figure on paper: one moment of an exercise, light, without a field behind it."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from corecoach.coach.settings import Body
from corecoach.figure import Figure
from corecoach.figure.motion import Motion
from corecoach.figure.poses import posed
from corecoach.figure.spot import Spot
from corecoach.prescription import Exercise
from corecoach.ui.figure.accent import arrow_at, muscle_at
from corecoach.ui.figure.scene import Scene
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
        self._painted: dict[tuple[int, str, float, float, bool], QImage] = {}

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

    def key_pose(
        self, painter: QPainter, figure: Figure, name: str, place: QRectF, *, turned: bool = False
    ) -> None:
        """Paint a key pose of a figure into `place`, by its name; the first one with the arrow of its
        movement. `turned`: the other way round, for the other side."""
        # The same image again is one image in the file.
        key = (id(figure), name, place.width(), place.height(), turned)
        if key not in self._painted:
            self._painted[key] = self._key_pose(figure, name, place, turned)
        painter.drawImage(place, self._painted[key])

    def _key_pose(self, figure: Figure, name: str, place: QRectF, turned: bool) -> QImage:
        motion = Motion(figure, {})
        spot = Spot("start" if name == figure.sequence[0].start else "hold")
        share = PIXELS_A_POINT / dots(1)
        size = QSize(round(place.width() * share), round(place.height() * share))
        image = QImage(size, QImage.Format.Format_RGB32)
        brush = QPainter(image)
        scene = Scene(self._look, figure, size, 1.0, field=FIELD, mirrored=turned)
        arrow = arrow_at(motion, spot) if spot.part == "start" else None
        scene.paint(brush, posed(figure.keys[name], figure.view), muscle=muscle_at(spot), arrow=arrow)
        brush.end()
        return image
