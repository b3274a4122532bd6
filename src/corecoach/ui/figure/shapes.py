"""The rigid parts of the body, each in the axes of its bone: forward, up (H). A limb hangs down from its joint."""

from collections.abc import Callable
from functools import cache
from math import pi, sin
from typing import Final, NamedTuple

from PySide6.QtGui import QPainterPath

from corecoach.figure.body import FOREARM, SHANK, THIGH, UPPER_ARM
from corecoach.ui.figure.curves import Point, Points, circle, grown, smooth

# How far along the bone (0 to 1), and half widths in front and behind.
Rows = tuple[tuple[float, float, float], ...]

THIGH_ROWS: Final[Rows] = (
    (0, 0.0545, 0.0400), (0.15, 0.0548, 0.0500), (0.3, 0.054, 0.0515), (0.55, 0.047, 0.0445),
    (0.8, 0.0385, 0.0372), (1, 0.035, 0.034),
)  # fmt: skip
SHIN_ROWS: Final[Rows] = (
    (0, 0.035, 0.034), (0.1, 0.0332, 0.0368), (0.28, 0.030, 0.042), (0.5, 0.0262, 0.0375),
    (0.75, 0.0212, 0.0262), (1, 0.0195, 0.0215),
)  # fmt: skip
UPPER_ARM_ROWS: Final[Rows] = (
    (0, 0.0335, 0.0335), (0.25, 0.0328, 0.0315), (0.5, 0.0300, 0.0290), (0.75, 0.0258, 0.0262),
    (1, 0.0235, 0.0235),
)  # fmt: skip
FOREARM_ROWS: Final[Rows] = (
    (0, 0.0235, 0.0235), (0.18, 0.0268, 0.0258), (0.45, 0.0236, 0.0232), (0.75, 0.0182, 0.0178),
    (1, 0.016, 0.0158),
)  # fmt: skip

SHORTS_END: Final = 0.62
SLEEVE_END: Final = 0.56
_SHORTS_LOOSE = 0.0035
_SLEEVE_LOOSE = 0.004
_HEM = 0.05


class Shape(NamedTuple):
    """A part: its outline, and the same grown by the width of the line around it."""

    path: QPainterPath
    grown: QPainterPath


def at(rows: Rows, s: float) -> tuple[float, float]:
    """Half widths in front and behind at a place along the bone."""
    for (a, front_a, back_a), (b, front_b, back_b) in zip(rows, rows[1:], strict=False):
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


FOOT: Final[Points] = (
    (0.0205, 0.004), (0.031, -0.0055), (0.048, -0.0125), (0.066, -0.0172), (0.080, -0.0205),
    (0.0835, -0.028), (0.080, -0.0380), (0.071, -0.0390), (0.052, -0.0365), (0.030, -0.0352),
    (0.006, -0.0372), (-0.0255, -0.0390), (-0.0415, -0.0332), (-0.0494, -0.018), (-0.0450, -0.003),
    (-0.0330, 0.0070), (-0.0212, 0.0150),
)  # fmt: skip
TOES: Final[Points] = (
    (-0.008, 0.0095), (0.004, 0.0100), (0.0145, 0.0078), (0.0232, 0.0052), (0.0275, -0.0010), (0.0250, -0.0075),
    (0.0165, -0.0095), (0.002, -0.0098), (-0.010, -0.0095), (-0.0125, 0.000),
)  # fmt: skip

OPEN_HAND: Final[Points] = (
    (0.0160, -0.001), (0.0185, -0.010), (0.0265, -0.022), (0.0330, -0.036), (0.0372, -0.050), (0.0352, -0.0565),
    (0.0302, -0.0545), (0.0262, -0.046), (0.0222, -0.0405), (0.0212, -0.052), (0.0200, -0.074),
    (0.0170, -0.0935), (0.0105, -0.1035), (0.0020, -0.1075), (-0.0065, -0.1045), (-0.0130, -0.0955),
    (-0.0175, -0.079), (-0.0205, -0.060), (-0.0208, -0.040), (-0.0190, -0.018), (-0.0160, -0.001),
)  # fmt: skip
FLAT_HAND: Final[Points] = (
    (0.0160, -0.001), (0.0152, -0.014), (0.0140, -0.034), (0.0122, -0.050), (0.0098, -0.066), (0.0072, -0.082),
    (0.0042, -0.096), (-0.0005, -0.1045), (-0.0062, -0.1048), (-0.0088, -0.0975), (-0.0094, -0.084),
    (-0.0112, -0.070), (-0.0150, -0.056), (-0.0162, -0.036), (-0.0160, -0.014), (-0.0160, -0.001),
)  # fmt: skip
FIST: Final[Points] = (
    (0.0160, -0.001), (0.0190, -0.010), (0.0242, -0.024), (0.0268, -0.040), (0.0238, -0.0545), (0.0140, -0.0622),
    (0.0020, -0.0625), (-0.0100, -0.0580), (-0.0172, -0.0465), (-0.0182, -0.030), (-0.0164, -0.012),
    (-0.0160, -0.001),
)  # fmt: skip

