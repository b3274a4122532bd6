"""The doctor finds what is wrong without touching it, says so in plain words, and repairs what can be."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from diary_samples import (
    LEDGER,
    MONTHLY,
    START,
    Note,
    a_diary,
    asides,
    ids,
    leftovers,
    lockout,
    note,
    november,
)

from corecoach.diary import Finding, PlainSeal, examine, repair

GOOD = {"n1", "n2", "l1"}


def _examined(folder: Path) -> list[Finding]:
    """What the doctor finds; fails if it changed anything."""
    before = _snapshot(folder)
    findings = examine(folder, monthly=MONTHLY, ledger=LEDGER)
    assert _snapshot(folder) == before
    return findings


def _snapshot(folder: Path) -> dict[Path, tuple[int, bytes]]:
    everything = [folder, *folder.rglob("*")]
    return {p: (p.stat().st_mode, p.read_bytes() if p.is_file() else b"") for p in everything}


def _prev(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A diary with n1 and n2 in November (the previous generation: n1) and l1 in the ledger."""
    diary = a_diary(tmp_path / "Ann Å")
    diary.add(note(1))
    diary.add(note(2), lockout(1))
    return tmp_path / "Ann Å"


def test_a_healthy_diary_and_none_at_all_are_nothing_to_talk_about(folder: Path) -> None:
    assert not _examined(folder) and not repair(folder)
    assert not examine(folder / "none", monthly=MONTHLY, ledger=LEDGER) and not repair(folder / "none")


Spoil = Callable[[Path], object]
SPOILT: dict[str, tuple[Spoil, str, str]] = {
    "flipped": (
        lambda p: p.write_bytes(p.read_bytes()[:-9] + b"\0" + p.read_bytes()[-8:]),
        "checksum",
        "json",
    ),
    "truncated": (lambda p: p.write_bytes(p.read_bytes()[:-9]), "bytes where", "json"),
    "emptied": (lambda p: p.write_bytes(b""), "is empty", "json"),
    "removed": (lambda p: p.unlink(), "was missing", "json"),
    "shapeless": (lambda p: p.write_bytes(PlainSeal().wrap(b"[]")), "tables of records", "json"),
    "prev": (lambda p: _prev(p).write_bytes(b"bad"), "does not begin", "prev"),
}


@pytest.mark.parametrize(("spoil", "words", "suffix"), SPOILT.values(), ids=SPOILT)
def test_a_spoilt_file_is_found_and_repaired(folder: Path, spoil: Spoil, words: str, suffix: str) -> None:
    spoil(november(folder))
    (finding,) = _examined(folder)
    assert (finding.level, finding.repairable) == ("damage", True)
    assert words in str(finding) and finding.file.endswith(suffix)
    (done,) = repair(folder)
    assert words in str(done) and done.file == finding.file
    assert ids(folder) == (GOOD if suffix == "prev" else {"n1", "l1"})
    assert not [finding for finding in _examined(folder) if finding.level == "damage"]
    assert repair(folder) == []


def test_repairing_keeps_the_damaged_file_and_mentions_its_name(folder: Path) -> None:
    november(folder).write_bytes(b"spoilt")
    (done,) = repair(folder)
    (aside,) = asides(folder)
    assert aside.read_bytes() == b"spoilt"
    assert done.did.endswith(f"the last good copy is back; the damaged file is kept as {aside.name}")
    assert [(found.level, found.what) for found in _examined(folder)] == [
        ("info", "a damaged file, kept as it was found")
    ]


def test_what_has_no_good_copy_is_not_called_repairable(folder: Path) -> None:
    (folder / "ledger.json").write_bytes(b"spoilt")
    (finding,) = _examined(folder)
    assert (finding.file, finding.level, finding.repairable) == ("ledger.json", "damage", False)
    (done,) = repair(folder)
    assert "no good copy was left" in done.did
    assert ids(folder) == {"n1", "n2"}


def test_both_generations_damaged_are_two_findings_and_both_are_kept(folder: Path) -> None:
    november(folder).write_bytes(b"bad")
    _prev(november(folder)).write_bytes(b"worse")
    assert [finding.repairable for finding in _examined(folder)] == [False, False]
    repair(folder)
    assert {path.read_bytes() for path in asides(folder)} == {b"bad", b"worse"}


