"""How often a trend is said of people who have none, and of people whose pain falls.

Scores are invented: mean 5, standard deviation 1.3, each day like the day before by `phi`, rounded, kept
within 0 to 10, three of ten days missing. The limits are those that the trend must keep.
"""

import random
from datetime import date, timedelta

import pytest
from row_samples import DAY

from corecoach.pain.trend import trend_of

PATIENTS = 1000
MEAN, SPREAD, MISSING, MOST_PHI = 5.0, 1.3, 0.3, 0.6


def patient(chance: random.Random, days: int, phi: float, per_week: float) -> dict[date, float]:
    """The daily scores of one person."""
    apart, row = chance.gauss(0, SPREAD), {}
    for n in range(days):
        score = round(min(10.0, max(0.0, MEAN + per_week * n / 7 + apart)))
        apart = phi * apart + chance.gauss(0, SPREAD * (1 - phi**2) ** 0.5)
        if chance.random() >= MISSING:
            row[DAY + timedelta(days=n)] = float(score)
    return row


def share(days: int, per_week: float, *verdicts: str) -> float:
    """How many of the patients, of 1, hear one of these; `phi` goes evenly from 0 to 0.6."""
    chance, heard = random.Random(6), 0
    for n in range(PATIENTS):
        row = patient(chance, days, MOST_PHI * n / (PATIENTS - 1), per_week)
        heard += trend_of(row, DAY + timedelta(days=days - 1), days).verdict in verdicts
    return heard / PATIENTS


@pytest.mark.parametrize("days", [28, 56])
def test_a_trend_is_said_of_at_most_one_in_twenty_who_have_none(days: int) -> None:
    assert share(days, 0.0, "falling", "rising") <= 0.05


def test_four_weeks_are_enough_to_say_that_nothing_is_clear() -> None:
    assert share(28, 0.0, "not enough entries") < 0.05


@pytest.mark.parametrize(("per_week", "verdict"), [(-0.5, "falling"), (0.5, "rising")])
def test_half_a_point_a_week_over_eight_weeks_is_mostly_seen(per_week: float, verdict: str) -> None:
    assert share(56, per_week, verdict) >= 0.8


def test_what_falls_is_never_called_rising() -> None:
    assert share(56, -0.5, "rising") == 0
