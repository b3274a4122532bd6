"""`corecoach trend`: the statistics of a file or of the diary, and what is wrong with a file."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, Cli, Result, process

from corecoach.cli import commands
from corecoach.diary import HomeLock
from corecoach.home import Home
from corecoach.pain import KINDS, PainKind, PainScore

KEYS = [
    "n", "days", "coverage", "window_days", "slope_per_week", "intercept", "ci95_per_week", "mk",
    "p_adjusted", "median7", "baseline", "current", "change", "change_percent", "verdict", "meaningful",
]  # fmt: skip
FIRST = date(2026, 1, 1)
# Facts 2.6, row B: scores with gaps.
GAPS = {0: 7, 1: 7, 3: 8, 4: 6, 5: 6, 8: 5, 9: 5, 10: 4, 12: 4, 13: 4}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Where a table of scores lies."""
    return tmp_path / "scores.csv"


def write(path: Path, scores: dict[int, Any]) -> Path:
    """Write scores by the number of their day."""
    rows = [f"{FIRST + timedelta(days=n)},{score}" for n, score in scores.items()]
    path.write_text("\n".join(["date,score", *rows, ""]), "utf-8")
    return path


def told(result: Result) -> Any:
    """The JSON of a command that went well."""
    assert (result.code, result.err) == (0, "")
    assert list(result.json) == KEYS
    return result.json


def test_the_worked_numbers_of_a_row_with_gaps(cli: Cli, table: Path) -> None:
    value = told(cli("trend", "--csv", write(table, GAPS), "--window", "all", "--json"))
    assert (value["n"], value["days"], value["window_days"]) == (10, 14, 14)
    assert value["coverage"] == pytest.approx(10 / 14)
    assert value["slope_per_week"] == pytest.approx(7 * -0.25)
    assert value["intercept"] == pytest.approx(7.125)
    assert value["mk"]["s"] == -35
    assert value["mk"]["var"] == pytest.approx(355 / 3)
    assert value["mk"]["z"] == pytest.approx(-3.125542, abs=1e-6)
    assert value["mk"]["p"] == pytest.approx(0.001775, abs=1e-6)
    assert value["p_adjusted"] >= value["mk"]["p"]
    assert list(value["median7"].values()) == [7, 7, 7, 6.5, 6, 6, 5, 5, 4.5, 4]
    assert next(iter(value["median7"])) == "2026-01-05"
    assert (value["baseline"], value["current"], value["change"]) == (7, 4, -3)
    assert value["change_percent"] == pytest.approx(-300 / 7)
    assert (value["verdict"], value["meaningful"]) == ("not enough entries", "meaningfully better")
    low, high = value["ci95_per_week"]
    assert low <= value["slope_per_week"] <= high


def test_without_a_window_it_is_four_weeks_back_from_the_last_date(cli: Cli, table: Path) -> None:
    write(table, {n: 9 if n < 22 else 3 for n in range(50)})
    value = told(cli("trend", "--csv", table, "--json"))
    assert (value["n"], value["window_days"], value["slope_per_week"]) == (28, 28, 0.0)
    assert told(cli("trend", "--csv", table, "--window", 28, "--json")) == value
    assert told(cli("trend", "--csv", table, "--window", 29, "--json"))["n"] == 29
    assert told(cli("trend", "--csv", table, "--window", "all", "--json"))["n"] == 50
    assert cli("trend", "--help").out.count("default 28") == 1


@pytest.mark.parametrize("last", [0, 1])
def test_too_few_scores_are_not_enough_and_no_error(cli: Cli, table: Path, last: int) -> None:
    value = told(cli("trend", "--csv", write(table, dict.fromkeys(range(last), 5)), "--json"))
    assert (value["n"], value["verdict"]) == (last, "not enough entries")
    assert value["slope_per_week"] is value["baseline"] is value["change"] is value["meaningful"] is None


