"""The panel of the player: its number is inside its ring, and is never painted away."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Routine, resolve
from corecoach.session import Moment, State, Timeline, compile_timeline
from corecoach.ui.look import Look
from corecoach.ui.player.panel import Panel

LIBRARY = Library()


def walk(seconds: int) -> Timeline:
    item = Item("graded-walk", DosageChange(sets=1, reps=1, hold_s=seconds))
    return compile_timeline("r", resolve(Routine("r", "R", (item,)), LIBRARY.exercises))


def panel_at(qtbot: QtBot, look: Look, seconds: int, elapsed_s: float) -> Panel:
    """In the middle of a walk of so many seconds."""
    line = walk(seconds)
    panel = Panel(look, line)
    qtbot.addWidget(panel)
    panel.resize(380, 620)
    phase = line.phases[1]
    panel.show_moment(Moment(State.RUNNING, 1, phase, elapsed_s, float(seconds), 0.0, 0.0, False, False))
    return panel


def grabbed(panel: Panel, room: QRect) -> QImage:
    return panel.grab(room).toImage()


@pytest.mark.parametrize("half", [4, 30, 60])
@pytest.mark.parametrize("elapsed_s", [3.0, 21.0, 39.0, 57.0])
def test_any_part_that_is_painted_looks_as_it_does_in_the_whole(
    qtbot: QtBot, look: Look, half: int, elapsed_s: float
) -> None:
    """As when another window that lay over a part of it is moved away."""
    panel = panel_at(qtbot, look, 60, elapsed_s)
    whole, ring = grabbed(panel, panel.rect()), panel._ring_rect().toRect()
    tip = panel._tip(panel._share()).toPoint()
    for centre in (
        ring.center(),
        tip,
        (ring.center() + tip) / 2,
        ring.center() + QPoint(0, ring.height() // 4),
    ):
        room = QRect(centre - QPoint(half, half), centre + QPoint(half, half)) & panel.rect()
        assert unlike(grabbed(panel, room), whole.copy(room)) == 0, centre


def unlike(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than the edge of a curve that was begun elsewhere."""
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 40
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("seconds", [7, 59, 99, 100, 599, 600, 1799])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_number_is_inside_the_ring(qtbot: QtBot, look: Look, seconds: int, scale: float) -> None:
    panel = panel_at(qtbot, Look(look.assets, scale=scale), seconds, 0.0)
    _font, place = panel._digits()
    ring = panel._ring_rect()
    inner = ring.width() / 2 - 10
    far = max(
        QPoint.dotProduct(at, at) ** 0.5
        for corner in (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight())
        for at in [(corner - ring.center()).toPoint()]
    )
    assert inner / 4 < far < inner - 4
