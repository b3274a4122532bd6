"""Preview, signing, and handing over."""

from pathlib import Path

import pytest
from editing import AtEditor
from hands import Key, Worlds, seen, settle
from practice_at import PASSPHRASE
from PySide6.QtWidgets import QFileDialog

from corecoach.exchange import ProgrammeFile
from corecoach.practice.signing import read_in
from corecoach.session import PhaseKind, State
from corecoach.tour.practice_scenes import finish
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.editor_preview import PreviewPage
from corecoach.ui.practice.pages.editor_sign import SignedPage, SignPage
from corecoach.ui.practice.preview_play import PreviewAt, advance, jump, moment_at, toggle


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


# -- preview ---------------------------------------------------------------------------------------------


def preview(on: AtEditor) -> PreviewPage:
    on.at.choose("Preview")
    return seen(on.at.window, PreviewPage)[0]


def run(on: AtEditor, page: PreviewPage, seconds: float) -> None:
    page.look_at_clock()
    for _step in range(round(seconds / 0.2)):
        on.at.world.clock.move(0.2)
        page.look_at_clock()


def test_it_plays_fast_from_the_open_exercise_and_writes_nothing(on: AtEditor) -> None:
    before = sorted(path.name for path in on.file.folder.rglob("*"))
    page = preview(on)
    page._timer.stop()
    start = page.at_s
    assert page._timeline.phases[page._timeline.index_at(start)].item == 2
    assert "Preview. Nothing is recorded." in on.at.words()
    run(on, page, 2)
    assert page.at_s == pytest.approx(start + 8, abs=0.01)
    on.press(Key.Key_3)
    run(on, page, 1)
    assert page.at_s == pytest.approx(start + 18, abs=0.01)
    on.press(Key.Key_Space)
    run(on, page, 5)
    assert page.at_s == pytest.approx(start + 18, abs=0.01)
    on.press(Key.Key_Escape)
    assert seen(on.at.window, EditorPage)
    assert sorted(path.name for path in on.file.folder.rglob("*")) == before


def test_arrows_lead_from_exercise_to_exercise(on: AtEditor) -> None:
    page = preview(on)
    page._timer.stop()
    on.press(Key.Key_Space)

    def item() -> int:
        return page._timeline.phases[page._timeline.index_at(page.at_s)].item

    on.press(Key.Key_Right)
    assert item() == 3
    on.press(Key.Key_Left, Key.Key_Left)
    assert item() == 1


def test_a_stall_of_the_machine_is_no_jump(on: AtEditor) -> None:
    page = preview(on)
    page._timer.stop()
    page.look_at_clock()
    start = page.at_s
    on.at.world.clock.move(3600)
    page.look_at_clock()
    assert page.at_s - start <= 0.25 * 4


def test_the_places_of_a_preview(on: AtEditor) -> None:
    timeline, at = preview(on)._timeline, PreviewAt()
    first = moment_at(timeline, at)
    assert first.state is State.RUNNING and first.phase.kind is PhaseKind.PREPARE and first.phase_index == 0
    advance(timeline, at, timeline.total_s)
    assert at.at_s == timeline.total_s and not at.playing
    assert moment_at(timeline, at).left_s == 0 and moment_at(timeline, at).phase is timeline.phases[-1]
    toggle(timeline, at)
    assert at.playing and at.at_s == 0
    jump(timeline, at, -1)
    assert at.at_s == 0
    jump(timeline, at, 99)
    assert timeline.phases[timeline.index_at(at.at_s)].item == len(timeline.items) - 1


# -- signing ---------------------------------------------------------------------------------------------


def to_sign(on: AtEditor) -> SignPage:
    on.flow.sign()
    settle()
    return seen(on.at.window, SignPage)[0]


def sign_with(on: AtEditor, passphrase: str) -> None:
    seen(on.at.window, SignPage)[0]._secret.field.setText(passphrase)
    on.at.choose("Sign")
    finish(on.desk)
    settle()


