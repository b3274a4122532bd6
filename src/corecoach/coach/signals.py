"""Three signals for the clinician and no more: whoever is shown many reads none (up to 90 % of alerts are
overridden; field/demands, theme 7). Pure: everything comes in as an argument."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal

from msgspec import Struct

from corecoach.coach.adherence import DayDone
from corecoach.pain import PainKind
from corecoach.pain.trend import Trend

SignalName = Literal["stopped", "locked", "rising", "silent"]

# denovortho, "Clinical alerts that work" (field/demands, theme 7): stopped for 2 days or more, pain that
# rises over days, silent for 7 days or more.
STOPPED_DAYS = 2
SILENT_DAYS = 7
# What rises is the verdict on the row, and that takes four weeks (thermal-and-pain facts 2.6).
RISING_DAYS = 28


class Signal(Struct, frozen=True):
    """A signal: of how many days, and since when. `locked`: of the days without a session the latest in a
    row, on which all exercise was locked, for who may not exercise has not stopped; `stopped` are those in a
    row before it, or after it. `leg`: it is about the row of pain in the leg."""

    name: SignalName
    days: int
    since: date
    leg: bool = False


def signals_of(
    days: Sequence[DayDone], trends: Sequence[tuple[PainKind, Trend]], last_record: date | None, today: date
) -> tuple[Signal, ...]:
    """The signals on `today`, which is not over and counts as no day. `days` are those of the programme so
    far, in order; `trends` those of the usual row and of the leg, each over RISING_DAYS; `last_record` is the
    day on which anything was recorded last."""
    return (*_without_session(_missed(days, today)), *_rising(trends), *_silent(last_record, today))


def _without_session(missed: Sequence[DayDone]) -> Iterator[Signal]:
    """Stopped, locked, or first the one and then the other."""
    locked = _trailing(missed, locked=True)
    free = _trailing(missed[: len(missed) - len(locked)], locked=False)
    stopped = len(free) >= STOPPED_DAYS
    if stopped:
        yield Signal("stopped", len(free), free[0].day)
    # One day alone would be no signal, but without it the days before would seem to be the latest.
    if locked and (stopped or len(locked) >= STOPPED_DAYS):
        yield Signal("locked", len(locked), locked[0].day)


def _rising(trends: Sequence[tuple[PainKind, Trend]]) -> Iterator[Signal]:
    for kind, trend in trends:
        if trend.verdict == "rising" and trend.first is not None:
            yield Signal("rising", trend.days, trend.first, leg=kind == "leg")


def _silent(last_record: date | None, today: date) -> Iterator[Signal]:
    """Whole days without any record."""
    if last_record is None:
        return
    since = last_record + timedelta(days=1)
    if (today - since).days >= SILENT_DAYS:
        yield Signal("silent", (today - since).days, since)


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


def _trailing(missed: Sequence[DayDone], *, locked: bool) -> list[DayDone]:
    """The latest of these in a row with all exercise locked, or in a row without."""
    found = takewhile(lambda day: day.locked == locked, reversed(missed))
    return list(found)[::-1]
