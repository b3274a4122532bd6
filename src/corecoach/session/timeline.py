"""A routine compiled to phases, each with a start and a duration: a session as a function of time."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec import Struct

from corecoach.prescription import Prescribed, parse_tempo

# Time to read the name and get into position. With 5 s to change sides it keeps every template within
# 15 s a change of exercise of its planned time; who needs longer pauses, or adds 15 s.
PREPARE_S = 9
SWITCH_S = 5


class PhaseKind(StrEnum):
    """What the person does in a phase. Ice, heat and skin checks run on the same timeline."""

    PREPARE = "prepare"
    MOVE = "rep"
    BACK = "back"
    HOLD = "hold"
    RELAX = "rest"
    SET_REST = "set-rest"
    SWITCH = "switch"
    ICE = "ice"
    ICE_MASSAGE = "ice-massage"
    HEAT = "heat"
    WRAP = "wrap"
    SKIN_CHECK = "skin-check"

    @property
    def is_work(self) -> bool:
        """Whether the phase is part of a repetition."""
        return self in (PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.BACK)


class Phase(Struct, frozen=True):
    """A stretch of time. `side` is `right`, `left` or None; `set` and `rep` count from 1, 0 where there is
    none. `last` marks the phase that completes a repetition. Seconds."""

    start_s: float
    duration_s: float
    kind: PhaseKind
    item: int
    exercise: str
    side: str | None
    set: int
    rep: int
    last: bool = False


class Timeline(Struct, frozen=True):
    """All phases of a session, end to end, and the items they belong to."""

    routine: str
    phases: tuple[Phase, ...]
    items: tuple[Prescribed, ...]

    @property
    def total_s(self) -> float:
        """Seconds from the first preparing to the last rest."""
        last = self.phases[-1]
        return last.start_s + last.duration_s

    def index_at(self, at_s: float) -> int:
        """Index of the phase that holds `at_s`; the last one from the end on."""
        return max(0, bisect_right([p.start_s for p in self.phases], at_s) - 1)

    def first_of(self, item: int) -> int:
        """Index of the first phase of an item: its preparing."""
        return next(i for i, p in enumerate(self.phases) if p.item == item)

    def digest(self) -> str:
        """A fingerprint of the phases: what a Permit is bound to."""
        return sha256(msgspec.json.encode((self.routine, self.phases))).hexdigest()


def compile_timeline(routine: str, items: tuple[Prescribed, ...]) -> Timeline:
    """The timeline of `items` in order. Phases without duration are left out.

    Raises ValueError when there are no `items`, or nothing to time in one of them.
    """
    if not items or not all(item.dosage.rep_s for item in items):
        raise ValueError("a session needs exercises that take time")
    phases: list[Phase] = []
    start_s = 0.0
    for number, item in enumerate(items):
        for phase in _item_phases(number, item):
            if phase.duration_s > 0:
                phases.append(msgspec.structs.replace(phase, start_s=start_s))
                start_s += phase.duration_s
    return Timeline(routine=routine, phases=tuple(phases), items=items)


def _item_phases(number: int, item: Prescribed) -> Iterator[Phase]:
    dosage, sides = item.dosage, item.side_order
    yield _phase(PhaseKind.PREPARE, PREPARE_S, number, item, sides[0], 1)
    for set_number in range(1, dosage.sets + 1):
        if set_number > 1:
            rest_s = max(dosage.rest_between_sets_s, SWITCH_S if len(sides) > 1 else 0)
            yield _phase(PhaseKind.SET_REST, rest_s, number, item, sides[0], set_number)
        for side in sides:
            if side != sides[0]:
                yield _phase(PhaseKind.SWITCH, SWITCH_S, number, item, side, set_number)
            yield from _reps(number, item, side, set_number)


def _reps(number: int, item: Prescribed, side: str | None, set_number: int) -> Iterator[Phase]:
    reps = item.dosage.reps_of_set(set_number - 1)
    for rep in range(1, reps + 1):
        if rep > 1:
            rest_s = item.dosage.rest_between_reps_s
            yield _phase(PhaseKind.RELAX, rest_s, number, item, side, set_number, rep)
        work = [(kind, s) for kind, s in _rep_parts(item) if s > 0]
        for kind, seconds in work:
            last = (kind, seconds) == work[-1]
            yield _phase(kind, seconds, number, item, side, set_number, rep, last=last)


def _rep_parts(item: Prescribed) -> list[tuple[PhaseKind, int]]:
    """A held repetition is move, hold, back; a counted one is a single movement, then a hold if any."""
    tempo, hold_s = parse_tempo(item.dosage.tempo), item.dosage.hold_s
    if tempo is None:
        return [(PhaseKind.HOLD, hold_s)]
    if tempo.held and hold_s:
        return [(PhaseKind.MOVE, tempo.out_s), (PhaseKind.HOLD, hold_s), (PhaseKind.BACK, tempo.back_s)]
    return [(PhaseKind.MOVE, tempo.moving_s), (PhaseKind.HOLD, hold_s)]


def _phase(
    kind: PhaseKind,
    duration_s: int,
    number: int,
    item: Prescribed,
    side: str | None,
    set_number: int,
    rep: int = 0,
    *,
    last: bool = False,
) -> Phase:
    return Phase(
        start_s=0.0,
        duration_s=float(duration_s),
        kind=kind,
        item=number,
        exercise=item.exercise.id,
        side=side,
        set=set_number,
        rep=rep,
        last=last,
    )
