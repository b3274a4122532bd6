"""Built-in routines in a whole window: chosen by keys, started through the gate, refused under a lock."""

from pathlib import Path
from shutil import copytree

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton

from corecoach.library import Library
from corecoach.prescription import Programme, ProgrammePhase
from corecoach.safety import PROFILE_VALID
from corecoach.session import Command
from corecoach.ui.pages.about_you import AboutYouPage
from corecoach.ui.pages.dose import DosePage
from corecoach.ui.pages.exercise import ExercisePage
from corecoach.ui.pages.follow_up import FollowUpPage
from corecoach.ui.pages.gate import GatePage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.routine import RoutinePage
from corecoach.ui.pages.routines import RoutinesPage
from corecoach.ui.player.player import Player
from corecoach.ui.widgets.options import Options
from corecoach.ui.widgets.press_card import PressCard


def opened(at: AtWindow, template: str, part: str = "") -> RoutinePage:
    at.world.director.shelf().show_routine(template, part)
    settle()
    assert isinstance(at.page, RoutinePage)
    return at.page


def starts(at: AtWindow) -> list[QAbstractButton]:
    return [b for b in seen(at.page, QAbstractButton) if b.text() == "Start"]


def has(at: AtWindow, *cautions: str) -> None:
    at.world.coach.save_profile(44, (), cautions, {})


