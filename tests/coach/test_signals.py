"""The three signals for the clinician, at both sides of each edge."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.coach.adherence import DayDone
from corecoach.coach.signals import RISING_DAYS, SILENT_DAYS, STOPPED_DAYS, Signal, signals_of
from corecoach.pain.trend import Trend, trend_of

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
YESTERDAY = TODAY - DAY
NONE = trend_of({}, TODAY, RISING_DAYS)


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - days * DAY


def days(pattern: str, until: date = YESTERDAY) -> list[DayDone]:
    """Days in a row up to `until`, a letter each: d done, m missed, r rest, l missed on a locked day, t begun
    and given up, e a session on a day of rest."""
    kinds = {
        "d": {"prescribed": 1, "done": 1, "tried": True},
        "m": {"prescribed": 1, "done": 0},
        "r": {"prescribed": 0, "done": 0},
        "l": {"prescribed": 1, "done": 0, "locked": True},
        "t": {"prescribed": 1, "done": 0, "tried": True},
        "e": {"prescribed": 0, "done": 0, "beyond": 1, "tried": True},
    }
    first = until - (len(pattern) - 1) * DAY
    return [DayDone(first + n * DAY, **kinds[letter]) for n, letter in enumerate(pattern)]  # type: ignore[arg-type]


def signals(
    pattern: str = "", *, trend: Trend = NONE, last: date | None = TODAY, until: date = YESTERDAY
) -> tuple[Signal, ...]:
    """The signals of today."""
    return signals_of(days(pattern, until), (("day", trend),), last, TODAY)


def test_the_numbers_are_those_of_the_source() -> None:
    assert (STOPPED_DAYS, SILENT_DAYS, RISING_DAYS) == (2, 7, 28)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", None),
        ("m", None),
        ("dm", None),
        ("dmm", 2),
        ("mm", 2),
        ("dmmm", 3),
        # Days of rest neither count nor end the row.
        ("dmr", None),
        ("dmrm", 2),
        ("dmrmrr", 2),
        # A session on any day ends it, also one that was given up.
        ("mmd", None),
        ("mmdm", None),
        ("mmt", None),
        ("mme", None),
        ("mmemm", 2),
    ],
)
def test_stopped_is_two_planned_days_in_a_row_without_a_session(pattern: str, expected: int | None) -> None:
    found = signals(pattern)
    assert [s.days for s in found] == ([] if expected is None else [expected])
    assert all(s.name == "stopped" for s in found)


def test_stopped_says_since_when() -> None:
    assert signals("dmrm") == (Signal("stopped", 2, ago(3)),)


def test_today_is_not_over() -> None:
    assert signals("mm", until=TODAY) == ()
    assert signals("mmm", until=TODAY) == (Signal("stopped", 2, ago(2)),)
    # Who has done one today has not stopped.
    assert signals("mmmd", until=TODAY) == ()


def test_days_to_come_say_nothing() -> None:
    assert signals("dmmmm", until=TODAY + 3 * DAY) == ()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("dll", [("locked", 2)]),
        ("dlr", []),
        ("dl", []),
        # One day missed and one locked: neither is a row.
        ("dml", []),
        ("dmll", [("locked", 2)]),
        # Who had stopped before the lock had stopped, also if only the newest day was locked.
        ("dmml", [("stopped", 2), ("locked", 1)]),
        ("dmmrlrl", [("stopped", 2), ("locked", 2)]),
        ("dmmmmmml", [("stopped", 6), ("locked", 1)]),
        # After the lock it counts anew.
        ("dllm", []),
        ("dllmm", [("stopped", 2)]),
        ("mmllm", []),
        ("dmmlmll", [("locked", 2)]),
    ],
)
def test_who_may_not_exercise_has_not_stopped(pattern: str, expected: list[tuple[str, int]]) -> None:
    assert [(s.name, s.days) for s in signals(pattern)] == expected


def test_stopped_and_locked_say_since_when_each() -> None:
    assert signals("dmmll") == (Signal("stopped", 2, ago(4)), Signal("locked", 2, ago(2)))


@pytest.mark.parametrize(("days_ago", "expected"), [(0, None), (7, None), (8, 7), (41, 40)])
def test_silent_is_seven_whole_days_without_any_record(days_ago: int, expected: int | None) -> None:
    found = signals(last=ago(days_ago))
    assert found == (() if expected is None else (Signal("silent", expected, ago(days_ago - 1)),))


def test_who_never_recorded_anything_is_not_silent() -> None:
    assert signals(last=None) == ()


@pytest.mark.parametrize(("slope", "expected"), [(0.25, True), (-0.25, False), (0.0, False), (0.04, False)])
def test_rising_is_the_verdict_on_four_weeks(slope: float, expected: bool) -> None:
    daily = {ago(27 - n): 2 + slope * n for n in range(28)}
    found = signals(trend=trend_of(daily, TODAY, RISING_DAYS))
    assert found == ((Signal("rising", 28, ago(27)),) if expected else ())


def test_leg_pain_rises_by_itself() -> None:
    rows = {
        kind: {ago(27 - n): 2 + slope * n for n in range(28)} for kind, slope in (("day", 0), ("leg", 0.25))
    }
    trends = [(kind, trend_of(row, TODAY, RISING_DAYS)) for kind, row in rows.items()]
    assert signals_of([], trends, TODAY, TODAY) == (Signal("rising", 28, ago(27), leg=True),)  # type: ignore[arg-type]


def test_with_too_few_scores_nothing_rises() -> None:
    daily = {ago(13 - n): 2 + 0.5 * n for n in range(14)}
    assert signals(trend=trend_of(daily, TODAY, RISING_DAYS)) == ()


def test_all_three_in_one_order() -> None:
    daily = {ago(27 - n): 2 + 0.25 * n for n in range(21)}
    found = signals("dmm", trend=trend_of(daily, TODAY, RISING_DAYS), last=ago(8))
    assert [s.name for s in found] == ["stopped", "rising", "silent"]


@given(st.text(alphabet="dmrlte", max_size=40))
def test_days_without_a_session_are_counted_by_what_they_were(pattern: str) -> None:
    found = {s.name: s.days for s in signals(pattern)}
    missed = pattern
    for end in ("d", "t", "e"):
        missed = missed.rpartition(end)[2]
    left = missed.replace("r", "")
    locked = len(left) - len(left.rstrip("l"))
    stopped = len(left.rstrip("l").rpartition("l")[2])
    expected = {
        "stopped": stopped if stopped >= 2 else 0,
        "locked": locked if max(locked, stopped) >= 2 else 0,
    }
    assert found == {name: count for name, count in expected.items() if count}
