"""Contacts of a key as somebody who edits it sees them: one by one, what is near enough to be one, and how
they are made and let go."""

import re
from collections.abc import Iterator
from math import dist
from typing import Final, NamedTuple

from msgspec.structs import replace

from corecoach.figure.acceptance import LARGEST_SLIDE, faults_in
from corecoach.figure.authoring import key_of
from corecoach.figure.contacts import ContactError, Touch, gap, place, touches_of
from corecoach.figure.dragging import SNAP_H
from corecoach.figure.faults import MOST_TOUCHES
from corecoach.figure.pose_data import Figure, Key
from corecoach.figure.poses import Pose, build_of, pose_of
from corecoach.figure.rig import Frames
from corecoach.figure.solver import Place, make_task, solve

# What is offered, larger parts first: a foot before its heel alone.
_SIDE_LIMBS: Final = (
    "foot", "armflat", "hand", "forearm", "shin", "toes", "heel", "ball", "instep", "knee", "fist", "fingers",
    "elbow", "thigh", "shoulder",
)  # fmt: skip
_SIDE_TRUNK: Final = ("seat", "pelvis", "hips", "lumbar", "thorax", "belly", "chest", "head", "forehead")
_FRONT_LIMBS: Final = ("sole", "palm", "elbow", "knee", "shoulder", "hipside")
_TOP_LIMBS: Final = ("sole", "palm", "elbow", "knee")
_FRONT_TRUNK: Final = ("head",)
_SPELT: Final = re.compile(r"(?P<point>[a-z]+)(_(?P<side>[nflr]))?(?P<rest>.*)", re.DOTALL)
_MOST_CONTACTS: Final = 20


class Pin(NamedTuple):
    """One contact at one place. `contact` is its spelling for one side; `at` is where it is (H); `slides`
    says whether it may glide along what it touches."""

    contact: str
    at: Place
    slides: bool


def one_by_one(figure: Figure, key: Key) -> Key:
    """The same key with every contact of a limb spelt for one side."""
    found: list[str] = []
    for text in key.contacts:
        found += _sided(figure, text)
    return replace(key, contacts=tuple(dict.fromkeys(found)))


def _sided(figure: Figure, text: str) -> list[str]:
    match = _SPELT.fullmatch(text)
    if match is None or match["side"]:
        return [text]
    both = [f"{match['point']}_{side}{match['rest']}" for side in build_of(figure.view).sides]
    # The trunk has no sides.
    return both if len(_touches(figure, text)) == 2 * len(_touches_or_none(figure, both[0])) else [text]


def together(figure: Figure, key: Key) -> Key:
    """The same key with both sides of a contact under one name, as a person writes it."""
    one, other = build_of(figure.view).sides
    texts = list(key.contacts)
    for text in key.contacts:
        match = _SPELT.fullmatch(text)
        if match is None or match["side"] != one:
            continue
        twin = f"{match['point']}_{other}{match['rest']}"
        if twin in texts and text in texts:
            texts[texts.index(text)] = f"{match['point']}{match['rest']}"
            texts.remove(twin)
    return replace(key, contacts=tuple(texts))


def pins(figure: Figure, key: Key, pose: Pose) -> tuple[Pin, ...]:
    """The contacts of a key, each with the place where it shows in a pose."""
    frames = build_of(figure.view).rig.place(pose)
    return tuple(
        Pin(text, _middle(touches, frames), all(t.slides for t in touches))
        for text in one_by_one(figure, key).contacts
        if (touches := _touches(figure, text))
    )


def offers(figure: Figure, key: Key, pose: Pose) -> tuple[Pin, ...]:
    """What touches nothing yet, and is close enough to the floor or a surface to be pinned there. From above
    nothing has weight; there each end of a limb may keep its place in the picture."""
    frames = build_of(figure.view).rig.place(pose)
    used = _bones(touches_of(figure, key))
    found: list[Pin] = []
    for text in _candidates(figure):
        touches = _touches(figure, text)
        bones = _bones(touches)
        if not used & bones and all(t.world or abs(gap(t, frames)) <= SNAP_H for t in touches):
            found.append(Pin(text, _middle(touches, frames), False))
            used |= bones
    return tuple(found)


def _bones(touches: tuple[Touch, ...]) -> set[str]:
    """The bones that touch; toes belong to their foot."""
    return {circle.bone.replace("toes", "foot") for touch in touches for circle in touch.circles}


