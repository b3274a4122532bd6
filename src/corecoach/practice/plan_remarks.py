"""What is pointed out about the weeks: what is planned on no day, too often, or without days of rest."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from corecoach.practice.draft import Draft, DraftPhase, DraftSlot
from corecoach.practice.remark import Remark, SlotMend
from corecoach.prescription import Exercise
from corecoach.prescription.programme import DAYS


class _Often(Struct, frozen=True):
    """An exercise of a routine, and how often it is done at most: times a day, and days a week."""

    exercise: str
    a_day: int
    a_week: int


class _Over(Struct, frozen=True):
    """An exercise that is done more often than usual."""

    exercise: str
    value: int
    most: int


# What the routines of a phase hold, each with its id.
_Holds = tuple[tuple[str, tuple[_Often, ...]], ...]


def plan_remarks(draft: Draft, exercises: Mapping[str, Exercise]) -> Iterator[Remark]:
    """All that is pointed out about the plan of a draft."""
    planned = {slot.routine for phase in draft.phases for slot in phase.schedule if slot.days}
    for routine in draft.routines:
        if not routine.items:
            yield Remark(f"empty-routine:{routine.id}", "empty-routine", "settle", routine.id, keepable=False)
        elif draft.phases and routine.id not in planned:
            yield Remark(f"unplanned:{routine.id}", "unplanned", "know", routine.id)
    usual = {name: _often(name, exercise) for name, exercise in exercises.items()}
    holds = {
        routine.id: tuple(usual[name] for name in sorted({i.exercise for i in routine.items} & usual.keys()))
        for routine in draft.routines
        if routine.id in planned
    }
    for number, phase in enumerate(draft.phases):
        names = sorted({slot.routine for slot in phase.schedule} & holds.keys())
        yield from _phase(number, phase, tuple((name, holds[name]) for name in names))


def weeks_of(draft: Draft) -> dict[str, int]:
    """The week (from 1) in which each routine is done first; one that is planned nowhere may be done now."""
    weeks: dict[str, int] = {}
    week = 1
    for phase in draft.phases:
        for slot in phase.schedule:
            if slot.days:
                weeks.setdefault(slot.routine, week)
        week += max(1, phase.weeks)
    return weeks


def _often(name: str, exercise: Exercise) -> _Often:
    usual = exercise.dosage_range
    return _Often(name, max(usual.sessions_per_day), max(usual.days_per_week))


@lru_cache(maxsize=256)
def _phase(number: int, phase: DraftPhase, holds: _Holds) -> tuple[Remark, ...]:
    """It is looked at again only when the phase changes, or which exercises its routines have."""
    has = dict(holds)
    slots = [slot for slot in phase.schedule if slot.days and slot.routine in has]
    if not slots:
        return (Remark(f"empty-phase:{number}", "empty-phase", "settle", phase=number, keepable=False),)
    with_it: dict[_Often, list[DraftSlot]] = {}
    for slot in slots:
        for often in has[slot.routine]:
            with_it.setdefault(often, []).append(slot)
    return (*_sessions(number, with_it), *_days(number, with_it))


def _sessions(number: int, with_it: Mapping[_Often, list[DraftSlot]]) -> Iterator[Remark]:
    """Sittings a day with an exercise, where they are more than usual."""
    values = {often: _a_day(slots) for often, slots in with_it.items()}
    over = {often: _Over(often.exercise, n, often.a_day) for often, n in values.items() if n > often.a_day}
    for slot, found in _by_first(over, with_it).items():
        alone = all(with_it[often] == [slot] for often, one in over.items() if one in found)
        less = min(one.most for one in found)
        mend = SlotMend(number, replace(slot, per_day=less)) if alone and less >= 1 else None
        yield replace(_too_often("sessions", number, slot, found), mend=mend)


def _days(number: int, with_it: Mapping[_Often, list[DraftSlot]]) -> Iterator[Remark]:
    """Days a week with an exercise, where its range asks for days of rest; which ones is not said."""
    values = {often: len({d for slot in slots for d in slot.days}) for often, slots in with_it.items()}
    over = {often: _Over(often.exercise, n, often.a_week) for often, n in values.items() if n > often.a_week}
    for slot, found in _by_first(over, with_it).items():
        yield _too_often("days", number, slot, found)


def _a_day(slots: list[DraftSlot]) -> int:
    return max(sum(slot.per_day for slot in slots if day in slot.days) for day in DAYS)


def _by_first(
    over: Mapping[_Often, _Over], with_it: Mapping[_Often, list[DraftSlot]]
) -> dict[DraftSlot, list[_Over]]:
    """What is too often by the first place that has it: what several have is said once. The furthest above
    the usual comes first."""
    found: dict[DraftSlot, list[_Over]] = {}
    for often, one in sorted(over.items(), key=lambda pair: (pair[1].most - pair[1].value, pair[0].exercise)):
        found.setdefault(with_it[often][0], []).append(one)
    return found


def _too_often(kind: str, number: int, slot: DraftSlot, found: list[_Over]) -> Remark:
    first = found[0]
    return Remark(
        f"{kind}:{number}:{slot.routine}:{first.exercise}={first.value}",
        "sessions" if kind == "sessions" else "days", "know", slot.routine, phase=number,
        field="per_day" if kind == "sessions" else "days", exercise=first.exercise,
        numbers={"value": first.value, "most": first.most, "others": len(found) - 1},
    )  # fmt: skip
