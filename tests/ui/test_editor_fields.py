"""What may be typed into a dose, and what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.practice.draft import Draft, DraftRoutine
from corecoach.practice.history import History
from corecoach.prescription import DosageChange, Item
from corecoach.ui.practice.dose_fields import CELLS, bounds, read_typed, refusal, stepped
from corecoach.ui.practice.editor_rows import _with_dose


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [("sets", 1, 10), ("reps", 1, 50), ("hold_s", 0, 1800), ("rest_between_reps_s", 0, 600),
     ("rest_between_sets_s", 0, 600)],
)  # fmt: skip
def test_a_field_takes_what_a_file_takes(field: str, low: int, high: int) -> None:
    assert bounds(field) == (low, high)
    assert read_typed(field, f" {low} ").value == low and read_typed(field, str(high)).value == high
    for text in (str(high + 1), "-1", "1.5", "x", "²", "1e1", str(low - 1)):
        assert read_typed(field, text).refused == refusal(field) and str(high) in refusal(field)


@pytest.mark.parametrize("text", ["4,3,2", "4, 3, 2", "4 3 2", "4/3/2", "4;3;2"])
def test_one_number_a_set(text: str) -> None:
    assert read_typed("reps", text).value == (4, 3, 2)
    assert read_typed("hold_s", text).refused


def test_a_list_may_be_half_typed_and_has_bounds() -> None:
    assert read_typed("reps", "4,").unfinished and read_typed("reps", ",").unfinished
    assert read_typed("reps", "4,99").refused and read_typed("reps", "4,0").refused
    assert read_typed("reps", ",".join("1" * 11)).refused
    assert read_typed("reps", ",".join("1" * 10)).value == (1,) * 10


@given(st.text(max_size=30), st.sampled_from(CELLS))
def test_no_text_breaks_a_field(text: str, field: str) -> None:
    typed = read_typed(field, text)
    low, high = bounds(field)
    values = typed.value if isinstance(typed.value, tuple) else (typed.value,)
    assert typed.refused or all(v is None or low <= v <= high for v in values)


@given(st.integers(0, 1800), st.sampled_from(CELLS), st.booleans())
def test_arrows_stay_inside_the_bounds(value: int, field: str, up: bool) -> None:
    low, high = bounds(field)
    new = stepped(field, max(low, min(high, value)), up)
    assert isinstance(new, int) and low <= new <= high


def test_arrows_change_each_number_of_a_list() -> None:
    assert stepped("reps", (4, 3, 1), up=False) == (3, 2, 1)


def draft(dosage: DosageChange) -> Draft:
    return Draft("x", routines=(DraftRoutine("r", "R", (Item("bird-dog", dosage),)),))


def dose(changed: Draft) -> DosageChange:
    return changed.routines[0].items[0].dosage


def test_a_list_says_how_many_sets_there_are() -> None:
    changed = dose(_with_dose(draft(DosageChange()), "r", 0, "reps", (4, 3, 2), 1))
    assert (changed.sets, changed.reps) == (3, (4, 3, 2))


def test_sets_that_go_back_to_the_usual_keep_a_list_fitting() -> None:
    start = draft(DosageChange(sets=3, reps=(4, 3, 2)))
    changed = dose(_with_dose(start, "r", 0, "sets", None, 2))
    assert (changed.sets, changed.reps) == (2, (4, 3))


def test_on_the_way_to_ten_nothing_is_lost() -> None:
    """Each letter counts from the dose before typing began: after 1 there is still a list for 10."""
    start = draft(DosageChange(sets=3, reps=(4, 3, 2)))
    history = History(start).push(_with_dose(start, "r", 0, "sets", 1, 2), "typing")
    assert dose(history.now).reps == (4,)
    history = history.push(_with_dose(history.before[-1], "r", 0, "sets", 10, 2), "typing")
    assert dose(history.now).reps == (4, 3, *[2] * 8) and history.undo().now == start
