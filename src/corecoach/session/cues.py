"""What is heard and shown at which second of a phase. Every cue is seen as well as heard."""

from msgspec import Struct

from corecoach.session.timeline import Phase, PhaseKind

# Three counts before something begins or a hold ends. Short rests and movements get none: counting there
# is one more thing to keep up with for somebody on a mat.
COUNTED = (3, 2, 1)
SHORTEST_COUNTED_S = 5.0
_COUNTED_KINDS = (PhaseKind.PREPARE, PhaseKind.SWITCH, PhaseKind.SET_REST, PhaseKind.RELAX, PhaseKind.HOLD)


class Cue(Struct, frozen=True):
    """A cue and its second after the start of its phase. `name` is the phase's kind, `3`, `2`, `1`,
    or `finish`."""

    name: str
    at_s: float


def cues_of(phase: Phase, *, extra_s: float = 0.0, is_last: bool = False) -> tuple[Cue, ...]:
    """Cues of a phase in order: its beginning, the counts before its end, and `finish` after the last."""
    duration_s = phase.duration_s + extra_s
    cues = [Cue(name=str(phase.kind), at_s=0.0)]
    if phase.kind in _COUNTED_KINDS and duration_s >= SHORTEST_COUNTED_S:
        cues += [Cue(name=str(n), at_s=duration_s - n) for n in COUNTED]
    if is_last:
        cues.append(Cue(name="finish", at_s=duration_s))
    return tuple(cues)
