"""What all use cases share: where records go, where time and ids come from."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from corecoach.clock import Clock
from corecoach.coach.saving import Saver, SaveResult
from corecoach.coach.taken_in import TakenIn
from corecoach.diary import Diary, Record, Witness
from corecoach.library import Library
from corecoach.prescription import Exercise, Programme
from corecoach.safety import RuleSet, Stamp

R = TypeVar("R", bound=Record)


class Cases:
    """The base of the use cases of one person."""

    def __init__(
        self,
        library: Library,
        diary: Diary,
        clock: Clock,
        new_id: Callable[[], str],
        witness: Witness | None = None,
        *,
        only_looks: bool = False,
    ) -> None:
        """With `only_looks` nothing is written: another process may hold the data folder."""
        self.library = library
        self.clock = clock
        self._diary = diary
        self._saver = Saver(diary, only_looks=only_looks)
        self._new_id = new_id
        self._witness = witness
        # How often something was written: whoever keeps a picture knows by it whether it is old.
        self.written = 0

    @property
    def rules(self) -> RuleSet | None:
        """The safety rules; None when they are damaged, and then nothing starts."""
        return self.library.rules

    @property
    def taken_in(self) -> TakenIn | None:
        """The programme in hand, with when it was taken in."""
        self._look_at_ledger()
        return next(reversed(self._saver.written(TakenIn)), None)

    @property
    def programme(self) -> Programme | None:
        """The programme in hand."""
        taken = self.taken_in
        return taken.programme if taken else None

    def stamp(self) -> Stamp:
        """Now, on both clocks."""
        return Stamp(self.clock.now(), self.clock.boot(), self.clock.seconds())

    def started_on(self, taken: TakenIn) -> date:
        """The day of a programme's first week: taking the same one in again does not start it anew."""
        same = [t.at for t in self._saver.read(TakenIn) if t.programme.id == taken.programme.id]
        return min([*same, taken.at]).date()

    def save(self, *records: Any) -> SaveResult:
        """Write records and all that waits, and let the witness see what the ledger holds then."""
        given = self._of_ledger((*self._saver.pending, *records))
        result = self._saver.save(*records)
        self.written += bool(records)
        # A lock that is on disk is seen, also when a score beside it could not be written.
        if given > self._of_ledger(self._saver.pending):
            self._note_ledger()
        return result

    def recorded(self, kind: type[R], since: date | None = None, until: date | None = None) -> list[R]:
        """The records of a kind of the days `since` to `until`, oldest first, with those that wait."""
        return sorted(self._saver.read(kind, since, until), key=lambda r: (r.at, r.id))

    def first_recorded(self, kind: type[R]) -> R | None:
        """The oldest record of a kind, without reading what came after its month."""
        return self._saver.oldest(kind)

    def waits(self, kind: type[Record]) -> bool:
        """Whether a record of a kind waits to be written."""
        return any(isinstance(record, kind) for record in self._saver.pending)

    def holds(self, path: Path) -> bool:
        """Whether a file would lie among the records: nothing for somebody else may take their place."""
        return self._diary.holds(path)

    def months(self) -> list[str]:
        """The months ("2026-11") of which there is anything, the oldest first."""
        return self._diary.months()

    def _of_ledger(self, records: Iterable[Any]) -> int:
        return sum(self._diary.is_ledger(record) for record in records)

    def _look_at_ledger(self) -> None:
        """Called before anything of the ledger is used; see LockCases."""

    def _note_ledger(self) -> None:
        """Called after the ledger has grown; see LockCases."""

    def _rules_or_raise(self) -> RuleSet:
        if self.rules is None:
            raise RuntimeError("the safety rules are damaged: nothing can be asked")
        return self.rules

    def exercises(self) -> Mapping[str, Exercise]:
        """The library's exercises and those of the programme in hand, by id."""
        return self.exercises_for(self.programme)

    def exercises_for(self, programme: Programme | None) -> Mapping[str, Exercise]:
        """The library's exercises and the programme's own, by id."""
        own = {e.id: e for e in programme.exercises} if programme else {}
        return {**self.library.exercises, **own} if own else self.library.exercises
