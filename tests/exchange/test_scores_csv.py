"""Scores from a spreadsheet: what is read, and what is wrong with a file, line by line."""

from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange.problems import Problem
from corecoach.exchange.scores_csv import MAX_BYTES, MOST_PROBLEMS, DailyScores, read_scores

MONDAY = date(2026, 11, 16)


def read(text: str | bytes) -> DailyScores:
    """The scores in a file that is good."""
    found = read_scores(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, DailyScores), found
    return found


def refused(text: str | bytes) -> list[str]:
    """What is said of a file that is not, one line a problem."""
    found = read_scores(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, list) and all(isinstance(problem, Problem) for problem in found)
    lines = [problem.line("f.csv") for problem in found]
    assert lines and all(len(line.splitlines()) == 1 for line in lines)
    return lines


def test_days_with_their_scores() -> None:
    found = read("date,score\n2026-11-16,7\n2026-11-18,4\n")
    assert found == DailyScores({MONDAY: 7.0, MONDAY + timedelta(days=2): 4.0}, date(2026, 11, 18))


def test_of_several_rows_of_a_day_the_middle_one_counts() -> None:
    assert read("date,score\n2026-11-16,1\n2026-11-16,9\n2026-11-16,2\n").daily == {MONDAY: 2.0}
    assert read("date,score\n2026-11-16,1\n2026-11-16,4\n").daily == {MONDAY: 2.5}


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffdate,score\r\n2026-11-16,7\r\n",
        "date,score\r2026-11-16,7\r",
        "date,score\n2026-11-16,7",
        "\n\n Date , SCORE \n\n 2026-11-16 , 7 \n,\n",
        "score,date\n7,2026-11-16\n",
        '"date","score"\n"2026-11-16","7"\n',
        'id,date,note,score\n1,2026-11-16,"a, b\nc",7\n',
        "date,score\n2026-11-16,7.0\n",
        "date,score\n2026-11-16,07\n",
    ],
)
def test_ways_of_writing_the_same(text: str) -> None:
    assert read(text) == DailyScores({MONDAY: 7.0}, MONDAY)


@pytest.mark.parametrize(("score", "value"), [("0", 0.0), ("10", 10.0), ("10.0", 10.0), ("3.25", 3.25)])
def test_decimals_from_0_to_10(score: str, value: float) -> None:
    assert read(f"date,score\n2026-11-16,{score}\n").daily == {MONDAY: value}


def test_a_day_without_a_score_is_no_zero_and_still_the_last_day() -> None:
    assert read("date,score\n2026-11-16,7\n2026-11-20,\n") == DailyScores({MONDAY: 7.0}, date(2026, 11, 20))


def test_a_file_without_a_row_has_no_scores() -> None:
    assert read("date,score\n") == DailyScores({}, None)


BAD_SCORES = ["12", "10.1", "-1", "x", "nan", "inf", "1e1", "1_0", "+5", "5.", ".5", "٣", "five", "=5", "0x5"]


@pytest.mark.parametrize("score", BAD_SCORES)
def test_what_is_no_score_is_named_with_its_line(score: str) -> None:
    assert refused(f"date,score\n2026-11-16,7\n2026-11-17,{score}\n") == [
        f'f.csv: line 3, score: "{score}"; a number from 0 to 10'
    ]


BAD_DAYS = [
    "2026-02-30", "2025-02-29", "2026-13-01", "16.11.2026", "2026-11-16T08:00", "20261116", "2026-W47-1", "",
    "0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01", "today", "2026-11-1", "２０２６-11-16",
]  # fmt: skip


@pytest.mark.parametrize("day", BAD_DAYS)
def test_what_is_no_date_is_named_with_its_line(day: str) -> None:
    assert refused(f"date,score\n{day},7\n") == [
        f'f.csv: line 2, date: "{day}"; a date like 2026-11-22, from 1900 to 2199'
    ]


def test_both_cells_of_a_row_can_be_wrong() -> None:
    assert len(refused("date,score\nx,y\n")) == 2


@pytest.mark.parametrize("row", ["2026-11-16,4,5", "2026-11-16", "2026-11-16;4"])
def test_a_row_of_another_length_is_not_guessed_at(row: str) -> None:
    (line,) = refused(f"date,score\n2026-11-15,1\n{row}\n")
    assert line.startswith("f.csv: line 3: it has ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-16,7\n", "f.csv: line 1: the column date is there 0 times; a first row"),
        ("date;score\n2026-11-16;7\n", "f.csv: line 1: the column date is there 0 times"),
        ("date,pain\n2026-11-16,7\n", "f.csv: line 1: the column score is there 0 times"),
        ("date,score,Score\n", "f.csv: line 1: the column score is there 2 times"),
        ("", "f.csv: whole file: the file is empty; a CSV file in UTF-8 with the columns date and score"),
        ("\n , \n", "f.csv: whole file: the file has no rows; a first row that says date,score"),
        ('date,score\n"2026-11-16,7\n', "f.csv: line 2: this is no CSV"),
        ('date,score\n"2026-11-16"x,7\n', "f.csv: line 2: this is no CSV"),
        ("date,score\n" + "x" * 200_000, "f.csv: line 2: this is no CSV"),
        ("date,score\n1950-01-01,1\n2026-01-01,1\n", "f.csv: whole file: the dates are more than 30 years"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_scores(text: str, said: str) -> None:
    (line,) = refused(text)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"date,score\n2026-11-16,7\0\n", "byte 23: this is not text"),
        ("date,score\n2026-11-16,7\n".encode("utf-16"), "this is not text"),
        ("date,score\n2026-11-16,7\n".encode("utf-32"), "this is not text"),
        ("date,score,note\n2026-11-16,7,Füße\n".encode("latin-1"), "byte 30: this is not UTF-8"),
        (b"%PDF-1.7\xff", "byte 8: this is not UTF-8"),
        (b"d" * (MAX_BYTES + 1), "the file has more than"),
    ],
)
def test_what_is_no_text(data: bytes, said: str) -> None:
    (line,) = refused(data)
    assert said in line


def test_of_a_file_that_is_wrong_all_through_only_the_beginning_is_said() -> None:
    lines = refused("date,score\n" + "x,1\n" * 1000)
    assert len(lines) == MOST_PROBLEMS + 1
    assert lines[-1] == "f.csv: whole file: 980 more cells or rows are wrong; put these right first"


def test_what_breaks_a_line_is_spelt_out() -> None:
    assert refused('date,score\n2026-11-16,"a\nb\x1b[2J"\n') == [
        'f.csv: line 3, score: "a\\nb\\x1b[2J"; a number from 0 to 10'
    ]


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 10)), max_size=60))
def test_whatever_was_written_is_read(rows: list[tuple[date, int]]) -> None:
    found = read("date,score\n" + "".join(f"{day},{score}\n" for day, score in rows))
    days = {day for day, _score in rows}
    assert found.daily == {d: float(median(s for day, s in rows if day == d)) for d in days}
    assert list(found.daily) == sorted(days)
    assert found.last == max(days, default=None)


ROWS = st.text(max_size=200).map(lambda text: f"date,score\n{text}".encode("utf-8", "replace"))


@given(st.binary(max_size=200) | ROWS)
def test_no_file_is_more_than_refused(data: Any) -> None:
    found = read_scores(data)
    assert isinstance(found, DailyScores) or all(len(p.line("f").splitlines()) == 1 for p in found)
