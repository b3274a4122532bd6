"""The patients: found, opened, added, changed, put away."""

from datetime import UTC, date, datetime

import pytest
from hands import Key, Worlds, settle
from hypothesis import given
from hypothesis import strategies as st
from practice_at import AtDesk, at_desk, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from corecoach.practice.patient import Patient
from corecoach.practice.rows import PatientRow
from corecoach.ui.practice.day_typed import typed_day
from corecoach.ui.practice.patient_search import PatientIndex, PatientsDraft
from corecoach.ui.practice.patient_words import header_of, short_day, who_words
from corecoach.ui.practice.widgets.patient_list import PatientList

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 17)


def names(there: AtDesk) -> list[str]:
    found = there.at.window.findChildren(PatientList)
    return [row.patient.name for row in found[0].rows]


def row(name: str, *, local_id: str = "", archived: bool = False, day: int = 1) -> PatientRow:
    added = datetime(2026, 1, day, tzinfo=UTC)
    return PatientRow(Patient(name, name, added, None, local_id, archived=archived), "", None, None, False)


def test_any_part_of_name_or_id_finds_without_accents(worlds: Worlds) -> None:
    there = at_desk(worlds)
    for typed, found in (("alvarez", ["José Álvarez"]), ("0417", ["Margaret Ellis"]), ("zzz", [])):
        write(there.at, "Find a patient", typed)
        assert names(there) == found
    assert "Nobody is called that" in there.words()


def test_newest_first_or_by_name(worlds: Worlds) -> None:
    there = at_desk(worlds)
    assert names(there)[:2] == ["Margaret Ellis", "Tom Bright"]
    there.at.choose("Order: By name")
    assert names(there)[:2] == ["Anna Kowalska", "Grace Okafor"]


def test_arrows_and_enter_open_from_the_search_field(worlds: Worlds) -> None:
    there = at_desk(worlds)
    opened = []
    there.desk.open_patient = lambda file: opened.append(file.patient.name)  # type: ignore[method-assign]
    there.at.press(Key.Key_Down, Key.Key_Return)
    there.at.press(Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert opened == ["Tom Bright", "Margaret Ellis"]


def test_a_name_that_is_not_there_becomes_a_new_patient(worlds: Worlds) -> None:
    there = at_desk(worlds)
    shown = []
    there.desk.show_editor = lambda file: shown.append(file)  # type: ignore[method-assign]
    write(there.at, "Find a patient", "Nia Rees")
    there.at.press(Key.Key_Return)
    write(there.at, "Day of birth", "3/2/1960")
    assert "3 February 1960" in there.words()
    tick = next(t for t in there.at.window.findChildren(QCheckBox) if t.text() == "Hernia")
    there.at.click(tick)
    there.at.choose("Add and write a programme")
    patient = shown[0].patient
    assert (patient.name, patient.born, patient.cautions) == ("Nia Rees", date(1960, 2, 3), ("hernia",))
    assert patient.id in {r.patient.id for r in there.desk.practice.patients()}


def test_nobody_is_added_without_a_name_or_with_a_day_nobody_can_read(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    assert "No patients yet" in there.words()
    there.at.choose("New patient")
    assert not there.at.button("Add and write a programme").isEnabled()
    write(there.at, "Name", "Nia Rees")
    write(there.at, "Day of birth", "sometime")
    there.at.press(Key.Key_Return)
    assert "Write the day of birth like 3 Feb 1960" in there.words()
    assert there.desk.practice.patients() == ()


def test_details_are_changed_and_patients_put_away_and_brought_back(worlds: Worlds) -> None:
    there = at_desk(worlds)
    file = there.files["Tom Bright"]
    there.desk.open_patient = lambda _file: there.desk.show_patients()  # type: ignore[method-assign]
    there.desk.patients().details(file)
    settle()
    write(there.at, "Name", "Thomas Bright")
    there.at.choose("Save")
    assert file.patient.name == "Thomas Bright" and "Thomas Bright" in names(there)
    there.desk.patients().details(file)
    settle()
    there.at.choose("Archive")
    assert "Thomas Bright" not in names(there)
    there.at.choose("Show: Archived")
    assert names(there) == ["Thomas Bright"]
    there.desk.patients().details(file)
    settle()
    there.at.choose("Bring back from the archive")
    assert not file.patient.archived


def test_the_head_says_who_it_is_and_leads_to_the_tabs(worlds: Worlds) -> None:
    there = at_desk(worlds)
    file = there.files["Margaret Ellis"]
    there.desk.show_clearance(file)
    settle()
    assert "Born 3 Feb 1960. Local ID 20417" in there.words()
    asked = []
    there.desk.show_tab = lambda _file, tab: asked.append(tab)  # type: ignore[method-assign]
    there.at.press(Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, modifier=CTRL)
    there.at.choose("Programme editor")
    assert asked == ["overview", "editor", "clearance", "editor"]
    there.at.choose("All patients")
    assert "5 patients" in there.words()


def test_markup_in_a_name_is_only_letters(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    name = '<img src="x"><b>Ann</b>'
    file, _saved = there.desk.practice.add_patient(name, None, "<a href='y'>")
    there.desk.show_clearance(file)
    settle()
    assert name in there.words() and "Local ID <a href='y'>" in there.words()


def test_cautions_are_named_as_long_as_there_are_few(worlds: Worlds) -> None:
    there = at_desk(worlds)
    file = there.files["Tom Bright"]
    assert header_of(file, TODAY).avoid == ""
    file.save_details(cautions=("hernia", "of-tomorrow"))
    assert header_of(file, TODAY).avoid == "Caution: hernia, of-tomorrow"
    file.save_details(cautions=("hernia", "dizziness", "knee-pain"))
    assert header_of(file, TODAY).avoid == "3 cautions"
    assert who_words(file.patient) == ""


@pytest.mark.parametrize(
    "text",
    ["3 Feb 1960", "3 February 1960", "03/02/1960", "3.2.1960", "1960-02-03", " 3-2-1960 ", "3feb1960"],
)
def test_days_as_people_type_them(text: str) -> None:
    assert typed_day(text, TODAY) == date(1960, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "31/2/1960",
        "1960",
        "3 Ju 1960",
        "3 Foo 1960",
        "3/2/60",
        "18 Nov 2026",
        "1/1/1899",
        "²/2/1960",
    ],
)
def test_what_is_no_day_of_birth(text: str) -> None:
    assert typed_day(text, TODAY) is None


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_day_that_is_shown_can_be_typed(day: date) -> None:
    assert typed_day(short_day(day), TODAY) == day


@given(st.text(max_size=30))
def test_any_text_may_be_typed_as_a_day(text: str) -> None:
    day = typed_day(text, TODAY)
    assert day is None or date(1900, 1, 1) <= day <= TODAY


@given(st.text(min_size=1, max_size=20), st.data())
def test_any_part_of_a_word_finds(name: str, data: st.DataObject) -> None:
    words = name.split()
    word = data.draw(st.sampled_from(words)) if words else ""
    start = data.draw(st.integers(0, max(0, len(word) - 1)))
    index = PatientIndex([row(name), row("Somebody else")])
    assert name in {r.patient.name for r in index.find(PatientsDraft(word[start:]))}


def test_archived_patients_are_found_apart() -> None:
    index = PatientIndex([row("A", day=1), row("B", archived=True), row("C", day=3)])
    assert [r.patient.name for r in index.find(PatientsDraft())] == ["C", "A"]
    assert [r.patient.name for r in index.find(PatientsDraft(archived=True))] == ["B"]
    assert (index.count(archived=False), index.count(archived=True)) == (2, 1)
