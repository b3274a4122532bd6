"""A small value in a file beside another: its own type, its own file, the same care."""

from pathlib import Path

import pytest
from msgspec import Struct

from corecoach.diary import PlainSeal, Preferences


class First(Struct, frozen=True, forbid_unknown_fields=True):
    """One value."""

    number: int = 0


class Second(Struct, frozen=True, forbid_unknown_fields=True):
    """Another."""

    word: str = ""


@pytest.fixture
def first(tmp_path: Path) -> Preferences[First]:
    """A value that was never stored."""
    return Preferences(tmp_path / "first.json", First)


def test_each_has_a_file_of_its_own(first: Preferences[First], tmp_path: Path) -> None:
    second = first.beside("second.json", Second)
    second.save(Second("here"))
    assert first.load() == First() and not first.is_there
    first.save(First(3))
    assert (first.load(), second.load()) == (First(3), Second("here"))
    assert {path.name for path in tmp_path.iterdir()} == {"first.json", "second.json"}
    second.remove()
    assert first.load() == First(3) and second.load() == Second() and not second.is_there


def test_it_goes_through_the_same_seal(tmp_path: Path) -> None:
    class Loud(PlainSeal):
        def wrap(self, content: bytes) -> bytes:
            return b"loud" + super().wrap(content)

        def unwrap(self, stored: bytes) -> bytes:
            return super().unwrap(stored.removeprefix(b"loud"))

    second = Preferences(tmp_path / "first.json", First, Loud()).beside("second.json", Second)
    second.save(Second("here"))
    assert (tmp_path / "second.json").read_bytes().startswith(b"loud")
    assert second.load() == Second("here")


def test_whether_anything_is_there_is_not_whether_it_can_be_read(
    first: Preferences[First], tmp_path: Path
) -> None:
    assert not first.is_there
    first.save(First(1))
    assert first.is_there and first.beside("first.json", object).is_there
    assert not first.beside("second.json", Second).is_there
    (tmp_path / "first.json").write_bytes(b"damaged")
    assert first.is_there and first.load() == First()
    first.remove()
    assert not first.is_there


def test_the_generation_before_is_there_as_well(first: Preferences[First], tmp_path: Path) -> None:
    first.save(First(1))
    first.save(First(2))
    (tmp_path / "first.json").unlink()
    assert first.is_there and first.load() == First(1)
    first.remove()
    assert not first.is_there and list(tmp_path.iterdir()) == []


def test_another_type_in_the_same_file_is_not_read_as_it(first: Preferences[First]) -> None:
    first.save(First(1))
    assert first.beside("first.json", Second).load() == Second()
    assert first.load() == First(1)
