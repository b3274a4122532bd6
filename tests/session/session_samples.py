"""Exercises, timelines and a player with a clock of its own, for the tests of the engine."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from hypothesis import strategies as st

from corecoach.library import Library
from corecoach.prescription import Dosage, Limits, Prescribed
from corecoach.safety import Check, Permit, Profile, Screening, Subject, decide
from corecoach.session import Command, Fired, ItemRecord, Moment, Session, State, Timeline
from corecoach.session import compile_timeline as compile_

_LIBRARY = Library()
RULES = _LIBRARY.rules
BASE = _LIBRARY.exercises["mcgill-curl-up"]
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
START_S = 1000.0
ALL_NO: Any = {"G1": "no", "G2": "no", "G3": "no"}


def prescribed(name: str = "one", sides: str = "none", **dose: Any) -> Prescribed:
    """An exercise: 2 reps of move 2 s, hold 6 s, back 2 s, with 3 s between, unless `dose` says otherwise."""
    dosage = Dosage(1, 2, 6, 3, 0, "2-hold-2")
    exercise = msgspec.structs.replace(BASE, id=name, name=name.upper(), sides=sides)
    return Prescribed(exercise, msgspec.structs.replace(dosage, **dose), Limits(), "")


def timeline(*items: Prescribed) -> Timeline:
    """The timeline of `items`, or of one plain exercise."""
    return compile_("r", items or (prescribed(),))


def permit(plan: Timeline, now_s: float = START_S) -> Permit:
    """What the gate gives somebody with nothing to report."""
    assert RULES is not None
    screening = Screening("s", NOW, ALL_NO, {}, 0, RULES.rules_version)
    check = Check(screening, Profile((44, 44)))
    decided = decide(Subject(plan.digest(), ()), check, rules=RULES, lockouts=(), now_s=now_s)
    assert isinstance(decided, Permit)
    return decided


class Player:
    """A session and a clock that moves when told to. `fired` has every cue so far."""

    def __init__(self, *items: Prescribed, start: bool = True, gap_s: float = 2.0) -> None:
        self.plan = timeline(*items)
        self.session = Session(permit(self.plan), self.plan, START_S, gap_s=gap_s)
        self.now_s = START_S
        self.fired: list[Fired] = []
        if start:
            self.do(Command.START)

    def look(self, passed_s: float = 0.0) -> tuple[Fired, ...]:
        """Let time pass, then look once."""
        self.now_s += passed_s
        fired = self.session.observe(self.now_s)
        self.fired += fired
        return fired

    def wait(self, seconds: float, step_s: float = 1.0) -> list[str]:
        """Let time pass, looking every `step_s`; the names of the cues that came."""
        count = len(self.fired)
        until_s = self.now_s + seconds
        while self.now_s < until_s:
            self.look(min(step_s, until_s - self.now_s))
        return [f.cue for f in self.fired[count:]]

    def to(self, kind: str, nth: int = 1) -> None:
        """Run to the very start of the `nth` phase of a kind from here on."""
        for _seconds in range(4000):
            before = self.moment.phase_index
            self.look(1.0)
            nth -= self.moment.phase_index != before and self.moment.phase.kind == kind
            if nth == 0:
                return
        raise AssertionError(f"no {kind} came")

    def do(self, command: Command) -> list[str]:
        """Give a command now; the names of the cues that answered."""
        fired = self.session.command(command, self.now_s)
        self.fired += fired
        return [f.cue for f in fired]

    def finish(self) -> None:
        """Run on to the end."""
        while self.state in (State.RUNNING, State.COUNT_IN):
            self.look(1.0)

    @property
    def state(self) -> State:
        """The state as last seen."""
        return self.session.state

    @property
    def moment(self) -> Moment:
        """The session as last seen."""
        return self.session.moment()

    @property
    def place(self) -> tuple[str, str, float]:
        """Exercise, kind of phase and seconds into it."""
        moment = self.moment
        return moment.phase.exercise, str(moment.phase.kind), round(moment.elapsed_s, 6)

    @property
    def done(self) -> tuple[ItemRecord, ...]:
        """What has been credited."""
        return self.session.items_done()

    def told(self) -> list[tuple[str, int, float]]:
        """Every cue so far: name, phase, and seconds after the start."""
        return [(f.cue, f.phase, round(f.due_s - START_S, 4)) for f in self.fired]


def at_end(command: Command | None) -> Player:
    """A session that is over: finished, or by `command` as the first hold begins."""
    player = Player()
    if command is None:
        player.finish()
    else:
        player.to("hold")
        player.do(command)
    return player


_seconds = st.integers(0, 12)
_doses = st.fixed_dictionaries(
    {
        "sets": st.integers(1, 3),
        "reps": st.integers(1, 3),
        "hold_s": _seconds,
        "rest_between_reps_s": st.integers(0, 7),
        "rest_between_sets_s": _seconds,
        "tempo": st.sampled_from(("2-hold-2", "0-hold-1", "3-1-2", "slowly")),
    }
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Prescribed, ...]:
    """One to three exercises."""
    items = draw(st.lists(st.tuples(st.sampled_from(("none", "each")), _doses), min_size=1, max_size=3))
    for _sides, dose in items:
        dose["hold_s"] += dose["tempo"] == "slowly"
    made = [prescribed(f"e{n}", sides, **dose) for n, (sides, dose) in enumerate(items)]
    pyramid = draw(st.booleans())
    if pyramid:
        dosage = made[0].dosage
        reps = tuple(range(dosage.sets, 0, -1))
        made[0] = msgspec.structs.replace(made[0], dosage=msgspec.structs.replace(dosage, reps=reps))
    return tuple(made)
