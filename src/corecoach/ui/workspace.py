"""Whose side of the program is shown, the person's or the clinician's, and the way from one to the other."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Window

if TYPE_CHECKING:
    from corecoach.practice.practice import Practice
    from corecoach.ui.director import Director
    from corecoach.ui.practice.desk import Desk


class Workspace:
    """Makes the clinician's side when it is first needed; nothing of it is imported before."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        settings: SettingsInUse,
        make_practice: Callable[[], "Practice"],
    ) -> None:
        self._director, self._window, self._settings = director, window, settings
        self._make_practice = make_practice
        self._desk: Desk | None = None

    @property
    def is_clinicians(self) -> bool:
        """Whether the clinician's side was chosen."""
        return self._settings.value.workspace == "clinician"

    @property
    def is_shown(self) -> bool:
        """Whether the clinician's side is in the window now, locked or open."""
        return self._desk is not None and self._desk.is_shown

    def stops_closing(self) -> bool:
        """Whether the window has to stay open for what could not be saved there."""
        return self._desk is not None and self._desk.stops_closing()

    def desk(self) -> "Desk":
        """The clinician's side."""
        from corecoach.ui.practice.desk import Desk

        if self._desk is None:
            self._desk = Desk(self._director, self._window, self._settings, self._make_practice())
        return self._desk

    def enter(self) -> None:
        """Show the clinician's side; the choice is kept once there is a key."""
        if self.desk().practice.is_set_up:
            self.keep()
        self.begin()

    def keep(self) -> None:
        """Begin on the clinician's side from now on."""
        self._settings.change(workspace="clinician")

    def begin(self, file: Path | None = None) -> None:
        """Show the clinician's side: setting it up, its lock, or the patients, or what `file` holds."""
        desk = self.desk()
        if file is None:
            desk.begin()
        else:
            desk.open_file(file)

    def leave(self, file: Path | None = None) -> None:
        """Go back to the person's side, and show what a file holds that waited."""
        self._settings.change(workspace="person")
        if file is not None:
            self._director.open_file(file)
        elif self._director.welcomed:
            self._director.go("today")
        else:
            self._director.show_welcome(None)
