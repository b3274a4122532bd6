"""One patient: a folder of files, with the draft, what was signed, what came back, and what was cleared."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from corecoach.coach import Coach, Saved, SaveResult
from corecoach.diary import Preferences
from corecoach.library import Library
from corecoach.practice.draft import Draft, draft_of
from corecoach.practice.keeping import kept, replaced
from corecoach.prescription import Patient as Person
from corecoach.prescription import Programme

ENDING = ".corecoach"
DETAILS = "patient.json"
_VERSION = re.compile(r"version-(\d{3,})")


class Patient(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a patient. `cautions` are codes of the library's cautions. The rest is kept here so
    that a list of many needs no other file: the `programmes` (ids) that were signed, the `title` and day of
    the newest, how `many`, when the newest result was made, and the keys (base64) of the computers that
    results came from."""

    id: str
    name: Annotated[str, Meta(min_length=1, max_length=120)]
    added_at: datetime
    born: date | None = None
    local_id: Annotated[str, Meta(max_length=60)] = ""
    note: Annotated[str, Meta(max_length=2000)] = ""
    cautions: tuple[str, ...] = ()
    archived: bool = False
    programmes: tuple[str, ...] = ()
    title: str = ""
    signed_on: date | None = None
    many: int = 0
    result_at: datetime | None = None
    devices: tuple[str, ...] = ()

    @property
    def person(self) -> Person:
        """The patient as a programme names them."""
        return Person(self.name, self.born.year if self.born else None)


class SignedCopy(Struct, frozen=True):
    """A signed programme as it was handed over: where its copy lies, which version it is, and the public key
    (base64) that signed it; empty where the copy says none."""

    path: Path
    version: int
    programme: Programme
    key: str = ""


class ResultRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A result file that was taken in: `id` of the result, when it was made, the days it is about, how many
    records it had that were `new`, whether it was `sealed`, whether its computer was `known` before, and
    which lockouts were in force then. `different`: records that said something else than before by the same
    id, which were not taken."""

    id: str
    taken_at: datetime
    made_at: datetime
    since: date | None
    until: date
    new: int
    sealed: bool
    known: bool
    locked: tuple[str, ...] = ()
    different: int = 0


class LogLine(Struct, frozen=True, forbid_unknown_fields=True):
    """Something the clinician did for a patient. `challenges` are the short names of lockouts, `keep` what
    stays locked, `until` the last day of a clearance. Never a code, a key or a passphrase."""

    at: datetime
    what: Literal["signed", "code", "clearance-file", "result", "handout"]
    title: str = ""
    version: int = 0
    challenges: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    examined: date | None = None
    until: date | None = None


class _Signature(Struct, frozen=True):
    key: str = ""


class _Copy(Struct, frozen=True):
    programme: Programme
    signature: _Signature | None = None


class _Log(Struct, frozen=True, forbid_unknown_fields=True):
    lines: tuple[LogLine, ...] = ()


class _Results(Struct, frozen=True, forbid_unknown_fields=True):
    rows: tuple[ResultRow, ...] = ()


class PatientFile:
    """The folder of one patient. What cannot be saved is said, and what was there before is unchanged."""

    def __init__(self, folder: Path, patient: Patient, library: Library) -> None:
        self.folder, self.patient, self._library = folder, patient, library
        self._details = Preferences(folder / DETAILS, Patient)
        self._draft = Preferences(folder / "draft.json", Draft)
        self._log = Preferences(folder / "log.json", _Log)
        self._results = Preferences(folder / "results.json", _Results)

    @property
    def has_draft(self) -> bool:
        """Whether a draft was ever saved."""
        return self._draft.is_there

    def save_details(self, **changes: Any) -> SaveResult:
        """Change what is known of the patient. Fields as in Patient."""
        changed = replace(self.patient, **changes)
        result = kept(self._details, changed)
        if isinstance(result, Saved):
            self.patient = changed
        return result

    # -- the draft --------------------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The draft as it was saved; else the newest signed programme; else an empty one. The id of a
        patient's programme is made of the patient's own: it stays the same from version to version."""
        found = self._draft.found()
        if found is not None:
            return found
        newest = next(iter(self.signed()), None)
        if newest is not None:
            return draft_of(newest.programme, newest.version)
        return Draft(id=str(UUID(hex=self.patient.id)), cautions=self.patient.cautions)

    def save_draft(self, draft: Draft) -> SaveResult:
        """Keep the draft; the one before it is kept as well."""
        return kept(self._draft, draft)

    # -- what was signed --------------------------------------------------------------------------------

    def signed(self) -> tuple[SignedCopy, ...]:
        """Programmes that were signed, the newest first. A copy that cannot be read is left out."""
        return tuple(sorted(self._copies(), key=lambda copy: copy.version, reverse=True))

    def keep_signed(
        self, programme: Programme, data: bytes, at: datetime
    ) -> tuple[Path, int, SaveResult]:  # fmt: skip
        """Keep a copy of a signed programme: where it is, which version it is, and whether all of it is on
        disk. No copy is ever replaced, whatever is known of the patient."""
        version = max([self.patient.many, *self._versions()]) + 1
        path = self._programmes / f"version-{version:03d}{ENDING}"
        result = replaced(path, data)
        if not isinstance(result, Saved):
            return path, version, result
        known = self.save_details(
            programmes=tuple(dict.fromkeys((*self.patient.programmes, programme.id))),
            title=programme.title,
            signed_on=programme.issued,
            many=version,
        )
        noted = self.note(LogLine(at, "signed", programme.title, version))
        return path, version, noted if isinstance(known, Saved) else known

    @property
    def _programmes(self) -> Path:
        return self.folder / "programmes"

    def _versions(self) -> Iterator[int]:
        for path in self._programmes.glob(f"*{ENDING}"):
            named = _VERSION.fullmatch(path.stem)
            if named:
                yield int(named[1])

    def _copies(self) -> Iterator[SignedCopy]:
        for path in self._programmes.glob(f"*{ENDING}"):
            named = _VERSION.fullmatch(path.stem)
            with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
                # Our own copy, and only something to begin with: whoever takes it in looks at the signature.
                copy = msgspec.json.decode(path.read_bytes(), type=_Copy)
                if named:
                    key = copy.signature.key if copy.signature else ""
                    yield SignedCopy(path, int(named[1]), copy.programme, key)

    # -- what came back ---------------------------------------------------------------------------------

    @property
    def mirror_folder(self) -> Path:
        """Where the records lie that came back, as a diary."""
        return self.folder / "mirror"

    def mirror(self) -> Coach | None:
        """What came back, all files as one, as a coach that only looks; None before the first."""
        from corecoach.practice.mirror import look_at

        at = self.patient.result_at
        return look_at(self.mirror_folder, self._library, at) if at else None

    def results(self) -> tuple[ResultRow, ...]:
        """The result files that were taken in, the newest first."""
        return self._results.load().rows[::-1]

    def note_result(self, row: ResultRow) -> SaveResult:
        """Remember a result file that was taken in."""
        return kept(self._results, _Results((*self._results.load().rows, row)))

    # -- what was done ----------------------------------------------------------------------------------

    def log(self) -> tuple[LogLine, ...]:
        """What was done for the patient, the newest first."""
        return self._log.load().lines[::-1]

    def note(self, line: LogLine) -> SaveResult:
        """Write a line more into the log."""
        return kept(self._log, _Log((*self._log.load().lines, line)))


def folder_name(patient: Patient) -> str:
    """A name that tells people whose folder it is: `ellis-margaret-3f2a9c01`."""
    plain = unicodedata.normalize("NFKD", patient.name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain)) or "patient"
    return f"{words[:40]}-{patient.id[:8]}"
