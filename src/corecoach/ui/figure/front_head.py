"""The head from the front, in the axes of the bone `head`, turned to either side.

It is a solid: places on it have a height, how far they are to the person's left, and how far in front (H).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import cos, hypot, sin
from typing import Final, NamedTuple, TypeVar

from PySide6.QtGui import QPainterPath

from corecoach.figure.rig import DEG
from corecoach.ui.figure.curves import Point, circle, grown, smooth, strand
from corecoach.ui.figure.parts import Shape, joined


class Ring(NamedTuple):
    """A level slice of the head: its height, half its width, and where it begins behind and ends in front."""

    up: float
    half: float
    behind: float
    front: float


class Spot(NamedTuple):
    """A place: to the person's left, up, in front."""

    left: float
    up: float
    front: float


_Place = TypeVar("_Place", Ring, Spot)


class Hair(NamedTuple):
    """Around it from below to above, and the hairline from the person's right to the left, whose ends hang
    down before the ears; or, of the nape, behind one."""

    rings: tuple[Ring, ...]
    hairline: tuple[Spot, ...]


_SKIN: Final = (
    Ring(-0.0575, 0.0, 0.0300, 0.0420), Ring(-0.0540, 0.0150, 0.0220, 0.0525),
    Ring(-0.0400, 0.0290, -0.0080, 0.0530), Ring(-0.0180, 0.0390, -0.0460, 0.0550),
    Ring(0.0100, 0.0435, -0.0590, 0.0530), Ring(0.0400, 0.0430, -0.0560, 0.0525),
    Ring(0.0660, 0.0340, -0.0400, 0.0390), Ring(0.0790, 0.0180, -0.0190, 0.0180),
    Ring(0.0823, 0.0, 0.0, 0.0),
)  # fmt: skip
_NOSE: Final = (
    Spot(0.0, 0.0180, 0.0490), Spot(0.0, 0.0030, 0.0585), Spot(0.0, -0.0045, 0.0650),
    Spot(0.0, -0.0095, 0.0625), Spot(0.0, -0.0125, 0.0520), Spot(0.0, 0.0, 0.0400),
)  # fmt: skip
_EAR: Final = (
    Spot(0.0410, 0.0130, -0.0035), Spot(0.0465, 0.0160, -0.0085), Spot(0.0500, 0.0110, -0.0145),
    Spot(0.0490, 0.0010, -0.0155), Spot(0.0450, -0.0080, -0.0095), Spot(0.0405, -0.0090, -0.0040),
)  # fmt: skip
_SHORT: Final = Hair(
    (Ring(0.0120, 0.0460, -0.0618, 0.0500), Ring(0.0400, 0.0475, -0.0608, 0.0520),
     Ring(0.0690, 0.0390, -0.0425, 0.0400), Ring(0.0840, 0.0210, -0.0150, 0.0130),
     Ring(0.0872, 0.0, 0.0, 0.0)),
    (Spot(-0.0410, 0.0080, 0.0065), Spot(-0.0385, 0.0300, 0.0185), Spot(-0.0330, 0.0460, 0.0340),
     Spot(-0.0150, 0.0510, 0.0460), Spot(0.0080, 0.0500, 0.0480), Spot(0.0250, 0.0550, 0.0410),
     Spot(0.0350, 0.0440, 0.0320), Spot(0.0388, 0.0300, 0.0180), Spot(0.0410, 0.0080, 0.0065)),
)  # fmt: skip
_LONG: Final = Hair(
    (Ring(-0.0470, 0.0470, -0.0555, 0.0), Ring(-0.0250, 0.0550, -0.0610, 0.0100),
     Ring(0.0200, 0.0540, -0.0630, 0.0450), Ring(0.0560, 0.0480, -0.0550, 0.0480),
     Ring(0.0830, 0.0300, -0.0270, 0.0270), Ring(0.0895, 0.0, 0.0, 0.0)),
    (Spot(-0.0300, -0.0440, 0.0120), Spot(-0.0360, -0.0150, 0.0140), Spot(-0.0385, 0.0200, 0.0170),
     Spot(-0.0310, 0.0470, 0.0330), Spot(-0.0100, 0.0610, 0.0420), Spot(0.0060, 0.0570, 0.0430),
     Spot(0.0280, 0.0470, 0.0360), Spot(0.0385, 0.0200, 0.0170), Spot(0.0360, -0.0150, 0.0140),
     Spot(0.0300, -0.0440, 0.0120)),
)  # fmt: skip
_BUN: Final = Hair(
    (Ring(0.0160, 0.0455, -0.0615, 0.0500), Ring(0.0420, 0.0465, -0.0595, 0.0510),
     Ring(0.0680, 0.0380, -0.0430, 0.0400), Ring(0.0815, 0.0200, -0.0200, 0.0180),
     Ring(0.0850, 0.0, 0.0, 0.0)),
    (Spot(-0.0405, 0.0120, 0.0020), Spot(-0.0375, 0.0360, 0.0200), Spot(-0.0220, 0.0560, 0.0400),
     Spot(0.0, 0.0600, 0.0450), Spot(0.0220, 0.0560, 0.0400), Spot(0.0375, 0.0360, 0.0200),
     Spot(0.0405, 0.0120, 0.0020)),
)  # fmt: skip
# On the left, below what the others cover.
_NAPE: Final = Hair(
    (Ring(-0.0290, 0.0180, -0.0490, -0.0200), Ring(-0.0120, 0.0360, -0.0590, 0.0300),
     Ring(0.0120, 0.0460, -0.0618, 0.0500), Ring(0.0250, 0.0468, -0.0615, 0.0510)),
    (Spot(0.0400, 0.0180, -0.0080), Spot(0.0410, 0.0000, -0.0180), Spot(0.0370, -0.0140, -0.0280),
     Spot(0.0280, -0.0290, -0.0370)),
)  # fmt: skip
_KNOT: Final = Spot(0.0, 0.0920, -0.0220)
_BROW: Final = (Spot(0.0100, 0.0255, 0.0505), Spot(0.0165, 0.0285, 0.0490), Spot(0.0240, 0.0258, 0.0445))
_EYE: Final = Spot(0.0168, 0.0140, 0.0455)
_NOSE_LINE: Final = (
    Spot(0.0020, 0.0100, 0.0490), Spot(0.0050, -0.0060, 0.0570), Spot(0.0020, -0.0100, 0.0560),
    Spot(-0.0030, -0.0095, 0.0530),
)  # fmt: skip
_MOUTH: Final = (
    Spot(-0.0140, -0.0245, 0.0460), Spot(-0.0060, -0.0300, 0.0520), Spot(0.0060, -0.0300, 0.0520),
    Spot(0.0140, -0.0245, 0.0460),
)  # fmt: skip


