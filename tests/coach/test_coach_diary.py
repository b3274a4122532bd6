"""What scores say by themselves: in a session, the next morning, and over days (rules N1 to N8)."""

from datetime import timedelta

import pytest
from clinician_samples import take_in, unsigned
from coach_samples import BOTH, GENTLE, LOADED, TUESDAY, Person, by_physio

from corecoach.coach import Started, Wish
from corecoach.prescription import PainLimits
from corecoach.safety import Answer, Lockout, Refusal
from corecoach.session import Command, SessionRecord


def days(person: Person, *scores: int | None) -> None:
    """A score a day, the last one now; None is a day without one."""
    for score in scores:
        person.wait(24)
        if score is not None:
            person.coach.add_pain(score)


# -- in a session ----------------------------------------------------------------------------------------


def hurts(person: Person, start: int | None, now: int, exercise: str = "wall-plank") -> Lockout | None:
    """Say in an exercise how much it hurts now."""
    return person.coach.report({}, exercise, pain_start=start, pain_now=now).lockout


@pytest.mark.parametrize(
    ("start", "now", "stops"),
    [
        (2, 4, False),
        (2, 5, True),
        (5, 6, True),
        (6, 7, False),
        (6, 8, True),
        (None, 5, False),
        (None, 6, True),
    ],
)
def test_pain_that_rises_too_far_locks_the_exercise_it_rose_in(
    person: Person, start: int | None, now: int, stops: bool
) -> None:
    lockout = hurts(person, start, now)
    assert (lockout is not None) is stops
    if lockout and now < 8:
        assert (lockout.exercise, person.locks()) == ("wall-plank", {"this_exercise"})
        assert isinstance(person.start(LOADED), Refusal) and isinstance(person.start(GENTLE), Started)


def test_the_programmes_own_limits_count(person: Person) -> None:
    take_in(person, unsigned(pain_limits=PainLimits(7, 4, 2)))
    assert hurts(person, 3, 7) is None
    assert hurts(person, 3, 8)


def test_very_bad_pain_in_a_session_locks_everything_for_a_day(person: Person) -> None:
    hurts(person, 7, 8)
    assert person.locks() == {"all_exercise"}
    person.wait(24)
    person.screen(7)
    assert person.locks() == set()


def test_twice_in_a_day_is_enough_for_that_day(person: Person) -> None:
    assert not person.coach.is_enough_for_today()
    hurts(person, 2, 5)
    assert not person.coach.is_enough_for_today()
    hurts(person, 2, 5, "cat-camel")
    assert person.restart().is_enough_for_today()
    person.wait(24)
    assert not person.coach.is_enough_for_today()
    hurts(person, 2, 5)
    assert not person.coach.is_enough_for_today()


def test_a_rise_ends_after_a_day_with_a_check(person: Person) -> None:
    hurts(person, 2, 5)
    person.wait(23.9)
    person.screen()
    assert person.rules() == ["N1"]
    person.wait(0.1)
    person.screen(8)
    assert "N1" in person.rules(), "not with very bad pain"
    person.screen(7)
    assert "N1" not in person.rules()


def test_the_score_joins_the_diary(person: Person) -> None:
    hurts(person, 2, 5)
    assert [(s.kind, s.score) for s in person.coach.pain_scores()] == [("now", 5)]


# -- the morning after -----------------------------------------------------------------------------------


def session(person: Person, score: int = 3) -> SessionRecord:
    """A session to its end, with the score before it; then the next morning."""
    screening, _result = person.screen(score)
    started = person.coach.start(by_physio(GENTLE), screening)
    assert isinstance(started, Started), started
    started.session.command(Command.START, person.clock.seconds())
    person.clock.move(1)
    started.session.command(Command.END, person.clock.seconds())
    record, _saved = person.coach.finish(started)
    person.wait(23)
    return record


def test_the_morning_after_is_asked_about_once(person: Person) -> None:
    assert person.coach.morning_due() is None
    person.clock.set_wall(TUESDAY.replace(hour=20))
    record = session(person)
    assert person.restart().morning_due() == record
    person.coach.add_morning(record, 3, None)
    assert person.restart().morning_due() is None


@pytest.mark.parametrize(
    ("hours", "due"), [(0.5, False), (3.99, False), (4, True), (35.9, True), (36.1, False)]
)
def test_it_is_asked_from_the_next_day_for_a_day_and_a_half(person: Person, hours: float, due: bool) -> None:
    person.clock.set_wall(TUESDAY.replace(hour=20, minute=0))
    record = session(person)
    person.clock.set_wall(record.ended_at + timedelta(hours=hours))
    assert (person.coach.morning_due() is not None) is due


