"""The overview of a patient at the window: shown, read by keys, loaded, and printed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hands import Key, Worlds, seen, settle
from msgspec.structs import replace
from practice_at import AtDesk, at_desk
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from corecoach.clock import ManualClock
from corecoach.coach import SaveFailed
from corecoach.home import Home
from corecoach.library import Library
from corecoach.practice.coverage import Span
from corecoach.practice.overview import look_at_results
from corecoach.practice.overview_views import DayCell, Overview
from corecoach.practice.patient import PatientFile
from corecoach.tour.patient_life import Life, live
from corecoach.tour.practice_scenes import WHO
from corecoach.tour.signed import PASSPHRASE
from corecoach.ui.look import Look
from corecoach.ui.pages.trend_parts import ChartSlot
from corecoach.ui.practice.calendar_words import cell_words
from corecoach.ui.practice.loaded import Loaded
from corecoach.ui.practice.overview_words import gap_words, row_words
from corecoach.ui.practice.pages.overview import OverviewPage
from corecoach.ui.practice.widgets.event_card import EventCard
from corecoach.ui.practice.widgets.exercise_table import ExerciseTable
from corecoach.ui.practice.widgets.session_calendar import SessionCalendar
from corecoach.ui.practice.widgets.session_card import SessionCard
from corecoach.ui.widgets import Text

ASSETS = Path(__file__).parents[2] / "assets"
NOW = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
TAGS = '<img src="http://example.org/x.png"><b>bold</b>'


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """Margaret, who lived six weeks with her programme, and all of whose records came back."""
    folder = tmp_path_factory.mktemp("margaret")
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr("os.fsync", lambda _fd: None)
        quick.setattr("corecoach.exchange.locking._N", 2**14)
        practice = Home(folder / "clinic").practice(Library(ASSETS), ManualClock(NOW))
        practice.set_up(WHO, PASSPHRASE)
        lived = live(practice, folder / "elsewhere", NOW)
        lived.take_in(lived.report("all.ccresult"))
    yield lived


@pytest.fixture(scope="module")
def view(life: Life) -> Overview:
    """What came back from her."""
    looking = look_at_results(life.file)
    assert looking is not None
    return looking.overview()


def words(page: QWidget) -> str:
    return " | ".join(text.text() for text in page.findChildren(Text))


@pytest.fixture
def show(look: Look, qtbot: Any) -> Any:
    """Shows a page, as large as the window of the design below its head."""

    def page_of(view: Overview, *loaded: Loaded) -> OverviewPage:
        page = OverviewPage(look, view, loaded)
        qtbot.addWidget(page)
        page.resize(1280, 724)
        page.show()
        settle()
        return page

    return page_of


# -- what it says -----------------------------------------------------------------------------------------


def test_it_says_where_all_this_comes_from(show: Any, view: Overview) -> None:
    said = words(show(view))
    assert "Report from Margaret Ellis’s computer, 17 November 09:05. Complete and unchanged." in said
    assert "Self-reported, not examined. The first computer that reports came from. Not sealed" in said
    assert "It covers 5 Oct to 17 Nov." in said


def test_another_computer_is_a_warning(show: Any, view: Overview) -> None:
    said = words(show(replace(view, source=replace(view.source, device="other", different=1))))
    assert "Report from another computer than before" in said
    assert "Ask the patient whether it is theirs." in said
    assert "1 record says something else than before; the first one stands." in said
    assert "Margaret Ellis’s computer" not in said


def test_what_cannot_be_read_any_more_is_said(show: Any, view: Overview) -> None:
    assert "this overview is not complete" in words(show(replace(view, damaged=True)))


def test_gaps_are_said_and_are_not_missed(view: Overview) -> None:
    first = view.since
    gaps = tuple(Span(first.replace(day=n), first.replace(day=n)) for n in (8, 12, 16, 20))
    said = gap_words(replace(view.source, gaps=gaps), view.today)
    assert (
        said
        == "No file covers 12 Oct, 16 Oct, 20 Oct, and 1 time before: these days are unknown, not missed."
    )
    assert gap_words(view.source, view.today) == ""


def test_numbers_stand_as_they_were_counted(show: Any, view: Overview) -> None:
    said = words(show(view))
    scored, told = view.scored
    assert f"{scored} of {told} days scored." in said
    assert f"{view.sessions.done} of {view.sessions.prescribed} planned" in said
    assert "Better by 2 or more: beyond the error of the measure." in said
    assert "Ice: 4 times on 4 days, 12 min each on average." in said
    assert "said of the whole session, not of the exercise" in said


def test_a_row_says_what_its_numbers_rest_on(view: Overview) -> None:
    plank = next(row for row in view.exercises if row.exercise == "side-bridge-knees")
    said = row_words(plank)
    assert f"done {plank.done} of {plank.of} sessions" in said
    assert f"pain after minus before, of its sessions: +1 (median of {plank.pain_n} sessions)" in said
    unknown = replace(plank, pain_change=None, pain_n=0)
    assert "pain after minus before, of its sessions: not said;" in row_words(unknown)


def test_a_locked_person_is_said_first(show: Any, view: Overview) -> None:
    assert "All exercise was locked when this report was made." in words(show(replace(view, locked_now=True)))


def test_what_a_file_says_is_plain_text(show: Any, view: Overview) -> None:
    row = replace(view.exercises[0], name=TAGS)
    events = tuple(replace(e, text=TAGS) if hasattr(e, "text") else e for e in view.events)
    titled = tuple(replace(e, title=TAGS) if hasattr(e, "title") else e for e in events)
    page = show(replace(view, name=TAGS, exercises=(row,), events=titled), Loaded(TAGS))
    shown = [text for text in page.findChildren(Text) if "<b>" in text.text().replace("\u200b", "")]
    assert len(shown) >= 5
    assert {text.textFormat().name for text in shown} == {"PlainText"}
    assert not any(widget.toolTip() for widget in page.findChildren(QWidget))


def test_the_page_fits_the_window_of_the_design(show: Any, view: Overview) -> None:
    plain = replace(view, function=type(view.function)((), None, ()), packs=None, signals=())
    page = show(plain)
    (area,) = [
        a for a in page.findChildren(QWidget) if type(a).__name__ == "DownScroll" and not a.accessibleName()
    ]
    assert area.verticalScrollBar().maximum() == 0
    assert {type(c) for c in page.findChildren(QWidget)} >= {SessionCard, ExerciseTable, EventCard, ChartSlot}


# -- the calendar -----------------------------------------------------------------------------------------


def test_a_day_is_read_out_with_its_state(view: Overview) -> None:
    day = view.today
    assert cell_words(DayCell(day, "part", 1, 2, 0, 1)) == (
        "Tue 17 Nov: part. 1 of 2 planned. 1 begun, less than half done."
    )
    assert cell_words(DayCell(day, "done", 1, 1, 2, locked=True)) == (
        "Tue 17 Nov: done. 1 of 1 planned. 2 more sessions. All exercise was locked that day."
    )
    assert cell_words(DayCell(day, "untold")) == "Tue 17 Nov: not in any file."


def test_arrows_read_out_the_days(show: Any, view: Overview) -> None:
    page = show(view)
    calendar = page.findChild(SessionCalendar)
    said: list[str] = []
    calendar.read_out.connect(said.append)
    press(calendar, Key.Key_End, Key.Key_Left, Key.Key_Up, Key.Key_Home, Key.Key_Left)
    days = [cell.day for cell in calendar.cells]
    assert [c.split(":")[0] for c in said] == ["Sun 22 Nov", "Sat 21 Nov", "Sat 14 Nov", "Mon 5 Oct"]
    assert calendar.cell is not None and calendar.cell.day == days[0]
    calendar.clearFocus()
    card = page.findChild(SessionCard)
    assert "Mon 5 Oct" in words(card)


def test_earlier_weeks_are_reached_where_there_are_more(show: Any, view: Overview) -> None:
    page = show(replace(view, weeks=view.weeks * 2))
    card, calendar = page.findChild(SessionCard), page.findChild(SessionCalendar)
    earlier, later = (b for b in card.findChildren(QWidget) if b.accessibleName().endswith(" weeks"))
    assert (earlier.isEnabled(), later.isEnabled()) == (True, False)
    earlier.click()
    assert (earlier.isEnabled(), later.isEnabled()) == (False, True)
    assert len(calendar.cells) == 49


def press(widget: QWidget, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


# -- at the window ----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """How slow guessing is, is tested with keys."""
    monkeypatch.setattr("corecoach.exchange.locking._N", 2**14)


def at_overview(worlds: Worlds, life: Life, *paths: Path) -> tuple[AtDesk, PatientFile]:
    """A clinician with the same patient, of whom these files came back."""
    there = at_desk(worlds, people=False)
    file, _saved = there.desk.practice.add_patient("Margaret Ellis", life.file.patient.born)
    file.save_details(programmes=life.file.patient.programmes)
    for path in paths:
        there.desk.practice.take_result(path.read_bytes(), file)
    there.desk.show_overview(file)
    settle()
    return there, file


def choose(there: AtDesk, *paths: Path) -> None:
    there.desk.overview().choose_reports = lambda _parent: paths


def test_without_a_report_it_says_how_one_comes(worlds: Worlds, life: Life) -> None:
    there, _file = at_overview(worlds, life)
    assert "No report yet" in there.words()
    assert "“Send results to your physio”" in there.words()
    choose(there, life.report("one.ccresult"))
    there.at.press(Key.Key_Return)
    assert "Complete and unchanged" in there.words()


def test_several_files_are_loaded_at_once_with_a_line_each(
    worlds: Worlds, life: Life, tmp_path: Path
) -> None:
    there, file = at_overview(worlds, life)
    wrong = tmp_path / "photo.ccresult"
    wrong.write_bytes(b"nothing")
    late = life.report("late.ccresult", days=20)
    choose(there, late, wrong, life.early, late)
    there.at.choose("Load a report")
    said = there.words()
    assert "photo.ccresult: not taken in, " in said
    assert "early.ccresult: " in said
    assert "late.ccresult: no record was new." in said
    assert len(file.results()) == 2
    assert "2 files together cover" in said
    there.at.choose("Close these lines")
    assert "photo.ccresult" not in there.words()


def test_choosing_no_file_changes_nothing(worlds: Worlds, life: Life) -> None:
    there, file = at_overview(worlds, life)
    choose(there)
    there.at.choose("Load a report")
    assert file.results() == ()


@pytest.mark.parametrize(("answer", "taken"), [("Yes, take it in", 1), ("No, leave it", 0)])
def test_of_an_unknown_patient_it_is_asked_whether_it_is_this_one(
    worlds: Worlds, life: Life, answer: str, taken: int
) -> None:
    there, file = at_overview(worlds, life)
    choose(there, life.of_another_programme())
    there.at.choose("Load a report")
    assert "Is this report from Margaret Ellis?" in there.words()
    assert "In the file: Sample Patient, born 1961." in there.words()
    assert "Here: Margaret Ellis, born 1960." in there.words()
    assert file.results() == ()
    there.at.choose(answer)
    assert len(file.results()) == taken


def test_a_report_of_another_patient_goes_there_and_is_said(worlds: Worlds, life: Life) -> None:
    there, file = at_overview(worlds, life)
    other, _saved = there.desk.practice.add_patient("Tom Bright")
    there.desk.show_overview(other)
    settle()
    choose(there, life.report("one.ccresult"))
    there.at.choose("Load a report")
    assert "It is of Margaret Ellis, and was taken in there." in there.words()
    assert (len(other.results()), len(file.results())) == (0, 1)


def test_what_cannot_be_saved_is_said(worlds: Worlds, life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    there, file = at_overview(worlds, life)
    monkeypatch.setattr("corecoach.practice.taking.replaced", lambda *_args: SaveFailed("disk-full"))
    choose(there, life.report("one.ccresult"))
    there.at.choose("Load a report")
    assert "one.ccresult: could not be saved." in there.words()
    assert file.results() == ()


def test_range_and_kind_are_chosen_and_stay(worlds: Worlds, life: Life) -> None:
    there, file = at_overview(worlds, life, life.report("one.ccresult"))
    assert "Pain, 6 weeks" in there.words()
    there.at.choose("Show: All")
    assert "Pain, all there is" in there.words()
    (page,) = seen(there.at.window, OverviewPage)
    page.kind_chosen.emit("after")
    settle()
    there.desk.show_overview(file)
    settle()
    assert "Pain, all there is" in there.words()
    (slot,) = seen(there.at.window, ChartSlot)
    assert slot.accessibleName().startswith("7-day median") or "No 7-day median" in slot.accessibleName()


def test_the_ways_on_lead_to_the_programme_and_to_a_clearance(worlds: Worlds, life: Life) -> None:
    there, _file = at_overview(worlds, life, life.report("one.ccresult"))
    asked: list[str] = []
    there.desk.show_editor = lambda file: asked.append(f"edit {file.patient.name}")  # type: ignore[method-assign]
    there.desk.show_clearance = lambda file: asked.append("clear")  # type: ignore[method-assign]
    there.at.choose("Edit programme")
    there.at.choose("Issue clearance")
    assert asked == ["edit Margaret Ellis", "clear"]


def test_the_report_is_printed_as_a_file(
    worlds: Worlds, life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, _file = at_overview(worlds, life, life.report("one.ccresult"))
    out = tmp_path / "report.pdf"
    monkeypatch.setattr("corecoach.ui.save_flow.choose_place", lambda *_args: out)
    there.at.choose("Print the pain report")
    assert out.read_bytes().startswith(b"%PDF")
    assert "The report is saved" in there.words()
    there.at.choose("Go back")
    assert "Complete and unchanged" in there.words()


def test_everything_is_reached_by_tab(worlds: Worlds, life: Life) -> None:
    there, _file = at_overview(worlds, life, life.report("one.ccresult"))
    there.at.world.settle()
    names = []
    for _n in range(24):
        there.at.press(Key.Key_Tab)
        focus = there.at.focus
        names.append(focus.accessibleName() if focus else "")
    for name in ("Print the pain report", "Score", "Events", "Edit programme", "Issue clearance"):
        assert name in names
    assert any(name.startswith("Sessions: ") for name in names)
    assert any(name.startswith("7-day median") for name in names)
