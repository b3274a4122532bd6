"""What is seen of a running session: its state, and one moment of it."""

from enum import StrEnum

from msgspec import Struct

from corecoach.session.timeline import Phase

# By so much EXTEND makes a phase longer.
EXTEND_S = 15.0


class State(StrEnum):
    """Where a session stands. READY, RUNNING, PAUSED and COUNT_IN are live."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    COUNT_IN = "count-in"
    FINISHED = "finished"
    ENDED = "ended"
    STOPPED = "stopped"

    @property
    def is_live(self) -> bool:
        """Whether the session can still go on."""
        return self in (State.READY, State.RUNNING, State.PAUSED, State.COUNT_IN)


class Moment(Struct, frozen=True):
    """What a player shows: one frozen picture of the session. Seconds. `added_at_s` is how far in the phase
    was, each time that EXTEND_S were added to it."""

    state: State
    phase_index: int
    phase: Phase
    elapsed_s: float
    duration_s: float
    left_s: float
    count_in_s: float
    gap: bool
    can_extend: bool
    added_at_s: tuple[float, ...] = ()

    @property
    def remaining_s(self) -> float:
        """Seconds left of the phase."""
        return max(0.0, self.duration_s - self.elapsed_s)
