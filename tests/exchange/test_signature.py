"""Signatures: the programme as it was signed is accepted, and not with a letter changed."""

import base64
import json
import random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from exchange_samples import STEADY_VALUE, a_protocol, accepted, an_exercise, read, refused

from corecoach.exchange import ProgrammeFile

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PROGRAMME: Any = STEADY_VALUE["programme"] | {
    "title": "Steady core – ruhig und stetig 🙂", "exercises": [an_exercise()],
    # A number with a point is signed as it is written.
    "protocols": [a_protocol(steps=[{"do": "check"}, {"do": "ice", "min": 5.0}, {"do": "check"}])],
}  # fmt: skip


def canonical(programme: Any) -> bytes:
    """Sorted keys, no spaces, UTF-8: what the file format says is signed."""
    return json.dumps(programme, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def base(data: bytes) -> str:
    """Base64 text."""
    return base64.b64encode(data).decode()


def signature(programme: Any, key: Ed25519PrivateKey = KEY) -> dict[str, str]:
    """A signature over `programme`."""
    public = key.public_key().public_bytes_raw()
    return {"algorithm": "ed25519", "key": base(public), "value": base(key.sign(canonical(programme)))}


def file(programme: Any = PROGRAMME, signed: Any = None) -> dict[str, Any]:
    """A whole file, signed over the sample programme unless said otherwise."""
    signed = signature(PROGRAMME) if signed is None else signed
    return {"format": "corecoach.programme", "version": 1, "programme": programme, "signature": signed}


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(file()),
        json.dumps(file(), ensure_ascii=False, indent=4),
        json.dumps(file(), sort_keys=True, separators=(",", ":")),
        json.dumps(file(dict(reversed(PROGRAMME.items())))),
    ],
)
def test_a_signed_programme_is_accepted_however_it_is_laid_out(written: str) -> None:
    signed = accepted(written).signature
    assert signed is not None and signed.key == signature(PROGRAMME)["key"]


def test_a_file_need_not_be_signed() -> None:
    unsigned = file() | {"signature": None}
    assert accepted(json.dumps(unsigned)).signature is None
    del unsigned["signature"]
    assert accepted(json.dumps(unsigned)).signature is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "Steady core"), ("review_by", None), ("cautions", []), ("exercises", []), ("protocols", [])],
)
def test_a_changed_programme_is_refused(name: str, value: Any) -> None:
    (problem,) = refused(json.dumps(file(PROGRAMME | {name: value})))
    assert (problem.where, problem.what) == ("signature", "the file was changed after it was signed")


def test_any_number_more_or_less_is_noticed() -> None:
    def numbers(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        if isinstance(value, dict | list):
            parts = value.items() if isinstance(value, dict) else enumerate(value)
            return [found for key, part in parts for found in numbers(part, (*path, key))]
        return [path] if isinstance(value, int) and value > 1 else []

    paths = numbers(PROGRAMME)
    assert len(paths) > 100
    for path in random.Random(3).sample(paths, 40):
        changed = json.loads(json.dumps(PROGRAMME))
        here = changed
        for part in path[:-1]:
            here = here[part]
        here[path[-1]] -= 1
        assert any(problem.where == "signature" for problem in refused(json.dumps(file(changed)))), path


def test_a_changed_byte_anywhere_in_the_programme_is_refused() -> None:
    whole = json.dumps(file(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    start = whole.index(b'"programme":{') + len(b'"programme":')
    end = whole.index(b',"signature":{')
    assert accepted(whole)
    chance = random.Random(11)
    for place in [start, end - 1, *chance.sample(range(start, end), 150)]:
        byte = chance.choice(
            [b for b in (0x20, 0x30, 0x39, 0x61, 0x7A, 0x2C, 0x22, 0x7B, 0xC3) if b != whole[place]]
        )
        assert isinstance(read(whole[:place] + bytes([byte]) + whole[place + 1 :]), list), place
        flipped = whole[place] ^ (1 << chance.randrange(8))
        assert isinstance(read(whole[:place] + bytes([flipped]) + whole[place + 1 :]), list), place


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": base(bytes(64))}, {"value": base(bytes(63))}, {"value": ""}, {"value": "not base64!"},
        {"value": "ümlaut"}, {"value": signature(PROGRAMME)["value"] + "\n"},
        {"value": base(KEY.sign(b"{}"))}, {"value": signature(PROGRAMME, OTHER)["value"]},
        {"key": signature(PROGRAMME, OTHER)["key"]}, {"key": base(bytes(32))}, {"key": base(bytes(31))},
        {"key": base(bytes(33))}, {"key": ""}, {"key": "AAAA"}, {"key": base(b"\xff" * 32)}, {"key": "🙂"},
    ],
)  # fmt: skip
def test_a_signature_that_does_not_fit_is_refused(wrong: dict[str, str]) -> None:
    (problem,) = refused(json.dumps(file(signed=signature(PROGRAMME) | wrong)))
    assert problem.where == "signature"


@pytest.mark.parametrize(
    ("signed", "where"),
    [
        ({"algorithm": "ed25519"}, "signature.key"),
        (signature(PROGRAMME) | {"algorithm": "none"}, "signature.algorithm"),
        (signature(PROGRAMME) | {"algorithm": None}, "signature.algorithm"),
        (signature(PROGRAMME) | {"more": 1}, "signature.more"),
        (signature(PROGRAMME) | {"key": 5}, "signature.key"),
        (signature(PROGRAMME) | {"value": None}, "signature.value"),
        ({}, "signature.algorithm"), ("", "signature"), (False, "signature"), ([1], "signature"),
    ],
)  # fmt: skip
def test_a_signature_of_the_wrong_shape_is_refused(signed: Any, where: str) -> None:
    assert refused(json.dumps(file(signed=signed) | {"signature": signed}))[0].where == where


def test_a_signature_is_checked_even_when_there_are_other_problems() -> None:
    broken = json.loads(json.dumps(PROGRAMME))
    broken["routines"][0]["items"][0]["exercise"] = "jumping-jack"
    assert [problem.where for problem in refused(json.dumps(file(broken)))] == [
        "programme.routines[0].items[0].exercise", "signature",
    ]  # fmt: skip


def test_whoever_signs_the_change_has_another_key() -> None:
    changed = PROGRAMME | {"title": "Something else"}
    read_back = read(json.dumps(file(changed, signature(changed, OTHER))))
    assert isinstance(read_back, ProgrammeFile) and read_back.signature is not None
    assert read_back.signature.key != signature(PROGRAMME)["key"]
