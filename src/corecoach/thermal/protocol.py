"""An ice or heat protocol: what goes on the skin, for how long, and how often."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from corecoach.prescription.exercise import Identifier

# What can be done in a step. A wrap is the kind that heats itself to about 40 degrees.
Mode = Literal["ice", "ice-massage", "heat", "wrap"]
MODES: tuple[Mode, ...] = ("ice", "ice-massage", "heat", "wrap")
REST, CHECK = "rest", "check"
# Ice and ice massage are one for the skin, and so are a heat pack and a wrap.
Group = Literal["cold", "heat"]
GROUP: dict[str, Group] = {"ice": "cold", "ice-massage": "cold", "heat": "heat", "wrap": "heat"}
# What somebody wants it for.
Aim = Literal["knock", "stiff", "before", "after"]
AIMS: tuple[Aim, ...] = ("knock", "stiff", "before", "after")

Title = Annotated[str, Meta(min_length=1, max_length=80)]
Text = Annotated[str, Meta(max_length=400)]


# What a clinician writes into `allows` for heat soon after an injury (TH14), with a reason.
INJURY = "injury"


class Step(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step. `min` are its minutes; a check has none and waits for an answer.

    Both are read loosely: what is allowed is said by TH13, with its name.
    """

    do: str
    min: int | float | None = None

    @property
    def is_pack(self) -> bool:
        """Whether something is on the skin."""
        return self.do in MODES

    @property
    def seconds(self) -> float:
        """How long it is planned to take; 0 for a check."""
        return (self.min or 0) * 60.0


class Protocol(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole protocol, built in or by a clinician.

    `min_gap_min` is from its end to the next pack of any kind. `reason` is a clinician's, for what the limits
    ask one for; `allows` are conditions that a clinician has thought of, by their ids. `first_steps` take the
    place of the steps the first time ever. `aims` and `order` place it on the page.
    """

    format: Literal["corecoach.thermal-protocol"]
    version: Literal[1]
    id: Identifier
    title: Title
    author: Literal["patient", "clinician"]
    # How many there may be is said by TH13; this much only keeps a reader from working for hours.
    steps: Annotated[tuple[Step, ...], Meta(max_length=1000)]
    min_gap_min: Annotated[int, Meta(ge=0, le=10080)]
    max_per_day: Annotated[int, Meta(ge=1, le=1000)]
    source: Annotated[str, Meta(min_length=1, max_length=400)]
    reviewed: date | None
    repeats: int = 1
    max_days: Annotated[int, Meta(ge=1, le=365)] | None = None
    note: Text = ""
    reason: Text = ""
    allows: Annotated[tuple[Identifier, ...], Meta(max_length=40)] = ()
    first_steps: Annotated[tuple[Step, ...], Meta(max_length=1000)] = ()
    aims: Annotated[tuple[Aim, ...], Meta(max_length=4)] = ()
    order: int = 0
    reviewed_by: Text | None = None

    @property
    def by_clinician(self) -> bool:
        """Whether a clinician wrote it."""
        return self.author == "clinician"

    @property
    def allows_injury(self) -> bool:
        """Whether a clinician allows heat soon after an injury."""
        return self.by_clinician and INJURY in self.allows and bool(self.reason)

    def all_steps(self) -> tuple[Step, ...]:
        """The steps with the repeats written out."""
        return self.steps * self.repeats

    @property
    def modes(self) -> tuple[Mode, ...]:
        """What it puts on the skin, each once, in order."""
        return tuple(dict.fromkeys(mode for step in self.steps for mode in MODES if mode == step.do))

    @property
    def groups(self) -> tuple[Group, ...]:
        """Cold, heat or both, in order."""
        return tuple(dict.fromkeys(GROUP[mode] for mode in self.modes))

    @property
    def total_s(self) -> float:
        """Seconds of packs and rests; checks take the time they take."""
        return sum(step.seconds for step in self.all_steps())


class Block(Struct, frozen=True):
    """Steps of one kind without a break: a check is none. `first` and `last` are step numbers; minutes are
    counted from the first step. `session` counts from 0: a rest of half an hour begins a new one."""

    mode: Mode
    first: int
    last: int
    start_min: float
    end_min: float
    session: int

    @property
    def minutes(self) -> float:
        """How long the pack is on."""
        return self.end_min - self.start_min

    @property
    def group(self) -> Group:
        """Cold or heat."""
        return GROUP[self.mode]


def blocks_of(steps: Sequence[Step], new_session_min: float) -> tuple[Block, ...]:
    """The blocks of some steps, in order. A rest of `new_session_min` minutes or more begins a session."""
    found: list[Block] = []
    for number, step, start in _packs(steps):
        last = found[-1] if found else None
        end, mode = start + (step.min or 0), next(m for m in MODES if m == step.do)
        if last and last.mode == mode and last.end_min == start:
            found[-1] = Block(mode, last.first, number, last.start_min, end, last.session)
        else:
            rested = start - last.end_min if last else 0
            session = (last.session if last else 0) + (rested >= new_session_min)
            found.append(Block(mode, number, number, start, end, session))
    return tuple(found)


def _packs(steps: Sequence[Step]) -> Iterator[tuple[int, Step, float]]:
    """Number, step and starting minute of each step with something on the skin."""
    at = 0.0
    for number, step in enumerate(steps):
        if step.is_pack:
            yield number, step, at
        at += step.min or 0
