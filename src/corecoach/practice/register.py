"""The patients of a practice: a folder each, read once and kept in memory until the workspace is locked."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from corecoach.coach import Saved, SaveResult
from corecoach.diary import FromTheFuture, Preferences
from corecoach.library import Library
from corecoach.practice.patient import DETAILS, Patient, PatientFile, folder_name
from corecoach.practice.rows import PatientRow, found_by, rows_of


class Register:
    """All patients, by their id."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library
        self._files: dict[str, PatientFile] | None = None

    def all(self) -> dict[str, PatientFile]:
        """Every patient whose folder can be read; the others are left as they are, see `unread`."""
        if self._files is None:
            self._files = {file.patient.id: file for file in self._read()}
        return self._files

    def rows(self, search: str, *, archived: bool) -> tuple[PatientRow, ...]:
        """The patients that a search finds, by name."""
        files = (file for file in self.all().values() if file.patient.archived == archived)
        return rows_of(file for file in files if found_by(file.patient, search))

    def add(self, patient: Patient) -> tuple[PatientFile, SaveResult]:
        """A patient more, with a folder that tells people whose it is."""
        file = PatientFile(self._folder / folder_name(patient), patient, self._library)
        result = file.save_details()
        if isinstance(result, Saved):
            self.all()[patient.id] = file
        return file, result

    def with_programme(self, programme: str | None) -> PatientFile | None:
        """Whose programme it is."""
        files = self.all().values()
        return next((f for f in files if programme and programme in f.patient.programmes), None)

    def unread(self) -> tuple[str, ...]:
        """The names of folders whose patient cannot be read."""
        known = {file.folder.name for file in self.all().values()}
        return tuple(folder.name for folder in self._folders() if folder.name not in known)

    def forget(self) -> None:
        """Keep nothing of patients in memory."""
        self._files = None

    def _read(self) -> Iterator[PatientFile]:
        for folder in self._folders():
            # Of a later version, it is as if it could not be read: nothing is done to it.
            with suppress(FromTheFuture):
                patient = Preferences(folder / DETAILS, Patient).found()
                # A copy beside the folder has the same patient in it, and another ending.
                if patient is not None and folder.name.endswith(f"-{patient.id[:8]}"):
                    yield PatientFile(folder, patient, self._library)

    def _folders(self) -> list[Path]:
        with suppress(OSError):
            return sorted(path for path in self._folder.iterdir() if path.is_dir())
        return []
