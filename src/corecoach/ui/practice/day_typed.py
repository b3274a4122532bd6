"""A day as people type it: 3 Feb 1960, 3.2.1960, 03/02/1960 or 1960-02-03. The day comes before the month."""

import re
from datetime import date

from corecoach.ui.dates import plain_date_words
from corecoach.ui.library_search import folded

_YEAR_FIRST = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\D{1,2}(\d{1,2})\D{1,2}(\d{4})")
_NAMED = re.compile(r"(\d{1,2})\W*([^\W\d]{3,})\W*(\d{4})")
EARLIEST = date(1900, 1, 1)


def typed_day(text: str, today: date) -> date | None:
    """The day of birth that was typed, or None; one before 1900 or after today is none."""
    text = text.strip()
    day = _numbers(text) or _named(text)
    return day if day is not None and EARLIEST <= day <= today else None


def _numbers(text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return None


def _named(text: str) -> date | None:
    found = _NAMED.fullmatch(text)
    if not found:
        return None
    typed = folded(found[2]).strip()
    months = [n for n in range(1, 13) if _month_name(n).startswith(typed)]
    return _day(int(found[3]), months[0], int(found[1])) if len(months) == 1 else None


def _month_name(month: int) -> str:
    """The name alone: any day and year will do to ask for it."""
    words = plain_date_words(date(2024, month, 1), date(2024, 1, 1))
    return "".join(c for c in folded(words) if c.isalpha())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming_day(text: str, today: date) -> date | None:
    """A day from today on, up to ten years ahead, as it was typed; or None."""
    text = text.strip()
    day = _numbers(text) or _named(text)
    return day if day is not None and today <= day and day.year <= today.year + 10 else None
