"""Lines of lists: patients and templates."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from corecoach.practice.patient import Patient, PatientFile


class PatientRow(Struct, frozen=True):
    """A patient in the list, with the title of the newest signed programme, its day, and when the newest
    result was made. None is never."""

    patient: Patient
    title: str
    signed_on: date | None
    last_result_on: datetime | None
    has_draft: bool


class TemplateRow(Struct, frozen=True):
    """A template in the list: of the library, or `own`."""

    id: str
    title: str
    for_whom: str
    own: bool


def rows_of(files: Iterable[PatientFile]) -> tuple[PatientRow, ...]:
    """The patients by name."""
    rows = (
        PatientRow(f.patient, f.patient.title, f.patient.signed_on, f.patient.result_at, f.has_draft)
        for f in files
    )
    return tuple(sorted(rows, key=lambda row: (plain(row.patient.name), row.patient.id)))


def found_by(patient: Patient, search: str) -> bool:
    """Whether every word of `search` is a part of the name or the local ID, whatever its accents and
    capitals."""
    text = plain(f"{patient.name} {patient.local_id}")
    return all(word in text for word in plain(search).split())


def plain(text: str) -> str:
    """The text without accents and capitals, to compare and to sort by."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
