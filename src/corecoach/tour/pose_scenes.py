"""Scenes of a clinician's own exercises: what they start from, their words, dose, cautions and poses."""

from msgspec.structs import replace

from corecoach.practice.own_exercise import ExerciseDraft
from corecoach.prescription import Author
from corecoach.tour.registry import scene
from corecoach.tour.world import World
from corecoach.ui.practice.exercise_flow import ExerciseFlow
from corecoach.ui.practice.pages.own_exercise import OwnExercisePage

_ANA = Author("Ana Ruiz", "physiotherapist", "PH123456", "")
_WORDS = "four words for a tour"


@scene("own-exercise-start")
def _start(world: World) -> None:
    _written(_at_work(world), "bird-dog", "Bird dog at the worktop").begin(lambda _exercise: None)


@scene("own-exercise")
def _words(world: World) -> None:
    _open(_at_work(world), "bird-dog")


@scene("own-exercise-dose")
def _dose(world: World) -> None:
    _open(_at_work(world), "bird-dog").show_part("dose")


@scene("own-exercise-cautions")
def _cautions(world: World) -> None:
    _open(_at_work(world), "bird-dog").show_part("cautions")


@scene("own-exercise-pose")
def _pose(world: World) -> None:
    """A hand was taken and moved by keys."""
    flow = _open(_at_work(world), "bird-dog")
    flow.show_part("poses")
    poses = _page(world).poses
    assert poses is not None
    poses.show_key("reach")
    world.show()
    poses.stage.nudge("hand_f", (-4, -3))


@scene("own-exercise-play")
def _play(world: World) -> None:
    flow = _open(_at_work(world), "sit-to-stand")
    flow.show_part("poses")
    poses = _page(world).poses
    assert poses is not None
    world.show()
    poses.begin(plays=False)
    poses.play.show_at(1.6)


@scene("own-exercise-problems")
def _problems(world: World) -> None:
    flow = _open(_at_work(world), "bird-dog")
    draft = flow.draft
    assert draft is not None
    flow.take(_spoilt(draft), "")
    flow.save()


def _at_work(world: World) -> ExerciseFlow:
    desk = world.director.practice()
    desk.practice.set_up(_ANA, _WORDS)
    return desk.exercises()


def _open(flow: ExerciseFlow, exercise: str) -> ExerciseFlow:
    flow.start_from(flow.library.exercises[exercise])
    flow.look_now()
    return flow


def _written(flow: ExerciseFlow, exercise: str, name: str) -> ExerciseFlow:
    """One own exercise, kept."""
    draft = _open(flow, exercise).draft
    assert draft is not None
    flow.take(replace(draft, name=name, short_name="Bird dog, worktop"), "")
    flow.save()
    return flow


def _spoilt(draft: ExerciseDraft) -> ExerciseDraft:
    """No short name, one step, no dose, and a pose that a hand has left its place in."""
    figure = draft.figure
    assert figure is not None
    reach = figure.keys["reach"]
    lifted = replace(reach, angles={**reach.angles, "knee_f": 60.0})
    return replace(
        draft,
        short_name="",
        steps=draft.steps[:1],
        dosage=replace(draft.dosage, sets=0),
        figure=replace(figure, keys={**figure.keys, "reach": lifted}),
    )


def _page(world: World) -> OwnExercisePage:
    page = world.window.page
    assert isinstance(page, OwnExercisePage)
    return page
