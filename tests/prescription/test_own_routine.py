"""What of a routine somebody may choose for themselves."""

from collections.abc import Collection
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from corecoach.library import Library
from corecoach.prescription import Item, Routine
from corecoach.prescription.exercise import Caution, CautionAction
from corecoach.prescription.own_routine import LeftOut, OwnPart, own_copy, own_part
from corecoach.prescription.suitability import suitability

LIBRARY = Library(Path(__file__).parents[2] / "assets")
NAMES = sorted(LIBRARY.exercises)
PRESCRIBED = "sciatic-nerve-slider"

exercise = st.sampled_from(NAMES)
routines = st.lists(exercise, min_size=1, max_size=8).map(
    lambda names: Routine("some", "Some", tuple(Item(name) for name in names))
)
actions = st.dictionaries(exercise, st.sampled_from(get_args(CautionAction)))


def routine(*names: str) -> Routine:
    return Routine("some", "Some", tuple(Item(name) for name in names))


def own(
    routine: Routine,
    actions: dict[str, CautionAction],
    closed: Collection[str] = (),
    *,
    prescribed: bool = False,
) -> OwnPart:
    """What somebody may choose of a routine, whose one caution asks for these actions."""
    suits = {}
    for item in routine.items:
        exercise = LIBRARY.exercises[item.exercise]
        mine = {"mine": Caution(actions[exercise.id], "So.")} if exercise.id in actions else {}
        cautious = structs.replace(exercise, cautions=mine)
        suits[exercise.id] = suitability(cautious, {"mine"}, prescribed=prescribed)
    return own_part(routine, LIBRARY.exercises, suits, closed)


def test_what_the_programme_holds_stays_whatever_the_cautions() -> None:
    chosen = routine(PRESCRIBED, "bird-dog")
    assert own(chosen, {"bird-dog": "avoid"}, prescribed=True) == OwnPart(chosen, ())


@pytest.mark.parametrize(
    ("action", "stays"), [("avoid", False), ("ask-physio", False), ("modify", True), ("monitor", True)]
)
def test_what_an_action_does(action: CautionAction, stays: bool) -> None:
    part = own(routine("cat-camel", "bird-dog"), {"bird-dog": action})
    left = () if stays else (LeftOut("bird-dog", action),)  # type: ignore[arg-type]
    assert part.left_out == left
    assert part.routine == (routine("cat-camel", "bird-dog") if stays else routine("cat-camel"))


def test_a_lock_and_a_prescription_leave_out_as_well() -> None:
    part = own(routine(PRESCRIBED, "bird-dog", "cat-camel"), {}, {"bird-dog"})
    assert part.left_out == (LeftOut(PRESCRIBED, "needs-prescription"), LeftOut("bird-dog", "locked"))
    assert part.routine == routine("cat-camel")


def test_a_caution_is_said_before_a_lock_that_ends() -> None:
    part = own(routine("bird-dog"), {"bird-dog": "avoid"}, {"bird-dog"})
    assert (part.routine, part.left_out) == (None, (LeftOut("bird-dog", "avoid"),))


@given(routine=routines, actions=actions, closed=st.frozensets(exercise))
def test_every_exercise_stays_or_is_left_out_for_a_reason(
    routine: Routine, actions: dict[str, CautionAction], closed: frozenset[str]
) -> None:
    part = own(routine, actions, closed)
    kept = part.routine.items if part.routine else ()
    left = [x.exercise for x in part.left_out]
    assert sorted([*(i.exercise for i in kept), *left]) == sorted(i.exercise for i in routine.items)
    assert not {i.exercise for i in kept} & set(left)
    for item in kept:
        assert actions.get(item.exercise) not in ("avoid", "ask-physio")
        assert item.exercise not in {*closed, PRESCRIBED}
    assert [i for i in routine.items if i in kept] == list(kept), "in their order"


def test_parts_of_several_templates_are_told_apart() -> None:
    by_id = {t.id: t for t in LIBRARY.templates}
    core, steady = by_id["core-strength"], by_id["core-stability-8w"]
    assert own_copy(core, core.routines[0]).id == "core-strength.one-session"
    assert own_copy(core, core.routines[0]).title == "Core strength"
    assert own_copy(steady, steady.routines[1]).title == "Steady core, 8 weeks: Weeks 3-4: build"
    assert own_copy(steady, steady.routines[1]).items == steady.routines[1].items
