"""What can be done to a draft: each edit takes a draft and returns another one, which undo gives back."""

from collections.abc import Callable, Sequence
from itertools import count
from typing import Literal

from msgspec.structs import replace

from corecoach.practice.draft import Draft, DraftPhase, DraftRoutine, DraftSlot, Field, Kept
from corecoach.prescription import DosageChange, Exercise, Item
from corecoach.prescription.exercise import Sides
from corecoach.prescription.programme import DAYS, Day

LimitField = Literal["max_sets", "max_reps", "max_hold_s"]
Value = int | tuple[int, ...] | str | None
MOST_ITEMS = 30


# -- exercises of a routine -----------------------------------------------------------------------------


def add_item(draft: Draft, routine: str, item: Item, at: int | None = None) -> Draft:
    """An exercise more, before the one at `at` or at the end. A routine that is full stays as it is."""

    def more(items: tuple[Item, ...]) -> tuple[Item, ...]:
        place = len(items) if at is None else max(0, min(at, len(items)))
        return (*items[:place], item, *items[place:])

    found = draft.routine(routine)
    if found is None or len(found.items) >= MOST_ITEMS:
        return draft
    return _items(draft, routine, more)


def remove_item(draft: Draft, routine: str, at: int) -> Draft:
    """Without the exercise at `at`."""
    return _items(draft, routine, lambda items: items[:at] + items[at + 1 :])


def duplicate_item(draft: Draft, routine: str, at: int) -> Draft:
    """The exercise at `at` once more, behind itself."""
    found = draft.routine(routine)
    if found is None or not 0 <= at < len(found.items):
        return draft
    return add_item(draft, routine, found.items[at], at + 1)


def move_item(draft: Draft, routine: str, at: int, to: int) -> Draft:
    """The exercise at `at` comes to stand at `to`; places beyond the ends are the ends."""

    def moved(items: tuple[Item, ...]) -> tuple[Item, ...]:
        rest = [*items[:at], *items[at + 1 :]]
        rest.insert(max(0, min(to, len(rest))), items[at])
        return tuple(rest)

    found = draft.routine(routine)
    return _items(draft, routine, moved) if found and 0 <= at < len(found.items) else draft


def set_dose(draft: Draft, routine: str, at: int, field: Field, value: Value) -> Draft:
    """State one part of a dose; None goes back to that of the exercise."""

    def changed(item: Item) -> Item:
        dosage: DosageChange = replace(item.dosage, **{field: value})
        return replace(item, dosage=_fitting(dosage) if field == "sets" else dosage)

    return _item(draft, routine, at, changed)


def set_dosage(draft: Draft, routine: str, at: int, dosage: DosageChange) -> Draft:
    """State a whole dose."""
    return _item(draft, routine, at, lambda item: replace(item, dosage=dosage))


def set_limit(draft: Draft, routine: str, at: int, field: LimitField, value: int | None) -> Draft:
    """The most that this person may do; None states none."""
    return _item(draft, routine, at, lambda i: replace(i, limits=replace(i.limits, **{field: value})))


def set_note(draft: Draft, routine: str, at: int, note: str) -> Draft:
    """What the person reads beside the exercise."""
    return _item(draft, routine, at, lambda item: replace(item, note=note))


def set_sides(draft: Draft, routine: str, at: int, sides: Sides | None) -> Draft:
    """Which sides, and which first; None is both, the right one first."""
    return _item(draft, routine, at, lambda item: replace(item, sides=sides))


def set_exercise(draft: Draft, routine: str, at: int, exercise: str) -> Draft:
    """Another exercise in its place, with the dose that one has by itself."""
    return _item(draft, routine, at, lambda item: Item(exercise, note=item.note, sides=item.sides))


def _fitting(dosage: DosageChange) -> DosageChange:
    """A number a set needs as many numbers as sets: the last one goes on."""
    if not isinstance(dosage.reps, tuple) or dosage.sets is None:
        return dosage
    reps = (*dosage.reps, *[dosage.reps[-1]] * dosage.sets)[: dosage.sets]
    return replace(dosage, reps=reps)


# -- routines -------------------------------------------------------------------------------------------


def add_routine(draft: Draft, title: str, items: Sequence[Item] = ()) -> Draft:
    """A routine more, planned on no day yet."""
    routine = DraftRoutine(_free_id(draft), title, tuple(items))
    return replace(draft, routines=(*draft.routines, routine))


def remove_routine(draft: Draft, routine: str) -> Draft:
    """Without a routine, and without its places in the plan."""
    phases = tuple(
        replace(p, schedule=tuple(s for s in p.schedule if s.routine != routine)) for p in draft.phases
    )
    kept = tuple(r for r in draft.routines if r.id != routine)
    return replace(draft, routines=kept, phases=phases)


