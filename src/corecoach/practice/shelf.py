"""What a clinician keeps for all patients: favourites, own usual doses, own exercises and own templates."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach import Saved, SaveResult
from corecoach.diary import Preferences
from corecoach.practice.draft import Draft
from corecoach.practice.keeping import kept, replaced
from corecoach.prescription import DosageChange, Exercise

T = TypeVar("T")


class Habits(Struct, frozen=True, forbid_unknown_fields=True):
    """Favourite exercises, and the dose that the clinician begins with, by the id of the exercise."""

    favourites: frozenset[str] = frozenset()
    doses: dict[str, DosageChange] = {}


class OwnTemplate(Struct, frozen=True, forbid_unknown_fields=True):
    """A template of the clinician's own: a draft with nothing of any patient in it."""

    id: str
    title: str
    draft: Draft


class Shelf:
    """Files beside the patients. An exercise lies in the form of the library's files, so that it can be given
    to a colleague; what cannot be read is left out, and stays where it is."""

    def __init__(self, folder: Path) -> None:
        self._habits = Preferences(folder / "habits.json", Habits)
        self._exercises, self._templates = folder / "exercises", folder / "templates"
        self._loaded: Habits | None = None
        self._own: dict[str, Exercise] | None = None

    @property
    def habits(self) -> Habits:
        """Favourites and usual doses."""
        if self._loaded is None:
            self._loaded = self._habits.load()
        return self._loaded

    def set_favourite(self, exercise: str, on: bool) -> SaveResult:
        """Make an exercise a favourite, or no more."""
        favourites = self.habits.favourites | {exercise} if on else self.habits.favourites - {exercise}
        return self._keep(replace(self.habits, favourites=favourites))

    def remember_dose(self, exercise: str, dosage: DosageChange) -> SaveResult:
        """Begin with this dose from now on; an empty one goes back to that of the exercise."""
        doses = {name: dose for name, dose in self.habits.doses.items() if name != exercise}
        if dosage != DosageChange():
            doses[exercise] = dosage
        return self._keep(replace(self.habits, doses=doses))

    def exercises(self) -> tuple[Exercise, ...]:
        """The clinician's own exercises, by name."""
        if self._own is None:
            self._own = {exercise.id: exercise for exercise in _read(self._exercises, Exercise)}
        return tuple(sorted(self._own.values(), key=lambda exercise: exercise.name.casefold()))

    def save_exercise(self, exercise: Exercise) -> SaveResult:
        """Keep an own exercise; one with the same id is replaced."""
        self.exercises()
        result = replaced(self._exercises / f"{exercise.id}.json", _written(exercise))
        if isinstance(result, Saved) and self._own is not None:
            self._own[exercise.id] = exercise
        return result

    def templates(self) -> tuple[OwnTemplate, ...]:
        """The clinician's own templates, by title."""
        found = _read(self._templates, OwnTemplate)
        return tuple(sorted(found, key=lambda template: template.title.casefold()))

    def save_template(self, template: OwnTemplate) -> SaveResult:
        """Keep a template; one with the same id is replaced."""
        return replaced(self._templates / f"{template.id}.json", _written(template))

    def remove_template(self, template_id: str) -> None:
        """Without a template; what cannot be removed stays."""
        with suppress(OSError):
            (self._templates / f"{template_id}.json").unlink(missing_ok=True)

    def _keep(self, habits: Habits) -> SaveResult:
        result = kept(self._habits, habits)
        if isinstance(result, Saved):
            self._loaded = habits
        return result


def _read(folder: Path, type_: type[T]) -> Iterator[T]:
    for path in sorted(folder.glob("*.json")):
        with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
            yield msgspec.json.decode(path.read_bytes(), type=type_)


def _written(value: Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
