"""Clocks: what each of them may and may not do."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.clock import FastClock, ManualClock, SystemClock

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def test_the_machines_clock_never_goes_back() -> None:
    clock = SystemClock()
    seen = [clock.seconds() for _look in range(100)]
    assert seen == sorted(seen)


def test_the_machines_wall_clock_has_a_zone() -> None:
    before, now, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert now.utcoffset() is not None
    assert before <= now <= after


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="other systems count sleep by themselves")
def test_the_time_a_machine_sleeps_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(time, "clock_gettime", lambda which: asked.append(which) or 5.0)
    assert SystemClock().seconds() == 5.0
    assert asked == [time.CLOCK_BOOTTIME]


def test_without_that_clock_the_usual_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    before, seen, after = time.monotonic(), SystemClock().seconds(), time.monotonic()
    assert before <= seen <= after


SPEEDS = st.floats(0.1, 10_000)


@given(SPEEDS, st.lists(st.floats(0, 1000), max_size=5))
def test_a_fast_clock_passes_as_many_times_the_seconds_and_begins_with_its_base(
    speed: float, steps: list[float]
) -> None:
    base = ManualClock(NOON)
    base.move(3)
    fast = FastClock(base, speed)
    assert fast.seconds() == base.seconds()
    start = base.seconds()
    for step in steps:
        base.move(step)
        assert fast.seconds() - start == pytest.approx((base.seconds() - start) * speed)
    assert fast.now() == base.now(), "the wall clock is not sped up"


def test_a_manual_clock_stands_until_it_is_moved() -> None:
    clock = ManualClock(NOON)
    start = clock.seconds()
    assert (clock.now(), clock.seconds()) == (NOON, start)
    clock.move(90)
    assert (clock.now(), clock.seconds()) == (NOON + timedelta(seconds=90), start + 90)
    clock.set_wall(NOON - timedelta(days=9))
    assert (clock.now(), clock.seconds()) == (NOON - timedelta(days=9), start + 90), (
        "only the wall clock is set"
    )
