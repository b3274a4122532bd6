"""What is pointed out about one routine: each of its exercises, how many there are, and how long it takes."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from corecoach.practice.dose_jump import Before
from corecoach.practice.doses import most_reps, sitting_s, whole_dose
from corecoach.practice.draft import DraftRoutine
from corecoach.practice.item_remarks import Person, Spot, easier_for, item_remarks
from corecoach.practice.remark import ItemMend, Mend, Remark
from corecoach.prescription import Dosage, Exercise, Item
from corecoach.prescription.suitability import suitability

# programmes facts, 6: fewer are done better; 2: sessions of 20 to 30 minutes did most.
MOST_EXERCISES = 6
LONGEST_MIN = 30
# What no reader takes (exchange.programme_file).
_REFUSED_S = 3 * 3600


class Found(Struct, frozen=True):
    """What was found in a routine, and whether the app may propose more of anything in it."""

    remarks: tuple[Remark, ...]
    has_room: bool


def find_in(
    routine: DraftRoutine, exercises: Mapping[str, Exercise], person: Person, before: Before, week: int
) -> Found:
    """All about a routine. `exercises` are those it names and what is easier than them, by id."""
    known = {
        at: (item, exercise, dosage)
        for at, item in enumerate(routine.items)
        if (exercise := exercises.get(item.exercise)) and (dosage := whole_dose(item, exercise))
    }
    remarks = [
        *_size(routine, sum(sitting_s(item, exercise, dosage) for item, exercise, dosage in known.values())),
        *_twice(routine, exercises),
        *_items(routine, exercises, person, before, week),
    ]
    work_s = {at: _work_s(*one) for at, one in known.items()}
    fits = tuple(r if _is_short(r.mend, exercises, work_s) else replace(r, mend=None) for r in remarks)
    return Found(fits, any(_has_room(*one) for one in known.values()))


def _items(
    routine: DraftRoutine, exercises: Mapping[str, Exercise], person: Person, before: Before, week: int
) -> Iterator[Remark]:
    taken = {item.exercise for item in routine.items}
    suits = {
        name: suitability(e, person.cautions, confirmed=person.confirmed) for name, e in exercises.items()
    }
    seen: Counter[str] = Counter()
    for at, item in enumerate(routine.items):
        exercise = exercises.get(item.exercise)
        if exercise is None:
            continue
        seen[item.exercise] += 1
        spot = Spot(
            routine.id, at, seen[item.exercise], item, exercise,
            before.dose_of(routine.id, exercise), week, easier_for(exercise, suits, taken),
        )  # fmt: skip
        yield from item_remarks(spot, person)


def _size(routine: DraftRoutine, seconds: int) -> Iterator[Remark]:
    count = len(routine.items)
    if count > MOST_EXERCISES:
        numbers = {"value": count, "most": MOST_EXERCISES}
        yield Remark(
            f"many-exercises:{routine.id}:{count}", "many-exercises", "know", routine.id, numbers=numbers
        )
    if seconds > LONGEST_MIN * 60:
        numbers = {"value": -(-seconds // 60), "most": LONGEST_MIN}
        yield Remark(f"long:{routine.id}", "long", "know", routine.id, numbers=numbers)


def _twice(routine: DraftRoutine, exercises: Mapping[str, Exercise]) -> Iterator[Remark]:
    """Once more for a side that it was done for already. First one side and later the other is no double."""
    done: dict[str, set[str | None]] = {}
    seen: Counter[str] = Counter()
    for at, item in enumerate(routine.items):
        exercise = exercises.get(item.exercise)
        sides = set(exercise.side_order(item.sides)) if exercise else {None}
        before = done.setdefault(item.exercise, set())
        seen[item.exercise] += 1
        if before & sides:
            yield Remark(
                f"twice:{routine.id}:{item.exercise}#{seen[item.exercise]}", "twice", "know", routine.id, at,
                exercise=item.exercise, mend=ItemMend(routine.id, at, None),
            )  # fmt: skip
        before |= sides


def _is_short(mend: Mend | None, exercises: Mapping[str, Exercise], work_s: Mapping[int, int]) -> bool:
    """Whether a proposal does not make the routine longer than any reader takes. `work_s` are the seconds at
    each place."""
    if not isinstance(mend, ItemMend) or mend.item is None:
        return True
    exercise = exercises[mend.item.exercise]
    dosage = whole_dose(mend.item, exercise)
    more = _work_s(mend.item, exercise, dosage) - work_s.get(mend.at, 0) if dosage else 0
    return more <= 0 or sum(work_s.values()) + more <= _REFUSED_S


def _work_s(item: Item, exercise: Exercise, dosage: Dosage) -> int:
    return dosage.total_s(len(exercise.side_order(item.sides)))


def _has_room(item: Item, exercise: Exercise, dosage: Dosage) -> bool:
    """Whether the app may propose more of it: a limit that nobody stated allows nothing (rule 4)."""
    usual, limits = exercise.dosage_range, item.limits
    pairs = ((limits.max_reps, usual.reps, most_reps(dosage)), (limits.max_sets, usual.sets, dosage.sets))
    return any(most is not None and value < min(most, max(top)) for most, top, value in pairs)