def test_a_wrong_passphrase_is_one_line_and_nothing_is_lost(on: AtEditor) -> None:
    to_sign(on)
    draft = on.draft
    sign_with(on, "four quiet blue pigeons")
    page = seen(on.at.window, SignPage)[0]
    assert page._draft.fault and page._line.isVisible() and on.draft == draft
    assert on.file.signed() == ()
    sign_with(on, PASSPHRASE)
    assert seen(on.at.window, SignedPage) and len(on.file.signed()) == 1
    assert page._draft.passphrase == ""


def test_after_too_many_wrong_ones_it_waits(on: AtEditor) -> None:
    to_sign(on)
    for _try in range(5):
        sign_with(on, "wrong")
    sign_with(on, PASSPHRASE)
    assert "Too many tries" in seen(on.at.window, SignPage)[0]._draft.fault and not on.file.signed()
    on.at.world.clock.move(60)
    sign_with(on, PASSPHRASE)
    assert len(on.file.signed()) == 1


def test_a_second_passphrase_clears_in_person(on: AtEditor) -> None:
    page = to_sign(on)
    page._ask_second(True)
    assert page._second_part.isVisible() and not page._sign_button.isEnabled()
    page._second.field.setText(PASSPHRASE)
    sign_with(on, PASSPHRASE)
    assert not on.file.signed() and seen(on.at.window, SignPage)[0]._draft.fault
    seen(on.at.window, SignPage)[0]._second.field.setText("seven slow green turtles")
    sign_with(on, PASSPHRASE)
    (copy,) = on.file.signed()
    assert copy.programme.clearance is not None and copy.programme.clearance.passphrase is not None


def test_what_no_reader_takes_is_listed_and_not_signed(on: AtEditor) -> None:
    from msgspec.structs import replace

    on.flow.replace_draft(replace(on.draft, title=""))
    page = to_sign(on)
    assert page._summary.faults and not hasattr(page, "_line")
    on.press(Key.Key_Escape)
    assert seen(on.at.window, EditorPage)


def test_the_file_is_saved_under_initials_and_day(
    on: AtEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_sign(on)
    sign_with(on, PASSPHRASE)
    proposed: list[str] = []

    def place(_parent: object, _question: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / Path(name).name), _kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    on.at.choose("Save the file")
    assert proposed == ["ME-2026-11-17-v4.corecoach"]
    read = read_in((tmp_path / proposed[0]).read_bytes(), on.desk.practice.library)
    assert isinstance(read, ProgrammeFile) and read.signature is not None
    on.at.choose("Go back")
    on.at.choose("Save the handout to print")
    on.at.choose("Save the handout")
    assert (tmp_path / "ME-2026-11-17-v4.pdf").read_bytes().startswith(b"%PDF")


def test_the_next_version_says_what_it_replaces(on: AtEditor) -> None:
    to_sign(on)
    sign_with(on, PASSPHRASE)
    on.desk.show_editor(on.file)
    settle()
    assert "Version 5. Replaces 17 Nov." in on.at.words()


# -- warnings --------------------------------------------------------------------------------------------


def test_a_warning_is_mended_or_kept_with_a_reason(on: AtEditor) -> None:
    view = on.page._view
    warning = next(w for w in view.open_warnings if w.keep)
    on.at.choose(f"{warning.keep}: {warning.title}")
    on.write("she can")
    on.press(Key.Key_Return)
    assert on.draft.why_kept(warning.key) == "she can"
    assert warning.key not in [w.key for w in on.page._view.open_warnings]
    assert "Kept: she can" in on.at.words()
    on.at.choose(f"Take that back: {warning.title}")
    assert on.draft.why_kept(warning.key) is None
    on.at.choose(f"{warning.mend}: {warning.title}")
    assert warning.key not in [w.key for w in on.page._view.warnings]
