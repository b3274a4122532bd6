"""Which days are named on the calendar axis, and how: as many as have room."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from corecoach.ui.names import month_short
from corecoach.words import _

_STEPS_DAYS = (1, 2, 7, 14, 28)
_STEPS_MONTHS = (1, 2, 3, 6)
_STEPS_YEARS = (1, 2, 5, 10)
# A name needs its own width and some air.
_AIR = 1.4
_MONTH_DAYS, _YEAR_DAYS = 30.4, 365.2


def date_ticks(
    first: date, last: date, today: date, day_px: float, width_of: Callable[[str], float]
) -> list[tuple[date, str]]:
    """Days from `first` to `last` to name, and their words: by days back from today, by months or by years.

    The step goes by the width of a day alone, so that names stay where they are while the chart is dragged.
    """
    for step in _STEPS_DAYS:
        if width_of(_day_words(today)) * _AIR <= step * day_px:
            return [(day, _day_words(day)) for day in _every_days(first, last, today, step)]
    for step in _STEPS_MONTHS:
        if width_of(_month_words(today)) * _AIR <= step * _MONTH_DAYS * day_px:
            return [(day, _month_words(day)) for day in _every_months(first, last, step)]
    for step in _STEPS_YEARS:
        if width_of(str(today.year)) * _AIR <= step * _YEAR_DAYS * day_px:
            return [(day, str(day.year)) for day in _every_months(first, last, 12 * step)]
    return []


def _every_days(first: date, last: date, today: date, step: int) -> Iterable[date]:
    newest = min(last, today)
    begin = newest - timedelta(days=(newest - today).days % step)
    return (begin - timedelta(days=n) for n in range(0, (begin - first).days + 1, step))


def _every_months(first: date, last: date, step: int) -> Iterable[date]:
    """The first day of every `step`-th month, counted so that years begin in January."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    return (day for day in days if day >= first)


def _day_words(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=month_short(day))


def _month_words(day: date) -> str:
    return _("{month} {year}").format(month=month_short(day), year=day.year)
