"""Pain scores and what may honestly be said about them."""

from corecoach.pain.scores import KINDS, PainKind, PainScore, daily_scores, median7

__all__ = ["KINDS", "PainKind", "PainScore", "daily_scores", "median7"]
