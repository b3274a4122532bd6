"""The shelf of the editor: finding, adding with one's own dose, favourites, and what is not for a patient."""

import pytest
from editing import CTRL, NAMES, AtEditor
from hands import Key, Worlds, seen, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from corecoach.prescription import DosageChange
from corecoach.ui.practice.widgets.shelf_row import ShelfRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def shown(on: AtEditor) -> list[str]:
    rows = sorted(seen(on.at.window, ShelfRow), key=lambda row: row.y())
    return [row.entry.exercise.id for row in rows]


def row(on: AtEditor, name: str) -> ShelfRow:
    return next(r for r in seen(on.at.window, ShelfRow) if r.entry.exercise.id == name)


def test_it_finds_while_one_types_those_first_whose_name_begins_so(on: AtEditor) -> None:
    on.press(Key.Key_F, modifier=CTRL)
    on.write("bird")
    assert shown(on) == ["bird-dog", "bird-dog-leg"]
    on.press(Key.Key_Escape)
    assert len(shown(on)) == len(on.flow.session.exercises)


def test_enter_adds_the_first_with_ones_own_dose_and_is_ready_for_the_next(on: AtEditor) -> None:
    on.desk.practice.remember_dose("wall-sit", DosageChange(sets=3, hold_s=25))
    on.press(Key.Key_F, modifier=CTRL)
    on.write("wall sit")
    on.press(Key.Key_Return)
    assert on.names == [*NAMES, "wall-sit"]
    assert on.items[-1].dosage == DosageChange(sets=3, hold_s=25)
    on.write("clam")
    assert shown(on) == ["clamshell"]


def test_enter_in_an_empty_field_adds_nothing(on: AtEditor) -> None:
    on.press(Key.Key_F, modifier=CTRL)
    on.press(Key.Key_Return)
    assert on.names == NAMES


def test_arrows_lead_through_the_rows_and_plus_adds(on: AtEditor) -> None:
    on.press(Key.Key_F, modifier=CTRL)
    on.write("bird")
    on.press(Key.Key_Down, Key.Key_Down)
    assert on.at.focus is row(on, "bird-dog-leg")
    on.write("+")
    assert on.names[-1] == "bird-dog-leg"
    on.press(Key.Key_Up, Key.Key_Up)
    assert on.at.focus is on.page.shelf.search


def test_a_star_makes_a_favourite_that_its_chip_finds(on: AtEditor) -> None:
    on.press(Key.Key_F, modifier=CTRL)
    on.write("clam")
    on.press(Key.Key_Down)
    on.write("*")
    assert on.desk.practice.favourites == {"clamshell"} and row(on, "clamshell").entry.favourite
    on.press(Key.Key_F, modifier=CTRL)
    on.press(Key.Key_Escape)
    on.at.choose("Kind: Favourites")
    assert shown(on) == ["clamshell"]
    on.at.choose("Kind: Stretch")
    assert "clamshell" not in shown(on) and "childs-pose" in shown(on)


def test_what_is_not_for_the_patient_says_why_and_is_added_when_asked_again(on: AtEditor) -> None:
    on.press(Key.Key_F, modifier=CTRL)
    on.write("press-up")
    against = row(on, "prone-press-up")
    assert "Not for Margaret" in against.accessibleName() and not against.asked
    on.press(Key.Key_Return)
    assert on.names == NAMES and against.asked and against.entry.against in against.accessibleName()
    on.press(Key.Key_Return)
    assert on.names[-1] == "prone-press-up" and not against.asked


def test_another_caution_in_the_programme_changes_the_shelf(on: AtEditor) -> None:
    name = "double-knee-to-chest"
    assert not row(on, name).entry.against
    on.page.open_section("patient")
    pane = on.page._sections["patient"]
    pane._cautions["osteoporosis"].click()  # type: ignore[attr-defined]
    assert "osteoporosis" in on.draft.cautions
    assert on.flow.session.finder.entry(name).against
    assert next(r for r in on.page.findChildren(ShelfRow) if r.entry.exercise.id == name).entry.against


def test_an_exercise_is_dragged_into_its_place(on: AtEditor) -> None:
    rows = on.page.exercises.rows
    dragged = row(on, shown(on)[1])
    name = dragged.entry.exercise.id
    QTest.mousePress(dragged, LEFT, pos=QPoint(80, 20))
    there = rows.row_at(1).mapToGlobal(QPoint(40, 4))
    QTest.mouseMove(dragged, dragged.mapFromGlobal(there))
    assert rows._mark == 1 and on.page._carried.isVisible()
    QTest.mouseRelease(dragged, LEFT, pos=dragged.mapFromGlobal(there))
    settle()
    assert on.names[1] == name and len(on.names) == len(NAMES) + 1 and not on.page._carried.isVisible()


def test_let_go_elsewhere_nothing_is_added(on: AtEditor) -> None:
    dragged = row(on, shown(on)[1])
    QTest.mousePress(dragged, LEFT, pos=QPoint(80, 20))
    QTest.mouseMove(dragged, QPoint(90, 60))
    QTest.mouseRelease(dragged, LEFT, pos=QPoint(90, 60))
    assert on.names == NAMES


def test_a_click_on_the_plus_adds_and_one_on_the_name_only_looks(on: AtEditor) -> None:
    chosen = row(on, shown(on)[2])
    QTest.mouseClick(chosen, LEFT, pos=QPoint(90, chosen.height() // 2))
    settle()
    assert on.names == NAMES and on.flow.session.state.looked_at == chosen.entry.exercise.id
    QTest.mouseClick(chosen, LEFT, pos=QPoint(chosen.width() - 16, chosen.height() // 2))
    settle()
    assert on.names[-1] == chosen.entry.exercise.id


@pytest.mark.parametrize("size", [(1024, 640), (800, 560)])
def test_in_a_narrow_window_it_is_a_drawer(worlds: Worlds, size: tuple[int, int]) -> None:
    on = AtEditor(worlds(sample="", size=size))
    narrow = size[0] < 960
    assert on.page.shelf.isVisible() is not narrow
    on.press(Key.Key_F, modifier=CTRL)
    assert on.page.shelf.isVisible() and on.at.focus is on.page.shelf.search
    if narrow:
        on.press(Key.Key_Escape)
        assert not on.page.shelf.isVisible() and on.where() == (2, "sets")
