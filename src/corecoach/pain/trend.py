"""What may honestly be said about a row of daily scores: which way it goes, or that nobody can tell."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from msgspec import Struct

from corecoach.pain.change import CHANGE_POINTS, Meaningful, meaningful_change
from corecoach.pain.estimate import Estimate, Line, MannKendall, estimate
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

    `n` days with a score of `days`, which is the window, or less where the first score of all is in it.
    `intercept` is the value of the line on the day `first`, the first of these days; slopes are in points a
    week, `ci95_wide` with the allowance for AR(1). With more than 400 scores these and the test `mk` are
    about the medians of weeks. `current` is the median of the last 7 days up to the end of the window,
    `baseline` that of its first week with enough scores; `change` leads from the one to the other.
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
    whole = (last - min(until)).days + 1 if until else 0
    span = min(whole, window_days or whole)
    first = last - timedelta(days=max(span - 1, 0))
    shown = {day: value for day, value in until.items() if day >= first}
    found = estimate(*_points(shown, first))
    line = found.line if found else None
    start, current = baseline(shown), median7_on(until, last)
    change = None if start is None or current is None else current - start
    return Trend(
        n=len(shown),
        days=span,
        coverage=len(shown) / span if span else 0.0,
        window_days=window_days or whole,
        first=first if span else None,
        slope_per_week=_WEEK * line.slope if line else None,
        intercept=line.intercept if line else None,
        ci95_per_week=_interval(line),
        ci95_wide=_interval(found.wide if found else None),
        mk=found.mk if found else None,
        p_adjusted=found.p_adjusted if found else None,
        median7={day: value for day, value in median7(until, last).items() if day >= first},
        baseline=start,
        current=current,
        change=change,
        change_percent=100 * change / start if change is not None and start else None,
        verdict=_verdict(shown, span, found),
        meaningful=None if start is None or current is None else meaningful_change(start, current),
    )


def _points(shown: Mapping[date, float], first: date) -> tuple[list[float], list[float]]:
    """Day numbers counted from `first`, and their values; of long rows the medians of weeks."""
    points = shown if len(shown) <= MOST_POINTS else weekly_medians(shown, first)
    return [float((day - first).days) for day in points], list(points.values())


def _interval(line: Line | None) -> tuple[float, float] | None:
    return (_WEEK * line.low, _WEEK * line.high) if line else None


def _verdict(shown: Mapping[date, float], span: int, found: Estimate | None) -> Verdict:
    """Falling or rising only where it is unlikely by chance, and 2 points or more from the first score of the
    window to its last."""
    apart = (max(shown) - min(shown)).days if shown else 0
    # Scores of two weeks say no more because the window is longer.
    if found is None or found.line is None or not is_enough(len(shown), span) or apart + 1 < LEAST_SPAN_DAYS:
        return "not enough entries"
    if found.p_adjusted >= LEVEL or abs(found.line.slope) * apart < CHANGE_POINTS:
        return "no clear change"
    return "falling" if found.line.slope < 0 else "rising"


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
