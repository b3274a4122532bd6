"""What a check asks, and when, and for how long its answers hold."""

from datetime import timedelta, timezone

import pytest
from clinician_samples import code_for, signed, take_in
from coach_samples import ALL_NO, BOTH, GENTLE, LOADED, RULES, TUESDAY, Person, by_physio

from corecoach.coach import Started
from corecoach.safety import Answer, Due, Lock, Refusal, Screening
from corecoach.session import Command

DAY = timedelta(days=1)
FIRST_GATE = RULES.gate("G1").items


def items(person: Person) -> tuple[str, ...]:
    """The single items that are due before a session."""
    return person.coach.due(before_session=True).items


# -- what is due -----------------------------------------------------------------------------------------


def test_the_first_check_asks_the_weekly_question_too(person: Person) -> None:
    assert person.coach.due(before_session=True) == Due(True, ("drowsy_impaired",))
    assert person.coach.due(before_session=False) == Due(True, ())


@pytest.mark.parametrize(
    ("gates", "single", "missing"),
    [
        ({}, {"drowsy_impaired": "no"}, "W"),
        ({"W": "no"}, {}, "drowsy_impaired"),
        ({"W": "unsure"}, {"drowsy_impaired": "no"}, "spine_shape"),
    ],
)
def test_what_is_due_must_be_answered_before_anything_starts(
    person: Person, gates: dict[str, Answer], single: dict[str, Answer], missing: str
) -> None:
    screening, _result = person.coach.screen(ALL_NO | gates, single, 3)
    decided = person.coach.start(by_physio(GENTLE), screening)
    assert isinstance(decided, Refusal) and decided.missing[0] == missing


def test_the_weekly_question_comes_back_after_seven_days(person: Person) -> None:
    person.screen()
    assert not person.coach.due(before_session=True).weekly
    person.clock.move(7 * 86400 - 1)
    assert not person.restart().due(before_session=True).weekly
    person.clock.move(1)
    assert person.coach.due(before_session=True).weekly


def test_a_check_without_the_weekly_question_does_not_put_it_off(person: Person) -> None:
    person.screen()
    for _day in range(6):
        person.wait(24)
        person.screen()
    person.wait(24)
    assert person.coach.due(before_session=True).weekly


def test_an_answer_given_with_a_clock_set_forward_does_not_put_it_off(person: Person) -> None:
    person.clock.set_wall(TUESDAY + 300 * DAY)
    person.screen()
    person.clock.set_wall(TUESDAY)
    assert person.coach.due(before_session=True).weekly


@pytest.mark.parametrize(
    ("item", "hours", "asked"),
    [
        ("dizzy", 24, True),
        ("skin_broken_site", 72, True),
        ("heat_unsafe", 48, True),
        # The second question asks about it, and a score answers.
        ("trauma_minor", 48, False),
        ("pain_severe_now", 24, False),
        # Nothing but a clinician's word ends these.
        ("palpitations", 24, False),
        ("skin_numb_site", 72, False),
    ],
)
def test_after_its_hours_a_symptom_that_no_question_covers_is_asked_about(
    person: Person, item: str, hours: int, asked: bool
) -> None:
    person.reported(**{item: "yes"})
    person.wait(hours - 0.01)
    assert item not in items(person)
    person.wait(0.01)
    assert (item in items(person)) is asked
    person.screen()
    assert item not in items(person)


def test_after_a_clearance_of_what_was_examined_every_sign_is_asked_for_two_weeks(person: Person) -> None:
    take_in(person, signed())
    lockout = person.reported(ces_saddle="yes")
    person.wait(1)
    assert not set(FIRST_GATE) & set(items(person))
    assert person.coach.unlock_by_code(lockout, code_for(person, lockout)) == "cleared"
    cleared = person.clock.now()
    assert set(FIRST_GATE) <= set(items(person))
    screening, _result = person.coach.screen(dict.fromkeys(("G1", "G2", "G3", "W"), "no"), {}, 3)
    decided = person.coach.start(by_physio(GENTLE), screening)
    assert isinstance(decided, Refusal) and set(FIRST_GATE) <= set(decided.missing)
    assert isinstance(person.start(GENTLE), Started)
    person.clock.move(14 * 86400 - 1)
    assert set(FIRST_GATE) <= set(items(person))
    person.clock.move(1)
    assert person.clock.now() == cleared + 14 * DAY and items(person) == ("drowsy_impaired",)


