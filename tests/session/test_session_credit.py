"""What is credited: never more than was prescribed, never more than was seen, never what was not prepared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_samples import Player, at_end, plans, prescribed

from corecoach.prescription import Prescribed
from corecoach.session import TRANSITIONS, Command, PhaseKind, State
from corecoach.session.timeline import PREPARE_S

# Milliseconds until the next look (some are stalls, some go back), and what the person then asks for.
STEPS = st.lists(
    st.tuples(
        st.one_of(st.integers(0, 2000), st.sampled_from((2000, 5000, -500))),
        st.one_of(st.none(), st.none(), st.sampled_from(tuple(Command))),
        st.integers(1, 12),
    ),
    max_size=40,
)
# Seconds seen running before the first work after each of these.
LEAD_IN_S = {
    Command.START: PREPARE_S, Command.BACK: PREPARE_S, Command.SKIP: PREPARE_S, Command.RESUME: 5,
    Command.REPEAT: 5,
}  # fmt: skip


class Watcher:
    """Counts what was seen, apart from the engine."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.seen_s = 0.0
        self.lead_s = 0.0
        self.needed_s = float(PREPARE_S)
        self.done = player.done

    def look(self, passed_s: float) -> None:
        """Let time pass, and check what must hold after every look."""
        moving = self.player.state in (State.RUNNING, State.COUNT_IN)
        counting = self.player.state is State.COUNT_IN
        before_s = self.player.now_s
        fired = self.player.look(passed_s)
        if moving and 0 < passed_s <= 2:
            self.seen_s += passed_s
            self.lead_s += passed_s
        due = [f.due_s for f in fired]
        assert due == sorted(due)
        assert all(before_s - 1e-6 <= at_s <= self.player.now_s + 1e-6 for at_s in due)
        self.check(counting)

    def check(self, counting: bool = False) -> None:
        """Credit is bounded and only grows; work is never met unprepared."""
        moment, done = self.player.moment, self.player.done
        assert sum(item.hold_done_s for item in done) <= self.player.session.active_s + 0.01
        assert self.player.session.active_s <= self.seen_s + 0.01
        for item, was in zip(done, self.done, strict=True):
            assert was.reps_done <= item.reps_done <= item.reps_prescribed
            assert was.hold_done_s <= item.hold_done_s <= item.hold_prescribed_s
        self.done = done
        assert 0 <= moment.elapsed_s <= moment.duration_s + 1e-9
        assert moment.left_s >= moment.remaining_s >= 0
        assert (moment.count_in_s > 0) == (moment.state is State.COUNT_IN)
        assert not moment.gap or moment.state is State.PAUSED
        if moment.state is State.RUNNING and moment.phase.kind.is_work and not counting:
            assert self.lead_s >= self.needed_s - 1e-6

    def do(self, command: Command) -> None:
        """Give a command, if it is possible now."""
        extendable = command is not Command.EXTEND or self.player.moment.can_extend
        if (self.player.state, command) not in TRANSITIONS or not extendable:
            return
        self.player.do(command)
        if command in LEAD_IN_S:
            self.lead_s, self.needed_s = 0.0, LEAD_IN_S[command]
        self.check()


@given(plans(), STEPS)
def test_credit_is_bounded_by_what_was_seen_and_prescribed(
    items: tuple[Prescribed, ...], steps: list[tuple[int, Command | None, int]]
) -> None:
    watcher = Watcher(Player(*items))
    for passed_ms, command, times in steps:
        for _look in range(times):
            watcher.look(passed_ms / 1000)
        if command is not None:
            watcher.do(command)
    if watcher.player.state is State.PAUSED:
        watcher.do(Command.RESUME)
    while watcher.player.state in (State.RUNNING, State.COUNT_IN):
        watcher.look(1.9)
    assert watcher.player.state in (State.FINISHED, State.ENDED, State.STOPPED)


@given(plans(), st.lists(st.tuples(st.integers(1, 60), st.sampled_from((Command.PAUSE, Command.REPEAT)))))
def test_pauses_and_repeats_do_not_keep_anybody_from_doing_it_all(
    items: tuple[Prescribed, ...], steps: list[tuple[int, Command]]
) -> None:
    player = Player(*items)
    for seconds, command in steps[:12]:
        player.wait(seconds)
        if player.state is not State.FINISHED:
            player.do(command)
        if player.state is State.PAUSED:
            player.do(Command.RESUME)
            player.wait(5)
    player.finish()
    assert player.state is State.FINISHED
    assert all(item.complete and not item.skipped for item in player.done)
    assert all(item.hold_done_s == item.hold_prescribed_s for item in player.done)


