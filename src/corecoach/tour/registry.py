"""The scenes by name, and how a module adds its own."""

from collections.abc import Callable

from corecoach.tour.world import World

Scene = Callable[[World], None]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Give a scene its name."""

    def keep(function: Scene) -> Scene:
        SCENES[name] = function
        return function

    return keep


def ready(world: World, days: int = 60) -> None:
    """Let the person be in the second week of the sample, with scores and sessions on record."""
    world.take_in()
    world.add_scores(days)
    for days_ago in (1, 5, 7, 8):
        world.add_session(days_ago)