def copy_routine(draft: Draft, routine: str, title: str) -> Draft:
    """A routine once more under another title."""
    found = draft.routine(routine)
    return add_routine(draft, title, found.items) if found else draft


def routine_of_phase(draft: Draft, routine: str, at: int, title: str) -> Draft:
    """A copy of a routine in its place in the plan of the phase at `at`; the others keep the routine."""
    if draft.routine(routine) is None or not 0 <= at < len(draft.phases):
        return draft
    more = copy_routine(draft, routine, title)
    name = more.routines[-1].id

    def changed(phase: DraftPhase) -> DraftPhase:
        slots = (replace(s, routine=name) if s.routine == routine else s for s in phase.schedule)
        return replace(phase, schedule=tuple(slots))

    return _phase(more, at, changed)


def rename_routine(draft: Draft, routine: str, title: str) -> Draft:
    """Another title for a routine."""
    routines = tuple(replace(r, title=title) if r.id == routine else r for r in draft.routines)
    return replace(draft, routines=routines)


def _free_id(draft: Draft) -> str:
    taken = {routine.id for routine in draft.routines}
    return next(name for n in count(1) if (name := f"routine-{n}") not in taken)


# -- phases and the week --------------------------------------------------------------------------------


def add_phase(draft: Draft, title: str, weeks: int = 2) -> Draft:
    """A phase more, with the plan of the one before it."""
    schedule = draft.phases[-1].schedule if draft.phases else ()
    return replace(draft, phases=(*draft.phases, DraftPhase(title, weeks, schedule)))


def remove_phase(draft: Draft, at: int) -> Draft:
    """Without the phase at `at`."""
    return replace(draft, phases=draft.phases[:at] + draft.phases[at + 1 :])


def set_phase(draft: Draft, at: int, *, title: str | None = None, weeks: int | None = None) -> Draft:
    """Another title or length for a phase."""

    def changed(phase: DraftPhase) -> DraftPhase:
        return replace(
            phase,
            title=phase.title if title is None else title,
            weeks=phase.weeks if weeks is None else weeks,
        )

    return _phase(draft, at, changed)


def toggle_day(draft: Draft, at: int, routine: str, day: Day) -> Draft:
    """Plan a routine on a day of the week, or no more."""

    def changed(slot: DraftSlot) -> DraftSlot:
        days = set(slot.days) ^ {day}
        return replace(slot, days=tuple(d for d in DAYS if d in days))

    return _slot(draft, at, routine, changed)


def set_per_day(draft: Draft, at: int, routine: str, per_day: int) -> Draft:
    """How often a day a routine is done."""
    return _slot(draft, at, routine, lambda slot: replace(slot, per_day=per_day))


def _slot(draft: Draft, at: int, routine: str, change: Callable[[DraftSlot], DraftSlot]) -> Draft:
    def changed(phase: DraftPhase) -> DraftPhase:
        known = any(slot.routine == routine for slot in phase.schedule)
        slots = phase.schedule if known else (*phase.schedule, DraftSlot(routine))
        return replace(phase, schedule=tuple(change(s) if s.routine == routine else s for s in slots))

    return _phase(draft, at, changed)


# -- own exercises and warnings -------------------------------------------------------------------------


def with_own(draft: Draft, exercise: Exercise) -> Draft:
    """An exercise of the author's own is carried along; a newer one takes the place of the same id."""
    others = tuple(e for e in draft.exercises if e.id != exercise.id)
    return replace(draft, exercises=(*others, exercise))


def keep_warning(draft: Draft, warning: str, why: str) -> Draft:
    """Leave a warning as it is, and say why; without a reason it is open again."""
    others = tuple(kept for kept in draft.kept if kept.warning != warning)
    return replace(draft, kept=(*others, Kept(warning, why.strip())) if why.strip() else others)


# -- the way to a part ----------------------------------------------------------------------------------


def _items(
    draft: Draft, routine: str, change: Callable[[tuple[Item, ...]], tuple[Item, ...]]
) -> Draft:  # fmt: skip
    routines = tuple(replace(r, items=change(r.items)) if r.id == routine else r for r in draft.routines)
    return replace(draft, routines=routines)


def _item(draft: Draft, routine: str, at: int, change: Callable[[Item], Item]) -> Draft:
    def changed(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(change(item) if n == at else item for n, item in enumerate(items))

    return _items(draft, routine, changed)


def _phase(draft: Draft, at: int, change: Callable[[DraftPhase], DraftPhase]) -> Draft:
    phases = tuple(change(phase) if n == at else phase for n, phase in enumerate(draft.phases))
    return replace(draft, phases=phases)
