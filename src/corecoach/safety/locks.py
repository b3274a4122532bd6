"""Locks as sets: which contains which, what two have in common, and their one normal form."""

from collections.abc import Iterable

from corecoach.safety.rules import Lock, Outcome, Tier

EVERYTHING = (Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE)
# What a lock contains beside itself.
_INSIDE = {
    Lock.ALL_EXERCISE: {Lock.STRENGTHENING, Lock.THIS_EXERCISE, Lock.PROGRESSION},
    Lock.STRENGTHENING: {Lock.PROGRESSION},
}


def spelt_out(locks: Iterable[Lock]) -> set[Lock]:
    """The locks with all that they contain."""
    found = set(locks)
    for lock in tuple(found):
        found |= _INSIDE.get(lock, set())
    return found


def normalise(locks: Iterable[Lock], tier: Tier) -> tuple[Lock, ...]:
    """Sorted locks without those that a larger one contains; EMERGENCY locks exercise, heat and ice."""
    kept = set(locks)
    if tier is Tier.EMERGENCY:
        kept |= set(EVERYTHING)
    for lock in tuple(kept):
        kept -= _INSIDE.get(lock, set())
    return tuple(sorted(kept))


def lesser(one: Outcome, other: Outcome) -> Outcome:
    """What both outcomes have in common: the lower tier, and the locks that both contain."""
    tier = min(one.tier, other.tier, key=lambda t: t.rank)
    return Outcome(tier, normalise(spelt_out(one.locks) & spelt_out(other.locks), tier))


def within(one: Outcome, other: Outcome) -> bool:
    """Whether `one` is nowhere above `other`, neither in tier nor in locks."""
    return one.tier.rank <= other.tier.rank and spelt_out(one.locks) <= spelt_out(other.locks)
