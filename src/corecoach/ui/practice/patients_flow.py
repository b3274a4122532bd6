"""The way through the patients: looking for one, adding, changing what is known, putting away."""

from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Saved
from corecoach.practice.patient import PatientFile
from corecoach.practice.rows import PatientRow
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.patient_details import (
    Details,
    DetailsDraft,
    PatientDetailsPage,
    draft_of_patient,
)
from corecoach.ui.practice.pages.patients import PatientsPage
from corecoach.ui.practice.patient_search import PatientsDraft
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class PatientsFlow(QObject):
    """Made anew after each lock: nothing that was looked for outlives it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk, self._practice = desk, desk.practice
        self._draft = PatientsDraft()

    def rows(self) -> tuple[PatientRow, ...]:
        """All patients, archived ones as well."""
        return (*self._practice.patients(), *self._practice.patients(archived=True))

    def show(self) -> None:
        """Show all patients."""
        rows = self.rows()
        self._desk.show(lambda look: self._make(look, rows))

    def _make(self, look: Look, rows: tuple[PatientRow, ...]) -> QWidget:
        clinician, today = self._practice.clinician, self._practice.clock.now().date()
        saved = clinician is not None and clinician.backed_up_at is not None
        page = PatientsPage(
            look, rows, self._draft, today, key_is_saved=saved, unread=len(self._practice.unread())
        )
        page.open_requested.connect(lambda patient: self._open(patient))
        page.add_requested.connect(lambda name: self.add(name))
        page.copy_requested.connect(lambda _none: self._desk.setting_up().show_key())
        page.file_requested.connect(lambda _none: self._desk.files().choose())
        return page

    def _open(self, patient: str) -> None:
        self._desk.open_patient(self._practice.patient_file(patient))

    # -- details ---------------------------------------------------------------------------------------

    def add(self, name: str = "") -> None:
        """Ask who a new patient is."""
        draft = DetailsDraft(name)
        self._desk.show_step(lambda look: self._details_page(look, draft, None))

    def details(self, file: PatientFile) -> None:
        """Show what is known of a patient, to be changed."""
        draft = draft_of_patient(file.patient)
        self._desk.show_step(lambda look: self._details_page(look, draft, file), file)

    def _details_page(self, look: Look, draft: DetailsDraft, file: PatientFile | None) -> QWidget:
        cautions = [(c.code, _(c.question)) for c in self._practice.library.cautions]
        page = PatientDetailsPage(
            look, draft, cautions, self._practice.clock.now().date(), patient=file.patient if file else None
        )
        page.save_requested.connect(lambda details: self._keep(details, file))
        if file is None:
            page.back_requested.connect(lambda _none: self.show())
        else:
            page.back_requested.connect(lambda _none: self._desk.open_patient(file))
            page.archive_requested.connect(lambda away: self._archive(file, away))
        return page

    def _keep(self, details: Details, file: PatientFile | None) -> None:
        if file is not None:
            fields = structs.asdict(details)
            self._desk.tell(file.save_details(**fields), lambda: file.save_details(**fields))
            self._desk.open_patient(file)
            return
        self._add(details)

    def _add(self, details: Details) -> None:
        made, result = self._practice.add_patient(
            details.name, details.born, details.local_id, details.cautions
        )
        if details.note and isinstance(result, Saved):
            result = made.save_details(note=details.note)
        self._desk.tell(result)
        if isinstance(result, Saved):
            self._draft = PatientsDraft(order=self._draft.order)
            self._desk.show_editor(made)

    def _archive(self, file: PatientFile, away: bool) -> None:
        self._desk.tell(file.save_details(archived=away))
        self.show()
