"""Ice and heat on a real X server, from outside: keys, window titles and the diary. Time runs faster."""

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fast_person import FastPerson
from screen import missing_tools, until

from corecoach.home import Home
from corecoach.library import Library
from corecoach.thermal.record import PackRecord

MISSING = missing_tools()
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
# Fast, but on a busy machine nobody takes ten minutes for the six ticks; most of the ice is leapt over.
SPEED = 10.0
MOST_OF_THE_ICE_S = 270.0


class Patient(FastPerson):
    """Somebody who uses ice."""

    def __init__(self, display: str, folder: Path) -> None:
        super().__init__(display, folder, SPEED)

    def records(self) -> list[PackRecord]:
        """The uses on disk, read as they are."""
        return Home(self.home).coach(settle=False).recorded(PackRecord, date(2026, 1, 1))

    def go_to_ice(self) -> None:
        """The place by its key."""
        self.sees("Today")
        self.press("ctrl+4")
        self.sees("Ice and heat")

    def answer(self) -> None:
        """None of the conditions: past the aims, the ice and the button for more ways."""
        self.press(*["Tab"] * 6, "Return")
        self.sees("Before ice or heat")
        conditions = len(self.conditions)
        self.press(*["Tab"] * conditions, "space", "Tab", "Return")
        self.sees("Ice and heat")

    @property
    def conditions(self) -> tuple[str, ...]:
        """What is asked about, beside "None of these"."""
        rules = Library().thermal_rules
        assert rules is not None
        return tuple(condition.id for condition in rules.conditions)

    def tick_and_start(self) -> None:
        """The six ticks, and Start."""
        self.press(*["Tab"] * 6, "space", *["Tab", "space"] * 5, "Tab", "Return")

    def put_on(self) -> None:
        """All of it, up to the ice on the skin."""
        self.go_to_ice()
        # After a knock there is ice alone; the choice is kept from then on.
        self.press("Right", "space")
        self.answer()
        self.tick_and_start()
        self.sees("Skin check")
        self.press("n")
        self.sees("Put the ice on")
        self.press("space")
        self.sees("Ice, 15 minutes")


@pytest.fixture
def patient(display: str, tmp_path: Path) -> Iterator[Patient]:
    """Somebody who has not used ice or heat here before."""
    patient = Patient(display, tmp_path)
    yield patient
    patient.leave()


def test_ice_from_the_choice_to_the_next_time_that_it_is_safe(patient: Patient) -> None:
    patient.open()
    patient.put_on()
    patient.leap(MOST_OF_THE_ICE_S)
    patient.sees("Take the ice off now")
    patient.press("n")
    patient.sees("Done.")
    (record,) = patient.records()
    assert record.outcome == "finished"
    assert [a.mode for a in record.applications] == ["ice"] and record.seconds("cold") >= 300
    patient.press("Return")
    patient.go_to_ice()
    # Until two hours are over nothing can be ticked or started: what comes next is the way to Today.
    patient.press(*["Tab"] * 6, "space")
    patient.sees("Today")
    assert len(patient.records()) == 1
    patient.leap(2 * 3600)
    patient.go_to_ice()
    # A second use on the day has one box for all six, and Start.
    patient.press(*["Tab"] * 6, "space", "Tab", "Return")
    patient.sees("Skin check")


def test_what_is_seen_on_the_skin_ends_it_and_keeps_ice_away(patient: Patient) -> None:
    patient.open()
    patient.put_on()
    patient.leap(MOST_OF_THE_ICE_S)
    patient.sees("Take the ice off now")
    patient.press("y")
    patient.sees("Take the pack off now. What do you see or feel?")
    patient.press("2")
    patient.sees("Take the ice off now.")
    first, named = patient.records()
    assert (first.outcome, named.outcome, named.signs) == ("sign", "sign", ("white",))
    assert named.rest_h == {"cold": 24, "heat": 24}


def test_killed_with_ice_on_and_started_again_it_says_take_it_off_first(patient: Patient) -> None:
    window = patient.open()
    patient.put_on()
    os.kill(window.pid, signal.SIGKILL)
    window.wait(20)
    assert patient.records() == []
    patient.leap(600)
    patient.open()
    until(lambda: patient.title() not in ("", "CoreCoach"), "a window with a page")
    assert patient.title() == "Take the ice off now - CoreCoach", "the first page of all"
    patient.press("n")
    patient.sees("Done.")
    (record,) = patient.records()
    assert record.seconds("cold") >= 600 and record.applications[0].overdue_s >= 300
