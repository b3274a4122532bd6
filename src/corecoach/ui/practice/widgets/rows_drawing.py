"""What is painted around the rows of a routine: the head of the columns, and where something is put in."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from corecoach.ui.look import Look
from corecoach.ui.practice.dose_fields import CELLS, head_names
from corecoach.ui.practice.widgets.columns import Columns
from corecoach.words import _


def paint_head(painter: QPainter, look: Look, columns: Columns, height: int) -> None:
    """Paint the names of the columns."""
    painter.setFont(look.font("small", 15 * look.scale))
    painter.setPen(look.color("ink-2"))
    centre = Qt.AlignmentFlag.AlignCenter
    if not columns.compact:
        left, wide = columns.name
        painter.drawText(QRect(left, 0, wide, height), Qt.AlignmentFlag.AlignVCenter, _("Exercise"))
    names = head_names()
    for field, (left, wide) in zip(CELLS, columns.cells, strict=True):
        painter.drawText(QRect(left - 10, 0, wide + 20, height), centre, names[field])
    left, wide = columns.time
    painter.drawText(QRect(left - 4, 0, wide + 8, height), centre, _("Time"))


def paint_empty(painter: QPainter, look: Look, room: QRect) -> None:
    """Say how a routine without exercises gets some."""
    words = _("No exercises yet. Type in the field at the left, and press Enter to add one.")
    if look.narrow:
        words = _("No exercises yet. Press Ctrl F, type, and press Enter to add one.")
    painter.setFont(look.font("small", 15 * look.scale))
    painter.setPen(look.color("ink-2"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)


def paint_mark(painter: QPainter, look: Look, width: int, y: float) -> None:
    """Show where something would be put in."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("primary"))
    painter.drawRoundedRect(QRectF(0, y - 2, width, 4), 2, 2)
