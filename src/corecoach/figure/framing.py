"""Where the camera of an exercise stands: one rectangle for all its poses and things; it never moves."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from corecoach.figure.pose_data import Figure, Prop
from corecoach.figure.poses import Pose, between, build_of, pose_of

# Free room around the rectangle, H.
MARGIN_X: Final = 0.10
MARGIN_Y: Final = 0.06
# A lying body is drawn no larger than a standing one would be at this share of the height.
LEAST_HEIGHT: Final = 0.62
# Where the middle of the content lies, from the top.
MIDDLE: Final = 0.57
# By how much near limbs and mats are drawn aside, H.
HALF_LANE: Final = (0.018, 0.0105)
# How far the near and the far limbs are apart in the picture, H: legs, arms.
LEG_LANE: Final = (0.030, 0.018)
ARM_LANE: Final = (0.036, 0.021)
HALF_MAT: Final = (0.0575, 0.034)
HALF_CHAIR: Final = (0.066, 0.040)
_MAT_ROOM = 0.035
_STEPS = 4


def lane(bone: str) -> tuple[float, float]:
    """By how much a bone is drawn aside from the side: near limbs towards the viewer, far ones away."""
    part, _, side = bone.partition("_")
    share = {"n": -0.5, "f": 0.5}.get(side, 0.0)
    across, up = ARM_LANE if part in ("uarm", "farm", "hand", "arm") else LEG_LANE
    return across * share, up * share


class Box(NamedTuple):
    """A rectangle of the world, H."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, x: float, y: float) -> "Box":
        """Larger by x at both sides, and by y above and below."""
        return Box(self.left - x, self.bottom - y, self.right + x, self.top + y)

    def with_box(self, other: "Box") -> "Box":
        """The smallest one that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


class Framing(NamedTuple):
    """Pixels a stature, and the pixel of the world's origin."""

    scale: float
    x: float
    y: float


def straight_way(figure: Figure, *keys: str, steps: int) -> Iterator[Pose]:
    """Poses from key to key, so many steps apart. Raises KeyError for an unknown key."""
    poses = [pose_of(figure.keys[key], figure.view) for key in keys]
    yield poses[0]
    for a, b in pairwise(poses):
        yield from (between(a, b, n / steps) for n in range(1, steps + 1))


def _poses(figure: Figure) -> Iterator[Pose]:
    yield from (pose_of(key, figure.view) for key in figure.keys.values())
    for start, end in {(step.start, step.end) for step in figure.sequence if step.start != step.end}:
        yield from straight_way(figure, start, end, steps=_STEPS)


def body_box(figure: Figure, pose: Pose) -> Box:
    """The rectangle of the body in a pose, with its near and far limbs."""
    build = build_of(figure.view)
    frames = build.rig.place(pose)
    placed = [(frames[c.bone].point(c.forward, c.up), c.radius) for c in build.circles.values()]
    box = Box(
        min(x - r for (x, _y), r in placed),
        min(y - r for (_x, y), r in placed),
        max(x + r for (x, _y), r in placed),
        max(y + r for (_x, y), r in placed),
    )
    return box.grown(*HALF_LANE) if figure.view == "side" else box.grown(0.03, 0.035)


def poses_box(figure: Figure) -> Box:
    """The rectangle of the body in all poses and on the way between them."""
    return _union(body_box(figure, pose) for pose in _poses(figure))


def _union(boxes: Iterable[Box]) -> Box:
    found, *rest = boxes
    for box in rest:
        found = found.with_box(box)
    return found


def mat_box(prop: Prop, body: Box, view: str) -> Box:
    """The rectangle of a mat on the floor. One without `x` reaches as far as the body; seen from above it has
    a `y` too."""
    left, right = prop.x or (body.left - _MAT_ROOM, body.right + _MAT_ROOM)
    low, high = prop.y or ((body.bottom, body.top) if view == "top" else (0.0, 0.0))
    return Box(left, low, right, high)


def _prop_box(prop: Prop, body: Box, view: str) -> Box:
    if prop.type == "mat":
        box = mat_box(prop, body, view)
        return box if view == "top" else box.grown(HALF_MAT[0], HALF_MAT[1] * (prop.depth or 1) + 0.014)
    if prop.type in ("chair", "stool") and prop.x:
        top = prop.backtop or (prop.seat or prop.h or 0.0) + (0.25 if prop.back else 0.0)
        return Box(prop.x[0], 0.0, prop.x[1], top).grown(*HALF_CHAIR)
    if prop.type == "wall" and prop.at is not None:
        in_front = prop.at > (body.left + body.right) / 2
        return Box(prop.at - 0.10 * (not in_front), 0.0, prop.at + 0.10 * in_front, body.top)
    if prop.type == "doorway" and prop.half is not None:
        return Box(-prop.half - 0.07, -0.02, prop.half + 0.07, (prop.top or 1.1) - 0.02)
    return body


def content_box(figure: Figure, more: Iterable[Box] = (), *, body: Box | None = None) -> Box:
    """The rectangle of everything in the picture: body, things, and what is in `more`. `body` is that
    of all poses, if it is known."""
    body = body or poses_box(figure)
    return _union([body, *(_prop_box(prop, body, figure.view) for prop in figure.props), *more])


def frame(figure: Figure, width: float, height: float, content: Box, *, mirrored: bool = False) -> Framing:
    """The camera for a picture of that size (px). A `zoom` of the figure wins over the content."""
    if figure.zoom:
        return _fit(Box(*figure.zoom), width, height, None, 0.5, mirrored)
    return _fit(content.grown(MARGIN_X, MARGIN_Y), width, height, LEAST_HEIGHT, MIDDLE, mirrored)


def _fit(
    box: Box, width: float, height: float, least: float | None, middle: float, mirrored: bool
) -> Framing:
    wide, high = box.right - box.left, box.top - box.bottom
    scale = min(width / wide, height / high)
    if least is not None:
        scale = min(scale, height / least)
    across = (box.left + box.right) / 2 * scale
    room = (height - high * scale) / 2
    down = height / 2 + min(room, height * (middle - 0.5))
    return Framing(
        scale, width / 2 + (across if mirrored else -across), down + (box.bottom + box.top) / 2 * scale
    )
