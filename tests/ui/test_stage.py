"""The stage of the player: one place for the figure in all phases of an exercise; steps where none is."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from corecoach.library import Library
from corecoach.prescription import Exercise, Item, Routine, resolve
from corecoach.session import Moment, PhaseKind, State, Timeline, compile_timeline
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.view import FigureView
from corecoach.ui.look import Look, width_class
from corecoach.ui.player.player import Player
from corecoach.ui.turns import Turns

EXERCISES = Library().exercises
NOTE = "Go slowly. Stop before it pulls."
LONG_NOTE = "Keep the towel under your left knee, go slowly, and stop well before it pulls in your back. " * 2
SIZES = ((1280, 800), (1024, 640))
# High enough to be understood from where the mat is.
LEAST_PX = 180


def timeline(*exercises: Exercise, note: str = "") -> Timeline:
    own = {exercise.id: exercise for exercise in exercises}
    routine = Routine("r", "R", tuple(Item(name, note=note) for name in own))
    return compile_timeline("r", resolve(routine, own))


def bare(name: str) -> Exercise:
    """Without a figure."""
    return replace(EXERCISES[name], figure=None)


def moment(line: Timeline, index: int, state: State = State.RUNNING, share: float = 0.5) -> Moment:
    phase = line.phases[index]
    return Moment(
        state=state, phase_index=index, phase=phase, elapsed_s=share * phase.duration_s,
        duration_s=phase.duration_s, left_s=60.0, count_in_s=3.0, gap=False,
        can_extend=not phase.kind.is_work,
    )  # fmt: skip


class Played:
    """A player of some size with a timeline."""

    def __init__(
        self,
        qtbot: QtBot,
        look: Look,
        line: Timeline,
        size: tuple[int, int] = (1280, 800),
        scale: float = 1.0,
    ) -> None:
        look = Look(look.assets, scale=scale, width=width_class(size[0], scale))
        self.line, self.bakery = line, Bakery()
        self.player = Player(look, line, self.bakery, title="R", voice=True, sound=True)
        qtbot.addWidget(self.player)
        self.player.resize(*size)
        self.bakery.findChild(Turns).stop()

    def show(self, index: int, state: State = State.RUNNING, share: float = 0.5) -> "Played":
        self.player.show_moment(moment(self.line, index, state, share))
        self.bakery.findChild(Turns).stop()
        return self

    @property
    def view(self) -> FigureView:
        (view,) = self.player.findChildren(FigureView)
        return view

    @property
    def has_figure(self) -> bool:
        return not self.view.isHidden()

    def place(self) -> QRect:
        return self.view.geometry()

    def first(self, kind: PhaseKind) -> int:
        return next(n for n, phase in enumerate(self.line.phases) if phase.kind is kind)

    def texts(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What the stage writes, from the top."""
        said: list[str] = []
        draw = QPainter.drawText
        monkeypatch.setattr(
            QPainter, "drawText", lambda p, *given: (said.append(given[-1]), draw(p, *given))[1]
        )
        image = QImage(self.player.poster.stage.size(), QImage.Format.Format_RGB32)
        self.player.poster.stage.render(image)
        monkeypatch.undo()
        return [text for text in said if text.strip()]


each_scale = pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])


# -- where it stands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@each_scale
def test_the_figure_stays_where_it_is_in_all_phases_of_an_exercise(
    qtbot: QtBot, look: Look, size: tuple[int, int], scale: float
) -> None:
    """On both sides as well, and whatever the sentence for now is."""
    for name in (
        "bird-dog",
        "hip-hinge",
        "prone-lying",
        "thoracic-rotation-open-book",
        "hip-flexor-half-kneeling",
    ):
        line = timeline(EXERCISES[name], note=NOTE)
        played = Played(qtbot, look, line, size, scale)
        places = {
            played.show(n, state).place().getRect()
            for n in range(len(line.phases)) for state in (State.RUNNING, State.COUNT_IN)
        }  # fmt: skip
        assert len(places) == 1, name
        assert len({phase.side for phase in line.phases}) >= 2 or name in ("hip-hinge", "prone-lying")


@pytest.mark.parametrize("size", SIZES)
@each_scale
def test_in_a_pause_it_is_smaller_and_stands_above_the_buttons(
    qtbot: QtBot, look: Look, size: tuple[int, int], scale: float
) -> None:
    played = Played(qtbot, look, timeline(EXERCISES["bird-dog"], note=NOTE), size, scale)
    moving = played.show(1).place()
    paused = played.show(1, State.PAUSED).place()
    stage = played.player.poster.stage
    top = min(button.geometry().top() for button in played.player.controls.choices)
    assert 0 < paused.height() < moving.height()
    assert stage.mapTo(played.player, paused.bottomLeft()).y() < top
    assert played.show(1).place() == moving


