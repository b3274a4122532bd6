"""What all use cases share: where records go, where time and ids come from."""

from collections.abc import Callable, Mapping
from datetime import date

from corecoach.clock import Clock
from corecoach.coach.saving import Saver
from corecoach.coach.taken_in import TakenIn
from corecoach.diary import Diary
from corecoach.library import Library
from corecoach.prescription import Exercise, Programme


class Cases:
    """The base of the use cases of one person."""

    def __init__(self, library: Library, diary: Diary, clock: Clock, new_id: Callable[[], str]) -> None:
        self.library = library
        self.clock = clock
        self._diary = diary
        self._saver = Saver(diary)
        self._new_id = new_id

    @property
    def taken_in(self) -> TakenIn | None:
        """The programme in hand, with when it was taken in."""
        self._look_at_ledger()
        stored = self._saver.read(TakenIn)
        return max(stored, key=lambda t: (t.at, t.id), default=None)

    @property
    def programme(self) -> Programme | None:
        """The programme in hand."""
        taken = self.taken_in
        return taken.programme if taken else None

    def started_on(self, taken: TakenIn) -> date:
        """The day of a programme's first week: taking the same one in again does not start it anew."""
        same = [t.at for t in self._saver.read(TakenIn) if t.programme.id == taken.programme.id]
        return min([*same, taken.at]).date()

    def _look_at_ledger(self) -> None:
        """Called before anything of the ledger is used; see SafetyCases."""

    def exercises(self) -> Mapping[str, Exercise]:
        """The library's exercises and those of the programme in hand, by id."""
        return self.exercises_for(self.programme)

    def exercises_for(self, programme: Programme | None) -> Mapping[str, Exercise]:
        """The library's exercises and the programme's own, by id."""
        own = {e.id: e for e in programme.exercises} if programme else {}
        return {**self.library.exercises, **own} if own else self.library.exercises
