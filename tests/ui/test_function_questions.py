"""The pages that ask: nothing is preselected, former answers are not shown, keys are enough."""

from collections.abc import Callable

import pytest
from alone import ASSETS, Key, buttons, click, heard, in_every_look, press, shown, tab_to, type_keys, words
from fitting import cut_off
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from corecoach.library import Library
from corecoach.library.questionnaires import RMDQ
from corecoach.ui.look import Look
from corecoach.ui.pages.function_change import ChangeDraft, ChangePage
from corecoach.ui.pages.function_naming import NamingDraft, NamingPage
from corecoach.ui.pages.function_rating import RatingDraft, RatingPage
from corecoach.ui.pages.function_ticks import TicksDraft, TicksPage
from corecoach.ui.widgets import ScoreRow
from corecoach.ui.widgets.change_row import ChangeRow
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick
from corecoach.words import PSEUDO, use_language

ASKED = Library(ASSETS).questionnaires[RMDQ]
NAMES = ("Put on socks", "Sit for an hour")
REVIEW = "Not reviewed by a clinician yet."


def naming(look: Look, draft: NamingDraft | None = None, *, again: bool = False) -> NamingPage:
    return NamingPage(look, draft or NamingDraft(), back="Back", again=again)


def rating(look: Look, draft: RatingDraft | None = None, *, known: bool = True) -> RatingPage:
    return RatingPage(look, NAMES, draft or RatingDraft(), back="Back", known=known)


def sentences(look: Look, draft: TicksDraft | None = None) -> TicksPage:
    return TicksPage(look, ASKED, draft or TicksDraft(), title="Everyday things", back="Back")


def change(look: Look, draft: ChangeDraft | None = None) -> ChangePage:
    return ChangePage(look, draft or ChangeDraft(), began="Your diary began on 2 May.", back="Back")


PAGES: list[Callable[[Look], QWidget]] = [naming, rating, sentences, change]
each_page = pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)


def button(page: QWidget, name: str) -> QAbstractButton:
    return buttons(page, name)[0]


@each_page
def test_esc_and_back_lead_away_and_nothing_is_done(
    qtbot: QtBot, look: Look, make: Callable[[Look], QWidget]
) -> None:
    page = shown(qtbot, make(look))
    said = heard(page, ("done", "leave_requested"))
    press(Key.Key_Escape)
    click(page, "Back")
    assert said == [("leave_requested", None)] * 2
    assert REVIEW in words(page)


@each_page
def test_all_can_be_read_in_every_size(
    qtbot: QtBot, look: Look, make: Callable[[Look], QWidget]
) -> None:  # fmt: skip
    assert in_every_look(qtbot, look, make, cut_off) == []
    use_language(PSEUDO)
    assert in_every_look(qtbot, look, make, cut_off) == []


# -- naming -------------------------------------------------------------------------------------------------


def test_one_name_is_enough_and_spaces_are_none(qtbot: QtBot, look: Look) -> None:
    draft = NamingDraft()
    page = shown(qtbot, naming(look, draft))
    said = heard(page, ("done",))
    fields = page.findChildren(Field)
    assert len(fields) == 5
    fields[2].setText("   ")
    go = button(page, "Continue")
    assert not go.isEnabled() and "Name at least one thing." in words(page)
    fields[4].setText(" Put on  socks ")
    click(page, "Continue")
    assert (said, draft.tidied) == ([("done", None)], ("Put on socks",))


def test_what_is_pasted_is_cut_at_80_letters_and_is_one_line(qtbot: QtBot, look: Look) -> None:
    draft = NamingDraft()
    shown(qtbot, naming(look, draft))
    QApplication.clipboard().setText("lift\nthe <b>lid</b> " + "x" * 100)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (name,) = draft.tidied
    assert len(name) == 80 and name.startswith("lift the <b>lid</b> xx")


def test_enter_goes_through_the_fields_and_on(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, naming(look))
    said = heard(page, ("done",))
    press(*[Key.Key_Return] * 5)
    assert said == []
    type_keys("sit")
    press(Key.Key_Return)
    assert said == [("done", None)]


def test_a_draft_is_shown_again(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, naming(look, NamingDraft(["sit", "", "stand", "", ""])))
    assert [field.text() for field in page.findChildren(Field)] == ["sit", "", "stand", "", ""]
    assert QApplication.focusWidget() is page.findChildren(Field)[1]


def test_that_others_begin_a_new_list_is_said_only_then(qtbot: QtBot, look: Look) -> None:
    new = "This begins a new list. The one before stays in your diary."
    assert new in words(shown(qtbot, naming(look, again=True)))
    assert new not in words(shown(qtbot, naming(look)))


# -- rating -------------------------------------------------------------------------------------------------


def test_each_activity_needs_a_number_and_0_is_one(qtbot: QtBot, look: Look) -> None:
    draft = RatingDraft()
    page = shown(qtbot, rating(look, draft))
    said = heard(page, ("done",))
    assert all(row.score is None for row in page.findChildren(ScoreRow))
    type_keys("0")
    page._finish()  # type: ignore[attr-defined]
    assert not button(page, "Save").isEnabled() and said == []
    click(page, "7", nth=1)
    click(page, "Save")
    assert (draft.ratings, said) == ({0: 0, 1: 7}, [("done", None)])


