"""What the figure does in each phase of a session."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.figure.motion import Motion, bake
from corecoach.figure.poses import Pose
from corecoach.figure.spot import Spot
from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine, resolve
from corecoach.session import (
    Moment,
    PhaseKind,
    State,
    Timeline,
    compile_timeline,
    is_mirrored,
    is_moving,
    phase_shown,
    spot_at,
    spot_of,
)
from corecoach.session.moment import EXTEND_S

LIBRARY = Library()


@cache
def motion_of(name: str) -> Motion:
    figure = LIBRARY.exercises[name].figure
    assert figure is not None
    return bake(figure)


def timeline(*names: str, **dose: object) -> Timeline:
    items = tuple(Item(name, DosageChange(**dose)) for name in names)  # type: ignore[arg-type]
    return compile_timeline("r", resolve(Routine("r", "R", items), LIBRARY.exercises))


def spots(line: Timeline, kind: PhaseKind, share: float) -> list[tuple[str, float, int]]:
    """Part, fraction and repetition at a share of each phase of a kind."""
    found = []
    for n, phase in enumerate(line.phases):
        if phase.kind is kind:
            spot = spot_at(line, n, share * phase.duration_s, phase.duration_s)
            found.append((spot.part, round(spot.fraction, 3), spot.rep))
    return found


def test_a_held_repetition_moves_out_holds_and_moves_back() -> None:
    line = timeline("glute-bridge", sets=1, reps=2)
    assert spots(line, PhaseKind.PREPARE, 0.9) == [("start", 0.0, 0)]
    assert spots(line, PhaseKind.MOVE, 0.5) == [("out", 0.5, 0), ("out", 0.5, 1)]
    assert spots(line, PhaseKind.HOLD, 0.5) == [("hold", 0.0, 0), ("hold", 0.0, 1)]
    assert spots(line, PhaseKind.BACK, 0.25) == [("back", 0.25, 0), ("back", 0.25, 1)]
    assert spots(line, PhaseKind.RELAX, 0.5) == [("rest", 0.0, 1)]


def test_a_counted_repetition_keeps_its_tempo() -> None:
    """3-1-2: three seconds out, one there, two back."""
    line = timeline("hip-hinge", sets=1, reps=1)
    (n,) = [n for n, p in enumerate(line.phases) if p.kind is PhaseKind.MOVE]
    at = [spot_at(line, n, s, 6.0) for s in (0.0, 1.5, 3.5, 5.0, 6.0)]
    assert [(s.part, s.fraction) for s in at] == [
        ("out", 0.0), ("out", 0.5), ("hold", 0.0), ("back", 0.5), ("back", 1.0),
    ]  # fmt: skip


def test_what_nothing_counts_goes_round_for_as_long_as_it_lasts() -> None:
    line = timeline("graded-walk")
    (n,) = [n for n, p in enumerate(line.phases) if p.kind is PhaseKind.HOLD]
    assert spot_at(line, n, 12.5, 600.0).seconds == 12.5
    assert spot_at(line, n, 12.5, 600.0).part == "round"
    lying = timeline("prone-lying")
    assert spot_at(lying, 1, 12.5, 600.0) == Spot("hold", seconds=12.5)


def test_into_a_pose_that_is_only_held_it_goes_at_the_end_of_preparing_and_out_in_the_rest() -> None:
    line = timeline("prone-on-elbows", sets=1, reps=2)
    prepare = line.phases[0]
    before = spot_at(line, 0, prepare.duration_s - 1, prepare.duration_s)
    assert (before.part, before.fraction) == ("out", 0.5)
    (rest,) = [n for n, p in enumerate(line.phases) if p.kind is PhaseKind.RELAX]
    parts = [spot_at(line, rest, s, 30.0).part for s in (0.5, 15.0, 29.5)]
    assert parts == ["back", "rest", "out"]


def test_the_next_exercise_starts_afresh() -> None:
    line = timeline("prone-lying", "glute-bridge")
    starts = [n for n, p in enumerate(line.phases) if p.kind is PhaseKind.PREPARE]
    assert spot_at(line, starts[1], 0.5, 9.0).part == "start"


@given(data=st.data())
def test_every_moment_of_every_exercise_has_its_place(data: st.DataObject) -> None:
    line = timeline(data.draw(st.sampled_from(sorted(LIBRARY.exercises))))
    n = data.draw(st.integers(0, len(line.phases) - 1))
    added_s = data.draw(st.sampled_from([0.0, 15.0]))
    duration_s = line.phases[n].duration_s + added_s
    spot = spot_at(line, n, data.draw(st.floats(0, duration_s)), duration_s)
    assert 0 <= spot.fraction <= 1
    assert spot.seconds >= 0
    assert spot.rep >= 0


# Held with and without a count, counted, counted with a hold at the end, and only held to each side.
DOSES: list[tuple[str, dict[str, object]]] = [
    ("glute-bridge", {}),
    ("hip-hinge", {}),
    ("bird-dog", {}),
    ("cat-camel", {"hold_s": 5}),
    ("prone-on-elbows", {}),
    ("prone-lying", {}),
    ("single-knee-to-chest", {"tempo": "still"}),
    ("single-knee-to-chest", {"tempo": "2-0-2", "hold_s": 5}),
]


def poses(
    line: Timeline, motion: Motion, index: int, moments_s: Sequence[float], *added_at_s: float
) -> list[Pose]:
    """The pose at each of some moments of a phase, and of the other side turned round."""
    figure, found = motion.figure, []
    duration_s = line.phases[index].duration_s + EXTEND_S * len(added_at_s)
    for elapsed_s in moments_s:
        now = at(line, index, elapsed_s, duration_s, added_at_s)
        pose = motion.position(spot_of(line, now)).pose
        found.append((*pose, 360.0 * is_mirrored(figure, phase_shown(line, now))))
    return found


def at(
    line: Timeline, index: int, elapsed_s: float, duration_s: float, added_at_s: tuple[float, ...] = ()
) -> Moment:
    phase = line.phases[index]
    return Moment(State.RUNNING, index, phase, elapsed_s, duration_s, 0.0, 0.0, False, False, added_at_s)


def apart(one: Pose, other: Pose) -> float:
    return max(abs(a - b) for a, b in zip(one[2:], other[2:], strict=True))


@pytest.mark.parametrize("rest_s", range(5))
@pytest.mark.parametrize(("name", "dose"), DOSES)
def test_between_two_phases_the_figure_does_not_leap(name: str, dose: dict[str, object], rest_s: int) -> None:
    """Where one phase ends, the next begins; on the other side only when it is at its start."""
    line = timeline(name, sets=2, reps=2, rest_between_reps_s=rest_s, rest_between_sets_s=rest_s, **dose)
    motion = motion_of(name)
    start = motion.start().pose
    for n, (phase, after) in enumerate(pairwise(line.phases)):
        (last,) = poses(line, motion, n, [phase.duration_s - 1e-6])
        (first,) = poses(line, motion, n + 1, [0.0])
        turned = last[-1] != first[-1]
        assert apart(last[:-1], first[:-1]) < 0.5, (n, phase.kind, after.kind)
        assert not turned or apart(last[:-1], start) < 0.5, (n, phase.kind, after.kind)


@pytest.mark.parametrize("rest_s", range(5))
@pytest.mark.parametrize(("name", "dose"), DOSES)
def test_within_a_rest_it_does_not_leap_nor_turn_round_on_its_way(
    name: str, dose: dict[str, object], rest_s: int
) -> None:
    line = timeline(name, sets=2, reps=2, rest_between_reps_s=rest_s, rest_between_sets_s=rest_s, **dose)
    motion = motion_of(name)
    for n, phase in enumerate(line.phases):
        if not phase.kind.is_work:
            seen = poses(line, motion, n, [s / 50 for s in range(int(50 * phase.duration_s))])
            for one, other in pairwise(seen):
                moved = apart(one[:-1], other[:-1])
                assert moved < 10, (n, phase.kind)
                assert one[-1] == other[-1] or moved < 0.5, (n, phase.kind)


@pytest.mark.parametrize("at_s", [0.5, 4.0, 7.5, 8.9])
def test_time_that_is_added_throws_nothing_back(at_s: float) -> None:
    """Into the pose that is held it goes at the end; if it is on its way already, it goes on and waits."""
    line, motion = timeline("prone-on-elbows", sets=1, reps=2), motion_of("prone-on-elbows")
    (before,), (after,) = poses(line, motion, 0, [at_s]), poses(line, motion, 0, [at_s], at_s)
    assert before == after
    later = poses(line, motion, 0, [at_s + s / 50 for s in range(700)], at_s)
    assert all(apart(one[:-1], other[:-1]) < 10 for one, other in pairwise(later))
    (end,) = poses(line, motion, 0, [line.phases[0].duration_s + EXTEND_S], at_s)
    assert apart(end[:-1], motion.held().pose) < 1e-6
    (again,) = poses(line, motion, 0, [at_s + 1], at_s, at_s + 1)
    assert again == poses(line, motion, 0, [at_s + 1], at_s)[0]


def test_it_moves_where_its_pose_changes_and_nowhere_else() -> None:
    """What is only held, or only counts down, is looked at seldom."""
    line = timeline("prone-on-elbows", sets=1, reps=2)
    hold, rest = (
        next(n for n, p in enumerate(line.phases) if p.kind is k) for k in (PhaseKind.HOLD, PhaseKind.RELAX)
    )
    assert [is_moving(line, at(line, 0, s, 9.0)) for s in (1.0, 8.0)] == [False, True]
    assert not is_moving(line, at(line, hold, 3.0, 60.0))
    assert [is_moving(line, at(line, rest, s, 30.0)) for s in (1.0, 15.0, 29.0)] == [True, False, True]
    counted = timeline("cat-camel", sets=1, reps=2, hold_s=5, rest_between_reps_s=10)
    (rest,) = (n for n, p in enumerate(counted.phases) if p.kind is PhaseKind.RELAX)
    assert [is_moving(counted, at(counted, rest, s, 10.0)) for s in (1.0, 5.0)] == [True, False]
    assert is_moving(timeline("graded-walk"), at(timeline("graded-walk"), 1, 5.0, 600.0))


@pytest.mark.parametrize(("drawn_left", "expected"), [(False, [False, True]), (True, [True, False])])
def test_the_side_that_is_named_is_the_side_that_is_shown(drawn_left: bool, expected: list[bool]) -> None:
    line = timeline("single-leg-bridge", sets=1, reps=1)
    drawn = LIBRARY.exercises["single-leg-bridge"].figure
    assert drawn is not None
    figure = msgspec.structs.replace(drawn, mirror=drawn_left)
    shown = {p.side: is_mirrored(figure, p) for p in line.phases if p.side is not None}
    assert shown == dict(zip(("right", "left"), expected, strict=True))


def test_a_figure_that_is_done_to_no_side_is_never_turned_round() -> None:
    line = timeline("glute-bridge", sets=1, reps=1)
    figure = LIBRARY.exercises["glute-bridge"].figure
    assert figure is not None
    assert not any(is_mirrored(figure, phase) for phase in line.phases)
