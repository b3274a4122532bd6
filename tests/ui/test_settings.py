"""Settings: every row says the new settings at once, and nothing else does."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from settings_alone import make_settings

from corecoach.coach.settings import Settings
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.settings import SettingsPage
from corecoach.ui.widgets import Segmented
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.slider import Slider
from corecoach.words import PSEUDO, use_language

COUNTRIES = (("", "", "112"), ("GB", "United Kingdom", "999"), ("US", "United States", "911"))


def make(qtbot: QtBot, look: Look, **settings: Any) -> tuple[SettingsPage, list[Settings]]:
    return make_settings(qtbot, look, COUNTRIES, **settings)


def named(page: QWidget, name: str) -> Any:
    return next(w for w in page.findChildren(QWidget) if w.accessibleName() == name)


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


@pytest.fixture
def pseudo() -> Iterator[None]:
    use_language(PSEUDO)
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("Less movement on screen", Settings(less_movement=True)),
        ("Speak the steps and counts", Settings(voice=False)),
        ("Chime at each change", Settings(sound=False)),
        ("Single-letter keys", Settings(single_keys=False)),
        ("Colours: Dark", Settings(theme="dark")),
    ],
)
def test_a_row_saves_at_once(qtbot: QtBot, look: Look, name: str, changed: Settings) -> None:
    page, changes = make(qtbot, look)
    qtbot.mouseClick(named(page, name), Qt.MouseButton.LeftButton)
    assert changes == [changed]


def test_changes_add_up(qtbot: QtBot, look: Look) -> None:
    page, changes = make(qtbot, look, country="GB", welcomed=True)
    named(page, "Chime at each change").click()
    qtbot.keyClick(named(page, "Volume"), Qt.Key.Key_Left)
    assert changes[-1] == Settings(country="GB", welcomed=True, sound=False, volume=70)


@pytest.mark.parametrize(
    ("name", "key", "changed"),
    [
        ("Text size", Qt.Key.Key_Right, Settings(text_scale=150)),
        ("Text size", Qt.Key.Key_Down, Settings(text_scale=100)),
        ("Text size", Qt.Key.Key_End, Settings(text_scale=200)),
        ("Speed", Qt.Key.Key_Up, Settings(text_scale=125, voice_rate=0)),
        ("Speed", Qt.Key.Key_PageDown, Settings(text_scale=125, voice_rate=-60)),
        ("Volume", Qt.Key.Key_Home, Settings(text_scale=125, volume=0)),
    ],
)
def test_sliders_step_by_keys(qtbot: QtBot, look: Look, name: str, key: Qt.Key, changed: Settings) -> None:
    page, changes = make(qtbot, look, text_scale=125)
    qtbot.keyClick(named(page, name), key)
    assert changes == [changed]


def test_a_drag_says_its_step_once_when_let_go(qtbot: QtBot, look: Look) -> None:
    page, changes = make(qtbot, look)
    slider: Slider = named(page, "Text size")
    start, step = int(slider.x_of(100)), int(slider.x_of(125))
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(slider, left, pos=QPoint(start, 24))
    for x in range(start, step + 20):
        qtbot.mouseMove(slider, QPoint(x, 24))
    assert "125 %" in texts(page)
    assert changes == []
    qtbot.mouseRelease(slider, left, pos=QPoint(step + 20, 24))
    assert changes == [Settings(text_scale=125)]
    qtbot.mouseClick(slider, left, pos=QPoint(step - 5, 24))
    assert len(changes) == 1


def test_a_slider_lands_on_its_values(qtbot: QtBot, look: Look) -> None:
    said: list[int] = []
    slider = Slider(look, "Size", (100, 125, 200), 130, said.append)
    qtbot.addWidget(slider)
    assert slider.value() == 125
    slider.setValue(190)
    assert (slider.value(), said) == (200, [200])


def test_the_wheel_changes_nothing(qtbot: QtBot, look: Look) -> None:
    page, changes = make(qtbot, look, country="GB")
    for name in ("Volume", "Country"):
        at = QPointF(5, 5)
        event = QWheelEvent(
            at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(named(page, name), event)
    assert changes == []


def test_the_country_shows_its_number(qtbot: QtBot, look: Look) -> None:
    page, changes = make(qtbot, look, country="GB")
    assert "999" in texts(page)
    qtbot.keyClick(named(page, "Country"), Qt.Key.Key_Down)
    assert changes == [Settings(country="US")]
    assert "911" in texts(page) and "999" not in texts(page)
    qtbot.keyClick(named(page, "Country"), Qt.Key.Key_Home)
    assert changes[-1] == Settings(country="")
    assert "112" in texts(page)
    assert "Not checked yet. Or use your local emergency number." in texts(page)


def test_a_country_without_a_number_says_so(qtbot: QtBot, look: Look) -> None:
    page, _changes = make(qtbot, look, country="XX")
    assert "Use your local emergency number." in texts(page)
    assert named(page, "Country").currentIndex() == -1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_of_countries_opens_by_key_and_can_be_left(qtbot: QtBot, look: Look) -> None:
    page, changes = make(qtbot, look, country="GB")
    choice: Choice = named(page, "Country")
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert choice.view().isVisible()
    qtbot.keyClick(choice.view(), Qt.Key.Key_Escape)
    assert not choice.view().isVisible()
    assert changes == []


def test_try_asks_to_hear_the_voice(qtbot: QtBot, look: Look) -> None:
    page, _changes = make(qtbot, look)
    with qtbot.waitSignal(page.try_requested):
        qtbot.keyClick(named(page, "Try the voice"), Qt.Key.Key_Space)


def test_the_line_about_sound_comes_and_goes(qtbot: QtBot, look: Look) -> None:
    page, _changes = make(qtbot, look)
    words = "No voice found on this computer. Chimes are on instead."
    assert words not in texts(page)
    page.show_audio_line(words)
    assert words in texts(page)
    page.show_audio_line("")
    assert words not in texts(page)


def test_every_control_is_reached_by_tab_in_order(qtbot: QtBot, look: Look) -> None:
    page, _changes = make(qtbot, look)
    page.focus_first()
    seen: list[str] = []
    while (name := page.focusWidget().accessibleName()) not in seen:
        seen.append(name)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    groups = ("Colours: ", "Skin, from 1, the lightest, to 5: ", "Hair: ")
    assert [group for group in groups if any(name.startswith(group) for name in seen)] == list(groups)
    assert [name for name in seen if not name.startswith(groups)] == [
        "Text size",
        "Less movement on screen",
        "Plain, without a face",
        "Single-letter keys",
        "Speak the steps and counts",
        "Try the voice",
        "Speed",
        "Chime at each change",
        "Volume",
        "Country",
        "Change what you told us about yourself",
        "Remind me of the day's score",
        "Hours of sleep, from",
        "Hours of sleep, to",
        "Open the workspace for physiotherapists",
    ]
    assert seen[1].startswith("Colours: ")


def test_arrows_move_in_a_row_of_answers_without_choosing(qtbot: QtBot, look: Look) -> None:
    page, changes = make(qtbot, look, theme="light")
    page.findChildren(Segmented)[0].focus_first()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert changes == []
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert changes == [Settings(theme="dark")]


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    ("width", "scale"), [(1280, 1.0), (1120, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)]
)
def test_never_wider_than_the_window(qtbot: QtBot, look: Look, width: int, scale: float) -> None:
    other = Look(look.assets, scale=scale, width=width_class(width, scale))
    page, _changes = make(qtbot, other, country="GB")
    page.resize(width - (0 if other.narrow else 212), 640)
    scroll = page.findChildren(QScrollArea)[0]
    assert scroll.widget().width() <= scroll.viewport().width()
    for control in page.findChildren(QAbstractButton):
        if control.isVisible() and control.accessibleName():
            right = control.mapTo(scroll.widget(), control.rect().topRight()).x()
            assert right < scroll.viewport().width()
