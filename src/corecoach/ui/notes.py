"""What is said above every page: what could not be saved, and what was found at the start."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, Saved, SaveFailed, SaveResult
from corecoach.ui.look import Look
from corecoach.ui.strips import save_strip
from corecoach.ui.window import Window

# Takes the look, and what to call when it was read.
Strip = Callable[[Look, Callable[[], object]], QWidget]


class Notes:
    """One strip at a time. What could not be saved goes before what is to be read."""

    def __init__(self, window: Window, coach: Coach) -> None:
        self._window, self._coach = window, coach
        self._waiting: list[Strip] = []
        self._close_asked = False

    def add(self, strip: Strip) -> None:
        """Show a strip until it was read."""
        self._waiting.append(strip)
        self.tell(Saved())

    def tell(self, result: SaveResult) -> None:
        """Show what could not be saved, until it is."""
        failed = result if isinstance(result, SaveFailed) else None
        if failed is None and not self._coach.pending:
            self._show_first()
            self._close_asked = False
            return
        reason = failed.reason if failed else "other"
        self._window.show_strip(lambda look: save_strip(look, reason, lambda: self.tell(self._coach.retry())))

    def stops_closing(self) -> bool:
        """Try once more to write what waits; if that fails, say so, and let a second wish to close pass."""
        result = self._coach.retry()
        if not self._coach.pending or self._close_asked:
            return False
        self._close_asked = True
        self.tell(result)
        return True

    def _show_first(self) -> None:
        first = self._waiting[0] if self._waiting else None
        self._window.show_strip(None if first is None else lambda look: first(look, self._drop))

    def _drop(self) -> None:
        self._waiting.pop(0)
        self.tell(Saved())
