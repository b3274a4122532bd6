"""`make install-desktop`: what is written, what the desktop then knows, and that all of it goes again."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from desktop_kinds import FILE_KINDS, PACKAGING, ROOT
from hypothesis import given
from hypothesis import strategies as st

COMMAND = "/opt/Core Coach/bin/corecoach"
ENTRY = "applications/corecoach.desktop"
PLACES = {
    ENTRY,
    "metainfo/corecoach.metainfo.xml",
    "icons/hicolor/scalable/apps/corecoach.svg",
    "mime/packages/corecoach.xml",
}
# Asks Qt, in a process that has not looked at the desktop yet, for the kind of each file.
ASK = """
import json, sys
from PySide6.QtCore import QMimeDatabase
kinds = [QMimeDatabase().mimeTypeForFile(path) for path in sys.argv[1:]]
print(json.dumps([[kind.name(), kind.inherits("application/json")] for kind in kinds]))
"""


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("install_desktop", ROOT / "tools" / "install_desktop.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = tool()


class Desktop:
    """A prefix to install into, with the programs of the desktop that a test puts there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.prefix, self.programs, self._capsys = folder / "a prefix", folder / "bin", capsys
        self.share = self.prefix / "share"
        self.programs.mkdir()

    def run(self, *words: str, code: int = 0) -> list[str]:
        """Run the tool; the lines it says."""
        assert TOOL.main(["--prefix", str(self.prefix), *words]) == code
        said = self._capsys.readouterr()
        return (said.err if code and not said.out else said.out).splitlines()

    def install(self, code: int = 0) -> list[str]:
        return self.run("--command", COMMAND, code=code)

    def files(self) -> dict[str, bytes]:
        paths = [path for path in self.share.rglob("*") if path.is_file()]
        return {path.relative_to(self.share).as_posix(): path.read_bytes() for path in paths}

    def program(self, name: str, code: int = 0) -> Path:
        """Put a program there that notes what it is told; the file with the notes."""
        notes, path = self.programs / f"{name}.notes", self.programs / name
        path.write_text(f'#!/bin/sh\necho "$@" >> "{notes}"\necho "no luck" >&2\nexit {code}\n', "utf-8")
        path.chmod(0o755)
        return notes


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desktop:
    """Nothing is installed, and there is none of the programs."""
    monkeypatch.delenv("XDG_DATA_DIRS", raising=False)
    found = Desktop(tmp_path, capsys)
    monkeypatch.setenv("PATH", str(found.programs))
    return found


def test_it_writes_four_files_and_says_where(desktop: Desktop) -> None:
    said = desktop.install()
    assert desktop.files().keys() == PLACES
    assert sorted(said[:4]) == sorted(f"wrote      {desktop.share / place}" for place in PLACES)
    assert said[-2:] == [
        f"The desktop starts {COMMAND}, and opens *.corecoach, *.ccresult and *.ccclear with it.",
        f"It does so once {desktop.share} is named in XDG_DATA_DIRS.",
    ]
    assert all((desktop.share / place).stat().st_mode & 0o777 == 0o644 for place in PLACES)


def test_only_the_entry_is_changed_on_the_way_and_names_the_command_in_full(desktop: Desktop) -> None:
    desktop.install()
    files = desktop.files()
    before = (PACKAGING / "linux" / "corecoach.desktop").read_text("utf-8").splitlines()
    changed = dict(zip(before, files[ENTRY].decode().splitlines(), strict=True))
    assert {a: b for a, b in changed.items() if a != b} == {
        "Exec=corecoach %f": f'Exec="{COMMAND}" %f', "TryExec=corecoach": f"TryExec={COMMAND}",
    }  # fmt: skip
    sources = {path.read_bytes() for path in (PACKAGING / "linux").iterdir()}
    assert {data for place, data in files.items() if place != ENTRY} < sources


def test_a_second_time_changes_nothing_and_says_so(desktop: Desktop) -> None:
    desktop.install()
    before = {path: path.stat().st_mtime_ns for path in desktop.share.rglob("*")}
    assert [line.split("  ")[0] for line in desktop.install()[:4]] == ["was there"] * 4
    assert {path: path.stat().st_mtime_ns for path in desktop.share.rglob("*")} == before


def test_what_is_old_is_put_right(desktop: Desktop) -> None:
    desktop.install()
    (desktop.share / ENTRY).write_text("old", "utf-8")
    said = desktop.install()
    assert [line for line in said if line.startswith("wrote")] == [f"wrote      {desktop.share / ENTRY}"]
    assert b"Exec=" in desktop.files()[ENTRY]


def test_uninstalling_removes_what_was_installed_and_nothing_else(desktop: Desktop) -> None:
    others = {
        "applications/other.desktop": b"1",
        "mime/packages/corecoach.xml.mine": b"2",
        "corecoach/d": b"3",
    }
    for place, data in others.items():
        (desktop.share / place).parent.mkdir(parents=True, exist_ok=True)
        (desktop.share / place).write_bytes(data)
    desktop.install()
    said = desktop.run("--uninstall")
    assert sorted(said[:4]) == sorted(f"removed    {desktop.share / place}" for place in PLACES)
    assert desktop.files() == others
    assert desktop.run("--uninstall") == [f"Nothing of CoreCoach was in {desktop.share}."]


def test_the_programs_of_the_desktop_are_told_where_to_look(desktop: Desktop) -> None:
    mime, entries = desktop.program("update-mime-database"), desktop.program("update-desktop-database")
    assert [line for line in desktop.install() if line.startswith(("ran", "skipped", "failed"))] == [
        "ran        update-mime-database", "ran        update-desktop-database",
    ]  # fmt: skip
    desktop.run("--uninstall")
    assert mime.read_text("utf-8").splitlines() == [str(desktop.share / "mime")] * 2
    assert entries.read_text("utf-8").splitlines() == [f"-q {desktop.share / 'applications'}"] * 2


