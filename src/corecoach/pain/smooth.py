"""Smoothed rows of daily values. They look back only, so that a value never changes later, and none fills a
gap (thermal-and-pain facts 2.5, rules 2 to 5)."""

from collections.abc import Mapping
from datetime import date
from math import exp2

from corecoach.pain.scores import median

# thermal-and-pain facts 2.5 and 2.6: the smoothed line needs scores on 4 of the last 7 days.
WINDOW_DAYS = 7
LEAST_DAYS = 4
HALF_LIFE_DAYS = 7.0


def median7(daily: Mapping[date, float], last: date | None = None) -> dict[date, float]:
    """For each calendar day the median of the days `d-6` to `d`, where at least 4 of them have a score.

    A day without a score of its own can have one; days where it is not known are absent. It goes up to the
    day `last`, or to the last score for None.
    """
    end = last or max(daily, default=date.min)
    near = {n for day in daily for n in range(day.toordinal(), day.toordinal() + WINDOW_DAYS)}
    found = ((n, _median_to(daily, n)) for n in sorted(near) if n <= end.toordinal())
    return {date.fromordinal(n): value for n, value in found if value is not None}


def median7_on(daily: Mapping[date, float], day: date) -> float | None:
    """The median of the 7 days to `day`; None where fewer than 4 of them have a score."""
    return _median_to(daily, day.toordinal())


def _median_to(daily: Mapping[date, float], end: int) -> float | None:
    """The same for a day by its ordinal, which the calendar need not have."""
    first, last = max(end - WINDOW_DAYS, 0) + 1, min(end, date.max.toordinal())
    window = [daily[d] for n in range(first, last + 1) if (d := date.fromordinal(n)) in daily]
    return median(window) if len(window) >= LEAST_DAYS else None


def ewma(daily: Mapping[date, float], day: date, half_life_days: float = HALF_LIFE_DAYS) -> float | None:
    """The mean of all scores up to `day`, each weighing half as much for every `half_life_days` of age.

    Weights go by calendar days, so a gap counts as the time it took. None without a score up to then.
    """
    if half_life_days <= 0:
        raise ValueError("a half-life is longer than nothing")
    newest = max((d for d in daily if d <= day), default=None)
    if newest is None:
        return None
    # Ages count from the newest score: that changes no mean, and old scores alone would weigh nothing at all.
    weights = {d: exp2(-(newest - d).days / half_life_days) for d in daily if d <= day}
    return sum(weights[d] * daily[d] for d in weights) / sum(weights.values())


def baseline(daily: Mapping[date, float]) -> float | None:
    """Where somebody started: the median of the first 7 calendar days that hold at least 4 scores.

    Not the first or the worst day: people start when it is bad (thermal-and-pain facts 2.5, rule 8).
    """
    weeks = (_median_to(daily, day.toordinal() + WINDOW_DAYS - 1) for day in sorted(daily))
    return next((value for value in weeks if value is not None), None)
