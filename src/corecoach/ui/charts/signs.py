"""The signs of the trend chart, painted the same way in the chart, on paper and in its legend.

Each differs in shape, not in colour alone: a ring for a score, a broken ring for one added later, a small
cross for one added too late to count, a tick, a square, a triangle, a diamond, and a hatched field.
"""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from corecoach.ui.look import Look

HATCH_PX = 11.0


def pen(color: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A line with round ends."""
    made = QPen(color, width, style)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def dashed(color: QColor, width: float, line: float, gap: float) -> QPen:
    """A broken line; `line` and `gap` in pixels."""
    made = QPen(color, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    made.setDashPattern([line / width, gap / width])
    return made


def paint_sign(painter: QPainter, look: Look, sign: str, at: QPointF, size: float) -> None:
    """One sign with its middle at `at`, `size` pixels wide."""
    painter.save()
    _PAINTS[sign](painter, look, at, size)
    painter.restore()


def _ring(painter: QPainter, look: Look, at: QPointF, size: float) -> None:
    width = 2.0 if size > 8 else 1.2
    painter.setPen(QPen(look.color("chart.raw"), width))
    painter.setBrush(look.color("surface"))
    half = (size - width) / 2
    painter.drawEllipse(at, half, half)


def _broken_ring(painter: QPainter, look: Look, at: QPointF, size: float) -> None:
    width = 2.0 if size > 8 else 1.2
    half = (size - width) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("surface"))
    painter.drawEllipse(at, half, half)
    painter.setPen(QPen(look.color("chart.raw"), width, c=Qt.PenCapStyle.FlatCap))
    ring = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
    for part in range(5):
        painter.drawArc(ring, (72 * part + 18) * 16, 46 * 16)


def _cross(painter: QPainter, look: Look, at: QPointF, size: float) -> None:
    painter.setPen(pen(look.color("chart.raw"), 2.0 if size > 8 else 1.2))
    half = size * 0.33
    for side in (-half, half):
        painter.drawLine(at + QPointF(-half, side), at + QPointF(half, -side))


def _tick(painter: QPainter, look: Look, at: QPointF, size: float) -> None:
    painter.setPen(pen(look.color("chart.session"), max(1.0, min(3.5, size / 3))))
    painter.drawLine(at - QPointF(0, 6), at + QPointF(0, 6))


def _filled(role: str, corners: Callable[[float], list[QPointF]]) -> Callable[..., None]:
    def paint(painter: QPainter, look: Look, at: QPointF, size: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(role))
        painter.drawPolygon([at + corner for corner in corners(size / 2)])

    return paint


def _square(half: float) -> list[QPointF]:
    return [QPointF(x * half, y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def _triangle(half: float) -> list[QPointF]:
    return [QPointF(0, -half), QPointF(-half, half), QPointF(half, half)]


def _diamond(half: float) -> list[QPointF]:
    return [QPointF(x * half, y * half) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))]


_PAINTS: dict[str, Callable[[QPainter, Look, QPointF, float], None]] = {
    "dot": _ring,
    "late": _broken_ring,
    "uncounted": _cross,
    "tick": _tick,
    # Ice is a square, heat a triangle: colour alone would not tell them apart.
    "cold": _filled("phase.ice.on-soft", _square),
    "heat": _filled("phase.heat.on-soft", _triangle),
    "flare": _filled("chart.flare", _diamond),
}


def paint_change(painter: QPainter, look: Look, x: float, top: float, bottom: float) -> None:
    """A thin dotted note down the day on which a new programme came."""
    painter.setPen(dashed(look.color("ink-3"), 1.4, 1.5, 2.5))
    painter.drawLine(QLineF(x, top, x, bottom))


def paint_locked(painter: QPainter, look: Look, field: QRectF, shown: QRectF) -> None:
    """A hatched field between two edges, as much of it as lies in `shown`."""
    color = look.color("chart.lockout")
    fill, hatch = QColor(color), QColor(color)
    fill.setAlphaF(0.10)
    hatch.setAlphaF(0.38)
    seen = field.intersected(shown)
    painter.save()
    painter.setClipRect(seen.adjusted(-1, 0, 1, 0), Qt.ClipOperation.IntersectClip)
    painter.fillRect(seen, fill)
    painter.setPen(QPen(hatch, 1))
    painter.drawLines(_hatches(field, seen))
    painter.setPen(QPen(color, 1.5))
    for x in (field.left(), field.right()):
        painter.drawLine(QLineF(x, field.top(), x, field.bottom()))
    painter.restore()


def _hatches(field: QRectF, seen: QRectF) -> list[QLineF]:
    """Lines that rise to the right; they stay with the field when it moves."""
    high = field.height()
    first = int((seen.left() - field.left()) / HATCH_PX)
    last = int((seen.right() - field.left() + high) / HATCH_PX)
    heads = (field.left() + HATCH_PX * n for n in range(first, last + 1))
    return [QLineF(x - high, field.bottom(), x, field.top()) for x in heads]