def _across(spot: Spot, face_deg: int) -> Point:
    """Where a place is seen once the face has turned to the person's left by so much."""
    return spot.left * cos(face_deg * DEG) + spot.front * sin(face_deg * DEG), spot.up


def _seen(spot: Spot, face_deg: int) -> float:
    """How far in front of the edge of the head a place has come; negative when it cannot be seen."""
    return spot.front * cos(face_deg * DEG) - spot.left * sin(face_deg * DEG)


def _mirrored(spots: Sequence[Spot]) -> list[Spot]:
    return [spot._replace(left=-spot.left) for spot in spots]


def _edge(ring: Ring, face_deg: int, side: int) -> Point:
    """The left (1) or right (-1) edge of a slice, an ellipse, seen from the front."""
    c, s = cos(face_deg * DEG), sin(face_deg * DEG)
    middle, deep = (ring.front + ring.behind) / 2, (ring.front - ring.behind) / 2
    return middle * s + side * hypot(ring.half * c, deep * s), ring.up


def _edges(rings: Sequence[Ring], face_deg: int) -> list[Point]:
    """Around all slices: up on the left, down on the right."""
    left = [_edge(ring, face_deg, 1) for ring in rings]
    right = [_edge(ring, face_deg, -1) for ring in reversed(rings) if ring.half]
    return left + right


