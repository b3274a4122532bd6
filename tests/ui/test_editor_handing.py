"""The file and the handout of a signed version: how it is printed, saved again later, and noted."""

from pathlib import Path
from typing import Any

import pytest
from editing import AtEditor
from hands import Worlds, seen, settle
from practice_at import PASSPHRASE
from PySide6.QtWidgets import QFileDialog

from corecoach.ui.practice import editor_handing
from corecoach.ui.practice.editor_handing import Handing, given_again
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.editor_handout import HandoutPage
from corecoach.ui.practice.widgets.signed_list import SignedList


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    there = AtEditor(worlds(sample=""))
    signed = there.desk.practice.sign(there.file, there.draft, PASSPHRASE)
    assert not isinstance(signed, list)
    return there


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are written to."""

    def place(_parent: object, _question: str, name: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / Path(name).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    return tmp_path


def handing(on: AtEditor) -> Handing:
    given = given_again(on.file.signed()[0])
    assert given is not None
    return Handing(on.desk, on.file, given, on.flow.show_editor)


def versions(on: AtEditor) -> SignedList:
    on.at.choose("Part of the programme: Patient")
    settle()
    return seen(on.at.window, SignedList)[0]


def test_the_handout_is_asked_for_saved_and_noted(on: AtEditor, chosen: Path) -> None:
    versions(on)
    on.at.choose("Save the handout, version 4")
    page = seen(on.at.window, HandoutPage)[0]
    on.at.choose("Size of the print: Large print, 18 pt")
    assert page._draft.large
    on.at.choose("Save the handout")
    assert (chosen / "ME-2026-11-17-v4.pdf").read_bytes().startswith(b"%PDF")
    line = on.file.log()[0]
    assert (line.what, line.version, line.title) == ("handout", 4, on.draft.title)
    on.at.choose("Go back")
    assert seen(on.at.window, EditorPage) and "Handout saved 17 Nov." in on.at.words()


def test_the_menu_leads_to_the_newest_signed_version(on: AtEditor) -> None:
    on.flow.show_editor()
    settle()
    names = {action.text(): action for action in on.page.exercises.menu().actions()}
    assert names["Signed versions and handouts"].isEnabled()
    names["Signed versions and handouts"].trigger()
    settle()
    assert on.at.focus.accessibleName() == "Save the file again, version 4"


def test_the_file_is_saved_again_as_it_was_signed(on: AtEditor, chosen: Path) -> None:
    versions(on)
    on.at.choose("Save the file again, version 4")
    copy = on.file.signed()[0].path.read_bytes()
    assert (chosen / "ME-2026-11-17-v4.corecoach").read_bytes() == copy


def test_large_print_and_a_second_language_reach_the_paper(
    on: AtEditor, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {}

    def pdf(*_what: object, **how: Any) -> bytes:
        told.update(how)
        return b"%PDF"

    monkeypatch.setattr("corecoach.ui.print.programme_pdf.programme_pdf", pdf)
    monkeypatch.setattr(editor_handing, "languages_there", lambda _folder: ("de", "en", "pl"))
    monkeypatch.setattr(editor_handing, "tongue", lambda language, _folder: f"tongue of {language}")
    handing(on).ask_handout()
    settle()
    page = seen(on.at.window, HandoutPage)[0]
    assert {"Deutsch", "Polski"} <= set(offered(page)) and "English" not in offered(page)
    page._size.chosen.emit("large")
    page._choose_second("pl")
    on.at.choose("Save the handout")
    assert told["large"] is True and told["second"] == "tongue of pl"


def offered(page: HandoutPage) -> list[str]:
    from corecoach.ui.practice.widgets.forms import SmallChoice

    (choice,) = seen(page, SmallChoice)
    return [choice.itemText(n) for n in range(choice.count())]


def test_without_a_translation_no_second_language_is_offered(on: AtEditor) -> None:
    handing(on).ask_handout()
    settle()
    assert "Second language" not in on.at.words() and handing(on).languages() == ()


def test_a_copy_that_was_damaged_gives_no_handout(on: AtEditor, chosen: Path) -> None:
    path = on.file.signed()[0].path
    path.write_bytes(path.read_bytes().replace(b"Steady core", b"Steady xore"))
    handing(on).save_handout()
    settle()
    assert "The handout could not be saved" in on.at.words() and not list(chosen.glob("*.pdf"))
    assert not [line for line in on.file.log() if line.what == "handout"]


def test_a_copy_that_is_gone_leaves_one_in_the_editor(on: AtEditor) -> None:
    versions(on)
    on.file.signed()[0].path.unlink()
    on.at.choose("Save the handout, version 4")
    assert seen(on.at.window, EditorPage) and not seen(on.at.window, SignedList)
