"""What can happen to somebody with ice and heat: each is one step of a life."""

from datetime import timedelta

from coach_samples import full_diary, full_disk
from pack_samples import DAY, END, HOUR, LIMITS, MINUTE, SIGN, STOP
from pack_truth import Rest, need
from pack_world import World

from corecoach.coach.saving import Saved
from corecoach.thermal.protocol import GROUP, Group
from corecoach.thermal.running import PackCommand, PackState

NAMED = ("bright_red", "white", "mottled", "numb", "numb_massage")
# So many great leaps of the clock in two days: each hides the records behind another month.
LEAPS = 3


def start(world: World) -> None:
    """Some protocol."""
    if not world.person.run.is_live:
        world.start(world.random.choice(world.protocols))


def start_soonest(world: World) -> None:
    """Some protocol as soon as it may start, or a moment before."""
    protocol = world.random.choice(world.protocols)
    wait_s = world.person.shelf.log().wait_for(protocol).seconds
    if wait_s < 2 * DAY:
        world.move(max(0.0, wait_s - world.random.choice((0, 0, 0, 0.5))))
        world.start(protocol)


def answer(world: World) -> None:
    """What is waited for, or that time is waited for."""
    running = world.running
    if running is not None and running.needs is not None:
        world.say(running.needs)


def wait_for_end(world: World) -> None:
    """Until what runs down is over, and perhaps some more."""
    running = world.running
    left_s = running.left_s(world.now) if running is not None else None
    if left_s is not None and left_s > 0:
        late = world.random.choice((0, 0, 0, 1, 40, 200, 700, 2 * HOUR, 9 * HOUR))
        world.move(left_s + late)
        world.said.append(f"{late} s late")


def say_anything(world: World) -> None:
    """Whatever the tap."""
    if world.person.run.running is not None:
        world.say(world.random.choice(list(PackCommand)))


def pause(world: World) -> None:
    """Off for a moment."""
    running = world.running
    if running is not None and running.state is PackState.ON:
        world.move(world.random.choice((1, 60, 200)))
        world.say(PackCommand.PAUSE)


def stop(world: World) -> None:
    """An end."""
    if world.running is not None:
        world.say(world.random.choice((STOP, END, END, SIGN)))


def wait_little(world: World) -> None:
    """Seconds or minutes."""
    world.move(world.random.choice((0.5, 20, 60, 3 * MINUTE, 8 * MINUTE, 29 * MINUTE, 31 * MINUTE)))


def wait_long(world: World) -> None:
    """Hours or days."""
    world.move(
        world.random.choice((1, 1, 1, 2, 2, 4, 5, 16, 23, 24, 60)) * HOUR + world.random.choice((0, 1))
    )


def set_wall(world: World) -> None:
    """The wall clock, either way."""
    days = world.random.choice((0.01, 0.04, 0.1, 0.5, 1, 3, 8, 40, 70, 400)) * world.random.choice((-1, 1))
    if days > 20:
        world.leaps = [at for at in world.leaps if world.truth.now_s - at < 2 * DAY]
        if len(world.leaps) >= LEAPS:
            return
        world.leaps.append(world.truth.now_s)
    world.person.clock.set_wall(world.person.clock.now() + timedelta(days=days))
    world.said.append(f"wall {days:+} days")


def crash(world: World) -> None:
    """CoreCoach is gone for a while, and perhaps the machine was."""
    if world.random.random() < 0.4:
        # The clock of a machine that has just started stands at ten seconds.
        world.move(world.random.choice((10, 15, 300)))
        world.person.clock.restart()
        world.said.append("machine started anew")
    world.move(world.random.choice((0, 10, 600, 3 * HOUR, 30 * HOUR)))
    if world.bad_disk:
        # The program starts on whatever disk there is.
        world.said.append("on a bad disk")
    world.restart()


def break_disk(world: World) -> None:
    """From now on nothing is written, or nothing of the diary."""
    if not world.bad_disk:
        world.bad_disk = True
        world._disk.enter_context(world.random.choice((full_disk(), full_diary("other"))))


def mend_disk(world: World) -> None:
    """Writing works again."""
    if world.bad_disk:
        world._disk.close()
        world.bad_disk = False
        if world.random.random() < 0.7:
            need(world.person.coach.retry() == Saved(), "Retry did not write what waits")


def name_sign(world: World) -> None:
    """Say what was seen after the last use, or look at the skin once more."""
    records = [r for r in world.person.shelf.records() if r.applications]
    if not records or world.person.run.is_live or world.bad_disk:
        return
    record, now, after = records[-1], world.now, world.person.coach.packs.after
    sign = world.random.choice([s for s in after.signs(record) if s.id in NAMED])
    used: set[str] = {a.mode for a in record.applications}
    meant = [s for s in LIMITS.signs if s.words == sign.words and set(s.modes) & used]
    hours: dict[Group, int] = {}
    for group in ("cold", "heat"):
        own = [s.rest_h for s in meant if any(GROUP[m] == group for m in set(s.modes) & used)]
        other = [s.other_rest_h for s in meant if all(GROUP[m] != group for m in set(s.modes) & used)]
        hours[group] = max(own + other)
    first = record.corrects or record.id
    since = world.truth.rests.get(first, [])
    named = record.outcome == "sign" and not record.signs
    before = [] if named and len(since) == 2 else since
    after.name_sign(record, sign.id)
    # What was said with the end was seen then; else it is seen now.
    stamp = record.seen if named and record.seen is not None else now
    at_s = world.truth.true_s(stamp)
    rests = [Rest(g, at_s, h, stamp) for g, h in hours.items() if h]
    world.truth.rests[first] = [*before, *rests]
    world.said.append(f"saw {sign.id}")


def correct(world: World) -> None:
    """Say truly how long something was on."""
    records = [r for r in world.person.shelf.records() if r.applications]
    if not records or world.person.run.is_live:
        return
    record = world.random.choice(records[-3:])
    mine = world.truth.of(record.corrects or record.id)
    number = world.random.randrange(len(mine))
    minutes = world.truth.lasted_s(mine[number]) / 60 + world.random.choice((0, 0, 1, 100))
    try:
        world.person.coach.packs.after.correct(record, {number: minutes})
        world.said.append(f"corrected to {minutes}")
    except ValueError:
        world.said.append("correction refused")
