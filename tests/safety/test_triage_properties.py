"""What holds for every case: total, normalised, and monotone in answers, statuses and modifiers."""

from itertools import pairwise

from cases import CASES, ITEMS, MODIFIERS, cases
from msgspec.structs import replace
from safety_samples import RULES

from corecoach.safety import (
    Case,
    Lock,
    Outcome,
    Profile,
    Tier,
    Triage,
    normalise,
    spelt_out,
    triage,
    within,
)

# One answer, one status and one modifier are varied in each case.
SHARE = CASES // 3
EVERYTHING = {Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE}


def outcome(result: Triage) -> Outcome:
    return Outcome(result.tier, result.locks)


def check_shape(result: Triage, case: Case) -> None:
    """What every result has, whatever the case."""
    assert result.locks == normalise(result.locks, result.tier) == tuple(sorted(result.locks)), case
    assert result.tier is not Tier.EMERGENCY or set(result.locks) == EVERYTHING, case
    assert result.tier is not Tier.NONE or not (result.locks or result.fired), case
    # Whatever locks for longer than one session names what ends it.
    lasting = [f for f in result.fired if f.rule not in ("N0", "item:morning_stiff")]
    assert all(f.clears != "none" for f in lasting), case
    assert not result.locks or result.fired, case


def check_rising(results: list[Triage], case: Case) -> None:
    for lower, higher in pairwise(results):
        assert within(outcome(lower), outcome(higher)), (case, lower, higher)


def test_more_certain_answers_never_lower_anything() -> None:
    for random, case in cases(1, SHARE):
        item = random.choice(ITEMS)
        results = [
            triage(RULES, replace(case, answers={**case.answers, item: answer}))
            for answer in ("no", "unsure", "yes")
        ]
        check_rising(results, case)
        for result in results:
            check_shape(result, case)


def test_worse_statuses_never_lower_anything() -> None:
    """Known is at most new, new at most worse; old and gone are at most new."""
    for random, case in cases(2, SHARE):
        item = random.choice(sorted(case.answers) or ITEMS)
        answers = {**case.answers, item: random.choice(("yes", "yes", "unsure"))}
        by = {
            status: triage(RULES, replace(case, answers=answers, statuses={**case.statuses, item: status}))
            for status in ("known_unchanged", "improving", "old_unassessed", "resolved", "new", "worse")
        }
        for lesser in ("known_unchanged", "improving", "old_unassessed", "resolved"):
            check_rising([by[lesser], by["new"], by["worse"]], case)


def test_one_more_risk_never_lowers_anything() -> None:
    for random, case in cases(3, SHARE):
        modifier = random.choice(MODIFIERS)
        person = case.profile
        more = replace(person, modifiers=person.modifiers | {modifier})
        less = replace(person, modifiers=person.modifiers - {modifier})
        results = [triage(RULES, replace(case, profile=p)) for p in (less, more)]
        check_rising(results, case)
        confirmed = triage(RULES, replace(case, profile=replace(more, confirmed=frozenset(RULES.plans))))
        check_rising([confirmed, results[1]], case)


def test_a_higher_score_never_lowers_anything() -> None:
    for _random, case in cases(4, CASES // 10):
        check_rising([triage(RULES, replace(case, pain_now=n)) for n in (None, 0, 5, 6, 8, 10)], case)


def test_nothing_reported_is_none_for_everybody_without_a_rule_of_their_own() -> None:
    for random, case in cases(5, CASES // 10):
        quiet = Case(
            profile=case.profile, flu_like=case.flu_like, settled=frozenset(("P1", "P2", "P3", "P4", "P5"))
        )
        result = triage(RULES, replace(quiet, answers=dict.fromkeys(random.sample(ITEMS, 9), "no")))
        assert (result.tier, result.locks, result.fired) == (Tier.NONE, (), ()), case
    assert triage(RULES, Case(profile=Profile())).fired == ()


def test_the_order_of_answers_and_a_spoken_no_change_nothing() -> None:
    for _random, case in cases(6, CASES // 10):
        turned = dict(reversed(case.answers.items()))
        silent = {i: a for i, a in case.answers.items() if a != "no"}
        results = [triage(RULES, replace(case, answers=a)) for a in (case.answers, turned, silent)]
        assert results[0] == results[1] == results[2], case
        assert spelt_out(results[0].locks) >= set(results[0].locks)
