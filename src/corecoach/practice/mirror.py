"""What came back from a patient, merged into a diary of its own, and seen as the patient's copy sees it.

A record has an id, and the same one comes in many files: it is kept once. So files can come in any order,
overlap and repeat. Nothing is ever changed or removed: what says else under a known id is not taken.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from msgspec import Struct

from corecoach.coach import LEDGER, MONTHLY, Coach, InHand
from corecoach.coach.taken_in import TakenIn
from corecoach.diary import Diary, Preferences
from corecoach.exchange.programme_file import FORMAT, ProgrammeFile
from corecoach.exchange.result_file import Result
from corecoach.library import Library


class Merged(Struct, frozen=True):
    """How many records of a file were `new`, and how many said something else than one known by the same
    id."""

    new: int
    different: int


class AsOf:
    """A clock that stands at the moment at which the newest file was made: what came after it is unknown, and
    a day that nobody told of is not a day missed."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def seconds(self) -> float:
        """Seconds that stand."""
        return 0.0

    def now(self) -> datetime:
        """The moment of the file."""
        return self._at

    def boot(self) -> str:
        """No start of a machine that is known."""
        return ""


def look_at(folder: Path, library: Library, at: datetime) -> Coach:
    """The patient's records as they stood at `at`; nothing is ever written by it."""
    diary = Diary(folder, monthly=MONTHLY, ledger=LEDGER, settle=False)
    nothing = Preferences(folder / "none.json", InHand)
    return Coach(library, diary, AsOf(at), lambda: uuid4().hex, nothing, only_looks=True)


def merge(folder: Path, result: Result) -> Merged:
    """Add what is new. Raises NotSaved, CannotRead, FromTheFuture, and ValueError for records that no diary
    holds."""
    diary = Diary(folder, monthly=MONTHLY, ledger=LEDGER)
    records = [*_programmes(result), *result.records.all()]
    known = _known(diary, {type(record) for record in records})
    new = [record for record in records if record.id not in known]
    different = sum(record.id in known and known[record.id] != record for record in records)
    diary.add(*new)
    return Merged(len(new), different)


def _programmes(result: Result) -> Iterable[TakenIn]:
    for taken in result.records.programmes:
        yield TakenIn(taken.id, taken.at, ProgrammeFile(FORMAT, 1, taken.programme))


def _known(diary: Diary, kinds: Iterable[type[Any]]) -> dict[str, Any]:
    """The records of these kinds by id. An id is that of one record, whatever its kind."""
    return {record.id: record for kind in kinds for record in diary.records(kind)}
