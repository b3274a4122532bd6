"""What to do next time, exercise by exercise: never more than the prescription allows, and always why."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from corecoach.prescription.dosage import Dosage
from corecoach.prescription.easier import regression_of, with_dosage
from corecoach.prescription.exercise import Exercise
from corecoach.prescription.programme import Item, Routine
from corecoach.prescription.proposal import Change, ItemPlan, Plan, Proposal, Rule, Why
from corecoach.prescription.resolve import UnknownExercise
from corecoach.prescription.rungs import PRESCRIBED, rung_asked, rungs_of
from corecoach.prescription.setback import STEP_DOWN_SITTINGS, Setback, alerts_of, held_back, setback_of
from corecoach.prescription.sitting import (
    GOOD_SHARE,
    NEXT_MORNING_RISE,
    PART_SHARE,
    History,
    ItemDone,
    Key,
    Sitting,
    at_least,
    keys_of,
)

# programmes facts 3, rule 4.
GOOD_APART = timedelta(hours=20)
STEPS_UP = 2


class _Reason(Struct, frozen=True):
    """Why an exercise does not step up. With `stays` it does not go back up to the prescribed dose either."""

    rule: Rule
    why: Why
    numbers: dict[str, int]
    stays: bool


class _Case(Struct, frozen=True):
    """One exercise of the routine, its possible doses, and the place of the one asked for last time."""

    item: Item
    exercise: Exercise
    key: Key
    rungs: tuple[Dosage, ...]
    rung: int


def plan_next(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    sittings: Iterable[Sitting],
    now: datetime,
    *,
    next_morning_rise: int = NEXT_MORNING_RISE,
    avoided: frozenset[str] = frozenset(),
    cleared_at: datetime | None = None,
) -> Plan:
    """What to do next time (programmes facts 3, rules 3 to 9 and 11).

    A proposal: the physiotherapist's word always wins (rule 12). `routine` is as prescribed; `sittings` are
    all of this routine since it was prescribed, in any order: without an older one a flare could be missed.
    `next_morning_rise` is in points, 1 to 10; `avoided` are caution codes of the person; `cleared_at` is when
    a clinician last ended a lock. Raises UnknownExercise for an id that `exercises` does not have.
    """
    history = History.of(sittings, next_morning_rise)
    keys = keys_of(item.exercise for item in routine.items)
    cases = [_case(i, k, exercises, history) for i, k in zip(routine.items, keys, strict=True)]
    up, plans = 0, []
    for case in cases:
        setback = setback_of(history, now, case.key, frozenset(keys), next_morning_rise, cleared_at)
        rung, proposal = _propose(case, history, now, setback, up < STEPS_UP)
        up += proposal.change == "harder"
        item = with_dosage(case.item, case.exercise, case.rungs[rung])
        offered = _hurt_lately(case, history) or (rung < PRESCRIBED and _no_less(case, rung))
        easier = regression_of(case.exercise, exercises, avoided) if offered else None
        plans.append(ItemPlan(item, proposal, easier.id if easier else None))
    return Plan(items=tuple(plans), alerts=alerts_of(history, now))


def _case(item: Item, key: Key, exercises: Mapping[str, Exercise], history: History) -> _Case:
    exercise = exercises.get(item.exercise)
    if exercise is None:
        raise UnknownExercise(item.exercise)
    rungs = rungs_of(item, exercise)
    rung = rung_asked(rungs, _last_done(history, key), len(exercise.side_order(item.sides)))
    return _Case(item, exercise, key, rungs, rung)


def _last_done(history: History, key: Key) -> ItemDone | None:
    return history.sittings[-1].done_of(key) if history.sittings else None


def _propose(
    case: _Case, history: History, now: datetime, setback: Setback | None, may_step: bool
) -> tuple[int, Proposal]:
    """The place of the dose for next time, and the words for it."""
    if not history.sittings:
        if setback is not None:
            return _less(case, setback, None, PRESCRIBED)
        return PRESCRIBED, _words(case, "same", "PR12", "as-prescribed")
    reason = _reason(case, history)
    stay = case.rung if reason and reason.stays else max(case.rung, PRESCRIBED)
    if setback is not None:
        return _less(case, setback, reason, stay)
    if reason is None and _ready(case, history, now):
        return _step(case, may_step)
    reason = reason or _relief(history.sittings[-1])
    if reason is not None:
        return stay, _words(case, "hold", reason.rule, reason.why, reason.numbers)
    if case.rung < PRESCRIBED:
        return stay, _words(case, "same", "PR12", "as-prescribed")
    return stay, _words(case, "same", "PR4", "steady")


def _less(case: _Case, setback: Setback, reason: _Reason | None, stay: int) -> tuple[int, Proposal]:
    """Held back, and never more than a dose that was not done well."""
    rung = min(setback.rung, stay)
    if rung < setback.rung and reason is not None and reason.why != "other-hurt":
        return rung, _words(case, "hold", reason.rule, reason.why, reason.numbers)
    change: Change = "hold" if _no_less(case, rung) else "easier"
    return rung, _words(case, change, setback.rule, setback.why, setback.numbers)


def _no_less(case: _Case, rung: int) -> bool:
    # One repetition without a hold cannot be cut.
    return case.rungs[rung] == case.rungs[PRESCRIBED]


def _step(case: _Case, may_step: bool) -> tuple[int, Proposal]:
    """One step up, or why there is none. Another exercise is the physiotherapist's to choose."""
    if case.rung + 1 >= len(case.rungs):
        why: Why = "ask-physio" if case.exercise.progressions else "at-limit"
        return case.rung, _words(case, "hold", "PR4", why)
    if not may_step:
        return case.rung, _words(case, "same", "PR4", "others-first")
    now, then = case.rungs[case.rung], case.rungs[case.rung + 1]
    if then.sets > now.sets:
        return case.rung + 1, _words(case, "harder", "PR4", "more-sets", {"sets": then.sets})
    return case.rung + 1, _words(case, "harder", "PR4", "more-reps", {"reps": then.reps_of_set(0)})


