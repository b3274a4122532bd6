"""A witness of the ledger, kept elsewhere: it knows how far the ledger had come, and what it began with.

The ledger only grows. So whatever it held once must still be there, unchanged and in order; if it is not,
somebody edited it, took records away or put back an older one. Only counts and digests are kept here.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from corecoach.diary.atomic import NotSaved
from corecoach.diary.preferences import Preferences
from corecoach.diary.seal import FromTheFuture

Verdict = Literal["complete", "changed", "unknown"]
Tables = Mapping[str, Iterable[Mapping[str, Any]]]


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """How many records a table had, and the digest of their chain: each link holds the one before."""

    count: int
    digest: str


class Seen(Struct, frozen=True, forbid_unknown_fields=True):
    """What the witness knows. `locked`: something was locked then."""

    heads: dict[str, Head] = field(default_factory=dict)
    locked: bool = False


class Witness:
    """Compares the ledger with what was seen of it, and takes note of it anew."""

    def __init__(self, file: Preferences[Seen]) -> None:
        self._file = file

    def verdict(self, tables: Tables) -> Verdict:
        """`changed` when a lock may have been lost; `unknown` when nothing was seen yet."""
        try:
            seen = self._file.load()
        except FromTheFuture:
            return "unknown"
        if not seen.heads:
            return "unknown"
        whole = all(_holds(head, tables.get(table, ())) for table, head in seen.heads.items())
        return "complete" if whole or not seen.locked else "changed"

    def note(self, tables: Tables, *, locked: bool) -> None:
        """Take note; where that cannot be written the ledger stands alone."""
        sees = Seen({table: _head(documents) for table, documents in tables.items()}, locked)
        with suppress(NotSaved, FromTheFuture):
            # Noted at every start: what is known already is not written again.
            if self._file.load() != sees:
                self._file.save(sees)


def _holds(head: Head, documents: Iterable[Mapping[str, Any]]) -> bool:
    listed = list(documents)
    return len(listed) >= head.count and _head(listed[: head.count]) == head


def _head(documents: Iterable[Mapping[str, Any]]) -> Head:
    count, digest = 0, ""
    for document in documents:
        link = digest.encode() + msgspec.json.encode(document, order="sorted")
        count, digest = count + 1, hashlib.sha256(link).hexdigest()
    return Head(count, digest)
