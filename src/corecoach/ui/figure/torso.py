"""The parts from the front that change with every pose: torso, neck, hips, in the world (H)."""

from math import cos
from typing import Final

from PySide6.QtGui import QPainterPath

from corecoach.figure.rig import DEG, Frames
from corecoach.ui.figure.curves import Point, capsule, smooth
from corecoach.ui.figure.parts import Shape
from corecoach.ui.figure.trunk import On, outlined, points_of

# Half outlines on the person's left, from below to above; `tho5` and up do not narrow with a twist as much.
_TORSO: Final[tuple[On, ...]] = (
    ("pelvis", 0.0600, 0.0000), ("pelvis", 0.0860, 0.0300), ("lum1", 0.0765, 0.0), ("lum3", 0.0735, 0.0),
    ("tho0", 0.0790, 0.0), ("tho2", 0.0880, 0.0), ("tho4", 0.0960, -0.0060), ("tho5", 0.1040, 0.0240),
    ("tho5", 0.0800, 0.0385), ("neck0", 0.0500, 0.0155), ("neck0", 0.0310, 0.0190),
)  # fmt: skip
_NECK: Final[tuple[On, ...]] = (
    ("tho5", 0.0480, 0.0150), ("neck0", 0.0360, 0.0120), ("neck1", 0.0305, 0.0060), ("neck2", 0.0295, 0.0),
    ("head", 0.0310, -0.0200), ("head", 0.0200, 0.0),
)  # fmt: skip
_HIPS: Final[tuple[On, ...]] = (
    ("pelvis", 0.0500, -0.0620), ("pelvis", 0.1020, -0.0300), ("pelvis", 0.0995, 0.0040),
    ("pelvis", 0.0900, 0.0350),
    ("lum1", 0.0785, 0.0),
)  # fmt: skip
_BAND = 0.40
# How much the shirt turns with the hips; above it turns with the chest.
_WITH_HIPS: Final = {"pelvis": 1.0, "lum1": 0.6, "lum3": 0.3}


def both(frames: Frames, half: tuple[On, ...], narrow: float) -> list[Point]:
    """A half outline, and the other half mirrored; `narrow` is the cosine of the twist."""
    left = [(bone, away * narrow, up) for bone, away, up in half]
    right = [(bone, -away, up) for bone, away, up in reversed(left)]
    return points_of(frames, (*left, *right))


def torso(frames: Frames, chest: float, hips: float, line: float) -> Shape:
    """The shirt without sleeves. `chest` and `hips` are the cosines of their twists."""
    half = tuple((bone, away * width_at(bone, chest, hips), up) for bone, away, up in _TORSO)
    last = len(_TORSO) - 1
    return outlined(both(frames, half, 1.0), frozenset((last, last + 1)), line)


def neck(frames: Frames, line: float) -> Shape:
    """From the collar into the head."""
    return outlined(both(frames, _NECK, 1.0), frozenset((0, 2 * len(_NECK) - 1)), line)


def neckline(frames: Frames) -> QPainterPath:
    """The skin that the collar leaves free."""
    places: tuple[On, ...] = (
        ("neck0", -0.0270, 0.0200), ("tho5", 0.0, -0.0120), ("neck0", 0.0270, 0.0200), ("neck1", 0.0, 0.0100),
    )  # fmt: skip
    return smooth(points_of(frames, places), frozenset(range(4)))


def hips(frames: Frames, narrow: float, line: float) -> Shape:
    """The shorts around the pelvis."""
    last = len(_HIPS) - 1
    return outlined(both(frames, _HIPS, narrow), frozenset((last, last + 1)), line)


def band(frames: Frames, narrow: float) -> QPainterPath:
    """The waistband of the shorts."""
    points = both(frames, _HIPS, narrow)
    last = len(_HIPS) - 1
    a, b = points[last], points[last + 1]
    low = [
        (p[0] + (q[0] - p[0]) * _BAND, p[1] + (q[1] - p[1]) * _BAND)
        for p, q in ((a, points[last - 1]), (b, points[last + 2]))
    ]
    return smooth([low[0], a, b, low[1]], frozenset(range(4)))


def yoke(frames: Frames, side: str, narrow: float) -> QPainterPath:
    """Over the line between sleeve and shirt, so that the shoulder is one."""
    away = narrow if side == "l" else -narrow
    arm = frames[f"uarm_{side}"]
    return capsule(frames["tho5"].point(0.066 * away, 0.0075), 0.0262, (arm.x, arm.y), 0.0262)


def width_at(bone: str, chest: float, hips: float) -> float:
    """By how much the trunk is narrower at a bone, for the cosines of the two twists."""
    return chest + (hips - chest) * _WITH_HIPS.get(bone, 0.0)


def narrowed(twist_deg: float) -> float:
    """By how much a turned body is narrower."""
    return max(0.35, cos(twist_deg * DEG))
