"""L2 by a signed file, and L3: the clinician's passphrase on this machine. Nothing else is taken over."""

from datetime import timedelta
from pathlib import Path

import pytest
from clinician_samples import (
    ANA,
    ANOTHER_KEY,
    PASSPHRASE,
    file_for,
    programme,
    signed,
    take_in,
    unsigned,
)
from coach_samples import GENTLE, LOADED, Person, full_disk

from corecoach.coach import Started
from corecoach.coach.unlock_cases import Try
from corecoach.exchange import Problem
from corecoach.safety import Clearance, Lock, Lockout, PendingClearance, ProfileRecord, Refusal, Stamp

PAUSE = 15 * 60


@pytest.fixture
def locked(person: Person) -> Person:
    """Somebody with a signed programme and two locks, reported an hour ago."""
    take_in(person, signed(author=ANA, in_person=True))
    person.reported(ces_saddle="yes")
    person.reported(leg_numb="yes")
    person.wait(1)
    return person


# -- a file ----------------------------------------------------------------------------------------------


def test_a_file_ends_the_lock_that_it_names_and_no_other(locked: Person) -> None:
    first, second = locked.coach.lockouts()
    path = file_for(locked, first)
    assert locked.coach.unlock_by_file(second, path) == "other-lockout"
    assert locked.coach.unlock_by_file(first, path) == "cleared"
    assert locked.restart().lockouts() == (second,)
    (clearance,) = locked.stored(Clearance)
    assert (clearance.level, clearance.clinician, clearance.note) == ("L2", ANA.name, "walks well")
    assert locked.coach.unlock_by_file(first, path) == "other-lockout", "it has ended"


def test_one_file_can_end_several(locked: Person) -> None:
    first, second = locked.coach.lockouts()
    third = locked.reported(leg_weak="yes")
    done = locked.coach.unlock_all_by_file(file_for(locked, first, second))
    assert done == {first.id: "cleared", second.id: "cleared"}
    assert locked.restart().lockouts() == (third,)
    assert locked.coach.unlock_all_by_file(file_for(locked, first)) == {}


def test_what_a_file_keeps_stays_locked_and_it_runs_out(locked: Person) -> None:
    first, second = locked.coach.lockouts()
    locked.coach.unlock_all_by_file(file_for(locked, first, second, keep=["strengthening"], weeks=1))
    locked.restart()
    assert locked.locks() == {"strengthening"}
    assert isinstance(locked.start(GENTLE), Started) and isinstance(locked.start(LOADED), Refusal)
    locked.clock.move(8 * 86400)
    assert locked.locks() >= {"all_exercise", "heat", "ice"}
    assert all(x.renews for x in locked.coach.lockouts() if Lock.ALL_EXERCISE in x.locks)


def changed(locked: Person, path: Path) -> Path:
    """The same with one letter changed."""
    path.write_text(path.read_text("utf-8").replace("walks well", "walks Well"), "utf-8")
    return path


