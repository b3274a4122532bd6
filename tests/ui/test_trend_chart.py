"""The chart of pain over time at the hands of a person: keys, mouse, wheel, and what it reads out."""

from collections.abc import Iterator
from datetime import date

import pytest
from hands import Key, settle
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from trend_samples import FULL, TODAY, day, score, view_of

from corecoach.coach.trend_views import TrendView
from corecoach.ui.charts.rows import noon
from corecoach.ui.charts.trend_chart import TrendChart
from corecoach.ui.look import Look
from corecoach.ui.trend_days import TrendDays, read_out_words
from corecoach.ui.widgets.read_out import ReadOut

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SIZE = QSize(900, 420)
LONG = [score(n, 3 + n % 4) for n in range(300)]


class Held:
    """A chart in a window of its own, with the keyboard."""

    def __init__(self, qtbot: QtBot, look: Look, view: TrendView) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(SIZE)
        self.chart = TrendChart(look, view, "Your usual score is now 3.")
        self.chart.setParent(self.window)
        self.chart.resize(SIZE)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.chart.setFocus()
        QTest.keyClick(self.window.windowHandle(), key, modifier)
        settle()

    def x(self, when: date) -> QPoint:
        return QPoint(round(self.chart.frame.x(noon(when))), 200)

    def point_at(self, when: date) -> None:
        """Move there from elsewhere: a pointer that stands still tells nothing."""
        for spot in (QPoint(2, 2), self.x(when)):
            QTest.mouseMove(self.chart, spot)
            settle()

    def wheel(self, notches: int, when: date, modifier: Qt.KeyboardModifier = NONE) -> bool:
        """Turn the wheel over a day; whether the chart took it."""
        at = QPointF(self.x(when))
        event = QWheelEvent(
            at, self.chart.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.chart, event)
        settle()
        return event.isAccepted()

    @property
    def words(self) -> str:
        return self.chart.findChildren(ReadOut)[0].text()

    @property
    def in_sight(self) -> str:
        return next(text for label in self.chart.findChildren(QLabel) if "sight" in (text := label.text()))

    @property
    def back(self) -> QAbstractButton:
        return self.chart.findChildren(QAbstractButton)[0]

    def seen(self) -> tuple[float, float]:
        window = self.chart.window_of_time
        return window.first, window.last


@pytest.fixture
def held(qtbot: QtBot, look: Look) -> Held:
    return Held(qtbot, look, view_of(LONG))


# -- keys -------------------------------------------------------------------------------------------------


def test_arrows_read_out_day_by_day_also_days_without_a_score(qtbot: QtBot, look: Look) -> None:
    scores = [score(n, 4) for n in range(40) if n != 2]
    held = Held(qtbot, look, view_of(scores, sessions=(day(1),)))
    for key, words in (
        (Key.Key_Left, "Thu 14 May: 4. Middle of 7 days 4."),
        (Key.Key_Left, "Wed 13 May: 4. Middle of 7 days 4. Session done."),
        (Key.Key_Left, "Tue 12 May: no score. Middle of 7 days 4."),
        (Key.Key_Right, "Wed 13 May: 4. Middle of 7 days 4. Session done."),
    ):
        held.press(key)
        assert held.words == words


def test_ctrl_goes_to_the_next_day_with_a_score(qtbot: QtBot, look: Look) -> None:
    held = Held(qtbot, look, view_of([score(30, 5), score(0, 4)]))
    held.press(Key.Key_Left)
    held.press(Key.Key_Left, CTRL)
    assert held.chart.day == day(30)
    held.press(Key.Key_Left, CTRL)
    assert held.chart.day == day(30)
    held.press(Key.Key_Right, CTRL)
    assert held.chart.day == day(0)


def test_home_end_and_the_ends(held: Held) -> None:
    held.press(Key.Key_Home)
    assert held.chart.day == day(299)
    held.press(Key.Key_Left)
    assert held.chart.day == day(299)
    assert held.seen()[0] <= noon(day(299)) <= held.seen()[1]
    held.press(Key.Key_End)
    held.press(Key.Key_Right)
    assert held.chart.day == TODAY and held.seen()[1] == TODAY.toordinal() + 1


def test_pages_move_by_what_is_in_sight_and_zero_comes_back(held: Held) -> None:
    first, last = held.seen()
    held.press(Key.Key_PageUp)
    assert held.seen() == pytest.approx((2 * first - last, first))
    held.press(Key.Key_PageDown)
    held.press(Key.Key_PageDown)
    assert held.seen() == pytest.approx((first, last))
    held.press(Key.Key_Minus)
    assert held.seen()[1] - held.seen()[0] == pytest.approx(1.25 * 42)
    for _press in range(20):
        held.press(Key.Key_Plus)
    assert held.seen()[1] - held.seen()[0] == pytest.approx(7)
    held.press(Key.Key_0)
    assert held.seen() == (first, last)