def test_words_for_people_have_no_p(cli: Cli, table: Path) -> None:
    write(table, {n: 9 - n // 7 for n in range(56)})
    result = cli("trend", "--csv", table, "--window", "all")
    assert (result.code, result.err) == (0, "")
    lines = dict(line.split("  ", 1) for line in result.out.splitlines())
    low, high = (float(number) for number in lines.pop("Likely between").split("and"))
    assert -1.1 <= low <= high <= -0.9
    assert {name: words.strip() for name, words in lines.items()} == {
        "Days with a score": "56 of 56 days",
        "Which way": "falling",
        "Points a week": "-1.00",
        "First 7 days of the window": "9",
        "Last 7 days": "2",
        "Change": "-7 points: meaningfully better (2 points and 30 % or more)",
    }


def test_words_for_a_diary_without_anything(cli: Cli) -> None:
    result = cli("trend")
    assert (result.code, result.err, cli.files()) == (0, "", [])
    assert "not enough entries" in result.out and "not known" in result.out


# -- the diary -------------------------------------------------------------------------------------------


def fill(cli: Cli, kind: PainKind, *scores: int) -> None:
    """Scores of the last days, one a day, the last one a minute ago."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    days = [now - timedelta(days=n) for n in reversed(range(len(scores)))]
    records = (PainScore(f"{kind} {at}", at, kind, score) for at, score in zip(days, scores, strict=True))
    Home(cli.home).coach().save(*records)


def test_of_the_diary_the_usual_question_counts_or_the_one_named(cli: Cli) -> None:
    fill(cli, "day", 5, 5, 5, 5, 5)
    fill(cli, "leg", 2, 2)
    assert told(cli("trend", "--json"))["current"] == 5
    assert told(cli("trend", "--window", "all", "--kind", "leg", "--json"))["n"] == 2
    assert told(cli("trend", "--kind", "worst", "--json"))["n"] == 0


def test_it_works_beside_an_open_window_and_writes_nothing(cli: Cli) -> None:
    fill(cli, "day", 5, 5)
    before = {name: (cli.home / name).read_bytes() for name in cli.files()}
    window = HomeLock(cli.home)
    assert window.acquire()
    try:
        assert told(cli("trend", "--json"))["n"] == 2
    finally:
        window.release()
    assert {name: (cli.home / name).read_bytes() for name in cli.files() if name in before} == before


def test_the_kinds_of_the_options_are_those_of_the_diary() -> None:
    assert commands.KINDS == KINDS


# -- what is refused -------------------------------------------------------------------------------------


def test_each_problem_of_a_file_is_one_line(cli: Cli, table: Path) -> None:
    table.write_text("date,score\n2026-02-30,3\n2026-03-01,12\n2026-03-02,4\n", "utf-8")
    result = cli("trend", "--csv", table, "--json")
    assert (result.code, result.out) == (1, "")
    assert result.complaints == [
        f'{table}: line 2, date: "2026-02-30"; a date like 2026-11-22, from 1900 to 2199',
        f'{table}: line 3, score: "12"; a number from 0 to 10',
    ]
    assert all(LINE.fullmatch(line) for line in result.complaints)


@pytest.mark.parametrize("name", ["nothing-there.csv", "."])
def test_a_file_that_cannot_be_opened(cli: Cli, tmp_path: Path, name: str) -> None:
    result = cli("trend", "--csv", tmp_path / name)
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)


@pytest.mark.parametrize(
    "words",
    [("--window", "0"), ("--window", "-5"), ("--window", "x"), ("--window", "1.5"), ("--window", "1000000"),
     ("--kind", "back"), ("x",)],
)  # fmt: skip
def test_what_is_wrong_usage(cli: Cli, words: tuple[str, ...]) -> None:
    result = cli("trend", *words)
    assert (result.code, result.out) == (2, "")
    assert result.complaints


def test_a_file_has_no_kinds(cli: Cli, table: Path) -> None:
    result = cli("trend", "--csv", write(table, GAPS), "--kind", "day")
    assert (result.code, result.out, len(result.complaints)) == (2, "", 1)


IMPORTED = """
import sys
from corecoach.cli import main
code = main(["trend", "--csv", sys.argv[1], "--window", "all", "--json"])
wide = {"PySide6", "numpy", "pyqtgraph", "tinydb", "jsonschema", "cryptography", "icalendar", "platformdirs"}
sys.stderr.write(" ".join(sorted((wide | {"corecoach.coach", "corecoach.diary"}) & set(sys.modules))))
sys.exit(code)
"""


def test_a_file_needs_no_window_and_no_diary(table: Path) -> None:
    result = process(write(table, GAPS), python=("-c", IMPORTED))
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["n"] == 10
