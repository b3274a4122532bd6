"""What holds for every history: no plan beyond the prescription, and no worse score that gives more."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import find, given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.library import Library
from corecoach.prescription import Dosage, DosageChange, Item, Limits, Routine
from corecoach.prescription.easier import within_limits
from corecoach.prescription.progression import plan_next
from corecoach.prescription.proposal import ItemPlan, Plan
from corecoach.prescription.rungs import total_reps
from corecoach.prescription.sitting import ItemDone, Sitting

LIBRARY = Library().exercises
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NAMES = ("glute-bridge", "mcgill-curl-up", "graded-walk", "sciatic-nerve-slider")


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """These values, or None."""
    return st.none() | values


def often(*values: Any) -> st.SearchStrategy[Any]:
    """The first value as often as all others together."""
    return st.sampled_from((values[0],) * (len(values) - 1) + values[1:])


SCORES = often(2, None, *range(11))
CHANGES = st.builds(
    lambda reps, flat, hold_s: DosageChange(
        sets=len(reps), reps=reps[0] if flat else tuple(reps), hold_s=hold_s
    ),
    st.lists(st.integers(1, 20), min_size=1, max_size=4),
    st.booleans(),
    maybe(st.integers(0, 60)),
)
LIMITS = st.builds(Limits, maybe(st.integers(1, 5)), maybe(st.integers(1, 20)), maybe(st.integers(0, 60)))
ITEMS = st.builds(Item, st.sampled_from(NAMES), st.just(DosageChange()) | CHANGES, LIMITS)
ROUTINES = st.builds(lambda items: Routine("r", "R", tuple(items)), st.lists(ITEMS, min_size=1, max_size=4))


@st.composite
def histories(draw: st.DrawFn, routine: Routine) -> tuple[Sitting, ...]:
    """Up to 7 sittings of a routine, mostly good ones a day apart."""
    at, sittings, calm = MONDAY, [], draw(st.integers(0, 9))
    for _n in range(draw(st.integers(0, 7))):
        if draw(st.integers(0, 9)) < calm:
            done = tuple(ItemDone(item.exercise, 1.0) for item in routine.items)
            sittings.append(Sitting(at, at + timedelta(minutes=20), done, 2, 3, 2, 2, False, False, True))
            at += timedelta(hours=24)
            continue
        done = tuple(
            ItemDone(
                item.exercise,
                draw(often(1.0, 0.9, 0.7, 0.3)),
                draw(often(False, True, False)),
                draw(often(None, *range(0, 90, 8))),
            )
            for item in routine.items
        )
        scores = [draw(SCORES) for _ in range(4)]
        flare, relief = draw(often(False, True, False)), draw(often(False, True, None))
        form = draw(often(True, True, False, None))
        sittings.append(Sitting(at, at + timedelta(minutes=20), done, *scores, flare, relief, form))
        at += timedelta(hours=draw(often(24, 5, 20, 49, 200, 600)))
    return tuple(sittings)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Routine, tuple[Sitting, ...], datetime]:
    """A routine, its history, and a moment after it."""
    routine = draw(ROUTINES)
    history = draw(histories(routine))
    last = history[-1].ended_at if history else MONDAY
    return routine, history, last + timedelta(hours=draw(often(24, 3, 49, 200, 600)))


@st.composite
def promising(draw: st.DrawFn) -> tuple[Routine, tuple[Sitting, ...], datetime]:
    """A history of good sessions a day apart, one of them perhaps not: often the next is a step up."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    routine = Routine("r", "R", tuple(Item(name) for name in names))
    done = tuple(ItemDone(name, 1.0) for name in names)
    days = [MONDAY + n * timedelta(hours=24) for n in range(draw(st.integers(1, 5)))]
    good = [Sitting(d, d + timedelta(minutes=20), done, 2, 3, 2, 2, False, False, True) for d in days]
    n = draw(st.integers(0, len(good) - 1))
    good[n] = replace(
        good[n],
        flare=draw(often(False, True)),
        form_kept=draw(often(True, None, False)),
        relief_taken=draw(often(False, None, True)),
        pain_max=draw(often(3, None, 6)),
    )
    return routine, tuple(good), good[-1].ended_at + timedelta(hours=24)


Case = tuple[Routine, tuple[Sitting, ...], datetime]
CASES = cases() | promising()


def planned(case: Case, history: tuple[Sitting, ...] | None = None) -> Plan:
    """The plan of a case, perhaps with another history."""
    routine, sittings, now = case
    return plan_next(routine, LIBRARY, sittings if history is None else history, now)


def dose(item: Item) -> Dosage:
    """The full dose of an item."""
    return LIBRARY[item.exercise].dosage.changed(item.dosage)


