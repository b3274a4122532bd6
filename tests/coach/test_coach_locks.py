"""Lockouts: on disk at once, in force until what may end them ends them, whatever else happens."""

import json
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from coach_samples import BOTH, GENTLE, LOADED, TUESDAY, Person, full_disk, ledger_text, readable

from corecoach.coach import Saved, SaveFailed, Started
from corecoach.library import Library
from corecoach.safety import Clearance, Lock, Lockout, Refusal, Screening

DAY = timedelta(days=1)


def locks(person: Person) -> set[str]:
    """Everything that is locked."""
    return {lock for lockout in person.coach.lockouts() for lock in lockout.locks}


# -- on disk at once -------------------------------------------------------------------------------------


def test_a_lockout_from_a_check_is_on_disk_when_the_answer_comes(person: Person) -> None:
    _screening, result = person.screen(ces_saddle="yes")
    assert result.lockout and result.saved == Saved()
    written = json.loads(ledger_text(person).split("\n", 1)[1])["lockout"]["1"]
    assert written == readable(result.lockout)
    assert written["answers"] == {"ces_saddle": "yes"}


def test_a_lockout_from_a_report_is_on_disk_and_knows_its_exercise(person: Person) -> None:
    result = person.coach.report({"pain_moving_down": "unsure"}, "cat-camel")
    assert result.lockout and result.saved == Saved()
    assert person.stored(Lockout) == [result.lockout]
    assert result.lockout.exercise == "cat-camel"
    (said,) = person.stored(Screening)
    assert (said.gates, said.items, said.pain_now) == ({}, {"pain_moving_down": "unsure"}, None)
    assert isinstance(person.coach.start(GENTLE, said), Refusal), "these are no answers to the check"


