"""`corecoach pain`: printed is saved, and what is not a score is refused."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_samples import Cli, process
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corecoach.coach import Coach
from corecoach.diary import HomeLock
from corecoach.home import Home
from corecoach.pain import KINDS, PainScore
from corecoach.safety import Lock

NOT_COUNTED = "corecoach: that is more than 48 hours ago; it is kept, but not counted in the trend"
KEYS = {"id", "at", "kind", "score", "note"}


def add(cli: Cli, *words: object) -> Any:
    """Add a score; the record as it was printed."""
    result = cli("pain", "add", *words)
    assert (result.code, result.err) == (0, "")
    return result.json


def add_late(cli: Cli, *words: object) -> Any:
    """Add a score of long ago; the record as it was printed."""
    result = cli("pain", "add", *words)
    assert (result.code, result.complaints) == (0, [NOT_COUNTED])
    return result.json


def listed(cli: Cli) -> Any:
    """The scores that stand."""
    result = cli("pain", "list", "--json")
    assert (result.code, result.err) == (0, "")
    return result.json


def test_nothing_recorded_is_an_empty_list(cli: Cli) -> None:
    assert listed(cli) == []
    assert cli("pain", "list") == (0, "", "")


def test_what_is_printed_is_what_is_on_disk(cli: Cli) -> None:
    before = datetime.now(UTC)
    record = add(cli, 4, "--note", "after a long drive, Füße kalt")
    assert set(record) == KEYS
    assert (record["score"], record["kind"], record["note"]) == (4, "now", "after a long drive, Füße kalt")
    assert before <= datetime.fromisoformat(record["at"]) <= datetime.now(UTC)
    (stored,) = Home(cli.home).coach().pain_scores()
    assert (stored.id, stored.at.isoformat(), stored.note) == (record["id"], record["at"], record["note"])
    assert listed(cli) == [record]


@pytest.mark.parametrize("score", range(11))
def test_every_score_from_0_to_10(cli: Cli, score: int) -> None:
    assert add(cli, score)["score"] == score
    assert [row["score"] for row in listed(cli)] == [score]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(cli: Cli, kind: str) -> None:
    assert add(cli, 3, "--kind", kind)["kind"] == kind


@pytest.mark.parametrize(
    "words", [("11",), ("-1",), ("7.5",), ("x",), ("",), (), ("3", "4"), ("3", "--kind", "bad")]
)
def test_what_is_not_a_score_is_wrong_usage(cli: Cli, words: tuple[str, ...]) -> None:
    result = cli("pain", "add", *words)
    assert (result.code, result.out, cli.files()) == (2, "", [])
    assert result.complaints


@pytest.mark.parametrize(
    ("at", "stored"),
    [
        ("2026-11-02T08:15+01:00", "2026-11-02T08:15:00+01:00"),
        ("2026-11-02T08:15:30Z", "2026-11-02T08:15:30+00:00"),
        ("20261102T0815-0330", "2026-11-02T08:15:00-03:30"),
        ("2024-02-29T23:59:59.5+14:00", "2024-02-29T23:59:59.500000+14:00"),
    ],
)
def test_a_time_is_kept_with_its_zone(cli: Cli, at: str, stored: str) -> None:
    assert add_late(cli, 3, "--at", at)["at"] == stored
    assert [row["at"] for row in listed(cli)] == [stored]


@pytest.mark.parametrize("at", ["2026-11-02T08:15", "2026-11-02 08:15"])
def test_a_time_without_a_zone_is_of_this_place(cli: Cli, at: str) -> None:
    moment = datetime.fromisoformat(add_late(cli, 3, "--at", at)["at"])
    assert moment == datetime(2026, 11, 2, 8, 15).astimezone()
    assert moment.utcoffset() is not None


@pytest.mark.parametrize(("hours", "counted"), [(47, True), (49, False)])
def test_a_score_of_long_ago_is_kept_and_not_counted(cli: Cli, hours: int, counted: bool) -> None:
    at = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
    result = cli("pain", "add", 3, "--at", at)
    assert (result.code, result.complaints) == (0, [] if counted else [NOT_COUNTED])
    assert listed(cli) == [result.json]
    assert cli("trend", "--window", "all", "--json").json["n"] == counted


TO_COME = (datetime.now(UTC) + timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    "at",
    ["yesterday", "", "25:00", "2026-02-30", "2026-11-02T8", "0001-01-01T00:00", "0001-01-01T00:00+14:00",
     "9999-12-31T23:59", "9999-12-31T23:59-14:00", pytest.param(TO_COME, id="to come")],
)  # fmt: skip
def test_a_time_that_is_none_or_to_come_is_refused_in_one_line(cli: Cli, at: str) -> None:
    result = cli("pain", "add", 3, f"--at={at}")
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    assert result.err.startswith("--at: ")
    assert listed(cli) == []


def test_scores_come_in_the_order_of_their_moments(cli: Cli) -> None:
    for at in ("2026-10-31T12:00Z", "2025-01-01T12:00Z", "2026-11-01T00:30+02:00"):
        add_late(cli, 1, "--at", at)
    assert [row["at"][:10] for row in listed(cli)] == ["2025-01-01", "2026-10-31", "2026-11-01"]


def test_a_score_taken_back_is_not_listed(cli: Cli) -> None:
    add(cli, 3)
    coach = Home(cli.home).coach()
    coach.withdraw_pain(coach.pain_scores()[0])
    assert listed(cli) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_note_comes_back_as_it_was_typed(cli: Cli, note: str) -> None:
    record = add(cli, 3, f"--note={note}")
    assert record in listed(cli)
    assert record["note"] == note.encode("utf-8", "replace").decode()


def test_a_very_long_note_is_cut(cli: Cli) -> None:
    assert add(cli, 3, "--note", "ü" * 5000)["note"] == "ü" * 2000


# -- what the diary says by itself -----------------------------------------------------------------------


def days_ago(days: int) -> str:
    return (datetime.now().astimezone() - timedelta(days=days)).isoformat()


def a_row(cli: Cli, *scores: int) -> Any:
    """A score a day, the last one of now; what adding that one led to."""
    results = [
        cli("pain", "add", score, "--at", days_ago(days))
        for score, days in zip(scores[:-1], range(len(scores) - 1, 0, -1), strict=True)
    ]
    assert all("locked" not in result.err for result in results)
    return cli("pain", "add", scores[-1])


@pytest.mark.parametrize(("scores", "locked"), [((9, 9, 8), True), ((9, 9, 7), False), ((9, 9), False)])
def test_severe_days_lock_at_once_and_say_so_in_one_line(
    cli: Cli, scores: tuple[int, ...], locked: bool
) -> None:
    result = a_row(cli, *scores)
    assert (result.code, set(result.json), result.json["score"]) == (0, KEYS, scores[-1])
    assert len(Home(cli.home).coach().lockouts()) == locked
    lines = ["corecoach: all exercise is locked now (Very bad pain for days, or cannot stand); "
             "start corecoach to see what to do"]  # fmt: skip
    assert result.complaints == lines * locked


def test_a_lock_on_a_part_is_said_as_that(cli: Cli) -> None:
    (line,) = a_row(cli, *[2] * 7, 6, 6).complaints
    assert line.startswith("corecoach: a part of your exercise is locked now (")
    (lockout,) = Home(cli.home).coach().lockouts()
    assert lockout.locks == (Lock.STRENGTHENING,)


def test_what_is_locked_already_is_not_said_again(cli: Cli) -> None:
    a_row(cli, 9, 9, 9)
    assert add(cli, 9)["score"] == 9
    assert len(Home(cli.home).coach().lockouts()) == 1


def test_where_the_rules_are_not_sound_a_score_is_written_all_the_same(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_row(cli, 9, 9)
    monkeypatch.setattr(Coach, "rules", None)
    assert add(cli, 9)["score"] == 9
    assert len(listed(cli)) == 3


# -- one folder, several programs ------------------------------------------------------------------------


def test_a_folder_in_use_is_said_in_one_line(cli: Cli) -> None:
    other = HomeLock(cli.home)
    assert other.acquire()
    try:
        result = cli("pain", "add", 3)
    finally:
        other.release()
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    add(cli, 4)
    assert [row["score"] for row in listed(cli)] == [4]


def test_listing_beside_another_program_touches_nothing_of_its_save(cli: Cli) -> None:
    for score in (1, 2):
        add(cli, score)
    month = months(cli)
    month.with_name(f"{month.name}.0a1b2c3d.writing").write_bytes(b"half a sa")
    month.with_name(f"{month.name}.prev.writing").write_bytes(month.read_bytes())
    before = {name: (cli.home / name).read_bytes() for name in cli.files()}
    assert [row["score"] for row in listed(cli)] == [1, 2]
    month.write_bytes(b"")
    assert [row["score"] for row in listed(cli)] == [1, 2]
    assert {name: (cli.home / name).read_bytes() for name in cli.files()} == before | {
        str(month.relative_to(cli.home)): b""
    }


HOLD = """
import sys
from pathlib import Path
from corecoach.diary import HomeLock
lock = HomeLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_two_processes_and_the_lock_of_one_that_was_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout and holder.stdout.readline() == b"True\n"
        refused = process("--home", tmp_path, "pain", "add", 3)
        assert (refused.code, refused.out, len(refused.complaints)) == (1, "", 1)
        holder.send_signal(signal.SIGKILL)
    done = process("--home", tmp_path, "pain", "add", 3)
    assert (done.code, done.err) == (0, "")
    assert process("--home", tmp_path, "pain", "list", "--json").json == [done.json]


