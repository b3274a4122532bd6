"""What lies over the editor where there is no room beside it, and what is carried over it by the pointer."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind, column
from corecoach.words import _


class Edged(QWidget):
    """A column with a thin line at one of its sides (`left` or `right`)."""

    def __init__(self, look: Look, edge: str) -> None:
        super().__init__()
        self._color, self._edge = look.color("border"), edge

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        x = 0 if self._edge == "left" else self.width() - 1
        QPainter(self).fillRect(x, 0, 1, self.height(), self._color)


class Drawer(QWidget):
    """Lies over one side of its parent while it is open."""

    def __init__(self, look: Look, parent: QWidget, *, left: bool) -> None:
        super().__init__(parent)
        self._look, self._left, self._wide = look, left, 0
        self.hide()

    def hold(self, part: QWidget, width: int) -> None:
        """Take this part in, once."""
        self._wide = width
        pad = self._look.px(16)
        box = QVBoxLayout(self)
        box.setContentsMargins(pad, self._look.px(8), pad, pad)
        close = Button(
            self._look, _("Close"), Kind.QUIET, icon="chevron-left" if self._left else "chevron-right",
            height=40, size_px=16, on_click=self.close_and_return,
        )  # fmt: skip
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(part, 1)

    @property
    def is_open(self) -> bool:
        """Whether it lies over the page."""
        return self.isVisible()

    def open(self) -> None:
        """Come forward."""
        if self._wide:
            self.raise_()
            self.show()

    def close_and_return(self) -> None:
        """Go, and leave the keyboard to what is below."""
        self.close_drawer()
        parent = self.parentWidget()
        if parent is not None:
            getattr(parent, "leave_drawer", parent.setFocus)()

    def close_drawer(self) -> None:
        """Go."""
        self.hide()

    def fit(self, width: int, height: int) -> None:
        """Keep to the side of a page of this size."""
        wide = min(self._wide, width)
        self.setGeometry(0 if self._left else width - wide, 0, wide, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("canvas"))
        x = self.width() - 2 if self._left else 0
        painter.fillRect(x, 0, 2, self.height(), self._look.color("border-strong"))


class Carried(QWidget):
    """The name of an exercise under the pointer, on its way into the routine."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._words = look, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def carry(self, words: str, spot: QPoint) -> None:
        """Show these words at a place of the parent."""
        self._words = words
        metrics = QFontMetrics(self._look.font("label", 16 * self._look.scale))
        self.resize(metrics.horizontalAdvance(words) + self._look.px(28), self._look.control_px(40, 19))
        self.move(spot + QPoint(14, 10))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("primary"), 2))
        painter.setBrush(self._look.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        painter.setPen(self._look.color("ink"))
        painter.setFont(self._look.font("label", 16 * self._look.scale))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


def framed(look: Look, part: QWidget, width: int, margins: tuple[int, int, int, int], edge: str) -> QWidget:
    """A part of this width with a line at its edge."""
    holder = Edged(look, edge)
    part.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(column(part, margins=margins))
    holder.setFixedWidth(look.text_px(width))
    return holder
