"""The exercises that a programme can be made of: own ones first, with what speaks against each."""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from corecoach.coach.library_view import Entry
from corecoach.prescription import Exercise
from corecoach.prescription.suitability import Suitability, suitability
from corecoach.ui.library_search import LibraryDraft, Shelf, folded
from corecoach.ui.practice.editor_state import ShelfDraft
from corecoach.words import _


class ShelfEntry(Struct, frozen=True):
    """One exercise. `against` is why it is to be avoided by this patient, empty when nothing says so; `care`
    what is to be asked or minded."""

    exercise: Exercise
    own: bool = False
    favourite: bool = False
    against: str = ""
    care: str = ""


def entries_of(
    exercises: Mapping[str, Exercise],
    own: Iterable[Exercise],
    favourites: Collection[str],
    cautions: Collection[str],
) -> tuple[ShelfEntry, ...]:
    """All exercises by name, the clinician's own first."""
    mine = {exercise.id: exercise for exercise in own}
    entries = []
    for exercise in (*mine.values(), *(e for e in exercises.values() if e.id not in mine)):
        suits = suitability(exercise, cautions)
        entries.append(
            ShelfEntry(
                exercise,
                exercise.id in mine,
                exercise.id in favourites,
                _against(suits),
                " ".join(_(note) for note in suits.notes("ask-physio", "modify")),
            )
        )
    return tuple(sorted(entries, key=lambda e: (not e.own, folded(_(e.exercise.name)))))


def _against(suits: Suitability) -> str:
    return " ".join(_(note) for note in suits.notes("avoid"))


class Finder:
    """Finds exercises by any of their words, those first whose name begins with what was typed."""

    def __init__(self, entries: tuple[ShelfEntry, ...]) -> None:
        self.entries = entries
        self._by_id = {entry.exercise.id: entry for entry in entries}
        none = Suitability(None, True)
        self._shelf = Shelf(Entry(entry.exercise, none, locked=False) for entry in entries)
        self._names = {entry.exercise.id: " " + folded(_(entry.exercise.name)) for entry in entries}

    def entry(self, exercise: str) -> ShelfEntry:
        """The entry of an exercise."""
        return self._by_id[exercise]

    def find(self, draft: ShelfDraft) -> tuple[str, ...]:
        """The ids of what matches."""
        wanted = LibraryDraft(search=draft.search, goal=draft.goal, show_hidden=True)
        found = [e for e in self._shelf.find(wanted).shown if self._fits(e, draft)]
        asked = folded(draft.search).split()
        return tuple(sorted(found, key=lambda e: self._rank(e, asked))) if asked else tuple(found)

    def _fits(self, exercise: str, draft: ShelfDraft) -> bool:
        return not draft.favourites or self._by_id[exercise].favourite

    def _rank(self, exercise: str, asked: list[str]) -> int:
        """0 where the name begins with it, 1 where each word begins one of the name, 2 elsewhere. What is not
        for this patient comes after what is."""
        name = self._names[exercise]
        rank = 2
        if all(f" {word}" in name for word in asked):
            rank = 0 if name.startswith(f" {asked[0]}") else 1
        return rank + 3 * bool(self._by_id[exercise].against)
