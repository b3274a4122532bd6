"""What stands in the way of a start: what is known of the person, and how long that is known for."""

from datetime import timedelta

import pytest
from log_samples import DAY
from msgspec.structs import replace
from start_samples import ALL, BOTH, HEAT, ICE, MASSAGE, NOW, asked, at, rules, said
from thermal_steps import RULES, protocol

from corecoach.safety.waiting import Stamp
from corecoach.thermal.protocol import Protocol
from corecoach.thermal.rules import Condition
from corecoach.thermal.start import answers_hold, conditions_of

# -- TH15: the person --------------------------------------------------------------------------------------


@pytest.mark.covers("TH15")
@pytest.mark.parametrize("condition", RULES.conditions, ids=lambda c: c.id)
@pytest.mark.parametrize("what", [ICE, HEAT, BOTH], ids=lambda p: p.id)
def test_a_condition_blocks_or_asks_as_the_data_say(what: Protocol, condition: Condition) -> None:
    weights = {g: condition.weight(g) for g in what.groups}
    barred = any(weights.values()) or condition.id == "cannot_remove"
    assert bool(rules(what, answers=said(condition.id))) is barred
    # Where a clinician has to be asked, it is asked for each kind by itself.
    agreed = tuple(g for g, w in weights.items() if w == "ask")
    still = "block" in weights.values() or condition.id == "cannot_remove"
    assert bool(rules(what, answers=said(condition.id, agreed=agreed))) is still
    other = tuple(g for g in ("cold", "heat") if g not in agreed)
    assert bool(rules(what, answers=said(condition.id, agreed=other))) is barred
    # Said before this condition was known, it is said of another.
    before = tuple(c.id for c in RULES.conditions if c.id != condition.id)
    assert bool(rules(what, answers=said(condition.id, agreed=agreed, agreed_for=before))) is barred
    # A clinician who has thought of it may allow it, and nobody else.
    allowed = replace(what, author="clinician", allows=(condition.id,))
    assert rules(allowed, answers=said(condition.id)) == []
    mine = replace(what, allows=(condition.id,))
    assert bool(rules(mine, answers=said(condition.id))) is barred


def test_one_that_was_allowed_lets_no_other_pass() -> None:
    made = replace(ICE, author="clinician", allows=("raynaud",))
    assert rules(made, answers=said("raynaud", "cold_injury")) == ["TH15"]
    assert rules(made, answers=said("clot")) == ["TH15"]


@pytest.mark.covers("TH15")
@pytest.mark.parametrize("condition", [c for c in RULES.conditions if c.implied_by], ids=lambda c: c.id)
def test_what_the_profile_knows_is_not_asked_again(condition: Condition) -> None:
    for modifier in condition.implied_by:
        known = asked(modifiers=frozenset({modifier}))
        assert condition in conditions_of(known, RULES)
        for group, what in (("cold", ICE), ("heat", HEAT)):
            barred = bool(rules(what, modifiers=frozenset({modifier})))
            weights = [c.weight(group) for c in conditions_of(known, RULES)]  # type: ignore[arg-type]
            assert barred is any(weights)


@pytest.mark.covers("TH15")
@pytest.mark.parametrize(
    ("ages", "thin"), [((63, 64), False), ((64, 65), True), ((65, 66), True), ((80, 80), True)]
)
def test_from_sixty_five_on_skin_counts_as_thin(ages: tuple[int, int], thin: bool) -> None:
    assert bool(rules(ICE, ages=ages)) is thin
    agreed = said(agreed=("cold",))
    assert rules(ICE, ages=ages, answers=agreed) == []
    for longer in ("s i5 s i1 s", "s i5 r10 s i5 s i1 s"):
        assert bool(rules(protocol(longer), ages=ages, answers=agreed)) is thin
    assert rules(HEAT, ages=ages) == rules(MASSAGE, ages=ages, answers=agreed) == []


# -- TH19: who can take it off ------------------------------------------------------------------------------


@pytest.mark.covers("TH19")
@pytest.mark.parametrize(
    ("ages", "grown"), [((17, 18), False), ((18, 19), True), ((5, 6), False), (None, False)]
)
@pytest.mark.parametrize("what", ALL, ids=lambda p: p.id)
def test_a_child_or_somebody_of_no_known_age_needs_a_clinician(
    what: Protocol, ages: tuple[int, int] | None, grown: bool
) -> None:
    assert rules(what, ages=ages) == ([] if grown else ["TH19"])
    assert rules(replace(what, author="clinician"), ages=ages) == []


@pytest.mark.covers("TH19")
def test_somebody_who_cannot_take_it_off_needs_a_clinician() -> None:
    helpless = said("cannot_remove")
    for what in ALL:
        assert rules(what, answers=helpless) == ["TH19"]
        assert rules(replace(what, author="clinician"), answers=helpless) == []


# -- TH20: how old the answers are ---------------------------------------------------------------------------


@pytest.mark.covers("TH20")
@pytest.mark.parametrize(
    ("age_s", "holds"), [(0, True), (7 * DAY - 1, True), (7 * DAY, True), (7 * DAY + 1, False), (-1, False)]
)
def test_answers_hold_for_seven_days(age_s: float, holds: bool) -> None:
    answers = said(stamp=at(NOW, -age_s))
    assert answers_hold(answers, NOW, RULES) is holds
    assert rules(ICE, answers=answers) == ([] if holds else ["TH20"])


def test_answers_grow_old_by_the_longer_clock() -> None:
    eight = Stamp(NOW.at, NOW.boot, NOW.boot_s - 8 * DAY)
    assert not answers_hold(said(stamp=eight), NOW, RULES)
    wall = Stamp(NOW.at - timedelta(days=8), NOW.boot, NOW.boot_s - 60)
    assert not answers_hold(said(stamp=wall), NOW, RULES)


def test_across_a_start_of_the_machine_answers_grow_old_by_the_wall_clock() -> None:
    for days, holds in ((6, True), (8, False), (-1, False)):
        other = Stamp(NOW.at - timedelta(days=days), "another", 5.0)
        assert answers_hold(said(stamp=other), NOW, RULES) is holds


def test_without_answers_nothing_of_the_person_is_known() -> None:
    assert not answers_hold(None, NOW, RULES)
    assert rules(ICE, answers=None) == ["TH20"]
    assert rules(replace(ICE, author="clinician"), answers=None) == ["TH20"]
