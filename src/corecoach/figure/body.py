"""The body in numbers: lengths, the rest curve of the spine, and the circles by which it touches things.

Unit: stature (H = 1), degrees. Limb fractions follow Drillis and Contini as tabulated by Winter; the split of
the spine and the depths of the trunk are drawing choices fitted to those heights.
"""

from typing import Final, NamedTuple

ANKLE_HEIGHT: Final = 0.039
SHANK: Final = 0.246
THIGH: Final = 0.245
UPPER_ARM: Final = 0.186
FOREARM: Final = 0.146
HIP_HEIGHT: Final = ANKLE_HEIGHT + SHANK + THIGH
HALF_HIPS: Final = 0.052
HALF_SHOULDERS: Final = 0.103
# The joint of the toes, seen from the ankle: forward, up.
TOES: Final = (0.074, -0.029)

# The lowest disc, seen from the hip joint: forward, up.
L5_S1: Final = (-0.020, 0.050)


class Pieces(NamedTuple):
    """A part of the spine: its bones are `name` with a number, from below. `rest_deg` is by how much each
    leans more than the one below it, standing at ease; `shares` of the part's angle add up to 1."""

    name: str
    length: float
    rest_deg: tuple[int, ...]
    shares: tuple[float, ...]


LUMBAR: Final = Pieces("lum", 0.105 / 5, (10, -5, -5, -6, -5), (0.26, 0.22, 0.19, 0.17, 0.16))
THORACIC: Final = Pieces("tho", 0.165 / 6, (-1, 3, 5, 7, 8, 8), (0.12, 0.14, 0.17, 0.19, 0.20, 0.18))
NECK: Final = Pieces("neck", 0.078 / 3, (3, -8, -8), (0.40, 0.32, 0.28))
# Levels the head on the curve above.
HEAD_REST_DEG: Final = -6
# What bone tho4 leans at rest: an arm at 0 degrees hangs along the trunk, not along that bone.
ARM_REST_DEG: Final = -11


class Circle(NamedTuple):
    """A round part of the body: its centre in the axes of a bone (forward, up) and its radius."""

    bone: str
    forward: float
    up: float
    radius: float


# Half depth of the trunk behind a spine node, and how far in front of the node its belly side lies.
TRUNK_DEPTHS: Final = {
    "lum0": (0.0455, 0.0700),
    "lum2": (0.0440, 0.0700),
    "lum4": (0.0445, 0.0735),
    "tho1": (0.0440, 0.0790),
    "tho3": (0.0440, 0.0840),
    "tho4": (0.0425, 0.0800),
    "tho5": (0.0380, 0.0640),
    "neck0": (0.0310, 0.0400),
}
_FRONT_RADIUS: Final = 0.040

SIDE_CIRCLES: Final = {
    "buttock": Circle("pelvis", -0.0260, -0.0020, 0.0520),
    "sacrum": Circle("pelvis", -0.0220, 0.0450, 0.0470),
    "ischium": Circle("pelvis", -0.0180, -0.0120, 0.0530),
    "asis": Circle("pelvis", 0.0120, 0.0360, 0.0480),
    "pubis": Circle("pelvis", 0.0120, -0.0050, 0.0480),
    "skull": Circle("head", -0.0015, 0.0165, 0.0590),
    "brow": Circle("head", 0.0045, 0.0330, 0.0495),
    "nose": Circle("head", 0.0600, -0.0040, 0.0060),
    "chin": Circle("head", 0.0440, -0.0460, 0.0110),
    "heel": Circle("foot", -0.0255, -0.0150, 0.0240),
    "ball": Circle("foot", 0.0720, -0.0280, 0.0110),
    "toe": Circle("toes", 0.0185, -0.0010, 0.0085),
    "knee": Circle("shin", 0.0010, 0.0000, 0.0350),
    "kneecap": Circle("shin", 0.0020, -0.0220, 0.0315),
    "elbow": Circle("farm", 0.0000, 0.0000, 0.0235),
    "wrist": Circle("hand", 0.0000, 0.0000, 0.0165),
    "palm": Circle("hand", 0.0000, -0.0450, 0.0155),
    "finger": Circle("hand", 0.0000, -0.0960, 0.0085),
    "fist": Circle("hand", 0.0040, -0.0400, 0.0220),
    "thighmid": Circle("thigh", -0.0020, -0.1000, 0.0490),
    "calf": Circle("shin", -0.0060, -0.0750, 0.0340),
    "shoulder": Circle("uarm", 0.0000, 0.0000, 0.0335),
    **{f"{node}_back": Circle(node, 0.0, 0.0, back) for node, (back, _front) in TRUNK_DEPTHS.items()},
    **{
        f"{node}_front": Circle(node, front - _FRONT_RADIUS, 0.0, _FRONT_RADIUS)
        for node, (_back, front) in TRUNK_DEPTHS.items()
    },
}

# `forward` is away from the midline on both sides.
FRONT_CIRCLES: Final = {
    "sole": Circle("foot", 0.0000, -0.0220, 0.0170),
    "edge": Circle("foot", 0.0060, -0.0190, 0.0200),
    "knee": Circle("shin", 0.0000, 0.0000, 0.0320),
    "elbow": Circle("farm", 0.0000, 0.0000, 0.0235),
    "wrist": Circle("hand", 0.0000, 0.0000, 0.0165),
    "palm": Circle("hand", 0.0000, -0.0450, 0.0155),
    "shoulder": Circle("uarm", 0.0000, 0.0000, 0.0320),
    "hipside": Circle("pelvis", 0.0450, -0.0040, 0.0500),
    "head": Circle("head", 0.0000, 0.0100, 0.0500),
}
