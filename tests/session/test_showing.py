"""What the figure does in each phase of a session."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine, resolve
from corecoach.session import PhaseKind, Timeline, compile_timeline, is_mirrored, spot_at

LIBRARY = Library()


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
    assert spots(line, PhaseKind.RELAX, 0.5) == [("start", 0.0, 1)]


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


def test_into_a_pose_that_is_only_held_it_goes_at_the_end_of_preparing_and_out_in_the_rest() -> None:
    line = timeline("prone-on-elbows", sets=1, reps=2)
    prepare = line.phases[0]
    before = spot_at(line, 0, prepare.duration_s - 1, prepare.duration_s)
    assert (before.part, before.fraction) == ("out", 0.5)
    (rest,) = [n for n, p in enumerate(line.phases) if p.kind is PhaseKind.RELAX]
    parts = [spot_at(line, rest, s, 30.0).part for s in (0.5, 15.0, 29.5)]
    assert parts == ["back", "start", "out"]


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


@pytest.mark.parametrize("name", ["glute-bridge", "hip-hinge", "bird-dog", "prone-on-elbows"])
def test_between_two_phases_the_figure_does_not_leap(name: str) -> None:
    """Where one phase ends, in key and repetition, the next begins."""
    line = timeline(name, sets=2, reps=2)
    ends = {("out", 1.0): "far", ("hold", 0.0): "far", ("back", 0.0): "far", ("round", 0.0): "far"}
    for n, (phase, after) in enumerate(zip(line.phases, line.phases[1:], strict=False)):
        last = spot_at(line, n, phase.duration_s, phase.duration_s)
        first = spot_at(line, n + 1, 0.0, after.duration_s)
        assert ends.get((last.part, last.fraction), "near") == ends.get(
            (first.part, first.fraction), "near"
        ), n


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
