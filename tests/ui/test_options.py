"""Answers in words: chosen by click and by keys, never by accident, and laid out as there is room."""

import pytest
from alone import Key, press, settle
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from corecoach.ui.look import Look
from corecoach.ui.widgets.options import Options

FIVE = (
    ("a", "Same"),
    ("b", "Better"),
    ("c", "Worse"),
    ("d", "Over 2 weeks, and the same"),
    ("e", "Not sure"),
)


class Shown:
    """The answers on screen."""

    def __init__(self, qtbot: QtBot, look: Look, width: int = 1000, value: str | None = None) -> None:
        self.options = Options(look, FIVE, name="How is it?", value=value)
        qtbot.addWidget(self.options)
        self.said: list[object] = []
        self.options.chosen.connect(self.said.append)
        self.options.resize(width, self.options.heightForWidth(width))
        self.options.show()
        self.options.activateWindow()
        qtbot.waitUntil(self.options.isActiveWindow)
        self.buttons = self.options.findChildren(QAbstractButton)

    def places(self) -> list[tuple[int, int]]:
        """Column and row of each answer."""
        lefts = sorted({b.x() for b in self.buttons})
        tops = sorted({b.y() for b in self.buttons})
        return [(lefts.index(b.x()), tops.index(b.y())) for b in self.buttons]


def test_nothing_is_chosen_until_somebody_does(qtbot: QtBot, look: Look) -> None:
    shown = Shown(qtbot, look)
    shown.options.focus_first()
    press(Key.Key_Space, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Down)
    assert (shown.options.value, shown.said) == (None, [])


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_a_key_chooses_where_the_arrows_have_led(qtbot: QtBot, look: Look, key: Key) -> None:
    shown = Shown(qtbot, look)
    shown.options.focus_first()
    press(Key.Key_Right, Key.Key_Right, key)
    assert (shown.options.value, shown.said) == ("b", ["b"])
    press(Key.Key_Left, Key.Key_Left, Key.Key_Left, key)
    assert (shown.options.value, shown.said) == ("a", ["b", "a"])


def test_up_and_down_go_by_rows(qtbot: QtBot, look: Look) -> None:
    shown = Shown(qtbot, look, 1000)
    across = max(column for column, _row in shown.places()) + 1
    shown.buttons[0].setFocus()
    press(Key.Key_Down)
    assert shown.buttons[across].hasFocus()
    press(Key.Key_Up)
    assert shown.buttons[0].hasFocus()


def test_one_answer_replaces_the_other(qtbot: QtBot, look: Look) -> None:
    shown = Shown(qtbot, look, value="c")
    assert (shown.options.value, shown.said) == ("c", [])
    shown.buttons[3].click()
    shown.buttons[3].click()
    assert [b.isChecked() for b in shown.buttons] == [False, False, False, True, False]
    assert shown.said == ["d", "d"]


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (1700, [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)]),
        (1300, [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1)]),
        (1000, [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1)]),
        (700, [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2)]),
        (330, [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)]),
    ],
)
def test_there_are_as_many_beside_each_other_as_fit(
    qtbot: QtBot, look: Look, width: int, places: list[tuple[int, int]]
) -> None:
    shown = Shown(qtbot, look, width)
    assert shown.places() == places
    assert (
        len({(b.width() + 1) // 2 for b in shown.buttons}) <= 2
        and len({b.height() for b in shown.buttons}) == 1
    )
    assert max(b.x() + b.width() for b in shown.buttons) <= width
    assert max(b.y() + b.height() for b in shown.buttons) == shown.options.height()


def test_words_wrap_where_there_is_no_room_for_a_line(qtbot: QtBot, look: Look) -> None:
    shown = Shown(qtbot, Look(look.assets, scale=2.0), 330)
    narrow = shown.options.heightForWidth(330)
    assert narrow > shown.options.heightForWidth(700)
    assert shown.options.minimumSizeHint().width() <= 330
    shown.options.resize(700, 900)
    settle()
    assert shown.places() == [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)]


def test_a_screen_reader_hears_question_and_answer(qtbot: QtBot, look: Look) -> None:
    names = [b.accessibleName() for b in Shown(qtbot, look).buttons]
    assert names[0] == "How is it?: Same"
