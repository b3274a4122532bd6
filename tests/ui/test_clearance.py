"""The clearance form: who, when, examined after the report, and nothing else will do."""

from datetime import UTC, datetime, timedelta

import pytest
from lockouts import NOW, RULES, button, lockout, shown, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from corecoach.safety import Lockout
from corecoach.ui.look import Look
from corecoach.ui.pages.clearance import ClearanceForm, ClearancePage
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick

Key = Qt.Key


class Form:
    """The clearance form, filled in but for what a test leaves out."""

    def __init__(self, qtbot: QtBot, look: Look, found: Lockout) -> None:
        self.page = ClearancePage(look, found, RULES, NOW)
        shown(qtbot, self.page)
        self.confirmed: list[object] = []
        self.page.confirm_requested.connect(self.confirmed.append)
        self.name, self.role, self.time, self.word = self.page.findChildren(Field)
        self.day = self.page.findChildren(Choice)[0]
        self.tick = self.page.findChildren(Tick)[0]
        self.confirm = button(self.page, "Confirm clearance")

    def fill(self, *, day: str | None = "Today", time: str = "", tick: bool = True) -> None:
        self.name.setText("  Dr Ada Moss ")
        self.role.setText("GP")
        if day:
            self.day.setCurrentText(day)
            self.day.activated.emit(self.day.currentIndex())
        self.time.setText(time)
        self.tick.setChecked(tick)
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
    page = ClearancePage(look, DAYS_AGO, RULES, morning)
    qtbot.addWidget(page)
    page.findChildren(Choice)[0].setCurrentIndex(0)
    assert page._assessed() == morning


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


def test_what_needs_an_examination_cannot_be_cleared_here(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, lockout(NOW - timedelta(days=2), leg_weak="yes"))
    form.fill()
    assert form.says("Only a clinician who has examined you after this report can unlock exercises.")


def test_going_back_changes_nothing(qtbot: QtBot, look: Look) -> None:
    form = Form(qtbot, look, DAYS_AGO)
    with qtbot.waitSignal(form.page.decline_requested):
        button(form.page, "Go back").click()
    assert form.confirmed == []
