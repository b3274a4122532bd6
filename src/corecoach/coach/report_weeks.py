"""The table of the report: rows of whole weeks, counted back from its last day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from corecoach.coach.adherence import DayDone
from corecoach.coach.report_views import Week
from corecoach.coach.trend_views import Marks
from corecoach.pain.scores import median
from corecoach.pain.series import Series

# So many rows go on a page beside the chart; a longer period has rows of more weeks each.
MOST_ROWS = 27
_WEEKS_EACH = (1, 4, 13, 26, 52)


def weeks_each(days: int) -> int:
    """How many weeks a row is long in a period of so many days."""
    return next((n for n in _WEEKS_EACH if days <= MOST_ROWS * 7 * n), -(-days // (7 * MOST_ROWS)))


def weeks_of(
    series: Series, marks: Marks, days: Sequence[DayDone], since: date, until: date
) -> tuple[Week, ...]:
    """The rows, oldest first. The oldest begins with `since` and may be shorter."""
    step = timedelta(days=7 * weeks_each((until - since).days + 1))
    rows = (_week(series, marks, days, *span) for span in _spans(since, until, step))
    return tuple(reversed(list(rows)))


def _spans(since: date, until: date, step: timedelta) -> Iterator[tuple[date, date]]:
    while until >= since:
        yield max(since, until - step + timedelta(days=1)), until
        until -= step


def _week(series: Series, marks: Marks, days: Sequence[DayDone], first: date, last: date) -> Week:
    values = [value for day, value in series.daily.items() if first <= day <= last]
    scores = [p.score for p in series.points if p.counted and first <= p.at.date() <= last]
    mine = [day for day in days if first <= day.day <= last]
    packs = [group for day, group in marks.packs if first <= day <= last]
    return Week(
        first=first,
        last=last,
        days=len(values),
        median=median(values) if values else None,
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        done=sum(day.done for day in mine),
        prescribed=sum(day.prescribed for day in mine),
        flares=sum(first <= day <= last for day in marks.flares),
        ice=packs.count("cold"),
        heat=packs.count("heat"),
        locked=sum(day.locked for day in mine),
    )
