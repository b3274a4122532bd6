"""Pain scores before a session and in one: what each sets off, on both sides of every edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from safety_samples import RULES, numbered

from corecoach.safety import Case, PainThresholds, lasting, rose_too_far
from corecoach.safety.scores import implied, score_rules, severe_rule

USUAL = PainThresholds()
SCORES = st.none() | st.integers(0, 10)
SEVERE = "pain_severe_now"


def before(score: int | None, **changes: object) -> Case:
    return Case(pain_now=score, **changes)  # type: ignore[arg-type]


def during(start: int | None, now: int | None, **changes: object) -> Case:
    return Case(during_session=True, pain_start=start, pain_now=now, **changes)  # type: ignore[arg-type]


def set_off(case: Case) -> list[str]:
    """The rules that scores set off, in their order."""
    return [rule.id for rule in score_rules(RULES, case)]


# -- which rules ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "rules"),
    [(None, []), (0, []), (5, []), (6, ["N0"]), (7, ["N0"]), (8, ["N0b"]), (10, ["N0b"])],
)
def test_before_a_session(score: int | None, rules: list[str]) -> None:
    assert set_off(before(score)) == rules
    # Where it started counts only in a session.
    assert set_off(before(score, pain_start=0)) == rules


@pytest.mark.parametrize(
    ("start", "now", "rules"),
    [(3, None, []), (None, None, []), (3, 5, []), (3, 6, ["N1"]), (6, 7, []), (7, 7, []), (7, 8, ["N3"]),
     (0, 8, ["N3", "N1"]), (None, 8, ["N3", "N1"]), (8, 10, ["N3"]), (None, 7, ["N1"])],
)  # fmt: skip
def test_in_a_session(start: int | None, now: int | None, rules: list[str]) -> None:
    assert set_off(during(start, now)) == rules


def test_thresholds_come_from_the_rules() -> None:
    rules = numbered(N0={"lowest": 3, "highest": 4}, N0b={"lowest": 5}, N3={"lowest": 6})
    found = [[rule.id for rule in score_rules(rules, before(n))] for n in range(2, 7)]
    assert found == [[], ["N0"], ["N0"], ["N0b"], ["N0b"]]
    assert [severe_rule(rules, during(5, n)) is not None for n in (5, 6)] == [False, True]


# -- N1 ---------------------------------------------------------------------------------------------------

# Start, now, limits (not above, rise at most), and whether it stops the exercise.
ROSE = [
    (0, 2, (5, 2), False), (0, 3, (5, 2), True), (3, 5, (5, 2), False), (4, 5, (5, 2), False),
    (5, 5, (5, 2), False), (5, 6, (5, 2), True), (4, 6, (5, 2), True),
    # Started above the limit: only the rise counts.
    (6, 6, (5, 2), False), (6, 8, (5, 2), False), (6, 9, (5, 2), True), (9, 3, (5, 2), False),
    (None, 5, (5, 2), False), (None, 6, (5, 2), True), (None, 10, (10, 2), False), (3, None, (5, 2), False),
    (None, None, (0, 0), False),
    (3, 4, (3, 1), True), (2, 3, (3, 1), False), (1, 3, (3, 1), True), (3, 7, (7, 4), False),
    (2, 7, (7, 4), True), (3, 8, (7, 9), True), (0, 0, (0, 0), False), (0, 1, (0, 9), True),
    (1, 2, (9, 0), True), (None, 1, (0, 9), True),
]  # fmt: skip


@pytest.mark.parametrize(("start", "now", "limits", "stops"), ROSE)
def test_pain_that_rose_too_far(
    start: int | None, now: int | None, limits: tuple[int, int], stops: bool
) -> None:
    thresholds = PainThresholds(stop_above=limits[0], stop_rise=limits[1])
    assert rose_too_far(start, now, thresholds) is stops
    assert ("N1" in set_off(during(start, now, limits=thresholds))) is stops


def test_the_usual_limits_are_those_of_the_facts() -> None:
    assert (USUAL.stop_above, USUAL.stop_rise, USUAL.next_morning_rise) == (5, 2, 2)


@given(SCORES, st.integers(0, 9), st.integers(0, 10), st.integers(0, 10))
def test_more_pain_and_stricter_limits_never_let_a_session_go_on(
    start: int | None, now: int, above: int, rise: int
) -> None:
    limits = PainThresholds(stop_above=above, stop_rise=rise)
    if rose_too_far(start, now, limits):
        assert rose_too_far(start, now + 1, limits)
        if start is not None and now - start > rise:
            assert rose_too_far(start, now, replace(limits, stop_rise=max(0, rise - 1)))


# -- what a score answers, and what it leaves -------------------------------------------------------------


@pytest.mark.parametrize("score", [8, 9, 10])
def test_a_severe_score_answers_its_item_and_makes_it_new(score: int) -> None:
    for case in (before(score), during(8, score)):
        said = replace(
            case,
            answers={SEVERE: "no", "fever": "unsure"},
            statuses={SEVERE: "resolved", "fever": "worse"},
        )
        found = implied(RULES, said)
        assert found.answers == {SEVERE: "yes", "fever": "unsure"}
        assert found.statuses == {"fever": "worse"}
        assert replace(found, answers=said.answers, statuses=said.statuses) == said


def test_that_it_is_worse_counts_beside_a_severe_score() -> None:
    for case in (before(8), during(8, 9)):
        said = replace(case, statuses={SEVERE: "worse", "fever": "improving"})
        assert implied(RULES, said).statuses == {SEVERE: "worse", "fever": "improving"}


@pytest.mark.parametrize("score", [None, 0, 6, 7])
def test_a_lower_score_answers_nothing(score: int | None) -> None:
    for case in (before(score), during(score, score)):
        said = replace(case, answers={SEVERE: "yes"}, statuses={SEVERE: "improving"})
        assert implied(RULES, said) == said


def test_each_rule_answers_the_item_that_it_names() -> None:
    rules = numbered(N0b={"item": "pain_jump"})
    assert implied(rules, before(8)).answers == {"pain_jump": "yes"}
    assert implied(rules, during(8, 8)).answers == {SEVERE: "yes"}


@pytest.mark.parametrize(
    ("case", "kept"),
    [(before(None), None), (before(3), None), (before(6), None), (before(7), None), (before(8), 8),
     (before(10), 10), (during(3, 3), 3), (during(0, 7), 7), (during(8, 8), 8), (during(3, None), None)],
)  # fmt: skip
def test_a_score_that_keeps_one_session_gentle_locks_nothing_for_later(case: Case, kept: int | None) -> None:
    said = replace(case, answers={"fever": "yes"}, flu_like=True)
    assert lasting(RULES, said) == replace(said, pain_now=kept)


def test_without_a_programme_the_limits_are_those_of_the_rules() -> None:
    assert PainThresholds.of(RULES) == USUAL
    other = numbered(N1={"stop_above": 3, "stop_rise": 1}, N4={"rise": 4})
    assert PainThresholds.of(other) == PainThresholds(stop_above=3, stop_rise=1, next_morning_rise=4)


def test_scores_answer_items_that_nobody_is_asked() -> None:
    assert RULES.by_score == {"pain_severe_now", "pain_jump", "pain_severe_days"}
