"""What touches what: a contact of the pose data, read into circles that meet a surface or hold a body point.

    contact = point [@surface | @bone(forward,up) | @world] [~]

`~` may slide. A point of a limb without a side means both sides. `@bone(...)` is a hand that holds that
point of the body; `@world` keeps its place in a picture from above.
"""

import re
from collections.abc import Iterator, Mapping
from math import exp
from typing import Final, NamedTuple

from corecoach.figure.body import Circle
from corecoach.figure.pose_data import Figure, Key
from corecoach.figure.poses import Build, build_of
from corecoach.figure.rig import Frames

FLOOR: Final = (0.0, 1.0, 0.0)
# How sharply a rolling contact picks the circle that is nearest to its surface (1/H).
SHARPNESS: Final = 1500.0

# The circles of each contact that lie on their surface one by one.
_SIDE_POINTS: Final = {
    "foot": ("heel", "ball"),
    "hand": ("wrist", "finger"),
    "toes": ("toe", "ball"),
    "instep": ("toe",),
    "shin": ("knee", "toe"),
    "forearm": ("elbow", "wrist"),
    "arm": ("elbow", "wrist", "finger"),
    "armflat": ("elbow", "wrist", "finger"),
    "fingers": ("finger",),
    "thigh": ("thighmid",),
    **{n: (n,) for n in ("heel", "ball", "knee", "kneecap", "elbow", "palm", "fist", "wrist", "calf")},
    "shoulder": ("shoulder",),
}
# Parts that roll: the circle nearest to the surface bears, the first one named is what a pin holds.
_SIDE_ROLLING: Final = {
    "thorax": ("tho3_back", "tho1_back", "tho4_back", "tho5_back"),
    "lumbar": ("lum2_back", "lum0_back", "lum4_back"),
    "pelvis": ("buttock", "sacrum"),
    "chest": ("tho3_front", "lum4_front", "tho1_front", "tho4_front"),
    "belly": ("lum2_front", "lum0_front", "lum4_front"),
    "hips": ("pubis", "asis"),
    "seat": ("ischium", "buttock"),
    "head": ("skull",),
    "forehead": ("brow", "nose"),
}
_FRONT_POINTS: Final = {
    n: (n,) for n in ("sole", "edge", "knee", "elbow", "wrist", "palm", "shoulder", "hipside")
}
_FRONT_ROLLING: Final = {"head": ("head",)}

_SPELLING: Final = re.compile(
    r"(?P<point>[a-z]+)(_(?P<side>[nflr]))?"
    r"(@(?P<on>[a-z0-9]+)(_(?P<on_side>[nflr]))?(\((?P<f>-?[0-9]?\.?[0-9]{1,4}),(?P<u>-?[0-9]?\.?[0-9]{1,4})\))?)?(?P<slides>~)?"
)


class ContactError(ValueError):
    """A contact that cannot be read. The message says what is wrong."""


class Touch(NamedTuple):
    """One part of a contact. `circles` bear on `surface` (nx, ny, d), or the first one's centre lies on
    `held`,
    a point of the body; `world` keeps both coordinates. `contact` is its spelling without `~`. A `soft` one
    is wished for, not demanded."""

    contact: str
    name: str
    circles: tuple[Circle, ...]
    surface: tuple[float, float, float] | None
    held: Circle | None
    world: bool
    slides: bool
    soft: float = 0.0

    @property
    def key(self) -> tuple[str, str]:
        """What the same touch of another key pose has in common with this one."""
        return self.contact, self.name

    @property
    def place(self) -> tuple[object, ...]:
        """What touches what, however that is spelled."""
        return self.name, self.surface, self.held, self.world


def touches_of(figure: Figure, key: Key) -> tuple[Touch, ...]:
    """All touches of a key. Raises ContactError for one that cannot be read."""
    build = build_of(figure.view)
    return tuple(t for text in key.contacts for t in _read(text, figure, build))