def _candidates(figure: Figure) -> Iterator[str]:
    limbs, trunk = {
        "side": (_SIDE_LIMBS, _SIDE_TRUNK),
        "front": (_FRONT_LIMBS, _FRONT_TRUNK),
        "top": (_TOP_LIMBS, _FRONT_TRUNK),
    }[figure.view]
    surfaces = (f"@{name}" for name in figure.surfaces if "_" not in name)
    on = ["@world"] if figure.view == "top" else ["", *surfaces]
    for where in on:
        yield from (f"{point}_{side}{where}" for point in limbs for side in build_of(figure.view).sides)
        yield from (f"{point}{where}" for point in trunk)


def _touches_or_none(figure: Figure, text: str) -> tuple[Touch, ...]:
    try:
        return _touches(figure, text)
    except ContactError:
        return ()


def _touches(figure: Figure, text: str) -> tuple[Touch, ...]:
    return touches_of(figure, Key((0.0, 0.0), contacts=(text,)))


def _middle(touches: tuple[Touch, ...], frames: Frames) -> Place:
    """Where a contact shows: in the middle between its points, on what they touch."""
    spots = [_on_surface(touch, place(touch, frames)) for touch in touches]
    return sum(x for x, _y in spots) / len(spots), sum(y for _x, y in spots) / len(spots)


def _on_surface(touch: Touch, at: Place) -> Place:
    if touch.surface is None:
        return at
    nx, ny, _d = touch.surface
    radius = touch.circles[0].radius
    return at[0] - nx * radius, at[1] - ny * radius


# -- making and letting go --------------------------------------------------------------------------------


def unpinned(figure: Figure, key: Key, contact: str) -> Key:
    """The key without a contact, which is spelt as `pins` spells it."""
    kept = tuple(text for text in one_by_one(figure, key).contacts if text != contact)
    return together(figure, replace(key, contacts=kept))


def pinned(figure: Figure, name: str, contact: str) -> Key | None:
    """The key of that name with one more contact, closed; None where the body cannot come there, or has too
    many.

    What a neighbour has at nearly the same place is pinned at its place, so that it stays between them; at
    another one it may slide, as it must get there.
    """
    key = one_by_one(figure, figure.keys[name])
    places, slides = _known_places(figure, name, contact)
    text = f"{contact}~" if slides else contact
    wanted = replace(key, contacts=(*key.contacts, text))
    too_many = len(together(figure, wanted).contacts) > _MOST_CONTACTS
    if too_many or len(touches_of(figure, wanted)) > MOST_TOUCHES:
        return None
    return _closed(figure, key, wanted, places)


def _closed(figure: Figure, key: Key, wanted: Key, known: dict[tuple[str, str], Place]) -> Key | None:
    pose = pose_of(key, figure.view)
    touches = touches_of(figure, wanted)
    frames = build_of(figure.view).rig.place(pose)
    places = {t.key: known.get(t.key, place(t, frames)) for t in touches}
    found = key_of(figure, wanted, solve(make_task(figure, touches, places), pose, pose))
    before = {(f.kind, f.part) for f in faults_in(figure, key, pose)}
    after = {(f.kind, f.part) for f in faults_in(figure, found, pose_of(found, figure.view))}
    return together(figure, found) if after <= before else None


def _known_places(figure: Figure, name: str, contact: str) -> tuple[dict[tuple[str, str], Place], bool]:
    """Where a neighbour of the key in the movement has the same contact, when that is near; and whether one
    has it farther away, or gliding."""
    here = build_of(figure.view).rig.place(pose_of(figure.keys[name], figure.view))
    mine = _touches(figure, contact)
    near: dict[tuple[str, str], Place] = {}
    slides = False
    for other in _neighbours(figure, name):
        frames = build_of(figure.view).rig.place(pose_of(figure.keys[other], figure.view))
        theirs = {t.key: t for t in touches_of(figure, figure.keys[other])}
        for touch in (t for t in mine if t.key in theirs):
            there = place(touch, frames)
            if (
                dist(there, place(touch, here)) > SNAP_H
                or theirs[touch.key].slides
                or dist(near.setdefault(touch.key, there), there) > LARGEST_SLIDE / 2
            ):
                slides = True
    return ({} if slides else near), slides


def _neighbours(figure: Figure, name: str) -> Iterator[str]:
    for step in figure.sequence:
        if step.start != step.end and name in (step.start, step.end):
            yield step.end if step.start == name else step.start
