"""Whoever edits the ledger, takes it away or puts back an older one does not get rid of a lock."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clinician_samples import code_for, signed, take_in, unsigned
from coach_samples import GENTLE, Person, edit_ledger, full_disk

from corecoach.coach import Started
from corecoach.diary import NotSaved
from corecoach.home import state_folder
from corecoach.safety import Clearance, Lockout, Refusal

LEDGER = "ledger.json"


def removed(person: Person) -> None:
    """All copies of the ledger are gone."""
    for path in person.home.person.glob(f"{LEDGER}*"):
        path.unlink()


def folder_removed(person: Person) -> None:
    """The person's whole folder is gone."""
    shutil.rmtree(person.home.person)


def record_changed(person: Person) -> None:
    """One lock is made a lock on ice."""
    edit_ledger(person, lambda tables: tables["lockout"]["1"].update(locks=["ice"]))


def record_removed(person: Person) -> None:
    """The lock is taken out."""
    edit_ledger(person, lambda tables: tables["lockout"].pop("1"))


def record_moved(person: Person) -> None:
    """The lock is said to be older than it is."""
    edit_ledger(person, lambda tables: tables["lockout"]["1"].update(at="2020-01-01T00:00:00Z"))


def hidden_in_another_table(person: Person) -> None:
    """The table of locks gets another name."""
    edit_ledger(person, lambda tables: tables.update(unlocked=tables.pop("lockout")))


TAMPERING = {
    "the ledger removed": removed,
    "the folder removed": folder_removed,
    "a record changed": record_changed,
    "a record removed": record_removed,
    "a record moved in time": record_moved,
    "a table renamed": hidden_in_another_table,
}


@pytest.fixture
def locked(person: Person) -> Person:
    """Somebody with a programme and a sign that must be examined."""
    take_in(person, unsigned())
    person.reported(ces_saddle="yes")
    person.wait(1)
    return person


@pytest.mark.parametrize("how", TAMPERING)
def test_a_changed_ledger_locks_until_somebody_has_examined(locked: Person, how: str) -> None:
    TAMPERING[how](locked)
    locked.restart()
    assert "records-changed" in locked.rules()
    changed = next(x for x in locked.coach.lockouts() if x.fired[0].rule == "records-changed")
    assert (changed.locks, changed.fired[0].clears) == (("all_exercise",), "CLIN-A")
    if locked.coach.profile_record() is None:
        locked.about()
    locked.wait(1000)
    assert isinstance(locked.start(GENTLE), Refusal)
    for _start in range(3):
        assert [x.fired[0].rule for x in locked.restart().lockouts()].count("records-changed") == 1
    assert locked.coach.ways_out()[changed.id].details == "later"


@pytest.mark.parametrize("how", TAMPERING)
def test_with_nothing_locked_a_changed_ledger_locks_nothing(person: Person, how: str) -> None:
    lockout = person.reported(leg_numb="yes")
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    TAMPERING[how](person)
    assert person.restart().lockouts() == ()
    if person.coach.profile_record() is None:
        person.about()
    assert isinstance(person.start(GENTLE), Started)


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_each_record_of_a_table_is_seen(locked: Person, number: str) -> None:
    locked.reported(leg_numb="yes")
    locked.reported(leg_tingle="yes")
    edit_ledger(locked, lambda tables: tables["lockout"][number].update(tier="CAUTION"))
    locked.restart()
    assert "records-changed" in locked.rules()


def test_an_older_ledger_put_back_locks(person: Person, tmp_path: Path) -> None:
    older = tmp_path / "older"
    person.take_in("steady-core")
    shutil.copytree(person.home.person, older)
    person.reported(leg_numb="yes")
    shutil.rmtree(person.home.person)
    shutil.copytree(older, person.home.person)
    person.restart()
    assert person.rules() == ["records-changed"]
    assert isinstance(person.start(GENTLE), Refusal)


def test_an_older_folder_put_back_after_the_program_saw_the_newer_one_locks_each_time(
    locked: Person, tmp_path: Path
) -> None:
    shutil.copytree(locked.home.person, tmp_path / "older")
    for times in (1, 2):
        locked.reported(leg_numb="yes")
        shutil.rmtree(locked.home.person)
        shutil.copytree(tmp_path / "older", locked.home.person)
        locked.restart()
        assert locked.rules() == ["item:ces_saddle", "records-changed"], times


def test_a_lock_that_could_only_be_written_later_is_seen_as_well(person: Person, tmp_path: Path) -> None:
    shutil.copytree(person.home.person, tmp_path / "older")
    with full_disk():
        person.reported(leg_numb="yes")
    person.coach.add_pain(3)
    assert len(person.stored(Lockout)) == 1
    shutil.rmtree(person.home.person)
    shutil.copytree(tmp_path / "older", person.home.person)
    person.restart()
    assert person.rules() == ["records-changed"]


def test_a_lock_beside_a_score_that_cannot_be_written_is_seen(person: Person, tmp_path: Path) -> None:
    shutil.copytree(person.home.person, tmp_path / "older")
    (person.home.person / "diary" / "2025-03.json").mkdir(parents=True)
    person.coach.add_pain(4, at=person.clock.now().replace(year=2025, month=3))
    person.screen(leg_numb="yes")
    assert person.coach.pending and len(person.stored(Lockout)) == 1
    shutil.rmtree(person.home.person)
    shutil.copytree(tmp_path / "older", person.home.person)
    person.restart()
    assert person.rules() == ["records-changed"]


