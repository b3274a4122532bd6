"""Smoothed rows of daily values. Both look back only, so that the last value never changes later, and
neither fills a gap (thermal-and-pain facts 2.5, rules 2 to 5)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from corecoach.pain.scores import median

# thermal-and-pain facts 2.5 and 2.6: the smoothed line needs scores on 4 of the last 7 days.
WINDOW_DAYS = 7
LEAST_DAYS = 4
HALF_LIFE_DAYS = 7.0


def median7(daily: Mapping[date, float]) -> dict[date, float]:
    """For each calendar day the median of the days `d-6` to `d`, where at least 4 of them have a score.

    A day without a score of its own can have one; days where it is not known are absent.
    """
    near = {day + timedelta(days=n) for day in daily for n in range(WINDOW_DAYS)}
    last = max(daily, default=None)
    days = sorted(day for day in near if last is not None and day <= last)
    return dict(_medians(daily, days))


def median7_on(daily: Mapping[date, float], day: date) -> float | None:
    """The median of the 7 days to `day`; None where fewer than 4 of them have a score."""
    return dict(_medians(daily, [day])).get(day)


def _medians(daily: Mapping[date, float], days: Iterable[date]) -> Iterable[tuple[date, float]]:
    back = [timedelta(days=n) for n in range(WINDOW_DAYS)]
    for day in days:
        window = [daily[d] for step in back if (d := day - step) in daily]
        if len(window) >= LEAST_DAYS:
            yield day, median(window)


def ewma(daily: Mapping[date, float], day: date, half_life_days: float = HALF_LIFE_DAYS) -> float | None:
    """The mean of all scores up to `day`, each weighing half as much for every `half_life_days` of age.

    Weights go by calendar days, so a gap counts as the time it took. None without a score up to then.
    """
    if half_life_days <= 0:
        raise ValueError("a half-life is longer than nothing")
    weights = {d: 0.5 ** ((day - d).days / half_life_days) for d in daily if d <= day}
    whole = sum(weights.values())
    return sum(weights[d] * daily[d] for d in weights) / whole if whole else None


def baseline(daily: Mapping[date, float]) -> float | None:
    """Where somebody started: the median of the first 7 calendar days that hold at least 4 scores.

    Not the first or the worst day: people start when it is bad (thermal-and-pain facts 2.5, rule 8).
    """
    for first in sorted(daily):
        value = median7_on(daily, first + timedelta(days=WINDOW_DAYS - 1))
        if value is not None:
            return value
    return None
