"""What goes into the diary comes out of it, in order, from the files it must read and no others."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from diary_samples import START, Lockout, Note, Walk, a_diary, ids, leftovers, lockout, note, november
from msgspec import Struct

from corecoach.diary import Diary


def test_a_new_diary_is_empty_and_leaves_no_trace(tmp_path: Path) -> None:
    diary = a_diary(tmp_path / "ann")
    assert not diary.records(Note) and not diary.latest(Note) and not diary.months()
    assert diary.damage == ()
    assert not (tmp_path / "ann").exists()


@pytest.mark.parametrize("name", ["plain", "with spaces", "Größe – 腰痛 🙂", "a.b.json"])
def test_records_are_there_after_reopening_whatever_the_folder_is_called(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    a_diary(folder).add(note(1, text="Rücken\n\0„steif“ 🙂"), lockout(1))
    diary = a_diary(folder)
    assert diary.records(Note) == [note(1, text="Rücken\n\0„steif“ 🙂")]
    assert diary.records(Lockout) == [lockout(1)]
    assert diary.damage == ()


def test_frequent_kinds_go_to_a_file_a_month_in_utc_and_rare_ones_to_the_ledger(tmp_path: Path) -> None:
    east = timezone(timedelta(hours=14))
    late = Note(id="late", at=datetime(2026, 12, 1, 3, 0, tzinfo=east))
    a_diary(tmp_path).add(late, note(2, days=30), lockout(1))
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json"))
    assert files == ["diary/2026-11.json", "diary/2026-12.json", "ledger.json"]
    assert a_diary(tmp_path).months() == ["2026-11", "2026-12"]
    assert '"late"' in november(tmp_path).read_text(encoding="utf-8")


def test_the_tables_are_tinydbs_under_the_kinds_tags(tmp_path: Path) -> None:
    a_diary(tmp_path).add(note(1), note(2), Walk(id="w1", at=START))
    tables = json.loads(november(tmp_path).read_bytes().split(b"\n", 1)[1])
    assert tables["note"]["2"]["id"] == "n2"
    assert list(tables["walk"]) == ["1"]


def test_files_and_folders_are_the_owners_only(tmp_path: Path) -> None:
    folder = tmp_path / "ann"
    folder.mkdir(mode=0o755)
    for number in range(3):
        a_diary(folder).add(note(number), lockout(number))
    for path in [folder, *folder.rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_they_come_in_order_of_moment_then_id(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    later = [note(n, days=-n) for n in (3, 40, 1)]
    together = [Note(id=i, at=START) for i in "bca"]
    diary.add(*later, *together)
    expected = ["n40", "n3", "n1", "a", "b", "c"]
    assert [record.id for record in diary.records(Note)] == expected
    assert [record.id for record in a_diary(tmp_path).records(Note)] == expected


def test_since_and_until_are_days_of_the_records_own_time_zone(tmp_path: Path) -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    first = Note(id="first", at=datetime(2026, 12, 1, 0, 30, tzinfo=east))  # 30 November in UTC
    last = Note(id="last", at=datetime(2026, 12, 31, 23, 30, tzinfo=west))  # 1 January in UTC
    outside = [note(1, days=-3), Note(id="o", at=datetime(2027, 1, 1, tzinfo=UTC))]
    a_diary(tmp_path).add(first, last, *outside)
    diary = a_diary(tmp_path)
    assert diary.records(Note, since=date(2026, 12, 1), until=date(2026, 12, 31)) == [first, last]
    assert len(diary.records(Note, since=date.min, until=date.max)) == 4


def test_only_the_months_that_matter_are_read(tmp_path: Path) -> None:
    a_diary(tmp_path).add(*(note(n, days=-30 * n) for n in range(6)))
    for month in ("2026-06", "2026-07", "2026-08"):
        (tmp_path / "diary" / f"{month}.json").write_bytes(b"spoilt")
    diary = a_diary(tmp_path)
    assert [record.id for record in diary.latest(Note, 2)] == ["n1", "n0"]
    assert len(diary.records(Note, since=date(2026, 10, 2))) == 2
    assert diary.damage == ()
    diary.records(Note)
    assert [found.file[:7] for found in diary.damage] == ["2026-06", "2026-07", "2026-08"]


def test_latest_goes_back_as_far_as_it_must(tmp_path: Path) -> None:
    a_diary(tmp_path).add(*(note(n, days=-20 * n) for n in range(5)), lockout(1), lockout(2))
    diary = a_diary(tmp_path)
    assert [record.id for record in diary.latest(Note, 4)] == ["n3", "n2", "n1", "n0"]
    assert len(diary.latest(Note, 99)) == 5
    assert diary.latest(Note, 0) == []
    assert diary.latest(Lockout) == [lockout(2)]


def test_latest_looks_no_further_back_than_it_is_told(tmp_path: Path) -> None:
    a_diary(tmp_path).add(*(note(n, days=-20 * n) for n in range(5)))
    (tmp_path / "diary" / "2026-09.json").write_bytes(b"spoilt")
    diary = a_diary(tmp_path)
    assert [record.id for record in diary.latest(Note, 9, since=date(2026, 10, 31))] == ["n1", "n0"]
    assert diary.latest(Walk, since=date(2026, 10, 31)) == []
    assert diary.damage == ()


def test_a_record_added_later_is_seen_by_every_way_of_asking(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.records(Note)
    diary.add(note(1))
    diary.add(note(2, days=-1))
    assert diary.latest(Note) == [note(1)]
    assert diary.records(Note) == [note(2, days=-1), note(1)]


def test_adding_again_is_harmless_and_writes_nothing(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.add(note(1), note(1))
    before = november(tmp_path).stat()
    diary.add(note(1))
    a_diary(tmp_path).add(note(1))
    assert november(tmp_path).stat().st_ino == before.st_ino
    assert diary.records(Note) == [note(1)]


@pytest.mark.parametrize(
    "other",
    [
        note(1, text="other"),
        Walk(id="n1", at=START),
        Note(id="n1", at=START.astimezone(timezone(timedelta(hours=1)))),
    ],
)
def test_an_id_never_gets_another_content(tmp_path: Path, other: Note | Walk) -> None:
    diary = a_diary(tmp_path)
    diary.add(note(1))
    for known in (diary, a_diary(tmp_path)):
        with pytest.raises(ValueError, match="n1"):
            known.add(note(2), other)
    with pytest.raises(ValueError, match="n1"):
        Diary(tmp_path / "new", monthly=(Note, Walk), ledger=()).add(note(1), other)
    assert ids(tmp_path) == {"n1"}


class Stranger(Struct, frozen=True, tag="stranger"):
    """A kind no diary here was told of."""

    id: str
    at: datetime


@pytest.mark.parametrize(
    "bad",
    [
        Stranger(id="s1", at=START),
        Note(id="naive", at=datetime(2026, 11, 20)),  # noqa: DTZ001
        Note(id="range", at=START, score=11),
        Note(id="surrogate", at=START, text="\ud800"),
        Walk(id="nan", at=START, distance_m=float("nan")),
        Note(id="early", at=datetime.min.replace(tzinfo=timezone(timedelta(hours=5)))),
        Note(id="type", at=START, text=5),  # type: ignore[arg-type]
    ],
    ids=lambda record: record.id,
)
def test_what_could_not_be_read_back_is_refused_before_anything_is_saved(tmp_path: Path, bad: Note) -> None:
    diary = a_diary(tmp_path)
    with pytest.raises(ValueError):
        diary.add(lockout(1), note(1), bad)
    assert diary.records(Note) == []
    assert not list(tmp_path.iterdir())


def test_errors_do_not_quote_what_was_recorded(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.add(note(1))
    for bad in (note(1, text="secret"), Note(id="x", at=START, text="secret", score=11)):
        with pytest.raises(ValueError) as caught:
            diary.add(bad)
        assert "secret" not in repr(caught.value)
        assert caught.value.__cause__ is None


def test_records_of_one_call_are_saved_in_one_write(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    diary.add(note(0))
    diary.add(*(note(n) for n in range(1, 50)), Walk(id="w", at=START))
    prev = november(tmp_path).with_name("2026-11.json.prev")
    assert prev.read_bytes().count(b'"id"') == 1
    assert november(tmp_path).read_bytes().count(b'"id"') == 51
    assert leftovers(tmp_path) == []


def test_kinds_must_be_frozen_tagged_and_apart() -> None:
    class Loose(Struct, tag="loose"):
        id: str
        at: datetime

    class Bare(Struct, frozen=True):
        id: str
        at: datetime

    class Again(Struct, frozen=True, tag="note"):
        id: str
        at: datetime

    for monthly in ((Loose,), (Bare,), (Note, Again)):
        with pytest.raises(ValueError):
            Diary(Path("nowhere"), monthly=monthly, ledger=())
    with pytest.raises(ValueError):
        Diary(Path("nowhere"), monthly=(Note,), ledger=(Again,))


def test_asking_for_an_unknown_kind_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Stranger"):
        a_diary(tmp_path).records(Stranger)


def test_the_ledger_keeps_the_order_in_which_it_was_written_whatever_the_clock_said(tmp_path: Path) -> None:
    diary = a_diary(tmp_path)
    for number in (*range(12, 0, -1), 20):
        diary.add(lockout(number))
    for opened in (diary, a_diary(tmp_path)):
        assert [x.id for x in opened.written(Lockout)] == [f"l{n}" for n in (*range(12, 0, -1), 20)]
        assert [x.id for x in opened.records(Lockout)] == [f"l{n}" for n in (*range(1, 13), 20)]
    with pytest.raises(ValueError, match="moments"):
        diary.written(Note)
