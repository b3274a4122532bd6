"""One bit changed anywhere in a signed file: it is refused in words, never taken and never a crash."""

import base64
import os
import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from exchange_samples import ONE_MINUTE, SAMPLES, accepted, read
from msgspec.structs import replace

from corecoach.exchange import Problem, write_programme
from corecoach.exchange.clearance_file import ClearanceBody, read_clearance, write_clearance
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.packed import pack
from corecoach.exchange.programme_file import sign_programme
from corecoach.exchange.result_file import Records, Result, read_result, write_result
from corecoach.exchange.sealed import box_public, unseal
from corecoach.pain import PainScore
from corecoach.prescription import Author, BaselineEntry, ClearanceTerms
from corecoach.safety import challenge_of
from corecoach.session import ItemRecord, SessionRecord

KEY = SigningKey(bytes(range(32)))
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
# Letters that JSON can spell in more than one way, and one of each length.
ODD = 'Über \x1b\x7f\u2028 "ja" \\ 1e5 aé腰🙂'
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
AUTHOR = Author(ODD, "physio", "PH1", "020")

Read = Callable[[bytes], Any]


def programme() -> bytes:
    terms = ClearanceTerms(base64.b64encode(bytes(32)).decode())
    return write_programme(
        sign_programme(replace(accepted(ONE_MINUTE).programme, title=ODD, clearance=terms), KEY)
    )


def with_own_exercises() -> bytes:
    """Numbers with a point, small and large ones."""
    file = accepted((SAMPLES / "own-exercises.corecoach").read_bytes())
    return write_programme(sign_programme(file.programme, KEY))


def packed() -> bytes:
    text = pack(programme())
    assert text is not None
    return text.encode()


def clearance() -> bytes:
    body = ClearanceBody(
        "c1ea",
        "7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8a01",
        (challenge_of("one"), challenge_of("two")),
        NOW,
        AUTHOR,
        "cleared-with-limits",
        date(2026, 12, 1),
        ("strengthening",),
        (BaselineEntry("leg_numb", NOW.date(), "left", "calf", ODD),),
        ODD,
    )
    return write_clearance(body, KEY)


def _result(seal_to: str | None) -> bytes:
    item = ItemRecord("cat-camel", ODD, 10, 10, 1e-7, 1e22 / 1e10, False)
    session = SessionRecord("5", NOW, NOW, "morning", ODD, None, "finished", 300.1, 4, (item,))
    records = Records(sessions=(session,), scores=(PainScore("6", NOW, "now", 4, ODD),))
    result = Result("7", NOW, "1", None, ODD, 1960, None, NOW.date(), (), records)
    return write_result(result, KEY, seal_to)


def result() -> bytes:
    return _result(None)


def sealed() -> bytes:
    return _result(box_public(KEY.box_key()))


def read_sealed(data: bytes) -> Any:
    """As somebody who holds the key reads it."""
    return read_result(data, lambda box: unseal(box, KEY.box_key()))


# In full, this many bytes of each; of the others one bit, but in a long run.
IN_FULL, LARGE, SOME = 250, 6000, 1000
KINDS: dict[str, tuple[Callable[[], bytes], Read]] = {
    "programme": (programme, read),
    "own-exercises": (with_own_exercises, read),
    "packed": (packed, read),
    "clearance": (clearance, read_clearance),
    "result": (result, read_result),
    "sealed-result": (sealed, read_sealed),
}


def flipped(data: bytes, chance: random.Random) -> Iterator[tuple[int, int, bytes]]:
    """The data with one bit changed; place, bit and what it is then."""
    whole = LONG or len(data) < LARGE
    # Of a long file some bytes will do in a short run; the others hold every kind of byte.
    places = range(len(data)) if whole else sorted(chance.sample(range(len(data)), SOME))
    in_full = set(chance.sample(places, min(IN_FULL, len(places))))
    for at in places:
        for bit in range(8) if LONG or (whole and at in in_full) else (chance.randrange(8),):
            yield at, bit, data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


@pytest.mark.parametrize("kind", KINDS)
def test_no_bit_can_be_changed(kind: str) -> None:
    make, reader = KINDS[kind]
    data = make()
    assert not isinstance(reader(data), list), reader(data)
    for at, bit, changed in flipped(data, random.Random(kind)):
        found = reader(changed)
        assert isinstance(found, list) and found, (at, bit, data[max(0, at - 30) : at + 10])
        assert all(isinstance(problem, Problem) and problem.what and problem.allowed for problem in found)
        assert all(len(problem.line("f").splitlines()) == 1 for problem in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"\\u001b", b"\\u001B"), (b"1e-7", b"1E-7"), (b"300.1,", b"300.10,"), (b'"now"', b'"n\\u006fw"')],
    ids=["escape", "exponent", "digit", "letter"],
)
def test_what_means_the_same_is_refused_in_another_spelling(old: bytes, new: bytes) -> None:
    data = result()
    assert data.count(old) >= 1
    (problem,) = read_result(data.replace(old, new, 1))  # type: ignore[misc]
    assert problem.what == "something in this signed file is spelled in an unusual way"


def test_an_unsigned_file_may_be_spelled_in_any_way() -> None:
    file = replace(accepted(ONE_MINUTE), signature=None)
    data = write_programme(replace(file, programme=replace(file.programme, title="a\x1bb")))
    assert not isinstance(read(data.replace(b"\\u001b", b"\\u001B")), list)
