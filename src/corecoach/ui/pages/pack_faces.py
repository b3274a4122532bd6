"""What the panel of a running use of ice or heat shows at a moment."""

from math import ceil

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.protocol import REST, Mode
from corecoach.thermal.running import PackCommand, PackState
from corecoach.ui.pack_moment_words import (
    is_late,
    is_unknown,
    left_words,
    length_words,
    mode_of,
    next_words,
    over_words,
    puts_on,
    step_color,
    step_icon,
)
from corecoach.ui.pack_panel import Face
from corecoach.words import _


def face_of(moment: PackMoment) -> Face:
    """What the panel shows. The same second gives the same face."""
    running = moment.running
    match running.state:
        case PackState.CHECK:
            return _look_face(moment)
        case PackState.READY:
            return _ready_face(moment)
        case PackState.ON | PackState.REST:
            return _running_face(moment)
        case PackState.PAUSED:
            return _paused_face(moment)
        case PackState.DUE:
            return _due_face(moment)
        case _:
            return Face("phase.ready", _("DONE"), "check", "", "", 0.0, "", picture="check")


def big_words(mode: Mode) -> str:
    """The word that is read from two metres."""
    return {
        "ice": _("ICE"), "ice-massage": _("ICE MASSAGE"), "heat": _("HEAT"), "wrap": _("HEAT WRAP"),
    }[mode]  # fmt: skip


def _look_face(moment: PackMoment) -> Face:
    foot, below = next_words(moment), _("nothing is on")
    return Face("phase.ready", _("CHECK"), "", "", below, 0.0, foot, edge=True, picture="eye")


def _ready_face(moment: PackMoment) -> Face:
    """Light, for nothing is on yet; the clock stands."""
    running = moment.running
    mode = puts_on(running) or mode_of(running)
    whole_s = running.here.seconds if running.here else 0.0
    return Face(
        step_color(mode), _("READY"), step_icon(mode), left_words(whole_s), _("not started"), 1.0,
        next_words(moment), soft=True,
    )  # fmt: skip


def _running_face(moment: PackMoment) -> Face:
    """The time that is left of a stretch with a pack, or of a rest."""
    running, left_s = moment.running, max(0.0, moment.left_s or 0.0)
    planned_s = running.here.seconds if running.here else 0.0
    whole_s = max(1.0, planned_s, running.leg.left_s if running.leg else 0.0)
    if running.leg is None:
        do, word = REST, _("NO PACK")
    else:
        do, word = running.leg.mode, big_words(running.leg.mode)
    below = _("of {time}").format(time=length_words(whole_s))
    share = min(1.0, ceil(left_s) / whole_s)
    return Face(
        step_color(do), word, step_icon(do), left_words(left_s), below, share, next_words(moment)
    )  # fmt: skip


def _paused_face(moment: PackMoment) -> Face:
    """The ring stands where it was: frozen, and in ink."""
    running = moment.running
    whole_s = max(1.0, running.here.seconds if running.here else 0.0, running.paused_s)
    return Face(
        "phase.ready", _("PAUSED"), "pause", left_words(running.paused_s),
        _("of {time}").format(time=length_words(whole_s)), min(1.0, running.paused_s / whole_s),
        next_words(moment), edge=True,
    )  # fmt: skip


def _due_face(moment: PackMoment) -> Face:
    """Time is over and the pack is on: how long it is over time, and what to do, in one word."""
    mode, late = mode_of(moment.running), is_late(moment)
    if moment.goes_on and not late:
        word, icon = _("CHECK"), "eye"
    elif moment.running.needs is PackCommand.PUT_ON and not late:
        word, icon = _("CHANGE"), "arrow-left-right"
    else:
        word, icon = _("TAKE OFF"), "octagon-alert" if late else "hand"
    known = not is_unknown(moment)
    return Face(
        "phase.locked" if late else step_color(mode),
        word, icon,
        over_words(moment.overdue_s or 0.0) if known else "?",
        _("over time") if known else _("time not known"),
        0.0, next_words(moment),
    )  # fmt: skip
