"""Rows of scores: one question each, never two in one row."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from corecoach.pain.scores import KINDS, PainKind, PainScore, counts, daily_scores, is_backfilled
from corecoach.pain.smooth import LEAST_DAYS, median7


class Point(Struct, frozen=True):
    """One score as it is drawn. `late`: entered on a later day; not `counted`: too late for any line."""

    at: datetime
    score: int
    late: bool = False
    counted: bool = True


class Series(Struct, frozen=True):
    """All scores of one kind that stand, oldest first; the median of each day, of those that count; and the
    7-day median. Days without are absent."""

    kind: PainKind
    points: tuple[Point, ...]
    daily: dict[date, float]
    median7: dict[date, float]


def series_of(scores: Iterable[PainScore], kind: PainKind) -> Series:
    """The row of one kind, of scores that stand in the order of their moments."""
    mine = [score for score in scores if score.kind == kind]
    points = tuple(Point(s.at, s.score, is_backfilled(s), counts(s)) for s in mine)
    daily = daily_scores(score for score in mine if counts(score))
    return Series(kind, points, daily, median7(daily))


def days_of_kinds(scores: Iterable[PainScore], first: date = date.min) -> dict[PainKind, int]:
    """On how many days from `first` on there is a score of each kind that there is, in the order of the
    kinds."""
    days: dict[PainKind, set[date]] = {}
    for score in scores:
        if score.at.date() >= first:
            days.setdefault(score.kind, set()).add(score.at.date())
    return {kind: len(days[kind]) for kind in KINDS if kind in days}


def usual_kind(days: Mapping[PainKind, int]) -> PainKind:
    """The kind to show where nobody has chosen one: of day's average and now the one on more days, or, where
    that is on less than 4, the kind on most days."""
    asked: tuple[PainKind, ...] = ("day", "now")
    best = max(asked, key=lambda kind: days.get(kind, 0))
    if days.get(best, 0) >= LEAST_DAYS or not days:
        return best
    # Of equals the first, which is a question of every day.
    return max((best, *days), key=lambda kind: days.get(kind, 0))
