"""The two skeletons: from the side (near and far limbs), and from the front (the person's left and right).

Lying people seen from above are the front skeleton, turned by `roll`.
"""

from collections.abc import Iterator
from math import cos, sin
from typing import Final

from corecoach.figure.body import (
    ARM_REST_DEG,
    FOREARM,
    HALF_HIPS,
    HALF_SHOULDERS,
    HEAD_REST_DEG,
    L5_S1,
    LUMBAR,
    NECK,
    SHANK,
    THIGH,
    THORACIC,
    TOES,
    UPPER_ARM,
    Pieces,
)
from corecoach.figure.rig import DEG, Bone, Rig, Slide

NEAR_FAR: Final = ("n", "f")
LEFT_RIGHT: Final = ("l", "r")


def _spine(pieces: Pieces, below: str, at: tuple[float, float], dof: str, *, curved: bool) -> Iterator[Bone]:
    parts = zip(pieces.rest_deg, pieces.shares, strict=True)
    for n, (rest_deg, share) in enumerate(parts):
        yield Bone(f"{pieces.name}{n}", below, at, ((dof, share),), rest_deg if curved else 0.0)
        below, at = f"{pieces.name}{n}", (0.0, pieces.length)


def _smooth(angle_deg: float) -> tuple[float, float]:
    """A step from 0 to 1 between 50 and 180 degrees, and its slope a degree."""
    z = min(1.0, max(0.0, (angle_deg - 50) / 130))
    return z * z * (3 - 2 * z), 6 * z * (1 - z) / 130


def _shoulder_place(angle_deg: float) -> tuple[float, float]:
    step, _slope = _smooth(angle_deg)
    return 0.024 + 0.016 * sin(angle_deg * DEG) - 0.004 * step, 0.027 + 0.028 * step


def _shoulder_moves(angle_deg: float) -> tuple[tuple[float, float], ...]:
    _step, slope = _smooth(angle_deg)
    return ((0.016 * cos(angle_deg * DEG) * DEG - 0.004 * slope, 0.028 * slope),)


def _side_arm(side: str) -> Iterator[Bone]:
    shoulder = Slide((f"shoulder_{side}",), _shoulder_place, _shoulder_moves)
    turns = ((f"shoulder_{side}", -1.0),)
    yield Bone(f"uarm_{side}", "tho4", shoulder, turns, ARM_REST_DEG, f"tilt_uarm_{side}")
    turns = ((f"elbow_{side}", -1.0),)
    yield Bone(f"farm_{side}", f"uarm_{side}", (0.0, -UPPER_ARM), turns, 0.0, f"tilt_farm_{side}")
    yield Bone(f"hand_{side}", f"farm_{side}", (0.0, -FOREARM), ((f"wrist_{side}", -1.0),))


def _side_leg(side: str) -> Iterator[Bone]:
    turns = ((f"hip_{side}", -1.0),)
    yield Bone(f"thigh_{side}", "pelvis", (0.0, 0.0), turns, 0.0, f"tilt_thigh_{side}")
    turns = ((f"knee_{side}", 1.0),)
    yield Bone(f"shin_{side}", f"thigh_{side}", (0.0, -THIGH), turns, 0.0, f"tilt_shin_{side}")
    yield Bone(f"foot_{side}", f"shin_{side}", (0.0, -SHANK), ((f"ankle_{side}", -1.0),))
    yield Bone(f"toes_{side}", f"foot_{side}", TOES, ((f"toes_{side}", -1.0),))


def _side_bones() -> Iterator[Bone]:
    yield Bone("pelvis", "", (0.0, 0.0), (("pelvis", 1.0),))
    yield from _spine(LUMBAR, "pelvis", L5_S1, "lumbar", curved=True)
    yield from _spine(THORACIC, "lum4", (0.0, LUMBAR.length), "thoracic", curved=True)
    yield from _spine(NECK, "tho5", (0.0, THORACIC.length), "neck", curved=True)
    yield Bone("head", "neck2", (0.0, NECK.length), (("head", 1.0),), HEAD_REST_DEG)
    for side in NEAR_FAR:
        yield from _side_arm(side)
        yield from _side_leg(side)


def _front_shoulder(side: str, away: float) -> Slide:
    """The shoulder rises a little with the arm; a turned chest is narrower."""

    def place(abd_deg: float, twist_deg: float) -> tuple[float, float]:
        return away * HALF_SHOULDERS * cos(twist_deg * DEG), 0.0055 + 0.030 * max(0.0, abd_deg) / 180

    def moves(abd_deg: float, twist_deg: float) -> tuple[tuple[float, float], ...]:
        rise = 0.030 / 180 if abd_deg > 0 else 0.0
        return (0.0, rise), (-away * HALF_SHOULDERS * sin(twist_deg * DEG) * DEG, 0.0)

    return Slide((f"abd_{side}", "twist_t"), place, moves)


def _front_hip(away: float) -> Slide:
    def place(twist_deg: float) -> tuple[float, float]:
        return away * HALF_HIPS * cos(twist_deg * DEG), 0.0

    def moves(twist_deg: float) -> tuple[tuple[float, float], ...]:
        return ((-away * HALF_HIPS * sin(twist_deg * DEG) * DEG, 0.0),)

    return Slide(("twist",), place, moves)


def _front_limbs(side: str, away: float) -> Iterator[Bone]:
    """`away` is +1 for the person's left, which is on the viewer's right."""
    turns = ((f"abd_{side}", -away),)
    yield Bone(f"uarm_{side}", "tho5", _front_shoulder(side, away), turns, 0.0, f"tilt_uarm_{side}")
    turns = ((f"elbow_{side}", -away),)
    yield Bone(f"farm_{side}", f"uarm_{side}", (0.0, -UPPER_ARM), turns, 0.0, f"tilt_farm_{side}")
    yield Bone(f"hand_{side}", f"farm_{side}", (0.0, -FOREARM), ((f"wrist_{side}", -away),))
    turns = ((f"hipabd_{side}", -away),)
    yield Bone(f"thigh_{side}", "pelvis", _front_hip(away), turns, 0.0, f"tilt_thigh_{side}")
    turns = ((f"knee_{side}", -away),)
    yield Bone(f"shin_{side}", f"thigh_{side}", (0.0, -THIGH), turns, 0.0, f"tilt_shin_{side}")
    yield Bone(f"foot_{side}", f"shin_{side}", (0.0, -SHANK), ((f"foot_{side}", -away),))


def _front_bones() -> Iterator[Bone]:
    yield Bone("pelvis", "", (0.0, 0.0), (("roll", 1.0),))
    yield from _spine(LUMBAR, "pelvis", (0.0, L5_S1[1]), "side", curved=False)
    yield from _spine(THORACIC, "lum4", (0.0, LUMBAR.length), "side_t", curved=False)
    yield from _spine(NECK, "tho5", (0.0, THORACIC.length), "neck_side", curved=False)
    yield Bone("head", "neck2", (0.0, NECK.length), (("head_side", 1.0),))
    yield from _front_limbs("l", 1.0)
    yield from _front_limbs("r", -1.0)


SIDE: Final = Rig(_side_bones())
FRONT: Final = Rig(_front_bones())
