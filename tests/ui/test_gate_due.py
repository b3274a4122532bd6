"""The safety check with what is due beyond the three questions, and the short one later on the same day."""

import itertools

import pytest
from alone import RULES, Key, buttons, click, heard, in_every_look, press, scrolls, shown, type_keys, words
from fitting import cut_off
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.safety import Due
from corecoach.ui.look import Look
from corecoach.ui.pages.gate import GateDraft, GatePage
from corecoach.ui.widgets import ScoreRow, Segmented
from corecoach.ui.widgets.tick import Tick
from corecoach.words import PSEUDO, use_language

DROWSY = "drowsy_impaired"
ALL = Due(weekly=True, items=(DROWSY, "leg_tingle"))
TODAY = Due(items=(DROWSY,))
AT_EIGHT = "08:40"
SIGNALS = ("done", "leave_requested", "changed_requested")


def gate(look: Look, draft: GateDraft | None = None, due: Due = ALL, **given: object) -> GatePage:
    options = {"title": "Morning", "due": due} | given
    return GatePage(look, RULES, draft or GateDraft(), **options)  # type: ignore[arg-type]


def values(page: QWidget) -> list[str | None]:
    return [row.value for row in page.findChildren(Segmented)]


def go(page: QWidget) -> QAbstractButton:
    return page._go  # type: ignore[attr-defined, no-any-return]


# -- what is due ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "rows"),
    [
        (Due(), ["G1", "G2", "G3"]),
        (Due(weekly=True), ["G1", "G2", "G3", "W"]),
        (TODAY, ["G1", "G2", "G3", DROWSY]),
        (ALL, ["G1", "G2", "G3", "W", DROWSY]),
    ],
)
def test_it_asks_what_is_due_and_nothing_else(qtbot: QtBot, look: Look, due: Due, rows: list[str]) -> None:
    page = shown(qtbot, gate(look, due=due))
    questions = [(RULES.item(r) if r == DROWSY else RULES.gate(r)).question for r in rows]
    assert [line for line in words(page) if line in questions] == questions
    assert values(page) == [None] * len(rows)
    assert not go(page).isEnabled()


@pytest.mark.parametrize("left_out", range(6))
@pytest.mark.parametrize("answer", ["No", "Yes", "Not sure"])
def test_all_that_is_due_must_be_answered(qtbot: QtBot, look: Look, left_out: int, answer: str) -> None:
    page = shown(qtbot, gate(look))
    said = heard(page, SIGNALS)
    rows = buttons(page, answer)
    cell = page.findChildren(ScoreRow)[0].findChildren(QAbstractButton)[5]
    assert len(rows) == 5
    for n, button in enumerate([*rows, cell]):
        if n != left_out:
            button.click()
    go(page).click()
    page._finish()  # type: ignore[attr-defined]
    assert (go(page).isEnabled(), said) == (False, [])
    [*rows, cell][left_out].click()
    go(page).click()
    assert said == [("done", None)]


def test_each_answer_goes_where_it_belongs(qtbot: QtBot, look: Look) -> None:
    draft = GateDraft()
    shown(qtbot, gate(look, draft))
    type_keys("NYN?Y7")
    assert draft.gates == {"G1": "no", "G2": "yes", "G3": "no", "W": "unsure"}
    assert (draft.items, draft.pain_now) == ({DROWSY: "yes"}, 7)
    assert draft.answered_by == "patient"


def test_it_can_be_done_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look))
    said = heard(page, SIGNALS)
    type_keys("NNNNN0")
    press(Key.Key_Tab, Key.Key_Return)
    assert said == [("done", None)]


@pytest.mark.parametrize("key", ["Y", "?"])
@pytest.mark.parametrize("short", [False, True])
def test_the_button_starts_nothing_after_a_tablet_that_makes_sleepy(
    qtbot: QtBot, look: Look, key: str, short: bool
) -> None:
    page = shown(qtbot, gate(look, due=TODAY, answered_at=AT_EIGHT if short else ""))
    type_keys(("" if short else "NNN") + key + "2")
    assert (go(page).text(), go(page).isEnabled()) == ("Continue", True)
    click(page, "No", 0 if short else 3)
    assert go(page).text() == "Start the session"


def test_a_check_on_its_own_asks_for_what_is_due_too(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look, title=""))
    said = heard(page, SIGNALS)
    assert page.findChildren(ScoreRow) == []
    type_keys("NNNN")
    assert not go(page).isEnabled()
    type_keys("N")
    assert go(page).hasFocus()
    press(Key.Key_Return)
    assert (go(page).text(), said) == ("Save my answers", [("done", None)])


def test_a_page_drawn_anew_shows_the_same_answers(qtbot: QtBot, look: Look) -> None:
    draft = GateDraft()
    first = shown(qtbot, gate(look, draft))
    type_keys("N?YN?3")
    click(first, "I am answering for somebody else")
    again = shown(qtbot, gate(look, draft))
    assert values(again) == ["no", "unsure", "yes", "no", "unsure"]
    assert again.findChildren(ScoreRow)[0].score == 3
    assert [tick.isChecked() for tick in again.findChildren(Tick)] == [True]
    assert go(again).isEnabled()


