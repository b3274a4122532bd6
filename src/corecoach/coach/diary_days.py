"""What was said of pain, day by day, the newest day first; read a month at a time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from corecoach.coach.check_ins import DiaryEntry, entries_of
from corecoach.pain import PainScore
from corecoach.pain.scores import KINDS, Flare, flare_days

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


class DiaryDay(Struct, frozen=True):
    """The scores of one day, the newest first, and whether it was called a flare-up."""

    day: date
    entries: tuple[DiaryEntry, ...]
    flare: bool = False


def days_back(coach: "Coach") -> Iterator[DiaryDay]:
    """All days of which something was said. Years are read only when somebody goes back so far, and each
    month once: what a later month says of an earlier one is kept until it is its turn."""
    before = date.max
    scores: list[PainScore] = []
    flares: list[Flare] = []
    for since in _starts(coach.months()):
        until = None if before == date.max else before - timedelta(days=1)
        scores += coach.recorded(PainScore, since, until)
        flares += coach.recorded(Flare, since, until)
        yield from _days(scores, flares, since or date.min, before)
        scores, flares = _about_others(scores), [f for f in flares if since is not None and f.day < since]
        before = since or before


def _days(
    scores: Sequence[PainScore], flares: Iterable[Flare], since: date, before: date
) -> Iterator[DiaryDay]:
    """The days from `since` to the one before `before`."""
    called = frozenset(flare_days(flares))
    days: dict[date, list[DiaryEntry]] = {day: [] for day in called}
    for entry in entries_of(scores):
        days.setdefault(entry.score.at.date(), []).append(entry)
    for day in sorted(days, reverse=True):
        if since <= day < before:
            yield DiaryDay(day, tuple(sorted(days[day], key=_order)), day in called)


def _about_others(scores: Sequence[PainScore]) -> list[PainScore]:
    """Those that put right, or take back, a score that is not among them."""
    known = {score.id for score in scores}
    return [score for score in scores if score.corrects and score.corrects not in known]


def _order(entry: DiaryEntry) -> tuple[float, int]:
    """The newest first, and of one moment what was asked first."""
    return -entry.score.at.timestamp(), KINDS.index(entry.score.kind)


def _starts(months: Sequence[str]) -> Iterator[date | None]:
    """The first day of each month that has a file, the newest first; no day for the oldest of all: files go
    by the time in Greenwich, so that it may hold the last evening of the month before."""
    for month in reversed(months[1:]):
        yield date.fromisoformat(f"{month}-01")
    yield None
