"""What is said of a figure that is refused: where, which joint, which frame, and what is allowed."""

from typing import Any

import msgspec
import pytest

from corecoach.exchange.figure_problems import figure_problems
from corecoach.exchange.figure_words import length_words, part_words
from corecoach.figure import Figure
from corecoach.figure.body import FRONT_CIRCLES, SIDE_CIRCLES
from corecoach.figure.contacts import touches_of
from corecoach.figure.faults import Fault
from corecoach.figure.pose_data import Key
from corecoach.figure.poses import FRONT_BUILD, SIDE_BUILD
from corecoach.words import PSEUDO, use_language

STANDS = {"root": [0.0, 0.53], "contacts": ["foot"]}
STEPS = [{"from": "down", "to": "up", "phase": "move"}, {"from": "up", "to": "down", "phase": "return"}]


def said(up: dict[str, Any] | None = None, **fields: Any) -> list[str]:
    """What is said of somebody who stands, with another key `up` or other fields, without the file's name."""
    keys = {"down": STANDS, "up": {**STANDS, "angles": {"shoulder_n": 90}, **(up or {})}}
    value = {"view": "side", "keys": keys, "sequence": STEPS, **fields}
    return [
        p.line("f").removeprefix("f: ") for p in figure_problems("figure", msgspec.convert(value, Figure))
    ]


def lying(**angles: float) -> dict[str, Any]:
    return {"root": [0.0, 0.6], "contacts": [], "angles": {"knee": 90.0, **angles}}


def test_a_sound_figure_and_none_have_no_problems() -> None:
    assert said() == []
    assert list(figure_problems("figure", None)) == []


@pytest.mark.parametrize(
    ("line", "change"),
    [
        (
            "figure.keys.up.angles.knee_n: near knee (knee_n) is at 160 degrees; must be 0 to 155 degrees",
            {"up": {"angles": {"knee_n": 160}}},
        ),
        (
            'figure.keys.up.contacts[0]: the contact "tail" cannot be read: "tail" is no point of the body '
            "that can touch; a contact like foot, hand~ or palm@thigh(0.06,-0.15)",
            {"up": {"contacts": ["tail"]}},
        ),
        (
            "figure.keys.up: near heel (heel_n) is 0.0300 body heights (5.1 cm at 1.70 m) away from what it "
            "touches; at most 0.0020 body heights (0.3 cm at 1.70 m)",
            {"up": {"root": [0.0, 0.56]}},
        ),
        (
            "figure.keys.up: near heel (heel_n) is 0.0300 body heights (5.1 cm at 1.70 m) deep in what it "
            "touches; at most 0.0020 body heights (0.3 cm at 1.70 m)",
            {"up": {"root": [0.0, 0.50]}},
        ),
        (
            'figure.sequence[0]: from "down" to "up", frame 58 of 61: far heel (heel_f) is to stay where it '
            "is, and slides by 0.0300 body heights (5.1 cm at 1.70 m); "
            "at most 0.0050 body heights (0.8 cm at 1.70 m)",
            {"up": {"root": [0.03, 0.53]}},
        ),
        (
            'figure.sequence[1]: from "up" to "down", frame 30 of 61: near shoulder (shoulder_n) turns by '
            "5.7 degrees from one frame to the next; at most 5 degrees",
            {"up": {"angles": {"shoulder_n": 182}}},
        ),
        (
            'figure.sequence[1].from: this step begins at "up", where the one before does not end; '
            'must begin at "down"',
            {"sequence": [STEPS[0] | {"to": "down"}, STEPS[1]]},
        ),
        ('figure.ghost: "away" is not known here; allowed here: down, up', {"ghost": "away"}),
        ('figure.muscle_side: "l" is not known here; allowed here: n, f', {"muscle_side": "l"}),
        (
            'figure.order[0]: "torso" is not known here; allowed here: neck, trunk, head, arm_n, arm_f, '
            "leg_n, leg_f, uarm_n, uarm_f, farm_n, farm_f, props_back, props_front",
            {"order": ["torso"]},
        ),
        (
            'figure.order: "head" is missing; needed here: neck, trunk, head, arm_n, arm_f, leg_n, leg_f',
            {"order": ["neck", "trunk", "arm_n", "arm_f", "leg_n", "leg_f"]},
        ),
        (
            'figure.arrow[0]: "follow" is missing; needed here: follow',
            {"arrow": [{"kind": "path"}]},
        ),
        (
            'figure.zoom: "zoom" is 0.5, 0, 0.2, 1; '
            "must be left, bottom, right, top, with left < right, bottom < top",
            {"zoom": [0.5, 0.0, 0.2, 1.0]},
        ),
        (
            'figure.surfaces.ramp: "ramp" is 0, 2; must be a direction of length 1',
            {"surfaces": {"ramp": [0.0, 2.0, 0.1]}},
        ),
        (
            'figure.keys.up.angles.grip: "grip" is 3.0; must be 0 to 2',
            {"up": {"angles": {"grip": 3}}},
        ),
    ],
)
def test_each_fault_has_a_line(line: str, change: dict[str, Any]) -> None:
    assert line in said(**change)


