"""Scenes of the questions on what one can do."""

from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton

from corecoach.pain.function import Instrument
from corecoach.tour.registry import ready, scene
from corecoach.tour.world import NOW, World
from corecoach.ui.pages.function import FunctionPage
from corecoach.ui.pages.function_change import ChangePage
from corecoach.ui.pages.function_naming import NamingPage
from corecoach.ui.pages.function_rating import RatingPage
from corecoach.ui.pages.function_ticks import TicksPage
from corecoach.ui.widgets import ScoreRow
from corecoach.ui.widgets.change_row import ChangeRow
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick

NAMES = (
    "Put on my socks and shoes",
    "Sit at my desk for an hour",
    "Carry the shopping up two flights of stairs",
)


def _ago(world: World, days: int) -> None:
    world.clock.set_wall(NOW - timedelta(days=days))


def _answered(world: World) -> None:
    """Two months of answers, with activities that were changed once."""
    ready(world)
    function = world.coach.pain.function
    _ago(world, 58)
    function.name_and_rate(("Bend down to the dishwasher", "Sleep through"), (2, 4))
    _ago(world, 56)
    function.tick((1, 2, 3, 6, 8, 9, 11, 12, 14, 16, 18, 21))
    _ago(world, 44)
    function.rate((6, 5))
    _ago(world, 30)
    function.name_and_rate(NAMES, (2, 4, 5))
    function.say_change(1, 4)
    _ago(world, 28)
    function.tick((2, 3, 8, 9, 11, 14, 21))
    _ago(world, 16)
    function.rate((5, 6, 6))
    _ago(world, 2)
    function.say_change(3)
    world.clock.set_wall(NOW)


def _ask(world: World, instrument: Instrument) -> None:
    world.director.pages.function().show()
    page = world.window.page
    assert isinstance(page, FunctionPage)
    page.answer_requested.emit(instrument)


@scene("function")
def _function(world: World) -> None:
    _answered(world)
    world.director.pages.function().show()


@scene("function-empty")
def _function_empty(world: World) -> None:
    world.director.pages.function().show()


@scene("function-saved")
def _function_saved(world: World) -> None:
    ready(world)
    _ask(world, "rmdq")
    page = world.window.page
    assert isinstance(page, TicksPage)
    page.findChildren(Tick)[2].click()
    page.done.emit(None)


@scene("function-taken-back")
def _function_taken_back(world: World) -> None:
    _function_saved(world)
    page = world.window.page
    assert isinstance(page, FunctionPage)
    page.undo_requested.emit(world.coach.pain.function.given)


@scene("function-offer")
def _function_offer(world: World) -> None:
    ready(world)
    world.director.pages.function().offer(lambda: world.director.go("today"))


@scene("function-naming")
def _function_naming(world: World) -> None:
    ready(world)
    _ask(world, "psfs")
    page = world.window.page
    assert isinstance(page, NamingPage)
    for field, name in zip(page.findChildren(Field), NAMES[:2], strict=False):
        field.setText(name)


@scene("function-naming-again")
def _function_naming_again(world: World) -> None:
    _answered(world)
    _ask(world, "psfs")
    page = world.window.page
    assert isinstance(page, RatingPage)
    page.others_requested.emit(None)


@scene("function-rating")
def _function_rating(world: World) -> None:
    _answered(world)
    _ask(world, "psfs")
    page = world.window.page
    assert isinstance(page, RatingPage)
    page.findChildren(ScoreRow)[0].findChildren(QAbstractButton)[7].click()


@scene("function-sentences")
def _function_sentences(world: World) -> None:
    ready(world)
    _ask(world, "rmdq")
    page = world.window.page
    assert isinstance(page, TicksPage)
    for number in (2, 3, 5):
        page.findChildren(Tick)[number].click()


@scene("function-change")
def _function_change(world: World) -> None:
    ready(world)
    _ask(world, "change")
    page = world.window.page
    assert isinstance(page, ChangePage)
    page.findChildren(ChangeRow)[0].choose(2)
