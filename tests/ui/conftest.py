"""The look that pages under test are drawn with."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from corecoach.ui.look import Look, load_fonts
from corecoach.words import use_language

ASSETS = Path(__file__).parents[2] / "assets"
# Said by the offscreen platform for every window that is shown; any other warning fails the test.
PLATFORM_NOTE = "This plugin does not support propagateSizeHints"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let the platform's own note pass in every test of the window."""
    item.add_marker(pytest.mark.qt_log_ignore(PLATFORM_NOTE, extend=True))


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """Light, 100 %, wide."""
    load_fonts(ASSETS)
    return Look(ASSETS)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A test that spoke another language leaves none behind."""
    yield
    use_language("en")