def size(item: ItemPlan) -> tuple[int, int, int]:
    """Repetitions, hold and sets that are planned."""
    dosage = dose(item.item)
    return total_reps(dosage), dosage.hold_s, dosage.sets


def highest_reps(dosage: Dosage) -> int:
    """The repetitions of the longest set."""
    return max(dosage.reps_of_set(n) for n in range(dosage.sets))


def test_among_the_cases_are_steps_up_and_down() -> None:
    for change in ("harder", "easier", "hold", "same"):
        assert find(CASES, lambda case, c=change: any(p.proposal.change == c for p in planned(case).items))


@given(CASES)
def test_no_plan_goes_beyond_the_prescription(case: Case) -> None:
    plan = planned(case)
    for item, done in zip(case[0].items, plan.items, strict=True):
        prescribed, new = within_limits(dose(item), item.limits), dose(done.item)
        usual = LIBRARY[item.exercise].dosage_range
        for now, then, limit, top in (
            (new.sets, prescribed.sets, item.limits.max_sets, usual.sets[1]),
            (highest_reps(new), highest_reps(prescribed), item.limits.max_reps, usual.reps[1]),
        ):
            assert now <= max(then, min(limit, top) if limit else then)
        assert new.hold_s <= prescribed.hold_s
        assert within_limits(new, item.limits) == new
        assert new.fault() is None and min(total_reps(new), new.sets) >= 1
        assert done.item.exercise == done.proposal.exercise == item.exercise
        assert (done.item.limits, done.item.note) == (item.limits, item.note)
        msgspec.convert(msgspec.to_builtins(done.item), Item)


@given(CASES)
def test_easier_is_less_than_prescribed_and_harder_is_one_thing_more(case: Case) -> None:
    plan = planned(case)
    assert sum(p.proposal.change == "harder" for p in plan.items) <= 2
    for item, done in zip(case[0].items, plan.items, strict=True):
        prescribed, new = within_limits(dose(item), item.limits), dose(done.item)
        if done.proposal.change == "easier":
            assert total_reps(new) <= total_reps(prescribed)
            assert new.total_s(1) <= prescribed.total_s(1)
            assert (total_reps(new), new.hold_s) != (total_reps(prescribed), prescribed.hold_s)
        if done.proposal.change == "harder":
            assert total_reps(new) > total_reps(prescribed)
            assert new.hold_s == prescribed.hold_s


@given(CASES, st.data())
def test_a_worse_score_never_gives_a_harder_plan(case: Case, data: st.DataObject) -> None:
    history = case[1]
    scored = [
        (n, name)
        for n, sitting in enumerate(history)
        for name in ("pain_max", "next_morning")
        if getattr(sitting, name) is not None
    ]
    if not scored:
        return
    n, name = data.draw(st.sampled_from(scored))
    worse = replace(history[n], **{name: data.draw(st.integers(getattr(history[n], name), 10))})
    after = planned(case, (*history[:n], worse, *history[n + 1 :]))
    for was, now in zip(planned(case).items, after.items, strict=True):
        assert all(a <= b for a, b in zip(size(now), size(was), strict=True))
        assert not (now.proposal.change == "harder" and was.proposal.change != "harder")


@given(CASES, st.sampled_from(["pain_before", "pain_max", "next_morning"]))
def test_an_unknown_score_of_the_last_time_never_gives_more(case: Case, name: str) -> None:
    routine, history, _now = case
    if not history:
        return
    last = replace(history[-1], **{name: None, "pain_after": None})
    for item, done in zip(routine.items, planned(case, (*history[:-1], last)).items, strict=True):
        assert done.proposal.change != "harder"
        if all(d.asked_reps is None for d in last.items):
            assert total_reps(dose(done.item)) <= total_reps(within_limits(dose(item), item.limits))


@given(CASES, st.sampled_from(["form_kept", "relief_taken"]))
def test_an_answer_that_nobody_gave_is_not_a_good_one(case: Case, name: str) -> None:
    history = tuple(replace(s, **{name: None}) for s in case[1])
    assert all(p.proposal.change != "harder" for p in planned(case, history).items)


@given(CASES)
def test_a_harder_plan_rests_on_two_good_sessions(case: Case) -> None:
    if any(p.proposal.change == "harder" for p in planned(case).items):
        good = [
            s.at
            for s in case[1]
            if s.form_kept and s.relief_taken is False and s.pain_max is not None and s.pain_max <= 5
        ]
        assert good and max(good) - min(good) >= timedelta(hours=20)
        assert not any(s.flare and case[2] - s.ended_at < timedelta(hours=48) for s in case[1])


@given(CASES)
def test_a_plan_is_a_value(case: Case) -> None:
    assert planned(case) == planned(case, tuple(reversed(case[1])))
    assert msgspec.json.decode(msgspec.json.encode(planned(case)), type=Plan) == planned(case)
