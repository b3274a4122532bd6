"""What is heard and shown, at which second."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_samples import START_S, Player, plans, prescribed, timeline

from corecoach.prescription import Prescribed
from corecoach.session import Cue, Phase, PhaseKind, State, cues_of

# Preparing 9, move 2, hold 6, back 2, rest 3, move 2, hold 6, back 2: 32 s.
PLAIN = [
    ("prepare", 0, 0), ("3", 0, 6), ("2", 0, 7), ("1", 0, 8), ("rep", 1, 9),
    ("hold", 2, 11), ("3", 2, 14), ("2", 2, 15), ("1", 2, 16), ("back", 3, 17),
    ("rest", 4, 19), ("rep", 5, 22),
    ("hold", 6, 24), ("3", 6, 27), ("2", 6, 28), ("1", 6, 29), ("back", 7, 30), ("finish", 7, 32),
]  # fmt: skip


def phase(kind: PhaseKind, duration_s: float) -> Phase:
    """A phase of a kind and a length."""
    return Phase(0.0, duration_s, kind, 0, "e", None, 1, 1)


@pytest.mark.parametrize("step_s", [0.033, 0.25, 1.0, 1.7, 2.0])
def test_every_cue_comes_once_in_order_with_its_own_moment_however_late_it_is_seen(step_s: float) -> None:
    player = Player()
    player.wait(40, step_s)
    assert player.told() == PLAIN
    assert player.state is State.FINISHED


def test_a_cue_seen_late_still_carries_the_moment_it_was_due() -> None:
    player = Player()
    player.wait(8.4, 0.1)
    (cue,) = player.look(1.9)
    assert (cue.cue, round(cue.due_s - START_S, 6), round(player.now_s - START_S, 6)) == ("rep", 9, 10.3)


def test_one_look_can_bring_many_cues() -> None:
    player = Player(prescribed(reps=4, tempo="0-0-1", hold_s=0, rest_between_reps_s=0), gap_s=60)
    assert player.wait(13, 13) == ["3", "2", "1", "rep", "rep", "rep", "rep", "finish"]
    assert player.told()[-4:] == [("rep", 2, 10), ("rep", 3, 11), ("rep", 4, 12), ("finish", 4, 13)]


@pytest.mark.parametrize("kind", [k for k in PhaseKind if k not in (PhaseKind.MOVE, PhaseKind.BACK)])
def test_counts_come_in_the_last_three_seconds_of_what_is_long_enough(kind: PhaseKind) -> None:
    packs = (PhaseKind.ICE, PhaseKind.ICE_MASSAGE, PhaseKind.HEAT, PhaseKind.WRAP)
    counted = kind not in (*packs, PhaseKind.SKIN_CHECK)
    counts = (Cue("3", 2.0), Cue("2", 3.0), Cue("1", 4.0)) if counted else ()
    assert cues_of(phase(kind, 5)) == (Cue(str(kind), 0.0), *counts)
    assert cues_of(phase(kind, 4)) == (Cue(str(kind), 0.0),)


def test_movements_are_not_counted_down() -> None:
    assert cues_of(phase(PhaseKind.MOVE, 20)) == (Cue("rep", 0.0),)
    assert cues_of(phase(PhaseKind.BACK, 20), is_last=True) == (Cue("back", 0.0), Cue("finish", 20.0))


@given(plans(), st.lists(st.integers(50, 1990), min_size=1, max_size=30))
def test_any_pattern_of_looks_gives_the_cues_of_the_finest_one(
    items: tuple[Prescribed, ...], steps_ms: list[int]
) -> None:
    fine, coarse = Player(*items), Player(*items)
    fine.wait(fine.plan.total_s + 1, 0.5)
    for n in range(100_000):
        if coarse.state is not State.RUNNING:
            break
        before_s = coarse.now_s
        for cue in coarse.look(steps_ms[n % len(steps_ms)] / 1000):
            assert before_s - 1e-6 <= cue.due_s <= coarse.now_s + 1e-6
    assert coarse.state is fine.state is State.FINISHED
    assert [t[:2] for t in coarse.told()] == [t[:2] for t in fine.told()]
    assert [t[2] for t in coarse.told()] == pytest.approx([t[2] for t in fine.told()], abs=1e-6)
    assert len({t[:2] for t in coarse.told()}) == len(coarse.told())
    assert coarse.done == fine.done


@given(plans())
def test_every_phase_says_itself_at_its_start_on_the_plan(items: tuple[Prescribed, ...]) -> None:
    player = Player(*items)
    player.wait(player.plan.total_s + 1)
    kinds = {str(kind) for kind in PhaseKind}
    starts = [t for t in player.told() if t[0] in kinds]
    assert starts == [(str(p.kind), n, p.start_s) for n, p in enumerate(player.plan.phases)]
    counts = [(cue, n, at_s) for cue, n, at_s in player.told() if cue.isdigit()]
    ends = [p.start_s + p.duration_s for p in player.plan.phases]
    assert all(at_s == ends[n] - int(cue) for cue, n, at_s in counts)
    assert player.told()[-1][0] == "finish" and player.told()[-1][2] == player.plan.total_s


@given(plans())
def test_looking_only_when_something_is_due_misses_nothing(items: tuple[Prescribed, ...]) -> None:
    player = Player(*items, gap_s=10_000)
    for _look in range(10_000):
        due_s = player.session.next_due_s()
        if due_s is None:
            break
        for cue in player.look(max(due_s, 1e-6)):
            assert player.now_s - cue.due_s <= 1e-5
    assert player.state is State.FINISHED
    assert player.told()[-1][0] == "finish"


def test_an_hour_drifts_by_nothing() -> None:
    items = [prescribed(f"e{n}", "each", sets=3, reps=5, rest_between_sets_s=30) for n in range(8)]
    player, uneven = Player(*items), random.Random(7)
    assert player.plan.total_s > 3600
    while player.state is State.RUNNING:
        player.look(uneven.choice((0.016, 0.033, 0.05, 0.7, 1.9)))
    starts = {n: p.start_s for n, p in enumerate(player.plan.phases)}
    seen = {n: f.due_s - START_S for f in player.fired if f.cue == player.plan.phases[n := f.phase].kind}
    assert seen == pytest.approx(starts, abs=1e-6)
    assert player.fired[-1].due_s - START_S == pytest.approx(player.plan.total_s, abs=1e-6)
    assert all(item.complete and item.hold_done_s == item.hold_prescribed_s for item in player.done)


def test_time_left_falls_as_time_passes() -> None:
    player = Player(prescribed(), prescribed("two"))
    total_s = timeline(prescribed(), prescribed("two")).total_s
    for _look in range(60):
        assert player.moment.left_s == pytest.approx(total_s - (player.now_s - START_S))
        assert player.moment.remaining_s == pytest.approx(player.moment.duration_s - player.moment.elapsed_s)
        player.look(1.0)
