"""What to do today: the gentle part, something easier, the rest, and a step down after a bad morning."""

from datetime import timedelta

import pytest
from clinician_samples import take_in, unsigned
from coach_samples import BOTH, LOADED, TUESDAY, Person, by_physio, routine, routine_of

from corecoach.coach import DoseChoice, Started
from corecoach.prescription import PainLimits
from corecoach.safety import Refusal
from corecoach.session import Command, SessionRecord

LONG = routine("cat-camel", "side-bridge-knees", "abdominal-drawing-in", "wall-plank")


def names(made: object) -> list[str]:
    """The exercises of a routine."""
    return [item.exercise for item in made.routine.items]  # type: ignore[attr-defined]


# -- the gentle part -------------------------------------------------------------------------------------


def test_the_gentle_part_is_what_stays_open_under_a_lock_on_strengthening(person: Person) -> None:
    part = person.coach.open_part(by_physio(LONG), gentle_only=True)
    assert part and names(part) == ["cat-camel", "abdominal-drawing-in"]
    assert part.routine.id == LONG.id and part.routine.items[0] == LONG.items[0], "as prescribed"
    person.reported(trauma_minor="yes")
    assert isinstance(person.start(LONG), Refusal)
    assert isinstance(person.start(part), Started)


def test_an_exercise_that_hurt_is_not_in_it(person: Person) -> None:
    person.coach.report({}, "cat-camel", pain_start=2, pain_now=5)
    part = person.coach.open_part(by_physio(LONG), gentle_only=True)
    assert part and names(part) == ["abdominal-drawing-in"]
    assert isinstance(person.start(part), Started)


def test_what_is_offered_as_open_starts_under_a_lock_on_an_exercise_that_nobody_named(person: Person) -> None:
    person.screen(pain_moving_down="unsure")
    assert person.locks() == {"this_exercise"}
    part = person.coach.open_part(by_physio(BOTH), gentle_only=False)
    assert part is not None and [item.exercise for item in part.routine.items] == ["cat-camel"]
    assert isinstance(person.start(part), Started)
    assert person.coach.open_part(by_physio(LOADED), gentle_only=False) is None


def test_a_routine_without_gentle_exercises_has_no_gentle_part(person: Person) -> None:
    assert person.coach.open_part(by_physio(LOADED), gentle_only=True) is None


# -- when an exercise hurts ------------------------------------------------------------------------------


def test_an_easier_one_takes_its_place_and_the_rest_follows(person: Person) -> None:
    person.coach.report({}, "side-bridge-knees", pain_start=2, pain_now=5)
    rest = person.coach.easier_instead(by_physio(LONG), 1)
    assert rest and names(rest) == ["clamshell", "abdominal-drawing-in", "wall-plank"]
    assert isinstance(person.start(rest), Started)
    assert isinstance(person.start(LONG), Refusal)


def test_one_that_the_persons_cautions_rule_out_is_passed_over(person: Person) -> None:
    knees = routine("single-knee-to-chest")
    first = person.coach.easier_instead(by_physio(knees), 0)
    assert first and names(first) == ["supine-90-90-rest"]
    person.coach.save_profile(30, (), {"pregnancy-2nd-3rd-trimester"}, {})
    second = person.coach.easier_instead(by_physio(knees), 0)
    assert second and names(second) == ["lower-trunk-rotation"]
    person.coach.save_profile(30, (), {"pregnancy-2nd-3rd-trimester", "hip-replacement"}, {})
    assert person.coach.easier_instead(by_physio(knees), 0) is None


def test_one_that_is_locked_itself_is_not_offered(person: Person) -> None:
    person.coach.report({}, "clamshell", pain_start=2, pain_now=5)
    assert person.coach.easier_instead(by_physio(LONG), 1) is None


def test_without_it_the_rest_goes_on_without_what_is_locked(person: Person) -> None:
    rest = person.coach.without(by_physio(LONG), 1)
    assert rest and names(rest) == ["abdominal-drawing-in", "wall-plank"]
    person.coach.report({}, "wall-plank", pain_start=2, pain_now=5)
    rest = person.coach.without(by_physio(LONG), 1)
    assert rest and names(rest) == ["abdominal-drawing-in"]
    assert person.coach.without(by_physio(LONG), 2) is None
    assert person.coach.without(by_physio(LONG), 3) is None, "it was the last"


