"""The pose nearest to a wanted one in which hands, feet, knees and elbows stay where they are pinned.

Sequential quadratic programming: minimise the sum of (q - wanted)² / compliance, subject to one row for each
touch (and one more when it is pinned), circles above the floor, and joint limits. With few rows it takes some
milliseconds.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from corecoach.figure.algebra import solved
from corecoach.figure.body import Circle
from corecoach.figure.contacts import Touch, clearances, floor_circles, place, weights
from corecoach.figure.pose_data import Figure
from corecoach.figure.poses import Build, Pose, build_of
from corecoach.figure.rig import Frames

# How willingly each part gives way, in degrees squared (the root: H squared).
LIMB: Final = 1.0
PINNED_LIMB: Final = 60.0
SPINE: Final = {
    "pelvis": 0.25,
    "roll": 0.25,
    "neck": 0.10,
    "head": 0.10,
    "neck_side": 0.10,
    "head_side": 0.10,
    "lumbar": 0.06,
    "side": 0.06,
    "thoracic": 0.04,
    "side_t": 0.04,
}
ROOT: Final = 3e-5
STEPS: Final = 10
MORE_STEPS: Final = 8
# Good enough: nobody sees two thousandths of a degree, nor a fiftieth of a millimetre.
CLOSE_DEG: Final = 2e-3
CLOSE_H: Final = 1e-5
_LONGEST_DEG, _LONGEST_H = 20.0, 0.1
_ARM = ("uarm", "farm", "hand", "shoulder", "elbow", "wrist", "abd", "tilt_uarm", "tilt_farm")

Grad = Mapping[int, tuple[float, float]]
Place = tuple[float, float]


class Row(NamedTuple):
    """One equation: how it changes with the numbers of the pose, and by how far it is not met (H).
    `one_way` rows only push: they are dropped when they would pull. A `soft` one is met as far as it can
    be."""

    slope: dict[int, float]
    off: float
    one_way: bool = False
    soft: float = 0.0


class Task(NamedTuple):
    """What is asked of a pose: its touches, where the pinned ones are held, and the circles above the
    floor."""

    build: Build
    touches: tuple[Touch, ...]
    places: Mapping[tuple[str, str], Place]
    above_floor: tuple[tuple[str, Circle], ...]
    compliance: tuple[float, ...]


def make_task(
    figure: Figure,
    touches: tuple[Touch, ...],
    places: Mapping[tuple[str, str], Place],
    *,
    root: Place = (ROOT, ROOT),
) -> Task:
    """The task of a figure in which `touches` hold, pinned ones at `places`."""
    build = build_of(figure.view)
    above = floor_circles(build, figure, touches)
    return Task(build, touches, places, above, _compliance(figure, build, touches, root))


def _compliance(figure: Figure, build: Build, touches: tuple[Touch, ...], root: Place) -> tuple[float, ...]:
    limbs = {limb_of(circle.bone) for t in touches if not t.slides for circle in t.circles}
    found = [*root]
    for name in build.rig.dofs[2:]:
        value = SPINE.get(name, LIMB)
        if limb_of(name) in limbs:
            value *= PINNED_LIMB
        # A bone leaves the plane where that is drawn, not to make a contact close.
        if name.startswith(("tilt", "twist")):
            value = 0.0
        found.append(value)
    for name, value in figure.soft.items():
        for dof in build.spread(name):
            found[build.rig.index[dof]] = value
    for name in figure.lock:
        for dof in build.spread(name):
            found[build.rig.index[dof]] = 0.0
    return tuple(found)


def limb_of(name: str) -> str:
    """The limb of a bone or joint angle, such as `arm_n`; empty for the trunk."""
    part, _, side = name.rpartition("_")
    if not part or len(side) != 1:
        return ""
    return f"{'arm' if part in _ARM else 'leg'}_{side}"


def solve(task: Task, wanted: Pose, start: Pose) -> Pose:
    """The pose nearest to `wanted` that meets the task, looked for from `start`. When the task cannot be met
    it is met as well as can be."""
    held = tuple(t for t in task.touches if t.held is not None)
    pose = _solve(task, wanted, start) if len(held) < len(task.touches) or task.above_floor else wanted
    if not held:
        return pose
    # Hands that hold the body move their own arm only, so that they never disturb the trunk.
    sides = {t.circles[0].bone[-1] for t in held}
    mine = tuple(
        c * PINNED_LIMB if limb_of(name) in {f"arm_{s}" for s in sides} else 0.0
        for name, c in zip(task.build.rig.dofs, task.compliance, strict=True)
    )
    arms = task._replace(touches=held, above_floor=(), compliance=mine)
    arm_dofs = {n for n, c in enumerate(mine) if c}
    aimed = tuple(wanted[n] if n in arm_dofs else value for n, value in enumerate(pose))
    begun = tuple(start[n] if n in arm_dofs else value for n, value in enumerate(pose))
    return _solve(arms, aimed, begun, holds=True)


def _solve(task: Task, wanted: Pose, start: Pose, *, holds: bool = False) -> Pose:
    free = list(task.compliance)
    # What gives way to nothing is where it is wanted.
    pose = [s if give else w for s, w, give in zip(start, wanted, free, strict=True)]
    for step in range(STEPS + MORE_STEPS):
        frames = task.build.rig.place(pose)
        rows = list(_rows(task, pose, frames, holds=holds))
        # At last only the contacts are closed; how near the wish is does not change any more.
        back = [w - p for w, p in zip(wanted, pose, strict=True)] if step < STEPS else [0.0] * len(pose)
        change = _change(rows, free, back)
        biggest = max((abs(c) for c in change[2:]), default=0.0)
        change = _shortened(change)
        pose = [p + c for p, c in zip(pose, change, strict=True)]
        _limit(task, pose, free)
        if (
            biggest < CLOSE_DEG
            and max((abs(r.off) for r in rows if not r.one_way and not r.soft), default=0.0) < CLOSE_H
        ):
            break
    return tuple(pose)


def _change(rows: list[Row], free: list[float], back: list[float]) -> list[float]:
    """The step to take. A row that would have to pull is left out, and the step is looked for anew."""
    while True:
        forces = _forces(rows, free, back)
        pulling = [n for n, force in enumerate(forces) if rows[n].one_way and force < 0]
        if not pulling:
            break
        rows = [row for n, row in enumerate(rows) if n not in pulling]
    change = [b if f else 0.0 for b, f in zip(back, free, strict=True)]
    for row, force in zip(rows, forces, strict=True):
        for dof, slope in row.slope.items():
            change[dof] += free[dof] * slope * force
    return change


def _forces(rows: list[Row], free: list[float], back: list[float]) -> list[float]:
    size = len(rows)
    matrix = [[0.0] * size for _ in range(size)]
    right = []
    for i, row in enumerate(rows):
        scaled = {dof: free[dof] * slope for dof, slope in row.slope.items() if free[dof]}
        for j in range(i + 1):
            other = rows[j].slope
            total = 0.0
            for dof, value in scaled.items():
                if dof in other:
                    total += value * other[dof]
            matrix[i][j] = matrix[j][i] = total
        matrix[i][i] += row.soft
        right.append(-row.off - sum(slope * back[dof] for dof, slope in row.slope.items() if free[dof]))
    return solved(matrix, right)


def _shortened(change: list[float]) -> list[float]:
    far = max(
        max(abs(change[0]), abs(change[1])) / _LONGEST_H,
        max((abs(c) for c in change[2:]), default=0.0) / _LONGEST_DEG,
    )
    return [c / far for c in change] if far > 1 else change


def _limit(task: Task, pose: list[float], free: list[float]) -> None:
    """Keep joints inside their limits; one that has reached its limit stays there for this pose."""
    rig = task.build.rig
    for n, name in enumerate(rig.dofs[2:], start=2):
        limit = task.build.limits[name]
        if pose[n] < limit.low or pose[n] > limit.high:
            pose[n] = min(limit.high, max(limit.low, pose[n]))
            free[n] = 0.0


def _rows(task: Task, pose: list[float], frames: Frames, *, holds: bool) -> Iterator[Row]:
    for touch in task.touches:
        if touch.held is not None:
            if holds:
                yield from _hold_rows(task, touch, pose, frames)
        elif touch.surface is not None:
            yield _normal(task, touch, pose, frames)
            if not touch.slides:
                nx, ny, _d = touch.surface
                yield _pin(task, touch, pose, frames, (ny, -nx))
        else:
            yield _pin(task, touch, pose, frames, (1.0, 0.0))
            yield _pin(task, touch, pose, frames, (0.0, 1.0))
    for _name, circle in task.above_floor:
        below = frames[circle.bone].point(circle.forward, circle.up)[1] - circle.radius
        if below < 0:
            moves = task.build.rig.moves(pose, frames, circle.bone, circle.forward, circle.up)
            yield Row(_along(moves, (0.0, 1.0)), below, one_way=True)


def _along(moves: Grad, way: Place) -> dict[int, float]:
    wx, wy = way
    return {dof: wx * dx + wy * dy for dof, (dx, dy) in moves.items()}


def _normal(task: Task, touch: Touch, pose: list[float], frames: Frames) -> Row:
    assert touch.surface is not None
    gaps = clearances(touch, frames)
    shares = weights(gaps)
    slope: dict[int, float] = {}
    for circle, share in zip(touch.circles, shares, strict=True):
        if share > 1e-4:
            moves = task.build.rig.moves(pose, frames, circle.bone, circle.forward, circle.up)
            for dof, value in _along(moves, touch.surface[:2]).items():
                slope[dof] = slope.get(dof, 0.0) + share * value
    return Row(slope, sum(s * g for s, g in zip(shares, gaps, strict=True)))


def _pin(task: Task, touch: Touch, pose: list[float], frames: Frames, way: Place) -> Row:
    circle = touch.circles[0]
    moves = task.build.rig.moves(pose, frames, circle.bone, circle.forward, circle.up)
    x, y = place(touch, frames)
    to_x, to_y = task.places[touch.key]
    return Row(_along(moves, way), way[0] * (x - to_x) + way[1] * (y - to_y), soft=touch.soft)


def _hold_rows(task: Task, touch: Touch, pose: list[float], frames: Frames) -> Iterator[Row]:
    """The trunk stands still here, so only the hand's own way counts."""
    circle, held = touch.circles[0], touch.held
    assert held is not None
    x, y = place(touch, frames)
    hx, hy = frames[held.bone].point(held.forward, held.up)
    moves = task.build.rig.moves(pose, frames, circle.bone, circle.forward, circle.up)
    yield Row(_along(moves, (1.0, 0.0)), x - hx)
    yield Row(_along(moves, (0.0, 1.0)), y - hy)
