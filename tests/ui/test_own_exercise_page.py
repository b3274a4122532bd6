"""Writing an exercise of one's own: typed, checked in place, undone, and kept as a file that is taken."""

from pathlib import Path

import msgspec
import pytest
from alone import Key
from hands import AtWindow, Worlds, seen, settle
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from corecoach.exchange.any_file import check_any
from corecoach.prescription import Author, Exercise
from corecoach.ui.practice.exercise_flow import ExerciseFlow
from corecoach.ui.practice.pages.exercise_start import ExerciseStartPage
from corecoach.ui.practice.pages.own_exercise import OwnExercisePage
from corecoach.ui.widgets.tile import Tile

ANA = Author("Ana Ruiz", "physiotherapist", "PH123456", "")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """How slow guessing is, is tested with keys."""
    monkeypatch.setattr("corecoach.exchange.locking._N", 2**14)


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    made = worlds(sample="", begin=False)
    made.world.director.practice().practice.set_up(ANA, "four words for a test")
    return made


def flow(at: AtWindow) -> ExerciseFlow:
    return at.world.director.practice().exercises()


def opened(at: AtWindow, name: str = "bird-dog") -> OwnExercisePage:
    flow(at).start_from(flow(at).library.exercises[name])
    at.world.settle()
    settle()
    return page(at)


def page(at: AtWindow) -> OwnExercisePage:
    found = at.window.page  # type: ignore[attr-defined]
    assert isinstance(found, OwnExercisePage)
    return found


def field(at: AtWindow, name: str) -> QLineEdit:
    return next(f for f in page(at).findChildren(QLineEdit) if f.accessibleName() == name)


def note(at: AtWindow, name: str) -> QPlainTextEdit:
    return next(f for f in page(at).findChildren(QPlainTextEdit) if f.accessibleName().startswith(name))


def told(at: AtWindow, where: str) -> str:
    forms = page(at)._forms.values()
    return next(form.asked[where].told for form in forms if where in form.asked)


def kept(at: AtWindow) -> tuple[Exercise, ...]:
    return at.world.director.practice().practice.own_exercises()


# -- what it starts from -----------------------------------------------------------------------------------


def test_the_chooser_finds_an_exercise_and_begins_with_it(at: AtWindow) -> None:
    flow(at).begin(lambda _exercise: None)
    settle()
    start = at.window.page  # type: ignore[attr-defined]
    assert isinstance(start, ExerciseStartPage)
    assert at.focus is not None and at.focus.accessibleName() == "Search exercises"
    QTest.keyClicks(at.focus, "clamshell")
    settle()
    tiles = seen(start, Tile)
    assert [tile.exercise.id for tile in tiles] == ["clamshell"]
    tiles[0].click()
    settle()
    assert page(at).draft.name == "Clamshell, own"
    assert page(at).draft.id.startswith("own-")


def test_nothing_found_is_said_and_back_leads_back(at: AtWindow) -> None:
    left: list[object] = []
    flow(at).begin(lambda _exercise: None, lambda: left.append(1))
    settle()
    assert at.focus is not None
    QTest.keyClicks(at.focus, "swimming")
    settle()
    assert "Nothing matches." in at.words()
    at.choose("Back")
    assert left == [1]


def test_an_own_one_can_be_changed_or_started_from(at: AtWindow) -> None:
    flow(at).begin(lambda _exercise: None)
    opened(at)
    at.choose("Save")
    first = kept(at)[0]
    flow(at).begin(lambda _exercise: None)
    settle()
    at.choose("Change one of mine")
    start = at.window.page  # type: ignore[attr-defined]
    tiles = seen(start, Tile)
    assert [tile.exercise.id for tile in tiles] == [first.id]
    tiles[0].click()
    settle()
    field(at, "Name").setText("Bird dog, slow")
    at.choose("Save")
    assert [(e.id, e.name) for e in kept(at)] == [(first.id, "Bird dog, slow")]


# -- typing ------------------------------------------------------------------------------------------------


def test_what_is_typed_is_in_the_draft_and_typing_is_one_step_of_undo(at: AtWindow) -> None:
    opened(at)
    name = field(at, "Name")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Slow dog")
    assert page(at).draft.name == "Slow dog" and "Slow dog" in at.words()
    QTest.keyClick(name, Key.Key_Z, CTRL)
    settle()
    assert page(at).draft.name == name.text() == "Bird dog, own"
    QTest.keyClick(name, Key.Key_Y, CTRL)
    settle()
    assert page(at).draft.name == name.text() == "Slow dog"


def test_lists_are_one_text_a_line(at: AtWindow) -> None:
    opened(at)
    note(at, "Steps").setPlainText("Kneel.\nReach.\n")
    note(at, "Stop if").setPlainText("It hurts.")
    made = flow(at).look_now()
    assert made is not None and made.steps == ("Kneel.", "Reach.") and made.stop_if == ("It hurts.",)


def test_a_pose_and_a_word_share_one_undo(at: AtWindow) -> None:
    shown = opened(at)
    before = shown.draft
    assert shown.poses is not None
    field(at, "Name").setText("Other")
    shown.poses.ask("add")
    at.choose("Undo")
    assert page(at).draft.figure == before.figure and page(at).draft.name == "Other"
    at.choose("Undo")
    assert page(at).draft == before
    at.choose("Redo")
    at.choose("Redo")
    assert page(at).draft.figure != before.figure


