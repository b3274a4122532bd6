"""The page of an exercise, trying it now, and putting it on paper."""

import errno
import os
import re
import subprocess
from pathlib import Path

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from msgspec.structs import replace

from corecoach.coach import TakenIn, Wish
from corecoach.diary import ground
from corecoach.prescription import Item, Limits, PainLimits, Routine
from corecoach.session import Command, PhaseKind, SessionFeedback, SessionRecord
from corecoach.ui import save_flow
from corecoach.ui.exercise_words import range_words
from corecoach.ui.pages.exercise import ExercisePage
from corecoach.ui.pages.gate import GatePage
from corecoach.ui.pages.library import LibraryPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.programme import ProgrammePage
from corecoach.ui.pages.summary import SummaryPage
from corecoach.ui.player.player import Player
from corecoach.ui.print.exercise_pdf import exercise_pdf
from corecoach.ui.widgets import Button, Segmented, Text

TRY = "Try it now"


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    """With the sample programme in hand."""
    return worlds()


def see(at: AtWindow, name: str) -> AtWindow:
    at.world.director.library().open(name)
    settle()
    assert isinstance(at.page, ExercisePage)
    return at


def says(at: AtWindow, *cautions: str) -> None:
    at.world.coach.save_profile(44, (), cautions, {"cold_reaction": "no", "morning_stiff": "no"})


def buttons(at: AtWindow) -> list[str]:
    return [b.text() for b in seen(at.page, Button)]


def order(at: AtWindow) -> list[str]:
    """The words of the page from the top."""
    texts = seen(at.page, Text)
    return [t.text() for t in sorted(texts, key=lambda t: t.mapTo(at.page, t.rect().topLeft()).y())]


# -- what it says ----------------------------------------------------------------------------------------


def test_it_says_all_that_belongs_to_an_exercise(at: AtWindow) -> None:
    words = see(at, "wall-sit").words()
    exercise = at.world.coach.exercises()["wall-sit"]
    for text in (exercise.name, *exercise.steps, exercise.breathing, *exercise.mistakes, *exercise.stop_if):
        assert text in words
    assert "Core, standing. " in words and "Not reviewed by a clinician yet." in words
    assert range_words(exercise.dosage_range) in words and "Usual dose" in words


def test_a_prescribed_dose_says_by_whom_and_since_when(at: AtWindow) -> None:
    words = see(at, "cat-camel").words()
    assert "Your dose" in words and "Set by Sample Physiotherapist, 2 November" in words
    assert "Usual range" not in words


def test_the_limits_of_the_programme_come_first_where_they_are_others(at: AtWindow) -> None:
    own = "your physio set this"
    assert own not in see(at, "cat-camel").words()
    change(at, pain_limits=PainLimits(3, 1, 2))
    words = order(see(at, "cat-camel"))
    limit = "Pain goes above 3, or up by more than 1: your physio set this."
    stop = at.world.coach.exercises()["cat-camel"].stop_if[0]
    assert words.index("Stop if") < words.index(limit) < words.index(stop)


def change(at: AtWindow, *items: Item, **changes: object) -> None:
    """Take the programme in hand in anew, changed."""
    from msgspec.structs import replace

    taken = at.world.coach.taken_in
    assert taken is not None
    programme = taken.programme
    if items:
        changes["routines"] = tuple(replace(r, items=(*r.items, *items)) for r in programme.routines)
    at.world.clock.move(1)
    now = at.world.clock.now()
    file = replace(taken.file, programme=replace(programme, **changes))
    at.world.coach.save(TakenIn(f"changed {now}", now, file))


def test_easier_and_harder_lead_on_and_esc_leads_back(at: AtWindow) -> None:
    see(at, "bird-dog-leg")
    at.choose("Harder: Bird dog")
    assert at.page.accessibleName() == "Bird dog"
    at.choose("Easier: Bird dog leg")
    assert at.page.accessibleName() == "Bird dog, leg only"
    at.press(Key.Key_Escape)
    assert isinstance(at.page, LibraryPage)


def test_it_is_opened_from_the_programme_and_leads_back_there(at: AtWindow) -> None:
    at.choose("Programme")
    at.choose("See Cat-camel")
    assert isinstance(at.page, ExercisePage) and at.world.window.place == "library"
    at.choose("Harder: Bird dog leg")
    at.choose("Programme")
    assert isinstance(at.page, ProgrammePage)


