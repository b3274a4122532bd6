"""The clinician's side of the window: which page comes when, what opens it, and what locks it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from corecoach.coach import SaveResult
from corecoach.diary import CannotRead, FromTheFuture
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.ui.look import Look
from corecoach.ui.practice.choosing import ChooseFile, choose_file
from corecoach.ui.practice.desk_flows import DeskFlows, drop
from corecoach.ui.practice.desk_notes import DeskNotes
from corecoach.ui.practice.dialogs import close_dialogs
from corecoach.ui.practice.half_written import HalfWritten
from corecoach.ui.practice.idle import Idle
from corecoach.ui.practice.keeper import PracticeKeeper
from corecoach.ui.practice.later import Later
from corecoach.ui.practice.shell import CLEARANCE, EDITOR, OVERVIEW, Shell
from corecoach.ui.practice.tries import Tries
from corecoach.ui.practice.unlock_flow import UnlockFlow
from corecoach.ui.practice.unsaved import Unsaved
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director
    from corecoach.ui.save_flow import Paper


class Desk(DeskFlows):
    """Nothing of a patient is shown before the passphrase was given, and nothing is left when it is locked.

    The lock drops the flows with all that they hold. Only what the disk did not take is kept, unseen.
    """

    def __init__(
        self, director: "Director", window: Window, settings: SettingsInUse, practice: Practice
    ) -> None:
        super().__init__(director)
        self.director, self.window, self.settings, self.practice = director, window, settings, practice
        self.later, self.tries = Later(self), Tries(practice.clock)
        self.keeper, self.unsaved = PracticeKeeper(practice.folder), Unsaved()
        self.half_written = HalfWritten(practice.folder, self.unsaved)
        self._notes = DeskNotes(self, self._go_on_writing)
        self.choose_file: ChooseFile = choose_file
        self.is_shown = False
        self._waiting: Path | None = None
        # Where the lock came down: the id of a patient and a tab.
        self._at: tuple[str, str] | None = None
        self.idle = Idle(self, practice.clock, lambda: 60 * settings.value.lock_after_min)
        self.idle.over.connect(self.lock)
        self._unlock = UnlockFlow(self)
        self._lock_key = QShortcut(QKeySequence("Ctrl+L"), window)
        self._lock_key.activated.connect(self.lock)
        self._lock_key.setEnabled(False)
        window.closing.connect(self.stow)

    def begin(self) -> None:
        """Show what comes first: setting up, the lock, or what is behind it."""
        if not self.is_shown:
            self.is_shown = True
            self.say()
        try:
            is_set_up = self.practice.is_set_up
        except (CannotRead, FromTheFuture) as error:
            self._say_unopened(error)
            return
        if not is_set_up:
            self.setting_up().show()
        elif not self.practice.is_open:
            self._unlock.show()
        else:
            self.come_in()

    def come_in(self) -> None:
        """The workspace is open: show the file that waited, or where one was, or the patients."""
        if self._is_shut():
            return
        self._lock_key.setEnabled(True)
        self.idle.start()
        self.unsaved.retry()
        self.say()
        try:
            self._show_first()
        except Exception:
            # The lock is no page to be left on by who is in.
            self.show_patients()
            raise

    def _show_first(self) -> None:
        at, self._at = self._at, None
        file, self._waiting = self._waiting, None
        if file is not None:
            self.files().open(file)
        elif at is not None and (found := self._file(at[0])) is not None:
            self.show_tab(found, at[1])
        else:
            self.show_patients()

    def lock(self) -> None:
        """Take everything of a patient from the window and from memory."""
        if not (self.practice.is_open and self.is_shown):
            return
        at = self._at
        flows = self._shut()
        self._at = at
        try:
            self._unlock.show()
            # At once: the name of the page before may name a patient.
            self.window.say_title()
        finally:
            self._put_away(flows)

    def leave(self) -> None:
        """Lock, and go to the person's side."""
        flows = self._shut()
        # Without a key it was no clinician who opened it.
        file, self._waiting = (self._waiting if self._is_new else None), None
        self.is_shown = False
        try:
            self.director.workspace.leave(file)
        finally:
            self._put_away(flows)

    def open_file(self, path: Path) -> None:
        """Show what a file holds; behind the lock once it is open."""
        if self.is_shown and self.practice.is_open:
            self.stow()
            self.half_written.is_away = True
            self.files().open(path)
            self.say()
        else:
            self._waiting = path
            self.begin()

    @property
    def _is_new(self) -> bool:
        with suppress(CannotRead, FromTheFuture):
            return not self.practice.is_set_up
        return False

    @property
    def file_waits(self) -> bool:
        """Whether a file opens behind the lock."""
        return self._waiting is not None

    def _is_shut(self) -> bool:
        """Whether it is locked. Then the lock is shown, whatever was asked for."""
        if self.practice.is_open:
            return False
        if self.is_shown:
            self.begin()
        return True

    def _shut(self) -> Mapping[str, QObject]:
        """Close the practice, before anything else that could fail; the flows that still have something."""
        self.practice.close()
        flows, self._at = self._take_flows(), None
        self.later.stop()
        self.idle.stop()
        self._lock_key.setEnabled(False)
        self.half_written.is_away = True
        self._unlock.forget()
        close_dialogs()
        # Before the flows put away what they have: what cannot be saved then stays to be read.
        self.window.show_strip(None)
        return flows

    def _put_away(self, flows: Mapping[str, QObject]) -> None:
        try:
            drop(flows)
        finally:
            if self.unsaved.reason:
                self.say()

    def stops_closing(self) -> bool:
        """Whether the window has to stay, as something could not be saved; a second wish to close passes."""
        if not self.unsaved.stops_closing():
            return False
        self.say()
        return True

    def show(self, make: Callable[[Look], QWidget], file: PatientFile | None = None, tab: str = "") -> None:
        """Show a page below the head, of a patient or of nobody. Behind the lock nothing is shown."""
        if not self._is_shut():
            self._at = (file.patient.id, tab) if file else None
            self.window.show_page(lambda look: self.frame(look, file, tab, make(look)))

    def show_step(self, make: Callable[[Look], QWidget], file: PatientFile | None = None) -> None:
        """Show a page that has a bar and a way back of its own."""
        if not self._is_shut():
            self._at = (file.patient.id, "") if file else None
            self.window.show_page(make)

    def show_over(self, make: Callable[[Look], QWidget]) -> None:
        """Show a page that leads back to where one was."""
        if not self._is_shut():
            self.window.show_page(make)

    def save_paper(self, paper: "Paper", back: Callable[[], object]) -> None:
        """Ask where to save a paper, and save it, unless the lock came while somebody chose."""
        from corecoach.ui.save_flow import SaveFlow

        SaveFlow(self.window, self.keeper, paper, back, lambda: self.practice.is_open).begin()

    def frame(self, look: Look, file: PatientFile | None, tab: str, body: QWidget) -> Shell:
        """A page in its frame, with the ways that every page has."""
        shell = Shell(look, file, tab, body, today=self.practice.clock.now().date())
        shell.back_requested.connect(lambda _none: self.show_patients())
        shell.lock_requested.connect(lambda _none: self.lock())
        shell.settings_requested.connect(lambda _none: self.show_settings())
        if file is not None:
            shell.tab_requested.connect(lambda chosen: self.show_tab(file, chosen))
            shell.details_requested.connect(lambda _none: self.patients().details(file))
        return shell

    def show_patients(self) -> None:
        """Show all patients."""
        self.patients().show()

    def open_patient(self, file: PatientFile) -> None:
        """Show what there is to see of a patient: results, or else the programme."""
        self.show_tab(file, OVERVIEW if file.patient.result_at else EDITOR)

    def show_overview(self, file: PatientFile) -> None:
        """Show what came back from a patient."""
        self.show_tab(file, OVERVIEW)

    def show_editor(self, file: PatientFile) -> None:
        """Show the programme of a patient."""
        self.show_tab(file, EDITOR)

    def show_clearance(self, file: PatientFile) -> None:
        """Show the clearances of a patient."""
        self.show_tab(file, CLEARANCE)

    def show_tab(self, file: PatientFile, tab: str) -> None:
        """Show a tab of a patient."""
        if self._is_shut():
            return
        self._at = (file.patient.id, tab)
        try:
            self.tab(tab).show(file)
        except Exception as error:
            self.show_unreadable(file, tab, error)
            if not isinstance(error, CannotRead | FromTheFuture):
                raise

    def show_unreadable(self, file: PatientFile, tab: str, error: Exception) -> None:
        """Say that the records of a patient cannot be opened."""
        from corecoach.ui.practice.pages.unreadable import UnreadablePage

        def make(look: Look) -> QWidget:
            return UnreadablePage(look, file.patient.name, error, self.show_patients)

        try:
            self.show(make, file, tab)
        except (CannotRead, FromTheFuture):
            # Not even the head of the page can be made.
            self.show(make)

    def _say_unopened(self, error: Exception) -> None:
        from corecoach.ui.practice.pages.unreadable import unopened_page

        self.window.show_page(lambda look: unopened_page(look, error, self.leave))

    def touch(self) -> None:
        """Count the minutes until the lock from now on."""
        if self.practice.is_open:
            self.idle.start()

    def show_settings(self) -> None:
        """Show the settings of the workspace."""
        self.own_settings().show()

    def tell(self, result: SaveResult, again: Callable[[], SaveResult] | None = None) -> None:
        """Say what could not be saved; with `again` it can be tried anew from there."""
        self._notes.tell(result, again)

    def say(self) -> None:
        """Show above every page what is not saved, or not finished; nothing where all is."""
        self._notes.say()

    def _go_on_writing(self) -> None:
        if self._at is not None and self._at[1] == EDITOR:
            self.editor().own_exercise()
        else:
            self.exercises().go_on()

    def _file(self, patient: str) -> PatientFile | None:
        with suppress(KeyError):
            return self.practice.patient_file(patient)
        return None
