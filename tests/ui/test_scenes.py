"""Every screen in every state: nothing is cut off, and every control has a name and is reached by Tab."""

import os

import pytest
from fitting import cut_off
from hands import AtWindow, Key, Worlds, seen, settle
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QWidget
from shiboken6 import isValid

from corecoach.session import PhaseKind, State
from corecoach.tour import scene_names
from corecoach.tour.scenes import SCENES
from corecoach.ui.player.player import Player
from corecoach.words import use_language

# The pseudo-language is longer than any other word for word: what fits there fits in English.
LOOKS = [("pseudo", 100), ("pseudo", 200)]
if os.environ.get("HYPOTHESIS_PROFILE") == "long":
    LOOKS += [("en", 100), ("en", 125), ("en", 150), ("en", 200), ("pseudo", 150)]
# What was pressed in these is gone when the page is drawn anew.
PRESSED = {"drill-emergency", "player-keys", "trend-table"}


def at_scene(worlds: Worlds, name: str, **settings: object) -> AtWindow:
    at = worlds(sample="", begin=False, **settings)
    SCENES[name](at.world)
    at.world.settle()
    settle()
    return at


def dress(at: AtWindow, language: str, scale: int) -> None:
    """Draw the page anew in another language and size."""
    at.world.app.settings.change(text_scale=scale)
    use_language(language)
    at.world.window.redraw()
    at.world.settle()


@pytest.mark.parametrize("name", scene_names())
def test_every_screen_can_be_read_and_used_by_keys(worlds: Worlds, name: str) -> None:
    at = at_scene(worlds, name)
    assert at.world.window.windowTitle() not in ("", "CoreCoach")
    assert len(colours(at.window.grab().toImage())) > 8
    check_what_it_shows(at, name)
    check_controls(at)
    for language, scale in LOOKS:
        if name in PRESSED:
            at = at_scene(worlds, name, language=language, text_scale=scale)
        else:
            dress(at, language, scale)
        assert cut_off(at.window) == [], (language, scale)


def check_controls(at: AtWindow) -> None:
    """Each has a name, and Tab reaches all of them."""
    tab = Qt.FocusPolicy.TabFocus
    controls = [w for w in seen(at.window, QWidget) if w.focusPolicy() & tab and w.isEnabled()]
    controls = [w for w in controls if w.focusProxy() is None]
    for control in (*controls, *seen(at.window, QAbstractButton), *seen(at.window, QAbstractSlider)):
        if control.isEnabled() and not type(control).__name__.startswith("QScroll"):
            assert control.accessibleName() or getattr(control, "text", str)(), control
    reached: set[QWidget | None] = set()
    # A row that opens as the keyboard comes to it brings more of them.
    for _press in range(2 * len(controls) + 2):
        QTest.keyClick(at.window.windowHandle(), Key.Key_Tab)
        reached.add(at.focus)
    # What closed as the keyboard went on to the next row has a key of its own: see test_editor_keys.
    there = [w for w in controls if isValid(w)]
    left = [w.accessibleName() for w in there if w not in reached and not in_group(w, reached)]
    assert left == []


def colours(image: QImage) -> set[int]:
    small = image.scaled(64, 40)
    return {small.pixel(x, y) for x in range(64) for y in range(40)}


def in_group(widget: QWidget, reached: set[QWidget | None]) -> bool:
    """One of several that exclude each other: Tab reaches the group, arrows the rest."""
    exclusive = isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)
    return exclusive and any(type(other) is type(widget) for other in reached)


PLAYERS = {
    "ready": PhaseKind.PREPARE, "move": PhaseKind.MOVE, "hold": PhaseKind.HOLD, "return": PhaseKind.BACK,
    "relax": PhaseKind.RELAX, "switch": PhaseKind.SWITCH, "rest": PhaseKind.SET_REST,
    "paused": State.PAUSED, "count-in": State.COUNT_IN, "gap": State.PAUSED, "long-hold": PhaseKind.HOLD,
}  # fmt: skip


def check_what_it_shows(at: AtWindow, name: str) -> None:
    """A scene of the player shows what its name says."""
    kind = PLAYERS.get(name.removeprefix("player-")) if name.startswith("player-") else None
    if kind is not None:
        conductor = at.world.director.flow().conductor
        assert conductor is not None and isinstance(at.page, Player)
        assert kind in (conductor.moment.phase.kind, conductor.moment.state)
        assert conductor.moment.gap == (name == "player-gap")


def test_no_page_is_left_behind(worlds: Worlds) -> None:
    at = worlds()
    settle()
    before = len(at.window.findChildren(QWidget))
    for place in ("library", "programme", "trend", "settings", "symptom", "today") * 2:
        at.world.director.go(place)
        settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(at.window.findChildren(QWidget)) == before
