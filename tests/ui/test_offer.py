"""A file that was opened: offered, or refused."""

import pytest
from msgspec.structs import replace
from programme_samples import ASSETS, LIBRARY, button, fits, programme_file, words_on
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from corecoach.coach.taken_in import Offer
from corecoach.exchange import Problem, Signature, read_programme
from corecoach.prescription import Item
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.refused_file import RefusedFilePage, advice_words
from corecoach.words import use_language

PROBLEMS = [
    Problem("programme.routines[0].title", "is missing", "it must be there"),
    Problem("", "the file is <b>empty</b>", "ask for it again"),
]


def offered(qtbot: QtBot, look: Look, offer: Offer) -> OfferPage:
    page = OfferPage(look, offer, LIBRARY.exercises, {"after": 9})
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def refused(qtbot: QtBot, look: Look, problems: list[Problem]) -> RefusedFilePage:
    page = RefusedFilePage(look, "mine.corecoach", problems)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_it_shows_what_is_in_the_file(qtbot: QtBot, look: Look) -> None:
    words = words_on(offered(qtbot, look, Offer(file=programme_file(), replaces=None)))
    for part in (
        "Back to gardening",
        "For Sample Patient.",
        "By Sample Physiotherapist, physiotherapist, PH000000.",
        "Made on 2 November 2026. To be reviewed by 14 December 2026.",
        "This file is not signed.",
        "Stop when pain goes above 5, or up by more than 2.",
        "Weeks 1 to 2: Mon, Tue, Wed, Thu, Fri, 8 times a day",
        "9 min",
        "Bird dog",
        "Note: Slowly.",
    ):
        assert part in words
    for absent in ("takes the place", "caution", "ice or heat"):
        assert absent not in words


def test_it_says_what_a_signature_is_what_it_replaces_and_what_it_brings(qtbot: QtBot, look: Look) -> None:
    file = programme_file()
    new = replace(file.programme, cautions=("wrist-pain",), protocols=({"id": "ice"},), review_by=None)
    signed = replace(file, programme=new, signature=Signature("ed25519", "", ""))
    words = words_on(offered(qtbot, look, Offer(file=signed, replaces=file.programme)))
    for part in (
        "Signed by Sample Physiotherapist",
        "Compare these letters with the ones from your physio.",
        "This takes the place of Back to gardening by Sample Physiotherapist. The old one is kept.",
        "It names 1 caution for you.",
        "It brings 1 plan for ice or heat.",
    ):
        assert part in words
    assert "To be reviewed" not in words


def test_the_file_brings_its_own_exercises(qtbot: QtBot, look: Look) -> None:
    file = programme_file()
    own = replace(LIBRARY.exercises["cat-camel"], id="own", name="Garden stretch")
    routines = (
        replace(file.programme.routines[0], items=(Item(exercise="own"),)),
        file.programme.routines[1],
    )
    with_own = replace(file, programme=replace(file.programme, exercises=(own,), routines=routines))
    assert "Garden stretch" in words_on(offered(qtbot, look, Offer(file=with_own, replaces=None)))


def test_use_and_not_now_and_escape(qtbot: QtBot, look: Look) -> None:
    offer = Offer(file=programme_file(), replaces=None)
    page = offered(qtbot, look, offer)
    page.focus_first()
    use = button(page, "Use this programme")
    assert use.hasFocus()
    with qtbot.waitSignal(page.accept_requested, check_params_cb=lambda value: value is offer):
        qtbot.keyClick(use, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.decline_requested, check_params_cb=lambda value: value is offer):
        qtbot.mouseClick(button(page, "Not now"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.decline_requested), qtbot.assertNotEmitted(page.accept_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_page_keys_scroll_from_the_buttons(qtbot: QtBot, look: Look) -> None:
    page = offered(qtbot, look, Offer(file=programme_file(), replaces=None))
    page.resize(1024, 400)
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.keyClick(button(page, "Not now"), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(button(page, "Not now"), Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_refusal_names_every_problem_as_plain_text(qtbot: QtBot, look: Look) -> None:
    page = refused(qtbot, look, PROBLEMS)
    words = words_on(page)
    for part in (
        "mine.corecoach",
        "2 problems were found",
        "routines[0].title",
        "is missing; it must be there",
    ):
        assert part in words
    assert "the file is <b>empty</b>; ask for it again" in words
    with qtbot.waitSignal(page.decline_requested):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.decline_requested, check_params_cb=lambda value: value is None):
        qtbot.mouseClick(button(page, "Back"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "title"),
    [("a.corecoach", "Programme file"), ("a.CCCLEAR", "Clearance file"), ("a.ccresult", "Results file")],
)
def test_a_refusal_is_named_by_the_kind_of_file(qtbot: QtBot, look: Look, name: str, title: str) -> None:
    page = RefusedFilePage(look, name, PROBLEMS)
    qtbot.addWidget(page)
    assert page.accessibleName() == title and title in words_on(page).split("\n")


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (b"\x89PNG", "This does not look like a CoreCoach file."),
        (b"", "This does not look like a CoreCoach file."),
        (b"[]", "This does not look like a CoreCoach file."),
        (b'{"format": "x"}', "This does not look like a CoreCoach file."),
        (b'{"format": "corecoach.result"}', "Ask for it again, or show this page"),
        (b'{"format": "corecoach.programme", "version": 1}', "Ask for it again, or show this page"),
    ],
)
def test_a_refusal_begins_with_a_sentence_for_people(data: bytes, first: str) -> None:
    read = read_programme(data, LIBRARY.exercises)
    assert isinstance(read, list) and advice_words(read).startswith(first)


def test_the_copy_holds_more_than_the_page_can_show(qtbot: QtBot, look: Look) -> None:
    page = refused(qtbot, look, PROBLEMS * 100)
    assert "140 more are in the copy." in words_on(page)
    qtbot.mouseClick(button(page, "Copy"), Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 200
    assert lines[0] == "mine.corecoach: programme.routines[0].title: is missing; it must be there"
    assert "Copied" in words_on(page)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1), (1024, 640, 1), (1280, 800, 2), (1024, 640, 2)]
)
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, width: int, height: int, scale: float) -> None:
    use_language("pseudo")
    look = Look(ASSETS, scale=scale, width=width_class(width, scale))
    file = programme_file()
    endless = replace(file, programme=replace(file.programme, title="W" * 80))
    assert fits(offered(qtbot, look, Offer(file=endless, replaces=endless.programme)), width, height)
    assert fits(refused(qtbot, look, [Problem("programme." * 20, "x" * 200, "y")]), width, height)
