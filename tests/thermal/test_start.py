"""What stands in the way of a start: the kind, the hour, the days and the ticks."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from log_samples import DAY, HOUR, MONDAY, Past
from msgspec.structs import replace
from start_samples import ALL, EVERY_TICK, HEAT, ICE, NOW, WRAP, asked, found, rules, said
from thermal_steps import RULES, protocol

from corecoach.thermal.protocol import AIMS, Aim, Protocol
from corecoach.thermal.start import Hindrance, in_night, until_night_s


@pytest.mark.parametrize("what", ALL, ids=lambda p: p.id)
@pytest.mark.parametrize("aim", ["stiff", "before", "after"])
def test_nothing_stands_in_the_way_of_somebody_well(what: Protocol, aim: Aim) -> None:
    assert found(what, aim=aim) == []


# -- TH14: after a knock ---------------------------------------------------------------------------------


@pytest.mark.covers("TH14")
@pytest.mark.parametrize("what", ALL, ids=lambda p: p.id)
def test_no_heat_after_a_knock(what: Protocol) -> None:
    assert rules(what, aim="knock") == (["TH14"] if "heat" in what.groups else [])


@pytest.mark.covers("TH14")
def test_heat_after_a_knock_is_for_a_clinician_with_a_reason() -> None:
    allowed = {"allows": ("injury",), "reason": "A spasm, seen by me."}
    no_tick = EVERY_TICK - {"injury"}
    by_clinician = replace(HEAT, author="clinician", **allowed)
    assert rules(by_clinician, aim="knock") == rules(by_clinician, aim="knock", ticks=no_tick) == []
    for less in ({"allows": ()}, {"reason": ""}, {"author": "patient"}):
        made = replace(by_clinician, **less)
        assert rules(made, aim="knock") == ["TH14"]
        assert rules(made, ticks=no_tick) == ["TH14"]


# -- TH16: awake ------------------------------------------------------------------------------------------


@pytest.mark.covers("TH16")
@pytest.mark.parametrize(
    ("night", "clock", "asleep"),
    [
        ((23, 6), "22:59:59", False),
        ((23, 6), "23:00:00", True),
        ((23, 6), "00:00:00", True),
        ((23, 6), "05:59:59", True),
        ((23, 6), "06:00:00", False),
        ((1, 9), "00:59:59", False),
        ((1, 9), "01:00:00", True),
        ((1, 9), "08:59:59", True),
        ((1, 9), "09:00:00", False),
        ((0, 6), "23:59:59", False),
        ((0, 6), "00:00:00", True),
    ],
)
def test_nothing_starts_in_the_hours_of_sleep(night: tuple[int, int], clock: str, asleep: bool) -> None:
    now = replace(NOW, at=datetime.combine(NOW.at, time.fromisoformat(clock), NOW.at.tzinfo))
    hours = (time(night[0]), time(night[1]))
    known: dict[str, Any] = {"now": now, "night": hours, "answers": said(stamp=now)}
    assert in_night(asked(**known)) is asleep
    for what in ALL:
        assert rules(what, **known) == (["TH16"] if asleep else [])


@pytest.mark.parametrize(
    ("clock", "night", "hours"),
    [("22:00", 23, 1), ("22:59", 23, 1 / 60), ("23:00", 23, 24), ("12:00", 1, 13), ("00:30", 1, 0.5)],
)
def test_how_long_it_is_until_the_night(clock: str, night: int, hours: float) -> None:
    now = replace(NOW, at=datetime.combine(NOW.at, time.fromisoformat(clock), NOW.at.tzinfo))
    left = until_night_s(asked(now=now, night=(time(night), time(6))))
    assert left == pytest.approx(hours * HOUR)


@pytest.mark.covers("TH15", "TH16", "TH20")
@pytest.mark.parametrize("what", ALL, ids=lambda p: p.id)
def test_every_tick_for_what_goes_on_is_needed(what: Protocol) -> None:
    needed = {t.id: t.rule for t in RULES.ticks_for(what.modes)}
    assert {"feel", "skin", "new", "awake"} <= needed.keys()
    assert ("cream_heat" in needed) == ("heat" in what.groups) != ("cream" in needed)
    for tick, rule in needed.items():
        assert found(what, ticks=EVERY_TICK - {tick}) == [Hindrance(rule, (tick,))]
    assert rules(what, ticks=frozenset(needed)) == []
    assert len(rules(what, ticks=frozenset())) == len(needed)


USUAL = {"feel", "skin", "cream", "cream_heat", "new", "awake"}


def test_each_kind_has_a_tick_of_its_own() -> None:
    own = {what.id: {t.id for t in RULES.ticks_for(what.modes)} - USUAL for what in ALL}
    assert own == {
        "ice": {"cloth"}, "heat": {"cloth", "injury"}, "both": {"cloth", "injury"}, "massage": {"moving"},
        "wrap": {"over_clothing", "injury"},
    }  # fmt: skip


# -- TH18: days in a row ---------------------------------------------------------------------------------


def daily(days: int, mode: str) -> Past:
    """Once a day at eight, up to yesterday."""
    past = Past(MONDAY - timedelta(days=days))
    for _ in range(days):
        past.use((mode, 1))  # type: ignore[arg-type]
        past.wait(DAY - 60)
    return past


@pytest.mark.covers("TH18")
@pytest.mark.parametrize(
    ("mode", "what", "days"), [("ice", ICE, 3), ("ice-massage", ICE, 3), ("heat", HEAT, 14)]
)
def test_many_days_in_a_row_are_only_said(mode: str, what: Protocol, days: int) -> None:
    free = replace(what, max_days=None)
    assert found(free, daily(days - 1, mode)) == []
    (only,) = found(free, daily(days, mode))
    assert (only.rule, only.warns) == ("TH18", True)


@pytest.mark.covers("TH18")
def test_a_wrap_is_used_on_seven_days_in_a_row_and_no_more() -> None:
    assert found(WRAP, daily(6, "wrap")) == []
    assert rules(WRAP, daily(7, "wrap")) == ["TH18"]
    assert rules(WRAP, daily(7, "heat")) == [] and rules(HEAT, daily(7, "wrap")) == []


def test_the_days_of_a_protocol_are_said_as_well() -> None:
    few = replace(ICE, max_days=2)
    assert found(few, daily(1, "ice")) == []
    assert [(h.rule, h.warns) for h in found(few, daily(2, "ice"))] == [("TH18", True)]


# -- what is broken, and the order ---------------------------------------------------------------------------


def test_of_what_is_broken_nothing_else_is_said() -> None:
    too_long = protocol("s i5 s i10 s i6 s")
    assert rules(too_long, answers=None, ticks=frozenset()) == ["TH01"]
    assert rules(replace(too_long, author="clinician", reason="x")) == ["TH01"]


def test_what_time_ends_is_said_first_and_what_is_only_said_last() -> None:
    past = daily(3, "ice")
    past.use(("ice", 5), gap=120)
    everything = found(ICE, past, ticks=frozenset(), aim="stiff")
    assert everything[0].rule == "TH06b" and everything[0].wait is not None
    assert everything[-1].warns and not everything[-2].warns


def test_every_aim_is_asked_about() -> None:
    assert set(AIMS) == {"stiff", "knock", "before", "after"}
