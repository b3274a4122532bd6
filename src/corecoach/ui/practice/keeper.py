"""Where no file may be saved that somebody takes away: among the files of the program itself."""

from pathlib import Path


class PracticeKeeper:
    """The data folder, patients and records and all."""

    def __init__(self, practice_folder: Path) -> None:
        self._folder = practice_folder.parent.resolve()

    def holds(self, path: Path) -> bool:
        """Whether a place is in the data folder."""
        return path.resolve().is_relative_to(self._folder)
