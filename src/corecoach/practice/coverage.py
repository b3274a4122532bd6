"""Which days result files tell of: what no file covers is unknown, and never a day missed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from corecoach.practice.patient import ResultRow

_DAY = timedelta(days=1)


class Span(Struct, frozen=True, order=True):
    """The days `first` to `last`, both in it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Coverage(Struct, frozen=True):
    """`whole`: days that some file tells of from their morning to their end, in order, apart from each other;
    `parts`: days that files tell of up to the moment at which they were made, and no other file whole."""

    whole: tuple[Span, ...] = ()
    parts: tuple[date, ...] = ()

    def is_whole(self, day: date) -> bool:
        """Whether all that was recorded on a day is known."""
        return any(day in span for span in self.whole)

    def is_told(self, day: date) -> bool:
        """Whether anything is known of a day."""
        return self.is_whole(day) or day in self.parts

    @property
    def told(self) -> tuple[Span, ...]:
        """The days of which anything is known."""
        return _joined([*self.whole, *(Span(day, day) for day in self.parts)])

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The days in between that no file covers."""
        return tuple(Span(a.last + _DAY, b.first - _DAY) for a, b in pairwise(self.told))

    def days_told(self, first: date, last: date) -> int:
        """Of how many of the days `first` to `last` anything is known."""
        spans = (Span(max(span.first, first), min(span.last, last)) for span in self.told)
        return sum(max((span.last - span.first).days + 1, 0) for span in spans)

    def unbroken_since(self, until: date) -> date:
        """The first of the days in a row, up to `until`, of which anything is known; the day after it for
        none."""
        return next((span.first for span in self.told if until in span), until + _DAY)


def coverage_of(rows: Iterable[ResultRow], begin: date) -> Coverage:
    """What these files cover together. A file that holds all there is goes back to `begin`, the day of the
    first record of all."""
    listed = list(rows)
    whole = _joined(span for row in listed if (span := _whole(row, begin)).first <= span.last)
    parts = {row.made_at.date() for row in listed if row.until >= row.made_at.date()}
    told = Coverage(whole)
    return Coverage(whole, tuple(sorted(day for day in parts if not told.is_whole(day))))


def _whole(row: ResultRow, begin: date) -> Span:
    """The day on which a file was made was not over."""
    last = min(row.until, row.made_at.date() - _DAY)
    return Span(min(begin, last) if row.since is None else row.since, last)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in as few spans as it takes."""
    return tuple(_join(sorted(spans)))


def _join(ordered: Sequence[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in ordered:
        if current is not None and span.first <= current.last + _DAY:
            current = Span(current.first, max(current.last, span.last))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
