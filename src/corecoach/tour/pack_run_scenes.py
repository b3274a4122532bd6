"""Scenes of a use of ice or heat while it runs, in every state, and of what follows it."""

from collections.abc import Callable
from datetime import timedelta

from corecoach.coach.pack_views import SafeTimes
from corecoach.safety import Lock, Stamp
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackRecord
from corecoach.thermal.running import PackCommand, Running
from corecoach.tour.registry import SCENES, ready, scene
from corecoach.tour.world import World
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_over import EXERCISE, LookAgainPage, PackOverPage
from corecoach.ui.pages.pack_running import PackRunningPage
from corecoach.ui.pages.pack_sign import PackAdvicePage, PackSignPage
from corecoach.ui.widgets.pack_bar import PackBar

FINE, ON, PAUSE, OFF = PackCommand.FINE, PackCommand.PUT_ON, PackCommand.PAUSE, PackCommand.TAKEN_OFF
# What is said, and how many seconds pass.
Act = PackCommand | float


def run_packs(world: World, protocol: str, *acts: Act, first: bool = False) -> None:
    """Start a use and let this happen in it; it is not the first one unless told so."""
    world.introduce()
    packs = world.coach.packs
    packs.shelf.save_answers((), ())
    if not first:
        _use_before(world)
    chosen = packs.shelf.protocol(protocol)
    assert chosen is not None
    ticks = [tick.id for tick in packs.shelf.sound_rules().ticks_for(chosen.modes)]
    begun = packs.run.start(chosen, chosen.aims[0], ticks)
    assert isinstance(begun, Running), begun
    do(world, *acts)


def do(world: World, *acts: Act) -> None:
    """Let this happen in the use that runs."""
    run = world.coach.packs.run
    for act in acts:
        if isinstance(act, PackCommand):
            run.act(act)
        else:
            world.clock.move(act)
            run.look()


def _use_before(world: World) -> None:
    """Ice and heat two days ago: so today's is not the first use of either."""
    now, ago = world.coach.packs.shelf.stamp(), timedelta(days=2)
    modes: tuple[Mode, ...] = ("ice", "heat")
    for mode in modes:
        off = Stamp(now.at - ago, now.boot, now.boot_s - ago.total_seconds())
        on = Stamp(off.at - timedelta(minutes=5), now.boot, off.boot_s - 300)
        used = Application(mode, 0, 0, on, off, 300.0)
        record = PackRecord(f"before {mode}", on.at, off.at, "earlier", "Earlier", 120, "finished", (used,))
        world.coach.save(record)


def show_running(world: World) -> None:
    """Show the page of the use that runs."""
    moment = world.coach.packs.run.moment()
    assert moment is not None
    world.window.show_page(lambda look: PackRunningPage(look, moment, sound=True))


def _running(name: str, protocol: str, *acts: Act, then: Callable[[World], None] | None = None) -> None:
    def draw(world: World) -> None:
        run_packs(world, protocol, *acts)
        show_running(world)
        if then is not None:
            then(world)

    SCENES[f"pack-{name}"] = draw


def _page(world: World) -> PackRunningPage:
    page = world.window.page
    assert isinstance(page, PackRunningPage)
    return page


_ICE_ON = (FINE, ON)
_running("ready-ice", "ice_acute", FINE)
_running("ready-massage", "ice_massage", FINE)
_running("on-ice", "ice_acute", *_ICE_ON, 300, FINE, 276)
_running("pause-asked", "ice_acute", *_ICE_ON, 120, then=lambda world: _page(world).main())
_running("end-asked", "ice_acute", *_ICE_ON, 120, then=lambda world: _page(world).end())
_running("paused", "ice_acute", *_ICE_ON, 120, PAUSE, 30)
_running("due-check", "ice_acute", *_ICE_ON, 312)
_running("due-late", "ice_acute", *_ICE_ON, 390)
_running("due-last", "ice_acute", *_ICE_ON, 300, FINE, 605)
_running("on-heat", "heat_subacute", FINE, ON, 130)
_running("rest", "alternate_10_10_short", *_ICE_ON, 300, FINE, 300, FINE, 50)
_running("check-again", "alternate_10_10_short", *_ICE_ON, 300, FINE, 300, FINE, 301)
_running("switch", "contrast_3_1", FINE, ON, 186)
_running("wrap-on", "heat_wrap_note", FINE, ON, 2000)


