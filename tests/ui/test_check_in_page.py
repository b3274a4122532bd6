"""The page to say more: nothing is preselected, everything can be left out, and taken away again."""

from datetime import UTC, date, datetime
from typing import get_args

import pytest
from alone import Key, buttons, click, heard, in_every_look, press, shown, tab_to, type_keys, words
from fitting import cut_off
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import Place
from corecoach.ui.look import Look
from corecoach.ui.pages.check_in import NOTE_MAX, CheckInAsked, CheckInDraft, CheckInPage
from corecoach.ui.score_words import place_words
from corecoach.ui.widgets import ScoreRow, Segmented
from corecoach.ui.widgets.field import NoteField
from corecoach.words import PSEUDO, use_language

NOW = datetime(2026, 11, 17, 19, 40, tzinfo=UTC)
TODAY, YESTERDAY, SUNDAY = date(2026, 11, 17), date(2026, 11, 16), date(2026, 11, 15)
WEDNESDAY = date(2026, 11, 18)
SIGNALS = ("save_requested", "day_chosen", "leave_requested")
RELIEF, FLARE = "Pain relief in the last 6 hours?", "Was today a flare-up?"
LEG = "Pain down the leg today, on average"
HERE = "Your answers from before are still here. They are not saved yet."


def more(look: Look, draft: CheckInDraft | None = None, kind: PainKind = "day") -> CheckInPage:
    asked = CheckInAsked(TODAY, PainScore("s", NOW, kind, 4))
    return CheckInPage(look, asked, draft or CheckInDraft(TODAY))


def earlier(look: Look, draft: CheckInDraft | None = None, *days: date) -> CheckInPage:
    asked = CheckInAsked(TODAY, days=days or (YESTERDAY, SUNDAY))
    return CheckInPage(look, asked, draft or CheckInDraft(YESTERDAY))


def named(page: QWidget, name: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name)


def rows(page: QWidget) -> list[ScoreRow]:
    return page.findChildren(ScoreRow)


def cell(page: QWidget, row: int, number: int) -> QAbstractButton:
    return rows(page)[row].findChildren(QAbstractButton)[number]


def save(page: QWidget) -> QAbstractButton:
    return buttons(page, "Save")[0]


# -- more of a score -----------------------------------------------------------------------------------------


def test_nothing_is_preselected_and_saving_nothing_is_allowed(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY)
    page = shown(qtbot, more(look, draft))
    said = heard(page, SIGNALS)
    assert [row.score for row in rows(page)] == [None, None]
    assert [answers.value for answers in page.findChildren(Segmented)] == [None, None]
    assert not any(b.isChecked() for b in page.findChildren(QAbstractButton))
    click(page, "Save")
    assert (draft, said) == (CheckInDraft(TODAY), [("save_requested", None)])


def test_what_is_answered_is_in_the_draft(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY)
    page = shown(qtbot, more(look, draft))
    cell(page, 0, 7).click()
    cell(page, 1, 0).click()
    click(page, "Left buttock")
    click(page, "Right leg")
    named(page, f"{RELIEF}: Yes").click()
    named(page, f"{FLARE}: No").click()
    page.findChildren(NoteField)[0].setPlainText("After the garden")
    assert draft == CheckInDraft(
        TODAY, None, 7, 0, {"buttock-left", "leg-right"}, relief=True, flare=False, note="After the garden"
    )


def test_each_answer_can_be_taken_away(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY, None, 7, 2, {"upper-back"}, relief=True, flare=True)
    page = shown(qtbot, more(look, draft))
    for question in ("Worst pain today", LEG, RELIEF, FLARE):
        clear = named(page, f"Clear: {question}")
        assert clear.isVisible()
        clear.click()
        assert not clear.isVisible()
    click(page, "Upper back")
    assert draft == CheckInDraft(TODAY)


def test_a_second_click_on_an_answer_leaves_it(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY)
    page = shown(qtbot, more(look, draft))
    for _click in range(2):
        cell(page, 0, 7).click()
        named(page, f"{FLARE}: Yes").click()
    assert (draft.worst, draft.flare) == (7, True)


def test_an_answer_does_not_move_what_is_below(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, more(look))
    before = [row.mapTo(page, row.rect().topLeft()) for row in rows(page)]
    click(page, "7")
    press(Key.Key_Tab)
    assert [row.mapTo(page, row.rect().topLeft()) for row in rows(page)] == before


@pytest.mark.parametrize(
    ("kind", "words_"), [("day", "Worst pain today"), ("now", "Worst pain today, so far")]
)
def test_before_the_evening_the_worst_is_the_worst_so_far(
    qtbot: QtBot, look: Look, kind: PainKind, words_: str
) -> None:
    assert words_ in words(shown(qtbot, more(look, kind=kind)))


@pytest.mark.parametrize("kind", ["day", "now"])
def test_the_leg_is_asked_for_of_the_whole_day(qtbot: QtBot, look: Look, kind: PainKind) -> None:
    assert LEG in words(shown(qtbot, more(look, kind=kind)))
    assert "Pain down the leg on that day, on average" in words(shown(qtbot, earlier(look)))


LOWER_TODAY, LOWER = "That is lower than your 4 of today.", "That is lower than your 5 of that day."


def test_a_worst_below_the_score_beside_it_is_said_and_allowed(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, more(look))
    for number, said in ((3, True), (4, False), (0, True), (7, False)):
        cell(page, 0, number).click()
        assert (LOWER_TODAY in words(page)) is said
        assert rows(page)[0].accessibleDescription() == (LOWER_TODAY if said else "")
        assert save(page).isEnabled()
    cell(page, 0, 3).click()
    named(page, "Clear: Worst pain today").click()
    assert LOWER_TODAY not in words(page)