def test_answers_that_lock_nothing_store_no_lockout(person: Person) -> None:
    _screening, result = person.screen()
    assert (result.lockout, result.saved, person.stored(Lockout)) == (None, Saved(), [])
    assert person.coach.report({"morning_stiff": "yes"}).lockout is None


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from coach_samples import Person
Person(Path(sys.argv[1])).screen(chest_pain="yes")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_a_lockout_outlives_a_kill_right_after_the_answer(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", KILLED, str(tmp_path), str(Path(__file__).parent)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    person = Person(tmp_path)
    assert locks(person) == {"all_exercise", "heat", "ice"}
    assert isinstance(person.start(), Refusal)


# -- what does not end it --------------------------------------------------------------------------------


def test_answering_no_afterwards_opens_nothing(person: Person) -> None:
    person.screen(leg_numb="yes")
    for _try in range(3):
        person.clock.move(2 * 86400)
        decided = person.start(GENTLE)
        assert isinstance(decided, Refusal) and decided.reason == "locked"


def test_a_new_start_and_a_new_programme_open_nothing(person: Person) -> None:
    person.screen(leg_numb="yes")
    person.restart()
    person.take_in("one-minute")
    person.restart()
    assert isinstance(person.start(), Refusal)


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
@pytest.mark.parametrize("item", ["leg_numb", "ces_saddle", "dizzy"])
def test_setting_the_clock_opens_nothing(person: Person, item: str, days: int) -> None:
    person.screen(**{item: "yes"})
    person.clock.set_wall(TUESDAY + days * DAY)
    assert locks(person) >= {"all_exercise"}
    screening = Screening("s", person.clock.now(), {"G1": "no", "G2": "no", "G3": "no"}, {}, 3, "x")
    assert isinstance(person.coach.start(GENTLE, screening), Refusal)
    person.coach.today()
    person.restart()
    assert locks(person) >= {"all_exercise"}


def test_answers_from_before_the_clock_went_back_start_nothing(person: Person) -> None:
    screening, _result = person.screen()
    for days in (-1, 1):
        person.clock.set_wall(TUESDAY + days * DAY)
        decided = person.coach.start(GENTLE, screening)
        assert isinstance(decided, Refusal) and decided.reason == "outdated"


# -- only what is locked ---------------------------------------------------------------------------------


def test_a_lock_on_strengthening_leaves_the_gentle_exercises(person: Person) -> None:
    person.screen(trauma_minor="yes")
    assert isinstance(person.start(GENTLE), Started)
    assert isinstance(person.start(LOADED), Refusal)
    assert isinstance(person.start(BOTH), Refusal)


def test_a_lock_on_one_exercise_leaves_the_others(person: Person) -> None:
    person.coach.report({"pain_moving_down": "unsure"}, "wall-plank")
    assert isinstance(person.start(LOADED), Refusal)
    assert isinstance(person.start(BOTH), Refusal)
    assert isinstance(person.start(GENTLE), Started)


def test_a_lock_on_heat_and_ice_leaves_exercise(person: Person) -> None:
    person.coach.report({"skin_broken_site": "yes"})
    assert locks(person) == {"heat", "ice"}
    assert isinstance(person.start(LOADED), Started)


@pytest.mark.parametrize(("score", "locked_for"), [(None, 0), (0, 0), (7, 0), (8, 24), (10, 24)])
def test_very_bad_pain_locks_all_exercise_for_a_day(
    person: Person, score: int | None, locked_for: int
) -> None:
    _screening, result = person.screen(score)
    assert (result.lockout is not None) is bool(locked_for)
    assert person.stored(Lockout) == ([result.lockout] if result.lockout else [])
    assert isinstance(person.start(GENTLE), Refusal if locked_for else Started), (
        "a lower score a moment later"
    )
    after(person, 23)
    assert isinstance(person.start(GENTLE), Refusal if locked_for else Started)
    after(person, 1)
    assert isinstance(person.start(GENTLE), Started)


@pytest.mark.parametrize(("score", "ends"), [(None, False), (8, False), (10, False), (7, True), (0, True)])
def test_a_lock_for_a_high_score_ends_with_a_lower_one_only(
    person: Person, score: int | None, ends: bool
) -> None:
    _screening, result = person.screen(9)
    after(person, 24)
    person.screen(score)
    assert (result.lockout not in person.coach.lockouts()) is ends


# -- L0: asked again after the stated hours ---------------------------------------------------------------


def after(person: Person, hours: float) -> None:
    """Let hours pass on both clocks."""
    person.clock.move(hours * 3600)


def test_three_no_after_the_stated_hours_end_what_clears_by_time(person: Person) -> None:
    person.coach.report({"dizzy": "yes"})
    after(person, 23.999)
    person.screen()
    assert locks(person) == {"all_exercise"}
    after(person, 0.001)
    assert locks(person) == {"all_exercise"}, "time alone ends nothing"
    _screening, result = person.screen()
    assert (locks(person), result.saved) == (set(), Saved())
    assert [(c.level, c.clinician) for c in person.stored(Clearance)] == [("L0", "")]
    person.restart()
    assert isinstance(person.start(LOADED), Started)


@pytest.mark.parametrize(
    "gates",
    [
        {"G1": "no", "G2": "no"},
        {},
        {"G1": "no", "G2": "no", "G3": "unsure"},
        {"G1": "yes", "G2": "no", "G3": "no"},
    ],
)
def test_anything_but_three_no_ends_nothing(person: Person, gates: dict[str, str]) -> None:
    person.coach.report({"dizzy": "yes"})
    after(person, 100)
    person.coach.screen(gates, {}, 3)  # type: ignore[arg-type]
    assert locks(person) == {"all_exercise"}


def test_each_lockout_waits_for_its_own_hours(person: Person) -> None:
    person.coach.report({"trauma_minor": "yes"})  # 48 h
    person.coach.report({"dizzy": "yes"})  # 24 h
    after(person, 24)
    person.screen()
    assert locks(person) == {"strengthening"}
    after(person, 24)
    person.screen()
    assert locks(person) == set()


def test_one_rule_that_needs_a_clinician_holds_the_whole_lockout(person: Person) -> None:
    person.coach.report({"dizzy": "yes", "leg_numb": "yes"})
    after(person, 1000)
    person.screen()
    assert locks(person) == {"all_exercise"}


def test_saying_it_again_starts_the_hours_anew(person: Person) -> None:
    person.coach.report({"dizzy": "yes"})
    after(person, 20)
    person.coach.report({"dizzy": "yes"})
    after(person, 20)
    person.screen()
    assert len(person.coach.lockouts()) == 1
    after(person, 4)
    person.screen()
    assert person.coach.lockouts() == ()


def test_a_clock_set_back_does_not_shorten_the_wait(person: Person) -> None:
    person.coach.report({"dizzy": "yes"})
    person.clock.set_wall(TUESDAY - 30 * DAY)
    person.screen()
    assert locks(person) == {"all_exercise"}


# -- L1: a clinician's word -------------------------------------------------------------------------------


def locked(person: Person, **items: str) -> Lockout:
    """A lockout of yesterday."""
    lockout = person.coach.report(items or {"leg_numb": "yes"}).lockout  # type: ignore[arg-type]
    assert lockout
    person.clock.move(86400)
    return lockout


def test_a_clinician_who_assessed_since_ends_it_and_is_named(person: Person) -> None:
    lockout = locked(person)
    assert person.coach.clear(lockout, " Dr Ana Ruiz ", " GP ", TUESDAY + DAY / 2) == Saved()
    assert person.coach.lockouts() == ()
    (clearance,) = person.stored(Clearance)
    assert (clearance.level, clearance.clinician, clearance.role) == ("L1", "Dr Ana Ruiz", "GP")
    assert (clearance.lockout, clearance.assessed_at) == (lockout.id, TUESDAY + DAY / 2)
    person.restart()
    assert isinstance(person.start(LOADED), Started)


@pytest.mark.parametrize(
    ("name", "role", "assessed", "enough"),
    [
        ("Ana", "GP", TUESDAY, True),
        ("Ana", "GP", TUESDAY + DAY, True),
        ("Ana", "GP", TUESDAY - timedelta(seconds=1), False),
        ("Ana", "GP", TUESDAY + DAY + timedelta(seconds=1), False),
        ("", "GP", TUESDAY + DAY, False),
        ("Ana", "", TUESDAY + DAY, False),
        (" \t\n", "GP", TUESDAY + DAY, False),
        ("Ana", "\u2003", TUESDAY + DAY, False),
        ("A" * 5000, "G" * 5000, TUESDAY + DAY, True),
    ],
)
def test_what_a_clearance_needs(
    person: Person, name: str, role: str, assessed: datetime, enough: bool
) -> None:
    lockout = locked(person)
    assert person.coach.clear(lockout, name, role, assessed) == (Saved() if enough else None)
    assert (person.coach.lockouts() == ()) is enough
    assert (person.stored(Clearance) == []) is not enough
    assert person.coach.add_pain(2)[1] == Saved()


@pytest.mark.parametrize("items", [{"ces_saddle": "yes"}, {"leg_numb": "yes", "leg_weak": "unsure"}])
def test_words_typed_in_are_not_enough_where_somebody_must_examine(
    person: Person, items: dict[str, str]
) -> None:
    lockout = locked(person, **items)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) is None
    assert person.coach.lockouts() == (lockout,)