# -- what is no change -----------------------------------------------------------------------------------


def dies_before_the_witness(person: Person, monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> None:
    """The process is killed after the ledger was written and before the witness was."""
    with monkeypatch.context() as patch:
        patch.setattr("corecoach.diary.witness.Witness.note", lambda *_args, **_more: False)
        act()
    person.restart()


def test_a_kill_between_the_ledger_and_its_witness_is_no_alarm(
    locked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies_before_the_witness(locked, monkeypatch, lambda: locked.reported(leg_numb="yes"))
    assert locked.rules() == ["item:ces_saddle", "item:leg_numb"]


def test_after_such_a_kill_the_next_start_makes_up_for_it(
    locked: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(locked.home.person, tmp_path / "older")
    dies_before_the_witness(locked, monkeypatch, lambda: locked.reported(leg_numb="yes"))
    locked.coach.lockouts()
    shutil.rmtree(locked.home.person)
    shutil.copytree(tmp_path / "older", locked.home.person)
    locked.restart()
    assert "records-changed" in locked.rules()


def test_an_ordinary_life_never_raises_the_alarm(person: Person) -> None:
    take_in(person, signed())
    for _week in range(3):
        lockout = person.reported(ces_saddle="yes")
        person.wait(24)
        person.restart()
        assert person.coach.unlock_by_code(lockout, code_for(person, lockout)) == "cleared"
        person.reported(dizzy="yes")
        person.wait(24)
        person.screen()
        assert person.restart().lockouts() == ()
        person.wait(6 * 24)
    assert len(person.stored(Clearance)) == 6


def test_only_looking_without_the_lock_notes_nothing(locked: Person) -> None:
    removed(locked)
    looking = locked.home.coach(locked.coach.library, locked.clock, settle=False)
    assert [f.rule for x in looking.lockouts() for f in x.fired] == ["records-changed"]
    assert locked.stored(Lockout) == [], "who only looks writes nothing"
    locked.restart()
    assert locked.rules() == ["records-changed"]


# -- where the witness cannot speak ----------------------------------------------------------------------


def test_without_a_witness_the_ledger_stands_alone(locked: Person) -> None:
    for path in (state_folder() / "ledgers").iterdir():
        path.unlink()
    assert [x.fired[0].rule for x in locked.restart().lockouts()] == ["item:ces_saddle"]
    removed(locked)
    locked.restart()
    assert locked.rules() == ["records-changed"], "it was noted anew at the start before"


@pytest.mark.parametrize("what", ["a file in its place", "no permission"])
def test_a_state_folder_that_cannot_be_written_stops_nothing(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = tmp_path / "state"
    monkeypatch.setenv("CORECOACH_STATE", str(folder))
    if what == "a file in its place":
        folder.write_text("")
    else:
        monkeypatch.setattr("corecoach.diary.witness.Preferences.save", refuse)
    person.restart()
    assert isinstance(person.start(GENTLE), Started)
    lockout = person.reported(leg_numb="yes")
    assert person.restart().lockouts() == (lockout,)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    assert person.restart().lockouts() == ()


def refuse(*_args: object) -> None:
    """As on a disk that may only be read."""
    raise NotSaved("read-only", "x")


@pytest.mark.parametrize("data", [b"", b"{}", b"\0" * 99])
def test_a_damaged_witness_says_nothing(locked: Person, data: bytes) -> None:
    for path in (state_folder() / "ledgers").iterdir():
        path.write_bytes(data)
    assert [x.fired[0].rule for x in locked.restart().lockouts()] == ["item:ces_saddle"]


def test_the_witness_of_a_newer_program_is_left_alone(locked: Person) -> None:
    newer = b'{"format":"corecoach.store","version":9,"sha256":"x","bytes":2}\n{}'
    paths = list((state_folder() / "ledgers").iterdir())
    for path in paths:
        path.write_bytes(newer)
    locked.restart()
    locked.reported(leg_numb="yes")
    assert all(path.read_bytes() == newer for path in paths)


def test_nothing_of_what_was_said_is_in_the_witness(locked: Person) -> None:
    text = "".join(path.read_text("utf-8") for path in (state_folder() / "ledgers").iterdir())
    assert text and "ces_saddle" not in text and "yes" not in text
    if os.name != "nt":
        modes = {path.stat().st_mode & 0o077 for path in (state_folder() / "ledgers").iterdir()}
        assert modes == {0}


# -- damage, seen with the witness -----------------------------------------------------------------------


def test_damage_that_lost_a_lock_needs_an_examination_and_other_damage_a_word(
    locked: Person, tmp_path: Path
) -> None:
    (locked.home.person / LEDGER).write_bytes(b"")
    (lost,) = [x for x in locked.restart().lockouts() if x.fired[0].rule == "records-damaged"]
    assert lost.fired[0].clears == "CLIN-A", "the copy from before lacks the lock"
    other = Person(tmp_path / "another")
    (other.home.person / LEDGER).write_bytes(b"")
    (lockout,) = other.restart().lockouts()
    assert lockout.fired[0].clears == "CLIN"
