"""A routine with its exercises."""

import msgspec
import pytest

from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Limits, Routine, UnknownExercise, resolve

LIBRARY = Library().exercises


def test_every_item_gets_its_full_dose_its_limits_and_its_note_in_order() -> None:
    limits = Limits(max_sets=3)
    items = (Item("bird-dog", DosageChange(sets=1, reps=2), limits, "slowly"), Item("cat-camel"))
    first, second = resolve(Routine("r", "R", items), LIBRARY)
    assert (first.exercise.id, first.limits, first.note) == ("bird-dog", limits, "slowly")
    assert (first.dosage.sets, first.dosage.reps) == (1, 2)
    assert first.dosage.hold_s == LIBRARY["bird-dog"].dosage.hold_s
    assert second.dosage == LIBRARY["cat-camel"].dosage
    assert (second.limits, second.note) == (Limits(), "")


def test_seconds_count_both_sides() -> None:
    one, both = resolve(Routine("r", "R", (Item("cat-camel"), Item("bird-dog"))), LIBRARY)
    assert one.seconds == one.dosage.total_s(1)
    assert both.seconds == both.dosage.total_s(2) > both.dosage.total_s(1)


def test_the_same_exercise_may_come_twice_with_different_doses() -> None:
    items = (Item("cat-camel", DosageChange(reps=3)), Item("cat-camel", DosageChange(reps=9)))
    assert [p.dosage.reps for p in resolve(Routine("r", "R", items), LIBRARY)] == [3, 9]


def test_an_unknown_exercise_is_named() -> None:
    with pytest.raises(UnknownExercise, match="jumping-jack"):
        resolve(Routine("r", "R", (Item("cat-camel"), Item("jumping-jack"))), LIBRARY)


@pytest.mark.parametrize(
    "name", ["", "Cat", "-cat", "cat camel", "cat\n", "a" * 65, "../cat", "c\u0000t", "кот"]
)
def test_ids_are_plain(name: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"exercise": name}, Item)
