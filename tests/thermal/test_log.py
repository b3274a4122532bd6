"""The log of ice and heat: how long what was used keeps what from starting."""

from datetime import timedelta

import pytest
from log_samples import DAY, HOUR, MINUTE, MONDAY, Past
from msgspec.structs import replace
from thermal_steps import RULES, protocol

from corecoach.thermal.log import Wait
from corecoach.thermal.protocol import GROUP, MODES, Mode, Protocol

ICE = protocol("s i5 s", min_gap_min=60, max_per_day=8, id="ice")
HEAT = protocol("s h5 s", min_gap_min=60, max_per_day=6, id="heat")
BOTH = protocol("s i5 s r60 s h5 s", min_gap_min=60, max_per_day=5, id="both")
WRAP = protocol("s w120 s w120 s w120 s w120 s", min_gap_min=960, max_per_day=1, max_days=7, id="wrap")


# -- gaps ------------------------------------------------------------------------------------------------


@pytest.mark.covers("TH06b", "TH07")
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("seconds", "left"), [(0, 3600), (3599, 1), (3600, 0), (90_000, 0)])
def test_an_hour_lies_between_two_of_a_kind(mode: Mode, seconds: float, left: float) -> None:
    past = Past()
    past.use((mode, 5))
    past.wait(seconds)
    same, other = (ICE, HEAT) if GROUP[mode] == "cold" else (HEAT, ICE)
    assert past.wait_s(same) == left
    assert past.rule(same) == ("" if not left else "TH06b" if GROUP[mode] == "cold" else "TH07")
    assert past.wait_s(other) == 0


@pytest.mark.covers("RT5")
@pytest.mark.parametrize("before", ["ice", "heat", "ice-massage", "wrap"])
@pytest.mark.parametrize("after", [ICE, HEAT, BOTH], ids=lambda p: p.id)
def test_the_gap_that_a_protocol_asks_for_holds_for_all_that_comes(before: Mode, after: Protocol) -> None:
    past = Past()
    past.use((before, 5), gap=240)
    assert past.wait(minutes=239, seconds=59).wait_s(after) == 1
    assert past.wait(seconds=1).wait_s(after) == 0


def test_the_gap_of_what_comes_holds_for_its_own_kind() -> None:
    past, careful = Past(), replace(ICE, min_gap_min=240)
    past.use(("ice-massage", 5), gap=60)
    assert past.wait(minutes=239).wait_s(careful) == MINUTE
    assert past.wait_s(ICE) == 0 and past.wait_s(replace(HEAT, min_gap_min=240)) == 0


def test_one_longest_gap_of_all_uses_holds() -> None:
    past = Past()
    past.use(("ice", 5), gap=600)
    past.wait(minutes=60)
    past.use(("heat", 5), gap=60)
    assert past.wait_s(HEAT) == (600 - 65) * MINUTE
    assert past.log.wait("cold").until(MONDAY) == MONDAY + timedelta(minutes=600 - 65)


def test_of_a_protocol_with_both_the_longer_wait_holds() -> None:
    past = Past()
    past.use(("heat", 5), 60.0, ("ice", 5))
    past.wait(minutes=20)
    assert past.rule(BOTH) == "TH06b" and past.wait_s(BOTH) == 40 * MINUTE
    assert past.wait_s(HEAT) == 0


# -- how often in 24 hours ---------------------------------------------------------------------------------


def many(count: int, *modes: Mode, minutes: float = 1) -> Past:
    """So many uses, each a bit more than an hour after the one before."""
    past = Past()
    for number in range(count):
        past.use((modes[number % len(modes)], minutes), gap=60)
        past.wait(minutes=65)
    return past


