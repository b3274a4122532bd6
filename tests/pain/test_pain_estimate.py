"""Which way a row goes: worked numbers of thermal-and-pain facts 2.6, and what holds of every row."""

from collections.abc import Sequence
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from row_samples import B_DAYS, CLOUD_SEEDING, EPA_5, EPA_TIES, GILBERT_4, SEN_X, SEN_Y, A, B, C, D, E, F

from corecoach.pain.estimate import (
    estimate,
    inflation_of,
    lag_one,
    mann_kendall,
    p_of,
    residuals,
    score_s,
    theil_sen,
    variance_of_s,
    z_of,
)

ROWS = {
    "EPA-5": (range(5), EPA_5),
    "Gilbert-4": (range(4), GILBERT_4),
    "EPA ties": (range(11), EPA_TIES),
    "cloud seeding": (range(5), CLOUD_SEEDING),
    "Sen": (SEN_X, SEN_Y),
    "A": (range(14), A),
    "B": (B_DAYS, B),
    "C": (range(10), C),
    "D": (range(14), D),
    "E": (range(7), E),
    "F": (range(28), F),
}


@pytest.mark.parametrize(
    ("row", "slope", "intercept"),
    [
        ("EPA-5", 1.125, 5.75),
        ("Gilbert-4", 35 / 12, 10.125),
        ("EPA ties", 1.0, 10.0),
        ("cloud seeding", -0.05625, 1.2725),
        ("Sen", 4.0, 4.0),
        ("A", -0.25, 7.625),
        ("B", -0.25, 7.125),
        ("C", 0.0, 5.0),
        ("D", 0.0, 5.0),
        ("E", 0.8, 1.6),
        ("F", -0.125, 5.6875),
    ],
)
def test_the_line(row: str, slope: float, intercept: float) -> None:
    line = theil_sen(*ROWS[row])
    assert line is not None
    assert (line.slope, line.intercept) == pytest.approx((slope, intercept), abs=1e-12)


def test_days_without_a_score_are_not_squeezed_out() -> None:
    squeezed = theil_sen(range(len(B)), B)
    assert squeezed is not None and squeezed.slope == pytest.approx(-0.4)


def test_the_interval_of_a() -> None:
    line = theil_sen(*ROWS["A"])
    assert line is not None and (line.low, line.high) == pytest.approx((-1 / 3, -0.1))


def test_the_interval_that_sen_gives() -> None:
    # His is one of 93 %, which is that of 95 % with its variance made smaller.
    line = theil_sen(SEN_X, SEN_Y, inflation=(1.811910673 / 1.959963985) ** 2)
    assert line is not None and (line.low, line.high) == pytest.approx((3.7143, 4.375), abs=5e-5)


@pytest.mark.parametrize(
    ("row", "s", "var", "z"),
    [
        ("EPA-5", 6, 50 / 3, 1.224745),
        ("EPA ties", 22, 466 / 3, 1.684950),
        ("cloud seeding", -6, 50 / 3, -1.224745),
        ("A", -54, 314, -2.990963),
        ("B", -35, 355 / 3, -3.125542),
        ("C", 0, 0, 0),
        ("E", 19, 127 / 3, 2.766504),
    ],
)
def test_the_score_with_ties(row: str, s: int, var: float, z: float) -> None:
    mk = mann_kendall(ROWS[row][1])
    assert (mk.s, mk.var, mk.z) == (s, pytest.approx(var), pytest.approx(z, abs=1e-6))


@pytest.mark.parametrize(
    ("row", "p"), [("EPA ties", 0.091998), ("A", 0.002781), ("B", 0.001775), ("C", 1), ("F", 4.3e-5)]
)
def test_the_p_of_eight_values_or_more(row: str, p: float) -> None:
    assert mann_kendall(ROWS[row][1]).p == pytest.approx(p, abs=6e-7)


@pytest.mark.parametrize(
    ("row", "one_sided"),
    [("EPA-5", 14 / 120), ("Gilbert-4", 4 / 24), ("cloud seeding", 14 / 120)],
)
def test_the_p_of_fewer_is_exact(row: str, one_sided: float) -> None:
    assert mann_kendall(ROWS[row][1]).p == pytest.approx(2 * one_sided)


def test_seven_values_are_the_last_of_which_every_order_is_looked_at() -> None:
    assert mann_kendall(range(7)).p == pytest.approx(2 / 5040)
    assert mann_kendall(range(8)).p == pytest.approx(p_of(27 / sqrt(8 * 7 * 21 / 18)))


@pytest.mark.parametrize(("values", "p"), [((), 1), ((4,), 1), ((4, 4), 1), ((1, 2), 1), ((1, 2, 3), 2 / 6)])
def test_the_p_of_hardly_any(values: tuple[int, ...], p: float) -> None:
    assert mann_kendall(values).p == pytest.approx(p)


def test_an_exact_p_with_ties_looks_at_every_order() -> None:
    # Of the six different orders of 1, 1, 2, 2 one is as far out: S = 4.
    assert mann_kendall((1, 1, 2, 2)).p == pytest.approx(2 / 6)


