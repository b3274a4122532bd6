"""Facts as CSV for a spreadsheet: one row a fact, and nothing in it that a spreadsheet would run."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from corecoach.exchange.facts import Fact

COLUMNS = Fact.__struct_fields__
# What a formula begins with; MINUS SIGN has no plainer form in Unicode's tables.
_SIGNS, _MINUS = "=+-@", "\u2212"
# What a spreadsheet may part cells at, whatever it was told: many read semicolons.
_PARTS = ",;|\t"
_QUOTES = "'\"`\u00b4\u2018\u2019\u201a\u201c\u201d\u201e\u2032\u2033\uff02\uff07"
# Separators and control characters: a row is one line, and these would only look like a gap.
_GAPS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def facts_csv(facts: Iterable[Fact]) -> bytes:
    """The file: a row of names, then a row for each fact; UTF-8 with a byte order mark, lines end in CRLF."""
    rows = [",".join(map(_quoted, COLUMNS))]
    rows += [",".join(_cell(getattr(fact, column)) for column in COLUMNS) for fact in facts]
    text = "".join(f"{row}\r\n" for row in rows)
    # Half a letter, as a broken program could have handed over, is no reason to write nothing.
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")


def _cell(value: float | str | datetime | date | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        # Unknown and empty look the same, and a number's column holds nothing but numbers.
        return _quoted(plain_text(value)) if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value) if float(value).is_integer() else round(value, 3))


def _quoted(text: str) -> str:
    # All texts, not only where commas ask for it: read with another separator, a cell is still one.
    return '"{}"'.format(text.replace('"', '""'))


def plain_text(text: str) -> str:
    """The text on one line. One that a spreadsheet might take for a formula gets an apostrophe before it, and
    so does a sign of a formula inside it with which another cell might begin."""
    line = _GAPS.sub(" ", _with_apostrophes(text))
    return f"'{line}" if _looks_like_formula(text) else line


def _looks_like_formula(text: str) -> bool:
    """Whether it begins with a sign of a formula, also in a wide form, or behind gaps and quotes."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((char for char in text if not _is_before(char)), "")
    return _is_sign(first)


def _with_apostrophes(text: str) -> str:
    """The text with an apostrophe before each sign of a formula that follows where cells may be parted."""
    begins, written = False, []
    for char in text:
        written.append("'" if begins and _is_sign(char) else "")
        written.append(char)
        begins = char in _PARTS or (begins and _is_before(char))
    return "".join(written)


def _is_sign(char: str) -> bool:
    return bool(char) and unicodedata.normalize("NFKC", char)[:1] in (*_SIGNS, _MINUS)


def _is_before(char: str) -> bool:
    return char in _QUOTES or unicodedata.category(char)[0] in "CZ"
