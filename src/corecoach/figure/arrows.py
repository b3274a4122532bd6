"""The arrows of a movement, as points in the world."""

from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, sin
from typing import Final

from corecoach.figure.framing import Box, lane, straight_way
from corecoach.figure.pose_data import Arrow, Figure
from corecoach.figure.poses import Pose, build_of, pose_of
from corecoach.figure.rig import DEG

Point = tuple[float, float]
_SAMPLES: Final = 8
_ARC_STEPS: Final = 16
_ROUNDINGS: Final = 4
# Shorter than this it would be all head, H.
_SHORTEST: Final = 0.03


def arrows(figure: Figure, start: str, end: str) -> list[list[Point]]:
    """The arrows of the way from one key to another, each from its tail to its tip (H). It is taken as
    straight, through the keys between. Raises KeyError for an unknown key."""
    way = list(straight_way(figure, *keys_between(figure, start, end), steps=_SAMPLES))
    found = (_points(arrow, figure, start, end, way) for arrow in figure.arrow)
    return [points for points in found if _length(points) >= _SHORTEST]


def arrow_boxes(figure: Figure) -> Iterator[Box]:
    """The rectangles of all arrows of all moves."""
    for step in figure.sequence:
        if step.phase == "move" and step.start != step.end:
            for points in arrows(figure, step.start, step.end):
                xs, ys = zip(*points, strict=True)
                yield Box(min(xs), min(ys), max(xs), max(ys)).grown(0.03, 0.03)


def keys_between(figure: Figure, start: str, end: str) -> list[str]:
    """The keys that the sequence goes through from one to another, both among them."""
    found = [start]
    for step in figure.sequence:
        if step.start == found[-1] and step.end not in found and found[-1] != end:
            found.append(step.end)
    return found if found[-1] == end else [start, end]


def _points(arrow: Arrow, figure: Figure, start: str, end: str, way: list[Pose]) -> list[Point]:
    if arrow.kind == "path":
        return _path(arrow, figure, way)
    if arrow.at is None:
        return []
    pose = pose_of(figure.keys[arrow.key], figure.view) if arrow.key else way[0]
    centre = _place(figure, pose, arrow.at)
    if arrow.kind == "rotate":
        return _arc(arrow, centre)
    share = arrow.when.get(end, 0.0) if arrow.when else 1.0
    across, up = arrow.to or (0.0, 0.0)
    return [centre, (centre[0] + across * share, centre[1] + up * share)] if share else []


def _place(figure: Figure, pose: Pose, on: tuple[str, float, float]) -> Point:
    bone, forward, up = on
    x, y = build_of(figure.view).rig.place(pose)[bone].point(forward, up)
    across, aside = lane(bone)
    return x + across, y + aside


def _path(arrow: Arrow, figure: Figure, way: list[Pose]) -> list[Point]:
    if arrow.follow is None:
        return []
    if arrow.through:
        start = () if len(arrow.through) > 1 else (figure.sequence[0].start,)
        way = list(straight_way(figure, *start, *arrow.through, steps=_SAMPLES))
    points = [_place(figure, pose, arrow.follow) for pose in way]
    (x0, y0), (across, up) = points[0], arrow.offset
    moved = [(x0 + (x - x0) * arrow.gain + across, y0 + (y - y0) * arrow.gain + up) for x, y in points]
    return _smoothed(_trimmed(moved, *arrow.trim))


def _smoothed(points: list[Point]) -> list[Point]:
    """Corners where one leg of the way meets the next, rounded."""
    for _pass in range(_ROUNDINGS):
        middle = [
            ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
            for a, b, c in zip(points, points[1:], points[2:], strict=False)
        ]
        points = [points[0], *middle, points[-1]]
    return points


def _arc(arrow: Arrow, centre: Point) -> list[Point]:
    radius, a0, a1 = arrow.r or 0.1, arrow.a0 or 0.0, arrow.a1 or 0.0
    angles = (a0 + (a1 - a0) * n / _ARC_STEPS for n in range(_ARC_STEPS + 1))
    return [(centre[0] + radius * cos(a * DEG), centre[1] + radius * sin(a * DEG)) for a in angles]


def _length(points: list[Point]) -> float:
    return sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points))


def _trimmed(points: list[Point], start: float, end: float) -> list[Point]:
    """The part between two shares of the length."""
    total = _length(points)
    if total == 0:
        return points
    low, high, run = start * total, end * total, 0.0
    kept: list[Point] = []
    for a, b in pairwise(points):
        step = hypot(b[0] - a[0], b[1] - a[1])
        for mark in (low, high):
            if run <= mark <= run + step and step > 0:
                t = (mark - run) / step
                kept.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
        run += step
        if low < run < high:
            kept.append(b)
    return kept
