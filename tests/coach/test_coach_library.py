"""The library as it stands with one person."""

from pathlib import Path
from shutil import copytree

import pytest
from coach_samples import LIBRARY, Person, in_programme
from msgspec.structs import replace

from corecoach.coach.library_view import Entry, ExerciseView
from corecoach.library import Library
from corecoach.prescription import Item, Limits
from corecoach.safety import Lock, Tier


def entry(person: Person, name: str) -> Entry:
    return next(e for e in person.coach.library_view().entries if e.exercise.id == name)


def view(person: Person, name: str) -> ExerciseView:
    found = person.coach.exercise_view(name)
    assert found is not None
    return found


def says(person: Person, *cautions: str) -> None:
    """Say what is hard for oneself."""
    person.coach.save_profile(40, (), cautions, {})


# -- all of them -----------------------------------------------------------------------------------------


def test_all_exercises_are_there_by_name(person: Person) -> None:
    shown = person.coach.library_view()
    names = [e.exercise.name for e in shown.entries]
    assert len(names) == 50 and names == sorted(names, key=str.casefold)
    assert (shown.unread, shown.has_programme) == (0, False)
    assert not any(e.in_programme or e.locked or e.hidden for e in shown.entries)
    assert [e.exercise.id for e in shown.entries if not e.can_do] == ["sciatic-nerve-slider"]


def test_what_is_prescribed_says_so(person: Person) -> None:
    person.take_in("one-minute")
    shown = person.coach.library_view()
    assert shown.has_programme
    assert {e.exercise.id for e in shown.entries if e.in_programme} == {"cat-camel", "bird-dog-leg"}


def test_an_exercise_of_the_programme_is_in_the_library(person: Person) -> None:
    own = replace(LIBRARY.exercises["cat-camel"], id="mine", name="My own")
    in_programme(person, Item("mine"), exercises=(own,))
    assert len(person.coach.library_view().entries) == 51
    assert entry(person, "mine").in_programme
    assert person.coach.to_try("mine") is not None


def test_a_lock_closes_what_it_covers(person: Person) -> None:
    person.reported(back_locking="yes")
    assert entry(person, "wall-plank").locked and not entry(person, "wall-plank").can_do
    assert entry(person, "cat-camel").can_do
    person.reported(ces_saddle="yes")
    assert all(e.locked for e in person.coach.library_view().entries)


def test_a_lock_on_one_exercise_closes_that_one(person: Person) -> None:
    lockout = person.coach.new_lockout(Tier.CAUTION, (Lock.THIS_EXERCISE,), (), exercise="cat-camel")
    person.coach.save(lockout)
    assert [e.exercise.id for e in person.coach.library_view().entries if e.locked] == ["cat-camel"]
    assert person.coach.to_try("cat-camel") is None and person.coach.to_try("bird-dog") is not None


def test_a_damaged_exercise_does_not_close_the_library(tmp_path: Path, person: Person) -> None:
    folder = copytree(LIBRARY.folder, tmp_path / "assets")
    (folder / "exercises" / "bird-dog.json").write_text("{", "utf-8")
    coach = person.home.coach(Library(folder), person.clock)
    shown = coach.library_view()
    assert (len(shown.entries), shown.unread) == (49, 1)
    assert coach.exercise_view("bird-dog") is None
    assert coach.exercise_view("no-such-one") is None
    neighbour = coach.exercise_view("bird-dog-leg")
    assert neighbour is not None and neighbour.harder == ()


# -- cautions --------------------------------------------------------------------------------------------


@pytest.mark.covers("H7")
def test_what_is_to_be_avoided_is_hidden_until_it_is_prescribed(person: Person) -> None:
    says(person, "osteoporosis")
    avoided = [e for e in person.coach.library_view().entries if e.hidden]
    assert avoided and not any(e.can_do for e in avoided)
    name = avoided[0].exercise.id
    assert person.coach.to_try(name) is None
    in_programme(person, Item(name))
    assert not entry(person, name).hidden and entry(person, name).can_do
    assert entry(person, name).suits.action == "avoid"


@pytest.mark.parametrize("source", ["profile", "health", "programme"])
def test_cautions_come_from_all_who_know_them(person: Person, source: str) -> None:
    if source == "profile":
        says(person, "osteoporosis")
    elif source == "health":
        person.about(40, "osteoporosis")
    else:
        in_programme(person, cautions=("osteoporosis",))
    assert any(e.hidden for e in person.coach.library_view().entries)


