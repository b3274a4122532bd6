"""Rigid parts of the body: limbs from their half widths, clothes around them, and outlines drawn by hand.

A limb hangs down from its joint: in the axes of its bone it reaches from 0 to minus its length (H).
"""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from math import pi, sin
from typing import Final, NamedTuple

from PySide6.QtGui import QPainterPath, QTransform

from corecoach.ui.figure.curves import Point, Points, circle, grown, smooth, strand

# How far along the bone (0 to 1), and half widths in front and behind.
Rows = tuple[tuple[float, float, float], ...]

_HEM: Final = 0.05
_FLIPPED: Final = QTransform(-1, 0, 0, 1, 0, 0)


class Shape(NamedTuple):
    """A part: its outline, and the same grown by the width of the line around it."""

    path: QPainterPath
    grown: QPainterPath


class Limb(NamedTuple):
    """A limb: its length, half widths, and the radius of the joint at its end, which no angle breaks.

    It is round at its beginning too: a joint whose other limb points at the viewer is flat there."""

    length: float
    rows: Rows
    joint: float


class Cloth(NamedTuple):
    """What covers a limb from its joint to `end` (0 to 1),
    so much looser; `cap` is the radius around the joint."""

    limb: str
    end: float
    loose: float
    cap: float = 0.0


class Parts:
    """The rigid parts of one view, by name. Limbs and clothes have a shade on either side, clothes a hem."""

    def __init__(
        self,
        limbs: Mapping[str, Limb],
        clothes: Mapping[str, Cloth],
        outlines: Mapping[str, QPainterPath],
        lines: Mapping[str, tuple[Points, ...]],
    ) -> None:
        self._limbs, self._clothes, self._outlines, self._lines = limbs, clothes, outlines, lines

    def outline(self, name: str, shown: float = 1.0) -> QPainterPath:
        """The outline of a part. `shown` is how much of the bone's length will be seen (0 to 1): joints are
        so much longer, and round when the bone is foreshortened. Raises KeyError for an unknown name."""
        if name in self._limbs:
            length, rows, joint = self._limbs[name]
            ends = circle(0, 0, min(rows[0][1:]), 1 / shown), circle(0, -length, joint, 1 / shown)
            return joined(limb(length, rows), *ends)
        if name in self._clothes:
            length, rows = self._rows(name)
            cap = self._clothes[name].cap
            return joined(limb(length, rows), *((circle(0, 0, cap, 1 / shown),) if cap else ()))
        return self._outlines[name]

    def _rows(self, name: str, start: float = 0.0) -> tuple[float, Rows]:
        if name in self._limbs:
            return self._limbs[name].length, self._limbs[name].rows
        cloth = self._clothes[name]
        covered = self._limbs[cloth.limb]
        return covered.length, between(covered.rows, start, cloth.end, cloth.loose)

    def hem(self, name: str) -> QPainterPath:
        """The lower edge of a cloth."""
        return limb(*self._rows(name, self._clothes[name].end - _HEM))

    def shade(self, name: str, front: bool) -> QPainterPath:
        """The side of a limb or a cloth that the light does not reach."""
        return shade(*self._rows(name), front, 0.3 if name in self._clothes else 0.42)

    def lines(self, name: str) -> QPainterPath:
        """The thin lines of a part, such as fingers."""
        return joined(*(strand(points) for points in self._lines[name]))


def at(rows: Rows, s: float) -> tuple[float, float]:
    """Half widths in front and behind at a place along the bone."""
    for (a, front_a, back_a), (b, front_b, back_b) in pairwise(rows):
        if s <= b:
            t = (s - a) / (b - a)
            return front_a + t * (front_b - front_a), back_a + t * (back_b - back_a)
    return rows[-1][1:]


def between(rows: Rows, start: float, end: float, loose: float = 0.0) -> Rows:
    """The rows of a piece of a limb, `loose` wider on both sides."""
    inner = [row for row in rows if start < row[0] < end]
    all_rows = [(start, *at(rows, start)), *inner, (end, *at(rows, end))]
    return tuple((s, front + loose, back + loose) for s, front, back in all_rows)


def limb(length: float, rows: Rows) -> QPainterPath:
    """The outline of a limb, with flat ends."""
    front = [(f, -s * length) for s, f, _b in rows]
    back = [(-b, -s * length) for s, _f, b in reversed(rows)]
    count = len(rows)
    return smooth(front + back, frozenset((0, count - 1, count, 2 * count - 1)))


def shade(length: float, rows: Rows, front: bool, depth: float = 0.42) -> QPainterPath:
    """The part of a limb that the light does not reach: a lens along its front or its back. It ends before
    the joints, where the next limb may lie across."""
    start, end = 0.08, 0.92 * rows[-1][0]
    outer: list[Point] = []
    inner: list[Point] = []
    for s, ahead, behind in between(rows, start, end):
        edge = ahead if front else -behind
        share = depth * sin(pi * (s - start) / (0.92 - start)) ** 0.6 if start < s < 0.92 else 0.0
        outer.append((edge, -s * length))
        inner.append((edge * (1 - share), -s * length))
    count = len(outer)
    return smooth(outer + inner[::-1], frozenset((0, count - 1, count, 2 * count - 1)))


def joined(*paths: QPainterPath) -> QPainterPath:
    """Several outlines in one path."""
    path = QPainterPath()
    for part in paths:
        path.addPath(part)
    return path


def hand_drawn(points: Points) -> QPainterPath:
    """A closed outline with corners at its first and last point, where it joins the next part."""
    return smooth(points, frozenset((0, len(points) - 1)))


@cache
def shape(parts: Parts, name: str, line: float, flipped: bool, shown: float = 1.0) -> Shape:
    """A part with its outline grown by `line` (H); `flipped` is the other side's. `shown`: see `outline`."""
    path = parts.outline(name, shown)
    path = _FLIPPED.map(path).toReversed() if flipped else path
    return Shape(path, grown(path, line))


@cache
def hem_path(parts: Parts, name: str, flipped: bool) -> QPainterPath:
    """The lower edge of a cloth."""
    return _FLIPPED.map(parts.hem(name)) if flipped else parts.hem(name)


@cache
def shade_path(parts: Parts, name: str, front: bool, flipped: bool) -> QPainterPath:
    """The shadow on a part; `front` is away from the midline on both sides."""
    return _FLIPPED.map(parts.shade(name, front)) if flipped else parts.shade(name, front)


@cache
def lines_path(parts: Parts, name: str, flipped: bool) -> QPainterPath:
    """The thin lines on a part."""
    return _FLIPPED.map(parts.lines(name)) if flipped else parts.lines(name)
