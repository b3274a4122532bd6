"""From a cue of the engine to a sound and a sentence."""

from corecoach.prescription import Prescribed
from corecoach.session import Fired, Phase, PhaseKind, Timeline
from corecoach.ui.names import phase_words, side_words
from corecoach.words import _, ngettext

_COUNTS = ("3", "2", "1")


def sound_of(fired: Fired, timeline: Timeline) -> str | None:
    """The name of the sound of a cue, or None for one that is only seen or spoken."""
    if fired.cue in _COUNTS:
        return "tick"
    named = {"finish": "finish", "pause": "pause", "gap": "pause", "stop": "stop", "end": "rest"}
    if fired.cue in named:
        return named[fired.cue]
    phase = timeline.phases[fired.phase]
    words = phase_words(phase.kind, timeline.items[phase.item])
    return words.sound if fired.cue == phase.kind else None


def sentence_of(fired: Fired, timeline: Timeline) -> str | None:
    """What the voice says at a cue. Counts are said in digits' words; short movements say one word."""
    if fired.cue in _COUNTS:
        return {"3": _("Three"), "2": _("Two"), "1": _("One")}[fired.cue]
    said = {
        "finish": _("That was the last one. Well done."),
        "pause": _("Paused."),
        "gap": _("Paused, because the computer was asleep or busy."),
        "count-in": _("Carrying on in five seconds."),
        "stop": _("Stopped."),
    }
    if fired.cue in said:
        return said[fired.cue]
    phase = timeline.phases[fired.phase]
    return _phase_sentence(phase, timeline.items[phase.item]) if fired.cue == phase.kind else None


def _phase_sentence(phase: Phase, item: Prescribed) -> str:
    cues = item.exercise.cues
    side = f"{side_words(phase.side)}. " if phase.side else ""
    match phase.kind:
        case PhaseKind.PREPARE:
            return f"{_(item.exercise.name)}. {side}{_(cues.start)}"
        case PhaseKind.SET_REST:
            rest = ngettext("Rest for {n} second.", "Rest for {n} seconds.", int(phase.duration_s))
            return rest.format(n=int(phase.duration_s))
        case PhaseKind.SWITCH:
            return f"{_('Switch sides')}. {side}"
        case _:
            return phase_words(phase.kind, item).spoken


def cue_line(phase: Phase, item: Prescribed) -> str:
    """The sentence under the steps: what to do now, in the exercise's own words."""
    cues = item.exercise.cues
    if phase.kind is PhaseKind.SWITCH:
        return _("Take your time to change over.")
    own = {
        PhaseKind.PREPARE: cues.start,
        PhaseKind.MOVE: cues.move,
        PhaseKind.HOLD: cues.hold or cues.move,
        PhaseKind.BACK: cues.back or cues.move,
        PhaseKind.RELAX: cues.rest or cues.back,
        PhaseKind.SET_REST: cues.rest,
    }.get(phase.kind, "")
    return _(own or cues.start)
