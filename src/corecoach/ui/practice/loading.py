"""Several reports that are taken in one after the other, with a question in between where it takes one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach.coach import SaveFailed
from corecoach.exchange import Problem, read_file
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.ui.practice.loaded import Loaded
from corecoach.ui.practice.loading_words import left_words, refused_words, taken_words, unsaved_words

if TYPE_CHECKING:
    from corecoach.practice.taking import Taken, Unknown


class Loading:
    """`told` is a line for each file that was looked at; `asks` the file name and what is in it, while it is
    to be said whether it is of this patient; `failed` why something could not be saved."""

    def __init__(self, practice: Practice, file: PatientFile, paths: Sequence[Path]) -> None:
        self._practice, self._file, self._left = practice, file, list(paths)
        self.told: list[Loaded] = []
        self.asks: tuple[str, Unknown] | None = None
        self.failed: SaveFailed | None = None

    def go_on(self) -> None:
        """Take in what is left, up to the next question."""
        while self._left and self.asks is None:
            self._take(self._left[0], None)

    def answer(self, *, yes: bool) -> None:
        """Say whether the file that is asked about is of this patient."""
        assert self.asks is not None
        path, self.asks = self._left[0], None
        if yes:
            self._take(path, self._file)
        else:
            self._tell(left_words(path.name), good=False)

    def _take(self, path: Path, file: PatientFile | None) -> None:
        from corecoach.practice.taking import Unknown

        data = read_file(path)
        taken = [data] if isinstance(data, Problem) else self._practice.take_result(data, file)
        if isinstance(taken, Unknown):
            self.asks = path.name, taken
        elif isinstance(taken, list):
            self._tell(refused_words(path.name, taken), good=False)
        else:
            self._note(path.name, taken)

    def _note(self, name: str, taken: "Taken") -> None:
        if isinstance(taken.saved, SaveFailed):
            self.failed = taken.saved
            self._tell(unsaved_words(name), good=False)
        else:
            elsewhere = taken.patient.patient.id != self._file.patient.id
            good = not elsewhere and not taken.merged.different and taken.device != "other"
            self._tell(taken_words(name, taken, elsewhere=elsewhere), good=good)

    def _tell(self, words: str, *, good: bool) -> None:
        del self._left[0]
        self.told.append(Loaded(words, "good" if good else "caution"))
