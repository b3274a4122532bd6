"""Sessions done of those prescribed: by the programme in hand on each day, and never by days to come."""

from datetime import date

import pytest
from coach_samples import Person
from report_events import DAY, OTHER, TODAY, ago, day_ago, programme, session, take_in

from corecoach.coach.adherence import Adherence, adherence_of, days_done


def counted(person: Person, since: int, until: int = 0, locked: frozenset[date] = frozenset()) -> Adherence:
    """The sessions from one day ago to another."""
    coach = person.coach
    days = days_done(coach, day_ago(since), day_ago(until), locked)
    return adherence_of(days, coach.sessions())


def each_day(person: Person, since: int, until: int = 0) -> list[tuple[int, int]]:
    """Done and prescribed of every day."""
    return [
        (d.done, d.prescribed) for d in days_done(person.coach, day_ago(since), day_ago(until), frozenset())
    ]


def test_each_day_by_the_programme(person: Person) -> None:
    take_in(person, programme(), 9)
    person.coach.save(session(8), session(7), session(5))
    assert each_day(person, 8, 4) == [(1, 1), (1, 1), (0, 1), (1, 1), (0, 1)]
    assert counted(person, 8, 4) == Adherence(3, 5, 0, 0, 0, 0, 0)


def test_before_the_first_programme_nothing_was_prescribed(person: Person) -> None:
    take_in(person, programme(), 3)
    # Nor can anybody be late on the day on which it came.
    assert each_day(person, 5, 1) == [(0, 0), (0, 0), (0, 0), (0, 1), (0, 1)]


def test_today_counts_as_far_as_it_is_done(person: Person) -> None:
    take_in(person, programme(per_day=2), 3)
    assert each_day(person, 0) == [(0, 0)]
    person.coach.save(session(0))
    assert each_day(person, 0) == [(1, 1)]


def test_days_to_come_are_no_days(person: Person) -> None:
    take_in(person, programme(), 3)
    days = days_done(person.coach, TODAY, TODAY + 20 * DAY, frozenset())
    assert [day.day for day in days] == [TODAY]


def test_two_sittings_a_day(person: Person) -> None:
    take_in(person, programme(per_day=2), 5)
    person.coach.save(session(4, 8), session(4, 18), session(3, 8))
    person.coach.save(session(2, 7), session(2, 12), session(2, 18))
    assert each_day(person, 4, 1) == [(2, 2), (1, 2), (2, 2), (0, 2)]
    found = counted(person, 4, 1)
    assert (found.done, found.prescribed, found.beyond, found.own) == (5, 8, 1, 0)


def test_a_session_on_another_day_is_told_apart(person: Person) -> None:
    # Today is a Tuesday: planned on Mondays alone.
    take_in(person, programme(("mon",)), 20)
    person.coach.save(session(6), session(8))
    assert counted(person, 14, 1) == Adherence(1, 2, 0, 1, 0, 0, 0)


@pytest.mark.parametrize("of", [None, OTHER])
def test_what_nobody_prescribed_is_own(person: Person, of: str | None) -> None:
    take_in(person, programme(), 5)
    person.coach.save(session(3, of=of))
    assert counted(person, 3, 3) == Adherence(0, 1, 0, 0, 1, 0, 0)


def test_half_a_session_or_less_is_none(person: Person) -> None:
    take_in(person, programme(), 9)
    # Of two exercises one is enough; with none it is no sitting, however it ended.
    person.coach.save(session(4, done=2), session(3, done=1), session(2, outcome="ended", done=4))
    assert counted(person, 4, 2) == Adherence(1, 3, 0, 0, 0, 2, 0)


def test_a_stop_is_no_sitting_and_is_named(person: Person) -> None:
    take_in(person, programme(), 9)
    person.coach.save(session(3, outcome="stopped", done=3))
    assert counted(person, 3, 3) == Adherence(0, 1, 0, 0, 0, 0, 1)
    (day,) = days_done(person.coach, day_ago(3), day_ago(3), frozenset())
    assert day.tried


def test_a_new_programme_counts_from_the_day_after(person: Person) -> None:
    take_in(person, programme(), 10)
    take_in(person, programme(per_day=3, id=OTHER), 5, hour=15)
    person.coach.save(session(6), session(5, 8), session(5, 18, of=OTHER), session(4, of=OTHER), session(3))
    # On the day of the change what was done of either; after it the old programme is one's own affair.
    assert each_day(person, 7, 3) == [(0, 1), (1, 1), (2, 2), (1, 3), (0, 3)]
    assert counted(person, 7, 3) == Adherence(4, 10, 0, 0, 1, 0, 0)


def test_a_programme_that_comes_again_changes_nothing(person: Person) -> None:
    for days_ago in (10, 5):
        take_in(person, programme(), days_ago)
    assert each_day(person, 6, 4) == [(0, 1), (0, 1), (0, 1)]


def test_back_to_an_earlier_programme(person: Person) -> None:
    take_in(person, programme(), 10)
    take_in(person, programme(per_day=2, id=OTHER), 7)
    take_in(person, programme(), 4)
    person.coach.save(session(3))
    assert each_day(person, 8, 3) == [(0, 1), (0, 0), (0, 2), (0, 2), (0, 0), (1, 1)]


def test_a_better_edition_of_the_same_programme(person: Person) -> None:
    take_in(person, programme(), 10)
    take_in(person, programme(per_day=2), 5)
    person.coach.save(session(6), session(5, 18), session(4))
    assert each_day(person, 6, 4) == [(1, 1), (1, 1), (1, 2)]


def test_locked_days_are_named_not_taken_out(person: Person) -> None:
    take_in(person, programme(per_day=2), 9)
    person.coach.save(session(4))
    locked = frozenset({day_ago(4), day_ago(3)})
    assert counted(person, 5, 2, locked) == Adherence(1, 8, 3, 0, 0, 0, 0)


def test_a_session_counts_on_the_day_it_began_where_it_was(person: Person) -> None:
    take_in(person, programme(), 9)
    late = session(3, 23)
    person.coach.save(late)
    assert late.ended_at.date() == ago(3).date()
    assert each_day(person, 3, 2) == [(1, 1), (0, 1)]
