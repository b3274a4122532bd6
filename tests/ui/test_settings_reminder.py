"""The reminder in the settings: an hour or never, and what a file may hold."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from settings_alone import make_settings

from corecoach.coach.settings import Settings
from corecoach.ui.look import Look
from corecoach.ui.widgets.choice import Choice

ROW = "Remind me of the day's score"


def choice(page: QWidget) -> Choice:
    return next(c for c in page.findChildren(Choice) if c.accessibleName() == ROW)


def options(page: QWidget) -> list[str]:
    return [choice(page).itemText(n) for n in range(choice(page).count())]


def test_the_row_offers_never_and_the_hours_of_the_evening(qtbot: QtBot, look: Look) -> None:
    page, _changes = make_settings(qtbot, look)
    assert options(page) == ["Never", "17:00", "18:00", "19:00", "20:00", "21:00", "22:00"]
    assert choice(page).currentText() == "20:00"
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "only while CoreCoach is open" in said and "calendar file" in said


@pytest.mark.parametrize(
    ("key", "hour"), [(Qt.Key.Key_Up, 19), (Qt.Key.Key_End, 22), (Qt.Key.Key_Home, None)]
)
def test_it_saves_at_once(qtbot: QtBot, look: Look, key: Qt.Key, hour: int | None) -> None:
    page, changes = make_settings(qtbot, look, country="GB")
    qtbot.keyClick(choice(page), key)
    assert changes == [Settings(country="GB", reminder_hour=hour)]


def test_never_is_shown_as_never(qtbot: QtBot, look: Look) -> None:
    page, _changes = make_settings(qtbot, look, reminder_hour=None)
    assert choice(page).currentText() == "Never"


def test_an_hour_of_the_file_that_is_not_offered_stays_in_sight(qtbot: QtBot, look: Look) -> None:
    page, _changes = make_settings(qtbot, look, reminder_hour=8)
    assert options(page)[:3] == ["Never", "8:00", "17:00"] and choice(page).currentText() == "8:00"


@pytest.mark.parametrize(
    ("text", "hour"), [(b"{}", 20), (b'{"reminder_hour": null}', None), (b'{"reminder_hour": 0}', 0)]
)
def test_a_file_of_before_gets_the_usual_hour(text: bytes, hour: int | None) -> None:
    assert msgspec.json.decode(text, type=Settings).reminder_hour == hour


@pytest.mark.parametrize("value", [b"24", b"-1", b'"20"', b"20.5", b"true"])
def test_an_hour_that_is_none_is_refused(value: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"reminder_hour": ' + value + b"}", type=Settings)


@pytest.mark.parametrize(("hour", "evening"), [(None, 17), (20, 17), (17, 17), (15, 15), (0, 0), (23, 17)])
def test_the_day_is_asked_for_from_five_or_from_an_earlier_reminder(hour: int | None, evening: int) -> None:
    assert Settings(reminder_hour=hour).evening_from == evening
