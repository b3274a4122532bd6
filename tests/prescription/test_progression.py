"""What to do next time: the rules for more, the same and less, on both sides of each edge."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from corecoach.library import Library
from corecoach.prescription import DosageChange, Item, Limits, Routine, UnknownExercise
from corecoach.prescription.progression import plan_next
from corecoach.prescription.proposal import ItemPlan, Plan
from corecoach.prescription.sitting import ItemDone, Sitting, zone

LIBRARY = dict(Library().exercises)
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
ROOM = Limits(max_sets=3, max_reps=12, max_hold_s=10)
# 2 sets of 8 that may become 3 sets of 12.
BRIDGE = Item("glute-bridge", limits=ROOM)
CAMEL = Item("cat-camel", limits=Limits(max_reps=10))
CURL = Item("mcgill-curl-up", limits=ROOM)
CLAM = Item("clamshell", DosageChange(reps=8), limits=ROOM)
NOTHING = frozenset[str]()


def sitting(day: float = 0, *items: ItemDone, **more: Any) -> Sitting:
    """A good sitting of the bridge, `day` days after the first Monday, with some fields changed."""
    at = MONDAY + day * DAY
    stated: dict[str, Any] = {
        "pain_before": 2, "pain_max": 3, "pain_after": 2, "next_morning": 2, "relief_taken": False,
        "form_kept": True,
    }  # fmt: skip
    done = items or (ItemDone("glute-bridge", 1.0),)
    return Sitting(at, at + HOUR, done, **(stated | more))


def plan(*sittings: Sitting, items: Sequence[Item] = (BRIDGE,), hours: float = 24, **more: Any) -> Plan:
    """The plan some hours after the last sitting began."""
    last = sittings[-1].at if sittings else MONDAY
    return plan_next(
        Routine("r", "R", tuple(items)), LIBRARY, sittings, last + timedelta(hours=hours), **more
    )


def only(*sittings: Sitting, **more: Any) -> ItemPlan:
    """The plan for the bridge alone."""
    (item,) = plan(*sittings, **more).items
    return item


def said(*sittings: Sitting, **more: Any) -> tuple[str, str, str]:
    """Change, rule and why for the bridge alone."""
    proposal = only(*sittings, **more).proposal
    return proposal.change, proposal.rule, proposal.why


def reps(item: ItemPlan) -> Any:
    """Repetitions of the dose that is planned."""
    return LIBRARY[item.item.exercise].dosage.changed(item.item.dosage).reps


def each(*done: str, **more: Any) -> tuple[ItemDone, ...]:
    """These exercises, all done."""
    return tuple(ItemDone(name, 1.0, **more) for name in done)


HARDER = ("harder", "PR4", "more-reps")
STEADY = ("same", "PR4", "steady")
AMBER = ("hold", "PR5", "amber")
UNKNOWN = ("hold", "PR3", "unknown")


# -- rule 3: a good session ----------------------------------------------------------------------------


def test_two_good_sessions_are_one_step_up() -> None:
    item = only(sitting(0), sitting(1))
    assert (item.proposal.change, item.proposal.rule, item.proposal.why) == HARDER
    assert item.proposal.numbers == {"reps": 9}
    assert item.item == replace(BRIDGE, dosage=DosageChange(sets=2, reps=9, hold_s=4))


def test_the_order_in_which_sittings_are_given_is_no_matter() -> None:
    red = sitting(2, pain_max=8)
    assert plan(red, sitting(1), sitting(0), hours=24) == plan(sitting(0), sitting(1), red)


def test_the_first_time_is_as_prescribed() -> None:
    assert said() == ("same", "PR12", "as-prescribed")
    assert only().item is BRIDGE


def test_one_good_session_is_not_enough() -> None:
    assert said(sitting(0)) == STEADY
    assert only(sitting(0)).item is BRIDGE


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"pain_max": 3}, HARDER),
        ({"pain_max": 4}, AMBER),
        ({"pain_before": 3, "pain_max": 4}, HARDER),
        ({"pain_before": 4, "pain_max": 5}, HARDER),
        ({"pain_before": 3, "pain_max": 5}, AMBER),
        ({"pain_before": 5, "pain_max": 5}, AMBER),
        ({"pain_before": 2, "next_morning": 3}, HARDER),
        ({"pain_before": 0, "next_morning": 1}, HARDER),
        ({"pain_after": 4}, AMBER),
        ({"form_kept": False}, ("hold", "PR3", "form")),
        ({"form_kept": None}, UNKNOWN),
        ({"pain_before": None}, UNKNOWN),
        ({"pain_max": None}, UNKNOWN),
        ({"next_morning": None}, UNKNOWN),
        ({"pain_after": None}, HARDER),
        ({"relief_taken": None}, UNKNOWN),
        ({"pain_max": None, "pain_after": 4}, AMBER),
        ({"pain_before": None, "pain_max": 4}, AMBER),
    ],
)
def test_what_makes_the_last_session_good(more: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert said(sitting(0), sitting(1, **more)) == expected


@pytest.mark.parametrize(
    "more",
    [
        {"pain_max": 4}, {"pain_max": None}, {"next_morning": None}, {"pain_before": None},
        {"form_kept": False}, {"form_kept": None}, {"relief_taken": None}, {"relief_taken": True},
    ],
)  # fmt: skip
def test_the_session_before_must_be_good_too(more: dict[str, Any]) -> None:
    assert said(sitting(0, **more), sitting(1)) == STEADY
    assert said(sitting(0), sitting(1, **more), sitting(2)) == (
        HARDER if more.get("relief_taken") else STEADY
    )


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, HARDER),
        (0.9, HARDER),
        (0.89, ("hold", "PR5", "part-done")),
        (0.6, ("hold", "PR5", "part-done")),
        (0.59, ("hold", "PR5", "little-done")),
        (0.0, ("hold", "PR5", "little-done")),
    ],
)
def test_how_much_was_done(share: float, expected: tuple[str, str, str]) -> None:
    assert said(sitting(0), sitting(1, ItemDone("glute-bridge", share))) == expected


def test_the_share_is_said_in_whole_percent() -> None:
    item = only(sitting(0), sitting(1, ItemDone("glute-bridge", 0.57)))
    assert item.proposal.numbers == {"percent": 57}


def test_the_share_of_the_whole_session_counts_for_every_exercise() -> None:
    part = (ItemDone("glute-bridge", 1.0), ItemDone("cat-camel", 0.7))
    bridge, camel = plan(sitting(0, *part), sitting(1, *part), items=(BRIDGE, CAMEL)).items
    assert (bridge.proposal.why, bridge.proposal.numbers) == ("part-done", {"percent": 85})
    assert (camel.proposal.why, camel.proposal.numbers) == ("part-done", {"percent": 70})


def test_nine_tenths_three_times_is_nine_tenths() -> None:
    done = tuple(ItemDone(name, 0.9) for name in ("glute-bridge", "cat-camel", "clamshell"))
    items = plan(sitting(0, *done), sitting(1, *done), items=(BRIDGE, CAMEL, CLAM)).items
    assert [i.proposal.change for i in items] == ["harder", "harder", "same"]


def test_an_exercise_that_the_sitting_does_not_have_is_unknown() -> None:
    bridge, camel = plan(sitting(0), sitting(1), items=(BRIDGE, CAMEL)).items
    assert (bridge.proposal.change, camel.proposal.why) == ("harder", "unknown")


def test_an_exercise_that_hurt_stays_and_an_easier_one_is_offered() -> None:
    item = only(sitting(0), sitting(1, ItemDone("glute-bridge", 1.0, hurt=True)))
    assert (item.proposal.change, item.proposal.rule, item.proposal.why) == ("hold", "PR2", "hurt")
    assert item.alternative == "pelvic-tilt"
    assert item.item is BRIDGE


def test_an_exercise_that_hurt_the_time_before_was_not_good() -> None:
    assert said(sitting(0, ItemDone("glute-bridge", 1.0, hurt=True)), sitting(1)) == STEADY


def test_the_same_exercise_twice_is_two() -> None:
    twice = (BRIDGE, replace(BRIDGE, dosage=DosageChange(reps=10)))
    done = (ItemDone("glute-bridge", 1.0), ItemDone("glute-bridge", 0.9, hurt=True))
    first, second = plan(sitting(0, *done), sitting(1, *done), items=twice).items
    assert [first.proposal.why, second.proposal.why] == ["more-reps", "hurt"]


# -- rule 4: one step up -------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "expected"), [(20, HARDER), (19.99, STEADY), (0.5, STEADY)])
def test_twenty_hours_lie_between(hours: float, expected: tuple[str, str, str]) -> None:
    assert said(sitting(0), sitting(hours / 24)) == expected


def test_three_good_sessions_in_a_row_may_span_the_twenty_hours() -> None:
    assert said(sitting(0), sitting(0.5), sitting(1)) == HARDER


def test_hours_are_hours_in_another_time_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    later = sitting(0.8)
    moved = replace(later, at=later.at.astimezone(tokyo), ended_at=later.ended_at.astimezone(tokyo))
    assert moved.at.date() != sitting(0).at.date()
    assert said(sitting(0), moved) == STEADY


def test_repetitions_then_sets_then_ask() -> None:
    at_top = replace(BRIDGE, dosage=DosageChange(reps=12))
    item = only(sitting(0), sitting(1), items=(at_top,))
    assert (item.proposal.why, item.proposal.numbers) == ("more-sets", {"sets": 3})
    assert item.item.dosage == DosageChange(sets=3, reps=12, hold_s=4)
    full = replace(BRIDGE, dosage=DosageChange(sets=3, reps=12))
    assert said(sitting(0), sitting(1), items=(full,)) == ("hold", "PR4", "ask-physio")
    assert only(sitting(0), sitting(1), items=(full,)).item is full


def test_without_a_stated_maximum_there_is_no_step_up() -> None:
    assert said(sitting(0), sitting(1), items=(Item("glute-bridge"),)) == ("hold", "PR4", "ask-physio")


def test_without_a_listed_progression_there_is_nothing_to_ask_for() -> None:
    item, done = Item("single-leg-bridge"), ItemDone("single-leg-bridge", 1.0)
    assert LIBRARY["single-leg-bridge"].progressions == ()
    assert said(sitting(0, done), sitting(1, done), items=(item,)) == ("hold", "PR4", "at-limit")


def test_the_range_of_the_exercise_is_a_limit_too() -> None:
    item = Item("cat-camel", DosageChange(reps=10), Limits(max_reps=50))
    done = ItemDone("cat-camel", 1.0)
    assert said(sitting(0, done), sitting(1, done), items=(item,))[0] == "hold"


@pytest.mark.parametrize("name", ["mcgill-curl-up", "bird-dog", "side-bridge-full"])
def test_a_mcgill_hold_is_never_made_longer(name: str) -> None:
    item = Item(name, DosageChange(hold_s=9), Limits(max_sets=10, max_reps=50, max_hold_s=60))
    done = ItemDone(name, 1.0)
    for n in range(12):
        planned = only(sitting(n, done), sitting(n + 1, done), items=(item,)).item
        assert planned.dosage.hold_s == 9
        dosage = LIBRARY[name].dosage.changed(planned.dosage)
        total = sum(dosage.reps_of_set(s) for s in range(dosage.sets)) * len(LIBRARY[name].side_order())
        done = ItemDone(name, 1.0, asked_reps=total, asked_hold_s=9.0 * total)


def test_two_exercises_step_up_and_the_others_wait_their_turn() -> None:
    items = (BRIDGE, CAMEL, CURL, CLAM)
    done = each(*(i.exercise for i in items))
    first = plan(sitting(0, *done), sitting(1, *done), items=items)
    assert [p.proposal.change for p in first.items] == ["harder", "harder", "same", "same"]
    assert [p.proposal.why for p in first.items[2:]] == ["others-first"] * 2
    raised = (
        ItemDone("glute-bridge", 1.0, asked_reps=18), ItemDone("cat-camel", 1.0, asked_reps=9), *done[2:],
    )  # fmt: skip
    second = plan(sitting(0, *done), sitting(1, *done), sitting(2, *raised), items=items)
    assert [p.proposal.change for p in second.items] == ["same", "same", "harder", "harder"]
    assert [reps(p) for p in second.items[:2]] == [9, 9]


def test_one_that_cannot_step_up_takes_nobodys_turn() -> None:
    items = (Item("glute-bridge"), CAMEL, CLAM)
    done = each(*(i.exercise for i in items))
    changes = [p.proposal.change for p in plan(sitting(0, *done), sitting(1, *done), items=items).items]
    assert changes == ["hold", "harder", "harder"]


def test_a_step_up_takes_two_sessions_at_the_dose_that_was_asked_for() -> None:
    raised = ItemDone("glute-bridge", 1.0, asked_reps=18, asked_hold_s=72)
    assert said(sitting(0), sitting(1), sitting(2, raised)) == STEADY
    item = only(sitting(1), sitting(2, raised), sitting(3, raised))
    assert (item.proposal.why, item.proposal.numbers) == ("more-reps", {"reps": 10})


def test_a_hold_is_at_the_dose_that_was_asked_for() -> None:
    raised = ItemDone("glute-bridge", 1.0, asked_reps=20)
    assert reps(only(sitting(0), sitting(1, raised, pain_max=4))) == 10
    assert reps(only(sitting(0), sitting(1, raised, pain_max=None))) == 10


# -- rule 11: pain relief ------------------------------------------------------------------------------


def test_scores_after_pain_relief_do_not_step_up() -> None:
    relieved = {"relief_taken": True}
    hold = ("hold", "PR11", "relief")
    assert said(sitting(0, **relieved), sitting(1, **relieved)) == hold
    assert said(sitting(0), sitting(1, **relieved)) == hold
    assert said(sitting(0, **relieved), sitting(1)) == STEADY


def test_two_scores_without_pain_relief_must_agree() -> None:
    relieved = sitting(1, relief_taken=True)
    assert said(sitting(0), relieved, sitting(2)) == HARDER
    assert said(sitting(0), sitting(0.9), relieved) == HARDER
    assert said(sitting(0.5), sitting(0.9), relieved) == ("hold", "PR11", "relief")
    assert said(sitting(0, pain_max=4), relieved, sitting(2)) == STEADY


def test_pain_relief_takes_no_step_down_away() -> None:
    assert said(sitting(0), sitting(1, pain_max=6, relief_taken=True))[1:] == ("PR6", "pain-high")


# -- rule 5: hold --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("peak", "expected"), [(4, "amber"), (5, "amber"), (6, "pain-high")])
def test_amber_holds(peak: int, expected: str) -> None:
    assert said(sitting(0), sitting(1, pain_max=peak))[2] == expected


def test_amber_does_not_go_back_up_from_a_lower_dose() -> None:
    lower = ItemDone("glute-bridge", 1.0, asked_reps=10)
    assert reps(only(sitting(0, lower), sitting(1, lower, pain_max=4))) == 5
    assert reps(only(sitting(0, lower), sitting(1, lower, next_morning=None))) == 5
    assert reps(only(sitting(0, lower), sitting(1, lower))) == 8
    assert said(sitting(0, lower), sitting(1, lower)) == ("same", "PR12", "as-prescribed")


# -- rule 6: step down ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"pain_max": 5}, AMBER),
        ({"pain_max": 6}, ("easier", "PR6", "pain-high")),
        ({"pain_max": None, "pain_after": 6}, ("easier", "PR6", "pain-high")),
        ({"next_morning": 3}, HARDER),
        ({"next_morning": 4}, ("easier", "PR6", "pain-next-morning")),
        ({"pain_before": None, "pain_after": 2, "next_morning": 4}, ("easier", "PR6", "pain-next-morning")),
        ({"pain_before": None, "pain_after": 2, "next_morning": 3}, UNKNOWN),
        ({"pain_before": None, "pain_after": None, "next_morning": 9}, UNKNOWN),
    ],
)
def test_what_steps_down(more: dict[str, Any], expected: tuple[str, str, str]) -> None:
    assert said(sitting(0), sitting(1, **more)) == expected


@pytest.mark.parametrize(
    ("rise", "morning", "expected"),
    [(1, 2, HARDER), (1, 3, "easier"), (3, 3, HARDER), (3, 4, AMBER), (3, 5, "easier")],
)
def test_the_programme_says_how_much_the_next_morning_may_be_up(
    rise: int, morning: int, expected: Any
) -> None:
    got = said(sitting(0), sitting(1, next_morning=morning), next_morning_rise=rise)
    assert expected in (got, got[0])


def test_the_numbers_of_a_step_down() -> None:
    assert only(sitting(0, pain_max=7)).proposal.numbers == {"pain": 7}
    item = only(sitting(0, next_morning=5))
    assert item.proposal.numbers == {"start": 2, "morning": 5}


def test_what_hurt_steps_down_and_the_others_hold() -> None:
    done = (ItemDone("glute-bridge", 0.5, hurt=True), ItemDone("cat-camel", 1.0))
    bridge, camel = plan(sitting(0, *done, pain_max=6), items=(BRIDGE, CAMEL)).items
    assert (bridge.proposal.change, reps(bridge)) == ("easier", 5)
    assert (camel.proposal.change, camel.proposal.rule, camel.proposal.why) == ("hold", "PR6", "other-hurt")
    assert camel.item is CAMEL
    assert (bridge.alternative, camel.alternative) == ("pelvic-tilt", None)


def test_an_alternative_that_a_caution_rules_out_is_not_offered() -> None:
    seated = replace(LIBRARY["pelvic-tilt"], cautions=LIBRARY["mcgill-curl-up"].cautions)
    red = sitting(0, ItemDone("glute-bridge", 0.5, hurt=True), pain_max=6)
    routine = Routine("r", "R", (BRIDGE,))
    for codes, offered in ((frozenset({"osteoporosis"}), None), (NOTHING, "pelvic-tilt")):
        library = LIBRARY | {"pelvic-tilt": seated}
        (item,) = plan_next(routine, library, (red,), MONDAY + DAY, avoided=codes).items
        assert item.alternative == offered


@pytest.mark.parametrize("done", [each("glute-bridge", "cat-camel"), each("wall-sit", hurt=True)])
def test_when_nobody_knows_what_hurt_all_step_down(done: tuple[ItemDone, ...]) -> None:
    items = plan(sitting(0, *done, pain_max=6), items=(BRIDGE, CAMEL)).items
    assert [i.proposal.change for i in items] == ["easier", "easier"]
    assert [reps(i) for i in items] == [5, 5]


def test_a_step_down_is_for_two_sessions() -> None:
    red, lower = sitting(0, pain_max=6), ItemDone("glute-bridge", 1.0, asked_reps=10)
    assert reps(only(red)) == 5
    second = only(red, sitting(1, lower))
    assert (reps(second), second.proposal.why) == (5, "still-easier")
    assert reps(only(red, sitting(1, lower), sitting(2, lower))) == 8


def test_lower_doses_that_went_well_are_no_reason_for_more_than_was_prescribed() -> None:
    after = [sitting(n) for n in range(1, 5)]
    assert said(sitting(0, pain_max=6), *after[:2])[0] == "same"
    assert said(sitting(0, pain_max=6), *after[:3])[0] == "same"
    assert said(sitting(0, pain_max=6), *after) == HARDER


def test_another_bad_session_is_another_step_down() -> None:
    red = sitting(0, pain_max=6), sitting(1, pain_max=7)
    assert reps(only(*red)) == 4
    assert reps(only(*red, sitting(2))) == 5
    assert only(*red, sitting(2)).proposal.why == "still-easier"


def test_a_step_down_from_a_raised_dose_is_below_the_prescribed_one() -> None:
    raised = ItemDone("glute-bridge", 1.0, asked_reps=24)
    assert reps(only(sitting(0, raised, pain_max=6))) == 5


def test_what_cannot_be_cut_is_held_and_an_easier_one_offered() -> None:
    least = replace(BRIDGE, dosage=DosageChange(sets=1, reps=1, hold_s=0))
    item = only(sitting(0, pain_max=6), items=(least,))
    assert (item.proposal.change, item.proposal.why) == ("hold", "pain-high")
    assert (item.item, item.alternative) == (least, "pelvic-tilt")


# -- rule 7: a flare -----------------------------------------------------------------------------------


def test_half_the_dose_for_48_hours_after_a_flare() -> None:
    flare = sitting(0, flare=True)
    item = only(flare, hours=48.99)
    assert (item.proposal.change, item.proposal.rule, item.proposal.why) == ("easier", "PR7", "flare-rest")
    assert (reps(item), item.proposal.numbers) == (4, {"percent": 50})
    assert only(flare, hours=49).proposal.why == "flare-return"


def test_the_climb_back_takes_three_good_sessions() -> None:
    days, planned = [0.0], []
    for day in (3.0, 4.0, 5.0, 6.0):
        history = [sitting(d, flare=d == 0) for d in days]
        planned.append(only(*history, hours=24 * (day - days[-1])))
        days.append(day)
    assert [reps(p) for p in planned] == [4, 5, 6, 8]
    assert [p.proposal.why for p in planned[:3]] == ["flare-return"] * 3
    assert planned[3].proposal.change == "same"


@pytest.mark.parametrize("more", [{"pain_max": 4}, {"pain_max": None}, {"next_morning": None}])
def test_an_amber_or_unknown_session_is_no_step_back_up(more: dict[str, Any]) -> None:
    assert reps(only(sitting(0, flare=True), sitting(3))) == 5
    assert reps(only(sitting(0, flare=True), sitting(3, **more))) == 4


def test_sessions_in_the_first_48_hours_are_no_step_back_up() -> None:
    assert reps(only(sitting(0, flare=True), sitting(2), hours=24)) == 4
    assert reps(only(sitting(0, flare=True), sitting(2.05), hours=24)) == 5


def test_the_sessions_of_the_climb_are_no_reason_for_more_than_was_prescribed() -> None:
    back = [sitting(n, flare=n == 0) for n in (0, 3, 4, 5, 6, 7)]
    assert said(*back[:4]) == STEADY
    assert said(*back[:5]) == STEADY
    assert said(*back) == HARDER


def test_a_new_flare_begins_anew() -> None:
    assert reps(only(sitting(0, flare=True), sitting(3), sitting(4, flare=True))) == 4


# -- rule 8: for the physiotherapist -------------------------------------------------------------------


@pytest.mark.parametrize(("days", "alerts"), [(3, 1), (7, 1), (7.01, 0)])
def test_two_flares_in_seven_days(days: float, alerts: int) -> None:
    found = plan(sitting(0, flare=True), sitting(days, flare=True)).alerts
    assert [(a.code, a.rule) for a in found] == [("two-flares", "PR8")] * alerts


def test_the_alert_stays_until_the_climb_is_done() -> None:
    flares = [sitting(0, flare=True), sitting(3, flare=True)]
    back = [sitting(n) for n in (6, 7, 8)]
    assert plan(*flares, *back[:2]).alerts
    assert not plan(*flares, *back).alerts


@pytest.mark.parametrize(
    ("peaks", "alerts"), [((4, 5, 4), 1), ((4, 4, 6), 1), ((4, 4), 0), ((4, 3, 4), 0), ((4, 4, 4, 3), 0)]
)
def test_three_amber_sessions_in_a_row(peaks: tuple[int, ...], alerts: int) -> None:
    found = plan(*(sitting(n, pain_max=p) for n, p in enumerate(peaks))).alerts
    assert [(a.code, a.rule) for a in found] == [("three-amber", "PR8")] * alerts


def test_three_amber_sessions_are_a_step_down_for_all() -> None:
    items = plan(*(sitting(n, pain_max=4) for n in range(3)), items=(BRIDGE, CAMEL)).items
    assert [i.proposal.why for i in items] == ["three-amber"] * 2
    assert [reps(i) for i in items] == [5, 5]


def test_the_session_after_three_amber_ones_was_an_easier_one() -> None:
    amber, good = [sitting(n, pain_max=4) for n in range(3)], [sitting(n) for n in (3, 4, 5)]
    assert said(*amber, *good[:2]) == STEADY
    assert said(*amber, *good) == HARDER


# -- rule 9: a gap -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "change", "why", "restart"),
    [
        (7, "harder", "more-reps", False),
        (8, "easier", "gap", False),
        (21, "easier", "gap", False),
        (22, "easier", "long-gap", True),
    ],
)
def test_a_gap(days: int, change: str, why: str, restart: bool) -> None:
    planned = plan(sitting(0), sitting(1), hours=24 * days)
    (item,) = planned.items
    assert (item.proposal.change, item.proposal.why) == (change, why)
    assert ("restart" in [alert.code for alert in planned.alerts]) is restart
    if change == "easier":
        assert (reps(item), item.proposal.numbers, item.proposal.rule) == (5, {"days": days}, "PR9")


def test_a_gap_is_counted_in_days_of_the_calendar() -> None:
    assert only(sitting(0), hours=8 * 24 - 9).proposal.why == "gap"
    assert only(sitting(0), hours=8 * 24 - 10).proposal.why == "steady"


def test_a_clock_that_was_set_back_is_no_gap() -> None:
    assert said(sitting(0), hours=-500) == STEADY


def test_after_a_gap_the_good_sessions_before_it_do_not_count() -> None:
    assert said(sitting(0), sitting(1), sitting(10)) == STEADY
    assert said(sitting(0), sitting(1), sitting(10), sitting(11)) == STEADY
    assert said(sitting(0), sitting(1), sitting(10), sitting(11), sitting(12)) == HARDER


# -- together ------------------------------------------------------------------------------------------


def test_the_strictest_rule_is_said() -> None:
    flare = sitting(0, flare=True, pain_max=8)
    assert only(flare).proposal.why == "flare-rest"
    assert only(flare, hours=24 * 10).proposal.why == "flare-return"
    assert reps(only(sitting(-1, pain_max=8), flare)) == 4


def test_a_dose_that_was_not_done_well_is_not_raised_by_a_milder_rule() -> None:
    half = ItemDone("glute-bridge", 1.0, asked_reps=8)
    item = only(sitting(0, half, pain_max=4), hours=24 * 9)
    assert (reps(item), item.proposal.change, item.proposal.why) == (4, "hold", "amber")


def test_an_unknown_exercise_is_named() -> None:
    with pytest.raises(UnknownExercise, match="jumping-jack"):
        plan(items=(BRIDGE, Item("jumping-jack")))


def test_zones() -> None:
    assert [zone(sitting(pain_max=n)) for n in (0, 3, 4, 5, 6, 10)] == [
        "green", "green", "amber", "amber", "red", "red",
    ]  # fmt: skip
    assert zone(sitting(pain_max=None)) == "unknown"
