"""Clocks: what each of them may and may not do."""

import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.clock import FastClock, ManualClock, SystemClock, _boot_id

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


# -- which start of the machine --------------------------------------------------------------------------


def test_the_machine_names_its_start_the_same_each_time() -> None:
    assert SystemClock().boot() == SystemClock().boot()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not name their starts")
def test_linux_says_which_start_it_is() -> None:
    assert SystemClock().boot() and "\n" not in SystemClock().boot()


def test_where_the_machine_does_not_say_nothing_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*_args: object, **_more: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr("pathlib.Path.read_text", absent)
    _boot_id.cache_clear()
    try:
        assert SystemClock().boot() == ""
    finally:
        _boot_id.cache_clear()


def test_seconds_that_run_faster_belong_to_no_start() -> None:
    assert FastClock(ManualClock(NOON), 5).boot() == ""


def test_a_start_of_the_manual_machine_counts_seconds_anew_and_leaves_the_wall_clock() -> None:
    clock = ManualClock(NOON)
    before = clock.boot()
    clock.move(90)
    assert clock.boot() == before
    clock.restart()
    assert clock.boot() != before and clock.seconds() < 1000
    assert clock.now() == NOON + timedelta(seconds=90)
    third = clock.boot()
    clock.restart()
    assert clock.boot() not in (before, third)
