"""Three signals for the clinician and no more: whoever is shown many reads none (up to 90 % of alerts are
overridden; field/demands, theme 7). Pure: everything comes in as an argument."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from corecoach.coach.adherence import DayDone
from corecoach.pain.trend import Trend

SignalName = Literal["stopped", "locked", "rising", "silent"]

# denovortho, "Clinical alerts that work" (field/demands, theme 7): stopped for 2 days or more, pain that
# rises over days, silent for 7 days or more.
STOPPED_DAYS = 2
SILENT_DAYS = 7
# What rises is the verdict on the row, and that takes four weeks (thermal-and-pain facts 2.6).
RISING_DAYS = 28


class Signal(Struct, frozen=True):
    """A signal: of how many days, and since when. `locked` stands in the place of `stopped`, where all
    exercise was locked on the latest of these days: who may not exercise has not stopped."""

    name: SignalName
    days: int
    since: date


def signals_of(
    days: Sequence[DayDone], trend: Trend, last_record: date | None, today: date
) -> tuple[Signal, ...]:
    """The signals on `today`. `days` are those of the programme so far, in order; `trend` is that of the
    usual row over RISING_DAYS; `last_record` is the day on which anything was recorded last."""
    return tuple(_signals(days, trend, last_record, today))


def _signals(
    days: Sequence[DayDone], trend: Trend, last_record: date | None, today: date
) -> Iterator[Signal]:
    missed = _missed(days, today)
    free = _since_lock(missed)
    if len(free) >= STOPPED_DAYS:
        yield Signal("stopped", len(free), free[0].day)
    elif len(missed) >= STOPPED_DAYS and not free:
        yield Signal("locked", len(missed), missed[0].day)
    if trend.verdict == "rising" and trend.first is not None:
        yield Signal("rising", trend.days, trend.first)
    if last_record is not None and (today - last_record).days >= SILENT_DAYS:
        yield Signal("silent", (today - last_record).days, last_record + timedelta(days=1))


def _missed(days: Sequence[DayDone], today: date) -> list[DayDone]:
    """The days in a row with sittings prescribed and no session of the programme, up to yesterday; rest days
    between them do not count, a session on any day ends the row."""
    found: list[DayDone] = []
    for day in reversed([d for d in days if d.day <= today]):
        if day.tried:
            break
        if day.prescribed and day.day < today:
            found.append(day)
    return found[::-1]


def _since_lock(missed: Sequence[DayDone]) -> list[DayDone]:
    """Those after the last day with all exercise locked."""
    locked = [n for n, day in enumerate(missed) if day.locked]
    return list(missed[locked[-1] + 1 :] if locked else missed)
