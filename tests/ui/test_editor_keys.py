"""The dose grid by keyboard: typing in place, moving, refusing, undoing, saving."""

import pytest
from editing import ALT, CTRL, NAMES, SHIFT, AtEditor
from hands import Key, Worlds, seen, settle
from PySide6.QtTest import QTest

from corecoach.coach import Saved, SaveFailed
from corecoach.prescription import DosageChange
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.widgets.exercise_shelf import ExerciseShelf


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


# -- typing ----------------------------------------------------------------------------------------------


def test_a_value_is_typed_over_the_old_one(on: AtEditor) -> None:
    on.go(1, "sets")
    on.write("3")
    assert on.items[1].dosage.sets == 3
    on.press(Key.Key_Tab)
    on.write("12")
    assert on.items[1].dosage == DosageChange(sets=3, reps=12) and on.where() == (1, "reps")


def test_tab_goes_across_and_on_to_the_next_row(on: AtEditor) -> None:
    on.go(0, "rest_between_reps_s")
    on.press(Key.Key_Tab, Key.Key_Tab)
    assert on.where() == (1, "sets") and on.flow.session.state.row == 1
    on.press(Key.Key_Backtab, modifier=SHIFT)
    assert on.where() == (0, "rest_between_sets_s")


def test_enter_goes_down_the_column_and_stays_at_its_end(on: AtEditor) -> None:
    on.go(0, "hold_s")
    on.press(Key.Key_Return)
    assert on.where() == (1, "hold_s")
    on.press(Key.Key_Return, modifier=SHIFT)
    assert on.where() == (0, "hold_s")
    on.go(len(NAMES) - 1, "hold_s")
    on.press(Key.Key_Return)
    assert on.where() == (len(NAMES) - 1, "hold_s")


def test_arrows_change_the_value(on: AtEditor) -> None:
    on.go(1, "reps")
    on.press(Key.Key_Up, Key.Key_Up)
    assert on.items[1].dosage.reps == 10 and on.cell(1, "reps").text() == "10"
    on.press(Key.Key_Down)
    assert on.items[1].dosage.reps == 9
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.items[1].dosage.reps == 8


def test_an_empty_cell_goes_back_to_the_exercises_own(on: AtEditor) -> None:
    on.go(1, "reps")
    on.press(Key.Key_Backspace)
    own = on.flow.session.exercises["pelvic-tilt"].dosage.reps
    assert on.items[1].dosage.reps is None and on.cell(1, "reps").placeholderText() == str(own)
    on.press(Key.Key_Tab)
    assert on.cell(1, "reps").text() == str(own)


def test_numbers_for_each_set(on: AtEditor) -> None:
    on.go(1, "reps")
    on.write("4,3,2")
    assert on.items[1].dosage == DosageChange(sets=3, reps=(4, 3, 2))
    assert on.cell(1, "reps").text() == "4,3,2" and on.cell(1, "sets").text() == "3"
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.items[1].dosage == DosageChange(sets=2, reps=8)


def test_what_is_out_of_bounds_is_refused_in_one_line_and_nothing_is_lost(on: AtEditor) -> None:
    on.go(1, "sets")
    on.write("44")
    row = on.page.exercises.rows.row_at(1)
    assert row.message == "Sets: 1 to 10." and on.cell(1, "sets").text() == "44"
    assert on.cell(1, "sets").refused and not on.page.side.foot.button.isEnabled()
    # Four was a value on the way; the text that is none stays to be put right.
    assert on.items[1].dosage.sets == 4
    on.press(Key.Key_Tab)
    assert on.cell(1, "sets").text() == "44" and row.message
    on.go(1, "sets")
    on.write("3")
    assert on.items[1].dosage.sets == 3 and not row.message and not on.cell(1, "sets").refused


def test_a_refused_text_outlives_another_look(on: AtEditor) -> None:
    on.go(1, "sets")
    on.write("44")
    on.at.world.app.settings.change(theme="dark")
    settle()
    assert on.cell(1, "sets").text() == "44" and on.cell(1, "sets").refused


def test_the_time_follows_each_key(on: AtEditor) -> None:
    before = on.page.side._length.accessibleName()
    on.go(1, "sets")
    on.write("3")
    assert on.page.side._length.accessibleName() != before


# -- rows ------------------------------------------------------------------------------------------------


def test_alt_and_arrows_move_a_row_and_the_keyboard_goes_along(on: AtEditor) -> None:
    on.go(1, "hold_s")
    on.press(Key.Key_Down, modifier=ALT)
    assert on.names[2] == NAMES[1] and on.where() == (2, "hold_s")
    on.press(Key.Key_Up, Key.Key_Up, Key.Key_Up, modifier=ALT)
    assert on.names[0] == NAMES[1] and on.where() == (0, "hold_s")


def test_del_removes_and_undo_gives_back(on: AtEditor) -> None:
    on.go(2)
    on.press(Key.Key_Delete)
    assert on.names == NAMES[:2] + NAMES[3:] and on.where() == (2, "sets")
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.names == NAMES
    on.press(Key.Key_Y, modifier=CTRL)
    assert len(on.names) == len(NAMES) - 1
    on.press(Key.Key_Z, modifier=CTRL)
    on.press(Key.Key_Z, modifier=CTRL | SHIFT)
    assert len(on.names) == len(NAMES) - 1


