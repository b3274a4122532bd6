"""The edges of what the log of ice and heat allows, by the clinical table, section 1.7."""

from datetime import UTC, datetime, timedelta

import pytest
from thermal_steps import RULES, protocol

from corecoach.safety.waiting import Stamp
from corecoach.thermal.log import Log
from corecoach.thermal.protocol import GROUP, Mode
from corecoach.thermal.record import Application, PackRecord

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SHORTEST = {"cold": "s i5 s", "heat": "s h5 s"}


def stamp(ago: timedelta) -> Stamp:
    """A moment before now, on both clocks."""
    return Stamp(NOW - ago, "boot", 1e6 - ago.total_seconds())


def used(mode: Mode, minutes: float, ago: timedelta, gap: int = 0) -> PackRecord:
    """Something that was on the skin for so long and came off so long ago."""
    on, off = stamp(ago + timedelta(minutes=minutes)), stamp(ago)
    application = Application(mode, 0, 0, on, off, minutes * 60)
    return PackRecord(
        id=f"{mode} {ago}", at=on.at, ended_at=off.at, protocol="before", title="Before", min_gap_min=gap,
        outcome="finished", applications=(application,),
    )  # fmt: skip


def log(*records: PackRecord) -> Log:
    """The log as it is looked at now."""
    return Log(records, stamp(timedelta(0)), RULES)


@pytest.mark.covers("TH06b", "TH07")
@pytest.mark.parametrize("mode", ["ice", "ice-massage", "heat", "wrap"])
def test_an_hour_to_the_second_lies_between_two_of_a_kind(mode: Mode) -> None:
    group = GROUP[mode]
    again = protocol(SHORTEST[group], min_gap_min=60, max_per_day=20)
    short = log(used(mode, 5, timedelta(minutes=59, seconds=59))).wait_for(again)
    assert (short.seconds, short.rule) == (1, "TH06b" if group == "cold" else "TH07")
    assert log(used(mode, 5, timedelta(minutes=60))).wait_for(again).seconds == 0


@pytest.mark.covers("TH06b", "TH07", "RT5")
def test_the_longer_gap_of_the_two_protocols_holds() -> None:
    hour = timedelta(minutes=60)
    after_a_long_one = log(used("ice", 5, hour, gap=240))
    assert after_a_long_one.wait_for(protocol("s i5 s", min_gap_min=60)).seconds == 180 * 60
    assert after_a_long_one.wait_for(protocol("s h5 s", min_gap_min=60)).seconds == 180 * 60
    assert log(used("ice", 5, hour, gap=60)).wait_for(protocol("s i5 s", min_gap_min=120)).seconds == 3600


@pytest.mark.covers("TH10")
@pytest.mark.parametrize(("mode", "again"), [("ice", "s m5 s"), ("heat", "s h5 s")])
def test_two_hours_of_a_kind_in_a_day_are_the_most(mode: Mode, again: str) -> None:
    before = [used(mode, 115, timedelta(hours=20)), used(mode, 0, timedelta(hours=4))]
    assert log(*before).wait_for(protocol(again)).seconds == 0
    wait = log(*before, used(mode, 1, timedelta(hours=4))).wait_for(protocol(again))
    # Until the first of them is a day ago.
    assert (wait.seconds, wait.rule) == (4 * 3600, "TH10")


@pytest.mark.covers("TH10")
def test_119_minutes_and_2_more_are_too_many() -> None:
    before = used("ice", 119, timedelta(hours=20))
    assert log(before).wait_for(protocol("s i2 s")).rule == "TH10"
    assert log(before).wait_for(protocol("s i1 s")).seconds == 0


@pytest.mark.covers("TH10")
def test_a_wrap_is_not_counted_with_the_minutes() -> None:
    assert log(used("wrap", 480, timedelta(hours=4))).wait_for(protocol("s h5 s")).seconds == 0
