"""The key poses of a figure as a row that is edited: added, copied, removed, put in another order, mirrored.

The sequence of a figure goes along: a new pose is put into the ways that lead through its place, and a hold
stays where it was in the row.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from corecoach.figure import Figure
from corecoach.figure.acceptance import faults_in
from corecoach.figure.authoring import key_of
from corecoach.figure.contacts import place, shared, touches_of
from corecoach.figure.faults import faults
from corecoach.figure.opposite import opposite_key
from corecoach.figure.pins import one_by_one, together
from corecoach.figure.pose_data import Arrow, Key, Step
from corecoach.figure.poses import between, build_of, pose_of
from corecoach.figure.solver import make_task, solve

LEAST_KEYS: Final = 2
MOST_KEYS: Final = 4


def order_of(figure: Figure) -> tuple[str, ...]:
    """The names of the keys in the order in which the movement comes to them; what it never comes to last."""
    way = [name for step in figure.sequence for name in (step.start, step.end)]
    return tuple(dict.fromkeys([*(name for name in way if name in figure.keys), *figure.keys]))


def with_key(figure: Figure, name: str, key: Key) -> Figure:
    """The figure with another key of that name."""
    return replace(figure, keys={**figure.keys, name: key})


def standing() -> Figure:
    """Somebody who stands, twice: what an exercise without a figure starts from."""
    arms = {"elbow": 8.0, "shoulder": 2.0}
    keys = {name: Key((0.0, 0.53), arms, ("foot",)) for name in ("pose1", "pose2")}
    return Figure(view="side", keys=keys, sequence=_there_and_back(tuple(keys)))


# -- more and fewer ----------------------------------------------------------------------------------------


def added(figure: Figure, after: str) -> tuple[Figure, str]:
    """The figure with a new key behind one, and its name: half way to the next one, or the same as the last.
    The same figure when it has as many as it may."""
    following = _next(figure, after)
    halfway = _halfway(figure, after, following) if following else None
    return _with_new(figure, after, halfway or figure.keys[after])


def copied(figure: Figure, name: str) -> tuple[Figure, str]:
    """The figure with one key a second time, behind it, and the name of the copy."""
    return _with_new(figure, name, figure.keys[name])


def _with_new(figure: Figure, after: str, key: Key) -> tuple[Figure, str]:
    if len(figure.keys) >= MOST_KEYS:
        return figure, after
    new = next(name for n in range(1, MOST_KEYS + 9) if (name := f"pose{n}") not in figure.keys)
    grown = replace(figure, keys={**figure.keys, new: key})
    names = list(order_of(figure))
    names.insert(names.index(after) + 1, new)
    return _sound(replace(grown, sequence=_inserted(figure, after, new)), names), new


def _next(figure: Figure, name: str) -> str | None:
    """Where the movement goes from a key on its way out."""
    ways = (s.end for s in figure.sequence if s.start == name and s.end != name and s.phase == "move")
    return next(ways, None)


def _inserted(figure: Figure, after: str, new: str) -> tuple[Step, ...]:
    following = _next(figure, after)
    if following is None:
        return _held_further(figure.sequence, after, new)
    found: list[Step] = []
    for step in figure.sequence:
        if (step.start, step.end) in ((after, following), (following, after)):
            found += [replace(step, end=new), replace(step, start=new)]
        else:
            found.append(step)
    return tuple(found)


def _held_further(sequence: Sequence[Step], last: str, new: str) -> tuple[Step, ...]:
    """A hold goes on to a new key, is there, and comes back the same way."""
    found: list[Step] = []
    for step in sequence:
        if step.phase == "hold" and step.start == step.end == last:
            found += [Step(last, new, "move"), replace(step, start=new, end=new), Step(new, last, "return")]
        else:
            found.append(step)
    return tuple(found)


def _halfway(figure: Figure, one: str, other: str) -> Key | None:
    """The key in the middle between two, with the contacts that both have; None where none is sound."""
    a, b = (one_by_one(figure, figure.keys[name]) for name in (one, other))
    texts = {text.rstrip("~") for text in b.contacts}
    both = tuple(
        max(text, f"{text.rstrip('~')}~" if f"{text.rstrip('~')}~" in b.contacts else text, key=len)
        for text in a.contacts
        if text.rstrip("~") in texts
    )
    middle = replace(a, contacts=both)
    poses = [pose_of(key, figure.view) for key in (a, b)]
    touches = shared(touches_of(figure, middle), touches_of(figure, middle))
    rig = build_of(figure.view).rig
    here, there = (rig.place(pose) for pose in poses)
    places = {t.key: _mean(place(t, here), place(t, there)) for t in touches}
    found = solve(make_task(figure, touches, places), between(poses[0], poses[1], 0.5), poses[0])
    key = key_of(figure, middle, found)
    wrong = faults_in(figure, key, pose_of(key, figure.view))
    return None if wrong else together(figure, key)


def _mean(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def removed(figure: Figure, name: str) -> Figure:
    """The figure without a key, and without what is drawn by it; the same when it has no more than two."""
    if len(figure.keys) <= LEAST_KEYS or name not in figure.keys:
        return figure
    names = [each for each in order_of(figure) if each != name]
    smaller = replace(
        figure,
        keys={each: key for each, key in figure.keys.items() if each != name},
        sequence=_without(figure.sequence, name),
        arrow=tuple(kept for arrow in figure.arrow if (kept := _arrow_without(arrow, name))),
        ghost=None if figure.ghost == name else figure.ghost,
    )
    held = any(step.phase == "hold" for step in figure.sequence)
    if held and not any(step.phase == "hold" for step in smaller.sequence):
        return replace(smaller, sequence=_there_and_back(names))
    return _sound(smaller, names)


def _without(sequence: Sequence[Step], name: str) -> tuple[Step, ...]:
    """The steps joined over a key that is not there any more."""
    found: list[Step] = []
    here = next((step.start for step in sequence if step.start != name), "")
    for step in sequence:
        if step.end == name:
            continue
        if step.end != here or step.start == step.end:
            found.append(replace(step, start=here))
        here = step.end
    return tuple(found)


def _arrow_without(arrow: Arrow, name: str) -> Arrow | None:
    if name == arrow.key or name in arrow.through:
        return None
    when = {key: share for key, share in (arrow.when or {}).items() if key != name}
    return None if arrow.when and not when else replace(arrow, when=when or None)


# -- order and sides ---------------------------------------------------------------------------------------


def moved(figure: Figure, name: str, by: int) -> Figure:
    """The figure with a key so many places further on in the row (less than 0: back)."""
    names = list(order_of(figure))
    here = names.index(name)
    there = max(0, min(len(names) - 1, here + by))
    names.insert(there, names.pop(here))
    taken = dict(zip(order_of(figure), names, strict=True))
    steps = tuple(
        replace(s, start=taken.get(s.start, s.start), end=taken.get(s.end, s.end)) for s in figure.sequence
    )
    return _sound(replace(figure, sequence=steps), names)


def mirrored(figure: Figure, name: str) -> Figure:
    """The figure with one key done with the other arm and leg."""
    return with_key(figure, name, opposite_key(figure, figure.keys[name]))


# -- the way through the keys ------------------------------------------------------------------------------


def _sound(figure: Figure, names: Sequence[str]) -> Figure:
    """The figure, with a plain sequence through these keys where its own one leads nowhere."""
    wrong = any(fault.where.startswith("sequence") for fault in faults(figure)) if figure.sequence else True
    reached = {name for step in figure.sequence for name in (step.start, step.end)}
    if wrong or not set(names) <= reached or len(figure.sequence) > 12:
        return replace(figure, sequence=_there_and_back(names))
    return figure


def _there_and_back(names: Iterable[str]) -> tuple[Step, ...]:
    """Out through all keys, a hold in the last, and back the same way."""
    row = tuple(names)
    out = [Step(a, b, "move") for a, b in pairwise(row)]
    back = [Step(b, a, "return") for a, b in reversed(list(pairwise(row)))]
    return (*out, Step(row[-1], row[-1], "hold"), *back, Step(row[0], row[0], "rest"))
