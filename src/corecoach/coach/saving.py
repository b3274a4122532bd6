"""Saving that never loses a record: what could not be written is kept in memory and tried again."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from corecoach.diary import CannotRead, Diary, FromTheFuture, NotSaved, Record

R = TypeVar("R", bound=Record)


class Saved(Struct, frozen=True):
    """It is on disk."""


class SaveFailed(Struct, frozen=True):
    """It is not on disk, and why: `disk-full`, `read-only` or `other`. It is kept and can be tried again."""

    reason: str


SaveResult = Saved | SaveFailed


class Saver:
    """Writes records to the diary, keeps those that failed, and reads both as one."""

    def __init__(self, diary: Diary, *, only_looks: bool = False) -> None:
        """With `only_looks` nothing is written: another process may hold the folder. What is saved then
        counts as said while this object lives, and no longer."""
        self._diary, self._only_looks = diary, only_looks
        self._pending: list[Any] = []

    @property
    def pending(self) -> tuple[Any, ...]:
        """Records that are not on disk yet."""
        return tuple(self._pending)

    def save(self, *records: Any) -> SaveResult:
        """Write `records` and whatever still waits, in order. They count as said even when this fails.

        They go to disk together, so that half of an answer is never all that is left of it. Where that
        fails, one that cannot be written keeps no other from being written: a lock must not wait behind a
        score whose month cannot be opened. Raises ValueError for a record the diary could never hold.
        """
        self._pending += records
        if self._write_all():
            return Saved()
        failed: SaveFailed | None = None
        for record in tuple(self._pending):
            failed = self._write(record) or failed
        return failed or Saved()

    def _write_all(self) -> bool:
        if self._only_looks:
            return not self._pending
        try:
            self._diary.add(*self._pending)
        except (NotSaved, CannotRead, FromTheFuture, ValueError):
            return False
        self._pending.clear()
        return True

    def _write(self, record: Any) -> SaveFailed | None:
        if self._only_looks:
            return SaveFailed(reason="read-only")
        try:
            self._diary.add(record)
        except NotSaved as error:
            return SaveFailed(reason=error.reason)
        except (CannotRead, FromTheFuture):
            return SaveFailed(reason="other")
        except ValueError:
            self._pending.remove(record)
            raise
        self._pending.remove(record)
        return None

    def drop(self, record: Any) -> None:
        """Take back a record that could not be written, for what must not hold before it is on disk."""
        if record in self._pending:
            self._pending.remove(record)

    def read_what_can_be(self, type_: type[R], since: date | None = None) -> list[R]:
        """The same, but nothing where a file cannot be read: for what only asks or locks more."""
        try:
            return self.read(type_, since)
        except (CannotRead, FromTheFuture):
            return list(self._waiting(type_, since))

    def read(self, type_: type[R], since: date | None = None, until: date | None = None) -> list[R]:
        """Records of a type of the days `since` to `until`, both in it, with those that wait."""
        waiting = self._waiting(type_, since)
        late = (record for record in waiting if until is None or record.at.date() <= until)
        return [*self._diary.records(type_, since, until), *late]

    def oldest(self, type_: type[R]) -> R | None:
        """The first record of a type, with those that wait; reads no later month than it must."""
        first = self._diary.oldest(type_)
        found = [*([first] if first else []), *self._waiting(type_, None)]
        return min(found, key=lambda record: (record.at, record.id), default=None)

    def written(self, type_: type[R]) -> list[R]:
        """Records of a rare type in the order in which they were made. The newest of them is the last: one
        made while the clock ran ahead must not outlive those made after it."""
        return [*self._diary.written(type_), *self._waiting(type_, None)]

    def _waiting(self, type_: type[R], since: date | None) -> Iterable[R]:
        ours = (record for record in self._pending if type(record) is type_)
        return (record for record in ours if since is None or record.at.date() >= since)
