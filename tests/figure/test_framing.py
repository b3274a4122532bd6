"""The camera of an exercise: everything is in the picture, at one scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.figure.framing import Box, body_box, content_box, frame, lane
from corecoach.figure.pose_data import Figure, Key, Prop, Step
from corecoach.figure.poses import pose_of

STANDING = Key(root=(0.0, 0.53))
LYING = Key(root=(0.0, 0.078), angles={"pelvis": -90.0})


def still(key: Key, **more: object) -> Figure:
    """Somebody who does not move."""
    return Figure(view="side", keys={"start": key}, sequence=(Step("start", "start", "hold"),), **more)  # type: ignore[arg-type]


@given(st.floats(90, 2000), st.floats(90, 2000), st.booleans())
def test_all_content_is_in_the_picture(width: float, height: float, mirrored: bool) -> None:
    figure = still(STANDING, props=(Prop(type="chair", x=(-0.1, 0.13), seat=0.235, back=True),))
    content = content_box(figure)
    camera = frame(figure, width, height, content, mirrored=mirrored)
    for x, y in ((content.left, content.bottom), (content.right, content.top)):
        assert 0 <= camera.x + (-x if mirrored else x) * camera.scale <= width
        assert 0 <= camera.y - y * camera.scale <= height


def test_a_lying_body_is_no_giant() -> None:
    lying, standing = still(LYING), still(STANDING)
    size = (3000, 600)
    scales = [frame(figure, *size, content_box(figure)).scale for figure in (lying, standing)]
    assert scales[0] == pytest.approx(600 / 0.62)
    assert scales[1] < scales[0]


def test_what_is_asked_for_is_what_is_shown() -> None:
    figure = still(STANDING, zoom=(-0.4, 0.3, 0.4, 0.9))
    camera = frame(figure, 800, 600, content_box(figure))
    assert camera.scale == pytest.approx(1000)
    assert (camera.x - 0.4 * 1000, camera.y - 0.9 * 1000) == pytest.approx((0, 0))


def test_near_limbs_come_towards_the_viewer_and_far_ones_go_away() -> None:
    assert lane("thigh_n") == (-0.015, -0.009)
    assert lane("hand_f") == (0.018, 0.0105)
    assert lane("pelvis") == lane("uarm_l") == (0.0, 0.0)


def test_the_body_box_is_as_high_as_the_body() -> None:
    figure = still(STANDING)
    box = body_box(figure, pose_of(STANDING, "side"))
    assert box.top - box.bottom == pytest.approx(1.0, abs=0.03)
    assert figure.view == "side"


def test_boxes_join() -> None:
    assert Box(0, 0, 1, 1).with_box(Box(-1, 0.5, 0.5, 2)) == Box(-1, 0, 1, 2)
