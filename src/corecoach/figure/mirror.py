"""The other side of somebody who lies, seen from above: mirrored across the body, the head where it is."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from corecoach.figure.pose_data import Arrow, Figure, Key, Prop, Side
from corecoach.figure.poses import FRONT_BUILD, Pose, Posed

# The angles that turn a trunk to one of its sides, and the face.
_TURNS: Final = frozenset(("side", "side_t", "neck_side", "head_side", "twist", "twist_t", "face"))
_SIDED: Final = re.compile(r"_([lr])(?![a-z0-9_])")
# Where on a bone a contact holds it: its first number goes to the other side.
_HELD: Final = re.compile(r"\((-?)")
# More than a file keeps of a number.
_DIGITS: Final = 6

_Value = TypeVar("_Value")
_Point = tuple[float, float]


def across(figure: Figure) -> Figure:
    """The figure with left and right changed over, in a picture from above. Raises ValueError for another
    view: there somebody would stand on their head."""
    if figure.view != "top":
        raise ValueError("only a picture from above is mirrored across the body")
    return replace(
        figure,
        keys={name: _key(key) for name, key in figure.keys.items()},
        props=tuple(_prop(prop) for prop in figure.props),
        surfaces={name: (nx, -ny, d) for name, (nx, ny, d) in figure.surfaces.items()},
        hands=figure.hands if isinstance(figure.hands, str) else _by_side(figure.hands),
        muscle_side=figure.muscle_side and _other_side(figure.muscle_side),
        arrow=tuple(_arrow(arrow) for arrow in figure.arrow),
        zoom=figure.zoom and (figure.zoom[0], -figure.zoom[3], figure.zoom[2], -figure.zoom[1]),
        order=tuple(_other(name) for name in figure.order),
        soft=_named(figure.soft),
        lock=tuple(_other(name) for name in figure.lock),
        mirror=not figure.mirror,
    )


def posed_across(posed: Posed) -> Posed:
    """What is drawn of the other side, for what is drawn of this one."""
    turned = {name: -getattr(posed, name) for name in _TURNS.intersection(Posed._fields)}
    return posed._replace(pose=_pose(posed.pose), grips=_by_side(posed.grips), **turned)


def _pose(pose: Pose) -> Pose:
    rig = FRONT_BUILD.rig
    x, y, *_angles = pose
    return x, -y, *(_turned(dof, pose[rig.index[_other(dof)]]) for dof in rig.dofs[2:])


def _key(key: Key) -> Key:
    angles = {_other(name): _turned(name, angle) for name, angle in key.angles.items()}
    # A pelvis that is not turned at all stands upright, and the other way round on its head.
    angles.setdefault("roll", 180.0)
    if angles["roll"] == 0:
        del angles["roll"]
    contacts = tuple(_HELD.sub(_flipped, _other(text)) for text in key.contacts)
    return replace(key, root=(key.root[0], -key.root[1]), angles=angles, contacts=contacts)


def _turned(name: str, angle: float) -> float:
    """An angle in the mirror. Limbs bend as the ones of the other side do."""
    if name == "roll":
        return round(180 - angle - 360 * (angle < 0), _DIGITS)
    return -angle if name in _TURNS else angle


def _other(name: str) -> str:
    """A name, or a contact, with its sides changed over."""
    return _SIDED.sub(lambda match: "_r" if match[1] == "l" else "_l", name)


def _other_side(side: Side) -> Side:
    sides: dict[Side, Side] = {"l": "r", "r": "l"}
    return sides[side]


def _named(values: dict[str, _Value]) -> dict[str, _Value]:
    return {_other(name): value for name, value in values.items()}


def _by_side(values: Mapping[Any, _Value]) -> dict[Any, _Value]:
    return {_other_side(side): value for side, value in values.items()}


def _flipped(match: re.Match[str]) -> str:
    return "(" if match[1] else "(-"


def _prop(prop: Prop) -> Prop:
    return replace(prop, y=prop.y and (-prop.y[1], -prop.y[0]), foot=prop.foot and _other_side(prop.foot))


def _arrow(arrow: Arrow) -> Arrow:
    def on(spot: tuple[str, float, float] | None) -> tuple[str, float, float] | None:
        return spot and (_other(spot[0]), -spot[1], spot[2])

    def flipped(point: _Point) -> _Point:
        return point[0], -point[1]

    return replace(
        arrow,
        follow=on(arrow.follow),
        at=on(arrow.at),
        offset=flipped(arrow.offset),
        to=arrow.to and flipped(arrow.to),
        a0=None if arrow.a0 is None else -arrow.a0,
        a1=None if arrow.a1 is None else -arrow.a1,
    )
