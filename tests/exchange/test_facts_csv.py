"""Facts in a spreadsheet: the same numbers, and nothing that it would run."""

import csv
import shutil
import subprocess
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.exchange.facts import Fact
from corecoach.exchange.facts_csv import COLUMNS, facts_csv, plain_text

AT = datetime(2026, 11, 17, 9, 5, tzinfo=timezone(timedelta(hours=1)))
SCORE = Fact("pain", "a1", AT, AT.date(), "score", "day", value=4, unit="points", text="slept well")
SOFFICE = shutil.which("soffice")


def rows(*facts: Fact) -> list[dict[str, str]]:
    """The file as Python's csv reads it."""
    text = facts_csv(facts).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_the_columns_are_those_of_the_description() -> None:
    described = (
        "record", "id", "at", "day", "name", "about", "value", "unit", "text", "of", "entered_at",
        "corrects", "corrected_at", "status",
    )  # fmt: skip
    assert described == COLUMNS
    page = (Path(__file__).parents[2] / "docs" / "file-formats.md").read_text("utf-8")
    assert all(f"| `{column}` |" in page for column in COLUMNS)


def test_one_row_a_fact() -> None:
    empty = dict.fromkeys(COLUMNS, "")
    told = {
        "record": "pain", "id": "a1", "at": "2026-11-17T09:05:00+01:00", "day": "2026-11-17", "name": "score",
        "about": "day", "value": "4", "unit": "points", "text": "slept well", "status": "stands",
    }  # fmt: skip
    assert rows(SCORE) == [empty | told]


def test_a_byte_order_mark_and_lines_that_a_spreadsheet_knows() -> None:
    data = facts_csv([SCORE, replace(SCORE, text="zwei\r\nZeilen\nund\u2028mehr")])
    assert data.startswith(b'\xef\xbb\xbf"record","id",')
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") == 3
    assert data.endswith(b"\r\n")


def test_no_fact_is_a_row_of_names() -> None:
    names = ",".join(f'"{column}"' for column in COLUMNS)
    assert facts_csv([]) == b"\xef\xbb\xbf" + names.encode() + b"\r\n"


def test_texts_have_quotes_and_numbers_days_and_the_unknown_have_none() -> None:
    fact = replace(SCORE, text='a "b"', value=None, entered_at=AT)
    moment = AT.isoformat()
    cells = ['"pain"', '"a1"', moment, "2026-11-17", '"score"', '"day"', "", '"points"', '"a ""b"""', "",
             moment, "", "", '"stands"']  # fmt: skip
    for value in ("", "4"):
        cells[COLUMNS.index("value")] = value
        line = facts_csv([replace(fact, value=int(value) if value else None)]).decode().splitlines()[1]
        assert line == ",".join(cells)


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (0, "0"), (10, "10"), (-3, "-3"), (7.5, "7.5"), (8.0, "8"), (1 / 3, "0.333")],
)
def test_numbers_are_numbers_and_unknown_is_no_zero(value: float | None, cell: str) -> None:
    assert rows(replace(SCORE, value=value))[0]["value"] == cell


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "\t=1", "\r=1",
    "\n=1", "\tx", " =1", "   +1", "\u00a0=1", "\u200b=1", "\ufeff=1", "'=1", '"=1', "\u201c=1", " ' =1",
    "＝1", "＋1", "－1", "＠x", "\u2212 1", "﹢1", "\x00=1", "\x1b-1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("column", ["text", "about", "unit", "of"])
def test_what_looks_like_a_formula_is_text(text: str, column: str) -> None:
    cell = rows(replace(SCORE, **{column: text}))[0][column]
    assert cell.startswith("'")
    assert not set(cell) & set("\t\r\n\0")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("sore;=1+1", "sore;'=1+1"), ("sore|-1", "sore|'-1"), ("a,@x", "a,'@x"), ("a\t+1", "a '+1"),
        ('a; "=1', "a; \"'=1"), ("a;\u00a0\u201c＝1", "a;\u00a0\u201c'＝1"), ("=1;\u22122", "'=1;'\u22122"),
        (";;=1;=2", ";;'=1;'=2"), ("a;'=1", "a;''=1"), (";\n=1", "; '=1"),
    ],
)  # fmt: skip
def test_a_sign_with_which_another_cell_might_begin_has_an_apostrophe(text: str, cell: str) -> None:
    assert rows(replace(SCORE, text=text))[0]["text"] == cell


@pytest.mark.parametrize(
    "text", ["a;b=1", "a; b-c, d", "a. =1", "a:=1", "a =1", "5 - 3; fine", "a;", "a;' ", "rest, then 5-10"]
)
def test_a_sign_within_words_stays_as_it_is(text: str) -> None:
    assert rows(replace(SCORE, text=text))[0]["text"] == text


