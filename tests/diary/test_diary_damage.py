"""A spoilt file is noticed, kept as it is, and what the last good copy holds is back."""

import errno
import os
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from diary_samples import (
    START,
    Lockout,
    Note,
    a_diary,
    asides,
    ids,
    leftovers,
    lockout,
    note,
    november,
)

from corecoach.diary import CannotRead, FromTheFuture, NotSaved, PlainSeal
from corecoach.diary.storage import SealedStorage

FUTURE = b'{"format":"corecoach.store","version":2,"sha256":"00","bytes":2}\n{}'


def _two_generations(folder: Path) -> Path:
    """A diary whose current file holds n1 and n2, and the previous one n1."""
    diary = a_diary(folder)
    diary.add(note(1))
    diary.add(note(2))
    return november(folder)


def _prev(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def _seal(tables: object) -> bytes:
    return PlainSeal().wrap(msgspec.json.encode(tables))


def _spoilt_in_every_way(stored: bytes) -> list[bytes]:
    flips = [(n, 1 << bit) for n in range(len(stored)) for bit in range(8)]
    flipped = [stored[:n] + bytes([stored[n] ^ mask]) + stored[n + 1 :] for n, mask in flips]
    return flipped + [stored[:length] for length in range(len(stored))]


def test_every_flipped_bit_and_every_truncation_is_noticed_and_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda fd: None)  # some thousand openings; not about power cuts
    path = _two_generations(tmp_path)
    good = path.read_bytes()
    for spoilt in _spoilt_in_every_way(good):
        path.write_bytes(spoilt)
        diary = a_diary(tmp_path)
        assert diary.records(Note) == [note(1)]
        (damage,) = diary.damage
        assert damage.recovered and damage.set_aside
        aside = path.with_name(damage.set_aside)
        assert aside.read_bytes() == spoilt
        assert a_diary(tmp_path).damage == ()
        aside.unlink()


