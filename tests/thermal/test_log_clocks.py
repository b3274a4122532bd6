"""The log of ice and heat over days and with clocks that are set, and what holds whatever was used."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from log_samples import DAY, HOUR, MINUTE, MONDAY, Past
from msgspec.structs import replace
from thermal_steps import protocol

from corecoach.thermal.log import Wait
from corecoach.thermal.protocol import MODES, Mode, Protocol

ICE = protocol("s i5 s", min_gap_min=60, max_per_day=8, id="ice")
HEAT = protocol("s h5 s", min_gap_min=60, max_per_day=6, id="heat")
BOTH = protocol("s i5 s r60 s h5 s", min_gap_min=60, max_per_day=5, id="both")
WRAP = protocol("s w120 s w120 s w120 s w120 s", min_gap_min=960, max_per_day=1, max_days=7, id="wrap")


# -- clocks ------------------------------------------------------------------------------------------------


@pytest.mark.covers("RT5")
@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "back"),  # Berlin goes from 3 to 2 o'clock at 1 UTC
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "forward"),
    ],
)
def test_a_change_to_summer_time_or_back_is_no_time(moment: datetime, name: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    past = Past(moment)
    past.clock.set_wall(_local(moment, berlin))
    past.use(("ice", 5))
    before = past.clock.now().utcoffset()
    past.wait(minutes=59)
    past.clock.set_wall(_local(past.clock.now(), berlin))
    assert past.clock.now().utcoffset() != before
    assert past.wait_s(ICE) == MINUTE, name
    past.clock.restart()
    past.wait(minutes=1)
    assert past.wait_s(ICE) == 0


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """As the machine tells it: with the distance from UTC that holds just then."""
    return datetime.fromisoformat(moment.astimezone(zone).isoformat())


@pytest.mark.covers("RT3", "RT5")
@pytest.mark.parametrize("jump", [2 * HOUR, 400 * DAY, -2 * HOUR, -400 * DAY])
def test_a_clock_that_is_set_shortens_nothing(jump: float) -> None:
    past = Past()
    past.use(("ice", 110), gap=180, rest_h={"heat": 24})
    past.wait(minutes=20).set_wall(jump).wait(minutes=20)
    assert past.wait_s(ICE) >= 140 * MINUTE
    assert past.log.wait("heat").seconds >= 24 * HOUR - 40 * MINUTE
    assert past.log.used_s("cold") == 110 * MINUTE


def test_after_a_start_of_the_machine_the_wall_clock_counts_unless_it_went_back() -> None:
    past = Past()
    past.use(("ice", 5), gap=120)
    past.clock.restart()
    assert past.wait(minutes=50).wait_s(ICE) == 70 * MINUTE
    past.set_wall(-30 * DAY)
    # The machine has run for fifty minutes and ten seconds since.
    assert past.wait_s(ICE) == pytest.approx(70 * MINUTE, abs=11)


def test_a_use_from_a_clock_that_ran_ahead_is_over_in_the_end() -> None:
    past = Past().set_wall(3 * 365 * DAY)
    past.use(("ice", 5), gap=120)
    past.set_wall(-3 * 365 * DAY)
    past.clock.restart()
    assert past.wait(minutes=30).wait_s(ICE) > 0
    assert past.wait(minutes=90).wait_s(ICE) == 0


# -- days in a row, corrections, first uses -----------------------------------------------------------------


def test_days_in_a_row_are_those_before_today_without_a_gap() -> None:
    past = Past()
    for day in range(6):
        if day != 1:
            past.use(("ice" if day % 2 else "ice-massage", 1))
        past.wait(hours=24)
    today = (MONDAY + timedelta(days=6)).date()
    assert past.log.days_in_a_row("cold", today) == 4
    assert past.log.days_in_a_row("cold", today + timedelta(days=1)) == 0
    assert past.log.days_in_a_row("cold", date(2026, 11, 17)) == 1
    assert past.log.days_in_a_row("heat", today) == 0


def test_wraps_in_a_row_are_counted_apart_from_other_heat() -> None:
    past = Past()
    past.use(("wrap", 1))
    past.wait(hours=24)
    past.use(("heat", 1))
    past.wait(hours=24)
    today = (MONDAY + timedelta(days=2)).date()
    assert past.log.days_in_a_row("heat", today) == 2
    assert past.log.days_in_a_row("heat", today, wraps=True) == 0


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    past = Past()
    record = past.use(("ice", 100))
    past.wait(hours=5)
    (once,) = record.applications
    for number, minutes in enumerate((50, 20)):
        fixed = (replace(once, exposed_s=minutes * 60.0),)
        past.written.append(replace(record, id=f"c{number}", corrects=record.id, applications=fixed))
    assert past.log.used_s("cold") == 20 * MINUTE
    assert [r.id for r in past.log.records] == ["c1"]


def test_a_correction_is_no_second_session() -> None:
    past = Past()
    for _ in range(7):
        past.use(("ice", 1))
        past.wait(minutes=65)
    for record in tuple(past.written):
        past.written.append(replace(record, id=f"c {record.id}", corrects=record.id))
    assert past.wait_s(ICE) == 0


def test_what_was_never_used_is_used_for_the_first_time() -> None:
    past = Past()
    assert past.log.first_of(BOTH) == {"cold", "heat"}
    past.use(("ice-massage", 1))
    assert past.log.first_of(BOTH) == {"heat"} and past.log.first_of(ICE) == frozenset()
    past.use(("wrap", 1))
    assert past.log.first_of(HEAT) == frozenset()


def test_the_last_use_of_a_kind() -> None:
    past = Past()
    past.use(("ice", 1))
    newer = past.use(("ice", 2), ("heat", 1))
    assert past.log.last("cold") == newer.applications[0]
    assert past.log.last("heat") == newer.applications[1]


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "9:00"), (1, "9:01"), (60, "9:01"), (60.5, "9:02"), (3599, "10:00")]
)
def test_a_safe_time_is_a_whole_minute_and_never_too_soon(seconds: float, expected: str) -> None:
    at = Wait(seconds, "TH07").until(datetime(2026, 11, 17, 9, 0, tzinfo=UTC))
    assert f"{at:%-H:%M}" == expected and at.second == at.microsecond == 0


# -- whatever was used --------------------------------------------------------------------------------------

PART = st.tuples(st.sampled_from(MODES), st.integers(1, 200))
USES = st.lists(st.tuples(PART, st.integers(0, 500), st.sampled_from([0, 60, 240])), max_size=8)


@given(USES, st.sampled_from([ICE, HEAT, BOTH, WRAP]))
def test_after_its_wait_a_protocol_may_start_and_one_second_before_not(
    uses: list[tuple[tuple[Mode, int], int, int]], again: Protocol
) -> None:
    past = Past()
    for part, minutes, gap in uses:
        past.use(part, gap=gap)
        past.wait(minutes=minutes)
    wait_s = past.wait_s(again)
    if wait_s > 1:
        assert past.wait(wait_s - 1).wait_s(again) > 0
        past.wait(1)
    else:
        past.wait(wait_s)
    assert past.wait_s(again) == pytest.approx(0, abs=1e-6)


@given(USES, st.sampled_from([ICE, HEAT, BOTH, WRAP]), st.data())
def test_a_use_more_never_shortens_a_wait(
    uses: list[tuple[tuple[Mode, int], int, int]], again: Protocol, data: st.DataObject
) -> None:
    past = Past()
    for part, minutes, gap in uses:
        past.use(part, gap=gap)
        past.wait(minutes=minutes)
    whole = past.wait_s(again)
    if past.written:
        past.written.remove(data.draw(st.sampled_from(past.written)))
    assert past.wait_s(again) <= whole
