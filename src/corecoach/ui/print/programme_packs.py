"""The ice and heat of a programme on a handout: step by step, how often, and when to take it off."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import msgspec

from corecoach.library import Library
from corecoach.prescription import Programme
from corecoach.thermal.protocol import CHECK, Protocol, Step
from corecoach.ui.pack_moment_words import length_words, row_words
from corecoach.ui.print.programme_blocks import Block, Setter, Space
from corecoach.ui.print.programme_pages import Unit
from corecoach.words import _, ngettext


def pack_units(setter: Setter, programme: Programme, library: Library) -> Iterator[Unit]:
    """Each protocol that the programme brings; nothing for a programme without."""
    title = setter.heading(setter.say(lambda: _("Ice and heat")), above_pt=14)
    for number, value in enumerate(programme.protocols):
        before = [] if number else [title]
        protocol = _protocol(value)
        blocks = _unread(setter) if protocol is None else _of_one(setter, protocol, library)
        yield Unit([*before, *blocks, Space(8)])


def _protocol(value: dict[str, Any]) -> Protocol | None:
    """The protocol; None for one that an earlier version took in and this one cannot read."""
    try:
        return msgspec.convert(value, Protocol)
    except msgspec.ValidationError:
        return None


def _unread(setter: Setter) -> Iterator[Block]:
    words = setter.say(lambda: _("A plan for ice or heat in this programme cannot be read. Ask your physio."))
    yield setter.row(words)


def _of_one(setter: Setter, protocol: Protocol, library: Library) -> Iterator[Block]:
    say = setter.say
    yield setter.label(say.text(protocol.title))
    if protocol.note:
        note = protocol.note
        yield setter.row(say(lambda: _("Note: {note}").format(note=_(note))), strong=True, keep=True)
    if protocol.first_steps:
        yield setter.label(say(lambda: _("The first time ever")))
        yield from _steps(setter, protocol.first_steps)
        yield setter.label(say(lambda: _("After that")))
    yield from _steps(setter, protocol.all_steps())
    yield setter.row(say(lambda: often_words(protocol)), above_pt=2)
    yield from _care(setter, protocol, library)


def _steps(setter: Setter, steps: Sequence[Step]) -> Sequence[Block]:
    return setter.listed([setter.say(partial(step_words, step)) for step in steps], numbered=True)


def step_words(step: Step) -> str:
    """`Ice: 10 minutes`, or that the skin has to be looked at."""
    if step.do == CHECK:
        return _("Look at your skin, with nothing on it")
    return _("{thing}: {time}").format(thing=row_words(step), time=length_words(step.seconds))


def often_words(protocol: Protocol) -> str:
    """How often in a day, on how many days, and how long the skin rests between."""
    words = [ngettext("At most {n} time a day.", "At most {n} times a day.", protocol.max_per_day)]
    words[0] = words[0].format(n=protocol.max_per_day)
    if protocol.max_days is not None:
        days = protocol.max_days
        most = ngettext("Not on more than {n} day in a row.", "Not on more than {n} days in a row.", days)
        words.append(most.format(n=days))
    if protocol.min_gap_min:
        gap = length_words(protocol.min_gap_min * 60.0)
        words.append(_("Then no ice and no heat for {time}.").format(time=gap))
    return " ".join(words)


def _care(setter: Setter, protocol: Protocol, library: Library) -> Iterator[Block]:
    """What must be so before each use, and what on the skin means that it ends."""
    rules, say = library.thermal_rules, setter.say
    if rules is None:
        return
    yield setter.label(say(lambda: _("Only if all of this is so")))
    yield from setter.listed([say.text(tick.words) for tick in rules.ticks_of(protocol)])
    yield setter.label(say(lambda: _("Take it off at once, and put nothing on, for any of these")))
    signs = [sign.words for sign in rules.signs if set(sign.modes) & set(protocol.modes)]
    yield from setter.listed([say.text(words) for words in dict.fromkeys(signs)])
