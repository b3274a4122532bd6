"""The program from outside: exit codes, no display, what it imports, and where its output goes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_samples import ONE_MINUTE, SAMPLES, process

from corecoach import __version__


def test_without_a_display_the_window_is_one_line_and_wrong_usage() -> None:
    for words in ((), (ONE_MINUTE,), (SAMPLES / "refused" / "empty.corecoach",)):
        result = process(*words)
        assert (result.code, result.out, len(result.complaints)) == (2, "", 1)
    for env in (
        {"DISPLAY": "", "WAYLAND_DISPLAY": ""},
        {"DISPLAY": ":4711"},
        {"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb"},
    ):
        result = process(env=env)
        assert (result.code, result.out, len(result.complaints)) == (2, "", 1), env


@pytest.mark.parametrize(
    "words", [("frobnicate",), ("Check", "x"), ("lst",), ("x" * 5000,), ("--frob",), ("--home",)]
)
def test_an_unknown_command_is_wrong_usage_with_a_screen_too(words: tuple[str, ...]) -> None:
    for env in ({}, {"QT_QPA_PLATFORM": "offscreen"}):
        result = process(*words, env=env)
        assert (result.code, result.out) == (2, "")
        assert result.complaints


@pytest.mark.parametrize("command", ["check", "list", "plan", "play", "pain", "doctor", "tour"])
def test_every_command_has_help_and_refuses_what_it_does_not_know(command: str) -> None:
    result = process(command, "--help")
    assert (result.code, result.err) == (0, "") and f"corecoach {command}" in result.out
    result = process(command, "--no-such-option")
    assert (result.code, result.out) == (2, "")


def test_help_names_the_commands_and_version_the_version() -> None:
    result = process("--help")
    assert (result.code, result.err) == (0, "")
    assert all(name in result.out for name in ("check", "list", "plan", "play", "pain", "doctor", "tour"))
    assert process("--version") == (0, f"corecoach {__version__}\n", "")


IMPORTS = """
import sys
from corecoach.cli import main
code = main(sys.argv[1:])
heavy = {"PySide6", "shiboken6", "qtpy", "pyqtgraph", "numpy", "PyQt6"}
sys.stderr.write(" ".join(sorted(heavy & {name.partition(".")[0] for name in sys.modules})))
sys.exit(code)
"""


def test_no_command_imports_qt(tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    answers.write_text("{}", "utf-8")
    for code, *words in (
        (0, "check", ONE_MINUTE),
        (0, "list", "exercises"),
        (0, "plan", ONE_MINUTE),
        (0, "play", ONE_MINUTE, "--answers", answers, "--speed", "10000"),
        (0, "triage", answers, "--json"),
        (0, "pain", "add", "3"),
        (0, "pain", "list"),
        (0, "doctor", "--repair"),
        (2,),
    ):
        result = process("--home", tmp_path / "home", *words, python=("-c", IMPORTS))
        assert result.code == code, result
        assert len(result.complaints) == (code == 2)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16", "cp1252"])
def test_json_can_be_read_whatever_the_output_is_encoded_in(tmp_path: Path, encoding: str) -> None:
    process("--home", tmp_path, "pain", "add", "3", "--note", "Zoë 腰 ✓")
    words = [sys.executable, "-m", "corecoach", "--home", str(tmp_path), "pain", "list", "--json"]
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(words, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr.decode(encoding)) == (0, "")
    assert [row["note"] for row in json.loads(done.stdout.decode(encoding))] == ["Zoë 腰 ✓"]


def test_lines_for_people_can_be_written_whatever_the_output_is_encoded_in(tmp_path: Path) -> None:
    file = tmp_path / "腰.corecoach"
    file.write_bytes(ONE_MINUTE.read_bytes())
    good = process("check", file, env={"PYTHONIOENCODING": "ascii"})
    assert (good.code, good.err) == (0, "") and "\\u8170" in good.out
    file.write_bytes(b"")
    bad = process("check", file, env={"PYTHONIOENCODING": "ascii"})
    assert (bad.code, bad.out, len(bad.complaints)) == (1, "", 1)


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xff.corecoach"
    Path(os.fsdecode(file)).write_bytes(ONE_MINUTE.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "corecoach", "check", file], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words", [("list", "exercises"), ("list", "exercises", "--json"), ("plan", "maintenance")]
)
def test_nobody_reading_and_a_full_disk_are_no_crash(words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "corecoach", *words]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        done = subprocess.run(command, stdout=nobody, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
        assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="closes as POSIX shells do")
def test_without_any_output_it_works_all_the_same(tmp_path: Path) -> None:
    for code, *words in (
        (0, "list", "exercises"),
        (0, "--home", tmp_path, "pain", "add", "3"),
        (1, "check", "nowhere"),
    ):
        closed = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", sys.executable, "-m", "corecoach", *map(str, words)]
        assert subprocess.run(closed, check=False).returncode == code, words
    assert [row["score"] for row in process("--home", tmp_path, "pain", "list", "--json").json] == [3]


def test_without_its_assets_it_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "cat-camel.json").write_text("{", "utf-8")
    for words in (("list", "exercises"), ("plan", "cat-camel"), ("check", ONE_MINUTE)):
        result = process(*words, env={"CORECOACH_ASSETS": str(tmp_path)})
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1), words
