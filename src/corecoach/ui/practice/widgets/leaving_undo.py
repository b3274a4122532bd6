"""Lets a field leave undo and the keys of a row to the page around it, which undoes everything."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_STANDARD = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_CTRL = Qt.KeyboardModifier.ControlModifier
_LETTERS = (Qt.Key.Key_Y, Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_F)
_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class _Leaving(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field from taking these keys; the page has shortcuts for them."""
        if event.type() in _KINDS and isinstance(event, QKeyEvent) and _is_the_pages(event):
            event.ignore()
            return True
        return False


def _is_the_pages(event: QKeyEvent) -> bool:
    ctrl = bool(event.modifiers() & _CTRL)
    return any(event.matches(key) for key in _STANDARD) or (ctrl and Qt.Key(event.key()) in _LETTERS)


def leave_undo(field: QWidget) -> None:
    """Leave undo, redo and the keys of the editor to the page."""
    field.installEventFilter(_Leaving(field))
