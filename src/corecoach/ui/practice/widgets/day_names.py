"""The days of the week by their ids in a programme."""

from datetime import date, timedelta

from corecoach.prescription.programme import DAYS, Day
from corecoach.ui.names import weekday_name, weekday_short

_MONDAY = date(2024, 1, 1)


def day_long() -> dict[Day, str]:
    """`Monday`."""
    return {day: weekday_name(_MONDAY + timedelta(days=n)) for n, day in enumerate(DAYS)}


def day_short() -> dict[Day, str]:
    """`Mon`."""
    return {day: weekday_short(_MONDAY + timedelta(days=n)) for n, day in enumerate(DAYS)}
