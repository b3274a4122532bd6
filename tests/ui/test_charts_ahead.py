"""The charts are imported while nobody waits, and no object of Qt is made where it must not be."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from corecoach.ui import charts_ahead
from corecoach.ui.charts_ahead import CHART, ChartsAhead

NO_QT_OBJECTS = """
import gc
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintDevice
import {module}
print([type(o).__name__ for o in gc.get_objects() if isinstance(o, (QObject, QPaintDevice))])
"""


class Threads:
    """In place of threads: what would have been started."""

    def __init__(self) -> None:
        self.started: list[tuple[object, object]] = []

    def __call__(self, *, target: object, args: object, name: str, daemon: bool) -> "Threads":
        # A process that ends must not leave an import in its middle.
        assert not daemon
        self._made = (target, args)
        return self

    def start(self) -> None:
        self.started.append(self._made)


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Threads:
    made = Threads()
    monkeypatch.setattr(charts_ahead, "Thread", made)
    monkeypatch.setattr(charts_ahead, "FIRST_MS", 0)
    monkeypatch.setattr(charts_ahead, "AGAIN_MS", 0)
    return made


def test_waits_until_nothing_goes_on_and_imports_once(qtbot: QtBot, threads: Threads) -> None:
    answers = iter([False, False, True])
    parent = QObject()
    ahead = ChartsAhead(parent, lambda: next(answers))
    qtbot.waitUntil(lambda: threads.started != [])
    assert [args for _target, args in threads.started] == [(CHART,)]
    assert not any(timer.isActive() for timer in ahead.findChildren(QTimer))
    parent.deleteLater()


def test_the_longer_it_may_not_the_less_often_it_asks(
    qtbot: QtBot, threads: Threads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts_ahead, "AGAIN_MS", 1)
    monkeypatch.setattr(charts_ahead, "MOST_MS", 4)
    waits: list[int] = []
    parent = QObject()
    ahead = ChartsAhead(parent, lambda: len(waits) == 5)
    (timer,) = ahead.findChildren(QTimer)
    timer.timeout.connect(lambda: waits.append(timer.interval()))
    qtbot.waitUntil(lambda: threads.started != [])
    assert waits[:5] == [1, 2, 4, 4, 4]
    parent.deleteLater()


def test_what_is_imported_in_a_thread_makes_no_object_of_qt() -> None:
    code = NO_QT_OBJECTS.format(module=CHART)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