def test_one_that_is_not_there_leads_back(at: AtWindow) -> None:
    at.world.director.library().open("no-such-one")
    assert isinstance(at.page, LibraryPage)


# -- cautions --------------------------------------------------------------------------------------------


@pytest.mark.covers("H7")
def test_what_is_to_be_avoided_says_why_and_cannot_be_tried(at: AtWindow) -> None:
    says(at, "osteoporosis")
    words = order(see(at, "double-knee-to-chest"))
    note = at.world.coach.exercises()["double-knee-to-chest"].cautions["osteoporosis"].note
    assert words.index("This one is not for you") < words.index(note) < words.index("How to do it")
    assert any(w.startswith("Because: My bones are thin") for w in words)
    assert TRY not in buttons(at)


def test_a_physiotherapist_opens_what_is_to_be_avoided_and_the_note_stays(at: AtWindow) -> None:
    says(at, "osteoporosis")
    change(at, Item("double-knee-to-chest"))
    words = see(at, "double-knee-to-chest").words()
    note = at.world.coach.exercises()["double-knee-to-chest"].cautions["osteoporosis"].note
    assert "Your physio chose this for you. Take care" in words and note in words
    assert "not for you" not in words and TRY in buttons(at)


def test_what_has_to_be_asked_about_waits_for_the_programme(at: AtWindow) -> None:
    words = see(at, "sciatic-nerve-slider").words()
    assert "Ask your physio first" in words and "once it is in your programme" in words
    assert TRY not in buttons(at)
    change(at, Item("sciatic-nerve-slider"))
    words = see(at, "sciatic-nerve-slider").words()
    assert TRY in buttons(at) and "Ask your physio first" not in words


def test_a_change_is_shown_before_the_steps_and_goes_along_into_the_session(at: AtWindow) -> None:
    says(at, "wrist-pain")
    words = order(see(at, "bird-dog"))
    assert words.index("Do it this way") < words.index("Lean on your fist or forearm.")
    assert words.index("Lean on your fist or forearm.") < words.index("How to do it")
    at.choose(TRY)
    at.world.answer_check(3)
    settle()
    conductor = at.world.director.flow().conductor
    assert isinstance(at.page, Player) and conductor is not None
    started = at.world.director.flow()._started
    assert started is not None
    (item,) = started.session.timeline.items
    assert item.note == "Lean on your fist or forearm."


# -- trying ----------------------------------------------------------------------------------------------


@pytest.mark.covers("H7")
def test_trying_goes_through_the_gate_and_counts_as_no_sitting(at: AtWindow) -> None:
    before = at.world.coach.today()
    see(at, "cat-camel")
    at.choose(TRY)
    assert isinstance(at.page, GatePage)
    at.world.answer_check(3)
    settle()
    assert isinstance(at.page, Player)
    at.run(300)
    assert isinstance(at.page, SummaryPage) and "this week" not in at.words()
    at.choose("Save and finish")
    record = at.world.coach.sessions()[-1]
    assert isinstance(record, SessionRecord)
    assert (record.routine, record.title, record.programme) == ("try.cat-camel", "Cat-camel", None)
    assert record.items[0].complete
    after = at.world.coach.today()
    assert (after.done_this_week, after.next) == (before.done_this_week, before.next)


@pytest.mark.parametrize("answer", ["leg_weak", "back_locking"])
def test_an_answer_that_locks_keeps_it_closed(at: AtWindow, answer: str) -> None:
    see(at, "wall-plank")
    at.choose(TRY)
    gate = next(g.id for g in at.world.coach.rules.gates if answer in g.items)  # type: ignore[union-attr]
    at.world.answer_check(3, **{gate: "yes"})
    settle()
    at.world.answer_items(**{answer: "yes"})
    settle()
    assert not isinstance(at.page, Player) and at.world.director.flow().conductor is None
    assert at.world.coach.sessions() == []


def test_a_locked_one_says_so_and_why(at: AtWindow) -> None:
    at.world.coach.report({"back_locking": "yes"})
    words = see(at, "wall-plank").words()
    assert "This exercise is locked for now." in words and TRY not in buttons(at)
    at.choose("See why")
    assert isinstance(at.page, LockoutPage)
    assert TRY in buttons(see(at, "cat-camel"))


