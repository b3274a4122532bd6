"""Clearing a lockout of a patient: by a code on the telephone, or by a file."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.exchange import Problem
from corecoach.practice.patient import PatientFile
from corecoach.safety import cleaned, grouped
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.clearance import ClearanceDraft, ClearancePage, ClearanceView
from corecoach.ui.practice.pages.clearance_given import CodePage, GivenCode
from corecoach.ui.practice.patient_words import CLEARANCES
from corecoach.ui.practice.setup_flow import words_of
from corecoach.ui.practice.shell import CLEARANCE
from corecoach.ui.save_flow import Paper
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.practice.clearances import Misfit
    from corecoach.ui.practice.desk import Desk


class ClearanceFlow(QObject):
    """One patient at a time. A code is shown once and kept nowhere."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk, self._practice = desk, desk.practice
        self._file: PatientFile | None = None
        self.draft, self._fault = self._fresh(), ""

    def show(self, file: PatientFile) -> None:
        """Show what was given, and a form for another one."""
        if file is not self._file:
            self._file, self.draft, self._fault = file, self._fresh(), ""
        self._renew(file)

    def _fresh(self) -> ClearanceDraft:
        return ClearanceDraft(self._practice.clock.now().date().isoformat())

    def _renew(self, file: PatientFile) -> None:
        self._desk.show(lambda look: self._make(look, file), file, CLEARANCE)

    def _make(self, look: Look, file: PatientFile) -> QWidget:
        page = ClearancePage(look, self._view(file), self.draft)
        page.give_requested.connect(lambda _none: self.give(file))
        page.way_changed.connect(lambda _none: self._renew(file))
        return page

    def _view(self, file: PatientFile) -> ClearanceView:
        return ClearanceView(
            now=self._practice.clock.now(),
            given=tuple(line for line in file.log() if line.what in CLEARANCES),
            has_programme=bool(file.patient.programmes),
            clinician=self._practice.author.name,
            fault=self._fault,
            busy=self._desk.later.busy,
        )

    # -- giving ----------------------------------------------------------------------------------------

    def give(self, file: PatientFile) -> None:
        """Make what was asked for."""
        self._fault = self._desk.tries.wait_words
        if self._fault:
            self._renew(file)
            return
        give = self._give_code if self.draft.way == "code" else self._give_file
        self._desk.later.do(lambda: give(file))
        self._renew(file)

    def _passphrase(self) -> str:
        passphrase, self.draft.passphrase = self.draft.passphrase, ""
        return passphrase

    def _note(self, made: "str | bytes | Misfit | Problem | list[Problem]") -> None:
        # A misfit says nothing of the passphrase.
        if isinstance(made, str | bytes | Problem):
            self._desk.tries.note(made)

    def _give_code(self, file: PatientFile) -> None:
        # The exchange with clearances takes long to import, and few days need it.
        from corecoach.exchange.clearance_code import CodeTerms

        draft = self.draft
        terms = CodeTerms(self._kept(), draft.weeks, self._day())
        challenge = draft.names()[0]
        made = self._practice.code(file, challenge, terms, self._passphrase())
        self._note(made)
        if not isinstance(made, str):
            self._refuse(file, made)
            return
        given = GivenCode(made, grouped(cleaned(challenge)), terms.keep, terms.examined, terms.review_by)
        self.draft = self._fresh()
        self._show_code(file, given)

    def _show_code(self, file: PatientFile, given: GivenCode) -> None:
        def make(look: Look) -> QWidget:
            page = CodePage(look, given)
            page.done_requested.connect(lambda _none: self.show(file))
            return page

        self._desk.show(make, file, CLEARANCE)

    def _give_file(self, file: PatientFile) -> None:
        from corecoach.practice.clearances import FileTerms

        draft, now = self.draft, self._practice.clock.now()
        examined = draft.assessed(now)
        assert examined is not None, "the page asks for it"
        terms = FileTerms(self._kept(), draft.weeks, examined, draft.note.strip())  # type: ignore[arg-type]
        made = self._practice.clearance(file, draft.names(), terms, self._passphrase())
        self._note(made)
        if not isinstance(made, bytes):
            self._refuse(file, made)
            return
        self.draft = self._fresh()
        self._renew(file)
        self._save(file, made)

    def _kept(self) -> tuple[str, ...]:
        from corecoach.ui.practice.clearance_words import keep_names

        return tuple(lock for lock in keep_names() if lock in self.draft.keep)

    def _day(self) -> date:
        return date.fromisoformat(self.draft.day)

    def _refuse(self, file: PatientFile, why: "Misfit | Problem | list[Problem]") -> None:
        first = why[0] if isinstance(why, list) else why
        self._fault = words_of(first) if isinstance(first, Problem) else first.words
        self._renew(file)

    def _save(self, file: PatientFile, data: bytes) -> None:
        from corecoach.diary import replace_file

        def write(path: Path) -> None:
            replace_file(path, data, keep=False)

        paper = Paper(
            bar=_("Clearance"),
            question=_("Where to save the clearance"),
            name=_("clearance") + ".ccclear",
            kinds=_("CoreCoach clearance (*.ccclear)"),
            saved=_("The clearance is saved"),
            failed=_("The clearance could not be saved"),
            what_next=(_("Give this file to the patient. Their copy opens it by a double click."),),
            write=write,
        )
        self._desk.save_paper(paper, lambda: self.show(file))
