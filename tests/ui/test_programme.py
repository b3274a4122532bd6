"""The programme page."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from programme_samples import ASSETS, LIBRARY, MONDAY, button, fits, programme_file, view, words_on
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from corecoach.coach.views import ProgrammeView
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.programme import ProgrammePage
from corecoach.ui.widgets import Button
from corecoach.words import use_language

TUESDAY = MONDAY + timedelta(days=1)


def shown(qtbot: QtBot, look: Look, what: ProgrammeView | None) -> ProgrammePage:
    page = ProgrammePage(look, what, LIBRARY.exercises)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_every_routine_of_today_can_be_started(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, look, view(TUESDAY, done={MONDAY: 9, TUESDAY: 8}))
    for title, routine in (("After work", "after"), ("At the desk", "desk")):
        with qtbot.waitSignal(
            page.start_requested, check_params_cb=lambda r, expected=routine: r == expected
        ):
            qtbot.mouseClick(button(page, f"Start {title}"), Qt.MouseButton.LeftButton)
    assert "Done" in words_on(page).split("\n")


def test_sittings_are_counted_not_repeated(qtbot: QtBot, look: Look) -> None:
    words = words_on(shown(qtbot, look, view(TUESDAY, done={MONDAY: 3}))).split("\n")
    assert words.count("At the desk, 8 times") == 5
    assert words.count("3 of 9 done") == 1
    assert "Done" not in words


@pytest.mark.parametrize(
    ("today", "done"),
    [(TUESDAY, {TUESDAY: 9}), (MONDAY + timedelta(days=5), {}), (MONDAY + timedelta(days=7), {})],
)
def test_nothing_starts_on_a_rest_day_a_done_day_or_another_week(
    qtbot: QtBot, look: Look, today: date, done: dict[date, int]
) -> None:
    page = shown(qtbot, look, view(today, week_of=MONDAY, done=done))
    assert not [b for b in page.findChildren(Button) if b.text() == "Start"]
    page.focus_first()
    assert "Exercises" in words_on(page)


def test_weeks_are_turned_as_far_back_as_the_start(qtbot: QtBot, look: Look) -> None:
    first = shown(qtbot, look, view(TUESDAY))
    assert not button(first, "Week before").isEnabled()
    with qtbot.waitSignal(first.week_requested, check_params_cb=lambda d: d == MONDAY + timedelta(days=7)):
        qtbot.keyClick(button(first, "Week after"), Qt.Key.Key_Space)
    second = shown(qtbot, look, view(TUESDAY, week_of=MONDAY + timedelta(days=7)))
    assert "Next week" in words_on(second)
    with qtbot.waitSignal(second.week_requested, check_params_cb=lambda d: d == MONDAY):
        qtbot.mouseClick(button(second, "Week before"), Qt.MouseButton.LeftButton)
    second.focus_week(later=False)
    assert button(second, "Week before").hasFocus()


def test_a_week_before_the_start_is_empty_and_harmless(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, look, view(TUESDAY, week_of=MONDAY - timedelta(days=7)))
    assert words_on(page).count("Rest") == 7


def test_it_says_who_set_it_where_it_stands_and_when_to_stop(qtbot: QtBot, look: Look) -> None:
    words = words_on(shown(qtbot, look, view(TUESDAY)))
    for part in (
        "Week 1 of 6. Set by Sample Physiotherapist, physiotherapist, 2 November.",
        "Stop when pain goes above 5, or up by more than 2.",
        "This file is not signed.",
        "Weeks 3 to 6",
        "Note: Slowly.",
    ):
        assert part in words


def test_the_last_phase_goes_on_after_the_last_week(qtbot: QtBot, look: Look) -> None:
    words = words_on(shown(qtbot, look, view(MONDAY + timedelta(weeks=8))))
    assert "The 6 planned weeks are over. The last phase goes on." in words
    assert words.count("Now") == 1


def test_without_a_programme_there_are_two_ways_to_one(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, look, None)
    page.focus_first()
    assert button(page, "Load a programme").hasFocus()
    for name, wish in (
        ("Load a programme", page.load_requested),
        ("Try the one-minute sample", page.sample_requested),
    ):
        with qtbot.waitSignal(wish):
            qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1068, 800, 1), (824, 640, 1), (1280, 700, 2), (1024, 540, 2)]
)
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, width: int, height: int, scale: float) -> None:
    use_language("pseudo")
    look = Look(ASSETS, scale=scale, width=width_class(width + (212 if scale == 1 else 0), scale))
    programme = programme_file().programme
    phases = (replace(programme.phases[0], weeks=1), *(replace(programme.phases[1], weeks=104),) * 19)
    hostile = replace(programme, title="W" * 80, phases=phases)
    for what in (view(TUESDAY), view(TUESDAY, programme=hostile), None):
        assert fits(shown(qtbot, look, what), width, height)