@pytest.mark.covers("TH09")
@pytest.mark.parametrize(("mode", "again", "most"), [("ice", ICE, 8), ("heat", HEAT, 6)])
def test_so_many_sessions_with_one_kind_in_a_day(mode: Mode, again: Protocol, most: int) -> None:
    assert many(most - 1, mode).wait_s(again) == 0
    past = many(most, mode)
    assert past.rule(again) == "TH09"
    # Until the first of them is a day ago.
    first = past.written[0].applications[0].off
    assert past.wait_s(again) == pytest.approx(DAY - (past.now.boot_s - first.boot_s))
    assert past.wait(past.wait_s(again)).wait_s(again) == 0


@pytest.mark.covers("TH09")
def test_ten_sessions_in_a_day_in_all() -> None:
    assert many(9, "ice", "heat").wait_s(ICE) == 0
    assert many(10, "ice", "heat").rule(ICE) == "TH09"


@pytest.mark.covers("TH09")
def test_a_protocol_of_two_sessions_needs_room_for_both() -> None:
    assert many(8, "ice", "heat").wait_s(BOTH) == 0
    assert many(9, "ice", "heat").rule(BOTH) == "TH09"
    four = protocol("s i1 s r60 s i1 s r60 s i1 s r60 s i1 s", min_gap_min=60, max_per_day=1)
    assert many(4, "ice").wait_s(four) == 0
    assert many(5, "ice").rule(four) == "TH09"


def test_two_sessions_of_one_use_count_as_two() -> None:
    past = Past()
    for _ in range(4):
        past.use(("ice", 1), 60.0, ("ice", 1), gap=60)
        past.wait(minutes=65)
    assert past.rule(ICE) == "TH09"
    short = Past()
    for _ in range(4):
        short.use(("ice", 1), 10.0, ("ice", 1), gap=60)
        short.wait(minutes=65)
    assert short.wait_s(ICE) == 0


def test_a_protocol_is_used_as_often_a_day_as_it_says() -> None:
    past, twice = Past(), replace(ICE, max_per_day=2, id="twice")
    for _ in range(2):
        past.use(("ice", 5), protocol="twice")
        past.wait(hours=2)
    assert past.rule(twice) == "TH09" and past.wait_s(ICE) == 0
    assert past.wait(past.wait_s(twice)).wait_s(twice) == 0
    assert past.wait(hours=3).now.at - past.written[0].ended_at > timedelta(days=1)


# -- minutes in 24 hours -----------------------------------------------------------------------------------


@pytest.mark.covers("TH10")
@pytest.mark.parametrize(("mode", "letter"), [("ice", "i"), ("ice-massage", "m"), ("heat", "h")])
def test_two_hours_in_a_day_in_all(mode: Mode, letter: str) -> None:
    for before, more, starts in ((119, 2, False), (118, 2, True), (119, 1, True), (120, 1, False)):
        past = Past()
        past.use((mode, before))
        past.wait(hours=12)
        wanted = protocol(f"s {letter}{more} s")
        assert past.rule(wanted) == ("" if starts else "TH10")
        # Until what was used is a day ago as a whole.
        assert past.wait_s(wanted) == (0 if starts else 12 * HOUR)
        assert past.log.left_s(GROUP[mode]) == (120 - before) * MINUTE


@pytest.mark.covers("TH10")
def test_all_that_a_protocol_plans_must_have_room() -> None:
    past = Past()
    past.use(("ice", 100))
    past.wait(hours=5)
    past.use(("ice", 5))
    past.wait(hours=5)
    assert past.wait_s(protocol("s i5 s i10 s")) == 0
    assert past.rule(protocol("s i5 s i5 s r10 s i5 s i5 s")) == "TH10"


def test_it_waits_only_until_enough_has_gone() -> None:
    past = Past()
    for minutes in (30, 60, 30):
        past.use(("heat", minutes))
        past.wait(hours=4)
    wanted = protocol("s h5 s h10 s")
    assert past.wait_s(wanted) == pytest.approx(DAY - 12 * HOUR - 90 * MINUTE)


