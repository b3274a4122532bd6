"""Your scores: what stands there, what was there before, and how it is put right."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alone import Key, buttons, click, heard, in_every_look, press, shown, tab_to, type_keys, words
from fitting import cut_off
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.check_ins import DiaryEntry
from corecoach.coach.diary_days import DiaryDay
from corecoach.pain import PainScore
from corecoach.ui.diary_words import entry_lines, old_numbers, when_words
from corecoach.ui.look import Look
from corecoach.ui.pages.diary import DiaryPage
from corecoach.ui.pages.diary_forms import DiaryDraft
from corecoach.ui.widgets import ScoreRow, Text
from corecoach.ui.widgets.field import NoteField
from corecoach.words import PSEUDO, use_language

NOW = datetime(2026, 11, 17, 19, 40, tzinfo=UTC)
MORNING = NOW.replace(hour=9, minute=5)
DAY = timedelta(days=1)
SIGNALS = (
    "correct_requested", "take_back_requested", "no_flare_requested", "add_requested", "leave_requested",
)  # fmt: skip


def score(number: int = 4, at: datetime = MORNING, id_: str = "s1", **more: Any) -> PainScore:
    return PainScore(id_, at, more.pop("kind", "now"), number, **more)


def corrected(*numbers: int, **more: Any) -> DiaryEntry:
    """The last number stands; the others were there before it."""
    chain = [score(n, id_=f"s{k}", corrected_at=NOW if k else None) for k, n in enumerate(numbers)]
    return DiaryEntry(chain[-1], tuple(chain[:-1]), **more)


def page(
    look: Look, *entries: DiaryEntry, draft: DiaryDraft | None = None, flare: bool = False, add: bool = True
) -> DiaryPage:
    """A list of one day with these entries."""
    days = [DiaryDay(MORNING.date(), entries, flare)] if entries else []
    return listed(look, days, draft, add=add)


def listed(
    look: Look, days: Sequence[DiaryDay], draft: DiaryDraft | None = None, *, add: bool = True
) -> DiaryPage:
    return DiaryPage(look, iter(days), draft or DiaryDraft(), now=NOW, may_add=add)


def lines(entry: DiaryEntry) -> list[str]:
    return list(entry_lines(entry, NOW))


def struck(where: QWidget) -> list[str]:
    return [text.text() for text in where.findChildren(Text) if text.font().strikeOut() and text.isVisible()]


def save(where: QWidget) -> QAbstractButton:
    return buttons(where, "Save")[0]


def rows(where: QWidget) -> list[ScoreRow]:
    return [row for row in where.findChildren(ScoreRow) if row.isVisible()]


# -- what stands there ---------------------------------------------------------------------------------------


def test_an_empty_list_says_what_to_do(qtbot: QtBot, look: Look) -> None:
    empty = shown(qtbot, page(look))
    assert "No scores yet. Tap a number on Today." in words(empty)
    assert not [b for b in buttons(empty, "Show older") if b.isVisible()]


def test_a_score_says_when_what_and_how_much(qtbot: QtBot, look: Look) -> None:
    said = words(shown(qtbot, page(look, DiaryEntry(score(4)))))
    assert {"Today", "09:05", "4", "Right now"} <= set(said)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (score(), []),
        (score(note="After a walk"), ["After a walk"]),
        (score(places=("leg-left", "upper-back")), ["Left leg, Upper back"]),
        (score(relief=True), ["Pain relief taken"]),
        (score(relief=False), ["No pain relief"]),
        (score(kind="day", at=NOW - DAY, entered_at=NOW), ["Entered later"]),
        (score(kind="day", at=NOW - 3 * DAY, entered_at=NOW), ["Entered later, not counted"]),
        (score(at=MORNING, entered_at=NOW), []),
    ],
)
def test_what_was_said_beside_it(given: PainScore, said: list[str]) -> None:
    assert lines(DiaryEntry(given)) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (score(), "09:05"),
        (score(kind="day"), "09:05"),
        # Of the whole of a day that is over there is no time.
        (score(kind="day", at=NOW - DAY, entered_at=NOW), ""),
        (score(kind="worst", at=NOW - DAY, entered_at=NOW), ""),
        (score(at=NOW - DAY, entered_at=NOW), "19:40"),
    ],
)
def test_a_time_is_said_where_there_is_one(given: PainScore, said: str) -> None:
    assert when_words(given) == said


def test_old_numbers_stay_in_sight_struck_through(qtbot: QtBot, look: Look) -> None:
    entry = corrected(6, 5, 4)
    where = shown(qtbot, page(look, entry))
    assert struck(where) == ["6 5"]
    assert "Was 6, then 5. Corrected today at 19:40." in words(where)


def test_a_correction_of_the_note_shows_the_note_before() -> None:
    before, after = score(note="Garden", id_="s0"), score(note="Stairs", corrected_at=NOW)
    entry = DiaryEntry(after, (before,))
    assert old_numbers(entry) == ()
    assert lines(entry) == ["Stairs", "Note before: Garden"]


def test_what_was_added_is_no_correction() -> None:
    entry = DiaryEntry(score(note="Stairs", corrected_at=NOW), (score(id_="s0"),))
    assert lines(entry) == ["Stairs"]


def test_what_was_taken_back_stays_in_sight_and_cannot_be_changed(qtbot: QtBot, look: Look) -> None:
    where = shown(qtbot, page(look, DiaryEntry(score(9), taken_back=True)))
    assert struck(where) == ["9"] and "Taken back. It does not count." in words(where)
    assert buttons(where, "Correct") == buttons(where, "Take back") == []


@pytest.mark.parametrize("flare", [True, False])
def test_a_day_says_that_it_was_called_a_flare_up(qtbot: QtBot, look: Look, flare: bool) -> None:
    where = shown(qtbot, page(look, DiaryEntry(score()), flare=flare))
    assert ("You called it a flare-up" in words(where)) is flare


@pytest.mark.parametrize("add", [True, False])
def test_an_earlier_day_is_offered_while_one_is_open(qtbot: QtBot, look: Look, add: bool) -> None:
    where = shown(qtbot, page(look, DiaryEntry(score()), add=add))
    said = heard(where, SIGNALS)
    assert len(buttons(where, "Add a score for an earlier day")) == int(add)
    if add:
        click(where, "Add a score for an earlier day")
        assert said == [("add_requested", None)]


def test_every_row_and_button_says_what_it_is_of(qtbot: QtBot, look: Look) -> None:
    where = shown(qtbot, page(look, DiaryEntry(score(4))))
    names = {b.accessibleName() for b in where.findChildren(QAbstractButton)}
    of = "Right now, 4 out of 10, Today at 09:05"
    assert {f"Correct: {of}", f"Take back: {of}"} <= names


def test_right_now_is_said_of_today_only(qtbot: QtBot, look: Look) -> None:
    before = MORNING - DAY
    days = [
        DiaryDay(MORNING.date(), (DiaryEntry(score(4)),)),
        DiaryDay(before.date(), tuple(DiaryEntry(score(5, before, k, kind=k)) for k in ("now", "day"))),
    ]
    where = shown(qtbot, listed(look, days))
    assert [w for w in words(where) if w in ("Right now", "At that moment", "Whole day")] == [
        "Right now", "At that moment", "Whole day",
    ]  # fmt: skip
    names = {b.accessibleName() for b in where.findChildren(QAbstractButton)}
    assert "Correct: At that moment, 5 out of 10, Yesterday at 09:05" in names


# -- a flare taken back --------------------------------------------------------------------------------------

FLARE = "Take back: Today, a flare-up"


def flare_button(where: QWidget) -> QAbstractButton:
    return next(b for b in where.findChildren(QAbstractButton) if b.accessibleName() == FLARE)


def test_a_flare_is_taken_back_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    where = shown(qtbot, page(look, DiaryEntry(score()), flare=True))
    said = heard(where, SIGNALS)
    tab_to(flare_button(where))
    press(Key.Key_Return)
    # A press too many changes nothing.
    assert buttons(where, "Keep it")[0].hasFocus()
    press(Key.Key_Return)
    assert said == [] and flare_button(where).hasFocus()
    press(Key.Key_Return)
    tab_to(buttons(where, "Take it back")[0])
    press(Key.Key_Return)
    assert said == [("no_flare_requested", MORNING.date())]


def test_of_a_flare_and_its_scores_one_form_is_open(qtbot: QtBot, look: Look) -> None:
    draft = DiaryDraft()
    where = shown(qtbot, page(look, DiaryEntry(score()), flare=True, draft=draft))
    click(where, "Correct")
    flare_button(where).click()
    assert rows(where) == [] and "You called it a flare-up" in words(where)
    again = shown(qtbot, page(look, DiaryEntry(score()), flare=True, draft=draft))
    assert buttons(again, "Keep it")[0].hasFocus()
    press(Key.Key_Escape)
    assert draft.score == "" and flare_button(again).hasFocus()


# -- put right -----------------------------------------------------------------------------------------------


def test_a_number_and_a_note_are_put_right(qtbot: QtBot, look: Look) -> None:
    given, draft = score(6), DiaryDraft()
    where = shown(qtbot, page(look, DiaryEntry(given), draft=draft))
    said = heard(where, SIGNALS)
    click(where, "Correct")
    assert not save(where).isEnabled() and "Nothing is changed yet." in words(where)
    rows(where)[0].findChildren(QAbstractButton)[4].click()
    where.findChildren(NoteField)[0].setPlainText("A slip")
    assert "What was there before stays in the list." in words(where)
    click(where, "Save")
    assert said == [("correct_requested", given)]
    assert (draft.number, draft.note) == (4, "A slip")


def test_it_can_be_put_right_by_keys_alone(qtbot: QtBot, look: Look) -> None:
    given, draft = score(6), DiaryDraft()
    where = shown(qtbot, page(look, DiaryEntry(given), draft=draft))
    said = heard(where, SIGNALS)
    tab_to(buttons(where, "Correct")[0])
    press(Key.Key_Return)
    type_keys("3")
    tab_to(save(where))
    press(Key.Key_Space)
    assert (said, draft.number) == ([("correct_requested", given)], 3)


def test_a_one_typed_just_before_saving_counts(qtbot: QtBot, look: Look) -> None:
    draft = DiaryDraft()
    where = shown(qtbot, page(look, DiaryEntry(score(6)), draft=draft))
    said = heard(where, SIGNALS)
    click(where, "Correct")
    where.findChildren(NoteField)[0].setPlainText("A slip")
    rows(where)[0].focus_first()
    type_keys("1")
    save(where).click()
    assert (draft.number, len(said)) == (1, 1)


def test_taking_back_asks_once_more(qtbot: QtBot, look: Look) -> None:
    given = score(6)
    where = shown(qtbot, page(look, DiaryEntry(given)))
    said = heard(where, SIGNALS)
    click(where, "Take back")
    # A press too many changes nothing.
    assert buttons(where, "Keep it")[0].hasFocus()
    press(Key.Key_Return)
    assert said == []
    click(where, "Take back")
    click(where, "Take it back")
    assert said == [("take_back_requested", given)]


@pytest.mark.parametrize("form", ["Correct", "Take back"])
def test_escape_first_closes_what_is_open(qtbot: QtBot, look: Look, form: str) -> None:
    draft = DiaryDraft()
    where = shown(qtbot, page(look, DiaryEntry(score(6)), draft=draft))
    said = heard(where, SIGNALS)
    click(where, form)
    press(Key.Key_Escape)
    assert (said, draft.score) == ([], "") and buttons(where, "Correct")[0].hasFocus()
    press(Key.Key_Escape)
    assert said == [("leave_requested", None)]


def test_only_one_form_is_open(qtbot: QtBot, look: Look) -> None:
    entries = (DiaryEntry(score(6)), DiaryEntry(score(3, id_="s2")))
    draft = DiaryDraft()
    where = shown(qtbot, page(look, *entries, draft=draft))
    click(where, "Correct")
    click(where, "Correct", nth=1)
    assert (draft.score, [row.score for row in rows(where)]) == ("s2", [3])


def test_what_was_typed_outlives_the_page(qtbot: QtBot, look: Look) -> None:
    entry, draft = DiaryEntry(score(6)), DiaryDraft()
    where = shown(qtbot, page(look, entry, draft=draft))
    click(where, "Correct")
    type_keys("2")
    where.findChildren(NoteField)[0].setPlainText("A slip")
    again = shown(qtbot, page(Look(look.assets, dark=True), entry, draft=draft))
    assert rows(again)[0].score == 2 and save(again).isEnabled()
    assert again.findChildren(NoteField)[0].toPlainText() == "A slip"


# -- long lists ----------------------------------------------------------------------------------------------


def many(days: int, each: int = 3) -> list[DiaryDay]:
    return [
        DiaryDay(
            (NOW - n * DAY).date(),
            tuple(DiaryEntry(score(k, MORNING - n * DAY, f"{n} {k}")) for k in range(each)),
        )
        for n in range(days)
    ]


def test_a_long_list_comes_in_parts_of_whole_days(qtbot: QtBot, look: Look) -> None:
    draft = DiaryDraft()
    days = iter(many(30))
    where = shown(qtbot, DiaryPage(look, days, draft, now=NOW, may_add=True))
    assert len(buttons(where, "Correct")) == 24
    # One day more was looked at, to know whether there is any.
    assert len(list(days)) == 30 - 9
    where = shown(qtbot, listed(look, many(30), draft))
    click(where, "Show older")
    assert len(buttons(where, "Correct")) == 48 and buttons(where, "Correct")[24].hasFocus()
    assert len(buttons(shown(qtbot, listed(look, many(30), draft)), "Correct")) == 48
    click(where, "Show older")
    assert len(buttons(where, "Correct")) == 72
    click(where, "Show older")
    assert len(buttons(where, "Correct")) == 90 and not buttons(where, "Show older")[0].isVisible()


def test_a_day_with_very_many_scores_is_shown_whole(qtbot: QtBot, look: Look) -> None:
    where = shown(qtbot, listed(look, many(2, each=11) + many(1, each=11)))
    assert len(buttons(where, "Correct")) == 33


# -- words ---------------------------------------------------------------------------------------------------


TODAYS = MORNING.date().isoformat()


@pytest.mark.parametrize("language", ["en", PSEUDO])
@pytest.mark.parametrize(("of", "form"), [("u", "correct"), ("u", "take-back"), (TODAYS, "take-back")])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, language: str, of: str, form: Any) -> None:
    use_language(language)
    entries = (
        corrected(6, 5, 10, 4),
        DiaryEntry(score(9, id_="t"), taken_back=True),
        DiaryEntry(
            score(10, id_="u", places=("leg-left", "back-middle"), relief=True, note="x" * 300),
        ),
    )

    def make(dressed: Look) -> QWidget:
        return page(dressed, *entries, draft=DiaryDraft(of, form, 3, "y " * 200), flare=True)

    assert in_every_look(qtbot, look, make, cut_off) == []
