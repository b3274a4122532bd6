"""One number of a row to choose from, and the words below such a row."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import row
from corecoach.ui.widgets.ground import ground
from corecoach.ui.widgets.text import Text

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cell(QAbstractButton):
    """A number on a field. `earlier` marks a former answer with a dot."""

    def __init__(self, look: Look, score: int, words: str, name: str) -> None:
        """`words` stand on it, `name` is what a screen reader says."""
        super().__init__()
        self._look, self.score, self.earlier = look, score, False
        self.radius = 12
        self.setCheckable(True)
        self.setText(words)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Wide enough for a finger."""
        return QSize(self._look.text_px(48), self._look.control_px(58, 30))

    def minimumSizeHint(self) -> QSize:
        """A little narrower."""
        return QSize(self._look.text_px(44), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Enter to the row."""
        # Qt would go to the next widget by an arrow, and some desktops press by Enter: both are for the row.
        if event.key() in ARROWS + ENTERS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the number and the dot."""
        look, checked = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "selected" if checked else "ink" if self.underMouse() else "border-strong"
        painter.setPen(QPen(look.color(edge), 2))
        painter.setBrush(look.color(ground(self)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        painter.setPen(look.color("on-selected" if checked else "ink"))
        font = look.font("title-s")
        font.setPixelSize(look.text_px(24))
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.earlier:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("on-selected" if checked else "ink-3"))
            painter.drawEllipse(QRectF(self.width() / 2 - 4, self.height() - 14, 8, 8))


def words_below(look: Look, low: str, middle: str, high: str) -> QLayout:
    """Words at both ends, and in the middle if there are any; each has its share of the width to wrap in."""
    sides = [(low, Qt.AlignmentFlag.AlignLeft), (high, Qt.AlignmentFlag.AlignRight)]
    if middle:
        sides.insert(1, (middle, Qt.AlignmentFlag.AlignHCenter))
    box = row(*(Text(look, words, "small", "ink-2", align=side) for words, side in sides), gap=look.px(8))
    for n in range(len(sides)):
        box.setStretch(n, 1)
    return box
