"""Choosing the clinician's side, setting it up, and its settings."""

from pathlib import Path

import pytest
from hands import Worlds, seen, settle
from practice_at import PASSPHRASE, AtDesk, at_desk, write
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from corecoach.coach import SaveFailed
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.practice.pages.setup import length_words
from corecoach.ui.practice.tries import FREE


def begun(worlds: Worlds) -> AtDesk:
    """A clinician who has chosen their side, and nothing else."""
    there = AtDesk(worlds(sample="", begin=False, welcomed=False, workspace="clinician"))
    there.at.world.director.begin()
    settle()
    return there


def fill_in(there: AtDesk) -> None:
    write(there.at, "Your name", "Priya Nair")
    there.at.choose("Physiotherapist")
    write(there.at, "Passphrase", PASSPHRASE)


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))


def test_from_the_first_start_to_the_patients(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    # The key is made when the test says so.
    monkeypatch.setattr("corecoach.ui.practice.later._PAINT_MS", 60_000)
    at = worlds(sample="", begin=True, welcomed=False)
    at.choose("Who is this for?: I am a physio or clinician")
    at.choose("Set up your workspace")
    there = AtDesk(at)
    fill_in(there)
    assert not at.button("Make my key").isEnabled()
    write(at, "The same passphrase again", PASSPHRASE)
    at.choose("Make my key")
    assert "Making your key. This takes a moment." in there.words()
    there.finish()
    assert there.desk.practice.fingerprint in there.words()
    at.choose("Later")
    assert "There is no copy of your key yet." in there.words()
    assert there.desk.practice.author.role == "Physiotherapist"


def test_who_turns_back_is_welcomed_as_a_person(worlds: Worlds) -> None:
    there = begun(worlds)
    there.at.choose("Not now")
    assert isinstance(there.at.page, WelcomePage) and not there.desk.practice.is_set_up
    there.at.choose("Who is this for?: I am a physio or clinician")
    assert "How do you want to begin?" not in there.words()
    there.at.choose("Who is this for?: Me. My back hurts")
    assert "How do you want to begin?" in there.words()


def test_the_choice_is_kept_only_once_there_is_a_key(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corecoach.ui.practice.later._PAINT_MS", 60_000)
    at = worlds(sample="", begin=True, welcomed=False)
    at.choose("Who is this for?: I am a physio or clinician")
    at.world.app.settings.change(text_scale=125)
    settle()
    at.choose("Set up your workspace")
    there = AtDesk(at)
    assert at.world.app.settings.value.workspace == "person"
    fill_in(there)
    write(at, "The same passphrase again", PASSPHRASE)
    at.choose("Make my key")
    there.finish()
    assert at.world.app.settings.value.workspace == "clinician"


@pytest.mark.parametrize("way", ["Go back", "Not now"])
def test_a_patient_who_came_by_mistake_finds_the_file_that_waited(worlds: Worlds, way: str) -> None:
    at = worlds(sample="", begin=True, welcomed=False)
    at.choose("Who is this for?: I am a physio or clinician")
    at.choose("Set up your workspace")
    assert "This is for physiotherapists. For your own back:" in at.words()
    at.world.director.receive(at.world.coach.library.sample_programme)
    settle()
    assert "Who you are" in at.words()
    at.choose(way)
    assert isinstance(at.page, WelcomePage) and "For Sample Patient" in at.words()
    assert at.world.app.settings.value.workspace == "person"


def test_settings_lead_there(worlds: Worlds) -> None:
    at = worlds(sample="one-minute")
    at.world.director.go("settings")
    settle()
    at.choose("Open the workspace for physiotherapists")
    assert "Who you are" in at.words()


def test_a_passphrase_is_as_long_as_it_says(worlds: Worlds) -> None:
    assert length_words("") == (
        "12 letters or more. Four or five words that nobody would guess are easy to remember."
    )
    assert length_words("a") == "1 letter so far. 12 or more are needed."
    assert length_words("a" * 12) == "12 letters so far."
    there = begun(worlds)
    fill_in(there)
    write(there.at, "Passphrase", "too short")
    write(there.at, "The same passphrase again", "too short")
    assert not there.at.button("Make my key").isEnabled()


def test_a_passphrase_is_hidden_until_somebody_wants_to_see_it(worlds: Worlds) -> None:
    there = begun(worlds)
    field = next(f for f in seen(there.at.window, QLineEdit) if f.accessibleName() == "Passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    there.at.choose("Show: Passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    there.at.choose("Hide: Passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_what_was_typed_outlives_another_text_size(worlds: Worlds) -> None:
    there = begun(worlds)
    fill_in(there)
    there.at.world.app.settings.change(text_scale=150)
    settle()
    texts = {f.accessibleName(): f.text() for f in seen(there.at.window, QLineEdit)}
    assert texts["Your name"] == "Priya Nair" and texts["Passphrase"] == PASSPHRASE


def test_a_copy_of_the_key_opens_on_another_computer(
    worlds: Worlds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = at_desk(worlds, people=False)
    copy = tmp_path / "stick.cckey"
    saves_to(monkeypatch, copy)
    first.desk.setting_up().show_key()
    settle()
    first.at.choose("Save a copy")
    assert "A copy of your key is saved" in first.words()
    second = begun(worlds)
    second.desk.choose_file = lambda *_all: copy
    second.at.choose("I have a key already")
    fill_in(second)
    write(second.at, "Passphrase", "another passphrase")
    second.at.choose("Use this key")
    second.finish()
    assert not second.desk.practice.is_set_up and "does not open the key" in second.words()
    write(second.at, "Passphrase", PASSPHRASE)
    second.at.choose("Use this key")
    second.finish()
    assert second.desk.practice.fingerprint == first.desk.practice.fingerprint
    # Who comes with a copy needs no reminder to make one.
    assert "No patients yet" in second.words() and "no copy" not in second.words()


def test_the_copy_is_never_written_among_the_files_of_the_program(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = at_desk(worlds, people=False)
    key = there.desk.practice.folder / "key.json"
    before = key.read_bytes()
    saves_to(monkeypatch, key)
    there.desk.setting_up().show_key()
    settle()
    there.at.choose("Save a copy")
    assert "The copy could not be saved" in there.words() and key.read_bytes() == before


def test_details_and_minutes_are_changed(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    there.at.choose("Settings")
    write(there.at, "Registration number", "PH 99")
    there.at.choose("Save")
    assert there.desk.practice.author.registration == "PH 99"
    choice = next(c for c in seen(there.at.window, QComboBox) if c.accessibleName() == "Lock by itself after")
    choice.activated.emit(choice.findData("30"))
    assert there.at.world.app.settings.value.lock_after_min == 30


def test_the_passphrase_is_changed(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    there.desk.show_settings()
    settle()
    new = "five loud red kites there"
    for words, text in (
        ("The passphrase now", "a wrong passphrase"),
        ("New passphrase", new),
        ("The new one again", new),
    ):
        write(there.at, words, text)
    there.at.choose("Change the passphrase")
    there.finish()
    assert "does not open the key" in there.words()
    for words, text in (
        ("The passphrase now", PASSPHRASE),
        ("New passphrase", new),
        ("The new one again", new),
    ):
        write(there.at, words, text)
    there.at.choose("Change the passphrase")
    there.finish()
    assert "The passphrase is changed. Save a new copy of your key now." in there.words()
    there.desk.lock()
    settle()
    there.unlock()
    assert not there.desk.practice.is_open
    there.unlock(new)
    assert there.desk.practice.is_open


def change_passphrase(there: AtDesk, old: str, new: str = "five loud red kites there") -> None:
    fields = (("The passphrase now", old), ("New passphrase", new), ("The new one again", new))
    for words, text in fields:
        write(there.at, words, text)
    there.at.choose("Change the passphrase")
    there.finish()


def test_wrong_passphrases_cost_time_here_too(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    there.desk.show_settings()
    settle()
    for _try in range(FREE + 1):
        change_passphrase(there, "a wrong passphrase")
    change_passphrase(there, PASSPHRASE)
    assert "Too many tries. Wait 15 seconds." in there.words()
    there.desk.lock()
    settle()
    assert "Too many tries. Try again in 15 s." in there.words()


def test_a_key_that_is_gone_is_said(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    there.desk.show_settings()
    settle()
    key = there.desk.practice.folder / "key.json"
    key.rename(key.with_name("elsewhere"))
    change_passphrase(there, PASSPHRASE)
    assert "Your key cannot be opened" in there.words() and "This takes a moment" not in there.words()
    key.with_name("elsewhere").rename(key)
    change_passphrase(there, PASSPHRASE)
    assert "The passphrase is changed." in there.words()


def test_what_could_not_be_saved_is_said(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    there.desk.tell(SaveFailed("disk-full"))
    settle()
    assert "The disk is full." in there.words()
    there.at.choose("I have read this")
    assert "The disk is full." not in there.words()
