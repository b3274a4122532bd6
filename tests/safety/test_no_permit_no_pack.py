"""No Permit, no ice and no heat: every way in of a coach is tried with less than all that is needed."""

from pathlib import Path

import pytest
from safety_samples import ASSETS, NOW

from corecoach.clock import ManualClock
from corecoach.coach import Coach
from corecoach.home import Home
from corecoach.library import Library
from corecoach.safety import Answer, Refusal

LIBRARY = Library(ASSETS)


@pytest.fixture
def clock() -> ManualClock:
    """Stands on a morning."""
    return ManualClock(NOW)


@pytest.fixture
def coach(tmp_path: Path, clock: ManualClock) -> Coach:
    """A coach of somebody of forty who has said so, and nothing else."""
    somebody = Home(tmp_path / "home").coach(LIBRARY, clock)
    somebody.save_profile(40, (), (), {})
    return somebody


TICKS = frozenset(t.id for t in LIBRARY.thermal_rules.ticks) if LIBRARY.thermal_rules else frozenset()
NOT_ASKED: dict[str, tuple[frozenset[str], tuple[str, ...] | None]] = {
    "nothing": (frozenset(), None),
    "no ticks": (frozenset(), ()),
    "all ticks but one": (TICKS - {"awake"}, ()),
    "ticks of another kind": (frozenset({"moving", "over_clothing"}), ()),
    "no answers": (TICKS, None),
    "a condition": (TICKS, ("clot",)),
}


@pytest.mark.parametrize("said", NOT_ASKED)
@pytest.mark.parametrize("which", [p.id for p in LIBRARY.protocols])
def test_no_ice_or_heat_starts_without_answers_that_allow_it(coach: Coach, which: str, said: str) -> None:
    ticks, conditions = NOT_ASKED[said]
    if conditions is not None:
        coach.packs.shelf.save_answers(conditions, ())
    protocol = coach.packs.shelf.protocol(which)
    assert protocol is not None
    decided = coach.packs.run.start(protocol, "stiff", ticks)
    assert isinstance(decided, Refusal) and decided.reason == "limits"
    assert coach.packs.run.running is None and not coach.had_pack_on


@pytest.mark.parametrize("which", [p.id for p in LIBRARY.protocols])
def test_no_ice_or_heat_starts_through_a_lock_or_for_nobody(
    coach: Coach, tmp_path: Path, clock: ManualClock, which: str
) -> None:
    nobody = Home(tmp_path / "nobody").coach(LIBRARY, clock)
    coach.report({"ces_saddle": "yes"})
    for each, why in ((coach, "locked"), (nobody, "no-profile")):
        each.packs.shelf.save_answers((), ())
        protocol = each.packs.shelf.protocol(which)
        assert protocol is not None
        decided = each.packs.run.start(protocol, "stiff", TICKS)
        assert isinstance(decided, Refusal) and decided.reason == why
        assert not each.had_pack_on


def test_answers_before_exercise_start_no_ice_or_heat(coach: Coach) -> None:
    gates: dict[str, Answer] = {"G1": "no", "G2": "no", "G3": "no", "W": "no"}
    coach.screen(gates, {"drowsy_impaired": "no"}, 2)
    heat = coach.packs.shelf.protocol("heat_subacute")
    assert heat is not None
    assert isinstance(coach.packs.run.start(heat, "stiff", ()), Refusal)
