"""Files that leave: whole or not at all, and for their owner's eyes only."""

import csv
import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from coach_samples import TUESDAY, Person, full_disk

from corecoach.coach.exports import write_calendar, write_csv, write_json
from corecoach.coach.facts import facts_of
from corecoach.diary import NotSaved

DAY = timedelta(days=1)
WRITERS = [write_csv, write_json, write_calendar]


@pytest.fixture
def recorded(person: Person) -> Person:
    """Somebody with a programme and a score of each of four weeks' days."""
    person.take_in("steady-core")
    for n in range(28):
        person.coach.add_pain(8 - n // 5, "day", TUESDAY - (27 - n) * DAY)
    return person


def test_the_spreadsheet_has_every_fact(recorded: Person, tmp_path: Path) -> None:
    write_csv(recorded.coach, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [fact.id for fact in facts_of(recorded.coach)]
    # Those that were told of more than two days later are there too, and marked.
    assert [row["status"] for row in rows if row["record"] == "pain"] == ["late"] * 25 + ["stands"] * 3


def test_a_period_bounds_facts_and_trend(recorded: Person, tmp_path: Path) -> None:
    out, since, until = tmp_path / "out.json", TUESDAY.date() - 4 * DAY, TUESDAY.date() - DAY
    write_json(recorded.coach, out, since, until)
    value = json.loads(out.read_text("utf-8"))
    assert (value["from"], value["to"]) == (since.isoformat(), until.isoformat())
    assert [f["day"] for f in value["facts"]] == [(since + n * DAY).isoformat() for n in range(4)]
    trend = value["trend"]
    assert (trend["kind"], trend["window_days"], trend["n"]) == ("day", 4, 2)


def test_without_bounds_the_trend_is_that_of_all_days(recorded: Person, tmp_path: Path) -> None:
    write_json(recorded.coach, tmp_path / "out.json")
    trend = json.loads((tmp_path / "out.json").read_text("utf-8"))["trend"]
    statistics = recorded.coach.pain.trends.statistics(None)
    assert (trend["n"], trend["window_days"]) == (statistics.n, statistics.window_days) == (3, 3)


def test_the_calendar_is_of_the_programme_in_hand(recorded: Person, tmp_path: Path) -> None:
    out = tmp_path / "out.ics"
    assert write_calendar(recorded.coach, out)
    text = out.read_text("utf-8")
    assert "SEQUENCE:0" in text and "DTSTAMP:20261117T090500Z" in text
    recorded.wait(50)
    recorded.take_in("steady-core")
    assert write_calendar(recorded.coach, out)
    again = out.read_text("utf-8")
    assert "SEQUENCE:1" in again
    # The same programme taken in again goes on, and is the same entries.
    assert _lines(again, "DTSTART") == _lines(text, "DTSTART")
    assert _lines(again, "UID") == _lines(text, "UID")


def _lines(text: str, name: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(name)]


def test_without_a_programme_there_is_no_calendar(person: Person, tmp_path: Path) -> None:
    assert not write_calendar(person.coach, tmp_path / "out.ics")
    assert not (tmp_path / "out.ics").exists()


# -- whole or not at all ---------------------------------------------------------------------------------


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_only_the_owner_can_read_it(recorded: Person, tmp_path: Path, write: Callable[..., Any]) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"before")
    out.chmod(0o644)
    write(recorded.coach, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(("code", "reason"), [(errno.ENOSPC, "disk-full"), (errno.EROFS, "read-only")])
def test_what_cannot_be_written_leaves_what_was_there(
    recorded: Person, tmp_path: Path, write: Callable[..., Any], code: int, reason: str
) -> None:
    out = tmp_path / "place" / "out"
    out.parent.mkdir()
    out.write_bytes(b"before")
    with full_disk(code), pytest.raises(NotSaved) as caught:
        write(recorded.coach, out)
    assert caught.value.reason == reason
    assert [(path.name, path.read_bytes()) for path in out.parent.iterdir()] == [("out", b"before")]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 16 KiB, unmounted at the end; needs Linux and the right to mount."""
    if sys.platform != "linux":
        pytest.skip("mounts a Linux tmpfs")
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=16k,mode=700", "tmpfs", str(place)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_on_a_disk_that_is_full_no_half_a_file_is_left(recorded: Person, disk: Path) -> None:
    for n in range(400):
        recorded.coach.add_pain(n % 11, note="a longer note about a day with all that was in it")
    with pytest.raises(NotSaved) as caught:
        write_csv(recorded.coach, disk / "out.csv")
    assert caught.value.reason == "disk-full"
    assert list(disk.iterdir()) == []
