"""The page of pain over time: what it says, what it shows, and what is asked of it."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from types import ModuleType

import pytest
from alone import heard
from hands import Worlds, settle
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from trend_samples import (
    EVERY_DAY,
    PACKS,
    TODAY,
    button,
    day,
    loader,
    score,
    view_of,
)

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainScore
from corecoach.ui.charts.trend_chart import TrendChart
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.pages.trend_parts import ChartSlot
from corecoach.ui.trend_days import TrendDays
from corecoach.ui.widgets import Segmented
from corecoach.ui.widgets.chips import MenuChip
from corecoach.words import PSEUDO, use_language

BOTH = [*EVERY_DAY, *(score(n, 5, kind="day") for n in range(10))]


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def page_of(qtbot: QtBot, look: Look, scores: list[PainScore], days: int | None = 42) -> TrendPage:
    page = TrendPage(look, loader(scores), days)
    qtbot.addWidget(page)
    return page


def chart_of(page: TrendPage) -> TrendChart:
    chart = page.findChildren(ChartSlot)[0].chart
    assert chart is not None
    return chart


def activate(qtbot: QtBot, page: QWidget) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


@pytest.fixture
def pseudo() -> Iterator[None]:
    use_language(PSEUDO)
    yield
    use_language("en")


# -- what it says ----------------------------------------------------------------------------------------


def test_says_the_usual_score_the_way_it_goes_and_what_that_stands_on(qtbot: QtBot, look: Look) -> None:
    said = texts(page_of(qtbot, look, EVERY_DAY))
    assert "Your usual score is now 3. It was 6" in said
    assert "scores on 42 of 42 days." in said
    assert "42 scores in 42 days. Gaps are days with no score." in said
    assert "Higher is more pain" in said


def test_without_scores_there_is_only_the_way_to_the_first(qtbot: QtBot, look: Look) -> None:
    page = page_of(qtbot, look, [])
    assert "No scores yet" in texts(page)
    assert "Your line starts after 4 days with a score." in texts(page)
    shown = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]
    assert shown == ["Your scores", "What you can do"]


def test_an_empty_range_offers_the_longer_ones(qtbot: QtBot, look: Look) -> None:
    page = page_of(qtbot, look, [score(30, 4)], 14)
    assert "No scores in this time" in texts(page)
    button(page, "Show 6 weeks").click()
    assert "1 score in 31 days." in texts(page)
    assert not page.findChildren(ChartSlot)[0].isHidden()


# -- what is chosen --------------------------------------------------------------------------------------


def test_ranges_by_click_and_by_arrow(qtbot: QtBot, look: Look) -> None:
    calls: list[object] = []
    page = TrendPage(look, loader(EVERY_DAY, calls))
    qtbot.addWidget(page)
    said = heard(page, ["range_chosen"])
    button(page, "Show All").click()
    activate(qtbot, page)
    page.focus_first()
    qtbot.keyClick(button(page, "Show All"), Qt.Key.Key_Left)
    assert calls == [(42, None), (None, None), (365, None)]
    assert said == [("range_chosen", None), ("range_chosen", 365)]
    assert button(page, "Show 1 year").isChecked()


def test_the_range_that_is_shown_brings_a_dragged_chart_back(qtbot: QtBot, look: Look) -> None:
    page = page_of(qtbot, look, EVERY_DAY, 14)
    chart = chart_of(page)
    qtbot.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.window_of_time.last < TODAY.toordinal() + 1
    button(page, "Show 2 weeks").click()
    assert chart.window_of_time.last == TODAY.toordinal() + 1


def test_a_kind_of_score_is_a_row_of_its_own(qtbot: QtBot, look: Look) -> None:
    page = page_of(qtbot, look, BOTH)
    said = heard(page, ["kind_chosen"])
    chip = page.findChildren(MenuChip)[0]
    assert chip.text() == "Score: Right now"
    assert [action.text() for action in chip.menu().actions()] == ["Right now", "Whole day"]
    next(action for action in chip.menu().actions() if action.text() == "Whole day").trigger()
    assert said == [("kind_chosen", "day")]
    assert chip.text() == "Score: Whole day" and not chip.isChecked()
    assert "10 scores in 10 days." in texts(page)
    button(page, "Show 2 weeks").click()
    assert "10 scores in 10 days." in texts(page)
    for menu in page.findChildren(type(chip.menu())):
        menu.deleteLater()


def test_one_kind_alone_is_nothing_to_choose_from(qtbot: QtBot, look: Look) -> None:
    assert page_of(qtbot, look, EVERY_DAY).findChildren(MenuChip) == []


def test_the_ways_out_say_what_is_asked(qtbot: QtBot, look: Look) -> None:
    page = page_of(qtbot, look, EVERY_DAY)
    names = ["report", "picture", "spreadsheet", "diary", "function"]
    said = heard(page, [f"{name}_requested" for name in names])
    for words in ("Report (PDF)", "Picture", "Spreadsheet", "Your scores", "What you can do"):
        button(page, words).click()
    assert [name.removesuffix("_requested") for name, _value in said] == names
    view = said[1][1]
    assert isinstance(view, TrendView) and view.days == 42


def test_range_and_kind_are_kept_while_the_window_is_open(worlds: Worlds) -> None:
    at = worlds()
    at.world.add_scores(30)
    at.world.director.go("trend")
    button(at.page, "Show 2 weeks").click()
    at.world.director.go("today")
    at.world.director.go("trend")
    settle()
    assert button(at.page, "Show 2 weeks").isChecked()


# -- keys, places, time ----------------------------------------------------------------------------------


def test_every_control_is_reached_by_tab(qtbot: QtBot, look: Look) -> None:
    page = page_of(qtbot, look, BOTH)
    activate(qtbot, page)
    page.focus_first()
    seen: list[str] = []
    while (name := page.focusWidget().accessibleName()) not in seen:
        seen.append(name)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    chart = chart_of(page).accessibleName()
    assert {
        "Show 6 weeks", "Show: Chart", "Score: Right now", chart, "Report (PDF)",
        "Picture", "Spreadsheet", "Your scores", "What you can do",
    } <= set(seen)  # fmt: skip
    # From what is chosen above it to the chart, and on to what stands below.
    assert seen[seen.index("What you can do") :][:3] == ["What you can do", chart, "Report (PDF)"]


def test_the_chart_leaves_nothing_behind(qtbot: QtBot, look: Look) -> None:
    before = set(QApplication.topLevelWidgets())
    page = TrendPage(look, loader(EVERY_DAY, sessions=(day(100), day(3))))
    page.resize(1000, 700)
    page.show()
    slot = page.findChildren(ChartSlot)[0]
    place = slot.geometry()
    page.grab()
    assert slot.geometry() == place
    assert slot.chart is not None
    assert slot.chart.accessibleName().startswith("Your usual score is now 3.")
    for days in ("All", "2 weeks"):
        button(page, f"Show {days}").click()
        page.grab()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert set(QApplication.topLevelWidgets()) <= before


def test_before_the_chart_is_imported_the_page_is_painted_without_it(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corecoach.ui.pages.trend_parts._CHART", "not imported yet")
    page = page_of(qtbot, look, EVERY_DAY)
    slot = page.findChildren(ChartSlot)[0]
    assert slot.chart is None
    page.resize(1068, 800)
    page.show()
    qtbot.waitUntil(lambda: slot.chart is not None)


def test_in_the_middle_of_its_import_the_chart_is_not_waited_for(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "corecoach.ui.charts.trend_chart"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    assert page_of(qtbot, look, EVERY_DAY).findChildren(ChartSlot)[0].chart is None


def test_a_page_closed_before_its_chart_came(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corecoach.ui.pages.trend_parts._CHART", "not imported yet")
    page = TrendPage(look, loader(EVERY_DAY))
    page.show()
    page.grab()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def test_start_up_does_not_wait_for_the_chart() -> None:
    words = "import sys, corecoach.ui.pages.trend; print({'numpy', 'pyqtgraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
@pytest.mark.parametrize("kind", ["chart", "table"])
def test_never_wider_than_the_window(qtbot: QtBot, look: Look, width: int, scale: float, kind: str) -> None:
    other = Look(look.assets, scale=scale, width=width_class(width, scale))
    page = TrendPage(other, loader([*BOTH, score(1, 4, late_h=20)], packs=PACKS, flares=(day(3),)))
    qtbot.addWidget(page)
    page.resize(width - (0 if other.narrow else 212), 640)
    page.findChildren(Segmented)[0].choose(kind)
    page.show()
    scroll = page.findChildren(QScrollArea)[0]
    assert scroll.widget().width() <= scroll.viewport().width()


def test_a_diary_that_runs_ahead_of_the_clock_is_shown_up_to_today(qtbot: QtBot, look: Look) -> None:
    ahead = [*EVERY_DAY, score(-3, 9)]
    page = page_of(qtbot, look, ahead)
    assert "42 scores in 42 days." in texts(page)
    assert max(TrendDays(view_of(ahead)).listed()) <= TODAY + timedelta(days=0)
