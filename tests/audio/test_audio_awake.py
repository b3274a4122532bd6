"""Keeping the display awake, with the desktop played by the test."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from audio_stand_ins import SRC

from corecoach.audio.awake import Awake, AwakeState


class Desktop:
    """Stands in for `wakepy`: notes what it is asked, and agrees, refuses, breaks or hangs."""

    def __init__(self, active: bool = True, error: Exception | None = None) -> None:
        self.active, self.error = active, error
        self.answer, self.released = threading.Event(), threading.Event()
        self.answer.set()

    def presenting(self, on_fail: str) -> "Desktop":
        assert on_fail == "pass"
        return self

    def __enter__(self) -> "Desktop":
        self.answer.wait(30)
        if self.error:
            raise self.error
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()


def install(monkeypatch: pytest.MonkeyPatch, desktop: Desktop) -> Desktop:
    module = ModuleType("wakepy")
    module.keep = SimpleNamespace(presenting=desktop.presenting)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wakepy", module)
    return desktop


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        threading.Event().wait(0.005)
    assert condition()


def test_the_display_is_kept_awake_and_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = install(monkeypatch, Desktop())
    with Awake() as awake:
        until(lambda: awake.state is AwakeState.ON)
        assert not desktop.released.is_set()
    assert awake.state is AwakeState.OFF
    assert desktop.released.wait(10)


@pytest.mark.parametrize("desktop", [Desktop(active=False), Desktop(error=OSError("no bus"))])
def test_a_desktop_that_will_not_is_no_trouble(monkeypatch: pytest.MonkeyPatch, desktop: Desktop) -> None:
    install(monkeypatch, desktop)
    with Awake() as awake:
        until(lambda: awake.state is AwakeState.UNAVAILABLE)


def test_without_the_library_it_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with Awake() as awake:
        until(lambda: awake.state is AwakeState.UNAVAILABLE)


def test_a_desktop_that_hangs_blocks_nothing_and_is_let_go_later(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = install(monkeypatch, Desktop())
    desktop.answer.clear()
    awake = Awake()
    began = time.monotonic()
    awake.start()
    assert awake.state is AwakeState.ASKING
    awake.stop()
    assert time.monotonic() - began < 0.5
    desktop.answer.set()
    assert desktop.released.wait(10)


def test_starting_and_stopping_twice_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Desktop())
    awake = Awake()
    awake.stop()
    awake.start()
    awake.start()
    until(lambda: awake.state is AwakeState.ON)
    awake.stop()
    awake.stop()
    assert awake.state is AwakeState.OFF


def test_the_real_library_on_this_machine_gives_an_answer() -> None:
    with Awake() as awake:
        until(lambda: awake.state in (AwakeState.ON, AwakeState.UNAVAILABLE), 30)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks over D-Bus")
def test_a_bus_that_never_answers_does_not_keep_the_app_from_ending(tmp_path: Path) -> None:
    code = "from corecoach.audio.awake import Awake, AwakeState; import time\n"
    code += "awake = Awake(); awake.start(); time.sleep(1)\n"
    code += "assert awake.state is AwakeState.ASKING, awake.state\nawake.stop()"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))
        bus.listen()
        env = {
            **os.environ,
            "PYTHONPATH": str(SRC),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}",
        }
        app = subprocess.run(
            [sys.executable, "-c", code], env=env, timeout=20, capture_output=True, text=True
        )
    assert (app.returncode, app.stderr) == (0, "")
