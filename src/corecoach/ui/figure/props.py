"""What stands still in the picture: ground, wall, mat, chair, pillow and doorway. All behind the person."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from corecoach.figure.framing import HALF_CHAIR, HALF_MAT, Box, mat_box
from corecoach.figure.pose_data import Prop, View
from corecoach.ui.figure.curves import Points, capsule, grown, polygon
from corecoach.ui.figure.ink import Ink
from corecoach.ui.figure.palette import Palette

# Where the floor meets the wall, H.
HORIZON: Final = 0.05
_MAT_EDGE = 0.014
_POST = 0.018
_SEAT_THICK = 0.020
_BACK_HIGH = 0.14
_SKIRTING = 0.022
_WALL_THICK = 0.035
# How far a wall behind somebody reaches beyond them.
_PANEL = 0.05
_FRAME = 0.055
_FAR = 30.0


class Stage:
    """Paints the things of one exercise. `body` is the rectangle of all its poses."""

    def __init__(self, ink: Ink, palette: Palette, view: View, body: Box) -> None:
        self.ink, self.palette, self.view, self.body = ink, palette, view, body
        self._world = ink.camera.world()
        self._line = ink.line

    def ground(self, size: QRectF, props: tuple[Prop, ...]) -> None:
        """The wall behind, the floor, and the line where they meet."""
        painter, scene = self.ink.painter, self.palette.scene
        painter.fillRect(size, scene["bg"])
        if self.view == "top" or not self.palette.has_horizon:
            return
        if any(prop.type in ("backwall", "doorway") for prop in props):
            painter.fillRect(size, scene["wall"])
        line = self.ink.camera.pixel(0, HORIZON).y()
        painter.fillRect(QRectF(0, line, size.width(), size.height()), scene["ground"])
        thick = max(1.0, self._line * self.ink.camera.scale)
        painter.fillRect(QRectF(0, round(line), size.width(), thick), scene["floor"])

    def prop(self, prop: Prop) -> None:
        """Paint a thing; a strap is painted with the person."""
        painters: dict[str, Callable[[Prop], None]] = {
            "mat": self._mat, "chair": self._chair, "stool": self._chair, "wall": self._wall,
            "backwall": self._backwall, "doorway": self._doorway, "pillow": self._pillow,
        }  # fmt: skip
        if prop.type in painters:
            painters[prop.type](prop)

    def _area(self, points: Points, fill: QColor, edge: QColor | None = None) -> None:
        self._path(polygon(points), fill, edge)

    def _path(self, path: QPainterPath, fill: QColor, edge: QColor | None = None) -> None:
        if edge is not None:
            self.ink.fill(grown(path, self._line), self._world, edge)
        self.ink.fill(path, self._world, fill)

    def _mat(self, prop: Prop) -> None:
        box, scene = mat_box(prop, self.body, self.view), self.palette.scene
        if self.view == "top":
            edge = box.grown(0, 0)._replace(bottom=box.bottom - _MAT_EDGE)
            self._path(_rounded(edge, 0.02), scene["mat-edge"])
            self._path(_rounded(box, 0.02), scene["mat"])
            return
        across, up = HALF_MAT[0] * (prop.depth or 1), HALF_MAT[1] * (prop.depth or 1)
        near = (box.left - across, -up), (box.right - across, -up)
        far = (box.left + across, up), (box.right + across, up)
        low = [(x, y - _MAT_EDGE) for x, y in (*near, far[1])]
        self._area([near[0], low[0], low[1], low[2], far[1], near[1]], scene["mat-edge"])
        self._area([near[0], near[1], far[1], far[0]], scene["mat"])

    def _chair(self, prop: Prop) -> None:
        if prop.x is None:
            return
        (left, right), seat = prop.x, prop.seat or prop.h or 0.0
        top = (prop.backtop or seat + 0.25) if prop.back else seat
        main, dark = self.palette.prop["main"], self.palette.prop["dark"]
        across, up = HALF_CHAIR
        for x, high in ((left, top), (right - _POST, seat)):
            self._post(x + across, up, high + up, dark)
        if prop.back:
            panel = [(left - across, top - up), (left + across, top + up)]
            panel += [(x, y - _BACK_HIGH) for x, y in reversed(panel)]
            self._area(panel, main, dark)
        self._area(
            [(left - across, seat - up), (right - across, seat - up), (right + across, seat + up),
             (left + across, seat + up)], main)  # fmt: skip
        self._box(left - across, right - across, seat - up - _SEAT_THICK, seat - up, dark)
        for x, high in ((left, top), (right - _POST, seat)):
            self._post(x - across, -up, high - up, dark)

    def _post(self, x: float, low: float, high: float, colour: QColor) -> None:
        self._box(x, x + _POST, low, high, colour)

    def _box(self, left: float, right: float, low: float, high: float, colour: QColor) -> None:
        self._area([(left, low), (right, low), (right, high), (left, high)], colour)

    def _wall(self, prop: Prop) -> None:
        x, (across, up), scene = prop.at or 0.0, HALF_CHAIR, self.palette.scene
        # Seen from the person's side: a wall in front runs away from us to the left.
        near = -across if x < (self.body.left + self.body.right) / 2 else across
        self._area([(x + near, -up), (x - near, up), (x - near, _FAR), (x + near, _FAR)], scene["wall"])
        left, right = sorted((x + near, x + near + (_WALL_THICK if near > 0 else -_WALL_THICK)))
        self._box(left, right, -up, _FAR, scene["wall-edge"])

    def _backwall(self, prop: Prop) -> None:
        """All of the picture where it has a horizon; else as much as the body needs behind it."""
        left, right = -_FAR, _FAR
        if not self.palette.has_horizon:
            panel = self.body.grown(_PANEL, _PANEL)._replace(bottom=HORIZON)
            self._path(_rounded(panel, 0.02), self.palette.scene["wall"])
            left, right = panel.left, panel.right
        self._box(left, right, HORIZON, HORIZON + _SKIRTING, self.palette.scene["wall-edge"])

    def _doorway(self, prop: Prop) -> None:
        self._backwall(prop)
        half, top = prop.half or 0.335, prop.top or 1.1
        main, dark = self.palette.prop["main"], self.palette.prop["dark"]
        outer, high = half + _FRAME, top
        self._box(-outer - 0.012, outer + 0.012, -0.02, high, dark)
        self._box(-outer, outer, -0.02, high - 0.012, main)
        inner = high - _FRAME
        self._box(-half, half, -0.02, inner, dark)
        self._box(-half + 0.012, half - 0.012, -0.02, inner - 0.012, self.palette.scene["bg"])
        self._box(-half + 0.012, half - 0.012, -0.02, HORIZON, self.palette.scene["ground"])

    def _pillow(self, prop: Prop) -> None:
        left, right = prop.x or (self.body.left, self.body.left + 0.2)
        low = prop.y[0] if prop.y else 0.0
        high = max(0.016, prop.h or 0.0)
        across, up = HALF_MAT[0] * 0.75, HALF_MAT[1] * 0.75
        middle, radius = low + high / 2, high / 2
        corners = [
            (left - across, middle - up), (right - across, middle - up), (right + across, middle + up),
            (left + across, middle + up),
        ]  # fmt: skip
        soft, edge = self.palette.prop["soft"], self.palette.prop["soft-edge"]
        self.ink.fill(_cushion(corners, radius + self._line), self._world, edge)
        self.ink.fill(_cushion(corners, radius), self._world, soft)


def _cushion(corners: Points, radius: float) -> QPainterPath:
    """A soft slab around four corners."""
    path = polygon(corners)
    for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
        path.addPath(capsule(a, radius, b, radius))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _rounded(box: Box, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(
        QRectF(box.left, box.bottom, box.right - box.left, box.top - box.bottom), radius, radius
    )
    return path
