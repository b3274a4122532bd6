"""Where the figure is in a repetition, for a moment of a session: a hold is held, a rest rests."""

from corecoach.figure import Figure
from corecoach.figure.spot import OWN_PACE_S, Spot
from corecoach.prescription import Prescribed, Tempo, parse_tempo
from corecoach.session.timeline import Phase, PhaseKind, Timeline

# Into a pose that is only held, and out of it again, it goes while the person gets ready or rests.
SETTLE_S = OWN_PACE_S


def is_mirrored(figure: Figure, phase: Phase) -> bool:
    """Whether the figure is shown the other way round, so that the side of the phase is the one that works.
    Data show the right side at work, unless they say `mirror`."""
    return phase.side is not None and (phase.side == "left") != figure.mirror


def spot_at(timeline: Timeline, index: int, elapsed_s: float, duration_s: float) -> Spot:
    """Where the figure is `elapsed_s` seconds into phase `index`. It takes `duration_s`, with time added."""
    phase = timeline.phases[index]
    item = timeline.items[phase.item]
    tempo = parse_tempo(item.dosage.tempo)
    rep = max(0, phase.rep - 1)
    share = min(1.0, elapsed_s / duration_s) if duration_s > 0 else 1.0
    if phase.kind is PhaseKind.MOVE:
        return _moving(tempo, item, elapsed_s, share, rep)
    if phase.kind is PhaseKind.BACK:
        return Spot("back", share, rep)
    if phase.kind is PhaseKind.HOLD:
        # Nothing counts walking or breathing; a figure that can be held is held instead.
        return Spot("round" if tempo is None else "hold", 0.0, rep, elapsed_s)
    return _resting(timeline, index, elapsed_s, duration_s, tempo)


def _moving(tempo: Tempo | None, item: Prescribed, elapsed_s: float, share: float, rep: int) -> Spot:
    assert tempo is not None, "only a counted repetition moves"
    if tempo.held or item.dosage.hold_s:
        return Spot("out", share, rep)
    if elapsed_s < tempo.out_s:
        return Spot("out", elapsed_s / tempo.out_s, rep)
    if elapsed_s < tempo.out_s + tempo.stop_s:
        return Spot("hold", 0.0, rep)
    back_s = elapsed_s - tempo.out_s - tempo.stop_s
    return Spot("back", min(1.0, back_s / tempo.back_s) if tempo.back_s else 1.0, rep)


def _resting(
    timeline: Timeline, index: int, elapsed_s: float, duration_s: float, tempo: Tempo | None
) -> Spot:
    """Between repetitions the figure waits where one starts. What no movement leads into or out of is gone
    into at the end of a rest, and left at the beginning of one."""
    after = timeline.phases[index + 1] if index + 1 < len(timeline.phases) else None
    rep = _rep_of(after)
    if _ends_held(timeline, index - 1) and elapsed_s < SETTLE_S:
        return Spot("back", elapsed_s / SETTLE_S, _rep_of(timeline.phases[index - 1]))
    left_s = duration_s - elapsed_s
    if tempo is None and after is not None and after.kind is PhaseKind.HOLD and left_s < SETTLE_S:
        return Spot("out", 1 - left_s / SETTLE_S, rep)
    return Spot("start", 0.0, rep)


def _ends_held(timeline: Timeline, index: int) -> bool:
    """Whether the phase before a rest ends in the pose that is held, and belongs to the same exercise."""
    if index < 0 or timeline.phases[index].kind is not PhaseKind.HOLD:
        return False
    return timeline.phases[index].item == timeline.phases[index + 1].item


def _rep_of(phase: Phase | None) -> int:
    return max(0, phase.rep - 1) if phase is not None else 0
