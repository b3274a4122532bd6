"""One store with its records: the tables on disk, and the same as frozen structs in memory."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import msgspec
from msgspec.structs import StructConfig

from corecoach.diary.recovery import Damage
from corecoach.diary.seal import Seal
from corecoach.diary.storage import SealedStorage

if TYPE_CHECKING:
    from tinydb import TinyDB


class Record(Protocol):
    """What the diary keeps: any frozen, tagged `msgspec.Struct` with an id and a timezone-aware moment."""

    __struct_config__: ClassVar[StructConfig]

    @property
    def id(self) -> str:
        """Unique in the whole diary."""
        ...

    @property
    def at(self) -> datetime:
        """The moment, with its time zone."""
        ...


# Table name -> type of its records.
Kinds = Mapping[str, type[Record]]


def table_of(kind: type[Record]) -> str:
    """The name of the table for `kind`: its tag. Raises ValueError if it is not a frozen, tagged struct."""
    config: StructConfig | None = getattr(kind, "__struct_config__", None)
    if config is None or not config.frozen or not isinstance(config.tag, str):
        raise ValueError(f"{kind.__name__} is not a frozen struct with a tag of its own")
    return config.tag


def month_of(at: datetime) -> str:
    """The month ("2026-11") in UTC. Raises ValueError without time zone or beyond the calendar."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    try:
        return at.astimezone(UTC).isoformat()[:7]
    except OverflowError:
        raise ValueError("a moment at the end of the calendar") from None


def encoded(record: Record) -> dict[str, Any]:
    """The document for `record`. Raises ValueError if it could not be read back as it is."""
    table = table_of(type(record))
    try:
        document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    except (ValueError, TypeError, OverflowError, RecursionError):
        raise ValueError(f"{table} {record.id}: holds what JSON cannot") from None
    back = decoded(document, type(record))
    if back is None or not same(back, record):
        raise ValueError(f"{table} {record.id}: would not be read back as it is")
    return document


def decoded(document: Mapping[str, Any], kind: type[Record]) -> Record | None:
    """The record in `document`, or None if it is not one of `kind`."""
    try:
        record = msgspec.convert(document, kind)
    except (ValueError, RecursionError):
        return None
    return record if record.at.tzinfo else None


def same(one: Record, other: Record) -> bool:
    """Equal in everything, the time zone too (which `==` on moments leaves out)."""
    return type(one) is type(other) and one == other and one.at.utcoffset() == other.at.utcoffset()


class Book:
    """One store, open. `damage` is what opening found."""

    def __init__(self, path: Path, kinds: Kinds, seal: Seal, *, settle: bool = True) -> None:
        """Read it all. Raises FromTheFuture, CannotRead."""
        self._storage = SealedStorage(path, seal, settle=settle)
        self._ids: dict[str, Record | None] = {}
        self._records: dict[str, list[Record]] = {}
        self._unreadable: list[Damage] = []
        tables = self._storage.read() or {}
        for table in sorted(tables.keys() & set(kinds)):
            documents = (tables[table][number] for number in sorted(tables[table], key=int))
            self._read_table(path.name, table, kinds[table], documents)

    @property
    def damage(self) -> tuple[Damage, ...]:
        """What is wrong with the file, then with single records in it."""
        first = (self._storage.damage,) if self._storage.damage else ()
        return (*first, *self._unreadable)

    def of(self, table: str) -> Sequence[Record]:
        """The records of one table, in the order in which they were written."""
        return self._records.get(table, [])

    def documents(self) -> dict[str, list[Mapping[str, Any]]]:
        """What is stored, as it is stored, a list a table in the order in which it was written."""
        tables = self._storage.read() or {}
        return {name: [table[n] for n in sorted(table, key=int)] for name, table in tables.items()}

    def lacks(self, record: Record) -> bool:
        """Whether `record` is still to be added. Raises ValueError if its id is taken by another."""
        if record.id not in self._ids:
            return True
        known = self._ids[record.id]
        if known is None or not same(known, record):
            raise ValueError(f"{table_of(type(record))} {record.id}: the id belongs to another record")
        return False

    def add(self, records: Sequence[Record]) -> None:
        """Save records that it lacks, in one write. Raises NotSaved, and then nothing has changed."""
        tables: dict[str, list[dict[str, Any]]] = {}
        for record in records:
            tables.setdefault(table_of(type(record)), []).append(encoded(record))
        with self._storage.one_write():
            for table, documents in tables.items():
                self._db.table(table).insert_multiple(documents)
        for record in records:
            self._remember(table_of(type(record)), record)

    def _remember(self, table: str, record: Record) -> None:
        self._ids[record.id] = record
        self._records.setdefault(table, []).append(record)

    @cached_property
    def _db(self) -> "TinyDB":
        # Start-up only reads; TinyDB is imported when the first record is saved.
        from tinydb import TinyDB

        return TinyDB(storage=lambda: self._storage)

    def _read_table(
        self, file: str, table: str, kind: type[Record], documents: Iterable[Mapping[str, Any]]
    ) -> None:
        unreadable = 0
        for document in documents:
            record = decoded(document, kind)
            if record:
                self._remember(table, record)
            else:
                # It stays in the file as it is, and its id stays taken.
                unreadable += 1
                if isinstance(name := document.get("id"), str):
                    self._ids.setdefault(name, None)
        if unreadable:
            self._unreadable.append(Damage(file, unreadable_text(table, unreadable), False, None))


def unreadable_text(table: str, number: int) -> str:
    """How to say that records of one kind do not decode; they stay in the file."""
    return f"{number} {'record' if number == 1 else 'records'} of kind '{table}' cannot be read"
