"""Clearances on the clinician's side: a code or a file, and what stands in its way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Worlds, settle
from practice_at import PASSPHRASE, AtDesk, at_desk, write
from PySide6.QtWidgets import QCheckBox, QFileDialog

from corecoach.exchange.clearance_code import CodeTerms, read_code
from corecoach.exchange.clearance_file import read_clearance
from corecoach.practice.patient import PatientFile
from corecoach.safety.challenge import challenge_of, cleaned, grouped
from corecoach.ui.practice.pages.clearance import ClearanceDraft
from corecoach.ui.practice.tries import FIRST_S, FREE

FIRST, SECOND = challenge_of("one"), challenge_of("two")
LETTERS = "Letters the patient reads out"


@pytest.fixture
def there(worlds: Worlds) -> Iterator[AtDesk]:
    found = at_desk(worlds)
    found.desk.show_clearance(margaret(found))
    settle()
    yield found


def margaret(there: AtDesk) -> PatientFile:
    return there.files["Margaret Ellis"]


def tick(there: AtDesk, words: str) -> None:
    there.at.click(
        next(t for t in there.at.window.findChildren(QCheckBox) if t.text() == words and t.isVisible())
    )


def fill_in(there: AtDesk, letters: str, field: str = LETTERS) -> None:
    tick(there, "I have examined this person after they reported it")
    write(there.at, field, letters)
    write(there.at, "Your passphrase", PASSPHRASE)


def test_a_code_that_the_patients_computer_takes(there: AtDesk) -> None:
    fill_in(there, grouped(FIRST).lower())
    tick(there, "Heat")
    there.at.choose("Make the code")
    there.finish()
    groups = next(w for w in there.words().split(" | ") if len(cleaned(w)) == 12 and "  " in w)
    identity, today = there.desk.practice.identity, there.at.world.clock.now().date()
    key = identity.opened(PASSPHRASE)
    secret = key.clearance_key(margaret(there).patient.programmes[-1])  # type: ignore[union-attr]
    assert read_code(secret, FIRST, groups, today) == CodeTerms(("heat",), 6, today)
    assert "Stays locked: Heat" in there.words()
    there.at.choose("Done")
    assert grouped(FIRST) in there.words() and "Good until 29 Dec" in there.words()
    # The code itself is in no file.
    kept = b"".join(p.read_bytes() for p in there.desk.practice.folder.rglob("*") if p.is_file())
    assert groups.replace("  ", "-").encode() not in kept


def test_nothing_is_given_by_who_has_not_examined(there: AtDesk) -> None:
    write(there.at, LETTERS, FIRST)
    write(there.at, "Your passphrase", PASSPHRASE)
    assert not there.at.button("Make the code").isEnabled()
    assert "Tick that you have examined this person." in there.words()


def test_a_mistake_in_the_letters_is_said_at_once(there: AtDesk) -> None:
    wrong = FIRST[:-1] + ("0" if FIRST[-1] != "0" else "1")
    fill_in(there, wrong)
    assert "There is a mistake in these letters." in there.words()
    assert not there.at.button("Make the code").isEnabled()
    write(there.at, LETTERS, FIRST[:5])
    assert "mistake" not in there.words()


def test_a_wrong_passphrase_gives_nothing(there: AtDesk) -> None:
    fill_in(there, FIRST)
    write(there.at, "Your passphrase", "not this one at all")
    there.at.choose("Make the code")
    there.finish()
    assert "does not open the key" in there.words() and margaret(there).log() == ()


def test_without_a_programme_nobodys_word_counts(there: AtDesk) -> None:
    there.desk.show_clearance(there.files["Anna Kowalska"])
    settle()
    fill_in(there, FIRST)
    assert "Sign a programme first." in there.words()


def test_a_file_for_two_lockouts(there: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.ccclear"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    there.at.choose("Give it as: A file")
    fill_in(there, f"{grouped(FIRST)}, {grouped(SECOND)}", f"{LETTERS}, of each lockout")
    assert "Write the time of the examination" in there.words()
    write(there.at, "Time", "23:59")
    assert "The time must not be later than now." in there.words()
    write(there.at, "Time", "8.30")
    there.at.choose("Make the file")
    there.finish()
    assert "The clearance is saved" in there.words()
    read = read_clearance(target.read_bytes())
    assert not isinstance(read, list) and read.clearance.challenges == (FIRST, SECOND)
    there.at.choose("Go back")
    assert "by file" in there.words()


def test_letters_of_several_are_cut_every_eight() -> None:
    draft = ClearanceDraft("2026-11-17", way="file", challenges=f"{FIRST} {SECOND[:4]}-{SECOND[4:]}")
    assert draft.names() == (FIRST, SECOND)
    draft.way = "code"
    draft.challenges = f" {FIRST[:4]} {FIRST[4:]} "
    assert draft.names() == (FIRST,)


def test_another_patient_finds_nothing_of_the_last_one(there: AtDesk) -> None:
    fill_in(there, FIRST)
    there.desk.show_clearance(there.files["Tom Bright"])
    settle()
    assert grouped(FIRST) not in there.words() and "None yet." in there.words()
    assert there.desk.clearance().draft == ClearanceDraft("2026-11-17")


@pytest.mark.parametrize("way", ["A code", "A file"])
def test_many_wrong_passphrases_cost_time(there: AtDesk, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: ("", ""))
    if way == "A file":
        there.at.choose("Give it as: A file")
        fill_in(there, FIRST, f"{LETTERS}, of each lockout")
        write(there.at, "Time", "8.30")
    else:
        fill_in(there, FIRST)
    button = {"A code": "Make the code", "A file": "Make the file"}[way]
    for _try in range(FREE + 1):
        write(there.at, "Your passphrase", "not this one at all")
        there.at.choose(button)
        there.finish()
    write(there.at, "Your passphrase", PASSPHRASE)
    there.at.choose(button)
    there.finish()
    assert "Too many tries. Wait 15 seconds." in there.words() and margaret(there).log() == ()
    there.at.world.clock.move(FIRST_S)
    there.at.choose(button)
    there.finish()
    assert len(margaret(there).log()) == 1 and there.desk.tries.wait_s == 0


def test_what_says_nothing_of_the_passphrase_costs_no_time(there: AtDesk) -> None:
    there.desk.show_clearance(there.files["Anna Kowalska"])
    settle()
    there.desk.tries.wrong()
    for _try in range(FREE + 1):
        fill_in(there, FIRST)
        there.desk.clearance().give(there.files["Anna Kowalska"])
        there.finish()
    assert there.desk.tries.wait_s == 0
