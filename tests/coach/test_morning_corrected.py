"""The score of the morning after a session that is put right, or comes another way: it locks like one that
was right at once (N4), and once."""

from datetime import timedelta

import pytest
from coach_samples import GENTLE, Person

from corecoach.session import SessionRecord


def played(person: Person) -> SessionRecord:
    """A session that began with a 3; then the next morning, 20 hours later."""
    record, _saved = person.coach.finish(person.play(GENTLE))
    person.wait(20)
    return record


def morning(person: Person, score: int) -> SessionRecord:
    """A session, and what was said of the morning after."""
    record = played(person)
    person.coach.add_morning(record, score, None)
    return record


def put_right(person: Person, number: int, *, which: int = -1) -> None:
    """Another number for one of the morning scores; then all is judged, as after every score."""
    scores = [s for s in person.coach.pain_scores() if s.kind == "next-morning"]
    person.coach.pain.check_ins.correct(scores[which], number)
    person.coach.judge_diary()


@pytest.mark.parametrize(("number", "locked"), [(4, set()), (5, {"progression"}), (10, {"progression"})])
def test_a_morning_put_right_upwards_locks_as_if_it_had_been_said_at_once(
    person: Person, number: int, locked: set[str]
) -> None:
    morning(person, 3)
    person.coach.judge_diary()
    assert person.locks() == set()
    put_right(person, number)
    assert person.locks() == locked
    assert person.rules() == ["N4"] * len(locked)
    person.restart()
    assert person.locks() == locked


def test_the_second_bad_morning_in_a_row_locks_strengthening_when_put_right(person: Person) -> None:
    morning(person, 5)
    person.wait(4)
    morning(person, 4)
    assert person.locks() == {"progression"}
    put_right(person, 5)
    assert "N4b" in person.rules() and "strengthening" in person.locks()


def test_the_morning_before_makes_two_in_a_row_when_put_right(person: Person) -> None:
    morning(person, 4)
    person.wait(4)
    morning(person, 5)
    assert person.rules() == ["N4"]
    put_right(person, 5, which=0)
    assert sorted(person.rules()) == ["N4", "N4b"]


@pytest.mark.parametrize(("hours", "locked"), [(15.9, {"progression"}), (16.1, set())])
def test_until_a_day_and_a_half_after_the_session(person: Person, hours: float, locked: set[str]) -> None:
    morning(person, 3)
    person.wait(hours)
    put_right(person, 9)
    assert person.locks() == locked


def test_a_session_of_today_does_not_hide_the_morning(person: Person) -> None:
    morning(person, 3)
    person.wait(1)
    person.coach.finish(person.play(GENTLE))
    put_right(person, 6)
    assert person.locks() == {"progression"}


def test_what_is_locked_is_locked_once_however_often_it_is_judged(person: Person) -> None:
    morning(person, 6)
    for _time in range(3):
        person.coach.judge_diary()
        person.coach.add_pain(4)
        put_right(person, 7)
    assert person.rules() == ["N4"]


def test_what_has_ended_comes_back_only_by_another_number(person: Person) -> None:
    """A session just before midnight, so that the lock of the morning ends before its 36 hours are over."""
    person.clock.set_wall(person.clock.now().replace(hour=23, minute=30))
    record, _saved = person.coach.finish(person.play(GENTLE))
    person.clock.set_wall(record.ended_at + timedelta(hours=1))
    person.coach.add_morning(record, 6, None)
    person.wait(25)
    person.screen()
    person.coach.judge_diary()
    assert person.locks() == set()
    put_right(person, 7)
    assert person.locks() == {"progression"}


def test_put_right_downwards_it_opens_nothing_and_locks_nothing(person: Person) -> None:
    morning(person, 6)
    put_right(person, 3)
    assert person.rules() == ["N4"]


def test_an_old_lock_of_another_morning_hides_no_new_one(person: Person) -> None:
    morning(person, 6)
    person.wait(24)
    record, _saved = person.coach.finish(person.play(GENTLE))
    person.wait(20)
    before = len(person.rules())
    person.coach.add_morning(record, 3, None)
    put_right(person, 9)
    assert len(person.rules()) > before


def test_a_morning_that_comes_another_way_counts_as_well(person: Person) -> None:
    played(person)
    person.coach.add_pain(5, "next-morning")
    person.coach.judge_diary()
    assert person.rules() == ["N4"]
