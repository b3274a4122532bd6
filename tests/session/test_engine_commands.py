"""Every command in every state: the legal ones do what the table says, the others change nothing."""

from collections.abc import Callable
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_samples import Player, at_end, plans, prescribed

from corecoach.prescription import Prescribed
from corecoach.session import TRANSITIONS, Command, IllegalCommand, State

LIVE = (State.READY, State.RUNNING, State.PAUSED, State.COUNT_IN)
OVER = (State.FINISHED, State.ENDED, State.STOPPED)

# What a person would expect, written down apart from the engine's own table.
EXPECTED = """
             start    pause   resume    back     skip     repeat    extend   stop     end
    ready    running  .       .         .        .        .         .        stopped  ended
    running  .        paused  .         running  running  count-in  running  stopped  ended
    paused   .        .       count-in  running  running  count-in  paused   stopped  ended
    count-in .        paused  .         running  running  count-in  .        stopped  ended
    finished .        .       .         .        .        .         .        .        .
    ended    .        .       .         .        .        .         .        .        .
    stopped  .        .       .         .        .        .         .        .        .
"""


def expected() -> dict[tuple[State, Command], State | None]:
    """The table above, by state and command."""
    header, *rows = (line.split() for line in EXPECTED.strip().splitlines())
    return {
        (State(row[0]), Command(name)): None if cell == "." else State(cell)
        for row in rows
        for name, cell in zip(header, row[1:], strict=True)
    }


def in_state(state: State) -> Player:
    """A session in `state`; a live one is in the preparing of the first of two exercises."""
    over: dict[State, Command | None] = {
        State.FINISHED: None, State.ENDED: Command.END, State.STOPPED: Command.STOP
    }  # fmt: skip
    if state in over:
        return at_end(over[state])
    player = Player(prescribed(), prescribed("two"), start=state is not State.READY)
    player.wait(4)
    if state in (State.PAUSED, State.COUNT_IN):
        player.do(Command.PAUSE)
    if state is State.COUNT_IN:
        player.do(Command.RESUME)
        player.wait(2)
    assert player.state is state
    return player


def frozen(player: Player) -> tuple[object, ...]:
    """Everything there is to see of a session."""
    return player.moment, player.done, player.session.active_s, player.session.next_due_s()


def test_the_tables_agree() -> None:
    assert {pair: state for pair, state in expected().items() if state} == TRANSITIONS
    assert len(expected()) == len(State) * len(Command)


@pytest.mark.parametrize(("pair", "target"), expected().items(), ids=str)
def test_every_command_in_every_state(pair: tuple[State, Command], target: State | None) -> None:
    state, command = pair
    player = in_state(state)
    before = frozen(player)
    if target is None:
        with pytest.raises(IllegalCommand, match=f"{command} is not possible while {state}"):
            player.do(command)
        assert frozen(player) == before
    else:
        player.do(command)
        assert player.state is target
        assert player.moment.state is target


@pytest.mark.parametrize("kind", ["rep", "hold", "back"])
@pytest.mark.parametrize("paused", [False, True])
def test_work_is_never_made_longer(kind: str, paused: bool) -> None:
    player = Player()
    player.to(kind)
    if paused:
        player.do(Command.PAUSE)
    before = frozen(player)
    assert not player.moment.can_extend
    with pytest.raises(IllegalCommand):
        player.do(Command.EXTEND)
    assert frozen(player) == before


@pytest.mark.parametrize("state", LIVE)
@pytest.mark.parametrize("kind", ["prepare", "rep", "hold", "back", "rest", "set-rest", "switch"])
def test_stop_is_there_in_every_phase_of_every_live_state(kind: str, state: State) -> None:
    player = Player(prescribed(sides="each", sets=2, rest_between_sets_s=9), start=state is not State.READY)
    if state is not State.READY and kind != "prepare":
        player.to(kind)
    if state in (State.PAUSED, State.COUNT_IN):
        player.do(Command.PAUSE)
    if state is State.COUNT_IN:
        player.do(Command.RESUME)
    assert player.state is state
    assert player.do(Command.STOP) == ["stop"]
    assert player.state is State.STOPPED


@pytest.mark.parametrize("state", OVER)
def test_after_the_end_nothing_moves_whatever_is_seen_or_asked(state: State) -> None:
    player = in_state(state)
    before = frozen(player)
    for passed_s in (0.0, 0.5, 1.0, 1e9, -1e9, -5.0, inf):
        assert player.look(passed_s) == ()
        for command in Command:
            with pytest.raises(IllegalCommand):
                player.session.command(command, player.now_s)
    assert frozen(player) == before
    assert player.session.next_due_s() is None


# -- pausing -------------------------------------------------------------------------------------------