def test_who_has_to_ask_waits_for_the_programme_or_a_confirmation(person: Person) -> None:
    says(person, "hip-replacement")
    asked = [e for e in person.coach.library_view().entries if e.suits.action == "ask-physio"]
    name = next(e.exercise.id for e in asked if not e.exercise.needs_prescription)
    assert person.coach.to_try(name) is None and not entry(person, name).hidden
    in_programme(person, Item("cat-camel"), confirmations=("hip-replacement",))
    assert person.coach.to_try(name) is not None
    in_programme(person, Item(name))
    assert person.coach.to_try(name) is not None


@pytest.mark.parametrize(
    ("name", "way", "neighbour", "caution"),
    [
        ("side-bridge-knees", "harder", "side-bridge-full", "shoulder-pain"),
        ("abdominal-drawing-in", "harder", "mcgill-curl-up", "osteoporosis"),
        ("double-knee-to-chest", "easier", "single-knee-to-chest", "flexion-intolerant"),
    ],
)
def test_neighbours_that_are_to_be_avoided_are_not_offered(
    person: Person, name: str, way: str, neighbour: str, caution: str
) -> None:
    def offered() -> set[str]:
        return {e.id for e in getattr(view(person, name), way)}

    before = offered()
    assert neighbour in before
    says(person, caution)
    assert offered() == {n for n in before if not entry(person, n).hidden} and neighbour not in offered()
    in_programme(person, Item(neighbour))
    assert neighbour in offered()


def test_what_to_watch_for_is_said_after_it(person: Person) -> None:
    assert person.coach.to_watch(["bird-dog"]) == ()
    says(person, "pregnancy-2nd-3rd-trimester")
    note = LIBRARY.exercises["bird-dog"].cautions["pregnancy-2nd-3rd-trimester"].note
    assert person.coach.to_watch(["bird-dog", "bird-dog", "not-there"]) == (note,)


# -- the dose, and one set to try ------------------------------------------------------------------------


def test_without_a_programme_the_dose_is_the_usual_one(person: Person) -> None:
    shown = view(person, "bird-dog")
    assert shown.programme is None and shown.limits is None
    assert shown.dose.dosage == LIBRARY.exercises["bird-dog"].dosage


def test_a_prescribed_dose_is_shown_within_its_limits(person: Person) -> None:
    in_programme(person, Item("bird-dog", limits=Limits(max_hold_s=6), note="Slowly."))
    shown = view(person, "bird-dog")
    assert shown.programme == person.coach.programme
    assert (shown.dose.dosage.hold_s, shown.dose.note) == (6, "Slowly.")
    assert view(person, "wall-plank").programme is None
    assert view(person, "wall-plank").limits == shown.limits


def test_the_dose_of_this_phase_comes_before_that_of_a_later_one(person: Person) -> None:
    person.take_in("steady-core")
    programme = person.coach.programme
    assert programme is not None
    now = {slot.routine for slot in programme.phases[0].schedule}
    first = next(r for r in programme.routines if r.id in now)
    for item in first.items:
        assert view(person, item.exercise).item == item


def test_to_try_is_one_set_with_the_first_repetitions(person: Person) -> None:
    wish = person.coach.to_try("bird-dog")
    assert wish is not None
    assert (wish.routine.id, wish.routine.title) == ("try.bird-dog", "Bird dog")
    dosage = person.coach.timeline(wish.routine).items[0].dosage
    assert (dosage.sets, dosage.reps, dosage.hold_s) == (1, 6, 10)


def test_to_try_keeps_the_prescribed_hold_and_says_what_to_change(person: Person) -> None:
    says(person, "wrist-pain")
    in_programme(person, Item("bird-dog", limits=Limits(max_hold_s=6), note="Slowly."))
    wish = person.coach.to_try("bird-dog")
    assert wish is not None
    (tried,) = person.coach.timeline(wish.routine).items
    assert tried.dosage.hold_s == 6
    assert tried.note == "Slowly. Lean on your fist or forearm."
    assert wish.routine.items[0].note == "Slowly."


def test_a_session_of_the_programme_says_what_to_change_too(person: Person) -> None:
    says(person, "wrist-pain")
    in_programme(person, Item("bird-dog", note="Slowly."))
    programme = person.coach.programme
    assert programme is not None
    (item,) = person.coach.timeline(programme.routines[0]).items
    assert item.note == "Slowly. Lean on your fist or forearm."


@pytest.mark.parametrize("name", sorted(LIBRARY.exercises))
def test_every_exercise_can_be_tried_by_who_may(person: Person, name: str) -> None:
    in_programme(person, Item(name))
    wish = person.coach.to_try(name)
    assert wish is not None and len(wish.routine.id) <= 64
    timeline = person.coach.timeline(wish.routine)
    assert timeline.items[0].dosage.sets == 1
    assert timeline.total_s < LIBRARY.exercises[name].dosage.total_s(2) + 60