@scene("pack-check-first")
def _check_first(world: World) -> None:
    run_packs(world, "ice_acute", first=True)
    show_running(world)


@scene("pack-found-on")
def _found_on(world: World) -> None:
    run_packs(world, "ice_acute", *_ICE_ON, 100)
    world.coach.packs.run.recover()
    show_running(world)


@scene("pack-found-overdue")
def _found_overdue(world: World) -> None:
    run_packs(world, "ice_acute", *_ICE_ON, 740)
    world.coach.packs.run.recover()
    show_running(world)


# -- what follows --------------------------------------------------------------------------------------------


def _ended(world: World) -> PackRecord:
    record = world.coach.packs.run.ended()
    assert record is not None
    return record


@scene("pack-sign")
def _sign(world: World) -> None:
    run_packs(world, "heat_subacute", FINE, ON, 200, PackCommand.STOP)
    signs, number = world.coach.packs.after.signs(_ended(world)), world.director.emergency_number()
    world.window.show_page(lambda look: PackSignPage(look, signs, stopped=True, number=number))


def _advice(name: str, protocol: str, sign: str | None) -> None:
    def draw(world: World) -> None:
        run_packs(world, protocol, FINE, ON, 312, PackCommand.SIGN)
        if sign is not None:
            world.coach.packs.after.name_sign(_ended(world), sign)
        world.window.show_page(lambda look: _advice_page(look, world, sign))

    SCENES[f"pack-advice-{name}"] = draw


def _advice_page(look: Look, world: World, sign: str | None) -> PackAdvicePage:
    packs = world.coach.packs
    safe = packs.shelf.safe_times()
    return PackAdvicePage(
        look,
        packs.shelf.sound_rules().sign(sign) if sign else None,
        cold_from=safe.cold,
        heat_from=safe.heat,
        locked=any({Lock.ICE, Lock.HEAT} & set(x.locks) for x in world.coach.lockouts()),
        number=world.director.emergency_number(),
        now=world.clock.now(),
    )


_advice("white", "ice_acute", "white")
_advice("weals", "ice_acute", "weals_cold")
_advice("numb", "ice_massage", "numb_massage")
_advice("other", "ice_acute", None)


def _over(world: World, record: PackRecord | None, safe: SafeTimes, follow: str = "") -> None:
    now = world.clock.now()
    world.window.show_page(lambda look: PackOverPage(look, record, safe=safe, now=now, follow=follow))


@scene("pack-over")
def _over_late(world: World) -> None:
    run_packs(world, "alternate_10_10_short", *_ICE_ON, 300, FINE, 430, FINE, 301, FINE, ON, 602, FINE)
    _over(world, _ended(world), world.coach.packs.shelf.safe_times())


@scene("pack-over-exercise")
def _over_exercise(world: World) -> None:
    run_packs(world, "pre_exercise_heat", FINE, ON, 602, FINE)
    _over(world, _ended(world), world.coach.packs.shelf.safe_times(), EXERCISE)


@scene("pack-look-again")
def _look_again(world: World) -> None:
    _over_late(world)
    record = _ended(world)
    world.clock.move(900)
    world.window.show_page(lambda look: LookAgainPage(look, record))


def _bar(name: str, *acts: Act) -> None:
    def draw(world: World) -> None:
        ready(world)
        run_packs(world, "ice_acute", *acts)
        moment = world.coach.packs.run.moment()
        assert moment is not None
        world.window.show_bar(lambda look: PackBar(look, moment))
        world.director.show_today()

    SCENES[f"pack-bar-{name}"] = draw


_bar("today", *_ICE_ON, 276)
_bar("late", *_ICE_ON, 390)
