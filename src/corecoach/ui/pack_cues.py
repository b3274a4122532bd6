"""What is said and shown on the desktop when ice or heat needs an answer."""

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.protocol import Mode
from corecoach.thermal.running import PackState, Running
from corecoach.words import _


def pack_name(mode: Mode) -> str:
    """`ice` or `heat`, as it stands in a sentence."""
    return {"ice": _("ice"), "ice-massage": _("ice"), "heat": _("heat"), "wrap": _("heat wrap")}[mode]


def on_skin(running: Running) -> str:
    """What is on the skin, in a sentence; of a use with nothing on, what it is about."""
    if running.leg is not None:
        return pack_name(running.leg.mode)
    here = running.plan.block_at(running.step)
    return pack_name(here.mode if here else running.plan.modes[0])


def title_words(moment: PackMoment) -> str:
    """The title of the window, and the heading of a note on the desktop: what is to be done, or what runs."""
    running = moment.running
    if running.state is PackState.CHECK:
        return _("Skin check")
    if running.state is PackState.READY:
        return _("Put the {pack} on").format(pack=on_skin(running))
    if running.state is PackState.PAUSED:
        return _("Paused")
    if running.state is PackState.DUE:
        off = _("Take the {pack} off now").format(pack=on_skin(running))
        return _("Skin check") if moment.goes_on else off
    return _(running.plan.title)


def call_words(moment: PackMoment, *, loud: bool) -> str:
    """What the voice says, and what the note says, when the time of a pack is over."""
    running = moment.running
    pack = on_skin(running)
    if loud or not moment.goes_on:
        return _("Time is over. Take the {pack} off now, and look at your skin.").format(pack=pack)
    return _("Skin check. Lift the {pack} and look at your skin.").format(pack=pack)


def change_words(moment: PackMoment) -> str:
    """What the voice and the note say at a change that is no end of a pack."""
    running = moment.running
    match running.state:
        case PackState.CHECK:
            return _("Look at your skin, then answer.")
        case PackState.READY:
            return _("Next is {pack}. Put it on, then say so.").format(pack=on_skin(running))
        case PackState.REST:
            return _("Nothing on your skin now. Rest.")
        case PackState.PAUSED:
            return _("Paused. The pack is off.")
        case _:
            return ""