def test_no_former_number_is_marked_or_said(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, rating(look))
    assert not any(getattr(cell, "earlier", False) for cell in page.findChildren(QAbstractButton))
    assert not any("Average" in text or "October" in text for text in words(page))


def test_the_keyboard_goes_from_one_to_the_next_and_to_save(qtbot: QtBot, look: Look) -> None:
    draft = RatingDraft()
    page = shown(qtbot, rating(look, draft, known=False))
    type_keys("3")
    press(Key.Key_Tab)
    type_keys("10")
    tab_to(button(page, "Save"))
    said = heard(page, ("done",))
    press(Key.Key_Return)
    assert (draft.ratings, said) == ({0: 3, 1: 10}, [("done", None)])


def test_others_can_be_named_only_in_place_of_known_ones(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, rating(look))
    said = heard(page, ("others_requested",))
    click(page, "Name other activities")
    assert said == [("others_requested", None)]
    assert buttons(shown(qtbot, rating(look, known=False)), "Name other activities") == []


# -- sentences ----------------------------------------------------------------------------------------------


def test_there_are_24_sentences_none_ticked_and_no_yes_or_no(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, sentences(look))
    ticks = page.findChildren(Tick)
    assert [tick.text() for tick in ticks] == [sentence.words for sentence in ASKED.sentences]
    assert not any(tick.isChecked() for tick in ticks)
    assert buttons(page, "Yes") == buttons(page, "No") == []
    assert all(tick.height() >= 48 for tick in ticks)


def test_none_ticked_is_an_answer_and_says_so(qtbot: QtBot, look: Look) -> None:
    draft = TicksDraft()
    page = shown(qtbot, sentences(look, draft))
    said = heard(page, ("done",))
    assert "None ticked: save that none describes you today." in words(page)
    click(page, "Save")
    assert (draft.ticked, said) == (set(), [("done", None)])


def test_ticks_count_and_can_be_taken_back(qtbot: QtBot, look: Look) -> None:
    draft = TicksDraft({24})
    page = shown(qtbot, sentences(look, draft))
    press(Key.Key_Space, Key.Key_Tab, Key.Key_Return)
    assert (draft.ticked, "3 sentences ticked." in words(page)) == ({1, 2, 24}, True)
    click(page, ASKED.sentences[23].words)
    press(Key.Key_Space)
    assert draft.ticked == {1, 2, 24}
    click(page, ASKED.sentences[1].words)
    assert (draft.ticked, "2 sentences ticked." in words(page)) == ({1, 24}, True)


def test_tab_reaches_the_last_sentence_and_brings_it_into_sight(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, sentences(look), (800, 600))
    last = page.findChildren(Tick)[-1]
    tab_to(last)
    assert last.visibleRegion().boundingRect().height() == last.height()


# -- change -------------------------------------------------------------------------------------------------


def test_the_change_alone_is_enough(qtbot: QtBot, look: Look) -> None:
    draft = ChangeDraft()
    page = shown(qtbot, change(look, draft))
    said = heard(page, ("done",))
    assert page.findChildren(ChangeRow)[0].score is None
    page._finish()  # type: ignore[attr-defined]
    assert not button(page, "Save").isEnabled() and said == []
    click(page, "−5")
    click(page, "Save")
    assert (draft, said) == (ChangeDraft(-5), [("done", None)])


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Key.Key_Space], 0),
        ([Key.Key_Right, Key.Key_Right, Key.Key_Return], 2),
        ([Key.Key_Left] * 9 + [Key.Key_Enter], -5),
        ([Key.Key_Right] * 9 + [Key.Key_Space], 5),
        ([Key.Key_Left], None),
    ],
)
def test_arrows_move_and_enter_chooses(
    qtbot: QtBot, look: Look, keys: list[Qt.Key], expected: int | None
) -> None:
    draft = ChangeDraft()
    shown(qtbot, change(look, draft))
    press(*keys)
    assert draft.change == expected


def test_every_cell_says_what_it_means(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, change(look))
    names = [cell.accessibleName() for cell in page.findChildren(ChangeRow)[0].findChildren(QAbstractButton)]
    assert (names[0], names[5], names[7], names[10]) == (
        "much worse (−5)", "no change (0)", "better (+2)", "all better (+5)",
    )  # fmt: skip


def test_effort_and_none_exclude_each_other(qtbot: QtBot, look: Look) -> None:
    draft = ChangeDraft(1)
    page = shown(qtbot, change(look, draft))
    effort = page.findChildren(ScoreRow)[0]
    click(page, "4")
    assert draft == ChangeDraft(1, 4)
    click(page, "I did none")
    assert (draft, effort.score) == (ChangeDraft(1, None, True), None)
    click(page, "0", nth=1)
    assert draft == ChangeDraft(1, 0, False)
    assert not page.findChildren(Tick)[0].isChecked()


def test_a_one_typed_just_before_saving_counts(qtbot: QtBot, look: Look) -> None:
    draft = ChangeDraft(2)
    page = shown(qtbot, change(look, draft))
    page.findChildren(ScoreRow)[0].focus_first()
    type_keys("1")
    button(page, "Save").click()
    assert draft == ChangeDraft(2, 1)
