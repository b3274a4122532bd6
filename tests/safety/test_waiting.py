"""Time that has passed on two clocks: setting one of them neither ends a wait nor keeps an answer young."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.clock import ManualClock
from corecoach.safety import Stamp, rested, waited
from corecoach.safety.waiting import elapsed

NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
NOTHING = timedelta(0)
HOUR = timedelta(hours=1)
SPANS = st.timedeltas(timedelta(days=-400), timedelta(days=400))
SECONDS = st.floats(-1e7, 1e7)


def stamp(clock: ManualClock) -> Stamp:
    """Now, on both clocks."""
    return Stamp(clock.now(), clock.boot(), clock.seconds())


# What the wall clock and the other one say has passed, whether the machine was started anew in between;
# then what was waited for, and how old something is at the most (None: cannot be known).
PASSED = [
    # An hour in which nobody touched a clock.
    (1.0, 1.0, False, 1.0, 1.0),
    (0.0, 0.0, False, 0.0, 0.0),
    # The wall clock was set forward: that is no waiting, and it may be how old something is.
    (50.0, 1.0, False, 1.0, 50.0),
    # It was set back, a little or behind the start.
    (0.5, 3.0, False, 0.5, 3.0),
    (-0.5, 3.0, False, 0.0, None),
    # The machine was started anew: only the wall clock counts, and what is old cannot be known.
    (5.0, -2.0, True, 5.0, None),
    (5.0, 9.0, True, 5.0, None),
    (-5.0, 9.0, True, 0.0, None),
    # A clock that never goes back did.
    (5.0, -0.1, False, 0.0, None),
]  # fmt: skip


@pytest.mark.parametrize(("wall_h", "other_h", "restarted", "waited_h", "age_h"), PASSED)
def test_what_has_passed(
    wall_h: float, other_h: float, restarted: bool, waited_h: float, age_h: float | None
) -> None:
    since = Stamp(NOW, "one", 7200.0)
    now = Stamp(NOW + wall_h * HOUR, "two" if restarted else "one", 7200.0 + other_h * 3600)
    assert waited(since, now) == waited_h * HOUR
    assert elapsed(since, now) == (None if age_h is None else age_h * HOUR)


@pytest.mark.parametrize("hours", [0.0, 1.0, 24.0, -1.0])
def test_where_a_start_has_no_name_only_the_wall_clock_counts(hours: float) -> None:
    since, now = Stamp(NOW, "", 50.0), Stamp(NOW + hours * HOUR, "", 10.0)
    assert waited(since, now) == max(NOTHING, hours * HOUR)
    assert elapsed(since, now) == (hours * HOUR if hours >= 0 else None)


@pytest.mark.parametrize(("before", "after"), [("", "one"), ("one", "")])
def test_where_only_one_has_a_name_its_seconds_compare_with_nothing(before: str, after: str) -> None:
    since, now = Stamp(NOW, before, 50.0), Stamp(NOW + HOUR, after, 60.0)
    assert waited(since, now) == HOUR
    assert elapsed(since, now) is None


def test_a_stamp_of_the_wall_clock_alone_has_no_name() -> None:
    assert Stamp(NOW) == Stamp(NOW, "", 0.0)


def test_time_zones_make_no_time() -> None:
    far = timezone(timedelta(hours=13, minutes=45))
    assert waited(Stamp(NOW), Stamp((NOW + HOUR).astimezone(far))) == HOUR
    assert elapsed(Stamp(NOW.astimezone(far)), Stamp(NOW + HOUR)) == HOUR


def test_a_day_on_a_machine_that_sleeps_is_a_day() -> None:
    clock = ManualClock(NOW)
    since = stamp(clock)
    clock.move(24 * 3600)
    assert waited(since, stamp(clock)) == elapsed(since, stamp(clock)) == 24 * HOUR


def test_setting_the_clock_forward_and_starting_anew_is_the_one_way_that_cannot_be_told() -> None:
    clock = ManualClock(NOW)
    since = stamp(clock)
    clock.set_wall(NOW + 30 * HOUR)
    assert waited(since, stamp(clock)) == NOTHING
    clock.restart()
    assert waited(since, stamp(clock)) == 30 * HOUR
    assert elapsed(since, stamp(clock)) is None


@given(SPANS, SECONDS, st.booleans())
def test_nobody_waits_less_than_nothing_or_longer_than_a_clock_says(
    wall: timedelta, seconds: float, named: bool
) -> None:
    since, now = Stamp(NOW, "b" * named, 0.0), Stamp(NOW + wall, "b" * named, seconds)
    found, age = waited(since, now), elapsed(since, now)
    assert NOTHING <= found <= max(NOTHING, wall)
    assert age is None or (age >= wall and age >= found)
    if named:
        assert found <= max(NOTHING, timedelta(seconds=seconds))
        assert age is None or age >= timedelta(seconds=seconds)


# -- a pause after wrong tries ----------------------------------------------------------------------------

PAUSE = timedelta(minutes=15)


@pytest.mark.parametrize("wall", [-400, -1, 0, 1, 400])
@pytest.mark.parametrize("minutes", [0, 1, 14.5, 15, 99])
def test_on_one_start_of_the_machine_only_its_seconds_count_as_a_pause(wall: int, minutes: float) -> None:
    now = Stamp(NOW + wall * HOUR, "one", 100 + minutes * 60)
    assert rested(Stamp(NOW, "one", 100), now, PAUSE) == timedelta(minutes=minutes)


def test_seconds_that_went_back_are_no_pause() -> None:
    assert rested(Stamp(NOW, "one", 100), Stamp(NOW + HOUR, "one", 99), PAUSE) == NOTHING


@pytest.mark.parametrize(
    ("boots", "wall", "pause"),
    [
        (("one", "two"), HOUR, HOUR),
        (("one", "two"), NOTHING, NOTHING),
        # A try that lies ahead: the start of the machine was a pause as well.
        (("one", "two"), -HOUR, PAUSE),
        (("one", ""), HOUR / 2, HOUR / 2),
        (("", ""), HOUR / 2, HOUR / 2),
        (("", ""), -HOUR, PAUSE),
    ],
)
def test_else_the_wall_clock_counts(boots: tuple[str, str], wall: timedelta, pause: timedelta) -> None:
    assert rested(Stamp(NOW, boots[0], 5), Stamp(NOW + wall, boots[1], 9000), PAUSE) == pause
