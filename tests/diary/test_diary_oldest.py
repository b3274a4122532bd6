"""The first record of a kind, from the files it must read and no others."""

from pathlib import Path

from diary_samples import Lockout, Note, Walk, a_diary, lockout, note


def test_the_oldest_is_the_first_by_moment_then_id(tmp_path: Path) -> None:
    a_diary(tmp_path).add(
        note(3, days=-1), note(2, days=-1), note(1), note(4, days=40), lockout(2), lockout(1)
    )
    diary = a_diary(tmp_path)
    assert diary.oldest(Note) == note(2, days=-1)
    assert diary.oldest(Lockout) == lockout(1)
    assert diary.oldest(Walk) is None


def test_no_later_month_is_read(tmp_path: Path) -> None:
    a_diary(tmp_path).add(note(1, days=-40), note(2))
    (tmp_path / "diary" / "2026-11.json").write_bytes(b"damaged")
    diary = a_diary(tmp_path)
    assert diary.oldest(Note) == note(1, days=-40)
    assert diary.damage == ()


def test_months_without_the_kind_are_passed_over(tmp_path: Path) -> None:
    a_diary(tmp_path).add(Walk(id="w", at=note(0, days=-40).at), note(2))
    assert a_diary(tmp_path).oldest(Note) == note(2)


def test_an_empty_diary_has_none(tmp_path: Path) -> None:
    assert a_diary(tmp_path).oldest(Note) is None
