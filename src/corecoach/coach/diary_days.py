"""What was said of pain, day by day, the newest day first; read a month at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from corecoach.coach.check_ins import DiaryEntry
from corecoach.pain.scores import KINDS, Flare, flare_days

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


class DiaryDay(Struct, frozen=True):
    """The scores of one day, the newest first, and whether it was called a flare-up."""

    day: date
    entries: tuple[DiaryEntry, ...]
    flare: bool = False


def days_back(coach: "Coach") -> Iterator[DiaryDay]:
    """All days of which something was said. Years are read only when somebody goes back so far."""
    before = date.max
    for since in _starts(coach.months()):
        days: dict[date, list[DiaryEntry]] = {day: [] for day in _flares(coach, since)}
        flares = frozenset(days)
        for entry in coach.pain.check_ins.entries(since):
            days.setdefault(entry.score.at.date(), []).append(entry)
        for day in sorted(days, reverse=True):
            if day < before:
                yield DiaryDay(day, tuple(sorted(days[day], key=_order)), day in flares)
        before = since or before


def _order(entry: DiaryEntry) -> tuple[float, int]:
    """The newest first, and of one moment what was asked first."""
    return -entry.score.at.timestamp(), KINDS.index(entry.score.kind)


def _flares(coach: "Coach", since: date | None) -> list[date]:
    return [day for day in flare_days(coach.recorded(Flare, since)) if since is None or day >= since]


def _starts(months: Sequence[str]) -> Iterator[date | None]:
    """The first day of each month that has a file, the newest first; no day for the oldest of all: files go
    by the time in Greenwich, so that it may hold the last evening of the month before."""
    for month in reversed(months[1:]):
        yield date.fromisoformat(f"{month}-01")
    yield None
