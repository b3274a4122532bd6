"""Where a running session is on its timeline, and what has been credited so far."""

from msgspec import Struct

from corecoach.session.cues import Cue, cues_of
from corecoach.session.timeline import Phase, PhaseKind, Timeline


class Fired(Struct, frozen=True):
    """A cue that has become due: its moment on the engine's clock, and the phase it belongs to."""

    cue: str
    phase: int
    due_s: float


class Progress:
    """A place on a timeline that only moves forward by time seen, and jumps only when told to.

    Credit is kept a phase: the longest stretch of it that was seen running in one go. So a repeated hold
    counts once, and no credit ever exceeds the time seen.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.index = 0
        self.elapsed_s = 0.0
        self.active_s = 0.0
        self.done = False
        self._extra_s: dict[int, float] = {}
        self._added_at_s: dict[int, tuple[float, ...]] = {}
        self._credit_s: dict[int, float] = {}
        self._run_s = 0.0
        self._cues_fired = 0

    @property
    def phase(self) -> Phase:
        """The phase in hand; the last one once all is done."""
        return self.timeline.phases[self.index]

    @property
    def duration_s(self) -> float:
        """Seconds of the phase in hand, added time included."""
        return self.phase.duration_s + self._extra_s.get(self.index, 0.0)

    @property
    def left_s(self) -> float:
        """Seconds left of the whole session."""
        later_s = self.timeline.total_s - self.phase.start_s - self.phase.duration_s
        extra_s = sum(s for i, s in self._extra_s.items() if i > self.index)
        return max(0.0, self.duration_s - self.elapsed_s) + later_s + extra_s

    @property
    def added_at_s(self) -> tuple[float, ...]:
        """How far in the phase in hand was, each time it was made longer."""
        return self._added_at_s.get(self.index, ())

    def add(self, seconds: float) -> None:
        """Make the phase in hand longer by `seconds`."""
        self._added_at_s[self.index] = (*self.added_at_s, self.elapsed_s)
        self._extra_s[self.index] = self._extra_s.get(self.index, 0.0) + seconds
        counts_later = [cue for cue in self._cues() if cue.at_s > self.elapsed_s]
        self._cues_fired = min(self._cues_fired, len(self._cues()) - len(counts_later))

    def jump(self, index: int) -> None:
        """Go to the start of a phase; what was credited stays credited."""
        self.index, self.elapsed_s, self._run_s, self._cues_fired = index, 0.0, 0.0, 0

    def run(self, seconds: float, from_s: float) -> list[Fired]:
        """Move forward by `seconds` that were seen to pass, starting at `from_s` on the engine's clock.

        Returns the cues that became due, in order, each with its own moment.
        """
        fired: list[Fired] = []
        while not self.done:
            fired += self._due(from_s, seconds)
            left_s = self.duration_s - self.elapsed_s
            step_s = min(seconds, left_s)
            self._credit(step_s)
            seconds, from_s = seconds - step_s, from_s + step_s
            if step_s < left_s:
                break
            self._next()
        return fired

    def next_due_s(self) -> float:
        """Seconds until the next cue or change of phase."""
        at_s = [cue.at_s for cue in self._cues()[self._cues_fired :]] + [self.duration_s]
        return max(0.0, min(at_s) - self.elapsed_s)

    def is_begun(self, item: int) -> bool:
        """Whether any moment of work of an item was seen."""
        phases = self.timeline.phases
        return any(
            s > 0 and phases[i].item == item and phases[i].kind.is_work for i, s in self._credit_s.items()
        )

    def reps_done(self, item: int) -> int:
        """Repetitions of an item of which every moment was seen."""
        phases = self.timeline.phases
        reps: dict[tuple[str | None, int, int], bool] = {}
        for i, p in enumerate(phases):
            if p.item == item and p.kind.is_work:
                key = (p.side, p.set, p.rep)
                reps[key] = reps.get(key, True) and self._credit_s.get(i, 0.0) >= p.duration_s - 1e-6
        return sum(reps.values())

    def hold_s(self, item: int) -> float:
        """Seconds of holding credited to an item."""
        phases = self.timeline.phases
        return sum(
            s
            for i, s in self._credit_s.items()
            if phases[i].item == item and phases[i].kind is PhaseKind.HOLD
        )

    def _cues(self) -> tuple[Cue, ...]:
        is_last = self.index == len(self.timeline.phases) - 1
        return cues_of(self.phase, extra_s=self._extra_s.get(self.index, 0.0), is_last=is_last)

    def _due(self, from_s: float, seconds: float) -> list[Fired]:
        until_s = self.elapsed_s + seconds
        fired = []
        for cue in self._cues()[self._cues_fired :]:
            if cue.at_s > until_s:
                break
            fired.append(Fired(cue=cue.name, phase=self.index, due_s=from_s + cue.at_s - self.elapsed_s))
            self._cues_fired += 1
        return fired

    def _credit(self, step_s: float) -> None:
        self.elapsed_s += step_s
        self.active_s += step_s
        self._run_s += step_s
        self._credit_s[self.index] = max(self._credit_s.get(self.index, 0.0), self._run_s)

    def _next(self) -> None:
        if self.index + 1 < len(self.timeline.phases):
            self.jump(self.index + 1)
        else:
            self.done = True
