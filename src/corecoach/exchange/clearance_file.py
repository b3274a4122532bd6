"""Clearance files, version 1: what a clinician who examined says about lockouts, signed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from corecoach.exchange.clearance_code import KeptLock
from corecoach.exchange.envelope import Kind, Signature, read_envelope, signature_over, write_envelope
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.problems import Problem
from corecoach.prescription import Author, BaselineEntry
from corecoach.prescription.programme import Note, ProgrammeId
from corecoach.safety.challenge import is_challenge
from corecoach.words import _

FORMAT: Final = "corecoach.clearance"
MOST_WEEKS = 26


class ClearanceBody(Struct, frozen=True, forbid_unknown_fields=True):
    """Which lockouts of which programme end, on whose word, what stays locked, and until when it is good."""

    id: Annotated[str, Meta(pattern=r"^[0-9a-f][0-9a-f-]{0,63}(?!\n)$")]
    programme: ProgrammeId
    challenges: Annotated[tuple[str, ...], Meta(min_length=1, max_length=20)]
    assessed_at: Annotated[datetime, Meta(tz=True)]
    by: Author
    outcome: Literal["cleared", "cleared-with-limits"]
    review_by: date
    keep: Annotated[tuple[KeptLock, ...], Meta(max_length=4)] = ()
    baseline: Annotated[tuple[BaselineEntry, ...], Meta(max_length=100)] = ()
    note: Note = ""


class ClearanceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. The signature has been checked against the content; whose key it is, has not."""

    format: Literal["corecoach.clearance"]
    version: Literal[1]
    clearance: ClearanceBody
    signature: Signature


def read_clearance(data: bytes) -> ClearanceFile | list[Problem]:
    """The clearance in `data`, or every problem found."""
    kind = Kind(FORMAT, "clearance", _("this is not a clearance file"))
    return read_envelope(data, ClearanceFile, kind, lambda file: _cross_check(file.clearance))


def write_clearance(body: ClearanceBody, key: SigningKey) -> bytes:
    """The file with this body, signed."""
    return write_envelope(ClearanceFile(FORMAT, 1, body, signature_over(body, key)))


def _cross_check(body: ClearanceBody) -> Iterator[Problem]:
    for n, challenge in enumerate(body.challenges):
        if not is_challenge(challenge):
            what = _('"{text}" is not the short name of a lockout').format(text=challenge[:20])
            yield Problem(f"clearance.challenges[{n}]", what, _("eight letters and digits, as shown"))
    yield from _twice("clearance.challenges", body.challenges)
    yield from _twice("clearance.keep", body.keep)
    if body.keep and body.outcome == "cleared":
        what = _("something stays locked, but the outcome is {outcome}").format(outcome=body.outcome)
        yield Problem("clearance.outcome", what, _("must be cleared-with-limits"))
    yield from _review(body)


def _twice(where: str, names: tuple[str, ...]) -> Iterator[Problem]:
    for n, name in enumerate(names):
        if name in names[:n]:
            what = _('"{name}" stands twice').format(name=name[:20])
            yield Problem(f"{where}[{n}]", what, _("each may stand once"))


def _review(body: ClearanceBody) -> Iterator[Problem]:
    good_for = body.review_by - body.assessed_at.date()
    if not timedelta() <= good_for <= timedelta(weeks=MOST_WEEKS):
        what = _("{date} does not fit the day of the assessment").format(date=body.review_by)
        allowed = _("from that day to {n} weeks after it").format(n=MOST_WEEKS)
        yield Problem("clearance.review_by", what, allowed)