def test_a_printed_score_is_on_disk_though_nobody_could_read_the_answer(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        words = [sys.executable, "-m", "corecoach", "--home", str(tmp_path), "pain", "add", "3"]
        done = subprocess.run(words, stdout=nobody, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert [s.score for s in Home(tmp_path).coach().pain_scores()] == [3]


# -- which folder ----------------------------------------------------------------------------------------


def scores(folder: Path) -> list[int]:
    """The scores in a data folder."""
    return [s.score for s in Home(folder).coach().pain_scores()]


def test_the_folder_comes_from_the_option_then_from_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, option = tmp_path / "named", tmp_path / "option"
    process("pain", "add", 1, env={"CORECOACH_HOME": str(named)})
    process("--home", option, "pain", "add", 2, env={"CORECOACH_HOME": str(named)})
    process(f"--home={option}", "pain", "add", 3)
    process("--home", "option", "pain", "add", 4, cwd=tmp_path)
    assert (scores(named), scores(option)) == ([1], [2, 3, 4])


def test_without_either_it_is_the_platforms_folder(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("each platform has its own")
    process("pain", "add", 5, env={"CORECOACH_HOME": "", "XDG_DATA_HOME": str(tmp_path)})
    assert scores(tmp_path / "corecoach") == [5]


def test_a_folder_that_is_a_file_is_one_line(cli: Cli) -> None:
    cli.home.write_text("not a folder")
    result = cli("pain", "add", 3)
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    assert cli.home.read_text() == "not a folder"


# -- damaged files ---------------------------------------------------------------------------------------


def months(cli: Cli) -> Path:
    """The only month's file."""
    (path,) = (cli.home / "people" / "me" / "diary").glob("*.json")
    return path


def test_a_file_of_a_newer_program_is_left_alone_and_said(cli: Cli) -> None:
    add(cli, 3)
    newer = b'{"format":"corecoach.store","version":2,"sha256":"x","bytes":2}\n{}'
    months(cli).write_bytes(newer)
    for words in (("pain", "list"), ("pain", "add", "4")):
        result = cli(*words)
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    assert months(cli).read_bytes() == newer


def test_after_damage_the_last_good_copy_is_listed(cli: Cli) -> None:
    for score in (1, 2):
        add(cli, score)
    months(cli).write_bytes(b"\0" * 100)
    assert [row["score"] for row in listed(cli)] == [1]


def test_the_record_has_the_type_the_file_has(cli: Cli) -> None:
    record = add(cli, 3, "--kind", "day")
    text = months(cli).read_text("utf-8").split("\n", 1)[1]
    (row,) = json.loads(text)["pain"].values()
    assert row["type"] == PainScore.__struct_config__.tag == "pain"
    assert {k: row[k] for k in ("id", "kind", "score")} == {k: record[k] for k in ("id", "kind", "score")}