def test_the_draft_outlives_the_page(at: AtWindow) -> None:
    opened(at)
    field(at, "Name").setText("Kept")
    at.world.app.settings.change(text_scale=200)
    at.world.settle()
    settle()
    assert page(at).draft.name == field(at, "Name").text() == "Kept"


def test_a_dose_is_typed_in_numbers(at: AtWindow) -> None:
    opened(at)
    flow(at).show_part("dose")
    QTest.keyClicks(field(at, "Sets: dose"), "x")
    assert page(at).draft.dosage.sets == 3
    field(at, "Sets: dose").setText("2")
    field(at, "Repetitions, or one number for each set: dose").setText("8, 6")
    assert page(at).draft.dosage.sets == 2 and page(at).draft.dosage.reps == (8, 6)
    field(at, "Hold: dose").setText("")
    assert flow(at).look_now() is None
    assert "0 to 1800 seconds" in told(at, "dosage.hold_s")


def test_a_caution_needs_a_note(at: AtWindow) -> None:
    opened(at)
    flow(at).show_part("cautions")
    settle()
    at.choose("flexion provokes: Avoid")
    assert flow(at).look_now() is None
    assert told(at, "cautions.flexion-intolerant").startswith("Needed")
    field(at, "flexion provokes: note").setText("Not now.")
    made = flow(at).look_now()
    assert made is not None and made.cautions["flexion-intolerant"].note == "Not now."
    at.choose("flexion provokes: None")
    made = flow(at).look_now()
    assert made is not None and "flexion-intolerant" not in made.cautions


def test_what_is_needed_is_nothing_when_nothing_is_chosen(at: AtWindow) -> None:
    opened(at)
    at.choose("What is needed: a mat")
    assert page(at).draft.equipment == ("none",)
    at.choose("What is needed: a wall")
    assert page(at).draft.equipment == ("wall",)


def test_an_exercise_can_be_kept_from_who_has_no_prescription_of_it(at: AtWindow) -> None:
    opened(at)
    at.choose("Nobody may try it before you prescribe it")
    assert page(at).draft.needs_prescription
    at.choose("Undo")
    assert not page(at).draft.needs_prescription
    assert not at.button("Nobody may try it before you prescribe it").isChecked()


# -- what is wrong -----------------------------------------------------------------------------------------


def test_save_goes_to_the_first_thing_that_is_wrong_and_keeps_nothing(at: AtWindow) -> None:
    opened(at)
    field(at, "Short name, for small places").setText("x" * 23)
    at.choose("Save")
    assert told(at, "short_name") == "23 letters: at most 22."
    assert at.focus is field(at, "Short name, for small places")
    assert "1 thing to put right" in at.words() and kept(at) == ()


def test_what_is_wrong_is_looked_for_while_nobody_types(at: AtWindow) -> None:
    opened(at)
    field(at, "Name").setText("")
    flow(at)._wait.timeout.emit()
    while flow(at).busy:
        settle()
        flow(at)._wait.stop()
    assert told(at, "name") == "Needed: 1 to 200 letters."


def test_a_pose_that_cannot_be_is_named_by_its_number(at: AtWindow) -> None:
    shown = opened(at)
    figure = shown.draft.figure
    assert figure is not None
    reach = figure.keys["reach"]
    low = replace(reach, root=(reach.root[0], reach.root[1] - 0.1))
    flow(at).take(replace(shown.draft, figure=replace(figure, keys={**figure.keys, "reach": low})), "")
    at.choose("Save")
    assert "Pose 2: " in at.words() and " cm" in at.words() and "body heights" not in at.words()
    assert shown.poses is not None and shown.poses.strip.pictures[1].isChecked()


def test_text_of_a_file_is_plain_text(at: AtWindow) -> None:
    bad = '<img src="x"><a href="http://x">y</a>'
    flow(at).start_from(replace(flow(at).library.exercises["bird-dog"], name=bad))
    settle()
    assert bad in at.words()


# -- the end -----------------------------------------------------------------------------------------------


def test_what_is_saved_is_a_file_that_is_taken(at: AtWindow, tmp_path: Path) -> None:
    done: list[Exercise] = []
    flow(at).begin(done.append)
    shown = opened(at)
    assert shown.poses is not None
    shown.poses.ask("add")
    at.choose("Save")
    assert kept(at) == (done[0],) and done[0].source == "own exercise by Ana Ruiz"
    _kind, found = check_any(msgspec.json.encode(done[0]), {})
    assert found == []
    assert flow(at).draft is None


def test_cancel_keeps_nothing(at: AtWindow) -> None:
    flow(at).begin(lambda _exercise: None)
    opened(at)
    field(at, "Name").setText("Given up")
    at.choose("Cancel")
    assert kept(at) == () and flow(at).draft is None
    assert isinstance(at.window.page, ExerciseStartPage)  # type: ignore[attr-defined]


def test_an_exercise_without_a_figure_can_get_one(at: AtWindow) -> None:
    flow(at).start_from(replace(flow(at).library.exercises["bird-dog"], figure=None))
    settle()
    assert page(at).poses is None
    at.choose("Begin with somebody standing")
    assert page(at).poses is not None and flow(at).look_now() is not None
    at.choose("Undo")
    assert page(at).poses is None
