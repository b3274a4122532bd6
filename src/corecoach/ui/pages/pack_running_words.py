"""What the card of a running use of ice or heat says at a moment, and what can be answered."""

from math import floor

from msgspec import Struct

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.protocol import CHECK, Mode
from corecoach.thermal.running import PackCommand, PackState
from corecoach.ui.pack_cues import pack_name
from corecoach.ui.pack_moment_words import (
    is_first,
    is_late,
    left_words,
    length_words,
    mode_of,
    mode_words,
    puts_on,
)
from corecoach.words import _, ngettext


class Reply(Struct, frozen=True):
    """One answer on the card: its words, its letter, the command that it stands for (None: as before), and
    how much it weighs: `plain`, `stop` or `main`."""

    words: str
    key: str
    command: PackCommand | None
    weight: str = "plain"


class Say(Struct, frozen=True):
    """What the card says. `ticking` changes by the second; `{time}` in it is where the time goes. `tone`:
    `calm`, `ask` for a question, `danger` for one that waited too long."""

    head: str
    lines: tuple[str, ...] = ()
    ticking: str = ""
    tone: str = "calm"
    replies: tuple[Reply, ...] = ()

    def spoken(self) -> str:
        """What a screen reader says when it changes; the time that ticks is on the panel."""
        return " ".join((self.head if self.head.endswith((".", "?")) else f"{self.head}.", *self.lines))


class MainWish(Struct, frozen=True):
    """The one main button of a state. `short` is for large text. A pause asks first."""

    words: str
    short: str
    icon: str
    command: PackCommand


def main_wish(moment: PackMoment) -> MainWish | None:
    """The main button, where there is one. What is asked is answered on the card."""
    running = moment.running
    match running.state:
        case PackState.READY:
            time = length_words(running.here.seconds) if running.here else ""
            words = _("It is on: start {time}").format(time=time)
            return MainWish(words, _("It is on: start"), "play", PackCommand.PUT_ON)
        case PackState.ON:
            return MainWish(_("Pause"), _("Pause"), "pause", PackCommand.PAUSE)
        case PackState.PAUSED:
            words, short = _("It is on again: go on"), _("It is on: go on")
            return MainWish(words, short, "play", PackCommand.PUT_ON)
        case _:
            return None


def ticking_words(say: Say, moment: PackMoment) -> str:
    """The line with the time in it, as it is now."""
    return say.ticking.format(time=left_words(max(0.0, moment.left_s or 0.0))) if say.ticking else ""


def say_of(moment: PackMoment) -> Say:
    """What the card says, if nothing was asked with a button."""
    say = {
        PackState.CHECK: _check,
        PackState.READY: _ready,
        PackState.ON: _on,
        PackState.DUE: _due,
        PackState.REST: _rest,
        PackState.PAUSED: _paused,
    }.get(moment.running.state)
    return say(moment) if say else Say(_("Ended."))


def off_question(moment: PackMoment, command: PackCommand) -> Say:
    """Before a pause or an early end: whether the pack is off. Meanwhile the time goes on."""
    pack = pack_name(mode_of(moment.running))
    head = _("Is the {pack} off your skin?").format(pack=pack)
    if command is PackCommand.PAUSE:
        yes, no = _("Yes, it is off"), _("No, it is still on")
    else:
        yes, no = _("Yes, end"), _("No, go on")
    counts = _("While it is on, the time goes on.")
    replies = (Reply(no, "N", None), Reply(yes, "Y", command))
    return Say(head, (counts,), tone="ask", replies=replies)


# -- the states ----------------------------------------------------------------------------------------------


def _check(moment: PackMoment) -> Say:
    """Nothing is on. The questions are put so that Yes always means stop."""
    if is_first(moment.running):
        head = _("Skin check before you start")
        look = _("Look at your skin where it will go. Touch it with something warm and something cold.")
        asked = _("Is it broken, sore or an odd colour, or do warm and cold feel the same?")
    else:
        head, asked = _("Skin check"), _question(numb=True)
        next_on = puts_on(moment.running)
        look = _("Look at your skin where it was.") if next_on is None else _("Look at your skin again.")
    return Say(head, (look, asked), tone="ask", replies=_no_or_stop(_("No, it looks as it should")))


def _question(*, numb: bool) -> str:
    if numb:
        return _("Is your skin white, blotchy, very red, blistered or numb?")
    return _("Is your skin white, blotchy, very red or blistered?")


def _no_or_stop(no: str) -> tuple[Reply, ...]:
    return (
        Reply(no, "N", PackCommand.FINE),
        Reply(_("Yes: stop"), "Y", PackCommand.SIGN, "stop"),
    )


def _ready(moment: PackMoment) -> Say:
    mode = puts_on(moment.running) or mode_of(moment.running)
    heads = {
        "ice": _("Put the ice on"),
        "ice-massage": _("Begin the ice massage"),
        "heat": _("Put the heat on"),
        "wrap": _("Put the heat wrap on"),
    }
    block = moment.running.plan.block_at(moment.running.step)
    longest = length_words(block.minutes * 60) if block else ""
    return Say(heads[mode], _how(mode, longest))


