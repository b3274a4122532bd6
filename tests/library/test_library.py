"""The library: read on demand, strict, and damage stays where it is."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from library_samples import DAMAGE, edit, pin

from corecoach.library import AssetError, Library, assets_folder

ASSETS = Path(__file__).parents[2] / "assets"


# -- on demand -----------------------------------------------------------------------------------------


def test_nothing_is_read_before_it_is_asked_for_and_then_once(folder: Path) -> None:
    library = Library(folder)
    assert len(library.exercises) == len(list(library.exercises)) == 50
    assert "bird-dog" in library.exercises and "jumping-jack" not in library.exercises
    files = {
        "exercises/bird-dog.json": ("name", lambda: library.exercises["bird-dog"].name),
        "routines/acute-first-days.json": ("title", lambda: library.templates[0].title),
        "education/heat.json": ("title", lambda: library.education[4].title),
        "safety/rules.json": ("rules_version", lambda: library.rules and library.rules.rules_version),
        "safety/emergency-numbers.json": ("updated", lambda: library.emergency.updated),
    }
    for name, (key, read) in files.items():
        edit(folder / name, {key: "written after the library was opened"})
        pin(folder)
        assert read() == "written after the library was opened"
        edit(folder / name, {key: "written after it was read"})
        assert read() == "written after the library was opened"


def test_everything_damaged_is_no_hindrance_to_opening_the_library(folder: Path) -> None:
    for path in folder.rglob("*.json"):
        path.write_bytes(b"\xff\x00 damaged")
    library = Library(folder)
    assert len(library.exercises) == 50
    assert library.rules is None
    assert library.emergency.unknown.number == "112"
    with pytest.raises(AssetError):
        _ = library.templates


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert (list(library.exercises), library.templates, library.rules) == ([], (), None)
    assert library.emergency.of("GB").number == "112"


# -- exercises and routines ----------------------------------------------------------------------------


@pytest.mark.parametrize("data", DAMAGE)
def test_a_damaged_exercise_is_named_and_harms_no_other(folder: Path, data: bytes) -> None:
    (folder / "exercises" / "bird-dog.json").write_bytes(data)
    exercises = Library(folder).exercises
    with pytest.raises(AssetError, match=r"bird-dog\.json: "):
        _ = exercises["bird-dog"]
    with pytest.raises(AssetError, match=r"bird-dog\.json: "):
        exercises.get("bird-dog")
    assert exercises["cat-camel"].id == "cat-camel"
    assert "bird-dog" in exercises


@pytest.mark.parametrize(
    "change",
    [{"sides": "both"}, {"difficulty": 5}, {"load": None}, {"reviewed": "yesterday"}, {"colour": "red"},
     {"steps": ["one"]}, {"stop_if": []}, {"dosage": {"sets": 1}}, {"id": "Bird Dog"}],
)  # fmt: skip
def test_an_exercise_of_another_shape_is_damaged(folder: Path, change: dict[str, Any]) -> None:
    edit(folder / "exercises" / "bird-dog.json", change)
    with pytest.raises(AssetError, match=r"bird-dog\.json"):
        _ = Library(folder).exercises["bird-dog"]


def test_an_exercise_that_went_away_after_the_start_is_named(folder: Path) -> None:
    exercises = Library(folder).exercises
    assert len(exercises) == 50
    (folder / "exercises" / "bird-dog.json").unlink()
    with pytest.raises(AssetError, match=r"bird-dog\.json: cannot be read \(No such file"):
        _ = exercises["bird-dog"]


def test_an_unknown_exercise_is_a_plain_key_error(folder: Path) -> None:
    with pytest.raises(KeyError, match="jumping-jack"):
        _ = Library(folder).exercises["jumping-jack"]


def test_a_damaged_routine_is_named(folder: Path) -> None:
    (folder / "routines" / "maintenance.json").write_text('{"id": "maintenance"}')
    with pytest.raises(AssetError, match=r"maintenance\.json: .*title"):
        _ = Library(folder).templates
    assert Library(folder).exercises["bird-dog"]


# -- emergency numbers ---------------------------------------------------------------------------------


def numbers_file(folder: Path) -> Path:
    """Where the numbers lie."""
    return folder / "safety" / "emergency-numbers.json"


def test_the_number_of_a_country(folder: Path) -> None:
    numbers = Library(folder).emergency
    assert (numbers.of("GB").number, numbers.of("US").number) == ("999", "911")
    assert all(country.number for country in numbers.countries)


@pytest.mark.parametrize("code", ["", "XX", "gb", "GBR", "\n"])
def test_an_unknown_country_has_the_international_number_and_no_name(folder: Path, code: str) -> None:
    country = Library(folder).emergency.of(code)
    assert (country.number, country.name, country.verified) == ("112", "", False)


@pytest.mark.parametrize("data", [*DAMAGE, None])
def test_there_is_a_number_to_call_whatever_happened_to_the_file(folder: Path, data: bytes | None) -> None:
    numbers_file(folder).unlink()
    if data is not None:
        numbers_file(folder).write_bytes(data)
    numbers = Library(folder).emergency
    assert numbers.of("GB").number == "112"
    assert "local emergency number" in numbers.unknown.words


def test_a_number_of_no_digits_is_damage(folder: Path) -> None:
    edit(numbers_file(folder), {"unknown": {"number": "", "words": "?"}})
    assert Library(folder).emergency.of("XX").number == "112"
    value = json.loads((ASSETS / "safety" / "emergency-numbers.json").read_bytes())
    value["countries"][0]["number"] = ""
    numbers_file(folder).write_text(json.dumps(value))
    assert Library(folder).emergency.of("GB").number == "112"


# -- where the assets lie ------------------------------------------------------------------------------


def test_the_assets_are_beside_the_source_or_where_they_are_said_to_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CORECOACH_ASSETS", raising=False)
    assert assets_folder() == ASSETS
    monkeypatch.setenv("CORECOACH_ASSETS", str(folder))
    assert assets_folder() == Library().folder == folder
    monkeypatch.setenv("CORECOACH_ASSETS", str(folder / "nothing"))
    assert assets_folder() == ASSETS


def test_without_assets_there_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CORECOACH_ASSETS", str(tmp_path / "nothing"))
    monkeypatch.setattr("corecoach.library.assets.__file__", str(tmp_path / "a" / "b" / "c" / "d.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(AssetError, match="was not found"):
        assets_folder()