def _ring_at(rings: Sequence[Ring], up: float) -> Ring:
    """The slice at a height between the lowest and the highest."""
    for low, high in pairwise(rings):
        if up <= high.up:
            return _mixed(low, high, max(0.0, (up - low.up) / (high.up - low.up)))
    return rings[-1]


def _visible(line: Sequence[Spot], face_deg: int) -> Iterator[Spot]:
    """The part of a line that is seen, up to where it goes behind the edge."""
    for a, b in pairwise(line):
        here, there = _seen(a, face_deg), _seen(b, face_deg)
        if here >= 0:
            yield a
        if here * there < 0:
            yield _mixed(a, b, here / (here - there))
    if _seen(line[-1], face_deg) >= 0:
        yield line[-1]


def _mixed(a: _Place, b: _Place, way: float) -> _Place:
    return type(a)(*(x + way * (y - x) for x, y in zip(a, b, strict=True)))


def _hair(hair: Hair, face_deg: int) -> QPainterPath:
    """From the right end of the hairline to the left, up around, and down; an end that goes behind the
    head meets its edge there."""
    line = list(_visible(hair.hairline, face_deg))
    inner = [_across(spot, face_deg) for spot in line]
    around: dict[int, list[Point]] = {}
    for side, end in ((-1, 0), (1, -1)):
        low = -1.0
        if line[end] != hair.hairline[end]:
            low = line[end].up
            inner[end] = _edge(_ring_at(hair.rings, low), face_deg, side)
        around[side] = [_edge(ring, face_deg, side) for ring in hair.rings if ring.up > low]
    return smooth([*inner, *around[1], *around[-1][-2::-1]], frozenset((0, len(inner) - 1)))


def _nape(face_deg: int) -> QPainterPath:
    """Behind the ear that a turn shows."""
    side, border = (1, list(_NAPE.hairline)) if face_deg < 0 else (-1, _mirrored(_NAPE.hairline))
    edge = [_edge(ring, face_deg, side) for ring in _NAPE.rings]
    points = [*(_across(spot, face_deg) for spot in border), *edge]
    return smooth(points, frozenset((0, len(points) - 1)))


def _knot(face_deg: int) -> QPainterPath:
    return circle(*_across(_KNOT, face_deg), 0.0200)


_PATHS: Final[dict[str, Callable[[int], QPainterPath]]] = {
    "head": lambda face: joined(
        smooth(_edges(_SKIN, face)), *([smooth([_across(s, face) for s in _NOSE])] if face else [])
    ),
    "ear_l": lambda face: smooth([_across(spot, face) for spot in _EAR]),
    "ear_r": lambda face: smooth([_across(spot, face) for spot in _mirrored(_EAR)]),
    "nape": _nape,
    "short": lambda face: _hair(_SHORT, face),
    "long": lambda face: _hair(_LONG, face),
    "bun": lambda face: joined(_hair(_BUN, face), _knot(face)),
}


@cache
def front_head(name: str, line: float, face_deg: int = 0) -> Shape:
    """A part of the head with its outline grown by `line` (H), when the face has turned by so much to the
    person's left. Raises KeyError for an unknown name."""
    path = _PATHS[name](face_deg)
    return Shape(path, grown(path, line))


@cache
def front_face(face_deg: int = 0) -> QPainterPath:
    """Brows, nose and mouth."""
    lines = (_BROW, _mirrored(_BROW), _NOSE_LINE, _MOUTH)
    return joined(*(strand([_across(spot, face_deg) for spot in line]) for line in lines))


@cache
def front_eyes(face_deg: int = 0) -> QPainterPath:
    """Both eyes, narrower where they look aside."""
    return joined(*(_eye(eye, face_deg) for eye in (_EYE, *_mirrored([_EYE]))))


def _eye(eye: Spot, face_deg: int) -> QPainterPath:
    narrow = _seen(eye, face_deg) / _seen(eye, 0)
    return circle(*_across(eye, face_deg), 0.0027 * narrow, 1.3 / narrow)
