"""Saving that never loses a record: what could not be written is kept in memory and tried again."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from corecoach.diary import CannotRead, Diary, FromTheFuture, NotSaved


class Record(Protocol):
    """Anything the diary keeps."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Struct)


class Saved(Struct, frozen=True):
    """It is on disk."""


class SaveFailed(Struct, frozen=True):
    """It is not on disk, and why: `disk-full`, `read-only` or `other`. It is kept and can be tried again."""

    reason: str


SaveResult = Saved | SaveFailed


class Saver:
    """Writes records to the diary, keeps those that failed, and reads both as one."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._pending: list[Any] = []

    @property
    def pending(self) -> tuple[Any, ...]:
        """Records that are not on disk yet."""
        return tuple(self._pending)

    def save(self, *records: Any) -> SaveResult:
        """Write `records` and whatever still waits, in order. They count as said even when this fails."""
        self._pending += records
        while self._pending:
            try:
                self._diary.add(self._pending[0])
            except NotSaved as error:
                return SaveFailed(reason=error.reason)
            except (CannotRead, FromTheFuture):
                return SaveFailed(reason="other")
            self._pending.pop(0)
        return Saved()

    def read(self, type_: type[R], **window: Any) -> list[R]:
        """Records of a type, with those that wait to be written."""
        return [*self._diary.records(type_, **window), *self._waiting(type_)]

    def _waiting(self, type_: type[R]) -> Iterable[R]:
        return (record for record in self._pending if type(record) is type_)