@pytest.mark.parametrize("kind", ["prepare", "rep", "hold"])
def test_nothing_skips_a_preparing_into_a_short_first_hold(kind: str) -> None:
    items = [prescribed(f"e{n}", hold_s=2, tempo="slowly") for n in range(3)]
    player = Player(*items)
    for _press in range(6):
        player.do(Command.SKIP if player.moment.phase.item < 2 else Command.BACK)
        assert player.moment.phase.kind is PhaseKind.PREPARE
        player.wait(0.5, 0.25)
    assert sum(item.hold_done_s + item.reps_done for item in player.done) == 0


def test_a_hold_that_was_cut_short_is_credited_for_what_was_held_and_is_no_repetition() -> None:
    player = Player()
    player.to("hold")
    player.wait(4.5)
    player.do(Command.STOP)
    (item,) = player.done
    assert (item.hold_done_s, item.reps_done, item.complete) == (4.5, 0, False)


def test_a_repetition_counts_only_when_it_is_back() -> None:
    player = Player()
    player.to("back")
    player.wait(1.9, 0.1)
    assert player.done[0].reps_done == 0
    player.wait(0.2, 0.1)
    assert player.done[0].reps_done == 1


def test_a_restarted_exercise_keeps_the_best_of_each_hold() -> None:
    player = Player()
    player.to("hold", 2)
    player.wait(3)
    player.do(Command.BACK)
    player.to("hold")
    player.wait(2)
    assert player.done[0].hold_done_s == 6 + 3
    assert player.done[0].reps_done == 1
    player.finish()
    assert (player.done[0].hold_done_s, player.done[0].reps_done) == (12, 2)


def test_what_was_prescribed_counts_both_sides_and_every_set() -> None:
    player = Player(prescribed("a", "each", sets=3, reps=(3, 2, 1)), prescribed("b", hold_s=0), start=False)
    one, two = player.done
    assert (one.exercise, one.name, one.reps_prescribed, one.hold_prescribed_s) == ("a", "A", 12, 72)
    assert (two.exercise, two.name, two.reps_prescribed, two.hold_prescribed_s) == ("b", "B", 2, 0)
    assert (one.reps_done, one.hold_done_s, one.skipped, one.complete) == (0, 0, False, False)


def test_a_skipped_exercise_says_so_unless_it_had_been_done() -> None:
    player = Player(prescribed("a"), prescribed("b"), prescribed("c"))
    player.to("hold")
    player.wait(2)
    player.do(Command.SKIP)
    player.to("prepare")
    player.do(Command.END)
    assert [item.skipped for item in player.done] == [True, False, False]
    assert [item.reps_done for item in player.done] == [0, 2, 0]
    assert player.done[0].hold_done_s == 2


def test_going_back_to_a_skipped_exercise_takes_the_skip_back() -> None:
    player = Player(prescribed("a"), prescribed("b"), prescribed("c"))
    player.do(Command.SKIP)
    player.do(Command.SKIP)
    assert [item.skipped for item in player.done] == [True, True, False]
    player.do(Command.BACK)
    assert [item.skipped for item in player.done] == [True, False, False]
    player.finish()
    assert [(item.skipped, item.complete) for item in player.done] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_skipping_what_is_left_of_a_finished_exercise_is_no_skip() -> None:
    player = Player(prescribed("a"), prescribed("b"))
    player.to("prepare")
    player.do(Command.BACK)
    assert player.moment.phase.exercise == "a"
    player.do(Command.SKIP)
    assert [(item.skipped, item.complete) for item in player.done] == [(False, True), (False, False)]


@pytest.mark.parametrize("command", [None, Command.END, Command.STOP])
def test_time_seen_running_is_without_pauses(command: Command | None) -> None:
    assert at_end(command).session.active_s == (32 if command is None else 11)
    player = Player()
    player.wait(10)
    player.do(Command.PAUSE)
    player.wait(600, 60)
    player.do(Command.RESUME)
    player.wait(6)
    player.do(Command.END)
    # The count-in is not exercise either.
    assert player.session.active_s == 11
