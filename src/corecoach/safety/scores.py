"""The numeric pain rules that need no history: before a session and in one. Scores are 0-10."""

from msgspec import structs

from corecoach.safety.case import Case, PainThresholds
from corecoach.safety.rules import Answer, NumericRule, RuleSet, Status


def implied(rules: RuleSet, case: Case) -> Case:
    """The case with the answer that its score gives by itself (N0b, N3): 8 or more is severe pain now."""
    rule = severe_rule(rules, case)
    if rule is None:
        return case
    answers: dict[str, Answer] = {**case.answers, rule.item: "yes"}
    # What was said of it before counts only where it makes it worse.
    statuses: dict[str, Status] = {i: s for i, s in case.statuses.items() if i != rule.item or s == "worse"}
    return structs.replace(case, answers=answers, statuses=statuses)


def lasting(rules: RuleSet, case: Case) -> Case:
    """The case without a score that only keeps this one session gentle (N0): that locks nothing for later."""
    gentle_only = severe_rule(rules, case) is None and not case.during_session
    return structs.replace(case, pain_now=None) if gentle_only else case


def severe_rule(rules: RuleSet, case: Case) -> NumericRule | None:
    """The rule for a score that ends or forbids a session, if it applies: N3 in one, N0b before one."""
    rule = rules.score_rule("N3" if case.during_session else "N0b")
    if case.pain_now is None or case.pain_now < rule.numbers["lowest"]:
        return None
    return rule


def score_rules(rules: RuleSet, case: Case) -> list[NumericRule]:
    """The rules that the scores of a case set off, each with its own outcome."""
    found = [severe_rule(rules, case)]
    if not case.during_session:
        n0 = rules.score_rule("N0")
        if case.pain_now is not None and n0.numbers["lowest"] <= case.pain_now <= n0.numbers["highest"]:
            found.append(n0)
    elif rose_too_far(case.pain_start, case.pain_now, case.limits):
        found.append(rules.score_rule("N1"))
    return [rule for rule in found if rule]


def rose_too_far(start: int | None, now: int | None, limits: PainThresholds) -> bool:
    """N1: in a session pain rose by more than `stop_rise`, or passed `stop_above` having started at or below
    it. An unknown start can only pass."""
    if now is None:
        return False
    rose = start is not None and now - start > limits.stop_rise
    passed = now > limits.stop_above and (start is None or start <= limits.stop_above)
    return rose or passed
