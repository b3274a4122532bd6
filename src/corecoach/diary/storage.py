"""TinyDB's storage for one store: whole on disk at every moment, or `NotSaved` and nothing has changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from corecoach.diary.atomic import NotSaved, replace_file
from corecoach.diary.recovery import Damage, Found, Tables, decode_tables, look, settle
from corecoach.diary.seal import PlainSeal, Seal


class SealedStorage:
    """One store, read once at opening and written through the seal. `damage` is what opening found.

    What TinyDB asks of a storage, without its base class: importing TinyDB can wait until something is saved.
    """

    def __init__(self, path: Path, seal: Seal | None = None, *, settle: bool = True) -> None:
        """Open, and bring back the last good copy if need be. Raises FromTheFuture, CannotRead.

        Without `settle` the disk stays as it is: what lies beside the file may be another process's save.
        """
        self._path = path
        self._seal = seal or PlainSeal()
        self._pending: Tables | None = None
        found = look(path, self._seal)
        best = found.best
        self._tables: Tables = (best and best.tables) or {}
        # What TinyDB may have changed in place is undone from these bytes when a save fails.
        self._stored = best.stored if best else None
        self._unsettled: Found | None = found
        self.damage: Damage | None = None
        if settle:
            self._settle_if_possible(found)
        else:
            self._report(found, None)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables. TinyDB puts changed ones in its own copy of the outer dict, which `write` then gets."""
        return dict(self._tables) if self._pending is None else self._pending

    def close(self) -> None:
        """Nothing is held open."""

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Save `data`. Raises NotSaved, and then reading gives the tables as before."""
        if self._pending is not None:
            self._pending = data
            return
        with self._undone_on_failure():
            self._save(data)

    @contextmanager
    def one_write(self) -> Iterator[None]:
        """What is written inside goes to disk in one save at the end; on an error inside, not at all."""
        self._pending = dict(self._tables)
        with self._undone_on_failure():
            yield
            self._save(self._pending)
        self._pending = None

    @contextmanager
    def _undone_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._pending = None
            self._tables = decode_tables(self._seal.unwrap(self._stored)) if self._stored else {}
            raise

    def _save(self, tables: Tables) -> None:
        stored = self._seal.wrap(msgspec.json.encode(tables))
        if self._unsettled:
            self._settle(self._unsettled)
        replace_file(self._path, stored)
        self._tables, self._stored = tables, stored

    def _settle_if_possible(self, found: Found) -> None:
        try:
            self._settle(found)
        except NotSaved:
            # Go on in memory; the first save tries again before it writes over anything.
            self._report(found, None)

    def _settle(self, found: Found) -> None:
        self._report(found, settle(found))
        self._unsettled = None

    def _report(self, found: Found, set_aside: str | None) -> None:
        if found.what:
            self.damage = Damage(self._path.name, found.what, found.best is not None, set_aside)
