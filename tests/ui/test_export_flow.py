"""The ways out of the window: each file is written where somebody wants it, or it is said why not."""

import csv
import errno
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from alone import words
from hands import AtWindow, Worlds, settle
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QAbstractButton

from corecoach.diary import CannotRead, ground
from corecoach.pain import PainScore
from corecoach.ui import save_flow
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.programme import ProgrammePage
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.save_flow import Paper


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    """At the trend page of a window with some weeks of scores."""
    at = worlds()
    at.world.add_scores(60)
    at.world.director.go("trend")
    settle()
    return at


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Paper]:
    """Whoever is asked for a place takes the name proposed, in a folder; what was asked, in order."""
    papers: list[Paper] = []

    def choose(_parent: object, paper: Paper) -> Path:
        papers.append(paper)
        return tmp_path / paper.name

    monkeypatch.setattr(save_flow, "choose_place", choose)
    return papers


def said(at: AtWindow) -> set[str]:
    """What the page says; a long path may be broken anywhere."""
    return {text.replace("\u200b", "") for text in words(at.page)}


def way_out(at: AtWindow, name: str) -> None:
    """Take one of the ways out of the trend page."""
    page = at.page
    assert isinstance(page, TrendPage)
    flow = at.world.director.pages.exports()
    {"report": flow.report, "spreadsheet": flow.spreadsheet, "calendar": flow.calendar}[name]()
    settle()


@pytest.mark.parametrize("size", ["Usual print", "Large print"])
def test_the_report_is_asked_for_in_two_sizes(
    at: AtWindow, asked: list[Paper], tmp_path: Path, size: str
) -> None:
    way_out(at, "report")
    covers = "It covers 7 October to 17 November 2026. For another time, choose it on the trend page first."
    assert {covers, "It shows this score: Right now."} <= said(at)
    at.choose(size)
    path = tmp_path / "Pain report 2026-11-17.pdf"
    assert {"The report is saved", str(path)} <= said(at)
    assert path.read_bytes().startswith(b"%PDF-")
    at.choose("Go back")
    assert isinstance(at.page, TrendPage)


def test_the_folder_of_a_saved_file_can_be_shown(
    at: AtWindow, asked: list[Paper], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(save_flow.QDesktopServices, "openUrl", opened.append)
    way_out(at, "spreadsheet")
    assert at.window.focusWidget() is not None and at.window.focusWidget().accessibleName() == "Go back"
    at.choose("Show the folder")
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path] and opened[0].isLocalFile()
    assert "Your records are saved" in said(at)


def test_large_print_is_another_file(at: AtWindow, asked: list[Paper], tmp_path: Path) -> None:
    made = []
    for size in ("Usual print", "Large print"):
        at.world.director.go("trend")
        way_out(at, "report")
        at.choose(size)
        made.append((tmp_path / asked[-1].name).read_bytes().count(b"/Type /Page\n"))
    assert made[0] < made[1]


@pytest.mark.parametrize(("days", "first"), [(14, "4 November"), (91, "19 August"), (None, "18 September")])
def test_the_report_is_about_the_time_on_the_screen(at: AtWindow, days: int | None, first: str) -> None:
    at.world.director.pages.trend_days = days
    way_out(at, "report")
    assert any(text.startswith(f"It covers {first} to 17 November 2026.") for text in said(at))


def test_without_a_size_nothing_is_written(at: AtWindow, asked: list[Paper]) -> None:
    way_out(at, "report")
    at.choose("Go back")
    assert isinstance(at.page, TrendPage) and asked == []


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_picture_is_of_the_view_on_the_screen(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: path)
    at.world.director.pages.exports().picture(at.world.coach.trend(14))
    settle()
    assert {"The picture is saved", str(path)} <= said(at)
    if ending == "svg":
        drawn = ElementTree.fromstring(path.read_bytes())
        assert "in 14 days" in (drawn.findtext("{http://www.w3.org/2000/svg}desc") or "")
    else:
        assert path.read_bytes().startswith(b"\x89PNG")


