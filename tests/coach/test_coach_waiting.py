"""L0: what ends by time ends when it is asked again after the stated hours and is gone, and not before."""

from datetime import timedelta, timezone

import pytest
from coach_samples import GENTLE, LOADED, TUESDAY, Person

from corecoach.coach import Saved, Started
from corecoach.safety import GATE_IDS, Answer, Clearance, Lockout, Refusal, Tier, way_out

DAY = timedelta(days=1)


def test_a_no_after_the_stated_hours_ends_what_clears_by_time(person: Person) -> None:
    person.reported(dizzy="yes")
    person.wait(23.999)
    person.screen()
    assert person.locks() == {"all_exercise"}
    person.wait(0.001)
    assert person.locks() == {"all_exercise"}, "time alone ends nothing"
    _screening, result = person.screen()
    assert (person.locks(), result.saved) == (set(), Saved())
    assert [(c.level, c.clinician) for c in person.stored(Clearance)] == [("L0", "")]
    person.restart()
    assert isinstance(person.start(LOADED), Started)


@pytest.mark.parametrize("said", [{"dizzy": "yes"}, {"dizzy": "unsure"}, {}])
def test_without_a_no_to_the_symptom_nothing_ends(person: Person, said: dict[str, Answer]) -> None:
    first = person.reported(dizzy="yes")
    person.wait(100)
    gates: dict[str, Answer] = dict.fromkeys((*GATE_IDS, "W"), "no")
    person.coach.screen(gates, said, 3)
    assert first in person.coach.lockouts()


def test_a_gate_answered_no_denies_its_items_and_another_gate_does_not(person: Person) -> None:
    person.reported(trauma_minor="yes")
    person.wait(48)
    person.screen(leg_tingle="unsure")
    assert person.rules() == ["item:leg_tingle"], "the second question was answered No"
    person.reported(trauma_minor="yes")
    person.wait(48)
    person.screen(fever="unsure", trauma_minor="yes")
    assert "item:trauma_minor" in person.rules()


def test_each_lockout_waits_for_its_own_hours(person: Person) -> None:
    person.reported(trauma_minor="yes")  # 48 h
    person.reported(dizzy="yes")  # 24 h
    person.wait(24)
    person.screen()
    assert person.locks() == {"strengthening"}
    person.wait(24)
    person.screen()
    assert person.locks() == set()


def test_the_longest_wait_of_a_lockout_counts(person: Person) -> None:
    person.reported(dizzy="yes", trauma_minor="yes")  # 24 h and 48 h
    person.wait(47)
    person.screen()
    assert person.locks() == {"all_exercise"}
    person.wait(1)
    person.screen()
    assert person.locks() == set()


def test_one_rule_that_needs_a_clinician_holds_the_whole_lockout(person: Person) -> None:
    person.reported(dizzy="yes", leg_numb="yes")
    person.wait(1000)
    person.screen()
    assert person.locks() == {"all_exercise"}


def test_saying_it_again_starts_the_hours_anew(person: Person) -> None:
    person.reported(pain_new_pattern="yes")
    person.wait(70)
    person.reported(pain_new_pattern="yes")
    person.wait(70)
    person.screen()
    assert len(person.coach.lockouts()) == 1
    person.wait(2)
    person.screen()
    assert person.coach.lockouts() == ()


def test_dizzy_in_a_second_session_of_a_week_needs_a_clinician(person: Person) -> None:
    person.reported(dizzy="yes")
    person.wait(24)
    person.screen()
    assert person.coach.lockouts() == ()
    person.wait(5 * 24)
    person.reported(dizzy="yes")
    (lockout,) = person.coach.lockouts()
    assert (lockout.tier, way_out(lockout)) == (Tier.SOON, "clinician")


def test_dizzy_again_after_more_than_a_week_is_dizzy_once(person: Person) -> None:
    person.reported(dizzy="yes")
    person.wait(24)
    person.screen()
    person.wait(7 * 24)
    person.reported(dizzy="yes")
    assert [x.tier for x in person.coach.lockouts()] == [Tier.CAUTION]


@pytest.mark.parametrize(("score", "locked_for"), [(None, 0), (0, 0), (7, 0), (8, 24), (10, 24)])
def test_very_bad_pain_locks_all_exercise_for_a_day(
    person: Person, score: int | None, locked_for: int
) -> None:
    _screening, result = person.screen(score)
    assert (result.lockout is not None) is bool(locked_for)
    assert person.stored(Lockout) == ([result.lockout] if result.lockout else [])
    expected = Refusal if locked_for else Started
    assert isinstance(person.start(GENTLE), expected), "a lower score a moment later"
    person.wait(23)
    assert isinstance(person.start(GENTLE), expected)
    person.wait(1)
    assert isinstance(person.start(GENTLE), Started)


