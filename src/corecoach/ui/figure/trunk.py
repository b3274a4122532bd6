"""The parts from the side that change with every pose: trunk, neck, hips and seat, in the world (H)."""

from typing import Final

from PySide6.QtGui import QPainterPath

from corecoach.figure.body import TRUNK_DEPTHS
from corecoach.figure.rig import Frames
from corecoach.ui.figure.curves import Point, area, capsule, offset, smooth
from corecoach.ui.figure.parts import Shape

# On a bone: forward, up.
On = tuple[str, float, float]

_NODES: Final = tuple(TRUNK_DEPTHS)
_BACK: Final[tuple[On, ...]] = tuple((node, -back, 0.0) for node, (back, _f) in TRUNK_DEPTHS.items())
_CHEST: Final[tuple[On, ...]] = tuple(
    (node, front, 0.0)
    for node, (_b, front) in reversed(TRUNK_DEPTHS.items())
    if node not in ("neck0", "tho5")
)
TRUNK: Final[tuple[On, ...]] = (
    ("pelvis", -0.066, 0.020), *_BACK[:-1], ("neck0", -0.0325, 0.0020), ("tho5", 0.0080, 0.0150),
    ("tho5", 0.0560, -0.0030), *_CHEST, ("pelvis", 0.0560, 0.0250), ("pelvis", 0.0300, -0.0200),
    ("pelvis", -0.0400, -0.0200),
)  # fmt: skip
_TRUNK_CORNERS: Final = frozenset((len(_BACK), len(_BACK) + 2))
NECK: Final[tuple[On, ...]] = (
    ("tho5", -0.0300, 0.0050), ("neck0", -0.0310, 0.0), ("neck1", -0.0290, 0.0), ("neck2", -0.0285, 0.0),
    ("head", -0.0400, -0.0080), ("head", -0.0200, 0.0200), ("head", 0.0200, -0.0250),
    ("head", 0.0190, -0.0490),
    ("neck2", 0.0265, -0.0060), ("neck1", 0.0285, -0.0040), ("neck0", 0.0345, -0.0040),
    ("tho5", 0.0570, -0.0060),
    ("tho5", 0.0100, -0.0200),
)  # fmt: skip
# Over the outline between neck and skull, so that both are one.
_NAPE: Final[tuple[On, ...]] = (
    ("neck1", -0.0270, 0.0), ("neck2", -0.0278, 0.0), ("head", -0.0375, -0.0080), ("head", -0.0120, -0.0200),
    ("head", 0.0100, -0.0350), ("head", 0.0150, -0.0465), ("neck2", 0.0, -0.0080), ("neck1", -0.0040, 0.0),
)  # fmt: skip
HIPS: Final[tuple[On, ...]] = (
    ("lum1", -0.0485, 0.0), ("pelvis", -0.0690, 0.0420), ("pelvis", -0.0775, 0.0100),
    ("pelvis", -0.0735, -0.0250),
    ("pelvis", -0.0560, -0.0490), ("pelvis", -0.0180, -0.0640), ("pelvis", 0.0200, -0.0540),
    ("pelvis", 0.0500, -0.0300),
    ("pelvis", 0.0600, 0.0000), ("pelvis", 0.0605, 0.0350), ("lum1", 0.0730, 0.0),
)  # fmt: skip
_BAND_DEPTH: Final = 0.42


def points_of(frames: Frames, places: tuple[On, ...]) -> list[Point]:
    """Places on bones, in the world."""
    return [frames[bone].point(forward, up) for bone, forward, up in places]


def outlined(points: list[Point], corners: frozenset[int], line: float) -> Shape:
    """A closed curve through points, with its outline; cheaper than to grow the curve."""
    path = smooth(points, corners)
    if area(points) < 0:
        last = len(points) - 1
        points, corners = points[::-1], frozenset(last - n for n in corners)
    return Shape(path, smooth(offset(points, line), corners))


def trunk(frames: Frames, line: float) -> Shape:
    """The shirt without sleeves."""
    return outlined(points_of(frames, TRUNK), _TRUNK_CORNERS, line)


def neck(frames: Frames, line: float) -> Shape:
    """From the collar into the head."""
    return outlined(points_of(frames, NECK), frozenset(), line)


def nape(frames: Frames) -> QPainterPath:
    """Where the neck runs into the head."""
    return smooth(points_of(frames, _NAPE))


def hips(frames: Frames, line: float) -> Shape:
    """The shorts around the pelvis."""
    return outlined(points_of(frames, HIPS), frozenset((0, len(HIPS) - 1)), line)


def seat(frames: Frames, side: str, line: float) -> Shape:
    """What joins the pelvis to the back of a thigh, round at any angle of the hip."""
    pelvis, thigh = frames["pelvis"], frames[f"thigh_{side}"]
    a, b = pelvis.point(-0.018, -0.012), thigh.point(-0.002, -0.070)
    return Shape(capsule(a, 0.053, b, 0.0525), capsule(a, 0.053 + line, b, 0.0525 + line))


def band(frames: Frames) -> QPainterPath:
    """The waistband of the shorts."""
    places = points_of(frames, HIPS)
    back, front = places[0], places[-1]
    low_back, low_front = _towards(back, places[1]), _towards(front, places[-2])
    return smooth([back, low_back, low_front, front], frozenset(range(4)))


def _towards(a: Point, b: Point) -> Point:
    return a[0] + (b[0] - a[0]) * _BAND_DEPTH, a[1] + (b[1] - a[1]) * _BAND_DEPTH


def shadow(frames: Frames, front: bool) -> QPainterPath:
    """The side of the trunk away from the light."""
    edge, inner = [], []
    for node, (back, ahead) in TRUNK_DEPTHS.items():
        if node != "neck0":
            depth = ahead if front else -back
            edge.append(frames[node].point(depth, 0.0))
            inner.append(frames[node].point(depth * (0.42 if node != "tho5" else 0.9), 0.0))
    count = len(edge)
    return smooth(edge + inner[::-1], frozenset((0, count - 1, count, 2 * count - 1)))
