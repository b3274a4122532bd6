"""What is pointed out about a programme as a whole: limits of pain, review, progress, plans, ice and heat."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corecoach.practice.draft import USUAL_LIMITS, Draft
from corecoach.practice.item_remarks import MOST_CONFIRMATIONS
from corecoach.practice.remark import ConfirmMend, LimitsMend, Remark
from corecoach.prescription import BaselineEntry
from corecoach.safety.rules import RuleSet

if TYPE_CHECKING:
    from corecoach.thermal.rules import ThermalRules

# Plans that the person's app asks a clinician for (rules P2, P3 and P5 on persons), by the caution that comes
# with the same answer.
PLANS = {
    "osteoporosis": "osteoporosis_plan_confirmed",
    "pregnancy-2nd-3rd-trimester": "pregnancy_plan_confirmed",
    "recent-spinal-surgery": "postop_plan_confirmed",
}
# Rule P1.
CHILD_PLAN, GROWN_UP = "child_plan_confirmed", 18
# A leg symptom below the buttock is what the caution `sciatica` asks about (programmes facts, 9).
_LEG = ("leg_pain_one", "leg_tingle", "leg_numb", "leg_weak", "pain_moving_down")
# Scores that no pain goes above: then nothing stops.
_NEVER = {"stop_above": 10, "stop_rise": 10}


def cautions_of(draft: Draft, cautions: Collection[str]) -> frozenset[str]:
    """What applies to the person: said of them, written in the programme, or part of the baseline."""
    leg = any(entry.item in _LEG and entry.reaches not in (None, "buttock") for entry in draft.baseline)
    return frozenset(cautions) | frozenset(draft.cautions) | ({"sciatica"} if leg else frozenset())


def whole_remarks(
    draft: Draft, cautions: frozenset[str], rules: RuleSet | None, age: int | None, *, has_room: bool
) -> Iterator[Remark]:
    """All that is pointed out about the programme beside its routines and weeks. `has_room`: the app may
    propose more of an exercise."""
    yield from _plans(draft, cautions, age)
    yield from _stops(draft)
    if rules is not None:
        yield from (_baseline(entry, rules) for entry in draft.baseline if not _counts(entry, rules))
        yield from (_vague(entry, rules) for entry in draft.baseline if _unsaid(entry))
    if draft.review_by is None:
        yield Remark("no-review", "no-review", "know", field="review_by")
    if draft.routines and not has_room and not _progresses(draft):
        yield Remark("no-progression", "no-progression", "know")


def protocol_remarks(draft: Draft, thermal: "ThermalRules | None") -> Iterator[Remark]:
    """What is pointed out in its protocols of ice and heat. What is refused is said when it is signed."""
    if not draft.protocols or thermal is None:
        return
    # Few programmes have any.
    from corecoach.exchange.thermal_problems import protocol_warnings

    for number, protocol in enumerate(draft.protocols):
        for found in protocol_warnings(protocol, thermal):
            # The rule stands first in what is said.
            key = f"protocol:{protocol.get('id')}:{found.where}:{found.what.split(':')[0]}"
            names = (found.what, found.allowed)
            yield Remark(key, "protocol", "know", at=number, field=found.where, names=names)


def _plans(draft: Draft, cautions: frozenset[str], age: int | None) -> Iterator[Remark]:
    wanted = [(PLANS[code], code) for code in sorted(cautions) if code in PLANS]
    if age is not None and age < GROWN_UP:
        wanted.append((CHILD_PLAN, ""))
    for plan, code in wanted:
        if plan not in draft.confirmations:
            room = len(draft.confirmations) < MOST_CONFIRMATIONS
            yield Remark(
                f"plan:{plan}", "plan", "settle", names=(plan, code), mend=ConfirmMend(plan) if room else None
            )


def _counts(entry: BaselineEntry, rules: RuleSet) -> bool:
    """Whether the person's app believes a programme that this is known."""
    return rules.has_item(entry.item) and rules.item(entry.item).baseline == "plan"


def _baseline(entry: BaselineEntry, rules: RuleSet) -> Remark:
    title = rules.item(entry.item).title if rules.has_item(entry.item) else entry.item
    return Remark(f"baseline:{entry.item}", "baseline", "know", names=(entry.item, title), field="baseline")


def _unsaid(entry: BaselineEntry) -> tuple[str, ...]:
    """What a sign in a leg has and nobody said: without it, the same sign elsewhere counts as known too."""
    if entry.item not in _LEG:
        return ()
    return tuple(part for part in ("side", "reaches") if getattr(entry, part) is None)


def _vague(entry: BaselineEntry, rules: RuleSet) -> Remark:
    title = rules.item(entry.item).title if rules.has_item(entry.item) else entry.item
    unsaid = _unsaid(entry)
    key = f"baseline-vague:{entry.item}:{'+'.join(unsaid)}"
    return Remark(key, "baseline-vague", "know", names=(entry.item, title, *unsaid), field="baseline")


def _stops(draft: Draft) -> Iterator[Remark]:
    limits = draft.pain_limits
    for field in ("stop_above", "stop_rise", "next_morning_rise"):
        value, usual = getattr(limits, field), getattr(USUAL_LIMITS, field)
        if value <= usual:
            continue
        mend = LimitsMend(replace(limits, **{field: usual}))
        numbers = {"value": value, "most": usual}
        never = value >= _NEVER.get(field, value + 1)
        yield Remark(
            f"{'no-stop-limit' if never else 'late-stop'}:{field}={value}",
            "no-stop-limit" if never else "late-stop", "settle" if never else "know", field=field,
            numbers=numbers, mend=mend,
        )  # fmt: skip


def _progresses(draft: Draft) -> bool:
    """Whether a later phase asks for something else than the one before."""
    plans = [{slot.routine for slot in phase.schedule if slot.days} for phase in draft.phases]
    return any(later - earlier for earlier, later in pairwise(plans))
