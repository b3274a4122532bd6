"""The table and the legend of pain over time: the chart in figures, and what its signs mean."""

import pytest
from hands import Worlds
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot
from trend_samples import EVERY_DAY, PACKS, button, day, loader, score, table_rows, view_of

from corecoach.coach.trend_views import Locked, TrendView
from corecoach.pain import PainScore
from corecoach.ui.charts.rows import rows_of
from corecoach.ui.look import Look
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.pages.trend_parts import ChartSlot
from corecoach.ui.trend_days import TrendDays
from corecoach.ui.widgets.trend_legend import TrendLegend


def opened(qtbot: QtBot, look: Look, scores: list[PainScore], days: int | None = 42) -> TrendPage:
    page = TrendPage(look, loader(scores), days)
    qtbot.addWidget(page)
    return page


# -- the table -------------------------------------------------------------------------------------------


def test_the_table_has_the_newest_day_first_and_all_scores_of_a_day(qtbot: QtBot, look: Look) -> None:
    scores = [score(9, 7), score(3, 5), score(2, 4), score(2, 6, hour=20), score(1, 2), score(0, 0)]
    page = opened(qtbot, look, scores)
    button(page, "Show: Table").click()
    assert table_rows(page) == [
        ("Thu 14 May", "0", "3.5", ""),
        ("Wed 13 May", "2", "Not enough scores", ""),
        ("Tue 12 May", "4 and 6", "Not enough scores", ""),
        ("Mon 11 May", "5", "Not enough scores", ""),
        ("Tue 5 May", "7", "Not enough scores", ""),
    ]
    table = page.findChildren(QTableView)[0]
    assert table.isVisibleTo(page)
    assert table.accessibleName().startswith("Your usual score is now 3.5.")
    assert table.rowHeight(0) >= 48
    assert not page.findChildren(ChartSlot)[0].isVisibleTo(page)


def test_the_table_says_what_happened_and_makes_up_no_score(qtbot: QtBot, look: Look) -> None:
    view = {
        "packs": ((day(5), "cold"), (day(3), "cold"), (day(3), "heat")),
        "sessions": (day(3),),
        "flares": (day(2),),
        "locked": (Locked(day(9), day(8)),),
        "changes": ((day(7), "Steady core"),),
    }
    page = TrendPage(look, loader([score(3, 5), score(2, 4)], **view), 14)
    qtbot.addWidget(page)
    button(page, "Show: Table").click()
    assert [(when, scores, what) for when, scores, _middle, what in table_rows(page)] == [
        ("Tue 12 May", "4", "Flare"),
        ("Mon 11 May", "5", "Session done, Ice, Heat"),
        ("Sat 9 May", "No score", "Ice"),
        ("Thu 7 May", "No score", "New programme: Steady core"),
        ("Wed 6 May", "No score", "Locked"),
        ("Tue 5 May", "No score", "Locked"),
    ]


def test_the_table_is_the_chart_in_figures() -> None:
    scores = [*EVERY_DAY, score(9, 4, hour=20), score(7, 8, late_h=90), score(3, 5, late_h=20)]
    view = view_of(scores, sessions=(day(9), day(100)), packs=PACKS, flares=(day(30),))
    rows, days = rows_of(view), TrendDays(view)
    facts = [days.of(when) for when in days.listed()]
    first, last = view.first.toordinal(), view.last.toordinal()

    def inside(ordinals: object) -> list[int]:
        return sorted(int(n) for n in ordinals if first <= n < last + 1)  # type: ignore[attr-defined]

    drawn = [n for kind in rows.scores.values() for n in inside(kind.at)]
    assert sorted(drawn) == sorted(f.day.toordinal() for f in facts for _point in f.scores)
    assert inside(rows.days) == sorted(f.day.toordinal() for f in facts if f.middle is not None)
    assert inside(rows.sessions) == sorted(f.day.toordinal() for f in facts if f.session)
    assert inside(rows.packs["heat"]) == sorted(f.day.toordinal() for f in facts if "heat" in f.packs)
    assert [f.day for f in facts if f.flare] == [mark.day for mark in rows.flares]
    values = dict(zip(rows.days.tolist(), rows.middle.tolist(), strict=True))
    assert all(values[f.day.toordinal()] == f.middle for f in facts if f.middle is not None)


def test_ten_years_of_rows_are_put_in_words_only_where_they_are_seen(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    plain = TrendDays.of
    monkeypatch.setattr(TrendDays, "of", lambda self, when: (made.append(when), plain(self, when))[1])
    page = opened(qtbot, look, [score(n, n % 11) for n in range(3650)], None)
    button(page, "Show: Table").click()
    page.resize(1068, 800)
    page.show()
    page.grab()
    assert page.findChildren(QTableView)[0].model().rowCount() == 3650
    assert 0 < len(made) < 60


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


# -- the legend ------------------------------------------------------------------------------------------


def legend_of(qtbot: QtBot, look: Look, view: TrendView) -> set[str]:
    legend = TrendLegend(look)
    qtbot.addWidget(legend)
    legend.show_view(view)
    return {label.text() for label in legend.findChildren(QLabel) if label.isVisibleTo(legend)} - {
        "Higher is more pain"
    }


def test_the_legend_names_what_the_range_has(qtbot: QtBot, look: Look) -> None:
    always = {"Your score", "Middle of the last 7 days"}
    assert legend_of(qtbot, look, view_of(EVERY_DAY)) == always
    marks = {"flares": (day(30),), "locked": (Locked(day(45), day(40)),), "changes": ((day(60), "Old"),)}
    late = [*EVERY_DAY, score(5, 3, late_h=20), score(20, 3, late_h=90)]
    assert legend_of(qtbot, look, view_of(late, 42, sessions=(day(1),), **marks)) == always | {
        "Session done", "Flare", "Locked", "Added later", "Added too late to count",
    }  # fmt: skip
    assert legend_of(qtbot, look, view_of(late, 14, sessions=(day(30),), **marks)) == always | {"Added later"}
