"""Everything that the card of a use of ice or heat may have to say, from its first check to its last."""

from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.protocol import CHECK
from corecoach.thermal.running import Leg, PackCommand, PackState, Running
from corecoach.ui.pages.pack_running_words import Say, off_question, say_of


def rehearsal(moment: PackMoment) -> Iterator[Say]:
    """Everything that the card may have to say in this use, so that it can be given the room for it once."""
    for each in _moments(moment):
        yield say_of(each)
        if each.running.state.has_pack:
            yield off_question(each, PackCommand.PAUSE)
            yield off_question(each, PackCommand.END)


def _moments(moment: PackMoment) -> Iterator[PackMoment]:
    running = moment.running
    bare = replace(running, leg=None, paused_s=0.0, applications=(), found=False)
    on: Leg | None = None
    for number, step in enumerate(running.plan.steps):
        here = replace(bare, step=number)
        if on is not None:
            due = replace(here, state=PackState.DUE, leg=on)
            for over_s, goes_on in product((0.0, 90.0), (False, True)):
                yield PackMoment(due, -over_s, moment.again_from, goes_on)
        elif step.do == CHECK:
            yield PackMoment(replace(here, state=PackState.CHECK), None, moment.again_from)
        on = _leg(here, number) if step.is_pack else None
        if on is not None:
            for state in (PackState.READY, PackState.PAUSED):
                yield PackMoment(replace(here, state=state), None, moment.again_from)
            yield PackMoment(replace(here, state=PackState.ON, leg=on), step.seconds, moment.again_from)
        elif step.do != CHECK:
            yield PackMoment(replace(here, state=PackState.REST), step.seconds, moment.again_from)


def _leg(running: Running, number: int) -> Leg | None:
    block = running.plan.block_at(number)
    if block is None:
        return None
    now = running.since
    seconds = running.plan.steps[number].seconds
    return Leg(block.mode, running.plan.blocks.index(block), block.session, now, now, seconds)
