"""An own exercise that is not finished, while its page is away."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.coach import SaveResult
from corecoach.diary import FromTheFuture, Preferences
from corecoach.practice.keeping import kept
from corecoach.ui.practice.unsaved import Unsaved

if TYPE_CHECKING:
    from corecoach.practice.own_exercise import ExerciseDraft

_PLACE = "own exercise"


class HalfWritten:
    """In memory and in a file of its own, as it holds nothing of a patient: neither the lock nor closing
    loses it. `is_away`: its page is not shown, so that somebody has to be told of it."""

    def __init__(self, folder: Path, unsaved: Unsaved) -> None:
        self._path, self._unsaved = folder / "unfinished.json", unsaved
        self._draft: ExerciseDraft | None = None
        self._looked = False
        self.is_away = True

    @property
    def draft(self) -> "ExerciseDraft | None":
        """As it was left; None without one."""
        if not self._looked:
            self._looked = True
            with suppress(FromTheFuture):
                self._draft = self._file().found()
        return self._draft

    @property
    def waits(self) -> bool:
        """Whether there is one that is not shown."""
        return self.is_away and self.draft is not None

    def keep(self, draft: "ExerciseDraft") -> SaveResult:
        """Keep it in place of the one before."""
        self._looked, self._draft = True, draft
        return self._unsaved.keep(_PLACE, draft, lambda: kept(self._file(), draft))

    def forget(self) -> None:
        """It is finished, or given up."""
        self._unsaved.drop(_PLACE)
        if self.draft is not None:
            self._draft = None
            self._file().remove()

    def _file(self) -> "Preferences[ExerciseDraft]":
        # With the figures it takes long to import, and few starts need it.
        from corecoach.practice.own_exercise import ExerciseDraft

        return Preferences(self._path, ExerciseDraft)
