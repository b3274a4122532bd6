"""The statistics agree with scipy and pymannkendall, which the program itself does not use."""

import random
from collections.abc import Iterator

import numpy as np
import pymannkendall
import pytest
from scipy import stats

from corecoach.pain.estimate import EXACT_BELOW, mann_kendall, theil_sen
from corecoach.pain.scores import median

Row = tuple[list[int], list[int]]


def rows(count: int) -> Iterator[Row]:
    """Rows of 2 to 120 whole scores on different days, with gaps and ties; some flat, some climbing."""
    chance = random.Random(6)
    for number in range(count):
        length = chance.choice([2, 3, 4, 7, 8, 9]) if number % 5 == 0 else chance.randint(2, 120)
        days = sorted(chance.sample(range(2 * length), length))
        width, per_day = chance.choice([0, 1, 3, 10]), chance.choice([0, 0, 0.1, -0.1])
        values = [chance.randint(0, width) + per_day * day for day in days]
        yield [day - days[0] for day in days], [min(10, max(0, round(value))) for value in values]


def gapped(days: list[int], values: list[int]) -> np.ndarray:
    """One value a day, NaN where there is none."""
    whole = np.full(days[-1] + 1, np.nan)
    whole[days] = values
    return whole


def test_a_thousand_rows_as_scipy_and_pymannkendall_see_them() -> None:
    seen = {"flat": 0, "short": 0, "gap": 0}
    for days, values in rows(1000):
        line, mk = theil_sen(days, values), mann_kendall(values)
        assert line is not None
        theirs = stats.theilslopes(values, days, alpha=0.95, method="separate")
        assert [line.slope, line.intercept, line.low, line.high] == pytest.approx([*theirs], abs=1e-9)
        sen = pymannkendall.sens_slope(gapped(days, values))
        # Their intercept is of the day numbers from 0, as ours.
        assert [line.slope, line.intercept] == pytest.approx([sen.slope, sen.intercept], abs=1e-9)
        test = pymannkendall.original_test(gapped(days, values))
        assert [mk.s, mk.var, mk.z] == pytest.approx([test.s, test.var_s, test.z], abs=1e-9)
        if len(values) >= EXACT_BELOW:
            assert mk.p == pytest.approx(test.p, abs=1e-9)
        seen["flat"] += len(set(values)) == 1
        seen["short"] += len(values) < EXACT_BELOW
        seen["gap"] += len(values) <= days[-1]
    assert min(seen.values()) > 50


def test_what_pymannkendall_makes_of_flat_and_single_values() -> None:
    """It is no oracle there: it divides by nothing for one value, and corrects a flat row into no number."""
    with pytest.raises(ZeroDivisionError):
        pymannkendall.original_test([5])
    with np.errstate(all="ignore"):
        assert np.isnan(pymannkendall.hamed_rao_modification_test([5] * 10).var_s)
    assert (mann_kendall([5]).p, mann_kendall([5] * 10).p) == (1, 1)


def test_short_rows_without_ties_as_kendall_gives_them() -> None:
    chance = random.Random(7)
    for length in range(2, EXACT_BELOW):
        for _n in range(40):
            values = chance.sample(range(11), length)
            theirs = stats.kendalltau(range(length), values, method="exact").pvalue
            assert mann_kendall(values).p == pytest.approx(theirs, abs=1e-12)


def score_of(order: np.ndarray) -> float:
    """Pairs that rise less pairs that fall."""
    return float(np.triu(np.sign(order[None, :] - order[:, None])).sum())


def test_short_rows_with_ties_as_a_permutation_test_gives_them() -> None:
    chance = random.Random(8)
    for length in (3, 4, 5, 6):
        for _n in range(5):
            values = [chance.randint(0, 3) for _day in range(length)]
            theirs = stats.permutation_test(
                (values,), score_of, permutation_type="pairings", n_resamples=np.inf, vectorized=False
            ).pvalue
            assert mann_kendall(values).p == pytest.approx(theirs, abs=1e-12)


def test_the_median_of_an_even_number_lies_between() -> None:
    for _days, values in rows(100):
        assert median(values) == np.median(values)
