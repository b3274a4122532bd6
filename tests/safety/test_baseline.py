"""What a clinician wrote down: who may have, how long it counts, and what a status is worth against it."""

from datetime import date, timedelta
from itertools import product
from typing import Any, get_args

import pytest
from safety_samples import RULES

from corecoach.safety import Known, Status, believed, standing
from corecoach.safety.baseline import Reach, is_current, reaches_lower

TODAY = date(2026, 11, 17)
DAY = timedelta(days=1)
# Read off the red-flag facts: of these nobody has a baseline (1.1), of those only by clearance (1.4).
NEVER = ("trauma_major", "fever", "chest_pain", "calf_swollen", "urinary_visceral")
BY_CLEARANCE = ("ces_saddle", "ces_bladder_leak", "ces_sexual", "legs_both", "leg_weak_severe")
BY_PLAN = ("leg_weak", "leg_numb", "leg_tingle", "leg_pain_one", "walk_unsteady", "back_locking")
UNASKED = ("skin_numb_site", "dizzy", "pain_severe_now")


def known(item: str, days_ago: int = 7, **changes: Any) -> Known:
    """An entry of a week ago."""
    return Known(item, TODAY - days_ago * DAY, **changes)


def status_of(item: str, stated: Status, *entries: Known, events: tuple[date, ...] = ()) -> Status:
    """What a stated status is worth."""
    return believed(RULES, {item: stated}, iter(entries), TODAY, iter(events))[item]


# -- who may have written it down -------------------------------------------------------------------------

TAKEN = [(BY_PLAN, True, True), (BY_CLEARANCE, False, True), (NEVER, False, False), (UNASKED, False, False)]


@pytest.mark.parametrize(("items", "by_plan", "by_clearance"), TAKEN)
def test_whose_entry_a_row_accepts(items: tuple[str, ...], by_plan: bool, by_clearance: bool) -> None:
    for item in items:
        for cleared, accepted in ((False, by_plan), (True, by_clearance)):
            entry = known(item, by_clearance=cleared)
            assert standing(RULES, [entry], item) == (entry if accepted else None)
            assert status_of(item, "known_unchanged", entry) == ("known_unchanged" if accepted else "new")


def test_the_newest_entry_that_is_accepted_stands() -> None:
    old, new = known("ces_saddle", 30, by_clearance=True), known("ces_saddle", 8, by_clearance=True)
    by_plan, other = known("ces_saddle", 1), known("leg_numb", 1)
    for entries in ([old, new, by_plan, other], [other, by_plan, new, old]):
        assert standing(RULES, entries, "ces_saddle") == new
    assert standing(RULES, [old, by_plan], "ces_saddle") == old
    assert standing(RULES, [], "ces_saddle") is None


def test_an_entry_that_has_run_out_still_stands_to_be_compared_with() -> None:
    entry = known("leg_numb", 400)
    assert standing(RULES, [entry], "leg_numb") == entry


def test_an_entry_for_what_the_rules_do_not_have_is_none() -> None:
    assert standing(RULES, [known("no_such_item")], "no_such_item") is None
    assert status_of("no_such_item", "improving", known("no_such_item")) == "new"


# -- how long it counts -----------------------------------------------------------------------------------

# Twelve weeks, and six for a weak leg (1.4); on the last day it has run out.
LASTS = [("leg_numb", 84), ("leg_tingle", 84), ("back_locking", 84), ("leg_weak", 42)]


@pytest.mark.parametrize(("item", "days"), LASTS)
def test_it_counts_to_the_day(item: str, days: int) -> None:
    for ago, counts in ((0, True), (days - 1, True), (days, False), (days + 1, False), (-1, False)):
        assert is_current(RULES, known(item, ago), TODAY, ()) is counts
        expected = "known_unchanged" if counts else "old_unassessed"
        assert status_of(item, "known_unchanged", known(item, ago)) == expected


def test_something_that_happened_since_ends_it_at_once() -> None:
    entry = known("leg_numb", 7)
    for days_ago, counts in ((8, True), (7, True), (6, False), (0, False), (-3, False)):
        events = (TODAY - 30 * DAY, TODAY - days_ago * DAY)
        assert is_current(RULES, entry, TODAY, events) is counts
        assert is_current(RULES, entry, TODAY, events[::-1]) is counts
        expected = "improving" if counts else "old_unassessed"
        assert status_of("leg_numb", "improving", entry, events=events) == expected


# -- what a status is worth -------------------------------------------------------------------------------


@pytest.mark.parametrize("stated", ["known_unchanged", "improving"])
def test_known_is_new_without_an_entry_and_old_with_one_that_has_run_out(stated: Status) -> None:
    assert status_of("leg_numb", stated) == "new"
    assert status_of("leg_numb", stated, known("leg_tingle")) == "new"
    assert status_of("leg_numb", stated, known("leg_numb")) == stated
    assert status_of("leg_numb", stated, known("leg_numb", 90)) == "old_unassessed"
    assert status_of("leg_numb", stated, known("leg_numb", 90), known("leg_numb", 3)) == stated


@pytest.mark.parametrize("stated", sorted(set(get_args(Status)) - {"known_unchanged", "improving"}))
def test_every_other_status_counts_as_stated(stated: Status) -> None:
    for entries in ((), (known("leg_numb"),), (known("leg_numb", 90),)):
        assert status_of("leg_numb", stated, *entries) == stated


def test_each_item_is_compared_with_its_own_entry() -> None:
    stated: dict[str, Status] = {
        "leg_numb": "known_unchanged", "leg_tingle": "known_unchanged", "leg_weak": "improving",
        "dizzy": "worse",
    }  # fmt: skip
    entries = [known("leg_numb", 60), known("leg_weak", 60)]
    assert believed(RULES, stated, entries, TODAY) == {
        "leg_numb": "known_unchanged", "leg_tingle": "new", "leg_weak": "old_unassessed", "dizzy": "worse",
    }  # fmt: skip
    assert believed(RULES, {}, entries, TODAY) == {}


def test_an_event_ends_every_entry_before_it() -> None:
    stated: dict[str, Status] = {"leg_numb": "improving", "leg_tingle": "improving"}
    entries = [known("leg_numb", 20), known("leg_tingle", 5)]
    events = iter([TODAY - 10 * DAY])
    assert believed(RULES, stated, entries, TODAY, events) == {
        "leg_numb": "old_unassessed",
        "leg_tingle": "improving",
    }


# -- how far down it goes ---------------------------------------------------------------------------------

DOWN: tuple[Reach, ...] = ("buttock", "thigh", "calf", "foot")


def test_lower_is_towards_the_foot_and_unknown_is_not_lower() -> None:
    for (a, before), (b, now) in product(enumerate(DOWN), repeat=2):
        assert reaches_lower(before, now) is (b > a)
    for reach in (*DOWN, None):
        assert not reaches_lower(None, reach) and not reaches_lower(reach, None)
