"""One exercise in one look and size: what stands still is painted once, the body anew for each pose."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from corecoach.figure.framing import body_box, content_box, frame, poses_box
from corecoach.figure.pose_data import Figure
from corecoach.figure.poses import Pose, build_of, grips_of, pose_of
from corecoach.figure.rig import Frames
from corecoach.ui.figure.ink import Camera, Ink
from corecoach.ui.figure.palette import Body, Palette
from corecoach.ui.figure.props import Stage
from corecoach.ui.figure.shadow import cast
from corecoach.ui.figure.side import ORDER, SideFigure
from corecoach.ui.look import Look

__all__ = ["ArrowState", "Body", "Posed", "Scene", "paint_still"]
_HANDS = ("open", "flat", "fist")


class Posed(NamedTuple):
    """A pose and how each hand is drawn, by side: 0 open, 1 flat, 2 fist."""

    pose: Pose
    grips: Mapping[str, float] = {}


class ArrowState(NamedTuple):
    """The arrow of a step: the keys it leads from and to, and, if known, the poses on the way."""

    start: str
    end: str
    poses: tuple[Pose, ...] = ()


def posed(figure: Figure, key: str) -> Posed:
    """A key of a figure as it is painted. Raises KeyError when there is none."""
    return Posed(pose_of(figure.key(key), figure.view), grips_of(figure.key(key), figure.view))


class Scene:
    """One exercise in one look and size (px): caches all that does not move."""

    def __init__(
        self,
        look: Look,
        figure: Figure,
        size: QSize,
        dpr: float,
        *,
        body: Body = Body(),
        mirrored: bool = False,
    ) -> None:
        self.figure, self.size, self.dpr = figure, size, dpr
        self.palette = Palette(look, body)
        self._build = build_of(figure.view)
        self._body = poses_box(figure)
        content = content_box(figure)
        width, height = size.width() * dpr, size.height() * dpr
        self.camera = Camera(*frame(figure, width, height, content, mirrored=mirrored), mirrored)
        self._static: QImage | None = None

    def paint(
        self, painter: QPainter, posed: Posed, *, muscle: float = 1.0, arrow: ArrowState | None = None
    ) -> None:
        """Paint a pose at the painter's origin. `muscle` (0 to 1) is how strongly the working muscle shows."""
        if self._static is None:
            self._static = self._still()
        painter.save()
        painter.drawImage(0, 0, self._static)
        # Paths are mapped to device pixels: a painter that scales is many times slower.
        painter.scale(1 / self.dpr, 1 / self.dpr)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._person(Ink(painter, self.camera), self._build.rig.place(posed.pose), posed.grips)
        painter.restore()

    def bounds(self, posed: Posed) -> QRectF:
        """The rectangle that a pose may cover, with its shadow (px from the painter's origin)."""
        box = body_box(self.figure, posed.pose).grown(0.04, 0.04)
        a, b = self.camera.pixel(box.left, box.top), self.camera.pixel(box.right, box.bottom)
        rect = QRectF(a / self.dpr, b / self.dpr).normalized()
        return rect & QRectF(0, 0, self.size.width(), self.size.height())

    def _still(self) -> QImage:
        size = QSize(round(self.size.width() * self.dpr), round(self.size.height() * self.dpr))
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        stage = Stage(Ink(painter, self.camera), self.palette, self.figure.view, self._body)
        stage.ground(QRectF(0, 0, size.width(), size.height()), self.figure.props)
        for prop in self.figure.props:
            stage.prop(prop)
        painter.end()
        image.setDevicePixelRatio(self.dpr)
        return image

    def _person(self, ink: Ink, frames: Frames, grips: Mapping[str, float]) -> None:
        mat = any(prop.type == "mat" for prop in self.figure.props)
        if self.figure.view != "top":
            scene = self.palette.scene
            cast(ink, self._build, frames, scene["mat" if mat else "ground"], scene["shadow"])
        if self.figure.view != "side":
            return
        figure = SideFigure(ink, self.palette, frames, self._hands(grips))
        for piece in self.figure.order or ORDER:
            if not piece.startswith("props"):
                figure.piece(piece)

    def _hands(self, grips: Mapping[str, float]) -> dict[str, str]:
        authored = self.figure.hands
        hands = {}
        for side in self._build.sides:
            style = authored if isinstance(authored, str) else authored.get(side, "open")  # type: ignore[call-overload]
            hands[side] = _HANDS[min(2, max(0, round(grips[side])))] if side in grips else style
        return hands


def paint_still(
    painter: QPainter,
    look: Look,
    figure: Figure,
    rect: QRectF,
    key: str,
    *,
    body: Body = Body(),
    mirrored: bool = False,
    muscle: float = 1.0,
    arrow: bool = False,
) -> None:
    """Paint a key of a figure into a rectangle (px): for thumbnails and stills. Raises KeyError for no such key."""
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    scene = Scene(look, figure, rect.size().toSize(), dpr, body=body, mirrored=mirrored)
    painter.save()
    painter.translate(rect.topLeft())
    painter.setClipRect(QRectF(0, 0, rect.width(), rect.height()))
    scene.paint(painter, posed(figure, key), muscle=muscle, arrow=_coming(figure, key) if arrow else None)
    painter.restore()


def _coming(figure: Figure, key: str) -> ArrowState | None:
    """The arrow of the move that leaves a key, or else of the one that leads to it."""
    moves = [step for step in figure.sequence if step.start != step.end]
    for step in [s for s in moves if s.start == key] + [s for s in moves if s.end == key]:
        return ArrowState(step.start, step.end)
    return None
