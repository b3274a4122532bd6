"""Which sides are trained, and in which order, as the programme states it."""

import pytest
from msgspec.structs import replace

from corecoach.library import Library
from corecoach.prescription import Item, Routine, resolve
from corecoach.prescription.exercise import Sides
from corecoach.session import PhaseKind, Timeline, compile_timeline

LIBRARY = Library()


def timeline(sides: Sides | None, exercise: str = "side-bridge-knees") -> Timeline:
    items = resolve(Routine("r", "R", (Item(exercise, sides=sides),)), LIBRARY.exercises)
    return compile_timeline("r", items)


@pytest.mark.parametrize(
    ("sides", "order"),
    [(None, ["right", "left"]), ("right-left", ["right", "left"]), ("left-right", ["left", "right"]),
     ("right", ["right"]), ("left", ["left"])],
)  # fmt: skip
def test_each_set_has_the_sides_that_were_prescribed(sides: Sides | None, order: list[str]) -> None:
    line = timeline(sides)
    sets = line.items[0].dosage.sets
    for number in range(1, sets + 1):
        seen = [p.side for p in line.phases if p.set == number and p.kind.is_work]
        assert list(dict.fromkeys(seen)) == order
    switches = [p for p in line.phases if p.kind is PhaseKind.SWITCH]
    assert len(switches) == sets * (len(order) - 1)
    assert all(p.side == order[-1] for p in switches)
    assert line.phases[0].side == order[0]


def test_one_side_takes_half_the_work() -> None:
    both, one = timeline(None).items[0], timeline("left").items[0]
    dosage = both.dosage
    rests = (dosage.sets - 1) * dosage.rest_between_sets_s
    assert both.seconds - rests == 2 * (one.seconds - rests)


def test_an_exercise_without_sides_has_none_whatever_is_stated() -> None:
    line, plain = timeline("left", "glute-bridge"), timeline(None, "glute-bridge")
    assert line.phases == plain.phases and {p.side for p in line.phases} == {None}
    assert replace(line.items[0], sides=None) == plain.items[0]
