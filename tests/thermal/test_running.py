"""A use while it runs: what is possible in which state, and where it leads."""

from collections.abc import Callable

import pytest
from running_samples import END, FINE, OFF, ON, PAUSE, PLENTY, SIGN, STOP, Use, permit_for
from thermal_steps import BUILT_IN, RULES, protocol

from corecoach.safety import PermitError
from corecoach.thermal.plan import compile_plan
from corecoach.thermal.running import (
    TRANSITIONS,
    IllegalPackCommand,
    PackCommand,
    PackState,
    Running,
    act,
    begin,
)

ICE = "s i5 s i10 s"
# How each state is reached; where a state can wait for different answers, each of them.
REACHED: dict[str, Callable[[], Use]] = {
    "check": lambda: Use(ICE),
    "ready": lambda: Use(ICE).do(FINE),
    "on": lambda: Use(ICE).do(FINE, ON).wait(1),
    "due, a check": lambda: Use(ICE).do(FINE, ON).wait(5),
    "due, the last check": lambda: Use("s i5 s").do(FINE, ON).wait(5),
    "due, a rest": lambda: Use("s i5 r10 s i5 s").do(FINE, ON).wait(5),
    "due, the other pack": lambda: Use("s h3 i1 h3 s").do(FINE, ON).wait(3),
    "rest": lambda: Use("r5 s i5 s"),
    "paused": lambda: Use(ICE).do(FINE, ON).wait(1).do(PAUSE),
    "over": lambda: Use(ICE).do(END),
    "found, on": lambda: Use(ICE).do(FINE, ON).wait(1).crash(),
    "found, due, a check": lambda: Use(ICE).do(FINE, ON).wait(5).crash(),
    "found, due, the other pack": lambda: Use("s h3 i1 h3 s").do(FINE, ON).wait(3).crash(),
    "found, due, a rest": lambda: Use("s i5 r10 s i5 s").do(FINE, ON).wait(5).crash(),
    "found, over": lambda: Use(ICE).crash(),
}
# What is possible in each, and where it leads. Written by hand.
LEGAL: dict[str, dict[PackCommand, str]] = {
    "check": {FINE: "ready"},
    "ready": {ON: "on"},
    "on": {PAUSE: "paused"},
    "due, a check": {FINE: "on"},
    "due, the last check": {FINE: "over"},
    "due, a rest": {OFF: "rest"},
    "due, the other pack": {ON: "on"},
    "rest": {},
    "paused": {ON: "on"},
    "over": {},
    "found, on": {PAUSE: "over"},
    "found, due, a check": {FINE: "over"},
    "found, due, the other pack": {OFF: "over"},
    "found, due, a rest": {OFF: "over"},
    "found, over": {},
}
ENDS = {SIGN: "sign", STOP: "stopped", END: "ended"}
LIVE = [name for name in REACHED if "over" not in name]


def test_each_state_is_reached_and_every_command_is_asked_about() -> None:
    assert LEGAL.keys() == REACHED.keys()
    assert {REACHED[name]().state for name in REACHED} == set(PackState)
    for name, reach in REACHED.items():
        assert reach().state == name.removeprefix("found, ").partition(",")[0]
    assert {c for row in LEGAL.values() for c in row} | set(ENDS) == set(PackCommand)


@pytest.mark.covers("RT4")
@pytest.mark.parametrize("command", PackCommand)
@pytest.mark.parametrize("name", REACHED)
def test_a_command_does_what_the_table_says_or_nothing(name: str, command: PackCommand) -> None:
    use = REACHED[name]()
    before = use.running
    expected = LEGAL[name].get(command)
    if name in LIVE and command in ENDS:
        use.do(command)
        assert (use.running.state, use.running.outcome) == ("over", ENDS[command])
        assert use.running.leg is None
    elif expected is None:
        with pytest.raises(IllegalPackCommand):
            use.do(command)
        assert use.running == before
    else:
        assert use.do(command).running.state == expected


@pytest.mark.parametrize("name", REACHED)
def test_what_a_state_waits_for_is_what_is_possible(name: str) -> None:
    needs = REACHED[name]().running.needs
    possible = set(LEGAL[name]) - {PAUSE}
    assert ({needs} if needs else set()) == possible


