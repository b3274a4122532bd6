"""Scenes of a session: the player in every state, a stop, and the summary."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach import Offer
from corecoach.session import Command, PhaseKind
from corecoach.tour.registry import SCENES, ready, scene
from corecoach.tour.world import World


def _player(name: str, at_s: float, act: Callable[[World], None] | None = None) -> None:
    def draw(world: World) -> None:
        world.take_in()
        world.start_session(at_s)
        if act:
            act(world)

    SCENES[f"player-{name}"] = draw


def _command(command: Command) -> Callable[[World], None]:
    def act(world: World) -> None:
        conductor = world.director.flow().conductor
        assert conductor is not None
        conductor.command(command)

    return act


def _resume(world: World) -> None:
    _command(Command.PAUSE)(world)
    _command(Command.RESUME)(world)
    world.run(1.2)


def _sleep(world: World) -> None:
    world.clock.move(3600)
    conductor = world.director.flow().conductor
    assert conductor is not None
    conductor.look()


def _press(world: World, text: str, key: Qt.Key) -> None:
    page: QWidget | None = world.window.page
    assert page is not None
    page.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def _until(kind: PhaseKind, after_s: float = 1.2) -> Callable[[World], None]:
    def act(world: World) -> None:
        world.run_to(kind)
        world.run(after_s)

    return act


_player("ready", 2)
_player("move", 12)
_player("hold", 500)
_player("return", 495, _until(PhaseKind.BACK, 0.5))
_player("relax", 495, _until(PhaseKind.RELAX))
_player("switch", 395, _until(PhaseKind.SWITCH))
_player("rest", 395, _until(PhaseKind.SET_REST, 12))
_player("paused", 500, _command(Command.PAUSE))
_player("count-in", 500, _resume)
_player("gap", 500, _sleep)
_player("keys", 500, lambda world: _press(world, "?", Qt.Key.Key_Question))


@scene("player-less-movement")
def _less_movement(world: World) -> None:
    world.take_in()
    world.app.settings.change(less_movement=True)
    world.start_session(500)


@scene("player-long-hold")
def _long_hold(world: World) -> None:
    offer = world.coach.offer_file(world.coach.library.folder / "routines/samples/acute-first-days.corecoach")
    assert isinstance(offer, Offer)
    world.coach.take_in(offer)
    world.introduce()
    world.start_session(20, "gentle")


def _own(world: World, at_s: float) -> None:
    """A session of a physiotherapist's own exercises."""
    world.take_in("own-exercises")
    world.start_session(at_s, "own")


@scene("player-own")
def _own_with_figure(world: World) -> None:
    _own(world, 11)


@scene("player-own-steps")
def _own_with_steps(world: World) -> None:
    _own(world, 160)
    world.run_to(PhaseKind.HOLD)
    world.run(1.2)


@scene("stopped")
def _stopped(world: World) -> None:
    world.take_in()
    world.start_session(500)
    _command(Command.STOP)(world)


@scene("stopped-score")
def _stopped_score(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("pain")  # type: ignore[union-attr]


@scene("stopped-easier")
def _stopped_easier(world: World) -> None:
    _stopped_score(world)
    world.window.page.chosen.emit(7)  # type: ignore[union-attr]
    world.answer_items()


@scene("stopped-rest")
def _stopped_rest(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("rest")  # type: ignore[union-attr]


@scene("stopped-chest")
def _stopped_chest(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("chest")  # type: ignore[union-attr]


@scene("stopped-nerve")
def _stopped_nerve(world: World) -> None:
    _stopped(world)
    world.window.page.chosen.emit("nerve")  # type: ignore[union-attr]


@scene("summary-finished")
def _summary(world: World) -> None:
    ready(world)
    world.start_session(960)


@scene("summary-watched")
def _summary_watched(world: World) -> None:
    ready(world)
    world.coach.save_profile(44, (), ("sciatica",), {"cold_reaction": "no", "morning_stiff": "no"})
    wish = world.coach.to_try("single-knee-to-chest")
    assert wish is not None
    world.director.start_own(wish)
    world.answer_check(4)
    world.run(400)


@scene("summary-ended")
def _summary_ended(world: World) -> None:
    ready(world)
    world.start_session(500)
    _command(Command.END)(world)


@scene("summary-stopped")
def _summary_stopped(world: World) -> None:
    _stopped(world)
    world.director.flow().show_summary(world.last_session())
