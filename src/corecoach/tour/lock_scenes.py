"""Scenes of what is locked, and of the ways out."""

from datetime import timedelta

from corecoach.safety import Lock, Lockout
from corecoach.tour.registry import ready, scene
from corecoach.tour.signed import PASSPHRASE, sign_programme_in_hand
from corecoach.tour.world import World


@scene("lockout-emergency")
def _emergency(world: World) -> None:
    world.take_in()
    world.coach.report({"ces_saddle": "yes", "ces_bladder_empty": "unsure"})
    world.director.show_lockouts()


@scene("lockout-urgent")
def _urgent(world: World) -> None:
    world.take_in()
    world.coach.report({"fever": "yes"})
    world.director.show_lockouts()


@scene("lockout-soon")
def _soon(world: World) -> None:
    world.take_in()
    world.coach.report({"leg_numb": "yes", "leg_tingle": "yes"})
    world.director.show_lockouts()


@scene("lockout-caution")
def _caution(world: World) -> None:
    world.take_in()
    world.coach.report({"dizzy": "yes"})
    world.director.show_lockouts()


@scene("lockout-strengthening")
def _strengthening(world: World) -> None:
    world.take_in()
    world.coach.report({"back_locking": "yes"})
    world.director.show_lockouts()


@scene("lockout-records-damaged")
def _lockout_records(world: World) -> None:
    world.take_in()
    world.coach.lock_for_damage()
    world.director.show_lockouts()


@scene("clearance")
def _clearance(world: World) -> None:
    world.take_in()
    result = world.coach.report({"leg_numb": "yes"})
    assert result.lockout is not None
    world.director.flow().locks.ask_clearance(result.lockout)


@scene("lockout-waiting")
def _lockout_waiting(world: World) -> None:
    world.take_in("one-minute")
    lockout = _report(world, leg_weak="yes")
    world.clock.move(3600)
    world.coach.clear(lockout, "Sam Lee", "GP", world.clock.now(), "Harbour clinic")
    world.director.show_lockouts()


@scene("lockout-person")
def _lockout_person(world: World) -> None:
    world.take_in()
    world.introduce(16, "pregnant")
    world.director.show_lockouts()


@scene("lockout-lapsed")
def _lockout_lapsed(world: World) -> None:
    sign_programme_in_hand(world)
    lockout = _report(world, hands_clumsy="yes")
    world.coach.unlock_in_person(lockout, PASSPHRASE, (), 1)
    world.clock.move(timedelta(days=9).total_seconds())
    world.director.show_lockouts()


@scene("lockout-partly")
def _lockout_partly(world: World) -> None:
    sign_programme_in_hand(world)
    lockout = _report(world, leg_numb="yes")
    world.coach.unlock_in_person(lockout, PASSPHRASE, (Lock.STRENGTHENING,), 4)
    world.director.show_lockouts()


@scene("where")
def _where(world: World) -> None:
    _emergency(world)
    page = world.window.page
    assert page is not None
    page.country_requested.emit(None)  # type: ignore[attr-defined]


def _report(world: World, **answers: str) -> Lockout:
    result = world.coach.report(answers)  # type: ignore[arg-type]
    assert result.lockout is not None
    return result.lockout


@scene("unlock-code")
def _unlock_code(world: World) -> None:
    sign_programme_in_hand(world)
    lockout = _report(world, ces_saddle="yes")
    world.director.flow().locks.unlock.begin(lockout)


@scene("unlock-wrong-code")
def _unlock_wrong(world: World) -> None:
    _unlock_code(world)
    page = world.window.page
    assert page is not None
    page.code_entered.emit("7K4MABCDEFGH")  # type: ignore[attr-defined]


@scene("unlock-blocked")
def _unlock_blocked(world: World) -> None:
    sign_programme_in_hand(world)
    lockout = _report(world, ces_saddle="yes")
    for _try in range(5):
        world.coach.unlock_by_code(lockout, "7K4MABCDEFGH")
    world.director.flow().locks.unlock.begin(lockout)


@scene("unlock-details")
def _unlock_details(world: World) -> None:
    world.take_in("one-minute")
    lockout = _report(world, leg_weak="yes")
    world.director.flow().locks.unlock.begin(lockout)


@scene("clearance-later")
def _clearance_later(world: World) -> None:
    world.take_in("one-minute")
    world.director.flow().locks.ask_clearance(_report(world, leg_weak="yes"))


@scene("unlocked")
def _unlocked(world: World) -> None:
    ready(world)
    lockout = _report(world, leg_numb="yes")
    world.clock.move(3600)
    world.coach.clear(lockout, "Sam Lee", "GP", world.clock.now())
    world.director.flow().locks.tell_unlocked({lockout.id: "cleared"})