# -- the next dose ---------------------------------------------------------------------------------------


def sitting(person: Person) -> SessionRecord:
    """The prescribed session, done to its end with a score of 3 before it."""
    started = person.play(routine_of(person, "weeks-1-2"))
    record, _saved = person.coach.finish(started)
    person.coach.feedback(record, pain=3, effort=4, note="")
    return record


def morning(person: Person, record: SessionRecord, score: int) -> None:
    """The next morning."""
    person.clock.set_wall(record.ended_at.replace(hour=8) + timedelta(days=1))
    person.coach.add_morning(record, score, None)


@pytest.fixture
def steady(person: Person) -> Person:
    """Somebody with the eight-week programme."""
    take_in(person, unsigned())
    return person


def changes(person: Person) -> set[str]:
    """What is suggested for the exercises of the first weeks."""
    return {item.proposal.change for item in person.coach.plan_for(routine_of(person, "weeks-1-2")).items}


def test_the_first_time_is_as_prescribed(steady: Person) -> None:
    plan = steady.coach.plan_for(routine_of(steady, "weeks-1-2"))
    assert tuple(item.item for item in plan.items) == routine_of(steady, "weeks-1-2").items
    assert changes(steady) == {"same"}


@pytest.mark.parametrize(("score", "down"), [(3, False), (4, False), (5, True)])
def test_after_a_bad_morning_the_next_dose_is_a_third_less(steady: Person, score: int, down: bool) -> None:
    morning(steady, sitting(steady), score)
    assert ("easier" in changes(steady)) is down
    plan = steady.coach.plan_for(routine_of(steady, "weeks-1-2"))
    if down:
        (bridge,) = [item for item in plan.items if item.item.exercise == "glute-bridge"]
        assert (bridge.proposal.rule, bridge.proposal.why) == ("PR6", "pain-next-morning")
        assert bridge.item.dosage.reps == 5, "of eight"
        assert steady.restart().plan_for(routine_of(steady, "weeks-1-2")) == plan


def test_the_programmes_own_limit_for_a_morning_counts(person: Person) -> None:
    take_in(person, unsigned(pain_limits=PainLimits(5, 2, 4)))
    morning(person, sitting(person), 6)
    assert "easier" not in changes(person)


def test_sittings_of_another_programme_say_nothing_about_this_one(steady: Person) -> None:
    morning(steady, sitting(steady), 9)
    another = "7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8aff"
    take_in(steady, unsigned(id=another))
    assert changes(steady) == {"same"}


@pytest.mark.parametrize("taken", [True, False])
def test_what_was_suggested_is_kept_with_its_rules(steady: Person, taken: bool) -> None:
    morning(steady, sitting(steady), 5)
    what = routine_of(steady, "weeks-1-2")
    plan = steady.coach.plan_for(what)
    steady.coach.note_dose(what, plan, taken=taken)
    (choice,) = steady.stored(DoseChoice)
    assert (choice.routine, choice.taken) == (what.id, taken)
    assert {(step.change, step.rule) for step in choice.steps} == {("easier", "PR6")}
    assert routine_of(steady, "weeks-1-2") == what, "the prescription stays as it is"


def test_a_session_that_hurt_in_one_exercise_is_known_to_have(steady: Person) -> None:
    started = steady.play(routine_of(steady, "weeks-1-2"), stop=Command.STOP)
    steady.coach.report({}, "glute-bridge", pain_start=3, pain_now=6)
    steady.coach.finish(started)
    steady.clock.set_wall(TUESDAY + timedelta(days=2))
    plan = steady.coach.plan_for(routine_of(steady, "weeks-1-2"))
    (bridge,) = [item for item in plan.items if item.item.exercise == "glute-bridge"]
    assert (bridge.proposal.change, bridge.alternative) == ("easier", "pelvic-tilt")
