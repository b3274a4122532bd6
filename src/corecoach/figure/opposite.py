"""The same body with its sides changed over: a pose of the other arm and leg, and a whole movement to the
other side.

`mirror.py` does so for somebody who is seen from above. From the side near and far limbs change places and
the person goes on facing the same way; from the front the picture is turned round.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from corecoach.figure.mirror import across
from corecoach.figure.pose_data import Arrow, Figure, Hand, Key, Point, Prop, Side

_SIDES: Final[dict[str, Side]] = {"l": "r", "r": "l", "n": "f", "f": "n"}
_SIDED: Final = re.compile(r"_([nflr])(?![a-z0-9_])")
_HELD: Final = re.compile(r"\((-?)")
# What leans or turns to one side in a picture from the front; what stands is turned round with it.
_TURNS: Final = frozenset(("roll", "side", "side_t", "neck_side", "head_side", "face"))
_Value = TypeVar("_Value")


def other_way(figure: Figure) -> Figure:
    """The whole figure with its sides changed over."""
    if figure.view == "top":
        return across(figure)
    return replace(
        figure,
        keys={name: opposite_key(figure, key) for name, key in figure.keys.items()},
        hands=_hands(figure.hands),
        muscle_side=figure.muscle_side and _SIDES[figure.muscle_side],
        arrow=tuple(_arrow(figure, arrow) for arrow in figure.arrow),
        order=tuple(_other(name) for name in figure.order),
        soft={_other(name): value for name, value in figure.soft.items()},
        lock=tuple(_other(name) for name in figure.lock),
        mirror=not figure.mirror,
        **_turned_round(figure),
    )


def opposite_key(figure: Figure, key: Key) -> Key:
    """One key with its sides changed over, where the person stands or lies as before."""
    if figure.view == "top":
        return across(replace(figure, keys={"it": key})).keys["it"]
    contacts = tuple(_other(text) for text in key.contacts)
    if figure.view == "side":
        return replace(key, angles=_named(key.angles), contacts=contacts)
    angles = {name: -angle if name in _TURNS else angle for name, angle in _named(key.angles).items()}
    contacts = tuple(_HELD.sub(_flipped, text) for text in contacts)
    return replace(key, root=(-key.root[0], key.root[1]), angles=angles, contacts=contacts)


def _turned_round(figure: Figure) -> dict[str, Any]:
    """What stands around somebody seen from the front is turned round with them."""
    if figure.view != "front":
        return {"props": tuple(_prop(prop) for prop in figure.props)}
    zoom = figure.zoom
    return {
        "props": tuple(_prop_round(_prop(prop)) for prop in figure.props),
        "surfaces": {name: (-nx, ny, d) for name, (nx, ny, d) in figure.surfaces.items()},
        "zoom": zoom and (-zoom[2], zoom[1], -zoom[0], zoom[3]),
    }


def _prop(prop: Prop) -> Prop:
    return replace(prop, foot=prop.foot and _SIDES[prop.foot])


def _prop_round(prop: Prop) -> Prop:
    at = None if prop.at is None else -prop.at
    return replace(prop, at=at, x=prop.x and (-prop.x[1], -prop.x[0]))


def _arrow(figure: Figure, arrow: Arrow) -> Arrow:
    """From the side the arrow goes with the other limb; from the front it points the other way as well."""
    flips = -1.0 if figure.view == "front" else 1.0

    def on(spot: tuple[str, float, float] | None) -> tuple[str, float, float] | None:
        return spot and (_other(spot[0]), flips * spot[1], spot[2])

    def point(at: Point) -> Point:
        return flips * at[0], at[1]

    def angle(degrees: float | None) -> float | None:
        return degrees if degrees is None or flips > 0 else _round_angle(degrees)

    return replace(
        arrow,
        follow=on(arrow.follow),
        at=on(arrow.at),
        offset=point(arrow.offset),
        to=arrow.to and point(arrow.to),
        a0=angle(arrow.a0),
        a1=angle(arrow.a1),
    )


def _round_angle(degrees: float) -> float:
    """An angle from the right, in a picture that is turned round."""
    turned = 180 - degrees
    return turned - 360 if turned > 360 else turned


def _hands(hands: Hand | dict[Side, Hand]) -> Hand | dict[Side, Hand]:
    return hands if isinstance(hands, str) else {_SIDES[side]: hand for side, hand in hands.items()}


def _named(values: Mapping[str, _Value]) -> dict[str, _Value]:
    return {_other(name): value for name, value in values.items()}


def _other(name: str) -> str:
    return _SIDED.sub(lambda match: f"_{_SIDES[match[1]]}", name)


def _flipped(match: re.Match[str]) -> str:
    return "(" if match[1] else "(-"
