"""What makes pose data unreadable: names that nothing has, contacts that cannot be read, ways that lead
nowhere."""

from collections.abc import Iterator
from math import hypot
from typing import Final, Literal, NamedTuple

from corecoach.figure.contacts import ContactError, touches_of
from corecoach.figure.pose_data import Arrow, Figure, Key, Side
from corecoach.figure.poses import (
    BELLY,
    FACE,
    GRIP,
    LARGEST_BELLY,
    LARGEST_FACE,
    SIDE_BUILD,
    Build,
    build_of,
    is_drawn_only,
)

Kind = Literal[
    "unknown", "missing", "contact", "limit", "gap", "slide", "floor", "jump", "through", "order", "range",
]  # fmt: skip
_HALVES = ("uarm", "farm")
# The place of the hip joint stands in `root`, not among the angles.
ROOT: Final = ("x", "y")
# Solving a pose takes as long as the cube of the points that touch: 13 are the most that the library has.
MOST_TOUCHES: Final = 20
# Less of the world would be nothing but one colour, H.
LEAST_ZOOM: Final = 0.1


class Fault(NamedTuple):
    """Something wrong with pose data.

    `where` is the place in the file, such as `keys.up.angles.knee_n`, or of a movement `sequence[0]`; `frame`
    counts from 0 in a movement. `part` is the joint, circle or name; `value` and `allowed` are numbers
    (degrees or H) or words.
    """

    kind: Kind
    where: str
    part: str
    value: float | str = ""
    allowed: float | str = ""
    frame: int | None = None


