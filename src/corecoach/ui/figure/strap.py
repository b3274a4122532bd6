"""A strap from the hands to the sole of a foot, from the side: its far half, and its near half."""

from typing import Final

from corecoach.figure.framing import lane
from corecoach.figure.rig import Frames
from corecoach.ui.figure.curves import Point, polygon, strand
from corecoach.ui.figure.ink import Ink
from corecoach.ui.figure.palette import Palette

_WIDTH: Final = 2.6
_SOLE: Final = (0.040, -0.042)
_BAND: Final = ((0.032, -0.0415), (0.049, -0.0415), (0.053, -0.0135), (0.037, -0.0080))
_GRIP: Final = (0.004, -0.040)


class Strap:
    """Paints the strap of a foot (`n` or `f`)."""

    def __init__(self, ink: Ink, palette: Palette, frames: Frames, foot: str) -> None:
        self._ink, self._frames, self.foot = ink, frames, foot
        self._colour = palette.prop["strap"]

    def _at(self, bone: str, place: Point) -> Point:
        x, y = self._frames[bone].point(*place)
        across, up = lane(bone)
        return x + across, y + up

    def half(self, side: str) -> None:
        """From the hand of a side to the sole."""
        line = strand([self._at(f"hand_{side}", _GRIP), self._at(f"foot_{self.foot}", _SOLE)])
        self._ink.lines(line, self._ink.camera.world(), self._colour, _WIDTH)

    def band(self) -> None:
        """Around the foot."""
        points = [self._at(f"foot_{self.foot}", place) for place in _BAND]
        self._ink.fill(polygon(points), self._ink.camera.world(), self._colour)
