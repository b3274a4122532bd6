"""Pain scores and what may honestly be said about them. The trend (`pain.trend`) and its rows (`pain.series`)
are imported where they are used: the start needs neither."""

from corecoach.pain.history import eased, jump, next_morning_rise, not_easing, rising_weeks, severe_days
from corecoach.pain.scores import (
    KINDS,
    PLACES,
    Flare,
    PainKind,
    PainScore,
    Place,
    daily_highest,
    daily_scores,
)
from corecoach.pain.smooth import median7

__all__ = [
    "KINDS",
    "PLACES",
    "Flare",
    "PainKind",
    "PainScore",
    "Place",
    "daily_highest",
    "daily_scores",
    "eased",
    "jump",
    "median7",
    "next_morning_rise",
    "not_easing",
    "rising_weeks",
    "severe_days",
]
