"""The settings of the figure: saved at once, seen at once, and the keyboard stays where it was."""

from typing import Any

import msgspec
import pytest
from hands import Key, Worlds, settle
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.settings import Body, Settings
from corecoach.home import Home
from corecoach.ui.figure.still import Still
from corecoach.ui.look import Look
from corecoach.ui.pages.settings import SettingsPage

SKIN = "Skin, from 1, the lightest, to 5: {}".format


def shown(qtbot: QtBot, look: Look) -> tuple[SettingsPage, list[Settings]]:
    page = SettingsPage(look, Settings(), countries=[("", "", "112")], audio_line="", version="0.1.0")
    qtbot.addWidget(page)
    changes: list[Settings] = []
    page.changed.connect(changes.append)
    return page, changes


def named(page: QWidget, name: str) -> Any:
    return next(w for w in page.findChildren(QWidget) if w.accessibleName() == name)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        (SKIN(1), Body(skin=0)),
        (SKIN(5), Body(skin=4)),
        ("Hair: Long", Body(hair="long")),
        ("Hair: Bun", Body(hair="bun")),
        ("Plain, without a face", Body(plain=True)),
    ],
)
def test_how_the_figure_looks_is_saved_at_once(qtbot: QtBot, look: Look, name: str, changed: Body) -> None:
    page, changes = shown(qtbot, look)
    named(page, name).click()
    assert changes == [Settings(body=changed)]


def test_choices_for_the_figure_add_up(worlds: Worlds) -> None:
    """Each of them makes the page anew, in the new look."""
    at = worlds()
    at.world.director.go("settings")
    for name in ("Hair: Long", SKIN(4), "Plain, without a face"):
        settle()
        at.click(named(at.page, name))
    body = Body(skin=3, hair="long", plain=True)
    assert at.world.app.settings.value.body == body
    assert Home(at.world.app.home.folder).settings().body == body
    at.click(named(at.page, "Plain, without a face"))
    assert at.world.app.settings.value.body == Body(skin=3, hair="long")


@pytest.mark.parametrize("name", ["Hair: Bun", SKIN(5), "Plain, without a face"])
def test_the_figure_changes_with_the_choice_and_the_keyboard_stays(worlds: Worlds, name: str) -> None:
    at = worlds()
    at.world.director.go("settings")
    settle()
    before = named(at.page, "The figure").grab().toImage()
    named(at.page, name).setFocus()
    at.press(Key.Key_Space)
    assert named(at.page, "The figure").grab().toImage() != before
    assert at.focus is not None and at.focus.accessibleName() == name
    at.world.director.library().open("bird-dog")
    settle()
    (still, *_more) = at.page.findChildren(Still)
    body = at.world.app.settings.value.body
    assert still._look.body == body != Body()


def test_settings_of_before_there_was_a_figure_are_read() -> None:
    kept = msgspec.to_builtins(Settings(theme="dark"))
    del kept["body"]
    assert msgspec.convert(kept, Settings) == Settings(theme="dark")


@pytest.mark.parametrize("wrong", [{"skin": 5}, {"skin": -1}, {"hair": "green"}, {"hat": True}])
def test_a_body_that_nobody_has_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, Body)


@pytest.mark.parametrize(("size", "text_scale"), [((1024, 640), 100), ((1280, 800), 200)])
def test_a_choice_far_down_leaves_the_page_where_it_was(
    worlds: Worlds, size: tuple[int, int], text_scale: int
) -> None:
    at = worlds(size=size, text_scale=text_scale)
    at.world.director.go("settings")
    settle()
    at.click(named(at.page, "Plain, without a face"))
    switch = named(at.page, "Plain, without a face")
    (area,) = at.page.findChildren(QScrollArea)
    place = QRect(switch.mapTo(area, QPoint(0, 0)), switch.size())
    assert area.verticalScrollBar().value() > 0
    assert area.rect().contains(place)


def test_of_two_with_one_name_neither_gets_the_keyboard(worlds: Worlds) -> None:
    """The page begins anew then: nobody is to press what they did not choose."""
    at = worlds()
    at.world.director.go("settings")
    settle()
    named(at.page, "Hair: Bun").setFocus()
    named(at.page, "Hair: Long").setAccessibleName("Hair: Bun")
    made = at.world.window._factory

    def twice(look: Look) -> QWidget:
        page = made(look)
        named(page, "Hair: Long").setAccessibleName("Hair: Bun")
        return page

    at.world.window._factory = twice
    at.world.app.settings.change(theme="dark")
    settle()
    assert at.focus is not None and at.focus.accessibleName() == "Text size"