def test_the_spreadsheet_has_all_records(at: AtWindow, asked: list[Paper], tmp_path: Path) -> None:
    way_out(at, "spreadsheet")
    assert {"Your records are saved", str(tmp_path / "My records 2026-11-17.csv")} <= said(at)
    with (tmp_path / asked[0].name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = [row for row in rows if row["record"] == "pain" and row["name"] == "score"]
    assert len(scores) == len(at.world.coach.pain_scores())


def test_all_records_go_to_another_program_as_well(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: tmp_path / "mine.JSON")
    way_out(at, "spreadsheet")
    assert json.loads((tmp_path / "mine.JSON").read_bytes())


def test_the_calendar_file_is_asked_for_on_the_programme_page(
    at: AtWindow, asked: list[Paper], tmp_path: Path
) -> None:
    at.world.director.go("programme")
    settle()
    at.choose("Calendar file")
    path = tmp_path / "Exercise days 2026-11-17.ics"
    assert {"The calendar file is saved", str(path)} <= said(at)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    at.choose("Go back")
    assert isinstance(at.page, ProgrammePage)


def test_without_a_programme_there_is_no_calendar_file(worlds: Worlds) -> None:
    at = worlds(sample="")
    at.world.director.go("programme")
    settle()
    buttons = at.page.findChildren(QAbstractButton)
    assert buttons and "Calendar file" not in [button.text() for button in buttons]


@pytest.mark.parametrize("name", ["spreadsheet", "calendar"])
def test_what_cannot_be_written_is_said_in_one_line(
    at: AtWindow, asked: list[Paper], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    def full(_path: Path) -> int:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as broken:
        broken.setattr(ground, "create_file", full)
        way_out(at, name)
    assert isinstance(at.page, NoticePage)
    assert {"The disk is full.", asked[0].failed} <= said(at)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    assert "Show the folder" not in [button.text() for button in at.page.findChildren(QAbstractButton)]
    at.choose("Choose another place")
    assert asked[0].saved in said(at)


def test_who_gives_up_choosing_stays_where_they_were(at: AtWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: None)
    way_out(at, "spreadsheet")
    assert isinstance(at.page, TrendPage)


# -- where a file may not go -----------------------------------------------------------------------------


def test_no_file_takes_the_place_of_a_record(at: AtWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    (month,) = at.world.app.home.person.rglob("2026-11.json")
    before = month.read_bytes()
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: month)
    way_out(at, "spreadsheet")
    assert month.read_bytes() == before
    assert "CoreCoach keeps your records there. A file in that place could destroy them." in said(at)


def test_a_name_without_an_ending_gets_that_of_the_kind_chosen(tmp_path: Path) -> None:
    svg = "Drawing (*.svg)"
    assert save_flow.with_ending(tmp_path / "chart", svg) == tmp_path / "chart.svg"
    assert save_flow.with_ending(tmp_path / "chart.png", svg) == tmp_path / "chart.png"
    assert save_flow.with_ending(tmp_path / "chart", "All files (*)") == tmp_path / "chart"
    # Nobody was asked whether to replace this one.
    (tmp_path / "chart.svg").touch()
    assert save_flow.with_ending(tmp_path / "chart", svg) == tmp_path / "chart"


def test_a_month_that_cannot_be_read_closes_the_trend_and_no_more(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    lately = at.world.coach.pain_scores

    def unreadable(*days: object, **named: object) -> list[PainScore]:
        if days or named:
            return lately(*days, **named)  # type: ignore[arg-type]
        raise CannotRead("no-permission", "2025-01.json")

    at.world.director.go("today")
    monkeypatch.setattr(at.world.coach, "pain_scores", unreadable)
    monkeypatch.setattr(at.world.coach, "first_recorded", lambda _kind: unreadable())
    at.world.coach.add_pain(3)
    at.world.director.go("trend")
    settle()
    assert isinstance(at.page, NoticePage) and at.window.place == "trend"
    assert "2025-01.json: cannot be read (no-permission)" in said(at)
    # Nothing is due, and nothing stands still.
    assert at.world.coach.pain.function.due() is None
    at.choose("Go to Today")
    assert at.window.place == "today"


def test_a_page_that_cannot_be_made_leaves_the_one_before(at: AtWindow) -> None:
    def broken(_look: object) -> QAbstractButton:
        raise RuntimeError("no page")

    shown = at.page
    with pytest.raises(RuntimeError):
        at.window.show_page(broken, current="elsewhere")
    assert (at.page, at.window.place) == (shown, "trend")
    at.window.redraw()
    assert isinstance(at.page, TrendPage)
