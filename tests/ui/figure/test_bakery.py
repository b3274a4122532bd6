"""The bakery: a little at a time, one figure after the other, and each of them once."""

from collections.abc import Iterator
from time import perf_counter

import pytest
from figure_pictures import FIGURES
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from corecoach.figure import Figure
from corecoach.figure.motion import SAMPLES, Motion, bake, baking
from corecoach.figure.spot import Spot
from corecoach.ui import turns
from corecoach.ui.figure import bakery as module
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.turns import TURN_S, Turns

ONE, OTHER = FIGURES["glute_bridge"], FIGURES["bird_dog"]
LONGEST_TURN_S = 0.016


class Oven:
    """A clock that each solved pose moves on by so much, and what was solved of which figure."""

    def __init__(self, pose_s: float) -> None:
        self.now = 0.0
        self.pose_s = pose_s
        self.solved: list[Figure] = []
        self.begun: list[Figure] = []

    def baking(self, figure: Figure) -> Iterator[Motion | None]:
        self.begun.append(figure)
        for motion in baking(figure):
            self.now += self.pose_s
            self.solved.append(figure)
            yield motion


@pytest.fixture
def oven(monkeypatch: pytest.MonkeyPatch) -> Oven:
    """Each pose takes a third of a turn."""
    oven = Oven(0.3 * TURN_S)
    monkeypatch.setattr(turns, "perf_counter", lambda: oven.now)
    monkeypatch.setattr(module, "baking", oven.baking)
    return oven


@pytest.fixture
def bakery(qapp: object) -> Iterator[Bakery]:
    """With a timer that a test turns by hand."""
    bakery = Bakery()
    timer = bakery.findChild(QTimer)
    timer.timeout.disconnect()
    yield bakery
    bakery.rest()


def turn(bakery: Bakery, times: int = 1) -> None:
    for _n in range(times):
        bakery.findChild(Turns).turn()


def is_ticking(bakery: Bakery) -> bool:
    timer = bakery.findChild(QTimer)
    assert timer.interval() == 0
    return bool(timer.isActive())


@pytest.mark.parametrize(("share", "poses"), [(0.3, 4), (0.4, 3), (0.99, 2), (1.01, 1), (9.0, 1)])
def test_a_turn_ends_with_the_pose_that_uses_it_up(
    bakery: Bakery, oven: Oven, share: float, poses: int
) -> None:
    oven.pose_s = share * TURN_S
    bakery.ask(ONE)
    for n in range(1, 4):
        turn(bakery)
        assert len(oven.solved) == n * poses
    assert bakery.busy


def test_nothing_is_baked_in_the_turn_that_asks(bakery: Bakery, oven: Oven) -> None:
    bakery.ask(ONE)
    assert oven.begun == [] and bakery.busy and is_ticking(bakery)


def test_what_was_asked_for_first_is_baked_first_and_each_of_them_once(bakery: Bakery, oven: Oven) -> None:
    baked: list[Figure] = []
    bakery.baked.connect(baked.append)
    for figure in (ONE, OTHER, ONE, OTHER, ONE):
        bakery.ask(figure)
    turn(bakery, 100)
    assert oven.begun == baked == [ONE, OTHER]
    assert sorted(map(id, oven.solved), key=[id(ONE), id(OTHER)].index) == list(map(id, oven.solved))
    bakery.ask(ONE)
    turn(bakery, 10)
    assert len(oven.begun) == 2 and not bakery.busy


def test_what_is_done_is_what_is_baked_at_once(bakery: Bakery, oven: Oven) -> None:
    early = bakery.ask(ONE)
    turn(bakery, 100)
    done, whole = bakery.ask(ONE), bake(ONE)
    assert done is not early
    for n in range(SAMPLES + 1):
        for part in ("out", "back"):
            spot = Spot(part, n / SAMPLES)  # type: ignore[arg-type]
            assert done.position(spot) == whole.position(spot)


def test_one_that_is_not_baked_shows_the_nearer_key(bakery: Bakery, oven: Oven) -> None:
    motion = bakery.ask(ONE)
    shown = [motion.position(Spot("out", share)) for share in (0.0, 0.2, 0.49, 0.51, 0.8, 1.0)]
    assert shown == [motion.start()] * 3 + [motion.held()] * 3
    turn(bakery)
    assert bakery.ask(ONE) is motion


def test_it_says_what_is_ready_after_it_can_be_had(bakery: Bakery, oven: Oven) -> None:
    early, had = bakery.ask(ONE), []
    bakery.baked.connect(lambda figure: had.append(bakery.ask(figure)))
    turn(bakery, 100)
    assert len(had) == 1 and had[0] is not early


def test_it_stops_ticking_when_all_is_done(bakery: Bakery, oven: Oven) -> None:
    bakery.ask(ONE)
    turn(bakery, 100)
    assert not is_ticking(bakery)
    bakery.ask(OTHER)
    assert is_ticking(bakery)
    bakery.rest()


def test_a_rest_ends_all_work_and_what_was_waiting_is_baked_when_it_is_asked_for_again(
    bakery: Bakery, oven: Oven
) -> None:
    baked: list[Figure] = []
    bakery.baked.connect(baked.append)
    bakery.ask(ONE)
    turn(bakery, 100)
    bakery.ask(OTHER)
    turn(bakery)
    bakery.rest()
    assert not bakery.busy and not is_ticking(bakery)
    before = len(oven.solved)
    turn(bakery, 10)
    assert (len(oven.solved), baked) == (before, [ONE])
    bakery.ask(ONE)
    bakery.ask(OTHER)
    turn(bakery, 100)
    assert baked == [ONE, OTHER]


def test_equal_figures_of_two_exercises_have_a_movement_each(bakery: Bakery, oven: Oven) -> None:
    twin = FIGURES["glute_bridge"].__copy__()
    assert twin == ONE and twin is not ONE
    bakery.ask(ONE)
    assert bakery.ask(twin).figure is twin
    bakery.rest()


def test_the_window_stays_awake(qtbot: QtBot) -> None:
    """In real time: between two turns the loop comes round; a busy machine may be slow now and then."""
    bakery = Bakery()
    bakery.ask(OTHER)
    took: list[float] = []
    timer = bakery.findChild(QTimer)
    timer.timeout.disconnect()
    while bakery.busy:
        before = perf_counter()
        turn(bakery)
        took.append(perf_counter() - before)
    assert len(took) > 3
    assert sorted(took)[len(took) // 2] < LONGEST_TURN_S