def test_a_page_left_open_does_not_start_what_was_locked_since(at: AtWindow) -> None:
    see(at, "wall-plank")
    at.world.coach.report({"back_locking": "yes"})
    at.choose(TRY)
    assert isinstance(at.page, ExercisePage) and "locked for now" in at.words()


def test_a_routine_of_ones_own_is_refused_under_a_lock(at: AtWindow) -> None:
    wish = at.world.coach.to_try("cat-camel")
    assert wish is not None
    at.world.coach.report({"leg_weak": "yes"})
    at.world.director.start_own(wish)
    settle()
    assert isinstance(at.page, LockoutPage)


@pytest.mark.covers("H7")
def test_a_routine_of_ones_own_gets_no_permit_under_a_lock_on_strengthening(at: AtWindow) -> None:
    wish = at.world.coach.to_try("wall-plank")
    assert wish is not None
    at.world.coach.report({"back_locking": "yes"})
    at.world.director.start_own(wish)
    settle()
    at.world.answer_check(3)
    settle()
    assert at.world.director.flow().conductor is None and not isinstance(at.page, Player)


# -- afterwards ------------------------------------------------------------------------------------------


def watched(at: AtWindow) -> Segmented:
    """At the summary after an exercise to watch; its question."""
    says(at, "sciatica")
    see(at, "single-knee-to-chest")
    at.choose(TRY)
    at.world.answer_check(3)
    at.run(400)
    assert isinstance(at.page, SummaryPage)
    return next(s for s in seen(at.page, Segmented) if s.accessibleName() == "Did anything new come on?")


@pytest.mark.covers("H7")
def test_after_an_exercise_to_watch_yes_leads_to_the_safety_check(at: AtWindow) -> None:
    """By way of Save: what is asked beside it is not lost."""
    watched(at).choose("yes")
    settle()
    assert isinstance(at.page, SummaryPage)
    at.score(5)
    at.choose("Save and check it")
    assert isinstance(at.page, GatePage)
    said = at.world.coach._saver.read(SessionFeedback)[-1]
    assert (said.anything_new, said.pain_after) == (True, 5)


def test_a_yes_that_is_taken_back_leads_nowhere(at: AtWindow) -> None:
    asked = watched(at)
    asked.choose("yes")
    asked.choose("no")
    at.choose("Save and finish")
    assert at.world.window.place == "today"


def test_it_is_asked_when_no_repetition_was_completed(at: AtWindow) -> None:
    says(at, "sciatica")
    see(at, "single-knee-to-chest")
    at.choose(TRY)
    at.world.answer_check(3)
    conductor = at.world.director.flow().conductor
    assert conductor is not None
    while conductor.moment.phase.kind is PhaseKind.PREPARE:
        at.run(1)
    at.run(1)
    conductor.command(Command.END)
    settle()
    assert at.world.coach.sessions()[-1].items[0].reps_done == 0
    assert "Did anything new come on?" in at.words()


def test_it_is_not_asked_of_what_was_not_begun(at: AtWindow) -> None:
    says(at, "sciatica")
    see(at, "single-knee-to-chest")
    at.choose(TRY)
    at.world.answer_check(3)
    at.run(2)
    conductor = at.world.director.flow().conductor
    assert conductor is not None
    conductor.command(Command.END)
    settle()
    assert isinstance(at.page, SummaryPage) and "Did anything new come on?" not in at.words()


@pytest.mark.covers("H7")
def test_it_is_asked_after_the_rest_that_followed_a_stop(at: AtWindow) -> None:
    says(at, "sciatica")
    items = (Item("single-knee-to-chest"), Item("cat-camel"))
    at.world.director.start_own(Wish(Routine("mine", "Mine", items)))
    at.world.answer_check(3)
    flow = at.world.director.flow()
    conductor = flow.conductor
    assert conductor is not None
    while conductor.moment.phase.item == 0:
        at.run(1)
    conductor.command(Command.STOP)
    flow.stop._on_felt("rest")
    settle()
    at.choose("Carry on from this exercise")
    at.world.answer_check(3)
    at.run(400)
    assert isinstance(at.page, SummaryPage) and "Did anything new come on?" in at.words()


