"""Whether the clauses of a rule hold, and which items stand behind it."""

from collections.abc import Collection, Mapping
from itertools import product

from msgspec import Struct

from corecoach.safety.case import Case
from corecoach.safety.rules import (
    AllOf,
    AnyOf,
    Clause,
    Count,
    FluLike,
    Items,
    Not,
    Outcome,
    Pair,
    Person,
    RuleSet,
)


class View(Struct, frozen=True):
    """A case with the outcome of each item by its own row, and the items that are active (Yes, new or worse)
    or unsure. What a rule has lowered is explained, and neither; not sure about what is old or gone counts
    no more than Yes to it would."""

    rules: RuleSet
    case: Case
    outcomes: Mapping[str, Outcome]
    active: frozenset[str]
    unsure: frozenset[str]


def view_of(
    rules: RuleSet, case: Case, outcomes: Mapping[str, Outcome], lowered: Collection[str] = ()
) -> View:
    """The view of a case; `lowered` items are explained by a rule."""
    fresh = [i for i in outcomes if i not in lowered and case.status(rules, i) in ("new", "worse")]
    answers = case.answers
    active = frozenset(i for i in fresh if answers[i] == "yes")
    return View(rules, case, outcomes, active, frozenset(i for i in fresh if answers[i] == "unsure"))


# The items behind a clause that holds, or None when it does not hold.
Behind = tuple[str, ...] | None


def all_hold(clauses: tuple[Clause, ...], view: View) -> Behind:
    """The items behind clauses that all hold, in the order of the item table; None when one does not."""
    found: set[str] = set()
    for clause in clauses:
        behind = holds(clause, view)
        if behind is None:
            return None
        found |= set(behind)
    return tuple(sorted(found, key=lambda i: view.rules.item(i).number))


def holds(clause: Clause, view: View) -> Behind:
    """The items behind one clause, perhaps none; None when it does not hold."""
    match clause:
        case Items():
            return _items(clause, view)
        case Pair():
            return _pair(clause, view)
        case Count():
            return _count(clause, view)
        case Person():
            return () if any(view.case.profile.has(fact) for fact in clause.any_of) else None
        case FluLike():
            return () if view.case.flu_like else None
        case AllOf():
            return all_hold(clause.of, view)
        case AnyOf():
            return _any(clause, view)
        case Not():
            return () if holds(clause.clause, view) is None else None


def _items(clause: Items, view: View) -> Behind:
    found = tuple(i for i in view.rules.expand(clause.any_of) if _answered(clause.answer, i, view))
    return found if len(found) >= clause.at_least else None


def _answered(wanted: str, item_id: str, view: View) -> bool:
    match wanted:
        case "active":
            return item_id in view.active
        case "active-or-unsure":
            return item_id in view.active or item_id in view.unsure
        case "unsure":
            return item_id in view.unsure
        case "worse":
            return item_id in view.active and view.case.statuses.get(item_id) == "worse"
        case "not-no":
            return view.case.answer(item_id) != "no"
        case _:
            return view.case.answer(item_id) == wanted


def _pair(clause: Pair, view: View) -> Behind:
    def counts(item_id: str) -> bool:
        return item_id in view.active or (item_id in view.unsure and item_id not in clause.unsure_ignored)

    first = [i for i in view.rules.expand(clause.first) if counts(i)]
    second = [i for i in view.rules.expand(clause.second) if counts(i)]
    pairs = [{a, b} for a, b in product(first, second) if a != b and (a in view.active or b in view.active)]
    return tuple(set().union(*pairs)) if pairs else None


def _count(clause: Count, view: View) -> Behind:
    found = tuple(
        i
        for i, outcome in view.outcomes.items()
        if outcome.tier is clause.tier and i in view.active and i not in clause.leaving_out
    )
    return found if len(found) >= clause.at_least else None


def _any(clause: AnyOf, view: View) -> Behind:
    found = [behind for part in clause.of if (behind := holds(part, view)) is not None]
    return tuple({i for behind in found for i in behind}) if found else None
