"""The library as it stands with one person: what suits, what is locked, what is prescribed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach.wish import OfExercise, Wish
from corecoach.library import AssetError
from corecoach.prescription import Exercise, Item, PainLimits, Prescribed, Programme, Routine
from corecoach.prescription.easier import prescribed_dosage, with_dosage
from corecoach.prescription.schedule import phase_on
from corecoach.prescription.suitability import Suitability
from corecoach.safety import PainThresholds
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

LONGEST_ID, LONGEST_TITLE = 64, 80


class Entry(Struct, frozen=True):
    """An exercise in the library: how it suits the person, whether a lock keeps them from choosing it, and
    whether the programme in hand holds it, for now or for another phase."""

    exercise: Exercise
    suits: Suitability
    locked: bool
    in_programme: bool = False

    @property
    def can_do(self) -> bool:
        """Whether the person may choose it today."""
        return self.suits.open and not self.locked

    @property
    def hidden(self) -> bool:
        """Whether it is left out unless somebody asks: it is to be avoided, and nobody prescribed it."""
        return self.suits.action == "avoid" and not self.in_programme


class LibraryView(Struct, frozen=True):
    """All exercises by name, and how many files could not be read."""

    entries: tuple[Entry, ...]
    unread: int
    has_programme: bool


class ExerciseView(Struct, frozen=True):
    """One exercise. `item` and `dose` are the prescribed ones where `programme` holds the exercise, else the
    usual ones; `limits` are those of the programme in hand where they are not the usual ones. `reasons` are
    all cautions by code, in the words in which a person says them of themselves."""

    entry: Entry
    item: Item
    dose: Prescribed
    programme: Programme | None
    limits: PainLimits | None
    easier: tuple[Exercise, ...]
    harder: tuple[Exercise, ...]
    reasons: dict[str, str]
    today: date

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.entry.exercise

    @property
    def can_do(self) -> bool:
        """Whether the person may choose it today."""
        return self.entry.can_do


def build_library(coach: "Coach") -> LibraryView:
    """Every exercise of the library and of the programme in hand."""
    exercises = coach.exercises()
    read = [e for e in (_read(exercises, name) for name in exercises) if e is not None]
    entries = sorted(_entries(coach, read), key=lambda entry: entry.exercise.name.casefold())
    return LibraryView(tuple(entries), len(exercises) - len(read), coach.programme is not None)


def build_exercise(coach: "Coach", exercise_id: str) -> ExerciseView | None:
    """One exercise, or None when no file holds it or the file cannot be read."""
    exercises = coach.exercises()
    exercise = _read(exercises, exercise_id)
    if exercise is None:
        return None
    programme, today = coach.programme, coach.clock.now().date()
    item = _item_of(coach, exercise_id, today)
    dose = Prescribed(
        exercise, prescribed_dosage(item, exercise) if item else exercise.dosage,
        item.limits if item else Item(exercise_id).limits, item.note if item else "",
        item.sides if item else None,
    )  # fmt: skip
    return ExerciseView(
        entry=next(_entries(coach, [exercise])),
        item=item or Item(exercise_id),
        dose=dose,
        programme=programme if item else None,
        limits=_own_limits(coach, programme),
        easier=_offered(coach, exercise.regressions),
        harder=() if coach.is_no_harder() else _offered(coach, exercise.progressions),
        reasons={words.code: words.question for words in coach.caution_words()},
        today=today,
    )


def trial(view: ExerciseView) -> Wish:
    """One set, as prescribed or as usual."""
    exercise, dosage = view.exercise, view.dose.dosage
    item = with_dosage(view.item, exercise, replace(dosage, sets=1, reps=dosage.reps_of_set(0)))
    routine = Routine(f"try.{exercise.id}"[:LONGEST_ID], _(exercise.name)[:LONGEST_TITLE], (item,))
    return Wish(routine, place=OfExercise(exercise.id))


def _read(exercises: Mapping[str, Exercise], name: str) -> Exercise | None:
    """None for one that is not there or damaged: the others can still be shown."""
    try:
        return exercises.get(name)
    except AssetError:
        return None


def _entries(coach: "Coach", exercises: Sequence[Exercise]) -> Iterator[Entry]:
    closed, suits, programme = coach.closed(exercises), coach.suits(exercises), coach.programme
    held = {i.exercise for r in programme.routines for i in r.items} if programme else set()
    for exercise in exercises:
        name = exercise.id
        yield Entry(exercise, suits[name], locked=name in closed, in_programme=name in held)


def _offered(coach: "Coach", names: Iterable[str]) -> tuple[Exercise, ...]:
    """Neighbours of an exercise, without those that the person is to avoid."""
    exercises = coach.exercises()
    read = [e for e in (_read(exercises, name) for name in names) if e is not None]
    return tuple(entry.exercise for entry in _entries(coach, read) if not entry.hidden)


def _own_limits(coach: "Coach", programme: Programme | None) -> PainLimits | None:
    if programme is None:
        return None
    own, usual = programme.pain_limits, PainThresholds.of(coach.rules) if coach.rules else PainThresholds()
    same = (own.stop_above, own.stop_rise) == (usual.stop_above, usual.stop_rise)
    return None if same else own


def _item_of(coach: "Coach", exercise_id: str, today: date) -> Item | None:
    """The exercise as the programme in hand prescribes it, in this phase before any other."""
    taken = coach.taken_in
    if taken is None:
        return None
    programme = taken.programme
    now = {slot.routine for slot in phase_on(programme, coach.started_on(taken), today).schedule}
    routines = sorted(programme.routines, key=lambda routine: routine.id not in now)
    items = (item for routine in routines for item in routine.items)
    return next((item for item in items if item.exercise == exercise_id), None)
