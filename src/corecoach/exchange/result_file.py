"""Result files, version 1: what a person recorded, from their computer back to the clinician."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from corecoach.exchange.envelope import (
    Kind,
    Signature,
    of_shape,
    read_envelope,
    signature_over,
    write_envelope,
    wrong_kind,
)
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.moments import moment_problems
from corecoach.exchange.problems import Problem
from corecoach.exchange.sealed import Sealed, seal
from corecoach.exchange.strict_json import read_json
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers
from corecoach.pain.scores import Flare
from corecoach.prescription import Programme
from corecoach.safety import Clearance, Lockout, Screening
from corecoach.session import SessionFeedback, SessionRecord
from corecoach.thermal.record import PackRecord
from corecoach.words import _

FORMAT: Final = "corecoach.result"
# Ten years of a diligent person; sealed, base64 makes it a third larger.
MAX_BYTES: Final = 8 * 1024 * 1024
SEALED_MAX_BYTES: Final = 12 * 1024 * 1024
# Two computers are seldom at the same minute.
_AHEAD = timedelta(days=1)

Moment = Annotated[datetime, Meta(tz=True)]
Id = Annotated[str, Meta(pattern=r"^[0-9a-f][0-9a-f-]{0,63}(?!\n)$")]


class Taken(Struct, frozen=True, forbid_unknown_fields=True):
    """A programme and when it was taken in; its secrets are left out."""

    id: Id
    at: Moment
    programme: Programme


class Records(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was recorded, each kind oldest first, as it lies in the diary."""

    programmes: tuple[Taken, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    feedback: tuple[SessionFeedback, ...] = ()
    scores: tuple[PainScore, ...] = ()
    flares: tuple[Flare, ...] = ()
    checks: tuple[Screening, ...] = ()
    lockouts: tuple[Lockout, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    packs: tuple[PackRecord, ...] = ()
    activities: tuple[Activities, ...] = ()
    psfs: tuple[PsfsRating, ...] = ()
    rmdq: tuple[RmdqAnswers, ...] = ()
    change: tuple[ChangeAnswer, ...] = ()

    def all(self) -> Iterator[Any]:
        """Every record but the programmes, kind by kind."""
        for name in self.__struct_fields__[1:]:
            yield from getattr(self, name)


class Result(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person recorded on the days `since` to `until`. None for `since` is all there is.

    `programme` is the id of the programme in hand, None without one; `name` and `birth_year` are those in it.
    `locked` are the ids of the lockouts in force when this was made.
    """

    id: Id
    made_at: Moment
    app_version: Annotated[str, Meta(max_length=40)]
    programme: Id | None
    name: Annotated[str, Meta(max_length=120)]
    birth_year: Annotated[int, Meta(ge=1900, le=2100)] | None
    since: date | None
    until: date
    locked: tuple[Id, ...]
    records: Records


class ResultFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. The signature, by a key that the person's copy of CoreCoach made for itself, has been
    checked against the content."""

    format: Literal["corecoach.result"]
    version: Literal[1]
    result: Result
    signature: Signature


class SealedFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A result file sealed to a clinician: the bytes of a ResultFile are inside."""

    format: Literal["corecoach.result"]
    version: Literal[1]
    sealed: Sealed


Opener = Callable[[Sealed], bytes | None]


def write_result(result: Result, key: SigningKey, seal_to: str | None = None) -> bytes:
    """The file, signed, and sealed to the public key `seal_to` if there is one."""
    data = write_envelope(ResultFile(FORMAT, 1, result, signature_over(result, key)))
    return data if seal_to is None else write_envelope(SealedFile(FORMAT, 1, seal(data, seal_to)))


def read_result(data: bytes, opener: Opener | None = None) -> ResultFile | list[Problem]:
    """The result in `data`, or every problem found. A sealed one is opened by `opener`; without it, it is
    only known that it is one."""
    sealed = sealed_in(data)
    if isinstance(sealed, list):
        return sealed
    if sealed is None:
        return _read(data)
    opened = opener(sealed) if opener else None
    if opened is None:
        what = _("this file is sealed for another clinician, or was changed")
        return [Problem("sealed", what, _("a file that was sealed to your key"))]
    # Once only: what is inside is a result, not another sealed one.
    return _read(opened)


def sealed_in(data: bytes) -> Sealed | list[Problem] | None:
    """What is sealed in `data`; None for a file that is open, or is something else; or what is wrong."""
    if b'"sealed"' not in data:
        return None
    value, problem = read_json(data, SEALED_MAX_BYTES)
    if problem:
        return [problem]
    if not isinstance(value, dict) or "sealed" not in value:
        return None
    problems = wrong_kind(value, _kind())
    if problems:
        return problems
    file = of_shape(value, SealedFile, "sealed")
    return file if isinstance(file, list) else file.sealed


def _read(data: bytes) -> ResultFile | list[Problem]:
    return read_envelope(data, ResultFile, _kind(), lambda file: _cross_check(file.result))


def _cross_check(result: Result) -> Iterator[Problem]:
    yield from _times(result)
    seen: set[str] = set()
    for name in result.records.__struct_fields__:
        for n, record in enumerate(getattr(result.records, name)):
            where = f"result.records.{name}[{n}]"
            if record.id in seen:
                what = _('the id "{name}" stands twice').format(name=record.id[:64])
                yield Problem(f"{where}.id", what, _("each id may stand once"))
            seen.add(record.id)
            yield from moment_problems(record, where)
            if record.at.tzinfo is not None and record.at > result.made_at + _AHEAD:
                what = _("this is after the file was made")
                yield Problem(f"{where}.at", what, _("a moment before that"))


def _times(result: Result) -> Iterator[Problem]:
    if result.since is not None and result.since > result.until:
        what = _("{date} is after the last day").format(date=result.since)
        yield Problem("result.since", what, _("a day up to {date}").format(date=result.until))
    for name in ("made_at", "since", "until"):
        yield from moment_problems(getattr(result, name), f"result.{name}")


def _kind() -> Kind:
    return Kind(FORMAT, "result", _("this is not a result file"), MAX_BYTES)
