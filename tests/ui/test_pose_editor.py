"""The pose editor, by mouse and by keys: limits and pins hold, contacts and poses come and go."""

from math import dist
from pathlib import Path

import pytest
from alone import ASSETS, Key, press, settle, shown
from fitting import cut_off
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from corecoach.figure import Figure
from corecoach.figure.acceptance import faults_in
from corecoach.figure.dragging import handle_at
from corecoach.figure.poses import pose_of
from corecoach.library import Library
from corecoach.practice.key_poses import order_of
from corecoach.prescription import Dosage
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.widgets import pose_stage
from corecoach.ui.practice.widgets.pose_editor import PoseAt, PoseEditor
from corecoach.ui.practice.widgets.pose_play import LONGEST_HOLD_S, pace_of
from corecoach.ui.practice.widgets.pose_stage import UNIT
from corecoach.ui.widgets import Text

LIBRARY = Library(Path(ASSETS))
Changes = list[tuple[Figure, str]]


def editor(
    qtbot: QtBot, look: Look, name: str = "bird-dog", key: str = "reach"
) -> tuple[PoseEditor, Changes]:
    exercise = LIBRARY.exercises[name]
    assert exercise.figure is not None
    made = PoseEditor(dense(look), exercise.figure, exercise.dosage, PoseAt(key))
    changes: Changes = []
    made.changed.connect(lambda figure, change: changes.append((figure, change)))
    shown(qtbot, made, (760, 640))
    return made, changes


def at(made: PoseEditor, handle: str) -> tuple[float, float]:
    return handle_at(made.figure, made.stage.pose, handle)


def said(made: PoseEditor) -> str:
    return " ".join(text.text() for text in made.findChildren(Text))


def drag(made: PoseEditor, handle: str, *way: QPoint) -> None:
    """Press the mouse on a handle, move it along the way, and let go."""
    widget = made.stage.handles[handle]
    here = widget.rect().center()
    start = widget.pos()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=here)
    for step in way:
        QTest.mouseMove(widget, here + start + step - widget.pos())
        settle()
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=here + start + way[-1] - widget.pos())
    settle()


