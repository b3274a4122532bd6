"""Whether a window can open here, found out without Qt."""

import ctypes

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


def test_what_drawing_needs_is_always_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "libGL.so.1", "libfontconfig.so.1")
    assert display.missing_packages(window=False) == ["libgl1", "libfontconfig1"]
    assert display.missing_packages() == ["libgl1", "libfontconfig1"]


def test_each_package_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "all")
    monkeypatch.setenv("DISPLAY", ":0")
    packages = display.missing_packages()
    assert len(packages) == len(set(packages)) > 10
