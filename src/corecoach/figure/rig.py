"""A skeleton in one plane: bones that hang on each other, placed by joint angles, with the way each point
moves.

World: x to the right, y up, floor at y = 0. A bone has an origin and leans clockwise by an angle t; its
axes are
up = (sin t, cos t) and forward = (cos t, -sin t). A pose is a list of numbers in the order of `Rig.dofs`: the
root's x and y (H), then joint angles (degrees).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import cos, radians, sin
from typing import NamedTuple

Numbers = Sequence[float]
DEG = radians(1)


class Slide(NamedTuple):
    """A joint whose place depends on joint angles, such as the shoulder. `place` gives (forward, up);
    `moves` gives for each of `dofs` by how much they change a degree."""

    dofs: tuple[str, ...]
    place: Callable[..., tuple[float, float]]
    moves: Callable[..., tuple[tuple[float, float], ...]]


class Bone(NamedTuple):
    """A bone: where it hangs on its parent, what turns it, and what takes it out of the picture's plane.

    It leans `rest_deg` more than its parent, plus each angle of `turns` times its factor. `tilt` shortens
    what lies along it by the cosine of that angle.
    """

    name: str
    parent: str
    at: tuple[float, float] | Slide
    turns: tuple[tuple[str, float], ...]
    rest_deg: float = 0.0
    tilt: str = ""


class Frame(NamedTuple):
    """A bone in place: origin, sine and cosine of its lean, how much its length shows, and the lean
    itself."""

    x: float
    y: float
    sin: float
    cos: float
    shown: float
    lean_deg: float

    def point(self, forward: float, up: float) -> tuple[float, float]:
        """A point given in the bone's axes, in the world."""
        up *= self.shown
        return self.x + forward * self.cos + up * self.sin, self.y - forward * self.sin + up * self.cos


Frames = Mapping[str, Frame]


class _Placed(NamedTuple):
    """A bone with indices in place of names, for speed."""

    name: str
    parent: int
    at: tuple[float, float]
    slide: Slide | None
    slide_dofs: tuple[int, ...]
    turns: tuple[tuple[int, float], ...]
    rest_deg: float
    tilt: int


class Rig:
    """The bones of a view, in an order in which parents come first. The first one is the root."""

    def __init__(self, bones: Iterable[Bone]) -> None:
        bones = tuple(bones)
        names = dict.fromkeys(d for b in bones for d in _dofs_of(b))
        self.dofs: tuple[str, ...] = ("x", "y", *names)
        self.index = {name: n for n, name in enumerate(self.dofs)}
        self._number = {bone.name: n for n, bone in enumerate(bones)}
        self._bones = tuple(self._placed(bone) for bone in bones)

    @property
    def bones(self) -> tuple[str, ...]:
        """The names of the bones, parents first."""
        return tuple(self._number)

    def _placed(self, bone: Bone) -> _Placed:
        slide = bone.at if isinstance(bone.at, Slide) else None
        return _Placed(
            name=bone.name,
            parent=self._number.get(bone.parent, -1),
            at=(0.0, 0.0) if slide else bone.at,  # type: ignore[arg-type]
            slide=slide,
            slide_dofs=tuple(self.index[d] for d in slide.dofs) if slide else (),
            turns=tuple((self.index[d], factor) for d, factor in bone.turns),
            rest_deg=bone.rest_deg,
            tilt=self.index[bone.tilt] if bone.tilt else -1,
        )

    def place(self, pose: Numbers) -> dict[str, Frame]:
        """All bones in place, by name."""
        frames: list[Frame] = []
        for bone in self._bones:
            lean = bone.rest_deg
            for dof, factor in bone.turns:
                lean += factor * pose[dof]
            if bone.parent < 0:
                x, y = pose[0], pose[1]
            else:
                parent = frames[bone.parent]
                lean += parent.lean_deg
                x, y = parent.point(*self._hangs_at(bone, pose))
            shown = cos(pose[bone.tilt] * DEG) if bone.tilt >= 0 else 1.0
            frames.append(Frame(x, y, sin(lean * DEG), cos(lean * DEG), shown, lean))
        return dict(zip(self._number, frames, strict=True))

    @staticmethod
    def _hangs_at(bone: _Placed, pose: Numbers) -> tuple[float, float]:
        if bone.slide is None:
            return bone.at
        return bone.slide.place(*(pose[d] for d in bone.slide_dofs))

    def moves(
        self, pose: Numbers, frames: Frames, bone_name: str, forward: float, up: float
    ) -> dict[int, tuple[float, float]]:
        """How a point of a bone moves: for each number of the pose that moves it, (dx, dy) a degree (of the
        root: an H). The point is given in the bone's axes."""
        px, py = frames[bone_name].point(forward, up)
        found: dict[int, tuple[float, float]] = {0: (1.0, 0.0), 1: (0.0, 1.0)}
        number, along = self._number[bone_name], up
        while number >= 0:
            bone = self._bones[number]
            frame = frames[bone.name]
            dx, dy = (py - frame.y) * DEG, (frame.x - px) * DEG
            for dof, factor in bone.turns:
                was = found.get(dof, (0.0, 0.0))
                found[dof] = (was[0] + factor * dx, was[1] + factor * dy)
            if bone.tilt >= 0:
                less = -sin(pose[bone.tilt] * DEG) * DEG * along
                found[bone.tilt] = (less * frame.sin, less * frame.cos)
            if bone.slide is not None:
                self._slide_moves(bone, pose, frames, found)
            along = self._hangs_at(bone, pose)[1]
            number = bone.parent
        return found

    def _slide_moves(
        self, bone: _Placed, pose: Numbers, frames: Frames, found: dict[int, tuple[float, float]]
    ) -> None:
        assert bone.slide is not None
        parent = frames[self._bones[bone.parent].name]
        changes = bone.slide.moves(*(pose[d] for d in bone.slide_dofs))
        for dof, (forward, up) in zip(bone.slide_dofs, changes, strict=True):
            was = found.get(dof, (0.0, 0.0))
            dx = forward * parent.cos + up * parent.shown * parent.sin
            dy = up * parent.shown * parent.cos - forward * parent.sin
            found[dof] = (was[0] + dx, was[1] + dy)


def _dofs_of(bone: Bone) -> tuple[str, ...]:
    slide = bone.at.dofs if isinstance(bone.at, Slide) else ()
    return (*(d for d, _factor in bone.turns), *filter(None, (bone.tilt,)), *slide)
