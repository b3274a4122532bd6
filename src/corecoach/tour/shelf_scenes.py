"""Scenes of what there is to read, and of the built-in routines."""

from collections.abc import Iterable

from corecoach.tour.registry import ready, scene
from corecoach.tour.world import World


@scene("reading")
def _reading(world: World) -> None:
    world.take_in()
    world.director.go("reading")


@scene("reading-card")
def _reading_card(world: World) -> None:
    world.take_in()
    world.director.shelf().show_card("keep-moving")


@scene("reading-medicines")
def _reading_medicines(world: World) -> None:
    world.take_in()
    world.director.shelf().show_card("medicines")


@scene("routines")
def _routines(world: World) -> None:
    world.take_in()
    world.director.go("routines")


@scene("routine-open")
def _routine_open(world: World) -> None:
    world.take_in()
    world.director.shelf().show_routine("core-strength")


@scene("routine-weeks")
def _routine_weeks(world: World) -> None:
    ready(world)
    world.director.shelf().show_routine("core-stability-8w", "weeks-3-4")


@scene("routine-part")
def _routine_part(world: World) -> None:
    world.take_in()
    _has(world, ("hip-replacement", "knee-pain"))
    world.director.shelf().show_routine("stretching")


@scene("routine-locked")
def _routine_locked(world: World) -> None:
    ready(world)
    world.coach.report({"leg_tingle": "yes"})
    world.director.shelf().show_routine("slow-breathing")


@scene("routine-prescribed")
def _routine_prescribed(world: World) -> None:
    world.take_in()
    world.director.shelf().show_routine("extension-bias")


def _has(world: World, cautions: Iterable[str]) -> None:
    """Let the person have said what is hard for them."""
    world.coach.save_profile(44, (), cautions, {})
