"""Whether a dose jumps: how much more it is than the one signed last, and the most that would not be."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from corecoach.practice.doses import fits_limits, most_reps, whole_dose
from corecoach.prescription import Dosage, Exercise, Item, Limits, Programme
from corecoach.prescription.rungs import total_reps

# The editor's design: 20 % a week. A convention; no source gives it for backs.
PERCENT_A_WEEK = 20


class Jump(Struct, frozen=True):
    """Work a side, in seconds of holding (`hold_s`) or repetitions (`reps`): now, before, and the most."""

    field: str
    value: int
    before: int
    most: int


class Before(Struct, frozen=True):
    """What a programme asked for last: where each exercise stood, by its id, as (routine, item)."""

    places: dict[str, tuple[tuple[str, Item], ...]]

    def dose_of(self, routine: str, exercise: Exercise) -> Dosage | None:
        """The greatest dose of an exercise in this routine, or else in any; None where there was none."""
        places = self.places.get(exercise.id, ())
        here = [item for name, item in places if name == routine] or [item for _name, item in places]
        doses = (whole_dose(item, exercise) for item in here)
        return max((dosage for dosage in doses if dosage), key=_size, default=None)


def before_of(last: Programme | None) -> Before:
    """What the programme asked for that was signed last."""
    places: dict[str, tuple[tuple[str, Item], ...]] = {}
    for routine in last.routines if last else ():
        for item in routine.items:
            places[item.exercise] = (*places.get(item.exercise, ()), (routine.id, item))
    return Before(places)


def jump_of(now: Dosage, before: Dosage, week: int = 1) -> Jump | None:
    """How far a dose jumps that begins in this week (from 1) of the programme, None where it does not.

    One repetition more a set (rule 4) is no jump, however much it is of a small dose. Of a single one the
    hold is the dose: there it is.
    """
    field = "hold_s" if now.hold_s and before.hold_s else "reps"
    value, was = _work(now, field), _work(before, field)
    most = was * _percent(week) // 100
    return None if value <= most or _is_step(now, before) else Jump(field, value, was, most)


def lower_dose(
    now: Dosage, before: Dosage, exercise: Exercise, limits: Limits, week: int = 1
) -> Dosage | None:
    """The greatest dose that does not jump and that this person may do; None where there is none."""
    wanted = (
        replace(now, sets=d.sets, reps=d.reps, hold_s=d.hold_s) for d in _less(now, before, exercise, week)
    )
    fits = (d for d in wanted if fits_limits(d, limits) and _size(d) < _size(now))
    return max((d for d in fits if jump_of(d, before, week) is None), key=_size, default=None)


def _less(now: Dosage, before: Dosage, exercise: Exercise, week: int) -> Iterator[Dosage]:
    """What was done before, a repetition more a set, and the same held for longer."""
    usual = exercise.dosage_range
    yield before
    if most_reps(before) < max(usual.reps):
        more = before.reps + 1 if isinstance(before.reps, int) else tuple(n + 1 for n in before.reps)
        yield replace(before, reps=more)
    if before.hold_s:
        longest = max(before.hold_s, min(now.hold_s, max(usual.hold_s)))
        yield replace(before, hold_s=min(longest, before.hold_s * _percent(week) // 100))


def _percent(week: int) -> int:
    return 100 + PERCENT_A_WEEK * max(1, week)


def _is_step(now: Dosage, before: Dosage) -> bool:
    if most_reps(before) == 1 or now.hold_s > before.hold_s or now.sets > before.sets:
        return False
    return all(now.reps_of_set(n) <= before.reps_of_set(n) + 1 for n in range(now.sets))


def _work(dosage: Dosage, field: str) -> int:
    return total_reps(dosage) * (dosage.hold_s if field == "hold_s" else 1)


def _size(dosage: Dosage) -> tuple[int, int]:
    return total_reps(dosage) * max(1, dosage.hold_s), total_reps(dosage)
