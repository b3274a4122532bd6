"""From a new patient to a signed file, to the patient's computer, and back, on a real X server: two windows,
with nothing but keys, window titles, and what a screen reader says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from heard_person import HeardPerson
from screen import missing_tools, until

from corecoach.home import Home
from corecoach.safety import Lockout, challenge_of

MISSING = missing_tools()
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
ANSWERS = '{"answers": {}, "context": {"pain_now": 3}}'
PASSPHRASE = "four quiet blue herons"
NAME = "Margaret Ellis"
EDITOR = f"{NAME}: Programme editor"


@pytest.fixture
def clinician(display: str, tmp_path: Path) -> Iterator[HeardPerson]:
    """Somebody who begins to use CoreCoach for their patients."""
    person = HeardPerson(display, tmp_path / "clinic")
    yield person
    person.leave()


@pytest.fixture
def patient(display: str, tmp_path: Path) -> Iterator[HeardPerson]:
    """Somebody with a computer of their own."""
    person = HeardPerson(display, tmp_path / "patient")
    yield person
    person.leave()


def set_up(clinician: HeardPerson) -> None:
    """The first start, as a clinician."""
    clinician.sees("Welcome")
    clinician.go_to("Who is this for?")
    clinician.press("Right", "space")
    clinician.act("Set up your workspace")
    clinician.sees("Set up your workspace")
    clinician.fill("Your name", "Ana Ruiz")
    clinician.fill("Your role", "physiotherapist")
    clinician.fill("Passphrase", PASSPHRASE)
    clinician.fill("The same passphrase again", PASSPHRASE)
    clinician.act("Make my key")
    clinician.sees("Save a copy of your key")
    clinician.act("Later")
    clinician.sees("Patients")


def write_programme(clinician: HeardPerson, out: Path) -> None:
    """A new patient, a template, three other doses, the signature and the file."""
    clinician.act("New patient")
    clinician.sees("New patient")
    clinician.fill("Name", NAME)
    clinician.act("Add and write a programme")
    clinician.sees(EDITOR)
    clinician.write("desk")
    clinician.press("Return")
    for cell, number in (("Sets, row 1", "2"), ("Repetitions, row 2", "4"), ("Hold, row 4", "15")):
        clinician.go_to_end(cell)
        clinician.write(number)
        clinician.press("Tab")
    clinician.act("Sign and export")
    clinician.sees("Sign and export")
    clinician.go_to("Your passphrase")
    clinician.write(PASSPHRASE)
    clinician.press("Return")
    clinician.sees("Version 1 is signed")
    clinician.act("Save the file")
    clinician.choose_file("Save the signed programme", out)
    clinician.sees("The programme is saved")


def introduce(person: HeardPerson) -> None:
    """An age, and No or None to all that is asked."""
    person.sees("About you")
    until(lambda: person.heard == "Your age in years", "the keyboard in the first field")
    person.write("66")
    person.act("None of these", "space")
    person.act("Months of back pain or morning stiffness: No", "space")
    person.act("Bad reaction to cold, or poor blood flow: No", "space")
    person.act("None of these", "space")
    person.act("Save")


def take_in(patient: HeardPerson, file: Path) -> None:
    """A double click on the file: the first start, what it is, and who one is."""
    patient.open(file)
    patient.sees("Welcome")
    patient.act("Use this programme")
    introduce(patient)
    patient.sees("Safety check")
    patient.press("Escape")
    patient.sees("Today")


def close(person: HeardPerson) -> None:
    person.press("alt+F4")
    assert person.process.wait(20) == 0


def play(patient: HeardPerson, file: Path) -> None:
    """The first routine, quickly, through the same gate; the window is closed."""
    answers = file.with_name("answers.json")
    answers.write_text(ANSWERS, "utf-8")
    patient.command("play", str(file), "--answers", str(answers), "--speed", "2000")


def test_a_programme_goes_out_and_what_was_done_comes_back(
    clinician: HeardPerson, patient: HeardPerson, tmp_path: Path
) -> None:
    programme, results = tmp_path / "for Margaret.corecoach", tmp_path / "back.ccresult"
    clinician.open()
    set_up(clinician)
    clinician.keys = 0
    write_programme(clinician, programme)
    # What somebody who knows the program presses, at two keys a second, is well within three minutes.
    assert clinician.keys < 360

    take_in(patient, programme)
    close(patient)
    play(patient, programme)
    patient.open()
    patient.sees("Today")
    patient.press("ctrl+3")
    patient.sees("Programme")
    patient.act("Send results to your physio")
    patient.sees("Send results to your physio")
    patient.act("Save the file")
    patient.choose_file("Save your results", results)
    patient.sees("Your results are saved")
    assert b"cat-camel" not in results.read_bytes(), "sealed to the clinician"

    clinician.come_forward()
    clinician.act("Go back")
    clinician.sees("Version 1 is signed")
    clinician.act("Back to the patient")
    clinician.act("Overview")
    clinician.sees(f"{NAME}: Overview")
    clinician.act("Load a report")
    clinician.choose_file("Load reports", results)
    clinician.sees(f"{NAME}: Overview")
    clinician.go_to("Sessions: 1 of 1 prescribed sessions done")

    patient.come_forward()
    patient.act("Go back")
    patient.sees("Programme")
    lock(patient)
    challenge = named(patient)
    clear(clinician, challenge)
    patient.come_forward()
    until(lambda: patient.heard.startswith("Code"), "the field for the code")
    patient.press("ctrl+v", "Return")
    patient.sees("Today")
    assert locked(patient) == []
    said = clinician.errors.read_text("utf-8") + patient.errors.read_text("utf-8")
    assert not any(word in said for word in (PASSPHRASE, NAME, challenge)), "nothing of a person is logged"


def lock(patient: HeardPerson) -> None:
    """Report a sign that locks, and go to its end by a clinician."""
    patient.press("ctrl+shift+s")
    patient.sees("Safety check")
    patient.press("y", "n", "n", "Return")
    until(lambda: patient.heard == "Numb or tingling between your legs", "the first sign")
    patient.press("y")
    until(lambda: patient.heard == "Yes, that is right", "whether that is right")
    patient.press("Return")
    patient.sees("Get emergency help now")
    patient.act("Unlock with your clinician")
    patient.sees("Unlock with your clinician")


def locked(patient: HeardPerson) -> list[Lockout]:
    """What is locked, as another start would find it."""
    return list(Home(patient.home).coach(settle=False).lockouts())


def named(patient: HeardPerson) -> str:
    """The eight letters that the person reads out."""
    (lockout,) = locked(patient)
    return challenge_of(lockout.id)


def clear(clinician: HeardPerson, challenge: str) -> None:
    """Answer on the telephone: the code is on the clipboard then."""
    clinician.come_forward()
    clinician.press("ctrl+3")
    clinician.sees(f"{NAME}: Clearance")
    clinician.act("I have examined this person", "space")
    clinician.fill("Letters the patient reads out", challenge)
    clinician.go_to("Your passphrase")
    clinician.write(PASSPHRASE)
    clinician.act("Make the code")
    until(lambda: clinician.heard == "Done", "the code")
    clinician.act("Copy")
