"""One exercise in one look and size: what stands still is painted once, the body anew for each pose."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from corecoach.coach.settings import Body
from corecoach.figure.arrows import arrow_boxes, arrows
from corecoach.figure.framing import content_box, frame, poses_box
from corecoach.figure.mirror import across, posed_across
from corecoach.figure.pose_data import Figure
from corecoach.figure.poses import Posed, build_of, posed
from corecoach.figure.rig import Frame
from corecoach.ui.figure import front, side
from corecoach.ui.figure.arrow import ArrowShape, arrow_shape, paint_arrow
from corecoach.ui.figure.front import FrontFigure, top_order
from corecoach.ui.figure.ink import Camera, Ink
from corecoach.ui.figure.muscles import Muscles
from corecoach.ui.figure.palette import Palette
from corecoach.ui.figure.props import Stage
from corecoach.ui.figure.shadow import cast
from corecoach.ui.figure.side import SideFigure
from corecoach.ui.look import Look

__all__ = ["ArrowState", "Scene"]
_HANDS = ("open", "flat", "fist")


class ArrowState(NamedTuple):
    """The arrow of a movement: the keys it leads from and to."""

    start: str
    end: str


class Scene:
    """One exercise in one look and size (px): caches all that does not move."""

    def __init__(
        self,
        look: Look,
        figure: Figure,
        size: QSize,
        dpr: float,
        *,
        body: Body | None = None,
        mirrored: bool = False,
        field: str = "",
    ) -> None:
        """`body` is the person's choice unless told; with a colour role as `field` that is all that lies
        behind, instead of a wall and a floor. `mirrored` shows the other side: the picture turned round, or,
        of somebody seen from above, mirrored across the body. Poses are always those of `figure`."""
        self._across = mirrored and figure.view == "top"
        mirrored = mirrored and not self._across
        self.figure = across(figure) if self._across else figure
        figure = self.figure
        self.size, self.dpr = size, dpr
        self.palette = Palette(look, body or look.body, field)
        self._build = build_of(figure.view)
        self._body = poses_box(figure)
        content = content_box(figure, arrow_boxes(figure), body=self._body)
        width, height = size.width() * dpr, size.height() * dpr
        self.camera = Camera(*frame(figure, width, height, content, mirrored=mirrored), mirrored)
        self._static: QImage | None = None
        self._pillows = tuple(prop.x for prop in figure.props if prop.type == "pillow" and prop.x)
        self._arrows: dict[tuple[str, str], list[ArrowShape]] = {}
        self._strap = next((prop.foot or "n" for prop in figure.props if prop.type == "strap"), None)

    def paint(
        self, painter: QPainter, posed: Posed, *, muscle: float = 1.0, arrow: ArrowState | None = None
    ) -> None:
        """Paint a pose at the origin. `muscle` is how strongly the working muscle shows, 0 to 1."""
        if self._static is None:
            self._static = self._still()
        painter.save()
        # A figure with a zoom is larger than its picture.
        painter.setClipRect(QRect(QPoint(), self.size), Qt.ClipOperation.IntersectClip)
        painter.drawImage(0, 0, self._static)
        # Paths are mapped to device pixels: a painter that scales is many times slower.
        painter.scale(1 / self.dpr, 1 / self.dpr)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(painter, self.camera)
        self._person(ink, posed_across(posed) if self._across else posed, muscle)
        for shape in self._arrow_shapes(arrow) if arrow is not None else ():
            paint_arrow(ink, self.palette, shape)
        painter.restore()

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
        if self.figure.ghost is not None:
            self._ghost(stage.ink)
        painter.end()
        image.setDevicePixelRatio(self.dpr)
        return image

    def _person(self, ink: Ink, posed: Posed, muscle: float) -> None:
        frames, palette = self._build.rig.place(posed.pose), self.palette
        if self.figure.view != "top":
            mat = any(prop.type == "mat" for prop in self.figure.props)
            ground, shadow = palette.scene["mat" if mat else "ground"], palette.scene["shadow"]
            cast(ink, self._build, frames, ground, shadow, self._pillows)
        self._body_of(ink, palette, posed, frames, muscle)

    def _body_of(
        self, ink: Ink, palette: Palette, posed: Posed, frames: Mapping[str, Frame], muscle: float
    ) -> None:
        muscles = Muscles(ink, palette, self.figure, frames, muscle, self._twists(posed))
        order, figure = self._figure(ink, palette, posed, frames)
        for piece in self.figure.order or order:
            if not piece.startswith("props"):
                figure.piece(piece)
                muscles.on(piece)
        muscles.through()

    def _figure(
        self, ink: Ink, palette: Palette, posed: Posed, frames: Mapping[str, Frame]
    ) -> tuple[tuple[str, ...], SideFigure | FrontFigure]:
        hands = self._hands(posed.grips)
        if self.figure.view == "side":
            figure = SideFigure(ink, palette, frames, hands, strap=self._strap, belly=posed.belly)
            return side.ORDER, figure
        at, twists = self._build.rig.index, self._twists(posed)
        legs = posed.pose[at["hipabd_l"]], posed.pose[at["hipabd_r"]]
        order = top_order(*legs) if self.figure.view == "top" else front.ORDER
        thumb, face = self.figure.thumb, posed.face
        return order, FrontFigure(ink, palette, frames, hands, twists=twists, thumb=thumb, face=face)

    def _twists(self, posed: Posed) -> tuple[float, float]:
        """How far pelvis and chest are turned (degrees); from the side they never are."""
        at = self._build.rig.index
        return (posed.pose[at["twist"]], posed.pose[at["twist_t"]]) if "twist" in at else (0.0, 0.0)

    def _ghost(self, ink: Ink) -> None:
        """The start pose in one pale colour, for a small movement to be seen against."""
        assert self.figure.ghost is not None
        start = posed(self.figure.keys[self.figure.ghost], self.figure.view)
        frames = self._build.rig.place(start.pose)
        pale = self.palette.as_ghost()
        self._body_of(ink, pale, start, frames, 0.0)

    def _arrow_shapes(self, arrow: ArrowState) -> list[ArrowShape]:
        key = (arrow.start, arrow.end)
        if key not in self._arrows:
            found = arrows(self.figure, arrow.start, arrow.end)
            self._arrows[key] = [arrow_shape(points, self.camera.scale) for points in found]
        return self._arrows[key]

    def _hands(self, grips: Mapping[str, float]) -> dict[str, str]:
        authored = self.figure.hands
        hands = {}
        for which in self._build.sides:
            style = authored if isinstance(authored, str) else authored.get(which, "open")  # type: ignore[call-overload]
            hands[which] = _HANDS[min(2, max(0, round(grips[which])))] if which in grips else style
        return hands
