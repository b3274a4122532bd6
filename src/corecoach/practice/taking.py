"""Taking in a result: whose it is, whether its computer is known, and merging it with what came before."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from msgspec import Struct

from corecoach.coach import Saved, SaveFailed, SaveResult
from corecoach.diary import CannotRead, FromTheFuture, NotSaved
from corecoach.exchange import Problem
from corecoach.exchange.result_file import Result, ResultFile
from corecoach.practice.keeping import replaced
from corecoach.practice.mirror import Merged, merge
from corecoach.practice.patient import LogLine, PatientFile, ResultRow
from corecoach.words import _

# Whether results came from this computer before: the first of all, a known one, another one.
Device = Literal["first", "known", "other"]

# Two computers are seldom at the same minute.
_AHEAD = timedelta(days=1)


class Taken(Struct, frozen=True):
    """A result that was taken in, for whom, and what was new in it."""

    patient: PatientFile
    row: ResultRow
    device: Device
    merged: Merged
    saved: SaveResult


class Unknown(Struct, frozen=True):
    """A result of which somebody has to say whose it is: the name in it, and the year of birth. Its programme
    is that of no patient here, or of the one named `of`, but from `another` computer than before."""

    name: str
    birth_year: int | None
    programme: str | None
    of: str = ""

    @property
    def another(self) -> bool:
        """Whether only its computer is not known."""
        return bool(self.of)


def not_yet(result: Result, now: datetime) -> list[Problem]:
    """Whether a file says that it was made in the future: then every day after it would be of the past."""
    if result.made_at <= now + _AHEAD:
        return []
    what = _("this file says that it was made on {day}").format(day=result.made_at.date())
    return [Problem("result.made_at", what, _("today or before; the patient's computer has a wrong date"))]


def device_of(file: PatientFile, key: str) -> Device:
    """Whether results of this patient came from this computer before."""
    if not file.patient.devices:
        return "first"
    return "known" if key in file.patient.devices else "other"


def take(file: PatientFile, read: ResultFile, data: bytes, *, sealed: bool, now: datetime) -> Taken:
    """Merge a result into the patient's records, and keep the file as it came. What was taken in before
    changes nothing. Raises ValueError for records that no diary holds."""
    result, key = read.result, read.signature.key
    device = device_of(file, key)
    merged, saved = _merged(file, read)
    row = ResultRow(
        result.id, now, result.made_at, result.since, result.until, merged.new, sealed,
        device != "other", result.locked, merged.different,
    )  # fmt: skip
    if isinstance(saved, Saved):
        saved = _noted(file, row, key, data)
    return Taken(file, row, device, merged, saved)


def _merged(file: PatientFile, read: ResultFile) -> tuple[Merged, SaveResult]:
    try:
        return merge(file.mirror_folder, read.result), Saved()
    except NotSaved as error:
        return Merged(0, 0), SaveFailed(error.reason)
    except (CannotRead, FromTheFuture):
        return Merged(0, 0), SaveFailed("other")


def _noted(file: PatientFile, row: ResultRow, key: str, data: bytes) -> SaveResult:
    """Each step is done if it is not done yet: what failed half way is finished by taking the file again."""
    steps: list[Callable[[], SaveResult]] = []
    if not any(known.id == row.id for known in file.results()):
        name = f"{row.made_at:%Y-%m-%d}-{row.id[:8]}.ccresult"
        steps = [
            lambda: replaced(_results(file) / name, data),
            lambda: file.note(LogLine(row.taken_at, "result", until=row.until)),
            lambda: file.note_result(row),
        ]
    before, patient = file.patient.result_at, file.patient
    newest = row.made_at if before is None else max(before, row.made_at)
    devices = tuple(dict.fromkeys((*patient.devices, key)))
    if (newest, devices) != (before, patient.devices):
        steps.append(lambda: file.save_details(result_at=newest, devices=devices))
    failed = (saved for step in steps if isinstance(saved := step(), SaveFailed))
    return next(failed, Saved())


def _results(file: PatientFile) -> Path:
    return file.folder / "results"
