"""One safety check: what it asks, what is still missing or unexplained, what it denies, how long it holds."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from safety_samples import ALL_NO, NOW, RULES, answers

from corecoach.clock import ManualClock
from corecoach.safety import Due, Stamp, denied, is_valid, items_to_ask, missing, unexplained
from corecoach.safety.screening import CLOSE_WATCH, SCREENING_VALID, WEEK

NOBODY: frozenset[str] = frozenset()
G1, G2, G3, W = (list(RULES.gate(gate).items) for gate in ("G1", "G2", "G3", "W"))
WEEKLY = Due(weekly=True)
BLINK = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


# -- what to ask ------------------------------------------------------------------------------------------


def test_the_three_gates_are_asked_and_the_weekly_one_when_it_is_due() -> None:
    assert Due().gates == ("G1", "G2", "G3")
    assert WEEKLY.gates == ("G1", "G2", "G3", "W")
    assert (Due().items, Due().weekly) == ((), False)


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_gate_that_is_not_no_opens_its_items_in_order(answer: str) -> None:
    said: Any = ALL_NO | {"G3": answer, "G1": answer}
    assert items_to_ask(RULES, said, NOBODY) == G1 + G3
    assert items_to_ask(RULES, {"G3": answer}, NOBODY) == G3
    assert items_to_ask(RULES, ALL_NO, NOBODY) == items_to_ask(RULES, {}, NOBODY) == []


def test_the_weekly_items_are_opened_only_when_the_gate_is_due() -> None:
    said: Any = ALL_NO | {"W": "unsure"}
    assert items_to_ask(RULES, said, NOBODY, WEEKLY) == W
    assert items_to_ask(RULES, said, NOBODY) == []


def test_items_that_are_due_come_after_those_that_a_gate_opens_and_once() -> None:
    due = Due(items=("drowsy_impaired", "leg_numb", "spasm_lasting"))
    assert items_to_ask(RULES, ALL_NO, NOBODY, due) == ["drowsy_impaired", "leg_numb", "spasm_lasting"]
    said: Any = ALL_NO | {"G3": "yes"}
    assert items_to_ask(RULES, said, NOBODY, due) == [*G3, "drowsy_impaired", "spasm_lasting"]


@pytest.mark.parametrize(
    ("profile", "asked"),
    [
        (None, {"wound_problem", "preg_warning"}),
        (NOBODY, set()),
        (frozenset({"pregnant"}), {"preg_warning"}),
        (frozenset({"recent_spinal_procedure", "osteoporosis"}), {"wound_problem"}),
        (frozenset({"diabetes"}), set()),
    ],
)
def test_questions_for_others_are_left_out_only_when_it_is_known_who_answers(
    profile: frozenset[str] | None, asked: set[str]
) -> None:
    said: Any = ALL_NO | {"G2": "unsure"}
    due = Due(items=("wound_problem", "preg_warning"))
    for found in (items_to_ask(RULES, said, profile), items_to_ask(RULES, ALL_NO, profile, due)):
        assert {i for i in found if RULES.item(i).only_if} == asked
    assert {"fever", "trauma_minor"} <= set(items_to_ask(RULES, said, profile))


def test_whoever_answers_is_not_known_unless_said() -> None:
    said: Any = ALL_NO | {"G2": "yes"}
    assert items_to_ask(RULES, said) == G2
    assert missing(RULES, said, dict.fromkeys(G2[1:], "no")) == G2[:1]


# -- what is missing --------------------------------------------------------------------------------------


def test_gates_are_missing_first_and_then_items() -> None:
    assert missing(RULES, {}, {}) == ["G1", "G2", "G3"]
    assert missing(RULES, {}, {}, due=WEEKLY) == ["G1", "G2", "G3", "W"]
    assert missing(RULES, {"G2": "no", "G3": "yes"}, {"leg_numb": "no"}, NOBODY) == ["G1", *G3[1:]]
    assert missing(RULES, ALL_NO, {}, NOBODY, Due(True, ("dizzy",))) == ["W", "dizzy"]


def test_nothing_is_missing_when_all_is_answered_whatever_the_answers() -> None:
    for answer in ("no", "yes", "unsure"):
        said: Any = ALL_NO | {"G3": "yes", "W": "no"}
        items: Any = dict.fromkeys([*G3, "dizzy"], answer)
        assert missing(RULES, said, items, NOBODY, Due(True, ("dizzy",))) == []
    assert missing(RULES, ALL_NO, {}) == []


# -- felt, and not named ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gates", "items", "found"),
    [
        (ALL_NO, {}, []),
        ({}, {}, []),
        (ALL_NO | {"G1": "yes"}, {}, ["G1"]),
        (ALL_NO | {"G1": "unsure"}, {"ces_saddle": "no"}, ["G1"]),
        (ALL_NO | {"G1": "yes"}, {"ces_saddle": "unsure"}, []),
        (ALL_NO | {"G1": "yes"}, {"ces_sexual": "yes"}, []),
        # What stands under another gate, or under none, names nothing of this one.
        (ALL_NO | {"G1": "yes"}, {"fever": "yes", "dizzy": "yes"}, ["G1"]),
        (ALL_NO | {"G3": "yes", "G2": "yes"}, {"fever": "yes"}, ["G3"]),
        ({"W": "yes", "G3": "unsure", "G1": "yes"}, {}, ["G1", "G3", "W"]),
        ({"W": "yes"}, {"weight_loss": "yes"}, []),
        # The item was named although the gate was No: there is nothing to explain.
        (ALL_NO, {"ces_saddle": "yes"}, []),
    ],
)
def test_gates_of_which_nothing_was_named(gates: Any, items: Any, found: list[str]) -> None:
    assert unexplained(RULES, gates, items) == found


# -- what was denied --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gates", "items", "item", "expected"),
    [
        (ALL_NO, {}, "leg_numb", True),
        (ALL_NO, {"leg_numb": "no"}, "leg_numb", True),
        # The item's own answer counts, not that of its gate.
        (ALL_NO, {"leg_numb": "yes"}, "leg_numb", False),
        (ALL_NO, {"leg_numb": "unsure"}, "leg_numb", False),
        (ALL_NO | {"G3": "yes"}, {"leg_numb": "no"}, "leg_numb", True),
        (ALL_NO | {"G3": "yes"}, {"leg_tingle": "no"}, "leg_numb", False),
        (ALL_NO | {"G3": "unsure"}, {}, "leg_numb", False),
        ({"G1": "no", "G2": "no"}, {}, "leg_numb", False),
        ({}, {}, "leg_numb", False),
        (ALL_NO, {}, "weight_loss", False),
        (ALL_NO | {"W": "no"}, {}, "weight_loss", True),
        # No gate stands for it: only its own No counts.
        (ALL_NO | {"W": "no"}, {}, "dizzy", False),
        (ALL_NO, {"dizzy": "no"}, "dizzy", True),
    ],
)
def test_a_no_is_to_the_item_or_to_its_gate(gates: Any, items: Any, item: str, expected: bool) -> None:
    assert denied(RULES, answers(gates=gates, items=items), item) is expected


# -- how long it holds ------------------------------------------------------------------------------------


def at(hour: int, minute: int = 0, day: int = 17, tzinfo: timezone = UTC) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=tzinfo)


def holds(asked: datetime, now: datetime, *ended: datetime) -> bool:
    """Whether a check still holds on a machine whose clocks agree."""
    said = answers(at=asked, stamp=Stamp(asked, "one", 0.0))
    return is_valid(said, Stamp(now, "one", (now - asked).total_seconds()), iter(ended))


@pytest.mark.parametrize(
    ("asked", "now", "expected"),
    [
        (at(9), at(9), True),
        (at(9), at(21), True),
        (at(9), at(21) + BLINK, False),
        (at(0), at(12), True),
        (at(22), at(23, 59), True),
        # Another day, although few hours have passed.
        (at(22), at(0, day=18), False),
        (at(23, 59), at(0, 1, day=18), False),
        (at(9), at(9, day=18), False),
        (at(9), at(9) - BLINK, False),
        (at(9), at(9, day=16), False),
    ],
)
def test_it_holds_on_its_day_for_twelve_hours(asked: datetime, now: datetime, expected: bool) -> None:
    assert holds(asked, now) is expected


def test_the_day_is_that_of_the_place() -> None:
    far = timezone(timedelta(hours=-8))
    # In UTC that is the next day.
    assert holds(at(15, tzinfo=far), at(23, tzinfo=far))
    assert not holds(at(23, tzinfo=far), at(1, day=18, tzinfo=far))


@pytest.mark.parametrize(
    ("ended", "expected"),
    [((), True), ((at(9),), True), ((at(8, 59), at(9)), True), ((at(9) + BLINK,), False), ((at(10),), False),
     ((at(8), at(10), at(7)), False), ((at(10) + BLINK,), False), ((at(9, day=30),), False)],
)  # fmt: skip
def test_a_stop_a_report_or_a_clearance_ends_it(ended: tuple[datetime, ...], expected: bool) -> None:
    assert holds(at(9), at(10), *ended) is expected


def test_changing_the_clock_or_starting_the_machine_anew_ends_it() -> None:
    clock = ManualClock(NOW)
    said = answers(at=NOW, stamp=Stamp(NOW, clock.boot(), clock.seconds()))

    def valid() -> bool:
        return is_valid(said, Stamp(clock.now(), clock.boot(), clock.seconds()))

    clock.move(3600)
    assert valid()
    # Set back to the moment of the answers after the twelve hours: it is as old as the other clock says.
    clock.move(12 * 3600)
    clock.set_wall(NOW + HOUR)
    assert not valid()
    clock = ManualClock(NOW)
    clock.restart()
    assert not valid()
    clock = ManualClock(NOW)
    clock.set_wall(NOW - BLINK)
    assert not valid()


def test_without_the_name_of_a_start_the_wall_clock_counts() -> None:
    said = answers(at=NOW)
    assert is_valid(said, Stamp(NOW + HOUR))
    assert not is_valid(said, Stamp(NOW - BLINK))
    assert not is_valid(said, Stamp(NOW + HOUR, "one", 5.0))


def test_asked_before_counts_before_the_stamp_and_that_before_the_moment() -> None:
    asked, stamp = Stamp(at(8), "one", 1.0), Stamp(at(9), "one", 2.0)
    assert answers(at=at(10), stamp=stamp, asked=asked).answered == asked
    assert answers(at=at(10), stamp=stamp).answered == stamp
    assert answers(at=at(10)).answered == Stamp(at(10))
    # A score given later keeps the gates no younger.
    again = answers(at=at(20), stamp=Stamp(at(20)), asked=Stamp(at(9)))
    assert is_valid(again, Stamp(at(21))) and not is_valid(again, Stamp(at(21) + BLINK))


def test_what_nobody_said_of_a_check_is_not_so() -> None:
    said = answers()
    assert (said.flu_like, said.answered_by, said.statuses, said.asked) == (False, "patient", {}, None)


def test_the_spans_are_those_of_the_facts() -> None:
    assert (12 * HOUR, timedelta(days=7), timedelta(days=14)) == (SCREENING_VALID, WEEK, CLOSE_WATCH)