def test_leftovers_of_a_killed_save_are_mentioned_and_removed(folder: Path) -> None:
    path = november(folder)
    torn = path.with_name(path.name + ".0badcafe.writing")
    torn.write_bytes(b"half")
    torn.chmod(0o600)
    os.link(path, path.with_name(path.name + ".prev.writing"))
    assert [(found.level, found.repairable) for found in _examined(folder)] == [("info", True)] * 2
    assert len(repair(folder)) == 1
    assert not leftovers(folder) and not _examined(folder)
    assert ids(folder) == GOOD


def _store(path: Path, **tables: list[object]) -> None:
    numbered = {
        name: {str(number): msgspec.to_builtins(record) for number, record in enumerate(records, 1)}
        for name, records in tables.items()
    }
    path.write_bytes(PlainSeal().wrap(msgspec.json.encode(numbered)))
    path.chmod(0o600)


def test_records_that_do_not_decode_are_counted_and_left(folder: Path) -> None:
    _store(
        november(folder),
        note=[note(1), {"id": "x"}, {"id": "y", "type": "note", "at": 5}],
        mood=[{"id": "m"}],
    )
    before = november(folder).read_bytes()
    assert [(found.level, found.what, found.repairable) for found in _examined(folder)] == [
        ("info", "1 record of kind 'mood', unknown here; kept as they are", False),
        ("damage", "2 records of kind 'note' cannot be read", False),
    ]
    assert repair(folder) == []
    assert november(folder).read_bytes() == before


def test_ids_used_twice_are_found_across_files(folder: Path) -> None:
    _store(
        november(folder).with_name("2026-12.json"),
        note=[note(1, days=20), note(8, days=20), note(8, days=20)],
    )
    assert [str(found) for found in _examined(folder)] == [
        "2026-12.json: 2 records with an id that another record has"
    ]


def test_records_in_the_wrong_month_are_found(folder: Path) -> None:
    _store(
        november(folder).with_name("2027-02.json"), note=[note(7), Note(id="e", at=START.replace(2027, 2))]
    )
    assert [str(found) for found in _examined(folder)] == [
        "2027-02.json: 1 record of kind 'note' from another month"
    ]


def test_a_newer_programs_file_is_said_and_left_alone(folder: Path) -> None:
    future = b'{"format":"corecoach.store","version":9,"sha256":"00","bytes":2}\n{}'
    november(folder).write_bytes(future)
    assert [str(found) for found in _examined(folder)] == [
        "2026-11.json: was written by a newer CoreCoach; left alone"
    ]
    assert repair(folder) == []
    assert november(folder).read_bytes() == future


def test_a_file_that_may_not_be_read_is_said_and_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "2026-11.json":
            raise OSError(errno.EACCES, "denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    findings = examine(folder, monthly=MONTHLY, ledger=LEDGER)
    assert [str(found) for found in findings] == ["2026-11.json: may not be read by you"]
    assert repair(folder) == []


def test_strangers_in_the_folder_are_mentioned_and_left(folder: Path) -> None:
    strangers = ["2026-11 (conflict).json", "2026-13.json", "2026-11.jsonx"]
    for name in strangers:
        (folder / "diary" / name).touch(0o600)
    assert {(found.file, found.what) for found in _examined(folder)} == {
        (name, "not part of the diary; left alone") for name in strangers
    }
    assert a_diary(folder).months() == ["2026-11"]


def test_what_others_could_open_is_closed(folder: Path) -> None:
    november(folder).chmod(0o644)
    (folder / "diary").chmod(0o755)
    assert [str(found) for found in _examined(folder)] == [
        "diary: others on this computer could open it",
        "2026-11.json: others on this computer could open it",
    ]
    assert len(repair(folder)) == 2
    assert _examined(folder) == []


def test_nothing_recorded_is_quoted(folder: Path) -> None:
    _store(november(folder), note=[{"id": "x", "text": "secret", "score": "secret"}], mood=[{"id": "secret"}])
    november(folder).with_name("2026-12.json").write_bytes(b"secret")
    for said in (*_examined(folder), *repair(folder)):
        assert "secret" not in str(said)
