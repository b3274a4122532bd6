"""The contents of a TrendView as arrays: times are days since year 1 and the part of the day, by the wall
clock of the zone that each score was given in."""

from collections.abc import Iterable
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
    """A day of a flare, with the time and height of its highest score; None where it has none."""

    day: date
    at: float
    score: int | None


@dataclass(frozen=True)
class Rows:
    """All that is drawn of a history. `days` are those of the line through `middle`."""

    scores: dict[str, Scores]
    days: Ints
    middle: Floats
    sessions: Ints
    packs: dict[Group, Ints]
    flares: tuple[FlareMark, ...]


# Of the series shown last: a page that opens again finds its arrays. A series never changes.
_last: list[tuple[Series, dict[str, Scores]]] = []


def rows_of(view: TrendView) -> Rows:
    """The arrays of a view, over all of its history."""
    scores, marks, middle = _scores_of(view.series), view.marks, middle_of(view)
    packs: dict[Group, list[int]] = {}
    for day, group in marks.packs:
        packs.setdefault(group, []).append(day.toordinal())
    return Rows(
        scores=scores,
        days=_ordinals(middle),
        middle=np.array(list(middle.values()), dtype=np.float64),
        sessions=_ordinals(marks.sessions),
        packs={group: np.array(packs[group], dtype=np.int64) for group in _GROUPS if group in packs},
        flares=tuple(_flare(day, scores) for day in marks.flares),
    )


def _ordinals(days: Iterable[date]) -> Ints:
    return np.array([day.toordinal() for day in days], dtype=np.int64)


def _scores_of(series: Series) -> dict[str, Scores]:
    if _last and _last[0][0] is series:
        return _last[0][1]
    kinds: dict[str, list[tuple[float, int]]] = {GIVEN: [], LATE: [], UNCOUNTED: []}
    for point in series.points:
        kind = UNCOUNTED if not point.counted else LATE if point.late else GIVEN
        kinds[kind].append((at_of(point.at), point.score))
    made = {kind: _scores(pairs) for kind, pairs in kinds.items()}
    _last[:] = [(series, made)]
    return made


def _scores(pairs: list[tuple[float, int]]) -> Scores:
    at = np.array([when for when, _score in pairs], dtype=np.float64)
    score = np.array([score for _when, score in pairs], dtype=np.int64)
    # Their moments are in order; their wall clocks need not be, after a journey.
    order = np.argsort(at, kind="stable")
    return Scores(at[order], score[order])


def _flare(day: date, scores: dict[str, Scores]) -> FlareMark:
    first, best = day.toordinal(), FlareMark(day, noon(day), None)
    for kind in scores.values():
        begin, end = np.searchsorted(kind.at, (first, first + 1))
        if begin < end:
            n = begin + int(np.argmax(kind.score[begin:end]))
            if best.score is None or kind.score[n] > best.score:
                best = FlareMark(day, float(kind.at[n]), int(kind.score[n]))
    return best


def at_of(when: datetime) -> float:
    """A moment in days."""
    return when.toordinal() + (when.hour * 60 + when.minute) / 1440


def noon(day: date) -> float:
    """The middle of a day: where its line, its session and its name stand."""
    return day.toordinal() + 0.5
