"""What is accepted can be shown: a figure without a fault bakes, has a place at every moment, and paints."""

from math import isfinite
from typing import Any, get_args

import pytest
from figure_pictures import FIGURES
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from corecoach.figure import Figure
from corecoach.figure.acceptance import problems
from corecoach.figure.faults import pieces_of
from corecoach.figure.motion import bake
from corecoach.figure.pose_data import Arrow, Hand, Key, Muscle, Prop, Step
from corecoach.figure.poses import build_of
from corecoach.figure.spot import Part, Spot
from corecoach.ui.figure.accent import arrow_at, muscle_at
from corecoach.ui.figure.pair import Pair
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look

THINGS = ("mat", "chair", "wall", "backwall", "doorway", "strap", "pillow", "stool")
PLACE = st.floats(-3, 3) | st.sampled_from([0.0, 3.0, -3.0, 1e-9])
MAYBE = st.none() | PLACE
POINT = st.tuples(PLACE, PLACE)
# The shapes of a repetition: from `a` by way of `b` and back, with holds or without, or in one place.
WAYS = (
    "ab move, bb hold, ba return, aa rest", "ab move, ba return", "ab move, bb hold, ba move", "aa rest",
    "aa hold", "ab return, ba return", "ab move, bb rest, ba return", "aa hold, ab move, ba return",
    "ab move, bb hold, ba return, ac move, cc hold, ca return", "ab move, bc move, ca move",
)  # fmt: skip


@st.composite
def arrows(draw: st.DrawFn, bones: tuple[str, ...], keys: tuple[str, ...]) -> Arrow:
    """An arrow of any kind, of any bone."""
    on = st.tuples(st.sampled_from(bones), PLACE, PLACE)
    share = st.floats(0, 1)
    return Arrow(
        draw(st.sampled_from(["path", "rotate", "straight"])),
        follow=draw(on),
        at=draw(on),
        offset=draw(POINT),
        trim=tuple(sorted((draw(share), draw(share)))),  # type: ignore[arg-type]
        gain=draw(st.sampled_from([0.1, 1.0, 10.0])),
        through=draw(st.lists(st.sampled_from(keys), max_size=2).map(tuple)),
        r=draw(PLACE),
        a0=draw(st.floats(-360, 360)),
        a1=draw(st.floats(-360, 360)),
        to=draw(POINT),
        key=draw(st.none() | st.sampled_from(keys)),
        when=draw(st.none() | st.dictionaries(st.sampled_from(keys), st.floats(-2, 2))),
    )


@st.composite
def props(draw: st.DrawFn, sides: tuple[str, str]) -> Prop:
    """A thing, with any of its numbers or none."""
    numbers = {name: draw(MAYBE) for name in ("at", "depth", "h", "seat", "backtop", "half", "top")}
    pairs = {name: draw(st.none() | POINT) for name in ("x", "y")}
    foot = draw(st.none() | st.sampled_from(sides))
    return Prop(draw(st.sampled_from(THINGS)), back=draw(st.booleans()), foot=foot, **numbers, **pairs)  # type: ignore[arg-type]


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Somebody in the air, where nothing is touched, in any pose that a body can have."""
    view = draw(st.sampled_from(["side", "front", "top"]))
    build = build_of(view)
    sequence = tuple(Step(way[0], way[1], way[3:]) for way in draw(st.sampled_from(WAYS)).split(", "))  # type: ignore[arg-type]
    names = tuple(sorted({name for step in sequence for name in (step.start, step.end)}))
    bent = [name for name in build.limits if draw(st.booleans())]
    first = {dof: draw(st.floats(*build.limits[dof])) for dof in bent}
    keys = {}
    for name in names:
        near = {
            dof: min(build.limits[dof].high, max(build.limits[dof].low, angle + draw(st.floats(-40, 40))))
            for dof, angle in first.items()
        }
        keys[name] = Key((draw(st.floats(-0.5, 0.5)), draw(st.floats(1.5, 2.5))), near)
    pieces, _more = pieces_of(build)
    hand = st.sampled_from(get_args(Hand))
    box = draw(st.tuples(st.floats(-3, 2.8), st.floats(-3, 2.8), st.floats(0.1, 0.2)))
    return Figure(
        view=view,
        keys=keys,
        sequence=sequence,
        props=tuple(draw(st.lists(props(build.sides), max_size=3))),
        hands=draw(hand | st.dictionaries(st.sampled_from(build.sides), hand)),
        thumb=draw(st.sampled_from(["in", "out"])),
        muscles=tuple(draw(st.lists(st.sampled_from(get_args(Muscle)), max_size=4))),
        muscle_side=draw(st.none() | st.sampled_from(build.sides)),
        arrow=tuple(draw(st.lists(arrows(build.rig.bones, names), max_size=2))),
        ghost=draw(st.none() | st.sampled_from(names)),
        zoom=draw(st.none() | st.just((box[0], box[1], box[0] + box[2], box[1] + box[2]))),
        order=draw(st.just(()) | st.permutations(pieces).map(tuple)),
        mirror=draw(st.booleans()),
    )


SPOTS = [
    Spot(part, fraction, rep, seconds)
    for part in get_args(Part)
    for fraction, rep, seconds in ((0.0, 0, 0.0), (0.4, 1, 3.3), (1.0, 7, 1e5))
]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(figure=figures(), mirrored=st.booleans(), field=st.sampled_from(["", "surface"]))
def test_what_is_accepted_can_be_shown(look: Look, figure: Figure, mirrored: bool, field: str) -> None:
    assume(problems(figure) == [])
    show(look, figure, mirrored=mirrored, field=field)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("field", ["ghost", "sequence", "muscles"])
def test_what_is_changed_a_little_can_be_shown_as_well(look: Look, name: str, field: str) -> None:
    figure = FIGURES[name]
    first = figure.sequence[0].start
    more: dict[str, Any] = {
        "ghost": first, "sequence": (Step(first, first, "rest"),), "muscles": get_args(Muscle)[:4],
    }  # fmt: skip
    figure = replace(figure, **{field: more[field]})
    assert problems(figure) == []
    show(look, figure, mirrored=True, field="surface")


def show(look: Look, figure: Figure, *, mirrored: bool, field: str) -> None:
    """Everything that a window shows of a figure. A warning of Qt fails the test as well."""
    motion = bake(figure)
    scene = Scene(look, figure, QSize(64, 48), 1.0, mirrored=mirrored, field=field)
    image = QImage(160, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    pair = Pair(look, QSize(160, 120))
    halves = Scene(look, figure, pair.picture, 1.0, mirrored=mirrored, field=field)
    for spot in SPOTS:
        posed = motion.position(spot)
        assert all(isfinite(number) for number in (*posed.pose, posed.belly))
        scene.paint(painter, posed, muscle=muscle_at(spot), arrow=arrow_at(motion, spot))
        if spot.rep == 0:
            pair.paint(painter, halves, motion, spot)
    painter.end()
