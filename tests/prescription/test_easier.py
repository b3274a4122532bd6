"""Less of an exercise: a dose cut to a share, the steps below and above, and what may be offered instead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.library import Library
from corecoach.prescription import Caution, Dosage, DosageChange, DosageRange, Exercise, Item, Limits
from corecoach.prescription.easier import (
    THIRD_OFF_PERCENT,
    prescribed_dosage,
    regression_of,
    scaled,
    with_dosage,
    within_limits,
)
from corecoach.prescription.rungs import (
    CLIMB_BACK,
    EASIER,
    HALF,
    PERCENTS,
    PRESCRIBED,
    TWICE_EASIER,
    rung_asked,
    rungs_of,
    steps_up,
    total_reps,
)
from corecoach.prescription.sitting import ItemDone

LIBRARY = dict(Library().exercises)
DOSE = Dosage(sets=2, reps=8, hold_s=4, rest_between_reps_s=2, rest_between_sets_s=45, tempo="2-hold-2")
USUAL = DosageRange((1, 3), (6, 15), (2, 10), (1, 3), (30, 60), (1, 1), (3, 7))
DOSAGES = st.builds(
    lambda reps, flat, hold_s: replace(
        DOSE, sets=len(reps), reps=reps[0] if flat else tuple(reps), hold_s=hold_s
    ),
    st.lists(st.integers(1, 50), min_size=1, max_size=10),
    st.booleans(),
    st.integers(0, 1800),
)


def dose(**more: Any) -> Dosage:
    """A dose of 2 sets of 8, with some fields changed."""
    return replace(DOSE, **more)


# -- a third less --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reps", "fewer"),
    [
        (50, 33), (15, 10), (10, 7), (9, 6), (8, 5), (7, 5), (6, 4), (5, 3), (4, 3), (3, 2), (2, 1),
        ((6, 4, 2), (4, 3, 1)), ((4, 3, 2), (3, 2, 1)), ((2, 1, 1), (1, 1, 1)),
    ],
)  # fmt: skip
def test_a_third_fewer_repetitions(reps: Any, fewer: Any) -> None:
    sets = 2 if isinstance(reps, int) else 3
    assert scaled(dose(sets=sets, reps=reps), 67) == dose(sets=sets, reps=fewer)


@pytest.mark.parametrize(("hold_s", "shorter_s"), [(600, 402), (20, 13), (10, 7), (3, 2), (2, 1)])
def test_of_one_repetition_the_hold_gets_shorter(hold_s: int, shorter_s: int) -> None:
    assert scaled(dose(reps=1, hold_s=hold_s), 67) == dose(reps=1, hold_s=shorter_s)


def test_without_repetitions_or_hold_to_spare_there_are_fewer_sets() -> None:
    assert scaled(dose(sets=3, reps=1, hold_s=0), 67) == dose(sets=2, reps=1, hold_s=0)
    assert scaled(dose(sets=3, reps=(1, 1, 1), hold_s=1), 50) == dose(sets=1, reps=(1,), hold_s=1)


def test_one_repetition_without_a_hold_cannot_be_less() -> None:
    least = dose(sets=1, reps=1, hold_s=0)
    assert scaled(least, 44) == least


def test_half_is_half() -> None:
    assert [scaled(dose(reps=n), 50).reps for n in (8, 7, 5, 2)] == [4, 3, 2, 1]


@given(DOSAGES, st.integers(1, 100), st.integers(1, 100))
def test_a_smaller_share_is_never_more(dosage: Dosage, one: int, other: int) -> None:
    low, high = sorted((one, other))
    less, more = scaled(dosage, low), scaled(dosage, high)
    assert total_reps(less) <= total_reps(more) <= total_reps(dosage)
    assert less.hold_s <= more.hold_s <= dosage.hold_s
    assert less.sets <= more.sets <= dosage.sets
    assert less.fault() is None and total_reps(less) >= 1


@given(DOSAGES, st.integers(1, 75))
def test_up_to_three_quarters_is_less_wherever_less_is_possible(dosage: Dosage, percent: int) -> None:
    can_be_less = total_reps(dosage) > 1 or dosage.hold_s > 1
    assert (scaled(dosage, percent) != dosage) == can_be_less


def test_another_dose_changes_nothing_else_of_an_item() -> None:
    item = Item("glute-bridge", DosageChange(reps=9, tempo="3-1-3"), Limits(max_reps=12), "slowly")
    exercise = LIBRARY["glute-bridge"]
    easier = with_dosage(item, exercise, scaled(prescribed_dosage(item, exercise), THIRD_OFF_PERCENT))
    assert easier.dosage == DosageChange(sets=2, reps=6, hold_s=4, tempo="3-1-3")
    assert (easier.exercise, easier.limits, easier.note) == (item.exercise, item.limits, item.note)


def test_a_dose_is_cut_from_what_the_limits_leave_of_it() -> None:
    item = Item("glute-bridge", limits=Limits(max_sets=1, max_reps=3, max_hold_s=2))
    exercise = LIBRARY["glute-bridge"]
    cut = scaled(prescribed_dosage(item, exercise), THIRD_OFF_PERCENT)
    assert with_dosage(item, exercise, cut).dosage == DosageChange(sets=1, reps=2, hold_s=2)


@given(st.sampled_from(sorted(LIBRARY)))
def test_every_exercise_of_the_library_has_an_easier_dose(name: str) -> None:
    usual = LIBRARY[name].dosage
    easier = scaled(usual, THIRD_OFF_PERCENT)
    assert 0 < easier.total_s(1) < usual.total_s(1)
    assert total_reps(easier) <= total_reps(usual)


# -- limits --------------------------------------------------------------------------------------------


def test_what_is_above_a_limit_comes_down_to_it() -> None:
    assert within_limits(DOSE, Limits()) == DOSE
    assert within_limits(DOSE, Limits(1, 5, 0)) == dose(sets=1, reps=5, hold_s=0)
    pyramid = dose(sets=3, reps=(6, 4, 2))
    assert within_limits(pyramid, Limits(max_sets=2, max_reps=5)) == dose(sets=2, reps=(5, 4))


# -- the steps up --------------------------------------------------------------------------------------


def test_repetitions_to_the_top_then_sets() -> None:
    steps = steps_up(dose(reps=10), Limits(max_sets=3, max_reps=12, max_hold_s=10), USUAL)
    assert [(d.sets, d.reps, d.hold_s) for d in steps] == [(2, 11, 4), (2, 12, 4), (3, 12, 4)]


def test_a_pyramid_goes_up_as_a_whole_and_a_new_set_is_as_its_last() -> None:
    usual = replace(USUAL, reps=(2, 8), sets=(1, 4))
    steps = steps_up(dose(sets=3, reps=(6, 4, 2)), Limits(max_sets=4, max_reps=20), usual)
    assert [d.reps for d in steps] == [(7, 5, 3), (8, 6, 4), (8, 6, 4, 4)]
    assert [d.fault() for d in steps] == [None] * 3


@pytest.mark.parametrize(
    ("limits", "reps", "sets"),
    [
        (Limits(), [], []),  # nobody stated a maximum
        (Limits(max_hold_s=60), [], []),  # holds are never made longer
        (Limits(max_reps=8, max_sets=2), [], []),  # the maximum is the dose
        (Limits(max_reps=9), [9], []),
        (Limits(max_reps=50), list(range(9, 16)), []),  # the range ends at 15
        (Limits(max_sets=3), [], [3]),
        (Limits(max_sets=10), [], [3]),  # the range ends at 3
    ],
)
def test_a_step_up_needs_a_stated_maximum_and_room_in_the_range(
    limits: Limits, reps: list[int], sets: list[int]
) -> None:
    steps = steps_up(DOSE, limits, USUAL)
    assert [d.reps for d in steps if d.sets == 2] == reps
    assert [d.sets for d in steps if d.sets > 2] == sets


def test_a_dose_above_the_range_is_the_physiotherapists_and_goes_no_further() -> None:
    assert steps_up(dose(reps=20, sets=4), Limits(max_reps=30, max_sets=9), USUAL) == ()


# -- which dose was asked for --------------------------------------------------------------------------


def test_the_places_of_the_doses() -> None:
    places = [PERCENTS[n] for n in (TWICE_EASIER, HALF, *CLIMB_BACK, EASIER, PRESCRIBED)]
    assert places == [44, 50, 50, 60, 75, 67, 100]
    assert list(PERCENTS) == sorted(PERCENTS)


def test_what_was_asked_for_is_found_again() -> None:
    item = Item("side-bridge-full", limits=Limits(max_sets=3, max_reps=8))
    rungs = rungs_of(item, LIBRARY["side-bridge-full"])
    assert rungs[PRESCRIBED] == LIBRARY["side-bridge-full"].dosage
    for dosage in rungs:
        reps = 2 * total_reps(dosage)
        asked = ItemDone("side-bridge-full", 1, asked_reps=reps, asked_hold_s=reps * dosage.hold_s)
        assert rungs[rung_asked(rungs, asked, 2)] == dosage


def test_what_lies_between_two_doses_counts_as_the_lower() -> None:
    item = Item("glute-bridge", limits=Limits(max_reps=12))
    rungs = rungs_of(item, LIBRARY["glute-bridge"])
    assert rung_asked(rungs, ItemDone("glute-bridge", 1, asked_reps=17), 1) == PRESCRIBED
    assert rung_asked(rungs, ItemDone("glute-bridge", 1, asked_reps=18), 1) == PRESCRIBED + 1
    assert rung_asked(rungs, ItemDone("glute-bridge", 1, asked_reps=999), 1) == len(rungs) - 1
    assert rung_asked(rungs, ItemDone("glute-bridge", 1, asked_reps=1), 1) == TWICE_EASIER


def test_a_shorter_hold_is_seen_where_the_repetitions_are_the_same() -> None:
    rungs = rungs_of(Item("graded-walk"), LIBRARY["graded-walk"])
    asked = ItemDone("graded-walk", 1, asked_reps=1, asked_hold_s=402)
    assert rungs[rung_asked(rungs, asked, 1)].hold_s == 402


@pytest.mark.parametrize("done", [None, ItemDone("cat-camel", 1), ItemDone("cat-camel", 1, asked_hold_s=0)])
def test_what_nobody_knows_was_as_prescribed(done: ItemDone | None) -> None:
    rungs = rungs_of(Item("cat-camel", limits=Limits(max_reps=10)), LIBRARY["cat-camel"])
    assert rung_asked(rungs, done, 1) == PRESCRIBED


# -- an easier exercise --------------------------------------------------------------------------------


def with_caution(name: str, code: str, action: Any) -> dict[str, Exercise]:
    """The library with one caution set."""
    exercise = LIBRARY[name]
    cautions = {**exercise.cautions, code: Caution(action, "Ask.")}
    return LIBRARY | {name: replace(exercise, cautions=cautions)}


def test_the_first_listed_regression_is_offered() -> None:
    curl_up = LIBRARY["mcgill-curl-up"]
    assert curl_up.regressions == ("abdominal-drawing-in", "dead-bug-1")
    offered = regression_of(curl_up, LIBRARY, frozenset())
    assert offered is LIBRARY["abdominal-drawing-in"]


@pytest.mark.covers("H7")
@pytest.mark.parametrize("action", ["avoid", "ask-physio"])
def test_one_that_nobody_may_start_unasked_is_passed_over(action: str) -> None:
    library = with_caution("abdominal-drawing-in", "asthma", action)
    curl_up = library["mcgill-curl-up"]
    assert regression_of(curl_up, library, frozenset({"asthma"})) is library["dead-bug-1"]
    assert regression_of(curl_up, library, frozenset({"gout"})) is library["abdominal-drawing-in"]


@pytest.mark.parametrize("action", ["modify", "monitor"])
def test_other_cautions_leave_it(action: str) -> None:
    library = with_caution("abdominal-drawing-in", "asthma", action)
    offered = regression_of(library["mcgill-curl-up"], library, frozenset({"asthma"}))
    assert offered is library["abdominal-drawing-in"]


def test_nothing_is_offered_where_there_is_nothing() -> None:
    assert regression_of(LIBRARY["supine-90-90-rest"], LIBRARY, frozenset()) is None
    assert regression_of(LIBRARY["glute-bridge"], {}, frozenset()) is None


def test_what_needs_a_prescription_is_not_offered() -> None:
    library = LIBRARY | {"pelvic-tilt": replace(LIBRARY["pelvic-tilt"], needs_prescription=True)}
    assert regression_of(library["glute-bridge"], library, frozenset()) is None
