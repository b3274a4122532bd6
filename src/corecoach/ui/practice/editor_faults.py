"""Asks the reader of files what it would refuse, a moment after the last change of a draft."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from corecoach.ui.practice.editor_session import EditorSession

# Longer than from one key to the next: to ask takes some hundredths of a second.
LOOK_MS = 400


class FaultWatch(QObject):
    """Keeps the faults of a session, and has the editor drawn when they are others."""

    def __init__(
        self, parent: QObject, session: Callable[[], EditorSession | None], refresh: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._session, self._refresh = session, refresh
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self) -> None:
        """Look soon, if the draft is another one than the one that was looked at."""
        session = self._session()
        if session is not None and session.looked_through is not session.draft:
            self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look now. What is missing is said in other words until it is there."""
        self._timer.stop()
        session = self._session()
        if session is None:
            return
        draft = session.draft
        missing = bool(session.view().to_settle)
        faults = () if missing else tuple(session.practice.faults(session.file, draft))
        session.looked_through = draft
        if faults != session.faults:
            session.faults = faults
            self._refresh()
