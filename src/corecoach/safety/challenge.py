"""The short name of a lockout that is read out on the telephone, and the letters such names are made of."""

from collections.abc import Iterable
from hashlib import sha256

# Crockford's base 32: no I, L, O (too much like 1 and 0), and no U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5
LENGTH = 8
_GROUP = 4
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})
# Hyphens, dashes and the minus sign: what people and word processors put between groups.
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# x^5 + x^2 + 1: with it, doubling runs through all 31 elements but zero before it comes round.
_FIELD = 0b100101


def challenge_of(lockout_id: str) -> str:
    """The eight letters of a lockout: seven of its hash (35 bits), and one that checks them."""
    digest = sha256(b"corecoach lockout 1 " + lockout_id.encode()).digest()
    body = spelled(int.from_bytes(digest[:5], "big") >> BITS, LENGTH - 1)
    return body + ALPHABET[_doubled(_folded(_values(body)))]


def is_challenge(text: str) -> bool:
    """Whether `text`, cleaned already, is a challenge without a mistake in it."""
    return len(text) == LENGTH and is_spelled(text) and _folded(_values(text)) == 0


def cleaned(text: str) -> str:
    """What was typed as it was meant: capitals, no spaces or dashes, I and L as 1, O as 0."""
    kept = (c for c in text if not c.isspace() and c not in _DASHES)
    return "".join(kept).upper().translate(_MEANT)


def grouped(text: str) -> str:
    """The letters in groups of four, for reading out: ABCD-EFGH."""
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def spelled(number: int, length: int) -> str:
    """A number in `length` letters of the alphabet, the highest first."""
    return "".join(ALPHABET[number >> BITS * place & 31] for place in reversed(range(length)))


def is_spelled(text: str) -> bool:
    """Whether all letters are of the alphabet."""
    return all(letter in ALPHABET for letter in text)


def number_of(text: str) -> int:
    """The number that `spelled` spelled."""
    number = 0
    for value in _values(text):
        number = number << BITS | value
    return number


def _values(text: str) -> list[int]:
    return [ALPHABET.index(letter) for letter in text]


def _folded(values: Iterable[int]) -> int:
    """A sum in GF(32) in which each place weighs twice the next. No weight is zero, so one wrong letter
    changes it; no two neighbours weigh the same, so swapping them does too."""
    total = 0
    for value in values:
        total = _doubled(total) ^ value
    return total


def _doubled(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled > 31 else doubled
