"""A use while it runs, on two clocks: on counts by the longer one, rested by the shorter. Nothing that
happens to clock, machine or CoreCoach makes a time on the skin any shorter."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running_samples import END, FINE, OFF, ON, PAUSE, SIGN, STOP, Use
from thermal_steps import protocol

from corecoach.safety.waiting import Stamp
from corecoach.thermal.clocks import UNKNOWN_S, exposed_s, rested_s
from corecoach.thermal.running import IllegalPackCommand, PackCommand, PackState, Running

ICE = "s i5 s i10 s"
HOUR = 3600.0
NEVER = 1e9


# -- the two clocks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wall", "own", "exposed", "rested"),
    [
        (600, 600, 600, 600),
        (4200, 600, 4200, 600),  # set forward, or the machine's own clock stood still
        (300, 600, 600, 300),
        (0, 600, 600, 0),
        (-3000, 600, 600, 600),  # set back: it says nothing
    ],
)
def test_on_by_the_longer_clock_and_off_by_the_shorter(
    wall: float, own: float, exposed: float, rested: float
) -> None:
    use = Use(ICE)
    since = use.now
    use.sleep(own / 60).set_wall((wall - own) / 60)
    assert exposed_s(since, use.now) == exposed
    assert rested_s(since, use.now) == rested


@pytest.mark.parametrize(("wall", "rested"), [(600, 600), (0, 0), (-1, 70), (-90_000, 70)])
def test_across_a_start_of_the_machine_only_the_wall_clock_is_left(wall: float, rested: float) -> None:
    use = Use(ICE)
    since = use.now
    use.clock.restart()
    use.sleep(1).set_wall(wall / 60 - 1)
    assert exposed_s(since, use.now) == UNKNOWN_S == 86_400
    # One that was set back is not believed; since its start the machine has rested for certain.
    assert rested_s(since, use.now) == rested


def test_a_moment_that_lies_ahead_on_the_machine_s_own_clock_is_no_rest() -> None:
    use = Use(ICE)
    ahead = Stamp(use.now.at, use.now.boot, use.now.boot_s + 600)
    assert rested_s(ahead, use.now) == 0
    assert rested_s(ahead, use.sleep(11).now) == 60


def test_a_machine_that_does_not_name_its_starts_knows_nothing_but_the_wall() -> None:
    since, now = Stamp(Use(ICE).clock.now()), Stamp(Use(ICE).sleep(10).clock.now())
    assert exposed_s(since, now) == UNKNOWN_S
    assert rested_s(since, now) == 600


@pytest.mark.covers("RT3")
@given(
    true_s=st.floats(0, 1e6),
    jumps=st.lists(st.floats(-1e7, 1e7), max_size=4),
)
def test_however_the_clock_is_set_neither_is_on_the_wrong_side(true_s: float, jumps: list[float]) -> None:
    use = Use(ICE)
    since = use.now
    for jump in jumps:
        use.set_wall(jump / 60)
    use.sleep(true_s / 60)
    assert exposed_s(since, use.now) >= true_s - 1e-3
    assert rested_s(since, use.now) <= true_s + 1e-3


# -- a pack that is on ---------------------------------------------------------------------------------


@pytest.mark.covers("RT3")
@pytest.mark.parametrize("minutes", [-60 * 24 * 400, -61, -5, 0])
def test_a_clock_that_is_set_back_gives_no_more_time(minutes: float) -> None:
    use = Use(ICE).do(FINE, ON).set_wall(minutes).wait(4.9)
    assert use.state == "on"
    assert use.wait(0.11).state == "due"
    use.do(STOP)
    assert use.exposed_s() == [pytest.approx(5.01 * 60)]


def test_a_clock_that_is_set_forward_ends_it_and_counts() -> None:
    use = Use(ICE).do(FINE, ON).wait(1).set_wall(60)
    assert use.state == "due"
    use.set_wall(-60).do(STOP)
    # Right again: the machine's own clock has seen a minute.
    assert use.exposed_s() == [60]
    use = Use(ICE).do(FINE, ON).wait(1).set_wall(60).do(FINE)
    assert use.exposed_s() == [61 * 60] and use.running.outcome == "finished"


@pytest.mark.covers("RT3")
def test_a_machine_that_slept_has_a_pack_that_is_overdue() -> None:
    use = Use(ICE).do(FINE, ON).sleep(300)
    assert use.left_s == -295 * 60 and use.state == "due"
    use.do(FINE)
    (once,) = use.applications
    assert (once.exposed_s, once.overdue_s) == (300 * 60, 295 * 60)


@pytest.mark.covers("RT3")
def test_after_a_start_of_the_machine_nobody_knows_how_long_it_was_on() -> None:
    use = Use(ICE).do(FINE, ON).wait(1)
    use.clock.restart()
    assert use.crash().state == "due"
    use.wait(1).do(FINE)
    (once,) = use.applications
    assert once.unknown and once.exposed_s == UNKNOWN_S and once.least_s == 300


def test_what_was_known_before_a_start_of_the_machine_is_added() -> None:
    use = Use(ICE).do(FINE, ON).wait(5).do(FINE).wait(2)
    use.clock.restart()
    use.crash().do(OFF if use.running.needs is OFF else FINE)
    assert use.exposed_s() == [300 + UNKNOWN_S]


# -- a rest ---------------------------------------------------------------------------------------------


def test_a_rest_is_not_shortened_by_a_clock_that_is_set() -> None:
    use = Use("s i5 r10 s i5 s").do(FINE, ON).wait(5).do(OFF).wait(1)
    assert use.set_wall(600).state == "rest" and use.left_s == 540
    # Set back again by less: the shorter of both clocks goes on.
    assert use.wait(8.9).state == "rest"
    # By the other clock nobody came for hours.
    assert use.wait(0.2).state == "over" and use.running.outcome == "ended"


def test_a_rest_takes_longer_where_the_wall_clock_is_behind() -> None:
    use = Use("s i5 r10 s i5 s").do(FINE, ON).wait(5).do(OFF).wait(4).set_wall(-3)
    assert use.left_s == 9 * 60


def test_a_clock_set_forward_while_it_waits_makes_it_stale() -> None:
    use = Use(ICE).wait(1).set_wall(40)
    assert use.do(FINE).running.outcome == "ended"
    use = Use(ICE).do(FINE, ON).wait(1).do(PAUSE).set_wall(40)
    assert use.do(ON).running.outcome == "ended"


# -- found again ---------------------------------------------------------------------------------------


def test_what_is_on_goes_on_to_its_end_and_no_further() -> None:
    use = Use(ICE).do(FINE, ON).wait(2).sleep(1).crash()
    assert use.state == "on" and use.left_s == 120
    assert use.wait(2).state == "due"
    use.wait(3).do(FINE)
    assert use.running.outcome == "ended" and use.exposed_s() == [8 * 60]


@pytest.mark.parametrize("until", [(), (FINE,), (FINE, ON, PAUSE), (FINE, ON, "due", FINE, "due", FINE)])
def test_with_nothing_on_it_is_over_and_what_was_on_is_kept(until: tuple[object, ...]) -> None:
    use = Use("s i5 s i5 s r10 s i5 s")
    for what in until:
        use.wait(5) if what == "due" else use.wait(1).do(what)  # type: ignore[arg-type]
    before = use.applications
    use.sleep(5).crash()
    assert use.state == "over" and use.running.outcome == "ended" and use.applications == before


def test_how_one_ended_whose_record_was_not_written_stays_as_it_was() -> None:
    for command, outcome in ((SIGN, "sign"), (STOP, "stopped"), (END, "ended")):
        use = Use(ICE).do(FINE, ON).wait(2).do(command)
        before = use.running
        use.sleep(600).crash()
        assert use.running == before and use.running.outcome == outcome


def test_all_of_it_can_be_kept_and_read_again() -> None:
    use = Use("s h3 i1 h3 s", bed_s=900.0)
    for command in (FINE, ON, PAUSE, ON):
        use.wait(0.5).do(command)
        stored = msgspec.json.encode(use.running)
        assert msgspec.json.decode(stored, type=Running) == use.running


# -- whatever happens ------------------------------------------------------------------------------------

COMMANDS = st.sampled_from(PackCommand)
HAPPENS = st.one_of(
    st.tuples(st.just("do"), COMMANDS | st.just("needs")),
    st.tuples(st.just("wait"), st.sampled_from([0.1, 1.0, 3.0, 5.0, 10.0, 31.0, 120.0, 3000.0])),
    st.tuples(st.just("sleep"), st.sampled_from([1.0, 10.0, 40.0, 900.0])),
    st.tuples(st.just("wall"), st.sampled_from([-9999.0, -60.0, -3.0, 2.0, 45.0, 9999.0])),
    st.tuples(st.just("crash"), st.none()),
    st.tuples(st.just("restart"), st.none()),
)
PROTOCOLS = (
    ICE, "s h3 i1 h3 i1 s h3 s", "s i5 s i5 s r10 s i5 s i5 s", "s i5 s r60 s h10 s", "s i5 r10 s i5 s",
    "r5 s m5 s", "s w120 s w120 s",
)  # fmt: skip


@pytest.mark.covers("RT3", "RT5")
@given(st.sampled_from(PROTOCOLS), st.lists(HAPPENS, max_size=30))
def test_what_was_on_is_never_more_than_what_is_written_down(
    steps: str, happens: list[tuple[str, object]]
) -> None:
    use = Use(protocol(steps, max_days=7), bed_s=NEVER)
    true_s, on_since = 0.0, None
    true: list[float] = []
    for what, value in happens:
        was_found = use.running.found
        if what in ("wait", "sleep"):
            true_s += value * 60  # type: ignore[operator]
            getattr(use, what)(value)
        elif what == "wall":
            use.set_wall(value)  # type: ignore[arg-type]
        elif what == "crash":
            use.crash()
        elif what == "restart":
            use.clock.restart()
            use.crash()
        else:
            command = use.look().needs if value == "needs" else value
            before = use.running
            try:
                use.do(command)  # type: ignore[arg-type]
            except IllegalPackCommand:
                assert use.running == before
                continue
        on = use.running.leg
        changed = on is not None and (on_since is None or len(use.applications) > len(true))
        if on_since is not None and (on is None or changed):
            true.append(true_s - on_since)
            on_since = None
        if changed:
            assert what == "do" and value in (ON, "needs") and not was_found
            on_since = true_s
    assert len(true) == len(use.applications)
    for once, really_s in zip(use.applications, true, strict=True):
        assert once.exposed_s >= min(really_s, UNKNOWN_S) - 1e-6
        assert 0 <= once.least_s <= once.exposed_s
        if not once.unknown:
            assert once.exposed_s >= really_s - 1e-6


@pytest.mark.covers("RT6")
@given(st.sampled_from(PROTOCOLS), st.lists(st.tuples(COMMANDS, st.floats(0, 40)), max_size=40))
def test_no_order_of_commands_passes_what_was_planned(
    steps: str, said: list[tuple[PackCommand, float]]
) -> None:
    use = Use(protocol(steps, max_days=7), bed_s=NEVER)
    permitted: dict[int, float] = {}
    for command, minutes in said:
        use.wait(minutes)
        before = use.running
        try:
            use.do(command)
        except IllegalPackCommand:
            assert use.running == before
            continue
        leg = use.running.leg
        if use.running.state is PackState.ON and leg is not None and leg != before.leg:
            done = leg.exposed_s + sum(a.exposed_s for a in use.applications if a.block == leg.block)
            permitted[leg.block] = done + leg.left_s
            assert leg.left_s > 0
    for block, seconds in permitted.items():
        assert seconds <= use.plan.blocks[block].minutes * 60 + 1e-6