def test_the_list_says_minutes_exercises_and_for_whom(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.go("routines")
    settle()
    assert isinstance(at.page, RoutinesPage)
    names = [card.accessibleName() for card in seen(at.page, PressCard)]
    assert len(names) == 16
    assert names[0] == (
        "Core strength. For when pain is 3 or less and getting down to the floor is no trouble. "
        "12 minutes, 6 exercises, on a mat"
    )
    assert any(
        name.startswith("Steady core, 8 weeks.") and "16 to 24 minutes, 4 parts" in name for name in names
    )
    assert "A programme from your physio suits you better." in at.words()


def test_a_routine_is_opened_and_left_by_keys(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.go("routines")
    settle()
    first = seen(at.page, PressCard)[0]
    at.until(lambda: at.focus is first)
    at.press(Key.Key_Space)
    assert isinstance(at.page, RoutinePage)
    assert starts(at)[0].hasFocus()
    at.press(Key.Key_Escape)
    assert isinstance(at.page, RoutinesPage)


@pytest.mark.covers("H13")
def test_start_asks_the_safety_questions_first_and_then_runs(worlds: Worlds) -> None:
    at = worlds()
    opened(at, "slow-breathing")
    at.press(Key.Key_Return)
    assert isinstance(at.page, GatePage)
    at.world.answer_check(3)
    settle()
    assert isinstance(at.page, Player)
    at.run(400)
    record = at.world.coach.sessions()[-1]
    assert (record.routine, record.title) == ("slow-breathing.one-session", "Slow breathing")
    assert record.outcome == "finished" and record.pain_before == 3


def renamed(programme: Programme, old: str, new: str) -> Programme:
    """The programme with another id for a routine."""

    def planned(phase: ProgrammePhase) -> ProgrammePhase:
        slots = (replace(s, routine=new) if s.routine == old else s for s in phase.schedule)
        return replace(phase, schedule=tuple(slots))

    routines = tuple(replace(r, id=new) if r.id == old else r for r in programme.routines)
    return replace(programme, routines=routines, phases=tuple(map(planned, programme.phases)))


def test_it_counts_for_nothing_in_the_programme(worlds: Worlds) -> None:
    """Although a routine of the programme has the very same id."""
    at = worlds()
    coach, mine = at.world.coach, "slow-breathing.one-session"
    taken, today = coach.taken_in, coach.today()
    assert taken is not None and today.next is not None
    file = replace(taken.file, programme=renamed(taken.programme, today.next.routine, mine))
    coach.save(replace(taken, id="same name", file=file))
    before = coach.today()
    assert before.next is not None and (before.next.routine, before.next.done_today) == (mine, 0)
    opened(at, "slow-breathing")
    at.press(Key.Key_Return)
    at.world.answer_check(3)
    at.run(400)
    record, after = coach.sessions()[-1], coach.today()
    assert (record.title, record.outcome, record.programme) == ("Slow breathing", "finished", None)
    assert (after.done_this_week, after.next) == (before.done_this_week, before.next)


def test_a_sign_at_the_gate_stops_the_start(worlds: Worlds) -> None:
    at = worlds()
    opened(at, "core-strength")
    at.press(Key.Key_Return)
    at.world.answer_check(3, G3="yes")
    at.world.answer_items(leg_numb="unsure")
    settle()
    assert isinstance(at.page, LockoutPage)
    assert at.world.director.flow().conductor is None


def test_too_much_pain_leaves_the_gentle_part(worlds: Worlds) -> None:
    at = worlds()
    opened(at, "core-strength")
    at.press(Key.Key_Return)
    at.world.answer_check(6)
    settle()
    assert isinstance(at.page, NoticePage)
    assert "Only a part today" in at.words()


@pytest.mark.covers("H13")
def test_a_lock_set_while_the_page_is_open_refuses_the_start(worlds: Worlds) -> None:
    at = worlds()
    opened(at, "core-strength")
    at.world.coach.report({"leg_tingle": "yes"})
    at.press(Key.Key_Return)
    settle()
    assert isinstance(at.page, LockoutPage)
    assert at.world.director.flow().conductor is None


def test_under_a_lock_on_everything_there_is_no_start(worlds: Worlds) -> None:
    at = worlds()
    at.world.coach.report({"leg_tingle": "yes"})
    opened(at, "slow-breathing")
    assert starts(at) == []
    assert "All exercise is locked for now." in at.words()
    assert "Belly breathing" in at.words()
    at.choose("See what is locked")
    assert isinstance(at.page, LockoutPage)


def test_a_lock_on_strengthening_leaves_out_what_is_loaded(worlds: Worlds) -> None:
    at = worlds()
    at.world.coach.report({"back_locking": "yes"})
    opened(at, "core-strength")
    assert (
        "Left out for you today | Dead bug, heel taps | Locked for now because of what you told us."
        in at.words()
    )
    assert "2 exercises" in at.words()
    assert len(starts(at)) == 1


@pytest.mark.covers("H13")
def test_cautions_leave_out_and_say_why(worlds: Worlds) -> None:
    at = worlds()
    has(at, "hip-replacement")
    opened(at, "stretching")
    words = at.words()
    assert "One knee to chest | It does not fit what you told us about yourself. It bends the hip" in words
    assert "Hamstring stretch with a towel | Ask your physio first, because of what you told us" in words
    at.press(Key.Key_Return)
    at.world.answer_check(2)
    conductor = at.world.director.flow().conductor
    assert conductor is not None
    timeline = at.world.director.flow()._started.session.timeline  # type: ignore[union-attr]
    assert [item.exercise.id for item in timeline.items] == ["standing-side-bend"]


def test_nothing_left_is_said_and_not_started(worlds: Worlds) -> None:
    at = worlds()
    at.world.coach.report({"back_locking": "yes"})
    has(at, "hip-replacement")
    page = opened(at, "stretching")
    assert starts(at) == []
    assert "Nothing of it is open to you today. See why below." in at.words()
    page.focus_first()
    assert at.button("All routines").hasFocus()


@pytest.mark.covers("H13")
@pytest.mark.parametrize("template", ["flexion-bias", "extension-bias"])
def test_a_direction_is_shown_and_not_started(worlds: Worlds, template: str) -> None:
    at = worlds()
    opened(at, template)
    assert starts(at) == []
    assert "Only for you when your physio has chosen it. Ask them first." in at.words()


def test_a_part_of_some_weeks_is_chosen_by_keys_and_started(worlds: Worlds) -> None:
    at = worlds()
    opened(at, "core-stability-8w")
    options = seen(at.page, Options)[0]
    assert options.value == "weeks-1-2"
    at.until(options.has_keyboard)
    at.press(Key.Key_Right, Key.Key_Space)
    options = seen(at.page, Options)[0]
    assert options.value == "weeks-3-4" and options.has_keyboard()
    assert "3 sets: 5, 3 and 2 times, hold" in at.words()
    at.click(starts(at)[0])
    at.world.answer_check(2)
    started = at.world.director.flow()._started
    assert started is not None and started.routine.id == "core-stability-8w.weeks-3-4"


def test_damaged_rules_start_nothing(worlds: Worlds) -> None:
    at = worlds()
    library = at.world.coach.library
    library.__dict__["rules"], library.rules_fault = None, "rules.json: cannot be read"
    opened(at, "slow-breathing")
    at.press(Key.Key_Return)
    assert isinstance(at.page, NoticePage)
    assert "No session can start" in at.words()


def test_an_unknown_routine_is_the_list(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.shelf().show_routine("yoga")
    settle()
    assert isinstance(at.page, RoutinesPage)


def test_damaged_routines_are_said(worlds: Worlds) -> None:
    at = worlds()
    library = at.world.coach.library
    library.__dict__["templates"] = ()
    at.world.director.go("routines")
    settle()
    assert "The routines are damaged. Install CoreCoach again." in at.words()


# -- what is told on the way -----------------------------------------------------------------------------


def told_on_the_way(at: AtWindow, *cautions: str) -> None:
    """It is time to be asked about oneself: answer that, and the check."""
    assert isinstance(at.page, AboutYouPage)
    has(at, *cautions)
    at.world.director.flow().check._begin()
    settle()
    at.world.answer_check(2)
    settle()


@pytest.mark.covers("H13")
def test_a_caution_told_on_the_way_shows_the_page_again_and_starts_nothing(worlds: Worlds) -> None:
    at = worlds()
    at.world.clock.move(PROFILE_VALID.total_seconds() + 86_400)
    opened(at, "stretching")
    at.press(Key.Key_Return)
    told_on_the_way(at, "hip-replacement")
    assert isinstance(at.page, RoutinePage) and at.world.director.flow().conductor is None
    assert "Left out for you today | One knee to chest" in at.words()
    at.click(starts(at)[0])
    at.world.answer_check(2)
    settle()
    started = at.world.director.flow()._started
    assert started is not None
    assert [item.exercise for item in started.routine.items] == ["standing-side-bend"]


@pytest.mark.covers("H13")
def test_one_set_to_try_is_not_started_either(worlds: Worlds) -> None:
    at = worlds()
    at.world.clock.move(PROFILE_VALID.total_seconds() + 86_400)
    at.world.director.library().open("single-knee-to-chest")
    settle()
    at.choose("Try it now")
    told_on_the_way(at, "hip-replacement")
    assert isinstance(at.page, ExercisePage) and at.world.director.flow().conductor is None
    assert "This one is not for you" in at.words()


def test_what_locks_something_is_said_before_what_is_not_for_the_person(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.library().open("single-knee-to-chest")
    settle()
    at.choose("Try it now")
    has(at, "hip-replacement")
    rules = at.world.coach.rules
    assert rules is not None
    gate = next(g.id for g in rules.gates if "trauma_minor" in g.items)
    at.world.answer_check(2, **{gate: "yes"})
    settle()
    at.world.answer_items(trauma_minor="yes")
    assert isinstance(at.page, FollowUpPage)
    at.page.done.emit(None)
    settle()
    assert isinstance(at.page, LockoutPage) and at.world.director.flow().conductor is None


@pytest.mark.covers("H13")
def test_what_is_told_while_changes_are_read_counts_too(worlds: Worlds) -> None:
    at = worlds()
    has(at, "wrist-pain")
    opened(at, "mobility")
    at.press(Key.Key_Return)
    at.world.answer_check(2, stay=True)
    settle()
    assert isinstance(at.page, DosePage)
    has(at, "wrist-pain", "hip-replacement")
    at.choose("Start")
    assert isinstance(at.page, RoutinePage) and at.world.director.flow().conductor is None


@pytest.mark.covers("H13")
def test_the_rest_after_a_stop_is_decided_anew(worlds: Worlds) -> None:
    at = worlds()
    opened(at, "stretching")
    at.press(Key.Key_Return)
    at.world.answer_check(2)
    at.run(8)
    flow = at.world.director.flow()
    assert flow.conductor is not None
    flow.conductor.command(Command.STOP)
    settle()
    has(at, "hip-replacement")
    flow.stop._on_felt("rest")
    settle()
    at.choose("Carry on from this exercise")
    at.world.answer_check(2)
    settle()
    assert isinstance(at.page, RoutinePage) and flow.conductor is None


# -- what to change --------------------------------------------------------------------------------------


@pytest.mark.covers("H13")
def test_changes_are_said_once_in_a_session_before_it_starts(worlds: Worlds) -> None:
    at = worlds()
    has(at, "wrist-pain", "knee-pain")
    opened(at, "mobility")
    at.press(Key.Key_Return)
    at.world.answer_check(2, stay=True)
    settle()
    assert isinstance(at.page, DosePage)
    words = at.words()
    assert "Do it this way today | One knee to chest | Hold behind your thigh. | Cat-camel | Put" in words
    assert "Put padding under your knees. | Use your fists" in words
    assert at.button("Start").hasFocus()
    at.press(Key.Key_Return)
    assert isinstance(at.page, Player)
    at.run(8)
    flow = at.world.director.flow()
    assert flow.conductor is not None
    flow.conductor.command(Command.STOP)
    flow.stop._on_felt("rest")
    settle()
    at.choose("Carry on from this exercise")
    at.world.answer_check(2)
    settle()
    assert isinstance(at.page, Player), "it was said"


def test_changes_can_be_read_and_left(worlds: Worlds) -> None:
    at = worlds()
    has(at, "wrist-pain")
    opened(at, "mobility")
    at.press(Key.Key_Return)
    at.world.answer_check(2, stay=True)
    settle()
    at.press(Key.Key_Escape)
    assert at.world.window.place == "today" and at.world.director.flow().conductor is None


def test_a_session_of_the_programme_says_them_too(worlds: Worlds) -> None:
    at = worlds()
    has(at, "wrist-pain", "knee-pain")
    at.world.director.start("weeks-1-2")
    at.world.answer_check(2, stay=True)
    settle()
    assert isinstance(at.page, DosePage) and "Do it this way today" in at.words()


# -- what is damaged -------------------------------------------------------------------------------------


def test_a_routine_of_a_damaged_exercise_is_the_list(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds()
    library = at.world.coach.library
    folder = copytree(library.folder, tmp_path / "assets")
    (folder / "exercises" / "diaphragmatic-breathing.json").write_text("{", "utf-8")
    library.__dict__["exercises"] = Library(folder).exercises
    at.world.director.shelf().show_routine("slow-breathing")
    settle()
    assert isinstance(at.page, RoutinesPage)
    assert at.world.coach.own_view("slow-breathing") is None


def test_a_page_is_made_of_one_view(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    at = worlds()
    asked: list[str] = []
    for name in ("own_view", "exercise_view"):
        ask = getattr(at.world.coach, name)
        monkeypatch.setattr(
            at.world.coach, name, lambda *given, ask=ask: (asked.append(given[0]), ask(*given))[1]
        )
    opened(at, "stretching")
    at.world.director.library().open("bird-dog")
    settle()
    assert asked == ["stretching", "bird-dog"]


def test_beside_a_suggestion_they_stand_with_the_exercise(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.start("weeks-1-2")
    at.world.answer_check(4)
    at.run(3000)
    at.choose("Save and finish")
    at.world.clock.move(24 * 3600)
    session = at.world.coach.morning_due()
    assert session is not None
    at.world.coach.add_morning(session, 7, None)
    at.world.director.start("weeks-1-2")
    at.world.answer_check(4, stay=True)
    settle()
    assert isinstance(at.page, DosePage) and at.button("Do it as prescribed")
    assert "Cat-camel | 5 times | Use your fists or forearms, or do the pelvic tilt" in at.words()
