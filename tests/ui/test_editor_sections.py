"""The parts of a programme beside its exercises: what it begins with, plan, patient, ice and heat."""

from datetime import date, timedelta

import pytest
from editing import CTRL, AtEditor
from hands import AtWindow, Key, Worlds, seen, settle
from practice_at import at_desk
from PySide6.QtWidgets import QAbstractButton

from corecoach.practice.draft import Draft
from corecoach.prescription import BaselineEntry, PainLimits
from corecoach.ui.practice.language_names import language_name
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.editor_plan import PlanPane
from corecoach.ui.practice.pages.editor_start import EditorStartPage
from corecoach.ui.practice.widgets.known_sign import KnownSign
from corecoach.ui.practice.widgets.number_cell import NumberCell
from corecoach.ui.practice.widgets.pack_editor import PackEditor
from corecoach.ui.practice.widgets.template_card import TemplateCard

TODAY = date(2026, 11, 17)


@pytest.fixture
def on(worlds: Worlds) -> AtEditor:
    return AtEditor(worlds(sample=""))


def part(on: AtEditor, section: str):  # type: ignore[no-untyped-def]
    on.at.choose(f"Part of the programme: {section}")
    settle()
    return on.page._sections[on.page._section]


def cell(on: AtEditor, name: str) -> NumberCell:
    return next(c for c in seen(on.at.window, NumberCell) if c.accessibleName().startswith(name))


# -- the beginning ---------------------------------------------------------------------------------------


def beginning(worlds: Worlds) -> tuple[AtWindow, EditorStartPage, Draft]:
    there = at_desk(worlds)
    file = there.files["Margaret Ellis"]
    there.desk.show_editor(file)
    settle()
    return there.at, seen(there.at.window, EditorStartPage)[0], file.draft()


def test_an_empty_programme_begins_with_a_template_found_by_its_words(worlds: Worlds) -> None:
    at, page, _draft = beginning(worlds)
    assert len(seen(page, TemplateCard)) >= 8
    at.type("spasm")
    assert len(seen(page, TemplateCard)) == 1
    at.press(Key.Key_Return)
    editor = seen(at.window, EditorPage)[0]
    assert editor.exercises.rows.count > 0
    at.press(Key.Key_Z, modifier=CTRL)
    assert editor.exercises.rows.count == 0


def test_it_begins_empty_with_a_title_and_three_days(worlds: Worlds) -> None:
    at, _page, _draft = beginning(worlds)
    at.choose("Begin with an empty one")
    editor = seen(at.window, EditorPage)[0]
    draft = editor._view.draft
    assert draft.title == "Programme for Margaret" and len(draft.routines) == 1
    assert draft.phases[0].schedule[0].days == ("mon", "wed", "fri")
    assert editor._view.to_settle == ("Add an exercise first.",)


# -- plan ------------------------------------------------------------------------------------------------


def test_days_are_ticked_by_keys_and_one_undo_takes_one_back(on: AtEditor) -> None:
    pane = part(on, "Plan")
    assert isinstance(pane, PlanPane)
    routine = on.draft.routines[-1]
    days = pane._days[routine.id]
    days.focus_first()
    on.press(Key.Key_Right, Key.Key_Space)
    assert planned(on, routine.id) == ("mon", "tue", "wed", "fri")
    on.press(Key.Key_Z, modifier=CTRL)
    assert planned(on, routine.id) == ("mon", "wed", "fri")


def planned(on: AtEditor, routine: str) -> tuple[str, ...]:
    phase = on.draft.phases[on.flow.session.state.phase]
    return next(slot.days for slot in phase.schedule if slot.routine == routine)


def test_phases_are_named_counted_added_and_removed(on: AtEditor) -> None:
    pane, count = part(on, "Plan"), len(on.draft.phases)
    pane.focus_first()
    on.at.focus.selectAll()
    on.write("calm")
    assert on.draft.phases[0].title == "calm"
    on.press(Key.Key_Z, modifier=CTRL)
    assert on.draft.phases[0].title != "calm"
    cell(on, "Weeks of phase 1").setFocus()
    on.write("39")
    on.press(Key.Key_Return)
    assert on.draft.phases[0].weeks == 39
    cell(on, "Weeks of phase 1").setFocus()
    on.write("999")
    assert on.draft.phases[0].weeks == 39 and cell(on, "Weeks of phase 1").refused
    on.at.choose("Add a phase")
    assert len(on.draft.phases) == count + 1 and on.flow.session.state.phase == count
    on.at.choose(f"Remove phase {count + 1}")
    assert len(on.draft.phases) == count


def test_routines_are_renamed_added_copied_and_removed(on: AtEditor) -> None:
    count = len(on.draft.routines)
    on.page.routine_asked.emit("copy")
    assert on.draft.routines[-1].title == "Steady core, copy"
    assert on.draft.routines[-1].items == on.draft.routines[-2].items
    on.page.routine_asked.emit("remove")
    assert len(on.draft.routines) == count
    on.page.routine_asked.emit("add")
    assert on.draft.routines[-1].items == () and on.page.exercises.rows.count == 0
    part(on, "Plan")
    on.at.choose("Add a routine")
    assert len(on.draft.routines) == count + 2


