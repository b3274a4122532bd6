"""Single sittings to choose for oneself: short, modest, and what they say they are."""

import pytest

from corecoach.library import Library
from corecoach.prescription import Exercise, Template, resolve
from corecoach.prescription.own_routine import own_copy
from corecoach.session import compile_timeline

LIBRARY = Library()
SINGLE = {t.id: t for t in LIBRARY.templates if t.single}
# What each is to hold: categories of exercises, and what may be needed for it.
WANTED = {
    "core-strength": ({"core", "mobility"}, {"mat"}),
    "stretching": ({"stretch"}, {"mat", "towel"}),
    "posture-desk": ({"posture", "mobility", "stretch"}, {"chair"}),
    "posture-wall": ({"posture", "stretch", "core"}, {"wall"}),
    "posture-standing": ({"posture", "mobility", "stretch"}, set()),
    "mobility": ({"mobility", "stretch"}, {"mat"}),
    "slow-breathing": ({"breathing"}, {"mat", "chair"}),
    "walking": ({"mobility", "posture"}, {"chair"}),
}
# Minutes with getting ready and changing over.
MINUTES = {
    "core-strength": 11.3, "stretching": 10.3, "posture-desk": 6.3, "posture-wall": 5.9,
    "posture-standing": 6.6, "mobility": 9.1, "slow-breathing": 6.3, "walking": 11.7,
}  # fmt: skip

each_routine = pytest.mark.parametrize("template", SINGLE.values(), ids=SINGLE)


def exercises(template: Template) -> list[Exercise]:
    return [LIBRARY.exercises[item.exercise] for item in template.routines[0].items]


def test_these_are_they() -> None:
    assert SINGLE.keys() == WANTED.keys() == MINUTES.keys()
    assert not SINGLE.keys() & set(LIBRARY.exercises), "`plan ID` would find the exercise"


@each_routine
def test_it_is_one_short_sitting(template: Template) -> None:
    assert len(template.routines) == 1
    assert 2 <= len(template.routines[0].items) <= 6
    timeline = compile_timeline("", resolve(template.routines[0], LIBRARY.exercises))
    assert 5 <= timeline.total_s / 60 <= 25
    assert timeline.total_s / 60 == pytest.approx(MINUTES[template.id], abs=0.06)


@each_routine
def test_it_holds_what_it_says(template: Template) -> None:
    categories, equipment = WANTED[template.id]
    held = exercises(template)
    assert {e.category for e in held} <= categories
    assert {thing for e in held for thing in e.equipment} - {"none"} <= equipment
    main = {
        "core": "core",
        "posture": "posture",
        "stretch": "stretch",
        "mobility": "mobility",
        "breathing": "breathing",
    }
    wanted = main.get(template.goal, "mobility")
    assert sum(e.category == wanted for e in held) * 3 >= len(held), "a third at least is what it is called"


@each_routine
def test_nobody_needs_a_prescription_for_it(template: Template) -> None:
    assert not template.needs_prescription
    assert not any(e.needs_prescription for e in exercises(template))
    assert max(e.difficulty for e in exercises(template)) <= 3


@pytest.mark.covers("H13")
@each_routine
def test_doses_are_no_higher_than_what_an_exercise_starts_with(template: Template) -> None:
    for item in resolve(template.routines[0], LIBRARY.exercises):
        usual = item.exercise.dosage
        assert item.dosage.sets <= usual.sets
        assert item.dosage.hold_s <= usual.hold_s
        assert item.dosage.reps_of_set(0) <= usual.reps_of_set(0)


@each_routine
def test_it_is_not_reviewed_and_says_so_and_why_to_stop(template: Template) -> None:
    assert template.reviewed_by is None
    assert "[R]" in template.source
    assert template.hold_back and template.move_on


@pytest.mark.parametrize("name", ["slow-breathing", "walking"])
def test_what_a_lock_on_strengthening_leaves_open_is_gentle(name: str) -> None:
    assert {e.load for e in exercises(SINGLE[name])} == {"gentle"}


def test_a_direction_is_only_for_those_whose_physio_set_it() -> None:
    prescribed = {t.id for t in LIBRARY.templates if t.needs_prescription}
    assert prescribed == {"flexion-bias", "extension-bias"}


def test_every_routine_has_a_name_of_its_own_that_records_take() -> None:
    copies = [own_copy(t, r) for t in LIBRARY.templates for r in t.routines]
    assert len({copy.id for copy in copies}) == len(copies)
    assert all(len(copy.id) <= 64 and len(copy.title) <= 80 for copy in copies)
