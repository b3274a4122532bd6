"""Puts paths on the picture: where the camera stands, and groups of parts with one outline."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from corecoach.figure.rig import Frame
from corecoach.ui.figure.palette import Tone
from corecoach.ui.figure.parts import Parts, Shape, hem_path, lines_path, shade_path, shape

# Where the light comes from, in the world: the upper left.
LIGHT: Final = (-0.42, 0.91)
# Below this many pixels a stature, faces, fingers, toes and fibres would be dots.
DETAIL_FROM_PX: Final = 170
_LINE = 0.0034
_LINE_FLOOR_PX = 0.75
_WINDING = Qt.FillRule.WindingFill
# By how much something is drawn aside (H).
Shift = tuple[float, float]
_UNMOVED: Final = (0.0, 0.0)


class Camera(NamedTuple):
    """Where the world lies on the picture: pixels a stature, and the pixel of the world's origin."""

    scale: float
    x: float
    y: float
    mirrored: bool = False

    @property
    def line(self) -> float:
        """Half the width of an outline, H."""
        return max(_LINE, _LINE_FLOOR_PX / self.scale)

    @property
    def detail(self) -> bool:
        """Whether small things are drawn."""
        return self.scale >= DETAIL_FROM_PX

    def world(self, shift: Shift = _UNMOVED) -> QTransform:
        """From the world, moved by `shift` (H), to pixels."""
        across = -self.scale if self.mirrored else self.scale
        return QTransform(
            across, 0, 0, -self.scale, self.x + across * shift[0], self.y - self.scale * shift[1]
        )

    def bone(self, frame: Frame, shift: Shift = _UNMOVED) -> QTransform:
        """From the axes of a bone to pixels."""
        across = -self.scale if self.mirrored else self.scale
        return QTransform(
            across * frame.cos,
            self.scale * frame.sin,
            across * frame.shown * frame.sin,
            -self.scale * frame.shown * frame.cos,
            self.x + across * (frame.x + shift[0]),
            self.y - self.scale * (frame.y + shift[1]),
        )

    def pixel(self, x: float, y: float) -> QPointF:
        """A point of the world in pixels."""
        return QPointF(self.x + (-x if self.mirrored else x) * self.scale, self.y - y * self.scale)


class Part(NamedTuple):
    """A shape and where it lies."""

    shape: Shape
    at: QTransform


def lit(frame: Frame) -> float:
    """How much the front of a bone faces the light: -1 to 1."""
    return LIGHT[0] * frame.cos - LIGHT[1] * frame.sin


class Ink:
    """A painter with a camera."""

    def __init__(self, painter: QPainter, camera: Camera) -> None:
        self.painter, self.camera = painter, camera
        self.line = round(camera.line, 5)
        self.detail = camera.detail

    def part(
        self, parts: Parts, name: str, frame: Frame, shift: Shift = _UNMOVED, *, flipped: bool = False
    ) -> Part:
        """A rigid part of the body, on its bone."""
        # In steps, since each is drawn once and kept; a bone that points at the viewer keeps a tenth.
        shown = max(0.1, round(frame.shown, 1))
        return Part(shape(parts, name, self.line, flipped, shown), self.camera.bone(frame, shift))

    def group(self, parts: Iterable[Part], colours: Tone) -> None:
        """Several parts of one material: one outline around all, then their fill."""
        outline, fill = QPainterPath(), QPainterPath()
        outline.setFillRule(_WINDING)
        fill.setFillRule(_WINDING)
        for each, at in parts:
            outline.addPath(at.map(each.grown))
            fill.addPath(at.map(each.path))
        self.painter.fillPath(outline, colours.line)
        self.painter.fillPath(fill, colours.fill)

    def fill(self, path: QPainterPath, at: QTransform, colour: QColor) -> None:
        """A path without an outline."""
        self.painter.fillPath(at.map(path), colour)

    def shade(
        self,
        parts: Parts,
        name: str,
        frame: Frame,
        tone: Tone,
        shift: Shift = _UNMOVED,
        *,
        flipped: bool = False,
    ) -> None:
        """The shadow along a limb or a cloth, on its side away from the light."""
        light = -lit(frame) if flipped else lit(frame)
        path = shade_path(parts, name, light < 0, flipped)
        self.fill(path, self.camera.bone(frame, shift), tone.shade(abs(light)))

    def hem(
        self,
        parts: Parts,
        name: str,
        frame: Frame,
        tone: Tone,
        shift: Shift = _UNMOVED,
        *,
        flipped: bool = False,
    ) -> None:
        """The lower edge of a cloth."""
        self.fill(hem_path(parts, name, flipped), self.camera.bone(frame, shift), tone.hem)

    def strands(
        self,
        parts: Parts,
        name: str,
        frame: Frame,
        colour: QColor,
        shift: Shift = _UNMOVED,
        *,
        width: float = 0.7,
        flipped: bool = False,
    ) -> None:
        """The thin lines on a part."""
        self.lines(lines_path(parts, name, flipped), self.camera.bone(frame, shift), colour, width)

    def lines(self, path: QPainterPath, at: QTransform, colour: QColor, width: float = 1.0) -> None:
        """Thin lines; `width` in widths of the outline."""
        pen = QPen(colour, max(0.8, width * self.line * self.camera.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.strokePath(at.map(path), pen)
