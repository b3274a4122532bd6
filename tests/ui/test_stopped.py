"""The stop page: five answers by click or key, none of them by accident."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.stopped import StoppedPage
from corecoach.ui.widgets import Text
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import use_language

Key = Qt.Key


class Shown:
    """The page in a window of a size, and what it said."""

    def __init__(self, qtbot: QtBot, look: Look, size: tuple[int, int] = (1280, 800)) -> None:
        self.page = StoppedPage(look)
        qtbot.addWidget(self.page)
        self.chosen: list[object] = []
        self.mistakes: list[object] = []
        self.page.chosen.connect(self.chosen.append)
        self.page.mistake_requested.connect(self.mistakes.append)
        self.page.resize(*size)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        self.cards = self.page.findChildren(PressCard)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def scroll_px(self) -> int:
        QApplication.processEvents()
        return self.page.findChildren(QScrollArea)[0].verticalScrollBar().maximum()


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Shown:
    return Shown(qtbot, look)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.Key_1, "rest"),
        (Key.Key_2, "pain"),
        (Key.Key_3, "nerve"),
        (Key.Key_4, "dizzy"),
        (Key.Key_5, "chest"),
    ],
)
def test_a_digit_answers(shown: Shown, key: Qt.Key, value: str) -> None:
    shown.press(key)
    assert shown.chosen == [value]


def test_a_click_anywhere_on_a_row_answers(shown: Shown) -> None:
    for card in shown.cards:
        # Where the words are, by way of the window: they must not take the click.
        words = card.findChildren(Text)[0]
        spot = words.mapTo(shown.page, words.rect().center())
        QTest.mouseClick(shown.page.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert shown.chosen == ["rest", "pain", "nerve", "dizzy", "chest"]
    assert len(shown.mistakes) == 1


def test_no_answer_has_the_focus_at_first(shown: Shown) -> None:
    assert not any(card.hasFocus() for card in shown.cards)
    shown.press(Key.Key_Return, Key.Key_Space, Key.Key_Enter, Key.Key_0, Key.Key_6, Key.Key_H)
    assert shown.chosen == [] and shown.mistakes == []


def test_arrows_move_and_enter_answers(shown: Shown) -> None:
    shown.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert shown.chosen == ["pain"]


def test_arrows_stop_at_the_ends(shown: Shown) -> None:
    shown.press(*[Key.Key_Down] * 9, Key.Key_Enter)
    assert (shown.chosen, len(shown.mistakes)) == ([], 1)
    shown.press(*[Key.Key_Up] * 9, Key.Key_Space)
    assert shown.chosen == ["rest"]


def test_tab_reaches_every_answer_and_the_way_back(shown: Shown) -> None:
    seen = []
    for _turn in range(6):
        shown.press(Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == shown.cards


def test_a_key_held_down_does_not_answer(shown: Shown) -> None:
    no_modifier = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_5, no_modifier, "5", autorep=True)
    QApplication.sendEvent(shown.page, held)
    assert shown.chosen == []


def test_every_answer_says_what_happens_next(shown: Shown) -> None:
    assert all(". " in card.accessibleName() for card in shown.cards)


def test_all_five_fit_without_scrolling(shown: Shown) -> None:
    assert shown.scroll_px() == 0


@pytest.mark.parametrize("language", ["en", "pseudo"])
def test_at_double_size_it_scrolls_down_only(qtbot: QtBot, look: Look, language: str) -> None:
    use_language(language)
    try:
        big = Look(look.assets, dark=True, scale=2.0, width=width_class(1280, 2.0))
        shown = Shown(qtbot, big)
        assert shown.scroll_px() > 0
        area = shown.page.findChildren(QScrollArea)[0]
        shown.press(*[Key.Key_Down] * 6)
        assert area.verticalScrollBar().value() > 0
        assert area.widget().width() <= area.viewport().width()
    finally:
        use_language("en")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (820, 700)])
def test_the_answer_for_an_emergency_is_in_sight_at_once(
    qtbot: QtBot, look: Look, scale: float, size: tuple[int, int]
) -> None:
    dressed = Look(look.assets, dark=False, scale=scale, width=width_class(size[0], scale))
    shown = Shown(qtbot, dressed, size)
    QApplication.processEvents()
    chest = next(card for card in shown.cards if card.accessibleName().startswith("Chest pain"))
    assert shown.page.rect().contains(
        chest.rect().translated(chest.mapTo(shown.page, chest.rect().topLeft()))
    )
    assert shown.page.childAt(chest.mapTo(shown.page, chest.rect().center())) is not None
    for _step in range(5):
        shown.press(Key.Key_Down)
    assert QApplication.focusWidget() is chest