def _read(text: str, figure: Figure, build: Build) -> Iterator[Touch]:
    match = _SPELLING.fullmatch(text)
    if match is None:
        raise ContactError(f'"{text}" is not a contact')
    part = match.groupdict()
    points, rolling = (
        (_SIDE_POINTS, _SIDE_ROLLING) if figure.view == "side" else (_FRONT_POINTS, _FRONT_ROLLING)
    )
    name = part["point"]
    if name in rolling and not part["side"]:
        yield _touch(text, part, figure, build, name, rolling[name], "")
        return
    if name not in points:
        raise ContactError(f'"{name}" is no point of the body that can touch')
    sides = (part["side"],) if part["side"] else build.sides
    for side in sides:
        if side not in build.sides:
            raise ContactError(f'"{text}": this view has the sides {" and ".join(build.sides)}')
        for circle in points[name]:
            yield _touch(text, part, figure, build, circle, (f"{circle}_{side}",), side)


def _touch(
    text: str,
    part: Mapping[str, str | None],
    figure: Figure,
    build: Build,
    name: str,
    circles: tuple[str, ...],
    side: str,
) -> Touch:
    on, surface, held = part["on"] or "floor", None, None
    world = on == "world"
    if part["f"] is not None and part["u"] is not None:
        held = Circle(_bone(on, part["on_side"] or side, build), float(part["f"]), float(part["u"]), 0.0)
    elif on == "floor":
        surface = FLOOR
    elif on in figure.surfaces:
        surface = figure.surfaces[on]
    elif not world:
        raise ContactError(f'"{text}": there is no surface "{on}"')
    return Touch(
        contact=f"{part['point']}@{on}{part['on_side'] or ''}{part['f'] or ''},{part['u'] or ''}",
        name=f"{name}_{side}" if side else name,
        circles=tuple(build.circles[c] for c in circles),
        surface=surface,
        held=held,
        world=world,
        slides=part["slides"] is not None,
    )


def _bone(name: str, side: str, build: Build) -> str:
    for bone in (name, f"{name}_{side}"):
        if bone in build.rig.bones:
            return bone
    raise ContactError(f'"{name}" is no bone')


def gap(touch: Touch, frames: Frames) -> float:
    """How far a touch is from what it touches (H): above its surface, or away from the point it holds."""
    if touch.held is not None:
        x, y = place(touch, frames)
        hx, hy = frames[touch.held.bone].point(touch.held.forward, touch.held.up)
        return float(((x - hx) ** 2 + (y - hy) ** 2) ** 0.5)
    if touch.surface is None:
        return 0.0
    gaps = clearances(touch, frames)
    return sum(w * g for w, g in zip(weights(gaps), gaps, strict=True))


def clearances(touch: Touch, frames: Frames) -> list[float]:
    """How far each circle of a touch is from the surface (H); below it is negative."""
    assert touch.surface is not None
    nx, ny, d = touch.surface
    found = []
    for circle in touch.circles:
        x, y = frames[circle.bone].point(circle.forward, circle.up)
        found.append(nx * x + ny * y - d - circle.radius)
    return found


def weights(gaps: list[float]) -> list[float]:
    """How much each circle of a rolling contact bears; they add up to 1."""
    nearest = min(gaps)
    raw = [exp(-SHARPNESS * min(0.4, g - nearest)) for g in gaps]
    return [w / sum(raw) for w in raw]


def place(touch: Touch, frames: Frames) -> tuple[float, float]:
    """Where the circle is that a pin of this touch holds."""
    circle = touch.circles[0]
    return frames[circle.bone].point(circle.forward, circle.up)


def shared(one: tuple[Touch, ...], other: tuple[Touch, ...]) -> tuple[Touch, ...]:
    """The touches that two keys have in common; one that slides in either slides between them."""
    there = {t.key: t for t in other}
    both = [t for t in one if t.key in there]
    return tuple(t._replace(slides=t.slides or there[t.key].slides) for t in both)


def floor_circles(build: Build, figure: Figure, touches: tuple[Touch, ...]) -> tuple[tuple[str, Circle], ...]:
    """The circles that must stay above the floor because no touch puts them on something; none from above.

    A hand is above it when wrist and fingers are: its palm is soft, and not every hand is a fist. Seen from
    the front, the forearm of somebody who leans on an elbow points at the viewer.
    """
    if figure.view == "top":
        return ()
    borne = {circle for touch in touches if touch.held is None for circle in touch.circles}
    soft = {f"{part}_{side}" for part in ("palm", "fist") for side in build.sides}
    if figure.view == "front":
        soft |= {f"wrist_{t.name[-1]}" for t in touches if t.name.startswith("elbow_")}
    return tuple((n, c) for n, c in build.circles.items() if c not in borne and n not in soft)
