"""Dragging a joint: the pose nearest to the one before with a handle where the hand wants it.

Joint limits hold, bones keep their length, and pinned limbs stay where they are. The pose editor stands on
this.
"""

from collections.abc import Mapping
from math import dist, hypot
from typing import Final

from corecoach.figure.body import Circle
from corecoach.figure.contacts import Touch, place, touches_of
from corecoach.figure.pose_data import Figure, Key
from corecoach.figure.poses import Build, Pose, build_of
from corecoach.figure.rig import Frames
from corecoach.figure.solver import PINNED_LIMB, Place, Task, limb_of, make_task, solve

SNAP_H: Final = 0.02
# How willingly a handle stays behind the hand that drags it, where it cannot follow; and how far it goes at a
# time, so that a limb out of reach stretches calmly (H).
SOFTNESS: Final = 1e-4
_STRIDE: Final = 0.06
_STRIDES: Final = 10
_NEAR: Final = 1e-3
# What may be taken hold of: the point (a circle, or a bone's origin) and the joints that follow it.
_SIDE_HANDLES: Final = {
    "hand": ("hand", ("shoulder", "elbow")),
    "fingers": ("finger", ("wrist",)),
    "elbow": ("farm", ("shoulder",)),
    "foot": ("foot", ("hip", "knee")),
    "toe": ("ball", ("ankle",)),
    "knee": ("shin", ("hip",)),
}
_FRONT_HANDLES: Final = {
    "hand": ("hand", ("abd", "elbow")),
    "elbow": ("farm", ("abd",)),
    "foot": ("foot", ("hipabd", "knee")),
    "knee": ("shin", ("hipabd",)),
}
_SIDE_TRUNK: Final = {"head": ("head", ("neck", "head")), "chest": ("tho5", ("lumbar", "thoracic"))}
_FRONT_TRUNK: Final = {"head": ("head", ("neck_side", "head_side")), "chest": ("tho5", ("side", "side_t"))}


def handles(figure: Figure) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The handles of a figure: for each the bone whose origin it is, or a circle, and its own joint
    angles."""
    limbs, trunk = (_SIDE_HANDLES, _SIDE_TRUNK) if figure.view == "side" else (_FRONT_HANDLES, _FRONT_TRUNK)
    sides = build_of(figure.view).sides
    sided = {
        f"{name}_{s}": (f"{spot}_{s}", tuple(f"{d}_{s}" for d in dofs))
        for name, (spot, dofs) in limbs.items()
        for s in sides
    }
    return {"pelvis": ("pelvis", ("x", "y")), **trunk, **sided}


def handle_at(figure: Figure, pose: Pose, handle: str) -> Place:
    """Where a handle is (H). Raises KeyError for one that there is not."""
    build = build_of(figure.view)
    return _spot(build, build.rig.place(pose), handles(figure)[handle][0])


def _spot(build: Build, frames: Frames, name: str) -> Place:
    if name in build.circles:
        circle = build.circles[name]
        return frames[circle.bone].point(circle.forward, circle.up)
    return frames[name].x, frames[name].y


def drag(figure: Figure, key: Key, pose: Pose, handle: str, to: Place, *, whole_body: bool = False) -> Pose:
    """The pose nearest to `pose` with `handle` at `to` (H), or as near as limits and pins let it come.

    Only the handle's own joints follow; what it dragged along loses its pins. Dragging the pelvis moves the
    root, and pinned limbs follow it; with `whole_body` everything may give way. Raises KeyError for a handle
    that there is not.
    """
    build = build_of(figure.view)
    spot, own = handles(figure)[handle]
    circle = build.circles.get(spot, Circle(spot, 0.0, 0.0, 0.0))
    touches = tuple(t for t in touches_of(figure, key) if not _is_dragged(t, own))
    frames = build.rig.place(pose)
    places = {t.key: place(t, frames) for t in touches}
    pull = Touch("drag", handle, (circle,), None, None, world=True, slides=False, soft=SOFTNESS)
    left = dist(handle_at(figure, pose, handle), to)
    for _stride in range(_STRIDES):
        aim = _nearer(handle_at(figure, pose, handle), to)
        task = make_task(figure, (*touches, pull), {**places, pull.key: aim}, root=(1.0, 1.0))
        if not whole_body and handle != "pelvis":
            task = _only(task, own)
        pose = solve(task, pose, pose)
        before, left = left, dist(handle_at(figure, pose, handle), to)
        if left < _NEAR or before - left < _NEAR:
            break
    return pose


def _nearer(here: Place, to: Place) -> Place:
    """A stride from here towards there, or there."""
    far = dist(here, to)
    share = min(1.0, _STRIDE / far) if far else 1.0
    return here[0] + share * (to[0] - here[0]), here[1] + share * (to[1] - here[1])


def _is_dragged(touch: Touch, own: tuple[str, ...]) -> bool:
    """Whether a touch is one of the limb that is taken hold of."""
    limbs = {limb_of(dof) for dof in own} - {""}
    return any(limb_of(circle.bone) in limbs for circle in touch.circles)


def _only(task: Task, own: tuple[str, ...]) -> Task:
    """Nothing but the handle's own joints gives way; what does not move cannot leave its contacts."""
    index = task.build.rig.index
    compliance = [0.0] * len(task.compliance)
    for dof in own:
        compliance[index[dof]] = PINNED_LIMB
    pulls = tuple(t for t in task.touches if t.soft)
    return task._replace(compliance=tuple(compliance), touches=pulls)


def snaps(figure: Figure, pose: Pose) -> dict[str, float]:
    """The circles within SNAP_H of the floor or a surface, with how far they are: offered as contacts."""
    build = build_of(figure.view)
    frames = build.rig.place(pose)
    surfaces: Mapping[str, tuple[float, float, float]] = {"floor": (0.0, 1.0, 0.0), **figure.surfaces}
    found = {}
    for name, circle in build.circles.items():
        x, y = frames[circle.bone].point(circle.forward, circle.up)
        for surface, (nx, ny, d) in surfaces.items():
            off = nx * x + ny * y - d - circle.radius
            if abs(off) <= SNAP_H and hypot(nx, ny) > 0:
                found[f"{name}@{surface}"] = off
    return found
