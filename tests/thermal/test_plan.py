"""A protocol made ready to run: what a Permit is bound to, and the phases that it makes."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from thermal_steps import BUILT_IN, RULES, protocol, steps

from corecoach.session import PhaseKind
from corecoach.thermal.limits import broken
from corecoach.thermal.plan import Plan, compile_plan
from corecoach.thermal.protocol import Protocol, Step


def plan(what: str | Protocol) -> Plan:
    """Its plan, with everything used before."""
    return compile_plan(protocol(what) if isinstance(what, str) else what, RULES)


def digest(what: str | Protocol) -> str:
    """What a Permit is bound to."""
    return plan(what).timeline().digest()


# -- the digest ------------------------------------------------------------------------------------------

STEP = st.builds(
    lambda do, minutes: Step("check") if do == "check" else Step(do, minutes),
    st.sampled_from(["ice", "ice-massage", "heat", "wrap", "rest", "check"]),
    st.integers(1, 30),
)
STEPS = st.lists(STEP, min_size=1, max_size=8).map(tuple)


def test_no_two_built_in_protocols_share_a_digest() -> None:
    assert len({digest(p) for p in BUILT_IN}) == len(BUILT_IN) > 10


@given(STEPS, STEPS)
def test_other_steps_have_another_digest(one: tuple[Step, ...], other: tuple[Step, ...]) -> None:
    assert (digest(protocol(one)) == digest(protocol(other))) is (one == other)


def test_every_small_change_of_steps_changes_it() -> None:
    ways = [
        "s i5 s i10 s", "s i5 s i9 s", "s i5 i10 s", "s i15 s", "s i5 s h10 s", "s i5 s m10 s",
        "s i5 s r10 s", "s i10 s i5 s", "s i5 s i10 s s", "i5 s i10 s", "s s i5 s i10 s",
        "s i5 s w10 s", "s i5 r1 s i10 s",
    ]  # fmt: skip
    for one, other in combinations(ways, 2):
        assert digest(one) != digest(other), (one, other)


def test_the_protocol_itself_is_part_of_it_and_repeats_are_written_out() -> None:
    assert digest("s i5 s") != digest(protocol("s i5 s", id="another"))
    assert digest(protocol("s i5 s", repeats=2)) == digest("s i5 s s i5 s")
    assert digest("s i5 s") == digest(protocol((Step("check"), Step("ice", 5.0), Step("check"))))


# -- a first use -----------------------------------------------------------------------------------------


def test_its_own_first_steps_are_taken_when_all_of_it_is_new() -> None:
    made = protocol("s i5 s i10 s", first_steps=steps("s i5 s"))
    assert compile_plan(made, RULES, frozenset({"cold"})).steps == steps("s i5 s")
    assert compile_plan(made, RULES).steps == made.steps
    both = protocol("s i5 s r60 s h10 s", first_steps=steps("s i5 s"))
    assert compile_plan(both, RULES, frozenset({"cold", "heat"})).steps == steps("s i5 s")
    assert compile_plan(both, RULES, frozenset({"heat"})).steps == steps("s i5 s r60 s h5 s h5 s")


@pytest.mark.parametrize("made", BUILT_IN, ids=lambda p: p.id)
@pytest.mark.parametrize("first", [{"cold"}, {"heat"}, {"cold", "heat"}])
def test_a_first_use_breaks_no_limit_and_is_no_longer(made: Protocol, first: set[str]) -> None:
    new = frozenset(first) & set(made.groups)
    whole = compile_plan(made, RULES, new)  # type: ignore[arg-type]
    as_protocol = replace(made, steps=whole.steps, repeats=1, first_steps=())
    assert [b for b in broken(as_protocol, RULES) if b.severity == "block"] == []
    assert whole.timeline().total_s <= plan(made).timeline().total_s


# -- the timeline ----------------------------------------------------------------------------------------


def test_the_phases_are_the_steps_end_to_end() -> None:
    phases = plan("s i5 r10 s m2 s h4 s").timeline().phases
    assert [(p.kind, p.duration_s) for p in phases] == [
        (PhaseKind.SKIN_CHECK, 0), (PhaseKind.ICE, 300), (PhaseKind.RELAX, 600), (PhaseKind.SKIN_CHECK, 0),
        (PhaseKind.ICE_MASSAGE, 120), (PhaseKind.SKIN_CHECK, 0), (PhaseKind.HEAT, 240),
        (PhaseKind.SKIN_CHECK, 0),
    ]  # fmt: skip
    for one, other in pairwise(phases):
        assert one.start_s + one.duration_s == other.start_s
    assert plan("s w120 s").timeline().phases[1].kind is PhaseKind.WRAP


def test_what_goes_on_and_where_one_is() -> None:
    both = plan("s i5 s i5 s r60 s h5 s")
    assert both.modes == ("ice", "heat") and both.groups == ("cold", "heat")
    inside = [both.block_at(n) for n in range(len(both.steps))]
    ice, heat = both.blocks
    assert inside == [None, ice, ice, ice, None, None, None, heat, None]
    assert (ice.minutes, ice.session, heat.minutes, heat.session) == (10, 0, 5, 1)


@pytest.mark.parametrize(
    ("what", "contrast"),
    [
        ("s h3 i1 h3 s", (0,)),
        ("s h4 i1 h4 s", (0,)),
        ("s h5 i1 h5 s", ()),
        ("s i5 s r60 s h5 s", ()),
        ("s i3 s r5 s i3 s", ()),
        ("s i5 s r60 s h3 i1 h3 s", (1,)),
    ],
)
def test_in_turns_are_short_phases_of_both(what: str, contrast: tuple[int, ...]) -> None:
    assert plan(what).contrast == contrast


def test_what_it_takes_from_the_protocol() -> None:
    made = protocol("s i5 s", id="x", title="T", min_gap_min=90, author="clinician")
    done = plan(made)
    assert (done.protocol, done.title, done.min_gap_min, done.by_clinician) == ("x", "T", 90, True)
    assert done.new_session_s == 30 * 60
