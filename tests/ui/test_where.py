"""Another country has another number: chosen beside the emergency page, and back."""

import pytest
from alone import Key, buttons, click, heard, in_every_look, press, shown, words
from fitting import cut_off
from hands import Worlds, settle
from pytestqt.qtbot import QtBot

from corecoach.ui.look import Look
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.where import WherePage
from corecoach.ui.widgets import Text
from corecoach.ui.widgets.choice import Choice
from corecoach.words import PSEUDO, use_language

COUNTRIES = [("", "", "112"), ("GB", "United Kingdom", "999"), ("US", "United States", "911")]


def where(look: Look, country: str = "GB") -> WherePage:
    return WherePage(look, COUNTRIES, country)


def choose(page: WherePage, code: str) -> None:
    choice = page.findChildren(Choice)[0]
    index = choice.findData(code)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_the_number_follows_the_country(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, where(look))
    said = heard(page, ("chosen", "leave_requested"))
    assert "Call 999" in words(page)
    choose(page, "US")
    assert "Call 911" in words(page) and "or your local emergency number" in words(page)
    assert said == [("chosen", "US")]


def test_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, where(look))
    said = heard(page, ("chosen", "leave_requested"))
    press(Key.Key_Down)
    assert said == [("chosen", "US")]
    buttons(page, "Back to what to do")[0].setFocus()
    press(Key.Key_Return)
    assert said[-1] == ("leave_requested", None)


def test_the_way_back_is_one_click(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, where(look))
    said = heard(page, ("leave_requested",))
    click(page, "Back to what to do")
    assert said == [("leave_requested", None)]


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, language: str) -> None:
    use_language(language)
    assert in_every_look(qtbot, look, where, cut_off) == []


def test_who_is_somewhere_else_is_back_with_the_number_of_there(worlds: Worlds) -> None:
    at = worlds()
    at.world.coach.report({"ces_saddle": "yes"})
    at.world.director.show_lockouts()
    settle()
    at.choose("I am somewhere else")
    assert isinstance(at.page, WherePage)
    choose(at.page, "US")
    at.choose("Back to what to do")
    assert isinstance(at.page, EmergencyPage)
    assert any("Call 911" in each.accessibleName() for each in at.page.findChildren(Text))
