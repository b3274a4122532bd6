"""What is due to be asked of function, and activities that are named and rated in one go."""

from datetime import timedelta

import pytest
from coach_samples import TUESDAY, Person, full_disk

from corecoach.coach import Saved, SaveFailed
from corecoach.pain import PainScore
from corecoach.pain.function import PsfsRating

DAY = timedelta(days=1)


def later(person: Person, days: float) -> None:
    person.clock.set_wall(TUESDAY + days * DAY)


def test_without_a_score_nothing_is_due_and_nothing_has_a_day(person: Person) -> None:
    agenda = person.coach.pain.function.agenda()
    assert (agenda.due, agenda.began, set(agenda.earliest.values())) == (None, None, {None})


def test_it_begins_with_the_first_score_and_goes_on_from_the_answers(person: Person) -> None:
    person.coach.add_pain(4)
    later(person, 2)
    function = person.coach.pain.function
    assert function.due() is None
    later(person, 3)
    assert function.due() == "psfs"
    function.name_and_rate(["sit"], [3])
    agenda = function.agenda()
    assert (agenda.due, agenda.began) == (None, TUESDAY)
    assert agenda.earliest == {
        "psfs": TUESDAY + 17 * DAY,
        "rmdq": TUESDAY + 5 * DAY,
        "change": TUESDAY + 28 * DAY,
    }


def test_it_begins_with_the_first_score_that_stands(person: Person) -> None:
    agenda = person.coach.pain.function.agenda
    gone, _saved = person.coach.add_pain(9)
    person.clock.move(60)
    person.coach.withdraw_pain(gone)
    assert agenda().began is None
    later(person, 40)
    kept, _saved = person.coach.add_pain(4)
    assert agenda().began == kept.at


@pytest.mark.parametrize("days", [0, 1, 31])
def test_a_score_taken_back_within_a_month_began_nothing(person: Person, days: int) -> None:
    gone, _saved = person.coach.add_pain(9)
    later(person, 0.5)
    kept, _saved = person.coach.add_pain(4)
    later(person, days + 0.1)
    person.coach.withdraw_pain(gone)
    assert person.coach.pain.function.agenda().began == kept.at


def test_an_answer_taken_back_is_asked_for_again_and_can_still_be_read(person: Person) -> None:
    person.coach.add_pain(4)
    later(person, 3)
    function = person.coach.pain.function
    before = function.agenda()
    function.name_and_rate(["sit"], [3])
    (said,) = function.view().ratings
    # Also after the clock was set back.
    later(person, 2)
    assert function.take_back(said) == Saved()
    later(person, 3)
    assert function.agenda() == before and function.view().ratings == ()
    assert person.restart().pain.function.view().ratings == ()
    assert said in person.stored(PsfsRating)


def test_only_the_first_month_and_those_of_late_are_read(person: Person) -> None:
    for days in (0, 200, 399):
        later(person, days)
        person.coach.keep(PainScore(f"p{days}", person.clock.now(), "now", 4))
    middle = person.home.person / "diary" / "2027-06.json"
    middle.write_bytes(b"damaged")
    coach = person.restart()
    assert coach.pain.function.due() == "psfs"
    assert coach.damage() == ()


def test_an_answer_of_long_ago_is_as_good_as_none(person: Person) -> None:
    person.coach.add_pain(4)
    person.coach.pain.function.tick([1])
    later(person, 300)
    assert person.coach.pain.function.due() == "psfs"
    assert len(person.coach.pain.function.view().rmdq) == 1


def test_names_and_ratings_belong_together(person: Person) -> None:
    function = person.coach.pain.function
    function.name_and_rate(["sit ", "walk", "sit"], [3, 5])
    view = person.restart().pain.function.view()
    assert view.activities is not None and view.activities.names == ("sit", "walk")
    assert [r.ratings for r in view.ratings_of(view.activities)] == [(3, 5)]


@pytest.mark.parametrize(
    ("names", "ratings"),
    [([], []), (["sit"], []), (["sit"], [3, 4]), (["sit"], [11]), (["sit"], [-1]), (list("abcdef"), [1] * 6)],
)
def test_nothing_is_kept_of_what_does_not_fit(person: Person, names: list[str], ratings: list[int]) -> None:
    function = person.coach.pain.function
    with pytest.raises(ValueError, match=r"activit|rating"):
        function.name_and_rate(names, ratings)
    assert function.view().named == () and function.view().ratings == ()


def test_the_newest_names_are_in_hand_also_after_the_clock_was_set_back(person: Person) -> None:
    function = person.coach.pain.function
    later(person, 10)
    function.name_and_rate(["sit"], [3])
    later(person, 0)
    function.name_and_rate(["walk", "stand"], [4, 4])
    later(person, 1)
    function.rate([5, 6])
    view = function.view()
    assert view.activities is not None and view.activities.names == ("walk", "stand")
    assert [r.ratings for r in view.ratings_of(view.activities)] == [(4, 4), (5, 6)]


def test_what_could_not_be_written_counts_as_said(person: Person) -> None:
    with full_disk():
        assert isinstance(person.coach.pain.function.name_and_rate(["sit"], [3]), SaveFailed)
        person.coach.pain.function.rate([4])
    view = person.coach.pain.function.view()
    assert view.activities is not None and len(view.ratings_of(view.activities)) == 2
