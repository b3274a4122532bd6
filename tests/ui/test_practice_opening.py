"""Files that are opened on the clinician's side."""

from pathlib import Path

import pytest
from hands import Key, Worlds, settle
from practice_at import PASSPHRASE, AtDesk, at_desk

from corecoach.coach import Offer
from corecoach.home import Home
from corecoach.practice.patient import PatientFile
from corecoach.practice.signing import Signed


@pytest.fixture
def there(worlds: Worlds) -> AtDesk:
    return at_desk(worlds)


@pytest.fixture
def edited(there: AtDesk, monkeypatch: pytest.MonkeyPatch) -> list[PatientFile]:
    """The patients whose editor was asked for."""
    files: list[PatientFile] = []
    monkeypatch.setattr(there.desk, "show_editor", files.append)
    return files


def open_sample(there: AtDesk) -> None:
    there.desk.open_file(there.at.world.coach.library.sample_programme)
    settle()


def test_a_programme_becomes_the_draft_of_the_patient_who_is_chosen(
    there: AtDesk, edited: list[PatientFile]
) -> None:
    open_sample(there)
    there.at.type("anna")
    there.at.press(Key.Key_Return)
    [file] = edited
    own = file.draft()
    assert file.patient.name == "Anna Kowalska" and own.title == "One minute"
    # Results find the patient by it.
    assert own.id.replace("-", "") == file.patient.id


def test_or_of_a_new_patient_with_the_name_in_it(there: AtDesk, edited: list[PatientFile]) -> None:
    open_sample(there)
    there.at.choose("New patient Sample Patient")
    assert edited[0].patient.name == "Sample Patient" and edited[0].has_draft


def test_a_draft_is_not_replaced_without_asking(there: AtDesk, edited: list[PatientFile]) -> None:
    file = there.files["Anna Kowalska"]
    before = file.draft()
    file.save_draft(before)
    for answer, title in (("Keep the draft", ""), ("Use the programme", "One minute")):
        open_sample(there)
        there.at.type("anna")
        there.at.press(Key.Key_Return)
        assert "There is a draft for Anna Kowalska already" in there.words()
        there.at.choose(answer)
        assert file.draft().title == title
    assert edited == [file, file]


def result_of(there: AtDesk, file: PatientFile, folder: Path) -> Path:
    """A result file from the computer of a patient, whose programme is signed for it."""
    practice = there.desk.practice
    template = practice.from_template(practice.templates()[1].id, file)
    signed = practice.sign(file, template, PASSPHRASE)
    assert isinstance(signed, Signed), signed
    theirs = Home(folder / "theirs").coach(practice.library, practice.clock)
    offer = theirs.offer(signed.data)
    assert isinstance(offer, Offer)
    theirs.take_in(offer)
    theirs.add_pain(4)
    theirs.results.write(folder / "back.ccresult", sealed=True)
    return folder / "back.ccresult"


def test_results_are_taken_in_for_whose_programme_it_is(there: AtDesk, tmp_path: Path) -> None:
    file = there.files["Anna Kowalska"]
    path = result_of(there, file, tmp_path)
    # As a double click does, from behind the lock.
    there.desk.lock()
    there.at.world.director.receive(path)
    settle()
    there.unlock()
    [row] = there.desk.practice.patient_file(file.patient.id).results()
    assert row.new > 0 and there.title.startswith("Anna Kowalska: Overview")
    assert "back.ccresult" in there.words()


def test_results_of_an_unknown_programme_are_somebodys_to_say(there: AtDesk, tmp_path: Path) -> None:
    file = there.files["Anna Kowalska"]
    path = result_of(there, file, tmp_path)
    file.save_details(programmes=())
    there.desk.open_file(path)
    settle()
    assert "Whose results are these?" in there.words() and file.results() == ()
    there.at.type("tom")
    there.at.press(Key.Key_Return)
    assert len(there.files["Tom Bright"].results()) == 1 and "Tom Bright: Overview" in there.title


@pytest.mark.parametrize("name", ["odd.ccresult", "odd.corecoach", "odd.ccclear", "odd.txt", "gone.ccresult"])
def test_what_cannot_be_used_changes_nothing(there: AtDesk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if not name.startswith("gone"):
        path.write_bytes(b'{"format": "<img src=x>"}')
    patients = there.desk.practice.patients()
    there.desk.open_file(path)
    settle()
    assert "CoreCoach cannot use this file. Nothing was changed." in there.words()
    there.at.choose("Back")
    assert "5 patients" in there.words() and there.desk.practice.patients() == patients
