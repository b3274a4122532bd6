"""JSON that is JSON by the letter and still refused."""

import json
from typing import Any

import pytest
from exchange_samples import STEADY, a_protocol, accepted, changed, lines, refused
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange.strict_json import read_json

TEXT = changed()
ITEM = "programme.routines.0.items.2"


def with_raw(raw: str) -> str:
    """The sample with `raw` JSON as its pain limit."""
    marked = changed(("programme.pain_limits.stop_above", "HERE"))
    return marked.replace('"HERE"', raw)


def with_protocol(raw: str) -> str:
    """The sample with `raw` JSON in a place that no type of the programme itself describes."""
    return changed(("programme.protocols", [{"x": "HERE"}])).replace('"HERE"', raw)


@pytest.mark.parametrize("key", ["format", "title", "stop_above", "hold_s"])
def test_a_key_may_stand_once(key: str) -> None:
    first = TEXT.index(f'"{key}":')
    doubled = TEXT[:first] + f'"{key}": 1, ' + TEXT[first:]
    (problem,) = refused(doubled)
    assert (problem.where, problem.what) == (key, "this key stands twice")


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("place", [with_raw, with_protocol])
def test_what_is_not_a_number_is_refused(name: str, place: Any) -> None:
    (problem,) = refused(place(name))
    assert problem.what == f"{name} is not a number"


@pytest.mark.parametrize(
    "raw", ["1e999", "-1e999", "1e400", str(10**30), str(-(10**30)), str(2**53), "1" * 4000]
)
def test_a_number_that_nobody_could_pass_on_is_refused_with_its_place(raw: str) -> None:
    (problem,) = refused(with_raw(raw))
    assert (problem.where, problem.what) == ("programme.pain_limits.stop_above", "this number is too large")
    (problem,) = refused(with_protocol(raw))
    assert (problem.where, problem.allowed) == ("programme.protocols[0].x", f"at most {2**53 - 1}")


def test_a_number_of_ten_thousand_digits_is_refused() -> None:
    assert "not built like one of ours" in lines(with_raw("1" * 10_000))[0]


@pytest.mark.parametrize(
    "raw", ["0", "-1", "1.5", str(2**53 - 1), "1e15", "true", "null", '"text"', "[[], {}]"]
)
def test_any_plain_value_is_read_as_it_is(raw: str) -> None:
    value, problem = read_json(with_protocol(raw).encode(), 1 << 23)
    assert problem is None
    assert value["programme"]["protocols"] == [{"x": json.loads(raw)}]


def test_what_is_kept_as_read_is_kept_as_it_was_written() -> None:
    steps = [{"do": "check"}, {"min": 5.0, "do": "ice"}, {"do": "check"}]
    written = a_protocol(steps=steps, max_days=None, note="")
    (kept,) = accepted(changed(("programme.protocols", [written]))).programme.protocols
    assert json.dumps(kept) == json.dumps(written)


@pytest.mark.parametrize("raw", [r'"\ud800"', r'"a\udfff"', r'"\udc00\ud800"'])
def test_half_a_letter_is_refused_wherever_it_stands(raw: str) -> None:
    (problem,) = refused(changed(("programme.title", "HERE")).replace('"HERE"', raw))
    assert (problem.where, problem.what) == ("programme.title", "half a letter stands here")
    (problem,) = refused(with_protocol(raw))
    assert problem.where == "programme.protocols[0].x"
    (line,) = lines(with_protocol(f"{{{raw}: 1}}"))
    assert line.encode() and "half a letter" in line


def test_a_letter_in_two_halves_is_a_letter() -> None:
    file = accepted(changed(("programme.title", "HERE")).replace('"HERE"', r'"\ud83d\ude42"'))
    assert file.programme.title == "🙂"


@pytest.mark.parametrize("depth", [50, 500, 950, 990, 1500, 100_000, 400_000])
@pytest.mark.parametrize("brackets", ["[]", '{"a":}'])
@pytest.mark.parametrize("place", [with_raw, with_protocol, str])
def test_deep_nesting_is_refused_and_exhausts_nothing(depth: int, brackets: str, place: Any) -> None:
    raw = brackets[:-1] * depth + "0" + brackets[-1] * depth
    _value, problem = read_json(place(raw).encode(), 1 << 23)
    assert problem is not None
    assert "inside each other" in problem.what or "not built like" in problem.what


def test_a_version_or_kind_of_many_levels_is_refused() -> None:
    for key in ("format", "version"):
        assert refused(changed((key, "HERE")).replace('"HERE"', "[" * 60 + "]" * 60))


@pytest.mark.parametrize(
    ("data", "where", "what"),
    [
        (b"\xef\xbb\xbf" + STEADY, "byte 0", "byte order mark"),
        (STEADY.decode().encode("utf-16"), "byte 0", "this is not text"),
        (
            STEADY.replace(b"Sample", b"Samp\xe9", 1),
            f"byte {STEADY.index(b'Sample') + 4}",
            "this is not text",
        ),
        (b"\xed\xa0\x80", "byte 0", "this is not text"),
        (b"\x00", "line 1, column 1", "damaged or cut off"),
        (b"{'format': 1}", "line 1, column 2", "damaged or cut off"),
        (b'{"format": 1,}', "line 1, column 14", "damaged or cut off"),
        (STEADY + b"{}", f"line {STEADY.count(10) + 1}, column 1", "damaged or cut off"),
        (b'"\n"', "line 1, column 2", "damaged or cut off"),
        (b"[]", "", "not a CoreCoach file"),
        (b"null", "", "not a CoreCoach file"),
        (b'"corecoach.programme"', "", "not a CoreCoach file"),
        (b" " * (3 << 20), "", "has 3145728 bytes"),
    ],
)
def test_a_file_that_is_not_one_says_where_it_stops_being_one(data: bytes, where: str, what: str) -> None:
    (problem,) = refused(data)
    assert problem.where == where
    assert what in problem.what


@given(st.integers(0, len(STEADY) - 1))
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    cut = STEADY[:length]
    if not STEADY[length:].strip():
        assert accepted(cut)
    else:
        (problem,) = refused(cut)
        assert problem.what in ("the file is empty", "the file is damaged or cut off here")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(codec="utf-8"))
    | st.floats(-1e15, 1e15),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_plain_json_is_read_as_it_stands(value: Any) -> None:
    assert read_json(json.dumps(value).encode(), 1 << 20) == (value, None)
    assert read_json(json.dumps(value, ensure_ascii=False, indent=3).encode(), 1 << 20) == (value, None)


@given(JSON, st.sampled_from(("programme", "programme.routines", f"{ITEM}.exercise", "signature.key")))
def test_any_json_in_any_place_is_refused_in_words(value: Any, path: str) -> None:
    assert refused(json.dumps(value))
    signature = {"algorithm": "ed25519", "key": "", "value": ""}
    assert refused(changed(("signature", signature), (path, value)))
