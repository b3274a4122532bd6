"""About you: every question needs an answer, "None of these" is one, and what is locked is said before."""

from collections.abc import Callable, Sequence

import pytest
from alone import (
    RULES,
    Key,
    buttons,
    click,
    heard,
    in_every_look,
    press,
    settle,
    shown,
    tab_to,
    type_keys,
    words,
)
from fitting import cut_off
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.ui.look import Look
from corecoach.ui.pages.about_you import AboutYouDraft, AboutYouPage
from corecoach.ui.pages.tick_group import TickGroup
from corecoach.ui.widgets import Segmented
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick
from corecoach.words import PSEUDO, use_language

CAUTIONS = (
    ("flexion-intolerant", "Bending forward brings my pain on"),
    ("knee-pain", "My knee hurts"),
    ("hip-pain", "My hip hurts"),
)
ONCE = tuple(RULES.item(i) for i in ("cold_reaction", "morning_stiff"))
COUNTRIES = [("GB", "United Kingdom", "999"), ("DE", "Germany", "112")]
SIGNALS = ("done", "leave_requested")
LOCKED = "Strengthening is locked until your clinician has confirmed a plan for pregnancy."
DIABETES = "Do you have diabetes?"
PREGNANT = "Are you pregnant, or did you have a baby in the last 6 weeks?"
KNEE = "My knee hurts"
NONE = "None of these"


def locks(draft: AboutYouDraft) -> Sequence[str]:
    return [LOCKED] if "pregnant" in draft.modifiers else []


def full() -> AboutYouDraft:
    return AboutYouDraft(
        age="54",
        country="GB",
        modifiers={"diabetes"},
        once={"cold_reaction": "no", "morning_stiff": "unsure"},
        no_cautions=True,
    )


def about(look: Look, draft: AboutYouDraft | None = None, *, first: bool = True) -> AboutYouPage:
    return AboutYouPage(
        look, RULES, draft or AboutYouDraft(), CAUTIONS, ONCE, COUNTRIES, first=first, locks=locks
    )


def tick(page: QWidget, label: str, nth: int = 0) -> Tick:
    return [t for t in page.findChildren(Tick) if t.text() == label][nth]


def ticked(page: QWidget) -> list[str]:
    return [t.text() for t in page.findChildren(Tick) if t.isChecked()]


def save(page: QWidget) -> QAbstractButton:
    return buttons(page, "Save")[0]


# -- the age ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("0", 0), ("54", 54), ("130", 130), (" 7 ", 7), ("007", 7), ("٥٤", 54),
        ("", None), ("131", None), ("999", None), ("1000", None), ("-5", None), ("5.5", None), ("5x", None),
        ("²", None), ("fifty", None), ("1e2", None), ("+5", None), ("5 4", None), ("9" * 190, None),
    ],
)  # fmt: skip
def test_an_age_is_digits_up_to_130(text: str, years: int | None) -> None:
    assert AboutYouDraft(age=text).years == years


def test_a_wrong_age_is_said_in_one_line_and_moves_nothing(qtbot: QtBot, look: Look) -> None:
    draft = full()
    page = shown(qtbot, about(look, draft))
    group = page.findChildren(TickGroup)[0]
    before = group.geometry()
    assert save(page).isEnabled()
    field = page.findChildren(Field)[0]
    field.selectAll()
    QTest.keyClicks(field, "5x")
    settle()
    assert draft.age == "5x"
    assert words(page).count("Write a number from 0 to 130.") == 1
    assert (save(page).isEnabled(), group.geometry()) == (False, before)
    press(Key.Key_Backspace)
    assert (draft.years, save(page).isEnabled()) == (5, True)


# -- the boxes to tick ------------------------------------------------------------------------------------


def test_a_box_and_none_of_these_exclude_each_other(qtbot: QtBot, look: Look) -> None:
    draft = AboutYouDraft()
    page = shown(qtbot, about(look, draft))
    click(page, DIABETES)
    click(page, PREGNANT)
    assert (draft.modifiers, draft.no_modifiers) == ({"diabetes", "pregnant"}, False)
    click(page, NONE)
    assert (draft.modifiers, draft.no_modifiers, ticked(page)) == (set(), True, [NONE])
    click(page, DIABETES)
    assert (draft.modifiers, draft.no_modifiers, ticked(page)) == ({"diabetes"}, False, [DIABETES])
    click(page, DIABETES)
    assert (draft.modifiers, draft.no_modifiers, ticked(page)) == (set(), False, [])


def test_none_of_these_can_be_taken_back(qtbot: QtBot, look: Look) -> None:
    draft = AboutYouDraft()
    page = shown(qtbot, about(look, draft))
    click(page, NONE)
    click(page, NONE)
    assert (draft.no_modifiers, ticked(page)) == (False, [])


def test_the_two_groups_know_nothing_of_each_other(qtbot: QtBot, look: Look) -> None:
    draft = AboutYouDraft()
    page = shown(qtbot, about(look, draft))
    click(page, NONE, 1)
    click(page, DIABETES)
    assert (draft.no_cautions, draft.cautions, draft.modifiers) == (True, set(), {"diabetes"})
    click(page, KNEE)
    click(page, NONE, 0)
    assert (draft.cautions, draft.no_cautions, draft.modifiers) == ({"knee-pain"}, False, set())


def test_every_question_of_the_rules_and_every_caution_is_there(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, about(look))
    asked = [modifier.question for modifier in RULES.modifiers]
    assert [t.text() for t in page.findChildren(Tick)] == [
        *asked,
        NONE,
        *(label for _code, label in CAUTIONS),
        NONE,
    ]
    assert ticked(page) == []
    assert [row.value for row in page.findChildren(Segmented)] == [None, None]


