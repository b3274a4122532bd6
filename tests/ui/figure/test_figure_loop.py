"""The movement on the page of an exercise: one repetition after the other, while somebody looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from corecoach.figure.motion import Motion, bake
from corecoach.library import Library
from corecoach.ui.figure.loop import ROUND_S, Loop, spot_in_round
from corecoach.ui.look import Look

LIBRARY = Library()


def test_a_round_holds_comes_back_waits_and_goes_out() -> None:
    at = [spot_in_round(s) for s in (0.0, 1.9, 3.0, 4.5, 6.0)]
    assert [(s.part, round(s.fraction, 2)) for s in at] == [
        ("hold", 0.0), ("hold", 0.95), ("back", 0.5), ("start", 0.5), ("out", 0.5),
    ]  # fmt: skip
    assert [spot_in_round(s).rep for s in (1.0, 3.0, 4.5, 6.0, ROUND_S + 1)] == [0, 0, 1, 1, 1]


@pytest.mark.parametrize("name", ["bird-dog", "lower-trunk-rotation", "cat-camel", "sit-to-stand"])
def test_it_never_leaps(name: str) -> None:
    figure = LIBRARY.exercises[name].figure
    assert figure is not None
    motion = bake(figure)
    before = None
    for n in range(int(3 * ROUND_S * 60)):
        pose = motion.position(spot_in_round(n / 60)).pose
        if before is not None:
            assert max(abs(a - b) for a, b in zip(before[2:], pose[2:], strict=True)) < 6, n / 60
        before = pose


@given(seconds=st.floats(0, 10_000))
def test_every_moment_has_its_place(seconds: float) -> None:
    spot = spot_in_round(seconds)
    assert 0 <= spot.fraction <= 1
    assert spot.rep >= 0


def test_it_moves_only_while_it_is_seen(qtbot: QtBot) -> None:
    loop = Loop(Look(LIBRARY.folder), LIBRARY.exercises["bird-dog"])
    qtbot.addWidget(loop)
    assert not loop.is_moving
    loop.show()
    assert loop.is_moving
    loop.hide()
    assert not loop.is_moving


def test_for_less_movement_it_stands_still(qtbot: QtBot) -> None:
    loop = Loop(Look(LIBRARY.folder, still=True), LIBRARY.exercises["bird-dog"])
    qtbot.addWidget(loop)
    loop.show()
    assert not loop.is_moving
    assert loop._view._figure is LIBRARY.exercises["bird-dog"].figure


def test_no_movement_is_made_anew_for_a_frame(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop(Look(LIBRARY.folder), LIBRARY.exercises["graded-walk"])
    qtbot.addWidget(loop)
    loop.show()
    made: list[object] = []
    begin = Motion.__init__
    monkeypatch.setattr(Motion, "__init__", lambda *given: (made.append(given), begin(*given))[1])
    for _n in range(5):
        loop._move()
    assert made == []
