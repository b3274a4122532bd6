"""Doses of a draft: what can be counted with, how long it takes, and how it is put into an item."""

import msgspec
from msgspec.structs import replace

from corecoach.prescription import Dosage, Exercise, Item, Limits
from corecoach.prescription.easier import within_limits
from corecoach.session.timeline import PREPARE_S, SWITCH_S


def whole_dose(item: Item, exercise: Exercise) -> Dosage | None:
    """The full dose of an item; None while it is half typed, so that nothing can be counted."""
    dosage = exercise.dosage.changed(item.dosage)
    return dosage if _countable(dosage) else None


def is_sound(dosage: Dosage) -> bool:
    """Whether a file may hold the dose, and there is something to time."""
    try:
        msgspec.convert(msgspec.to_builtins(dosage), Dosage)
    except msgspec.ValidationError:
        return False
    return _countable(dosage) and dosage.rep_s > 0


def _countable(dosage: Dosage) -> bool:
    each = (dosage.reps,) if isinstance(dosage.reps, int) else dosage.reps
    return bool(each) and min(each) >= 1 and dosage.sets >= 1 and dosage.hold_s >= 0 and not dosage.fault()


def fits_limits(dosage: Dosage, limits: Limits) -> bool:
    """Whether nothing of a dose is above the limits of this person."""
    return within_limits(dosage, limits) == dosage


def sitting_s(item: Item, exercise: Exercise, dosage: Dosage) -> int:
    """Seconds of an exercise in a session, with getting ready and changing sides."""
    sides = len(exercise.side_order(item.sides))
    changes = dosage.sets * (sides - 1) * SWITCH_S
    # On the way to the other side nobody rests for less than that takes.
    rest = max(0, SWITCH_S - dosage.rest_between_sets_s) * (dosage.sets - 1) if sides > 1 else 0
    return PREPARE_S + dosage.total_s(sides) + changes + rest


def most_reps(dosage: Dosage) -> int:
    """The repetitions of the longest set."""
    return dosage.reps if isinstance(dosage.reps, int) else max(dosage.reps)


def with_dose(item: Item, exercise: Exercise, dosage: Dosage) -> Item:
    """The item with this dose. Only what differs from the exercise's own is stated, and what was stated."""
    names = [
        name
        for name in dosage.__struct_fields__
        if getattr(dosage, name) != getattr(exercise.dosage, name) or getattr(item.dosage, name) is not None
    ]
    if "sets" in names and "reps" not in names:
        # Without them the exercise's own numbers a set would be cut to the first one.
        names.append("reps")
    change = replace(item.dosage, **{name: getattr(dosage, name) for name in names})
    return replace(item, dosage=change)


def fitted(reps: int | tuple[int, ...], sets: int) -> int | tuple[int, ...]:
    """The repetitions for another number of sets: the last number goes on."""
    return reps if isinstance(reps, int) else (*reps, *[reps[-1]] * sets)[:sets]