# Lines that show fingers and toes, as points of strands.
LINES: Final[dict[str, tuple[Points, ...]]] = {
    "hand_open": (
        ((0.0110, -0.060), (0.0108, -0.080), (0.0092, -0.098)),
        ((0.0010, -0.058), (0.0008, -0.080), (0.0005, -0.1015)),
        ((-0.0095, -0.058), (-0.0090, -0.076), (-0.0072, -0.096)),
    ),
    "hand_flat": (
        ((0.0010, -0.0200), (-0.0010, -0.0360), (-0.0036, -0.0500), (-0.0064, -0.0610), (-0.0098, -0.0650),
         (-0.0132, -0.0625)),
        ((0.0060, -0.056), (0.0030, -0.078), (-0.0015, -0.097)),
        ((0.0000, -0.062), (-0.0028, -0.080), (-0.0055, -0.096)),
    ),
    "hand_fist": (
        ((0.0150, -0.0605), (0.0135, -0.0530), (0.0125, -0.0475)),
        ((0.0035, -0.0622), (0.0025, -0.0550), (0.0025, -0.0500)),
        ((-0.0075, -0.0590), (-0.0080, -0.0530), (-0.0075, -0.0480)),
        ((-0.0150, -0.0260), (-0.0040, -0.0245), (0.0080, -0.0300), (0.0135, -0.0370), (0.0105, -0.0425),
         (0.0020, -0.0410), (-0.0080, -0.0370)),
    ),
    "toes": (
        ((0.0262, 0.0030), (0.0225, 0.0006), (0.0180, 0.0004)),
        ((0.0272, -0.0030), (0.0235, -0.0048), (0.0195, -0.0046)),
    ),
}


def _hem(length: float, rows: Rows, end: float, loose: float) -> QPainterPath:
    return limb(length, between(rows, end - _HEM, end, loose))


def _toe_shape() -> QPainterPath:
    return joined(smooth(TOES), circle(-0.002, 0.0005, 0.0110))


_PATHS: Final[dict[str, Callable[[], QPainterPath]]] = {
    "thigh": lambda: joined(limb(THIGH, THIGH_ROWS), circle(0, -THIGH, 0.0345)),
    "shin": lambda: joined(limb(SHANK, SHIN_ROWS), circle(0, -SHANK, 0.0205)),
    "foot": lambda: smooth(FOOT, frozenset((0, len(FOOT) - 1))),
    "toes": _toe_shape,
    "uarm": lambda: joined(limb(UPPER_ARM, UPPER_ARM_ROWS), circle(0, -UPPER_ARM, 0.0234)),
    "farm": lambda: joined(limb(FOREARM, FOREARM_ROWS), circle(0, -FOREARM, 0.0161)),
    "hand_open": lambda: smooth(OPEN_HAND, frozenset((0, len(OPEN_HAND) - 1))),
    "hand_flat": lambda: smooth(FLAT_HAND, frozenset((0, len(FLAT_HAND) - 1))),
    "hand_fist": lambda: smooth(FIST, frozenset((0, len(FIST) - 1))),
    "sleeve": lambda: joined(
        limb(UPPER_ARM, between(UPPER_ARM_ROWS, 0, SLEEVE_END, _SLEEVE_LOOSE)), circle(0, 0, 0.0375)
    ),
    "cuff": lambda: _hem(UPPER_ARM, UPPER_ARM_ROWS, SLEEVE_END, _SLEEVE_LOOSE),
    "shorts_leg": lambda: limb(THIGH, between(THIGH_ROWS, 0, SHORTS_END, _SHORTS_LOOSE)),
    "shorts_hem": lambda: _hem(THIGH, THIGH_ROWS, SHORTS_END, _SHORTS_LOOSE),
    "shade_thigh_front": lambda: shade(THIGH, THIGH_ROWS, True),
    "shade_thigh_back": lambda: shade(THIGH, THIGH_ROWS, False),
    "shade_shorts_front": lambda: shade(THIGH, between(THIGH_ROWS, 0, SHORTS_END, _SHORTS_LOOSE), True, 0.3),
    "shade_shorts_back": lambda: shade(THIGH, between(THIGH_ROWS, 0, SHORTS_END, _SHORTS_LOOSE), False, 0.3),
    "shade_shin_front": lambda: shade(SHANK, SHIN_ROWS, True),
    "shade_shin_back": lambda: shade(SHANK, SHIN_ROWS, False),
    "shade_uarm_front": lambda: shade(UPPER_ARM, UPPER_ARM_ROWS, True),
    "shade_uarm_back": lambda: shade(UPPER_ARM, UPPER_ARM_ROWS, False),
    "shade_sleeve_front": lambda: shade(
        UPPER_ARM, between(UPPER_ARM_ROWS, 0, SLEEVE_END, _SLEEVE_LOOSE), True, 0.3
    ),
    "shade_sleeve_back": lambda: shade(
        UPPER_ARM, between(UPPER_ARM_ROWS, 0, SLEEVE_END, _SLEEVE_LOOSE), False, 0.3
    ),
    "shade_farm_front": lambda: shade(FOREARM, FOREARM_ROWS, True),
    "shade_farm_back": lambda: shade(FOREARM, FOREARM_ROWS, False),
}


@cache
def path_of(name: str) -> QPainterPath:
    """A part's outline, in the axes of its bone. Raises KeyError for an unknown name."""
    return _PATHS[name]()


@cache
def shape(name: str, line: float) -> Shape:
    """A part with its outline grown by `line` (H)."""
    path = path_of(name)
    return Shape(path, grown(path, line))