def test_a_day_out_of_sight_is_brought_into_sight(held: Held) -> None:
    for _press in range(44):
        held.press(Key.Key_Left)
    assert held.chart.day == day(43)
    first, last = held.seen()
    assert first == day(43).toordinal() and last - first == 42


def test_other_keys_are_left_to_the_page(held: Held) -> None:
    taken = held.seen()
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_A):
        held.press(key)
    held.press(Key.Key_Plus, CTRL)
    assert held.seen() == taken and held.chart.day is None


# -- mouse ------------------------------------------------------------------------------------------------


def test_the_pointer_reads_out_the_day_under_it(held: Held) -> None:
    held.point_at(day(20))
    assert held.words.startswith("Fri 24 Apr: 3.")
    QTest.mouseMove(held.chart, QPoint(4, 200))
    settle()
    assert held.chart.day is None
    assert held.words == "Point at a day, or Tab to the chart and use the arrow keys."


def test_nothing_moves_when_a_day_is_read_out(held: Held) -> None:
    line = held.chart.findChildren(ReadOut)[0]
    before = line.geometry(), held.chart.frame
    held.point_at(day(20))
    assert (line.geometry(), held.chart.frame) == before


def test_dragging_moves_in_time_and_never_beyond_today(held: Held) -> None:
    first, last = held.seen()
    begin, end = held.x(day(20)), held.x(day(10))
    QTest.mousePress(held.chart, Qt.MouseButton.LeftButton, NONE, begin)
    QTest.mouseMove(held.chart, end)
    settle()
    assert held.seen() == pytest.approx((first - 10, last - 10), abs=0.2)
    # What was held stays under the pointer; so it lands on the same day.
    QTest.mouseRelease(held.chart, Qt.MouseButton.LeftButton, NONE, end)
    settle()
    assert held.chart.day == day(20)
    QTest.mousePress(held.chart, Qt.MouseButton.LeftButton, NONE, end)
    QTest.mouseMove(held.chart, QPoint(5, 200))
    QTest.mouseRelease(held.chart, Qt.MouseButton.LeftButton, NONE, QPoint(5, 200))
    settle()
    assert held.seen() == (first, last)


def test_a_drag_whose_release_went_elsewhere_is_over(held: Held) -> None:
    before, at = held.seen(), QPointF(held.x(day(20)))
    QTest.mousePress(held.chart, Qt.MouseButton.LeftButton, NONE, at.toPoint())
    moved = QMouseEvent(
        QEvent.Type.MouseMove, at + QPointF(200, 0), held.chart.mapToGlobal(at),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE,
    )  # fmt: skip
    QApplication.sendEvent(held.chart, moved)
    settle()
    assert held.seen() == before and held.chart.day == day(10)
    QTest.mouseRelease(held.chart, Qt.MouseButton.LeftButton, NONE, at.toPoint())


# -- what is in sight --------------------------------------------------------------------------------------


def test_what_is_in_sight_is_said_and_a_button_leads_back(held: Held) -> None:
    assert held.in_sight == "In sight: 3 April to 14 May"
    assert not held.back.isVisible()
    place = held.chart.frame, held.back.geometry(), held.chart.findChildren(ReadOut)[0].geometry()
    held.press(Key.Key_PageUp)
    assert held.in_sight == "In sight: 20 February to 2 April"
    assert held.back.isVisible() and held.back.text() == "Back to 6 weeks"
    held.back.click()
    settle()
    assert held.in_sight == "In sight: 3 April to 14 May" and not held.back.isVisible()
    # Nothing moved, nor when it came.
    assert place == (held.chart.frame, held.back.geometry(), held.chart.findChildren(ReadOut)[0].geometry())


def test_the_wheel_and_a_drag_offer_the_way_back_as_well(held: Held) -> None:
    held.wheel(7, day(4))
    assert held.back.isVisible() and held.in_sight == "In sight: 3 to 10 May"
    held.press(Key.Key_0)
    assert not held.back.isVisible()
    begin = held.x(day(20))
    QTest.mousePress(held.chart, Qt.MouseButton.LeftButton, NONE, begin)
    QTest.mouseMove(held.chart, held.x(day(10)))
    settle()
    assert held.back.isVisible() and held.in_sight == "In sight: 24 March to 4 May"
    QTest.mouseRelease(held.chart, Qt.MouseButton.LeftButton, NONE, begin)


def test_the_way_back_by_keys_leaves_the_keyboard_with_the_chart(held: Held) -> None:
    # Qt would hand it on to what comes next.
    QPushButton("Next", held.window).show()
    held.press(Key.Key_PageUp)
    QTest.keyClick(held.window.windowHandle(), Key.Key_Tab)
    assert held.back.hasFocus()
    QTest.keyClick(held.window.windowHandle(), Key.Key_Space)
    settle()
    assert held.chart.hasFocus() and not held.back.isVisible()