def test_the_frame_and_the_depth_of_what_sinks_are_said() -> None:
    (line, *_more) = said({**STANDS, "contacts": ["foot_f"], "angles": {"hip_n": 10, "ankle_n": -40}})
    assert line.startswith('figure.sequence[0]: from "down" to "up", frame ')
    assert line.endswith(" under the floor; at most 0.0030 body heights (0.5 cm at 1.70 m)")


def test_what_goes_into_the_body_is_said() -> None:
    keys = {"down": lying(), "up": lying(hip=120.0, knee=45.0, lumbar=60.0, thoracic=45.0)}
    lines = [line for line in said(keys=keys) if "in the body" in line]
    assert lines and all("deep in the body; at most 0.0350 body heights" in line for line in lines)


def test_sides_that_should_agree_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault("uneven", "keys.up", "hip", 3.5, 2.0)
    monkeypatch.setattr("corecoach.figure.acceptance.looking", lambda _figure: [fault])
    assert said() == [
        "figure.keys.up: hip (hip) differs by 3.5 degrees between the sides, with no side named; "
        "at most 2 degrees"
    ]


def named() -> set[str]:
    """Everything that a fault can name: joint angles, circles, and what contacts are called."""
    names = {dof for build in (SIDE_BUILD, FRONT_BUILD) for dof in build.rig.dofs[2:]}
    names |= {circle for build in (SIDE_BUILD, FRONT_BUILD) for circle in build.circles}
    for text in ("thorax", "lumbar", "pelvis", "chest", "belly", "hips", "seat", "head", "forehead", "foot"):
        figure = Figure(view="side", keys={"a": Key((0.0, 0.5), {}, (text,))}, sequence=())
        names |= {touch.name for touch in touches_of(figure, figure.keys["a"])}
    return names


def test_every_part_has_words_beside_its_name() -> None:
    assert len(named()) > len(SIDE_CIRCLES) + len(FRONT_CIRCLES)
    for name in named():
        words = part_words(name)
        assert words.endswith(f" ({name})") and len(words) > len(name) + 3, name


@pytest.mark.parametrize("name", ["tail", "tail_n", "knee_x", "_n", ""])
def test_what_has_no_words_is_quoted(name: str) -> None:
    assert part_words(name) == f'"{name}"'


def test_the_sides_have_words() -> None:
    assert [part_words(f"elbow_{side}") for side in "nflr"] == [
        "near elbow (elbow_n)", "far elbow (elbow_f)", "left elbow (elbow_l)", "right elbow (elbow_r)",
    ]  # fmt: skip


def test_a_length_is_said_in_centimetres_too() -> None:
    assert length_words(-0.01) == length_words(0.01) == "0.0100 body heights (1.7 cm at 1.70 m)"


def test_the_words_can_be_translated() -> None:
    use_language(PSEUDO)
    try:
        assert part_words("knee_n") != "near knee (knee_n)" and part_words("knee_n").endswith("(knee_n)")
        (line,) = said({"angles": {"knee_n": 160}})
        assert "degrees" not in line
    finally:
        use_language("en")
