"""Symptoms that a clinician has written down lock nothing while they are as written, and for so long only.

The eight-week sample knows tingling in the left leg, assessed on 2 November 2026.
"""

from datetime import UTC, date, datetime

import pytest
from clinician_samples import ANOTHER_KEY, code_for, file_for, signed, take_in, unsigned
from coach_samples import GENTLE, LOADED, Person, by_physio

from corecoach.coach import ScreenResult, Started
from corecoach.prescription import BaselineEntry
from corecoach.safety import Refusal, Screening, Status

LEAK = BaselineEntry("ces_bladder_leak", date(2026, 11, 17), note="since the birth, years ago")


@pytest.fixture
def known(person: Person) -> Person:
    """Somebody whose programme knows the tingling."""
    take_in(person, unsigned())
    return person


def tingles(person: Person, status: Status = "known_unchanged") -> tuple[Screening, ScreenResult]:
    """Answer the check with tingling in one leg."""
    return person.screen(leg_tingle="yes", statuses={"leg_tingle": status})


def test_known_and_unchanged_locks_nothing(known: Person) -> None:
    screening, result = tingles(known)
    assert (result.triage.tier, result.lockout) == ("NONE", None)
    assert screening.statuses == {"leg_tingle": "known_unchanged"}
    assert isinstance(known.coach.start(by_physio(LOADED), screening), Started)
    assert isinstance(known.restart().start(by_physio(LOADED), screening), Started)


def test_what_to_compare_with_is_what_was_written(known: Person) -> None:
    (entry,) = known.coach.known_items().values()
    assert (entry.item, entry.side, entry.reaches, entry.assessed) == (
        "leg_tingle",
        "left",
        "calf",
        date(2026, 11, 2),
    )


@pytest.mark.parametrize("status", ["known_unchanged", "improving"])
@pytest.mark.parametrize("item", ["leg_tingle", "leg_numb", "back_locking"])
def test_without_an_entry_it_is_new(person: Person, item: str, status: Status) -> None:
    take_in(person, unsigned("one-minute"))
    screening, result = person.screen(**{item: "yes"}, statuses={item: status})  # type: ignore[arg-type]
    assert screening.statuses == {item: "new"} and result.triage.tier == "SOON"
    assert isinstance(person.coach.start(by_physio(GENTLE), screening), Refusal) is (item != "back_locking")
    assert isinstance(person.coach.start(by_physio(LOADED), screening), Refusal)


def test_another_symptom_than_the_one_written_is_new(known: Person) -> None:
    _screening, result = known.screen(leg_numb="yes", statuses={"leg_numb": "known_unchanged"})
    assert result.triage.tier == "SOON" and known.locks() == {"all_exercise"}


def test_worse_is_believed(known: Person) -> None:
    _screening, result = tingles(known, "worse")
    assert result.triage.tier == "SOON" and known.locks() == {"all_exercise"}


@pytest.mark.parametrize(("day", "counts"), [(24, True), (25, False)])
def test_an_entry_runs_out_after_its_twelve_weeks(known: Person, day: int, counts: bool) -> None:
    known.clock.set_wall(datetime(2027, 1, day, 9, 5, tzinfo=UTC))
    screening, _result = tingles(known)
    assert screening.statuses == {"leg_tingle": "known_unchanged" if counts else "old_unassessed"}
    assert known.locks() == (set() if counts else {"strengthening"})
    assert isinstance(known.coach.start(by_physio(GENTLE), screening), Started)


def test_before_the_day_of_its_assessment_it_does_not_count(known: Person) -> None:
    known.clock.set_wall(datetime(2026, 11, 1, 9, 5, tzinfo=UTC))
    screening, _result = tingles(known)
    assert screening.statuses == {"leg_tingle": "old_unassessed"}


# -- what ends it at once --------------------------------------------------------------------------------


def test_after_a_fall_it_counts_no_more_even_when_the_fall_is_forgotten(known: Person) -> None:
    known.reported(trauma_minor="yes")
    known.wait(48)
    known.screen()
    assert known.locks() == set()
    screening, _result = tingles(known)
    assert screening.statuses == {"leg_tingle": "old_unassessed"}
    assert known.locks() == {"strengthening"}


def test_after_a_new_sign_it_counts_no_more_until_a_clinician_has_cleared_that(known: Person) -> None:
    lockout = known.reported(leg_numb="yes")
    assert tingles(known)[0].statuses == {"leg_tingle": "old_unassessed"}
    for standing in known.coach.lockouts():
        assert known.coach.clear(standing, "Ana", "GP", known.clock.now()) == "cleared"
    assert lockout not in known.coach.lockouts()
    assert tingles(known)[0].statuses == {"leg_tingle": "known_unchanged"}


def test_something_small_does_not_end_it(known: Person) -> None:
    known.reported(dizzy="yes")
    known.screen(9)
    assert tingles(known)[0].statuses == {"leg_tingle": "known_unchanged"}


def test_after_an_operation_that_is_new_it_counts_no_more(known: Person) -> None:
    known.about(40, "recent_spinal_procedure")
    assert tingles(known)[0].statuses == {"leg_tingle": "old_unassessed"}


def test_an_operation_from_before_the_first_check_was_known(nobody: Person) -> None:
    nobody.about(40, "recent_spinal_procedure")
    take_in(nobody, unsigned())
    assert tingles(nobody)[0].statuses == {"leg_tingle": "known_unchanged"}


def test_after_a_report_in_a_session_the_baseline_counts_too(known: Person) -> None:
    result = known.coach.report({"leg_tingle": "yes"}, statuses={"leg_tingle": "known_unchanged"})
    assert result.lockout is None
    result = known.coach.report({"leg_numb": "yes"}, statuses={"leg_numb": "known_unchanged"})
    assert result.triage.tier == "SOON"


# -- signs that only a clearance may write down ----------------------------------------------------------


def leaks(person: Person) -> ScreenResult:
    """Answer the check with an old leak."""
    return person.screen(ces_bladder_leak="yes", statuses={"ces_bladder_leak": "known_unchanged"})[1]


def test_a_programme_cannot_make_such_a_sign_known(person: Person) -> None:
    take_in(person, signed(baseline=(LEAK,)))
    assert leaks(person).triage.tier == "EMERGENCY"
    assert person.coach.known_items() == {}


def test_a_clearance_file_can(person: Person) -> None:
    take_in(person, signed())
    lockout = person.reported(ces_bladder_leak="yes")
    person.wait(1)
    path = file_for(person, lockout, baseline=[LEAK])
    assert person.coach.unlock_by_file(lockout, path) == "cleared"
    person.restart()
    assert (leaks(person).triage.tier, person.locks()) == ("NONE", set())
    assert isinstance(person.start(LOADED), Started)
    assert person.screen(ces_bladder_leak="yes")[1].triage.tier == "EMERGENCY", "new is new"


def test_a_code_cannot(person: Person) -> None:
    take_in(person, signed(baseline=(LEAK,)))
    lockout = person.reported(ces_bladder_leak="yes")
    assert person.coach.unlock_by_code(lockout, code_for(person, lockout)) == "cleared"
    assert leaks(person).triage.tier == "EMERGENCY"


def test_a_file_that_is_refused_makes_nothing_known(person: Person) -> None:
    take_in(person, signed())
    lockout = person.reported(ces_bladder_leak="yes")
    path = file_for(person, lockout, baseline=[LEAK], key=ANOTHER_KEY)
    assert isinstance(person.coach.unlock_by_file(lockout, path), list)
    assert leaks(person).triage.tier == "EMERGENCY"