def test_years_are_said_where_they_are_not_that_of_today(qtbot: QtBot, look: Look) -> None:
    held = Held(qtbot, look, view_of(LONG, None))
    assert held.in_sight == "In sight: 19 July 2025 to 14 May 2026"
    held.press(Key.Key_Plus)
    assert held.back.text() == "Back to all"
    held.chart.show_view(view_of(LONG, 91), "")
    assert not held.back.isVisible()
    held.press(Key.Key_Plus)
    assert held.back.text() == "Back to 3 months"


def test_the_wheel_zooms_around_the_pointer(held: Held) -> None:
    at = held.x(day(20)).x()
    assert held.wheel(3, day(20))
    first, last = held.seen()
    assert last - first == pytest.approx(42 / 1.25**3)
    assert held.chart.frame.x(noon(day(20))) == pytest.approx(at, abs=1)


def test_on_a_page_that_scrolls_the_wheel_is_the_pages(qtbot: QtBot, look: Look) -> None:
    held = Held(qtbot, look, view_of(LONG))
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    inside.setFixedSize(900, 2000)
    held.chart.setParent(inside)
    area.setWidget(inside)
    area.resize(900, 400)
    area.show()
    held.chart.show()
    settle()
    held.chart.clearFocus()
    before = held.seen()
    assert not held.wheel(3, day(20))
    assert held.seen() == before
    assert held.wheel(3, day(20), CTRL)
    assert held.seen() != before
    held.chart.setFocus()
    before = held.seen()
    assert held.wheel(-1, day(20)) and held.seen() != before


# -- reading out ------------------------------------------------------------------------------------------


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    yield said


def test_a_held_key_is_spoken_once_at_its_end(qtbot: QtBot, held: Held, announced: list[str]) -> None:
    for _press in range(9):
        held.press(Key.Key_Left)
    qtbot.waitUntil(lambda: len(announced) > 0)
    assert announced == [held.words]
    assert held.chart.accessibleDescription() == held.words
    assert held.chart.accessibleName() == "Your usual score is now 3."


def test_what_a_key_brings_into_sight_is_spoken(qtbot: QtBot, held: Held, announced: list[str]) -> None:
    held.press(Key.Key_PageUp)
    qtbot.waitUntil(lambda: len(announced) > 0)
    assert announced == ["In sight: 20 February to 2 April"]


def test_the_mouse_is_not_spoken(qtbot: QtBot, held: Held, announced: list[str]) -> None:
    held.chart.setFocus()
    held.point_at(day(20))
    held.press(Key.Key_Left)
    qtbot.waitUntil(lambda: len(announced) > 0)
    assert len(announced) == 1 and announced[0].startswith("Thu 23 Apr")


def test_a_day_with_everything_in_one_line() -> None:
    days = TrendDays(FULL)
    assert read_out_words(days.of(day(9)), TODAY) == ("Tue 5 May: 4 and 5. Middle of 7 days 4. Session done.")
    assert read_out_words(days.of(day(12)), TODAY).endswith("Ice. Heat.")
    assert "8 (added too late to count)" in read_out_words(days.of(day(7)), TODAY)
    assert "7 (added later)" in read_out_words(days.of(day(8)), TODAY)
    assert read_out_words(days.of(day(30)), TODAY).endswith("Flare. Ice.")
    assert read_out_words(days.of(day(18)), TODAY).endswith("Locked.")
    assert read_out_words(days.of(day(25)), TODAY).endswith("New programme: Steady core.")
    assert read_out_words(days.of(date(2025, 5, 1)), TODAY) == "Thu 1 May 2025: no score."


def test_another_view_begins_anew(held: Held) -> None:
    held.press(Key.Key_PageUp)
    held.press(Key.Key_Left)
    held.chart.show_view(view_of(LONG, 14), "Other words.")
    assert held.chart.accessibleName() == "Other words."
    assert held.seen() == (day(13).toordinal(), TODAY.toordinal() + 1)
    assert held.chart.day is None


# -- what is painted ---------------------------------------------------------------------------------------


def test_the_line_of_a_day_is_drawn_without_the_chart(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[object] = []
    drawing = held.chart._drawing
    plain = drawing.paint
    monkeypatch.setattr(drawing, "paint", lambda *a: (painted.append(a), plain(*a)))
    for ago in (20, 15, 10):
        held.point_at(day(ago))
        held.window.grab()
    assert painted == []
    held.press(Key.Key_PageUp)
    held.window.grab()
    assert painted != []


def test_in_large_letters_the_read_out_keeps_two_lines(qtbot: QtBot, look: Look) -> None:
    large = Look(look.assets, scale=2.0, width="narrow")
    held = Held(qtbot, large, FULL)
    (line,) = held.chart.findChildren(ReadOut)
    held.press(Key.Key_Left)
    assert line.height() >= 2 * large.text_px(18)
