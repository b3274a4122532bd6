"""What is said above every page of the clinician's side: what is not saved, and what is not finished."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from corecoach.coach import SaveFailed, SaveResult
from corecoach.ui.practice.strip import unfinished_strip, unsaved_strip
from corecoach.ui.strips import save_strip

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class DeskNotes:
    """One strip at a time. What could not be saved goes before what is not finished, and names nobody: it is
    shown above the lock as well. `go_on` leads to the exercise that is not finished."""

    def __init__(self, desk: "Desk", go_on: Callable[[], object]) -> None:
        self._desk, self._window, self._go_on = desk, desk.window, go_on

    def tell(self, result: SaveResult, again: Callable[[], SaveResult] | None) -> None:
        """Say what could not be saved; with `again` it can be tried anew from there."""
        if not isinstance(result, SaveFailed) or (again is None and self._desk.unsaved.reason):
            self.say()
            return
        reason = result.reason
        if again is None:
            self._window.show_strip(lambda look: unsaved_strip(look, reason, self.say))
        else:
            self._window.show_strip(lambda look: save_strip(look, reason, lambda: self.tell(again(), again)))

    def say(self) -> None:
        """Say what waits now, or nothing."""
        desk, reason = self._desk, self._desk.unsaved.reason
        if reason:
            self._window.show_strip(lambda look: save_strip(look, reason, self._save_again))
        elif desk.is_shown and desk.practice.is_open and desk.half_written.waits:
            self._window.show_strip(lambda look: unfinished_strip(look, self._go_on))
        else:
            self._window.show_strip(None)

    def _save_again(self) -> None:
        self._desk.unsaved.retry()
        self.say()
