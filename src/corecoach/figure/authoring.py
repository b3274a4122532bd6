"""Making key poses: from wished angles to solved ones, as a file keeps them."""

from typing import Final

from msgspec.structs import replace

from corecoach.figure.contacts import Touch, place, touches_of
from corecoach.figure.pose_data import Figure, Key
from corecoach.figure.poses import Build, Pose, build_of, is_drawn_only, pose_of
from corecoach.figure.solver import Place, make_task, solve

# The first key finds its height by itself; where it stands in the picture is the author's choice.
FIRST_ROOT: Final = (0.0, 1.6e-3)
LATER_ROOT: Final = (3e-5, 3e-5)
Places = dict[tuple[str, str], Place]


def solved_figure(figure: Figure) -> Figure:
    """The figure with every key solved, in the order of the file: the first key that names a contact says
    where it stays, later ones take it over. So the hardest pose is best written first."""
    places: Places = {}
    keys: dict[str, Key] = {}
    for n, (name, key) in enumerate(figure.keys.items()):
        touches = touches_of(figure, key)
        wanted = pose_of(key, figure.view)
        pose = _solved(figure, touches, places, wanted, FIRST_ROOT if n == 0 else LATER_ROOT)
        frames = build_of(figure.view).rig.place(pose)
        for touch in touches:
            places.setdefault(touch.key, place(touch, frames))
        keys[name] = key_of(figure, key, pose)
    return replace(figure, keys=keys)


def _solved(figure: Figure, touches: tuple[Touch, ...], places: Places, wanted: Pose, root: Place) -> Pose:
    """Contacts that no earlier key has placed slide into place first, then stay there."""
    free = tuple(t if t.key in places else t._replace(slides=True) for t in touches)
    # A point that keeps its place in the world has nothing to slide on.
    free = tuple(t for t in free if t.surface is not None or t.held is not None or t.key in places)
    return solve(make_task(figure, free, places, root=root), wanted, wanted)


def key_of(figure: Figure, key: Key, pose: Pose) -> Key:
    """A key with the angles of a pose, rounded to what a file keeps. Sides that agree share a name."""
    build = build_of(figure.view)
    drawn = {name: value for name, value in key.angles.items() if is_drawn_only(name)}
    angles = dict(sorted({**drawn, **_angles(build, pose)}.items()))
    return replace(key, root=(round(pose[0], 5), round(pose[1], 5)), angles=angles)


def _angles(build: Build, pose: Pose) -> dict[str, float]:
    found: dict[str, float] = {}
    value = {dof: round(pose[n], 2) + 0.0 for dof, n in build.rig.index.items()}
    for dof in build.rig.dofs[2:]:
        name, _, side = dof.rpartition("_")
        if side not in build.sides:
            found[dof] = value[dof]
        elif value[f"{name}_{build.sides[0]}"] == value[f"{name}_{build.sides[1]}"]:
            found[name] = value[dof]
        else:
            found[dof] = value[dof]
    return {name: angle for name, angle in found.items() if angle}


def strayed(figure: Figure, solved: Figure) -> dict[str, float]:
    """By how much (degrees) solving moved a joint away from what was wished, at most, for each key."""
    found = {}
    for name, key in figure.keys.items():
        pairs = zip(pose_of(key, figure.view)[2:], pose_of(solved.keys[name], figure.view)[2:], strict=True)
        found[name] = max(abs(a - b) for a, b in pairs)
    return found
