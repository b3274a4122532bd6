"""A session played fast, without a session: it stands at a place on a timeline, and nothing is kept."""

from dataclasses import dataclass

from corecoach.session import Moment, State, Timeline

SPEEDS = (1, 4, 10)


@dataclass
class PreviewAt:
    """Where the preview is, in seconds of the session. It outlives the page."""

    at_s: float = 0.0
    speed: int = 4
    playing: bool = True


def moment_at(timeline: Timeline, at: PreviewAt) -> Moment:
    """What the player shows at that place."""
    at_s = max(0.0, min(at.at_s, timeline.total_s))
    index = timeline.index_at(at_s)
    phase = timeline.phases[index]
    elapsed = min(at_s - phase.start_s, phase.duration_s)
    return Moment(
        # A pause of the preview is none of the session: the player would put its own buttons there.
        state=State.RUNNING,
        phase_index=index,
        phase=phase,
        elapsed_s=elapsed,
        duration_s=phase.duration_s,
        left_s=timeline.total_s - at_s,
        count_in_s=0.0,
        gap=False,
        can_extend=False,
    )


def advance(timeline: Timeline, at: PreviewAt, seconds: float) -> None:
    """Let real time pass; at the end it stops."""
    if at.playing:
        at.at_s = min(timeline.total_s, at.at_s + seconds * at.speed)
        at.playing = at.at_s < timeline.total_s


def jump(timeline: Timeline, at: PreviewAt, step: int) -> None:
    """To the beginning of an exercise so many further on; back goes to the beginning of this one first."""
    item = timeline.phases[timeline.index_at(at.at_s)].item
    start = timeline.phases[timeline.first_of(item)].start_s
    if step < 0 and at.at_s - start > 3:
        step = 0
    there = max(0, min(item + step, len(timeline.items) - 1))
    at.at_s = timeline.phases[timeline.first_of(there)].start_s


def toggle(timeline: Timeline, at: PreviewAt) -> None:
    """Pause, or carry on; at the end from the beginning."""
    if not at.playing and at.at_s >= timeline.total_s:
        at.at_s = 0.0
    at.playing = not at.playing
