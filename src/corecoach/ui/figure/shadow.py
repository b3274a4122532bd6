"""The soft shadow on the floor below what is close to it: a few opaque steps."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from corecoach.figure.framing import lane
from corecoach.figure.poses import Build
from corecoach.figure.rig import Frames
from corecoach.ui.figure.curves import Point, circle
from corecoach.ui.figure.ink import Ink
from corecoach.ui.figure.palette import mix

# Nothing higher than this throws a shadow, H.
_REACH = 0.10
# What is only just within reach would throw a dot.
_LEAST = 0.25
_FLAT = 0.26
# No deeper than a mat, half of it.
_DEEPEST = 0.027
_DARKEST = 0.20


class _Spot(NamedTuple):
    """A shadow on the floor: from where to where, its lanes (how far up in the picture), and its half depth
    before it is flattened."""

    left: float
    right: float
    low: float
    high: float
    radius: float


def cast(
    ink: Ink, build: Build, frames: Frames, ground: QColor, shadow: QColor, covered: tuple[Point, ...] = ()
) -> None:
    """Paint the shadow on a ground of one colour; `covered` are stretches of the floor under pillows."""
    spots = _merged(sorted(s for s in _spots(build, frames) if not _is_covered(s, covered)))
    steps = 5 if ink.detail else 3
    # The steps are so faint that nobody sees their edges, and flat shapes with soft ones take long.
    ink.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for step in range(steps):
        share = (step + 1) / steps
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for spot in spots:
            path.addPath(_ellipse(spot, 0.75 * share - 0.35))
        ink.fill(path, ink.camera.world(), mix(ground, shadow, _DARKEST * share))
    ink.painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _is_covered(spot: _Spot, covered: tuple[Point, ...]) -> bool:
    return any(left < (spot.left + spot.right) / 2 < right + spot.radius for left, right in covered)


def _ellipse(spot: _Spot, smaller: float) -> QPainterPath:
    less = spot.radius * smaller
    half = (spot.right - spot.left) / 2 - less
    deep = min(_DEEPEST, (spot.radius - less) * _FLAT + (spot.high - spot.low) / 2)
    return circle((spot.left + spot.right) / 2, (spot.low + spot.high) / 2, half, deep / half)


def _spots(build: Build, frames: Frames) -> Iterator[_Spot]:
    """Where something is close to the floor."""
    for each in build.circles.values():
        x, y = frames[each.bone].point(each.forward, each.up)
        closeness = 1 - max(0.0, y - each.radius) / _REACH
        if closeness > _LEAST:
            across, up = lane(each.bone)
            radius = (each.radius + 0.012) * closeness**0.5
            yield _Spot(x + across - radius, x + across + radius, up - 0.004, up - 0.004, radius)


def _merged(spots: list[_Spot]) -> list[_Spot]:
    """Spots that overlap, as one. Many flat shapes across each other take the painter long."""
    found: list[_Spot] = []
    for spot in spots:
        last = found[-1] if found else None
        if last is None or spot.left > last.right:
            found.append(spot)
            continue
        low, high = min(last.low, spot.low), max(last.high, spot.high)
        radius = max(last.radius, spot.radius)
        found[-1] = _Spot(last.left, max(last.right, spot.right), low, high, radius)
    return found
