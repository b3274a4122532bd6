"""Whether a movement may be shown: every frame of it is looked at for what a body cannot do.

The numbers are those of the figure's specification, section 12. Degrees and statures (H).
"""

from collections.abc import Iterator, Sequence
from math import dist
from typing import Final

from corecoach.figure.body import Circle
from corecoach.figure.contacts import Touch, floor_circles, gap, place, shared, touches_of
from corecoach.figure.faults import Fault, faults
from corecoach.figure.motion import Motion, baking, eased
from corecoach.figure.pose_data import Figure, Key, Step
from corecoach.figure.poses import Build, Pose, build_of, pose_of
from corecoach.figure.rig import Frames

FRAMES: Final = 61
LARGEST_GAP: Final = 0.005
LARGEST_SLIDE: Final = 0.005
LARGEST_KEY_GAP: Final = 0.002
LOWEST: Final = -0.003
OVER_LIMIT_DEG: Final = 0.01
LARGEST_JUMP_DEG: Final = 5.0
# Flesh gives way: how deep a leg may press into the trunk or the head.
DEEPEST: Final = 0.035
_LEGS = ("knee", "calf", "heel", "ball")
_TRUNK = ("lum2_front", "lum4_front", "tho1_front", "tho3_front", "skull")


def problems(figure: Figure, motion: Motion | None = None) -> list[Fault]:
    """Everything wrong with pose data, at once; a movement is baked when none is given."""
    return [fault for fault in looking(figure, motion) if fault is not None]


def looking(figure: Figure, motion: Motion | None = None) -> Iterator[Fault | None]:
    """Look at pose data bit by bit: yields every fault, and None after each piece of work, such as a solved
    pose or a frame (some milliseconds). A movement is baked when none is given.

    What is wrong with a key comes again in every movement from and to it, so movements are baked and looked
    at once the keys are sound.
    """
    sound = True
    for fault in _standing(figure):
        sound = sound and fault is None
        yield fault
    if not sound:
        return
    for baked in baking(figure) if motion is None else [motion]:
        yield None
        if baked is not None:
            yield from _moving(figure, baked)


def _moving(figure: Figure, motion: Motion) -> Iterator[Fault | None]:
    for number, step in enumerate(figure.sequence):
        if step.start != step.end:
            yield from _step(figure, motion, number, step)


def _standing(figure: Figure) -> Iterator[Fault | None]:
    """What is wrong before anything moves."""
    found = faults(figure)
    yield from found
    for name in () if found else figure.keys:
        yield from _key(figure, name)
        yield None


def faults_in(figure: Figure, key: Key, pose: Pose) -> list[Fault]:
    """What is wrong with one pose, as a key with the contacts of `key`: gaps, limits, the floor, a leg in the
    trunk. Raises ContactError for a contact that cannot be read."""
    frames, touches = build_of(figure.view).rig.place(pose), touches_of(figure, key)
    return [*_gaps(touches, frames, LARGEST_KEY_GAP), *_body(figure, touches, pose, frames)]


def _key(figure: Figure, name: str) -> Iterator[Fault]:
    key = figure.keys[name]
    found = faults_in(figure, key, pose_of(key, figure.view))
    yield from (fault._replace(where=f"keys.{name}") for fault in found)


def _body(figure: Figure, touches: tuple[Touch, ...], pose: Pose, frames: Frames) -> Iterator[Fault]:
    """What a body cannot do in one pose, however it came there."""
    build = build_of(figure.view)
    yield from _limits(build, pose)
    yield from _floor(floor_circles(build, figure, touches), frames)
    if figure.view == "side":
        yield from _through(build, frames)


def _gaps(touches: tuple[Touch, ...], frames: Frames, largest: float) -> Iterator[Fault]:
    for touch in touches:
        off = gap(touch, frames)
        if abs(off) > largest:
            yield Fault("gap", "", touch.name, round(off, 4), largest)