def _ready(case: _Case, history: History, now: datetime) -> bool:
    """Two good sittings in a row, 20 h apart, at this dose, and nothing held back then or now.

    Scores taken after pain relief do not count and do not break the row: two without it must agree (rule 11).
    """
    if case.rung < PRESCRIBED or held_back(history, now):
        return False
    latest: datetime | None = None
    for n in reversed(range(len(history.sittings))):
        sitting = history.sittings[n]
        if not _good(case, history, n) or held_back(history.before(n), sitting.at):
            return False
        if sitting.relief_taken:
            continue
        latest = latest or sitting.at
        if latest - sitting.at >= GOOD_APART:
            return True
    return False


def _good(case: _Case, history: History, index: int) -> bool:
    """Rule 3, for the session and this exercise in it. What nobody knows is not good."""
    sitting, done = history.sittings[index], history.sittings[index].done_of(case.key)
    if done is None or done.hurt or history.zones[index] != "green":
        return False
    answered = sitting.form_kept is True and sitting.relief_taken is not None
    enough = at_least(_least_share(sitting, done), GOOD_SHARE)
    sides = len(case.exercise.side_order(case.item.sides))
    return answered and enough and rung_asked(case.rungs, done, sides) >= case.rung


def _least_share(sitting: Sitting, done: ItemDone) -> float:
    return min(done.done, sitting.share or 0.0)


def _reason(case: _Case, history: History) -> _Reason | None:
    """Why the last sitting does not allow more of an exercise; None when it went well."""
    sitting, zone = history.sittings[-1], history.zones[-1]
    done = sitting.done_of(case.key)
    if zone == "red":
        return _Reason("PR6", "other-hurt", {}, stays=True)
    if zone == "amber":
        return _Reason("PR5", "amber", {}, stays=True)
    if done is not None and done.hurt:
        return _Reason("PR2", "hurt", {}, stays=True)
    if done is not None and not at_least(_least_share(sitting, done), GOOD_SHARE):
        return _part_done(_least_share(sitting, done))
    if done is None or zone == "unknown":
        return _Reason("PR3", "unknown", {}, stays=True)
    return _form(sitting)


def _part_done(share: float) -> _Reason:
    why: Why = "part-done" if at_least(share, PART_SHARE) else "little-done"
    return _Reason("PR5", why, {"percent": int(100 * share + 1e-6)}, stays=True)


def _form(sitting: Sitting) -> _Reason | None:
    if sitting.form_kept:
        return None
    return _Reason("PR3", "unknown" if sitting.form_kept is None else "form", {}, stays=False)


def _relief(sitting: Sitting) -> _Reason | None:
    if sitting.relief_taken is False:
        return None
    if sitting.relief_taken:
        return _Reason("PR11", "relief", {}, stays=False)
    return _Reason("PR3", "unknown", {}, stays=False)


def _hurt_lately(case: _Case, history: History) -> bool:
    return any(case.key in sitting.hurt() for sitting in history.sittings[-STEP_DOWN_SITTINGS:])


def _words(
    case: _Case, change: Change, rule: Rule, why: Why, numbers: dict[str, int] | None = None
) -> Proposal:
    return Proposal(case.exercise.id, change, rule, why, numbers or {})
