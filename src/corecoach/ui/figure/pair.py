"""Start and held pose side by side, for who wants less movement; a border is around the one for now."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from corecoach.figure.motion import Motion
from corecoach.figure.spot import Spot
from corecoach.ui.figure.accent import arrow_at, muscle_at
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look
from corecoach.ui.names import moment_words

_BORDER_PX: Final = 3


def moment_now(spot: Spot) -> str:
    """Which of the two is for now: on a way it is the one that it leads to; neither while it goes round."""
    return {"out": "hold", "hold": "hold", "round": ""}.get(spot.part, "start")


class Pair:
    """The places of two pictures in a room of `size` (px)."""

    def __init__(self, look: Look, size: QSize) -> None:
        self._look = look
        gap, inset = look.px(16), look.px(10)
        wide = (size.width() - 3 * gap) / 2
        self._fields = {
            "start": QRectF(gap, 0, wide, size.height()),
            "hold": QRectF(wide + 2 * gap, 0, wide, size.height()),
        }
        words = QFontMetricsF(look.font("label")).height()
        self._inside = QPointF(inset, inset + words)
        # The size of one picture; it may be empty.
        self.picture = QSize(int(wide - 2 * inset), int(size.height() - 2 * inset - words))

    @property
    def has_room(self) -> bool:
        """Whether there is anything to be seen of a picture."""
        return not self.picture.isEmpty()

    def paint(self, painter: QPainter, scene: Scene, motion: Motion, spot: Spot) -> None:
        """Paint both, with the arrow, in a scene of the size of a picture."""
        start, hold = Spot("start", rep=spot.rep), Spot("hold", rep=spot.rep)
        now = moment_now(spot)
        for name, place, posed in (
            ("start", start, motion.start(spot.rep)),
            ("hold", hold, motion.held(spot.rep)),
        ):
            painter.save()
            painter.translate(self._fields[name].topLeft() + self._inside)
            scene.paint(painter, posed, muscle=muscle_at(place), arrow=arrow_at(motion, place))
            painter.restore()
            self._frame(painter, self._fields[name], moment_words(name), is_now=name == now)

    def _frame(self, painter: QPainter, field: QRectF, words: str, *, is_now: bool) -> None:
        look, inset = self._look, self._inside.x()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("label"))
        painter.setPen(look.color("ink"))
        painter.drawText(field.adjusted(inset, inset / 2, -inset, 0), Qt.AlignmentFlag.AlignTop, words)
        if is_now:
            half = _BORDER_PX / 2
            painter.setPen(QPen(look.color("primary"), _BORDER_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = look.radius("card")
            painter.drawRoundedRect(field.adjusted(half, half, -half, -half), radius, radius)