@pytest.mark.covers("TH10")
def test_what_reaches_into_the_day_counts_as_a_whole() -> None:
    past = Past()
    past.use(("ice", 60))
    assert past.wait(hours=23.5).log.used_s("cold") == 60 * MINUTE
    assert past.wait(hours=0.5).log.used_s("cold") == 0


def test_a_wrap_counts_by_itself_and_comes_back_at_the_same_hour() -> None:
    past = Past()
    past.use(("wrap", 480), gap=960)
    assert past.log.used_s("heat") == 0
    assert past.wait(hours=16).wait_s(WRAP) == 0
    assert past.log.wrap_left_s() == 480 * MINUTE


@pytest.mark.covers("TH03", "RT3")
def test_a_clock_set_forward_while_a_wrap_is_on_makes_it_no_older() -> None:
    for started_anew in (False, True):
        past = Past()
        record = past.use(("wrap", 240), gap=60)
        (once,) = record.applications
        off = replace(once.off, at=once.off.at + timedelta(hours=20))
        past.set_wall(20 * HOUR).clock.restart()
        if started_anew:
            off = past.now
        past.written = [replace(record, applications=(replace(once, off=off),))]
        assert past.wait(hours=3).rule(WRAP) == "TH03"
        assert past.log.wrap_left_s() == 240 * MINUTE


@pytest.mark.covers("TH03")
def test_eight_hours_of_wraps_in_a_day_whoever_wrote_them() -> None:
    past, another = Past(), replace(WRAP, id="another", min_gap_min=60)
    past.use(("wrap", 480), gap=60)
    past.wait(hours=2)
    assert past.rule(another) == "TH03" and past.wait_s(another) == 14 * HOUR
    half = protocol("s w120 s w120 s", min_gap_min=60, max_days=7)
    past = Past()
    past.use(("wrap", 240), gap=60)
    assert past.wait(hours=2).wait_s(half) == 0
    assert past.log.wrap_left_s() == 240 * MINUTE


# -- after a sign ------------------------------------------------------------------------------------------


@pytest.mark.covers("RT7")
@pytest.mark.parametrize("hours", [4, 24])
def test_a_rest_after_a_sign_is_for_its_kind_and_to_the_second(hours: int) -> None:
    past = Past()
    past.use(("ice", 5), rest_h={"cold": hours})
    assert past.wait(hours=hours, seconds=-1).log.wait("cold") == Wait(1, "RT7")
    assert past.log.wait("heat").seconds == 0
    assert past.wait(1).log.wait("cold").seconds == 0


@pytest.mark.covers("RT7")
def test_a_rest_counts_from_when_it_was_seen() -> None:
    past = Past()
    record = past.use(("heat", 5))
    past.wait(hours=3)
    past.written = [replace(record, rest_h={"heat": 24, "cold": 4}, seen=past.now)]
    assert past.wait(hours=3).log.wait("cold").seconds == HOUR
    assert past.log.wait("heat").seconds == 21 * HOUR


def test_a_rest_counts_from_the_last_pack_whatever_the_clock_said() -> None:
    past = Past().set_wall(7 * HOUR)
    first = past.use(("ice", 5), 20.0)
    past.set_wall(-7 * HOUR)
    last = past.use(("ice", 5), gap=60)
    whole = replace(last, applications=(*first.applications, *last.applications), rest_h={"cold": 4})
    past.written = [whole]
    assert past.wait(hours=3.9).log.wait("cold").seconds == pytest.approx(0.1 * HOUR)


def test_a_use_with_nothing_on_keeps_nothing_from_starting() -> None:
    past = Past()
    past.written = [replace(past.use(("ice", 5), rest_h={"cold": 24}), applications=())]
    assert past.log.wait("cold") == Wait() and not past.log.ever("cold")


def test_the_numbers_here_are_those_of_the_rules() -> None:
    assert RULES.limit("TH09").numbers == {"cold_most": 8, "heat_most": 6, "all_most": 10}