def _how(mode: Mode, longest: str) -> tuple[str, ...]:
    """How it goes on, a line each."""
    return {
        "ice": (
            _("Wrap the ice pack in a damp cloth."),
            _("Put it on your low back, off the bone."),
            _("Lie on your front or your side, never on it."),
        ),
        "ice-massage": (
            _("Wet the ice."),
            _("Keep it moving."),
            _("Stay off the bones of your spine."),
        ),
        "heat": (
            _("Low or medium, never high."),
            _("A dry towel between."),
            _("Lie on your front or your side. Never on it."),
        ),
        "wrap": (
            _("Over thin clothing, not on bare skin."),
            _("It comes off after {time}, and before you sleep.").format(time=longest),
        ),
    }[mode]


def _on(moment: PackMoment) -> Say:
    """What is normal to feel, and what is next."""
    running = moment.running
    mode = mode_of(running)
    feel = {
        "ice": (
            _("First it is cold, then it may sting or ache."),
            _("Take it off when it goes numb, and at once if it hurts."),
        ),
        "ice-massage": (
            _("Keep it moving. First it is cold, then it may sting or ache, then it goes numb."),
            _("When it is numb, you are done: end early. If it hurts, stop."),
        ),
        "heat": (_("Comfortably warm, not hot."), _("If it is too hot, take it off.")),
        "wrap": (_("Comfortably warm, not hot."), _("If you lie down to sleep, take it off.")),
    }[mode]
    after = running.plan.steps[running.step + 1] if running.step + 1 < len(running.plan.steps) else None
    ticking = _("Next skin check in {time}") if after is None or after.do == CHECK else _("Change in {time}")
    head = {
        "ice": _("Ice is on"),
        "ice-massage": _("Ice massage"),
        "heat": _("Heat is on"),
        "wrap": _("The heat wrap is on"),
    }[mode]
    return Say(head, feel, ticking)


def _due(moment: PackMoment) -> Say:
    running, late = moment.running, is_late(moment)
    tone, pack = "danger" if late else "ask", pack_name(mode_of(running))
    off = _("Take the {pack} off now.").format(pack=pack)
    if running.needs is PackCommand.PUT_ON:
        return _change(moment, off, tone, late=late)
    if running.needs is PackCommand.TAKEN_OFF:
        head = off if late or running.found else _("Take the {pack} off.").format(pack=pack)
        then = (_("Look at your skin. Stop if it is not as it should be."), _("Then say so here."))
        return Say(head, then, tone=tone, replies=(_main(_("It is off"), PackCommand.TAKEN_OFF),))
    asked = _question(numb=mode_of(running) != "ice-massage")
    if not moment.goes_on:
        return Say(off, (_("Look at your skin."), asked), tone=tone,
                   replies=_no_or_stop(_("No, and the pack is off")))  # fmt: skip
    if late:
        # Whoever has taken it off by now has to know that this is for putting it on again.
        again = _("No: put the {pack} on again").format(pack=pack)
        return Say(off, (_("Look at your skin."), asked), tone=tone, replies=_no_or_stop(again))
    lift = _("Lift the pack and look.")
    return Say(_("Skin check"), (lift, asked), tone=tone,
               replies=_no_or_stop(_("No, it looks as it should")))  # fmt: skip


def _change(moment: PackMoment, off: str, tone: str, *, late: bool) -> Say:
    """From one pack to the other, with nothing between."""
    here = moment.running.here
    then = puts_on(moment.running) or mode_of(moment.running)
    put = {
        "ice": _("Put the ice on."),
        "ice-massage": _("Begin the ice massage."),
        "heat": _("Put the heat on."),
        "wrap": _("Put the heat wrap on."),
    }[then]
    take = _("Take the {pack} off.").format(pack=pack_name(mode_of(moment.running)))
    words = _("{pack} is on: start {time}").format(
        pack=mode_words(then), time=length_words(here.seconds if here else 0.0)
    )
    look = _("Look at your skin. Stop if it is not as it should be.")
    if late:
        return Say(off, (look, put), tone=tone, replies=(_main(words, PackCommand.PUT_ON),))
    how = _("Low or medium, in its cloth.") if then == "heat" else _("In its cloth, off the bone.")
    return Say(f"{take} {put}", (look, how), tone=tone, replies=(_main(words, PackCommand.PUT_ON),))


def _main(words: str, command: PackCommand) -> Reply:
    return Reply(words, "", command, "main")


def _rest(moment: PackMoment) -> Say:
    lines = (_("Leave your skin bare."), _("We call you when the rest is over."))
    return Say(_("Nothing on your skin now"), lines, _("{time} left"))


def _paused(moment: PackMoment) -> Say:
    running = moment.running
    left = _("{time} of it are left.").format(time=left_words(running.paused_s))
    most = floor(running.plan.new_session_s / 60)
    longest = ngettext(
        "Put it on again within {n} minute, or end here.",
        "Put it on again within {n} minutes, or end here.",
        most,
    ).format(n=most)
    return Say(_("Paused. The pack is off."), (left, longest))
