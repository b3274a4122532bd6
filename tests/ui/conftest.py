"""The look that pages under test are drawn with, and whole windows in a world of their own."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from hands import AtWindow, Worlds, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from corecoach.coach import Settings
from corecoach.thermal.running import PackCommand
from corecoach.tour.world import World
from corecoach.ui.look import Look, load_fonts
from corecoach.words import use_language

ASSETS = Path(__file__).parents[2] / "assets"
# Said by the offscreen platform for every window that is shown; any other warning fails the test.
PLATFORM_NOTE = r"This plugin does not support (propagateSizeHints|raise)\(\)"


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


class Vigil:
    """In place of the request to the desktop to stay awake: counts who asked and has not let go. As there,
    asking twice is asking once."""

    awake = 0

    def __init__(self) -> None:
        self._on = False

    def start(self) -> None:
        self._turn(True)

    def stop(self) -> None:
        self._turn(False)

    def _turn(self, on: bool) -> None:
        Vigil.awake += int(on) - int(self._on)
        self._on = on


@pytest.fixture
def worlds(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worlds]:
    """Makes windows in worlds, each shown with its first page. Nothing of them may outlive the test."""
    monkeypatch.setattr("corecoach.ui.session_flow.Awake", Vigil)
    monkeypatch.setattr("corecoach.ui.pack_run_flow.Awake", Vigil)
    monkeypatch.setattr(Vigil, "awake", 0)
    # That what is written survives a power cut is tested with the diary, how slow guessing is with keys.
    monkeypatch.setattr("os.fsync", lambda _fd: None)
    monkeypatch.setattr("corecoach.exchange.locking._N", 2**14)
    made: list[World] = []

    def make(
        *,
        size: tuple[int, int] = (1280, 800),
        home: Path | None = None,
        sample: str = "steady-core",
        begin: bool = True,
        **settings: Any,
    ) -> AtWindow:
        values = {"theme": "light", "country": "GB", "welcomed": True} | settings
        world = World(home or tmp_path / f"home{len(made)}", Settings(**values), size)
        made.append(world)
        if sample:
            world.take_in(sample)
        if begin:
            world.director.begin()
        world.show()
        return AtWindow(world)

    yield make
    timers = [timer for world in made for timer in world.window.findChildren(QTimer)]
    for world in made:
        # With a pack on it stays until that is off.
        if not world.window.close():
            world.director.packs().run.command(PackCommand.END)
            world.window.close()
        world.window.deleteLater()
    settle()
    assert QApplication.topLevelWidgets() == []
    assert not any(shiboken6.isValid(timer) for timer in timers)
    assert Vigil.awake == 0


@pytest.fixture(scope="module", autouse=True)
def no_timer_is_left() -> Iterator[None]:
    """No timer of anybody runs after the tests of a file."""
    yield
    timers = [o for o in gc.get_objects() if isinstance(o, QTimer)]
    assert [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()] == []