def test_programs_that_are_not_there_are_skipped_and_named(desktop: Desktop) -> None:
    said = desktop.install()
    assert [line for line in said if line.startswith("skipped")] == [
        f"skipped    {name}: not on this system"
        for name in ("update-mime-database", "update-desktop-database")
    ]


def test_a_cache_of_icons_is_brought_up_to_date_and_never_begun(desktop: Desktop) -> None:
    notes = desktop.program("gtk-update-icon-cache")
    desktop.install()
    assert not notes.exists()
    (desktop.share / "icons" / "hicolor" / "icon-theme.cache").touch()
    desktop.install()
    assert notes.read_text("utf-8").split() == f"-q -f -t {desktop.share / 'icons' / 'hicolor'}".split()


def test_a_program_that_fails_is_no_success(desktop: Desktop) -> None:
    desktop.program("update-mime-database", code=3)
    assert "failed     update-mime-database: no luck" in desktop.install(code=1)
    assert desktop.files().keys() == PLACES


def test_without_a_prefix_it_is_for_this_person(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    usual = tmp_path / "home" / ".local" / "share"
    for place, share in (("", usual), ("not/from/the/root", usual), (str(tmp_path / "d"), tmp_path / "d")):
        monkeypatch.setenv("XDG_DATA_HOME", place)
        assert TOOL.main(["--command", COMMAND]) == 0
        assert (share / ENTRY).is_file()
        assert "XDG_DATA_DIRS" not in capsys.readouterr().out
        assert TOOL.main(["--uninstall"]) == 0
        assert not (share / ENTRY).exists()


def test_the_command_is_that_of_the_python_that_runs_it(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv" / "bin" / "python"))
    assert desktop.run(code=1) == [
        "The command corecoach is not installed beside this Python; nothing was changed."
    ]
    assert desktop.files() == {}
    command = tmp_path / "venv" / "bin" / "corecoach"
    command.parent.mkdir(parents=True)
    command.touch()
    desktop.run()
    assert f'Exec="{command}" %f\n'.encode() in desktop.files()[ENTRY]


def test_a_folder_that_cannot_be_written_is_one_line(desktop: Desktop) -> None:
    desktop.prefix.touch()
    (line,) = desktop.install(code=1)
    assert str(desktop.prefix) in line


def test_a_command_has_to_be_named_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        TOOL.main(["--command", "corecoach"])
    assert "an absolute path is needed" in capsys.readouterr().err


def read_back(line: str) -> str:
    """The program of an Exec line as a desktop reads it: first as a value, then as a quoted word."""
    escapes = {"n": "\n", "t": "\t", "r": "\r", "s": " ", "\\": "\\"}
    word, letters = "", iter(line.removeprefix("Exec="))
    text = "".join(escapes[next(letters)] if letter == "\\" else letter for letter in letters)
    assert text[0] == '"' and text.endswith('" %f')
    letters = iter(text[1:-4])
    for letter in letters:
        if letter in "\\%":
            letter = next(letters)
        else:
            assert letter not in '"`$'
        word += letter
    return word


@given(st.text(st.sampled_from("aé /\"'`$\\%=;\n\t\r "), max_size=20))
def test_any_path_is_read_back_by_a_desktop(name: str) -> None:
    entry = TOOL.entry("[Desktop Entry]\nExec=corecoach %f\nTryExec=corecoach\n", f"/{name}")
    assert len(entry.split("\n")) == 4
    assert read_back(entry.split("\n")[1]) == f"/{name}"


def asked(share: Path, paths: list[Path]) -> list[list[object]]:
    """What Qt says of files: their type, and whether it is a kind of JSON."""
    env = os.environ | {"XDG_DATA_HOME": str(share), "PATH": os.defpath}
    done = subprocess.run(
        [sys.executable, "-c", ASK, *map(str, paths)], env=env, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def samples(folder: Path) -> list[Path]:
    """One file of each kind by its name, one by what is in it, and one that is none of ours."""
    folder.mkdir()
    (folder / "other.json").write_text('{"note": "corecoach.result"}', "utf-8")
    for kind in FILE_KINDS:
        (folder / f"by name.{kind.ending}").write_text("{}", "utf-8")
        text = f'{{\n "format": "{kind.format}",\n "version": 1}}'
        (folder / f"content of {kind.ending}").write_text(text, "utf-8")
    names = [f(kind.ending) for kind in FILE_KINDS for f in ("by name.{}".format, "content of {}".format)]
    return [folder / name for name in (*names, "other.json")]


@pytest.mark.parametrize(
    "search", ["no programs", os.environ.get("PATH", os.defpath)], ids=["without", "with"]
)
def test_the_desktop_knows_each_kind_by_its_name_and_by_its_content(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, search: str
) -> None:
    monkeypatch.setenv("PATH", search)
    desktop.install()
    paths, ours = samples(tmp_path / "samples"), [[kind.mime, True] for kind in FILE_KINDS for _ in range(2)]
    assert asked(desktop.share, paths) == [*ours, ["application/json", True]]
    desktop.run("--uninstall")
    assert not any("corecoach" in str(name) for name, _json in asked(desktop.share, paths))


def test_the_programme_to_try_is_known_as_one(desktop: Desktop) -> None:
    desktop.install()
    sample = ROOT / "assets" / "routines" / "samples" / "one-minute.corecoach"
    assert asked(desktop.share, [sample]) == [[FILE_KINDS[0].mime, True]]
