"""A whole programme file as one short text that a QR code can hold, and back."""

from typing import Final

from corecoach.exchange.envelope import MAX_BYTES
from corecoach.exchange.problems import Problem
from corecoach.exchange.signature import canonical
from corecoach.exchange.strict_json import read_json
from corecoach.words import _

PREFIX: Final = "CORECOACH1:"
# What the largest QR code holds in letters of its own: version 40, error level L.
MOST_LETTERS: Final = 4296
# Of the 45 letters that a QR code packs best, those that nobody trims, joins or expands. 41 * 41 * 41 is more
# than two bytes can say, so they are as dense as all 45.
_LETTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:"
_BASE: Final = len(_LETTERS)
_VALUES: Final = {letter: value for value, letter in enumerate(_LETTERS.encode())}
_START: Final = PREFIX.encode()
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_CHECK: Final = 4
# So much white space may stand before the text.
_HEAD: Final = 200


def pack(data: bytes) -> str | None:
    """The file in `data` as a text; None when a QR code would be too small for it, or it is no JSON.

    What is packed is the file's canonical JSON, over which the signature is, so it stays signed.
    """
    import zlib

    value, problem = read_json(data, MAX_BYTES)
    if problem:
        return None
    work = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    raw = work.compress(canonical(value)) + work.flush()
    text = PREFIX + _written(raw + _check(raw))
    return text if len(text) <= MOST_LETTERS else None


def is_packed(data: bytes) -> bool:
    """Whether a file begins as such a text does."""
    return data[:_HEAD].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(_START)


def unpacked(data: bytes) -> bytes | Problem:
    """The file that a text holds, or why it cannot be read; a file of any other kind as it is."""
    if not is_packed(data):
        return data
    if len(data) > 4 * MOST_LETTERS:
        return _too_long(len(data))
    # Programs that keep a text break its lines.
    letters = b"".join(data.removeprefix(_BYTE_ORDER_MARK).split())
    if len(letters) > MOST_LETTERS:
        return _too_long(len(letters))
    raw = _read(letters.removeprefix(_START))
    return _damaged() if raw is None else _inflated(raw)


def _inflated(raw: bytes) -> bytes | Problem:
    import zlib

    raw, check = raw[:-_CHECK], raw[-_CHECK:]
    if check != _check(raw):
        return _damaged()
    work = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = work.decompress(raw, MAX_BYTES + 1)
    except zlib.error:
        return _damaged()
    if len(data) > MAX_BYTES:
        return Problem(
            "", _("what is packed here is too large"), _("at most {n} bytes are allowed").format(n=MAX_BYTES)
        )
    return data if work.eof and not work.unused_data else _damaged()


def _check(raw: bytes) -> bytes:
    """What the packed bytes are recognised by: several can say the same, and only those written may."""
    import zlib

    return zlib.crc32(raw).to_bytes(_CHECK)


def _damaged() -> Problem:
    return Problem(
        "", _("the text of the QR code is damaged or cut off"), _("scan it again, or ask for the file")
    )


def _too_long(letters: int) -> Problem:
    what = _("the text of the QR code has {n} letters").format(n=letters)
    return Problem("", what, _("at most {n} are allowed").format(n=MOST_LETTERS))


# -- bytes in letters: two in three, a last one in two ------------------------------------------------------


def _written(raw: bytes) -> str:
    return "".join(_group(raw[at : at + 2]) for at in range(0, len(raw), 2))


def _group(pair: bytes) -> str:
    value, letters = int.from_bytes(pair), ""
    for _letter in range(len(pair) + 1):
        value, rest = divmod(value, _BASE)
        letters = _LETTERS[rest] + letters
    return letters


def _read(letters: bytes) -> bytes | None:
    """The bytes; None for a letter that is none of ours, and for groups that nothing is written as."""
    raw = bytearray()
    for at in range(0, len(letters), 3):
        group, value = letters[at : at + 3], 0
        if len(group) == 1 or any(letter not in _VALUES for letter in group):
            return None
        for letter in group:
            value = value * _BASE + _VALUES[letter]
        if value >> 8 * (len(group) - 1):
            return None
        raw += value.to_bytes(len(group) - 1)
    return bytes(raw)
