"""Small pictures, drawn one a turn and kept, and the large ones of the page of an exercise."""

from collections.abc import Iterator

import pytest
from hands import settle
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.settings import Body
from corecoach.library import Library
from corecoach.prescription import Exercise
from corecoach.ui.figure import thumbnail as module
from corecoach.ui.figure.still import Still
from corecoach.ui.figure.thumbnail import FIELD, ThumbnailQueue, paint_thumbnail
from corecoach.ui.look import Look

EXERCISES = Library().exercises
BRIDGE, BIRD_DOG, PLANK = (EXERCISES[name] for name in ("glute-bridge", "bird-dog", "front-plank-full"))
BARE = replace(BRIDGE, figure=None)
SIZE = QSize(160, 92)


class Frame(QWidget):
    """A widget that shows one small picture."""

    def __init__(self, look: Look, exercise: Exercise, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.exercise = look, exercise
        self.resize(SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_thumbnail(QPainter(self), self.look, self.exercise, QRectF(self.rect()), self)


class Wall:
    """A window with frames, whose queue is turned by hand."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.window, self.look = QWidget(), look
        qtbot.addWidget(self.window)
        self.queue = ThumbnailQueue.of(self.window)
        self.timer = self.queue.findChild(QTimer)
        self.timer.timeout.disconnect()

    def hang(self, exercise: Exercise, look: Look | None = None) -> Frame:
        return Frame(look or self.look, exercise, self.window)

    def turn(self) -> None:
        self.queue._next()


@pytest.fixture
def wall(qtbot: QtBot, look: Look) -> Iterator[Wall]:
    """Nothing is drawn yet."""
    QPixmapCache.clear()
    wall = Wall(qtbot, look)
    yield wall
    wall.timer.stop()
    QPixmapCache.clear()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The exercises of which a picture was drawn, in order."""
    names: list[str] = []
    draw = module.thumbnail

    def noted(look: Look, exercise: Exercise, size: QSize, dpr: float) -> QPixmap:
        names.append(exercise.id)
        return draw(look, exercise, size, dpr)

    monkeypatch.setattr(module, "thumbnail", noted)
    return names


def seen(frame: QWidget) -> QImage:
    """What it shows."""
    return frame.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def is_plain(image: QImage, field: QColor) -> bool:
    return colours(image) == {field.name()}


def delete(widget: QWidget) -> None:
    widget.deleteLater()
    settle()


# -- small ----------------------------------------------------------------------------------------------


def test_pictures_are_drawn_one_a_turn_in_the_order_in_which_they_were_seen(
    wall: Wall, look: Look, drawn: list[str]
) -> None:
    frames = [wall.hang(e) for e in (PLANK, BRIDGE, BIRD_DOG)]
    assert all(is_plain(seen(frame), look.color(FIELD)) for frame in frames)
    assert drawn == [] and wall.queue.busy and wall.timer.isActive() and wall.timer.interval() == 0
    for n, name in enumerate(("front-plank-full", "glute-bridge", "bird-dog")):
        wall.turn()
        assert (len(drawn), drawn[-1]) == (n + 1, name)
        assert not is_plain(seen(frames[n]), look.color(FIELD))
    wall.turn()
    assert not wall.timer.isActive() and len(drawn) == 3


def test_what_nobody_sees_is_not_drawn(wall: Wall) -> None:
    wall.hang(BRIDGE)
    assert not wall.queue.busy


def test_a_picture_that_is_there_is_shown_at_once_and_drawn_once(wall: Wall, drawn: list[str]) -> None:
    first = wall.hang(BRIDGE)
    seen(first)
    wall.turn()
    shown = seen(first)
    for _n in range(3):
        assert seen(first) == shown
        assert seen(wall.hang(BRIDGE)) == shown
    assert drawn == ["glute-bridge"] and not wall.queue.busy


def test_a_widget_is_told_when_its_picture_is_ready(wall: Wall, qtbot: QtBot, look: Look) -> None:
    frame = wall.hang(BRIDGE)
    wall.window.show()
    qtbot.waitExposed(wall.window)
    qtbot.waitUntil(lambda: wall.queue.busy)
    wall.turn()
    painted: list[bool] = []
    frame.paintEvent = lambda event: painted.append(True)  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: painted == [True])


def test_two_widgets_that_wait_for_one_picture_both_get_it(
    wall: Wall, qtbot: QtBot, drawn: list[str]
) -> None:
    one, other = wall.hang(BRIDGE), wall.hang(BRIDGE)
    updated: list[QWidget] = []
    for frame in (one, other):
        seen(frame)
        seen(frame)
        frame.update = lambda frame=frame: updated.append(frame)  # type: ignore[method-assign,misc]
    wall.turn()
    assert updated == [one, other] and drawn == ["glute-bridge"]


def test_who_has_its_picture_is_listened_to_no_longer(wall: Wall, look: Look) -> None:
    """A card stays for as long as its page, and asks anew in each size and theme."""
    frame = wall.hang(BRIDGE)
    listening = []
    for n in range(4):
        frame.resize(SIZE + QSize(n, 0))
        seen(frame)
        wall.turn()
        listening.append(frame.receivers("2destroyed()"))
    # Who else listens, such as Qt for Python, does so once and for all.
    assert len(set(listening)) == 1


def test_a_widget_that_is_gone_before_its_turn_causes_nothing(wall: Wall, drawn: list[str]) -> None:
    gone, there = wall.hang(BRIDGE), wall.hang(BIRD_DOG)
    seen(gone), seen(there)
    gone.setParent(None)
    delete(gone)
    wall.turn()
    wall.turn()
    assert drawn == ["bird-dog"] and not wall.queue.busy


def test_one_that_is_gone_takes_nothing_from_another(wall: Wall, drawn: list[str]) -> None:
    """As when a page is built anew while its pictures are still being drawn."""
    gone, there = wall.hang(BRIDGE), wall.hang(BRIDGE)
    seen(gone), seen(there)
    delete(gone)
    wall.turn()
    assert drawn == ["glute-bridge"]


def test_every_look_has_a_picture_of_its_own(wall: Wall, look: Look) -> None:
    looks = [
        look, Look(look.assets, dark=True), Look(look.assets, body=Body(skin=4)),
        Look(look.assets, body=Body(hair="bun")), Look(look.assets, body=Body(plain=True)),
    ]  # fmt: skip
    frames = [wall.hang(BRIDGE, each) for each in looks]
    for frame in frames:
        seen(frame)
        wall.turn()
    pictures = [seen(frame) for frame in frames]
    for n, one in enumerate(pictures):
        assert all(one != other for other in pictures[:n])
    assert not wall.queue.busy


def test_another_size_is_drawn_for_it(wall: Wall, drawn: list[str]) -> None:
    frame = wall.hang(BRIDGE)
    for size in (SIZE, SIZE * 2, SIZE):
        frame.resize(size)
        seen(frame)
        wall.turn()
    assert len(drawn) == 2


def test_a_changed_exercise_of_the_same_name_has_another_picture(wall: Wall, drawn: list[str]) -> None:
    """A physiotherapist corrects an exercise: the programme brings it under the same id."""
    changed = replace(BRIDGE, figure=BIRD_DOG.figure)
    before, after = wall.hang(BRIDGE), wall.hang(changed)
    for frame in (before, after):
        seen(frame)
        wall.turn()
    assert seen(before) != seen(after)
    same = replace(BRIDGE, name="By another name")
    assert seen(wall.hang(same)) == seen(before) and len(drawn) == 2


def test_an_exercise_without_a_figure_is_a_plain_field(wall: Wall, look: Look) -> None:
    assert is_plain(seen(wall.hang(BARE)), look.color(FIELD))
    assert not wall.queue.busy


def test_all_exercises_in_two_looks_can_be_kept(wall: Wall, look: Look) -> None:
    """At two pixels a point, as large as a tile of the library at 200 %."""
    a_picture_kb = 600 * 350 * 4 / 1024
    assert QPixmapCache.cacheLimit() >= len(EXERCISES) * a_picture_kb


# -- large ----------------------------------------------------------------------------------------------


def large(qtbot: QtBot, look: Look, exercise: Exercise, moment: str) -> QImage:
    still = Still(look, exercise, moment)  # type: ignore[arg-type]
    qtbot.addWidget(still)
    still.resize(470, 297)
    return seen(still)


@pytest.mark.parametrize("dark", [False, True])
def test_the_start_has_the_arrow_and_the_hold_the_muscle(qtbot: QtBot, look: Look, dark: bool) -> None:
    look = Look(look.assets, dark=dark)
    arrow, muscle = look.color("arrow.fill").name(), look.color("muscle.fill").name()
    start, hold = (colours(large(qtbot, look, BRIDGE, moment)) for moment in ("start", "hold"))
    assert arrow in start and muscle not in start
    assert arrow not in hold and muscle in hold


def test_its_corners_stay_round_and_it_says_what_it_is(qtbot: QtBot, look: Look) -> None:
    still = Still(look, BRIDGE, "hold")
    qtbot.addWidget(still)
    assert still.accessibleName() == f"{BRIDGE.name}: Hold"
    image = large(qtbot, look, BRIDGE, "hold")
    assert image.pixelColor(0, 0) != look.color(FIELD)
    assert image.pixelColor(image.width() // 2, 2) == look.color(FIELD)


def test_without_a_figure_it_is_a_field_with_words(qtbot: QtBot, look: Look) -> None:
    image = large(qtbot, look, BARE, "start")
    assert image.copy(0, 60, image.width(), 200) != large(qtbot, look, BRIDGE, "start").copy(
        0, 60, image.width(), 200
    )
    assert is_plain(image.copy(30, 60, 400, 200), look.color(FIELD))


def test_a_pose_without_a_movement_starts_as_it_is_held(qtbot: QtBot, look: Look) -> None:
    lying = EXERCISES["prone-lying"]
    assert look.color("arrow.fill").name() not in colours(large(qtbot, look, lying, "start"))
