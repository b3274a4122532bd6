"""What there is to read, in a whole window: by keys, with the number of the country, and from a lock."""

import shutil
from pathlib import Path

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from PySide6.QtWidgets import QAbstractButton

from corecoach.library import Library
from corecoach.safety import Advice, Answer
from corecoach.ui.look import Look
from corecoach.ui.nav import Place
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.library_head import LibraryHead
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.reading import ReadingCardPage, ReadingPage
from corecoach.ui.pages.routine import RoutinePage
from corecoach.ui.pages.routines import RoutinesPage
from corecoach.ui.widgets import Segmented, Text
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import use_language

CARDS = Library().education


def reading(worlds: Worlds, **settings: object) -> AtWindow:
    at = worlds(**settings)
    at.world.director.go("reading")
    settle()
    return at


def open_card(at: AtWindow, card: str) -> None:
    at.world.director.shelf().show_card(card)
    settle()


def test_the_list_has_every_card_in_order(worlds: Worlds) -> None:
    at = reading(worlds)
    assert isinstance(at.page, ReadingPage)
    names = [card.accessibleName() for card in seen(at.page, PressCard)]
    assert [name.partition(".")[0] for name in names] == [card.title for card in CARDS]
    assert "No clinician has reviewed these yet." in at.words()


def test_a_card_is_opened_read_and_left_by_keys(worlds: Worlds) -> None:
    at = reading(worlds)
    first = seen(at.page, PressCard)[0]
    at.until(lambda: at.focus is first)
    at.press(Key.Key_Return)
    assert isinstance(at.page, ReadingCardPage)
    assert at.world.window.windowTitle() == "When to get help now - CoreCoach"
    at.press(Key.Key_Escape)
    assert isinstance(at.page, ReadingPage)


def test_next_leads_through_all_of_them_and_ends(worlds: Worlds) -> None:
    at = reading(worlds)
    open_card(at, CARDS[0].id)
    for card in CARDS[1:]:
        (following,) = seen(at.page, PressCard)
        assert following.accessibleName() == f"Next. {card.title}"
        at.click(following)
        assert at.page.accessibleName() == card.title
    assert seen(at.page, PressCard) == []


@pytest.mark.covers("H14")
@pytest.mark.parametrize("card", CARDS, ids=lambda c: c.id)
def test_a_card_shows_all_its_words_its_source_and_that_nobody_reviewed_it(
    worlds: Worlds, card: object
) -> None:
    at = reading(worlds)
    open_card(at, card.id)  # type: ignore[attr-defined]
    shown = {text.text() for text in seen(at.page, Text)}
    assert {*card.points, *card.emergency, *card.today} <= shown  # type: ignore[attr-defined]
    assert f"Source: {card.source}" in shown  # type: ignore[attr-defined]
    assert "Not reviewed by a clinician yet." in shown


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("AU", "000"), ("US", "911")])
def test_signs_come_with_the_number_of_the_country(worlds: Worlds, country: str, number: str) -> None:
    at = reading(worlds, country=country)
    open_card(at, "medicines")
    assert f"Call {number} now for any of these" in at.words()
    assert "or your local emergency number, or go to the nearest emergency department." in at.words()


def test_another_country_on_the_settings_page_changes_the_number(worlds: Worlds) -> None:
    at = reading(worlds)
    at.world.app.settings.change(country="AU")
    open_card(at, "get-help-now")
    assert "Call 000 now" in at.words()


def test_a_card_that_is_not_there_is_the_list(worlds: Worlds) -> None:
    at = reading(worlds)
    open_card(at, "yoga")
    assert isinstance(at.page, ReadingPage)


def test_damaged_cards_are_said_and_hinder_nothing_else(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds()
    library = at.world.coach.library
    shutil.copytree(library.folder / "education", tmp_path / "education")
    (tmp_path / "education" / "heat.json").write_bytes(b"{")
    library.folder, folder = tmp_path, library.folder
    at.world.director.go("reading")
    settle()
    library.folder = folder
    assert "The pages to read are damaged. Install CoreCoach again." in at.words()
    at.choose("Routines")
    assert isinstance(at.page, RoutinesPage)


def test_the_head_leads_to_the_routines_and_back(worlds: Worlds) -> None:
    at = reading(worlds)
    at.choose("Routines")
    assert isinstance(at.page, RoutinesPage)
    at.choose("Reading")
    assert isinstance(at.page, ReadingPage)
    at.choose("Reading")
    assert isinstance(at.page, ReadingPage)


def test_the_head_leads_to_the_exercises_once_they_have_a_place(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = worlds()
    director, places, asked = at.world.director, at.world.director.places(), []
    at.world.window.place_requested.disconnect(director.go)
    monkeypatch.setattr(director, "places", lambda: (*places, Place("library", "list", "Exercises")))
    monkeypatch.setattr(director, "go", asked.append)
    director.shelf().show_reading()
    settle()
    head = seen(at.page, Segmented)[0]
    assert [b.text() for b in seen(head, QAbstractButton)] == ["Exercises", "Routines", "Reading"]
    at.click(seen(head, QAbstractButton)[0])
    assert asked == ["library"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_whole_head_fits(look: Look, scale: float) -> None:
    use_language("pseudo")
    width = 1024 if scale == 1 else 1240
    head = LibraryHead(Look(look.assets, scale=scale), "reading")
    assert head.minimumSizeHint().width() <= width


# -- from a lock ------------------------------------------------------------------------------------------


def locked(worlds: Worlds, **answers: Answer) -> AtWindow:
    at = worlds()
    at.world.coach.report(answers)
    at.world.director.show_lockouts()
    settle()
    return at


def tiles(at: AtWindow) -> list[str]:
    return [card.accessibleName().partition(".")[0] for card in seen(at.page, PressCard)]


@pytest.mark.covers("H2")
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"leg_tingle": "yes"}, ["Pain diary", "Pain trend", "Reading"]),
        ({"dizzy": "yes"}, ["Pain diary", "Pain trend", "Reading"]),
        ({"back_locking": "yes"}, ["Pain diary", "Pain trend", "Reading", "Breathing"]),
        ({"fever": "yes"}, ["Pain diary", "Pain trend"]),
    ],
)
def test_what_a_lock_offers_follows_its_tier_and_its_locks(
    worlds: Worlds, answers: dict[str, Answer], expected: list[str]
) -> None:
    at = locked(worlds, **answers)
    assert isinstance(at.page, LockoutPage)
    assert tiles(at) == expected


def test_an_emergency_offers_nothing_to_read(worlds: Worlds) -> None:
    at = locked(worlds, ces_saddle="yes")
    assert isinstance(at.page, EmergencyPage)
    assert seen(at.page, PressCard) == []


def test_reading_from_a_lock_notes_that_the_advice_was_seen(worlds: Worlds) -> None:
    at = locked(worlds, leg_tingle="yes")
    at.click(seen(at.page, PressCard)[2])
    assert isinstance(at.page, ReadingPage)
    (advice,) = at.world.coach._saver.read(Advice)[-1:]
    assert advice.acknowledged is not None


def test_breathing_from_a_lock_can_be_started(worlds: Worlds) -> None:
    at = locked(worlds, back_locking="yes")
    at.click(seen(at.page, PressCard)[3])
    assert isinstance(at.page, RoutinePage)
    assert at.button("Start Slow breathing").hasFocus()
