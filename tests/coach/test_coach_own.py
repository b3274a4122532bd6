"""Sessions that the person chose: by themselves, for themselves, and no sitting of the programme."""

import pytest
from coach_samples import Person, by_physio, in_programme, routine_of
from msgspec.structs import replace

from corecoach.coach import OfTemplate, Started, Unsuited, Wish
from corecoach.prescription import Item, Routine
from corecoach.prescription.own_routine import LeftOut
from corecoach.safety import Lock, Refusal, Tier
from corecoach.session import SessionRecord


def has(person: Person, *cautions: str) -> None:
    person.coach.save_profile(40, (), cautions, {})


def chosen(person: Person, template: str) -> Wish:
    """A built-in routine as its page offers it now."""
    view = person.coach.own_view(template)
    assert view is not None and view.start is not None
    return view.start


def names(wish: Wish | None) -> list[str]:
    return [item.exercise for item in wish.routine.items] if wish else []


def no_harder(person: Person) -> None:
    """Lock making exercises harder."""
    person.coach.save(person.coach.new_lockout(Tier.CAUTION, (Lock.PROGRESSION,), ()))


# -- what counts for what --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["try.cat-camel", "minute"])
def test_a_session_of_ones_own_is_recorded_and_counts_for_no_programme(person: Person, name: str) -> None:
    """Whatever its id."""
    person.take_in("one-minute")
    own = Wish(Routine(name, "Cat-camel", (Item("cat-camel"),)))
    record, _saved = person.coach.finish(person.play(own))
    assert (record.outcome, record.routine, record.programme) == ("finished", name, None)
    assert person.stored(SessionRecord) == [record]
    today = person.coach.today()
    assert today.done_this_week == 0 and today.next is not None and today.next.done_today == 0


def test_a_part_of_a_routine_of_the_programme_still_counts_for_it(person: Person) -> None:
    person.take_in("one-minute")
    whole = routine_of(person, "minute")
    record, _saved = person.coach.finish(person.play(replace(whole, items=whole.items[1:])))
    assert person.coach.programme is not None
    assert record.programme == person.coach.programme.id


# -- what was said since it was chosen -------------------------------------------------------------------


@pytest.mark.covers("H13")
def test_a_caution_told_since_then_keeps_it_from_starting(person: Person) -> None:
    wish = chosen(person, "stretching")
    has(person, "hip-replacement")
    decided = person.start(wish)
    assert isinstance(decided, Unsuited)
    assert LeftOut("single-knee-to-chest", "avoid") in decided.left_out
    assert isinstance(person.start(chosen(person, "stretching")), Started)


@pytest.mark.covers("H13")
def test_one_set_to_try_is_kept_back_as_well(person: Person) -> None:
    wish = person.coach.to_try("single-knee-to-chest")
    assert wish is not None
    has(person, "hip-replacement")
    assert isinstance(person.start(wish), Unsuited)


def test_what_a_physio_chose_starts_whatever_was_said(person: Person) -> None:
    has(person, "hip-replacement")
    assert isinstance(person.start(by_physio(Routine("r", "R", (Item("single-knee-to-chest"),)))), Started)


@pytest.mark.covers("H13")
def test_with_pain_too_high_for_it_what_is_not_for_the_person_is_said_first(person: Person) -> None:
    wish = chosen(person, "stretching")
    has(person, "hip-replacement")
    screening, _result = person.screen(7)
    assert isinstance(person.coach.start(wish, screening), Unsuited)
    assert "single-knee-to-chest" not in names(person.coach.open_part(wish, gentle_only=False))


def test_a_lock_is_said_before_it(person: Person) -> None:
    wish = chosen(person, "stretching")
    has(person, "hip-replacement")
    screening, _result = person.screen()
    person.reported(leg_tingle="yes")
    decided = person.coach.start(wish, screening)
    assert isinstance(decided, Refusal) and decided.reason == "locked"
    assert person.coach.open_part(wish, gentle_only=False) is None


@pytest.mark.covers("H13")
def test_the_rest_of_it_after_a_stop_holds_the_same(person: Person) -> None:
    wish = chosen(person, "stretching")
    has(person, "hip-replacement")
    rest = person.coach.without(wish, 0)
    assert names(rest) == ["standing-side-bend"]
    late = replace(wish, routine=replace(wish.routine, items=wish.routine.items[1:]))
    assert isinstance(person.start(late), Unsuited)


# -- a lock on making exercises harder -------------------------------------------------------------------


@pytest.mark.covers("H13")
def test_under_a_lock_on_progress_only_what_is_gentle_or_prescribed_now_is_open(person: Person) -> None:
    wish = chosen(person, "core-strength")
    person.take_in("one-minute")
    no_harder(person)
    now = {"cat-camel", "bird-dog-leg"}
    entries = person.coach.library_view().entries
    assert {e.exercise.id for e in entries if not e.locked} == now | {
        e.exercise.id for e in entries if e.exercise.load == "gentle"
    }
    assert person.coach.to_try("front-plank-full") is None
    assert person.coach.to_try("bird-dog-leg") is not None
    assert names(chosen(person, "core-strength")) == ["cat-camel", "abdominal-drawing-in", "bird-dog-leg"]
    decided = person.start(wish)
    assert isinstance(decided, Unsuited) and {x.why for x in decided.left_out} == {"locked"}


