"""The pain trend: what it says, what it draws, and what it leaves alone."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hands import Worlds
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainScore, daily_scores, median7
from corecoach.thermal.protocol import Group
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.trend import ChartSlot, TrendPage
from corecoach.ui.widgets import Segmented
from corecoach.words import PSEUDO, use_language

TODAY = date(2026, 5, 14)


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def at(ago: int, hour: int = 8) -> datetime:
    return datetime.combine(day(ago), datetime.min.time(), UTC) + timedelta(hours=hour)


def loader(
    scores: list[tuple[datetime, int]],
    sessions: tuple[date, ...] = (),
    calls: list[int | None] | None = None,
    packs: tuple[tuple[date, Group], ...] = (),
) -> Callable[[int | None], TrendView]:
    """Views as the coach makes them: the medians of a range look back over its first day."""
    daily = daily_scores(PainScore(id=str(n), at=a, kind="now", score=s) for n, (a, s) in enumerate(scores))

    def load(days: int | None) -> TrendView:
        if calls is not None:
            calls.append(days)
        first = day(days - 1) if days else min(daily, default=TODAY)
        return TrendView(
            scores=tuple((a, s) for a, s in scores if a.date() >= first),
            daily={d: v for d, v in daily.items() if d >= first},
            median7={d: v for d, v in median7(daily).items() if d >= first},
            sessions=sessions,
            first=min(first, day(1)),
            last=TODAY,
            packs=tuple((d, group) for d, group in packs if d >= first),
        )

    return load


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def button(page: QWidget, name: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name)


def activate(qtbot: QtBot, page: QWidget) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def table_rows(page: QWidget) -> list[tuple[str, ...]]:
    model = page.findChildren(QTableView)[0].model()
    return [
        tuple(str(model.index(r, c).data()) for c in range(model.columnCount()))
        for r in range(model.rowCount())
    ]


@pytest.fixture
def pseudo() -> Iterator[None]:
    use_language(PSEUDO)
    yield
    use_language("en")


EVERY_DAY = [(at(n), 6 if n > 20 else 3) for n in range(48, -1, -1)]
PACKS: tuple[tuple[date, Group], ...] = (
    (day(30), "cold"), (day(12), "cold"), (day(12), "heat"), (day(2), "heat"), (day(1), "heat"),
)  # fmt: skip


def test_says_the_middle_now_and_at_the_start(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader(EVERY_DAY))
    qtbot.addWidget(page)
    assert "Your middle score of the last 7 days is 3. It was 6 at the start of this range." in texts(page)
    assert "42 scores in 42 days. Gaps are days with no score." in texts(page)


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([(at(0), 4)], "The line needs a score on 4 of 7 days."),
        ([(at(n), 4) for n in (8, 6, 5, 4)], "Your middle score of the 7 days to Sunday 10 May was 4."),
        # Two middles of the same week are no comparison.
        ([(at(n), n) for n in (5, 4, 3, 2, 1, 0)], "Your middle score of the last 7 days is 2.5."),
    ],
)
def test_says_no_more_than_the_scores_do(
    qtbot: QtBot, look: Look, scores: list[tuple[datetime, int]], words: str
) -> None:
    page = TrendPage(look, loader(scores), None)
    qtbot.addWidget(page)
    assert words in texts(page).split("\n")


def test_one_score_today_is_one_day(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader([(at(0), 0)]), None)
    qtbot.addWidget(page)
    assert "1 score in 1 day." in texts(page)


def test_without_scores_there_is_only_the_way_to_the_first(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader([]))
    qtbot.addWidget(page)
    assert "No scores yet" in texts(page)
    assert "Your line starts after 4 days with a score." in texts(page)
    assert not any(b.isVisibleTo(page) for b in page.findChildren(QAbstractButton))


def test_an_empty_range_offers_the_longer_ones(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader([(at(30), 4)]), 14)
    qtbot.addWidget(page)
    assert "No scores in this time" in texts(page)
    button(page, "Show 6 weeks").click()
    assert "1 score in 42 days." in texts(page)
    assert not page.findChildren(ChartSlot)[0].isHidden()


def test_ranges_by_click_and_by_arrow(qtbot: QtBot, look: Look) -> None:
    calls: list[int | None] = []
    page = TrendPage(look, loader(EVERY_DAY, calls=calls))
    qtbot.addWidget(page)
    button(page, "Show All").click()
    activate(qtbot, page)
    page.focus_first()
    qtbot.keyClick(button(page, "Show All"), Qt.Key.Key_Left)
    assert calls == [42, None, 365]
    assert page.days == 365
    assert button(page, "Show 1 year").isChecked()


def test_the_table_has_the_newest_day_first_and_all_scores_of_a_day(qtbot: QtBot, look: Look) -> None:
    scores = [(at(9), 7), (at(3), 5), (at(2), 4), (at(2, 20), 6), (at(1), 2), (at(0), 0)]
    page = TrendPage(look, loader(scores))
    qtbot.addWidget(page)
    button(page, "Show: Table").click()
    assert table_rows(page) == [
        ("Thursday 14 May", "0", "3.5"),
        ("Wednesday 13 May", "2", "Not enough scores"),
        ("Tuesday 12 May", "4, 6", "Not enough scores"),
        ("Monday 11 May", "5", "Not enough scores"),
        ("Tuesday 5 May", "7", "Not enough scores"),
    ]
    table = page.findChildren(QTableView)[0]
    assert table.isVisibleTo(page)
    assert table.accessibleName() == "Your middle score of the last 7 days is 3.5."
    assert table.rowHeight(0) >= 48
    assert not page.findChildren(ChartSlot)[0].isVisibleTo(page)


# -- ice and heat ----------------------------------------------------------------------------------------


def chart_of(qtbot: QtBot, page: TrendPage) -> Any:
    qtbot.addWidget(page)
    page.resize(1068, 800)
    page.show()
    slot = page.findChildren(ChartSlot)[0]
    qtbot.waitUntil(lambda: slot.chart is not None)
    page.grab()
    return slot.chart


def test_ice_and_heat_are_marks_on_their_days_in_lanes_of_their_own(qtbot: QtBot, look: Look) -> None:
    # A clock that was set back leaves days to come behind.
    to_come: tuple[date, Group] = (day(-1), "cold")
    chart = chart_of(qtbot, TrendPage(look, loader(EVERY_DAY, packs=(*PACKS, to_come))))
    (ice_x, ice_y), (heat_x, heat_y) = (chart._packs[group].getData() for group in ("cold", "heat"))
    assert [date.fromordinal(int(x)) for x in ice_x] == [day(30), day(12)]
    assert [date.fromordinal(int(x)) for x in heat_x] == [day(12), day(2), day(1)]
    # One lane each, below the sessions, and inside of what is shown.
    (_left, _right), (bottom, top) = chart._plot.viewRange()
    assert top > 10 and bottom < min(heat_y) == max(heat_y) < min(ice_y) == max(ice_y) < -0.56
    assert chart._packs["cold"].opts["symbol"] != chart._packs["heat"].opts["symbol"]
    names = {words: at_score for at_score, words in chart._scores._tickLevels[0]}
    assert (names["Ice"], names["Heat"]) == (ice_y[0], heat_y[0])


@pytest.mark.parametrize("height", [260, 400, 900])
@pytest.mark.parametrize("count", [1, 2])
def test_a_lane_is_as_high_as_its_name(height: int, count: int) -> None:
    from corecoach.ui.charts.trend_chart import lanes_below

    ends = lanes_below(count, 20.0, height)
    shown = 10.25 - ends[-1]
    tops = (-0.66, *ends)
    assert [round((top - end) / shown * height, 3) for top, end in pairwise(tops)] == [20.0] * count


def test_without_them_the_chart_is_as_it_was(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader(EVERY_DAY))
    chart = chart_of(qtbot, page)
    assert chart._packs == {}
    assert chart._plot.viewRange()[1] == [-0.66, 10.25]
    words = texts(page).split("\n")
    assert "Session done" in words and "Ice" not in words and "Heat" not in words
    button(page, "Show: Table").click()
    assert page.findChildren(QTableView)[0].model().columnCount() == 3


def test_the_legend_names_what_the_range_has(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader(EVERY_DAY, packs=PACKS), 42)
    chart = chart_of(qtbot, page)
    assert {"Ice", "Heat"} <= set(texts(page).split("\n"))
    assert "Ice on 2 days. Heat on 3 days." in texts(page)
    page_of_ten = TrendPage(look, loader(EVERY_DAY, packs=PACKS[3:]), 42)
    qtbot.addWidget(page_of_ten)
    assert "Heat" in texts(page_of_ten).split("\n") and "Ice" not in texts(page_of_ten)
    button(page, "Show 2 weeks").click()
    assert set(chart._packs) == {"cold", "heat"} and "Ice on 1 day. Heat on 3 days." in texts(page)


def test_the_table_names_them_and_leaves_other_days_empty(qtbot: QtBot, look: Look) -> None:
    scores = [(at(3), 5), (at(2), 4)]
    packs: tuple[tuple[date, Group], ...] = ((day(5), "cold"), (day(3), "cold"), (day(3), "heat"))
    page = TrendPage(look, loader(scores, packs=packs), 14)
    qtbot.addWidget(page)
    button(page, "Show: Table").click()
    assert table_rows(page) == [
        ("Tuesday 12 May", "4", "Not enough scores", ""),
        ("Monday 11 May", "5", "Not enough scores", "Ice, Heat"),
        # A day without a score is there for its ice, and no score is made up.
        ("Saturday 9 May", "No score", "Not enough scores", "Ice"),
    ]
    assert page.findChildren(QTableView)[0].model().headerData(3, Qt.Orientation.Horizontal) == "Ice and heat"


def test_the_head_of_the_table_is_as_large_as_the_rest(worlds: Worlds) -> None:
    """In the window a style sheet takes the font away from a header that is given it in another way."""
    at_window = worlds(text_scale=200)
    at_window.world.add_scores(30)
    at_window.world.director.go("trend")
    button(at_window.page, "Show: Table").click()
    at_window.world.settle()
    header = at_window.page.findChildren(QTableView)[0].horizontalHeader()
    image, ink = header.grab().toImage(), Look(at_window.world.coach.library.folder).color("ink").rgb()
    rows = {y for y in range(image.height()) for x in range(160) if image.pixel(x, y) == ink}
    # "Day" in letters of 36 px; of 12 px it would be 10 rows high.
    assert len(rows) > 20


def test_every_control_is_reached_by_tab(qtbot: QtBot, look: Look) -> None:
    page = TrendPage(look, loader(EVERY_DAY))
    qtbot.addWidget(page)
    button(page, "Show: Table").click()
    activate(qtbot, page)
    page.focus_first()
    seen: set[str] = set()
    while (name := page.focusWidget().accessibleName()) not in seen:
        seen.add(name)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    summary = page.findChildren(QTableView)[0].accessibleName()
    assert {"Show 6 weeks", "Show: Chart", summary} <= seen


def test_the_chart_comes_after_the_page_and_leaves_nothing_behind(qtbot: QtBot, look: Look) -> None:
    before = set(QApplication.topLevelWidgets())
    page = TrendPage(look, loader(EVERY_DAY, sessions=(day(100), day(3))))
    page.resize(1000, 700)
    slot = page.findChildren(ChartSlot)[0]
    assert slot.chart is None
    page.show()
    qtbot.waitUntil(lambda: slot.chart is not None)
    place = slot.geometry()
    page.grab()
    assert slot.geometry() == place
    assert slot.chart is not None
    assert slot.chart.accessibleName().startswith("Your middle score of the last 7 days is 3.")
    for days in ("All", "2 weeks"):
        button(page, f"Show {days}").click()
        page.grab()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert set(QApplication.topLevelWidgets()) <= before


def test_a_page_closed_before_its_chart_came(qtbot: QtBot, look: Look) -> None:
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


def test_a_line_joins_a_day_and_the_next_only() -> None:
    from corecoach.ui.charts.trend_chart import alone, joined

    days = [day(9), day(8), day(6), day(3), day(2)]
    assert joined(days) == [True, False, False, True]
    assert alone(days) == [day(6)]
    assert joined([]) == alone([]) == []


def test_thinning_hides_no_distinct_score() -> None:
    import numpy as np

    from corecoach.ui.charts.trend_chart import thin

    random = np.random.default_rng(1)
    column = np.sort(random.uniform(0, 880, 36_500))
    score = random.integers(0, 11, 36_500).astype(float)
    kept = thin(column, score)
    shown = set(zip(np.floor(column[kept]), score[kept], strict=True))
    assert shown == set(zip(np.floor(column), score, strict=True))
    assert len(kept) == len(shown) < 36_500 / 3


@pytest.mark.parametrize(
    ("days", "room", "labels"),
    [
        (14, 7, ["2 May", "4 May", "6 May", "8 May", "10 May", "12 May", "14 May"]),
        (42, 6, ["9 Apr", "16 Apr", "23 Apr", "30 Apr", "7 May", "14 May"]),
        (365, 6, ["Jul 2025", "Sep 2025", "Nov 2025", "Jan 2026", "Mar 2026", "May 2026"]),
        (3650, 5, ["2018", "2020", "2022", "2024", "2026"]),
        (42, 0, []),
    ],
)
def test_dates_as_many_as_fit(days: int, room: int, labels: list[str]) -> None:
    from corecoach.ui.charts.trend_chart import date_ticks

    ticks = date_ticks(day(days - 1), TODAY, lambda words: len(words) <= room)
    assert sorted(words for _day, words in ticks) == sorted(labels)
    assert all(day(days - 1) <= when <= TODAY for when, _words in ticks)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
@pytest.mark.parametrize("kind", ["chart", "table"])
def test_never_wider_than_the_window(qtbot: QtBot, look: Look, width: int, scale: float, kind: str) -> None:
    other = Look(look.assets, scale=scale, width=width_class(width, scale))
    page = TrendPage(other, loader(EVERY_DAY, packs=PACKS))
    qtbot.addWidget(page)
    page.resize(width - (0 if other.narrow else 212), 640)
    page.findChildren(Segmented)[0].choose(kind)
    page.show()
    scroll = page.findChildren(QScrollArea)[0]
    assert scroll.widget().width() <= scroll.viewport().width()
