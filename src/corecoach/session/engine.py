"""The engine of a session: states, commands, and where we are at a moment.

The theory: a session is a place on a timeline and a state. Time comes in only through `observe` and
`command`, as seconds on a monotonic clock that also counts while the machine sleeps. Between two
observations at most `gap_s` may lie: more means that nobody was watching (a stall, a sleep, a stopped
process), so the session pauses where it was last seen and credits nothing. A clock that goes back changes
nothing. Every command is a row of TRANSITIONS; any other raises IllegalCommand and changes nothing. STOP
is a row of every live state. After the end nothing is left but the record.
"""

from enum import StrEnum

from corecoach.safety.permit import Permit
from corecoach.session.moment import EXTEND_S, Moment, State
from corecoach.session.progress import Fired, Progress
from corecoach.session.record import ItemRecord
from corecoach.session.timeline import PhaseKind, Timeline

# Two seconds: far above any stutter of a healthy machine, and less than anybody would hold by mistake.
GAP_S = 2.0
COUNT_IN_S = 5.0
# A second BACK this soon after landing means the exercise before.
TWICE_S = 3.0


class Command(StrEnum):
    """What the person can ask for."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    SKIP = "skip"
    REPEAT = "repeat"
    EXTEND = "extend"
    STOP = "stop"
    END = "end"


_LIVE = (State.READY, State.RUNNING, State.PAUSED, State.COUNT_IN)
_STARTED = (State.RUNNING, State.PAUSED, State.COUNT_IN)

# BACK and SKIP land on an exercise's preparing, so they run at once; REPEAT lands in the middle of one, so
# it counts in. SKIP of the last exercise ends the session.
TRANSITIONS: dict[tuple[State, Command], State] = {
    (State.READY, Command.START): State.RUNNING,
    (State.RUNNING, Command.PAUSE): State.PAUSED,
    (State.COUNT_IN, Command.PAUSE): State.PAUSED,
    (State.PAUSED, Command.RESUME): State.COUNT_IN,
    (State.RUNNING, Command.EXTEND): State.RUNNING,
    (State.PAUSED, Command.EXTEND): State.PAUSED,
    **{(state, Command.BACK): State.RUNNING for state in _STARTED},
    **{(state, Command.SKIP): State.RUNNING for state in _STARTED},
    **{(state, Command.REPEAT): State.COUNT_IN for state in _STARTED},
    **{(state, Command.STOP): State.STOPPED for state in _LIVE},
    **{(state, Command.END): State.ENDED for state in _LIVE},
}

_EXTENDABLE = (PhaseKind.PREPARE, PhaseKind.RELAX, PhaseKind.SET_REST, PhaseKind.SWITCH)


class IllegalCommand(ValueError):
    """The command is not possible in this state; nothing was changed."""


class Session:
    """One running session. Building it redeems a Permit for exactly this timeline."""

    def __init__(self, permit: Permit, timeline: Timeline, now_s: float, *, gap_s: float = GAP_S) -> None:
        """Raises PermitError for anything but a fresh Permit for this timeline."""
        Permit.redeem(permit, timeline.digest(), now_s)
        self._progress = Progress(timeline)
        self._state = State.READY
        self._seen_s = now_s
        self._gap_s = gap_s
        self._gap = False
        self._count_in_s = 0.0
        self._skipped: set[int] = set()
        self._unsaid: tuple[Fired, ...] = ()

    @property
    def state(self) -> State:
        """The state as of the last observation."""
        return self._state

    @property
    def timeline(self) -> Timeline:
        """What is being run."""
        return self._progress.timeline

    def observe(self, now_s: float) -> tuple[Fired, ...]:
        """See what time it is: move on, and return the cues that became due.

        A gap of more than `gap_s` since the last look pauses a running session; a clock that went back
        changes nothing.
        """
        unsaid, self._unsaid = self._unsaid, ()
        return unsaid + self._see(now_s)

    def _see(self, now_s: float) -> tuple[Fired, ...]:
        passed_s = now_s - self._seen_s
        self._seen_s = now_s
        if passed_s <= 0 or self._state not in (State.RUNNING, State.COUNT_IN):
            return ()
        if passed_s > self._gap_s:
            self._state, self._gap, self._count_in_s = State.PAUSED, True, 0.0
            return (Fired(cue="gap", phase=self._progress.index, due_s=now_s),)
        return self._advance(passed_s, now_s)

    def command(self, command: Command, now_s: float) -> tuple[Fired, ...]:
        """Do what the person asked for, and return the cues that became due.

        Raises IllegalCommand when TRANSITIONS has no row for it, or for EXTEND outside a rest, a change or
        a preparing (a longer hold could pass the prescribed limit); then nothing has changed, and what
        became due meanwhile is returned by the next `observe`.
        """
        fired = self.observe(now_s) if self._state.is_live else ()
        target = TRANSITIONS.get((self._state, command))
        if target is None or (command is Command.EXTEND and not self._can_extend()):
            self._unsaid += fired
            raise IllegalCommand(f"{command} is not possible while {self._state}")
        self._state = target
        self._act(command)
        return fired + self._landing(command, now_s)

    def next_due_s(self) -> float | None:
        """Seconds from the last observation to the next cue or change; None while nothing moves."""
        if self._state is State.COUNT_IN:
            return self._count_in_s % 1.0 or min(1.0, self._count_in_s)
        return self._progress.next_due_s() if self._state is State.RUNNING else None

    def moment(self) -> Moment:
        """The session as of the last observation."""
        progress = self._progress
        return Moment(
            state=self._state,
            phase_index=progress.index,
            phase=progress.phase,
            elapsed_s=progress.elapsed_s,
            duration_s=progress.duration_s,
            left_s=progress.left_s,
            count_in_s=self._count_in_s,
            gap=self._gap,
            can_extend=self._can_extend(),
            added_at_s=progress.added_at_s,
        )

    @property
    def active_s(self) -> float:
        """Seconds that were seen running, without pauses."""
        return round(self._progress.active_s, 3)

    def begun(self) -> tuple[str, ...]:
        """The exercises, by id, of which any work was seen, also when no repetition was completed."""
        return tuple(x.exercise.id for n, x in enumerate(self.timeline.items) if self._progress.is_begun(n))

    def items_done(self) -> tuple[ItemRecord, ...]:
        """What has been credited so far, one entry an exercise."""
        return tuple(self._item_record(n) for n in range(len(self.timeline.items)))

    def _advance(self, passed_s: float, now_s: float) -> tuple[Fired, ...]:
        if self._state is State.COUNT_IN:
            return self._count_in(passed_s, now_s)
        fired = self._progress.run(passed_s, now_s - passed_s)
        if self._progress.done:
            self._state = State.FINISHED
        return tuple(fired)

    def _count_in(self, passed_s: float, now_s: float) -> tuple[Fired, ...]:
        began_s, left_s = self._count_in_s, self._count_in_s - passed_s
        self._count_in_s = max(0.0, left_s)
        counts = [n for n in (3, 2, 1) if left_s <= n < began_s]
        start_s = now_s - passed_s
        fired = tuple(
            Fired(cue=str(n), phase=self._progress.index, due_s=start_s + began_s - n) for n in counts
        )
        if left_s > 0:
            return fired
        self._state = State.RUNNING
        again = Fired(cue=str(self._progress.phase.kind), phase=self._progress.index, due_s=start_s + began_s)
        later = self._progress.run(-left_s, start_s + began_s)
        return (*fired, again, *(cue for cue in later if cue != again))

    def _act(self, command: Command) -> None:
        self._gap = False
        match command:
            case Command.RESUME:
                self._count_in_s = COUNT_IN_S
            case Command.BACK:
                self._back()
            case Command.SKIP:
                self._skip()
            case Command.REPEAT:
                self._progress.jump(self._set_start())
                self._count_in_s = COUNT_IN_S
            case Command.EXTEND:
                self._progress.add(EXTEND_S)
            case Command.PAUSE | Command.STOP | Command.END:
                self._count_in_s = 0.0
            case Command.START:
                pass

    def _landing(self, command: Command, now_s: float) -> tuple[Fired, ...]:
        """The cue that answers a command, due at once."""
        if command in (Command.START, Command.BACK, Command.SKIP) and self._state is State.RUNNING:
            return tuple(self._progress.run(0.0, now_s))
        named = {Command.PAUSE: "pause", Command.RESUME: "count-in", Command.REPEAT: "count-in"}
        ends = {Command.STOP: "stop", Command.END: "end", Command.SKIP: "end"}
        name = (named | ends).get(command)
        return (Fired(cue=name, phase=self._progress.index, due_s=now_s),) if name else ()

    def _back(self) -> None:
        self._count_in_s = 0.0
        progress = self._progress
        here = self.timeline.first_of(progress.phase.item)
        just_landed = progress.index == here and progress.elapsed_s < TWICE_S
        item = progress.phase.item - 1 if just_landed and progress.phase.item > 0 else progress.phase.item
        progress.jump(self.timeline.first_of(item))
        self._skipped.discard(item)

    def _skip(self) -> None:
        self._count_in_s = 0.0
        item = self._progress.phase.item
        self._skipped.add(item)
        if item + 1 < len(self.timeline.items):
            self._progress.jump(self.timeline.first_of(item + 1))
        else:
            self._state = State.ENDED

    def _set_start(self) -> int:
        """Index of the first repetition of the set and side in hand; in a rest, of the set just done."""
        phases = self.timeline.phases
        index = self._progress.index
        here = phases[index]
        resting = here.kind in (PhaseKind.SET_REST, PhaseKind.SWITCH)
        mark = phases[index - 1] if resting and index > 0 else here
        return next(
            i
            for i, p in enumerate(phases)
            if p.item == mark.item
            and (p.set, p.side) == (mark.set, mark.side)
            and (p.kind.is_work or mark.kind is PhaseKind.PREPARE)
        )

    def _can_extend(self) -> bool:
        return (self._state, Command.EXTEND) in TRANSITIONS and self._progress.phase.kind in _EXTENDABLE

    def _item_record(self, number: int) -> ItemRecord:
        item, progress = self.timeline.items[number], self._progress
        phases = [p for p in self.timeline.phases if p.item == number]
        prescribed = sum(p.last for p in phases)
        done = progress.reps_done(number)
        return ItemRecord(
            exercise=item.exercise.id,
            name=item.exercise.name,
            reps_prescribed=prescribed,
            reps_done=done,
            hold_prescribed_s=sum(p.duration_s for p in phases if p.kind is PhaseKind.HOLD),
            hold_done_s=round(progress.hold_s(number), 3),
            skipped=number in self._skipped and done < prescribed,
        )
