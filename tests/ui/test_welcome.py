"""The first start."""

import pytest
from programme_samples import ASSETS, button, fits, programme_file, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from corecoach.coach.settings import Settings
from corecoach.coach.taken_in import Offer
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.choice_card import ChoiceCard
from corecoach.words import use_language

COUNTRIES = (("GB", "United Kingdom", "999"), ("DE", "Germany", "112"))
SAMPLE, OPEN, USE = "Try the one-minute sample", "Open my programme file", "Use this programme"


def welcome(
    qtbot: QtBot, look: Look, settings: Settings | None = None, offer: Offer | None = None
) -> WelcomePage:
    page = WelcomePage(look, settings or Settings(), countries=COUNTRIES, offer=offer, offer_minutes=2)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def card(page: WelcomePage, percent: int) -> ChoiceCard:
    name = f"Text size {percent} percent"
    return next(c for c in page.findChildren(ChoiceCard) if c.accessibleName() == name)


def choose_country(page: WelcomePage, code: str) -> None:
    choice = page.findChild(Choice)
    index = choice.findData(code)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_one_action_leads_on(qtbot: QtBot, look: Look) -> None:
    page = welcome(qtbot, look)
    for name, wish in ((SAMPLE, page.sample_requested), (OPEN, page.open_requested)):
        with qtbot.waitSignal(wish, check_params_cb=lambda value: value is None):
            qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def test_size_and_country_are_kept_together(qtbot: QtBot, look: Look) -> None:
    page = welcome(qtbot, look, Settings(volume=10))
    told: list[Settings] = []
    page.settings_changed.connect(told.append)
    qtbot.mouseClick(card(page, 150), Qt.MouseButton.LeftButton)
    choose_country(page, "DE")
    choose_country(page, "DE")
    assert told == [Settings(volume=10, text_scale=150), Settings(volume=10, text_scale=150, country="DE")]


def test_the_country_shows_its_emergency_number(qtbot: QtBot, look: Look) -> None:
    page = welcome(qtbot, look)
    assert "999" not in words_on(page).split("\n")
    choose_country(page, "GB")
    assert "999" in words_on(page).split("\n")


def test_arrows_choose_a_size_and_tab_leaves_the_sizes(qtbot: QtBot, look: Look) -> None:
    page = welcome(qtbot, look)
    page.focus_first()
    assert card(page, 100).hasFocus()
    with qtbot.waitSignal(page.settings_changed, check_params_cb=lambda s: s.text_scale == 125):
        qtbot.keyClick(card(page, 100), Qt.Key.Key_Right)
    reached = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == ["Text size 125 percent", "Country", SAMPLE, OPEN]


def test_a_size_between_the_cards_leaves_none_chosen(qtbot: QtBot, look: Look) -> None:
    page = welcome(qtbot, look, Settings(text_scale=175))
    assert not any(c.isChecked() for c in page.findChildren(ChoiceCard))
    page.focus_first()
    with qtbot.waitSignal(page.settings_changed, check_params_cb=lambda s: s.text_scale == 100):
        qtbot.keyClick(card(page, 100), Qt.Key.Key_Return)


def test_an_offer_says_what_it_is_before_it_is_used(qtbot: QtBot, look: Look) -> None:
    offer = Offer(file=programme_file(), replaces=None)
    page = welcome(qtbot, look, offer=offer)
    words = words_on(page)
    for part in ("Back to gardening", "Sample Physiotherapist", "2 routines", "2 minutes", "not signed"):
        assert part in words
    assert SAMPLE not in [b.text() for b in page.findChildren(type(button(page, USE)))]
    with qtbot.waitSignal(page.accept_requested, check_params_cb=lambda value: value is offer):
        qtbot.keyClick(button(page, USE), Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1), (1024, 640, 1), (1280, 800, 2), (1024, 640, 2)]
)
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, width: int, height: int, scale: float) -> None:
    use_language("pseudo")
    look = Look(ASSETS, scale=scale, width=width_class(width, scale), dark=True)
    for offer in (None, Offer(file=programme_file(), replaces=None)):
        assert fits(welcome(qtbot, look, offer=offer), width, height)
