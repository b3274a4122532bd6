"""Drawing needs no display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let what the offscreen platform says for every window pass; any other warning fails the test."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True))