@pytest.mark.parametrize(("score", "ends"), [(None, False), (8, False), (10, False), (7, True), (0, True)])
def test_a_lock_for_a_high_score_ends_with_a_lower_one_only(
    person: Person, score: int | None, ends: bool
) -> None:
    _screening, result = person.screen(9)
    person.wait(24)
    person.screen(score)
    assert (result.lockout not in person.coach.lockouts()) is ends


# -- still there after the hours -------------------------------------------------------------------------


@pytest.mark.parametrize(("item", "hours"), [("trauma_minor", 48), ("pain_new_pattern", 72), ("dizzy", 24)])
def test_what_is_still_there_after_its_hours_needs_a_clinician(person: Person, item: str, hours: int) -> None:
    person.reported(**{item: "yes"})
    person.wait(hours)
    _screening, result = person.screen(**{item: "yes"})
    assert result.triage.tier == "SOON" and "R1" in person.rules()
    person.wait(1000)
    person.screen()
    assert person.rules() == [f"item:{item}", "R1"], "the first ended with this No, the second does not"


def test_what_is_still_there_after_its_hours_needs_a_clinician_after_a_stop_too(
    person: Person,
) -> None:
    person.reported(pain_new_pattern="yes")
    person.wait(73)
    again = person.reported(pain_new_pattern="yes")
    assert (again.tier, way_out(again)) == (Tier.SOON, "clinician")
    assert "R1" in [fired.rule for fired in again.fired]


def test_being_sleepy_from_a_tablet_again_is_no_symptom_that_persists(person: Person) -> None:
    person.reported(drowsy_impaired="yes")
    person.wait(12)
    _screening, result = person.screen(drowsy_impaired="yes")
    assert result.triage.tier == "CAUTION" and "R1" not in person.rules()


@pytest.mark.parametrize("hours", [1, 47.9])
def test_before_its_hours_are_over_it_only_weighs_as_before(person: Person, hours: float) -> None:
    person.reported(trauma_minor="yes")
    person.wait(hours)
    _screening, result = person.screen(trauma_minor="yes")
    assert result.triage.tier == "CAUTION" and "R1" not in person.rules()


def test_very_bad_pain_again_after_a_day_needs_a_clinician(person: Person) -> None:
    person.screen(9)
    person.wait(24)
    _screening, result = person.screen(9)
    assert result.triage.tier == "SOON" and "R1" in person.rules()


def test_a_symptom_that_comes_back_after_it_ended_is_a_new_one(person: Person) -> None:
    person.reported(dizzy="yes")
    person.wait(24)
    person.screen()
    assert person.rules() == []
    person.wait(24)
    person.screen(dizzy="yes")
    assert person.rules() == ["item:dizzy"]


# -- clocks ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [1, 30, 400])
def test_setting_the_clock_forward_shortens_nothing(person: Person, days: int) -> None:
    person.reported(dizzy="yes")
    person.clock.set_wall(TUESDAY + days * DAY)
    person.screen()
    person.restart()
    person.screen()
    assert person.locks() == {"all_exercise"}
    person.wait(24)
    person.screen()
    assert person.locks() == set(), "and lengthens nothing either"


@pytest.mark.parametrize("days", [-400, -1])
def test_setting_the_clock_back_shortens_nothing(person: Person, days: int) -> None:
    person.reported(dizzy="yes")
    person.clock.set_wall(TUESDAY + days * DAY)
    for _look in range(3):
        person.screen()
        assert person.locks() == {"all_exercise"}
        person.wait(7)


def test_after_a_start_of_the_machine_the_wall_clock_counts(person: Person) -> None:
    person.reported(dizzy="yes")
    person.wait(12)
    person.clock.restart()
    person.wait(11.9)
    person.screen()
    assert person.locks() == {"all_exercise"}
    person.wait(0.1)
    person.screen()
    assert person.locks() == set()


def test_what_was_ended_with_a_clock_set_forward_is_locked_again_once_the_clock_is_right(
    person: Person,
) -> None:
    person.reported(dizzy="yes")
    person.clock.restart()
    person.clock.set_wall(TUESDAY + 2 * DAY)
    person.screen()
    assert [c.level for c in person.stored(Clearance)] == ["L0"]
    person.clock.set_wall(TUESDAY + timedelta(minutes=1))
    assert person.locks() == {"all_exercise"}
    person.restart()
    assert isinstance(person.start(GENTLE), Refusal)
    person.wait(24)
    person.screen()
    assert person.locks() == set()


def test_hours_count_across_a_journey_to_another_time_zone(person: Person) -> None:
    person.reported(dizzy="yes")
    person.clock.move(86400 - 60)
    there = person.clock.now().astimezone(timezone(timedelta(hours=-11)))
    person.clock.set_wall(there)
    person.screen()
    assert person.locks() == {"all_exercise"}
    person.clock.move(60)
    person.screen()
    assert person.locks() == set()
