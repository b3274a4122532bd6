"""A few short answers side by side, as dense as a row of the editor needs them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from corecoach.ui.look import Look
from corecoach.ui.widgets.ground import ground
from corecoach.ui.widgets.one_of import OneOf

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Part(QAbstractButton):
    def __init__(self, look: Look, text: str, name: str, place: tuple[bool, bool]) -> None:
        super().__init__()
        self._look, self._ends = look, place
        self.radius = look.radius("control")
        self.setText(text)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._look.font("label", 15 * self._look.scale)).horizontalAdvance(self.text())
        return QSize(round(width + 2 * self._look.px(13)), self._look.control_px(40, 19))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        elif event.key() in _ENTERS and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Only the ends of the row are round: the others are cut by the place they have.
        left, right = (1.0 if self._ends[0] else -14.0), (1.0 if self._ends[1] else -14.0)
        rect = QRectF(self.rect()).adjusted(left, 1, -right, -1)
        shape = QPainterPath()
        shape.addRoundedRect(rect, self.radius - 1, self.radius - 1)
        painter.fillPath(shape, look.color(ground(self)))
        painter.setPen(QPen(look.color("border-strong"), 1.5))
        painter.drawPath(shape)
        if not self._ends[0]:
            painter.drawLine(0, 1, 0, self.height() - 1)
        painter.setFont(look.font("label", 15 * look.scale))
        painter.setPen(look.color("on-selected" if self.isChecked() else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(OneOf):
    """A choice of a few short answers. Left and right move, Space chooses."""

    def __init__(self, look: Look, options: Sequence[tuple[str, str]], *, name: str, value: str) -> None:
        """`options` are (value, words); `name` is what a screen reader says before the words."""
        last = len(options) - 1
        parts = {
            option: _Part(look, words, f"{name}: {words}", (n == 0, n == last))
            for n, (option, words) in enumerate(options)
        }
        super().__init__(name, parts)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in parts.values():
            box.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_value(value)
