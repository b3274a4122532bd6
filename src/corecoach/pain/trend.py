"""What may honestly be said about a row of daily scores: which way it goes, or that nobody can tell."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal

from msgspec import Struct

from corecoach.pain.change import CHANGE_POINTS, Meaningful, meaningful_change
from corecoach.pain.estimate import Line, MannKendall, estimate
from corecoach.pain.scores import median
from corecoach.pain.smooth import baseline, median7, median7_on

Verdict = Literal["not enough entries", "falling", "rising", "no clear change"]

# thermal-and-pain facts 2.6: with less nothing can be said of realistic changes.
LEAST_ENTRIES, LEAST_SPAN_DAYS, LEAST_COVERAGE = 14, 21, 0.5
LEVEL = 0.05
# Longer rows are looked at by the medians of weeks: the estimators take the square of the length.
MOST_POINTS = 400
_WEEK = 7


class Trend(Struct, frozen=True):
    """Statistics of a window of daily scores. None: it cannot be known.

    `n` days with a score of `days`, which is the window, or less where the first score of all is in it; the
    slope is in points a week, `intercept` the value of the line on the first of these days, `ci95_wide` the
    interval with the allowance for AR(1). `current` is the median of the last 7 days of the window,
    `baseline` that of its first; `change` leads from the one to the other.
    """

    n: int
    days: int
    coverage: float
    window_days: int
    first: date | None
    slope_per_week: float | None
    intercept: float | None
    ci95_per_week: tuple[float, float] | None
    ci95_wide: tuple[float, float] | None
    mk: MannKendall | None
    p_adjusted: float | None
    median7: dict[date, float]
    baseline: float | None
    current: float | None
    change: float | None
    change_percent: float | None
    verdict: Verdict
    meaningful: Meaningful | None


def trend_of(daily: Mapping[date, float], last: date, window_days: int | None) -> Trend:
    """The trend of the `window_days` up to `last`, or of all days to it. Raises ValueError for 0 days."""
    if window_days is not None and window_days < 1:
        raise ValueError("a window is a day or longer")
    until = {day: value for day, value in sorted(daily.items()) if day <= last}
    begin = min(until, default=None)
    whole = (last - begin).days + 1 if begin else 0
    span = min(whole, window_days or whole)
    first = last - timedelta(days=span - 1)
    shown = {day: value for day, value in until.items() if day >= first}
    start, current = baseline(shown), median7_on(until, last) if shown else None
    change = None if start is None or current is None else current - start
    return Trend(
        n=len(shown),
        days=span,
        coverage=len(shown) / span if span else 0.0,
        window_days=window_days or whole,
        first=first if span else None,
        **_estimates(shown, first, span),
        median7={day: value for day, value in median7(until).items() if day >= first},
        baseline=start,
        current=current,
        change=change,
        change_percent=100 * change / start if change is not None and start else None,
        meaningful=None if change is None or start is None else meaningful_change(start, start + change),
    )


def _estimates(shown: Mapping[date, float], first: date, span: int) -> dict[str, Any]:
    points = shown if len(shown) <= MOST_POINTS else weekly_medians(shown, first)
    t = [float((day - first).days) for day in points]
    found = estimate(t, list(points.values()))
    line, p = (found.line, found.p_adjusted) if found else (None, None)
    return {
        "slope_per_week": _WEEK * line.slope if line else None,
        "intercept": line.intercept if line else None,
        "ci95_per_week": _interval(line),
        "ci95_wide": _interval(found.wide if found else None),
        "mk": found.mk if found else None,
        "p_adjusted": p,
        "verdict": _verdict(len(shown), span, t, line.slope if line else None, p),
    }


def _interval(line: Line | None) -> tuple[float, float] | None:
    return (_WEEK * line.low, _WEEK * line.high) if line else None


def _verdict(n: int, span: int, t: list[float], slope: float | None, p: float | None) -> Verdict:
    """Falling or rising only where it is unlikely by chance, and 2 points or more over the window."""
    if slope is None or p is None or not is_enough(n, span):
        return "not enough entries"
    fitted = slope * (t[-1] - t[0])
    if p >= LEVEL or abs(fitted) < CHANGE_POINTS:
        return "no clear change"
    return "falling" if slope < 0 else "rising"


def is_enough(n: int, days: int) -> bool:
    """Whether so many entries in so many days can carry a trend."""
    return n >= LEAST_ENTRIES and days >= LEAST_SPAN_DAYS and n / days >= LEAST_COVERAGE


def weekly_medians(daily: Mapping[date, float], first: date) -> dict[date, float]:
    """The median of each 7 days counted from `first`, on the middle day of its scores; gaps stay gaps."""
    weeks = groupby(sorted(daily), key=lambda day: (day - first).days // _WEEK)
    found = {}
    for _number, group in weeks:
        days = list(group)
        found[days[len(days) // 2]] = median([daily[day] for day in days])
    return found


def after_gaps(daily: Mapping[date, float]) -> tuple[list[float], list[float]]:
    """The scores after a day without one, and the others: who scores only when it hurts shows here."""
    days = sorted(daily)[1:]
    after = [daily[day] for day in days if day - timedelta(days=1) not in daily]
    return after, [daily[day] for day in days if day - timedelta(days=1) in daily]
