"""Pain scores from a spreadsheet: a CSV file with the columns `date` and `score`."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO

from msgspec import Struct

from corecoach.exchange.problems import Problem
from corecoach.pain.scores import median
from corecoach.words import _, ngettext

MAX_BYTES = 2 * 1024 * 1024
# Said one by one; of a file that is no table at all the rest would only be noise.
MOST_PROBLEMS = 20
FIRST_YEAR, LAST_YEAR = 1900, 2199
# Longer than any diary. The statistics compare all weeks with each other.
MOST_YEARS = 30
_COLUMNS = ("date", "score")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SCORE = re.compile(r"[0-9]{1,2}(\.[0-9]{1,20})?")


class DailyScores(Struct, frozen=True):
    """One value a day, 0 to 10: the median of that day's rows. `last` is the last day that the file names,
    also where it has no score; None for a file without a row."""

    daily: dict[date, float]
    last: date | None


class _Row(Struct, frozen=True):
    line: int
    cells: list[str]


def read_scores(data: bytes) -> DailyScores | list[Problem]:
    """The scores in `data`, or what is wrong with it, line by line.

    The first row names the columns, in any order; others beside `date` and `score` are passed over. A score
    may have decimals. An empty one is a day without a score: missing is not 0.
    """
    text = _text(data)
    if isinstance(text, Problem):
        return [text]
    rows = _rows(text)
    if isinstance(rows, Problem):
        return [rows]
    places = _places(rows)
    if isinstance(places, Problem):
        return [places]
    return _scores(rows[0], rows[1:], places)


def _text(data: bytes) -> str | Problem:
    allowed = _("a CSV file in UTF-8 with the columns date and score")
    if not data:
        return Problem("", _("the file is empty"), allowed)
    if len(data) > MAX_BYTES:
        size = _("the file has more than {n} bytes").format(n=MAX_BYTES)
        return Problem("", size, _("at most {n} are allowed").format(n=MAX_BYTES))
    if b"\0" in data:
        return Problem(_("byte {n}").format(n=data.index(b"\0")), _("this is not text"), allowed)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(_("byte {n}").format(n=error.start), _("this is not UTF-8"), allowed)


def _rows(text: str) -> list[_Row] | Problem:
    """The rows that are not empty; the first one names the columns."""
    reader, rows = csv.reader(StringIO(text, newline=""), strict=True), []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        where = _("line {n}").format(n=reader.line_num)
        return Problem(where, _("this is no CSV ({reason})").format(reason=error), _("cells between commas"))
    return rows or Problem("", _("the file has no rows"), _("a first row that says date,score"))


def _places(rows: list[_Row]) -> tuple[int, int] | Problem:
    """Where date and score stand in a row."""
    where, names = _("line {n}").format(n=rows[0].line), [cell.lower() for cell in rows[0].cells]
    for column in _COLUMNS:
        n = names.count(column)
        if n != 1:
            words = ngettext("the column {name} is there {n} time", "the column {name} is there {n} times", n)
            what = words.format(name=column, n=n)
            return Problem(where, what, _("a first row that says date,score"))
    return names.index("date"), names.index("score")


def _scores(head: _Row, rows: list[_Row], places: tuple[int, int]) -> DailyScores | list[Problem]:
    days: dict[date, list[float]] = {}
    problems, last = [], None
    for row in rows:
        found = list(_row_problems(row, len(head.cells), places))
        problems += found
        if not found:
            day, score = (row.cells[place] for place in places)
            last = max(date.fromisoformat(day), last or date.min)
            if score:
                days.setdefault(date.fromisoformat(day), []).append(float(score))
    if problems:
        return _shortened(problems)
    daily = {day: median(days[day]) for day in sorted(days)}
    if last is not None and daily and last.year - min(daily).year > MOST_YEARS:
        what = _("the dates are more than {n} years apart").format(n=MOST_YEARS)
        return [Problem("", what, _("dates of one diary"))]
    return DailyScores(daily, last)


def _row_problems(row: _Row, columns: int, places: tuple[int, int]) -> Iterator[Problem]:
    if len(row.cells) != columns:
        what = ngettext("it has {n} cell", "it has {n} cells", len(row.cells)).format(n=len(row.cells))
        # A decimal comma makes two cells of one number, and must not pass as another number.
        allowed = _("as many as the first row ({n}); decimals have a point").format(n=columns)
        yield Problem(_("line {n}").format(n=row.line), what, allowed)
        return
    day, score = (row.cells[place] for place in places)
    if not _is_day(day):
        allowed = _("a date like 2026-11-22, from {first} to {last}").format(first=FIRST_YEAR, last=LAST_YEAR)
        yield Problem(_("line {n}, date").format(n=row.line), _quoted(day), allowed)
    if score and not (_SCORE.fullmatch(score) and float(score) <= 10):
        yield Problem(_("line {n}, score").format(n=row.line), _quoted(score), _("a number from 0 to 10"))


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        return FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def _quoted(text: str) -> str:
    """The first letters of a cell that is wrong: it is in a file of the person's own choosing."""
    return f'"{text[:30]}"'


def _shortened(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    n = len(problems) - MOST_PROBLEMS
    what = ngettext("{n} more cell or row is wrong", "{n} more cells or rows are wrong", n).format(n=n)
    return [*problems[:MOST_PROBLEMS], Problem("", what, _("put these right first"))]
