"""A few answers side by side, one of which can be chosen. Nothing is preselected unless told."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Segment(QAbstractButton):
    def __init__(self, look: Look, text: str, name: str, place: tuple[bool, bool], height: float) -> None:
        super().__init__()
        self._look, self._first, self._last = look, *place
        self._font = look.font("label")
        self._height = look.control_px(height)
        self.radius = 12
        self.setText(text)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font).horizontalAdvance(self.text()) + self._mark() + self._look.px(36)
        return QSize(max(round(width), 84), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would choose the next answer by an arrow once one is chosen: the row moves without choosing.
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, checked = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = (
            "selected"
            if checked
            else "border"
            if self.isDown()
            else "sunken"
            if self.underMouse()
            else "surface"
        )
        shape = self._shape()
        painter.fillPath(shape, look.color(fill))
        painter.setPen(QPen(look.color("border-strong"), 2))
        painter.drawPath(shape)
        ink = look.color("on-selected" if checked else "ink")
        font = self._font
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        mark = self._mark() if checked else 0
        x = (self.width() - width - mark) / 2
        if checked:
            size = look.text_px(20)
            draw_icon(
                painter, look.assets, "check", ink, QRectF(round(x), (self.height() - size) / 2, size, size)
            )
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(
            QRectF(x + mark, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )

    def _mark(self) -> float:
        return self._look.text_px(20) + 6

    def _shape(self) -> QPainterPath:
        """Round only where the row ends; the edge of a middle segment runs under its neighbour's."""
        left, right = (1.0 if self._first else -1.0), (1.0 if self._last else 0.0)
        rect = QRectF(self.rect()).adjusted(left, 1, -right, -1)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, 11, 11)
        square = QPainterPath()
        half = rect.width() / 2
        if not self._first:
            square.addRect(rect.adjusted(0, 0, -half, 0))
        if not self._last:
            square.addRect(rect.adjusted(half, 0, 0, 0))
        return path.united(square).simplified()


class Segmented(QWidget):
    """A choice of a few answers. `chosen` carries the value, a str; arrows move, Space chooses."""

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        options: Sequence[tuple[str, str]],
        *,
        name: str = "",
        value: str | None = None,
        height: float = 48,
    ) -> None:
        """`options` are (value, words); `name` is what a screen reader says before the words."""
        super().__init__()
        self._buttons: dict[str, _Segment] = {}
        self.radius = 12
        self.setAccessibleName(name)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for n, (option, words) in enumerate(options):
            place = (n == 0, n == len(options) - 1)
            button = _Segment(look, words, f"{name}: {words}" if name else words, place, height)
            # Not a QButtonGroup: in an exclusive one Qt's arrow keys choose, and an answer must be meant.
            button.clicked.connect(lambda _checked=False, v=option: self.choose(v))
            self._buttons[option] = button
            box.addWidget(button)
        self.show_value(value)

    @property
    def value(self) -> str | None:
        """The chosen value, or None."""
        return next((v for v, b in self._buttons.items() if b.isChecked()), None)

    def show_value(self, value: str | None) -> None:
        """Show a value as chosen without saying so."""
        for option, button in self._buttons.items():
            button.setChecked(option == value)

    def choose(self, value: str) -> None:
        """Choose as if by click."""
        self.show_value(value)
        self.chosen.emit(value)

    def focus_first(self) -> None:
        """Give the choice the keyboard: what is chosen, or all of it, so that no key chooses by accident."""
        target: QWidget = self._buttons.get(self.value or "", self)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        """Whether the choice or one of its answers has the focus."""
        return self.hasFocus() or any(button.hasFocus() for button in self._buttons.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move between the answers without choosing."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        here = next((n for n, b in enumerate(buttons) if b.hasFocus()), None)
        target = 0 if here is None else max(0, min(len(buttons) - 1, here + step))
        buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
