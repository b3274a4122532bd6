"""Time that jumps: a stall pauses and credits nothing, a clock that goes back changes nothing."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_samples import START_S, Player, permit, prescribed, timeline

from corecoach.safety import PermitError
from corecoach.session import Command, Session, State


def holding() -> Player:
    """A session two seconds into its first hold."""
    player = Player()
    player.to("hold")
    player.wait(2)
    return player


@pytest.mark.parametrize("stall_s", [2.001, 5.0, 3600.0, 86_400.0, inf])
def test_a_stall_pauses_where_it_was_last_seen_and_credits_nothing(stall_s: float) -> None:
    player = holding()
    place, done, active_s = player.place, player.done, player.session.active_s
    (cue,) = player.look(stall_s)
    assert (cue.cue, cue.due_s) == ("gap", player.now_s)
    assert (player.state, player.place) == (State.PAUSED, place)
    assert (player.done, player.session.active_s) == (done, active_s)
    assert player.moment.gap


def test_exactly_the_longest_stutter_is_still_time_seen() -> None:
    player = holding()
    player.look(2.0)
    assert (player.state, player.place) == (State.RUNNING, ("one", "hold", 4))


def test_after_a_stall_carrying_on_counts_in_and_the_hold_goes_on() -> None:
    player = holding()
    player.look(30)
    player.do(Command.RESUME)
    assert not player.moment.gap
    player.wait(5)
    assert player.place == ("one", "hold", 2)
    player.finish()
    assert player.done[0].hold_done_s == 12


def test_a_stall_in_a_count_in_pauses_too() -> None:
    player = holding()
    player.do(Command.PAUSE)
    player.do(Command.RESUME)
    player.wait(4)
    player.look(2.5)
    assert (player.state, player.moment.gap, player.moment.count_in_s) == (State.PAUSED, True, 0)
    assert player.place == ("one", "hold", 2)


@pytest.mark.parametrize("state", [State.READY, State.PAUSED])
def test_there_is_no_stall_where_nothing_runs(state: State) -> None:
    player = Player(start=state is State.PAUSED)
    if state is State.PAUSED:
        player.do(Command.PAUSE)
    assert player.look(1e6) == ()
    assert (player.state, player.moment.gap) == (state, False)


@pytest.mark.parametrize(
    ("command", "state"),
    [(Command.STOP, State.STOPPED), (Command.END, State.ENDED), (Command.RESUME, State.COUNT_IN),
     (Command.BACK, State.RUNNING), (Command.SKIP, State.RUNNING), (Command.REPEAT, State.COUNT_IN)],
)  # fmt: skip
def test_a_command_that_ends_a_stall_is_about_the_paused_session(command: Command, state: State) -> None:
    player = Player(prescribed(), prescribed("two"))
    player.to("hold")
    player.now_s += 60
    assert player.do(command)[0] == "gap"
    assert player.state is state
    assert player.session.active_s == 11
    assert not player.moment.gap


@pytest.mark.parametrize("back_s", [-0.001, -1.0, -1e6])
def test_a_clock_that_goes_back_changes_nothing(back_s: float) -> None:
    player = holding()
    before = player.moment, player.done, player.session.active_s
    assert player.look(back_s) == ()
    assert player.look() == ()
    assert (player.moment, player.done, player.session.active_s) == before


def test_after_a_clock_went_back_time_goes_on_from_there() -> None:
    player = holding()
    player.look(-500)
    assert player.wait(1.5, 0.5) == ["3"]
    assert player.fired[-1].due_s == pytest.approx(player.now_s - 0.5)
    assert player.place == ("one", "hold", 3.5)


def test_a_command_at_a_moment_before_the_last_look_is_obeyed() -> None:
    player = holding()
    place = player.place
    player.now_s -= 3
    player.do(Command.PAUSE)
    assert (player.state, player.place) == (State.PAUSED, place)


@given(st.lists(st.floats(-3, 2), max_size=60))
def test_no_wobble_of_the_clock_moves_the_session_backwards(steps: list[float]) -> None:
    player = Player()
    place, seen_s = (0, 0.0), 0.0
    for step_s in steps:
        player.look(step_s)
        seen_s += max(0.0, step_s)
        now = player.moment.phase_index, player.moment.elapsed_s
        assert now >= place
        assert player.session.active_s <= seen_s + 0.001
        place = now


def test_a_faster_clock_brings_its_own_longest_stutter() -> None:
    player = Player(gap_s=20)
    player.look(15)
    assert player.state is State.RUNNING
    player.look(20.5)
    assert player.state is State.PAUSED


def test_a_permit_is_for_this_timeline_and_once() -> None:
    plan, other = timeline(), timeline(prescribed(reps=3))
    mine = permit(plan)
    with pytest.raises(PermitError):
        Session(mine, other, START_S)
    Session(mine, plan, START_S)
    with pytest.raises(PermitError):
        Session(mine, plan, START_S)
    with pytest.raises(PermitError):
        Session(None, plan, START_S)  # type: ignore[arg-type]
    with pytest.raises(PermitError):
        Session(permit(plan), plan, START_S + 601)
