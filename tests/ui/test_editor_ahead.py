"""The programme editor is imported while a passphrase is typed, and no object of Qt is made in the thread."""

import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from test_charts_ahead import NO_QT_OBJECTS

from corecoach.practice import reading_age
from corecoach.ui.practice.editor_ahead import EDITOR, EditorAhead


def test_it_is_there_after_a_moment(qtbot: QtBot) -> None:
    reading_age.grade_of.cache_clear()
    reading_age._syllables.cache_clear()
    parent = QObject()
    ahead = EditorAhead(parent)
    # A process that ends must not leave an import in its middle.
    assert not ahead.is_done and not ahead._thread.daemon
    qtbot.waitUntil(lambda: ahead.is_done, timeout=60_000)
    assert EDITOR in sys.modules
    assert reading_age._syllables.cache_info().currsize > 0
    parent.deleteLater()


def test_nothing_of_qt_is_made_by_the_import() -> None:
    code = NO_QT_OBJECTS.format(module=EDITOR)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
