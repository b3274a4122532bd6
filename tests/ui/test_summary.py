"""The summary: optional answers that stay None until given, and what was done, no more."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from corecoach.session.record import ItemRecord, Outcome, SessionRecord
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.summary import NOTE_MAX, SummaryDraft, SummaryPage
from corecoach.ui.widgets import Button, ScoreRow, Segmented, Text
from corecoach.ui.widgets.field import NoteField

Key = Qt.Key
NOW = datetime(2026, 5, 14, 18, 50, tzinfo=UTC)


def item(
    name: str, reps: int, done: int, hold: float = 0.0, held: float = 0.0, skipped: bool = False
) -> ItemRecord:
    return ItemRecord(name.lower(), name, reps, done, hold, held, skipped)


ITEMS = (
    item("Tilt", 16, 16),
    item("Bug", 8, 5),
    item("Plank", 4, 0, skipped=True),
    item("Walk", 1, 0, 120.0, 45.9),
    item("Clam", 8, 0),
)
DOSES = ("2 sets of 8", "once", "4 times", "2 min", "8 times")


class Shown:
    """The page on screen, its parts, and what it said."""

    def __init__(
        self,
        qtbot: QtBot,
        look: Look,
        draft: SummaryDraft | None = None,
        *,
        before: int | None = 4,
        outcome: Outcome = "finished",
        items: tuple[ItemRecord, ...] = ITEMS,
    ) -> None:
        record = SessionRecord("r", NOW, NOW, "a", "A", None, outcome, 820.4, before, items)
        self.draft = draft or SummaryDraft()
        self.page = SummaryPage(look, record, self.draft, DOSES[: len(items)], week_line="Two of four.")
        qtbot.addWidget(self.page)
        self.saved: list[object] = []
        self.checks: list[object] = []
        self.page.save_requested.connect(self.saved.append)
        self.page.check_requested.connect(self.checks.append)
        self.page.resize(1280, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        self.pain, self.effort = self.page.findChildren(ScoreRow)
        self.note = self.page.findChildren(NoteField)[0]

    def button(self, words: str) -> Button:
        return next(b for b in self.page.findChildren(Button) if b.text() == words)

    def words(self) -> list[str]:
        return [text.text() for text in self.page.findChildren(Text)]

    def press(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Shown:
    return Shown(qtbot, look)


def test_nothing_answered_stays_none(shown: Shown) -> None:
    shown.button("Save and finish").click()
    assert shown.saved == [SummaryDraft(None, None, "")]
    assert shown.saved[0] is shown.draft


def test_digits_go_to_the_row_with_the_focus_and_ctrl_enter_saves(shown: Shown) -> None:
    shown.page.focus_first()
    shown.press(Key.Key_3)
    shown.effort.focus_first()
    shown.press(Key.Key_1, Key.Key_0)
    shown.note.setFocus()
    QTest.keyClicks(shown.note, "Stiff after 2 km")
    shown.press(Key.Key_Return, ctrl=True)
    assert shown.saved == [SummaryDraft(3, 10, "Stiff after 2 km")]


def test_a_one_typed_just_before_saving_counts(shown: Shown) -> None:
    shown.page.focus_first()
    shown.press(Key.Key_1)
    shown.press(Key.Key_Enter, ctrl=True)
    assert shown.saved == [SummaryDraft(1, None, "")]


def test_zero_is_an_answer(shown: Shown) -> None:
    shown.page.focus_first()
    shown.press(Key.Key_0)
    assert (shown.draft.pain, shown.draft.effort) == (0, None)


def test_a_draft_is_shown_again(qtbot: QtBot, look: Look) -> None:
    shown = Shown(qtbot, look, SummaryDraft(0, 7, "So far"))
    assert (shown.pain.score, shown.effort.score, shown.note.toPlainText()) == (0, 7, "So far")


def test_the_note_is_cut_and_holds_no_markup(shown: Shown) -> None:
    shown.note.insertPlainText("<b>x</b>" + "y" * NOTE_MAX)
    assert len(shown.draft.note) == NOTE_MAX
    assert shown.draft.note.startswith("<b>x</b>y")


def test_tab_leads_from_pain_to_save(shown: Shown) -> None:
    shown.page.focus_first()
    stops = [QApplication.focusWidget()]
    for _turn in range(8):
        shown.press(Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert shown.pain.isAncestorOf(stops[0])  # type: ignore[arg-type]
    assert shown.effort.isAncestorOf(stops[1])  # type: ignore[arg-type]
    form, relief = shown.page.findChildren(Segmented)
    assert all(form.isAncestorOf(stop) for stop in stops[2:4])  # type: ignore[arg-type]
    assert all(relief.isAncestorOf(stop) for stop in stops[4:6])  # type: ignore[arg-type]
    assert stops[6:] == [shown.note, shown.button("Check it"), shown.button("Save and finish")]


def test_check_it_asks_for_the_safety_check(shown: Shown) -> None:
    shown.button("Check it").click()
    assert (len(shown.checks), shown.saved) == (1, [])


def test_what_was_done_is_said_exactly(shown: Shown) -> None:
    names = [w.accessibleName() for w in shown.page.findChildren(QWidget)]
    lines = [name for name in names if name.split(":")[0] in {i.name for i in ITEMS}]
    assert lines == [
        "Tilt: 2 sets of 8",
        "Bug: 5 of 8 times",
        "Plank: Skipped",
        "Walk: 45 s of 2 min",
        "Clam: Not reached",
    ]


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        ("finished", "Well done, that's finished"),
        ("ended", "Saved what you did"),
        ("stopped", "Stopped early. That was right."),
    ],
)
def test_the_title_says_how_it_ended(qtbot: QtBot, look: Look, outcome: Outcome, title: str) -> None:
    words = Shown(qtbot, look, outcome=outcome).words()
    assert title in words
    assert "13 min 40 s. Two of four." in words


def test_an_earlier_score_is_shown_only_if_there_was_one(qtbot: QtBot, look: Look) -> None:
    assert "Before: 0" in Shown(qtbot, look, before=0).words()
    assert not any(w.startswith("Before") for w in Shown(qtbot, look, before=None, items=()).words())


def test_save_stays_in_sight_at_double_size(qtbot: QtBot, look: Look) -> None:
    shown = Shown(qtbot, Look(look.assets, scale=2.0, width=width_class(1280, 2.0)))
    save, area = shown.button("Save and finish"), shown.page.findChildren(QScrollArea)[0]
    assert save.visibleRegion().boundingRect().height() == save.height()
    assert area.widget().width() <= area.viewport().width()


def test_form_and_pain_relief_may_be_answered_or_left_out(shown: Shown) -> None:
    assert (shown.draft.form_kept, shown.draft.relief_taken) == (None, None)
    form, relief = shown.page.findChildren(Segmented)
    form.choose("yes")
    relief.choose("no")
    assert (shown.draft.form_kept, shown.draft.relief_taken) == (True, False)
    shown.button("Save and finish").click()
    assert len(shown.saved) == 1
