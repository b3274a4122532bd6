"""Doing less: a dose cut to a share, and an easier exercise to offer instead."""

from collections.abc import Mapping

from msgspec.structs import replace

from corecoach.prescription.dosage import Dosage, DosageChange
from corecoach.prescription.exercise import Exercise
from corecoach.prescription.programme import Item, Limits
from corecoach.prescription.suitability import suitability

# programmes facts 3, rule 6: a third less.
THIRD_OFF_PERCENT = 67


def scaled(dosage: Dosage, percent: int) -> Dosage:
    """About `percent` (1 to 100) of the repetitions, and never fewer than one a set.

    Where there is only one, of the hold; where that cannot be shorter, of the sets. Up to 75 it is less
    wherever less is possible.
    """
    if percent >= 100:
        return dosage
    each = (dosage.reps,) if isinstance(dosage.reps, int) else dosage.reps
    if max(each) > 1:
        fewer = tuple(_share(n, percent) for n in each)
        return replace(dosage, reps=fewer[0] if isinstance(dosage.reps, int) else fewer)
    if dosage.hold_s > 1:
        return replace(dosage, hold_s=_share(dosage.hold_s, percent))
    return _fewer_sets(dosage, _share(dosage.sets, percent))


def _share(number: int, percent: int) -> int:
    # Rounded to the nearest, a half downwards; 1 stays 1 and 0 stays 0.
    return max(min(number, 1), (number * percent + 49) // 100)


def _fewer_sets(dosage: Dosage, sets: int) -> Dosage:
    reps = dosage.reps if isinstance(dosage.reps, int) else dosage.reps[:sets]
    return replace(dosage, sets=sets, reps=reps)


def within_limits(dosage: Dosage, limits: Limits) -> Dosage:
    """The dose with everything above a limit taken down to it."""
    sets = _at_most(dosage.sets, limits.max_sets)
    hold_s = _at_most(dosage.hold_s, limits.max_hold_s)
    if isinstance(dosage.reps, int):
        return replace(dosage, sets=sets, reps=_at_most(dosage.reps, limits.max_reps), hold_s=hold_s)
    reps = tuple(_at_most(n, limits.max_reps) for n in dosage.reps[:sets])
    return replace(dosage, sets=sets, reps=reps, hold_s=hold_s)


def _at_most(number: int, limit: int | None) -> int:
    return number if limit is None else min(number, limit)


def prescribed_dosage(item: Item, exercise: Exercise) -> Dosage:
    """The full dose of an item, within its limits."""
    return within_limits(exercise.dosage.changed(item.dosage), item.limits)


def with_dosage(item: Item, exercise: Exercise, dosage: Dosage) -> Item:
    """The item with sets, repetitions and hold of `dosage`; the item itself where that changes nothing."""
    if exercise.dosage.changed(item.dosage) == dosage:
        return item
    change: DosageChange = replace(item.dosage, sets=dosage.sets, reps=dosage.reps, hold_s=dosage.hold_s)
    return replace(item, dosage=change)


def regression_of(
    exercise: Exercise, exercises: Mapping[str, Exercise], cautions: frozenset[str]
) -> Exercise | None:
    """The first listed easier exercise that the person with these cautions (codes) may do unasked.

    One that a physiotherapist has to confirm or prescribe is not offered: nobody did.
    """
    listed = (exercises.get(name) for name in exercise.regressions)
    return next((e for e in listed if e and suitability(e, cautions).open), None)