def pieces_of(build: Build) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pieces of the body that an `order` has, and what else may stand in it. From the side an arm may be
    in halves. What stands still is always behind, wherever it is named."""
    side_view = build is SIDE_BUILD
    middle = ("neck", "trunk", "head") if side_view else ("torso", "head")
    halves = [f"{half}_{side}" for half in _HALVES if side_view for side in build.sides]
    limbs = (f"{limb}_{side}" for limb in ("arm", "leg") for side in build.sides)
    return (*middle, *limbs), (*halves, "props_back", "props_front")


def faults(figure: Figure) -> list[Fault]:
    """Everything that is wrong with the data before anything moves; empty when they can be baked."""
    return list(_faults(figure))


def _faults(figure: Figure) -> Iterator[Fault]:
    build = build_of(figure.view)
    for name, key in figure.keys.items():
        yield from _angles(f"keys.{name}.angles", key.angles, build)
        yield from _contacts(f"keys.{name}.contacts", figure, key)
    yield from _sequence(figure)
    for name in figure.soft:
        yield from _dof(f"soft.{name}", name, build)
    for name in figure.lock:
        if name not in ROOT:
            yield from _dof(f"lock.{name}", name, build)
    for name, (nx, ny, _d) in figure.surfaces.items():
        if abs(hypot(nx, ny) - 1) > 1e-3:
            yield Fault("range", f"surfaces.{name}", name, f"{nx:g}, {ny:g}", "a direction of length 1")
    yield from _drawn(figure, build)


def _sequence(figure: Figure) -> Iterator[Fault]:
    """Each step begins where the one before ends, and the first one where the last one ends."""
    before = None
    for n, step in enumerate(figure.sequence):
        for field, name in (("from", step.start), ("to", step.end)):
            if name not in figure.keys:
                yield Fault("unknown", f"sequence[{n}].{field}", name, allowed=", ".join(figure.keys))
        if before is not None and before.end != step.start:
            yield Fault("order", f"sequence[{n}].from", step.start, allowed=before.end)
        if step.phase in ("hold", "rest") and step.start != step.end:
            yield Fault("range", f"sequence[{n}].to", "to", step.end, step.start)
        before = step
    first, last = figure.sequence[0], figure.sequence[-1]
    if last.end != first.start:
        yield Fault("range", f"sequence[{len(figure.sequence) - 1}].to", "to", last.end, first.start)


def _drawn(figure: Figure, build: Build) -> Iterator[Fault]:
    keys = tuple(figure.keys)
    for n, arrow in enumerate(figure.arrow):
        yield from _arrow(f"arrow[{n}]", arrow, build, keys)
    if figure.ghost is not None and figure.ghost not in keys:
        yield Fault("unknown", "ghost", figure.ghost, allowed=", ".join(keys))
    yield from _order(figure.order, build)
    for where, side in _named_sides(figure):
        if side not in build.sides:
            yield Fault("unknown", where, side, allowed=", ".join(build.sides))
    if figure.zoom is not None:
        left, bottom, right, top = figure.zoom
        if min(right - left, top - bottom) < LEAST_ZOOM:
            shown = ", ".join(f"{edge:g}" for edge in figure.zoom)
            allowed = f"left, bottom, right, top, at least {LEAST_ZOOM:g} wide and high"
            yield Fault("range", "zoom", "zoom", shown, allowed)


def _order(order: tuple[str, ...], build: Build) -> Iterator[Fault]:
    pieces, more = pieces_of(build)
    for n, name in enumerate(order):
        if name not in (*pieces, *more):
            yield Fault("unknown", f"order[{n}]", name, allowed=", ".join((*pieces, *more)))
    for piece in pieces if order else ():
        halves = {piece.replace("arm", half) for half in _HALVES}
        if piece not in order and not (piece.startswith("arm") and halves <= set(order)):
            yield Fault("missing", "order", piece, allowed=", ".join(pieces))


def _named_sides(figure: Figure) -> Iterator[tuple[str, Side]]:
    if figure.muscle_side is not None:
        yield "muscle_side", figure.muscle_side
    for n, prop in enumerate(figure.props):
        if prop.foot is not None:
            yield f"props[{n}].foot", prop.foot
    if isinstance(figure.hands, dict):
        yield from ((f"hands.{side}", side) for side in figure.hands)


def _arrow(where: str, arrow: Arrow, build: Build, keys: tuple[str, ...]) -> Iterator[Fault]:
    needs = {"path": ("follow",), "rotate": ("at", "r", "a0", "a1"), "straight": ("at", "to")}[arrow.kind]
    for field in needs:
        if getattr(arrow, field) is None:
            yield Fault("missing", where, field, allowed=", ".join(needs))
    low, high = arrow.trim
    if low >= high:
        yield Fault(
            "range", f"{where}.trim", "trim", f"{low:g}, {high:g}", "two shares, the smaller one first"
        )
    for field, spot in (("follow", arrow.follow), ("at", arrow.at)):
        if spot is not None and spot[0] not in build.rig.bones:
            yield Fault("unknown", f"{where}.{field}", spot[0], allowed=", ".join(build.rig.bones))
    for field, names in (
        ("through", arrow.through),
        ("key", (arrow.key,)),
        ("when", tuple(arrow.when or ())),
    ):
        for name in names:
            if name is not None and name not in keys:
                yield Fault("unknown", f"{where}.{field}", name, allowed=", ".join(keys))


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
        if name in ROOT:
            raise KeyError(name)
        build.spread(name)
    except KeyError:
        known = sorted({d.rpartition("_")[0] or d if d[-2:-1] == "_" else d for d in build.rig.dofs[2:]})
        yield Fault("unknown", where, name, allowed=", ".join(known))


def _contacts(where: str, figure: Figure, key: Key) -> Iterator[Fault]:
    places: set[object] = set()
    for n, text in enumerate(key.contacts):
        try:
            found = [touch.place for touch in touches_of(figure, Key(key.root, contacts=(text,)))]
        except ContactError as error:
            yield Fault("contact", f"{where}[{n}]", text, str(error))
            continue
        if places & set(found):
            yield Fault("contact", f"{where}[{n}]", text, "one before it says the same of a part")
        places |= set(found)
    if len(places) > MOST_TOUCHES:
        yield Fault("range", where, "contacts", f"{len(places)} points", f"at most {MOST_TOUCHES} points")
