"""L1: a clinician's details typed in. At once where their word is enough; later where they must examine."""

from datetime import datetime, timedelta

import pytest
from clinician_samples import code_for, signed, take_in, unsigned
from coach_samples import GENTLE, LOADED, TUESDAY, Person, full_disk

from corecoach.coach import Saved, Started
from corecoach.safety import Answer, Clearance, Lockout, PendingClearance, Refusal

DAY = timedelta(days=1)


def locked(person: Person, **items: Answer) -> Lockout:
    """A lockout of yesterday."""
    lockout = person.reported(**(items or {"leg_numb": "yes"}))
    person.wait(24)
    return lockout


def test_a_clinician_who_assessed_since_ends_it_and_is_named(person: Person) -> None:
    lockout = locked(person)
    assert person.coach.clear(lockout, " Dr Ana Ruiz ", " GP ", TUESDAY + DAY / 2, " Leith ") == "cleared"
    assert person.coach.lockouts() == ()
    (clearance,) = person.stored(Clearance)
    assert (clearance.level, clearance.clinician, clearance.role) == ("L1", "Dr Ana Ruiz", "GP")
    assert (clearance.lockout, clearance.assessed_at, clearance.contact) == (
        lockout.id,
        TUESDAY + DAY / 2,
        "Leith",
    )
    person.restart()
    assert isinstance(person.start(LOADED), Started)


@pytest.mark.parametrize(
    ("name", "role", "assessed", "said"),
    [
        ("Ana", "GP", TUESDAY, "cleared"),
        ("Ana", "GP", TUESDAY + DAY, "cleared"),
        ("Ana", "GP", TUESDAY - timedelta(seconds=1), "too-early"),
        ("Ana", "GP", TUESDAY + DAY + timedelta(seconds=1), "too-early"),
        ("", "GP", TUESDAY + DAY, "wrong"),
        ("Ana", "", TUESDAY + DAY, "wrong"),
        (" \t\n", "GP", TUESDAY + DAY, "wrong"),
        ("Ana", "\u2003", TUESDAY + DAY, "wrong"),
        ("A" * 5000, "G" * 5000, TUESDAY + DAY, "cleared"),
    ],
)
def test_what_a_clearance_needs(person: Person, name: str, role: str, assessed: datetime, said: str) -> None:
    lockout = locked(person)
    assert person.coach.clear(lockout, name, role, assessed) == said
    assert (person.coach.lockouts() == ()) is (said == "cleared")
    assert bool(person.stored(Clearance)) is (said == "cleared")
    assert person.coach.add_pain(2)[1] == Saved()


def test_ending_one_lockout_leaves_the_others(person: Person) -> None:
    first, second = locked(person), locked(person, leg_tingle="yes")
    assert person.coach.clear(first, "Ana", "GP", person.clock.now()) == "cleared"
    assert person.coach.lockouts() == (second,)
    assert isinstance(person.start(), Refusal)
    assert person.coach.clear(first, "Ana", "GP", person.clock.now()) == "other-lockout", "it has ended"


def test_ending_the_lock_on_one_exercise_leaves_that_on_another(person: Person) -> None:
    plank = person.coach.report({}, "wall-plank", pain_start=2, pain_now=5).lockout
    camel = person.coach.report({}, "cat-camel", pain_start=2, pain_now=5).lockout
    person.wait(1)
    assert plank and person.coach.clear(plank, "Ana", "GP", person.clock.now()) == "cleared"
    assert person.coach.lockouts() == (camel,)


def test_a_clearance_that_could_not_be_written_is_gone_with_the_program(person: Person) -> None:
    lockout = locked(person)
    with full_disk():
        assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "not-saved"
    person.restart()
    assert person.coach.lockouts() == (lockout,)


def test_a_lock_reported_while_the_clock_ran_ahead_still_has_an_end(person: Person) -> None:
    person.clock.set_wall(TUESDAY + 300 * DAY)
    lockout = person.reported(leg_numb="yes")
    person.clock.set_wall(TUESDAY)
    assert person.coach.clear(lockout, "Ana", "GP", TUESDAY - DAY) == "too-early"
    assert person.coach.clear(lockout, "Ana", "GP", TUESDAY) == "cleared"
    assert person.restart().lockouts() == ()


# -- where somebody must examine -------------------------------------------------------------------------


@pytest.fixture
def waiting(person: Person) -> tuple[Person, Lockout]:
    """Somebody with a sign that must be examined, whose details of an examination wait since now."""
    take_in(person, unsigned())
    lockout = locked(person, ces_saddle="yes")
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now(), "Leith") == "waiting"
    return person, lockout


@pytest.mark.parametrize("items", [{"ces_saddle": "yes"}, {"leg_numb": "yes", "leg_weak": "unsure"}])
def test_words_typed_in_end_nothing_at_once_where_somebody_must_examine(
    person: Person, items: dict[str, Answer]
) -> None:
    lockout = locked(person, **items)
    assert person.coach.ways_out()[lockout.id].details == "later"
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "waiting"
    assert person.coach.lockouts() == (lockout,)
    assert isinstance(person.start(), Refusal)
    way = person.restart().ways_out()[lockout.id]
    assert way.pending and way.pending_from == person.clock.now() + DAY


