"""Doses in words."""

from pathlib import Path

import pytest

from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Prescribed, Routine, resolve
from corecoach.ui.dose import and_words, dose_words, seconds_words

LIBRARY = Library(Path(__file__).parents[2] / "assets")


def prescribed(exercise: str, **change: object) -> Prescribed:
    item = Item(exercise=exercise, dosage=DosageChange(**change))  # type: ignore[arg-type]
    return resolve(Routine(id="r", title="R", items=(item,)), LIBRARY.exercises)[0]


@pytest.mark.parametrize(
    ("exercise", "change", "words"),
    [
        ("bird-dog-leg", {"sets": 2, "reps": 5, "hold_s": 5}, "2 sets of 5, each side, hold 5 s"),
        ("cat-camel", {"sets": 1, "reps": 8, "hold_s": 0}, "8 times"),
        ("cat-camel", {"sets": 1, "reps": 1, "hold_s": 0}, "once"),
        ("mcgill-curl-up", {"sets": 3, "reps": (4, 3, 2), "hold_s": 8}, "3 sets: 4, 3 and 2 times, hold 8 s"),
        ("supine-90-90-rest", {"hold_s": 180}, "3 min"),
        ("childs-pose", {"sets": 1, "reps": 3, "hold_s": 20}, "hold 20 s, 3 times"),
        ("single-knee-to-chest", {"sets": 1, "reps": 1, "hold_s": 90}, "1 min 30 s, each side"),
        ("bird-dog-leg", {"sets": 1, "reps": 1, "hold_s": 5}, "hold 5 s, once, each side"),
        ("prone-on-elbows", {"sets": 1, "reps": 2, "hold_s": 60}, "hold 1 min, 2 times"),
        ("mcgill-curl-up", {"sets": 1, "reps": (6,), "hold_s": 10}, "hold 10 s, 6 times"),
    ],
)
def test_a_dose_reads_as_a_physiotherapist_would_say_it(
    exercise: str, change: dict[str, object], words: str
) -> None:
    assert dose_words(prescribed(exercise, **change)) == words


def test_every_exercise_of_the_library_has_a_dose_in_words() -> None:
    for exercise in LIBRARY.exercises:
        assert any(char.isdigit() for char in dose_words(prescribed(exercise)))


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (59, "59 s"), (60, "1 min"), (1800, "30 min")])
def test_seconds(seconds: int, words: str) -> None:
    assert seconds_words(seconds) == words


def test_and_words() -> None:
    assert [and_words(w) for w in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