def test_a_pause_keeps_the_place_and_carrying_on_counts_in_five_seconds() -> None:
    player = Player()
    player.to("hold")
    player.wait(1.5)
    place = player.place
    assert player.do(Command.PAUSE) == ["pause"]
    assert player.wait(3600, 60) == []
    assert player.place == place == ("one", "hold", 1.5)
    assert player.do(Command.RESUME) == ["count-in"]
    assert player.moment.count_in_s == 5
    assert player.wait(4.5, 0.5) == ["3", "2", "1"]
    assert (player.state, player.place, player.moment.count_in_s) == (State.COUNT_IN, place, 0.5)
    assert player.wait(0.5) == ["hold"]
    assert (player.state, player.place) == (State.RUNNING, place)
    # Its own count, of which nothing had been heard, still comes.
    assert player.wait(4.5, 0.25) == ["3", "2", "1", "back"]


def test_counts_that_were_heard_before_a_pause_are_not_heard_again() -> None:
    player = Player()
    player.to("hold")
    assert player.wait(4.5, 0.5) == ["3", "2"]
    player.do(Command.PAUSE)
    player.do(Command.RESUME)
    assert player.wait(5, 0.5) == ["3", "2", "1", "hold"]
    assert player.wait(1.5, 0.5) == ["1", "back"]


def test_a_pause_in_the_count_in_begins_the_count_in_anew() -> None:
    player = Player()
    player.to("hold")
    player.do(Command.PAUSE)
    player.do(Command.RESUME)
    player.wait(4)
    player.do(Command.PAUSE)
    assert player.moment.count_in_s == 0
    player.do(Command.RESUME)
    player.wait(4.5, 0.5)
    assert player.state is State.COUNT_IN


def test_the_cues_of_a_count_in_have_their_own_moments_even_when_seen_in_one_look() -> None:
    player = Player(gap_s=60)
    player.to("hold")
    player.do(Command.PAUSE)
    player.do(Command.RESUME)
    now_s = player.now_s
    cues = [(f.cue, round(f.due_s - now_s, 6)) for f in player.look(10.5)]
    assert cues == [("3", 2), ("2", 3), ("1", 4), ("hold", 5), ("3", 8), ("2", 9), ("1", 10)]


# -- going back, on, again -----------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED, State.COUNT_IN])
def test_back_restarts_the_exercise_and_back_again_is_the_one_before(state: State) -> None:
    player = Player(prescribed(), prescribed("two"), prescribed("three"))
    player.to("prepare", 2)
    player.to("hold")
    if state is not State.RUNNING:
        player.do(Command.PAUSE)
    if state is State.COUNT_IN:
        player.do(Command.RESUME)
    assert player.do(Command.BACK) == ["prepare"]
    assert (player.place, player.state) == (("three", "prepare", 0), State.RUNNING)
    player.wait(2.5)
    player.do(Command.BACK)
    assert player.place == ("two", "prepare", 0)
    player.wait(3.5)
    player.do(Command.BACK)
    assert player.place == ("two", "prepare", 0)
    for _press in range(3):
        player.do(Command.BACK)
    assert player.place == ("one", "prepare", 0)


@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED, State.COUNT_IN])
@pytest.mark.parametrize("kind", ["prepare", "rep", "hold", "back", "rest", "switch", "set-rest"])
def test_skip_lands_on_the_full_preparing_of_the_next_exercise(kind: str, state: State) -> None:
    player = Player(prescribed(sides="each", sets=2, rest_between_sets_s=9), prescribed("two"))
    if kind != "prepare":
        player.to(kind)
    if state is not State.RUNNING:
        player.do(Command.PAUSE)
    if state is State.COUNT_IN:
        player.do(Command.RESUME)
    assert player.do(Command.SKIP) == ["prepare"]
    assert (player.place, player.state) == (("two", "prepare", 0), State.RUNNING)
    assert player.wait(9) == ["3", "2", "1", "rep"]


@pytest.mark.parametrize("pause", [False, True])
def test_skipping_the_last_exercise_ends_the_session(pause: bool) -> None:
    player = Player()
    player.to("hold")
    if pause:
        player.do(Command.PAUSE)
    assert player.do(Command.SKIP) == ["end"]
    assert player.state is State.ENDED


@pytest.mark.parametrize(
    ("kind", "nth", "lands"),
    [
        ("prepare", 0, ("prepare", "right", 1)),
        ("rep", 1, ("rep", "right", 1)),
        ("hold", 2, ("rep", "right", 1)),
        ("rest", 1, ("rep", "right", 1)),
        ("switch", 1, ("rep", "right", 1)),
        ("hold", 3, ("rep", "left", 1)),
        ("set-rest", 1, ("rep", "left", 1)),
        ("back", 5, ("rep", "right", 2)),
        ("switch", 2, ("rep", "right", 2)),
        ("back", 8, ("rep", "left", 2)),
    ],
)
def test_again_is_the_set_and_side_in_hand_or_just_done(
    kind: str, nth: int, lands: tuple[str, str, int]
) -> None:
    player = Player(prescribed(sides="each", sets=2, rest_between_sets_s=9))
    if nth:
        player.to(kind, nth)
    assert player.moment.phase.kind == kind
    assert player.do(Command.REPEAT) == ["count-in"]
    phase = player.moment.phase
    assert (phase.kind, phase.side, phase.set) == lands
    assert (player.moment.elapsed_s, phase.rep) == (0, 0 if kind == "prepare" else 1)
    assert player.moment.count_in_s == 5
    assert player.wait(5) == ["3", "2", "1", lands[0]]


