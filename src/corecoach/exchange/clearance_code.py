"""The clearance code: twelve letters told on the telephone that end one lockout, and say on which terms.

60 bits: four for the locks that stay, four for the weeks until the review, eight for the day of the
examination, and 44 of a keyed hash over these and the lockout's challenge.
"""

import hmac
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from corecoach.safety.challenge import BITS, cleaned, is_spelled, number_of, spelled

KeptLock = Literal["strengthening", "progression", "heat", "ice"]
# In the order of their bits, the lowest first.
KEPT_LOCKS: tuple[KeptLock, ...] = ("strengthening", "progression", "heat", "ice")
MOST_WEEKS = 16
LENGTH = 12
CodeFault = Literal["malformed", "wrong", "expired"]

_PROOF_BITS = LENGTH * BITS - 16
_FIRST_DAY = date(2026, 1, 1)
_DAYS = 256


class CodeTerms(Struct, frozen=True):
    """What stays locked (of KEPT_LOCKS), for how many weeks the clearance is good (1 to 16), and the day of
    the examination."""

    keep: tuple[str, ...]
    weeks: int
    examined: date

    @property
    def review_by(self) -> date:
        """The last day on which the clearance is good."""
        return self.examined + timedelta(weeks=self.weeks)


def make_code(key: bytes, challenge: str, terms: CodeTerms) -> str:
    """The code for one lockout. Raises ValueError for terms that no code can carry."""
    payload = _packed(terms)
    return spelled(payload << _PROOF_BITS | _proof(key, challenge, payload), LENGTH)


def read_code(key: bytes, challenge: str, text: str, today: date) -> CodeTerms | CodeFault:
    """The terms in a code as typed, or why it is not one. It means the latest of its days not after today."""
    code = cleaned(text)
    if len(code) != LENGTH or not is_spelled(code):
        return "malformed"
    payload, proof = divmod(number_of(code), 1 << _PROOF_BITS)
    if not hmac.compare_digest(_bytes(proof), _bytes(_proof(key, challenge, payload))):
        return "wrong"
    terms = _unpacked(payload, today)
    return "expired" if today > terms.review_by else terms


def _proof(key: bytes, challenge: str, payload: int) -> int:
    message = b"corecoach code 1 " + cleaned(challenge).encode() + payload.to_bytes(2, "big")
    digest = hmac.digest(key, message, "sha256")
    return int.from_bytes(digest, "big") >> len(digest) * 8 - _PROOF_BITS


def _bytes(proof: int) -> bytes:
    return proof.to_bytes((_PROOF_BITS + 7) // 8, "big")


def _packed(terms: CodeTerms) -> int:
    if not 1 <= terms.weeks <= MOST_WEEKS or not set(terms.keep) <= set(KEPT_LOCKS):
        raise ValueError(f"a code cannot carry {terms}")
    keep = sum(1 << bit for bit, lock in enumerate(KEPT_LOCKS) if lock in terms.keep)
    return keep << 12 | (terms.weeks - 1) << 8 | (terms.examined - _FIRST_DAY).days % _DAYS


def _unpacked(payload: int, today: date) -> CodeTerms:
    keep = tuple(lock for bit, lock in enumerate(KEPT_LOCKS) if payload >> 12 + bit & 1)
    ago = ((today - _FIRST_DAY).days - payload) % _DAYS
    return CodeTerms(keep, (payload >> 8 & 15) + 1, today - timedelta(days=ago))
