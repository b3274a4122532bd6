"""Smoothed rows: the 7-day middle value, the weighted mean, and where somebody started."""

from datetime import date, timedelta
from statistics import median as reference

import pytest
from hypothesis import given
from hypothesis import strategies as st
from row_samples import B_DAYS, DAY, A, B, D, daily, on

from corecoach.pain.smooth import baseline, ewma, median7, median7_on

ONE = timedelta(days=1)


def line(row: dict[date, float], until: int) -> list[float | None]:
    """The middle value of each day from the first to the one so many days later; None where unknown."""
    found = median7(row)
    return [found.get(DAY + n * ONE) for n in range(until + 1)]


# -- the 7-day middle value ------------------------------------------------------------------------------


def test_the_middle_values_of_a_whole_row() -> None:
    assert line(daily(A), 13) == [None, None, None, 7, 7, 6.5, 6, 6, 6, 6, 5, 5, 5, 5]


def test_the_middle_values_of_a_row_with_gaps() -> None:
    assert line(on(B_DAYS, B), 13) == [None] * 4 + [7, 7, 7, 6.5, 6, 6, 5, 5, 4.5, 4]


def test_one_day_that_stands_out_is_not_seen_in_it() -> None:
    assert set(line(daily(D), 13)) == {None, 5}


def test_four_of_seven_days_are_needed() -> None:
    assert line(daily((4, 6, None, 8, None, 2)), 9) == [None] * 5 + [5, None, None, None, None]
    assert line(daily((4, 6, None, None, None, 2, 2)), 6) == [None] * 6 + [3]


def test_it_looks_back_over_seven_days_and_no_further() -> None:
    row = daily((10, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9))
    assert line(row, 10) == [None, None, None, 1, 1, 1, 1, 1, 1, 1, 9]


def test_it_ends_at_the_last_score_or_where_it_is_asked_to() -> None:
    row = daily((3, 3, 3, 3, 3))
    assert max(median7(row)) == DAY + 4 * ONE
    assert max(median7(row, DAY + 5 * ONE)) == DAY + 5 * ONE
    # Of the seven days up to the eighth only three have a score.
    assert max(median7(row, DAY + 300 * ONE)) == DAY + 7 * ONE
    assert max(median7(row, DAY + 3 * ONE)) == DAY + 3 * ONE


def test_after_a_long_gap_it_begins_anew() -> None:
    found = median7(daily([3, 3, 3, 3, *[None] * 10, 5, 5, 5, 5]))
    assert found == {DAY + n * ONE: value for n, value in ((3, 3), (17, 5))} | {
        DAY + n * ONE: 3 for n in (4, 5, 6)
    }


def test_no_pain_is_a_score_and_no_score_is_not_no_pain() -> None:
    assert median7(daily((0, 0, 0, 0))) == {DAY + 3 * ONE: 0}
    assert median7({}) == {} == median7(daily((0, 0, 0)))


# -- the weighted mean -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "day", "mean"),
    [(daily(A), 13, 5.345838), (on(B_DAYS, B), 13, 5.085332), (daily(D), 6, 5.942763)],
)
def test_the_weighted_means(row: dict[date, float], day: int, mean: float) -> None:
    assert ewma(row, DAY + day * ONE) == pytest.approx(mean, abs=1e-6)


def test_a_score_weighs_half_as_much_after_each_half_life() -> None:
    row = on((0, 7), (9, 3))
    assert ewma(row, DAY + 7 * ONE) == pytest.approx((9 / 2 + 3) / 1.5)
    assert ewma(row, DAY + 7 * ONE, half_life_days=3.5) == pytest.approx((9 / 4 + 3) / 1.25)


def test_a_gap_after_the_last_score_changes_no_mean() -> None:
    row = on((0, 7), (9, 3))
    for days in (8, 400, 9000, 40_000):
        assert ewma(row, DAY + days * ONE) == pytest.approx(5)


