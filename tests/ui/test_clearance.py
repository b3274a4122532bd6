"""The clearance form: who, when, examined after the report, and nothing else will do."""

from datetime import UTC, datetime, timedelta

import pytest
from fitting import cut_off
from lockouts import NOW, RULES, button, lockout, shown, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from corecoach.safety import Lockout
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.clearance import ClearanceDraft, ClearanceForm, ClearancePage
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick

Key = Qt.Key


class Form:
    """The clearance form, filled in but for what a test leaves out."""

    def __init__(
        self,
        qtbot: QtBot,
        look: Look,
        found: Lockout,
        *,
        later: bool = False,
        draft: ClearanceDraft | None = None,
    ) -> None:
        self.page = ClearancePage(look, found, RULES, draft or ClearanceDraft(), NOW, later=later)
        shown(qtbot, self.page)
        self.confirmed: list[object] = []
        self.page.confirm_requested.connect(self.confirmed.append)
        self.name, self.role, self.time, *self.place, self.word = self.page.findChildren(Field)
        self.day = self.page.findChildren(Choice)[0]
        self.ticks = self.page.findChildren(Tick)
        self.confirm = button(self.page, "Confirm clearance")

    def values(self) -> tuple[object, ...]:
        texts = [field.text() for field in (self.name, self.role, self.time, *self.place, self.word)]
        return (*texts, self.day.currentText(), *(tick.isChecked() for tick in self.ticks))

    def fill(self, *, day: str | None = "Today", time: str = "", tick: bool = True) -> None:
        self.name.setText("  Dr Ada Moss ")
        self.role.setText("GP")
        if day:
            self.day.setCurrentText(day)
            self.day.activated.emit(self.day.currentIndex())
        self.time.setText(time)
        for box in self.ticks:
            box.setChecked(tick)
        for place in self.place:
            place.setText(" St Mary's ")
        self.word.setText("Cleared ")

    def says(self, sentence: str) -> bool:
        self.confirm.click()
        return not self.confirm.isEnabled() and sentence in words(self.page) and not self.confirmed


DAYS_AGO = lockout(NOW - timedelta(days=2), leg_tingle="yes")
THIS_EVENING = lockout(leg_tingle="yes")


def test_a_full_form_carries_who_and_when(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, DAYS_AGO)
    form.fill(day="Yesterday")
    QTest.keyClick(form.confirm, Key.Key_Return)
    assert form.confirmed == [
        ClearanceForm(DAYS_AGO, "Dr Ada Moss", "GP", datetime(2026, 5, 13, 12, tzinfo=UTC))
    ]


def test_only_days_from_the_report_until_today_can_be_chosen(qtbot: QtBot, look: Look) -> None:
    day = Form(qtbot, look, DAYS_AGO).day
    assert [day.itemText(n) for n in range(day.count())] == ["Today", "Yesterday", "Tuesday 12 May"]
    assert day.currentText() == ""


def test_on_the_day_of_the_report_the_time_decides(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, THIS_EVENING)
    assert not form.time.isVisible()
    form.fill()
    assert form.time.isVisible()
    assert form.says("Write the time they examined you, such as 18:30.")
    form.time.setText("25:00")
    assert form.says("Write the time they examined you, such as 18:30.")
    form.time.setText("18:42")
    assert form.says("They must have examined you after your report at 18:42.")
    form.time.setText("18:51")
    assert form.says("The time must not be later than now.")
    form.time.setText("18.45")
    form.confirm.click()
    assert [f.assessed for f in form.confirmed] == [NOW.replace(minute=45)]  # type: ignore[attr-defined]


def test_a_day_without_a_time_is_never_later_than_now(qtbot: QtBot, look: Look) -> None:
    morning = NOW.replace(hour=8)
    draft = ClearanceDraft("Ada Moss", "GP", "2026-05-14", examined=True, word="cleared")
    page = ClearancePage(look, DAYS_AGO, RULES, draft, morning)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.confirm_requested) as confirmed:
        button(page, "Confirm clearance").click()
    assert confirmed.args[0].assessed == morning


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("name", "Write the clinician's name."),
        ("role", "Write their role."),
        ("day", "Choose the day they examined you."),
        ("tick", "Tick the box: they examined you after your report."),
        ("word", "To confirm, type the word “cleared”"),
    ],
)
def test_the_form_says_what_is_missing(qtbot: QtBot, look: Look, left_out: str, sentence: str) -> None:
    form = Form(qtbot, look, DAYS_AGO)
    form.fill(day=None if left_out == "day" else "Today", tick=left_out != "tick")
    if left_out in ("name", "role", "word"):
        getattr(form, left_out).setText("   ")
    assert form.says(sentence)


WEAK = lockout(NOW - timedelta(days=2), leg_weak="yes")


def test_what_needs_an_examination_cannot_be_cleared_at_once(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, WEAK)
    form.fill()
    assert form.says("Only a clinician who has examined you after this report can unlock exercises.")


def test_what_needs_an_examination_can_be_written_down_for_later(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, WEAK, later=True)
    assert "This counts after 24 hours, and after a safety check with three No." in words(form.page)
    form.fill(day="Yesterday")
    form.confirm.click()
    noon = datetime(2026, 5, 13, 12, tzinfo=UTC)
    assert form.confirmed == [ClearanceForm(WEAK, "Dr Ada Moss", "GP", noon, "St Mary's")]


def test_for_later_the_place_and_the_note_are_needed_too(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, WEAK, later=True)
    form.fill()
    form.place[0].setText(" ")
    assert form.says("Write where they examined you.")
    form.place[0].setText("St Mary's")
    form.ticks[1].setChecked(False)
    assert form.says("Tick the box: you have their discharge note.")
    assert form.ticks[1].text() == "I have their discharge note. Its date is Tuesday 12 May or later."


def test_at_once_neither_place_nor_note_is_asked(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, DAYS_AGO)
    assert form.place == [] and len(form.ticks) == 1
    assert "24 hours" not in words(form.page)


@pytest.mark.parametrize("later", [True, False])
def test_a_page_drawn_anew_keeps_what_was_typed(qtbot: QtBot, look: Look, later: bool) -> None:
    draft = ClearanceDraft()
    form = Form(qtbot, look, THIS_EVENING, later=later, draft=draft)
    form.fill(time="18:45")
    big = Look(look.assets, scale=2.0, width="narrow")
    again = Form(qtbot, big, THIS_EVENING, later=later, draft=draft)
    assert again.values() == form.values()
    assert again.time.isVisible()
    assert again.confirm.isEnabled()


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, size: tuple[int, int], scale: float) -> None:
    fitted = Look(look.assets, scale=scale, width=width_class(size[0], scale))
    page = ClearancePage(fitted, lockout(leg_weak="yes"), RULES, ClearanceDraft(), NOW, later=True)
    assert cut_off(shown(qtbot, page, size)) == []


def test_going_back_changes_nothing(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, DAYS_AGO)
    with qtbot.waitSignal(form.page.decline_requested):
        button(form.page, "Go back").click()
    assert form.confirmed == []
