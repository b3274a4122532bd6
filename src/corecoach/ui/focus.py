"""The one focus ring: two outlines around whatever has the keyboard, shown for keyboard use only."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from corecoach.ui.look import Look

_OUT_PX = 6
_CHANGES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Lies over the page, lets every click through, and follows the focus while keys are used.

    It listens to the window's input and to the widget it is on, never to all events of the application:
    Python would see every event there is, and start-up and painting would pay for it.
    """

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._over = parent
        self.look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keys = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def listen(self, window: QWindow) -> None:
        """Learn from this window's input whether keys or the mouse are used."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show for keys, hide for clicks, and follow a target that moves."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._by_keys = True
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._by_keys = False
            self._leave()
        elif kind in _CHANGES and watched in self._watched:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gap and the ring."""
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = float(getattr(self._target, "radius", 8))
        for inset, width, role in ((4.0, 2.0, "focus-gap"), (1.5, 3.0, "focus")):
            painter.setPen(QPen(self.look.color(role), width))
            rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(rect, radius + 3, radius + 3)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is not None and self._by_keys and self._over.isAncestorOf(new):
            self._follow(new)

    def _follow(self, widget: QWidget) -> None:
        self._target = widget
        above: QWidget | None = widget
        # A page that scrolls or grows moves what is around the target, and with it the target.
        while above is not None and above is not self.parentWidget():
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        area = next((w for w in self._watched if isinstance(w, QScrollArea)), None)
        if area is not None:
            # A control that Tab reaches below the fold is brought into sight.
            area.ensureWidgetVisible(widget, 50, 50)
        self._place()

    def _within(self, around: QRect) -> QRect:
        """What of it lies where its page is seen: what is scrolled away must not be ringed over a bar."""
        shown = QRect(around)
        for above in self._watched:
            if isinstance(above, QScrollArea):
                shown &= QRect(above.mapTo(self._over, QPoint(0, 0)), above.size())
        return shown

    def _leave(self) -> None:
        for widget in self._watched:
            # The focus also leaves a widget because it is being deleted.
            with suppress(RuntimeError):
                widget.removeEventFilter(self)
        self._target, self._watched = None, []
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self._over, QPoint(0, 0))
        around = QRect(corner, target.size()).adjusted(-_OUT_PX, -_OUT_PX, _OUT_PX, _OUT_PX)
        shown = self._within(around)
        if shown.isEmpty():
            self.hide()
            return
        self.setGeometry(around)
        self.setMask(shown.translated(-around.topLeft()))
        self.raise_()
        self.show()
        self.update()