def test_ending_one_lockout_leaves_the_others(person: Person) -> None:
    first, second = locked(person), locked(person, leg_tingle="yes")
    person.coach.clear(first, "Ana", "GP", person.clock.now())
    assert person.coach.lockouts() == (second,)
    assert isinstance(person.start(), Refusal)


def test_a_clearance_that_could_not_be_written_is_gone_with_the_program(person: Person) -> None:
    lockout = locked(person)
    with full_disk():
        assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == SaveFailed("disk-full")
    person.restart()
    assert person.coach.lockouts() == (lockout,)


# -- damage ----------------------------------------------------------------------------------------------


def test_damaged_records_lock_all_exercise_until_a_clinician_says_otherwise(person: Person) -> None:
    assert person.coach.lock_for_damage() == Saved()
    person.restart()
    assert isinstance(person.start(GENTLE), Refusal)
    person.clock.move(30 * 86400)
    person.screen()
    (lockout,) = person.coach.lockouts()
    assert lockout.locks == (Lock.ALL_EXERCISE,)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == Saved()
    assert isinstance(person.start(GENTLE), Started)


def test_with_damaged_rules_nothing_starts_and_nothing_is_forgotten(person: Person, tmp_path: Path) -> None:
    person.screen(leg_numb="yes")
    screening, _result = person.screen()
    (tmp_path / "exercises").mkdir()
    library = Library(tmp_path)
    coach = person.home.coach(library, person.clock)
    library.__dict__["exercises"] = person.coach.library.exercises
    decided = coach.start(GENTLE, screening)
    assert isinstance(decided, Refusal) and decided.reason == "rules-damaged"
    assert len(coach.lockouts()) == 1
    with pytest.raises(RuntimeError):
        coach.screen({}, {}, None)
    with pytest.raises(RuntimeError):
        coach.report({"leg_numb": "yes"})


def test_an_item_that_does_not_exist_is_an_error_that_stores_nothing(person: Person) -> None:
    with pytest.raises(KeyError):
        person.coach.report({"no_such_item": "yes"})
    assert person.stored(Lockout) == []
