"""What the signs of the pain trend mean."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.coach.views import TrendView
from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column, grow, row
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.text import Text
from corecoach.words import _


class TrendLegend(QWidget):
    """What each sign means; ice and heat only where there are some."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._packs: dict[str, QWidget] = {}
        marks = [self._mark(look, kind, words) for kind, words in _signs()]
        scale = Text(look, _("Higher is more pain"), "small", "ink-2", wrap=False)
        if look.narrow:
            self.setLayout(column(scale, *(row(mark, None) for mark in marks), gap=4))
            return
        flowing = QWidget()
        flowing.setLayout(Flowing(*marks, gap=look.px(22)))
        if look.width == "medium":
            self.setLayout(column(scale, flowing, gap=4))
        else:
            self.setLayout(row(grow(flowing), scale, gap=look.px(22)))

    def _mark(self, look: Look, kind: str, words: str) -> QWidget:
        mark = QWidget()
        mark.setLayout(row(_LegendMark(look, kind), Text(look, words, "small", "ink-2", wrap=False), gap=10))
        if kind in ("cold", "heat"):
            self._packs[kind] = mark
        return mark

    def show_view(self, view: TrendView) -> None:
        """Show the signs that this view has."""
        used = {group for _day, group in view.packs}
        for kind, mark in self._packs.items():
            mark.setVisible(kind in used)


class _LegendMark(QWidget):
    """A dot, a line, a tick, a square or a triangle, as the chart draws them."""

    def __init__(self, look: Look, kind: str) -> None:
        super().__init__()
        self._look, self._kind = look, kind
        # Below each other, the signs share one width.
        self.setFixedSize(32 if kind == "line" or look.narrow else 16, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        look, middle = self._look, QRectF(self.rect()).center()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kind in ("cold", "heat"):
            self._pack(painter, middle)
            return
        role, width = {"dot": ("raw", 2.0), "line": ("median", 3.5), "tick": ("session", 3.5)}[self._kind]
        painter.setPen(QPen(look.color(f"chart.{role}"), width, c=Qt.PenCapStyle.RoundCap))
        if self._kind == "dot":
            painter.drawEllipse(middle, 5, 5)
        else:
            half = QPointF(13, 0) if self._kind == "line" else QPointF(0, 6)
            painter.drawLine(middle - half, middle + half)

    def _pack(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(f"phase.{'ice' if self._kind == 'cold' else 'heat'}.on-soft"))
        low, top = 5.0, QPointF(0, -5)
        if self._kind == "cold":
            painter.drawRect(QRectF(middle.x() - low, middle.y() - low, 2 * low, 2 * low))
        else:
            painter.drawPolygon([middle + top, middle + QPointF(-low, low), middle + QPointF(low, low)])


def _signs() -> tuple[tuple[str, str], ...]:
    return (
        ("dot", _("Your score")),
        ("line", _("Middle of the last 7 days")),
        ("tick", _("Session done")),
        ("cold", _("Ice")),
        ("heat", _("Heat")),
    )
