"""Whose signature a programme file carries, by what was taken in before. Nothing is stored for it: the first
key that came with a programme is trusted, and every other one is told from it. So it is with for whom they
are."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from corecoach.coach.taken_in import TakenIn
from corecoach.exchange import ProgrammeFile
from corecoach.prescription import Author, Patient

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

# Not signed; the first signed one; a key that was accepted before; another key than before, with the name of
# who signed before or with another name; not signed, but an earlier one was.
TrustKind = Literal["unsigned", "first", "known", "changed", "new-clinician", "unsigned-after-signed"]
# What a person has to decide on in a second step.
DOUBTFUL: tuple[TrustKind, ...] = ("changed", "new-clinician", "unsigned-after-signed")


class Signer(Struct, frozen=True):
    """Who signed, in their own words, with their key (base64). `since`: when a programme signed with it was
    first taken in; None for one that never was."""

    author: Author
    key: str
    since: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """The key as 16 letters in groups of four."""
        from corecoach.exchange.keys import fingerprint

        return fingerprint(self.key)


class TwoPeople(Struct, frozen=True):
    """For whom a file is, and for whom the programme in use is: not the same by name or year of birth."""

    file: Patient
    in_use: Patient


class Trust(Struct, frozen=True):
    """What can be said of the signature of a file. `signer`: who signed it, None for nobody. `before`: who
    signed the newest of the signed programmes that were taken in, None without any. `people`: None unless it
    is for somebody else than the programme in use."""

    kind: TrustKind
    signer: Signer | None
    before: Signer | None
    people: TwoPeople | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether using the file takes a second step."""
        return self.doubts_signature or self.people is not None

    @property
    def doubts_signature(self) -> bool:
        """Whether it is not by who signed before."""
        return self.kind in DOUBTFUL


def trust_of(coach: "Coach", file: ProgrammeFile) -> Trust:
    """How a file that is offered stands with the programmes that were taken in."""
    return trust_in(coach.all_taken_in(), file, coach.library.sample_ids)


def trust_in_hand(coach: "Coach") -> Trust | None:
    """The same of the programme in hand; None without one."""
    stored = coach.all_taken_in()
    return trust_in(stored, stored[-1].file) if stored else None


def signers(stored: Iterable[TakenIn]) -> tuple[Signer, ...]:
    """Everybody who signed a programme that was taken in: each key once, the first one first, with the name
    it first came with."""
    found: dict[str, Signer] = {}
    for taken in stored:
        if taken.file.signature:
            key = taken.file.signature.key
            found.setdefault(key, Signer(taken.programme.author, key, taken.at))
    return tuple(found.values())


def trust_in(stored: Sequence[TakenIn], file: ProgrammeFile, samples: Collection[str] = ()) -> Trust:
    """What the programmes in `stored`, in the order in which they were taken in, say of the signature and of
    for whom it is. `samples` are the ids of programmes that are for nobody in particular."""
    before, known = _newest(stored), {signer.key: signer for signer in signers(stored)}
    people = _two_people(stored, file, samples)
    if file.signature is None:
        return Trust("unsigned-after-signed" if before else "unsigned", None, before, people)
    key = file.signature.key
    signer = Signer(file.programme.author, key, known[key].since if key in known else None)
    return Trust(_kind(signer, before), signer, before, people)


def may_end(stored: Sequence[TakenIn], taken: TakenIn, lockout: str) -> bool:
    """Whether who signed a programme may end a lockout, by its id: not with a key that came while it stood
    and while somebody else's was known. The first key of all may: a person who was locked before they had a
    programme goes to somebody who examines them, and comes back with one."""
    signed = [t for t in stored if t.file.signature]
    first = next((t for t in signed if _key(t) == _key(taken)), taken)
    return _key(first) == _key(signed[0] if signed else taken) or lockout not in first.locked


def _two_people(stored: Sequence[TakenIn], file: ProgrammeFile, samples: Collection[str]) -> TwoPeople | None:
    own = [t.programme for t in stored if t.file.signature or t.programme.id not in samples]
    if not own or _same_person(own[-1].patient, file.programme.patient):
        return None
    return TwoPeople(file.programme.patient, own[-1].patient)


def _same_person(one: Patient, other: Patient) -> bool:
    """By name, and by year of birth where both have one."""
    years = {one.birth_year, other.birth_year} - {None}
    return _plain(one.name) == _plain(other.name) and len(years) < 2


def _kind(signer: Signer, before: Signer | None) -> TrustKind:
    if signer.since is not None:
        return "known"
    if before is None:
        return "first"
    return "changed" if _same_name(signer.author, before.author) else "new-clinician"


def _same_name(one: Author, other: Author) -> bool:
    return _plain(one.name) == _plain(other.name)


def _plain(name: str) -> str:
    """Without what is easily spelled otherwise: capitals, accents and spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c) and not c.isspace())


def _newest(stored: Sequence[TakenIn]) -> Signer | None:
    """Who signed the newest signed one, as it names them, and since when that key is known."""
    signed = [t for t in stored if t.file.signature]
    if not signed:
        return None
    since = next(t.at for t in signed if _key(t) == _key(signed[-1]))
    return Signer(signed[-1].programme.author, _key(signed[-1]), since)


def _key(taken: TakenIn) -> str:
    return taken.file.signature.key if taken.file.signature else ""
