"""Scenes of the safety check and of what it locks."""

from corecoach.tour.registry import scene
from corecoach.tour.world import ALL_NO, World
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
    draft.pain_now = 4
    world.window.redraw()


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
    check.draft.pain_now = 7
    check.gate_done()


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
