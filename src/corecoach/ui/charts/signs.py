"""The signs of the trend chart, painted the same way in the chart, on paper and in its legend.

Each differs in shape, not in colour alone: a ring for a score, a broken ring for one added later, a small
cross for one added too late to count, a tick, a square, a triangle, a diamond, and a hatched field.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

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


@dataclass(frozen=True)
class Layer:
    """One of the things that a sign is painted with; `draw` draws it around a place."""

    pen: QPen
    fill: QBrush
    draw: Callable[[QPainter, QPointF], None]


def paint_sign(painter: QPainter, look: Look, sign: str, at: QPointF, size: float) -> None:
    """One sign with its middle at `at`, `size` pixels wide."""
    paint_signs(painter, look, sign, [at], size)


def paint_signs(painter: QPainter, look: Look, sign: str, places: Sequence[QPointF], size: float) -> None:
    """The same sign at all of these places. Pen and brush are taken up once: a drawing writes them down
    each time."""
    painter.save()
    for layer in _LAYERS[sign](look, size):
        painter.setPen(layer.pen)
        painter.setBrush(layer.fill)
        for at in places:
            layer.draw(painter, at)
    painter.restore()


_NO_PEN, _NO_FILL = QPen(Qt.PenStyle.NoPen), QBrush(Qt.BrushStyle.NoBrush)


def _line_width(size: float) -> float:
    return 2.0 if size > 8 else 1.2


def _ring(look: Look, size: float) -> list[Layer]:
    width = _line_width(size)
    half = (size - width) / 2
    line = QPen(look.color("chart.raw"), width)
    return [
        Layer(line, QBrush(look.color("surface")), lambda painter, at: painter.drawEllipse(at, half, half))
    ]


def _broken_ring(look: Look, size: float) -> list[Layer]:
    width = _line_width(size)
    half = (size - width) / 2

    def arcs(painter: QPainter, at: QPointF) -> None:
        ring = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
        for part in range(5):
            painter.drawArc(ring, (72 * part + 18) * 16, 46 * 16)

    line = QPen(look.color("chart.raw"), width, c=Qt.PenCapStyle.FlatCap)
    ground = QBrush(look.color("surface"))
    return [
        Layer(_NO_PEN, ground, lambda painter, at: painter.drawEllipse(at, half, half)),
        Layer(line, _NO_FILL, arcs),
    ]


def _cross(look: Look, size: float) -> list[Layer]:
    half = size * 0.33

    def lines(painter: QPainter, at: QPointF) -> None:
        for side in (-half, half):
            painter.drawLine(at + QPointF(-half, side), at + QPointF(half, -side))

    return [Layer(pen(look.color("chart.raw"), _line_width(size)), _NO_FILL, lines)]


def _tick(look: Look, size: float) -> list[Layer]:
    def line(painter: QPainter, at: QPointF) -> None:
        painter.drawLine(at - QPointF(0, 6), at + QPointF(0, 6))

    return [Layer(pen(look.color("chart.session"), max(1.0, min(3.5, size / 3))), _NO_FILL, line)]


def _filled(role: str, corners: Callable[[float], list[QPointF]]) -> Callable[[Look, float], list[Layer]]:
    def layers(look: Look, size: float) -> list[Layer]:
        def shape(painter: QPainter, at: QPointF) -> None:
            painter.drawPolygon([at + corner for corner in corners(size / 2)])

        return [Layer(_NO_PEN, QBrush(look.color(role)), shape)]

    return layers


def _square(half: float) -> list[QPointF]:
    return [QPointF(x * half, y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def _triangle(half: float) -> list[QPointF]:
    return [QPointF(0, -half), QPointF(-half, half), QPointF(half, half)]


def _diamond(half: float) -> list[QPointF]:
    return [QPointF(x * half, y * half) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))]


_LAYERS: dict[str, Callable[[Look, float], list[Layer]]] = {
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
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_hatches(field, seen))
    painter.setPen(QPen(color, 1.5))
    for x in (field.left(), field.right()):
        painter.drawLine(QLineF(x, field.top(), x, field.bottom()))
    painter.restore()


def _hatches(field: QRectF, seen: QRectF) -> QPainterPath:
    """Lines that rise to the right, as much as is seen: not every program cuts a drawing off as it should.
    They stay with the field when it moves."""
    high, path = field.height(), QPainterPath()
    first = int((seen.left() - field.left()) / HATCH_PX)
    last = int((seen.right() - field.left() + high) / HATCH_PX)
    for n in range(first, last + 1):
        foot = field.left() + HATCH_PX * n - high
        left, right = max(foot, seen.left()), min(foot + high, seen.right())
        if left < right:
            path.moveTo(left, field.bottom() - (left - foot))
            path.lineTo(right, field.bottom() - (right - foot))
    return path
