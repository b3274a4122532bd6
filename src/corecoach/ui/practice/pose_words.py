"""Handles, contacts and key poses in words: what a screen reader says, and what stands below the picture."""

import re
from collections.abc import Mapping, Sequence

from corecoach.words import _

_CONTACT = re.compile(r"(?P<point>[a-z]+)(_(?P<side>[nflr]))?(@(?P<on>[a-z0-9]+)(_[nflr])?(?P<held>\()?)?")


def _sided(words: str, side: str) -> str:
    sides = {"n": _("near {part}"), "f": _("far {part}"), "l": _("left {part}"), "r": _("right {part}")}
    return sides[side].format(part=words) if side in sides else words


def handle_words(handle: str) -> str:
    """`near hand`: what is taken hold of."""
    part, _under, side = handle.partition("_")
    return _sided(_handles().get(part, part), side)


def _handles() -> Mapping[str, str]:
    return {
        "pelvis": _("pelvis"), "head": _("head"), "chest": _("chest"), "hand": _("hand"),
        "fingers": _("fingers"), "elbow": _("elbow"), "foot": _("foot"), "toe": _("toes"), "knee": _("knee"),
    }  # fmt: skip


def _points() -> Mapping[str, str]:
    """What can touch something, without its side."""
    return {
        "foot": _("foot"), "heel": _("heel"), "ball": _("ball of the foot"), "toes": _("toes"),
        "instep": _("top of the foot"), "calf": _("calf"), "shin": _("lower leg"), "knee": _("knee"),
        "kneecap": _("kneecap"), "thigh": _("thigh"), "hand": _("hand"), "palm": _("palm"),
        "fist": _("fist"), "fingers": _("fingers"), "wrist": _("wrist"), "forearm": _("forearm"),
        "arm": _("arm"), "armflat": _("arm"), "elbow": _("elbow"), "shoulder": _("shoulder"),
        "pelvis": _("back of the pelvis"), "lumbar": _("lower back"), "thorax": _("upper back"),
        "seat": _("seat"), "hips": _("front of the hips"), "belly": _("belly"), "chest": _("chest"),
        "head": _("head"), "forehead": _("forehead"), "sole": _("sole"), "edge": _("edge of the foot"),
        "hipside": _("side of the hip"),
    }  # fmt: skip


def contact_words(contact: str) -> str:
    """`near foot on the floor`: what touches what."""
    match = _CONTACT.match(contact)
    if match is None:
        return contact
    part = _sided(_points().get(match["point"], match["point"]), match["side"] or "")
    on = match["on"] or "floor"
    if match["held"]:
        return _("{part} on the body").format(part=part)
    if on == "world":
        return _("{part} where it is").format(part=part)
    return _("{part} on {surface}").format(part=part, surface=_surfaces().get(on, f"“{on}”"))


def _surfaces() -> Mapping[str, str]:
    return {
        "floor": _("the floor"), "seat": _("the seat"), "wall": _("the wall"), "pillow": _("the pillow"),
        "towel": _("the towel"), "near": _("what is near"), "jamb": _("the door frame"),
    }  # fmt: skip


def limb_of_contact(contact: str) -> str:
    """The limb or part of the trunk that a contact is of, such as `hand_n`: the handles of it."""
    match = _CONTACT.match(contact)
    if match is None:
        return ""
    arm = ("hand", "palm", "fist", "fingers", "wrist", "forearm", "arm", "armflat", "elbow", "shoulder")
    leg = (
        "foot",
        "heel",
        "ball",
        "toes",
        "instep",
        "calf",
        "shin",
        "knee",
        "kneecap",
        "thigh",
        "sole",
        "edge",
    )
    for limb, points in (("arm", arm), ("leg", leg)):
        if match["point"] in points:
            return f"{limb}_{match['side'] or ''}"
    return {"head": "head", "forehead": "head"}.get(match["point"], "trunk")


def limb_of_handle(handle: str) -> str:
    """The limb or part of the trunk of a handle, as `limb_of_contact` names it."""
    part, _under, side = handle.partition("_")
    if part in ("hand", "fingers", "elbow"):
        return f"arm_{side}"
    if part in ("foot", "toe", "knee"):
        return f"leg_{side}"
    return "head" if part == "head" else "trunk"


def pose_words(number: int, count: int) -> str:
    """`Pose 2 of 3`."""
    return _("Pose {n} of {count}").format(n=number, count=count)


def chosen_words(handle: str, held: Sequence[str], near: Sequence[str]) -> str:
    """What is said of the chosen handle, of whose limb some contacts are pinned and some could be."""
    if not handle:
        return _("Drag a dot, or reach it with Tab and use the arrow keys. Triangles are contacts.")
    part = _capital(handle_words(handle))
    if held:
        contacts = _(", ").join(contact_words(contact) for contact in held)
        return _("{part}: pinned ({contacts}). P frees it.").format(part=part, contacts=contacts)
    if near:
        return _("{part}: P pins it ({contact}).").format(part=part, contact=contact_words(near[0]))
    return _("{part}: arrows move it, with Shift farther.").format(part=part)


def left_behind_words(held: Sequence[str]) -> str:
    """Why a handle does not follow any farther."""
    if held:
        words = _("That is as far as it goes: {contact} is pinned. P frees it.")
        return words.format(contact=contact_words(held[0]))
    return _("That is as far as it goes: joints and pinned contacts hold it.")


def bone_of(name: str) -> str:
    """A bone in the lane of a handle or contact, as it is drawn from the side; the trunk has none."""
    limb, _under, side = (limb_of_contact(name) if limb_of_contact(name) != "trunk" else "").partition("_")
    if limb not in ("arm", "leg"):
        limb, _under, side = limb_of_handle(name).partition("_")
    return f"{limb}_{side}" if limb in ("arm", "leg") else "trunk"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
