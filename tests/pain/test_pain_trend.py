"""What may be said of a window of daily scores, and when nothing may be said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from row_samples import B_DAYS, DAY, A, B, C, E, F, daily, numbers, on

from corecoach.pain.estimate import estimate
from corecoach.pain.trend import MOST_POINTS, after_gaps, is_enough, trend_of, weekly_medians

ONE = timedelta(days=1)
ALL = None


def day(n: int) -> date:
    """The day `n` days after the first."""
    return DAY + n * ONE


# -- worked numbers --------------------------------------------------------------------------------------


def test_two_whole_weeks_that_fall() -> None:
    trend = trend_of(daily(A), day(13), ALL)
    assert (trend.n, trend.days, trend.coverage, trend.window_days, trend.first) == (14, 14, 1, 14, DAY)
    assert trend.slope_per_week == pytest.approx(-1.75)
    assert trend.intercept == pytest.approx(7.625)
    assert trend.ci95_per_week == pytest.approx((-7 / 3, -0.7))
    assert trend.mk is not None and (trend.mk.s, trend.mk.p) == (-54, pytest.approx(0.002781, abs=1e-6))
    assert [*trend.median7.values()] == [7, 7, 6.5, 6, 6, 6, 6, 5, 5, 5, 5]
    assert (trend.baseline, trend.current, trend.change) == (6, 5, -1)
    assert trend.change_percent == pytest.approx(-100 / 6)
    # However clear it looks, two weeks are too short.
    assert (trend.verdict, trend.meaningful) == ("not enough entries", "no")


def test_gaps_count_as_the_time_they_took() -> None:
    trend = trend_of(on(B_DAYS, B), day(13), ALL)
    assert (trend.n, trend.days, trend.coverage) == (10, 14, 10 / 14)
    assert (trend.slope_per_week, trend.intercept) == (pytest.approx(-1.75), pytest.approx(7.125))


def test_four_weeks_in_which_each_day_resembles_the_day_before() -> None:
    trend = trend_of(daily(F), day(27), 28)
    assert trend.mk is not None and trend.mk.p < 0.001
    assert trend.p_adjusted == pytest.approx(0.139929, abs=1e-6)
    assert trend.verdict == "no clear change"
    assert trend.ci95_wide and trend.ci95_per_week
    assert trend.ci95_wide[0] < trend.ci95_per_week[0] and trend.ci95_wide[1] > trend.ci95_per_week[1]


def test_flat_scores_are_no_clear_change() -> None:
    trend = trend_of(daily(C * 3), day(29), 28)
    assert (trend.verdict, trend.slope_per_week, trend.p_adjusted, trend.change) == (
        "no clear change", 0, 1, 0,
    )  # fmt: skip
    assert trend.change_percent == 0


def test_nothing_and_one_entry() -> None:
    for window in (28, ALL):
        trend = trend_of({}, DAY, window)
        assert (trend.n, trend.days, trend.coverage, trend.first) == (0, 0, 0, None)
        assert trend.slope_per_week is trend.mk is trend.p_adjusted is trend.baseline is None
        assert (trend.verdict, trend.meaningful) == ("not enough entries", None)
    trend = trend_of({DAY: 5.0}, DAY, 28)
    assert (trend.n, trend.days, trend.window_days, trend.first) == (1, 1, 28, DAY)
    assert trend.slope_per_week is None and trend.mk is not None and trend.mk.p == 1
    assert trend.verdict == "not enough entries"


# -- the window ------------------------------------------------------------------------------------------


def test_a_window_holds_its_days_and_no_others() -> None:
    trend = trend_of(daily(range(10)), day(7), 4)
    assert (trend.n, trend.days, trend.first, trend.intercept) == (4, 4, day(4), 4)
    assert trend.slope_per_week == pytest.approx(7)
    # The first middle values of a window look back over the week before it.
    assert [*trend.median7] == [day(4), day(5), day(6), day(7)]


def test_a_window_that_begins_before_the_first_score_of_all_is_shorter() -> None:
    trend = trend_of(on((3, 9), (5, 5)), day(12), 28)
    assert (trend.n, trend.days, trend.window_days, trend.first) == (2, 10, 28, day(3))
    # With an older score the whole window has passed without.
    trend = trend_of(on((0, 33, 39), (5, 5, 5)), day(42), 28)
    assert (trend.n, trend.days, trend.first) == (2, 28, day(15))


def test_a_window_without_scores_has_days_and_knows_nothing() -> None:
    trend = trend_of(daily((5, 5, 5, 5)), day(60), 28)
    assert (trend.n, trend.days, trend.coverage) == (0, 28, 0)
    assert (trend.median7, trend.current, trend.verdict) == ({}, None, "not enough entries")


def test_a_window_shorter_than_a_week_knows_the_week_it_ends_in() -> None:
    trend = trend_of(daily((5, 5, 4, 4)), day(5), 2)
    assert (trend.n, trend.current, trend.baseline, trend.change) == (0, 4.5, None, None)
    assert trend.median7 == {day(4): 4.5, day(5): 4.5}


def test_scores_after_the_last_day_are_not_looked_at() -> None:
    assert trend_of(daily(F), day(20), 21) == trend_of(daily(F[:21]), day(20), 21)


@pytest.mark.parametrize("window", [0, -1])
def test_no_days_are_refused(window: int) -> None:
    with pytest.raises(ValueError, match="a day or longer"):
        trend_of({}, DAY, window)


# -- the verdict -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "days", "enough"),
    [(14, 28, True), (13, 21, False), (14, 21, True), (20, 20, False), (14, 29, False), (15, 30, True)],
)
def test_how_much_is_enough(n: int, days: int, enough: bool) -> None:
    assert is_enough(n, days) is enough


def steps(*values: int, each: int = 7) -> dict[date, float]:
    """Each value for so many days."""
    return daily(v for value in values for v in (value,) * each)


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (steps(8, 7, 6, 5, 4), "falling"),
        (steps(4, 5, 6, 7, 8), "rising"),
        (steps(5, 5, 5, 5, 5), "no clear change"),
        (steps(8, 7, 6), "falling"),
        (steps(8, 7, 6, each=6), "not enough entries"),
    ],
)
def test_what_is_said(row: dict[date, float], verdict: str) -> None:
    assert trend_of(row, max(row), ALL).verdict == verdict


def test_scores_of_twenty_days_are_too_few_whatever_the_window() -> None:
    row = daily(8 - n / 4 for n in range(21))
    assert trend_of(row, day(20), ALL).verdict == "falling"
    short = {when: value for when, value in row.items() if when < day(20)}
    assert trend_of(short, day(20), ALL).days == 21
    assert trend_of(short, day(20), ALL).verdict == "not enough entries"


def test_a_change_that_is_sure_and_small_is_not_called_one() -> None:
    wobble = [5 - n / 60 + (0.4 if n % 2 else -0.4) for n in range(56)]
    trend = trend_of(daily(wobble), day(55), 56)
    assert trend.p_adjusted is not None and trend.p_adjusted < 0.05
    assert trend.slope_per_week is not None and abs(trend.slope_per_week * 8) < 2
    assert trend.verdict == "no clear change"


def test_scores_of_two_weeks_say_no_more_because_the_window_is_longer() -> None:
    fortnight = {day(40 + n): float(value) for n, value in enumerate(A)}
    trend = trend_of({DAY: 7.0} | fortnight, day(53), 28)
    assert (trend.n, trend.days, trend.coverage) == (14, 28, 0.5)
    assert trend.mk is not None and trend.mk.p < 0.05
    assert trend.verdict == "not enough entries"


@pytest.mark.parametrize(("start", "now", "said"), [(7, 4, "meaningfully better"), (0, 3, "up by 2 or more")])
def test_the_change_is_that_of_the_medians(start: int, now: int, said: str) -> None:
    trend = trend_of(steps(start, 9, now), day(20), ALL)
    assert (trend.baseline, trend.current, trend.change) == (start, now, now - start)
    assert trend.meaningful == said
    assert trend.change_percent == (pytest.approx(100 * (now - start) / start) if start else None)


def test_what_is_not_known_now_is_no_change() -> None:
    trend = trend_of(daily(A), day(17), ALL)
    assert trend.current is None is trend.change is trend.meaningful and trend.baseline == 6
    # Four of the last seven days have a score, though the last three have none.
    assert trend_of(daily(A), day(16), ALL).current == trend_of(daily(A), day(16), ALL).median7[day(16)]


# -- long rows -------------------------------------------------------------------------------------------


def test_more_than_400_scores_are_looked_at_by_the_medians_of_weeks() -> None:
    row = daily([9 - n / 100 + 0.3 * (n * 7 % 5) for n in range(MOST_POINTS + 1)])
    whole, shorter = trend_of(row, max(row), ALL), trend_of(row, max(row), MOST_POINTS)
    found, daily_one = estimate(*numbers(weekly_medians(row, DAY))), estimate(*numbers(row))
    assert (whole.n, shorter.n) == (401, 400)
    assert found is not None and daily_one is not None and whole.mk == found.mk != daily_one.mk
    # Its line counts from the first day of the window, not from the first middle of a week.
    assert whole.intercept == pytest.approx(row[DAY], abs=1) and whole.verdict == "falling"
    assert shorter.mk is not None and shorter.mk.var > 1e6


def test_a_week_is_the_median_of_its_scores_on_the_middle_day_of_them() -> None:
    row = on((0, 1, 6, 7, 21, 22), (1, 2, 9, 4, 6, 8))
    assert weekly_medians(row, DAY) == {day(1): 2, day(7): 4, day(22): 7}
    assert weekly_medians({}, DAY) == {}


def test_scores_after_a_day_without_one_are_told_apart() -> None:
    assert after_gaps(on((0, 1, 4, 5, 9), (1, 2, 7, 3, 8))) == ([7, 8], [2, 3])
    assert after_gaps({DAY: 5.0}) == after_gaps({}) == ([], [])


# -- whatever the row ------------------------------------------------------------------------------------

DAYS = st.integers(0, 120).map(day) | st.integers(0, 4000).map(day) | st.dates()
ROWS = st.dictionaries(DAYS, st.integers(0, 10).map(float), max_size=60)
# Most rows of these have enough entries.
DENSE = st.builds(
    lambda values, holes: {d: v for d, v in daily(values).items() if (d - DAY).days not in holes},
    st.lists(st.integers(0, 10), min_size=18, max_size=70),
    st.sets(st.integers(0, 70), max_size=15),
)
WINDOW = st.none() | st.integers(1, 100) | st.just(10**9)


@given(ROWS | DENSE, DAYS | st.just(day(69)), WINDOW)
def test_of_every_row_something_true_is_said(row: dict[date, float], last: date, window: int | None) -> None:
    trend = trend_of(row, last, window)
    inside = [d for d in row if d <= last and (window is None or (last - d).days < window)]
    assert trend.n == len(inside) and 0 <= trend.coverage <= 1
    assert trend.days <= trend.window_days and trend.coverage * trend.days == pytest.approx(trend.n)
    assert all(trend.first is not None and trend.first <= d <= last for d in trend.median7)
    assert trend.current == trend.median7.get(last)
    if trend.n < 14 or trend.days < 21 or trend.coverage < 0.5 or (max(inside) - min(inside)).days < 20:
        assert trend.verdict == "not enough entries"
    else:
        assert trend.verdict != "not enough entries"
    if trend.verdict in ("falling", "rising"):
        assert trend.p_adjusted is not None and trend.p_adjusted < 0.05
        assert trend.slope_per_week is not None and (trend.slope_per_week < 0) == (trend.verdict == "falling")
    assert (trend.meaningful is None) == (trend.change is None)


@given(DENSE, st.integers(-3000, 3000), st.integers(-5, 5))
def test_other_days_and_a_constant_change_no_verdict(row: dict[date, float], later: int, up: int) -> None:
    moved = {d + later * ONE: value + up for d, value in row.items()}
    last = max(row, default=DAY)
    one, other = trend_of(row, last, ALL), trend_of(moved, last + later * ONE, ALL)
    assert (one.n, one.days, one.mk, one.verdict) == (other.n, other.days, other.mk, other.verdict)
    assert one.change == other.change
    if one.intercept is not None and one.slope_per_week is not None:
        assert (other.intercept, other.slope_per_week) == (
            pytest.approx(one.intercept + up, abs=1e-9), pytest.approx(one.slope_per_week, abs=1e-9),
        )  # fmt: skip


@given(DENSE)
def test_backwards_in_time_falling_is_rising(row: dict[date, float]) -> None:
    last = max(row, default=DAY)
    back = {last - (d - DAY): value for d, value in row.items()}
    one, other = trend_of(row, last, ALL), trend_of(back, max(back, default=DAY), ALL)
    turned = {"falling": "rising", "rising": "falling"}
    assert other.verdict == turned.get(one.verdict, one.verdict)


@pytest.mark.parametrize("last", [date.min, date.max])
@pytest.mark.parametrize("window", [1, 28, 10**9, ALL])
def test_the_ends_of_the_calendar(last: date, window: int | None) -> None:
    ends = {date.min: 3.0, date.max: 8.0}
    trend = trend_of(ends, last, window)
    assert trend.verdict == "not enough entries" and trend.n >= 1
    assert trend_of({}, last, window).n == 0


def test_seven_values_of_a_week_that_rises() -> None:
    trend = trend_of(daily(E), day(6), ALL)
    assert trend.slope_per_week == pytest.approx(5.6)
    assert trend.verdict == "not enough entries"
