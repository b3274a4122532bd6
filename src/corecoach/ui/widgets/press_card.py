"""A card that is one big button: whatever stands on it, the whole card is pressed."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import Part, column


class PressCard(QAbstractButton):
    """Parts on a rounded field with an edge; grows with the text on it. Space and Enter press it."""

    def __init__(
        self,
        look: Look,
        *parts: Part,
        name: str,
        on_click: Callable[[], object],
        edge: str = "border-strong",
        edge_px: float = 2,
        hover: str = "sunken",
        padding: tuple[int, int] = (26, 18),
    ) -> None:
        """`name` is what a screen reader says; `padding` is (left and right, top and bottom) at 100 %."""
        super().__init__()
        self._look, self._edge, self._edge_px, self._hover = look, edge, edge_px, hover
        self.radius = look.radius("card")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across, down = look.px(padding[0]), look.px(padding[1])
        self.setLayout(column(*parts, margins=(across, down, across, down)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: on_click())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; arrows are for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "border" if self.isDown() else self._hover if self.underMouse() else "surface"
        painter.setPen(QPen(self._look.color(self._edge), self._edge_px))
        painter.setBrush(self._look.color(fill))
        inset = self._edge_px / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius, self.radius)
