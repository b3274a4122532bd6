"""The other side of somebody who lies: mirrored across the body, seen from above."""

import pytest
from figure_samples import WITH_FIGURE, figure_of, motion_of
from hypothesis import given
from hypothesis import strategies as st

from corecoach.figure import Figure
from corecoach.figure.acceptance import problems
from corecoach.figure.arrows import arrows
from corecoach.figure.faults import faults
from corecoach.figure.mirror import across, posed_across
from corecoach.figure.motion import bake
from corecoach.figure.pose_data import Arrow, Key, Prop, Step
from corecoach.figure.poses import FRONT_BUILD, Posed, pose_of, posed
from corecoach.figure.spot import Spot

FROM_ABOVE = [name for name in WITH_FIGURE if figure_of(name).view == "top"]
TURNED = {"side", "side_t", "neck_side", "head_side"}


@st.composite
def lying(draw: st.DrawFn) -> Figure:
    """Somebody who lies as a file may have it: two decimals an angle, five a place."""
    angles = {
        dof: round(draw(st.floats(max(limit.low, -179), min(limit.high, 179))), 2)
        for dof, limit in FRONT_BUILD.limits.items()
        if draw(st.booleans())
    }
    key = Key(
        (round(draw(st.floats(-1, 1)), 5), round(draw(st.floats(-1, 1)), 5)),
        {name: angle for name, angle in angles.items() if angle},
        draw(
            st.sampled_from([(), ("palm_l@thigh(0.06,-0.15)",), ("palm@thigh_r(-0.06,0.1)~", "knee_l@world")])
        ),
    )
    return Figure(
        view="top",
        keys={"lie": key},
        sequence=(Step("lie", "lie", "hold"),),
        props=(Prop("mat", x=(-0.5, 0.5), y=(-0.2, 0.3)),),
        hands={"l": "fist"},
        muscle_side=draw(st.sampled_from(["l", "r", None])),
        arrow=(Arrow("rotate", at=("uarm_l", 0.02, -0.1), r=0.1, a0=10.0, a1=80.0, offset=(0.1, 0.2)),
               Arrow("straight", at=("head", 0.02, 0.1), to=(0.1, -0.2))),
        order=("arm_l", "leg_r", "torso", "head", "leg_l", "arm_r"),
        soft={"hipabd_l": 3.0},
        zoom=draw(st.sampled_from([(-1.0, -0.2, 1.0, 0.5), None])),
    )  # fmt: skip


@given(figure=lying())
def test_twice_across_is_where_it_was(figure: Figure) -> None:
    assert across(figure) != figure
    assert across(across(figure)) == figure


@pytest.mark.parametrize("name", FROM_ABOVE)
def test_the_other_side_of_an_exercise_may_be_shown_as_well(name: str) -> None:
    figure = figure_of(name)
    assert across(across(figure)) == figure
    assert problems(across(figure)) == []


@given(figure=lying())
def test_each_point_is_as_far_on_the_other_side_of_the_middle(figure: Figure) -> None:
    rig, other = FRONT_BUILD.rig, across(figure)
    here, there = (rig.place(pose_of(f.keys["lie"], "top")) for f in (figure, other))
    for name, circle in FRONT_BUILD.circles.items():
        sides = {"l": "r", "r": "l"}
        twin = FRONT_BUILD.circles[name[:-1] + sides[name[-1]] if name[-2] == "_" else name]
        x, y = here[circle.bone].point(circle.forward, circle.up)
        assert there[twin.bone].point(twin.forward, twin.up) == pytest.approx((x, -y), abs=1e-6)


@pytest.mark.parametrize("name", FROM_ABOVE)
def test_the_head_stays_where_it_is(name: str) -> None:
    figure = figure_of(name)
    rig = FRONT_BUILD.rig
    for key in figure.keys:
        here, there = (rig.place(pose_of(f.keys[key], "top"))["head"] for f in (figure, across(figure)))
        assert (there.x, there.y) == pytest.approx((here.x, -here.y))


@given(figure=lying())
def test_what_is_drawn_is_mirrored_as_the_data_are(figure: Figure) -> None:
    drawn = posed(figure.keys["lie"], "top")._replace(grips={"l": 2.0})
    expected = posed(across(figure).keys["lie"], "top")._replace(grips={"r": 2.0})
    found = posed_across(drawn)
    assert found.pose == pytest.approx(expected.pose, abs=1e-6) and found.grips == expected.grips
    assert isinstance(found, Posed)


@pytest.mark.parametrize("name", FROM_ABOVE)
def test_the_way_is_mirrored_too(name: str) -> None:
    motion, other = motion_of(name), bake(across(figure_of(name)))
    for spot in (Spot("out", 0.3), Spot("hold"), Spot("back", 0.6)):
        found = posed_across(motion.position(spot)).pose
        assert found == pytest.approx(other.position(spot).pose, abs=0.2)


@given(figure=lying())
def test_arrows_are_mirrored_with_what_they_follow(figure: Figure) -> None:
    here, there = (arrows(f, "lie", "lie") for f in (figure, across(figure)))
    for one, other in zip(here, there, strict=True):
        for (x, y), point in zip(one, other, strict=True):
            assert point == pytest.approx((x, -y), abs=1e-6)


@given(figure=lying())
def test_names_keep_being_known(figure: Figure) -> None:
    kinds = [{(f.kind, f.where.split(".")[0]) for f in faults(each)} for each in (figure, across(figure))]
    assert kinds[0] == kinds[1]


def test_somebody_who_stands_is_not_put_on_their_head() -> None:
    with pytest.raises(ValueError, match="from above"):
        across(figure_of("wall-angels"))
