"""The diary: records go in and are on disk; they come out in order. Nothing is ever changed or removed."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

from corecoach.diary import ground, names
from corecoach.diary.book import Book, Record, encoded, month_of, same, table_of
from corecoach.diary.recovery import Damage, reading
from corecoach.diary.seal import PlainSeal, Seal

R = TypeVar("R", bound=Record)

# A moment's own date and its date in UTC differ by a day at most.
_SLACK = timedelta(days=1)


class Diary:
    """One person's records: frequent kinds in one file a month, rare ones in a ledger that is always read.

    For one thread of the process that holds the `HomeLock`; without the lock only to look, with `settle`
    False: then reading changes nothing on disk.
    """

    def __init__(
        self,
        folder: Path,
        *,
        monthly: tuple[type[Record], ...],
        ledger: tuple[type[Record], ...],
        seal: Seal | None = None,
        settle: bool = True,
    ) -> None:
        """Reads nothing yet. Raises ValueError for a kind without a tag of its own."""
        self._folder = folder
        self._monthly = {table_of(kind): kind for kind in monthly}
        self._ledger = {table_of(kind): kind for kind in ledger}
        if len(self._monthly | self._ledger) < len(monthly) + len(ledger):
            raise ValueError("two kinds of record share a tag")
        self._seal = seal or PlainSeal()
        self._settle = settle
        self._books: dict[Path, Book] = {}
        if settle:
            self._close_to_others()

    @property
    def damage(self) -> tuple[Damage, ...]:
        """What was found wrong in the files read so far, in the order in which they were read."""
        return tuple(damage for book in self._books.values() for damage in book.damage)

    def add(self, *records: Record) -> None:
        """Return when all records are on disk; adding a record again does nothing.

        What goes to the same file is saved in one write, the ledger first. Raises NotSaved: then, if the
        records go to several files, those of the files before are saved, and adding all again does the rest.
        Raises ValueError, and then nothing is saved: for a kind that was not named at the start, a moment
        without time zone, content that could not be read back, or an id that another record in the same call
        or the same file has. Raises FromTheFuture or CannotRead if a file cannot be added to.
        """
        batches = self._batches(records)
        for path in sorted(batches, key=lambda path: path.name != names.LEDGER):
            self._book(path).add(batches[path])

    def records(self, kind: type[R], since: date | None = None, until: date | None = None) -> list[R]:
        """The records of `kind` by (moment, id), the days `since` to `until` included.

        A record's day is that of its own time zone. Raises FromTheFuture, CannotRead.
        """
        found: list[R] = []
        for path in self._files(kind, since, until):
            found += (r for r in self._of(kind, path) if _within(r.at, since, until))
        return sorted(found, key=_moment)

    def latest(self, kind: type[R], number: int = 1, since: date | None = None) -> list[R]:
        """The newest `number` records by (moment, id), the newest last; reads no older month than it must.

        Without `since` that is every month if there are not so many records of `kind`.
        """
        found: list[R] = []
        for path in reversed(self._files(kind, since, None)):
            if len(found) >= number:
                break
            found += (r for r in self._of(kind, path) if _within(r.at, since, None))
        return sorted(found, key=_moment)[max(0, len(found) - number) :]

    def oldest(self, kind: type[R]) -> R | None:
        """The first record by (moment, id); reads no later month than it must. Raises FromTheFuture,
        CannotRead."""
        found = (self._of(kind, path) for path in self._files(kind, None, None))
        return next((min(records, key=_moment) for records in found if records), None)

    def written(self, kind: type[R]) -> list[R]:
        """The records of a rare `kind` in the order in which they were written, whatever the clock said then.

        Raises ValueError for a frequent kind, FromTheFuture, CannotRead.
        """
        if not self._is_ledger(kind):
            raise ValueError(f"{kind.__name__} is not of the ledger: its order is that of its moments")
        return list(self._of(kind, self._folder / names.LEDGER))

    def ledger_documents(self) -> dict[str, list[Mapping[str, Any]]]:
        """What the ledger holds, for its witness. Raises FromTheFuture, CannotRead."""
        return self._book(self._folder / names.LEDGER).documents()

    def is_ledger(self, record: Record) -> bool:
        """Whether a record belongs to the ledger. Raises ValueError for a kind that is not kept."""
        return self._is_ledger(type(record))

    def ledgers_set_aside(self) -> list[str]:
        """The names of damaged ledgers that were ever set aside in this folder."""
        ledger = self._folder / names.LEDGER
        with reading(self._folder):
            return names.asides_of(ledger)

    def holds(self, path: Path) -> bool:
        """Whether a file lies, or would lie, among the records."""
        return path.resolve().is_relative_to(self._folder.resolve())

    def months(self) -> list[str]:
        """The months (UTC, "2026-11") that have a file, the oldest first."""
        folder = self._folder / names.MONTHS
        with reading(folder):
            return [path.stem for path in names.stores_in(folder) if path.name != names.LEDGER]

    def _batches(self, records: Iterable[Record]) -> dict[Path, list[Record]]:
        batches: dict[Path, list[Record]] = {}
        for record in _each_once(records):
            path = self._file_for(record)
            encoded(record)  # raises now what must not stop the second file after the first is saved
            if self._book(path).lacks(record):
                batches.setdefault(path, []).append(record)
        return batches

    def _file_for(self, record: Record) -> Path:
        if self._is_ledger(type(record)):
            return self._folder / names.LEDGER
        return names.month_file(self._folder, month_of(record.at))

    def _is_ledger(self, kind: type[Record]) -> bool:
        table = table_of(kind)
        if kind not in (self._ledger.get(table), self._monthly.get(table)):
            raise ValueError(f"{kind.__name__} is not a kind of record this diary keeps")
        return table in self._ledger

    def _files(self, kind: type[Record], since: date | None, until: date | None) -> list[Path]:
        if self._is_ledger(kind):
            return [self._folder / names.LEDGER]
        first = _month(since, -_SLACK) if since else ""
        last = _month(until, _SLACK) if until else "9999-12"
        return [names.month_file(self._folder, m) for m in self.months() if first <= m <= last]

    def _of(self, kind: type[R], path: Path) -> list[R]:
        return cast(list[R], self._book(path).of(table_of(kind)))

    def _book(self, path: Path) -> Book:
        if path not in self._books:
            kinds = self._ledger if path.name == names.LEDGER else self._monthly
            self._books[path] = Book(path, kinds, self._seal, settle=self._settle)
        return self._books[path]

    def _close_to_others(self) -> None:
        for folder in (self._folder, self._folder / names.MONTHS):
            with suppress(OSError):
                ground.tighten(folder)


def _each_once(records: Iterable[Record]) -> Iterable[Record]:
    taken: dict[str, Record] = {}
    for record in records:
        if not same(taken.setdefault(record.id, record), record):
            raise ValueError(f"{record.id}: two records of the call share this id")
    return taken.values()


def _moment(record: Record) -> tuple[datetime, str]:
    return record.at, record.id


def _within(at: datetime, since: date | None, until: date | None) -> bool:
    return (since is None or since <= at.date()) and (until is None or at.date() <= until)


def _month(day: date, slack: timedelta) -> str:
    with suppress(OverflowError):
        day += slack
    return day.isoformat()[:7]
