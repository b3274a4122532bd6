"""The one seam every stored byte passes: the payload goes in, what lies on disk comes out, and back.

A seal that encrypts is another class with the same two methods; nothing else in the diary would change.
"""

import hashlib
from typing import Any, Protocol

import msgspec

FORMAT = "corecoach.store"
VERSION = 1


class Damaged(Exception):
    """Stored bytes are not what was once written. `what` says in plain words how that shows."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class FromTheFuture(Exception):
    """Written by a newer CoreCoach: must be left alone, neither set aside nor overwritten."""

    def __init__(self, version: int, file: str = "the file") -> None:
        super().__init__(f"{file}: written by a newer CoreCoach (store version {version})")
        self.version = version
        self.file = file


class Seal(Protocol):
    """Turns a payload into stored bytes and back.

    A seal that only lacks its key must raise an error of its own, not `Damaged`: damage is set aside.
    """

    def wrap(self, payload: bytes) -> bytes:
        """The bytes to store for `payload`."""
        ...

    def unwrap(self, stored: bytes) -> bytes:
        """The payload of `stored`. Raises `Damaged` or `FromTheFuture`."""
        ...


class PlainSeal:
    """One JSON line with the payload's length and checksum, then the payload as it is."""

    def wrap(self, payload: bytes) -> bytes:
        """The header line and `payload`."""
        return _header(payload) + payload

    def unwrap(self, stored: bytes) -> bytes:
        """The payload of `stored`. Raises `Damaged` or `FromTheFuture`."""
        line, newline, payload = stored.partition(b"\n")
        # The header is built anew and compared byte for byte: so no flipped bit in it can pass either.
        if line + newline == _header(payload):
            return payload
        raise _diagnosis(line, payload)


def _header(payload: bytes) -> bytes:
    return (
        f'{{"format":"{FORMAT}","version":{VERSION},"sha256":"{_digest(payload)}","bytes":{len(payload)}}}\n'
    ).encode()


def _digest(payload: bytes) -> str:
    # The version is part of what is hashed. So a version 1 file whose version digit flipped still adds up
    # as version 1 (damage), while a true version 2 file never does (from the future).
    return hashlib.sha256(f"{FORMAT} {VERSION}\n".encode() + payload).hexdigest()


def _diagnosis(line: bytes, payload: bytes) -> Damaged | FromTheFuture:
    header = _parsed(line)
    if header is None or header.get("format") != FORMAT:
        return Damaged("is empty" if not line and not payload else "does not begin as a CoreCoach file")
    version = header.get("version")
    adds_up = header.get("sha256") == _digest(payload)
    if type(version) is int and version > VERSION and not adds_up:
        return FromTheFuture(version)
    return Damaged(_misfit(header.get("bytes"), len(payload)))


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        header = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return header if isinstance(header, dict) else None


def _misfit(promised: object, found: int) -> str:
    if type(promised) is int and promised != found:
        return f"holds {found} bytes where {promised} were written"
    return "does not match its checksum"
