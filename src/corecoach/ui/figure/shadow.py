"""The soft shadow on the floor below what is close to it: a few opaque steps."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath

from corecoach.figure.framing import lane
from corecoach.figure.poses import Build
from corecoach.figure.rig import Frames
from corecoach.ui.figure.curves import circle
from corecoach.ui.figure.ink import Ink
from corecoach.ui.figure.palette import mix

# Nothing higher than this throws a shadow, H.
_REACH = 0.10
_FLAT = 0.26
_DARKEST = 0.20


def cast(ink: Ink, build: Build, frames: Frames, ground: QColor, shadow: QColor) -> None:
    """Paint the shadow on a ground of one colour."""
    spots = _spots(build, frames)
    steps = 6 if ink.detail else 3
    for step in range(steps):
        share = (step + 1) / steps
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for x, y, radius in spots:
            path.addPath(circle(x, y, radius * (1.45 - 0.75 * share), _FLAT))
        ink.fill(path, ink.camera.world(), mix(ground, shadow, _DARKEST * share))


def _spots(build: Build, frames: Frames) -> list[tuple[float, float, float]]:
    """Where something is close to the floor: the middle and the size of its shadow."""
    spots = []
    for each in build.circles.values():
        x, y = frames[each.bone].point(each.forward, each.up)
        closeness = 1 - max(0.0, y - each.radius) / _REACH
        if closeness > 0.05:
            across, up = lane(each.bone)
            spots.append((x + across, up - 0.004, (each.radius + 0.012) * closeness**0.5))
    return spots
