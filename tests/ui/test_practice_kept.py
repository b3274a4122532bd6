"""What the clinician writes is kept: on closing, over the lock, on a full disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Key, Worlds, seen, settle
from msgspec.structs import replace
from practice_at import AtDesk, at_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.diary import NotSaved
from corecoach.practice import edits
from corecoach.practice.draft import Draft
from corecoach.practice.patient import PatientFile
from corecoach.prescription import Item
from corecoach.ui import save_flow
from corecoach.ui.figure.bakery import Bakery
from corecoach.ui.practice.editor_flow import EditorFlow
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.own_exercise import OwnExercisePage
from corecoach.ui.save_flow import Paper

CTRL = Qt.KeyboardModifier.ControlModifier
NAME = "Anna Kowalska"
FULL = "CoreCoach could not save. Your disk is full."
NOT_FINISHED = "An exercise of your own is not finished."


@pytest.fixture
def there(worlds: Worlds) -> AtDesk:
    """In the editor of a patient, with a programme that is saved."""
    there = at_desk(worlds)
    there.desk.show_editor(anna(there))
    settle()
    flow = there.desk.editor()
    flow.edit(Edit(begun))
    flow.show_editor()
    flow.save()
    settle()
    return there


class Disk:
    """Of the machine, which can be full."""

    is_full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    from corecoach.diary import preferences

    disk, real = Disk(), preferences.replace_file

    def write(path: Path, data: bytes) -> None:
        if disk.is_full:
            raise NotSaved("disk-full", path.name)
        real(path, data)

    monkeypatch.setattr(preferences, "replace_file", write)
    return disk


def begun(draft: Draft) -> Draft:
    whole = edits.add_routine(replace(draft, title="Mine"), "Routine")
    return edits.add_item(whole, whole.routines[-1].id, Item("cat-camel"))


def anna(there: AtDesk) -> PatientFile:
    """As it is known after a lock as well."""
    return there.desk.practice.patient_file(there.files[NAME].patient.id)


def rename(there: AtDesk, title: str = "Changed") -> EditorFlow:
    flow = there.desk.editor()
    flow.edit(Edit(lambda draft: replace(draft, title=title)))
    return flow


def in_again(there: AtDesk) -> None:
    there.desk.lock()
    settle()
    there.unlock()


# -- closing -----------------------------------------------------------------------------------------------


def test_closing_saves_what_would_be_saved_soon(there: AtDesk) -> None:
    file = anna(there)
    rename(there)
    assert file.draft().title == "Mine"
    assert there.at.window.close()
    assert file.draft().title == "Changed"


def test_a_full_disk_keeps_the_window_open_once(there: AtDesk, disk: Disk) -> None:
    rename(there)
    disk.is_full = True
    assert not there.at.window.close()
    settle()
    assert FULL in there.words()
    disk.is_full = False
    there.at.choose("Retry")
    assert FULL not in there.words() and anna(there).draft().title == "Changed"
    disk.is_full = True
    rename(there, "Again")
    assert not there.at.window.close() and there.at.window.close()


def test_what_was_written_since_is_said_again(there: AtDesk, disk: Disk) -> None:
    disk.is_full = True
    rename(there)
    assert not there.at.window.close()
    rename(there, "And more")
    assert not there.at.window.close()
    disk.is_full = False
    assert there.at.window.close()


def test_also_behind_the_lock_and_on_the_persons_side(there: AtDesk, disk: Disk) -> None:
    rename(there)
    disk.is_full = True
    there.desk.lock()
    assert not there.at.window.close()
    disk.is_full = False
    there.desk.leave()
    assert there.at.window.close()
    assert there.files[NAME].draft().title == "Changed"


# -- a full disk -------------------------------------------------------------------------------------------


def lock(there: AtDesk) -> None:
    there.desk.lock()
    settle()
    assert FULL in there.words() and "Changed" not in there.words() and NAME not in there.words()
    there.unlock()


def leave(there: AtDesk) -> None:
    there.desk.leave()
    there.at.world.director.workspace.enter()
    settle()
    there.unlock()


def see_another(there: AtDesk) -> None:
    there.desk.show_editor(there.files["Tom Bright"])
    settle()


@pytest.mark.parametrize("away", [lock, leave, see_another])
def test_a_draft_that_the_disk_does_not_take_is_given_back(
    there: AtDesk, disk: Disk, away: Callable[[AtDesk], None]
) -> None:
    rename(there)
    disk.is_full = True
    away(there)
    there.desk.show_editor(anna(there))
    settle()
    flow = there.desk.editor()
    assert flow.session.draft.title == "Changed" and FULL in there.words()
    disk.is_full = False
    flow.save()
    assert anna(there).draft().title == "Changed" and FULL not in there.words()
    # Not as if nothing had been before it.
    assert flow.session.history.can_undo


def test_it_is_tried_again_when_somebody_is_in_again(there: AtDesk, disk: Disk) -> None:
    rename(there)
    disk.is_full = True
    there.desk.lock()
    disk.is_full = False
    settle()
    there.unlock()
    assert anna(there).draft().title == "Changed" and FULL not in there.words()
    assert there.desk.editor().session.draft.title == "Changed"


def test_what_is_saved_elsewhere_does_not_hide_it(there: AtDesk, disk: Disk) -> None:
    rename(there)
    disk.is_full = True
    see_another(there)
    assert FULL in there.words()
    disk.is_full = False
    there.desk.tell(there.desk.practice.set_favourite("cat-camel", True))
    settle()
    assert FULL in there.words()
    there.at.choose("Retry")
    assert anna(there).draft().title == "Changed" and FULL not in there.words()


# -- the lock ----------------------------------------------------------------------------------------------


def test_half_a_letter_keeps_nobody_from_locking(there: AtDesk) -> None:
    rename(there, "half \ud83d")
    there.desk.lock()
    settle()
    assert not there.desk.practice.is_open and "Locked" in there.title
    there.unlock()
    assert there.desk.editor().session.draft.title == "half \ud83d"
    rename(there)


@pytest.mark.parametrize("way", ["lock", "leave"])
def test_it_is_shut_whatever_a_flow_raises(there: AtDesk, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    def fail() -> None:
        raise RuntimeError("on the way out")

    for flow in (there.desk.patients(), there.desk.files()):
        monkeypatch.setattr(flow, "leave", fail, raising=False)
    rename(there)
    with pytest.raises(RuntimeError):
        getattr(there.desk, way)()
    settle()
    assert not there.desk.practice.is_open and not there.desk.idle.runs
    assert NAME not in there.title and not seen(there.at.window, EditorPage)
    # Neither did it keep the others from putting away what they had.
    assert there.files[NAME].draft().title == "Changed"


def test_the_preview_leaves_nothing_behind(there: AtDesk) -> None:
    for _visit in range(3):
        there.desk.editor().preview()
        settle()
        in_again(there)
        there.desk.show_editor(anna(there))
        settle()
    assert there.desk.findChildren(Bakery) == []


def test_nothing_is_saved_or_shown_when_the_lock_came_over_a_dialog(
    there: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "margaret ellis.cckey"

    def choose(_parent: QWidget, _paper: Paper) -> Path:
        there.desk.lock()
        return target

    monkeypatch.setattr(save_flow, "choose_place", choose)
    there.desk.setting_up().save_copy()
    settle()
    assert "Locked" in there.title and "margaret" not in there.words() and not target.exists()


def test_a_file_chosen_while_the_lock_came_waits_behind_it(there: AtDesk) -> None:
    def choose(*_all: object) -> Path:
        there.desk.lock()
        return there.at.world.coach.library.sample_programme

    there.desk.choose_file = choose
    there.desk.files().choose()
    settle()
    assert "Your file opens as soon as you are in." in there.words()


# -- a programme file --------------------------------------------------------------------------------------


def test_a_programme_takes_the_place_of_the_draft_in_the_editor(there: AtDesk) -> None:
    flow = rename(there)
    there.desk.open_file(there.at.world.coach.library.sample_programme)
    settle()
    there.at.type("anna")
    there.at.press(Key.Key_Return)
    there.at.choose("Use the programme")
    assert anna(there).draft().title == flow.session.draft.title == "One minute"
    flow.edit(Edit(lambda draft: replace(draft, review_by=None, language="de")))
    flow.save()
    assert anna(there).draft().title == "One minute"
    flow.session.undo()
    flow.session.undo()
    assert flow.session.draft.title == "Changed"


# -- an own exercise ---------------------------------------------------------------------------------------


def writing(there: AtDesk, name: str = "My long work") -> None:
    """Half an own exercise, begun in the editor."""
    there.desk.editor().own_exercise("cat-camel")
    settle()
    flow = there.desk.exercises()
    assert flow.draft is not None
    flow.take(replace(flow.draft, name=name), "name")
    settle()


def written(there: AtDesk) -> str:
    """What stands on the page of an own exercise."""
    assert isinstance(there.at.page, OwnExercisePage)
    draft = there.desk.exercises().draft
    assert draft is not None
    return draft.name


def test_an_own_exercise_outlives_the_lock(there: AtDesk) -> None:
    writing(there)
    there.at.press(Key.Key_L, modifier=CTRL)
    assert NOT_FINISHED not in there.words()
    there.unlock()
    assert NOT_FINISHED in there.words()
    there.at.choose("Go on with it")
    assert written(there) == "My long work" and NOT_FINISHED not in there.words()
    there.desk.exercises().save()
    settle()
    # Back where it was begun; and it is no longer unfinished.
    assert seen(there.at.window, EditorPage)
    assert [e.name for e in there.desk.practice.own_exercises()] == ["My long work"]
    in_again(there)
    assert NOT_FINISHED not in there.words()


def test_an_own_exercise_outlives_closing(there: AtDesk, worlds: Worlds) -> None:
    writing(there)
    assert there.at.window.close()
    again = AtDesk(worlds(home=there.at.world.app.home.folder, sample="", workspace="clinician"))
    settle()
    again.unlock()
    assert NOT_FINISHED in again.words()
    again.at.choose("Go on with it")
    assert written(again) == "My long work"


def test_a_file_that_is_opened_does_not_strand_it(there: AtDesk, tmp_path: Path) -> None:
    writing(there)
    (tmp_path / "odd.ccresult").write_bytes(b"no result")
    there.desk.open_file(tmp_path / "odd.ccresult")
    settle()
    assert NOT_FINISHED in there.words()
    there.at.choose("Go on with it")
    assert written(there) == "My long work"


def test_another_one_is_not_begun_over_it(there: AtDesk) -> None:
    writing(there)
    in_again(there)
    there.desk.editor().own_exercise("bird-dog")
    settle()
    assert "Another exercise of yours is not finished" in there.words()
    there.at.press(Key.Key_Escape)
    assert written(there) == "My long work"
    there.desk.editor().own_exercise("bird-dog")
    settle()
    there.at.choose("Give it up")
    assert written(there) != "My long work"
    there.desk.exercises().cancel()
    there.desk.show_patients()
    settle()
    assert NOT_FINISHED not in there.words()


def test_one_that_was_only_looked_at_is_not_unfinished(there: AtDesk) -> None:
    there.desk.editor().own_exercise("cat-camel")
    in_again(there)
    assert NOT_FINISHED not in there.words()


def test_one_that_cannot_be_saved_keeps_the_window_open_once(there: AtDesk, disk: Disk) -> None:
    writing(there)
    disk.is_full = True
    assert not there.at.window.close()
    settle()
    assert FULL in there.words() and written(there) == "My long work"
    assert there.at.window.close()
