"""Scenes of the ways out: what is asked before a report is written."""

from corecoach.tour.registry import ready, scene
from corecoach.tour.world import World


@scene("trend-report")
def _report(world: World) -> None:
    ready(world)
    world.director.go("trend")
    world.director.pages.exports().report()
