"""`corecoach doctor`: finds what is wrong in a diary folder without touching it, says so, and repairs it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from corecoach.diary import ground, names
from corecoach.diary.atomic import replace_file, saving
from corecoach.diary.book import Kinds, Record, decoded, month_of, table_of, unreadable_text
from corecoach.diary.recovery import (
    CannotRead,
    Copy,
    Found,
    Tables,
    look,
    read_copy,
    reading,
    set_aside,
    settle,
)
from corecoach.diary.seal import FromTheFuture, PlainSeal, Seal

_WHY = {"no-permission": "may not be read by you", "other": "cannot be read"}


class Finding(Struct, frozen=True):
    """One thing worth saying about one file, in plain words; never what a person recorded.

    `repairable`: `repair` puts it right without losing anything that can be had.
    """

    file: str
    level: Literal["info", "damage"]
    what: str
    repairable: bool = False

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


class Repair(Struct, frozen=True):
    """One thing that was done to one file, in plain words."""

    file: str
    did: str

    def __str__(self) -> str:
        return f"{self.file}: {self.did}"


def examine(
    folder: Path,
    *,
    monthly: tuple[type[Record], ...],
    ledger: tuple[type[Record], ...],
    seal: Seal | None = None,
) -> list[Finding]:
    """Everything worth saying about a person's folder; changes nothing. Raises CannotRead for a folder."""
    kinds = ({table_of(kind): kind for kind in monthly}, {table_of(kind): kind for kind in ledger})
    findings = list(_names_and_modes(folder))
    seen: set[str] = set()
    for path in _stores(folder):
        findings += _store(path, kinds[path.name == names.LEDGER], seen, seal or PlainSeal())
    return findings


def repair(folder: Path, *, seal: Seal | None = None) -> list[Repair]:
    """Put right what can be, as opening would, for every file; says what was done.

    The caller holds the `HomeLock`. Raises NotSaved; what was done until then stays done.
    """
    done: list[Repair] = []
    for path in _stores(folder):
        try:
            done += _repair_store(path, seal or PlainSeal())
        except (FromTheFuture, CannotRead):
            continue  # not ours to touch; `examine` says so
    return done + list(_tighten_all(folder))


def _stores(folder: Path) -> list[Path]:
    with reading(folder):
        ledger = [path for path in names.stores_in(folder) if path.name == names.LEDGER]
        months = [path for path in names.stores_in(folder / names.MONTHS) if path.name != names.LEDGER]
    return ledger + months


def _names_and_modes(folder: Path) -> Iterator[Finding]:
    for path in _everything(folder):
        if names.is_aside(path.name):
            yield Finding(path.name, "info", "a damaged file, kept as it was found")
        elif names.store_of(path.name) is None and path.parent.name == names.MONTHS:
            yield Finding(path.name, "info", "not part of the diary; left alone")
        if ground.too_open(path):
            yield Finding(path.name, "info", "others on this computer could open it", repairable=True)


def _everything(folder: Path) -> list[Path]:
    """The two folders, and in them what belongs to the diary or lies between its files."""
    inside = folder / names.MONTHS
    with reading(folder):
        own = [folder / name for name in names.listing(folder) if names.store_of(name) == names.LEDGER]
        months = [inside / name for name in names.listing(inside)]
    return [place for place in (folder, inside) if place.is_dir()] + own + months


def _store(path: Path, kinds: Kinds, seen: set[str], seal: Seal) -> Iterator[Finding]:
    try:
        found, prev = look(path, seal), read_copy(names.prev_of(path), seal)
    except FromTheFuture as future:
        yield Finding(future.file, "damage", "was written by a newer CoreCoach; left alone")
    except CannotRead as error:
        yield Finding(error.file, "damage", _WHY[error.reason])
    else:
        yield from _files(found, prev)
        if found.best:
            yield from _content(path, found.best.tables or {}, kinds, seen)


def _files(found: Found, prev: Copy | None) -> Iterator[Finding]:
    if found.what:
        yield Finding(found.path.name, "damage", found.what, repairable=found.best is not None)
    if prev and prev.what:
        yield Finding(prev.path.name, "damage", prev.what, repairable=found.best is not None)
    for path in _leftovers(found):
        yield Finding(path.name, "info", "left behind by a save that was cut off", repairable=True)


def _leftovers(found: Found) -> list[Path]:
    kept = names.kept_of(found.path)
    return [*(copy.path for copy in found.copies if copy.path == kept), *found.siblings]


def _content(path: Path, tables: Tables, kinds: Kinds, seen: set[str]) -> Iterator[Finding]:
    for table, documents in sorted(tables.items()):
        if table in kinds:
            yield from _table(path, table, list(documents.values()), kinds[table])
        else:
            what = f"{_records(len(documents))} of kind '{table}', unknown here; kept as they are"
            yield Finding(path.name, "info", what)
    if repeated := _repeated(tables, seen):
        yield Finding(path.name, "damage", f"{_records(repeated)} with an id that another record has")


def _table(path: Path, table: str, documents: list[dict[str, Any]], kind: type[Record]) -> Iterator[Finding]:
    records = [record for document in documents if (record := decoded(document, kind))]
    if unreadable := len(documents) - len(records):
        yield Finding(path.name, "damage", unreadable_text(table, unreadable))
    if astray := sum(_is_astray(record, path) for record in records):
        yield Finding(path.name, "damage", f"{_records(astray)} of kind '{table}' from another month")


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def _is_astray(record: Record, path: Path) -> bool:
    if path.name == names.LEDGER:
        return False
    try:
        return month_of(record.at) != path.stem
    except ValueError:
        return True


def _repeated(tables: Tables, seen: set[str]) -> int:
    ids = [document.get("id") for table in tables.values() for document in table.values()]
    known = [name for name in ids if isinstance(name, str)]
    fresh = set(known) - seen
    seen |= fresh
    return len(known) - len(fresh)


def _repair_store(path: Path, seal: Seal) -> Iterator[Repair]:
    found = look(path, seal)
    aside = settle(found)
    if found.what:
        outcome = "the last good copy is back" if found.best else "no good copy was left"
        kept = f"; the damaged file is kept as {aside}" if aside else ""
        yield Repair(path.name, f"{found.what}; {outcome}{kept}")
    elif _leftovers(found):
        yield Repair(path.name, "removed what a cut-off save left behind")
    yield from _repair_prev(path, seal)


def _repair_prev(path: Path, seal: Seal) -> Iterator[Repair]:
    current, prev = read_copy(path, seal), read_copy(names.prev_of(path), seal)
    if prev and prev.what and current and not current.what:
        with saving(prev.path):
            aside = set_aside(prev)
        replace_file(prev.path, current.stored, keep=False)
        yield Repair(prev.path.name, f"{prev.what}; made anew, the damaged file is kept as {aside}")


def _tighten_all(folder: Path) -> Iterator[Repair]:
    for path in _everything(folder):
        if ground.too_open(path):
            with saving(path):
                ground.tighten(path)
            yield Repair(path.name, "closed to others on this computer")
