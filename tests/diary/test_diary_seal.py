"""What comes back through the seal is what went in, or an error says so."""

import json

import pytest

from corecoach.diary import Damaged, FromTheFuture, PlainSeal

PAYLOAD = '{"note":{"1":{"id":"n1","text":"Rücken 🙂"}}}'.encode()
SEAL = PlainSeal()


@pytest.mark.parametrize("payload", [b"", b"\n", b"{}", PAYLOAD, bytes(range(256)) * 50])
def test_what_was_wrapped_is_unwrapped(payload: bytes) -> None:
    assert SEAL.unwrap(SEAL.wrap(payload)) == payload


def test_the_first_line_says_what_the_file_is() -> None:
    header = json.loads(SEAL.wrap(PAYLOAD).split(b"\n")[0])
    assert header["format"] == "corecoach.store"
    assert header["version"] == 1
    assert header["bytes"] == len(PAYLOAD)


def test_every_flipped_bit_is_damage_and_never_the_future() -> None:
    stored = SEAL.wrap(PAYLOAD)
    for bit in range(len(stored) * 8):
        spoilt = bytearray(stored)
        spoilt[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            SEAL.unwrap(bytes(spoilt))


def test_every_truncation_is_damage() -> None:
    stored = SEAL.wrap(PAYLOAD)
    for length in range(len(stored)):
        with pytest.raises(Damaged):
            SEAL.unwrap(stored[:length])


@pytest.mark.parametrize("tail", [b"\0", b"\n", PAYLOAD])
def test_bytes_after_the_end_are_damage(tail: bytes) -> None:
    with pytest.raises(Damaged, match="bytes where"):
        SEAL.unwrap(SEAL.wrap(PAYLOAD) + tail)


@pytest.mark.parametrize(
    ("stored", "what"),
    [
        (b"", "is empty"),
        (b"\0" * 4096, "does not begin as a CoreCoach file"),
        (b"[" * 100_000, "does not begin as a CoreCoach file"),
        (b"[]\n", "does not begin as a CoreCoach file"),
        (b'{"format":"corecoach.store"}\n{}', "does not match its checksum"),
    ],
)
def test_damage_is_said_in_plain_words(stored: bytes, what: str) -> None:
    with pytest.raises(Damaged) as caught:
        SEAL.unwrap(stored)
    assert caught.value.what == what


def test_a_newer_version_is_refused_by_its_own_error() -> None:
    stored = b'{"format":"corecoach.store","version":2,"sha256":"00","bytes":2}\n{}'
    with pytest.raises(FromTheFuture) as caught:
        SEAL.unwrap(stored)
    assert caught.value.version == 2