@pytest.mark.parametrize(
    ("score", "locked"), [(0, set()), (4, set()), (5, {"progression"}), (10, {"progression"})]
)
def test_two_points_more_than_before_the_session_lock_progress(
    person: Person, score: int, locked: set[str]
) -> None:
    result = person.coach.add_morning(session(person), score, None)
    assert person.locks() == locked
    assert (result.lockout is not None) is bool(locked)
    assert isinstance(person.start(LOADED), Started)
    person.wait(24)
    person.screen()
    assert person.locks() == set()


@pytest.mark.parametrize(("first", "later"), [(2, 6), (6, 2), (2, None)])
def test_another_session_of_the_day_hides_no_rise(person: Person, first: int, later: int | None) -> None:
    """The day began with 2 or went down to 2, whichever session the morning is asked about."""
    began = person.clock.now()
    session(person, first)
    person.clock.set_wall(began + timedelta(hours=4))
    screening, _result = person.screen(later)
    started = person.coach.start(Wish(GENTLE), screening, score_required=False)
    assert isinstance(started, Started)
    started.session.command(Command.END, person.clock.seconds())
    record, _saved = person.coach.finish(started)
    person.wait(20)
    assert person.coach.morning_due() == record
    assert person.coach.add_morning(record, 6, None).lockout is not None
    assert person.locks() == {"progression"}


def test_the_day_before_is_judged_by_how_it_began_as_well(person: Person) -> None:
    for _day in range(2):
        began = person.clock.now()
        session(person, 2)
        person.clock.set_wall(began + timedelta(hours=4))
        last = session(person, 5)
        person.clock.set_wall(began + timedelta(hours=24))
        person.coach.add_morning(last, 5, None)
    assert "N4b" in person.rules()


def test_the_programmes_own_rise_counts(person: Person) -> None:
    take_in(person, unsigned(pain_limits=PainLimits(5, 2, 4)))
    assert person.coach.add_morning(session(person), 6, None).lockout is None


def test_two_bad_mornings_in_a_row_lock_strengthening(person: Person) -> None:
    person.coach.add_morning(session(person), 5, None)
    person.coach.add_morning(session(person), 5, None)
    assert "strengthening" in person.locks() and {"N4", "N4b"} <= set(person.rules())
    assert isinstance(person.start(LOADED), Refusal)
    assert isinstance(person.start(GENTLE), Started)


@pytest.mark.parametrize("between", [4, None])
def test_a_good_or_unknown_morning_in_between_breaks_the_row(person: Person, between: int | None) -> None:
    person.coach.add_morning(session(person), 5, None)
    second = session(person)
    if between is not None:
        person.coach.add_morning(second, between, None)
    person.coach.add_morning(session(person), 5, None)
    assert "N4b" not in person.rules()


# -- pain moving down the leg ----------------------------------------------------------------------------


def moved_down(person: Person) -> SessionRecord:
    """In a session pain moved down the leg in an exercise, which was stopped; then the next morning."""
    started = person.play(BOTH, stop=Command.STOP)
    person.coach.report({"pain_moving_down": "yes"}, "wall-plank")
    record, _saved = person.coach.finish(started)
    person.wait(23)
    return record


def test_down_the_leg_in_an_exercise_locks_that_exercise_and_the_morning_is_asked(person: Person) -> None:
    record = moved_down(person)
    assert (person.locks(), person.rules()) == ({"this_exercise"}, ["N8"])
    assert person.coach.asks_about_leg(record)
    assert not person.coach.asks_about_leg(session(person))


@pytest.mark.parametrize(
    ("leg", "locked"),
    [("no", {"this_exercise"}), ("unsure", {"this_exercise"}), ("yes", {"this_exercise", "all_exercise"})],
)
def test_what_the_morning_says_decides_about_more(person: Person, leg: Answer, locked: set[str]) -> None:
    record = moved_down(person)
    result = person.coach.add_morning(record, 3, leg)
    assert person.locks() == locked
    assert result.triage.tier == {"no": "NONE", "unsure": "CAUTION", "yes": "SOON"}[leg]
    person.wait(2)
    person.screen()
    assert person.locks() == locked - {"this_exercise"} | ({"this_exercise"} if leg == "unsure" else set())
    person.wait(24)
    person.screen()
    assert person.locks() == set(), "back to where it was for a day"


def test_outside_an_exercise_it_is_the_symptom_itself(person: Person) -> None:
    assert person.coach.report({"pain_moving_down": "yes"}).triage.tier == "SOON"
    assert person.locks() == {"all_exercise"}


