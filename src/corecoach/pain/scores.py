"""A pain score as it was given, and the trailing 7-day median."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

PainKind = Literal["now", "day", "before", "after", "next-morning"]
KINDS: tuple[PainKind, ...] = get_args(PainKind)

# thermal-and-pain facts 2.5 and 2.6: the smoothed line needs scores on 4 of the last 7 days.
WINDOW_DAYS = 7
LEAST_DAYS = 4


class PainScore(Struct, frozen=True, forbid_unknown_fields=True, tag="pain", omit_defaults=True):
    """One score, 0 (no pain) to 10, with the moment it is about. Never changed: a correction is a new
    record that names the one it replaces in `corrects`."""

    id: str
    at: datetime
    kind: PainKind
    score: Annotated[int, Meta(ge=0, le=10)]
    note: Annotated[str, Meta(max_length=2000)] = ""
    corrects: str | None = None
    withdrawn: bool = False


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle. Raises ValueError for none.

    The standard library's brings fractions and decimals along, which would cost a tenth of the start-up.
    """
    if not values:
        raise ValueError("there is no middle of nothing")
    ordered = sorted(values)
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def standing(scores: Iterable[PainScore]) -> list[PainScore]:
    """The scores that stand: without those a later record corrects, and without withdrawals."""
    listed = list(scores)
    replaced = {score.corrects for score in listed if score.corrects}
    return [score for score in listed if score.id not in replaced and not score.withdrawn]


def daily_scores(scores: Iterable[PainScore]) -> dict[date, float]:
    """One value a day: the median of that day's scores, by the day each was given in its own time zone.

    Days without a score are absent: missing is not 0.
    """
    days: dict[date, list[int]] = {}
    for score in scores:
        days.setdefault(score.at.date(), []).append(score.score)
    return {day: median(values) for day, values in sorted(days.items())}


def daily_highest(scores: Iterable[PainScore]) -> dict[date, int]:
    """The highest score of each day, by the day it was given in its own time zone. For the safety rules: a
    median would hide a severe hour. Days without a score are absent.
    """
    days: dict[date, int] = {}
    for score in scores:
        day = score.at.date()
        days[day] = max(score.score, days.get(day, 0))
    return dict(sorted(days.items()))


def median7(daily: Mapping[date, float]) -> dict[date, float]:
    """For each day with a score, the median of the days `d-6` to `d`, where at least 4 have one."""
    result = {}
    for day in sorted(daily):
        window = [daily[d] for n in range(WINDOW_DAYS) if (d := day - timedelta(days=n)) in daily]
        if len(window) >= LEAST_DAYS:
            result[day] = median(window)
    return result
