"""What makes pose data unreadable: names that nothing has, contacts that cannot be read, ways that lead
nowhere."""

from collections.abc import Iterator
from math import hypot
from typing import Literal, NamedTuple

from corecoach.figure.contacts import ContactError, touches_of
from corecoach.figure.pose_data import Arrow, Figure
from corecoach.figure.poses import (
    BELLY,
    FACE,
    GRIP,
    LARGEST_BELLY,
    LARGEST_FACE,
    Build,
    build_of,
    is_drawn_only,
)

Kind = Literal[
    "unknown", "contact", "limit", "gap", "slide", "floor", "jump", "uneven", "through", "order", "range"
]


class Fault(NamedTuple):
    """Something wrong with pose data. `where` is the place in the file, such as `keys.up.angles.knee_n`, or
    of a
    movement `sequence[0]`; `frame` counts from 0 in a movement. `part` is the joint, circle or name; `value`
    and `allowed` are numbers (degrees or H) or words."""

    kind: Kind
    where: str
    part: str
    value: float | str = ""
    allowed: float | str = ""
    frame: int | None = None


# What may be drawn apart from the rest, in another order.
ORDER = frozenset(
    ("props_back", "arm_f", "uarm_f", "farm_f", "leg_f", "neck", "trunk", "head", "leg_n", "arm_n", "uarm_n",
     "farm_n", "props_front", "torso", "arm_l", "arm_r", "leg_l", "leg_r", "uarm_l", "uarm_r", "farm_l",
     "farm_r", "lower_l", "lower_r", "upper_l", "upper_r")
)  # fmt: skip


def faults(figure: Figure) -> list[Fault]:
    """Everything that is wrong with the data before anything moves; empty when they can be baked."""
    return list(_faults(figure))


def _faults(figure: Figure) -> Iterator[Fault]:
    build = build_of(figure.view)
    for name, key in figure.keys.items():
        yield from _angles(f"keys.{name}.angles", key.angles, build)
        for n, text in enumerate(key.contacts):
            yield from _contact(f"keys.{name}.contacts[{n}]", figure, text)
    for n, step in enumerate(figure.sequence):
        for field, name in (("from", step.start), ("to", step.end)):
            if name not in figure.keys:
                yield Fault("unknown", f"sequence[{n}].{field}", name, allowed=", ".join(figure.keys))
        if n and figure.sequence[n - 1].end != step.start:
            yield Fault("order", f"sequence[{n}].from", step.start, allowed=figure.sequence[n - 1].end)
    for field, names in (("soft", tuple(figure.soft)), ("lock", figure.lock)):
        for name in names:
            yield from _dof(f"{field}.{name}", name, build)
    for name, (nx, ny, _d) in figure.surfaces.items():
        if abs(hypot(nx, ny) - 1) > 1e-3:
            yield Fault("range", f"surfaces.{name}", name, round(hypot(nx, ny), 3), "a direction of length 1")
    yield from _drawn(figure, build)


def _drawn(figure: Figure, build: Build) -> Iterator[Fault]:
    keys = set(figure.keys)
    for n, arrow in enumerate(figure.arrow):
        yield from _arrow(f"arrow[{n}]", arrow, build, keys)
    if figure.ghost is not None and figure.ghost not in keys:
        yield Fault("unknown", "ghost", figure.ghost, allowed=", ".join(keys))
    for n, part in enumerate(figure.order):
        if part not in ORDER:
            yield Fault("unknown", f"order[{n}]", part, allowed=", ".join(sorted(ORDER)))
    sides = [s for s in (figure.muscle_side, *(p.foot for p in figure.props)) if s is not None]
    sides += list(figure.hands) if isinstance(figure.hands, dict) else []
    for side in sides:
        if side not in build.sides:
            yield Fault("unknown", "muscle_side, hands or foot", side, allowed=", ".join(build.sides))
    if figure.zoom is not None and not (figure.zoom[0] < figure.zoom[2] and figure.zoom[1] < figure.zoom[3]):
        yield Fault("range", "zoom", "zoom", allowed="left < right and bottom < top")


def _arrow(where: str, arrow: Arrow, build: Build, keys: set[str]) -> Iterator[Fault]:
    needs = {"path": ("follow",), "rotate": ("at", "r", "a0", "a1"), "straight": ("at", "to")}[arrow.kind]
    for field in needs:
        if getattr(arrow, field) is None:
            yield Fault("unknown", where, field, allowed=", ".join(needs))
    for spot in (arrow.follow, arrow.at):
        if spot is not None and spot[0] not in build.rig.bones:
            yield Fault("unknown", where, spot[0], allowed=", ".join(build.rig.bones))
    for name in (*arrow.through, *([arrow.key] if arrow.key else []), *(arrow.when or {})):
        if name not in keys:
            yield Fault("unknown", where, name, allowed=", ".join(keys))


def _angles(where: str, angles: dict[str, float], build: Build) -> Iterator[Fault]:
    for name, angle in angles.items():
        if is_drawn_only(name):
            yield from _drawn_only(f"{where}.{name}", name, angle, build)
            continue
        unknown = list(_dof(f"{where}.{name}", name, build))
        yield from unknown
        for dof in () if unknown else build.spread(name):
            limit = build.limits[dof]
            if not limit.low - 0.01 <= angle <= limit.high + 0.01:
                yield Fault("limit", f"{where}.{name}", dof, angle, f"{limit.low:g} to {limit.high:g}")


def _drawn_only(where: str, name: str, angle: float, build: Build) -> Iterator[Fault]:
    ranges = {GRIP: (0.0, 2.0), **{f"{GRIP}_{side}": (0.0, 2.0) for side in build.sides}}
    ranges |= {BELLY: (-LARGEST_BELLY, LARGEST_BELLY), FACE: (-LARGEST_FACE, LARGEST_FACE)}
    low, high = ranges.get(name, (0.0, 0.0))
    if name not in ranges:
        yield Fault("unknown", where, name, allowed=", ".join(sorted(ranges)))
    elif not low <= angle <= high:
        yield Fault("range", where, name, angle, f"{low:g} to {high:g}")


def _dof(where: str, name: str, build: Build) -> Iterator[Fault]:
    try:
        build.spread(name)
    except KeyError:
        known = sorted({d.rpartition("_")[0] or d if d[-2:-1] == "_" else d for d in build.rig.dofs[2:]})
        yield Fault("unknown", where, name, allowed=", ".join(known))


def _contact(where: str, figure: Figure, text: str) -> Iterator[Fault]:
    key = next(iter(figure.keys.values()))
    try:
        touches_of(figure, type(key)(root=key.root, contacts=(text,)))
    except ContactError as error:
        yield Fault("contact", where, text, str(error))
