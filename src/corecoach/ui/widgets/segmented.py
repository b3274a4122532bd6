"""A few answers side by side, one of which can be chosen. Nothing is preselected unless told."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.widgets.ground import ground
from corecoach.ui.widgets.one_of import OneOf

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
        shape = self._shape()
        painter.fillPath(shape, look.color(ground(self)))
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


class Segmented(OneOf):
    """A choice of a few answers. Left and right move, Space chooses."""

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
        last = len(options) - 1
        segments = {
            option: _Segment(look, words, f"{name}: {words}" if name else words, (n == 0, n == last), height)
            for n, (option, words) in enumerate(options)
        }
        super().__init__(name, segments)
        self.radius = 12
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for segment in segments.values():
            box.addWidget(segment)
        self.show_value(value)
