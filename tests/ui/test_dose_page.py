"""What is suggested for today: said in words, exercise by exercise, with two ways on."""

from collections.abc import Callable

import pytest
from alone import Key, buttons, click, heard, in_every_look, press, shown, tab_to, words
from fitting import cut_off
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.views import Change
from corecoach.ui.look import Look
from corecoach.ui.pages.dose import DoseLine, DosePage
from corecoach.words import PSEUDO, use_language

LINES = (
    DoseLine("Curl-up", "easier", "2 sets of 5, each side, hold 8 s", "It hurt last time."),
    DoseLine("Side bridge on knees", "hold", "3 times, each side, hold 10 s", "You did 70 % of it."),
    DoseLine("Bird dog", "harder", "3 sets: 8, 6 and 4 times, each side, hold 10 s", "Two good days."),
    DoseLine("Walk", "same", "10 min", "As your physio wrote it."),
)
ALERT = "Your last 3 sessions hurt more than before. Tell your physio."
SIGNALS = ("taken", "leave_requested")


def dose(look: Look, alerts: tuple[str, ...] = (ALERT,)) -> DosePage:
    return DosePage(look, "Weeks 1-2", LINES, alerts=alerts)


@pytest.mark.parametrize(("way", "taken"), [("Do it this way", True), ("Do it as prescribed", False)])
@pytest.mark.parametrize("by_keys", [False, True])
def test_there_are_two_ways_on(qtbot: QtBot, look: Look, way: str, taken: bool, by_keys: bool) -> None:
    page = shown(qtbot, dose(look))
    said = heard(page, SIGNALS)
    if by_keys:
        tab_to(buttons(page, way)[0])
        press(Key.Key_Return)
    else:
        click(page, way)
    assert said == [("taken", taken)]


@pytest.mark.parametrize("by_keys", [False, True])
def test_there_is_a_way_back(qtbot: QtBot, look: Look, by_keys: bool) -> None:
    page = shown(qtbot, dose(look))
    said = heard(page, SIGNALS)
    press(Key.Key_Escape) if by_keys else click(page, "Back to Today")
    assert said == [("leave_requested", None)]


def test_every_exercise_says_what_why_and_how_it_differs(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, dose(look))
    changes = ("Less today", "Not more yet", "A little more", "The same")
    names = [w.accessibleName() for w in page.findChildren(QWidget)]
    for line, change in zip(LINES, changes, strict=True):
        assert {line.name, line.dose, line.why, change} <= set(words(page))
        assert f"{line.name}: {change}, {line.dose}. {line.why}" in names


def test_what_is_prescribed_stands_beside_another_dose(qtbot: QtBot, look: Look) -> None:
    lines = (replace(LINES[0], prescribed="3 sets of 8"), LINES[3])
    page = shown(qtbot, DosePage(look, "Weeks 1-2", lines, alerts=()))
    assert [text for text in words(page) if text.startswith("Prescribed")] == ["Prescribed: 3 sets of 8"]


def test_a_reason_that_all_share_is_said_once_and_above(qtbot: QtBot, look: Look) -> None:
    lines = [replace(line, why="The morning after was 7.") for line in LINES]
    page = shown(qtbot, DosePage(look, "Weeks 1-2", lines, alerts=()))
    said = words(page)
    assert said.count("The morning after was 7.") == 1
    assert said.index("The morning after was 7.") < said.index("Curl-up")
    # A screen reader hears it with each.
    names = [w.accessibleName() for w in page.findChildren(QWidget)]
    assert sum(name.endswith(". The morning after was 7.") for name in names) == len(lines)


def test_who_decides_is_said_with_every_suggestion(qtbot: QtBot, look: Look) -> None:
    assert "Your physio decides. This is a suggestion from your scores." in words(shown(qtbot, dose(look)))


def test_alerts_stand_above_the_exercises(qtbot: QtBot, look: Look) -> None:
    said = words(shown(qtbot, dose(look, (ALERT, "Rest first."))))
    assert said.index(ALERT) < said.index("Rest first.") < said.index("Curl-up")
    assert ALERT not in words(shown(qtbot, dose(look, ())))


CHANGES = (
    Change("cat-camel", "Cat-camel", ("Put padding under your knees.", "Use your fists or forearms.")),
    Change("wall-plank", "Plank at the wall", ("Keep breathing out. Hold for 5 seconds at most.",)),
)


def changed(look: Look) -> DosePage:
    return DosePage(look, "Weeks 1-2", (), changes=CHANGES)


def test_changes_stand_by_their_exercise(qtbot: QtBot, look: Look) -> None:
    page = shown(qtbot, changed(look))
    said = words(page)
    assert said.index("Do it this way today") < said.index("Cat-camel")
    for change in CHANGES:
        assert {change.name, *change.notes} <= set(said)
        spoken = f"{change.name}: {' '.join(change.notes)}"
        assert spoken in [w.accessibleName() for w in page.findChildren(QWidget)]
    assert not any("suggestion" in text for text in said), "nothing is suggested"


@pytest.mark.parametrize("by_keys", [False, True])
def test_with_changes_alone_there_is_one_way_on(qtbot: QtBot, look: Look, by_keys: bool) -> None:
    page = shown(qtbot, changed(look))
    said = heard(page, SIGNALS)
    page.focus_first()
    press(Key.Key_Return) if by_keys else click(page, "Start")
    assert said == [("taken", False)]
    assert not buttons(page, "Do it as prescribed")


def test_beside_another_dose_they_stand_in_its_line(qtbot: QtBot, look: Look) -> None:
    lines = (replace(LINES[0], notes=CHANGES[0].notes), *LINES[1:])
    page = shown(qtbot, DosePage(look, "Weeks 1-2", lines))
    said = words(page)
    places = [said.index(text) for text in ("Curl-up", *CHANGES[0].notes, "Side bridge on knees")]
    assert places == sorted(places)
    names = [w.accessibleName() for w in page.findChildren(QWidget)]
    assert any(name.endswith(" ".join(CHANGES[0].notes)) for name in names)
    assert buttons(page, "Do it as prescribed") and not buttons(page, "Start")


@pytest.mark.parametrize("language", ["en", PSEUDO])
@pytest.mark.parametrize("make", [dose, changed])
def test_nothing_is_cut_off(
    qtbot: QtBot, look: Look, language: str, make: Callable[[Look], DosePage]
) -> None:
    use_language(language)
    assert in_every_look(qtbot, look, make, cut_off) == []
