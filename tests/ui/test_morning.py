"""The morning after: a score, perhaps a question on the leg, and a way to leave it for now."""

import pytest
from alone import Key, buttons, click, heard, in_every_look, press, shown, tab_to, type_keys, words
from fitting import cut_off
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.safety import Answer
from corecoach.ui.look import Look
from corecoach.ui.pages.morning import MorningDraft, MorningPage
from corecoach.ui.widgets import ScoreRow, Segmented
from corecoach.words import PSEUDO, use_language

AFTER = "After Monday's session, Morning core"
SIGNALS = ("done", "skipped")


def morning(look: Look, draft: MorningDraft | None = None, *, leg: bool = True) -> MorningPage:
    return MorningPage(look, session_words=AFTER, ask_leg=leg, draft=draft or MorningDraft())


def save(page: QWidget) -> QAbstractButton:
    return buttons(page, "Save")[0]


def test_nothing_is_preselected_and_nothing_can_be_saved(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, morning(look))
    said = heard(page, SIGNALS)
    assert AFTER in words(page)
    assert page.findChildren(ScoreRow)[0].score is None
    assert page.findChildren(Segmented)[0].value is None
    save(page).click()
    page._finish()  # type: ignore[attr-defined]
    assert (save(page).isEnabled(), said) == (False, [])


@pytest.mark.parametrize(("label", "answer"), [("No", "no"), ("Yes", "yes"), ("Not sure", "unsure")])
def test_both_questions_must_be_answered(qtbot: QtBot, look: Look, label: str, answer: Answer) -> None:
    draft = MorningDraft()
    page = shown(qtbot, morning(look, draft))
    said = heard(page, SIGNALS)
    click(page, "0")
    assert not save(page).isEnabled()
    click(page, label)
    click(page, "Save")
    assert (draft, said) == (MorningDraft(0, answer), [("done", None)])


def test_the_leg_alone_is_not_enough(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, morning(look))
    click(page, "No")
    assert not save(page).isEnabled()


def test_without_the_leg_a_score_is_enough(qtbot: QtBot, look: Look) -> None:
    draft = MorningDraft()
    page = shown(qtbot, morning(look, draft, leg=False))
    said = heard(page, SIGNALS)
    assert page.findChildren(Segmented) == []
    type_keys("6")
    tab_to(save(page))
    press(Key.Key_Return)
    assert (draft, said) == (MorningDraft(6, None), [("done", None)])


def test_it_can_be_done_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    draft = MorningDraft()
    page = shown(qtbot, morning(look, draft))
    said = heard(page, SIGNALS)
    type_keys("10")
    page.focus_first()  # type: ignore[attr-defined]
    press(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Space)
    tab_to(save(page))
    press(Key.Key_Return)
    assert (draft, said) == (MorningDraft(10, "unsure"), [("done", None)])


@pytest.mark.parametrize("way", ["key", "click"])
def test_not_now_keeps_what_was_said_and_saves_nothing(qtbot: QtBot, look: Look, way: str) -> None:
    draft = MorningDraft(3, "yes")
    page = shown(qtbot, morning(look, draft))
    said = heard(page, SIGNALS)
    press(Key.Key_Escape) if way == "key" else click(page, "Not now")
    assert (draft, said) == (MorningDraft(3, "yes"), [("skipped", None)])


def test_a_page_drawn_anew_shows_the_same_answers(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, morning(look, MorningDraft(0, "unsure")))
    assert page.findChildren(ScoreRow)[0].score == 0
    assert page.findChildren(Segmented)[0].value == "unsure"
    assert save(page).isEnabled() and save(page).hasFocus()


@pytest.mark.parametrize("language", ["en", PSEUDO])
@pytest.mark.parametrize("leg", [False, True])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, language: str, leg: bool) -> None:
    use_language(language)
    assert in_every_look(qtbot, look, lambda dressed: morning(dressed, leg=leg), cut_off) == []
