"""Cards, lines and the two ways to stack things."""

from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from corecoach.ui.look import Look

L = TypeVar("L", bound=QBoxLayout)
Part = QWidget | QLayout | int | None


def column(*parts: Part, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts from top to bottom. A number is space in pixels, None takes what room is left."""
    return _stack(QVBoxLayout(), parts, gap, margins)


def row(*parts: Part, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts from left to right; see `column`."""
    return _stack(QHBoxLayout(), parts, gap, margins)


def _stack(box: L, parts: tuple[Part, ...], gap: int, margins: tuple[int, int, int, int]) -> L:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box


def grow(widget: QWidget) -> QWidget:
    """Let a widget take the width that is left."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    widget.setSizePolicy(policy)
    return widget


class Card(QFrame):
    """A rounded surface with a thin edge."""

    def __init__(
        self,
        look: Look,
        *parts: Part,
        fill: str = "surface",
        edge: str | None = "border",
        edge_px: float = 1,
        radius: str = "card",
        padding: tuple[int, int] = (26, 22),
        gap: int = 0,
    ) -> None:
        """`padding` is (left and right, top and bottom) at 100 %."""
        super().__init__()
        self._fill, self._edge, self._edge_px = fill, edge, edge_px
        self._radius, self._look = look.radius(radius), look
        across, down = look.px(padding[0]), look.px(padding[1])
        self.setLayout(column(*parts, gap=gap, margins=(across, down, across, down)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._edge_px / 2 if self._edge else 0
        pen = QPen(self._look.color(self._edge), self._edge_px) if self._edge else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(self._look.color(self._fill))
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self._radius, self._radius)


class Line(QWidget):
    """A thin dividing line across."""

    def __init__(self, look: Look, role: str = "border") -> None:
        super().__init__()
        self._color = look.color(role)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        QPainter(self).fillRect(self.rect(), self._color)
