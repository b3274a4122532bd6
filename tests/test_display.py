"""Whether a window can open here, found out without Qt."""

import ctypes
from collections.abc import Callable

import pytest

from corecoach import display

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux without a screen, where every library is found."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: None)
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)


def without(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    """Let some libraries be missing."""

    def load(name: str) -> None:
        if name in libraries or "all" in libraries:
            raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", load)


def test_without_a_screen_there_is_none() -> None:
    assert not display.has_display()


@pytest.mark.parametrize("name", SCREENS)
def test_any_screen_will_do_but_not_an_empty_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "")
    assert not display.has_display()
    monkeypatch.setenv(name, ":1")
    assert display.has_display()


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_have_a_screen_and_need_no_packages(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    without(monkeypatch, "all")
    assert display.has_display()
    assert display.missing_packages() == []


def test_with_all_libraries_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*SCREENS, "OTHER"):
        monkeypatch.setenv(name, ":1")
        assert display.missing_packages() == display.missing_packages(window=False) == []


@pytest.mark.parametrize(
    ("screen", "window", "needed"),
    [
        ({"DISPLAY": ":0"}, True, True),
        ({"QT_QPA_PLATFORM": "xcb"}, True, True),
        ({"DISPLAY": ":0"}, False, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, True, False),
        ({}, True, False),
    ],
)
def test_what_x11_needs_is_needed_for_a_window_on_x11_only(
    monkeypatch: pytest.MonkeyPatch, screen: dict[str, str], window: bool, needed: bool
) -> None:
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    without(monkeypatch, "libxcb-cursor.so.0")
    assert display.missing_packages(window=window) == (["libxcb-cursor0"] if needed else [])


class _Xcb:
    """Stands in for the X library; its server answers or does not."""

    def __init__(self, failed: int) -> None:
        self.open: list[object] = []
        self.xcb_connect = self._named(lambda *_: self.open.append(1) or 1)
        self.xcb_connection_has_error = self._named(lambda _connection: failed)
        self.xcb_disconnect = self._named(lambda _connection: self.open.pop())

    def _named(self, work: Callable[..., object]) -> Callable[..., object]:
        def function(*arguments: object) -> object:
            return work(*arguments)

        return function


@pytest.mark.parametrize(
    ("screen", "asked"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
    ],
)
def test_a_server_that_does_not_answer_is_found_out_before_qt_does(
    monkeypatch: pytest.MonkeyPatch, screen: dict[str, str], asked: bool
) -> None:
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    for failed in (0, 1):
        xcb = _Xcb(failed)
        monkeypatch.setattr(ctypes, "CDLL", lambda _name, xcb=xcb: xcb)
        assert display.can_open_display() is not (asked and bool(failed))
        assert xcb.open == [], "the connection is closed again"
    without(monkeypatch, "libxcb.so.1")
    assert display.can_open_display(), "that it is missing is said elsewhere"


def test_what_drawing_needs_is_always_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libGL.so.1", "libfontconfig.so.1")
    assert display.missing_packages(window=False) == ["libgl1", "libfontconfig1"]
    assert display.missing_packages() == ["libgl1", "libfontconfig1"]


def test_each_package_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "all")
    monkeypatch.setenv("DISPLAY", ":0")
    packages = display.missing_packages()
    assert len(packages) == len(set(packages)) > 10
