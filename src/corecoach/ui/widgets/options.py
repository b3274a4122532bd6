"""Answers in words, one of which can be chosen: as many beside each other as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from corecoach.ui.look import Look
from corecoach.ui.widgets.one_of import OneOf

_MARK = 26
_GAP_PX = 8
_ENDLESS = 10_000
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Option(QAbstractButton):
    """A round mark and words that wrap."""

    def __init__(self, look: Look, words: str, name: str) -> None:
        super().__init__()
        self._look = look
        self.radius = look.radius("control")
        self.setFont(look.font("label"))
        self.setText(words)
        self.setAccessibleName(f"{name}: {words}" if name else words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def one_line(self) -> int:
        """The width in which the words need one line."""
        return round(QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 1) + self._beside

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._beside), _ENDLESS)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.text()).height()
        return max(self._look.control_px(48), words + self._look.px(18))

    def sizeHint(self) -> QSize:
        return QSize(self.one_line(), self.heightForWidth(self.one_line()))

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word."""
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(round(longest + 1) + self._beside, self._look.control_px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would go to the next widget by an arrow: the answers move without choosing.
        if event.key() in _ARROWS:
            event.ignore()
        elif event.key() in _ENTERS and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 3 if on else 2
        painter.setPen(QPen(look.color("primary" if on else self._edge()), width))
        painter.setBrush(look.color(self._fill()))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius - 1, self.radius - 1)
        self._paint_mark(painter)
        painter.setPen(look.color("on-primary-soft" if on else "ink"))
        painter.setFont(self.font())
        room = self.rect().adjusted(self._beside - look.px(14), 0, -look.px(14) + 2, 0)
        painter.drawText(room, _WRAP, self.text())

    def _paint_mark(self, painter: QPainter) -> None:
        look, on, side = self._look, self.isChecked(), self._look.text_px(_MARK)
        spot = QRectF(look.px(14), round((self.height() - side) / 2), side, side)
        painter.setPen(QPen(look.color("primary" if on else self._edge()), 2))
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(spot.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("primary"))
            dot = side * 0.27
            painter.drawEllipse(spot.adjusted(dot, dot, -dot, -dot))

    def _edge(self) -> str:
        return "ink" if self.underMouse() else "border-strong"

    def _fill(self) -> str:
        if self.isChecked():
            return "primary-soft"
        return "border" if self.isDown() else "sunken" if self.underMouse() else "surface"

    @property
    def _beside(self) -> int:
        """What stands beside the words: the mark, and the space around it and them."""
        return self._look.text_px(_MARK) + self._look.px(14 + 10 + 14)


class Options(OneOf):
    """A choice of a few answers, all of one size. Arrows move, Space chooses."""

    def __init__(
        self, look: Look, options: Sequence[tuple[str, str]], *, name: str = "", value: str | None = None
    ) -> None:
        """`options` are (value, words); `name` is what a screen reader says before the words."""
        self._options = {option: _Option(look, words, name) for option, words in options}
        super().__init__(name, self._options)
        self.radius = look.radius("control")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the answers without choosing."""
        across = self._columns(self.width())
        step = dict(zip(_ARROWS, (-1, 1, -across, across), strict=True)).get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_by(step)

    def heightForWidth(self, width: int) -> int:
        """As high as its rows."""
        across = self._columns(width)
        rows = -(-len(self._options) // across)
        return rows * self._row_height(width, across) + (rows - 1) * _GAP_PX

    def sizeHint(self) -> QSize:
        """All beside each other."""
        width = len(self._options) * (self._widest() + _GAP_PX) - _GAP_PX
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """All below each other, as narrow as their longest word."""
        hints = [button.minimumSizeHint() for button in self._options.values()]
        return QSize(max(hint.width() for hint in hints), hints[0].height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the answers out anew."""
        across = self._columns(self.width())
        cell = (self.width() - (across - 1) * _GAP_PX) / across
        height = self._row_height(self.width(), across)
        for n, button in enumerate(self._options.values()):
            left = round(n % across * (cell + _GAP_PX))
            right = round(n % across * (cell + _GAP_PX) + cell)
            button.setGeometry(left, n // across * (height + _GAP_PX), right - left, height)

    def _widest(self) -> int:
        return max(button.one_line() for button in self._options.values())

    def _columns(self, width: int) -> int:
        """How many stand beside each other, each in one line if it can, with rows as even as can be."""
        count = len(self._options)
        fit = max(1, min(count, (width + _GAP_PX) // (self._widest() + _GAP_PX)))
        rows = -(-count // fit)
        return -(-count // rows)

    def _row_height(self, width: int, across: int) -> int:
        cell = (width - (across - 1) * _GAP_PX) // across
        return max(button.heightForWidth(cell) for button in self._options.values())
