"""One small value in one small file, through the same seal and the same care as the diary."""

from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from corecoach.diary.atomic import replace_file
from corecoach.diary.names import prev_of
from corecoach.diary.seal import Damaged, PlainSeal, Seal

T = TypeVar("T")
U = TypeVar("U")


class Preferences(Generic[T]):
    """Keeps a value of one type. Losing it loses no record: a damaged file means the defaults."""

    def __init__(self, path: Path, type_: type[T], seal: Seal | None = None) -> None:
        self._path, self._type, self._seal = path, type_, seal or PlainSeal()

    def beside(self, name: str, type_: type[U]) -> "Preferences[U]":
        """Another value in the same folder, in a file of its own."""
        return Preferences(self._path.with_name(name), type_, self._seal)

    @property
    def is_there(self) -> bool:
        """Whether anything is stored, readable or not."""
        return any(path.exists() for path in (self._path, prev_of(self._path)))

    def load(self) -> T:
        """The stored value; that of the previous generation if the current one is damaged; else the defaults.
        Raises FromTheFuture."""
        found = self.found()
        return self._type() if found is None else found

    def found(self) -> T | None:
        """The same, but None where there is none that can be read. Raises FromTheFuture."""
        for path in (self._path, prev_of(self._path)):
            try:
                return msgspec.json.decode(self._seal.unwrap(path.read_bytes()), type=self._type)
            except (OSError, Damaged, msgspec.DecodeError):
                continue
        return None

    def current(self) -> T | None:
        """The stored value, without the one before it in its place; None where there is none that can be
        read. Raises FromTheFuture."""
        try:
            return msgspec.json.decode(self._seal.unwrap(self._path.read_bytes()), type=self._type)
        except (OSError, Damaged, msgspec.DecodeError):
            return None

    def remove(self) -> None:
        """Go back to the defaults; a file that cannot be removed stays. The older one goes first: it must not
        be taken for the newest after a crash in between."""
        for path in (prev_of(self._path), self._path):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def save(self, value: T) -> None:
        """Store the value. Raises NotSaved."""
        replace_file(self._path, self._seal.wrap(msgspec.json.encode(value)))
