"""What the signs of the pain trend mean."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.signs import paint_change, paint_locked, paint_sign, pen
from corecoach.ui.look import Look
from corecoach.ui.widgets.card import row
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.text import Text
from corecoach.words import _

_WIDTHS = {"line": 32, "locked": 32}


class TrendLegend(QWidget):
    """What each sign means; those that are not for everybody only where the range has some. Ice and heat have
    their names in the chart."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._marks = {sign: self._mark(look, sign, words) for sign, words in sign_words()}
        scale = Text(look, _("Higher is more pain"), "small", "ink-2", wrap=False)
        scale.setContentsMargins(0, 0, look.px(14), 0)
        self.setLayout(Flowing(scale, *self._marks.values(), gap=look.px(5)))

    def _mark(self, look: Look, sign: str, words: str) -> QWidget:
        mark = QWidget()
        sign_of, text = _Sign(look, sign), Text(look, words, "small", "ink-2", wrap=False)
        mark.setLayout(row(sign_of, text, gap=8, margins=(0, 0, look.px(14), 0)))
        return mark

    def show_view(self, view: TrendView) -> None:
        """Show the signs that this view has."""
        has = set(signs_used(view))
        for sign, mark in self._marks.items():
            mark.setVisible(sign in has)


def signs_used(view: TrendView) -> Iterator[str]:
    """The signs that are in sight in a view."""
    yield from ("dot", "line")
    points = [p for p in view.series.points if view.first <= p.at.date() <= view.last]
    if any(point.late and point.counted for point in points):
        yield "late"
    if any(not point.counted for point in points):
        yield "uncounted"
    days = {"tick": view.marks.sessions, "flare": view.marks.flares}
    days["change"] = tuple(day for day, _title in view.marks.changes)
    yield from (sign for sign, of in days.items() if any(view.first <= day <= view.last for day in of))
    if any(x.first <= view.last and (x.last or view.last) >= view.first for x in view.marks.locked):
        yield "locked"


class _Sign(QWidget):
    """A sign as the chart draws it."""

    def __init__(self, look: Look, sign: str) -> None:
        super().__init__()
        self._look, self._sign = look, sign
        self.setFixedSize(look.px(_WIDTHS.get(sign, 18)), look.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(self.rect()).center())
        # In large text it grows as it does in the chart.
        painter.scale(self.height() / 20, self.height() / 20)
        paint_key(painter, self._look, self._sign, QPointF(0, 0))


def paint_key(painter: QPainter, look: Look, sign: str, middle: QPointF) -> None:
    """A sign of the legend, 32 pixels wide at most and 20 high."""
    if sign == "line":
        painter.setPen(pen(look.color("chart.median"), 3.5))
        painter.drawLine(middle - QPointF(13, 0), middle + QPointF(13, 0))
    elif sign == "locked":
        field = QRectF(middle.x() - 14, middle.y() - 9, 28, 18)
        paint_locked(painter, look, field, field)
    elif sign == "change":
        paint_change(painter, look, middle.x(), middle.y() - 10, middle.y() + 10)
    else:
        paint_sign(painter, look, sign, middle, {"flare": 18.0}.get(sign, 12.0))


def sign_words() -> tuple[tuple[str, str], ...]:
    """The signs in their order, and what they mean."""
    return (
        ("dot", _("Your score")),
        ("late", _("Added later")),
        ("uncounted", _("Added too late to count")),
        ("line", _("Middle of the last 7 days")),
        ("tick", _("Session done")),
        ("flare", _("Flare")),
        ("locked", _("Locked")),
        ("change", _("New programme")),
    )