@pytest.mark.covers("H7", "H13")
def test_what_to_watch_is_said_before_it_starts(at: AtWindow) -> None:
    says(at, "sciatica")
    see(at, "single-knee-to-chest")
    at.choose(TRY)
    at.world.answer_check(3, stay=True)
    settle()
    note = at.world.coach.exercises()["single-knee-to-chest"].cautions["sciatica"].note
    assert "Do it this way today" in at.words() and note in at.words()


def test_no_is_kept_and_leads_nowhere(at: AtWindow) -> None:
    watched(at).choose("no")
    assert isinstance(at.page, SummaryPage)
    at.choose("Save and finish")
    assert at.world.coach._saver.read(SessionFeedback)[-1].anything_new is False


def test_it_is_not_asked_after_others(at: AtWindow) -> None:
    says(at, "sciatica")
    see(at, "bird-dog-leg")
    at.choose(TRY)
    at.world.answer_check(3)
    at.run(400)
    assert isinstance(at.page, SummaryPage)
    assert "Did anything new come on?" not in at.words()


# -- on paper --------------------------------------------------------------------------------------------


def text_of(path: Path) -> list[str]:
    """The text of every page, with all white space as single blanks."""
    out = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.split()) for page in out.stdout.split("\f")[:-1]]


def test_the_page_is_saved_and_says_where(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named: list[str] = []
    place = tmp_path / "page.pdf"
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, paper: named.append(paper.name) or place)
    see(at, "bird-dog")
    at.choose("Save as PDF to print")
    assert named == ["bird-dog.pdf"] and isinstance(at.page, NoticePage)
    assert "The page is saved" in at.words() and place.read_bytes().startswith(b"%PDF-")
    at.choose("Go back")
    assert isinstance(at.page, ExercisePage)


def test_who_changes_their_mind_stays(at: AtWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: None)
    see(at, "bird-dog")
    at.choose("Save as PDF to print")
    assert isinstance(at.page, ExercisePage)


def test_a_full_disk_is_said(at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: tmp_path / "page.pdf")
    see(at, "bird-dog")
    monkeypatch.setattr(ground, "create_file", full)
    at.choose("Save as PDF to print")
    assert "The page could not be saved" in at.words() and "The disk is full." in at.words()
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("name", ["bird-dog", "graded-walk", "sciatic-nerve-slider", "front-plank-full"])
def test_one_page_holds_all_of_an_exercise(at: AtWindow, tmp_path: Path, name: str) -> None:
    says(at, "wrist-pain", "sciatica", "pregnancy-2nd-3rd-trimester", "osteoporosis", "dizziness")
    view = at.world.coach.exercise_view(name)
    assert view is not None
    path = tmp_path / "page.pdf"
    path.write_bytes(exercise_pdf(view, at.world.coach.library.folder, "0.1.0"))
    pages = text_of(path)
    assert len(pages) == 1
    exercise = view.exercise
    for text in (exercise.name, *exercise.steps, exercise.breathing, *exercise.mistakes, *exercise.stop_if):
        assert " ".join(text.split()) in pages[0]
    for code, caution in view.entry.suits.applying:
        assert caution.note in pages[0], code
    assert "Not reviewed by a clinician yet." in pages[0] and re.search(r"17 November", pages[0])


@pytest.mark.parametrize(("with_figure", "pictures"), [(True, 2), (False, 0)])
def test_the_page_shows_how_it_starts_and_how_it_is_held(
    at: AtWindow, tmp_path: Path, with_figure: bool, pictures: int
) -> None:
    view = at.world.coach.exercise_view("bird-dog")
    assert view is not None
    if not with_figure:
        bare = replace(view.exercise, figure=None)
        view = replace(view, entry=replace(view.entry, exercise=bare))
    path = tmp_path / "page.pdf"
    path.write_bytes(exercise_pdf(view, at.world.coach.library.folder, "0"))
    listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True)
    assert len(listed.stdout.splitlines()) - 2 == pictures


def test_what_a_programme_says_in_markup_stays_text(at: AtWindow, tmp_path: Path) -> None:
    change(at, Item("wall-sit", note="<b>Slowly</b> & low", limits=Limits(max_hold_s=5)))
    view = at.world.coach.exercise_view("wall-sit")
    assert view is not None and view.dose.dosage.hold_s == 5
    path = tmp_path / "page.pdf"
    path.write_bytes(exercise_pdf(view, at.world.coach.library.folder, "0"))
    assert "<b>Slowly</b> & low" in text_of(path)[0]
