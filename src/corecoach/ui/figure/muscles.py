"""Paints the working muscle on the part of the body that it lies in, and faintly through what hides it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from corecoach.figure.framing import lane
from corecoach.figure.pose_data import Figure
from corecoach.figure.rig import Frames
from corecoach.ui.figure.curves import Point, strand
from corecoach.ui.figure.ink import Ink
from corecoach.ui.figure.muscle_map import FRONT_MUSCLES, MIDDLE, SIDE_MUSCLES, Region
from corecoach.ui.figure.palette import Palette, Tone, mix
from corecoach.ui.figure.parts import Shape, joined
from corecoach.ui.figure.torso import narrowed, width_at
from corecoach.ui.figure.trunk import On, outlined

_THROUGH: Final = 0.28
_BEHIND: Final = 0.45
_SOON_RED: Final = 5.0
_LIMBS: Final = ("thigh", "shin", "uarm")


class _Placed(NamedTuple):
    region: Region
    host: str
    shape: Shape
    fibres: QPainterPath


class Muscles:
    """The working muscles of a figure in one pose. `strength` is 0 to 1; at 0 nothing is painted."""

    def __init__(
        self,
        ink: Ink,
        palette: Palette,
        figure: Figure,
        frames: Frames,
        strength: float,
        twists: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """`twists` are the turns of pelvis and chest (degrees), from the front."""
        self.ink, self.palette, self.frames = ink, palette, frames
        self._hips, self._chest = (narrowed(twist) for twist in twists)
        self._strength = min(1.0, max(0.0, strength))
        self._side_view = figure.view == "side"
        self._world = ink.camera.world()
        self._all = list(self._placed(figure)) if self._strength > 0 else []

    def _placed(self, figure: Figure) -> Iterator[_Placed]:
        regions = SIDE_MUSCLES if self._side_view else FRONT_MUSCLES
        for name in figure.muscles:
            if name in regions:
                for side in self._sides(name, regions[name], figure.muscle_side):
                    yield self._place(regions[name], side)

    def _sides(self, name: str, region: Region, only: str | None) -> tuple[str, ...]:
        if self._side_view:
            both = ("n",) if region.host in ("trunk", "head") or name == "gluteals" else ("f", "n")
        else:
            both = ("l",) if name in MIDDLE else ("l", "r")
        return tuple(side for side in both if only in (None, side) or len(both) == 1)

    def _place(self, region: Region, side: str) -> _Placed:
        edge, other = self._points(region.edge, side), self._points(region.other, side)
        outline = outlined([*edge, *reversed(other)], frozenset(), self.ink.line)
        fibres = joined(*(strand(_mixed(edge, other, share)) for share in (0.36, 0.66)))
        host = region.host if region.host in ("trunk", "head", "torso") else f"{region.host}_{side}"
        return _Placed(region, host, outline, fibres)

    def _points(self, places: tuple[On, ...], side: str) -> list[Point]:
        away = -1.0 if side == "r" else 1.0
        points = []
        for bone, forward, up in places:
            limb = bone in _LIMBS
            # The gluteal and hip regions lie in the near leg's lane only in part: the pelvis has none.
            across, aside = lane(f"{bone}_{side}") if limb and self._side_view else (0.0, 0.0)
            width = 1.0 if limb or self._side_view else width_at(bone, self._chest, self._hips)
            x, y = self.frames[f"{bone}_{side}" if limb else bone].point(forward * away * width, up)
            points.append((x + across, y + aside))
        return points

    def on(self, piece: str) -> None:
        """Paint the muscles that lie in a piece of the body, right after it."""
        part, _, side = piece.partition("_")
        host = f"arm_{side}" if part == "uarm" else piece
        for each in self._all:
            if each.host == host and not each.region.behind and not each.region.last:
                self._paint(each)

    def _paint(self, each: _Placed) -> None:
        # By way of a pale red: between the green of a shirt and red there is only brown.
        palette, base = self.palette, self._base(each.region)
        red = mix(palette.muscle_soft, palette.muscle, self._strength)
        fill = mix(base, red, min(1.0, _SOON_RED * self._strength))
        edge = mix(base, palette.muscle_line, min(1.0, _SOON_RED * self._strength))
        if self.ink.detail:
            self.ink.fill(each.shape.grown, self._world, edge)
        self.ink.fill(each.shape.path, self._world, fill)
        if self.ink.detail:
            self.ink.lines(each.fibres, self._world, mix(fill, edge, 0.62), 0.55)

    def _paint_behind(self, each: _Placed) -> None:
        base = self._base(each.region)
        tint = mix(base, self.palette.muscle, _BEHIND * self._strength)
        self.ink.fill(each.shape.path, self._world, tint)
        self._dashes(each.shape.path, mix(base, self.palette.muscle_line, self._strength))

    def _base(self, region: Region) -> QColor:
        cloth: Tone = getattr(self.palette, region.cloth)
        return cloth.fill

    def _dashes(self, path: QPainterPath, colour: QColor) -> None:
        if self.ink.detail:
            pen = QPen(colour, max(0.8, self.ink.line * self.ink.camera.scale), Qt.PenStyle.DashLine)
            pen.setDashPattern([3.0, 2.5])
            self.ink.painter.strokePath(self._world.map(path), pen)

    def through(self) -> None:
        """When all is painted: those behind the body as a tint, and the near ones once more, faintly, so that
        they shine through what was painted over them."""
        colour = QColor(self.palette.muscle)
        colour.setAlphaF(_THROUGH * self._strength)
        for each in self._all:
            if each.region.behind:
                self._paint_behind(each)
            elif each.region.last:
                self._paint(each)
            elif not each.host.endswith(("_f", "arm_n")):
                self.ink.fill(each.shape.path, self._world, colour)


def _mixed(edge: list[Point], other: list[Point], share: float) -> list[Point]:
    return [
        (ax + (bx - ax) * share, ay + (by - ay) * share)
        for (ax, ay), (bx, by) in zip(edge, other, strict=True)
    ]
