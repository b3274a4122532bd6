"""How far joints go: outside these limits a figure is refused.

They are a little wider than the norms (AAOS), so that solved poses do not stick to them. They reject
impossible figures; they say nothing of what a person may do.
"""

from typing import Final, NamedTuple

from corecoach.figure.skeletons import LEFT_RIGHT, NEAR_FAR


class Limit(NamedTuple):
    """The range of an angle, in degrees."""

    low: float
    high: float


_SPINE_SIDE: Final = {
    "pelvis": Limit(-200, 200),
    "lumbar": Limit(-35, 60),
    "thoracic": Limit(-30, 45),
    "neck": Limit(-60, 50),
    "head": Limit(-30, 25),
}
_LIMBS_SIDE: Final = {
    "shoulder": Limit(-60, 182),
    "elbow": Limit(0, 150),
    "wrist": Limit(-80, 92),
    "hip": Limit(-25, 135),
    "knee": Limit(0, 155),
    "ankle": Limit(-55, 35),
    "toes": Limit(-40, 75),
    "tilt_uarm": Limit(-80, 80),
    "tilt_farm": Limit(-80, 80),
    "tilt_thigh": Limit(-80, 80),
    "tilt_shin": Limit(-80, 80),
}
_SPINE_FRONT: Final = {
    "roll": Limit(-200, 200),
    "side": Limit(-30, 30),
    "side_t": Limit(-25, 25),
    "neck_side": Limit(-50, 50),
    "head_side": Limit(-25, 25),
    "twist": Limit(-90, 90),
    "twist_t": Limit(-60, 60),
}
_LIMBS_FRONT: Final = {
    "abd": Limit(-45, 182),
    "elbow": Limit(-150, 150),
    "wrist": Limit(-92, 92),
    "hipabd": Limit(-90, 90),
    "knee": Limit(-155, 155),
    "foot": Limit(-90, 90),
    "tilt_uarm": Limit(-90, 90),
    "tilt_farm": Limit(-90, 90),
    "tilt_thigh": Limit(-90, 90),
    "tilt_shin": Limit(-90, 90),
}


def _both(spine: dict[str, Limit], limbs: dict[str, Limit], sides: tuple[str, str]) -> dict[str, Limit]:
    return spine | {f"{name}_{side}": limit for name, limit in limbs.items() for side in sides}


SIDE_LIMITS: Final = _both(_SPINE_SIDE, _LIMBS_SIDE, NEAR_FAR)
FRONT_LIMITS: Final = _both(_SPINE_FRONT, _LIMBS_FRONT, LEFT_RIGHT)