def _step(figure: Figure, motion: Motion, number: int, step: Step) -> Iterator[Fault | None]:
    """The worst fault of each kind and part in a movement, with its frame."""
    worst: dict[tuple[str, str], Fault] = {}
    for fault in _frames(figure, motion, number, step):
        if fault is None:
            yield None
            continue
        known = worst.get((fault.kind, fault.part))
        if known is None or _size(fault) > _size(known):
            worst[fault.kind, fault.part] = fault
    yield from worst.values()


def _size(fault: Fault) -> float:
    return abs(fault.value) if isinstance(fault.value, float) else 0.0


def _frames(figure: Figure, motion: Motion, number: int, step: Step) -> Iterator[Fault | None]:
    build, where = build_of(figure.view), f"sequence[{number}]"
    touches = shared(touches_of(figure, figure.keys[step.start]), touches_of(figure, figure.keys[step.end]))
    ends = [build.rig.place(motion.between(step.start, step.end, way).pose) for way in (0.0, 1.0)]
    before: Pose | None = None
    for frame in range(FRAMES):
        way = eased(frame / (FRAMES - 1))
        pose = motion.between(step.start, step.end, way).pose
        frames = build.rig.place(pose)
        found = [*_gaps(touches, frames, LARGEST_GAP), *_slides(touches, frames, ends, way)]
        found += [*_body(figure, touches, pose, frames), *_jumps(build, before, pose)]
        yield from (fault._replace(where=where, frame=frame) for fault in found)
        yield None
        before = pose


def _slides(
    touches: tuple[Touch, ...], frames: Frames, ends: Sequence[Frames], way: float
) -> Iterator[Fault]:
    for touch in touches:
        if touch.slides or touch.held is not None:
            continue
        # A pinned point stays; a part that rolls goes evenly from where it lay to where it will lie.
        rolled = way if len(touch.circles) > 1 else 0.0
        (ax, ay), (bx, by) = place(touch, ends[0]), place(touch, ends[1])
        x, y = place(touch, frames)
        aside = abs(_along(touch, x - ax - rolled * (bx - ax), y - ay - rolled * (by - ay)))
        if aside > LARGEST_SLIDE:
            yield Fault("slide", "", touch.name, round(aside, 4), LARGEST_SLIDE)


def _along(touch: Touch, dx: float, dy: float) -> float:
    if touch.surface is None:
        return dist((0.0, 0.0), (dx, dy))
    nx, ny, _d = touch.surface
    return ny * dx - nx * dy


def _limits(build: Build, pose: Pose) -> Iterator[Fault]:
    for dof, value in zip(build.rig.dofs[2:], pose[2:], strict=True):
        limit = build.limits[dof]
        if not limit.low - OVER_LIMIT_DEG <= value <= limit.high + OVER_LIMIT_DEG:
            yield Fault("limit", "", dof, round(value, 2), f"{limit.low:g} to {limit.high:g}")


def _floor(above: tuple[tuple[str, Circle], ...], frames: Frames) -> Iterator[Fault]:
    for name, circle in above:
        lowest = frames[circle.bone].point(circle.forward, circle.up)[1] - circle.radius
        if lowest < LOWEST:
            yield Fault("floor", "", name, round(-lowest, 4), -LOWEST)


def _jumps(build: Build, before: Pose | None, pose: Pose) -> Iterator[Fault]:
    if before is None:
        return
    for dof, old, new in zip(build.rig.dofs[2:], before[2:], pose[2:], strict=True):
        if abs(new - old) > LARGEST_JUMP_DEG:
            yield Fault("jump", "", dof, round(abs(new - old), 1), LARGEST_JUMP_DEG)


def _through(build: Build, frames: Frames) -> Iterator[Fault]:
    """Legs press on the trunk, they do not pass through it. Arms lie beside it, so they may cross it."""
    for trunk in _TRUNK:
        body = build.circles[trunk]
        centre = frames[body.bone].point(body.forward, body.up)
        for leg in _LEGS:
            for side in build.sides:
                circle = build.circles[f"{leg}_{side}"]
                apart = dist(centre, frames[circle.bone].point(circle.forward, circle.up))
                deep = body.radius + circle.radius - apart
                if deep > DEEPEST:
                    yield Fault("through", "", f"{leg}_{side}", round(deep, 3), DEEPEST)
