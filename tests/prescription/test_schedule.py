"""Which routine is planned on which day."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.prescription import (
    Author,
    Item,
    PainLimits,
    Patient,
    PlannedDay,
    Programme,
    ProgrammePhase,
    Routine,
    Slot,
    phase_on,
    plan_week,
    sittings_done,
    week_number,
)
from corecoach.prescription.programme import DAYS

# A Wednesday, three days before a month ends.
STARTED = date(2026, 10, 28)
LEARN = ProgrammePhase("Learn", 2, (Slot("a", ("mon", "wed", "fri")),))
BUILD = ProgrammePhase("Build", 1, (Slot("b", ("mon", "thu"), per_day=3), Slot("a", ("thu", "sun"))))


def programme(*phases: ProgrammePhase) -> Programme:
    """A programme with routines a and b."""
    return Programme(
        id="7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8a01",
        title="T",
        language="en",
        issued=STARTED,
        author=Author("A", "physiotherapist"),
        patient=Patient("P"),
        pain_limits=PainLimits(5, 2, 2),
        phases=phases,
        routines=(Routine("a", "A", (Item("cat-camel"),)), Routine("b", "B", (Item("cat-camel"),))),
    )


BOTH = programme(LEARN, BUILD)


def planned(day: date) -> list[str]:
    """The week of `day`, one word a day."""
    return ["".join(planned.routines) for planned in plan_week(BOTH, STARTED, day)]


def test_the_first_week_has_nothing_before_the_start() -> None:
    assert planned(STARTED) == ["", "", "a", "", "a", "", ""]


def test_the_week_is_whole_across_a_month_and_a_year() -> None:
    week = plan_week(BOTH, STARTED, date(2026, 11, 1))
    assert [p.day for p in week] == [date(2026, 10, 26) + timedelta(days=n) for n in range(7)]
    new_year = plan_week(BOTH, STARTED, date(2027, 1, 1))
    assert (new_year[0].day, new_year[-1].day) == (date(2026, 12, 28), date(2027, 1, 3))


def test_a_phase_changes_in_the_middle_of_a_calendar_week() -> None:
    # The third week of the programme begins on Wednesday 11 November: Monday is still the first phase.
    assert planned(date(2026, 11, 11)) == ["a", "", "", "bbba", "", "", "a"]


def test_after_the_last_phase_it_goes_on() -> None:
    assert planned(date(2026, 11, 18)) == planned(date(2027, 5, 5)) == ["bbb", "", "", "bbba", "", "", "a"]


def test_a_week_before_the_start_is_empty() -> None:
    assert planned(STARTED - timedelta(days=7)) == [""] * 7
    assert phase_on(BOTH, STARTED, STARTED - timedelta(days=400)) is LEARN


@pytest.mark.parametrize(
    ("days", "week", "phase"),
    [(-1, 1, LEARN), (0, 1, LEARN), (6, 1, LEARN), (7, 2, LEARN), (13, 2, LEARN), (14, 3, BUILD),
     (20, 3, BUILD), (21, 4, BUILD), (3650, 522, BUILD)],
)  # fmt: skip
def test_weeks_count_from_the_start(days: int, week: int, phase: ProgrammePhase) -> None:
    day = STARTED + timedelta(days=days)
    assert week_number(STARTED, day) == week
    assert phase_on(BOTH, STARTED, day) is phase


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-30, 1000))
def test_any_day_of_a_week_gives_the_same_week_monday_to_sunday(started: date, later: int) -> None:
    day = started + timedelta(days=later)
    week = plan_week(BOTH, started, day)
    assert [DAYS[p.day.weekday()] for p in week] == list(DAYS)
    assert day in [p.day for p in week]
    assert all(plan_week(BOTH, started, p.day) == week for p in week)
    assert all(not p.routines for p in week if p.day < started)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sets(st.sampled_from(DAYS), min_size=1),
    st.integers(1, 24)), min_size=1, max_size=5))  # fmt: skip
def test_a_full_week_has_every_sitting_of_every_slot(slots: list[tuple[str, set[str], int]]) -> None:
    schedule = tuple(Slot(r, tuple(d for d in DAYS if d in days), n) for r, days, n in slots)
    week = plan_week(programme(ProgrammePhase("P", 4, schedule)), STARTED, STARTED + timedelta(days=7))
    assert sum(len(p.routines) for p in week) == sum(len(days) * n for _r, days, n in slots)


@pytest.mark.parametrize(
    ("routines", "done", "count"),
    [("", {"a": 2}, 0), ("a", {}, 0), ("a", {"a": 1}, 1), ("a", {"a": 5}, 1), ("aab", {"a": 1, "b": 3}, 2),
     ("aab", {"a": 2, "b": 1}, 3), ("b", {"a": 1}, 0)],
)  # fmt: skip
def test_extra_sittings_do_not_count(routines: str, done: Mapping[str, int], count: int) -> None:
    assert sittings_done(PlannedDay(STARTED, tuple(routines)), done) == count


def test_a_routine_is_found_by_its_id() -> None:
    found = BOTH.routine("b")
    assert found is not None and found.title == "B"
    assert BOTH.routine("c") is None
