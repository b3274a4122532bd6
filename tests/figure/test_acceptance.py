"""Every figure of the library may be shown; data that break one are refused, with frame and joint."""

from importlib import import_module
from typing import Any

import msgspec
import pytest
from figure_samples import WITH_FIGURE, figure_of, motion_of, standing
from hypothesis import given, settings
from hypothesis import strategies as st

from corecoach.figure import Figure
from corecoach.figure.acceptance import FRAMES, looking, problems
from corecoach.figure.contacts import touches_of
from corecoach.figure.faults import MOST_TOUCHES, Fault, faults
from corecoach.figure.motion import SAMPLES, Motion, way_between
from corecoach.figure.pose_data import Arrow, Key, Prop, Step
from corecoach.figure.poses import pose_of


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_a_figure_of_the_library_may_be_shown(name: str) -> None:
    assert problems(figure_of(name), motion_of(name)) == []


def plain(figure: Figure) -> Motion:
    """What moves by mixing the angles of two keys, without keeping contacts."""
    legs = {}
    for step in figure.sequence:
        a, b = (pose_of(figure.keys[k], figure.view) for k in (step.start, step.end))
        legs[step.start, step.end] = tuple(
            tuple(x + n / 24 * (y - x) for x, y in zip(a, b, strict=True)) for n in range(25)
        )
    return Motion(figure, legs)


@pytest.mark.parametrize("name", ["glute-bridge", "childs-pose", "wall-sit", "cat-camel"])
def test_mixing_angles_alone_would_not_do(name: str) -> None:
    figure = figure_of(name)
    kinds = {fault.kind for fault in problems(figure, plain(figure))}
    assert kinds & {"gap", "slide", "floor"}


def changed(angles: dict[str, float] | None = None, **fields: Any) -> Figure:
    """Somebody who stands, with other angles in the key `up`, or other fields."""
    figure = standing(**fields)
    if angles is None:
        return figure
    key = figure.keys["up"]
    return msgspec.structs.replace(figure, keys={**figure.keys, "up": Key(key.root, angles, key.contacts)})


def path(bone: str = "hand_n", **fields: Any) -> Arrow:
    """An arrow along the way of a bone."""
    return Arrow("path", follow=(bone, 0.0, 0.0), **fields)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (changed({"knee_n": -20.0}), ("limit", "keys.up.angles.knee_n", "knee_n", None)),
        (changed({"tail": 1.0}), ("unknown", "keys.up.angles.tail", "tail", None)),
        (changed({"grip_n": 3.0}), ("range", "keys.up.angles.grip_n", "grip_n", None)),
        (changed({"belly": 30.0}), ("range", "keys.up.angles.belly", "belly", None)),
        (changed({"face": -80.0}), ("range", "keys.up.angles.face", "face", None)),
        (changed({"grip_x": 1.0}), ("unknown", "keys.up.angles.grip_x", "grip_x", None)),
        (changed({"ankle": 20.0}), ("gap", "keys.up", "ball_n", None)),
        (changed(ghost="away"), ("unknown", "ghost", "away", None)),
        (changed(lock=("tail",)), ("unknown", "lock.tail", "tail", None)),
        (changed(soft={"tail": 1.0}), ("unknown", "soft.tail", "tail", None)),
        (changed(order=("tail",)), ("unknown", "order[0]", "tail", None)),
        (changed(order=("leg_n", "torso")), ("unknown", "order[1]", "torso", None)),
        (changed(order=("leg_n", "torso")), ("missing", "order", "trunk", None)),
        (changed(order=("uarm_n",)), ("missing", "order", "arm_n", None)),
        (changed(muscle_side="l"), ("unknown", "muscle_side", "l", None)),
        (changed(hands={"r": "fist"}), ("unknown", "hands.r", "r", None)),
        (changed(props=(Prop("mat"), Prop("strap", foot="l"))), ("unknown", "props[1].foot", "l", None)),
        (changed(surfaces={"seat": (0.0, 2.0, 0.2)}), ("range", "surfaces.seat", "seat", None)),
        (changed(zoom=(0.5, 0.0, 0.2, 1.0)), ("range", "zoom", "zoom", None)),
        (changed(zoom=(0.5, 0.0, 0.501, 1.0)), ("range", "zoom", "zoom", None)),
        (changed({"x": 90.0}), ("unknown", "keys.up.angles.x", "x", None)),
        (changed(soft={"y": 1.0}), ("unknown", "soft.y", "y", None)),
        (changed(arrow=(path(trim=(0.6, 0.4)),)), ("range", "arrow[0].trim", "trim", None)),
        (changed(arrow=(path(trim=(0.4, 0.4)),)), ("range", "arrow[0].trim", "trim", None)),
        (changed(sequence=(Step("down", "up", "move"),)), ("range", "sequence[0].to", "to", None)),
        (
            changed(sequence=(Step("down", "up", "hold"), Step("up", "down", "return"))),
            ("range", "sequence[0].to", "to", None),
        ),
        (changed(arrow=(Arrow("path"),)), ("missing", "arrow[0]", "follow", None)),
        (changed(arrow=(path("tail"),)), ("unknown", "arrow[0].follow", "tail", None)),
        (changed(arrow=(path(), path(through=("away",)))), ("unknown", "arrow[1].through", "away", None)),
        (changed(arrow=(path(key="away"),)), ("unknown", "arrow[0].key", "away", None)),
        (changed(arrow=(path(when={"away": 1.0}),)), ("unknown", "arrow[0].when", "away", None)),
        (changed(sequence=(Step("down", "away", "move"),)), ("unknown", "sequence[0].to", "away", None)),
        (
            changed(sequence=(Step("down", "up", "move"), Step("down", "down", "rest"))),
            ("order", "sequence[1].from", "down", None),
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(figure: Figure, expected: tuple[Any, ...]) -> None:
    found = [(f.kind, f.where, f.part, f.frame) for f in problems(figure)]
    assert expected in found


def test_the_hip_joint_may_be_locked_in_its_place() -> None:
    assert problems(standing(lock=("x", "y"))) == []


@pytest.mark.parametrize(
    "arrow", [{"trim": [-0.1, 1.0]}, {"trim": [0.0, 1.1]}, {"when": {"up": 1e6}}, {"when": {"up": -9.0}}]
)
def test_an_arrow_that_leaves_the_picture_cannot_be_read(arrow: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "path", **arrow}, Arrow)


