"""`corecoach handover`: the page for the clinician, also beside an open window."""

import os
import stat
from pathlib import Path

import pytest
from cli_samples import Cli, process

from corecoach.diary import HomeLock
from corecoach.exchange.handover import Handover, read_handover
from corecoach.home import Home
from corecoach.pain import PainScore


@pytest.fixture
def page(cli: Cli, tmp_path: Path) -> Path:
    """Where the page is to go; there is a score to tell of."""
    assert cli("pain", "add", 6).code == 0
    return tmp_path / "page.json"


def read(path: Path) -> Handover:
    """The page in a file."""
    made = read_handover(path.read_bytes())
    assert isinstance(made, Handover), made
    return made


def test_the_file_holds_what_was_said_and_reads_back(cli: Cli, page: Path) -> None:
    result = cli("handover", "--out", page)
    assert (result.code, result.out, result.err) == (0, f"{page}: page for the clinician written\n", "")
    assert read(page).pain[-1].now == (6,)
    assert cli("check", page).code == 0


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
@pytest.mark.parametrize("name", ["page.json", "page.pdf"])
def test_only_the_owner_can_read_it(cli: Cli, page: Path, name: str) -> None:
    out = page.with_name(name)
    old = os.umask(0)
    try:
        assert cli("handover", "--out", out).code == 0
    finally:
        os.umask(old)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_command_without_a_screen_draws_it(cli: Cli, page: Path) -> None:
    out = page.with_name("Page.PDF")
    result = process("--home", cli.home, "handover", "--out", out)
    assert (result.code, result.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_it_works_beside_an_open_window(cli: Cli, page: Path) -> None:
    window = HomeLock(cli.home)
    assert window.acquire()
    try:
        assert cli("handover", "--out", page).code == 0
    finally:
        window.release()
    assert read(page).pain[-1].now == (6,)


def test_nothing_of_the_data_folder_is_written_over(cli: Cli, page: Path) -> None:
    diary = next(p for p in cli.home.rglob("*.json") if "diary" in p.parts)
    for out in (diary, cli.home / "new.json", cli.home / "people" / ".." / diary.relative_to(cli.home)):
        result = cli("handover", "--out", out)
        assert result.code == 1
        assert result.complaints == [f"{out}: whole file: this is in the data folder; a file somewhere else"]
    assert not (cli.home / "new.json").exists()
    assert [s.score for s in Home(cli.home).coach()._saver.read(PainScore)] == [6]


def test_where_nothing_can_be_written_one_line_says_so(cli: Cli, page: Path) -> None:
    pipe = page.with_name("pipe.json")
    os.mkfifo(pipe)
    for out, what in ((page.parent / "no" / "p.json", "there is no such folder"), (pipe, "this is no file")):
        result = cli("handover", "--out", out)
        assert result.code == 1 and len(result.complaints) == 1
        assert f"{out}: whole file: {what}; " in result.complaints[0]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["page", "page.txt", "page.json.bak"])
def test_another_kind_of_file_is_wrong_usage(cli: Cli, page: Path, name: str) -> None:
    result = cli("handover", "--out", page.with_name(name))
    assert result.code == 2 and "must end in .pdf or .json" in result.err
    assert not page.with_name(name).exists()
