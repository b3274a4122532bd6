"""A timed session: phases on a timeline, the engine that runs it, its cues and its record."""

from corecoach.session.cues import Cue, cues_of
from corecoach.session.engine import (
    COUNT_IN_S,
    TRANSITIONS,
    Command,
    IllegalCommand,
    Session,
)
from corecoach.session.moment import Moment, State
from corecoach.session.progress import Fired
from corecoach.session.record import ItemRecord, Outcome, SessionFeedback, SessionRecord
from corecoach.session.showing import is_mirrored, is_moving, is_turned, phase_shown, spot_at, spot_of
from corecoach.session.timeline import Phase, PhaseKind, Timeline, compile_timeline

__all__ = [
    "COUNT_IN_S",
    "TRANSITIONS",
    "Command",
    "Cue",
    "Fired",
    "IllegalCommand",
    "ItemRecord",
    "Moment",
    "Outcome",
    "Phase",
    "PhaseKind",
    "Session",
    "SessionFeedback",
    "SessionRecord",
    "State",
    "Timeline",
    "compile_timeline",
    "cues_of",
    "is_mirrored",
    "is_moving",
    "is_turned",
    "phase_shown",
    "spot_at",
    "spot_of",
]