@pytest.mark.covers("RT4")
def test_stop_sign_and_end_have_a_row_in_every_live_state() -> None:
    for state in PackState:
        for command in ENDS:
            assert ((state, command) in TRANSITIONS) is (state is not PackState.OVER)


@pytest.mark.covers("RT4")
@pytest.mark.parametrize("name", LIVE)
def test_stop_is_possible_at_every_moment_and_without_the_limits(name: str) -> None:
    use = REACHED[name]()
    for minutes in (0, 1, 40, 3000):
        use.sleep(minutes)
        for command in ENDS:
            done = act(use.running, command, use.now, None)
            assert done.state is PackState.OVER and done.leg is None


# -- the beginning --------------------------------------------------------------------------------------


@pytest.mark.covers("RT1")
def test_nothing_begins_without_a_permit_for_just_this() -> None:
    use, other = Use(ICE), compile_plan(protocol("s i5 s"), RULES)
    for permit in (None, object(), permit_for(other, 0.0)):
        with pytest.raises(PermitError):
            begin(permit, "x", use.plan, PLENTY, use.now, 0.0)  # type: ignore[arg-type]
    once = permit_for(use.plan, 0.0)
    begin(once, "x", use.plan, PLENTY, use.now, 0.0)
    with pytest.raises(PermitError):
        begin(once, "x", use.plan, PLENTY, use.now, 0.0)
    with pytest.raises(PermitError):
        begin(permit_for(use.plan, 0.0), "x", use.plan, PLENTY, use.now, 601.0)


@pytest.mark.covers("RT1")
@pytest.mark.parametrize("name", [n for n in REACHED if n.startswith("found")])
def test_one_that_was_found_again_begins_nothing(name: str) -> None:
    use = REACHED[name]()
    for minutes in (0, 6, 60):
        use.wait(minutes)
        for command in PackCommand:
            try:
                done = Use.do(_copy(use), command).running
            except IllegalPackCommand:
                continue
            assert done.leg is None and done.state is PackState.OVER


def _copy(use: Use) -> Use:
    twin = object.__new__(Use)
    twin.__dict__ |= use.__dict__
    return twin


# -- time alone -----------------------------------------------------------------------------------------


@pytest.mark.covers("RT1")
@pytest.mark.parametrize("name", REACHED)
def test_time_alone_puts_nothing_on_and_takes_nothing_off(name: str) -> None:
    use = REACHED[name]()
    before = use.running
    for minutes in (0.01, 1, 5, 15, 600, 6000):
        use.wait(minutes)
        assert use.applications == before.applications
        assert (use.running.leg is None) is (before.leg is None)
        assert use.running.state in _reached_by_time(before)


def _reached_by_time(before: Running) -> set[PackState]:
    later = {PackState.ON: {PackState.DUE}, PackState.REST: {PackState.CHECK, PackState.READY}}
    # With nothing on it is over when nobody comes for half an hour.
    end = set() if before.leg is not None else {PackState.OVER}
    return {before.state} | later.get(before.state, set()) | end


def test_a_pack_is_due_when_its_time_is_over_and_not_before() -> None:
    use = Use(ICE).do(FINE, ON)
    assert use.wait(4.999).state == "on" and use.left_s == pytest.approx(0.06)
    assert use.wait(0.001).state == "due" and use.left_s == 0
    assert use.wait(60).state == "due" and use.left_s == -3600


@pytest.mark.covers("RT1")
def test_a_rest_ends_by_itself_and_waits_for_a_tap() -> None:
    use = Use("s i5 r10 i5 s").do(FINE, ON).wait(5).do(OFF)
    assert use.wait(9.99).state == "rest"
    assert use.wait(0.01).state == "ready" and use.running.needs is ON
    assert use.wait(19.9).state == "ready"
    assert use.wait(0.1).state == "over" and use.running.outcome == "ended", "nobody came"


@pytest.mark.parametrize("made", BUILT_IN, ids=lambda p: p.id)
def test_each_built_in_protocol_runs_to_its_end(made: object) -> None:
    use = Use(made)  # type: ignore[arg-type]
    planned = [b.minutes * 60 for b in use.plan.blocks]
    while use.state is not PackState.OVER:
        use.do(use.running.needs) if use.running.needs else use.clock.move(use.left_s or 0)
    assert use.running.outcome == "finished"
    assert use.exposed_s() == pytest.approx(planned)
    assert all(a.overdue_s == 0 and not a.unknown for a in use.applications)