def test_after_a_clearance_by_word_they_are_not(person: Person) -> None:
    lockout = person.reported(leg_numb="yes")
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    assert items(person) == ("drowsy_impaired",)


def test_a_spasm_that_does_not_ease_is_asked_about_once_a_day(person: Person) -> None:
    person.screen()
    for _day in range(6):
        person.wait(24)
        person.coach.add_pain(6)
    assert "spasm_lasting" in items(person)
    person.screen()
    assert "spasm_lasting" not in items(person)
    person.wait(24)
    person.coach.add_pain(6)
    assert person.coach.due(before_session=False) == Due(True, ()), "the weekly question asks about it"
    person.screen()
    person.wait(24)
    person.coach.add_pain(6)
    assert "spasm_lasting" in items(person)


def test_one_that_eases_is_not_asked_about_and_ends_by_itself(person: Person) -> None:
    person.screen()
    for score in (6, 6, 6, 6, 6, 6):
        person.wait(24)
        person.coach.add_pain(score)
    person.screen(6, spasm_lasting="yes")
    assert "item:spasm_lasting" in person.rules() and person.locks() >= {"strengthening"}
    for _day in range(3):
        person.wait(24)
        person.coach.add_pain(2)
    person.screen(2)
    assert "item:spasm_lasting" not in person.rules()
    assert "spasm_lasting" not in items(person)


def test_scores_from_before_it_was_said_do_not_end_it(person: Person) -> None:
    for score in (8, 8, 8, 3, 3, 3):
        person.wait(24)
        person.coach.add_pain(score)
    person.screen(3, spasm_lasting="yes")
    assert "item:spasm_lasting" in person.rules()
    person.wait(47.9)
    person.screen(3)
    assert "item:spasm_lasting" in person.rules()
    person.wait(0.1)
    person.screen(3)
    assert "item:spasm_lasting" not in person.rules()


# -- for how long the answers hold -----------------------------------------------------------------------


def test_the_answers_hold_for_twelve_hours_of_the_same_day(person: Person) -> None:
    screening, _result = person.screen()
    person.clock.move(12 * 3600)
    assert person.restart().valid_screening() == screening
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Started)
    person.clock.move(1)
    assert person.coach.valid_screening() is None
    decided = person.coach.start(by_physio(GENTLE), screening)
    assert isinstance(decided, Refusal) and decided.reason == "outdated"


def test_they_end_with_the_day(person: Person) -> None:
    person.clock.set_wall(TUESDAY.replace(hour=23, minute=50))
    screening, _result = person.screen()
    person.clock.move(9 * 60)
    assert person.coach.valid_screening() == screening
    person.clock.move(60)
    assert person.coach.valid_screening() is None
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Refusal)


def stopped(person: Person) -> None:
    """A session is stopped."""
    person.coach.finish(person.play(BOTH, stop=Command.STOP))


def reported(person: Person) -> None:
    """Something has changed."""
    person.coach.report({"morning_stiff": "yes"})


def cleared(person: Person) -> None:
    """A clinician ends a lock."""
    lockout = next(x for x in person.coach.lockouts() if Lock.ICE in x.locks)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"


@pytest.mark.parametrize("what", [stopped, reported, cleared])
def test_they_end_with_a_stop_a_report_and_a_clearance(person: Person, what: object) -> None:
    person.reported(cold_reaction="yes")
    person.clock.move(60)
    screening, _result = person.screen()
    person.clock.move(60)
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Started)
    what(person)  # type: ignore[operator]
    for coach in (person.coach, person.restart()):
        assert coach.valid_screening() is None
        decided = coach.start(by_physio(GENTLE), screening)
        assert isinstance(decided, Refusal) and decided.reason == "outdated"
    assert isinstance(person.start(GENTLE), Started)


