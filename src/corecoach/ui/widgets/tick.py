"""A box to tick, with words that wrap."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

_BOX = 28
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Tick(QCheckBox):
    """Empty at first. A check box underneath, so that screen readers say what it is."""

    def __init__(self, look: Look, words: str, on_change: Callable[[bool], object]) -> None:
        super().__init__(words)
        # An ampersand in a name is no key.
        self.setShortcut(QKeySequence())
        self._look = look
        self.radius = 8
        self.setFont(look.font("body"))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(lambda checked: on_change(checked))

    def heightForWidth(self, width: int) -> int:
        """As high as the words need, at least as high as a finger."""
        room = QRect(0, 0, max(1, width - self._left), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.text()).height()
        return max(self._look.control_px(48), words + self._look.px(12))

    def sizeHint(self) -> QSize:
        """Words on a line of moderate length."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._left + 2
        width = min(width, self._look.text_px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, because the words wrap."""
        return QSize(self._look.text_px(200), self._look.control_px(48))

    def hitButton(self, pos: QPoint) -> bool:
        """The words can be clicked as well as the box."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words."""
        look, on, side = self._look, self.isChecked(), self._look.text_px(_BOX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - side) / 2 + 1, side - 2, side - 2)
        edge = "primary" if on else "ink" if self.underMouse() else "border-strong"
        painter.setPen(QPen(look.color(edge), 2))
        painter.setBrush(look.color("primary" if on else "surface"))
        painter.drawRoundedRect(box, 7, 7)
        if on:
            inset = side * 0.14
            spot = box.adjusted(inset, inset, -inset, -inset)
            draw_icon(painter, look.assets, "check", look.color("on-primary"), spot)
        painter.setPen(look.color("ink"))
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(self._left, 0, 0, 0), _WRAP, self.text())

    @property
    def _left(self) -> int:
        return self._look.text_px(_BOX) + self._look.px(14)