def test_a_hand_follows_the_mouse_and_a_drag_is_one_change(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    x, y = at(made, "hand_f")
    drag(made, "hand_f", QPoint(-10, 6), QPoint(-20, 12), QPoint(-30, 20))
    assert len(changes) == 1 and changes[0][0] is made.figure
    after = at(made, "hand_f")
    assert after[0] < x and after[1] < y
    key = made.figure.keys["reach"]
    assert faults_in(made.figure, key, pose_of(key, "side")) == []


def test_what_is_pinned_stays_and_it_is_said_why(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    x, y = at(made, "hand_n")
    drag(made, "hand_n", QPoint(60, -80), QPoint(60, -80))
    assert dist(at(made, "hand_n"), (x, y)) < 2e-3
    assert "near hand on the floor is pinned" in said(made)
    assert all(figure.keys["reach"].contacts == made.figure.keys["reach"].contacts for figure, _ in changes)


def test_only_the_newest_place_of_the_mouse_is_solved_for(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _changes = editor(qtbot, look)
    aims: list[tuple[float, float]] = []
    solve = pose_stage.pulled
    monkeypatch.setattr(
        pose_stage, "pulled", lambda hold, pose, to: (aims.append(to), solve(hold, pose, to))[1]
    )
    stage, middle = made.stage, made.stage.handles["hand_f"].geometry().center().toPointF()
    stage.begin("hand_f", middle)
    for n in range(50):
        stage.pull(middle + QPoint(-n, 0).toPointF())
    assert aims == []
    QApplication.processEvents()
    assert aims and len(aims) < 10 and len(set(aims)) == 1
    stage.let_go()


@pytest.mark.parametrize(("shift", "units"), [(False, 1), (True, 5)])
def test_arrows_move_a_handle_by_units(qtbot: QtBot, look: Look, shift: bool, units: int) -> None:
    made, changes = editor(qtbot, look)
    x, y = at(made, "hand_f")
    handle = made.stage.handles["hand_f"]
    handle.setFocus()
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(handle, Key.Key_Down, modifier)
    # The arm is stretched: straight down is a little out of its reach.
    assert dist(at(made, "hand_f"), (x, y - units * UNIT)) < 4e-3
    QTest.keyClick(handle, Key.Key_Left, modifier)
    assert [change for _figure, change in changes] == ["keys reach hand_f"] * 2


def test_tab_goes_from_handle_to_handle_and_each_has_a_name(qtbot: QtBot, look: Look) -> None:
    made, _changes = editor(qtbot, look)
    handles = list(made.stage.handles.values())
    names = [handle.accessibleName() for handle in handles]
    assert len(set(names)) == len(names) == 15 and "Move the near hand" in names
    handles[0].setFocus()
    for handle in handles[1:]:
        press(Key.Key_Tab)
        assert QApplication.focusWidget() is handle


def test_p_frees_what_is_pinned_and_pins_it_again(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    before = made.figure.keys["reach"]
    handle = made.stage.handles["hand_n"]
    handle.setFocus()
    QTest.keyClick(handle, Key.Key_P)
    assert "hand_n" not in made.figure.keys["reach"].contacts
    QTest.keyClick(handle, Key.Key_P)
    assert set(made.figure.keys["reach"].contacts) == set(before.contacts)
    assert len(changes) == 2


def test_a_mark_is_clicked_to_free_and_to_pin(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    mark = next(m for m in made.stage.marks if m.pin.contact == "hand_n")
    assert mark.is_pinned and mark.accessibleName() == "Pinned: near hand on the floor. Press to free it"
    mark.click()
    settle()
    offered = next(m for m in made.stage.marks if m.pin.contact == "hand_n")
    assert not offered.is_pinned and offered.accessibleName() == "Pin near hand on the floor"
    offered.click()
    settle()
    assert set(made.figure.keys["reach"].contacts) == {"knee_f", "instep_f", "hand_n"}
    assert len(changes) == 2


def test_far_from_everything_there_is_nothing_to_pin(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    made.stage.turn_pin("hand_f")
    assert changes == [] and "Nothing of the far hand is near enough" in said(made)


def test_poses_are_added_copied_moved_and_removed(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look, key="start")
    made.ask("add")
    names = order_of(made.figure)
    assert len(names) == len(made.strip.pictures) == 3
    assert [p.isChecked() for p in made.strip.pictures] == [False, True, False]
    made.ask("copy")
    made.ask("add")
    assert len(order_of(made.figure)) == 4, "there are no more than four"
    made.ask("back")
    made.ask("remove")
    made.ask("remove")
    made.ask("remove")
    assert len(order_of(made.figure)) == 2, "nor fewer than two"
    assert len(changes) == 5


def test_the_row_by_keys(qtbot: QtBot, look: Look) -> None:
    made, _changes = editor(qtbot, look, key="start")
    made.strip.pictures[1].setFocus()
    press(Key.Key_Return)
    assert made.strip.pictures[1].isChecked() and made.strip.pictures[1].hasFocus()
    QTest.keyClick(made.strip.pictures[1], Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert order_of(made.figure) == ("reach", "start")
    assert [p.accessibleName() for p in made.strip.pictures] == ["Pose 1 of 2", "Pose 2 of 2, held"]


def test_mirror_one_pose_and_all(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    before = made.figure
    made.ask("mirror")
    assert set(made.figure.keys["reach"].contacts) == {"knee_n", "instep_n", "hand_f"}
    made.ask("mirror")
    assert made.figure == before
    made.ask("mirror-all")
    assert made.figure.mirror and len(changes) == 3


def test_play_shows_the_movement_and_comes_back(qtbot: QtBot, look: Look) -> None:
    made, changes = editor(qtbot, look)
    made.begin(plays=False)
    assert made.play.isVisible() and not made.stage.isVisible()
    settle()
    made.play.show_at(1.0)
    first = made.grab().toImage()
    made.play.show_at(2.4)
    assert made.grab().toImage() != first
    made.stop()
    assert made.stage.isVisible() and changes == []


def test_once_ends_by_itself(qtbot: QtBot, look: Look) -> None:
    made, _changes = editor(qtbot, look)
    made.begin()
    made.play.ended.emit(None)
    assert not made.play.is_playing and made.stage.isVisible()


def test_a_changed_figure_stops_the_playing(qtbot: QtBot, look: Look) -> None:
    made, _changes = editor(qtbot, look)
    made.begin()
    made.show_figure(made.figure)
    assert not made.play.is_playing


def test_the_pace_is_that_of_the_dose_and_a_long_hold_is_cut() -> None:
    figure = LIBRARY.exercises["bird-dog"].figure
    assert figure is not None
    dose = Dosage(1, 1, 600, 0, 0, "3-hold-4")
    parts = dict(pace_of(figure, dose).parts)
    assert (parts["out"], parts["hold"], parts["back"]) == (3, LONGEST_HOLD_S, 4)
    pace = pace_of(figure, Dosage(1, 1, 2, 0, 0, "3-hold-4"))
    assert pace.spot(pace.total_s - 0.01).part == "rest" and pace.spot(0).part == "start"
    walk = LIBRARY.exercises["graded-walk"]
    assert walk.figure is not None and pace_of(walk.figure, walk.dosage).spot(1.0).part == "round"


def test_the_camera_stays_while_the_body_fits(qtbot: QtBot, look: Look) -> None:
    made, _changes = editor(qtbot, look)
    before = made.stage.handles["pelvis"].pos()
    made.stage.nudge("hand_f", (-3, -3))
    assert made.stage.handles["pelvis"].pos() == before


@pytest.mark.parametrize(
    "name", ["wall-angels", "lower-trunk-rotation", "clamshell", "chin-tuck", "prone-lying"]
)
def test_every_view_can_be_edited(qtbot: QtBot, look: Look, name: str) -> None:
    made, _changes = editor(qtbot, look, name, "")
    for handle in made.stage.handles.values():
        assert made.stage.rect().contains(handle.geometry())
        handle.nudged.emit((0, 1))
    assert cut_off(made) == []