@pytest.mark.parametrize(("ready", "given"), [(False, 5), (True, 6)])
def test_a_draft_from_before_is_complete_or_not(qtbot: QtBot, look: Look, ready: bool, given: int) -> None:
    parts = [("G1", "no"), ("G2", "no"), ("G3", "yes"), ("W", "unsure"), (DROWSY, "no"), ("pain", 0)]
    for chosen in itertools.combinations(parts, given):
        said = dict(chosen)
        draft = GateDraft(
            gates={g: a for g, a in said.items() if g not in (DROWSY, "pain")},  # type: ignore[misc]
            items={DROWSY: "no"} if DROWSY in said else {},
            pain_now=0 if "pain" in said else None,
        )
        assert go(shown(qtbot, gate(look, draft))).isEnabled() is ready


@pytest.mark.parametrize("session", ["", "Morning"])
def test_a_check_on_its_own_is_complete_without_a_score(qtbot: QtBot, look: Look, session: str) -> None:
    draft = GateDraft(gates=dict.fromkeys(("G1", "G2", "G3"), "no"))
    page = shown(qtbot, gate(look, draft, due=Due(), title=session))
    assert go(page).isEnabled() is not bool(session)


# -- who answers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("short", [False, True])
def test_somebody_else_may_answer_and_says_so(qtbot: QtBot, look: Look, short: bool) -> None:
    draft = GateDraft()
    page = shown(qtbot, gate(look, draft, answered_at=AT_EIGHT if short else ""))
    tick = page.findChildren(Tick)[0]
    assert (tick.isChecked(), draft.answered_by) == (False, "patient")
    click(page, "I am answering for somebody else")
    assert draft.answered_by == "carer"
    click(page, "I am answering for somebody else")
    assert draft.answered_by == "patient"


# -- later on the same day --------------------------------------------------------------------------------


def test_the_short_check_asks_only_what_is_about_now(qtbot: QtBot, look: Look) -> None:
    draft = GateDraft()
    page = shown(qtbot, gate(look, draft, answered_at=AT_EIGHT))
    said = heard(page, SIGNALS)
    assert values(page) == [None]
    assert "You answered the safety questions at 08:40. Has something changed since?" in words(page)
    type_keys("N")
    assert not go(page).isEnabled()
    type_keys("4")
    press(Key.Key_Tab, Key.Key_Return)
    assert (said, draft.gates, draft.items, draft.pain_now) == ([("done", None)], {}, {DROWSY: "no"}, 4)


def test_the_short_check_may_be_the_score_alone(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look, due=Due(), answered_at=AT_EIGHT))
    said = heard(page, SIGNALS)
    assert values(page) == []
    assert any("at 08:40" in line for line in words(page))
    go(page).click()
    type_keys("0")
    go(page).click()
    assert said == [("done", None)]


def test_something_has_changed_asks_for_all_questions(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look, answered_at=AT_EIGHT))
    said = heard(page, SIGNALS)
    click(page, "Something has changed")
    assert said == [("changed_requested", None)]
    full = shown(qtbot, gate(look))
    assert buttons(full, "Something has changed") == []


def test_earlier_answers_to_the_gates_change_nothing_on_the_short_check(qtbot: QtBot, look: Look) -> None:
    draft = GateDraft(gates={"G1": "yes", "G2": "no", "G3": "unsure"})
    page = shown(qtbot, gate(look, draft, due=Due(), answered_at=AT_EIGHT))
    type_keys("1")
    page.findChildren(ScoreRow)[0].settle()
    assert go(page).text() == "Start the session"


def test_escape_goes_back(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look, answered_at=AT_EIGHT))
    said = heard(page, SIGNALS)
    press(Key.Key_Escape)
    assert said == [("leave_requested", None)]


def test_keys_can_be_switched_off_for_every_question(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look, due=TODAY, answered_at=AT_EIGHT, single_keys=False))
    type_keys("Y")
    assert values(page) == [None]
    press(Key.Key_Right, Key.Key_Space)
    assert values(page) == ["no"]


# -- how it fits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("due", [Due(), Due(weekly=True), TODAY, ALL])
def test_all_of_it_fits_the_usual_window(qtbot: QtBot, look: Look, due: Due) -> None:
    assert scrolls(shown(qtbot, gate(look, due=due))) == 0


@pytest.mark.parametrize("language", ["en", PSEUDO])
@pytest.mark.parametrize("short", [False, True])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, language: str, short: bool) -> None:
    use_language(language)
    given = {"answered_at": AT_EIGHT if short else ""}
    assert in_every_look(qtbot, look, lambda dressed: gate(dressed, **given), cut_off) == []


def test_an_answer_moves_nothing(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, gate(look))
    before = [row.geometry() for row in page.findChildren(Segmented)]
    type_keys("YYYYY")
    assert [row.geometry() for row in page.findChildren(Segmented)] == before
    assert QApplication.focusWidget() is not None
