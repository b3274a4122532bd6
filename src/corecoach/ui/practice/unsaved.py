"""What the clinician wrote and the disk did not take: kept in memory, over the lock as well, until it is."""

from collections.abc import Callable

from msgspec import Struct

from corecoach.coach import Saved, SaveFailed, SaveResult
from corecoach.practice.draft import Draft
from corecoach.practice.patient import PatientFile

Save = Callable[[], SaveResult]


class _Held(Struct, frozen=True):
    value: object
    save: Save


class Unsaved:
    """One value for each place it belongs to, the newest. `reason` is why the last one was not saved, or
    empty when nothing waits. Nothing of it is shown while the workspace is locked."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}
        self._asked = False
        self.reason = ""

    def keep_draft(self, file: PatientFile, draft: Draft) -> SaveResult:
        """Save a patient's draft; one that cannot be saved is held."""
        return self.keep(file.patient.id, draft, lambda: file.save_draft(draft))

    def draft_of(self, file: PatientFile) -> Draft | None:
        """The draft of a patient that is held."""
        held = self._held.get(file.patient.id)
        return held.value if held is not None and isinstance(held.value, Draft) else None

    def keep(self, place: str, value: object, save: Save) -> SaveResult:
        """Save a value, with all that waits; what cannot be saved is held."""
        before = self._held.get(place)
        if before is None or before.value is not value:
            self._asked = False
        self._held[place] = _Held(value, save)
        return self.retry()

    def drop(self, place: str) -> None:
        """Hold the value of a place no more."""
        self._held.pop(place, None)
        if not self._held:
            self.reason = ""

    def retry(self) -> SaveResult:
        """Try to save all that waits. Failed if any of it still does."""
        failed: SaveFailed | None = None
        for place, held in tuple(self._held.items()):
            result = _saved(held.save)
            if isinstance(result, SaveFailed):
                failed = result
            else:
                del self._held[place]
        self.reason = failed.reason if failed is not None else ""
        return failed if failed is not None else Saved()

    def stops_closing(self) -> bool:
        """Try once more to save what waits; if that fails, a second wish to close passes."""
        self.retry()
        asked, self._asked = self._asked, bool(self.reason)
        return bool(self.reason) and not asked


def _saved(save: Save) -> SaveResult:
    """What cannot be put into bytes, such as half a letter, is not saved either, and must not be lost."""
    try:
        return save()
    except ValueError:
        return SaveFailed("other")
