"""Which patients a list shows: what was typed, archived ones or not, in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corecoach.practice.rows import PatientRow
from corecoach.ui.library_search import folded

Order = Literal["newest", "name"]


@dataclass
class PatientsDraft:
    """What was typed and chosen on the list; it outlives the page. `at` is the patient the keyboard is on."""

    search: str = ""
    order: Order = "newest"
    archived: bool = False
    at: str = ""


class PatientIndex:
    """The patients, each with the letters by which they are found."""

    def __init__(self, rows: Iterable[PatientRow]) -> None:
        self._rows = [(row, folded(f"{row.patient.name} {row.patient.local_id}")) for row in rows]

    def find(self, draft: PatientsDraft) -> tuple[PatientRow, ...]:
        """Every word that was typed is a part of the name or of the local ID."""
        asked = folded(draft.search).split()
        found = [
            row
            for row, letters in self._rows
            if row.patient.archived == draft.archived and all(word in letters for word in asked)
        ]
        if draft.order == "name":
            return tuple(sorted(found, key=lambda row: (folded(row.patient.name), row.patient.local_id)))
        return tuple(sorted(found, key=lambda row: (last_day(row), row.patient.added_at), reverse=True))

    def count(self, *, archived: bool) -> int:
        """How many there are."""
        return sum(row.patient.archived == archived for row, _letters in self._rows)


def last_day(row: PatientRow) -> date:
    """When something last happened: the patient was added, a programme signed, a result read."""
    result = row.last_result_on.date() if row.last_result_on else None
    return max(day for day in (row.patient.added_at.date(), row.signed_on, result) if day is not None)
