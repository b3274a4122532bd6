"""What somebody can do: answers are kept as given, and own activities are never swapped."""

from collections.abc import Callable
from typing import Any

import pytest
from coach_samples import Person

from corecoach.coach import Saved
from corecoach.coach.function import Function
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers


def function(person: Person) -> Function:
    """The questionnaires of somebody, also after a new start."""
    return person.coach.pain.function


def rows(person: Person) -> list[tuple[tuple[str, ...], list[tuple[int, ...]]]]:
    """Each set of activities with its ratings."""
    view = function(person).view()
    return [(named.names, [r.ratings for r in view.ratings_of(named)]) for named in view.named]


def test_answers_are_there_after_a_new_start(person: Person) -> None:
    function(person).name_activities(["sit", "walk"])
    function(person).rate([3, 5])
    function(person).tick([9, 1, 5, 5])
    function(person).say_change(-5)
    function(person).say_change(5, 0)
    person.restart()
    view = function(person).view()
    assert rows(person) == [(("sit", "walk"), [(3, 5)])]
    assert [r.ticked for r in view.rmdq] == [(1, 5, 9)]
    assert {(c.change, c.effort) for c in view.changes} == {(-5, None), (5, 0)}


def test_the_same_activities_go_on_with_their_row(person: Person) -> None:
    function(person).name_and_rate(["sit", "walk"], [3, 5])
    person.wait(24)
    assert function(person).name_activities([" sit", "walk "]) == Saved()
    function(person).name_and_rate(["sit", "walk"], [4, 6])
    person.wait(24)
    function(person).rate([5, 7])
    assert rows(person) == [(("sit", "walk"), [(3, 5), (4, 6), (5, 7)])]
    assert len(person.stored(Activities)) == 1


@pytest.mark.parametrize("names", [["walk", "sit"], ["sit", "stand"], ["sit"], ["sit", "walk", "stand"]])
def test_others_or_another_order_begin_a_row_of_their_own(person: Person, names: list[str]) -> None:
    function(person).name_and_rate(["sit", "walk"], [3, 5])
    person.wait(24)
    function(person).name_activities(names)
    function(person).rate([9] * len(names))
    assert rows(person) == [(("sit", "walk"), [(3, 5)]), (tuple(names), [(9,) * len(names)])]


def test_nothing_is_rated_that_nobody_named(person: Person) -> None:
    with pytest.raises(ValueError, match="no activity"):
        function(person).rate([3])


@pytest.mark.parametrize(
    "refused",
    [
        lambda f: f.rate([3]), lambda f: f.rate([3, 5, 7]), lambda f: f.rate([]),
        lambda f: f.rate([3, 11]), lambda f: f.rate([-1, 3]), lambda f: f.rate([3, 2.5]),
        lambda f: f.rate([True, 3]), lambda f: f.name_activities([]), lambda f: f.name_activities(["", "  "]),
        lambda f: f.name_activities("abcdef"), lambda f: f.tick([0]), lambda f: f.tick([25]),
        lambda f: f.tick([1, 2.5]), lambda f: f.tick([True, 3]), lambda f: f.say_change(6),
        lambda f: f.say_change(-6), lambda f: f.say_change(2.5), lambda f: f.say_change(True),
        lambda f: f.say_change(0, 11), lambda f: f.say_change(0, -1), lambda f: f.say_change(0, 3.5),
    ],
)  # fmt: skip
def test_of_what_is_refused_nothing_is_kept(person: Person, refused: Callable[[Function], Any]) -> None:
    function(person).name_activities(["sit", "walk"])
    with pytest.raises(ValueError, match=r".+"):
        refused(function(person))
    assert person.coach.pending == 0 and len(person.stored(Activities)) == 1
    assert not any(person.stored(kind) for kind in (PsfsRating, RmdqAnswers, ChangeAnswer))
