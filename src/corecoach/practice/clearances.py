"""A clinician's word that ends a lockout: when it may be given, and the file or the code that says it."""

from datetime import date, datetime, timedelta
from typing import Literal
from uuid import uuid4

from msgspec import Struct

from corecoach.exchange import Problem
from corecoach.exchange.clearance_code import CodeTerms, KeptLock, make_code
from corecoach.exchange.clearance_file import ClearanceBody, read_clearance, write_clearance
from corecoach.exchange.keys import SigningKey
from corecoach.prescription import Author
from corecoach.safety.challenge import cleaned, grouped, is_challenge
from corecoach.words import _

# Which of the things asked for is wrong.
Asked = Literal["challenge", "examined"]


class FileTerms(Struct, frozen=True):
    """What a clearance file says: what stays locked, for how many weeks it is good (1 to 26), the moment of
    the examination, and a note for the record."""

    keep: tuple[KeptLock, ...]
    weeks: int
    examined: datetime
    note: str = ""

    @property
    def review_by(self) -> date:
        """The last day on which it is good."""
        return self.examined.date() + timedelta(weeks=self.weeks)


class Misfit(Struct, frozen=True):
    """What cannot be said, and in which answer."""

    asked: Asked
    words: str


def misspelt(challenge: str) -> Misfit | None:
    """Whether the short name of a lockout has a mistake in it."""
    if is_challenge(cleaned(challenge)):
        return None
    words = _("{text}: this is not the short name of a lockout; ask for its eight letters and digits again")
    return Misfit("challenge", words.format(text=challenge))


def untimely(still_to_come: bool, review_by: date, today: date) -> Misfit | None:
    """Whether an examination lies in the future, or so far back that its clearance has run out."""
    if still_to_come:
        return Misfit("examined", _("this is still to come; the day or time of the examination"))
    if review_by < today:
        words = _("this is too long ago; the clearance would have ended on {date}")
        return Misfit("examined", words.format(date=review_by))
    return None


def untimely_file(terms: FileTerms, now: datetime) -> Misfit | None:
    """The same of a file, whose moment must come after what was reported."""
    late = untimely(terms.examined > now, terms.review_by, now.date())
    if late is None and terms.examined == now.replace(hour=0, minute=0, second=0, microsecond=0):
        # Today's date alone is this midnight, before whatever was reported today: it would clear nothing.
        return Misfit("examined", _("today alone does not say when; give the time too"))
    return late


def code_for(key: SigningKey, programme_id: str, challenge: str, terms: CodeTerms) -> str:
    """The code for one lockout of one programme, in groups to be read out."""
    return grouped(make_code(key.clearance_key(programme_id), cleaned(challenge), terms))


def file_for(
    key: SigningKey, author: Author, programme_id: str, challenges: tuple[str, ...], terms: FileTerms
) -> bytes | list[Problem]:
    """A signed clearance file, or what its reader would refuse."""
    body = ClearanceBody(
        id=uuid4().hex,
        programme=programme_id,
        challenges=tuple(dict.fromkeys(map(cleaned, challenges))),
        assessed_at=terms.examined,
        by=author,
        outcome="cleared-with-limits" if terms.keep else "cleared",
        review_by=terms.review_by,
        keep=tuple(dict.fromkeys(terms.keep)),
        # A terminal in another encoding can hand over what no file could hold.
        note=terms.note.encode("utf-8", "replace").decode(),
    )
    data = write_clearance(body, key)
    read = read_clearance(data)
    return read if isinstance(read, list) else data
