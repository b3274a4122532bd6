"""The pose data of an exercise, as they stand in its file: key poses, what touches what, and the sequence."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Name = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,31}(?!\n)$")]
Place = Annotated[float, Meta(ge=-3, le=3)]
Degrees = Annotated[float, Meta(ge=-360, le=360)]
Share = Annotated[float, Meta(ge=0, le=1)]
Factor = Annotated[float, Meta(ge=-2, le=2)]
Point = tuple[Place, Place]
View = Literal["side", "front", "top"]
StepPhase = Literal["move", "hold", "return", "rest"]
Hand = Literal["open", "flat", "fist"]
Side = Literal["n", "f", "l", "r"]
Muscle = Literal[
    "abdominals", "obliques", "erector_spinae", "lumbar_extensors", "multifidus", "thoracic_extensors",
    "scapular", "lats", "pectorals", "neck_flexors", "neck_extensors", "upper_traps", "gluteals",
    "gluteus_medius", "hip_flexors", "hamstrings", "quadriceps", "adductors", "calves", "tibialis",
    "deltoids", "triceps", "biceps",
]  # fmt: skip


class Key(Struct, frozen=True, forbid_unknown_fields=True):
    """A key pose: the hip joint's place (H), joint angles (degrees, absent ones are 0), and the contacts."""

    root: Point
    angles: Annotated[dict[Name, Degrees], Meta(max_length=80)] = {}
    contacts: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=60)], ...], Meta(max_length=20)
    ] = ()


class Step(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"start": "from", "end": "to"}
):
    """A part of a repetition: from one key to another, or standing still in one. `seconds` is how long it
    takes when nothing counts it, as in walking."""

    start: Name
    end: Name
    phase: StepPhase
    seconds: Annotated[float, Meta(ge=0.2, le=60)] | None = None


class Prop(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A thing in the picture. Which fields count depends on `type`; lengths in H.

    A wall stands `at` a place; chair, mat, stool and pillow reach from one `x` to another.
    """

    type: Literal["mat", "chair", "wall", "backwall", "doorway", "strap", "pillow", "stool"]
    at: Place | None = None
    x: Point | None = None
    y: Point | None = None
    depth: Place | None = None
    h: Place | None = None
    seat: Place | None = None
    back: bool = False
    backtop: Place | None = None
    half: Place | None = None
    top: Place | None = None
    foot: Side | None = None


class Arrow(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The arrow of the movement: along the path of a point, around a joint, or straight.

    `follow` and `at` are [bone, forward, up].
    """

    kind: Literal["path", "rotate", "straight"]
    follow: tuple[Name, Place, Place] | None = None
    at: tuple[Name, Place, Place] | None = None
    offset: Point = (0.0, 0.0)
    trim: tuple[Share, Share] = (0.0, 1.0)
    gain: Annotated[float, Meta(ge=0.1, le=10)] = 1.0
    through: Annotated[tuple[Name, ...], Meta(max_length=8)] = ()
    r: Place | None = None
    a0: Degrees | None = None
    a1: Degrees | None = None
    to: Point | None = None
    key: Name | None = None
    when: Annotated[dict[Name, Factor], Meta(max_length=8)] | None = None


class Figure(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How an exercise looks. Unit of length: stature. The first key of the sequence is where it starts."""

    view: View
    keys: Annotated[dict[Name, Key], Meta(min_length=1, max_length=8)]
    sequence: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=12)]
    props: Annotated[tuple[Prop, ...], Meta(max_length=8)] = ()
    surfaces: Annotated[dict[Name, tuple[Place, Place, Place]], Meta(max_length=6)] = {}
    hands: Hand | dict[Side, Hand] = "open"
    thumb: Literal["in", "out"] = "out"
    muscles: Annotated[tuple[Muscle, ...], Meta(max_length=4)] = ()
    muscle_side: Side | None = None
    arrow: Annotated[tuple[Arrow, ...], Meta(max_length=4)] = ()
    ghost: Name | None = None
    zoom: tuple[Place, Place, Place, Place] | None = None
    order: Annotated[tuple[Name, ...], Meta(max_length=16)] = ()
    soft: Annotated[dict[Name, Annotated[float, Meta(gt=0, le=100)]], Meta(max_length=24)] = {}
    lock: Annotated[tuple[Name, ...], Meta(max_length=24)] = ()
    mirror: bool = False

    @property
    def goes_round(self) -> bool:
        """Whether it moves and never holds, as in walking or breathing."""
        phases = {step.phase for step in self.sequence}
        return "move" in phases and "hold" not in phases
