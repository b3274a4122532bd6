"""Where words find room on the chart: on no other words, and on no score, flare or lock if there is a place
without one."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from corecoach.ui.charts.rows import Floats

# Half the width of a score's ring: a word may come no nearer.
_NEAR_PX = 7.0


class Labels:
    """The words placed so far, and what they make way for: scores, the line, and whole fields."""

    def __init__(self, plot: QRectF, x: Floats, y: Floats, fields: Sequence[QRectF] = ()) -> None:
        """`x`, `y`: the scores and the line that are drawn, in pixels; `fields`: flares and locks."""
        self._plot, self._x, self._y, self._fields = plot, x, y, fields
        self._placed: list[QRectF] = []

    def place(self, places: Sequence[QRectF], *, always: bool = False) -> QRectF | None:
        """The first of these places that has room, kept for it. With `always` a place over scores, which are
        painted on top, is better than none, and then one over a field."""
        inside = [place for place in places if self._plot.contains(place) and self._is_free(place)]
        outside = [place for place in inside if not any(map(place.intersects, self._fields))]
        clear = [place for place in outside if not self._hides(place)]
        found = next(iter(clear or ((outside or inside) if always else [])), None)
        if found is not None:
            self._placed.append(found)
        return found

    def _is_free(self, place: QRectF) -> bool:
        return not any(place.intersects(other) for other in self._placed)

    def _hides(self, place: QRectF) -> bool:
        near = place.adjusted(-_NEAR_PX, -_NEAR_PX, _NEAR_PX, _NEAR_PX)
        across = (self._x > near.left()) & (self._x < near.right())
        return bool(np.any(across & (self._y > near.top()) & (self._y < near.bottom())))
