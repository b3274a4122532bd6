"""The lock of the clinician's side: a passphrase, and a pause that grows with wrong ones."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from corecoach.exchange import Problem
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.unlock import PracticeUnlockPage, UnlockDraft

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class UnlockFlow(QObject):
    """What was typed is forgotten as soon as it was tried."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._draft = UnlockDraft()
        self._wrong = False
        # While no passphrase is taken, the page says for how long.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.show)

    def show(self) -> None:
        """Show the lock."""
        wait = self._desk.tries.wait_s
        self._desk.window.show_page(self._make)
        self._pause.stop()
        if wait > 0:
            self._pause.start(round(1000 * min(wait, 1)) + 1)

    def forget(self) -> None:
        """Nothing was typed, nothing was wrong."""
        self._pause.stop()
        self._draft, self._wrong = UnlockDraft(), False

    def _make(self, look: Look) -> QWidget:
        clinician = self._desk.practice.clinician
        page = PracticeUnlockPage(
            look,
            self._draft,
            clinician=clinician.author.name if clinician else "",
            folder=self._desk.practice.folder,
            busy=self._desk.later.busy,
            wrong=self._wrong,
            wait_s=self._desk.tries.wait_s,
            file_waits=self._desk.file_waits,
        )
        page.open_requested.connect(lambda _none: self._try())
        page.leave_requested.connect(lambda _none: self._desk.leave())
        return page

    def _try(self) -> None:
        self._desk.later.do(self._open)
        self.show()

    def _open(self) -> None:
        passphrase, self._draft = self._draft.passphrase, UnlockDraft()
        if isinstance(self._desk.practice.open(passphrase), Problem):
            self._desk.tries.wrong()
            self._wrong = True
            self.show()
            return
        self._desk.tries.right()
        self.forget()
        self._desk.come_in()