# -- nothing is left out ----------------------------------------------------------------------------------

GIVEN: dict[str, Callable[[QWidget], object]] = {
    "age": lambda page: QTest.keyClicks(page.findChildren(Field)[0], "54"),
    "modifiers": lambda page: click(page, NONE, 0),
    "cold": lambda page: click(page, "No", 0),
    "morning": lambda page: click(page, "Not sure", 1),
    "cautions": lambda page: click(page, KNEE),
}
MISSING = {
    "age": "Write your age in years.",
    "modifiers": "Tick what has been true for you, or “None of these”.",
    "cold": "Answer No, Yes or Not sure to every question.",
    "morning": "Answer No, Yes or Not sure to every question.",
    "cautions": "Tick what is hard for you, or “None of these”.",
}


@pytest.mark.parametrize("left_out", GIVEN)
def test_everything_must_be_answered(qtbot: QtBot, look: Look, left_out: str) -> None:
    draft = AboutYouDraft()
    page = shown(qtbot, about(look, draft))
    said = heard(page, SIGNALS)
    for name, give in GIVEN.items():
        if name != left_out:
            give(page)
    save(page).click()
    page._finish()  # type: ignore[attr-defined]
    assert (save(page).isEnabled(), said) == (False, [])
    assert MISSING[left_out] in words(page)
    assert save(page).accessibleDescription() == MISSING[left_out]
    GIVEN[left_out](page)
    click(page, "Save")
    assert said == [("done", None)]
    assert draft == AboutYouDraft(
        "54", "", set(), True, {"cold_reaction": "no", "morning_stiff": "unsure"}, {"knee-pain"}, False
    )


def test_what_no_box_stands_for_is_no_answer(qtbot: QtBot, look: Look) -> None:
    draft = full()
    draft.no_cautions, draft.cautions = False, {"osteoporosis"}  # implied by a modifier: not asked
    page = shown(qtbot, about(look, draft))
    assert (save(page).isEnabled(), ticked(page)) == (False, [DIABETES])
    click(page, KNEE)
    assert (save(page).isEnabled(), draft.cautions) == (True, {"osteoporosis", "knee-pain"})


def test_no_country_is_no_hindrance_and_its_number_is_shown(qtbot: QtBot, look: Look) -> None:
    draft = full()
    draft.country = ""
    page = shown(qtbot, about(look, draft))
    assert save(page).isEnabled()
    choice = page.findChildren(Choice)[0]
    assert choice.currentText() == "Choose your country"
    choice.setCurrentIndex(choice.findData("DE"))
    choice.activated.emit(choice.findData("DE"))
    assert draft.country == "DE"
    assert "Emergency number: 112" in words(page)


# -- what it locks ----------------------------------------------------------------------------------------


def test_what_the_answers_lock_is_said_before_they_are_saved(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, about(look, full()))
    said = heard(page, SIGNALS)
    assert "Nothing so far." in words(page)
    click(page, PREGNANT)
    assert LOCKED in words(page)
    assert "Read above what your answers lock. Then save." in words(page)
    assert save(page).accessibleDescription() == LOCKED
    click(page, PREGNANT)
    assert LOCKED not in words(page)
    assert said == []


def test_locks_are_asked_for_while_the_draft_is_not_complete(qtbot: QtBot, look: Look) -> None:
    draft = AboutYouDraft(modifiers={"pregnant"})
    page = shown(qtbot, about(look, draft))
    assert LOCKED in words(page)
    assert "Write your age in years." in words(page)


# -- drafts, keys, and how it fits ------------------------------------------------------------------------


def test_a_page_drawn_anew_shows_the_same_answers(qtbot: QtBot, look: Look) -> None:
    draft = AboutYouDraft()
    first = shown(qtbot, about(look, draft))
    for give in GIVEN.values():
        give(first)
    before = AboutYouDraft(**{**vars(draft), "modifiers": set(draft.modifiers), "once": dict(draft.once)})
    again = shown(qtbot, about(look, draft))
    assert draft == before
    assert again.findChildren(Field)[0].text() == "54"
    assert ticked(again) == [NONE, KNEE]
    assert [row.value for row in again.findChildren(Segmented)] == ["no", "unsure"]
    assert save(again).isEnabled()


def test_it_can_be_done_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    draft = AboutYouDraft()
    page = shown(qtbot, about(look, draft))
    said = heard(page, SIGNALS)
    assert QApplication.focusWidget() is page.findChildren(Field)[0]
    type_keys("54")
    for target in (tick(page, DIABETES), *buttons(page, "Yes"), tick(page, NONE, 1), save(page)):
        tab_to(target)
        press(Key.Key_Space)
    assert said == [("done", None)]
    assert draft == AboutYouDraft(
        "54", "", {"diabetes"}, False, {"cold_reaction": "yes", "morning_stiff": "yes"}, set(), True
    )


@pytest.mark.parametrize("way", ["key", "click"])
def test_there_is_a_way_back(qtbot: QtBot, look: Look, way: str) -> None:
    page = shown(qtbot, about(look, full()))
    said = heard(page, SIGNALS)
    press(Key.Key_Escape) if way == "key" else click(page, "Back to Today")
    assert said == [("leave_requested", None)]


def test_the_second_time_it_asks_whether_it_is_still_right(qtbot: QtBot, look: Look) -> None:
    assert "So that the safety questions fit you." in words(shown(qtbot, about(look)))
    assert any("still right" in line for line in words(shown(qtbot, about(look, full(), first=False))))


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, language: str) -> None:
    use_language(language)
    draft = full()
    draft.modifiers = {"pregnant"}
    assert in_every_look(qtbot, look, lambda dressed: about(dressed, draft, first=False), cut_off) == []
