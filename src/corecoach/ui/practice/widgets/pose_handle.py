"""A handle on a joint, and a mark on a contact: small widgets on the picture that mouse and keys take."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from corecoach.figure.pins import Pin
from corecoach.ui.look import Look
from corecoach.ui.practice.pose_words import contact_words, handle_words
from corecoach.words import _

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
# How far a key moves a handle, in units; and with Shift.
STEP, STRIDE = 1, 5
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Handle(QWidget):
    """One joint. `pressed`, `pulled` and `let_go` carry where the mouse is (a QPointF in the picture),
    `nudged` by how many units (right, up), `pin_asked` and `entered` nothing."""

    pressed = Signal(object)
    pulled = Signal(object)
    let_go = Signal(object)
    nudged = Signal(object)
    pin_asked = Signal(object)
    entered = Signal(object)

    def __init__(self, look: Look, handle: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.handle = look, handle
        self.is_chosen = self._is_held = False
        side = look.px(28)
        self.radius = side // 2
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(_("Move the {part}").format(part=handle_words(handle)))
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def put(self, at: QPointF) -> None:
        """Put its middle at a point of the picture."""
        half = self.width() / 2
        _put(self, at.x() - half, at.y() - half)

    def choose(self, on: bool) -> None:
        """Show whether it is the one that was taken last."""
        if on != self.is_chosen:
            self.is_chosen = on
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_held = True
            self.pressed.emit(self.mapToParent(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if self._is_held:
            self.pulled.emit(self.mapToParent(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._is_held and event.button() == Qt.MouseButton.LeftButton:
            self._is_held = False
            self.let_go.emit(self.mapToParent(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by one unit, with Shift by more; P pins or frees."""
        way = _ARROWS.get(Qt.Key(event.key()))
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if way is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            far = STRIDE if shift else STEP
            self.nudged.emit((way[0] * far, way[1] * far))
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.pin_asked.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Say that it has the keyboard."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.entered.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dot with a light edge, larger where it is chosen or under the pointer."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        lively = self.is_chosen or self.underMouse()
        radius = look.px(9 if lively else 6.5)
        painter.setPen(QPen(look.color("focus-gap"), 2))
        painter.setBrush(look.color("focus" if self.is_chosen else "ink"))
        painter.drawEllipse(middle, radius, radius)
        if self.is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("focus-gap"))
            painter.drawEllipse(middle, radius * 0.35, radius * 0.35)


class PinMark(QAbstractButton):
    """A contact: a full mark where it is pinned, an empty one where it is offered. A click, Enter or Space
    frees or pins it."""

    def __init__(self, look: Look, pin: Pin, *, is_pinned: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.pin, self.is_pinned = look, pin, is_pinned
        side = look.px(26)
        self.radius = 8
        self.setFixedSize(QSize(side, side))
        words = _("Pinned: {contact}. Press to free it") if is_pinned else _("Pin {contact}")
        self.setAccessibleName(words.format(contact=contact_words(pin.contact)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def put(self, at: QPointF) -> None:
        """Put the tip of the mark at a point of the picture: it hangs below."""
        _put(self, at.x() - self.width() / 2, at.y() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; arrows are for nobody here."""
        if event.key() in _ENTERS and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a triangle that stands under the contact; one that may glide has a line below it."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "primary" if self.is_pinned else "ink-2"
        painter.setPen(QPen(look.color("focus-gap" if self.is_pinned else role), 2))
        painter.setBrush(look.color(role if self.is_pinned else "surface"))
        if self.underMouse():
            painter.setBrush(look.color("primary-hover" if self.is_pinned else "primary-soft"))
        unit = self.width() / 26
        painter.drawPolygon(
            [QPointF(13 * unit, 2 * unit), QPointF(22 * unit, 17 * unit), QPointF(4 * unit, 17 * unit)]
        )
        if self.pin.slides:
            painter.setPen(QPen(look.color(role), 2.5))
            painter.drawLine(QPointF(4 * unit, 22 * unit), QPointF(22 * unit, 22 * unit))


def _put(widget: QWidget, x: float, y: float) -> None:
    """Move a widget there, and no part of it out of the picture."""
    picture = widget.parentWidget()
    assert picture is not None
    right, bottom = picture.width() - widget.width(), picture.height() - widget.height()
    widget.move(max(0, min(right, round(x))), max(0, min(bottom, round(y))))
