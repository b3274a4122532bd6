"""The arrows of a movement: where they start, where they point, and when there is none."""

from itertools import pairwise
from math import hypot

import pytest

from corecoach.figure.arrows import arrow_boxes, arrows
from corecoach.figure.pose_data import Arrow, Figure, Key, Step
from corecoach.figure.poses import SIDE_BUILD, pose_of

KEYS = {
    "down": Key(root=(0.0, 0.53)),
    "up": Key(root=(0.0, 0.53), angles={"shoulder": 90.0}),
    "high": Key(root=(0.0, 0.53), angles={"shoulder": 170.0}),
}
STEPS = (Step("down", "up", "move"), Step("up", "up", "hold"), Step("up", "down", "return"))


def with_arrow(**fields: object) -> Figure:
    """An arm that rises, with an arrow."""
    return Figure(view="side", keys=KEYS, sequence=STEPS, arrow=(Arrow(**fields),))  # type: ignore[arg-type]


def length(points: list[tuple[float, float]]) -> float:
    """The way along points."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def test_a_path_follows_its_point() -> None:
    figure = with_arrow(kind="path", follow=("hand_n", 0.0, 0.0))
    (points,) = arrows(figure, "down", "up")
    hands = [SIDE_BUILD.rig.place(pose_of(KEYS[key], "side"))["hand_n"] for key in ("down", "up")]
    for point, hand in zip((points[0], points[-1]), hands, strict=True):
        # In the lane of the near arm.
        assert point == pytest.approx((hand.x - 0.018, hand.y - 0.0105))
    (back,) = arrows(figure, "up", "down")
    assert back[0] == pytest.approx(points[-1])


def test_a_path_is_trimmed_moved_and_stretched() -> None:
    plain, trimmed, moved, longer = (
        arrows(with_arrow(kind="path", follow=("hand_n", 0.0, 0.0), **more), "down", "up")[0]  # type: ignore[arg-type]
        for more in ({}, {"trim": (0.25, 0.75)}, {"offset": (0.1, 0.2)}, {"gain": 2.0})
    )
    # Its corners are rounded, which makes it a little shorter.
    assert length(trimmed) == pytest.approx(length(plain) / 2, rel=0.03)
    assert moved[0] == pytest.approx((plain[0][0] + 0.1, plain[0][1] + 0.2))
    assert length(longer) == pytest.approx(2 * length(plain))


def test_a_path_leads_through_the_keys_it_names() -> None:
    figure = with_arrow(kind="path", follow=("hand_n", 0.0, 0.0), through=("up", "high"))
    (points,) = arrows(figure, "down", "up")
    hand = SIDE_BUILD.rig.place(pose_of(KEYS["high"], "side"))["hand_n"]
    assert points[-1] == pytest.approx((hand.x - 0.018, hand.y - 0.0105))


def test_a_turn_is_an_arc_around_its_place() -> None:
    figure = with_arrow(kind="rotate", at=("pelvis", 0.0, 0.0), r=0.125, a0=25, a1=125)
    (points,) = arrows(figure, "down", "up")
    assert all(hypot(x, y - 0.53) == pytest.approx(0.125) for x, y in points)
    assert points[0][0] > 0 > points[-1][0]


def test_a_straight_arrow_points_where_the_step_leads() -> None:
    figure = with_arrow(kind="straight", at=("pelvis", 0.0, 0.0), to=(0.0, 0.1), when={"up": 1, "down": -1})
    (up,), (down,) = arrows(figure, "down", "up"), arrows(figure, "up", "down")
    assert up[1][1] - up[0][1] == pytest.approx(0.1) == -(down[1][1] - down[0][1])
    assert arrows(figure, "up", "high") == []


def test_a_point_that_hardly_moves_has_no_arrow() -> None:
    assert arrows(with_arrow(kind="path", follow=("foot_n", 0.0, 0.0)), "down", "up") == []


def test_the_picture_leaves_room_for_the_arrows_of_all_moves() -> None:
    (box,) = arrow_boxes(with_arrow(kind="straight", at=("pelvis", 0.0, 0.0), to=(0.5, 0.5)))
    assert (box.right, box.top) == pytest.approx((0.53, 1.06))


def test_there_is_no_arrow_to_an_unknown_key() -> None:
    with pytest.raises(KeyError):
        arrows(with_arrow(kind="path", follow=("hand_n", 0.0, 0.0)), "down", "away")
