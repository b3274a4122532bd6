"""A first use of ice or heat: its early look at the skin, whatever the protocol."""

import pytest
from msgspec.structs import replace
from thermal_steps import BUILT_IN, RULES, forbids, protocol, text

from corecoach.thermal.plan import compile_plan
from corecoach.thermal.protocol import GROUP, Group, Protocol, Step

EARLY = RULES.number("TH11", "first_use_most_min")
BOTH: frozenset[Group] = frozenset({"cold", "heat"})


def planned(what: str | Protocol, first: frozenset[Group] = BOTH) -> str:
    """The steps of a plan."""
    return text(compile_plan(protocol(what) if isinstance(what, str) else what, RULES, first).steps)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("s h10 s", "s h5 s h5 s"),
        ("s h10 s h10 s", "s h5 s h5 s h10 s"),
        ("s h5 s h10 s", "s h5 s h10 s"),
        ("s h6 s", "s h5 s h1 s"),
        ("s h3 h7 s", "s h3 s h7 s"),
        ("s i5 s i10 s", "s i5 s i10 s"),
        ("s i5 s r60 s h10 s", "s i5 s r60 s h5 s h5 s"),
        ("s h3 i1 h3 i1 s h3 i1 s", "s h3 i1 s h3 i1 s h3 i1 s"),
        ("s m5 s", "s m5 s"),
        ("s w120 s", "s w120 s"),
    ],
)
def test_the_skin_is_looked_at_after_five_minutes_in_all(what: str, expected: str) -> None:
    assert planned(what) == expected
    assert planned(what, frozenset()) == what


def test_only_what_is_new_gets_the_early_look() -> None:
    both = "s i5 s r60 s h10 s"
    assert planned(both, frozenset({"cold"})) == both
    assert planned(both, frozenset({"heat"})) == "s i5 s r60 s h5 s h5 s"


def test_the_steps_of_a_first_use_take_the_place_of_the_others() -> None:
    acute = next(p for p in BUILT_IN if p.id == "ice_acute")
    assert planned(acute) == planned(acute, frozenset({"cold"})) == "s i5 s"
    assert planned(acute, frozenset({"heat"})) == planned(acute, frozenset()) == "s i5 s i10 s"
    # Where only one of two is new, they would leave out what is not.
    two = protocol("s i5 s r60 s h5 s", first_steps=protocol("s i5 s").steps)
    assert planned(two, frozenset({"cold"})) == "s i5 s r60 s h5 s"


@pytest.mark.covers("TH11")
@pytest.mark.parametrize("built_in", BUILT_IN, ids=lambda p: p.id)
def test_a_first_use_of_a_built_in_protocol_has_the_look_and_breaks_no_limit(built_in: Protocol) -> None:
    plan = compile_plan(built_in, RULES, BOTH)
    for group in built_in.groups:
        on = 0.0
        for step in plan.steps:
            if step.do == "check" and on:
                break
            on += (step.min or 0) if GROUP.get(step.do) == group else 0
        assert on <= EARLY or built_in.modes == ("wrap",)
    assert forbids(replace(built_in, steps=plan.steps)) == set()


@pytest.mark.parametrize("built_in", BUILT_IN, ids=lambda p: p.id)
def test_an_early_look_takes_nothing_away(built_in: Protocol) -> None:
    whole = replace(built_in, first_steps=())

    def minutes(steps: tuple[Step, ...], do: str) -> float:
        return sum(step.min or 0 for step in steps if step.do == do)

    for do in ("ice", "ice-massage", "heat", "wrap", "rest"):
        assert minutes(compile_plan(whole, RULES, BOTH).steps, do) == minutes(whole.steps, do)
