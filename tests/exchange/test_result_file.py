"""Result files: what is written is read back, and whatever does not hold together is refused in words."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.exchange import Problem
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.result_file import (
    Records,
    Result,
    ResultFile,
    read_result,
    sealed_in,
    write_result,
)
from corecoach.exchange.sealed import Sealed, box_public, unseal
from corecoach.pain import PainScore
from corecoach.pain.scores import Flare
from corecoach.session import ItemRecord, SessionRecord

NOW = datetime(2026, 11, 24, 18, 55, tzinfo=UTC)
KEY, SECRET = SigningKey(bytes(range(32))), bytes(range(1, 33))
SCORE = PainScore("a1", NOW - timedelta(days=1), "now", 4, "better after a walk")
SESSION = SessionRecord(
    "b2", NOW - timedelta(days=2), NOW - timedelta(days=2), "morning", "Morning", None, "finished", 300.0,
    None, (ItemRecord("cat-camel", "Cat-camel", 10, 7, 0.0, 0.0, False),),
)  # fmt: skip


def result(**records: Any) -> Result:
    what = {"scores": (SCORE,), "sessions": (SESSION,)} | records
    return Result("c3", NOW, "0.1.0", None, "Zoë", 1960, None, NOW.date(), (), Records(**what))


def opener(sealed: Sealed) -> bytes | None:
    return unseal(sealed, SECRET)


def refused(what: Result) -> list[Problem]:
    read = read_result(write_result(what, KEY))
    assert isinstance(read, list), read
    return read


@pytest.mark.parametrize("to", [None, box_public(SECRET)])
def test_what_is_written_is_read_back(to: str | None) -> None:
    data = write_result(result(), KEY, to)
    read = read_result(data, opener)
    assert isinstance(read, ResultFile), read
    assert read.result == result() and read.signature.key == KEY.public
    assert (b"better after a walk" in data) == (to is None)


def test_a_sealed_file_says_nothing_to_others() -> None:
    data = write_result(result(), KEY, box_public(SECRET))
    assert isinstance(sealed_in(data), Sealed)
    for other in (None, lambda sealed: unseal(sealed, bytes(32))):
        read = read_result(data, other)
        assert isinstance(read, list) and len(read) == 1 and read[0].where == "sealed"


def test_a_file_cannot_be_sealed_twice() -> None:
    once = json.loads(write_result(result(), KEY, box_public(SECRET)))
    from corecoach.exchange.sealed import seal

    again = seal(json.dumps(once).encode(), box_public(SECRET))
    once["sealed"] = {"to": again.to, "by": again.by, "box": again.box}
    assert isinstance(read_result(json.dumps(once).encode(), opener), list)


def test_it_is_never_without_a_signature() -> None:
    value = json.loads(write_result(result(), KEY))
    for signature in (None, {}):
        read = read_result(json.dumps(value | {"signature": signature}).encode())
        assert isinstance(read, list)


def test_one_id_stands_once_whatever_its_kind() -> None:
    twice = refused(result(sessions=(replace(SESSION, id=SCORE.id),)))
    assert [p.where for p in twice] == ["result.records.scores[0].id"]


def test_a_moment_after_the_file_was_made_is_refused() -> None:
    late = refused(result(scores=(replace(SCORE, at=NOW + timedelta(days=2)),)))
    assert [p.where for p in late] == ["result.records.scores[0].at"]


ODD = [datetime(1899, 12, 31, tzinfo=UTC), datetime(2200, 1, 2, tzinfo=UTC), datetime(2026, 11, 1)]  # noqa: DTZ001


@pytest.mark.parametrize("odd", ODD)
def test_no_moment_that_cannot_be_counted_with_is_taken_anywhere(odd: datetime) -> None:
    for where, records in (
        ("scores[0].at", {"scores": (replace(SCORE, at=odd),)}),
        ("scores[0].entered_at", {"scores": (replace(SCORE, entered_at=odd),)}),
        ("sessions[0].ended_at", {"sessions": (replace(SESSION, ended_at=odd),)}),
        ("flares[0].day", {"flares": (Flare("f4", NOW, odd.date() if odd.tzinfo else date.min, True),)}),
    ):
        assert f"result.records.{where}" in [p.where for p in refused(result(**records))]
    assert "result.since" in [p.where for p in refused(replace(result(), since=date(1, 1, 1)))]


def test_a_moment_without_its_zone_is_refused() -> None:
    value = json.loads(write_result(result(), KEY))
    value["result"]["records"]["scores"][0]["at"] = "2026-11-23T18:55:00"
    read = read_result(json.dumps(value).encode())
    assert isinstance(read, list) and "scores[0].at" in " ".join(p.where for p in read)


def test_days_come_in_their_order() -> None:
    late = replace(result(), since=NOW.date() + timedelta(days=1))
    assert refused(late)[0].where == "result.since"
    read = read_result(write_result(replace(result(), since=date(2026, 11, 1)), KEY))
    assert isinstance(read, ResultFile)


@given(st.data())
def test_no_change_of_a_bit_is_taken(data: st.DataObject) -> None:
    file = write_result(result(), KEY, data.draw(st.sampled_from([None, box_public(SECRET)])))
    at, bit = data.draw(st.integers(0, len(file) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(file)
    changed[at] ^= 1 << bit
    assert isinstance(read_result(bytes(changed), opener), list)
