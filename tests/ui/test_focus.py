"""The one focus ring: there for keys, gone for clicks, and always around what has the keyboard."""

import pytest
from hands import AtWindow, Key, Worlds, areas_of, seen, settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from corecoach.ui.focus import FocusRing

CTRL = Qt.KeyboardModifier.ControlModifier


def ring(at: AtWindow) -> FocusRing:
    (found,) = at.window.findChildren(FocusRing)
    return found


def place(at: AtWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(at.window, QPoint(0, 0)), widget.size())


def surrounds(at: AtWindow) -> bool:
    """Whether the ring is seen, just around what has the keyboard."""
    around, focus = ring(at), at.focus
    if focus is None or not around.isVisible():
        return False
    grown = place(at, focus).adjusted(-6, -6, 6, 6)
    return place(at, around) == grown


def test_no_ring_before_a_key_was_pressed(worlds: Worlds) -> None:
    at = worlds()
    assert at.focus is not None
    assert not ring(at).isVisible()


def test_tab_shows_the_ring_and_a_click_hides_it(worlds: Worlds) -> None:
    at = worlds()
    for _press in range(12):
        at.press(Key.Key_Tab)
        assert surrounds(at)
    at.score(3)
    assert not ring(at).isVisible()
    at.press(Key.Key_Tab)
    assert surrounds(at)


def test_the_ring_goes_with_arrows_inside_of_a_group(worlds: Worlds) -> None:
    at = worlds()
    at.until(lambda: getattr(at.focus, "score", None) == 0)
    for _press in range(3):
        at.press(Key.Key_Right)
        assert surrounds(at)


@pytest.mark.parametrize("size", [(1180, 700), (1500, 900), (1024, 640)])
def test_the_ring_stays_around_its_target_when_the_window_changes(
    worlds: Worlds, size: tuple[int, int]
) -> None:
    at = worlds()
    at.press(Key.Key_Tab, Key.Key_Tab)
    at.world.window.resize(*size)
    settle()
    assert surrounds(at) or not ring(at).isVisible()
    at.press(Key.Key_Tab)
    assert surrounds(at)


def test_the_ring_moves_with_a_page_that_scrolls(worlds: Worlds) -> None:
    at = worlds(size=(1024, 600), text_scale=200)
    at.until(lambda: getattr(at.focus, "score", None) == 0)
    assert at.focus is not None
    bar = next(areas_of(at.focus)).verticalScrollBar()
    assert bar.maximum() > 60
    bar.setValue(bar.value() - 40 if bar.value() > 40 else bar.value() + 40)
    settle()
    assert surrounds(at)


def test_what_is_scrolled_away_is_ringed_over_nothing_else(worlds: Worlds) -> None:
    at = worlds(size=(1024, 600), text_scale=200)
    at.until(lambda: getattr(at.focus, "score", None) == 0)
    assert at.focus is not None
    area = next(areas_of(at.focus))
    top = at.focus.mapTo(area.widget(), QPoint(0, 0)).y()
    half = top + at.focus.height() // 2
    assert half < area.verticalScrollBar().maximum()
    area.verticalScrollBar().setValue(half)
    settle()
    assert surrounds(at)
    assert place(at, area).contains(ring(at).mask().boundingRect().translated(place(at, ring(at)).topLeft()))
    area.verticalScrollBar().setValue(top + at.focus.height() + 20)
    settle()
    assert not ring(at).isVisible()
    area.verticalScrollBar().setValue(0)
    area.ensureWidgetVisible(at.focus)
    settle()
    assert surrounds(at)


def test_tab_brings_what_it_reaches_into_sight(worlds: Worlds) -> None:
    at = worlds(size=(900, 560), text_scale=200)
    for _press in range(12):
        at.press(Key.Key_Tab)
        assert at.focus is not None
        area = next(areas_of(at.focus), None)
        if area is not None:
            shown = QRect(at.focus.mapTo(area.viewport(), QPoint(0, 0)), at.focus.size())
            assert area.viewport().rect().intersects(shown)


def test_a_page_that_goes_takes_its_ring_along(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_Tab)
    at.press(Key.Key_2, modifier=CTRL)
    assert surrounds(at) or not ring(at).isVisible()
    at.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    assert surrounds(at) or not ring(at).isVisible()


def test_the_ring_lets_clicks_through(worlds: Worlds) -> None:
    at = worlds()
    at.until(lambda: at.focus is at.button("Settings"))
    assert surrounds(at)
    at.click(at.button("Settings"))
    assert at.world.window.place == "settings"


def test_there_is_one_ring_and_it_lies_on_top(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_Tab)
    around = ring(at)
    assert len(seen(at.window, FocusRing)) == 1
    siblings = [c for c in around.parentWidget().children() if isinstance(c, QWidget) and c.isVisible()]
    assert siblings[-1] is around


def test_coming_back_to_the_window_shows_the_ring_again(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_Tab)
    other = QWidget()
    other.show()
    other.activateWindow()
    settle()
    assert not surrounds(at)
    other.close()
    other.deleteLater()
    at.window.activateWindow()
    settle()
    assert surrounds(at)


def test_a_question_without_an_answer_has_the_ring_around_all_its_answers(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_Return)
    assert surrounds(at)
    first = at.focus
    at.type("N")
    assert surrounds(at) and at.focus is not first
