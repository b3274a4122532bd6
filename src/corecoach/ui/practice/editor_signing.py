"""From a draft to a signed file that is handed over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Saved
from corecoach.exchange import Problem
from corecoach.exchange.keys import is_wrong_passphrase
from corecoach.practice.practice import Practice
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.editor_handing import Handing, given_of
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.fault_words import fault_line_of
from corecoach.ui.practice.pages.editor_sign import SignDraft, SignedPage, SignPage
from corecoach.ui.practice.sign_words import signed_lines, summary_of
from corecoach.ui.save_flow import show_folder
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.practice.signing import Signed
    from corecoach.ui.practice.desk import Desk
    from corecoach.ui.practice.editor_flow import EditorFlow

_PASSPHRASE = ("passphrase", "in_person", "")


class Signing(QObject):
    """Shows what is handed over, signs it, and offers the ways out. No passphrase outlives a try."""

    def __init__(
        self, flow: "EditorFlow", desk: "Desk", window: Window, practice: Practice, session: EditorSession
    ) -> None:
        super().__init__(flow)
        self._flow, self._desk, self._window = flow, desk, window
        self._practice, self._session = practice, session
        self._draft = SignDraft()
        self._problems: list[Problem] = []

    def show(self) -> None:
        """Ask the reader what it would refuse, and show the page."""
        self._problems = self._practice.faults(self._session.file, self._session.draft)
        self._show()

    def _show(self) -> None:
        summary = summary_of(self._session, self._problems)

        def make(look: Look) -> QWidget:
            page = SignPage(dense(look), summary, self._draft)
            page.sign_requested.connect(lambda _none: self._try())
            page.back_requested.connect(lambda _none: self._leave())
            return page

        self._desk.show_step(make, self._session.file)

    def _leave(self) -> None:
        self._draft.forget()
        self._flow.show_editor()
        self.deleteLater()

    # -- signing ----------------------------------------------------------------------------------------

    def _try(self) -> None:
        """Opening the key takes some tenths of a second: the page says so first."""
        wait = self._desk.tries.wait_words
        if wait:
            self._say(wait)
            return
        self._draft.busy, self._draft.fault = True, ""
        self._desk.later.do(self._sign)
        self._show()

    def _sign(self) -> None:
        draft, second = self._draft, self._draft.in_person if self._draft.with_in_person else ""
        signed = self._practice.sign(self._session.file, self._session.draft, draft.passphrase, second)
        draft.busy = False
        if isinstance(signed, list):
            self._refused(signed)
            return
        draft.forget()
        self._desk.tries.right()
        self._desk.tell(signed.saved)
        self._session.signed(signed.version)
        self._flow.save()
        self.show_signed(signed)

    def _refused(self, problems: list[Problem]) -> None:
        """A wrong passphrase is one line; what a reader would refuse is a list."""
        if len(problems) == 1 and problems[0].where in _PASSPHRASE:
            if problems[0].where != "in_person":
                self._desk.tries.wrong()
            session = self._session
            line = fault_line_of(problems[0], session.draft, session.exercises)
            wrong = is_wrong_passphrase(problems[0])
            self._say(_("This passphrase does not open your key.") if wrong else line)
        else:
            self._problems = problems
            self._show()

    def _say(self, line: str) -> None:
        self._draft.fault = line
        self._show()

    # -- ways out ---------------------------------------------------------------------------------------

    def show_signed(self, signed: "Signed") -> None:
        """Say that it is signed, and how it gets to the patient."""
        lines = signed_lines(self._session, signed, kept=isinstance(signed.saved, Saved))
        title = _("Version {n} is signed").format(n=signed.version)
        ways = (
            (_("Save the file"), Kind.PRIMARY, "save", lambda: self._handing(signed).save_file()),
            (
                _("Save the handout to print"), Kind.SECONDARY, "printer",
                lambda: self._handing(signed).ask_handout(),
            ),
            (_("Show the folder"), Kind.SECONDARY, "folder-down", lambda: show_folder(signed.path)),
            (_("Back to the patient"), Kind.SECONDARY, "arrow-left", self._done),
        )  # fmt: skip
        self._desk.show_step(lambda look: SignedPage(dense(look), title, lines, ways), self._session.file)

    def _done(self) -> None:
        file = self._session.file
        self.deleteLater()
        self._desk.open_patient(file)

    def _handing(self, signed: "Signed") -> Handing:
        return Handing(self._desk, self._session.file, given_of(signed), lambda: self.show_signed(signed))
