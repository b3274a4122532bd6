"""The settings of the clinician's side: what they show, and what their buttons lead to."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Saved
from corecoach.exchange import Problem
from corecoach.ui.dates import plain_date_words
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.practice_settings import (
    PracticeSettingsDraft,
    PracticeSettingsPage,
    PracticeSettingsView,
)
from corecoach.ui.practice.setup_flow import words_of
from corecoach.ui.save_flow import show_folder
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class PracticeSettingsFlow(QObject):
    """What was typed and not kept lives until the page is left."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk, self._practice = desk, desk.practice
        self._draft = self._fresh()
        self._told = self._fault = ""

    def show(self) -> None:
        """Show the settings as they are kept."""
        self._draft, self._told, self._fault = self._fresh(), "", ""
        self._renew()

    def _fresh(self) -> PracticeSettingsDraft:
        who = self._practice.author
        return PracticeSettingsDraft(who.name, who.role, who.registration, who.contact)

    def _renew(self) -> None:
        self._desk.show_step(self._make)

    def _make(self, look: Look) -> QWidget:
        page = PracticeSettingsPage(look, self._view(), self._draft)
        page.details_requested.connect(lambda _none: self._keep_details())
        page.passphrase_requested.connect(lambda _none: self._begin_change())
        page.copy_requested.connect(lambda _none: self._desk.setting_up().save_copy(self.show))
        page.folder_requested.connect(lambda _none: show_folder(self._patients / "patient"))
        page.lock_after_changed.connect(self._change_lock)
        page.leave_requested.connect(lambda _none: self._desk.leave())
        page.back_requested.connect(lambda _none: self._desk.show_patients())
        return page

    def _view(self) -> PracticeSettingsView:
        practice, clinician = self._practice, self._practice.clinician
        saved = clinician.backed_up_at if clinician else None
        return PracticeSettingsView(
            author=practice.author,
            fingerprint=practice.fingerprint,
            saved_on=plain_date_words(saved.date()) if saved else "",
            folder=self._patients,
            lock_after=self._desk.settings.value.lock_after_min,
            told=self._told,
            fault=self._fault,
            busy=self._desk.later.busy,
        )

    @property
    def _patients(self) -> Path:
        return self._practice.folder / "patients"

    # -- changes ---------------------------------------------------------------------------------------

    def _keep_details(self) -> None:
        result = self._practice.change_details(self._draft.author)
        self._desk.tell(result)
        if isinstance(result, Saved):
            self._told = _("Saved. Programmes you sign from now on say this.")
        self._renew()

    def _change_lock(self, minutes: int) -> None:
        self._desk.settings.change(lock_after_min=minutes)
        self._desk.touch()

    def _begin_change(self) -> None:
        self._told, self._fault = "", self._desk.tries.wait_words
        if not self._fault:
            self._desk.later.do(self._change_passphrase)
        self._renew()

    def _change_passphrase(self) -> None:
        draft = self._draft
        try:
            result = self._practice.change_passphrase(draft.old, draft.new)
        except OSError as error:
            what = _("your key cannot be opened ({reason})").format(reason=error.strerror)
            result = Problem("", what, _("the copy of your key that you kept"))
        finally:
            draft.forget_passphrases()
        self._desk.tries.note(result)
        if isinstance(result, Problem):
            self._fault = words_of(result)
        else:
            self._desk.tell(result)
        if isinstance(result, Saved):
            self._told = _("The passphrase is changed. Save a new copy of your key now.")
        self._renew()