def test_there_is_no_mean_before_the_first_score() -> None:
    assert ewma({}, DAY) is None and ewma(daily((5,)), DAY - ONE) is None
    assert ewma(daily((0,)), DAY) == 0


@pytest.mark.parametrize("days", [0, -7])
def test_no_half_life_is_refused(days: float) -> None:
    with pytest.raises(ValueError, match="half-life"):
        ewma(daily((5,)), DAY, days)


# -- where somebody started ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ((9, 6, 5, 5, 4, 4, 4, 1, 1, 1), 5),  # neither the first nor the worst day
        ((9, None, 5, None, 5, None, 4), 5),
        ((9, 8, None, None, None, None, 5, 4), None),  # in no 7 days are there 4
        ((9, None, None, None, None, 5, 4, 3, 2), 3.5),  # from the day of the 5 on
        ((5, 5, 5), None),
        ((5, 5, 5, 7), 5),
        ((0, 0, 0, 0), 0),
        ((), None),
    ],
)
def test_the_first_seven_days_with_four_scores(values: tuple[float | None, ...], start: float | None) -> None:
    assert baseline(daily(values)) == start


# -- whatever the row ------------------------------------------------------------------------------------

ROWS = st.dictionaries(
    st.integers(0, 60).map(lambda n: DAY + n * ONE), st.integers(0, 10).map(float), max_size=40
)
END = DAY + 70 * ONE
NEAR = st.integers(0, 60).map(lambda n: DAY + n * ONE)


@given(ROWS, NEAR)
def test_it_is_the_median_of_the_days_that_have_a_score(row: dict[date, float], day: date) -> None:
    window = [value for d, value in row.items() if 0 <= (day - d).days < 7]
    expected = reference(window) if len(window) >= 4 else None
    assert median7_on(row, day) == expected == median7(row, END).get(day)


@given(ROWS, NEAR)
def test_what_is_still_to_come_changes_nothing(row: dict[date, float], day: date) -> None:
    past = {d: value for d, value in row.items() if d <= day}
    assert median7(past, day) == {d: value for d, value in median7(row, END).items() if d <= day}
    assert ewma(past, day) == ewma(row, day) and median7_on(past, day) == median7_on(row, day)


@given(ROWS, st.integers(7, 400), st.integers(0, 10))
def test_where_somebody_started_stays_so_after_the_first_week(
    row: dict[date, float], later: int, value: int
) -> None:
    start, last = baseline(row), max(row, default=DAY)
    assert start is None or baseline(row | {last + later * ONE: float(value)}) == start


@given(ROWS, NEAR)
def test_a_day_that_is_missing_touches_its_own_week_only(row: dict[date, float], day: date) -> None:
    without = {d: value for d, value in row.items() if d != day}
    one, other = median7(row, END), median7(without, END)
    assert {d for d in {*one, *other} if one.get(d) != other.get(d)} <= {day + n * ONE for n in range(7)}


@given(ROWS, st.integers(-3000, 3000), st.integers(-10, 10))
def test_other_days_and_a_constant_move_it_and_no_more(row: dict[date, float], later: int, up: int) -> None:
    moved = {d + later * ONE: value + up for d, value in row.items()}
    assert median7(moved) == {d + later * ONE: value + up for d, value in median7(row).items()}
    start, mean = baseline(row), ewma(row, END)
    assert baseline(moved) == (None if start is None else start + up)
    assert ewma(moved, END + later * ONE) == (None if mean is None else pytest.approx(mean + up, abs=1e-9))


@pytest.mark.parametrize("end", [date.min, date.max])
def test_the_ends_of_the_calendar(end: date) -> None:
    row = {end: 4.0} | {end + n * ONE * (1 if end == date.min else -1): 4.0 for n in (1, 2, 3)}
    assert median7(row)[max(row)] == median7_on(row, max(row)) == baseline(row) == 4
    assert median7(row, date.max) and ewma(row, date.max) == 4