def test_an_arm_may_be_painted_in_halves() -> None:
    halves = ("uarm_f", "farm_f", "leg_f", "neck", "trunk", "head", "leg_n", "arm_n", "props_front")
    assert faults(standing(order=halves)) == []


@pytest.mark.parametrize(
    "text", ["tail", "foot@", "foot@moon", "palm@pelvis(1..2,.)", "foot_x", "seat_n", "", "foot ~"]
)
def test_a_contact_that_cannot_be_read_is_refused(text: str) -> None:
    key = Key(root=(0.0, 0.53), contacts=(text,))
    assert [f.kind for f in faults(standing(keys={"down": key, "up": key}))] == ["contact", "contact"]


def bent_over(hip: float) -> Figure:
    """Somebody on a seat whose leg is lifted towards the chest."""
    figure = standing()
    keys = {
        "down": Key((0.0, 0.6), {"knee": 90.0}, ()),
        "up": Key((0.0, 0.6), {"hip": hip, "knee": 45.0, "lumbar": 60.0, "thoracic": 45.0}, ()),
    }
    return msgspec.structs.replace(figure, keys=keys)


def test_a_knee_does_not_pass_through_the_chest() -> None:
    found = problems(bent_over(120.0))
    assert {(f.kind, f.where) for f in found} == {("through", "keys.up")}
    assert not [f for f in problems(bent_over(40.0)) if f.kind == "through"]


def test_a_foot_under_the_floor_is_refused_in_a_key() -> None:
    low = {
        "down": Key((0.0, 0.53), {"hip_n": 20.0, "knee_n": 60.0}, ("foot_f",)),
        "up": Key((0.0, 0.53), {"hip_n": 10.0, "ankle_n": -40.0}, ("foot_f",)),
    }
    found = [f for f in problems(standing(keys=low)) if f.kind == "floor"]
    assert ("keys.up", "ball_n") in {(f.where, f.part) for f in found}


def test_a_foot_that_swings_through_the_floor_is_refused_with_its_frame() -> None:
    swung = {
        "down": Key((0.0, 0.53), {"hip_n": 45.0, "ankle_n": -20.0}, ("foot_f",)),
        "up": Key((0.0, 0.53), {"hip_n": -25.0, "knee_n": 40.0, "ankle_n": -20.0}, ("foot_f",)),
    }
    figure = standing(keys=swung)
    found = [f for f in problems(figure, plain(figure)) if f.kind == "floor"]
    assert {f.part for f in found} >= {"ball_n"}
    assert all(f.frame is not None and f.where.startswith("sequence[") for f in found)


def test_a_figure_that_does_not_move_is_looked_at_as_well() -> None:
    """Lying far below the floor, bent where nobody bends: one key, and no movement from or to it."""
    for key, kind in (
        (Key((0.0, -0.4), {"pelvis": -90.0}), "floor"),
        (Key((0.0, 0.6), {"hip": 120.0, "knee": 45.0, "lumbar": 60.0, "thoracic": 45.0}), "through"),
    ):
        figure = standing(keys={"lie": key}, sequence=(Step("lie", "lie", "hold"),))
        assert {f.kind for f in problems(figure)} == {kind}


def test_one_point_touches_one_thing_once() -> None:
    for contacts, where in (
        (("arm",) * 20, "keys.down.contacts[19]"),
        (("foot", "foot~"), "keys.down.contacts[1]"),
        (("forearm_n", "foot", "arm"), "keys.down.contacts[2]"),
    ):
        key = Key((0.0, 0.53), {}, contacts)
        found = faults(standing(keys={"down": key, "up": key}))
        assert where in {f.where for f in found} and {f.kind for f in found} == {"contact"}
    key = Key((0.0, 0.53), {}, ("foot", "heel@wall"))
    assert faults(standing(keys={"down": key, "up": key}, surfaces={"wall": (1.0, 0.0, -0.1)})) == []


