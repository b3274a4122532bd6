"""The movement between key poses: solved once for each pair of keys, then looked up at any time.

A repetition is a cycle from the start key back to it: out to the first hold, the hold, and back. An
exercise that
goes to one side and then to the other has a cycle for each. One without a hold, such as walking, goes round.
Minimum-jerk easing (Flash and Hogan 1985) over all legs of a part, so that nothing stops on the way.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, dist, pi
from typing import Final, NamedTuple

from corecoach.figure.contacts import place, shared, touches_of
from corecoach.figure.pose_data import Figure, Step
from corecoach.figure.poses import Pose, Posed, between, build_of, posed
from corecoach.figure.solver import make_task, solve
from corecoach.figure.spot import OWN_PACE_S, Spot

SAMPLES: Final = 24
BREATH_H: Final = 0.006
BREATH_S: Final = 4.0
Leg = tuple[Pose, ...]


class Cycle(NamedTuple):
    """The legs of one repetition, by the keys they go between, and the key of its first hold: where the way
    back begins when there is none."""

    out: tuple[tuple[str, str], ...]
    held: str
    back: tuple[tuple[str, str], ...]


def eased(fraction: float) -> float:
    """Minimum jerk: how far along a movement is at a fraction of its time; both 0 to 1."""
    u = min(1.0, max(0.0, fraction))
    # The second half from its end: near 1 the sum would go over it by a rounding.
    return _begun(u) if u < 0.5 else 1.0 - _begun(1.0 - u)


def _begun(u: float) -> float:
    return u * u * u * (10 + u * (6 * u - 15))


def way_between(figure: Figure, start: str, end: str) -> Iterator[Pose]:
    """The SAMPLES + 1 poses from a key to another, each solved from the one before it, so that what both keys
    touch stays where it is. Other work may be done between two of them."""
    one, other = figure.keys[start], figure.keys[end]
    a, b = posed(one, figure.view).pose, posed(other, figure.view).pose
    touches = shared(touches_of(figure, one), touches_of(figure, other))
    rig = build_of(figure.view).rig
    here, there = rig.place(a), rig.place(b)
    yield a
    pose = a
    for n in range(1, SAMPLES):
        way = n / SAMPLES
        places = {t.key: _between(place(t, here), place(t, there), way) for t in touches}
        pose = solve(make_task(figure, touches, places), between(a, b, way), pose)
        yield pose
    yield b


def _between(a: tuple[float, float], b: tuple[float, float], way: float) -> tuple[float, float]:
    return a[0] + way * (b[0] - a[0]), a[1] + way * (b[1] - a[1])


def cycles_of(sequence: Sequence[Step]) -> tuple[Cycle, ...]:
    """The repetitions that a sequence is made of: each ends where a way back reaches its first key."""
    found: list[Cycle] = []
    steps: list[Step] = []
    for step in sequence:
        if step.phase == "rest":
            continue
        steps.append(step)
        if step.phase == "return" and step.end == steps[0].start:
            found.append(_cycle(steps))
            steps = []
    if steps:
        found.append(_cycle(steps))
    return tuple(found) or (Cycle((), sequence[0].start, ()),)


def _cycle(steps: list[Step]) -> Cycle:
    first = next((n for n, s in enumerate(steps) if s.phase in ("hold", "return")), len(steps))
    held = steps[first].start if first < len(steps) else steps[-1].end
    legs = [[(s.start, s.end) for s in part if s.start != s.end] for part in (steps[:first], steps[first:])]
    return Cycle(tuple(legs[0]), held, tuple(legs[1]))


class Motion:
    """The baked movement of a figure. `position` may be asked at any time and any rate.

    Between two keys whose leg is not baked yet it shows the nearer one.
    """

    def __init__(self, figure: Figure, legs: Mapping[tuple[str, str], Leg]) -> None:
        self.figure = figure
        self._legs = legs
        self._cycles = cycles_of(figure.sequence)
        self._keys = {name: posed(key, figure.view) for name, key in figure.keys.items()}
        self._lengths = {pair: _length(figure, leg) for pair, leg in legs.items()}

    def position(self, spot: Spot) -> Posed:
        """Where the figure is."""
        cycle = self._cycles[self.cycle(spot.rep)]
        if spot.part == "round" and self.figure.goes_round:
            return self._round(spot.seconds)
        if spot.part in ("hold", "round"):
            return self._breathing(self._keys[cycle.held], spot.seconds)
        if spot.part in ("start", "rest"):
            return self.start(spot.rep)
        legs = cycle.out if spot.part == "out" else cycle.back
        if not legs:
            return self._keys[cycle.held]
        lengths = [self._lengths.get(pair, 1.0) for pair in legs]
        return self._along(legs, lengths, eased(spot.fraction))

    def cycle(self, rep: int) -> int:
        """Which of its cycles a figure does in a repetition: one to each side has two of them."""
        return rep % len(self._cycles)

    def start(self, rep: int = 0) -> Posed:
        """Where a repetition starts."""
        cycle = self._cycles[self.cycle(rep)]
        return self._keys[cycle.out[0][0] if cycle.out else cycle.held]

    def held(self, rep: int = 0) -> Posed:
        """The pose that is held: what an exercise is known by."""
        return self._keys[self._cycles[self.cycle(rep)].held]

    def way_out(self, rep: int = 0) -> tuple[tuple[str, str], ...]:
        """The legs from the start of a repetition to its hold, by the keys they go between."""
        return self._cycles[self.cycle(rep)].out

    def between(self, start: str, end: str, way: float) -> Posed:
        """A part of the way (0 to 1) between two keys that a step joins."""
        return self._on((start, end), way)

    def _along(self, legs: Sequence[tuple[str, str]], lengths: list[float], way: float) -> Posed:
        left = way * sum(lengths)
        for pair, length in zip(legs[:-1], lengths, strict=False):
            if left < length:
                return self._on(pair, left / length)
            left -= length
        return self._on(legs[-1], left / lengths[-1] if lengths[-1] else 1.0)

    def _on(self, pair: tuple[str, str], way: float) -> Posed:
        a, b = self._keys[pair[0]], self._keys[pair[1]]
        leg = self._legs.get(pair)
        if leg is None:
            return a if way < 0.5 else b
        spot = min(1.0, max(0.0, way)) * SAMPLES
        n = min(int(spot), SAMPLES - 1)
        sides = a.grips.keys() | b.grips.keys()
        # Hands change their shape half way.
        grips = {s: grip for s in sides if (grip := (a if way < 0.5 else b).grips.get(s)) is not None}
        belly, face = between((a.belly, a.face), (b.belly, b.face), way)
        return Posed(between(leg[n], leg[n + 1], spot - n), grips, belly, face)

    def _breathing(self, held: Posed, held_s: float) -> Posed:
        """A hold is held; only the breath moves."""
        breath = BREATH_H * (0.5 - 0.5 * cos(2 * pi * held_s / BREATH_S))
        return held._replace(belly=held.belly + breath)

    def _round(self, seconds: float) -> Posed:
        """A movement that nothing counts goes round at its own pace; a step waits where it stands still."""
        steps = [s for s in self.figure.sequence if s.phase != "rest"]
        total = sum(s.seconds or OWN_PACE_S for s in steps)
        left = seconds % total
        for step in steps:
            takes = step.seconds or OWN_PACE_S
            if left < takes:
                break
            left -= takes
        if step.start == step.end:
            return self._keys[step.start]
        # To and fro, as in breathing, it turns gently; walking keeps its speed from pose to pose.
        way = eased(left / takes) if len(self._keys) == 2 else left / takes
        return self._on((step.start, step.end), way)


def _length(figure: Figure, leg: Leg) -> float:
    """How far the joints go on a leg, all together (H)."""
    rig = build_of(figure.view).rig
    frames = [rig.place(pose) for pose in leg[::4]]
    pairs = pairwise(frames)
    return sum(dist(a[b][:2], c[b][:2]) for a, c in pairs for b in rig.bones) or 1e-9


def baking(figure: Figure) -> Iterator[Motion | None]:
    """Bake the movement bit by bit: yields None after each solved pose (some milliseconds), the motion at
    last.

    Raises ContactError or KeyError for data that `faults` finds something wrong with.
    """
    legs: dict[tuple[str, str], Leg] = {}
    for step in figure.sequence:
        pair = (step.start, step.end)
        if step.start == step.end or pair in legs:
            continue
        if pair[::-1] in legs:
            legs[pair] = legs[pair[::-1]][::-1]
            continue
        poses = []
        for pose in way_between(figure, *pair):
            poses.append(pose)
            yield None
        legs[pair] = tuple(poses)
    yield Motion(figure, legs)


def bake(figure: Figure) -> Motion:
    """The movement of a figure, at once."""
    *_waiting, motion = baking(figure)
    assert motion is not None
    return motion
