"""The one focus ring: two outlines around whatever has the keyboard, shown for keyboard use only."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from corecoach.ui.look import Look

_OUT_PX = 6
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing(QWidget):
    """Lies over the window, lets every click through, and follows the focus."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.look = look
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show for keys, hide for clicks, and follow a target that moves."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._leave()
        elif kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            if event.reason() in _BY_KEYS and watched.window() is self.window():  # type: ignore[attr-defined]
                self._follow(watched)
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide) and self._target is not None:
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
        if new is None or new is not self._target:
            self._leave()

    def _follow(self, widget: QWidget) -> None:
        self._target = widget
        widget.destroyed.connect(self._leave)
        self._place()

    def _leave(self) -> None:
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0)) - self.parentWidget().mapTo(
            self.window(), QPoint(0, 0)
        )
        self.setGeometry(QRect(corner, target.size()).adjusted(-_OUT_PX, -_OUT_PX, _OUT_PX, _OUT_PX))
        self.raise_()
        self.show()
        self.update()
