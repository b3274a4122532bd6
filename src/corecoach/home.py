"""The data folder: one folder a person, one file of settings, one lock."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.clock import Clock, SystemClock
from corecoach.coach import LEDGER, MONTHLY, Coach, InHand, Saved, SaveFailed, SaveResult, Settings
from corecoach.diary import Diary, HomeLock, NotSaved, Preferences, Seen, Witness
from corecoach.library import Library

if TYPE_CHECKING:
    from corecoach.practice.practice import Practice

# One person for now; others get a folder beside this one.
PERSON = "me"


def new_id() -> str:
    """A new id: 128 random bits in hex."""
    return os.urandom(16).hex()


def default_folder() -> Path:
    """CORECOACH_HOME, or the platform's folder for a user's data."""
    named = os.environ.get("CORECOACH_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("corecoach", appauthor=False)


def state_folder() -> Path:
    """CORECOACH_STATE, or the platform's folder for what a program notes for itself."""
    named = os.environ.get("CORECOACH_STATE")
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("corecoach", appauthor=False)


class Home:
    """Makes the objects that keep a person's data."""

    def __init__(self, folder: Path | None = None) -> None:
        chosen = folder or default_folder()
        # `~nobody` has no home to expand to: then it is a folder of that name.
        with suppress(RuntimeError):
            chosen = chosen.expanduser()
        self.folder = chosen.absolute()
        self.person = self.folder / "people" / PERSON
        self._settings = Preferences(self.folder / "settings.json", Settings)

    def lock(self) -> HomeLock:
        """The lock that one process at a time can hold."""
        return HomeLock(self.folder)

    def coach(
        self, library: Library | None = None, clock: Clock | None = None, *, settle: bool = True
    ) -> Coach:
        """The coach of the person. Without the lock only to look, with `settle` False."""
        diary = Diary(self.person, monthly=MONTHLY, ledger=LEDGER, settle=settle)
        in_hand = Preferences(self.person / "in-hand.json", InHand)
        witness = Witness(self._seen())
        shelf, time = library or Library(), clock or SystemClock()
        return Coach(shelf, diary, time, new_id, in_hand, witness, only_looks=not settle)

    def practice(self, library: Library | None = None, clock: Clock | None = None) -> "Practice":
        """The clinician's workspace in this folder; nothing of it is read yet."""
        from corecoach.practice.practice import Practice

        return Practice(self.folder / "practice", library or Library(), clock or SystemClock(), new_id)

    def _seen(self) -> Preferences[Seen]:
        """What was seen of the person's ledger, kept apart from it: whoever puts back an older data folder,
        or takes it away, does not put this back with it."""
        name = hashlib.sha256(str(self.person.resolve()).encode()).hexdigest()[:32]
        return Preferences(state_folder() / "ledgers" / f"{name}.json", Seen)

    def settings(self) -> Settings:
        """The stored settings, or the defaults."""
        return self._settings.load()

    def save_settings(self, settings: Settings) -> SaveResult:
        """Write the settings."""
        try:
            self._settings.save(settings)
        except NotSaved as error:
            return SaveFailed(reason=error.reason)
        return Saved()