def test_under_it_nothing_harder_is_offered(person: Person) -> None:
    before = person.coach.exercise_view("cat-camel"), person.coach.exercise_view("dead-bug-1")
    assert before[1] is not None and before[1].harder
    no_harder(person)
    after = person.coach.exercise_view("dead-bug-1")
    assert after is not None and after.harder == () and after.easier == before[1].easier


# -- what is prescribed ----------------------------------------------------------------------------------


@pytest.mark.covers("H13")
def test_a_built_in_routine_opens_nothing_by_a_prescription_of_another_dose(person: Person) -> None:
    has(person, "hip-replacement")
    in_programme(person, Item("single-knee-to-chest"))
    assert person.coach.to_try("single-knee-to-chest") is not None
    assert "single-knee-to-chest" not in names(chosen(person, "stretching"))


def test_what_is_asked_about_and_confirmed_stays_in_it(person: Person) -> None:
    has(person, "hip-replacement")
    in_programme(person, Item("cat-camel"), confirmations=("hip-replacement",))
    assert "hamstring-stretch-supine" in names(chosen(person, "stretching"))


def test_a_built_in_routine_is_made_of_the_librarys_exercises(person: Person) -> None:
    own = replace(person.coach.library.exercises["side-bridge-knees"], name="Mine", load="gentle")
    in_programme(person, Item("cat-camel"), exercises=(own,))
    person.reported(back_locking="yes")
    view = person.coach.own_view("core-strength")
    assert view is not None
    shown = [i.prescribed.exercise.name for i in view.items] + [x.name for x in view.left_out]
    assert "Mine" not in shown and "side-bridge-knees" not in names(view.start)
    wish = Wish(Routine("r", "R", (Item("side-bridge-knees"),)), place=OfTemplate("core-strength", ""))
    assert isinstance(person.start(wish), Refusal)


@pytest.mark.covers("H13")
def test_what_is_set_for_another_phase_or_for_none_is_not_prescribed_now(person: Person) -> None:
    has(person, "hip-replacement")
    in_programme(person)
    programme = person.coach.programme
    assert programme is not None
    later = Routine("later", "Later", (Item("single-knee-to-chest"),))
    phase = programme.phases[0]
    next_phase = replace(phase, schedule=(replace(phase.schedule[0], routine="later"),))
    both = (*programme.routines, later)
    in_programme(person, routines=both)
    assert person.coach.to_try("single-knee-to-chest") is None, "in no phase"
    in_programme(person, routines=both, phases=(phase, next_phase))
    view = person.coach.exercise_view("single-knee-to-chest")
    assert view is not None and view.entry.in_programme and not view.entry.suits.prescribed
    assert not view.can_do and not view.entry.hidden
    person.wait(24 * 7 * phase.weeks)
    assert person.coach.to_try("single-knee-to-chest") is not None, "now it is that phase"


# -- what to change --------------------------------------------------------------------------------------


def test_changes_are_of_each_exercise_once_and_whole(person: Person) -> None:
    has(person, "hypertension-isometric", "sciatica")
    caution = person.coach.library.exercises["wall-plank"].cautions["hypertension-isometric"]
    wish = by_physio(Routine("r", "R", (Item("wall-plank"), Item("cat-camel"), Item("wall-plank"))))
    (change,) = [c for c in person.coach.changes(wish) if c.exercise == "wall-plank"]
    assert caution.note in change.notes
    line = person.coach.timeline(wish.routine).items[0].note
    assert 0 < len(line) <= 90 and caution.note.startswith(line) and line != caution.note


def test_what_is_to_be_watched_is_among_them(person: Person) -> None:
    has(person, "sciatica")
    wish = person.coach.to_try("single-knee-to-chest")
    assert wish is not None
    note = person.coach.library.exercises["single-knee-to-chest"].cautions["sciatica"].note
    assert person.coach.changes(wish)[0].notes == (note,)


def test_a_note_of_the_physio_is_among_them_where_it_cannot_be_read_while_it_is_done(person: Person) -> None:
    short, long = "Slowly.", "Slowly, and stop before it pulls. " * 6
    wish = by_physio(Routine("r", "R", (Item("cat-camel", note=short), Item("bird-dog", note=long))))
    (change,) = person.coach.changes(wish)
    assert (change.exercise, change.notes) == ("bird-dog", (long,))
    assert person.coach.changes(by_physio(Routine("r", "R", (Item("cat-camel"),)))) == ()


def test_the_list_of_routines_needs_to_know_nothing_about_the_person(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens quickly."""
    asked: list[object] = []
    monkeypatch.setattr(person.coach, "suits", lambda *given, **more: asked.append(given) or {})
    assert len(person.coach.own_entries()) == 16 and asked == []