def test_they_count_after_a_day_and_a_check_with_no(waiting: tuple[Person, Lockout]) -> None:
    person, lockout = waiting
    person.wait(24)
    assert person.coach.lockouts() == (lockout,), "time alone ends nothing"
    person.screen()
    assert person.restart().lockouts() == ()
    (clearance,) = person.stored(Clearance)
    assert (clearance.level, clearance.clinician, clearance.role, clearance.contact) == (
        "L1",
        "Ana",
        "GP",
        "Leith",
    )
    assert clearance.assessed_at == person.clock.now() - DAY


@pytest.mark.parametrize("hours", [0, 23.99])
def test_before_the_day_is_over_no_check_counts(waiting: tuple[Person, Lockout], hours: float) -> None:
    person, lockout = waiting
    person.wait(hours)
    person.screen()
    assert person.coach.lockouts() == (lockout,)


@pytest.mark.parametrize(
    "items", [{"ces_saddle": "yes"}, {"leg_tingle": "unsure"}, {"fever": "unsure"}, {"ces_sexual": "unsure"}]
)
def test_a_check_with_anything_else_than_no_does_not_count(
    waiting: tuple[Person, Lockout], items: dict[str, Answer]
) -> None:
    person, lockout = waiting
    person.wait(24)
    person.screen(**items)
    assert lockout in person.coach.lockouts()


def test_the_three_questions_must_all_have_been_asked(waiting: tuple[Person, Lockout]) -> None:
    person, lockout = waiting
    person.wait(24)
    person.coach.screen({"G1": "no", "G3": "no"}, {}, 3)
    person.coach.report({"ces_saddle": "no"})
    assert person.coach.lockouts() == (lockout,)


def test_setting_the_clock_forward_makes_no_day(waiting: tuple[Person, Lockout]) -> None:
    person, lockout = waiting
    person.clock.set_wall(person.clock.now() + 40 * DAY)
    person.screen()
    person.restart()
    person.screen()
    assert person.coach.lockouts() == (lockout,)


def test_details_can_be_typed_in_anew_and_another_lock_is_not_meant(waiting: tuple[Person, Lockout]) -> None:
    person, lockout = waiting
    second = person.reported(chest_pain="yes")
    person.wait(1)
    assert person.coach.clear(lockout, "Ben", "GP", person.clock.now()) == "waiting"
    person.wait(24)
    person.screen()
    assert person.coach.lockouts() == (second,)
    assert len(person.stored(PendingClearance)) == 2 and len(person.stored(Clearance)) == 1


def test_once_a_code_can_be_had_they_count_no_more(waiting: tuple[Person, Lockout]) -> None:
    person, lockout = waiting
    take_in(person, signed())
    person.wait(24)
    assert person.coach.ways_out()[lockout.id].pending is None
    person.screen()
    assert person.coach.lockouts() == (lockout,)
    assert person.coach.unlock_by_code(lockout, code_for(person, lockout, "strengthening")) == "cleared"
    take_in(person, unsigned())
    person.wait(24)
    person.screen()
    assert person.locks() == {"strengthening"}, "they do not take away what the clinician kept"
    (left,) = person.coach.lockouts()
    # The signed programme of before still says who may end it, whatever was taken in since.
    assert person.coach.clear(left, "Ana", "GP", person.clock.now()) == "other-lockout"
    assert person.coach.unlock_by_code(left, code_for(person, left)) == "cleared"
    assert person.restart().lockouts() == ()


def test_an_examination_before_the_report_does_not_count(person: Person) -> None:
    lockout = locked(person, ces_saddle="yes")
    assert person.coach.clear(lockout, "Ana", "GP", TUESDAY - timedelta(seconds=1)) == "too-early"
    assert person.stored(PendingClearance) == []


@pytest.mark.parametrize("terms", [True, False])
def test_where_a_code_can_be_had_details_are_not_taken(person: Person, terms: bool) -> None:
    take_in(person, signed() if terms else unsigned())
    lockout = locked(person, ces_saddle="yes")
    way = person.coach.ways_out()[lockout.id]
    assert (way.details, way.code, way.file) == (("no", True, True) if terms else ("later", False, False))
    said = person.coach.clear(lockout, "Ana", "GP", person.clock.now())
    assert said == ("other-lockout" if terms else "waiting")
    assert len(person.stored(PendingClearance)) == (not terms)


def test_where_a_word_is_enough_it_is_enough_with_a_signed_programme_too(person: Person) -> None:
    take_in(person, signed())
    lockout = locked(person)
    way = person.coach.ways_out()[lockout.id]
    assert (way.exit, way.details, way.code) == ("clinician", "now", True)
    assert person.coach.clear(lockout, "Ana", "GP", person.clock.now()) == "cleared"
    assert isinstance(person.start(GENTLE), Started)
