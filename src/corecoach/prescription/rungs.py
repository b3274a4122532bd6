"""The doses of one item in order, from less than half of the prescribed to the most that is allowed."""

from msgspec.structs import replace

from corecoach.prescription.dosage import Dosage
from corecoach.prescription.easier import THIRD_OFF_PERCENT, prescribed_dosage, scaled
from corecoach.prescription.exercise import DosageRange, Exercise
from corecoach.prescription.programme import Item, Limits
from corecoach.prescription.sitting import ItemDone

# programmes facts 3. Rule 6: a third less, and two thirds of that after a second time. Rule 7: half,
# then back from 50-75 % over about 3 sessions.
PERCENTS = (44, 50, 60, THIRD_OFF_PERCENT, 75, 100)
TWICE_EASIER, HALF, EASIER, PRESCRIBED = (PERCENTS.index(p) for p in (44, 50, THIRD_OFF_PERCENT, 100))
CLIMB_BACK = tuple(PERCENTS.index(p) for p in (50, 60, 75))
_HAIR_S = 1e-6


def rungs_of(item: Item, exercise: Exercise) -> tuple[Dosage, ...]:
    """All doses of an item, the least first; `PRESCRIBED` is the place of the prescribed one."""
    prescribed = prescribed_dosage(item, exercise)
    easier = tuple(scaled(prescribed, percent) for percent in PERCENTS)
    return easier + steps_up(prescribed, item.limits, exercise.dosage_range)


def steps_up(dosage: Dosage, limits: Limits, usual: DosageRange) -> tuple[Dosage, ...]:
    """The steps above a dose (rule 4), each with one thing more than the one before: repetitions, then sets.

    A step needs a stated maximum and room in the exercise's range: a limit that nobody stated allows nothing.
    Holds are never made longer.
    """
    steps = []
    while _most_reps(dosage) < _top(limits.max_reps, usual.reps[1]):
        dosage = replace(dosage, reps=_one_more(dosage.reps))
        steps.append(dosage)
    while dosage.sets < _top(limits.max_sets, usual.sets[1]):
        reps = dosage.reps if isinstance(dosage.reps, int) else (*dosage.reps, dosage.reps[-1])
        dosage = replace(dosage, sets=dosage.sets + 1, reps=reps)
        steps.append(dosage)
    return tuple(steps)


def _top(limit: int | None, usual: int) -> int:
    return 0 if limit is None else min(limit, usual)


def _most_reps(dosage: Dosage) -> int:
    return dosage.reps if isinstance(dosage.reps, int) else max(dosage.reps)


def _one_more(reps: int | tuple[int, ...]) -> int | tuple[int, ...]:
    return reps + 1 if isinstance(reps, int) else tuple(n + 1 for n in reps)


def total_reps(dosage: Dosage) -> int:
    """Repetitions of all sets, on one side."""
    return sum(dosage.reps_of_set(index) for index in range(dosage.sets))


def rung_asked(rungs: tuple[Dosage, ...], done: ItemDone | None, sides: int) -> int:
    """The place of the dose that was asked for: the highest that asks for no more than that.

    Where nobody knows, it was the prescribed one.
    """
    if done is None or (done.asked_reps is None and not done.asked_hold_s):
        return PRESCRIBED
    fitting = (n for n in reversed(range(len(rungs))) if _fits(rungs[n], done, sides))
    return next(fitting, 0)


def _fits(dosage: Dosage, done: ItemDone, sides: int) -> bool:
    reps = sides * total_reps(dosage)
    if done.asked_reps is not None and reps > done.asked_reps:
        return False
    # No seconds of holding say nothing: a counted movement may have none.
    return not done.asked_hold_s or reps * dosage.hold_s <= done.asked_hold_s + _HAIR_S
