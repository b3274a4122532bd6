"""From a case to a tier and locks. Small, pure and total: every case that names known items has a result.

Order, as in the red-flag facts, section 2: each answer by its row and status; the one rule that lowers; the
rules that raise; the highest tier wins, locks are united, and the whole is normalised.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs

from corecoach.safety.case import Case
from corecoach.safety.clauses import View, all_hold, holds, view_of
from corecoach.safety.locks import lesser, normalise, spelt_out
from corecoach.safety.rules import Lock, Outcome, Rule, RuleSet, ScreeningItem, StatusStep, Tier
from corecoach.safety.scores import implied, score_rules

NOTHING = Outcome(Tier.NONE, ())
# A symptom that is still there after the hours that it was given to go.
PERSISTS = "R1"


class Fired(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A rule that applied, the items behind it, and what clears it. `rescreen_h` is a second way out: so
    many hours, then a No."""

    rule: str
    items: tuple[str, ...]
    clears: str
    rescreen_h: int | None = None


class Triage(Struct, frozen=True, forbid_unknown_fields=True):
    """The result of a case. `locks` is sorted and normalised."""

    tier: Tier
    locks: tuple[Lock, ...]
    fired: tuple[Fired, ...]
    rules_version: str


class _Hit(Struct, frozen=True):
    fired: Fired
    outcome: Outcome


def triage(rules: RuleSet, case: Case) -> Triage:
    """Tier, locks and fired rules of a case. Raises KeyError for an item that the rules do not have."""
    case = implied(rules, case)
    outcomes = {i: own_outcome(rules, case, i) for i in _named(rules, case)}
    view = view_of(rules, case, outcomes)
    lowering = [rule for rule in rules.combinations if rule.lowers]
    hits = {rule.lowers: _lowered(hit, rule, view) for rule in lowering if (hit := _hit(rule, view))}
    view = view_of(rules, case, outcomes, hits) if hits else view
    found = [hits.get(i) or _row(rules.item(i), outcome) for i, outcome in view.outcomes.items()]
    found += _raising(view, {i: hit.outcome for i, hit in hits.items()})
    counting = [hit for hit in found if hit.outcome.tier is not Tier.NONE]
    tier = max((hit.outcome.tier for hit in counting), key=lambda t: t.rank, default=Tier.NONE)
    locks = {lock for hit in counting for lock in hit.outcome.locks}
    fired = tuple(hit.fired for hit in counting)
    return Triage(tier, normalise(locks, tier), fired, rules.rules_version)


def with_rules(rules: RuleSet, result: Triage, ids: Iterable[str]) -> Triage:
    """A result with rules on scores that were found to apply elsewhere, such as in the diary."""
    more = [rules.score_rule(i) for i in ids]
    tier = max((result.tier, *(r.outcome.tier for r in more)), key=lambda t: t.rank)
    locks = {*result.locks, *(lock for r in more for lock in r.outcome.locks)}
    fired = (*result.fired, *(Fired(r.id, (), r.clears) for r in more))
    return Triage(tier, normalise(locks, tier), fired, result.rules_version)


def own_outcome(rules: RuleSet, case: Case, item_id: str) -> Outcome:
    """What one answer leads to by its row and its status, without any combination."""
    item, answer = rules.item(item_id), case.answer(item_id)
    if answer == "no":
        return NOTHING
    yes = _by_status(rules, case, item)
    # Not sure never weighs more than Yes, whatever the status says.
    return yes if answer == "yes" else lesser(item.unsure, yes)


def _by_status(rules: RuleSet, case: Case, item: ScreeningItem) -> Outcome:
    status = case.status(rules, item.id)
    if status in item.statuses:
        return item.statuses[status]
    steps = rules.statuses.get(status, {})
    if item.baseline == "never":
        steps = steps | rules.statuses_without_baseline.get(status, {})
    step = steps.get(item.yes.tier)
    return _stepped(item.yes, step) if step else item.yes


def _stepped(row: Outcome, step: StatusStep) -> Outcome:
    locks: dict[str, set[Lock]] = {
        "row": set(row.locks),
        "row+all": {*row.locks, Lock.ALL_EXERCISE},
        "all": {Lock.ALL_EXERCISE},
        "relaxed": {Lock.STRENGTHENING if lock is Lock.ALL_EXERCISE else lock for lock in row.locks},
        "progression": {Lock.PROGRESSION} & spelt_out(row.locks),
        "none": set(),
    }
    return Outcome(step.tier, normalise(locks[step.locks], step.tier))


def _named(rules: RuleSet, case: Case) -> list[str]:
    """The items that have an answer, in the order of the table."""
    return sorted(case.answers, key=lambda i: rules.item(i).number)


def _row(item: ScreeningItem, outcome: Outcome) -> _Hit:
    return _Hit(Fired(f"item:{item.id}", (item.id,), item.clears, item.rescreen_h), outcome)


def _hit(rule: Rule, view: View) -> _Hit | None:
    behind = all_hold(rule.when, view)
    return None if behind is None else _Hit(Fired(rule.id, behind, rule.clears), rule.outcome)


def _lowered(hit: _Hit, rule: Rule, view: View) -> _Hit:
    """A rule that lowers can only lower: what the answer does not lock by itself, it does not lock either."""
    own = view.outcomes.get(rule.lowers, NOTHING)
    return structs.replace(hit, outcome=lesser(own, hit.outcome))


def _raising(view: View, lowered: Mapping[str, Outcome]) -> Iterator[_Hit]:
    rules, case = view.rules, view.case
    for rule in rules.combinations:
        if not rule.lowers and (hit := _hit(rule, view)):
            yield hit
    for person in rules.persons:
        open_ = person.plan not in case.profile.confirmed and person.id not in case.settled
        if open_ and holds(person.when, view) is not None:
            yield _Hit(Fired(person.id, (), person.clears), person.outcome)
    for number in score_rules(rules, case):
        yield _Hit(Fired(number.id, (), number.clears), number.outcome)
    yield from _persisting(view, lowered)


def _persisting(view: View, lowered: Mapping[str, Outcome]) -> Iterator[_Hit]:
    """Still there after the stated hours: it becomes SOON, and a clinician clears it (facts, 1.1)."""
    for item_id in sorted(view.case.persisting & view.outcomes.keys()):
        item, outcome = view.rules.item(item_id), lowered.get(item_id, view.outcomes[item_id])
        if outcome.tier is not Tier.NONE and item.raised_when_persisting:
            # What its row says beyond that counts beside it.
            yield _Hit(Fired(PERSISTS, (item_id,), "CLIN"), Outcome(Tier.SOON, outcome.locks))
