"""Dragging a joint: it follows, limits hold, bones keep their length, pins stay."""

from math import dist

import pytest
from figure_samples import figure_of
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.figure import Figure
from corecoach.figure.authoring import key_of, solved_figure, strayed
from corecoach.figure.contacts import gap, place, touches_of
from corecoach.figure.dragging import drag, handle_at, handles, snaps
from corecoach.figure.pose_data import Key
from corecoach.figure.poses import Pose, build_of, pose_of

POSES = {"bird-dog": "start", "sit-to-stand": "stand", "wall-angels": "low", "prone-press-up": "down"}


def taken(name: str) -> tuple[Figure, Key, Pose]:
    figure = figure_of(name)
    key = figure.keys[POSES[name]]
    return figure, key, pose_of(key, figure.view)


@settings(max_examples=80)
@given(data=st.data())
def test_wherever_it_is_dragged_limits_hold_and_pins_stay(data: st.DataObject) -> None:
    figure, key, pose = taken(data.draw(st.sampled_from(sorted(POSES))))
    handle = data.draw(st.sampled_from(sorted(handles(figure))))
    way = data.draw(st.tuples(st.floats(-0.6, 0.6), st.floats(-0.6, 0.6)))
    x, y = handle_at(figure, pose, handle)
    build = build_of(figure.view)
    dragged = drag(figure, key, pose, handle, (x + way[0], y + way[1]))
    for dof, value in zip(build.rig.dofs[2:], dragged[2:], strict=True):
        limit = build.limits[dof]
        # A pose of a file may stand a hair over a limit, as it may when it is shown.
        assert limit.low - 0.01 <= value <= limit.high + 0.01, dof
    before, after = build.rig.place(pose), build.rig.place(dragged)
    moved = {dof for dof, a, b in zip(build.rig.dofs, pose, dragged, strict=True) if abs(a - b) > 1e-9}
    if handle != "pelvis":
        assert moved <= set(handles(figure)[handle][1])
    for touch in touches_of(figure, key):
        if touch.circles[0].bone[-2:] == handle[-2:] or touch.slides or len(touch.circles) > 1:
            continue
        if handle in ("pelvis", "chest", "head"):
            continue
        assert dist(place(touch, before), place(touch, after)) < 1e-3, touch.name


def test_a_hand_goes_where_it_is_dragged() -> None:
    figure, key, pose = taken("sit-to-stand")
    x, y = handle_at(figure, pose, "hand_n")
    for to in ((x + 0.1, y + 0.2), (x + 0.2, y + 0.3)):
        dragged = drag(figure, key, pose, "hand_n", to)
        assert dist(handle_at(figure, dragged, "hand_n"), to) < 2e-3


def test_out_of_reach_it_stretches_towards_the_hand_that_drags() -> None:
    figure, key, pose = taken("sit-to-stand")
    to = (pose[0] + 2.0, 0.9)
    dragged = pose
    for _ in range(6):
        dragged = drag(figure, key, dragged, "hand_n", to)
    again = drag(figure, key, dragged, "hand_n", to)
    assert dist(handle_at(figure, again, "hand_n"), handle_at(figure, dragged, "hand_n")) < 5e-3
    elbow = build_of("side").rig.index["elbow_n"]
    assert again[elbow] < 15


@pytest.mark.parametrize("way", [(0.03, -0.02), (-0.04, 0.0)])
def test_pinned_feet_and_hands_follow_a_dragged_pelvis_and_stay_where_they_are(
    way: tuple[float, float],
) -> None:
    figure, key, pose = taken("bird-dog")
    build = build_of("side")
    x, y = handle_at(figure, pose, "pelvis")
    dragged = drag(figure, key, pose, "pelvis", (x + way[0], y + way[1]))
    before, after = build.rig.place(pose), build.rig.place(dragged)
    assert dist(handle_at(figure, dragged, "pelvis"), (x, y)) > 0.01
    for touch in touches_of(figure, key):
        assert abs(gap(touch, after)) < 1e-3
        assert dist(place(touch, before), place(touch, after)) < 2e-3


def test_with_the_whole_body_more_gives_way() -> None:
    figure, key, pose = taken("sit-to-stand")
    x, y = handle_at(figure, pose, "hand_n")
    to = (x + 0.6, y - 0.1)
    near = dist(handle_at(figure, drag(figure, key, pose, "hand_n", to), "hand_n"), to)
    nearer = dist(handle_at(figure, drag(figure, key, pose, "hand_n", to, whole_body=True), "hand_n"), to)
    assert nearer < near


def test_what_is_close_to_a_surface_is_offered_as_a_contact() -> None:
    figure, _key, pose = taken("sit-to-stand")
    assert {"heel_n@floor", "ball_n@floor"} <= set(snaps(figure, pose))
    assert "wrist_n@floor" not in snaps(figure, pose)


def test_there_is_no_handle_but_those() -> None:
    figure, key, pose = taken("bird-dog")
    with pytest.raises(KeyError):
        drag(figure, key, pose, "tail", (0.0, 0.0))


def test_solving_again_changes_nothing() -> None:
    figure = figure_of("bird-dog")
    assert max(strayed(figure, solved_figure(figure)).values()) < 0.1


def test_a_wished_pose_is_brought_to_its_contacts_and_the_author_told_how_far() -> None:
    figure = figure_of("bird-dog")
    key = figure.keys["start"]
    wished = {**key.angles, "shoulder": 40.0}
    rough = type(figure)(
        view="side", keys={"start": Key((0.0, 0.3), wished, key.contacts)}, sequence=figure.sequence[-1:]
    )
    solved = solved_figure(rough)
    frames = build_of("side").rig.place(pose_of(solved.keys["start"], "side"))
    assert max(abs(gap(t, frames)) for t in touches_of(solved, solved.keys["start"])) < 1e-4
    assert 5 < strayed(rough, solved)["start"] < 60


def test_a_key_is_kept_as_a_file_keeps_it() -> None:
    figure, key, pose = taken("bird-dog")
    kept = key_of(figure, key, pose)
    assert kept.angles == {n: a for n, a in sorted(key.angles.items()) if a or n == "grip"}
    assert kept.root == key.root