def test_more_contacts_than_a_window_can_wait_for_are_refused() -> None:
    many = Key((0.0, 0.53), {}, ("foot", "hand", "fist", "palm", "elbow", "kneecap", "knee", "calf", "thigh"))
    found = faults(standing(keys={"down": many, "up": many}))
    assert [(f.kind, f.where) for f in found] == [("range", f"keys.{key}.contacts") for key in ("down", "up")]
    most = max(len(touches_of(figure_of(n), key)) for n in WITH_FIGURE for key in figure_of(n).keys.values())
    assert most < MOST_TOUCHES


def test_a_pinned_foot_that_glides_evenly_is_refused() -> None:
    """Both keys stand well on the floor, at two places."""
    for contact, kinds in (("foot", {"slide"}), ("foot~", set())):
        keys = {
            "down": Key((0.0, 0.53), {}, (contact,)),
            "up": Key((0.02, 0.53), {"shoulder": 20.0}, (contact,)),
        }
        found = problems(standing(keys=keys))
        assert {f.kind for f in found} == kinds
        assert all(f.value == pytest.approx(0.02, abs=1e-3) for f in found)


def test_what_is_wrong_with_a_key_is_not_said_again_of_its_movements() -> None:
    assert {f.where for f in problems(changed({"ankle": 20.0}))} == {"keys.up"}


def test_a_jump_is_refused_with_its_joint() -> None:
    keys = {
        "down": Key((0.0, 0.53), {"shoulder_n": -60.0}, ("foot",)),
        "up": Key((0.0, 0.53), {"shoulder_n": 182.0}, ("foot",)),
    }
    found = [f for f in problems(standing(keys=keys)) if f.kind == "jump"]
    assert {f.part for f in found} == {"shoulder_n"}


def test_the_worst_frame_of_each_fault_is_told_once() -> None:
    figure = changed({"shoulder_n": 90.0})
    motion = plain(figure)
    sunk = {
        pair: tuple((p[0], p[1] - 0.02 * n, *p[2:]) for n, p in enumerate(leg))
        for pair, leg in motion._legs.items()
    }
    found = [
        f for f in problems(figure, Motion(figure, sunk)) if f.kind == "gap" and f.where == "sequence[0]"
    ]
    assert len(found) == len({f.part for f in found})
    assert max(f.frame or 0 for f in found) >= 59


NUMBERS = st.floats(-400, 400) | st.sampled_from([0.0, 90.0, -90.0, 1e9, -1e9])


@settings(max_examples=60)
@given(data=st.data())
def test_any_numbers_in_a_figure_end_in_an_answer(data: st.DataObject) -> None:
    """Whatever stands in a file, it is read or refused: nothing raises."""
    value = msgspec.to_builtins(figure_of(data.draw(st.sampled_from(WITH_FIGURE))))
    for _ in range(data.draw(st.integers(1, 3))):
        key = data.draw(st.sampled_from(sorted(value["keys"])))
        place = data.draw(st.sampled_from(["angles", "root", "contacts", "soft", "surfaces"]))
        if place == "angles":
            name = data.draw(st.sampled_from(sorted(value["keys"][key].get("angles", {})) or ["knee"]))
            value["keys"][key].setdefault("angles", {})[name] = data.draw(NUMBERS)
        elif place == "root":
            value["keys"][key]["root"] = [data.draw(NUMBERS), data.draw(NUMBERS)]
        elif place == "contacts":
            text = data.draw(
                st.sampled_from(["foot", "hand~", "head", "palm@thigh(0.1,0.1)", "seat@seat", "toes"])
            )
            value["keys"][key]["contacts"] = [text]
        elif place == "soft":
            value["soft"] = {"lumbar": data.draw(NUMBERS)}
        else:
            value["surfaces"] = {"seat": [data.draw(NUMBERS), 1.0, 0.2]}
    try:
        figure = msgspec.convert(value, Figure)
    except msgspec.ValidationError:
        return
    assert all(isinstance(fault, Fault) for fault in problems(figure))


def test_a_way_is_solved_from_the_pose_before() -> None:
    figure = figure_of("bird-dog")
    way = list(way_between(figure, "start", "reach"))
    assert len(way) == 25
    assert way[0] == pose_of(figure.keys["start"], "side")
    assert way[-1] == pose_of(figure.keys["reach"], "side")


def test_between_two_looks_no_more_is_done_than_one_pose(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that who looks bit by bit, such as the window, can do other things in between."""
    work: list[str] = []

    def counted(module: str, name: str) -> None:
        done = getattr(import_module(f"corecoach.figure.{module}"), name)
        monkeypatch.setattr(
            f"corecoach.figure.{module}.{name}", lambda *args: [work.append(name), done(*args)][1]
        )

    counted("motion", "solve")
    counted("acceptance", "_limits")
    looks = 0
    for fault in looking(figure_of("glute-bridge")):
        assert fault is None and len(work) <= 1, work
        work.clear()
        looks += 1
    assert looks > SAMPLES + FRAMES
