"""Finds out what is left of a store after a kill, a flipped bit or a careless hand, and puts it right."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from corecoach.diary import ground, names
from corecoach.diary.atomic import replace_file, saving
from corecoach.diary.seal import Damaged, FromTheFuture, Seal

# As TinyDB lays them out: table -> document number -> document.
Tables = dict[str, dict[str, dict[str, Any]]]

_DENIED = {errno.EACCES, errno.EPERM}
_DECODER = msgspec.json.Decoder(Tables)


class CannotRead(Exception):
    """The system does not let us read a file; it may be whole, so nothing is done to it."""

    def __init__(self, reason: Literal["no-permission", "other"], file: str) -> None:
        super().__init__(f"{file}: cannot be read ({reason})")
        self.reason = reason
        self.file = file


class Damage(Struct, frozen=True):
    """What was found wrong at opening. Names and counts only, never what a person recorded.

    `recovered`: a whole copy was there, and what it holds is back. `set_aside`: the name under which the
    damaged file is kept as it was found, in the same folder.
    """

    file: str
    what: str
    recovered: bool
    set_aside: str | None

    def __str__(self) -> str:
        return f"{self.file}: {self.what}" + (" (the last good copy is back)" if self.recovered else "")


class Copy(Struct, frozen=True):
    """One file as it was read: its tables if it is whole, or in `what` how damage shows."""

    path: Path
    stored: bytes
    tables: Tables | None = None
    what: str = ""

    @property
    def size(self) -> int:
        """Number of documents."""
        return sum(map(len, (self.tables or {}).values()))


class Found(Struct, frozen=True):
    """What was found of one store. `copies` were looked at only if there was a reason to."""

    path: Path
    current: Copy | None
    copies: tuple[Copy, ...] = ()
    siblings: tuple[Path, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the current file is there and undamaged."""
        return self.current is not None and self.current.tables is not None

    @property
    def best(self) -> Copy | None:
        """The copy to go on with."""
        if self.whole:
            return self.current
        # The diary only grows: so the copy that holds most is the newest.
        return max((c for c in self.copies if c.tables is not None), key=lambda c: c.size, default=None)

    @property
    def what(self) -> str:
        """What is wrong, in plain words; empty when all is well."""
        if self.current:
            return self.current.what
        # Only a sibling: the very first save was killed. That is no damage, nothing was acknowledged.
        kept_copies = {names.prev_of(self.path), names.kept_of(self.path)}
        return "was missing" if any(copy.path in kept_copies for copy in self.copies) else ""


def look(path: Path, seal: Seal) -> Found:
    """What there is of the store at `path`; changes nothing. Raises FromTheFuture, CannotRead."""
    with reading(path):
        siblings = tuple(names.siblings_of(path))
    current = read_copy(path, seal)
    places = [names.kept_of(path)]
    if current is None or current.tables is None:
        places += [names.prev_of(path), *siblings]
    copies = (read_copy(place, seal) for place in places)
    return Found(path, current, tuple(copy for copy in copies if copy), siblings)


def read_copy(path: Path, seal: Seal) -> Copy | None:
    """One file, or None if there is none. Raises FromTheFuture, CannotRead."""
    stored = b""
    try:
        with reading(path):
            stored = _bytes_of(path)
        return Copy(path, stored, decode_tables(seal.unwrap(stored)))
    except FileNotFoundError:
        return None
    except Damaged as damaged:
        return Copy(path, stored, what=damaged.what)
    except FromTheFuture as future:
        raise FromTheFuture(future.version, path.name) from None


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        if error.errno == errno.EIO:
            raise Damaged("can no longer be read from the disk") from error
        raise


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns an OSError inside into `CannotRead`, except that something is not there."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CannotRead("no-permission" if error.errno in _DENIED else "other", path.name) from error


def decode_tables(payload: bytes) -> Tables:
    """The tables in `payload`. Raises Damaged if it is anything else."""
    try:
        tables = _DECODER.decode(payload)
    except (ValueError, RecursionError):
        raise Damaged("does not hold tables of records") from None
    if not all(_is_number(key) for table in tables.values() for key in table):
        raise Damaged("holds records without a number")
    return tables


def _is_number(key: str) -> bool:
    # TinyDB turns keys into int and back: "01" would come back as "1", perhaps over another record.
    return key.isascii() and key.isdigit() and len(key) < 19 and (key == "0" or key[0] != "0")


def settle(found: Found) -> str | None:
    """Make the disk agree with `found.best`: damaged files set aside, the best copy in place, leftovers gone.

    Returns the name the damaged file was set aside under. Raises NotSaved, and then nothing is lost and
    trying again is harmless.
    """
    with saving(found.path):
        asides = [set_aside(copy) for copy in _spoilt(found)]
        if found.what or (found.best and not found.whole):
            _restore(found)
        _clear_up(found)
    return asides[0] if asides else None


def _spoilt(found: Found) -> list[Copy]:
    """The damaged files to keep as they are: none in the usual case of a killed save."""
    if not found.what:
        return []
    damaged = [found.current] if found.current else []
    for copy in found.copies:
        # A torn sibling was never acknowledged: what it held, its writer was never told is safe.
        known = copy.path in found.siblings or any(_same_file(copy.path, bad.path) for bad in damaged)
        if copy.tables is None and not known:
            damaged.append(copy)
    return damaged


def set_aside(copy: Copy) -> str:
    """Keep a damaged file under a further name, which is returned; where there are no hard links it moves.

    Raises OSError.
    """
    for name in names.asides_of(copy.path):
        if _same_file(copy.path, copy.path.with_name(name)):
            return name  # an earlier try came as far as this
    aside = names.aside_for(copy.path)
    try:
        aside.hardlink_to(copy.path)
    except OSError:
        copy.path.rename(aside)
    return aside.name


def _restore(found: Found) -> None:
    if found.best:
        # A new copy of its bytes, not a move: the previous generation stays where it is.
        replace_file(found.path, found.best.stored, keep=False)
    else:
        found.path.unlink(missing_ok=True)
        ground.sync_folder(found.path.parent)


def _clear_up(found: Found) -> None:
    kept, prev = names.kept_of(found.path), names.prev_of(found.path)
    for copy in found.copies:
        if copy.path == kept and copy.tables is not None and not _same_file(kept, found.path):
            ground.replace(kept, prev)
        elif copy.path == kept or (copy.path == prev and copy.tables is None):
            copy.path.unlink(missing_ok=True)
    for sibling in found.siblings:
        sibling.unlink(missing_ok=True)


def _same_file(one: Path, other: Path) -> bool:
    with suppress(FileNotFoundError):
        return one.samefile(other)
    return False