# -- over days -------------------------------------------------------------------------------------------


def test_three_points_over_the_usual_for_more_than_a_day_lock_strengthening(person: Person) -> None:
    days(person, 3, 3, 3, 3, 3, 6)
    person.screen(6)
    assert person.rules() == []
    person.wait(24)
    person.screen(6)
    assert person.rules() == []
    person.wait(0.1)
    person.screen(6)
    assert (person.rules(), person.locks()) == (["item:pain_jump"], {"strengthening"})


def test_for_more_than_three_days_it_is_more_urgent(person: Person) -> None:
    days(person, 3, 3, 3, 3, 3, 6, 6, 6)
    person.wait(24.1)
    screening, result = person.screen(6)
    assert screening.statuses["pain_jump"] == "worse"
    assert (result.triage.tier, person.locks()) == ("SOON", {"strengthening"})


def test_one_that_stands_is_not_locked_again_at_every_check(person: Person) -> None:
    days(person, 3, 3, 3, 3, 3, 6, 6, 6)
    for _check in range(3):
        person.wait(1)
        person.screen(6)
    assert person.rules().count("item:pain_jump") == 1


def test_a_jump_ends_after_its_hours_once_the_scores_are_back(person: Person) -> None:
    days(person, 3, 3, 3, 3, 3, 6, 6)
    person.wait(1)
    person.screen(6)
    assert person.rules() == ["item:pain_jump"]
    days(person, 6, 6)
    person.wait(24)
    person.screen(6)
    assert "item:pain_jump" in person.rules(), "still high"
    days(person, 3)
    person.screen(3)
    assert person.rules() == ["item:pain_jump"], "for over three days it was worse, and has hours of its own"
    person.wait(72)
    person.screen(3)
    assert person.rules() == []


@pytest.mark.parametrize("scores", [(8, 8, 7), (8, None, 8, 8), (8, 8), (9, 7, 9)])
def test_fewer_than_three_severe_days_in_a_row_are_not_that(person: Person, scores: tuple[int, ...]) -> None:
    days(person, *scores)
    person.screen(3)
    assert "item:pain_severe_days" not in person.rules()


def test_three_severe_days_in_a_row_lock_everything_until_a_clinician_says_so(person: Person) -> None:
    days(person, 8, 9, 8)
    _screening, result = person.screen(8)
    assert result.triage.tier == "URGENT" and "item:pain_severe_days" in person.rules()
    person.wait(48)
    person.screen(2)
    assert "all_exercise" in person.locks()


def test_the_score_of_the_check_itself_counts(person: Person) -> None:
    for severe in (False, False, True):
        person.screen(8)
        assert ("item:pain_severe_days" in person.rules()) is severe
        person.wait(24)


def test_what_a_clinician_has_cleared_is_not_locked_again_by_the_same_scores(person: Person) -> None:
    days(person, 8, 9, 8)
    person.screen(3)
    (lockout,) = person.coach.lockouts()
    person.wait(1)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    person.screen(4)
    assert person.restart().lockouts() == ()
    assert isinstance(person.start(GENTLE), Started)
    days(person, 8, 8, 8)
    person.screen(4)
    assert "item:pain_severe_days" in person.rules(), "three days more"


def test_scores_corrected_since_do_not_count(person: Person) -> None:
    days(person, 8, 8)
    person.wait(24)
    wrong, _saved = person.coach.add_pain(9)
    person.coach.withdraw_pain(wrong)
    person.screen(3)
    assert person.rules() == []


def weeks(person: Person, *medians: int) -> None:
    """Four scores a week, every other day."""
    for score in medians:
        days(person, None, score, None, score, None, score, score)


def test_usual_pain_that_rises_three_weeks_in_a_row_locks_progress_once(person: Person) -> None:
    weeks(person, 2, 3, 4)
    person.screen(4)
    assert person.rules() == []
    weeks(person, 5)
    _screening, result = person.screen(5)
    assert (result.triage.tier, person.rules(), person.locks()) == ("SOON", ["N7"], {"progression"})
    assert isinstance(person.start(LOADED), Started)
    person.wait(1)
    person.screen(5)
    assert person.rules() == ["N7"]
    (lockout,) = person.coach.lockouts()
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    person.screen(5)
    assert person.rules() == [], "not again by the same weeks"


def test_weeks_that_rise_and_fall_lock_nothing(person: Person) -> None:
    weeks(person, 2, 3, 3, 4)
    person.screen(4)
    assert person.rules() == []
