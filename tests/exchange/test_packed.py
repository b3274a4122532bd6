"""A programme as the text of a QR code: it holds the whole file, and nothing but what was written is read."""

import json
import zlib
from typing import Any

import pytest
from exchange_samples import LIBRARY, ONE_MINUTE, SAMPLES, STEADY, accepted, lines, read
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange import MAX_BYTES, Problem, ProgrammeFile
from corecoach.exchange.any_file import check_any, warnings_in
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.packed import MOST_LETTERS, PREFIX, is_packed, pack, unpacked
from corecoach.exchange.programme_file import sign_programme, write_programme
from corecoach.exchange.signature import canonical

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
OF_QR = sorted(ALPHANUMERIC - set(" $%*"))
KEY = SigningKey(bytes(range(32)))
SIGNED = write_programme(sign_programme(accepted(ONE_MINUTE).programme, KEY))
TEXT = pack(SIGNED) or ""
DAMAGED = "f: whole file: the text of the QR code is damaged or cut off; scan it again, or ask for the file"

Json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def refusal(text: str | bytes) -> str:
    """The one problem of a text that is refused, as it is shown."""
    (line,) = lines(text)
    return line


# -- what is packed is the file -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.corecoach")), ids=lambda path: path.stem)
def test_a_sample_fits_and_is_read_as_the_file_is(path: Any) -> None:
    text = pack(path.read_bytes())
    assert text is not None and text.startswith(PREFIX) and len(text) <= MOST_LETTERS
    assert set(text) <= ALPHANUMERIC - {" "}
    assert read(text) == accepted(path.read_bytes())


def test_what_is_signed_stays_signed_with_the_same_key() -> None:
    file = accepted(TEXT)
    assert file == accepted(SIGNED)
    assert file.signature is not None and file.signature.key == KEY.public


@given(Json)
def test_any_file_comes_back_with_the_same_meaning(value: Any) -> None:
    data = json.dumps(value).encode()
    text = pack(data)
    if text is not None:
        assert unpacked(text.encode()) == canonical(value)


def test_a_file_that_no_code_holds_is_not_packed() -> None:
    # Digits in no order can hardly be packed.
    assert pack(json.dumps([n * 7919**3 % 10**15 for n in range(1000)]).encode()) is None
    assert pack(b"no JSON") is None and pack(b"") is None


@pytest.mark.parametrize("data", [b"", b"{}", STEADY, b"CORECOACH2:AB", b"corecoach1:AB", b"x CORECOACH1:"])
def test_a_file_that_is_no_such_text_stays_as_it_is(data: bytes) -> None:
    assert not is_packed(data) and unpacked(data) == data


def test_what_programs_do_to_a_text_harms_nothing() -> None:
    broken = "\r\n".join(TEXT[at : at + 60] for at in range(0, len(TEXT), 60))
    for text in (f"\ufeff{TEXT}", f"\n\n {TEXT} \n", broken):
        assert read(text) == accepted(SIGNED)


def test_check_reads_it_and_names_its_kind() -> None:
    assert check_any(TEXT.encode(), LIBRARY.exercises) == ("programme", [])
    kind, (problem,) = check_any(TEXT[:-1].encode(), LIBRARY.exercises)
    assert kind == "" and problem.line("f") == DAMAGED
    rules = LIBRARY.thermal_rules
    assert rules is not None and warnings_in(TEXT.encode(), rules) == warnings_in(SIGNED, rules)
    assert warnings_in(TEXT[:-1].encode(), rules) == []


# -- what is not ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(len(PREFIX), len(TEXT), 7))
def test_any_one_other_letter_is_refused(at: int) -> None:
    for letter in ("A", "0", ":", "a", "%", "é"):
        if letter != TEXT[at]:
            assert refusal(TEXT[:at] + letter + TEXT[at + 1 :]) == DAMAGED


@given(st.data())
def test_damage_of_any_kind_is_refused_in_one_line(data: st.DataObject) -> None:
    at, to = sorted(data.draw(st.lists(st.integers(len(PREFIX), len(TEXT)), min_size=2, max_size=2)))
    text = TEXT[:at] + data.draw(st.text(OF_QR, max_size=6)) + TEXT[to:]
    if text != TEXT:
        assert refusal(text) == DAMAGED


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_prefix_are_refused_in_one_line(data: bytes) -> None:
    result = unpacked(PREFIX.encode() + data)
    assert isinstance(result, Problem) and len(result.line("f").splitlines()) == 1


@pytest.mark.parametrize("rest", ["", "0", "00", "000", "::", ":::", "0" * 4000])
def test_short_and_empty_ones_are_refused(rest: str) -> None:
    assert refusal(PREFIX + rest) == DAMAGED


def test_a_longer_text_than_a_code_holds_is_refused_unread() -> None:
    words = f"has {{}} letters; at most {MOST_LETTERS} are allowed"
    assert words.format(MOST_LETTERS + 1) in refusal(PREFIX + "0" * (MOST_LETTERS + 1 - len(PREFIX)))
    assert words.format(1_000_011) in refusal(PREFIX + " " * 1_000_000)


def packed_bytes(data: bytes) -> str:
    """Any bytes as a text, by a second way of writing one: by hand from its description."""
    work = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = work.compress(data) + work.flush()
    raw += zlib.crc32(raw).to_bytes(4, "big")
    letters, out = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:", PREFIX
    for at in range(0, len(raw), 2):
        value, count = int.from_bytes(raw[at : at + 2], "big"), len(raw[at : at + 2]) + 1
        out += "".join(letters[value // 41**power % 41] for power in range(count - 1, -1, -1))
    return out


def test_the_way_of_writing_is_as_described() -> None:
    assert packed_bytes(canonical(json.loads(SIGNED))) == TEXT


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    assert "what is packed here is too large" in refusal(packed_bytes(b" " * (MAX_BYTES + 1)))
    assert unpacked(packed_bytes(b" " * MAX_BYTES).encode()) == b" " * MAX_BYTES


@pytest.mark.parametrize("inside", [b"", b"{}", b"[1]", b"{", b"\xff\xfe", b"\xef\xbb\xbf{}", TEXT.encode()])
def test_what_is_inside_is_read_as_strictly_as_a_file(inside: bytes) -> None:
    result = read(packed_bytes(inside))
    assert not isinstance(result, ProgrammeFile)
    assert result == read(inside) or inside == TEXT.encode()


def test_a_programme_changed_inside_a_sound_text_is_refused_by_its_signature() -> None:
    value = json.loads(SIGNED)
    value["programme"]["title"] += "."
    assert "the file was changed after it was signed" in refusal(packed_bytes(canonical(value)))
