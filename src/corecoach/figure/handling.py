"""Taking hold of a figure: the pose follows the hand as far as limits, the floor and every pin let it.

`dragging.py` lets a limb lose its pins when it is dragged. Here pins win: what is pinned stays, and gives the
rest of the body as a reason to move. Whoever wants a limb free lets its contact go first.
"""

from math import dist, isfinite
from typing import Final, NamedTuple

from corecoach.figure.acceptance import faults_in
from corecoach.figure.body import Circle
from corecoach.figure.contacts import Touch, place, touches_of
from corecoach.figure.dragging import SOFTNESS, handle_at, handles
from corecoach.figure.pose_data import Figure, Key
from corecoach.figure.poses import Build, Pose, build_of
from corecoach.figure.solver import PINNED_LIMB, Place, Task, make_task, solve

# How far a handle goes at a time (H), and by how much a pin may give before a stride is not taken (H).
STRIDE: Final = 0.06
_SLACK: Final = 1e-3
_NEAR: Final = 1e-3
_HALVINGS: Final = 3
_FREE_ROOT: Final = (1.0, 1.0)


class Hold(NamedTuple):
    """A handle that is held: the key it is of, where its pins were when it was taken, and what was wrong with
    the pose already, as (kind, part)."""

    figure: Figure
    key: Key
    handle: str
    touches: tuple[Touch, ...]
    places: dict[tuple[str, str], Place]
    known: frozenset[tuple[str, str]]


def take_hold(figure: Figure, key: Key, pose: Pose, handle: str) -> Hold:
    """Take hold of a handle of a pose of `key`. Raises KeyError for one that there is not."""
    handles(figure)[handle]
    touches = touches_of(figure, key)
    frames = build_of(figure.view).rig.place(pose)
    known = frozenset((fault.kind, fault.part) for fault in faults_in(figure, key, pose))
    return Hold(figure, key, handle, touches, {t.key: place(t, frames) for t in touches}, known)


def pulled(hold: Hold, pose: Pose, to: Place) -> Pose:
    """The pose one stride nearer to `to` (H), or the same one where nothing gives way any more. What it gives
    back is never farther from its contacts and limits than a file may have them."""
    here = handle_at(hold.figure, pose, hold.handle)
    far = dist(here, to)
    if not isfinite(far) or far < _NEAR:
        return pose
    share = min(1.0, STRIDE / far)
    for _half in range(_HALVINGS):
        aim = here[0] + share * (to[0] - here[0]), here[1] + share * (to[1] - here[1])
        found = _solved(hold, pose, aim)
        if _is_sound(hold, found):
            return found if _is_nearer(hold, found, to, far) else pose
        share /= 2
    return pose


def dragged(hold: Hold, pose: Pose, to: Place, *, strides: int = 20) -> Pose:
    """The pose with the handle at `to` (H), or as near as it comes in so many strides."""
    for _stride in range(strides):
        nearer = pulled(hold, pose, to)
        if nearer == pose:
            break
        pose = nearer
    return pose


def _is_nearer(hold: Hold, pose: Pose, to: Place, far: float) -> bool:
    return dist(handle_at(hold.figure, pose, hold.handle), to) < far - 1e-5


def _is_sound(hold: Hold, pose: Pose) -> bool:
    """Whether nothing is wrong that was not wrong before, and each pin is where it was."""
    if any((fault.kind, fault.part) not in hold.known for fault in faults_in(hold.figure, hold.key, pose)):
        return False
    frames = build_of(hold.figure.view).rig.place(pose)
    pinned = (t for t in hold.touches if not t.slides and t.held is None and len(t.circles) == 1)
    return all(dist(place(t, frames), hold.places[t.key]) <= _SLACK for t in pinned)


def _solved(hold: Hold, pose: Pose, aim: Place) -> Pose:
    figure, build = hold.figure, build_of(hold.figure.view)
    spot, own = handles(figure)[hold.handle]
    circle = build.circles.get(spot, Circle(spot, 0.0, 0.0, 0.0))
    pull = Touch("drag", hold.handle, (circle,), None, None, world=True, slides=False, soft=SOFTNESS)
    task = make_task(figure, (*hold.touches, pull), {**hold.places, pull.key: aim}, root=_FREE_ROOT)
    mine = {build.rig.index[dof] for dof in own}
    # What carries or holds something can only move when the rest of the body goes along.
    moves_all = any(t.held is None and _moves(build, pose, t, mine) for t in hold.touches)
    given = list(task.compliance) if moves_all else [0.0] * len(pose)
    if moves_all:
        # Where the root is locked for solving, a hand that drags the body means it.
        given[0], given[1] = _FREE_ROOT
    for dof in mine:
        given[dof] = max(given[dof], PINNED_LIMB if dof > 1 else 1.0)
    return solve(_moved_only(task, given, pose), pose, pose)


def _moves(build: Build, pose: Pose, touch: Touch, dofs: set[int]) -> bool:
    """Whether a touch goes along with one of these numbers of a pose."""
    frames = build.rig.place(pose)
    circles = touch.circles
    return any(dofs & build.rig.moves(pose, frames, c.bone, c.forward, c.up).keys() for c in circles)


def _moved_only(task: Task, given: list[float], pose: Pose) -> Task:
    """The task without touches that nothing which gives way moves: they cannot be left, nor closed."""
    free = {dof for dof, value in enumerate(given) if value}
    kept = tuple(t for t in task.touches if t.held is not None or _moves(task.build, pose, t, free))
    return task._replace(compliance=tuple(given), touches=kept)
