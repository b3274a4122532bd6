"""The settings page by itself, with what it says was changed."""

from collections.abc import Sequence
from typing import Any

from pytestqt.qtbot import QtBot

from corecoach.coach.settings import Settings
from corecoach.ui.look import Look
from corecoach.ui.pages.settings import SettingsPage


def make_settings(
    qtbot: QtBot, look: Look, countries: Sequence[tuple[str, str, str]] = (), **settings: Any
) -> tuple[SettingsPage, list[Settings]]:
    """A page in a window that has the keyboard; every change that it tells of, in order."""
    page = SettingsPage(look, Settings(**settings), countries=countries, audio_line="", version="0.1.0")
    qtbot.addWidget(page)
    page.resize(1068, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    changes: list[Settings] = []
    page.changed.connect(changes.append)
    return page, changes
