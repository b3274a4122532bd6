"""The legend of a chart on paper: the signs that are in sight, in as many rows as it takes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from corecoach.coach.trend_views import TrendView
from corecoach.ui.look import Look
from corecoach.ui.trend_words import kind_words
from corecoach.ui.widgets.trend_legend import paint_key, sign_words, signs_used
from corecoach.words import _

_ROW_PX, _GAP_PX = 25.0, 20.0
# How wide a sign is, with the gap to its words.
_WIDE_PX = {"line": 40.0, "locked": 40.0}
_SIGN_PX = 24.0


def paint_legend(painter: QPainter, look: Look, view: TrendView, room: QRectF) -> float:
    """Paint it at the top of `room`; returns where it ends."""
    painter.setFont(look.font("small"))
    has = set(signs_used(view))
    mine = _("Your score: {kind}").format(kind=kind_words(view.kind))
    words_of = dict(sign_words()) | {"dot": mine}
    keys = [("", _("Higher is more pain")), *(key for key in words_of.items() if key[0] in has)]
    x, y = room.left(), room.top()
    for sign, words in keys:
        wide = _WIDE_PX.get(sign, _SIGN_PX) if sign else 0.0
        width = wide + QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
        if x > room.left() and x + width > room.right():
            x, y = room.left(), y + _ROW_PX
        if sign:
            paint_key(painter, look, sign, QPointF(x + (wide - 8) / 2, y + _ROW_PX / 2))
        painter.setPen(look.color("ink-2"))
        place = QRectF(x + wide, y, width - wide, _ROW_PX)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        x += width + _GAP_PX
    return y + _ROW_PX + 2
