"""How far joints go: outside the hard limits a figure is refused, outside the usual ones it is remarked on.

Hard limits are a little wider than the norms (AAOS), so that solved poses do not stick to them. They reject
impossible figures; they say nothing of what a person may do.
"""

from typing import Final, NamedTuple

from corecoach.figure.skeletons import LEFT_RIGHT, NEAR_FAR


class Limit(NamedTuple):
    """The range of an angle, in degrees."""

    low: float
    high: float
    usual_low: float
    usual_high: float


def _same(low: float, high: float) -> Limit:
    return Limit(low, high, low, high)


_SPINE_SIDE: Final = {
    "pelvis": _same(-200, 200),
    "lumbar": Limit(-35, 60, -30, 60),
    "thoracic": Limit(-30, 45, -25, 40),
    "neck": Limit(-60, 50, -55, 45),
    "head": Limit(-30, 25, -20, 20),
}
_LIMBS_SIDE: Final = {
    "shoulder": Limit(-60, 182, -50, 180),
    "elbow": Limit(0, 150, 0, 145),
    "wrist": Limit(-80, 92, -80, 80),
    "hip": Limit(-25, 135, -20, 120),
    "knee": Limit(0, 155, 0, 140),
    "ankle": Limit(-55, 35, -50, 30),
    "toes": Limit(-40, 75, -30, 70),
    "tilt_uarm": Limit(-80, 80, -65, 65),
    "tilt_farm": Limit(-80, 80, -65, 65),
    "tilt_thigh": Limit(-80, 80, -65, 65),
    "tilt_shin": Limit(-80, 80, -65, 65),
}
_SPINE_FRONT: Final = {
    "roll": _same(-200, 200),
    "side": Limit(-30, 30, -25, 25),
    "side_t": Limit(-25, 25, -20, 20),
    "neck_side": Limit(-50, 50, -45, 45),
    "head_side": Limit(-25, 25, -20, 20),
    "twist": Limit(-90, 90, -60, 60),
    "twist_t": Limit(-60, 60, -35, 35),
}
_LIMBS_FRONT: Final = {
    "abd": Limit(-45, 182, 0, 180),
    "elbow": _same(-150, 150),
    "wrist": _same(-92, 92),
    "hipabd": Limit(-90, 90, -50, 50),
    "knee": _same(-155, 155),
    "foot": _same(-90, 90),
    "tilt_uarm": Limit(-90, 90, -65, 65),
    "tilt_farm": Limit(-90, 90, -65, 65),
    "tilt_thigh": Limit(-90, 90, -65, 65),
    "tilt_shin": Limit(-90, 90, -65, 65),
}


def _both(spine: dict[str, Limit], limbs: dict[str, Limit], sides: tuple[str, str]) -> dict[str, Limit]:
    return spine | {f"{name}_{side}": limit for name, limit in limbs.items() for side in sides}


SIDE_LIMITS: Final = _both(_SPINE_SIDE, _LIMBS_SIDE, NEAR_FAR)
FRONT_LIMITS: Final = _both(_SPINE_FRONT, _LIMBS_FRONT, LEFT_RIGHT)
