"""The rigid parts of the body from the front, in the axes of their bones: away from the midline, up (H).

They are those of the person's left; the right ones are mirrored.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtGui import QPainterPath, QTransform

from corecoach.figure.body import FOREARM, SHANK, THIGH, UPPER_ARM
from corecoach.ui.figure.curves import Points, circle, grown, smooth, strand
from corecoach.ui.figure.shapes import Rows, Shape, between, joined, limb, shade

_THIGH: Final[Rows] = (
    (0, 0.0445, 0.0440), (0.15, 0.0500, 0.0480), (0.3, 0.0505, 0.0480), (0.6, 0.0440, 0.0420), (0.85, 0.0350, 0.0345), (1, 0.0325, 0.0320),
)  # fmt: skip
_SHIN: Final[Rows] = (
    (0, 0.0325, 0.0320), (0.12, 0.0322, 0.0322), (0.32, 0.0362, 0.0350), (0.6, 0.0285, 0.0275), (0.85, 0.0208, 0.0202),
    (1, 0.0200, 0.0195),
)  # fmt: skip
_UPPER_ARM: Final[Rows] = (
    (0, 0.0345, 0.0335), (0.25, 0.0350, 0.0320), (0.5, 0.0315, 0.0295), (0.8, 0.0258, 0.0255), (1, 0.0240, 0.0240),
)  # fmt: skip
_FOREARM: Final[Rows] = (
    (0, 0.0240, 0.0240), (0.2, 0.0278, 0.0262), (0.5, 0.0235, 0.0225), (0.8, 0.0178, 0.0172), (1, 0.0162, 0.0162),
)  # fmt: skip
SHORTS_END: Final = 0.62
SLEEVE_END: Final = 0.58
_LOOSE = 0.004
_HEM = 0.05

_FOOT: Final[Points] = (
    (0.0190, 0.008), (0.0215, -0.010), (0.0300, -0.0235), (0.0335, -0.0325), (0.0275, -0.0388), (0.0120, -0.0392),
    (-0.0060, -0.0392), (-0.0210, -0.0388), (-0.0268, -0.0335), (-0.0245, -0.0230), (-0.0195, -0.0100), (-0.0188, 0.008),
)  # fmt: skip
# The thumb points away from the midline: a raised hand shows its palm.
_OPEN_HAND: Final[Points] = (
    (0.0160, -0.001), (0.0190, -0.012), (0.0275, -0.024), (0.0350, -0.040), (0.0385, -0.0530), (0.0355, -0.0590),
    (0.0305, -0.0560), (0.0262, -0.0470), (0.0222, -0.0420), (0.0220, -0.056), (0.0208, -0.078), (0.0175, -0.0940),
    (0.0110, -0.1035), (0.0020, -0.1078), (-0.0075, -0.1045), (-0.0145, -0.0945), (-0.0190, -0.078),
    (-0.0222, -0.058), (-0.0218, -0.038), (-0.0190, -0.016), (-0.0160, -0.001),
)  # fmt: skip
_FIST: Final[Points] = (
    (0.0160, -0.001), (0.0195, -0.012), (0.0245, -0.026), (0.0255, -0.044), (0.0205, -0.0575), (0.0080, -0.0620),
    (-0.0070, -0.0615), (-0.0185, -0.0560), (-0.0230, -0.0430), (-0.0220, -0.026), (-0.0185, -0.012), (-0.0160, -0.001),
)  # fmt: skip
_LINES: Final[dict[str, tuple[Points, ...]]] = {
    "hand_open": (
        ((0.0112, -0.060), (0.0112, -0.080), (0.0098, -0.099)),
        ((0.0008, -0.058), (0.0008, -0.080), (0.0006, -0.1020)),
        ((-0.0102, -0.060), (-0.0100, -0.078), (-0.0085, -0.097)),
    ),
    "hand_fist": (
        ((0.0118, -0.0605), (0.0112, -0.0500), (0.0110, -0.0400)),
        ((0.0008, -0.0618), (0.0006, -0.0510), (0.0006, -0.0400)),
        ((-0.0108, -0.0600), (-0.0106, -0.0500), (-0.0104, -0.0410)),
    ),
    "foot": (
        ((0.0185, -0.0385), (0.0195, -0.0345), (0.0190, -0.0310)),
        ((0.0105, -0.0388), (0.0110, -0.0345), (0.0108, -0.0305)),
        ((0.0030, -0.0388), (0.0030, -0.0340), (0.0028, -0.0295)),
        ((-0.0065, -0.0388), (-0.0075, -0.0335), (-0.0075, -0.0280)),
    ),
    "knee": (((0.0150, -0.0140), (0.0060, -0.0200), (-0.0060, -0.0200), (-0.0150, -0.0140)),),
    "inseam": (((-0.0525, -0.055), (-0.0505, -0.090), (-0.0455, -0.150)),),
}

_PATHS: Final[dict[str, Callable[[], QPainterPath]]] = {
    "thigh": lambda: joined(limb(THIGH, _THIGH), circle(0, -THIGH, 0.0322)),
    "shin": lambda: joined(limb(SHANK, _SHIN), circle(0, -SHANK, 0.0196)),
    "foot": lambda: smooth(_FOOT, frozenset((0, len(_FOOT) - 1))),
    "uarm": lambda: joined(limb(UPPER_ARM, _UPPER_ARM), circle(0, -UPPER_ARM, 0.0239)),
    "farm": lambda: joined(limb(FOREARM, _FOREARM), circle(0, -FOREARM, 0.0161)),
    "hand_open": lambda: smooth(_OPEN_HAND, frozenset((0, len(_OPEN_HAND) - 1))),
    "hand_fist": lambda: smooth(_FIST, frozenset((0, len(_FIST) - 1))),
    "sleeve": lambda: joined(
        limb(UPPER_ARM, between(_UPPER_ARM, 0, SLEEVE_END, _LOOSE)), circle(0, 0, 0.0382)
    ),
    "cuff": lambda: limb(UPPER_ARM, between(_UPPER_ARM, SLEEVE_END - _HEM, SLEEVE_END, _LOOSE)),
    "shorts_leg": lambda: joined(
        limb(THIGH, between(_THIGH, 0, SHORTS_END, _LOOSE)), circle(0, 0, 0.0520)
    ),
    "shorts_hem": lambda: limb(THIGH, between(_THIGH, SHORTS_END - _HEM, SHORTS_END, _LOOSE)),
    **{
        f"shade_{name}_{side}": lambda length=length, rows=rows, side=side: shade(length, rows, side == "front")
        for name, length, rows in (
            ("thigh", THIGH, _THIGH), ("shin", SHANK, _SHIN), ("uarm", UPPER_ARM, _UPPER_ARM),
            ("farm", FOREARM, _FOREARM), ("sleeve", UPPER_ARM, between(_UPPER_ARM, 0, SLEEVE_END, _LOOSE)),
            ("shorts", THIGH, between(_THIGH, 0, SHORTS_END, _LOOSE)),
        )
        for side in ("front", "back")
    },
}  # fmt: skip


def _mirrored(path: QPainterPath) -> QPainterPath:
    """The other side's, which turns the same way."""
    return QTransform(-1, 0, 0, 1, 0, 0).map(path).toReversed()


@cache
def front_path(name: str, right: bool) -> QPainterPath:
    """A part's outline, in the axes of its bone. Raises KeyError for an unknown name."""
    path = _PATHS[name]()
    return _mirrored(path) if right else path


@cache
def front_shape(name: str, right: bool, line: float) -> Shape:
    """A part with its outline grown by `line` (H)."""
    path = front_path(name, right)
    return Shape(path, grown(path, line))


@cache
def front_lines(name: str, right: bool) -> QPainterPath:
    """The thin lines of a part: fingers, toes, kneecap, the inner seam of the shorts."""
    path = joined(*(strand(points) for points in _LINES[name]))
    return QTransform(-1, 0, 0, 1, 0, 0).map(path) if right else path