def test_a_session_to_its_end_does_not_end_them(person: Person) -> None:
    screening, _result = person.screen()
    person.clock.move(60)
    started = person.coach.start(by_physio(GENTLE), screening)
    assert isinstance(started, Started)
    started.session.command(Command.END, person.clock.seconds())
    person.coach.finish(started)
    assert person.coach.valid_screening() == screening


@pytest.mark.parametrize("days", [-400, -1, 1, 400])
def test_another_day_by_the_clock_ends_them(person: Person, days: int) -> None:
    screening, _result = person.screen()
    person.clock.set_wall(TUESDAY + days * DAY)
    assert person.coach.valid_screening() is None
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Refusal)


def test_a_clock_set_back_an_hour_does_not_make_them_last(person: Person) -> None:
    screening, _result = person.screen()
    person.clock.move(11 * 3600)
    person.clock.set_wall(person.clock.now() - timedelta(hours=10))
    person.clock.move(3700)
    assert person.coach.valid_screening() is None
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Refusal)


def test_a_start_of_the_machine_ends_them(person: Person) -> None:
    screening, _result = person.screen()
    person.clock.restart()
    assert person.coach.valid_screening() is None
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Refusal)


def test_a_stop_with_the_clock_set_forward_does_not_end_them_for_ever(person: Person) -> None:
    person.clock.set_wall(TUESDAY + 300 * DAY)
    stopped(person)
    person.clock.set_wall(TUESDAY)
    screening, _result = person.screen()
    assert person.coach.valid_screening() == screening
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Started)


def test_they_hold_on_a_journey(person: Person) -> None:
    screening, _result = person.screen()
    person.clock.set_wall((TUESDAY + DAY / 8).astimezone(timezone(timedelta(hours=5))))
    person.clock.move(60)
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Started)


# -- later the same day ----------------------------------------------------------------------------------


def test_later_only_the_score_and_being_sleepy_are_asked(person: Person) -> None:
    first, _result = person.screen(3)
    person.wait(5)
    again, result = person.coach.check_again(first, 4, "no")
    assert result.lockout is None and again.pain_now == 4
    assert (again.gates, again.answered) == (first.gates, first.answered)
    assert person.coach.valid_screening() == again
    assert isinstance(person.coach.start(by_physio(LOADED), again), Started)
    person.wait(7.1)
    assert isinstance(person.coach.start(by_physio(LOADED), again), Refusal), "twelve hours from the first"


@pytest.mark.parametrize(
    ("score", "drowsy", "locked", "gentle"),
    [
        (3, "yes", {"strengthening", "heat"}, Started),
        (3, "unsure", {"strengthening", "heat"}, Started),
        (8, "no", {"all_exercise"}, Refusal),
        (7, "no", set(), Started),
    ],
)
def test_what_is_said_later_locks_as_it_would_have_before(
    person: Person, score: int, drowsy: str, locked: set[str], gentle: type
) -> None:
    first, _result = person.screen(3)
    person.wait(1)
    again, _result = person.coach.check_again(first, score, drowsy)  # type: ignore[arg-type]
    assert person.locks() == locked
    assert isinstance(person.coach.start(by_physio(GENTLE), again), gentle)
    assert isinstance(person.coach.start(by_physio(LOADED), again), Refusal)
    assert isinstance(person.coach.start(by_physio(LOADED), first), Refusal) is bool(locked)


def test_what_led_to_a_lock_before_leads_to_no_second_one(person: Person) -> None:
    first, _result = person.screen(3, leg_tingle="unsure")
    person.wait(1)
    again, result = person.coach.check_again(first, 3, "no")
    assert result.lockout is None and len(person.coach.lockouts()) == 1
    assert isinstance(again, Screening) and isinstance(person.coach.start(by_physio(LOADED), again), Refusal)
