"""An exercise of one's own, from the editor and back."""

import pytest
from editing import CTRL, AtEditor
from hands import Key, Worlds, seen, settle
from msgspec.structs import replace

from corecoach.prescription import Exercise
from corecoach.ui.practice.exercise_flow import ExerciseFlow
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.exercise_start import ExerciseStartPage
from corecoach.ui.practice.pages.own_exercise import OwnExercisePage


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def saved(on: AtEditor, name: str) -> Exercise:
    """Name what is written, and keep it."""
    flow: ExerciseFlow = on.desk.exercises()
    assert flow.draft is not None and seen(on.at.window, OwnExercisePage)
    flow.take(replace(flow.draft, name=name), "name")
    flow.save()
    settle()
    return next(e for e in on.desk.practice.own_exercises() if e.name == name)


def new(on: AtEditor, name: str = "Bridge with a ball") -> Exercise:
    on.at.choose("New exercise")
    on.desk.exercises().start_from(on.flow.session.exercises["glute-bridge"])
    settle()
    return saved(on, name)


def on_shelf(on: AtEditor) -> list[str]:
    return [entry.exercise.name for entry in on.flow.session.finder.entries if entry.own]


def carried(on: AtEditor) -> list[str]:
    return [exercise.name for exercise in on.draft.exercises]


def test_a_new_one_is_on_the_shelf_and_at_the_end_of_the_routine(on: AtEditor) -> None:
    before = on.names
    mine = new(on)
    assert seen(on.at.window, EditorPage) and on_shelf(on) == ["Bridge with a ball"]
    assert on.names == [*before, mine.id] and carried(on) == ["Bridge with a ball"]
    assert "Bridge with a ball" in on.at.words()
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.names == before and carried(on) == [] and on_shelf(on) == ["Bridge with a ball"]
    on.press(Key.Key_Y, modifier=CTRL)
    assert on.names == [*before, mine.id] and on.until_saved() == on.draft


def test_an_edited_one_changes_in_the_draft_and_undo_gives_it_back(on: AtEditor) -> None:
    mine = new(on)
    rows = on.names
    on.flow.own_exercise(mine.id)
    settle()
    changed = saved(on, "Bridge with a cushion")
    assert changed.id == mine.id and on.names == rows
    assert carried(on) == ["Bridge with a cushion"] and on_shelf(on) == ["Bridge with a cushion"]
    assert on.page.exercises.rows.row_at(len(rows) - 1).view.name == "Bridge with a cushion"
    on.press(Key.Key_Z, modifier=CTRL)
    assert carried(on) == ["Bridge with a ball"] and on.names == rows
    on.press(Key.Key_Z, modifier=CTRL)
    assert carried(on) == [] and on.names == rows[:-1]


def test_one_of_the_library_is_edited_as_a_copy(on: AtEditor) -> None:
    before = on.names
    on.flow.own_exercise("bird-dog")
    settle()
    mine = saved(on, "Bird dog at the wall")
    assert mine.id != "bird-dog" and on.names == [*before, mine.id]


def test_who_gives_it_up_is_back_with_the_programme_as_it_was(on: AtEditor) -> None:
    draft = on.draft
    on.at.choose("New exercise")
    page = seen(on.at.window, ExerciseStartPage)[0]
    page.leave_requested.emit(None)
    settle()
    assert seen(on.at.window, EditorPage) and on.draft is draft
