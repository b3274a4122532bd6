"""Locks form a lattice: what contains what, the one normal form, and what two outcomes have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from safety_samples import locks

from corecoach.safety import Lock, Outcome, Tier, normalise, spelt_out, within
from corecoach.safety.locks import EVERYTHING, lesser

A, S, T, P, H, I = locks("astphi")  # noqa: E741
LOCKS = st.frozensets(st.sampled_from(Lock))
TIERS = st.sampled_from(Tier)
# As a case leads to: in normal form, and nothing locked where there is nothing to do.
OUTCOMES = st.builds(
    lambda tier, some: Outcome(tier, normalise(() if tier is Tier.NONE else some, tier)), TIERS, LOCKS
)


def same(one: Outcome, other: Outcome) -> bool:
    return within(one, other) and within(other, one)


@pytest.mark.parametrize(
    ("lock", "contained"), [("a", "astp"), ("s", "sp"), ("t", "t"), ("p", "p"), ("h", "h"), ("i", "i")]
)
def test_what_each_lock_contains(lock: str, contained: str) -> None:
    assert spelt_out(locks(lock)) == set(locks(contained))
    assert spelt_out(iter(locks(lock))) == set(locks(contained))


@pytest.mark.parametrize(
    ("given_", "normal"),
    [("", ""), ("a", "a"), ("astp", "a"), ("sp", "s"), ("st", "st"), ("tp", "pt"), ("ps", "s"),
     ("pa", "a"), ("ihsa", "ahi"), ("hh", "h"), ("tsphi", "hist")],
)  # fmt: skip
def test_the_normal_form(given_: str, normal: str) -> None:
    for tier in (Tier.NONE, Tier.CAUTION, Tier.SOON, Tier.URGENT):
        assert normalise(locks(given_), tier) == locks(normal)
        assert normalise(iter(locks(given_[::-1])), tier) == locks(normal)
    assert normalise(locks(given_), Tier.EMERGENCY) == EVERYTHING == locks("ahi")


@given(LOCKS)
def test_spelling_out_is_a_closure(some: frozenset[Lock]) -> None:
    whole = spelt_out(some)
    assert some <= whole
    assert spelt_out(whole) == whole


@given(LOCKS, LOCKS)
def test_more_locks_contain_more(some: frozenset[Lock], more: frozenset[Lock]) -> None:
    assert spelt_out(some | more) == spelt_out(some) | spelt_out(more)


@given(LOCKS, TIERS)
def test_the_normal_form_means_the_same_and_is_the_shortest(some: frozenset[Lock], tier: Tier) -> None:
    normal = normalise(some, tier)
    everything = set(EVERYTHING) if tier is Tier.EMERGENCY else set()
    assert spelt_out(normal) == spelt_out(some | everything)
    assert normalise(normal, tier) == normal == tuple(sorted(set(normal)))
    for lock in normal:
        assert lock not in spelt_out(set(normal) - {lock})


@given(LOCKS, LOCKS, TIERS)
def test_what_means_the_same_has_one_normal_form(
    some: frozenset[Lock], other: frozenset[Lock], tier: Tier
) -> None:
    alike = spelt_out(some) == spelt_out(other)
    if alike:
        assert normalise(some, tier) == normalise(other, tier)
    elif tier is not Tier.EMERGENCY:
        assert normalise(some, tier) != normalise(other, tier)


# -- outcomes ---------------------------------------------------------------------------------------------


@given(OUTCOMES, OUTCOMES, OUTCOMES)
def test_nowhere_above_is_an_order(one: Outcome, other: Outcome, third: Outcome) -> None:
    assert within(one, one)
    if within(one, other) and within(other, third):
        assert within(one, third)
    if same(one, other):
        assert one == other


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((Tier.SOON, "s"), (Tier.SOON, "s"), True),
        ((Tier.SOON, "s"), (Tier.SOON, "a"), True),
        ((Tier.SOON, "a"), (Tier.SOON, "s"), False),
        ((Tier.SOON, "s"), (Tier.URGENT, "s"), True),
        ((Tier.URGENT, "s"), (Tier.SOON, "s"), False),
        ((Tier.URGENT, ""), (Tier.SOON, "ahi"), False),
        ((Tier.CAUTION, "h"), (Tier.URGENT, "a"), False),
        ((Tier.CAUTION, "sp"), (Tier.CAUTION, "s"), True),
        ((Tier.NONE, ""), (Tier.NONE, ""), True),
    ],
)
def test_both_the_tier_and_the_locks_must_not_be_above(
    one: tuple[Tier, str], other: tuple[Tier, str], expected: bool
) -> None:
    assert within(Outcome(one[0], locks(one[1])), Outcome(other[0], locks(other[1]))) is expected


@given(OUTCOMES, OUTCOMES)
def test_what_two_have_in_common_is_in_both(one: Outcome, other: Outcome) -> None:
    both = lesser(one, other)
    assert within(both, one) and within(both, other)
    assert both == lesser(other, one)
    assert both.locks == normalise(both.locks, both.tier)


@given(OUTCOMES, OUTCOMES, OUTCOMES)
def test_nothing_larger_is_in_both(one: Outcome, other: Outcome, third: Outcome) -> None:
    if within(third, one) and within(third, other):
        assert within(third, lesser(one, other))
    assert lesser(one, one) == one
    if within(one, other):
        assert lesser(one, other) == one


def test_examples_of_what_two_have_in_common() -> None:
    assert lesser(Outcome(Tier.URGENT, (A, H)), Outcome(Tier.SOON, (S, I))) == Outcome(Tier.SOON, (S,))
    assert lesser(Outcome(Tier.CAUTION, (T,)), Outcome(Tier.SOON, (A,))) == Outcome(Tier.CAUTION, (T,))
    assert lesser(Outcome(Tier.CAUTION, (T,)), Outcome(Tier.SOON, (S,))) == Outcome(Tier.CAUTION, ())
    assert lesser(Outcome(Tier.SOON, (S,)), Outcome(Tier.CAUTION, (P,))) == Outcome(Tier.CAUTION, (P,))
    # An emergency locks all that an emergency locks, whatever was written.
    bare = Outcome(Tier.EMERGENCY, ())
    assert lesser(bare, bare) == Outcome(Tier.EMERGENCY, (A, H, I))
