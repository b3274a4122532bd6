"""Paints the arrows of a movement: a shaft and a head, with a halo that keeps them off the body."""

from math import hypot
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from corecoach.ui.figure.curves import Point, grown, polygon, strand
from corecoach.ui.figure.ink import Ink
from corecoach.ui.figure.palette import Palette

_WIDTH: Final = 0.0125
_LEAST_PX: Final = 2.2
_HEAD_LONG: Final = 2.9
_HEAD_WIDE: Final = 1.45
_HALO: Final = 0.45
# The stroker cuts curves for pixels.
_FINE: Final = 1000.0


class ArrowShape(NamedTuple):
    """The paths of one arrow in the world."""

    shaft: QPainterPath
    halo: QPainterPath


def arrow_shape(points: list[Point], scale: float) -> ArrowShape:
    """An arrow along points (H), for a picture of `scale` pixels a stature."""
    width = max(_WIDTH, _LEAST_PX / scale)
    along = _shortened(points, width * _HEAD_LONG * 0.8)
    head = polygon(_head(along[-1], points[-1], width))
    line = _stroke(along, width)
    halo = _stroke(along, width * (1 + 2 * _HALO))
    halo.addPath(grown(head, width * _HALO))
    line.addPath(head)
    for path in (line, halo):
        path.setFillRule(Qt.FillRule.WindingFill)
    return ArrowShape(line, halo)


def paint_arrow(ink: Ink, palette: Palette, arrow: ArrowShape) -> None:
    """Paint an arrow."""
    world = ink.camera.world()
    ink.fill(arrow.halo, world, palette.halo)
    ink.fill(arrow.shaft, world, palette.arrow)


def _head(neck: Point, tip: Point, width: float) -> list[Point]:
    length = hypot(tip[0] - neck[0], tip[1] - neck[1]) or 1e-9
    ux, uy = (tip[0] - neck[0]) / length, (tip[1] - neck[1]) / length
    wide, base = width * _HEAD_WIDE, width * _HEAD_LONG
    back = (tip[0] - ux * base, tip[1] - uy * base)
    return [tip, (back[0] - uy * wide, back[1] + ux * wide), (back[0] + uy * wide, back[1] - ux * wide)]


def _shortened(points: list[Point], length: float) -> list[Point]:
    """The points up to where the head begins; at least a stub is left."""
    tip = points[-1]
    kept = [p for p in points[:-1] if hypot(p[0] - tip[0], p[1] - tip[1]) > length]
    last = kept[-1] if kept else points[0]
    reach = hypot(last[0] - tip[0], last[1] - tip[1]) or 1e-9
    share = min(0.9, length / reach)
    neck = (tip[0] + (last[0] - tip[0]) * share, tip[1] + (last[1] - tip[1]) * share)
    return [*(kept or points[:1]), neck]


def _stroke(points: list[Point], width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width * _FINE)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    fine = strand([(x * _FINE, y * _FINE) for x, y in points])
    stroke = stroker.createStroke(fine)
    path = QPainterPath()
    for n in range(stroke.elementCount()):
        stroke.setElementPositionAt(n, stroke.elementAt(n).x / _FINE, stroke.elementAt(n).y / _FINE)
    path.addPath(stroke)
    return path