@pytest.mark.parametrize(
    "text", ["", "a=b", "5 - 3", "better", "Füße kalt", "7", "(-1)", "e-mail @home", "🙂"]
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert rows(replace(SCORE, text=text))[0]["text"] == text


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_text_begins_a_formula_or_a_new_line(text: str) -> None:
    plain = plain_text(text)
    first = next((c for c in plain if c != '"' and unicodedata.category(c)[0] not in "ZC"), "")
    assert unicodedata.normalize("NFKC", first)[:1] not in ("=", "+", "-", "@", "\u2212") or not first
    assert len(plain.splitlines()) <= 1
    assert len(plain) <= len(text) + sum(map(plain.count, ",;|' ")) + 1
    (row,) = rows(replace(SCORE, text=text))
    assert row["text"] == plain


TRICKY = st.text(st.sampled_from("=+-@\u2212＝,;|\t \"'\u201c\u00a0ab1\n"), max_size=30)


@given(TRICKY, st.sampled_from(",;|\t"))
def test_whatever_parts_the_cells_none_begins_with_a_sign(text: str, parts: str) -> None:
    """Read by Python with another separator, and cut at every one, which no quotes would hold together."""
    data = facts_csv([replace(SCORE, text=text)]).decode("utf-8-sig")
    line = data.splitlines()[1]
    for cell in (*next(csv.reader([line], delimiter=parts)), *line.split(parts)):
        first = next((c for c in cell if c not in '" \u00a0\u201c'), "")
        assert unicodedata.normalize("NFKC", first)[:1] not in ("=", "+", "-", "@", "\u2212") or not first


def test_half_a_letter_does_not_stop_the_rest() -> None:
    assert [row["text"] for row in rows(replace(SCORE, text="a\ud800b"), SCORE)] == ["a?b", "slept well"]


# -- a spreadsheet ---------------------------------------------------------------------------------------


UTF8_COMMA = "Text - txt - csv (StarCalc):44,34,76,1"


def convert(source: Path, kind: str, *more: str) -> Path:
    """A file as LibreOffice keeps it in another form."""
    assert SOFFICE is not None
    words = [SOFFICE, f"-env:UserInstallation={(source.parent / 'profile').as_uri()}", "--headless", *more]
    words += ["--convert-to", kind, "--outdir", str(source.parent), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=50)
    return source.with_suffix(f".{kind.partition(':')[0]}")


def through_a_spreadsheet(data: bytes, folder: Path, opened: str = UTF8_COMMA) -> list[list[str]]:
    """The cells as LibreOffice shows them, after it has kept the table in its own form and run nothing."""
    source = folder / "facts.csv"
    source.write_bytes(data)
    book = convert(source, "xlsx", f"--infilter={opened}")
    with ZipFile(book) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml").replace(b"<family", b"")
    shown = convert(book, f"csv:{UTF8_COMMA}")
    return list(csv.reader(StringIO(shown.read_text("utf-8-sig"), newline="")))


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_a_spreadsheet_shows_the_same_numbers_and_runs_nothing(tmp_path: Path) -> None:
    values: list[Any] = [0, 10, -3, 7.5, None, 1234.25]
    texts = ["=1+1", "＝1+1", "-2+3", 'a "quoted", one', "zwei\nZeilen", "@x"]
    facts = [replace(SCORE, value=v, text=t) for v, t in zip(values, texts, strict=True)]
    data = facts_csv(facts)
    shown = through_a_spreadsheet(data, tmp_path)
    written = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert shown[0] == list(COLUMNS)
    place, text = COLUMNS.index("value"), COLUMNS.index("text")
    assert [float(row[place]) if row[place] else None for row in shown[1:]] == values
    assert [row[text] for row in shown[1:]] == [row[text] for row in written[1:]]
    assert [row[COLUMNS.index("at")] for row in shown[1:]] == [AT.isoformat()] * len(facts)


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("parts", [";", "|", "\t", ",;|"])
def test_a_spreadsheet_that_parts_cells_elsewhere_runs_nothing(tmp_path: Path, parts: str) -> None:
    texts = ["sore;=1+1", 'sore";=1+1', "sore| =1+1", "sore\t=1+1", "a,=1+1", 'x;"=1+1"', "＝1;-1+3"]
    data = facts_csv([replace(SCORE, text=text) for text in texts])
    opened = UTF8_COMMA.replace("44", "/".join(str(ord(part)) for part in parts), 1)
    shown = through_a_spreadsheet(data, tmp_path, opened)
    assert len(shown) == 1 + len(texts)
    cells = [cell for row in shown for cell in row]
    assert any("=1+1" in cell for cell in cells) and not {"2", "-2"} & set(cells)


def test_moments_and_days_have_one_form() -> None:
    late = replace(SCORE, at=datetime(2026, 11, 17, 9, 5, 0, 250, tzinfo=UTC), day=date(2026, 11, 16),
                   entered_at=AT, corrects="a0", corrected_at=AT, status="late")  # fmt: skip
    (row,) = rows(late)
    assert (row["at"], row["day"]) == ("2026-11-17T09:05:00.000250+00:00", "2026-11-16")
    assert row["entered_at"] == row["corrected_at"] == AT.isoformat()
    assert (row["corrects"], row["status"]) == ("a0", "late")
