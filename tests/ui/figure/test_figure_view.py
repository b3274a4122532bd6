"""The figure in the player: drawn where the session is, and only when that looks different."""

from collections.abc import Callable

import pytest
from figure_pictures import FIGURES
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from corecoach.figure import Figure
from corecoach.figure.motion import BREATH_S
from corecoach.figure.pose_data import Step
from corecoach.figure.spot import Spot
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.figure.scene import Scene
from corecoach.ui.figure.view import BREATHS, FigureView
from corecoach.ui.look import Look
from corecoach.ui.turns import Turns

BRIDGE, BIRD_DOG = FIGURES["glute_bridge"], FIGURES["bird_dog"]
WALK = replace(
    BRIDGE, sequence=(Step("down", "up", "move", seconds=2.0), Step("up", "down", "return", seconds=2.0))
)
# To one key, and then to the other: two kinds of repetition.
TO_AND_FRO = replace(
    BIRD_DOG,
    sequence=(
        Step("start", "reach", "move"), Step("reach", "reach", "hold"), Step("reach", "start", "return"),
        Step("start", "start", "hold"),
    ),
)  # fmt: skip


class Paints(QObject):
    """Counts how often a widget is painted by the window."""

    def __init__(self, view: FigureView) -> None:
        super().__init__(view)
        self.count = 0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False

    def after(self, show: Callable[[], object]) -> int:
        """How often it is painted after something is done."""
        before = self.count
        show()
        for _round in range(3):
            QApplication.processEvents()
        return self.count - before


class Shown:
    """A view on the screen, its movements baked."""

    def __init__(self, qtbot: QtBot, look: Look, size: tuple[int, int] = (420, 340)) -> None:
        self.bakery = Bakery()
        self.view = FigureView(look, self.bakery, field="surface")
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.paints = Paints(self.view)

    def bake(self, *figures: Figure) -> "Shown":
        for figure in figures:
            self.bakery.ask(figure)
        while self.bakery.busy:
            self.bakery.findChild(Turns).turn()
        QApplication.processEvents()
        return self

    def painted(self, figure: Figure, spot: Spot, *, mirrored: bool = False) -> int:
        """How often it is painted for a spot."""
        return self.paints.after(lambda: self.view.show_spot(figure, spot, mirrored=mirrored))

    def picture(self, figure: Figure, spot: Spot, *, mirrored: bool = False) -> QImage:
        self.view.show_spot(figure, spot, mirrored=mirrored)
        return self.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Shown:
    return Shown(qtbot, look).bake(BRIDGE, BIRD_DOG)


@pytest.fixture
def still(qtbot: QtBot, look: Look) -> Shown:
    """For somebody who wants less movement."""
    return Shown(qtbot, Look(look.assets, still=True)).bake(BRIDGE, BIRD_DOG)


def has(image: QImage, look: Look, role: str, columns: range | None = None) -> bool:
    """Whether there are pixels of exactly this colour."""
    wanted = look.color(role).rgb()
    return any(
        image.pixel(x, y) == wanted for x in columns or range(image.width()) for y in range(image.height())
    )


# -- how often -------------------------------------------------------------------------------------------


def test_the_same_spot_is_painted_once(shown: Shown) -> None:
    assert shown.painted(BRIDGE, Spot("out", 0.4)) == 1
    assert shown.painted(BRIDGE, Spot("out", 0.4)) == 0
    assert shown.painted(BRIDGE, Spot("out", 0.45)) == 1


def test_a_rest_is_painted_once(shown: Shown) -> None:
    shown.painted(BRIDGE, Spot("start", 0.0, 2))
    assert sum(shown.painted(BRIDGE, Spot("start", 0.0, 2)) for _n in range(60)) == 0


@pytest.mark.parametrize("part", ["hold", "round"])
def test_a_hold_is_painted_only_as_the_breath_goes_on(shown: Shown, part: str) -> None:
    """A pose that lasts, as in lying, is a hold as well; nothing there goes round."""
    ticks = range(int(2 * BREATH_S * 30))
    painted = sum(shown.painted(BRIDGE, Spot(part, seconds=n / 30)) for n in ticks)  # type: ignore[arg-type]
    # Up and down again, twice.
    assert 3 * BREATHS <= painted <= 4 * BREATHS + 1 < len(ticks) / 4