# -- patient ---------------------------------------------------------------------------------------------


def test_title_review_and_limits(on: AtEditor) -> None:
    pane = part(on, "Patient")
    pane.focus_first()
    on.at.focus.selectAll()
    on.write("new")
    assert on.draft.title == "new"
    on.at.choose("In 6 weeks")
    assert on.draft.review_by == TODAY + timedelta(weeks=6)
    pane._review.setFocus()
    pane._review.selectAll()
    on.write("1.1.2020")
    assert pane._fault.isVisible() and on.draft.review_by == TODAY + timedelta(weeks=6)
    pane._review.selectAll()
    on.write("3.2.2027")
    assert on.draft.review_by == date(2027, 2, 3) and not pane._fault.isVisible()
    cell(on, "An exercise stops").setFocus()
    on.write("4")
    on.press(Key.Key_Return)
    assert on.draft.pain_limits == PainLimits(4, 2, 2)
    cell(on, "An exercise stops").setFocus()
    on.press(Key.Key_Up)
    assert on.draft.pain_limits.stop_above == 5


def test_a_sign_is_declared_known_with_where_when_and_a_note(on: AtEditor) -> None:
    pane = part(on, "Patient")
    assert "ces_saddle" not in dict(pane._choices.items), "what only a clearance may declare is not offered"
    pane._add_sign("leg_tingle")
    settle()
    (sign,) = seen(pane, KnownSign)
    assert on.draft.baseline == (BaselineEntry("leg_tingle", TODAY),)
    sign._side.activated.emit(sign._side.findData("left"))
    sign._reach.activated.emit(sign._reach.findData("calf"))
    sign._note.setFocus()
    on.write("same")
    sign._day.setFocus()
    sign._day.selectAll()
    on.write("9.11.2026")
    entry = BaselineEntry("leg_tingle", date(2026, 11, 9), "left", "calf", "same")
    assert on.draft.baseline == (entry,)
    sign._day.selectAll()
    on.write("9.11.2027")
    assert sign._fault.isVisible() and on.draft.baseline == (entry,)
    on.at.choose(sign_remove(on))
    assert on.draft.baseline == ()


def sign_remove(on: AtEditor) -> str:
    sign = seen(on.at.window, KnownSign)[0]
    return next(b.accessibleName() for b in sign.findChildren(QAbstractButton))


def test_confirmations_and_cautions_are_ticked(on: AtEditor) -> None:
    pane = part(on, "Patient")
    plan = next(iter(pane._plans))
    pane._plans[plan].click()
    pane._cautions["knee-pain"].click()
    assert plan in on.draft.confirmations and "knee-pain" in on.draft.cautions
    on.press(Key.Key_Z, Key.Key_Z, modifier=CTRL)
    assert plan not in on.draft.confirmations and not pane._plans[plan].isChecked()


def test_languages_are_offered_by_their_names(on: AtEditor) -> None:
    from msgspec.structs import replace

    pane = part(on, "Patient")
    assert pane._language.currentText() == "English"
    pane._language.activated.emit(pane._language.findData("de"))
    assert on.draft.language == "de" and pane._language.currentText() == "Deutsch"
    on.flow.replace_draft(replace(on.draft, language="tlh"))
    assert pane._language.currentText() == "tlh"
    assert (language_name("de-AT"), language_name("tlh")) == ("Deutsch (AT)", "tlh")


# -- ice and heat ----------------------------------------------------------------------------------------


def test_a_protocol_of_the_library_is_set_for_the_patient_inside_the_limits(on: AtEditor) -> None:
    part(on, "Ice and heat")
    on.at.choose("Add Ice, 15 minutes")
    (editor,) = seen(on.at.window, PackEditor)
    (value,) = on.draft.protocols
    assert value["id"] not in on.desk.practice.library.protocol_ids and value["author"] == "clinician"
    for minutes in ("1", "10", "15"):
        write_minutes(on, editor, minutes)
        # Whatever stood there before: the checks are those that the limits ask for.
        assert "Inside the limits of ice and heat." in on.at.words()
    write_minutes(on, editor, "90")
    assert "Inside the limits" not in on.at.words() and "TH01" in on.at.words()
    on.press(*[Key.Key_Z] * 5, modifier=CTRL)
    assert on.draft.protocols == ()


def write_minutes(on: AtEditor, editor: PackEditor, minutes: str) -> None:
    editor._packs[0].setFocus()
    editor._packs[0].selectAll()
    on.write(minutes)
    on.press(Key.Key_Tab)


# -- keys ------------------------------------------------------------------------------------------------


def test_f6_goes_round_shelf_routine_and_side(on: AtEditor) -> None:
    on.go(2)
    on.press(Key.Key_F6)
    assert on.page.side.isAncestorOf(on.at.focus)
    on.press(Key.Key_F6)
    assert on.at.focus is on.page.shelf.search
    on.press(Key.Key_F6)
    assert on.where() == (2, "sets")
