"""The tabs in the head of a patient."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import SMALL_PX
from corecoach.ui.widgets import row


class _Tab(QAbstractButton):
    """Words over a bar; the bar shows which tab it is."""

    def __init__(self, look: Look, words: str, name: str) -> None:
        super().__init__()
        self._look = look
        self.radius = 8
        self.setText(words)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """As wide as its words in bold, so that nothing moves when it is chosen."""
        width = QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * self._look.px(16), self._look.control_px(52, 24))

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the bar."""
        look, painter = self._look, QPainter(self)
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(look.color("ink" if self.isChecked() or self.underMouse() else "ink-2"))
        high = self.fontMetrics().height() + look.px(26)
        words = QRectF(0, self.height() - high, self.width(), high - 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            bar = QRectF(0, self.height() - 4, self.width(), 4)
            painter.fillRect(bar, look.color("primary"))
        elif self.underMouse():
            painter.fillRect(QRectF(0, self.height() - 4, self.width(), 4), look.color("border-strong"))

    def _font(self, *, bold: bool) -> QFont:
        return self._look.font("label" if bold else "small", SMALL_PX * self._look.scale)


class Tabs(QWidget):
    """A row of tabs. `chosen` carries the id of one."""

    chosen = Signal(object)

    def __init__(self, look: Look, tabs: Sequence[tuple[str, str]], current: str) -> None:
        """`tabs` are (id, words)."""
        super().__init__()
        buttons = [self._tab(look, tab, words, current) for tab, words in tabs]
        self.setLayout(row(*buttons, gap=look.px(2)))

    def _tab(self, look: Look, tab: str, words: str, current: str) -> _Tab:
        button = _Tab(look, words, words)
        button.setChecked(tab == current)
        button.clicked.connect(lambda: self._choose(button, tab, current))
        return button

    def _choose(self, button: _Tab, tab: str, current: str) -> None:
        # A click turns a button over; what it shows is where one is.
        button.setChecked(tab == current)
        self.chosen.emit(tab)
