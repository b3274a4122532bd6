"""Which way a row goes, and how sure that is: Theil-Sen and Mann-Kendall, with an allowance for rows in which
one value resembles the next. Formulas: thermal-and-pain facts 2.6.

`t` are day numbers, all different and rising, `y` the values; a day without a value is not in them.
"""

from collections.abc import Sequence
from itertools import pairwise, permutations
from math import erfc, sqrt

from msgspec import Struct

from corecoach.pain.scores import median

# The 97.5th percentile of the normal distribution, for intervals of 95 %.
_Z_95 = 1.959963984540054
# Below this the normal approximation of Mann-Kendall is off: every order of the values is looked at.
EXACT_BELOW = 8
_MOST_CORRELATION = 0.95

Numbers = Sequence[float]


class Line(Struct, frozen=True):
    """A line through a row: `slope` a day, its value at t = 0, and the 95 % interval of the slope."""

    slope: float
    intercept: float
    low: float
    high: float


class MannKendall(Struct, frozen=True):
    """The test for a trend: `s`, its variance with ties, `z`, and the two-sided `p`."""

    s: int
    var: float
    z: float
    p: float


class Estimate(Struct, frozen=True):
    """What a row says: the line, the same with the interval that AR(1) allows for, the test as it is, and its
    `p_adjusted` for AR(1), which is never smaller. No line through one value."""

    line: Line | None
    wide: Line | None
    mk: MannKendall
    p_adjusted: float


def theil_sen(t: Numbers, y: Numbers, inflation: float = 1.0) -> Line | None:
    """The median slope between any two points; None with fewer than two.

    The intercept is Conover's, median(y) - slope * median(t). The interval is Sen's; `inflation` (1 or more)
    widens its variance.
    """
    return _line(t, y, _slopes(t, y), inflation) if len(t) > 1 else None


def _slopes(t: Numbers, y: Numbers) -> list[float]:
    """The slopes between all pairs of points, in order."""
    return sorted(
        (b - a) / (v - u)
        for i, (u, a) in enumerate(zip(t, y, strict=True))
        for v, b in zip(t[i + 1 :], y[i + 1 :], strict=True)
    )


def _line(t: Numbers, y: Numbers, slopes: list[float], inflation: float) -> Line:
    slope = median(slopes)
    reach = _Z_95 * sqrt(variance_of_s(y) * inflation)
    # As scipy.stats.theilslopes counts them, from 0, and never outside the row.
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Line(slope, median(y) - slope * median(t), slopes[low], slopes[high])


def estimate(t: Numbers, y: Numbers) -> Estimate | None:
    """All of it for one row; None for an empty one."""
    if not y:
        return None
    slopes, mk = _slopes(t, y), mann_kendall(y)
    if not slopes:
        return Estimate(None, None, mk, mk.p)
    line = _line(t, y, slopes, 1.0)
    inflation = inflation_of(residuals(t, y, line))
    p = max(mk.p, p_of(z_of(mk.s, mk.var * inflation)))
    return Estimate(line, _line(t, y, slopes, inflation), mk, p)


def residuals(t: Numbers, y: Numbers, line: Line) -> list[float]:
    """How far each value is above the line."""
    return [b - line.intercept - line.slope * a for a, b in zip(t, y, strict=True)]


def mann_kendall(y: Numbers) -> MannKendall:
    """Whether later values tend to be higher (`s` above 0) or lower. Of fewer than 8 values `p` is exact."""
    s, var = score_s(y), variance_of_s(y)
    z = z_of(s, var)
    return MannKendall(s, var, z, _exact_p(y, s) if len(y) < EXACT_BELOW else p_of(z))


def score_s(y: Numbers) -> int:
    """Pairs that rise less pairs that fall."""
    return sum((b > a) - (b < a) for i, a in enumerate(y) for b in y[i + 1 :])


def variance_of_s(y: Numbers) -> float:
    """The variance of S without a trend, with the correction for ties."""
    n, counts = len(y), [y.count(value) for value in set(y)]
    return (_ties(n) - sum(_ties(count) for count in counts)) / 18


def _ties(n: int) -> int:
    return n * (n - 1) * (2 * n + 5)


def z_of(s: int, var: float) -> float:
    """The standardised S, with the correction for continuity; 0 where nothing varies."""
    if s == 0 or var <= 0:
        return 0.0
    return (s - 1 if s > 0 else s + 1) / sqrt(var)


def p_of(z: float) -> float:
    """The two-sided p of a standard normal `z`."""
    return erfc(abs(z) / sqrt(2))


def _exact_p(y: Numbers, s: int) -> float:
    """Twice the share of all orders of the values with an S as far out, 1 at most."""
    orders = [score_s(order) for order in permutations(y)]
    as_far = sum(other >= abs(s) for other in orders)
    return min(1.0, 2 * as_far / len(orders))


def inflation_of(apart: Numbers) -> float:
    """How much more S varies than in a row of independent values: 1 or more.

    From the correlation of each residual of the Theil-Sen line with the next one (AR(1)), corrected for its
    bias in short rows and kept between 0 and 0.95. A home-made rule, tried by simulation: thermal-and-pain
    facts 2.6 and 7 (h).
    """
    n = len(apart)
    if n <= 4:
        return 1.0
    r = min(max((n * lag_one(apart) + 2) / (n - 4), 0.0), _MOST_CORRELATION)
    return 1 + 2 * sum((1 - k / n) * r**k for k in range(1, n))


def lag_one(values: Numbers) -> float:
    """The correlation of each value with the next; 0 where nothing varies."""
    mean = sum(values) / len(values)
    apart = [value - mean for value in values]
    whole = sum(a * a for a in apart)
    return sum(a * b for a, b in pairwise(apart)) / whole if whole else 0.0
