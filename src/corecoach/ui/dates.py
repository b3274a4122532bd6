"""Days, times and lengths of time in words. Times are shown in the zone they come with."""

from datetime import date, datetime, timedelta

from corecoach.ui.dose import seconds_words
from corecoach.ui.names import weekday_name, weekday_short
from corecoach.words import _


def day_words(day: date, today: date) -> str:
    """The day as people say it: "today", "yesterday", "tomorrow", or its date."""
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return near.get((day - today).days) or date_words(day, today)


def date_words(day: date, today: date | None = None) -> str:
    """The date with its weekday, "Tuesday 14 May"; with the year if it is not the year of `today`."""
    words = _("{weekday} {day} {month}").format(weekday=weekday_name(day), day=day.day, month=_month(day))
    if today is None or today.year == day.year:
        return words
    return _("{date} {year}").format(date=words, year=day.year)


def time_words(at: datetime) -> str:
    """The time of day on a 24 hour clock, "18:42"."""
    return _("{hour}:{minute}").format(hour=f"{at:%H}", minute=f"{at:%M}")


def moment_words(at: datetime, now: datetime) -> str:
    """Day and time, "today at 18:42", in the time zone of `now`."""
    local = at.astimezone(now.tzinfo)
    return _("{day} at {time}").format(day=day_words(local.date(), now.date()), time=time_words(local))


def duration_words(seconds: float) -> str:
    """A length of time, "13 min 40 s". Cut, not rounded: nobody gets a second that was not done."""
    return seconds_words(max(timedelta(), timedelta(seconds=seconds)) // timedelta(seconds=1))


def _month(day: date) -> str:
    names = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return names[day.month - 1]


def plain_date_words(day: date, today: date | None = None) -> str:
    """The date without its weekday, "2 November"; with the year unless that is the year of `today`."""
    if today and today.year == day.year:
        return _("{day} {month}").format(day=day.day, month=_month(day))
    return _("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


def span_words(first: date, last: date) -> str:
    """Some days in a row, "13 to 19 May" or "30 November to 6 December"."""
    end = _("{day} {month}").format(day=last.day, month=_month(last))
    if first.month == last.month:
        return _("{first} to {last}").format(first=first.day, last=end)
    return _("{first} to {last}").format(first=plain_date_words(first, first), last=end)


def weekday_day_words(day: date) -> str:
    """A day of a week in sight, "Mon 13"."""
    return _("{weekday} {day}").format(weekday=weekday_short(day), day=day.day)