# -- one value resembles the next ------------------------------------------------------------------------


def test_f_is_no_trend_once_each_day_resembles_the_day_before() -> None:
    t, y = ROWS["F"]
    line, found = theil_sen(t, y), estimate(t, y)
    assert line is not None and found is not None
    apart = residuals(t, y, line)
    assert lag_one(apart) == pytest.approx(0.617091, abs=1e-6)
    assert inflation_of(apart) == pytest.approx(7.687049, abs=1e-6)
    assert found.mk.z == pytest.approx(-4.092447, abs=1e-6)
    assert z_of(found.mk.s, found.mk.var * inflation_of(apart)) == pytest.approx(-1.476057, abs=1e-6)
    assert found.p_adjusted == pytest.approx(0.139929, abs=1e-6)


def test_days_that_swing_to_and_fro_make_nothing_surer() -> None:
    assert inflation_of([1, -1] * 7) == 1
    assert inflation_of([1, -1, 1, -1]) == 1 == inflation_of([5.0] * 4)


def test_nothing_that_varies_has_no_correlation() -> None:
    assert lag_one([3, 3, 3]) == 0
    found = estimate(range(10), C)
    assert found is not None and found.p_adjusted == 1 and found.line is not None
    assert (found.line.low, found.line.high) == (0, 0)


# -- hardly any values -----------------------------------------------------------------------------------


def test_nothing_and_one_value_have_no_line() -> None:
    assert estimate((), ()) is None
    assert theil_sen((), ()) is None and theil_sen((3,), (5,)) is None
    found = estimate((3,), (5,))
    assert found is not None and (found.line, found.wide, found.p_adjusted) == (None, None, 1)


def test_two_values_make_a_line_and_prove_nothing() -> None:
    found = estimate((0, 4), (5, 3))
    assert found is not None and found.line is not None
    assert (found.line.slope, found.line.low, found.line.high) == (-0.5, -0.5, -0.5)
    assert found.mk.p == found.p_adjusted == 1


# -- whatever the row ------------------------------------------------------------------------------------

ROW = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 10)), unique_by=lambda point: point[0]).map(
    lambda points: ([t for t, _y in sorted(points)], [y for _t, y in sorted(points)])
)
Row = tuple[list[int], list[int]]


def close(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) for a, b in zip(one, other, strict=True))


@given(ROW)
def test_the_allowance_only_makes_it_less_sure(row: Row) -> None:
    found = estimate(*row)
    if found is None:
        assert row == ([], [])
        return
    assert 0 <= found.mk.p <= found.p_adjusted <= 1
    if found.line and found.wide:
        assert found.wide.low <= found.line.low <= found.line.slope <= found.line.high <= found.wide.high
        assert (found.wide.slope, found.wide.intercept) == (found.line.slope, found.line.intercept)


@given(ROW, st.integers(-10, 10), st.integers(-400, 400))
def test_a_constant_moves_the_line_and_nothing_else(row: Row, up: int, later: int) -> None:
    t, y = row
    one, other = estimate(t, y), estimate([n + later for n in t], [v + up for v in y])
    assert (one is None) == (other is None)
    if one and other:
        assert one.mk == other.mk and isclose(one.p_adjusted, other.p_adjusted, abs_tol=1e-9)
    if one and other and one.line and other.line:
        a, b = one.line, other.line
        assert close((a.slope, a.low, a.high), (b.slope, b.low, b.high))
        assert isclose(b.intercept, a.intercept + up - a.slope * later, abs_tol=1e-6)


@given(ROW)
def test_backwards_in_time_everything_turns_round(row: Row) -> None:
    t, y = row
    one, other = estimate(t, y), estimate([-n for n in reversed(t)], y[::-1])
    assert (one is None) == (other is None)
    if one and other:
        assert (one.mk.s, one.mk.var, one.mk.p) == (-other.mk.s, other.mk.var, other.mk.p)
        assert isclose(one.p_adjusted, other.p_adjusted, abs_tol=1e-9)
    if one and other and one.line and other.line:
        assert isclose(one.line.slope, -other.line.slope, abs_tol=1e-12)


@given(st.lists(st.integers(0, 10), max_size=30))
def test_the_score_is_that_of_all_pairs(values: list[int]) -> None:
    pairs = len(values) * (len(values) - 1) // 2
    assert abs(score_s(values)) <= pairs
    assert score_s(sorted(values)) == pairs - sum(
        k * (k - 1) // 2 for k in (values.count(v) for v in set(values))
    )
    assert (variance_of_s(values) > 0) == (len(set(values)) > 1)


def test_the_p_of_the_normal_distribution() -> None:
    assert p_of(0) == 1
    assert p_of(1.959963984540054) == pytest.approx(0.05) == p_of(-1.959963984540054)
    assert z_of(5, 16) == 1 and z_of(-5, 16) == -1 and z_of(0, 16) == z_of(3, 0) == 0
    assert z_of(2, 3) == pytest.approx(1 / sqrt(3))
