"""From a draft to a signed file: the terms that go into it, and what no reader would take."""

import base64
import os
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach import SaveResult
from corecoach.exchange import Problem, ProgrammeFile
from corecoach.exchange.keys import SigningKey, passphrase_bytes, passphrase_fault
from corecoach.exchange.programme_file import FORMAT, read_programme, sign_programme, write_programme
from corecoach.library import Library
from corecoach.practice.clinician import Identity
from corecoach.practice.draft import Draft, programme_of
from corecoach.practice.patient import Patient
from corecoach.prescription import Author, ClearanceTerms, PassphraseHash, Programme
from corecoach.words import _


class Signed(Struct, frozen=True):
    """A signed programme: the bytes to hand over, the copy that is kept, and whether it is on disk."""

    path: Path
    data: bytes
    programme: Programme
    version: int
    at: datetime
    saved: SaveResult


def signed_file(programme: Programme, key: SigningKey, in_person: PassphraseHash | None = None) -> bytes:
    """The programme as a signed file that takes this key's word for clearances, and that says to whom results
    can be sealed. `in_person`: what a second passphrase is known by, to be typed on the patient's machine."""
    from corecoach.exchange.sealed import box_public

    shared = base64.b64encode(key.clearance_key(programme.id)).decode()
    terms = ClearanceTerms(shared, in_person)
    whole = replace(programme, clearance=terms, results_key=box_public(key.box_key()))
    return write_programme(sign_programme(whole, key))


def signed_copy(
    programme: Programme, identity: Identity, passphrase: str, in_person: str, library: Library
) -> tuple[bytes, Programme] | list[Problem]:
    """The signed file and what is in it, or why there is none. The key is open for this one signature."""
    key = identity.opened(passphrase)
    if isinstance(key, Problem):
        return [key]
    hashed = in_person_hash(in_person, passphrase) if in_person else None
    if isinstance(hashed, Problem):
        return [hashed]
    data = signed_file(programme, key, hashed)
    read = read_in(data, library)
    return read if isinstance(read, list) else (data, read.programme)


def in_person_hash(passphrase: str, of_key: str) -> PassphraseHash | Problem:
    """What the patient's machine knows a second passphrase by; or what is wrong with it."""
    from corecoach.exchange.passphrase import SALT_BYTES, hash_passphrase

    fault = passphrase_fault(passphrase)
    if fault:
        return fault
    if passphrase_bytes(passphrase) == passphrase_bytes(of_key):
        # It will be typed on machines of other people, and a hash of it lies there.
        what = _("this passphrase opens the key")
        return Problem("in_person", what, _("another one must be used in person"))
    return hash_passphrase(passphrase, os.urandom(SALT_BYTES))


def faults_of(draft: Draft, author: Author, patient: Patient, library: Library, today: date) -> list[Problem]:
    """Why no copy of CoreCoach would take this programme; empty when it can be signed. It is asked of the
    reader itself, on the file as it would be."""
    programme = programme_of(draft, author, patient.person, today, None)
    read = read_in(write_programme(ProgrammeFile(FORMAT, 1, programme)), library)
    return read if isinstance(read, list) else []


def read_in(data: bytes, library: Library) -> ProgrammeFile | list[Problem]:
    """The programme in `data`, as a patient's copy reads it."""
    return read_programme(
        data, library.exercises, thermal=library.thermal_rules, protocols=library.protocol_ids
    )