@pytest.mark.parametrize("size", SIZES)
def test_at_large_text_the_figure_still_has_room(qtbot: QtBot, look: Look, size: tuple[int, int]) -> None:
    short = {}
    for exercise in EXERCISES.values():
        played = Played(qtbot, look, timeline(exercise), size, 2.0).show(0)
        height, stage = played.place().height(), played.player.poster.stage
        if height < LEAST_PX or not stage.rect().contains(played.place()):
            short[exercise.id] = height
    assert short == {}


@pytest.mark.parametrize("size", SIZES)
def test_a_long_note_leaves_the_figure_room_at_large_text(
    qtbot: QtBot, look: Look, size: tuple[int, int]
) -> None:
    played = Played(
        qtbot, look, timeline(EXERCISES["thoracic-rotation-open-book"], note=LONG_NOTE), size, 2.0
    )
    assert played.show(1).place().height() >= LEAST_PX


# -- which side ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("drawn_left", [False, True])
def test_the_figure_shows_the_side_that_is_worked_on(qtbot: QtBot, look: Look, drawn_left: bool) -> None:
    figure = EXERCISES["bird-dog"].figure
    assert figure is not None
    line = timeline(replace(EXERCISES["bird-dog"], figure=replace(figure, mirror=drawn_left)))
    played = Played(qtbot, look, line)
    for n, phase in enumerate(line.phases):
        played.show(n)
        assert phase.side in ("right", "left")
        assert played.view._mirrored == ((phase.side == "left") != drawn_left), (n, phase.kind)


@pytest.mark.parametrize("drawn_left", [False, True])
def test_what_has_no_sides_is_never_turned_round(qtbot: QtBot, look: Look, drawn_left: bool) -> None:
    figure = EXERCISES["hip-hinge"].figure
    assert figure is not None
    line = timeline(replace(EXERCISES["hip-hinge"], figure=replace(figure, mirror=drawn_left)))
    played = Played(qtbot, look, line)
    assert not any(played.show(n).view._mirrored for n in range(len(line.phases)))


# -- words -----------------------------------------------------------------------------------------------


def test_with_a_figure_the_note_stands_above_it_and_no_steps(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = EXERCISES["bird-dog"]
    played = Played(qtbot, look, timeline(exercise, note=NOTE)).show(1)
    said = played.texts(monkeypatch)
    assert played.has_figure
    assert said[0] == exercise.name and NOTE in said
    assert not set(said) & set(exercise.steps)


def test_without_a_figure_the_steps_are_shown_and_the_note_after_them(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = bare("bird-dog")
    played = Played(qtbot, look, timeline(exercise, note=NOTE)).show(1)
    said = played.texts(monkeypatch)
    assert not played.has_figure
    steps = [text for text in said if text in exercise.steps or text == NOTE]
    assert steps == [*exercise.steps, NOTE]


@pytest.mark.parametrize("name", ["bird-dog", "bare"])
def test_a_pause_says_one_thing_only(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    exercise = EXERCISES["bird-dog"] if name == "bird-dog" else bare("bird-dog")
    played = Played(qtbot, look, timeline(exercise, note=NOTE)).show(1)
    before = played.texts(monkeypatch)
    said = played.show(1, State.PAUSED).texts(monkeypatch)
    assert said[0] == "Take the time you need"
    assert {exercise.name, exercise.cues.move} <= set(before)
    assert not {exercise.name, exercise.cues.move} & set(said)


def test_figures_and_steps_follow_one_another(qtbot: QtBot, look: Look) -> None:
    line = timeline(EXERCISES["hip-hinge"], bare("cat-camel"), EXERCISES["bird-dog"])
    played = Played(qtbot, look, line)
    shown = [played.show(line.first_of(item)).has_figure for item in range(3)]
    assert shown == [True, False, True]
    assert played.view._figure is EXERCISES["bird-dog"].figure


def test_the_figures_of_a_session_are_baked_from_its_beginning(qtbot: QtBot, look: Look) -> None:
    asked: list[object] = []
    bakery = Bakery()
    ask = bakery.ask
    bakery.ask = lambda figure: (asked.append(figure), ask(figure))[1]  # type: ignore[method-assign]
    line = timeline(EXERCISES["hip-hinge"], bare("cat-camel"), EXERCISES["bird-dog"])
    player = Player(look, line, bakery, title="R", voice=True, sound=True)
    qtbot.addWidget(player)
    assert asked == [EXERCISES["hip-hinge"].figure, EXERCISES["bird-dog"].figure]
    bakery.findChild(Turns).stop()
