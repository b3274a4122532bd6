"""Scenes of what is asked about the person, of the morning after, and of today's dose."""

from datetime import timedelta

from corecoach.safety import Case
from corecoach.tour.registry import ready, scene
from corecoach.tour.world import NOW, World


@scene("about-you")
def _about_you(world: World) -> None:
    world.director.about_you(lambda: None)


@scene("about-you-again")
def _about_you_again(world: World) -> None:
    world.take_in()
    world.introduce(71, "osteoporosis", "anticoagulant")
    world.director.about_you(lambda: None)


@scene("morning")
def _morning(world: World) -> None:
    ready(world)
    world.director.begin()


@scene("morning-leg")
def _morning_leg(world: World) -> None:
    ready(world)
    world.clock.set_wall(NOW - timedelta(days=1) + timedelta(minutes=10))
    world.coach.report({"pain_moving_down": "yes"}, "cat-camel")
    world.clock.set_wall(NOW)
    world.director.begin()


@scene("dose")
def _dose(world: World) -> None:
    ready(world)
    session = world.coach.morning_due()
    assert session is not None
    world.coach.add_morning(session, 7, None)
    world.director.start("weeks-1-2")
    world.answer_check(4)


@scene("gentle-part")
def _gentle_part(world: World) -> None:
    world.take_in()
    world.coach.lock_case(Case({"back_locking": "yes"}))
    world.director.start("weeks-1-2")
    world.answer_check(4)


@scene("changes")
def _changes(world: World) -> None:
    """What is done in another way today, before a session of one's own."""
    ready(world)
    cautions = ("hypertension-isometric", "knee-pain", "wrist-pain")
    world.coach.save_profile(44, (), cautions, {"cold_reaction": "no", "morning_stiff": "no"})
    view = world.coach.own_view("mobility")
    assert view is not None and view.start is not None
    world.director.start_own(view.start)
    world.answer_check(2, stay=True)
