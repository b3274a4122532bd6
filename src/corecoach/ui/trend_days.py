"""One day of the pain trend, in facts and in words: what the chart reads out, and what its table lists."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from corecoach.coach.trend_views import Locked, Marks, TrendView
from corecoach.pain.series import Point, Series
from corecoach.thermal.protocol import Group
from corecoach.ui.names import month_short, weekday_short
from corecoach.ui.trend_words import number_words
from corecoach.words import _

T = TypeVar("T")


class DayFacts(Struct, frozen=True):
    """What is known of a day: its scores in order, the middle of the 7 days to it, and what happened."""

    day: date
    scores: tuple[Point, ...]
    middle: float | None
    session: bool
    packs: tuple[Group, ...]
    flare: bool
    locked: bool
    changes: tuple[str, ...]


class TrendDays:
    """The days of a view, each put together when it is asked for."""

    def __init__(self, view: TrendView) -> None:
        self.view = view
        marks = view.marks
        self._scores, self._middle = _scores_of(view.series), middle_of(view)
        self._sessions, self._flares = set(marks.sessions), set(marks.flares)
        self._packs = _grouped(marks.packs)
        self._changes = _grouped(marks.changes)

    def of(self, day: date) -> DayFacts:
        """What is known of `day`."""
        return DayFacts(
            day=day,
            scores=tuple(self._scores.get(day, ())),
            middle=self._middle.get(day),
            session=day in self._sessions,
            packs=tuple(self._packs.get(day, ())),
            flare=day in self._flares,
            locked=any(is_locked(span, day) for span in self.view.marks.locked),
            changes=tuple(self._changes.get(day, ())),
        )

    def next_scored(self, day: date, step: int) -> date:
        """The next day with a score, later for a step of 1, earlier for -1; the same day if there is none."""
        beyond = [d for d in self._scores if (d > day if step > 0 else d < day)]
        return (min if step > 0 else max)(beyond, default=day)

    def listed(self) -> list[date]:
        """The days of the range that the chart shows anything on, the newest first."""
        first, last, marks = self.view.first, self.view.last, self.view.marks
        days = {*self._scores, *self._middle, *self._sessions, *self._flares}
        days |= {*self._packs, *self._changes, *_ends(marks)}
        return sorted((day for day in days if first <= day <= last), reverse=True)


def middle_of(view: TrendView) -> dict[date, float]:
    """The middle of the 7 days to each day, over all; also after the last score, while it is known."""
    return view.series.median7 | view.trend.median7


def is_locked(span: Locked, day: date) -> bool:
    """Whether a day lies in a time in which all exercise was locked."""
    return span.first <= day and (span.last is None or day <= span.last)


def _ends(marks: Marks) -> Iterable[date]:
    """The first and the last day of each lock."""
    for span in marks.locked:
        yield from (span.first, span.last or marks.last)


def _scores_of(series: Series) -> Mapping[date, Sequence[Point]]:
    days: dict[date, list[Point]] = {}
    for point in series.points:
        days.setdefault(point.at.date(), []).append(point)
    return days


def _grouped(pairs: Iterable[tuple[date, T]]) -> dict[date, list[T]]:
    days: dict[date, list[T]] = {}
    for day, what in pairs:
        days.setdefault(day, []).append(what)
    return days


# -- words ----------------------------------------------------------------------------------------------


def read_out_words(facts: DayFacts, today: date) -> str:
    """A whole day in one line: "Tue 5 May: 4 and 6. Middle of 7 days 4. Session done. Ice."."""
    scores = _("{day}: {scores}.") if facts.scores else _("{day}: no score.")
    parts = [scores.format(day=short_day_words(facts.day, today), scores=listed_words(facts.scores))]
    if facts.middle is not None:
        parts.append(_("Middle of 7 days {score}.").format(score=number_words(facts.middle)))
    parts += [_("{event}.").format(event=event) for event in event_words(facts)]
    return " ".join(parts)


def event_words(facts: DayFacts) -> list[str]:
    """What happened on a day, beside its scores."""
    packs = {"cold": _("Ice"), "heat": _("Heat")}
    return [
        *([_("Flare")] if facts.flare else []),
        *([_("Locked")] if facts.locked else []),
        *([_("Session done")] if facts.session else []),
        *(packs[group] for group in facts.packs),
        *(_("New programme: {title}").format(title=title) for title in facts.changes),
    ]


def listed_words(scores: Sequence[Point]) -> str:
    """`4`, `4 and 6`, `2, 4 and 6`; those that came late say so."""
    said = [score_words(point) for point in scores]
    if len(said) < 2:
        return "".join(said)
    return _("{some} and {last}").format(some=_(", ").join(said[:-1]), last=said[-1])


def score_words(point: Point) -> str:
    """A score, and whether it was added on a later day, or too late to count."""
    if not point.counted:
        return _("{score} (added too late to count)").format(score=point.score)
    if point.late:
        return _("{score} (added later)").format(score=point.score)
    return str(point.score)


def short_day_words(day: date, today: date) -> str:
    """The day of a read-out, "Tue 5 May"; with the year if it is not that of today."""
    words = _("{weekday} {day} {month}").format(
        weekday=weekday_short(day), day=day.day, month=month_short(day)
    )
    if day.year == today.year:
        return words
    return _("{date} {year}").format(date=words, year=day.year)
