"""Facts as CSV for a spreadsheet: one row a fact, and nothing in it that a spreadsheet would run."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from io import StringIO

from corecoach.exchange.facts import Fact

COLUMNS = Fact.__struct_fields__
# What a formula begins with; MINUS SIGN has no plainer form in Unicode's tables.
_SIGNS, _MINUS = "=+-@", "\u2212"
_QUOTES = "'\"`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u2032\u2033\uff02\uff07"
# Separators and control characters: a row is one line, and these would only look like a gap.
_GAPS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def facts_csv(facts: Iterable[Fact]) -> bytes:
    """The file: a row of names, then a row for each fact; UTF-8 with a byte order mark, lines end in CRLF."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for fact in facts:
        writer.writerow([_cell(getattr(fact, column)) for column in COLUMNS])
    # Half a letter, as a broken program could have handed over, is no reason to write nothing.
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _cell(value: float | str | datetime | date | None) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if float(value).is_integer() else round(value, 3)


def plain_text(text: str) -> str:
    """The text on one line. One that a spreadsheet might take for a formula gets an apostrophe before it."""
    line = _GAPS.sub(" ", text)
    return f"'{line}" if _looks_like_formula(text) else line


def _looks_like_formula(text: str) -> bool:
    """Whether it begins with a sign of a formula, also in a wide form, or behind gaps and quotes."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((char for char in text if not _is_before(char)), "")
    return unicodedata.normalize("NFKC", first)[:1] in (*_SIGNS, _MINUS) if first else False


def _is_before(char: str) -> bool:
    return char in _QUOTES or unicodedata.category(char)[0] in "CZ"
