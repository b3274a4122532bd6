"""From a key, which names angles, to a pose, which lists them in the rig's order; and back."""

from collections.abc import Mapping
from typing import NamedTuple

from corecoach.figure.body import FRONT_CIRCLES, SIDE_CIRCLES, Circle
from corecoach.figure.limits import FRONT_LIMITS, SIDE_LIMITS, Limit
from corecoach.figure.pose_data import Key, View
from corecoach.figure.rig import Rig
from corecoach.figure.skeletons import FRONT, LEFT_RIGHT, NEAR_FAR, SIDE

Pose = tuple[float, ...]
# Named among a key's angles, but no joints: how a hand is drawn (0 open, 1 flat, 2 fist), how far the
# belly stands out from where it is at rest (thousandths of H), and, from the front or above, how far the face
# has turned to the person's left (degrees).
GRIP = "grip"
BELLY = "belly"
FACE = "face"
LARGEST_BELLY = 20.0
LARGEST_FACE = 70.0


class Posed(NamedTuple):
    """What to draw: a pose, the drawn shape of each hand that the key names, by side, the belly (H), and how
    far the face has turned to the person's left (degrees)."""

    pose: Pose
    grips: dict[str, float]
    belly: float = 0.0
    face: float = 0.0


class Build:
    """What a view stands on: its rig, the ends of its limbs' names, its circles and its limits."""

    def __init__(
        self, rig: Rig, sides: tuple[str, str], circles: Mapping[str, Circle], limits: Mapping[str, Limit]
    ) -> None:
        self.rig, self.sides, self.limits = rig, sides, limits
        self.circles = dict(self._sided(circles))

    def _sided(self, circles: Mapping[str, Circle]) -> "list[tuple[str, Circle]]":
        """Circles of limbs once a side; on the person's right, away from the midline is to the viewer's
        left."""
        bones = set(self.rig.bones)
        found = []
        for name, circle in circles.items():
            if circle.bone in bones and name != "hipside":
                found.append((name, circle))
                continue
            for side in self.sides:
                bone = circle.bone if circle.bone in bones else f"{circle.bone}_{side}"
                away = -circle.forward if side == "r" else circle.forward
                found.append((f"{name}_{side}", circle._replace(bone=bone, forward=away)))
        return found

    def spread(self, name: str) -> tuple[str, ...]:
        """The names in the rig that an authored name stands for: itself, or one a side. Raises KeyError."""
        if name in self.limits or name in ("x", "y"):
            return (name,)
        both = tuple(f"{name}_{side}" for side in self.sides)
        if both[0] not in self.limits:
            raise KeyError(name)
        return both


SIDE_BUILD = Build(SIDE, NEAR_FAR, SIDE_CIRCLES, SIDE_LIMITS)
FRONT_BUILD = Build(FRONT, LEFT_RIGHT, FRONT_CIRCLES, FRONT_LIMITS)


def build_of(view: View) -> Build:
    """What a view stands on."""
    return SIDE_BUILD if view == "side" else FRONT_BUILD


def pose_of(key: Key, view: View) -> Pose:
    """The pose of a key. A name without a side gives both sides; one with a side wins. Raises KeyError for
    an unknown name."""
    build = build_of(view)
    numbers = [0.0] * len(build.rig.dofs)
    numbers[0], numbers[1] = key.root
    for name, angle in sorted(key.angles.items(), key=lambda pair: pair[0] in build.limits):
        if not is_drawn_only(name):
            for dof in build.spread(name):
                numbers[build.rig.index[dof]] = angle
    return tuple(numbers)


def between(start: Pose, end: Pose, share: float) -> Pose:
    """The pose at a share (0 to 1) of the straight way between two."""
    return tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))


def is_drawn_only(name: str) -> bool:
    """Whether a name among a key's angles is no joint."""
    return name in (BELLY, FACE) or name.partition("_")[0] == GRIP


def posed(key: Key, view: View) -> Posed:
    """A key as it is drawn."""
    drawn = key.angles.get(BELLY, 0.0) / 1000, key.angles.get(FACE, 0.0)
    return Posed(pose_of(key, view), grips_of(key, view), *drawn)


def grips_of(key: Key, view: View) -> dict[str, float]:
    """How each hand is drawn in a key, by side: 0 open, 1 flat, 2 fist; sides that the key leaves open are
    not in it."""
    found = {}
    for side in build_of(view).sides:
        value = key.angles.get(f"{GRIP}_{side}", key.angles.get(GRIP))
        if value is not None:
            found[side] = value
    return found
