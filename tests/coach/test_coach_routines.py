"""Built-in routines for one person: what cautions and locks leave out; the programme is not touched."""

import pytest
from coach_samples import LIBRARY, Person

from corecoach.coach.views import OwnView
from corecoach.safety import Refusal
from corecoach.words import PSEUDO, _, use_language

CODES = [c.code for c in LIBRARY.cautions]


def view(person: Person, template: str, part: str = "") -> OwnView:
    found = person.coach.own_view(template, part)
    assert found is not None
    return found


def has(person: Person, *cautions: str) -> None:
    person.coach.save_profile(40, (), cautions, {})


def names(view: OwnView) -> list[str]:
    return [item.prescribed.exercise.id for item in view.items]


def test_all_are_listed_sittings_first(person: Person) -> None:
    entries = person.coach.own_entries()
    assert len(entries) == len(LIBRARY.templates) == 16
    single = [e.template.single for e in entries]
    assert single == sorted(single, reverse=True)
    assert entries[0].template.id == "core-strength"
    weeks = next(e for e in entries if e.template.id == "core-stability-8w")
    assert (weeks.minutes, weeks.exercises, weeks.equipment) == ((16, 21, 24, 23), (6, 6, 6, 6), ("mat",))


def test_without_cautions_and_locks_all_of_it_can_be_started(person: Person) -> None:
    for template in LIBRARY.templates:
        for routine in template.routines:
            found = view(person, template.id, routine.id)
            assert found.left_out == () and not found.locked
            assert names(found) == [i.exercise for i in routine.items]
            assert (found.start is None) is template.needs_prescription


@pytest.mark.covers("H13")
@pytest.mark.parametrize("code", CODES)
def test_no_caution_leaves_in_what_has_to_be_asked_or_avoided(person: Person, code: str) -> None:
    has(person, code)
    for template in LIBRARY.templates:
        for routine in template.routines:
            found = view(person, template.id, routine.id)
            out = {
                i.exercise
                for i in routine.items
                if (c := LIBRARY.exercises[i.exercise].cautions.get(code))
                and c.action in ("avoid", "ask-physio")
            }
            assert not out & set(names(found))
            assert {x.name for x in found.left_out} == {LIBRARY.exercises[e].name for e in out}
            assert all(x.notes and x.why in ("avoid", "ask-physio") for x in found.left_out)
            assert [i.exercise for i in (found.start.routine.items if found.start else ())] == (
                names(found) if found.start else []
            )


def test_what_changes_an_exercise_is_said_beside_it(person: Person) -> None:
    has(person, "knee-pain", "wrist-pain")
    found = next(i for i in view(person, "mobility").items if i.prescribed.exercise.id == "cat-camel")
    assert found.notes == (
        "Put padding under your knees.",
        "Use your fists or forearms, or do the pelvic tilt on a chair.",
    )


def test_what_changes_an_exercise_is_said_while_it_is_done(person: Person) -> None:
    has(person, "wrist-pain")
    start = view(person, "mobility").start
    assert start is not None
    notes = {p.exercise.id: p.note for p in person.coach.timeline(start.routine).items}
    assert notes["cat-camel"].endswith("Use your fists or forearms, or do the pelvic tilt on a chair.")


def test_the_strongest_of_two_cautions_counts(person: Person) -> None:
    exercise = LIBRARY.exercises["childs-pose"]
    actions = {c.action for c in exercise.cautions.values()}
    assert {"avoid", "modify"} <= actions, "the sample needs both"
    codes = {c.action: code for code, c in exercise.cautions.items()}
    has(person, codes["avoid"], codes["modify"])
    left = [x for x in view(person, "stretching").left_out if x.name == exercise.name]
    assert [x.why for x in left] == ["avoid"]
    assert left[0].notes == (exercise.cautions[codes["avoid"]].note,)


def test_a_lock_on_strengthening_leaves_what_is_gentle(person: Person) -> None:
    person.coach.report({"back_locking": "yes"})
    found = view(person, "core-strength")
    assert names(found) == ["cat-camel", "abdominal-drawing-in"]
    assert {x.why for x in found.left_out} == {"locked"}
    assert found.minutes < 5
    assert view(person, "slow-breathing").left_out == ()


def test_a_lock_on_all_exercise_starts_nothing(person: Person) -> None:
    person.coach.report({"leg_tingle": "yes"})
    for template in LIBRARY.templates:
        found = view(person, template.id)
        assert found.locked and found.start is None and found.items


def test_the_gate_has_the_last_word(person: Person) -> None:
    wish = view(person, "core-strength").start
    assert wish is not None
    screening, _result = person.screen()
    person.coach.report({"leg_tingle": "yes"})
    asked = person.coach.start(wish, screening)
    assert isinstance(asked, Refusal) and asked.reason == "locked"
    assert isinstance(person.coach.start(wish, None), Refusal)


def test_an_own_routine_is_no_sitting_of_the_programme(person: Person) -> None:
    """Although a part of it is called as a routine of the programme is, and has the same exercises."""
    person.take_in("steady-core")
    before = person.coach.today()
    assert before.next is not None and before.next.done_today == 0
    start = view(person, "core-stability-8w", before.next.routine).start
    assert start is not None
    record, _saved = person.coach.finish(person.play(start))
    assert record.outcome == "finished" and all(item.complete for item in record.items)
    after, programme = person.coach.today(), person.coach.programme_view()
    assert (after.next, after.week, after.done_this_week) == (before.next, before.week, 0)
    assert programme is not None and not any(programme.done.values())
    assert record.programme is None and person.coach.of_programme(person.coach.sessions()) == []


def test_an_unknown_routine_is_none_and_an_unknown_part_the_first(person: Person) -> None:
    assert person.coach.own_view("yoga") is None
    assert view(person, "core-stability-8w", "weeks-90").block.id == "weeks-1-2"


@pytest.mark.parametrize(
    ("template", "title"),
    [
        ("core-strength", ["Core strength"]),
        ("core-stability-8w", ["Steady core, 8 weeks", "Weeks 1-2: learn"]),
    ],
)
def test_what_is_started_is_called_by_its_name_in_the_language_of_the_person(
    person: Person, template: str, title: list[str]
) -> None:
    use_language(PSEUDO)
    try:
        start = view(person, template).start
        trial = person.coach.to_try("cat-camel")
        assert start is not None and trial is not None
        assert start.routine.title == ": ".join(_(part) for part in title) != ": ".join(title)
        assert trial.routine.title == _("Cat-camel") != "Cat-camel"
    finally:
        use_language("en")