def test_what_happened_is_said_in_words_without_the_content(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    path.write_bytes(path.read_bytes()[:-1])
    diary = a_diary(tmp_path)
    diary.records(Note)
    (damage,) = diary.damage
    assert re.fullmatch(
        r"2026-11\.json: holds \d+ bytes where \d+ were written \(the last good copy is back\)", str(damage)
    )


def test_after_recovery_saving_goes_on_and_keeps_both_generations(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    path.write_bytes(b"spoilt")
    a_diary(tmp_path).add(note(3))
    assert ids(tmp_path) == {"n1", "n3"}
    assert b"n1" in _prev(path).read_bytes()
    assert not _prev(path).samefile(path)
    assert [aside.read_bytes() for aside in asides(tmp_path)] == [b"spoilt"]


def test_files_set_aside_within_one_second_do_not_meet(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        ids(tmp_path)
    assert sorted(aside.read_bytes() for aside in asides(tmp_path)) == [b"one", b"three", b"two"]


def test_without_a_good_copy_it_starts_empty_and_keeps_both_bad_ones(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    path.write_bytes(b"bad")
    _prev(path).write_bytes(b"also bad")
    diary = a_diary(tmp_path)
    assert diary.records(Note) == []
    assert [damage.recovered for damage in diary.damage] == [False]
    diary.add(note(3))
    diary.add(note(4))
    diary.add(note(5))
    assert {aside.read_bytes() for aside in asides(tmp_path)} == {b"bad", b"also bad"}


def test_a_missing_file_with_a_previous_one_is_damage_too(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    path.unlink()
    diary = a_diary(tmp_path)
    assert diary.months() == ["2026-11"]
    assert diary.records(Note) == [note(1)]
    assert [(damage.what, damage.recovered) for damage in diary.damage] == [("was missing", True)]
    assert path.exists()


def test_of_several_good_copies_the_one_that_holds_most_comes_back(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    path.rename(path.with_name(path.name + ".prev.writing"))  # as if the system had lost the last rename
    assert ids(tmp_path) == {"n1", "n2"}
    assert leftovers(tmp_path) == []


def test_the_ledger_is_guarded_the_same_way(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.add(lockout(1))
    diary.add(lockout(2))
    (tmp_path / "ledger.json").write_bytes(b"")
    diary = a_diary(tmp_path)
    assert diary.records(Lockout) == [lockout(1)]
    assert [damage.what for damage in diary.damage] == ["is empty"]


@pytest.mark.parametrize(
    "tables",
    [
        [],
        {"note": []},
        {"note": {"1": "text"}},
        {"note": {"one": {}}},
        {"note": {"01": {}}},
        {"note": {"-1": {}}},
        {"note": {"9" * 5000: {}}},
    ],
)
def test_a_good_checksum_over_the_wrong_shape_is_damage(tmp_path: Path, tables: object) -> None:
    path = _two_generations(tmp_path)
    path.write_bytes(_seal(tables))
    assert ids(tmp_path) == {"n1"}
    assert len(asides(tmp_path)) == 1


def test_leftovers_of_a_killed_save_go_without_a_word(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    path.with_name(path.name + ".0badcafe.writing").write_bytes(b"half a fi")
    os.link(path, path.with_name(path.name + ".prev.writing"))
    diary = a_diary(tmp_path)
    assert len(diary.records(Note)) == 2
    assert diary.damage == ()
    assert not leftovers(tmp_path) and not asides(tmp_path)
    assert b"n2" not in _prev(path).read_bytes()


def test_a_save_killed_before_its_last_step_keeps_the_newer_previous_generation(tmp_path: Path) -> None:
    path = _two_generations(tmp_path)
    os.link(path, path.with_name(path.name + ".prev.writing"))
    path.unlink()
    path.write_bytes(_seal({"note": {}}))  # the new content, already under its name
    ids(tmp_path)
    assert b"n2" in _prev(path).read_bytes()


def test_a_first_save_killed_when_whole_is_completed_and_when_torn_removed(tmp_path: Path) -> None:
    path = november(tmp_path)
    path.parent.mkdir()
    whole = _seal({"note": {"1": msgspec.to_builtins(note(1))}})
    path.with_name(path.name + ".0badcafe.writing").write_bytes(whole[:-3])
    diary = a_diary(tmp_path)
    assert diary.records(Note) == []
    assert list(path.parent.iterdir()) == []
    path.with_name(path.name + ".0badcafe.writing").write_bytes(whole)
    diary = a_diary(tmp_path)
    assert diary.records(Note) == [note(1)]
    assert diary.damage == ()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("place", ["current", "prev"])
def test_a_file_from_a_newer_program_is_never_touched(tmp_path: Path, place: str) -> None:
    path = _two_generations(tmp_path)
    path.write_bytes(FUTURE if place == "current" else b"spoilt")
    if place == "prev":
        _prev(path).write_bytes(FUTURE)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    diary = a_diary(tmp_path)
    for attempt in (lambda: diary.add(note(3)), lambda: diary.records(Note), lambda: diary.latest(Note)):
        with pytest.raises(FromTheFuture, match=r"2026-11\.json"):
            attempt()
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_file_we_may_not_read_is_not_taken_for_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _two_generations(tmp_path)
    _unreadable(monkeypatch, errno.EACCES)
    with pytest.raises(CannotRead) as caught:
        a_diary(tmp_path).add(note(3))
    assert (caught.value.reason, caught.value.file) == ("no-permission", "2026-11.json")
    monkeypatch.undo()
    assert ids(tmp_path) == {"n1", "n2"}
    assert path.exists() and asides(tmp_path) == []


def test_a_file_the_disk_cannot_read_any_more_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two_generations(tmp_path)
    _unreadable(monkeypatch, errno.EIO)
    diary = a_diary(tmp_path)
    assert diary.records(Note) == [note(1)]
    assert [damage.what for damage in diary.damage] == ["can no longer be read from the disk"]
    assert len(asides(tmp_path)) == 1


def _unreadable(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Reading the current month's file fails with `code`."""
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "2026-11.json":
            raise OSError(code, os.strerror(code))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


def test_records_that_do_not_decode_are_reported_and_stay_in_the_file(tmp_path: Path) -> None:
    strange = [
        {"type": "note", "id": "new", "at": START.isoformat(), "mood": "from a newer kind"},
        {"type": "note", "id": "range", "at": START.isoformat(), "score": 99},
        {"type": "note", "id": "naive", "at": "2026-11-20T08:00:00"},
        {"type": "walk", "id": "tag", "at": START.isoformat()},
        {"at": None, "big": 10**30, "list": [1.0, None, {"deep": "ü"}]},
    ]
    table = {str(number): document for number, document in enumerate(strange, 7)}
    unknown = {"3": {"id": "u", "anything": [1]}}
    path = november(tmp_path)
    path.parent.mkdir()
    path.write_bytes(_seal({"note": table, "newkind": unknown}))
    diary = a_diary(tmp_path)
    assert diary.records(Note) == []
    assert [str(damage) for damage in diary.damage] == [
        "2026-11.json: 5 records of kind 'note' cannot be read"
    ]
    diary.add(note(1))
    after = msgspec.json.decode(PlainSeal().unwrap(path.read_bytes()))
    assert {**table, "12": msgspec.to_builtins(note(1))} == after["note"]
    assert after["newkind"] == unknown
    with pytest.raises(ValueError, match="range"):
        diary.add(Note(id="range", at=START))


class _Disk:
    """A disk that can be made read-only or full, by failing the calls that change it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.code = 0
        for call in ("open", "link", "rename", "replace", "unlink", "mkdir"):
            monkeypatch.setattr(os, call, self._guarded(call, getattr(os, call)))

    def _guarded(self, call: str, real: Any) -> Any:
        def guarded(*args: Any, **options: Any) -> Any:
            if self.code and (call != "open" or args[1] & os.O_CREAT):
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **options)

        return guarded


def test_on_a_read_only_disk_recovery_happens_in_memory_until_it_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _two_generations(tmp_path)
    path.write_bytes(b"spoilt")
    disk = _Disk(monkeypatch)
    disk.code = errno.EROFS
    diary = a_diary(tmp_path)
    assert diary.records(Note) == [note(1)]
    assert [(damage.recovered, damage.set_aside) for damage in diary.damage] == [(True, None)]
    with pytest.raises(NotSaved, match="read-only"):
        diary.add(note(3))
    assert path.read_bytes() == b"spoilt"
    disk.code = 0
    diary.add(note(3))
    assert ids(tmp_path) == {"n1", "n3"}
    assert [aside.read_bytes() for aside in asides(tmp_path)] == [b"spoilt"]
    assert diary.damage[0].set_aside == asides(tmp_path)[0].name


def test_a_save_that_fails_changes_nothing_in_memory_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two_generations(tmp_path)
    diary = a_diary(tmp_path)
    disk = _Disk(monkeypatch)
    for _ in range(3):
        disk.code = errno.ENOSPC
        with pytest.raises(NotSaved, match="disk-full"):
            diary.add(note(3), note(4))
        assert len(diary.records(Note)) == 2
    disk.code = 0
    diary.add(note(3), note(4))
    assert ids(tmp_path) == {"n1", "n2", "n3", "n4"}


def test_if_the_second_file_fails_trying_again_does_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = a_diary(tmp_path)
    real = Path.replace

    def only_the_ledger(source: Path, target: Path) -> Path:
        if target.name != "ledger.json":
            raise OSError(errno.ENOSPC, "full")
        return real(source, target)

    monkeypatch.setattr(Path, "replace", only_the_ledger)
    with pytest.raises(NotSaved, match="disk-full"):
        diary.add(note(1), lockout(1))
    monkeypatch.undo()
    assert ids(tmp_path) == {"l1"}
    diary.add(note(1), lockout(1))
    assert ids(tmp_path) == {"n1", "l1"}


def test_a_file_where_the_folder_should_be_is_no_reason_to_lose_anything(tmp_path: Path) -> None:
    (tmp_path / "diary").write_bytes(b"somebody's")
    with pytest.raises(CannotRead, match="other"):
        a_diary(tmp_path).add(note(1), lockout(1))
    assert [path.name for path in tmp_path.iterdir()] == ["diary"]


def test_what_tinydb_changes_in_place_is_undone_when_the_save_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tinydb = pytest.importorskip("tinydb")
    storage = SealedStorage(tmp_path / "ledger.json")
    table = tinydb.TinyDB(storage=lambda: storage).table("lockout")
    table.insert({"id": "a", "items": ["saddle"]})
    before = table.all()
    disk = _Disk(monkeypatch)
    disk.code = errno.ENOSPC
    for change in (
        lambda: table.update({"id": "b"}),
        lambda: table.update(lambda document: document["items"].append("leg")),
        lambda: table.insert({"id": "c"}),
        lambda: table.truncate(),
    ):
        with pytest.raises(NotSaved):
            change()
        assert table.all() == before
    disk.code = 0
    table.insert({"id": "d"})
    assert [document["id"] for document in table.all()] == ["a", "d"]
