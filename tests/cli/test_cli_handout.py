"""`corecoach clinician handout`: a programme on paper, from its file or from the text of its code."""

import subprocess
from pathlib import Path

import pytest
from cli_samples import SAMPLES, Cli, process

from corecoach.coach import Settings
from corecoach.exchange.packed import pack
from corecoach.home import Home

STEADY = SAMPLES / "steady-core.corecoach"


def text_of(path: Path) -> str:
    """The words of a PDF."""
    words = ("pdftotext", "-raw", str(path), "-")
    done = subprocess.run(words, capture_output=True, check=True, timeout=60)
    return " ".join(done.stdout.decode().split())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the handout goes."""
    return tmp_path / "für Zoë.pdf"


def test_a_programme_becomes_a_handout_without_a_screen(tmp_path: Path, out: Path) -> None:
    result = process("--home", tmp_path / "home", "clinician", "handout", STEADY, "--out", out)
    assert (result.code, result.err) == (0, "")
    assert "handout written" in result.out
    assert text_of(out).startswith("Steady core, eight weeks For Sample Patient, born 1961")
    assert not (tmp_path / "home").exists()


@pytest.mark.usefixtures("qapp")
def test_the_number_is_that_of_the_settings_or_the_one_asked_for(cli: Cli, out: Path) -> None:
    Home(cli.home).save_settings(Settings(country="AU"))
    assert cli("clinician", "handout", STEADY, "--out", out).code == 0
    assert "Call 000 now" in text_of(out)
    assert cli("clinician", "handout", STEADY, "--out", out, "--country", "US").code == 0
    assert "Call 911 now" in text_of(out)


@pytest.mark.usefixtures("qapp")
def test_large_print_takes_more_pages(cli: Cli, out: Path) -> None:
    pages = []
    for more in ((), ("--large",)):
        assert cli("clinician", "handout", STEADY, "--out", out, *more).code == 0
        pages.append(text_of(out).count("Page "))
    assert pages[0] < pages[1]


@pytest.mark.usefixtures("qapp")
def test_the_text_of_a_code_is_a_programme_file_everywhere(cli: Cli, tmp_path: Path, out: Path) -> None:
    saved = tmp_path / "scan.txt"
    saved.write_text((pack(STEADY.read_bytes()) or "") + "\n")
    assert cli("check", saved).out == f"{saved}: programme, no problems found\n"
    assert cli("plan", saved).code == 0
    assert cli("clinician", "handout", saved, "--out", out).code == 0
    offer = Home(cli.home).coach(settle=False).offer_file(saved)
    assert not isinstance(offer, list) and offer.file.programme.title == "Steady core, eight weeks"
    saved.write_text(saved.read_text()[:-9])
    for command in (("check", saved), ("clinician", "handout", saved, "--out", out)):
        result = cli(*command)
        assert result.code == 1 and len(result.complaints) == 1
        assert "the text of the QR code is damaged or cut off" in result.err


@pytest.mark.usefixtures("qapp")
def test_a_second_language_that_is_not_there_is_said(cli: Cli, out: Path) -> None:
    result = cli("clinician", "handout", STEADY, "--out", out, "--second", "xx")
    assert result.code == 2 and not out.exists()
    assert result.complaints == ["--second: there is no translation for xx; there are: none yet"]
    assert cli("clinician", "handout", STEADY, "--out", out, "--second", "pseudo").code == 0
    assert "Stéádý" in text_of(out)


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        ({"country": "ZZ"}, 2, "--country: ZZ is not known"),
        ({"out": "x.txt"}, 2, "must end in .pdf"),
        ({"out": "nowhere/x.pdf"}, 1, "there is no such folder"),
        ({"programme": SAMPLES / "refused" / "empty.corecoach"}, 1, "the file is empty"),
        ({"programme": "none.corecoach"}, 1, "cannot be opened"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_done_is_said_and_writes_nothing(
    cli: Cli, tmp_path: Path, changes: dict[str, object], code: int, line: str
) -> None:
    out = tmp_path / str(changes.get("out", "x.pdf"))
    words = ["clinician", "handout", changes.get("programme", STEADY), "--out", out]
    if "country" in changes:
        words += ["--country", changes["country"]]
    try:
        result = cli(*words)
        assert (result.code, line in result.err) == (code, True)
    except SystemExit as stop:
        assert stop.code == code
    assert not out.exists()


@pytest.mark.usefixtures("qapp")
def test_the_programme_itself_is_not_written_over(cli: Cli, tmp_path: Path) -> None:
    same = tmp_path / "same.pdf"
    same.write_bytes(STEADY.read_bytes())
    result = cli("clinician", "handout", same, "--out", same)
    assert result.code == 1 and "this file is needed as it is" in result.err
    assert same.read_bytes() == STEADY.read_bytes()
