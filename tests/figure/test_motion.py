"""The movement: contacts stay, repetitions follow their phases, and nothing jumps."""

from itertools import pairwise
from typing import get_args

import pytest
from figure_samples import WITH_FIGURE, figure_of, motion_of, standing
from hypothesis import given
from hypothesis import strategies as st

from corecoach.figure.acceptance import FRAMES
from corecoach.figure.contacts import gap, shared, touches_of
from corecoach.figure.motion import BREATH_H, SAMPLES, Motion, bake, baking, cycles_of, eased
from corecoach.figure.pose_data import Step
from corecoach.figure.poses import build_of, posed
from corecoach.figure.spot import Part, Spot


def test_the_ease_starts_and_ends_at_rest() -> None:
    assert [eased(u) for u in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
    assert eased(0.01) < 0.0001
    steps = [eased((n + 1) / 60) - eased(n / 60) for n in range(60)]
    # The fastest moment of a minimum-jerk movement is 1.875 times its mean speed.
    assert max(steps) * 60 == pytest.approx(1.875, abs=0.01)


@given(a=st.floats(0, 1), b=st.floats(0, 1))
def test_the_ease_never_goes_back(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert eased(low) <= eased(high)


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_what_both_keys_touch_is_touched_all_the_way(name: str) -> None:
    figure, motion = figure_of(name), motion_of(name)
    rig = build_of(figure.view).rig
    for step in figure.sequence:
        touches = shared(*(touches_of(figure, figure.keys[key]) for key in (step.start, step.end)))
        for frame in range(FRAMES):
            pose = (
                motion.between(step.start, step.end, frame / (FRAMES - 1)).pose
                if step.start != step.end
                else None
            )
            frames = rig.place(pose or motion.start().pose) if pose else None
            for touch in touches if frames else ():
                assert abs(gap(touch, frames)) <= 0.005, (name, touch.name, frame)


def test_a_repetition_goes_out_holds_and_comes_back() -> None:
    figure = standing()
    motion = bake(figure)
    down, up = motion.start(), motion.held()
    assert motion.position(Spot("out", 0.0)) == motion.position(Spot("back", 1.0)) == down
    assert motion.position(Spot("out", 1.0)) == motion.position(Spot("back", 0.0)) == up
    shoulder = build_of("side").rig.index["shoulder_n"]
    assert motion.position(Spot("out", 0.5)).pose[shoulder] == pytest.approx(45)


def test_a_face_turns_with_the_movement() -> None:
    motion = motion_of("thoracic-rotation-open-book")
    (start, end), *_later = motion.way_out()
    faces = [motion.between(start, end, n / 10).face for n in range(11)]
    assert faces[0] == motion.start().face != faces[-1]
    assert faces == sorted(faces)


def test_a_hold_is_held_and_breathes() -> None:
    motion = bake(standing())
    held = [motion.position(Spot("hold", seconds=s / 10)) for s in range(80)]
    assert {h.pose for h in held} == {motion.held().pose}
    bellies = [h.belly for h in held]
    assert min(bellies) == pytest.approx(0)
    assert max(bellies) == pytest.approx(BREATH_H, rel=0.01)
    assert bellies[0] == pytest.approx(bellies[40], abs=1e-9)


def test_an_exercise_to_both_sides_has_a_cycle_for_each() -> None:
    steps = [
        ("m", "r", "move"), ("r", "r", "hold"), ("r", "m", "return"),
        ("m", "l", "move"), ("l", "l", "hold"), ("l", "m", "return"),
    ]  # fmt: skip
    cycles = cycles_of([Step(*s) for s in steps])
    assert [(c.out, c.held, c.back) for c in cycles] == [
        ((("m", "r"),), "r", (("r", "m"),)),
        ((("m", "l"),), "l", (("l", "m"),)),
    ]


def test_a_repetition_that_is_never_held_turns_at_its_first_way_back() -> None:
    """As for a tempo that counts all of it."""
    figure = standing(sequence=(Step("down", "up", "move"), Step("up", "down", "return")))
    motion = bake(figure)
    down, up = (posed(figure.keys[key], "side") for key in ("down", "up"))
    assert [motion.position(Spot("out", u)) for u in (0.0, 1.0)] == [down, up]
    assert [motion.position(Spot("back", u)) for u in (0.0, 1.0)] == [up, down]
    assert motion.position(Spot("hold")).pose == up.pose and motion.held() == up


def test_what_only_rests_stays_where_it_is() -> None:
    figure = standing(sequence=(Step("down", "down", "rest"),))
    assert not figure.goes_round
    motion = bake(figure)
    spots = [Spot(part, 0.5, rep, 3.0) for part in get_args(Part) for rep in (0, 1)]
    assert {motion.position(spot).pose for spot in spots} == {motion.start().pose}


def test_a_second_hold_lies_on_the_way_back() -> None:
    motion = motion_of("cat-camel")
    (cycle,) = cycles_of(figure_of("cat-camel").sequence)
    assert (cycle.out, cycle.held) == ((("neutral", "cat"),), "cat")
    assert cycle.back == (("cat", "camel"), ("camel", "neutral"))
    # One ease over both legs: it does not stop at the pose in between.
    poses = [motion.position(Spot("back", n / 60)).pose for n in range(61)]
    steps = [max(abs(x - y) for x, y in zip(a, b, strict=True)) for a, b in pairwise(poses)]
    assert min(steps[15:45]) > 0.3


def test_walking_goes_round_without_an_end() -> None:
    motion = motion_of("graded-walk")
    assert figure_of("graded-walk").goes_round
    total = sum(step.seconds or 2.0 for step in figure_of("graded-walk").sequence)
    one, other = (motion.position(Spot("round", seconds=s)) for s in (0.3, 0.3 + total))
    assert one.pose == pytest.approx(other.pose)
    assert motion.position(Spot("round", seconds=0.3 + total / 2)).pose != pytest.approx(one.pose, abs=1)


def test_what_is_only_held_is_held_when_nothing_counts() -> None:
    motion = motion_of("front-plank-full")
    assert not figure_of("front-plank-full").goes_round
    assert motion.position(Spot("round", seconds=0.0)).pose == motion.held().pose


def test_before_it_is_baked_the_nearer_key_is_shown() -> None:
    motion = Motion(standing(), {})
    assert motion.position(Spot("out", 0.2)) == motion.start()
    assert motion.position(Spot("out", 0.8)) == motion.held()


def test_baking_gives_way_after_each_pose() -> None:
    parts = list(baking(standing()))
    # The way back is the way out, the other way round: baked once.
    assert len(parts) == SAMPLES + 2
    assert parts[:-1] == [None] * (SAMPLES + 1)
    assert isinstance(parts[-1], Motion)


def test_hands_change_their_shape_half_way() -> None:
    figure = standing()
    keys = {
        n: type(k)(k.root, {**k.angles, "grip": g}, k.contacts)
        for (n, k), g in zip(figure.keys.items(), (0.0, 2.0), strict=True)
    }
    motion = bake(standing(keys=keys))
    grips = [motion.position(Spot("out", u)).grips["n"] for u in (0.4, 0.6)]
    assert grips == [0.0, 2.0]