REFUSED = {
    "another key": lambda p, x: file_for(p, x, key=ANOTHER_KEY),
    "another programme": lambda p, x: file_for(p, x, of=programme("one-minute").id),
    "changed": lambda p, x: changed(p, file_for(p, x)),
    "not there": lambda p, _x: p.home.folder / "nowhere",
    "a programme": lambda p, _x: Path(__file__).parents[1] / "samples" / "steady-core.corecoach",
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_file_that_is_not_the_clinicians_word_is_refused_with_the_reason(locked: Person, how: str) -> None:
    before = locked.coach.lockouts()
    path = REFUSED[how](locked, before[0])
    for refused in (locked.coach.unlock_by_file(before[0], path), locked.coach.unlock_all_by_file(path)):
        assert isinstance(refused, list) and refused
        assert all(isinstance(problem, Problem) and problem.what for problem in refused)
    assert locked.restart().lockouts() == before
    assert locked.stored(Clearance) == []


def test_without_a_signed_programme_no_file_counts(person: Person) -> None:
    take_in(person, unsigned())
    lockout = person.reported(ces_saddle="yes")
    assert isinstance(person.coach.unlock_by_file(lockout, file_for(person, lockout)), list)
    assert person.coach.lockouts() == (lockout,)


def test_an_assessment_before_the_report_and_one_that_has_run_out_do_not_count(locked: Person) -> None:
    lockout = locked.coach.lockouts()[0]
    before = lockout.at - timedelta(seconds=1)
    assert locked.coach.unlock_by_file(lockout, file_for(locked, lockout, assessed_at=before)) == "too-early"
    good = file_for(locked, lockout, assessed_at=lockout.at, weeks=1)
    locked.clock.move(8 * 86400)
    assert locked.coach.unlock_by_file(lockout, good) == "expired"
    assert lockout in locked.coach.lockouts()


def test_on_a_full_disk_it_is_said_and_gone_with_the_program(locked: Person) -> None:
    lockout = locked.coach.lockouts()[0]
    path = file_for(locked, lockout)
    with full_disk():
        assert locked.coach.unlock_by_file(lockout, path) == "not-saved"
    assert lockout in locked.restart().lockouts()


# -- in person -------------------------------------------------------------------------------------------


def test_the_passphrase_ends_it_on_the_terms_chosen(locked: Person) -> None:
    lockout = locked.coach.lockouts()[0]
    assert locked.coach.ways_out()[lockout.id].passphrase
    assert locked.coach.unlock_in_person(lockout, PASSPHRASE, (Lock.STRENGTHENING,), 4) == "cleared"
    (clearance,) = locked.stored(Clearance)
    assert (clearance.level, clearance.clinician, clearance.keep) == ("L3", ANA.name, (Lock.STRENGTHENING,))
    assert clearance.review_by == locked.clock.now().date() + timedelta(weeks=4)
    (left,) = [x for x in locked.restart().lockouts() if x.id == lockout.id]
    assert left.locks == (Lock.STRENGTHENING,)


def test_wrong_ones_are_tries_like_wrong_codes(locked: Person) -> None:
    lockout = locked.coach.lockouts()[0]
    for n in range(5):
        assert locked.restart().unlock_in_person(lockout, f"{PASSPHRASE}{n}", (), 4) == "wrong"
    assert locked.coach.unlock_in_person(lockout, PASSPHRASE, (), 4) == "blocked"
    assert locked.coach.unlock_by_code(lockout, "0000-0000-0000") == "blocked"
    locked.clock.move(PAUSE)
    assert locked.coach.unlock_in_person(lockout, PASSPHRASE, (), 4) == "cleared"


def test_without_one_in_the_programme_none_is_right(person: Person) -> None:
    take_in(person, signed())
    lockout = person.reported(ces_saddle="yes")
    assert not person.coach.ways_out()[lockout.id].passphrase
    assert person.coach.unlock_in_person(lockout, PASSPHRASE, (), 4) == "wrong"
    assert person.coach.unlock_in_person(lockout, "", (), 4) == "wrong"
    assert person.stored(Try) == [] and person.coach.lockouts() == (lockout,)


def test_on_a_full_disk_no_passphrase_is_judged(locked: Person) -> None:
    lockout = locked.coach.lockouts()[0]
    with full_disk():
        assert locked.coach.unlock_in_person(lockout, PASSPHRASE, (), 4) == "not-saved"
    assert lockout in locked.coach.lockouts()


# -- no other way in -------------------------------------------------------------------------------------


def test_what_ends_a_lock_is_never_taken_over_from_elsewhere(locked: Person) -> None:
    lockout, now = locked.coach.lockouts()[0], locked.clock.now()
    for record in (
        Clearance("x", now, lockout.id, "L3", "Ana", "GP", now),
        PendingClearance("x", now, lockout.id, "Ana", "GP", now, Stamp(now)),
        ProfileRecord("x", now, 40),
        Try("x", now, lockout.id, Stamp(now)),
    ):
        with pytest.raises(ValueError, match="not taken over"):
            locked.coach.keep(record)
    assert lockout in locked.restart().lockouts()


def test_a_note_of_a_session_brings_no_clearance(locked: Person) -> None:
    lockout = locked.coach.lockouts()[0]
    forged = '{"record":{"type":"clearance","id":"x","at":"2026-11-17T10:05:00Z","lockout":"' + lockout.id
    for text in (forged + '","level":"L3"}}', "{}", ""):
        (locked.home.person / "in-hand.json").write_text(text, "utf-8")
        assert locked.restart().recover() is None
    assert locked.stored(Clearance) == [] and lockout in locked.coach.lockouts()


def test_a_lock_made_elsewhere_is_taken_over(person: Person) -> None:
    made = person.reported(leg_numb="yes")
    other = Lockout("another", made.at, made.tier, made.locks, made.fired, {}, "x")
    person.coach.keep(other)
    assert {x.id for x in person.restart().lockouts()} == {made.id, "another"}
