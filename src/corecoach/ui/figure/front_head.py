"""The head from the front, in the axes of the bone `head`."""

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtGui import QPainterPath

from corecoach.ui.figure.curves import Points, circle, grown, smooth, strand
from corecoach.ui.figure.parts import Shape, joined


def _both(right_half: Points) -> list[tuple[float, float]]:
    """A half from below to above, and the other half mirrored."""
    return [*right_half, *((-x, y) for x, y in reversed(right_half) if x)]


_FACE: Final[Points] = (
    (0.0, -0.0575), (0.0150, -0.0540), (0.0290, -0.0400), (0.0390, -0.0180), (0.0435, 0.0100),
    (0.0430, 0.0400),
    (0.0340, 0.0660), (0.0180, 0.0790), (0.0, 0.0823),
)  # fmt: skip
_EAR: Final[Points] = (
    (0.0410, 0.0130), (0.0465, 0.0160), (0.0500, 0.0110), (0.0490, 0.0010), (0.0450, -0.0080),
    (0.0405, -0.0090),
)  # fmt: skip
_SHORT: Final[Points] = (
    (0.0410, 0.0080), (0.0460, 0.0120), (0.0475, 0.0400), (0.0390, 0.0690), (0.0210, 0.0840), (0.0, 0.0872),
    (-0.0210, 0.0840), (-0.0390, 0.0690), (-0.0475, 0.0400), (-0.0460, 0.0120), (-0.0410, 0.0080),
    (-0.0385, 0.0300), (-0.0330, 0.0460), (-0.0150, 0.0510), (0.0080, 0.0500), (0.0250, 0.0550),
    (0.0350, 0.0440),
    (0.0388, 0.0300),
)  # fmt: skip
_LONG: Final[Points] = (
    (0.0300, -0.0440), (0.0470, -0.0470), (0.0550, -0.0250), (0.0540, 0.0200), (0.0480, 0.0560),
    (0.0300, 0.0830),
    (0.0, 0.0895), (-0.0300, 0.0830), (-0.0480, 0.0560), (-0.0540, 0.0200), (-0.0550, -0.0250),
    (-0.0470, -0.0470),
    (-0.0300, -0.0440), (-0.0360, -0.0150), (-0.0385, 0.0200), (-0.0310, 0.0470), (-0.0100, 0.0610),
    (0.0060, 0.0570),
    (0.0280, 0.0470), (0.0385, 0.0200), (0.0360, -0.0150),
)  # fmt: skip
_BUN: Final[Points] = (
    (0.0405, 0.0120), (0.0455, 0.0160), (0.0465, 0.0420), (0.0380, 0.0680), (0.0200, 0.0815), (0.0, 0.0850),
    (-0.0200, 0.0815), (-0.0380, 0.0680), (-0.0465, 0.0420), (-0.0455, 0.0160), (-0.0405, 0.0120),
    (-0.0375, 0.0360), (-0.0220, 0.0560), (0.0, 0.0600), (0.0220, 0.0560), (0.0375, 0.0360),
)  # fmt: skip
_LINES: Final[tuple[Points, ...]] = (
    ((0.0100, 0.0255), (0.0165, 0.0285), (0.0240, 0.0258)),
    ((-0.0100, 0.0255), (-0.0165, 0.0285), (-0.0240, 0.0258)),
    ((0.0020, 0.0100), (0.0050, -0.0060), (0.0020, -0.0100), (-0.0030, -0.0095)),
    ((-0.0140, -0.0245), (-0.0060, -0.0300), (0.0060, -0.0300), (0.0140, -0.0245)),
)  # fmt: skip

_PATHS: Final[dict[str, Callable[[], QPainterPath]]] = {
    "head": lambda: smooth(_both(_FACE)),
    "ears": lambda: joined(smooth(_EAR), smooth([(-x, y) for x, y in _EAR])),
    "short": lambda: smooth(_SHORT, frozenset((0, 10))),
    "long": lambda: smooth(_LONG, frozenset((0, 12))),
    "bun": lambda: joined(smooth(_BUN, frozenset((0, 10))), circle(0, 0.0920, 0.0200)),
}


@cache
def front_head(name: str, line: float) -> Shape:
    """A part of the head with its outline grown by `line` (H). Raises KeyError for an unknown name."""
    path = _PATHS[name]()
    return Shape(path, grown(path, line))


@cache
def front_face() -> QPainterPath:
    """Brows, nose and mouth."""
    return joined(*(strand(points) for points in _LINES))


@cache
def front_eyes() -> QPainterPath:
    """Both eyes."""
    return joined(circle(0.0168, 0.0140, 0.0027, 1.3), circle(-0.0168, 0.0140, 0.0027, 1.3))
