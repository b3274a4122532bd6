"""Sample figures, and what was painted of them: whole pictures, or the paths alone."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from corecoach.coach.settings import Body
from corecoach.figure.pose_data import Figure
from corecoach.figure.poses import Posed, between, build_of, grips_of, pose_of
from corecoach.library import Library
from corecoach.ui.figure.ink import Camera, Ink
from corecoach.ui.figure.palette import Palette
from corecoach.ui.figure.scene import ArrowState, Scene
from corecoach.ui.figure.side import SideFigure
from corecoach.ui.look import Look

# Each view, each thing that may stand in a picture, a zoom, and a movement with two holds.
_NAMES = (
    "bird-dog", "glute-bridge", "sit-to-stand", "hamstring-stretch-supine", "chin-tuck", "wall-sit",
    "wall-angels", "side-bridge-full", "lower-trunk-rotation", "cat-camel",
)  # fmt: skip


def _figures() -> Iterator[tuple[str, Figure]]:
    exercises = Library().exercises
    for name in _NAMES:
        figure = exercises[name].figure
        assert figure is not None
        yield name, figure


FIGURES = dict(_figures())
SIDE = [name for name, figure in FIGURES.items() if figure.view == "side"]


def key_of(figure: Figure, key: str) -> Posed:
    """A key as it is painted."""
    return Posed(pose_of(figure.keys[key], figure.view), grips_of(figure.keys[key], figure.view))


def poses_of(figure: Figure) -> Iterator[Posed]:
    """All keys, and one pose on the way of each move."""
    yield from (key_of(figure, key) for key in figure.keys)
    for step in figure.sequence:
        if step.phase == "move" and step.start != step.end:
            start, end = key_of(figure, step.start), key_of(figure, step.end)
            yield Posed(between(start.pose, end.pose, 0.5), start.grips)


def arrow_of(figure: Figure) -> ArrowState:
    """The arrow of the first move."""
    step = next(step for step in figure.sequence if step.start != step.end)
    return ArrowState(step.start, step.end)


def picture(
    look: Look, figure: Figure, posed: Posed, size: tuple[int, int], dpr: float = 1.0, **more: Any
) -> QImage:
    """A painted pose with its arrow."""
    image = QImage(round(size[0] * dpr), round(size[1] * dpr), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(dpr)
    scene = Scene(look, figure, QSize(*size), dpr, **more)
    painter = QPainter(image)
    scene.paint(painter, posed, arrow=arrow_of(figure))
    painter.end()
    return image


def edge_colours(image: QImage) -> set[str]:
    """The colours on the four edges of a picture."""
    right, bottom = image.width() - 1, image.height() - 1
    points = [(x, y) for x in range(right + 1) for y in (0, bottom)]
    points += [(x, y) for y in range(bottom + 1) for x in (0, right)]
    return {image.pixelColor(x, y).name() for x, y in points}


def body_colours(palette: Palette) -> set[str]:
    """The colours of the body and of the arrow."""
    tones = (palette.skin, palette.skin_far, palette.shirt, palette.shirt_far, palette.shorts, palette.hair)
    colours = [colour for tone in tones for colour in (tone.fill, tone.line, tone.hem)]
    return {colour.name() for colour in (*colours, palette.muscle, palette.arrow)}


class Paths:
    """In place of a painter: what is filled, in pixels, and how many lines are drawn."""

    def __init__(self) -> None:
        self.filled: list[QRectF] = []
        self.lines = 0

    def fillPath(self, path: QPainterPath, _colour: QColor) -> None:
        self.filled.append(path.boundingRect())

    def strokePath(self, _path: QPainterPath, _pen: object) -> None:
        self.lines += 1


def side_paths(look: Look, figure: Figure, key: str, piece: str, body: Body, scale: float = 1000.0) -> Paths:
    """One piece of a body from the side, `scale` pixels a stature, the floor at pixel 0."""
    paths, posed = Paths(), key_of(figure, key)
    styles = ("open", "flat", "fist")
    hands = {side: styles[round(posed.grips.get(side, 1))] for side in ("n", "f")}
    ink = Ink(paths, Camera(scale, 0, 0))  # type: ignore[arg-type]
    frames = build_of("side").rig.place(posed.pose)
    SideFigure(ink, Palette(look, body), frames, hands).piece(piece)
    return paths
