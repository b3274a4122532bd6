"""Imports the programme editor while the clinician types the passphrase, so that it opens at once.

Its modules and the patterns for reading ages take half a second together. As with the charts it is done in a
thread, which is safe because nothing of it makes an object of Qt.
"""

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

EDITOR = "corecoach.ui.practice.editor_flow"
FIRST_MS = 300


class EditorAhead(QObject):
    """Waits a moment, then imports once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = Thread(target=_import, name="editor ahead", daemon=False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._thread.start)
        self._timer.start(FIRST_MS)

    @property
    def is_done(self) -> bool:
        """Whether all of it is there."""
        return not self._timer.isActive() and not self._thread.is_alive()


def _import() -> None:
    import_module(EDITOR)
    reading_age = import_module("corecoach.practice.reading_age")
    # Most notes are in English, and its patterns are the largest.
    reading_age.make_ready("en")
