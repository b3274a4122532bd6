"""`corecoach export`: what was recorded, as files that are whole, private and somewhere else."""

import csv
import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_samples import ONE_MINUTE, Cli, Result, process

from corecoach.coach import Offer
from corecoach.diary import HomeLock
from corecoach.home import Home
from corecoach.pain import PainScore

KINDS = ("csv", "json", "ics", "pdf", "png", "svg")
BEGINS = {
    "csv": b'\xef\xbb\xbf"record",', "json": b'{"format":"corecoach.export"', "ics": b"BEGIN:VCALENDAR\r\n",
    "pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml",
}  # fmt: skip
NOW = datetime.now(UTC) - timedelta(minutes=1)


@pytest.fixture
def filled(cli: Cli) -> Cli:
    """A programme, and two scores: of today and of ten days ago."""
    coach = Home(cli.home).coach()
    offer = coach.offer_file(ONE_MINUTE)
    assert isinstance(offer, Offer)
    coach.take_in(offer)
    coach.save(PainScore("a", NOW - timedelta(days=10), "day", 6, "=1+1"), PainScore("b", NOW, "day", 4))
    return cli


def written(cli: Cli, kind: str, out: Path, *more: object) -> bytes:
    """What a command that went well has written."""
    result = cli("export", kind, "--out", out, *more)
    assert (result.code, result.out, result.err) == (0, f"{out}: written\n", "")
    return out.read_bytes()


def refused(result: Result, code: int = 1) -> str:
    """The one line of a command that wrote nothing."""
    assert (result.code, result.out) == (code, "")
    (line,) = result.complaints
    return line


def scores(data: bytes) -> list[tuple[str, str]]:
    """Numbers and words of the scores in a CSV file."""
    rows = csv.DictReader(data.decode("utf-8-sig").splitlines())
    return [(row["value"], row["text"]) for row in rows if row["record"] == "pain"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_each_kind_of_file_is_what_it_says_and_for_the_owner_alone(
    filled: Cli, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"out.{kind}"
    old = os.umask(0)
    try:
        assert written(filled, kind, out).startswith(BEGINS[kind])
    finally:
        os.umask(old)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_numbers_and_words_read_back(filled: Cli, tmp_path: Path) -> None:
    assert scores(written(filled, "csv", tmp_path / "a.txt")) == [("6", "'=1+1"), ("4", "")]
    value: Any = json.loads(written(filled, "json", tmp_path / "a"))
    assert [(f["value"], f["text"]) for f in value["facts"] if f["record"] == "pain"] == [
        (6, "=1+1"),
        (4, ""),
    ]
    assert value["trend"] == {"kind": "day"} | filled("trend", "--window", "all", "--json").json


def test_only_the_days_asked_for(filled: Cli, tmp_path: Path) -> None:
    day, before = (NOW - timedelta(days=10)).date(), (NOW - timedelta(days=11)).date()
    out = tmp_path / "out.csv"
    assert [s for s, _note in scores(written(filled, "csv", out, "--to", day))] == ["6"]
    assert [s for s, _note in scores(written(filled, "csv", out, "--from", day, "--to", day))] == ["6"]
    assert scores(written(filled, "csv", out, "--to", before)) == []
    later = day + timedelta(days=1)
    assert [s for s, _note in scores(written(filled, "csv", out, "--from", later))] == ["4"]


def test_without_a_programme_there_is_no_schedule(cli: Cli, tmp_path: Path) -> None:
    line = refused(cli("export", "ics", "--out", tmp_path / "out.ics"))
    assert line == "corecoach: there is no programme, so there is no schedule; take one in first"
    assert not (tmp_path / "out.ics").exists()


@pytest.mark.parametrize("kind", ["csv", "json", "pdf", "svg"])
def test_nothing_recorded_is_a_file_all_the_same(cli: Cli, tmp_path: Path, kind: str) -> None:
    assert written(cli, kind, tmp_path / f"out.{kind}").startswith(BEGINS[kind])
    assert cli.files() == []


def test_large_print(filled: Cli, tmp_path: Path) -> None:
    assert written(filled, "pdf", tmp_path / "out.pdf", "--large").startswith(b"%PDF-")


def test_a_command_without_a_screen_draws(filled: Cli, tmp_path: Path) -> None:
    for kind in ("pdf", "png"):
        out = tmp_path / f"out.{kind}"
        result = process("--home", filled.home, "export", kind, "--out", out)
        assert (result.code, result.err) == (0, "")
        assert out.read_bytes().startswith(BEGINS[kind])


def test_it_works_beside_an_open_window(filled: Cli, tmp_path: Path) -> None:
    window = HomeLock(filled.home)
    assert window.acquire()
    try:
        assert scores(written(filled, "csv", tmp_path / "out.csv"))
    finally:
        window.release()


# -- where it may go -------------------------------------------------------------------------------------


def test_nothing_of_the_data_folder_is_written_over(filled: Cli) -> None:
    diary = next(p for p in filled.home.rglob("*.json") if "diary" in p.parts)
    before = diary.read_bytes()
    for out in (diary, filled.home / "new.csv"):
        line = refused(filled("export", "csv", "--out", out))
        assert line == f"{out}: whole file: this is in the data folder; a file somewhere else"
    assert diary.read_bytes() == before and not (filled.home / "new.csv").exists()


def test_a_link_into_the_data_folder_is_seen_through(filled: Cli, tmp_path: Path) -> None:
    diary = next(p for p in filled.home.rglob("*.json") if "diary" in p.parts)
    (tmp_path / "link.csv").symlink_to(diary)
    assert "data folder" in refused(filled("export", "csv", "--out", tmp_path / "link.csv"))


@pytest.mark.parametrize("kind", ["csv", "json", "ics", "pdf"])
@pytest.mark.parametrize("out", ["missing/out", "."])
def test_a_place_that_is_no_file(filled: Cli, tmp_path: Path, kind: str, out: str) -> None:
    before = sorted(tmp_path.iterdir())
    refused(filled("export", kind, "--out", tmp_path / out))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(os.name == "nt" or not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_device_is_not_replaced(filled: Cli) -> None:
    assert "this is no file" in refused(filled("export", "csv", "--out", "/dev/full"))


@pytest.mark.parametrize(
    "words",
    [
        ("fhir", "--out", "x.json"),
        ("csv",),
        ("csv", "--out", "x.csv", "--from", "2026-02-30"),
        ("csv", "--out", "x.csv", "--from", "20260201"),
        ("csv", "--out", "x.csv", "--to", "yesterday"),
        ("csv", "--out", "x.csv", "--from", "2026-02-02", "--to", "2026-02-01"),
        ("csv", "--out", "x.csv", "--large"),
        ("png", "--out", "x.svg"),
        ("svg", "--out", "x.svg", "--to", "2026-02-01"),
    ],
)
def test_what_is_wrong_usage(filled: Cli, words: tuple[str, ...]) -> None:
    result = filled("export", *words)
    assert (result.code, result.out) == (2, "")
    assert result.complaints
    assert not Path(words[-1]).exists()


def test_a_report_of_days_to_come_is_refused(filled: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    line = refused(filled("export", "pdf", "--out", out, "--from", (NOW + timedelta(days=9)).date()))
    assert line.startswith("--from: ") and not out.exists()
