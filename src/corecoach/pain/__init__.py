"""Pain scores and what may honestly be said about them."""

from corecoach.pain.history import eased, jump, next_morning_rise, not_easing, rising_weeks, severe_days
from corecoach.pain.scores import KINDS, PainKind, PainScore, daily_highest, daily_scores, median7

__all__ = [
    "KINDS",
    "PainKind",
    "PainScore",
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
