"""A machine without the libraries that Qt needs for a window: one line that says what to install."""

import ctypes

import pytest

from corecoach.cli import main


@pytest.mark.parametrize("libraries", [["libxcb-cursor.so.0"], ["libxcb-cursor.so.0", "libxcb-icccm.so.4"]])
def test_a_missing_library_is_one_line_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], libraries: list[str]
) -> None:
    def load(name: str) -> None:
        if name in libraries:
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr("corecoach.app.run_window", lambda *_words: pytest.fail("the window was tried"))
    assert main([]) == 2
    said = capsys.readouterr()
    packages = [name.replace(".so.", "") for name in libraries]
    assert said.out == ""
    assert said.err.count("\n") == 1 and said.err.endswith(f"apt install {' '.join(packages)}\n")


def test_without_a_display_the_line_names_what_works_without_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "corecoach play" in said.err
