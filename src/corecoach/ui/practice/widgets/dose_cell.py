"""One number of a dose, typed in place."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from corecoach.ui.look import Look

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_LONGEST = 40


class DoseCell(QLineEdit):
    """Shows a value and lets another one be typed over it. It decides nothing: `typed` carries the text after
    each key, `stepped` True for up and False for down, `moved` where Tab, Enter and the like lead to
    (`next`, `before`, `below`, `above`, `more`), `left` nothing, `asked` a key for the row (`remove`).
    """

    typed = Signal(object)
    stepped = Signal(object)
    moved = Signal(object)
    left = Signal(object)
    entered = Signal(object)
    asked = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.radius = 10
        self.warned = self.refused = False
        self._value = ""
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(look.font("label", 16 * look.scale))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.color("ink-3"))
        palette.setColor(QPalette.ColorRole.Text, look.color("ink"))
        self.setPalette(palette)
        self.textEdited.connect(lambda text: self.typed.emit(text))

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(self._look.text_px(52), self._look.control_px(40, 19))

    def show_text(self, text: str, own: str, *, warned: bool) -> None:
        """Show the value; `own` is that of the exercise, which stands in an empty cell. What somebody is
        typing is left as it is when it says the same."""
        self.warned, self.refused, self._value = warned, False, text
        if self.placeholderText() != own:
            self.setPlaceholderText(own)
        emptied = self.hasFocus() and not self.text() and text == own
        if self.text() != text and not emptied and not self._is_being_typed(text):
            self.setText(text)
            if self.hasFocus():
                self.selectAll()
        self.update()

    def show_refused(self, text: str) -> None:
        """Keep a text that is no value, and mark it."""
        self.refused = True
        if self.text() != text:
            self.setText(text)
        self.update()

    def _is_being_typed(self, text: str) -> bool:
        """`04` and `4, 3` say the same as `4` and `4,3`."""
        if not self.hasFocus() or not self.isModified():
            return False
        mine = [part.lstrip("0") or "0" for part in self.text().replace(" ", "").split(",") if part]
        return mine == text.split(",")

    # -- keys -------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Tab is for the grid, and undo for the page."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            where = {Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "before"}.get(Qt.Key(event.key()))
            if where is not None and not event.modifiers() & _CTRL:
                event.accept()
                self.moved.emit(where)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, arrows change the value, Esc gives the value back."""
        key, ctrl = Qt.Key(event.key()), bool(event.modifiers() & _CTRL)
        if event.modifiers() & _ALT:
            event.ignore()
        elif key in _ENTERS:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.moved.emit("more" if ctrl else "above" if shift else "below")
        elif key == Qt.Key.Key_F2:
            self.moved.emit("more")
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not ctrl:
            self.stepped.emit(key == Qt.Key.Key_Up)
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("remove")
        elif ctrl and key not in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed first takes the place of the value."""
        super().focusInEvent(event)
        self.setModified(False)
        self.selectAll()
        self.entered.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it was left. What is no value, such as `4,`, gives way to the one that counts."""
        super().focusOutEvent(event)
        if not self.refused and self.text() != self._value:
            self.setText(self._value)
        self.deselect()
        self.left.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The first click chooses the whole value."""
        had = self.hasFocus()
        super().mousePressEvent(event)
        if not had:
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw field and edge, then the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = self._edge()
        inset = width / 2
        painter.setPen(QPen(self._look.color(edge), width))
        painter.setBrush(self._look.color("caution-soft" if self.warned and not self.refused else "surface"))
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius - inset, self.radius - inset)
        painter.end()
        super().paintEvent(event)

    def _edge(self) -> tuple[str, float]:
        if self.refused:
            return "danger", 3
        if self.warned:
            return "caution-line", 2
        return ("ink", 1.5) if self.underMouse() or self.hasFocus() else ("border-strong", 1.5)
