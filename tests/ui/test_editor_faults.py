"""What no reader of files would take is said while a programme is written, in words."""

import pytest
from editing import AtEditor
from hands import Key, Worlds, seen, settle

from corecoach.exchange import Problem
from corecoach.practice.words_around import plainly
from corecoach.tour.practice_scenes import finish
from corecoach.ui.practice.fault_words import fault_line_of
from corecoach.ui.practice.pages.editor_sign import SignPage


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def settle_all(on: AtEditor) -> None:
    for warning in on.page._view.open_warnings:
        on.page.keep_requested.emit((warning.key, "so it is"))


def test_ice_over_its_limit_blocks_signing_with_a_line_in_words(on: AtEditor) -> None:
    settle_all(on)
    on.page.open_section("packs")
    on.at.choose("Add Ice, 15 minutes")
    on.write("90")
    on.press(Key.Key_Tab)
    assert on.flow.faults._timer.isActive() and on.page._view.refused == ()
    on.flow.faults.look()
    line = next(line for line in on.page._view.refused if "90" in line)
    assert line.startswith("Ice, 15 minutes: ") and "protocols[" not in line
    assert line in on.at.words() and not on.page.side.foot.button.isEnabled()
    assert "Nothing to settle here" not in on.at.words()
    on.page.undo_requested.emit(None)
    on.flow.faults.look()
    assert on.page._view.refused == () and on.page.side.foot.button.isEnabled()
    assert not on.flow.faults._timer.isActive()


def test_a_code_comes_last_and_a_place_has_its_name(on: AtEditor) -> None:
    assert plainly("TH13: 400 steps", "at most 60") == "400 steps; at most 60 (TH13)"
    assert plainly("a rest", "none") == "A rest; none"
    draft, exercises = on.draft, on.flow.session.exercises

    def said(where: str) -> str:
        return fault_line_of(Problem(where, "is missing", "text"), draft, exercises)

    at = next(n for n, r in enumerate(draft.routines) if r.id == on.flow.session.state.routine)
    title = draft.routines[at].title
    name = exercises[draft.routines[at].items[0].exercise].name
    assert said(f"programme.routines[{at}].items[0].dosage") == f"{title}, {name}: is missing; text"
    assert said("programme.phases[0].weeks").startswith(f"{draft.phases[0].title}: ")
    assert said("programme.phases[99].weeks") == "Is missing; text (phases[99].weeks)"
    assert said("programme.title") == "Is missing; text (title)" and said("") == "Is missing; text"


def test_a_wrong_passphrase_is_one_plain_line_and_typed_over(on: AtEditor) -> None:
    on.flow.sign()
    settle()
    seen(on.at.window, SignPage)[0]._secret.field.setText("wrong")
    on.at.choose("Sign")
    finish(on.desk)
    settle()
    page = seen(on.at.window, SignPage)[0]
    assert page._draft.fault == "This passphrase does not open your key."
    assert on.at.focus is page._secret.field and page._secret.field.selectedText()


def test_the_sign_page_says_what_is_known_confirmed_and_put_on(on: AtEditor) -> None:
    from datetime import date

    from msgspec.structs import replace

    from corecoach.prescription import BaselineEntry

    on.page.open_section("packs")
    on.at.choose("Add Ice, 15 minutes")
    sign = BaselineEntry("leg_tingle", date(2026, 11, 9), "left", "calf")
    plan = "osteoporosis_plan_confirmed"
    on.flow.replace_draft(replace(on.draft, baseline=(sign,), confirmations=(plan,), cautions=("knee-pain",)))
    settle_all(on)
    on.flow.sign()
    settle()
    said = on.at.words()
    bones = f"{on.flow.session.patient} has low bone density"
    for words in ("Pins and needles in one leg or foot, left, to the calf", "assessed on 9 Nov", "knee pain",
                  bones, "Ice, 15 minutes: ice pack 15 min", "so it is"):  # fmt: skip
        assert words in said, words


def test_a_sign_in_a_leg_without_its_place_is_pointed_out(on: AtEditor) -> None:
    from datetime import date

    from msgspec.structs import replace

    from corecoach.prescription import BaselineEntry

    def titles(*entries: BaselineEntry) -> list[str]:
        on.flow.replace_draft(replace(on.draft, baseline=entries))
        return [w.title for w in on.page._view.warnings if w.key.startswith("baseline-vague")]

    day, leg = date(2026, 11, 9), "Pins and needles in one leg or foot"
    assert titles(BaselineEntry("leg_tingle", day)) == [f"{leg}: side and reach are not said"]
    assert titles(BaselineEntry("leg_tingle", day, "left")) == [f"{leg}: how far down is not said"]
    assert titles(BaselineEntry("leg_tingle", day, None, "calf")) == [f"{leg}: the side is not said"]
    assert titles(BaselineEntry("leg_tingle", day, "left", "calf")) == []
    assert titles(BaselineEntry("back_locking", day)) == []


def test_in_a_small_window_the_bar_counts_what_is_refused(worlds: Worlds) -> None:
    on = AtEditor(worlds(sample="", size=(1024, 640)))
    settle_all(on)
    assert on.page.bar._warnings.text() == "Nothing to settle"
    on.page.open_section("packs")
    on.at.choose("Add Ice, 15 minutes")
    on.write("90")
    on.press(Key.Key_Tab)
    on.flow.faults.look()
    assert on.page.bar._warnings.text() == f"{len(on.page._view.refused)} to settle"
    assert not on.page.bar._sign.isEnabled()
