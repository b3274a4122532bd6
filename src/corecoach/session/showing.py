"""Where the figure is in a repetition, for a moment of a session: a hold is held, a rest rests."""

from typing import NamedTuple

from corecoach.figure import Figure
from corecoach.figure.spot import OWN_PACE_S, Spot
from corecoach.prescription import Prescribed, Tempo, parse_tempo
from corecoach.session.moment import EXTEND_S, Moment
from corecoach.session.timeline import Phase, PhaseKind, Timeline

# Into a pose that is only held, and out of it again, it goes while the person gets ready or rests.
SETTLE_S = OWN_PACE_S


def is_mirrored(figure: Figure, phase: Phase) -> bool:
    """Whether the figure is shown the other way round, so that the side of the phase is the one at work."""
    return is_turned(figure, phase.side)


def is_turned(figure: Figure, side: str | None) -> bool:
    """The same for a side. Data show the right side at work, unless they say `mirror`."""
    return side is not None and (side == "left") != figure.mirror


def phase_shown(timeline: Timeline, moment: Moment) -> Phase:
    """The phase whose side the figure is shown with: while it still comes back, the one before."""
    rest = _rest(timeline, moment.phase_index, moment.duration_s, moment.added_at_s)
    comes_back = rest is not None and rest.before is not None and moment.elapsed_s < rest.settle_s
    return timeline.phases[moment.phase_index - comes_back]


def is_moving(timeline: Timeline, moment: Moment) -> bool:
    """Whether the figure moves at this moment, by more than its breath."""
    if timeline.items[moment.phase.item].exercise.figure is None:
        return False
    return spot_of(timeline, moment).part in ("out", "back", "round")


def spot_of(timeline: Timeline, moment: Moment) -> Spot:
    """Where the figure is at a moment."""
    return spot_at(timeline, moment.phase_index, moment.elapsed_s, moment.duration_s, moment.added_at_s)


def spot_at(
    timeline: Timeline,
    index: int,
    elapsed_s: float,
    duration_s: float,
    added_at_s: tuple[float, ...] = (),
) -> Spot:
    """Where the figure is `elapsed_s` seconds into phase `index`. It takes `duration_s`, with the time that
    was added when it was `added_at_s` seconds old."""
    phase = timeline.phases[index]
    item = timeline.items[phase.item]
    share = min(1.0, elapsed_s / duration_s) if duration_s > 0 else 1.0
    rest = _rest(timeline, index, duration_s, added_at_s)
    if rest is not None:
        return _resting(rest, elapsed_s)
    if phase.kind is PhaseKind.MOVE:
        return _moving(item, elapsed_s, share, _rep_of(phase), _held_before(timeline, index))
    if phase.kind is PhaseKind.BACK:
        return Spot("back", share, _rep_of(phase))
    # Nothing counts walking or breathing; a figure that can be held is held instead.
    counted = parse_tempo(item.dosage.tempo) is not None
    return Spot("hold" if counted or not _goes_round(item) else "round", 0.0, _rep_of(phase), elapsed_s)


def _goes_round(item: Prescribed) -> bool:
    return item.exercise.figure is not None and item.exercise.figure.goes_round


def _moving(item: Prescribed, elapsed_s: float, share: float, rep: int, held: Phase | None) -> Spot:
    """A counted repetition. Without a rest after a hold, half of it is for coming back."""
    tempo = parse_tempo(item.dosage.tempo)
    assert tempo is not None, "only a counted repetition moves"
    if not tempo.held and not item.dosage.hold_s:
        return _counted(tempo, elapsed_s, rep)
    if held is None:
        return Spot("out", share, rep)
    return Spot("back", 2 * share, _rep_of(held)) if share < 0.5 else Spot("out", 2 * share - 1, rep)


def _counted(tempo: Tempo, elapsed_s: float, rep: int) -> Spot:
    if elapsed_s < tempo.out_s:
        return Spot("out", elapsed_s / tempo.out_s, rep)
    back_s = elapsed_s - tempo.out_s - tempo.stop_s
    if back_s < 0:
        return Spot("hold", 0.0, rep)
    return Spot("back", min(1.0, back_s / tempo.back_s) if tempo.back_s else 1.0, rep)


class _Rest(NamedTuple):
    """A phase without work: the hold that it follows and the one that it leads into, of the same exercise
    and with no movement between; how long a way takes; when the way out begins; the repetition that comes;
    and whether it is the getting ready."""

    before: Phase | None
    after: Phase | None
    settle_s: float
    out_s: float
    rep: int
    prepares: bool


def _rest(timeline: Timeline, index: int, duration_s: float, added_at_s: tuple[float, ...]) -> _Rest | None:
    kind = timeline.phases[index].kind
    if kind.is_work:
        return None
    follows = timeline.phases[index + 1] if index + 1 < len(timeline.phases) else None
    before = _held_before(timeline, index)
    after = follows if follows is not None and follows.kind is PhaseKind.HOLD else None
    planned_s = duration_s - EXTEND_S * len(added_at_s)
    settle_s = min(SETTLE_S, planned_s / 2 if before and after else planned_s)
    out_s = planned_s - settle_s
    for at_s in added_at_s:
        # Once it is on its way, it goes on: time that is added then does not throw it back.
        out_s += EXTEND_S if at_s <= out_s else 0.0
    return _Rest(before, after, settle_s, out_s, _rep_of(follows), kind is PhaseKind.PREPARE)


def _resting(rest: _Rest, elapsed_s: float) -> Spot:
    """Between repetitions the figure waits where one starts. What no movement leads into or out of is gone
    into at the end of a rest, and left at the beginning of one; in a rest too short for both it is held."""
    if rest.before is not None and rest.after is not None and rest.settle_s < SETTLE_S / 2:
        return Spot("hold", 0.0, rest.rep, elapsed_s)
    if rest.before is not None and elapsed_s < rest.settle_s:
        return Spot("back", elapsed_s / rest.settle_s, _rep_of(rest.before))
    if rest.after is None or elapsed_s < rest.out_s:
        return Spot("start" if rest.prepares else "rest", 0.0, rest.rep)
    share = (elapsed_s - rest.out_s) / rest.settle_s if rest.settle_s else 1.0
    return Spot("out", share, rest.rep) if share < 1 else Spot("hold", 0.0, rest.rep, elapsed_s)


def _held_before(timeline: Timeline, index: int) -> Phase | None:
    """The hold that ends where a phase of the same exercise begins."""
    before = timeline.phases[index - 1] if index else None
    same = before is not None and before.item == timeline.phases[index].item
    return before if before is not None and same and before.kind is PhaseKind.HOLD else None


def _rep_of(phase: Phase | None) -> int:
    return max(0, phase.rep - 1) if phase is not None else 0
