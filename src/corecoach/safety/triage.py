"""From answers to a tier and locks: every answer by its row, the highest tier wins, locks are united."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from corecoach.safety.rules import Answer, Lock, Outcome, RuleSet, ScreeningItem, Tier


class Fired(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that applied, the items behind it, and what clears it."""

    rule: str
    items: tuple[str, ...]
    clears: str


class Triage(Struct, frozen=True, forbid_unknown_fields=True):
    """The result of a set of answers. `locks` is sorted and normalised."""

    tier: Tier
    locks: tuple[Lock, ...]
    fired: tuple[Fired, ...]
    rules_version: str


def triage(rules: RuleSet, answers: Mapping[str, Answer]) -> Triage:
    """Tier, locks and fired rules for `answers` (item id to answer; an absent item counts as no).

    Raises KeyError for an item that the rules do not have, and for any other answer.
    """
    tier, locks, fired = Tier.NONE, set[Lock](), list[Fired]()
    for item_id, answer in sorted(answers.items()):
        item = rules.item(item_id)
        outcome = _outcome(item, answer)
        if outcome is None or outcome.tier is Tier.NONE:
            continue
        tier = max(tier, outcome.tier, key=lambda t: t.rank)
        locks |= set(outcome.locks)
        fired.append(Fired(rule=f"item:{item.id}", items=(item.id,), clears=item.clears))
    return Triage(
        tier=tier, locks=normalise(locks, tier), fired=tuple(fired), rules_version=rules.rules_version
    )


def _outcome(item: ScreeningItem, answer: Answer) -> Outcome | None:
    outcomes: dict[Answer, Outcome | None] = {"no": None, "yes": item.yes, "unsure": item.unsure}
    return outcomes[answer]


def normalise(locks: Iterable[Lock], tier: Tier) -> tuple[Lock, ...]:
    """Sorted locks without those that a larger one contains; EMERGENCY locks exercise, heat and ice."""
    kept = set(locks)
    if tier is Tier.EMERGENCY:
        kept |= {Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE}
    if Lock.ALL_EXERCISE in kept:
        kept -= {Lock.STRENGTHENING, Lock.THIS_EXERCISE, Lock.PROGRESSION}
    if Lock.STRENGTHENING in kept:
        kept -= {Lock.PROGRESSION}
    return tuple(sorted(kept))
