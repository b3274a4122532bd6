"""Chips that narrow, the layout that begins new lines, the numbers of a dose."""

from itertools import pairwise
from pathlib import Path

import pytest
from hands import Hands, Key, settle
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from corecoach.library import Library
from corecoach.prescription import Item, Prescribed, Routine, resolve
from corecoach.ui.exercise_words import range_words
from corecoach.ui.look import Look
from corecoach.ui.widgets import row
from corecoach.ui.widgets.chips import ChipRow, MenuChip, SwitchChip
from corecoach.ui.widgets.dose_boxes import dose_numbers
from corecoach.ui.widgets.flowing import Flowing

EXERCISES = Library(Path(__file__).parents[2] / "assets").exercises
LEVELS = (("", "any"), ("1", "easiest"), ("4", "hardest"))


def in_window(qtbot: QtBot, widget: QWidget) -> Hands:
    window = QWidget()
    window.setLayout(row(widget))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hands(window)


# -- chips -----------------------------------------------------------------------------------------------


def test_arrows_move_among_chips_and_only_a_press_chooses(qtbot: QtBot, look: Look) -> None:
    chips = ChipRow(look, LEVELS, name="Level", value="")
    chosen: list[object] = []
    chips.chosen.connect(chosen.append)
    hands = in_window(qtbot, chips)
    chips.focus_first()
    hands.press(Key.Key_Right, Key.Key_Down, Key.Key_Right, Key.Key_Left)
    assert chosen == [] and chips.value == ""
    hands.press(Key.Key_Return)
    assert chosen == ["1"] and chips.value == "1"


def test_a_menu_says_what_is_chosen_and_is_dark_only_then(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _spot: opened.append(menu))
    chip = MenuChip(look, "Level", LEVELS, "4")
    chosen: list[object] = []
    chip.chosen.connect(chosen.append)
    hands = in_window(qtbot, chip)
    assert (chip.text(), chip.isChecked()) == ("Level: hardest", True)
    for _press in range(2):
        hands.click(chip)
        assert chip.isChecked() and chosen == []
    opened[-1].actions()[0].trigger()
    assert (chip.text(), chip.isChecked(), chosen) == ("Level: any", False, [""])
    assert chip.accessibleName() == "Level: any"


def test_a_switch_says_both_ways(qtbot: QtBot, look: Look) -> None:
    said: list[bool] = []
    chip = SwitchChip(look, "Mine", on=True, on_change=said.append)
    hands = in_window(qtbot, chip)
    hands.click(chip)
    hands.click(chip)
    assert said == [False, True]


# -- lines -----------------------------------------------------------------------------------------------


@given(st.lists(st.integers(10, 90), min_size=1, max_size=8), st.integers(90, 400))
def test_parts_keep_their_order_and_never_overlap_or_leave_the_line(widths: list[int], width: int) -> None:
    holder = QWidget()
    parts = [QWidget() for _width in widths]
    for part, wide in zip(parts, widths, strict=True):
        part.setFixedSize(wide, 20)
    flow = Flowing(*parts, gap=8)
    holder.setLayout(flow)
    holder.show()
    settle()
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    places = [part.geometry() for part in parts]
    assert all(p.left() >= 0 and p.right() < width for p in places)
    assert all(p.bottom() < flow.heightForWidth(width) for p in places)
    for before, after in pairwise(places):
        if after.top() == before.top():
            assert after.left() == before.right() + 1 + 8
        else:
            assert (after.left(), after.top()) == (0, before.top() + 28)
            assert before.right() + 1 + 8 + after.width() > width
    holder.deleteLater()


# -- numbers ---------------------------------------------------------------------------------------------


def dose(name: str) -> Prescribed:
    return resolve(Routine("r", "R", (Item(name),)), EXERCISES)[0]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("bird-dog", [("3", "sets"), ("6, 4, 2", "each side"), ("10 s", "hold"), ("3 s", "relax")]),
        ("graded-walk", [("1", "set"), ("10 min", "hold")]),
        ("double-knee-to-chest", [("1", "set"), ("3", "times"), ("20 s", "hold"), ("5 s", "relax")]),
    ],
)
def test_a_dose_in_numbers(name: str, numbers: list[tuple[str, str]]) -> None:
    assert dose_numbers(dose(name)) == numbers


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_every_dose_and_every_range_can_be_said(name: str) -> None:
    numbers = dose_numbers(dose(name))
    assert 2 <= len(numbers) <= 4 and all(number and word for number, word in numbers)
    words = range_words(EXERCISES[name].dosage_range)
    assert words.startswith("Usual range: ") and "week" in words and ", ," not in words


def test_a_range_says_one_number_where_both_ends_are_the_same() -> None:
    usual = replace(EXERCISES["bird-dog"].dosage_range, sets=(2, 2), reps=(1, 1), hold_s=(0, 0))
    words = "Usual range: 2 sets, 1 time a day, 4 to 7 days a week."
    assert range_words(usual) == words
