"""Scenes of the library and of one exercise."""

from corecoach.tour.registry import ready, scene
from corecoach.tour.world import World


@scene("library")
def _library(world: World) -> None:
    ready(world)
    world.director.go("library")


@scene("library-search")
def _library_search(world: World) -> None:
    ready(world)
    draft = world.director.library().draft
    draft.search, draft.position = "knee", "supine"
    world.director.go("library")


@scene("library-empty")
def _library_empty(world: World) -> None:
    ready(world)
    world.director.library().draft.search = "swimming"
    world.director.go("library")


@scene("library-locked")
def _library_locked(world: World) -> None:
    ready(world)
    world.coach.report({"back_locking": "yes"})
    world.director.go("library")


@scene("library-hidden")
def _library_hidden(world: World) -> None:
    _says(world, "hip-replacement")
    world.director.library().draft.goal = "stretch"
    world.director.go("library")


@scene("exercise")
def _exercise(world: World) -> None:
    ready(world)
    world.director.library().open("bird-dog-leg")


@scene("exercise-usual")
def _exercise_usual(world: World) -> None:
    world.director.library().open("bird-dog")


@scene("exercise-avoid")
def _exercise_avoid(world: World) -> None:
    _says(world, "osteoporosis")
    world.director.library().open("double-knee-to-chest")


@scene("exercise-ask")
def _exercise_ask(world: World) -> None:
    _says(world)
    world.director.library().open("sciatic-nerve-slider")


@scene("exercise-modify")
def _exercise_modify(world: World) -> None:
    _says(world, "wrist-pain", "pregnancy-2nd-3rd-trimester")
    world.director.library().open("bird-dog")


@scene("exercise-locked")
def _exercise_locked(world: World) -> None:
    ready(world)
    world.coach.report({"back_locking": "yes"})
    world.director.library().open("wall-plank")


def _says(world: World, *cautions: str) -> None:
    """Somebody with the sample programme for whom something is hard."""
    ready(world)
    world.coach.save_profile(44, (), cautions, {"cold_reaction": "no", "morning_stiff": "no"})