def test_the_last_row_that_goes_leaves_the_keyboard_in_the_search(on: AtEditor) -> None:
    for _row in NAMES:
        on.go(0)
        on.press(Key.Key_Delete)
    assert on.names == [] and on.at.focus is seen(on.at.window, ExerciseShelf)[0].search


def test_ctrl_d_duplicates(on: AtEditor) -> None:
    on.go(0)
    on.press(Key.Key_D, modifier=CTRL)
    assert on.names[:2] == [NAMES[0]] * 2 and on.where() == (1, "sets")


def test_f2_leads_into_the_row_and_enter_back(on: AtEditor) -> None:
    on.go(2)
    on.press(Key.Key_F2)
    panel = on.page.exercises.rows.row_at(2).panel
    assert panel is not None and panel.isAncestorOf(on.at.focus)


def test_rows_are_dragged_by_the_grip(on: AtEditor) -> None:
    rows = on.page.exercises.rows
    first, third = rows.row_at(0), rows.row_at(2)
    grip = first.rect().topLeft()
    grip.setX(14)
    grip.setY(20)
    QTest.mousePress(first, on_left(), pos=grip)
    below = first.mapFrom(rows, third.geometry().bottomLeft())
    QTest.mouseMove(first, below)
    assert rows._mark == 3
    QTest.mouseRelease(first, on_left(), pos=below)
    settle()
    assert on.names[:3] == [NAMES[1], NAMES[2], NAMES[0]]


def on_left():  # type: ignore[no-untyped-def]
    from PySide6.QtCore import Qt

    return Qt.MouseButton.LeftButton


# -- one row in full -------------------------------------------------------------------------------------


def test_sides_note_and_limits_are_set_in_place(on: AtEditor) -> None:
    on.go(2)
    on.at.click(on.at.button("Sides: Right only"))
    assert on.items[2].sides == "right"
    on.at.click(on.at.button("Sides: Right, then left"))
    assert on.items[2].sides is None
    panel = on.page.exercises.rows.row_at(2).panel
    assert panel is not None
    panel._note.setFocus()
    panel._note.selectAll()
    on.write("slowly")
    assert on.items[2].note == "slowly" and panel._count.text() == "6 of 400 letters"
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.items[2].note == "Back still as a table" and panel._note.text() == "Back still as a table"
    on.at.choose("Limits and tempo")
    on.write("5")
    assert on.items[2].limits.max_sets == 5


def test_more_than_a_limit_is_said_at_once(on: AtEditor) -> None:
    on.go(2)
    on.at.choose("Limits and tempo")
    on.write("1")
    assert "sets at most 1" in on.page.exercises.rows.row_at(2).message
    assert not on.page.side.foot.button.isEnabled()


def test_a_harder_exercise_takes_the_place_with_ones_own_dose(on: AtEditor) -> None:
    harder = on.flow.session.exercises["pelvic-tilt"].progressions[0]
    on.desk.practice.remember_dose(harder, DosageChange(sets=3))
    row = on.page.exercises.rows.row_at(1)
    assert row.view is not None
    from corecoach.ui.practice.widgets.row_ask import RowAsk

    on.page.row_asked.emit(RowAsk("exercise", 1, value=harder))
    assert on.items[1].exercise == harder and on.items[1].dosage == DosageChange(sets=3)


def test_a_dose_is_remembered_as_ones_own(on: AtEditor) -> None:
    on.go(2)
    on.at.choose("Remember as my dose")
    assert on.desk.practice.usual_dose("bird-dog") == DosageChange(sets=2, reps=6, hold_s=8)


# -- saving ----------------------------------------------------------------------------------------------


def test_it_saves_by_itself_and_on_leaving(on: AtEditor) -> None:
    on.go(1)
    on.write("3")
    assert on.flow._save_timer.isActive() and on.file.draft() != on.draft
    on.flow._save_timer.timeout.emit()
    assert on.file.draft() == on.draft
    on.write("4")
    on.press(Key.Key_S, modifier=CTRL)
    assert on.file.draft() == on.draft
    on.write("5")
    kept = on.draft
    on.desk.lock()
    assert on.file.draft() == kept


def test_what_cannot_be_saved_is_said_and_kept(on: AtEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [SaveFailed("disk-full"), Saved()]
    told = []
    monkeypatch.setattr(type(on.file), "save_draft", lambda _file, _draft: answers.pop(0))
    monkeypatch.setattr(on.desk, "tell", lambda result, _again=None: told.append(result))
    on.go(1)
    on.write("3")
    on.flow.save()
    assert told == [SaveFailed("disk-full")] and on.items[1].dosage.sets == 3
    on.flow.save()
    assert isinstance(told[-1], Saved)


def test_undo_outlives_a_visit_elsewhere(on: AtEditor) -> None:
    on.go(1)
    on.write("3")
    on.desk.show_clearance(on.file)
    settle()
    on.desk.show_editor(on.file)
    settle()
    assert seen(on.at.window, EditorPage)
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.items[1].dosage.sets == 2
