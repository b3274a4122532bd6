"""The contents of a TrendView as arrays: times are days since year 1 and the part of the day, by the wall
clock of the zone that each score was given in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from corecoach.coach.trend_views import TrendView
from corecoach.pain.series import Series
from corecoach.thermal.protocol import Group
from corecoach.ui.trend_days import middle_of

Floats = NDArray[np.floating]
Ints = NDArray[np.int64]
# What a score is drawn as: given on its day, added later, or added too late to count.
GIVEN, LATE, UNCOUNTED = "dot", "late", "uncounted"
_GROUPS: tuple[Group, ...] = ("cold", "heat")


@dataclass(frozen=True)
class Scores:
    """Scores of one way of being drawn, in the order of their times."""

    at: Floats
    score: Ints


@dataclass(frozen=True)
class FlareMark:
    """A day of a flare that has a score, with the time and height of the highest."""

    day: date
    at: float
    score: int


@dataclass(frozen=True)
class Rows:
    """All that is drawn of a history, whose scores are those of `series`. `days` are those of the line
    through `middle`; `flares` those of the `flare_days` that have a score."""

    series: Series
    scores: dict[str, Scores]
    days: Ints
    middle: Floats
    sessions: Ints
    packs: dict[Group, Ints]
    flare_days: Ints
    flares: tuple[FlareMark, ...]


def rows_of(view: TrendView, known: Rows | None = None) -> Rows:
    """The arrays of a view, over all of its history. Those of its series are taken from `known`, rows of
    another range, where that has the same."""
    marks, middle = view.marks, middle_of(view)
    scores = known.scores if known and known.series is view.series else _scores_of(view.series)
    packs: dict[Group, list[int]] = {}
    for day, group in marks.packs:
        packs.setdefault(group, []).append(day.toordinal())
    return Rows(
        series=view.series,
        scores=scores,
        days=_ordinals(middle),
        middle=np.array(list(middle.values()), dtype=np.float64),
        sessions=_ordinals(marks.sessions),
        packs={group: np.array(packs[group], dtype=np.int64) for group in _GROUPS if group in packs},
        flare_days=_ordinals(marks.flares),
        flares=tuple(_flares(marks.flares, scores)),
    )


def _ordinals(days: Iterable[date]) -> Ints:
    return np.array([day.toordinal() for day in days], dtype=np.int64)


def _scores_of(series: Series) -> dict[str, Scores]:
    """In columns, not point by point: there may be tens of thousands, and somebody waits for the page."""
    points = series.points
    at = np.array([at_of(point.at) for point in points], dtype=np.float64)
    score = np.array([point.score for point in points], dtype=np.int64)
    late = np.array([point.late for point in points], dtype=np.bool_)
    counted = np.array([point.counted for point in points], dtype=np.bool_)
    kinds = {GIVEN: counted & ~late, LATE: counted & late, UNCOUNTED: ~counted}
    return {kind: _in_order(at[these], score[these]) for kind, these in kinds.items()}


def _in_order(at: Floats, score: Ints) -> Scores:
    # Their moments are in order; their wall clocks need not be, after a journey.
    order = np.argsort(at, kind="stable")
    return Scores(at[order], score[order])


def _flares(days: Iterable[date], scores: dict[str, Scores]) -> Iterator[FlareMark]:
    for day in days:
        found = [FlareMark(day, *pair) for kind in scores.values() for pair in _on(kind, day)]
        if found:
            yield max(found, key=lambda mark: mark.score)


def _on(kind: Scores, day: date) -> list[tuple[float, int]]:
    """The times and scores of a day."""
    begin, end = np.searchsorted(kind.at, (day.toordinal(), day.toordinal() + 1))
    return list(zip(kind.at[begin:end].tolist(), kind.score[begin:end].tolist(), strict=True))


def at_of(when: datetime) -> float:
    """A moment in days."""
    return when.toordinal() + (when.hour * 60 + when.minute) / 1440


def noon(day: date) -> float:
    """The middle of a day: where its line, its session and its name stand."""
    return day.toordinal() + 0.5
