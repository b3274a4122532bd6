"""A clinician with a key: programmes signed with it, and the codes and files that end lockouts."""

import base64
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from coach_samples import LIBRARY, SAMPLES, Person
from msgspec.structs import replace

from corecoach.coach import Offer
from corecoach.exchange import ProgrammeFile, read_programme, write_programme
from corecoach.exchange.clearance_code import CodeTerms, make_code
from corecoach.exchange.clearance_file import ClearanceBody, write_clearance
from corecoach.exchange.keys import SigningKey, new_key, open_key
from corecoach.exchange.passphrase import hash_passphrase
from corecoach.exchange.programme_file import sign_programme
from corecoach.prescription import Author, BaselineEntry, ClearanceTerms, Programme
from corecoach.safety import Lockout, challenge_of

WORDS = "four words for a test"
PASSPHRASE = "in person, with hands on"
ANA = Author("Dr Ana Ruiz", "physiotherapist", "PH123456", "020 7946 0000")


def a_key() -> SigningKey:
    """A new one."""
    pem = new_key(WORDS)
    assert isinstance(pem, bytes)
    key = open_key(pem, WORDS)
    assert isinstance(key, SigningKey)
    return key


KEY, ANOTHER_KEY = a_key(), a_key()


def programme(name: str = "steady-core", **changes: Any) -> Programme:
    """A sample programme, with something changed."""
    read = read_programme((SAMPLES / f"{name}.corecoach").read_bytes(), LIBRARY.exercises)
    assert isinstance(read, ProgrammeFile)
    return replace(read.programme, **changes)


def signed(
    name: str = "steady-core", *, key: SigningKey = KEY, in_person: bool = False, **changes: Any
) -> bytes:
    """The same, with the terms of clearance, as the clinician's copy signs it."""
    what = programme(name, **changes)
    shared = base64.b64encode(key.clearance_key(what.id)).decode()
    hashed = hash_passphrase(PASSPHRASE, b"0123456789abcdef") if in_person else None
    terms = ClearanceTerms(shared, hashed)
    return write_programme(sign_programme(replace(what, clearance=terms), key))


def unsigned(name: str = "steady-core", **changes: Any) -> bytes:
    """A sample programme without a signature, with something changed."""
    return write_programme(ProgrammeFile("corecoach.programme", 1, programme(name, **changes)))


def take_in(person: Person, data: bytes) -> None:
    """Take a programme in from its bytes."""
    offer = person.coach.offer(data)
    assert isinstance(offer, Offer), offer
    person.coach.take_in(offer)


def code_for(
    person: Person,
    lockout: Lockout,
    *keep: str,
    weeks: int = 6,
    examined: date | None = None,
    key: SigningKey = KEY,
    of: str | None = None,
) -> str:
    """The code that the clinician's copy makes for a lockout, for the programme that it signed or `of`."""
    terms = CodeTerms(keep, weeks, examined or person.clock.now().date())
    return make_code(key.clearance_key(of or its_programme(person)), challenge_of(lockout.id), terms)


def its_programme(person: Person) -> str:
    """The programme that was signed last, or else the one in hand."""
    taken = person.coach.signed() or person.coach.taken_in
    assert taken
    return taken.programme.id


def file_for(
    person: Person,
    *lockouts: Lockout,
    key: SigningKey = KEY,
    assessed_at: datetime | None = None,
    keep: Iterable[str] = (),
    weeks: int = 6,
    baseline: Iterable[BaselineEntry] = (),
    of: str | None = None,
) -> Path:
    """A clearance file for some lockouts, as the clinician's copy writes it."""
    at = assessed_at or person.clock.now()
    kept: Any = tuple(keep)
    body = ClearanceBody(
        "c1ea",
        of or its_programme(person),
        tuple(challenge_of(x.id) for x in lockouts),
        at,
        ANA,
        "cleared-with-limits" if kept else "cleared",
        at.date() + timedelta(weeks=weeks),
        kept,
        tuple(baseline),
        "walks well",
    )
    path = person.home.folder / "from the clinic.ccclear"
    path.write_bytes(write_clearance(body, key))
    return path
