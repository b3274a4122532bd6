"""The parts, ways and lengths of a figure in words for a physiotherapist, with the name that the file has."""

from typing import Final

from corecoach.figure import Figure
from corecoach.words import _

# A body height says little to somebody who thinks in centimetres.
STATURE_CM: Final = 170


def part_words(name: str) -> str:
    """`near knee (knee_n)` for a joint, or for something that can touch. An unknown name is quoted."""
    base, _under, end = name.rpartition("_")
    parts, sides = _parts(), _sides()
    if end in sides and base in parts:
        words = sides[end].format(part=parts[base])
    else:
        words = parts.get(name) or _trunk().get((base.rstrip("0123456789"), end), "")
    return f"{words} ({name})" if words else f'"{name}"'


def _sides() -> dict[str, str]:
    return {"n": _("near {part}"), "f": _("far {part}"), "l": _("left {part}"), "r": _("right {part}")}


def _parts() -> dict[str, str]:
    """Joint angles, and what can touch something; both without their side."""
    return {
        "pelvis": _("pelvis"), "lumbar": _("lower back"), "thoracic": _("upper back"), "neck": _("neck"),
        "head": _("head"), "shoulder": _("shoulder"), "elbow": _("elbow"), "wrist": _("wrist"),
        "hip": _("hip"), "knee": _("knee"), "ankle": _("ankle"), "toes": _("toes"),
        "tilt_uarm": _("upper arm, out of the picture"), "tilt_farm": _("forearm, out of the picture"),
        "tilt_thigh": _("thigh, out of the picture"), "tilt_shin": _("lower leg, out of the picture"),
        "roll": _("whole body"), "side": _("lower back, to the side"),
        "side_t": _("upper back, to the side"), "neck_side": _("neck, to the side"),
        "head_side": _("head, to the side"), "twist": _("pelvis, turned"), "twist_t": _("chest, turned"),
        "abd": _("arm, to the side"), "hipabd": _("leg, to the side"), "foot": _("foot"),
        "buttock": _("buttock"), "sacrum": _("sacrum"), "ischium": _("sitting bone"),
        "asis": _("front of the hip bone"), "pubis": _("pubic bone"), "skull": _("back of the head"),
        "brow": _("forehead"), "nose": _("nose"), "chin": _("chin"), "heel": _("heel"),
        "ball": _("ball of the foot"), "toe": _("tip of the toes"), "kneecap": _("kneecap"),
        "palm": _("palm"), "finger": _("fingers"), "fist": _("fist"), "thighmid": _("thigh"),
        "calf": _("calf"), "thorax": _("upper back"), "chest": _("chest"), "belly": _("belly"),
        "hips": _("front of the hips"), "seat": _("seat"), "forehead": _("forehead"), "sole": _("sole"),
        "edge": _("edge of the foot"), "hipside": _("side of the hip"),
    }  # fmt: skip


def _trunk() -> dict[tuple[str, str], str]:
    """The many places of the trunk, by how their names begin and end."""
    return {
        ("lum", "back"): _("lower back"), ("lum", "front"): _("belly"), ("tho", "back"): _("upper back"),
        ("tho", "front"): _("chest"), ("neck", "back"): _("neck"), ("neck", "front"): _("throat"),
    }  # fmt: skip


def length_words(length: float) -> str:
    """A length (H) in body heights and centimetres, without its sign."""
    words = _("{share:.4f} body heights ({cm:.1f} cm at 1.70 m)")
    return words.format(share=abs(length), cm=abs(length) * STATURE_CM)


def way_words(figure: Figure, where: str, frame: int, frames: int) -> str:
    """Which movement a frame is of; `where` is `sequence[N]`, frames count from 0."""
    step = figure.sequence[int(where.partition("[")[2].rstrip("]"))]
    words = _('from "{start}" to "{end}", frame {n} of {frames}')
    return words.format(start=step.start, end=step.end, n=frame + 1, frames=frames)