def test_a_repeated_set_is_credited_once() -> None:
    player = Player(prescribed(sets=2))
    player.to("rest")
    player.to("rep")
    assert (player.done[0].reps_done, player.done[0].hold_done_s) == (1, 6)
    player.do(Command.REPEAT)
    player.to("back")
    assert (player.done[0].reps_done, player.done[0].hold_done_s) == (1, 6)
    player.finish()
    assert (player.done[0].reps_done, player.done[0].hold_done_s) == (4, 24)


# -- more time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["prepare", "rest", "set-rest", "switch"])
@pytest.mark.parametrize("paused", [False, True])
def test_fifteen_seconds_more_before_the_next_work(kind: str, paused: bool) -> None:
    item = prescribed(sides="each", sets=2, rest_between_reps_s=9, rest_between_sets_s=9)
    player = Player(item)
    if kind != "prepare":
        player.to(kind)
    left_s, duration_s = player.moment.left_s, player.moment.duration_s
    if paused:
        player.do(Command.PAUSE)
    assert player.moment.can_extend
    assert player.do(Command.EXTEND) == []
    assert (player.moment.left_s, player.moment.duration_s) == (left_s + 15, duration_s + 15)
    player.do(Command.EXTEND)
    assert player.moment.duration_s == duration_s + 30


def test_the_counts_come_again_before_the_new_end() -> None:
    player = Player()
    assert player.wait(7.5, 0.5) == ["3", "2"]
    player.do(Command.EXTEND)
    assert player.wait(13, 0.5) == []
    assert player.wait(3.5, 0.5) == ["3", "2", "1", "rep"]
    assert player.told()[-4:] == [("3", 0, 21), ("2", 0, 22), ("1", 0, 23), ("rep", 1, 24)]


def test_a_rest_too_short_to_count_is_counted_once_it_is_longer() -> None:
    player = Player()
    player.to("rest")
    player.do(Command.EXTEND)
    assert player.wait(18, 0.5) == ["3", "2", "1", "rep"]


def test_added_time_stays_when_the_exercise_is_begun_again() -> None:
    player = Player()
    player.do(Command.EXTEND)
    player.to("hold")
    player.do(Command.BACK)
    assert player.moment.duration_s == 24
    assert player.moment.left_s == player.plan.total_s + 15


# -- refusals change nothing ---------------------------------------------------------------------------


def test_a_refused_command_loses_no_cue_that_came_due_with_it() -> None:
    player = Player()
    player.wait(8.5, 0.5)
    player.now_s += 0.6
    with pytest.raises(IllegalCommand):
        player.do(Command.RESUME)
    with pytest.raises(IllegalCommand):
        player.do(Command.START)
    assert [f.cue for f in player.look()] == ["rep"]
    assert player.look() == ()


def test_a_refused_command_at_the_last_moment_loses_no_finish() -> None:
    player = Player()
    player.wait(31.5, 0.5)
    player.now_s += 1
    for command in (Command.RESUME, Command.PAUSE):
        with pytest.raises(IllegalCommand):
            player.do(command)
    assert player.state is State.FINISHED
    assert [f.cue for f in player.look()] == ["finish"]
    assert player.look() == ()


COMMANDS = st.lists(st.tuples(st.integers(0, 2500), st.sampled_from((None, *Command))), max_size=40)


def play(
    player: Player, steps: list[tuple[int, Command | None]], refuse: Callable[[Player, Command], None]
) -> None:
    """Let time pass and give commands; the refused ones go to `refuse`."""
    for passed_ms, command in steps:
        player.look(passed_ms / 1000)
        if command is None:
            continue
        extendable = command is not Command.EXTEND or player.moment.can_extend
        if (player.state, command) in TRANSITIONS and extendable:
            player.do(command)
        else:
            refuse(player, command)


@given(plans(), COMMANDS)
def test_refused_commands_might_as_well_not_have_been_given(
    items: tuple[Prescribed, ...], steps: list[tuple[int, Command | None]]
) -> None:
    def try_it(player: Player, command: Command) -> None:
        before = frozen(player)
        with pytest.raises(IllegalCommand):
            player.do(command)
        assert frozen(player) == before

    one, other = Player(*items), Player(*items)
    play(one, steps, try_it)
    play(other, steps, lambda _player, _command: None)
    one.finish()
    other.finish()
    assert one.fired == other.fired
    assert frozen(one) == frozen(other)
