"""Lockouts: on disk at once, in force until what may end them ends them, whatever else happens."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from coach_samples import BOTH, GENTLE, LOADED, TUESDAY, Person, by_physio, ledger_text, readable

from corecoach.coach import Saved, Started
from corecoach.library import Library
from corecoach.safety import Lockout, Refusal, Screening

DAY = timedelta(days=1)


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
    assert isinstance(person.coach.start(by_physio(GENTLE), said), Refusal), (
        "these are no answers to the check"
    )


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
    assert person.locks() == {"all_exercise", "heat", "ice"}
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
    assert person.locks() >= {"all_exercise"}
    screening = Screening("s", person.clock.now(), {"G1": "no", "G2": "no", "G3": "no"}, {}, 3, "x")
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Refusal)
    person.coach.today()
    person.restart()
    assert person.locks() >= {"all_exercise"}


def test_answers_from_before_the_clock_went_back_start_nothing(person: Person) -> None:
    screening, _result = person.screen()
    for days in (-1, 1):
        person.clock.set_wall(TUESDAY + days * DAY)
        decided = person.coach.start(by_physio(GENTLE), screening)
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
    assert person.locks() == {"heat", "ice"}
    assert isinstance(person.start(LOADED), Started)


# -- damaged rules, unknown items ----------------------------------------------------------------------


def test_with_damaged_rules_nothing_starts_and_nothing_is_forgotten(person: Person, tmp_path: Path) -> None:
    person.screen(leg_numb="yes")
    screening, _result = person.screen()
    (tmp_path / "exercises").mkdir()
    library = Library(tmp_path)
    coach = person.home.coach(library, person.clock)
    library.__dict__["exercises"] = person.coach.library.exercises
    decided = coach.start(by_physio(GENTLE), screening)
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
