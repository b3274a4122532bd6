"""The ranges of days to choose from on the pain trend, and what of it is in sight, in words."""

from datetime import date

from corecoach.ui.dates import plain_date_words, span_words
from corecoach.words import _


def range_names() -> tuple[tuple[int | None, str], ...]:
    """The ranges to choose from, in days, and their names."""
    return (
        (14, _("2 weeks")),
        (42, _("6 weeks")),
        (91, _("3 months")),
        (365, _("1 year")),
        (None, _("All")),
    )


def back_words(days: int | None) -> str:
    """The way back to the range that was chosen."""
    if days is None:
        return _("Back to all")
    name = dict(range_names()).get(days)
    return _("Back to {range}").format(range=name) if name else _("Go back")


def in_sight_words(first: date, last: date, today: date) -> str:
    """`In sight: 3 to 10 October`; with the years where one of them is not that of today."""
    words = _("In sight: {days}")
    if first.year == last.year == today.year:
        return words.format(days=span_words(first, last))
    span = _("{first} to {last}").format(first=plain_date_words(first), last=plain_date_words(last))
    return words.format(days=span)
