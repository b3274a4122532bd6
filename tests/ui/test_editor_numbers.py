"""Numbers in the cells of the editor: when they count, and what becomes of those that are none."""

from itertools import pairwise

import pytest
from editing import CTRL, AtEditor
from hands import Key, Worlds, seen, settle
from PySide6.QtCore import QPoint, Qt

from corecoach.ui.practice.pack_draft import packs_of
from corecoach.ui.practice.widgets.number_cell import NumberCell
from corecoach.ui.practice.widgets.pack_editor import PackEditor

LINE = "Write a number from 0 to 10."


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def cell(on: AtEditor, name: str) -> NumberCell:
    found = next(c for c in seen(on.at.window, NumberCell) if c.accessibleName().startswith(name))
    found.setFocus()
    return found


def minutes(on: AtEditor) -> float:
    (protocol,) = on.draft.protocols
    return packs_of(protocol)[0][1]


@pytest.fixture
def pack(on: AtEditor) -> PackEditor:
    on.page.open_section("packs")
    on.at.choose("Add Ice, 15 minutes")
    return seen(on.at.window, PackEditor)[0]


def test_the_card_that_came_is_in_sight_with_the_keyboard_in_its_minutes(
    on: AtEditor, pack: PackEditor
) -> None:
    first = pack._packs[0]
    spot = first.mapTo(on.at.window, first.rect().center())
    assert on.at.focus is first and on.at.window.childAt(QPoint(spot)) is first


@pytest.mark.parametrize("leave", [Key.Key_Tab, Key.Key_Return, None])
def test_minutes_count_when_they_are_whole(on: AtEditor, pack: PackEditor, leave: Qt.Key | None) -> None:
    before = on.draft
    on.write("12")
    assert on.draft == before and pack._packs[0].text() == "12"
    if leave is None:
        pack._title.setFocus()
        settle()
    else:
        on.press(leave)
    assert minutes(on) == 12
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.draft.protocols == before.protocols


def test_undo_takes_back_what_is_typed_and_saving_keeps_it(on: AtEditor, pack: PackEditor) -> None:
    before = on.draft.protocols
    on.write("12")
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.draft.protocols == before and on.page._view.can_redo
    on.write("11")
    on.press(Key.Key_S, modifier=CTRL)
    assert minutes(on) == 11
    pack._packs[0].selectAll()
    on.write("9")
    on.flow.stow()
    assert packs_of(on.file.draft().protocols[0])[0][1] == 9


def test_an_arrow_goes_on_from_what_is_typed(on: AtEditor, pack: PackEditor) -> None:
    on.write("12")
    on.press(Key.Key_Up)
    assert minutes(on) == 13


@pytest.mark.parametrize("text", ["99", ""])
def test_what_is_no_pain_score_stays_as_typed_and_nothing_is_signed(on: AtEditor, text: str) -> None:
    on.page.open_section("patient")
    number = cell(on, "An exercise stops")
    on.press(Key.Key_Backspace)
    on.write(text)
    on.press(Key.Key_Tab)
    assert number.text() == text and number.refused and number.accessibleDescription() == LINE
    assert LINE in on.at.words() and on.draft.pain_limits.stop_above == 5
    assert on.page._view.to_settle == ("Put the marked number right first, under Patient.",)
    assert not on.page.side.foot.button.isEnabled()
    on.flow.show_editor()
    settle()
    number = cell(on, "An exercise stops")
    assert number.text() == text and number.refused and LINE in on.at.words()
    on.press(Key.Key_Escape)
    assert number.text() == "5" and not number.refused and LINE not in on.at.words()
    assert on.page._view.to_settle == ()


@pytest.mark.parametrize(
    ("section", "name"),
    [("plan", "Weeks of phase 1"), ("plan", "Steady core: times"), ("packs", "Times a d")],
)
def test_every_cell_says_its_bounds(on: AtEditor, pack: PackEditor, section: str, name: str) -> None:
    on.page.open_section(section)  # type: ignore[arg-type]
    number = cell(on, name)
    on.write("0")
    assert number.refused and f"number from 1 to {number._high}." in on.at.words()
    on.write("2")
    on.press(Key.Key_Return)
    assert not number.refused and "number from 1" not in on.at.words() and number.text() == "2"
    assert on.page._view.to_settle == ()


def test_a_protocol_that_goes_takes_its_marks_along(on: AtEditor, pack: PackEditor) -> None:
    on.write("999")
    on.press(Key.Key_Tab)
    assert on.page._view.to_settle
    on.at.choose("Remove Ice, 15 minutes")
    assert on.page._view.to_settle == ()


def test_the_cells_of_a_pack_stand_at_one_height(on: AtEditor, pack: PackEditor) -> None:
    cells = (*pack._packs, *pack._numbers.values())
    tops: dict[int, list[int]] = {}
    for each in cells:
        spot = each.mapTo(pack, QPoint(0, 0))
        tops.setdefault(spot.y(), []).append(spot.x())
    gaps = [b - a for a, b in pairwise(sorted(tops))]
    assert all(gap > cells[0].height() for gap in gaps), tops
