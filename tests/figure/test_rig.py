"""The skeleton: lengths, heights, and how each point moves."""

from math import dist

import pytest
from figure_samples import LIBRARY, WITH_FIGURE, standing
from hypothesis import given
from hypothesis import strategies as st

from corecoach.figure.body import FOREARM, SHANK, THIGH, UPPER_ARM
from corecoach.figure.poses import FRONT_BUILD, SIDE_BUILD, Build, pose_of, posed

BUILDS = {"side": SIDE_BUILD, "front": FRONT_BUILD}


def poses(build: Build) -> st.SearchStrategy[tuple[float, ...]]:
    """Any pose inside the hard limits."""
    limits = [build.limits[name] for name in build.rig.dofs[2:]]
    angles = [st.floats(limit.low, limit.high) for limit in limits]
    return st.tuples(st.floats(-1, 1), st.floats(-1, 1), *angles)


def test_somebody_who_stands_is_one_stature_tall() -> None:
    frames = SIDE_BUILD.rig.place(pose_of(standing().keys["down"], "side"))
    skull = SIDE_BUILD.circles["skull"]
    top = frames["head"].point(skull.forward, skull.up)[1] + skull.radius
    assert top == pytest.approx(1.0, abs=0.005)
    # Skull base, shoulder, hip, knee and ankle stand over one another.
    spots = [frames[bone].x for bone in ("head", "uarm_n", "thigh_n", "shin_n", "foot_n")]
    assert max(spots) - min(spots) < 0.007
    heel = SIDE_BUILD.circles["heel_n"]
    assert frames["foot_n"].point(heel.forward, heel.up)[1] == pytest.approx(heel.radius, abs=1e-6)


@pytest.mark.parametrize("view", BUILDS)
@given(data=st.data())
def test_each_point_moves_as_it_says(view: str, data: st.DataObject) -> None:
    build = BUILDS[view]
    pose = data.draw(poses(build))
    circle = data.draw(st.sampled_from(sorted(build.circles.values())))
    dof = data.draw(st.sampled_from(range(len(pose))))
    # At these angles the shoulder's step begins and ends: its slope has an edge there.
    if (
        build.rig.dofs[dof].startswith(("shoulder", "abd"))
        and min(abs(pose[dof] - e) for e in (0, 50, 180)) < 1
    ):
        return
    moves = build.rig.moves(pose, build.rig.place(pose), circle.bone, circle.forward, circle.up)
    tiny = 1e-5
    ends = []
    for sign in (-1, 1):
        moved = [*pose]
        moved[dof] += sign * tiny
        ends.append(build.rig.place(moved)[circle.bone].point(circle.forward, circle.up))
    measured = [(b - a) / (2 * tiny) for a, b in zip(*ends, strict=True)]
    assert measured == pytest.approx(moves.get(dof, (0.0, 0.0)), abs=1e-6)


@given(pose=poses(SIDE_BUILD))
def test_bones_keep_their_length_but_for_what_leaves_the_plane(pose: tuple[float, ...]) -> None:
    frames = SIDE_BUILD.rig.place(pose)
    pairs = {
        ("uarm", "farm"): UPPER_ARM,
        ("farm", "hand"): FOREARM,
        ("thigh", "shin"): THIGH,
        ("shin", "foot"): SHANK,
    }
    for (upper, lower), length in pairs.items():
        for side in "nf":
            a, b = frames[f"{upper}_{side}"], frames[f"{lower}_{side}"]
            assert dist((a.x, a.y), (b.x, b.y)) == pytest.approx(length * a.shown, abs=1e-6)


def test_a_name_without_a_side_is_both_and_one_with_a_side_wins() -> None:
    figure = standing()
    key = figure.keys["up"]
    pose = pose_of(type(key)(root=(0, 0), angles={"knee": 10.0, "knee_f": 30.0}), "side")
    assert [pose[SIDE_BUILD.rig.index[n]] for n in ("knee_n", "knee_f")] == [10.0, 30.0]
    with pytest.raises(KeyError):
        pose_of(type(key)(root=(0, 0), angles={"tail": 10.0}), "side")


def test_hands_belly_and_face_are_drawn_and_turn_nothing() -> None:
    key = type(standing().keys["up"])(root=(0, 0), angles={"grip_n": 2.0, "belly": 12.0, "face": -30.0})
    drawn = posed(key, "side")
    assert drawn.grips == {"n": 2.0}
    assert drawn.belly == pytest.approx(0.012)
    assert drawn.face == -30.0
    assert set(drawn.pose) == {0.0}


def test_every_exercise_has_a_figure() -> None:
    assert sorted(set(LIBRARY.exercises) - set(WITH_FIGURE)) == []
