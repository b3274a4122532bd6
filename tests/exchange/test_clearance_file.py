"""Clearance files: what is read, what is refused, and that nothing can be changed after signing."""

import base64
import json
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from exchange_samples import ABSENT, LIBRARY

from corecoach.exchange import Problem
from corecoach.exchange.any_file import check_any
from corecoach.exchange.clearance_file import ClearanceBody, ClearanceFile, read_clearance, write_clearance
from corecoach.exchange.keys import SigningKey
from corecoach.prescription import Author, BaselineEntry
from corecoach.safety.challenge import challenge_of

RAW = bytes(range(32))
KEY = SigningKey(RAW)
ONE, TWO = challenge_of("one"), challenge_of("two")
BODY = ClearanceBody(
    id="0123456789abcdef" * 2,
    programme="7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8a01",
    challenges=(ONE, TWO),
    assessed_at=datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=1))),
    by=Author("A. Example", "physiotherapist", "PH000000"),
    outcome="cleared-with-limits",
    review_by=date(2026, 12, 18),
    keep=("progression", "heat"),
    baseline=(BaselineEntry("leg_tingle", date(2026, 11, 20), "left", "calf"),),
    note="Langsam – step by step 🙂",
)
WRITTEN = write_clearance(BODY, KEY)
VALUE: Any = json.loads(WRITTEN)


def signed(body: Any, raw: bytes = RAW) -> dict[str, Any]:
    """A file around a body, signed here by the rule of the file format, not by the writer."""
    key = Ed25519PrivateKey.from_private_bytes(raw)
    payload = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    public, value = key.public_key().public_bytes_raw(), key.sign(payload)
    signature = {"key": base64.b64encode(public).decode(), "value": base64.b64encode(value).decode()}
    return {
        "format": "corecoach.clearance", "version": 1, "clearance": body,
        "signature": {"algorithm": "ed25519"} | signature,
    }  # fmt: skip


def with_changes(**changes: Any) -> Any:
    """The sample's body with other values; ABSENT takes one out."""
    return {k: v for k, v in (VALUE["clearance"] | changes).items() if v is not ABSENT}


def accepted(value: Any) -> ClearanceFile:
    file = read_clearance(value if isinstance(value, bytes) else json.dumps(value).encode())
    assert isinstance(file, ClearanceFile), file
    return file


def refused(value: Any) -> list[Problem]:
    found = read_clearance(value if isinstance(value, bytes) else json.dumps(value).encode())
    assert isinstance(found, list) and found
    assert all(p.what and p.allowed and len(p.line("f").splitlines()) == 1 for p in found)
    return found


def test_what_is_written_is_read_back_the_same() -> None:
    file = accepted(WRITTEN)
    assert (file.clearance, file.signature.key) == (BODY, KEY.public)
    assert write_clearance(file.clearance, KEY) == WRITTEN


def test_the_writer_signs_by_the_rule_of_the_file_format() -> None:
    assert signed(VALUE["clearance"]) == VALUE


def test_a_file_of_another_program_is_read_however_it_is_laid_out() -> None:
    short = with_changes(keep=ABSENT, baseline=ABSENT, note=ABSENT, outcome="cleared", challenges=[ONE])
    for layout in ({}, {"indent": 4}, {"sort_keys": True}, {"ensure_ascii": False}):
        body = accepted(json.dumps(signed(short), **layout).encode()).clearance
        assert (body.keep, body.baseline, body.note) == ((), (), "")


def test_one_bit_changed_anywhere_is_refused_or_says_the_same() -> None:
    original, kept = accepted(WRITTEN), 0
    for place, byte in enumerate(WRITTEN):
        for bit in range(8):
            read = read_clearance(WRITTEN[:place] + bytes([byte ^ 1 << bit]) + WRITTEN[place + 1 :])
            if isinstance(read, ClearanceFile):
                assert read == original, (place, bit)
                kept += 1
    assert kept < 20


@pytest.mark.parametrize(
    ("changes"),
    [{"review_by": "2026-12-19"}, {"keep": []}, {"keep": ["heat", "progression"]}, {"note": ""},
     {"note": ABSENT}, {"challenges": [ONE]}, {"assessed_at": "2026-11-20T22:30:00Z"}],
)  # fmt: skip
def test_what_is_changed_after_signing_is_refused(changes: dict[str, Any]) -> None:
    (problem,) = refused(VALUE | {"clearance": with_changes(**changes)})
    assert (problem.where, problem.what) == ("signature", "the file was changed after it was signed")


@pytest.mark.parametrize("wrong", ["key", "value"])
def test_a_signature_of_somebody_else_or_over_something_else_is_refused(wrong: str) -> None:
    other = signed(with_changes(note="x"), bytes(32))["signature"]
    mixed = VALUE["signature"] | {wrong: other[wrong]}
    assert [p.where for p in refused(VALUE | {"signature": mixed})] == ["signature"]


def test_whose_key_it_is_can_be_asked() -> None:
    assert accepted(signed(VALUE["clearance"], bytes(32))).signature.key == SigningKey(bytes(32)).public


@pytest.mark.parametrize("none", [ABSENT, None, {}, "", []])
def test_an_unsigned_file_is_refused(none: Any) -> None:
    value = {k: v for k, v in (VALUE | {"signature": none}).items() if v is not ABSENT}
    assert refused(value)[0].where.startswith("signature")


