"""What is done one after the other, numbered; and plain lines with an icon before each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import column, grow, row
from corecoach.ui.widgets.text import Icon, Text

_DISC = 34


class _Number(QWidget):
    """A number on a disc."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self._number = look, number
        self.setFixedSize(QSize(look.text_px(_DISC), look.text_px(_DISC)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and the number."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary-soft"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(look.color("on-primary-soft"))
        painter.setFont(look.font("label"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


def numbered(look: Look, lines: Sequence[str]) -> QVBoxLayout:
    """Lines below each other, counted from 1."""
    return column(*(_line(look, _Number(look, n), line) for n, line in enumerate(lines, 1)), gap=look.px(12))


def listed(look: Look, lines: Sequence[str], icon: str, role: str = "ink-2") -> QVBoxLayout:
    """Lines below each other, each behind the same icon."""
    return column(*(_line(look, Icon(look, icon, role, 22), line) for line in lines), gap=look.px(6))


def _line(look: Look, mark: QWidget, words: str) -> QWidget:
    holder = QWidget()
    box = row(mark, grow(Text(look, words)), gap=look.px(16))
    box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(box)
    return holder
