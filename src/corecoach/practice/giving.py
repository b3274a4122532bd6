"""Giving a clearance: the key is opened for it, and what was said is logged; never the code itself."""

from datetime import date, datetime
from typing import Literal

from corecoach.coach import Saved
from corecoach.exchange import Problem
from corecoach.exchange.clearance_code import CodeTerms
from corecoach.exchange.keys import SigningKey
from corecoach.practice.clearances import (
    FileTerms,
    Misfit,
    code_for,
    file_for,
    misspelt,
    untimely,
    untimely_file,
)
from corecoach.practice.clinician import Identity
from corecoach.practice.patient import LogLine, PatientFile
from corecoach.safety import cleaned, grouped
from corecoach.words import _


def give_code(
    file: PatientFile, identity: Identity, challenge: str, terms: CodeTerms, passphrase: str, now: datetime
) -> str | Problem | Misfit:
    """The code for one lockout of the patient's newest programme, or what stands in its way."""
    fault = misspelt(challenge) or untimely(terms.examined > now.date(), terms.review_by, now.date())
    key = fault or _key_for(file, identity, passphrase)
    if not isinstance(key, SigningKey):
        return key
    unlogged = _log(file, now, "code", (challenge,), terms.keep, terms.examined, terms.review_by)
    return unlogged or code_for(key, file.patient.programmes[-1], challenge, terms)


def give_file(
    file: PatientFile,
    identity: Identity,
    challenges: tuple[str, ...],
    terms: FileTerms,
    passphrase: str,
    now: datetime,
) -> bytes | list[Problem] | Problem | Misfit:
    """A signed file for some lockouts of the patient's newest programme, or what stands in its way."""
    wrong = next(filter(None, map(misspelt, challenges)), None)
    key = wrong or untimely_file(terms, now) or _key_for(file, identity, passphrase)
    if not isinstance(key, SigningKey):
        return key
    assert identity.clinician is not None, "whoever has a key was set up"
    author, programme = identity.clinician.author, file.patient.programmes[-1]
    data = file_for(key, author, programme, challenges, terms)
    if isinstance(data, list):
        return data
    examined = terms.examined.date()
    unlogged = _log(file, now, "clearance-file", challenges, terms.keep, examined, terms.review_by)
    return unlogged or data


def _key_for(file: PatientFile, identity: Identity, passphrase: str) -> SigningKey | Problem:
    """The key, where the patient has a programme that takes its word."""
    if not file.patient.programmes:
        what = _("no programme was signed for this patient")
        return Problem("", what, _("sign one first: it tells the patient's computer whose word counts"))
    key = identity.opened(passphrase)
    newest = next(iter(file.signed()), None)
    if isinstance(key, SigningKey) and newest is not None and newest.key != key.public:
        what = _("the patient's programme was signed with another key")
        return Problem("", what, _("sign a new version with this key, and give it to the patient first"))
    return key


def _log(
    file: PatientFile,
    at: datetime,
    what: Literal["code", "clearance-file"],
    challenges: tuple[str, ...],
    keep: tuple[str, ...],
    examined: date,
    until: date,
) -> Problem | None:
    """Write down what is about to be said; why not, where it cannot be: what nobody knows of is not given."""
    names = tuple(grouped(cleaned(challenge)) for challenge in challenges)
    saved = file.note(LogLine(at, what, challenges=names, keep=keep, examined=examined, until=until))
    if isinstance(saved, Saved):
        return None
    allowed = _("free some disk space, then try again")
    return Problem("", _("this could not be written into the patient's record"), allowed)
