"""A protocol made ready to run: its steps written out, its blocks, and the timeline they make."""

from collections.abc import Iterator
from functools import reduce

from msgspec import Struct

from corecoach.session import Phase, PhaseKind, Timeline
from corecoach.thermal.protocol import CHECK, GROUP, REST, Block, Group, Mode, Protocol, Step, blocks_of
from corecoach.thermal.rules import ThermalRules

_KINDS = {
    "ice": PhaseKind.ICE,
    "ice-massage": PhaseKind.ICE_MASSAGE,
    "heat": PhaseKind.HEAT,
    "wrap": PhaseKind.WRAP,
    REST: PhaseKind.RELAX,
    CHECK: PhaseKind.SKIN_CHECK,
}


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What runs. `contrast` are the sessions that alternate in short phases; after `new_session_s` without a
    pack the next one would be a new session."""

    protocol: str
    title: str
    min_gap_min: int
    by_clinician: bool
    steps: tuple[Step, ...]
    blocks: tuple[Block, ...]
    contrast: tuple[int, ...]
    new_session_s: float

    def block_at(self, step: int) -> Block | None:
        """The block that a step is in; None for a rest or a check outside of one."""
        return next((b for b in self.blocks if b.first <= step <= b.last), None)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """What it puts on the skin, each once, in order."""
        return tuple(dict.fromkeys(b.mode for b in self.blocks))

    @property
    def groups(self) -> tuple[Group, ...]:
        """Cold, heat or both, in order."""
        return tuple(dict.fromkeys(b.group for b in self.blocks))

    def timeline(self) -> Timeline:
        """The same as phases end to end; a check takes no time, for it waits for an answer."""
        return Timeline(self.protocol, tuple(self._phases()), ())

    def _phases(self) -> Iterator[Phase]:
        start_s = 0.0
        for number, step in enumerate(self.steps):
            yield Phase(start_s, step.seconds, _KINDS[step.do], number, "", None, 0, 0)
            start_s += step.seconds


def compile_plan(protocol: Protocol, rules: ThermalRules, first: frozenset[Group] = frozenset()) -> Plan:
    """The plan of a protocol that breaks no limit; `first` are cold or heat where it is the first time ever.

    Then its `first_steps` are taken, or the steps get a check as early as a first use needs one.
    """
    steps = protocol.all_steps()
    if first >= set(protocol.groups) and protocol.first_steps:
        steps = protocol.first_steps
    else:
        steps = reduce(lambda done, group: _with_early_check(done, group, rules), sorted(first), steps)
    rest_min = rules.number("TH05", "new_session_rest_min")
    blocks = blocks_of(steps, rest_min)
    return Plan(
        protocol=protocol.id,
        title=protocol.title,
        min_gap_min=protocol.min_gap_min,
        by_clinician=protocol.by_clinician,
        steps=steps,
        blocks=blocks,
        contrast=_contrast(blocks, rules.number("TH05", "contrast_phase_most_min")),
        new_session_s=rest_min * 60.0,
    )


def _with_early_check(steps: tuple[Step, ...], group: Group, rules: ThermalRules) -> tuple[Step, ...]:
    """A check before more than a first use may have of this in all; in contrast that takes several steps."""
    early, so_far = rules.number("TH11", "first_use_most_min"), 0.0
    for number, step in enumerate(steps):
        if step.do == CHECK and so_far:
            return steps
        if GROUP.get(step.do) == group and step.do not in ("wrap", "ice-massage"):
            minutes = step.min or 0
            if so_far + minutes > early:
                split = (Step(step.do, early), Step(CHECK), Step(step.do, minutes - early))
                # What is not the first of it comes whole, after the look.
                parts = (Step(CHECK), step) if so_far else split
                return (*steps[:number], *parts, *steps[number + 1 :])
            so_far += minutes
    return steps


def _contrast(blocks: tuple[Block, ...], most_min: float) -> tuple[int, ...]:
    found = []
    for session in dict.fromkeys(b.session for b in blocks):
        here = [b for b in blocks if b.session == session]
        if all(b.minutes <= most_min for b in here) and len({b.group for b in here}) == 2:
            found.append(session)
    return tuple(found)
