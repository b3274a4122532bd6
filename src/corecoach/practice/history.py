"""Undo and redo over frozen values: what was, what is, and what was taken back."""

from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
# Far more steps than anybody takes back; a draft of a programme is some kilobytes.
MOST = 200


class History(Struct, Generic[T], frozen=True):
    """A value with what it was before. `key` names the last change, so that typing is one step."""

    now: T
    before: tuple[T, ...] = ()
    after: tuple[T, ...] = ()
    key: str = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self.before)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back and nothing was changed since."""
        return bool(self.after)

    def push(self, value: T, key: str = "") -> "History[T]":
        """The history after a change; the same one for no change. Changes in a row with the same `key` that
        is not empty are one step."""
        if value == self.now:
            return self
        if key and key == self.key and self.before:
            return History(value, self.before, (), key)
        return History(value, (*self.before, self.now)[-MOST:], (), key)

    def undo(self) -> "History[T]":
        """One step back, as far as there is one."""
        if not self.before:
            return self
        return History(self.before[-1], self.before[:-1], (self.now, *self.after))

    def redo(self) -> "History[T]":
        """One step forward again, as far as there is one."""
        if not self.after:
            return self
        return History(self.after[0], (*self.before, self.now), self.after[1:])
