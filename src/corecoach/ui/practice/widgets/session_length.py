"""How long a session takes: a large time, the limit beside it, and a bar with a piece for each exercise."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.names import clock_words
from corecoach.ui.practice.editor_view import LIMIT_S, RowView
from corecoach.words import _

_GAP, _BAR, _LEAST_PX = 4, 14, 6
_BIG_PX = 44


class SessionLength(QWidget):
    """Draws the time of some rows. `small` puts all of it into one line, for the bar below a page."""

    def __init__(self, look: Look, *, small: bool = False) -> None:
        super().__init__()
        self._look, self._small = look, small
        self._pieces: tuple[tuple[float, str], ...] = ()
        self._total_s = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[RowView]) -> None:
        """Show these rows; nothing is painted when that looks the same."""
        pieces = tuple((row.seconds, _role(row)) for row in rows)
        if pieces == self._pieces and self.accessibleName():
            return
        self._pieces = pieces
        self._total_s = sum(seconds for seconds, _role in pieces)
        words = _("Session length {time}. {limit}")
        self.setAccessibleName(words.format(time=clock_words(self._total_s), limit=self._limit()))
        self.update()

    def _limit(self) -> str:
        if self._total_s > LIMIT_S:
            return _("over {time}").format(time=clock_words(LIMIT_S))
        return _("limit {time}").format(time=clock_words(LIMIT_S))

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        look = self._look
        if self._small:
            # It grows where there is room; the buttons beside it do not give way.
            return QSize(look.text_px(160), look.text_px(44))
        height = look.text_px(22 + 50) + look.px(10) + look.text_px(_BAR)
        return QSize(look.text_px(240), height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, over = self._look, self._total_s > LIMIT_S
        top = 0 if self._small else look.text_px(22)
        if not self._small:
            painter.setFont(look.font("small", 16 * look.scale))
            painter.setPen(look.color("ink-2"))
            painter.drawText(
                QRectF(0, 0, self.width(), top), Qt.AlignmentFlag.AlignVCenter, _("Session length")
            )
        big = look.font("title-l", (24 if self._small else _BIG_PX) * look.scale)
        height = look.text_px(28 if self._small else 50)
        time = clock_words(self._total_s)
        painter.setFont(big)
        painter.setPen(look.color("caution" if over else "ink"))
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignVCenter, time)
        wide = QFontMetrics(big).horizontalAdvance(time)
        painter.setFont(look.font("small", 16 * look.scale))
        painter.setPen(look.color("caution" if over else "ink-2"))
        rest = QRectF(wide + look.px(10), top, self.width(), height * (1.0 if self._small else 1.12))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._limit())
        bar = look.text_px(8 if self._small else _BAR)
        self._paint_bar(painter, QRectF(0, self.height() - bar, self.width(), bar))

    def _paint_bar(self, painter: QPainter, rect: QRectF) -> None:
        """A piece an exercise, as wide as it lasts; what is left to the limit stays pale."""
        painter.setPen(Qt.PenStyle.NoPen)
        whole = max(LIMIT_S, self._total_s)
        room = rect.width() - _GAP * len(self._pieces)
        x = rect.left()
        for seconds, role in self._pieces:
            width = max(_LEAST_PX, room * seconds / whole)
            painter.setBrush(self._look.color(role))
            painter.drawRoundedRect(QRectF(x, rect.top(), width, rect.height()), 4, 4)
            x += width + _GAP
        if x < rect.right() - _LEAST_PX and self._total_s < LIMIT_S:
            painter.setBrush(self._look.color("border"))
            painter.drawRoundedRect(QRectF(x, rect.top(), rect.right() - x, rect.height()), 4, 4)


def _role(row: RowView) -> str:
    """The colour of a piece: something is pointed out, it strengthens, or it loosens."""
    if row.warned or row.fault or row.exercise is None:
        return "caution-line"
    return "primary" if row.exercise.category == "core" else "phase.rest.fill"
