"""The head from the side: profile, hair, ear and face, in the axes of the bone `head`."""

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtGui import QPainterPath

from corecoach.ui.figure.curves import Points, circle, grown, smooth, strand
from corecoach.ui.figure.palette import Hair
from corecoach.ui.figure.parts import Shape, joined

_PROFILE: Final[Points] = (
    (-0.0300, -0.0360), (-0.0440, -0.0250), (-0.0545, -0.0080), (-0.0600, 0.0120), (-0.0575, 0.0350),
    (-0.0465, 0.0590), (-0.0260, 0.0765), (0.0020, 0.0823), (0.0270, 0.0765), (0.0440, 0.0615),
    (0.0515, 0.0450),
    (0.0530, 0.0310), (0.0505, 0.0195), (0.0548, 0.0085), (0.0632, -0.0015), (0.0640, -0.0062),
    (0.0605, -0.0098),
    (0.0540, -0.0118), (0.0562, -0.0180), (0.0532, -0.0224), (0.0552, -0.0272), (0.0508, -0.0345),
    (0.0540, -0.0440), (0.0515, -0.0532), (0.0425, -0.0572), (0.0220, -0.0510), (0.0040, -0.0400),
    (-0.0120, -0.0370),
)  # fmt: skip
_SHORT: Final[Points] = (
    (0.0488, 0.0522), (0.0450, 0.0645), (0.0295, 0.0785), (0.0040, 0.0850), (-0.0270, 0.0805),
    (-0.0505, 0.0615),
    (-0.0606, 0.0355), (-0.0618, 0.0100), (-0.0570, -0.0120), (-0.0470, -0.0270), (-0.0385, -0.0280),
    (-0.0290, -0.0130), (-0.0220, -0.0010), (-0.0175, 0.0160), (-0.0060, 0.0190), (0.0010, 0.0130),
    (0.0035, 0.0020),
    (0.0095, 0.0050), (0.0125, 0.0210), (0.0200, 0.0370), (0.0330, 0.0440), (0.0430, 0.0465),
)  # fmt: skip
_LONG: Final[Points] = (
    (0.0475, 0.0570), (0.0440, 0.0700), (0.0280, 0.0830), (0.0020, 0.0880), (-0.0280, 0.0820),
    (-0.0520, 0.0620),
    (-0.0620, 0.0350), (-0.0632, 0.0060), (-0.0612, -0.0220), (-0.0555, -0.0450), (-0.0470, -0.0560),
    (-0.0340, -0.0580), (-0.0190, -0.0540), (-0.0050, -0.0420), (0.0010, -0.0230), (0.0030, -0.0020),
    (0.0080, 0.0180),
    (0.0180, 0.0360), (0.0310, 0.0470), (0.0410, 0.0510),
)  # fmt: skip
_BUN: Final[Points] = (
    (0.0470, 0.0570), (0.0440, 0.0680), (0.0280, 0.0795), (0.0030, 0.0850), (-0.0270, 0.0790),
    (-0.0500, 0.0600),
    (-0.0605, 0.0350), (-0.0618, 0.0100), (-0.0560, -0.0130), (-0.0440, -0.0240), (-0.0330, -0.0180),
    (-0.0210, -0.0010), (-0.0160, 0.0180), (0.0000, 0.0230), (0.0120, 0.0260), (0.0200, 0.0380),
    (0.0310, 0.0470),
    (0.0410, 0.0520),
)  # fmt: skip
_EAR: Final[Points] = (
    (-0.0035, 0.0120), (-0.0080, 0.0150), (-0.0140, 0.0130), (-0.0160, 0.0060), (-0.0140, -0.0030),
    (-0.0090, -0.0110), (-0.0045, -0.0100), (-0.0030, -0.0020),
)  # fmt: skip
_FACE_LINES: Final[tuple[Points, ...]] = (
    ((0.0310, 0.0235), (0.0380, 0.0272), (0.0465, 0.0258)),
    ((0.0535, -0.0223), (0.0465, -0.0238), (0.0400, -0.0212), (0.0378, -0.0185)),
    ((0.0560, -0.0105), (0.0530, -0.0085), (0.0525, -0.0050)),
)
_JAW: Final[Points] = ((-0.0040, -0.0140), (0.0010, -0.0290), (0.0120, -0.0420), (0.0270, -0.0520))

_PATHS: Final[dict[str, Callable[[], QPainterPath]]] = {
    "head": lambda: smooth(_PROFILE),
    "ear": lambda: smooth(_EAR),
    "short": lambda: smooth(_SHORT, frozenset((0, 10, 16))),
    "long": lambda: smooth(_LONG, frozenset((0,))),
    "bun": lambda: joined(smooth(_BUN, frozenset((0,))), circle(-0.0250, 0.0850, 0.0195)),
}


@cache
def head_shape(name: str, line: float) -> Shape:
    """A part of the head with its outline grown by `line` (H). Raises KeyError for an unknown name."""
    path = _PATHS[name]()
    return Shape(path, grown(path, line))


@cache
def face_lines() -> QPainterPath:
    """Brow, mouth and nostril."""
    return joined(*(strand(points) for points in _FACE_LINES))


@cache
def jaw_line() -> QPainterPath:
    """From the ear to the chin."""
    return strand(_JAW)


@cache
def eye() -> QPainterPath:
    """The eye, a little higher than wide."""
    return circle(0.0405, 0.0135, 0.0028, 1.35)


def covers_ear(hair: Hair) -> bool:
    """Whether the hair hides the ear."""
    return hair == "long"
