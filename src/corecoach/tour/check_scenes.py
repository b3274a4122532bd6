"""Scenes of the safety check and of what it locks."""

from datetime import timedelta

from corecoach.tour.registry import scene
from corecoach.tour.world import ALL_NO, NOW, SOBER, World
from corecoach.ui.pages.drill import DrillPage


@scene("gate")
def _gate(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")


@scene("gate-answered")
def _gate_answered(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    draft = world.director.flow().check.draft
    draft.gates |= ALL_NO
    draft.items |= SOBER
    draft.pain_now = 4
    world.window.redraw()


@scene("gate-later")
def _gate_later(world: World) -> None:
    world.take_in()
    world.coach.screen(ALL_NO, SOBER, 3)
    world.clock.move(3 * 3600)
    world.director.start("weeks-1-2")


@scene("gate-not-weekly")
def _gate_not_weekly(world: World) -> None:
    world.take_in()
    world.clock.set_wall(NOW - timedelta(days=1))
    world.coach.screen(ALL_NO, SOBER, 3)
    world.clock.set_wall(NOW)
    world.director.start("weeks-1-2")


@scene("gate-check-only")
def _gate_check(world: World) -> None:
    world.take_in()
    world.director.go("symptom")


@scene("drill")
def _drill(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    check = world.director.flow().check
    check.draft.gates |= {"G1": "no", "G2": "no", "G3": "yes"}
    check.draft.items |= {"leg_numb": "no", "leg_tingle": "unsure"}
    check.draft.pain_now = 4
    check.gate_done()


@scene("drill-emergency")
def _drill_emergency(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    check = world.director.flow().check
    check.draft.gates |= {"G1": "yes", "G2": "no", "G3": "no"}
    check.gate_done()
    page = world.window.page
    assert isinstance(page, DrillPage)
    page.press("ces_saddle", "yes")


@scene("follow-up")
def _follow_up(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    world.answer_check(4, G2="yes", G3="yes")
    world.answer_items(fever="yes", leg_tingle="yes", back_locking="yes")


@scene("nothing-named")
def _nothing_named(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    world.director.flow().check.nothing_named()


@scene("check-clear")
def _check_clear(world: World) -> None:
    world.take_in()
    world.director.go("symptom")
    world.director.flow().check.draft.gates |= ALL_NO
    world.director.flow().check.gate_done()


@scene("too-sore")
def _too_sore(world: World) -> None:
    world.take_in()
    world.director.start("weeks-1-2")
    check = world.director.flow().check
    check.draft.gates |= ALL_NO
    check.draft.items |= SOBER
    check.draft.pain_now = 7
    check.gate_done()
