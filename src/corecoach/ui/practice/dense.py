"""The clinician's sizes: the same look with smaller type and controls 40 px high."""

from typing import Any

from PySide6.QtGui import QFont

from corecoach.ui.look import Look

# Sizes of type in pixels at 100 %.
_PX = {"body": 16, "label": 16, "lead": 18, "title-s": 18, "small": 15, "title-m": 24}
_HEIGHT = 40


class DenseLook(Look):
    """A Look whose widgets are as dense as those of the clinician's pages."""

    def font(self, token: str, size_px: float | None = None) -> QFont:
        """See Look.font."""
        if size_px is None and token in _PX:
            size_px = _PX[token] * self.scale
        return super().font(token, size_px)

    def control_px(self, base: float, line: float = 26) -> int:
        """40 px where a patient's control has 48; what is higher stays in proportion."""
        least = _HEIGHT if base <= 48 else base * 0.84
        return max(round(least), round(min(line, 19) * self.scale) + 18)

    def _like(self, **changes: Any) -> "DenseLook":
        return DenseLook(self.assets, **(self._choices() | changes))


def dense(look: Look) -> DenseLook:
    """This look in the clinician's sizes."""
    if isinstance(look, DenseLook):
        return look
    return DenseLook(
        look.assets, dark=look.dark, scale=look.scale, still=look.still, width=look.width, body=look.body
    )
