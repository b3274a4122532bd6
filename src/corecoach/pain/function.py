"""What somebody can do: own activities (PSFS), the Roland-Morris questionnaire, and how things have changed.

Scoring and thresholds: thermal-and-pain facts 3. Only what may be shipped without asking anybody.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct

from corecoach.pain.change import CHANGE_PERCENT

Instrument = Literal["psfs", "rmdq", "change"]
Rating = Annotated[int, Meta(ge=0, le=10)]
LONGEST_NAME = 80
Activity = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]

# A calm schedule: one questionnaire at a time, own activities every two weeks, the others every four.
EVERY: dict[Instrument, timedelta] = {
    "psfs": timedelta(days=14),
    "rmdq": timedelta(days=28),
    "change": timedelta(days=28),
}
# Nobody is asked on the first days, nor for two questionnaires within so many days; and there is nothing to
# compare with the start before some weeks have passed.
SETTLING, APART = timedelta(days=3), timedelta(days=2)
FIRST: dict[Instrument, timedelta] = {"psfs": SETTLING, "rmdq": SETTLING, "change": timedelta(days=28)}

MOST_ACTIVITIES = 5
RMDQ_ITEMS = 24
# thermal-and-pain facts 3: below and above these a change cannot be measured reliably.
RMDQ_LOW, RMDQ_HIGH = 4, 20
# Smallest change beyond error: PSFS, of a single activity and of a mean (Stratford 1995); RMDQ (Ostelo 2008).
PSFS_SINGLE_CHANGE, PSFS_CHANGE, RMDQ_CHANGE = 3, 2, 5


class Activities(Struct, frozen=True, forbid_unknown_fields=True, tag="activities", omit_defaults=True):
    """The 1 to 5 activities that somebody has named. Others are a new record, and a new row of ratings: an
    activity is never swapped silently."""

    id: str
    at: datetime
    names: Annotated[tuple[Activity, ...], Meta(min_length=1, max_length=MOST_ACTIVITIES)]


class PsfsRating(Struct, frozen=True, forbid_unknown_fields=True, tag="psfs", omit_defaults=True):
    """Each activity from 0 (cannot do it) to 10 (as before), in the order of `activities`, an id.

    An answer is never changed: one that is `withdrawn` repeats the one that it takes back, `corrects`.
    """

    id: str
    at: datetime
    activities: str
    ratings: Annotated[tuple[Rating, ...], Meta(min_length=1, max_length=MOST_ACTIVITIES)]
    corrects: str | None = None
    withdrawn: bool = False


class RmdqAnswers(Struct, frozen=True, forbid_unknown_fields=True, tag="rmdq", omit_defaults=True):
    """The numbers of the sentences that somebody ticked, 1 to 24; one not ticked does not apply. Taken back
    as a `PsfsRating` is."""

    id: str
    at: datetime
    ticked: tuple[Annotated[int, Meta(ge=1, le=RMDQ_ITEMS)], ...]
    corrects: str | None = None
    withdrawn: bool = False


class ChangeAnswer(Struct, frozen=True, forbid_unknown_fields=True, tag="change", omit_defaults=True):
    """How the back is compared with the start, -5 (much worse) to 5 (all better), and how hard the exercise
    of the last two weeks was, 0 to 10; None where there was none or nothing was said. Taken back as a
    `PsfsRating` is."""

    id: str
    at: datetime
    change: Annotated[int, Meta(ge=-5, le=5)]
    effort: Rating | None = None
    corrects: str | None = None
    withdrawn: bool = False


Said = PsfsRating | RmdqAnswers | ChangeAnswer


def tidied(names: Iterable[str]) -> tuple[str, ...]:
    """Names of activities as they are kept: on one line, not too long, none empty and none twice."""
    short = (" ".join(name.split())[:LONGEST_NAME].strip() for name in names)
    return tuple(dict.fromkeys(name for name in short if name))


def psfs_score(ratings: Sequence[int]) -> float:
    """The mean of the activities rated. Raises ValueError for none."""
    if not ratings:
        raise ValueError("no activity was rated")
    return sum(ratings) / len(ratings)


def psfs_least(activities: int) -> int:
    """By how many points the mean of so many activities must move to be beyond error."""
    return PSFS_CHANGE if activities > 1 else PSFS_SINGLE_CHANGE


def psfs_change(before: Sequence[int], now: Sequence[int]) -> Literal["better", "worse", "no"]:
    """Whether the mean of the same activities moved by 2 points or more, a single one by 3, which is beyond
    error. Raises ValueError for ratings of others."""
    if not before or len(before) != len(now):
        raise ValueError("only ratings of the same activities can be compared")
    # In whole numbers: a mean of thirds would fall short of 2 by rounding.
    moved, least = sum(now) - sum(before), psfs_least(len(now)) * len(now)
    if abs(moved) < least:
        return "no"
    return "better" if moved > 0 else "worse"


def rmdq_score(ticked: Iterable[int]) -> int:
    """How many sentences are ticked, 0 (none) to 24."""
    return len(set(ticked))


RmdqChange = Literal["meaningfully better", "possibly better", "no", "too near the end"]


def rmdq_change(before: int, now: int) -> RmdqChange:
    """5 points and 30 % fewer: meaningfully; one of the two: possibly. From below 4 there is no way to tell
    that it is better, and from above 20 none to tell that it is worse."""
    drop = before - now
    if (drop > 0 and before < RMDQ_LOW) or (drop < 0 and before > RMDQ_HIGH):
        return "too near the end"
    by_share = before > 0 and 100 * drop / before >= CHANGE_PERCENT
    if drop >= RMDQ_CHANGE and by_share:
        return "meaningfully better"
    return "possibly better" if drop >= RMDQ_CHANGE or by_share else "no"


def due(last: dict[Instrument, datetime], began: datetime | None, now: datetime) -> Instrument | None:
    """The questionnaire to ask for now; None in between, and in the first days after `began`, the first score
    of all.

    The longest overdue comes first, of equals in the order of EVERY. Where it stays unanswered the others
    that are due take turns with it, a day each: who always declines one is still asked for the rest.
    """
    if began is None:
        return None
    open_from, from_ = _open_from(last, began), _own_time(last, began)
    ready = sorted((name for name in from_ if from_[name] <= now), key=lambda name: from_[name])
    if now < open_from or not ready:
        return None
    return ready[(now - max(open_from, from_[ready[0]])).days % len(ready)]


def next_due(last: dict[Instrument, datetime], began: datetime | None) -> dict[Instrument, datetime | None]:
    """The earliest moment at which each may be asked for, if none is answered before; None before the first
    score of all."""
    if began is None:
        return dict.fromkeys(EVERY)
    return {name: max(_open_from(last, began), at) for name, at in _own_time(last, began).items()}


def _open_from(last: dict[Instrument, datetime], began: datetime) -> datetime:
    """From when on anything may be asked for."""
    return max([began + SETTLING, *(at + APART for at in last.values())])


def _own_time(last: dict[Instrument, datetime], began: datetime) -> dict[Instrument, datetime]:
    """When the time of each has come, whatever was asked besides."""
    return {n: last[n] + every if n in last else began + FIRST[n] for n, every in EVERY.items()}
