"""The hours of sleep in the settings: there is always a night, and ice and heat keep to what was chosen."""

from datetime import UTC, datetime, time
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from settings_alone import make_settings

from corecoach.coach.settings import Settings
from corecoach.safety import Stamp
from corecoach.thermal.start import Asked, in_night
from corecoach.ui.look import Look

FROM, TO = "Hours of sleep, from", "Hours of sleep, to"


def named(page: QWidget, name: str) -> Any:
    return next(w for w in page.findChildren(QWidget) if w.accessibleName() == name)


def said(page: QWidget) -> str:
    found = [label.text() for label in page.findChildren(QLabel) if label.text().startswith("Hours of sleep")]
    return found[0]


def test_the_card_says_the_hours_and_why(qtbot: QtBot, look: Look) -> None:
    page, _changes = make_settings(qtbot, look)
    assert said(page) == "Hours of sleep: no ice or heat starts from 23:00 to 6:00."
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "Somebody who falls asleep on a pack can be burnt or frozen." in words


@pytest.mark.parametrize(
    ("name", "key", "night", "words"),
    [
        (FROM, Qt.Key.Key_Up, (22, 6), "from 22:00 to 6:00."),
        (FROM, Qt.Key.Key_Home, (0, 6), "from 0:00 to 6:00."),
        (TO, Qt.Key.Key_Down, (23, 7), "from 23:00 to 7:00."),
        (TO, Qt.Key.Key_Home, (23, 0), "from 23:00 to 0:00."),
        # The same hour twice would be no night: the other one makes room.
        (TO, Qt.Key.Key_End, (22, 23), "from 22:00 to 23:00."),
    ],
)
def test_an_hour_saves_at_once(
    qtbot: QtBot, look: Look, name: str, key: Qt.Key, night: tuple[int, int], words: str
) -> None:
    page, changes = make_settings(qtbot, look, country="GB")
    qtbot.keyClick(named(page, name), key)
    assert changes == [Settings(country="GB", night_from=night[0], night_to=night[1])]
    assert said(page).endswith(words)
    assert (named(page, FROM).currentData(), named(page, TO).currentData()) == tuple(map(str, night))


def test_the_beginning_pushes_the_end_past_midnight(qtbot: QtBot, look: Look) -> None:
    page, changes = make_settings(qtbot, look, night_from=22, night_to=23)
    qtbot.keyClick(named(page, FROM), Qt.Key.Key_Down)
    assert (changes[-1].night_from, changes[-1].night_to) == (23, 0)


def test_the_end_pushes_the_beginning_before_midnight(qtbot: QtBot, look: Look) -> None:
    page, changes = make_settings(qtbot, look, night_from=0, night_to=1)
    qtbot.keyClick(named(page, TO), Qt.Key.Key_Up)
    assert (changes[-1].night_from, changes[-1].night_to) == (23, 0)


@pytest.mark.parametrize("hour", range(24))
def test_no_choice_leaves_a_day_without_a_night(qtbot: QtBot, look: Look, hour: int) -> None:
    page, changes = make_settings(qtbot, look)
    for name in (FROM, TO):
        choice = named(page, name)
        choice.setCurrentIndex(hour)
        choice.activated.emit(hour)
        assert changes[-1].night_from != changes[-1].night_to
        assert hour in (changes[-1].night_from, changes[-1].night_to)


@pytest.mark.parametrize("text", [b'{"night_from": 6, "night_to": 6}', b'{"night_from": 6}', b"{}"])
def test_a_file_that_says_no_night_gets_the_usual_one_and_keeps_the_rest(text: bytes) -> None:
    read = msgspec.json.decode(text.replace(b"{", b'{"volume": 30, ').replace(b", }", b"}"), type=Settings)
    assert (read.night_from, read.night_to, read.volume) == (23, 6, 30)


@pytest.mark.parametrize("text", [b'{"night_from": 24}', b'{"night_to": -1}', b'{"night_to": 6.5}'])
def test_an_hour_that_is_none_is_refused(text: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Settings)


@pytest.mark.parametrize(
    ("begins", "ends", "inside"),
    [
        (23, 6, {23, 0, 1, 2, 3, 4, 5}),
        (0, 6, {0, 1, 2, 3, 4, 5}),
        (23, 0, {23}),
        (22, 23, {22}),
        (9, 16, {9, 10, 11, 12, 13, 14, 15}),
        (0, 23, set(range(23))),
    ],
)
def test_ice_and_heat_keep_to_the_hours(begins: int, ends: int, inside: set[int]) -> None:
    def asleep(hour: int, minute: int) -> bool:
        now = Stamp(datetime(2026, 11, 17, hour, minute, tzinfo=UTC))
        night = (time(begins), time(ends))
        return in_night(Asked(None, frozenset(), "stiff", frozenset(), None, now, night))

    for minute in (0, 59):
        assert {hour for hour in range(24) if asleep(hour, minute)} == inside
