"""The sign of a day in the calendar of sessions, painted the same way in its legend."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from corecoach.practice.overview_views import DayState
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

_RADIUS = 7.0
# Fill, edge, width of the edge, icon and its colour; None is none of it.
_SIGNS: dict[DayState, tuple[str | None, str | None, float, str, str]] = {
    "done": ("primary", None, 0.0, "check", "on-primary"),
    "part": ("surface", "primary", 2.0, "", ""),
    "missed": (None, "border-strong", 1.2, "", ""),
    "locked": ("danger-soft", "danger", 1.2, "lock", "danger"),
    "extra": ("primary-soft", None, 0.0, "plus", "on-primary-soft"),
    "planned": (None, "border", 1.2, "", ""),
}


def paint_day(painter: QPainter, look: Look, state: DayState, place: QRectF, *, more: bool = False) -> None:
    """The sign of a state; with `more`, a session was done that was not planned, too. Nothing for a day of
    which nothing is known."""
    painter.save()
    if state == "rest":
        painter.setPen(QPen(look.color("ink-3"), 1.6))
        half, middle = QPointF(look.text_px(5), 0), place.center()
        painter.drawLine(middle - half, middle + half)
    elif state in _SIGNS:
        _paint_field(painter, look, state, place)
        icon, ink = _SIGNS[state][3:]
        if state in ("missed", "part") and more:
            icon, ink = "plus", "ink-2"
        if icon:
            size = min(look.text_px(16), place.height() - 4, place.width() - 2)
            corner = place.center() - QPointF(size / 2, size / 2)
            draw_icon(painter, look.assets, icon, look.color(ink), QRectF(corner.x(), corner.y(), size, size))
    painter.restore()


def _paint_field(painter: QPainter, look: Look, state: DayState, place: QRectF) -> None:
    fill, edge, width, _icon, _ink = _SIGNS[state]
    pen = QPen(Qt.PenStyle.NoPen)
    if edge:
        pen = QPen(look.color(edge), width)
        if state == "missed":
            pen.setDashPattern([3, 2.2])
    painter.setPen(pen)
    painter.setBrush(look.color(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