FAULTS: list[tuple[str, Any, str, str]] = [
    ("id", "", "", "an id of digits"),
    ("id", "x" * 32, "", "an id of digits"),
    ("id", "0" * 65, "", "an id of digits"),
    ("id", "ab\n", "", "an id of digits"),
    ("programme", "7d0f4c5e", "", "an id like"),
    ("programme", ABSENT, "", "must be there"),
    ("challenges", [], "", "from 1 to 20"),
    ("challenges", ["0" * 8] * 21, "", "from 1 to 20"),
    ("challenges", [ONE, ONE[::-1]], "[1]", "eight letters"),
    ("challenges", [ONE.lower()], "[0]", "eight letters"),
    ("challenges", [f"{ONE[:4]}-{ONE[4:]}"], "[0]", "eight letters"),
    ("challenges", [ONE, ONE], "[1]", "once"),
    ("challenges", [7], "[0]", "text in quotes"),
    ("assessed_at", "2026-11-20T23:30:00", "", "a time with its zone like 2026-"),
    ("assessed_at", "2026-11-20", "", "a time with its zone"),
    ("assessed_at", "now", "", "a time with its zone"),
    ("assessed_at", "2026-11-20T23:30:00+99:00", "", "a time with its zone"),
    ("assessed_at", 1795000000, "", "text in quotes"),
    ("assessed_at", ABSENT, "", "must be there"),
    ("by", {"name": "A"}, ".role", "must be there"),
    ("by", None, "", "a group in braces"),
    ("outcome", "not cleared", "", "cleared, cleared-with-limits"),
    ("outcome", "cleared", "", "cleared-with-limits"),
    ("keep", ["all_exercise"], "[0]", "strengthening"),
    ("keep", ["heat", "heat"], "[1]", "once"),
    ("review_by", "2026-11-19", "", "to 26 weeks after"),
    ("review_by", "2027-05-22", "", "to 26 weeks after"),
    ("review_by", "9999-12-31", "", "to 26 weeks after"),
    ("review_by", None, "", "text in quotes"),
    ("baseline", [{"item": "leg_tingle"}], "[0].assessed", "must be there"),
    ("note", "x" * 401, "", "from 0 to 400"),
    ("extra", 1, "", "allowed here: id, programme, challenges"),
]


@pytest.mark.parametrize(("name", "value", "inside", "allowed"), FAULTS)
def test_one_fault_in_a_signed_file_says_where_and_what_is_allowed(
    name: str, value: Any, inside: str, allowed: str
) -> None:
    (problem,) = refused(signed(with_changes(**{name: value})))
    assert problem.where == f"clearance.{name}{inside}"
    assert allowed in problem.allowed


@pytest.mark.parametrize("day", ["2026-11-20", "2027-05-21"])
def test_the_review_may_be_on_the_same_day_and_26_weeks_later(day: str) -> None:
    """The day is that of the place where the assessment was, not that of Greenwich."""
    late = "2026-11-20T00:10:00+01:00"
    assert accepted(signed(with_changes(review_by=day))).clearance.review_by.isoformat() == day
    assert accepted(signed(with_changes(review_by=day, assessed_at=late)))


def test_unknown_keys_outside_the_body_are_refused_too() -> None:
    value = deepcopy(VALUE) | {"more": 1}
    value["signature"]["more"] = 1
    assert [p.where for p in refused(value)] == ["more", "signature.more"]


def test_every_problem_is_said() -> None:
    wrong = with_changes(id="", assessed_at="2026-11-20T23:30:00", outcome="fine", extra=1)
    where = {p.where for p in refused(signed(wrong))}
    assert where == {f"clearance.{name}" for name in ("id", "assessed_at", "outcome", "extra")}
    fits_not = with_changes(challenges=[ONE, "x"], keep=["heat", "heat"], review_by="2026-01-01")
    assert [p.where for p in refused(VALUE | {"clearance": fits_not})] == [
        "clearance.challenges[1]", "clearance.keep[1]", "clearance.review_by", "signature",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "where"),
    [({"format": "corecoach.programme"}, "format"), ({"format": ABSENT}, "format"),
     ({"version": 2}, "version"), ({"version": True}, "version"), ({"version": "1"}, "version"),
     ({"clearance": ABSENT}, "clearance"), ({"clearance": None}, "clearance")],
)  # fmt: skip
def test_another_format_or_version_is_said_first(change: dict[str, Any], where: str) -> None:
    value = {k: v for k, v in (VALUE | change).items() if v is not ABSENT}
    assert [p.where for p in refused(value)] == [where]


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", WRITTEN[:-30], b"\xff" + WRITTEN, b" " * (2**21 + 1)])
def test_what_is_no_clearance_at_all_is_refused(data: bytes) -> None:
    refused(data)


def test_check_knows_clearance_files() -> None:
    assert check_any(WRITTEN, LIBRARY.exercises) == ("clearance", [])
    kind, problems = check_any(json.dumps(VALUE | {"signature": None}).encode(), LIBRARY.exercises)
    assert (kind, [p.where for p in problems]) == ("", ["signature"])
