"""Templates of one's own: kept under a title, replaced, renamed, removed."""

import pytest
from editing import AtEditor
from hands import Key, Worlds, seen, settle

from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.editor_template import TemplatePage


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def asked(on: AtEditor) -> TemplatePage:
    on.page.routine_asked.emit("template")
    settle()
    return seen(on.at.window, TemplatePage)[0]


def own(on: AtEditor) -> list[str]:
    return [t.title for t in on.desk.practice.templates() if t.own]


def test_the_title_of_the_programme_is_proposed_and_another_one_can_be_typed(on: AtEditor) -> None:
    page = asked(on)
    assert page._title.text() == on.draft.title and on.at.focus is page._title
    on.write("core")
    on.press(Key.Key_Return)
    assert own(on) == ["core"] and seen(on.at.window, EditorPage)
    assert "Saved as your template: core" in on.at.words()


def test_it_cannot_be_saved_without_a_title(on: AtEditor) -> None:
    page = asked(on)
    on.press(Key.Key_Delete, Key.Key_Return)
    assert not page._button.isEnabled() and own(on) == []
    on.press(Key.Key_Escape)
    assert seen(on.at.window, EditorPage)


def test_the_same_title_takes_the_place_of_the_one_before(on: AtEditor) -> None:
    for title in ("core", "core", "legs"):
        page = asked(on)
        on.write(title)
        assert page._says.isVisible() is (title in own(on))
        on.press(Key.Key_Return)
    assert own(on) == ["core", "legs"]


def test_it_is_renamed_by_saving_in_the_place_of_what_it_began_with(on: AtEditor) -> None:
    on.desk.practice.save_template(on.draft, "core")
    (template,) = (t for t in on.desk.practice.templates() if t.own)
    on.flow.replace_draft(on.desk.practice.from_template(template.id, on.file))
    asked(on)
    on.write("back")
    on.at.choose("Instead of “core”, which this programme began with")
    on.at.choose("Save the template")
    assert own(on) == ["back"]


def test_removing_is_asked_for_once_more(on: AtEditor) -> None:
    on.desk.practice.save_template(on.draft, "core")
    asked(on)
    on.at.choose("Remove the template core")
    assert own(on) == ["core"]
    on.at.choose("Remove for good: core")
    assert own(on) == [] and "Your templates" not in on.at.words()
