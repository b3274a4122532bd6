"""The data folder: whose it is, who may use it, and the settings in it."""

from pathlib import Path

import pytest
from coach_samples import Person, full_disk
from msgspec.structs import replace

from corecoach.coach import Saved, SaveFailed, Settings
from corecoach.home import Home, default_folder, new_id, state_folder


def test_settings_are_kept_and_without_any_there_are_defaults(tmp_path: Path) -> None:
    assert Home(tmp_path).settings() == Settings()
    changed = replace(Settings(), text_scale=150, country="NZ", welcomed=True)
    assert Home(tmp_path).save_settings(changed) == Saved()
    assert Home(tmp_path).settings() == changed


@pytest.mark.parametrize("data", [b"", b"{}", b"\0" * 99])
def test_damaged_settings_are_those_before_or_the_defaults(tmp_path: Path, data: bytes) -> None:
    home = Home(tmp_path)
    first = replace(Settings(), volume=10)
    home.save_settings(first)
    (tmp_path / "settings.json").write_bytes(data)
    assert Home(tmp_path).settings() == Settings()
    home.save_settings(first)
    home.save_settings(replace(first, volume=20))
    (tmp_path / "settings.json").write_bytes(data)
    assert Home(tmp_path).settings() == first


def test_settings_that_cannot_be_written_say_so_and_change_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with full_disk():
        assert home.save_settings(replace(Settings(), volume=0)) == SaveFailed("disk-full")
    assert home.settings() == Settings()


def test_looking_makes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    home.settings()
    coach = home.coach()
    assert (coach.pain_scores(), coach.sessions(), coach.lockouts(), coach.programme) == ([], [], (), None)
    assert coach.recover() is None
    assert not (tmp_path / "new").exists()


def test_one_at_a_time(tmp_path: Path) -> None:
    one, other = Home(tmp_path).lock(), Home(tmp_path).lock()
    assert one.acquire() and not other.acquire()
    one.release()
    assert other.acquire()
    other.release()


def test_the_folder_is_absolute_and_may_begin_with_the_home_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Home(Path("data")).folder == Home(Path("~/data")).folder == tmp_path / "data"


def test_the_environment_names_the_folder_unless_it_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORECOACH_HOME", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.setenv("CORECOACH_HOME", "")
    assert default_folder() != Path() and default_folder().name.lower() == "corecoach"


def test_what_the_program_notes_for_itself_lies_apart_from_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORECOACH_STATE", str(tmp_path / "state"))
    assert state_folder() == tmp_path / "state"
    for name in ("one", "another"):
        Person(tmp_path / name).reported(leg_numb="yes")
    assert len(list((tmp_path / "state" / "ledgers").glob("*.json"))) == 2, "one a person"
    monkeypatch.setenv("CORECOACH_STATE", "")
    assert state_folder().name.lower() == "corecoach" and state_folder() != default_folder()


def test_ids_are_long_and_never_the_same() -> None:
    ids = {new_id() for _n in range(1000)}
    assert len(ids) == 1000
    assert all(len(i) == 32 and int(i, 16) >= 0 for i in ids)