def test_on_an_earlier_day_the_worst_is_held_against_its_average(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, earlier(look))
    cell(page, 1, 3).click()
    assert LOWER not in words(page)
    cell(page, 0, 5).click()
    assert LOWER in words(page) and save(page).isEnabled()


def test_a_score_that_is_of_yesterday_by_now_is_asked_about_that_day(qtbot: QtBot, look: Look) -> None:
    given = PainScore("s", NOW, "day", 4)
    asked = CheckInAsked(WEDNESDAY, given)
    page = shown(qtbot, CheckInPage(look, asked, CheckInDraft(TODAY)))
    assert page.accessibleName() == "An earlier day" and RELIEF not in words(page)
    assert {"Worst pain of that day", "Was yesterday a flare-up?"} <= set(words(page))


@pytest.mark.parametrize("kept", [True, False])
def test_answers_from_before_are_told_from_those_on_record(qtbot: QtBot, look: Look, kept: bool) -> None:
    given = PainScore("s", NOW, "day", 4)
    page = shown(qtbot, CheckInPage(look, CheckInAsked(TODAY, given, kept=kept), CheckInDraft(TODAY)))
    assert (HERE in words(page)) is kept


def test_the_flare_is_asked_for_in_words(qtbot: QtBot, look: Look) -> None:
    said = words(shown(qtbot, more(look)))
    assert FLARE in said
    assert any(line.startswith("A flare-up is a worsening that lasts hours to weeks.") for line in said)


def test_a_note_is_cut_at_its_longest(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY)
    page = shown(qtbot, more(look, draft))
    page.findChildren(NoteField)[0].setPlainText("x" * (NOTE_MAX + 5))
    assert len(draft.note) == NOTE_MAX


def test_it_can_be_done_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY)
    page = shown(qtbot, more(look, draft))
    said = heard(page, SIGNALS)
    type_keys("8")
    tab_to(named(page, "Where is the pain?: Left leg"))
    press(Key.Key_Space)
    tab_to(save(page))
    press(Key.Key_Return)
    assert (draft.worst, draft.places, said) == (8, {"leg-left"}, [("save_requested", None)])


def test_a_one_typed_just_before_saving_counts(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY)
    page = shown(qtbot, more(look, draft))
    type_keys("1")
    save(page).click()
    assert draft.worst == 1


@pytest.mark.parametrize("way", ["key", "click"])
def test_back_saves_nothing(qtbot: QtBot, look: Look, way: str) -> None:
    page = shown(qtbot, more(look))
    said = heard(page, SIGNALS)
    press(Key.Key_Escape) if way == "key" else click(page, "Back")
    assert said == [("leave_requested", None)]


def test_what_was_answered_outlives_the_page(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(TODAY, None, 7, None, {"leg-left"}, relief=False, flare=True, note="Noted")
    page = shown(qtbot, more(Look(look.assets, dark=True), draft))
    assert [row.score for row in rows(page)] == [7, None]
    assert [answers.value for answers in page.findChildren(Segmented)] == ["no", "yes"]
    assert named(page, "Where is the pain?: Left leg").isChecked()
    assert page.findChildren(NoteField)[0].toPlainText() == "Noted"


# -- an earlier day ------------------------------------------------------------------------------------------


def test_an_earlier_day_needs_its_average(qtbot: QtBot, look: Look) -> None:
    draft = CheckInDraft(YESTERDAY)
    page = shown(qtbot, earlier(look, draft))
    said = heard(page, SIGNALS)
    assert {"How was your back yesterday, on average?", "It is marked as entered later."} <= set(words(page))
    assert not save(page).isEnabled()
    assert "Choose a number for the average of the day first." in words(page)
    cell(page, 1, 7).click()
    assert not save(page).isEnabled()
    cell(page, 0, 5).click()
    click(page, "Save")
    assert (draft.score, draft.worst, said) == (5, 7, [("save_requested", None)])


def test_nobody_is_asked_for_six_hours_of_a_day_that_is_over(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, earlier(look))
    assert RELIEF not in words(page)
    assert "Was yesterday a flare-up?" in words(page)


def test_the_day_can_be_chosen_where_there_are_two(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, earlier(look))
    said = heard(page, SIGNALS)
    click(page, "Sunday 15 November")
    assert said == [("day_chosen", SUNDAY)]
    sunday = shown(qtbot, earlier(look, CheckInDraft(SUNDAY)))
    assert "How was your back on Sunday 15 November, on average?" in words(sunday)
    assert "Was Sunday 15 November a flare-up?" in words(sunday)


def test_one_day_is_no_choice(qtbot: QtBot, look: Look) -> None:
    assert buttons(shown(qtbot, earlier(look, None, YESTERDAY)), "Yesterday") == []


# -- words ---------------------------------------------------------------------------------------------------


def test_every_place_has_words_of_its_own() -> None:
    names = [place_words(place) for place in get_args(Place)]
    assert len(set(names)) == len(names) == 8 and all(names)


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_nothing_of_more_is_cut_off(qtbot: QtBot, look: Look, language: str) -> None:
    use_language(language)
    draft = CheckInDraft(TODAY, None, 3, 2, {"leg-left"}, relief=True, flare=True, note="x " * 300)
    assert in_every_look(qtbot, look, lambda dressed: more(dressed, draft), cut_off) == []


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_nothing_of_an_earlier_day_is_cut_off(qtbot: QtBot, look: Look, language: str) -> None:
    use_language(language)
    assert in_every_look(qtbot, look, lambda dressed: earlier(dressed, CheckInDraft(SUNDAY)), cut_off) == []