@pytest.mark.parametrize("part", ["hold", "round"])
def test_the_pictures_of_a_breath_are_drawn_once(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    drawn = []
    paint = Scene.paint
    monkeypatch.setattr(Scene, "paint", lambda *given, **more: (drawn.append(1), paint(*given, **more)))
    for n in range(int(3 * BREATH_S * 30)):
        shown.painted(BRIDGE, Spot(part, rep=n // 40, seconds=n / 30))  # type: ignore[arg-type]
    assert len(drawn) == BREATHS


def test_the_breath_moves_the_belly_and_nothing_far_from_it(shown: Shown) -> None:
    out, full = (shown.picture(BRIDGE, Spot("hold", seconds=s)) for s in (0.0, BREATH_S / 2))
    width, height = out.width(), out.height()
    moved = [(x, y) for x in range(width) for y in range(height) if out.pixel(x, y) != full.pixel(x, y)]
    assert 0 < len(moved) < 0.02 * width * height


def test_what_only_goes_round_goes_round(shown: Shown) -> None:
    shown.bake(WALK)
    assert [shown.painted(WALK, Spot("round", seconds=s)) for s in (0.0, 0.5, 1.0)] == [1, 1, 1]


# -- what -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "arrow"), [("start", True), ("out", True), ("hold", False), ("back", False), ("round", False)]
)
def test_the_arrow_shows_what_comes_or_is_under_way(shown: Shown, look: Look, part: str, arrow: bool) -> None:
    image = shown.picture(BRIDGE, Spot(part, 0.5))  # type: ignore[arg-type]
    assert has(image, look, "arrow.fill") is arrow


def test_another_repetition_may_be_another_pose_to_hold(shown: Shown) -> None:
    shown.bake(TO_AND_FRO)
    first, other = (shown.picture(TO_AND_FRO, Spot("hold", rep=rep)) for rep in (0, 1))
    assert first != other
    assert shown.picture(TO_AND_FRO, Spot("hold", rep=2)) == first
    assert shown.picture(TO_AND_FRO, Spot("hold", rep=3)) == other


@pytest.mark.parametrize("part", ["start", "hold", "back"])
def test_the_other_side_is_the_mirror_image(shown: Shown, part: str) -> None:
    spot = Spot(part, 0.5)  # type: ignore[arg-type]
    plain, other = (shown.picture(BIRD_DOG, spot, mirrored=m) for m in (False, True))
    back = other.flipped(Qt.Orientation.Horizontal)
    unlike = sum(
        (plain.pixelColor(x, y).lightness() - back.pixelColor(x, y).lightness()) ** 2 > 40**2
        for x in range(plain.width())
        for y in range(plain.height())
    )
    assert plain != other
    assert unlike < 0.01 * plain.width() * plain.height()
    assert shown.picture(BIRD_DOG, spot) == plain


def test_another_side_or_exercise_is_painted_at_once_even_in_a_hold(shown: Shown) -> None:
    spot = Spot("hold", seconds=1.0)
    assert shown.painted(BRIDGE, spot) == 1
    assert shown.painted(BRIDGE, spot, mirrored=True) == 1
    assert shown.painted(BIRD_DOG, spot, mirrored=True) == 1
    assert shown.painted(BIRD_DOG, spot, mirrored=True) == 0
    assert shown.picture(BRIDGE, spot) != shown.picture(BIRD_DOG, spot)


def test_another_size_is_framed_anew(shown: Shown, qtbot: QtBot, look: Look) -> None:
    spot = Spot("hold", seconds=1.0)
    shown.picture(BRIDGE, spot)
    assert shown.paints.after(lambda: shown.view.resize(300, 460)) >= 1
    fresh = Shown(qtbot, look, (300, 460)).bake(BRIDGE)
    assert shown.picture(BRIDGE, spot) == fresh.picture(BRIDGE, spot)


def test_it_is_painted_when_its_movement_is_ready_and_not_for_that_of_others(
    qtbot: QtBot, look: Look
) -> None:
    shown = Shown(qtbot, look)
    rough = shown.picture(BRIDGE, Spot("out", 0.3))
    assert shown.paints.after(lambda: shown.bake(BRIDGE)) == 1
    assert shown.picture(BRIDGE, Spot("out", 0.3)) != rough
    assert shown.paints.after(lambda: shown.bake(BIRD_DOG)) == 0


@pytest.mark.parametrize("size", [(1, 1), (0, 40), (40, 0)])
def test_there_may_be_no_room_at_all(qtbot: QtBot, look: Look, size: tuple[int, int]) -> None:
    shown = Shown(qtbot, look, size).bake(BRIDGE)
    for part in ("start", "hold"):
        shown.painted(BRIDGE, Spot(part))  # type: ignore[arg-type]


# -- less movement ----------------------------------------------------------------------------------------


def test_less_movement_shows_the_start_with_the_arrow_beside_the_hold(still: Shown, look: Look) -> None:
    image = still.picture(BIRD_DOG, Spot("out", 0.5))
    half = image.width() // 2
    assert has(image, look, "arrow.fill", range(half)) and not has(
        image, look, "arrow.fill", range(half, 2 * half)
    )
    assert image.copy(0, 0, half, image.height()) != image.copy(half, 0, half, image.height())


def test_nothing_is_painted_during_a_session_with_less_movement(still: Shown) -> None:
    still.painted(BRIDGE, Spot("start"))
    spots = [
        Spot(part, n / 20, rep, n / 20)  # type: ignore[arg-type]
        for rep in range(3) for part in ("start", "out", "hold", "back") for n in range(21)
    ]  # fmt: skip
    assert sum(still.painted(BRIDGE, spot) for spot in spots) == 0
    assert still.painted(BRIDGE, Spot("start"), mirrored=True) == 1


def test_a_movement_that_gets_ready_changes_nothing_for_it(qtbot: QtBot, look: Look) -> None:
    still = Shown(qtbot, Look(look.assets, still=True))
    still.painted(BRIDGE, Spot("out", 0.4))
    assert still.paints.after(lambda: still.bake(BRIDGE)) == 0


def test_a_pose_without_a_movement_stands_alone(still: Shown, look: Look) -> None:
    lying = replace(BRIDGE, sequence=(Step("down", "down", "hold"),))
    image = still.picture(lying, Spot("round", seconds=3.0))
    assert not has(image, look, "arrow.fill")
    pair = still.picture(BRIDGE, Spot("start"))
    assert image != pair
