"""The way out of one lockout: what to read out, the code that comes back, and the other ways."""

from datetime import timedelta
from typing import Any

import pytest
from fitting import cut_off
from lockouts import (
    NOW,
    PENDING,
    RULES,
    button,
    buttons,
    by_rule,
    lockout,
    shown,
    way,
    without_proofs,
    words,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.views import Unlocked, WayOut
from corecoach.safety import RECORDS_CHANGED, Lock
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.unlock import InPerson, UnlockDraft, UnlockPage
from corecoach.ui.pages.unlock_code import CodeFields
from corecoach.ui.widgets import Button, Kind, Text
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick
from corecoach.words import use_language

Key = Qt.Key
WEAK = lockout(leg_weak="yes")
HERE = "Your clinician is here with you"
DETAILS = "Write down who cleared this"


class Unlock:
    """The page, with what it asked for."""

    def __init__(
        self,
        qtbot: QtBot,
        look: Look,
        found: WayOut | None = None,
        draft: UnlockDraft | None = None,
        said: Unlocked | None = None,
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.draft = draft or UnlockDraft()
        self.page = UnlockPage(
            look, found or way(WEAK), RULES, self.draft, now=NOW, said=said, emergency_number="999"
        )
        shown(qtbot, self.page, size)
        self.page.focus_first()
        self.asked: list[object] = []
        for name in ("file", "details", "check", "decline"):
            getattr(self.page, f"{name}_requested").connect(lambda _none, name=name: self.asked.append(name))
        self.page.code_entered.connect(self.asked.append)
        self.page.passphrase_entered.connect(self.asked.append)

    @property
    def code(self) -> list[Field]:
        return list(self.page.findChildren(CodeFields)[0].fields)

    @property
    def parts(self) -> list[str]:
        return [field.text() for field in self.code]

    @property
    def place(self) -> tuple[int, int]:
        """Which of the code's fields has the keyboard, and where in it."""
        focused = QApplication.focusWidget()
        n = self.code.index(focused)  # type: ignore[arg-type]
        return n, self.code[n].cursorPosition()

    def keys(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def unlock(self, which: int = 0) -> Button:
        return [b for b in self.page.findChildren(Button) if b.text() == "Unlock"][which]

    @property
    def passphrase(self) -> Field:
        return next(
            f for f in self.page.findChildren(Field) if f.accessibleName() == "Clinician's passphrase"
        )

    def shows(self, text: str) -> bool:
        return any(t.text() == text and t.isVisible() for t in self.page.findChildren(Text))


@pytest.fixture
def at(qtbot: QtBot, look: Look) -> Unlock:
    return Unlock(qtbot, look)


# -- what it says -----------------------------------------------------------------------------------------


def test_it_says_what_was_reported_and_what_ends_it(at: Unlock) -> None:
    said = words(at.page)
    assert "What you told us | Reported today at 18:42 | One leg or foot is weaker | Yes" in said
    assert "Waiting or restarting will not unlock it." in said
    assert "Numb between your legs, trouble peeing, or weak legs? Call 999 straight away." in said
    assert "Read this to Priya Shah on the telephone" in said


def test_only_where_an_examination_is_needed_waiting_is_mentioned(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, way(lockout(leg_tingle="yes"), details="now"))
    assert "Waiting" not in words(at.page)


def test_the_challenge_is_in_groups_and_is_spelled_to_a_screen_reader(at: Unlock) -> None:
    text = next(t for t in at.page.findChildren(Text) if t.text() == "7K4M - 2PXQ")
    assert text.accessibleName() == "7, K, 4, M. 2, P, X, Q"
    assert text.font().pixelSize() >= 40
    assert text.font().letterSpacing() >= 4


def test_records_that_were_changed_can_be_ended_like_a_report(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, way(by_rule(RECORDS_CHANGED, "CLIN-A")))
    assert "Why it is locked | Reported today at 18:42 | The file of your locks" in words(at.page)


def test_without_a_name_it_is_your_clinician(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, way(WEAK, clinician=""))
    assert "Read this to your clinician on the telephone" in words(at.page)


# -- the code ---------------------------------------------------------------------------------------------


def test_twelve_letters_run_on_and_enter_unlocks(at: Unlock) -> None:
    assert at.place == (0, 0)
    at.keys("7k4m")
    assert at.place == (1, 0)
    at.keys("2pxqab1")
    assert at.parts == ["7K4M", "2PXQ", "AB1"]
    at.press(Key.Key_Return)
    assert at.asked == [] and not at.unlock().isEnabled()
    at.keys("2")
    assert at.unlock().isEnabled()
    at.press(Key.Key_Return)
    assert at.asked == ["7K4M2PXQAB12"]
    assert at.draft.tried == "code"


def test_the_button_unlocks_too(at: Unlock) -> None:
    at.keys("7K4M2PXQAB12")
    QTest.mouseClick(at.unlock(), Qt.MouseButton.LeftButton)
    assert at.asked == ["7K4M2PXQAB12"]


@pytest.mark.parametrize(
    "pasted", ["7K4M-2PXQ-AB12", " 7k4m 2pxq\nab12 ", "7K4M2PXQAB12", "7K4M\u20132PXQ\u2013AB12 "]
)
@pytest.mark.parametrize("into", [0, 1, 2])
def test_a_whole_code_can_be_pasted_into_any_field(at: Unlock, pasted: str, into: int) -> None:
    at.code[into].setFocus()
    at.paste(pasted)
    assert at.parts == ["7K4M", "2PXQ", "AB12"]
    at.press(Key.Key_Return)
    assert at.asked == ["7K4M2PXQAB12"]


def test_what_is_more_than_a_code_is_left_out(at: Unlock) -> None:
    at.paste("7K4M2PXQAB12ZZZZ")
    assert at.parts == ["7K4M", "2PXQ", "AB12"]
    at.keys("9")
    assert at.parts == ["7K4M", "2PXQ", "AB12"]


def test_a_part_that_is_pasted_goes_on_from_there(at: Unlock) -> None:
    at.keys("7K")
    at.paste("4M-2P")
    assert at.parts == ["7K4M", "2P", ""]
    assert at.place == (1, 2)


def test_letters_that_look_like_numbers_are_numbers(at: Unlock) -> None:
    at.keys("oil0")
    assert at.parts[0] == "0110"


def test_backspace_goes_back_over_the_edge(at: Unlock) -> None:
    at.keys("7K4M2")
    at.press(Key.Key_Backspace, Key.Key_Backspace)
    assert at.parts == ["7K4", "", ""]
    assert at.place == (0, 3)
    assert at.draft.code.split() == ["7K4"]
    at.press(*[Key.Key_Backspace] * 5)
    assert at.parts == ["", "", ""]
    assert at.place == (0, 0)


def test_arrows_go_over_the_edge_and_stay_at_the_ends(at: Unlock) -> None:
    at.keys("7K4M2PXQAB12")
    at.press(*[Key.Key_Left] * 5)
    assert at.place == (1, 4)
    at.press(Key.Key_Right)
    assert at.place == (2, 0)
    at.press(*[Key.Key_Right] * 9)
    assert at.place == (2, 4)


def test_a_letter_in_the_middle_can_be_put_right(at: Unlock) -> None:
    at.keys("7K4M2PXQAB12")
    at.code[1].setFocus()
    at.code[1].setCursorPosition(1)
    at.press(Key.Key_Delete)
    at.keys("r")
    assert at.parts == ["7K4M", "2RXQ", "AB12"]
    assert at.place == (1, 2)


def test_typing_over_a_full_code_replaces_it(at: Unlock) -> None:
    at.keys("7K4M2PXQAB12")
    at.code[0].setFocus()
    at.code[0].selectAll()
    at.keys("AAAAB")
    assert at.parts == ["AAAA", "B", "AB12"]
    at.keys("BBBCCCC")
    assert at.parts == ["AAAA", "BBBB", "CCCC"]


# -- what became of a try ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("malformed", "A code has 12 letters and numbers. Check each one."),
        ("wrong", "That code is not right. Check each letter and number."),
        ("expired", "This code has run out. Ask your clinician for a new one."),
        ("too-early", "They examined you before you reported this. Ask them to check this too."),
        (
            "not-saved",
            "This could not be saved, so nothing was unlocked. Free some disk space and try again.",
        ),
    ],
)
def test_a_code_that_was_refused_is_said_at_its_fields(
    qtbot: QtBot, look: Look, said: Unlocked, sentence: str
) -> None:
    at = Unlock(qtbot, look, draft=UnlockDraft("7K4M 2PXQ AB12", "code"), said=said)
    assert words(at.page).count(sentence) == 1
    assert at.parts == ["7K4M", "2PXQ", "AB12"]
    assert {field.accessibleDescription() for field in at.code} == {sentence}
    assert at.place[0] == 0
    assert "12 letters and numbers, from your clinician" not in words(at.page)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("other-lockout", "This file is for another lock."),
        ("expired", "This file has run out. Ask your clinician for a new one."),
        ("too-early", "They examined you before you reported this. Ask them to check this too."),
    ],
)
def test_a_file_that_was_refused_is_said_and_its_button_has_the_keyboard(
    qtbot: QtBot, look: Look, said: Unlocked, sentence: str
) -> None:
    at = Unlock(qtbot, look, draft=UnlockDraft(tried="file"), said=said)
    assert words(at.page).count(sentence) == 1
    assert {field.accessibleDescription() for field in at.code} == {""}
    assert QApplication.focusWidget() is button(at.page, "Open a clearance file")


def test_a_wrong_passphrase_is_said_at_its_field(qtbot: QtBot, look: Look) -> None:
    draft = UnlockDraft(tried="in-person", in_person_open=True)
    at = Unlock(qtbot, look, draft=draft, said="wrong")
    sentence = "That passphrase is not right. Type it again."
    assert at.shows(sentence)
    assert at.passphrase.accessibleDescription() == sentence
    assert QApplication.focusWidget() is at.passphrase
    assert "That code is not right" not in words(at.page)


@pytest.mark.parametrize("said", [None, "cleared", "waiting"])
def test_otherwise_nothing_is_said_of_a_try(qtbot: QtBot, look: Look, said: Any) -> None:
    at = Unlock(qtbot, look, draft=UnlockDraft(tried="code"), said=said)
    assert "12 letters and numbers, from your clinician" in words(at.page)


def test_after_too_many_tries_code_and_passphrase_rest(qtbot: QtBot, look: Look) -> None:
    draft = UnlockDraft("7K4M 2PXQ AB12", "code", in_person_open=True, passphrase="open", weeks=4)
    held = way(WEAK, blocked_until=NOW + timedelta(minutes=15))
    at = Unlock(qtbot, look, held, draft, "blocked")
    assert at.shows("Too many tries. Try again at 19:05. If you feel worse, call 999.")
    fields = [*at.code, at.passphrase, at.unlock(0), at.unlock(1)]
    assert not any(field.isEnabled() for field in fields)
    assert QApplication.focusWidget() is button(at.page, "Open a clearance file")
    over = Unlock(qtbot, look, way(WEAK, blocked_until=NOW), draft)
    assert all(field.isEnabled() for field in (*over.code, over.passphrase, over.unlock(0), over.unlock(1)))
    assert "Too many tries" not in words(over.page)


def test_a_pause_over_midnight_names_the_day(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, way(WEAK, blocked_until=NOW + timedelta(hours=6)))
    assert at.shows("Too many tries. Try again tomorrow at 00:50. If you feel worse, call 999.")


# -- the clinician is here --------------------------------------------------------------------------------


def test_the_clinicians_part_is_closed_at_first_and_opens(at: Unlock) -> None:
    assert not at.passphrase.isVisible()
    button(at.page, HERE).click()
    assert at.passphrase.isVisible() and at.draft.in_person_open
    assert QApplication.focusWidget() is at.passphrase
    button(at.page, HERE).click()
    assert not at.passphrase.isVisible() and not at.draft.in_person_open


def test_what_opens_is_brought_into_sight(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, Look(look.assets, width="medium"), size=(1024, 640))
    QTest.mouseClick(button(at.page, HERE), Qt.MouseButton.LeftButton)
    bar = at.page.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert at.passphrase.visibleRegion().boundingRect() == at.passphrase.rect()


def test_in_person_carries_passphrase_limits_and_weeks(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, way(lockout(ces_saddle="yes")), UnlockDraft(in_person_open=True))
    kept = {tick.text(): tick for tick in at.page.findChildren(Tick)}
    assert list(kept) == [
        "Keep strengthening locked",
        "Keep making exercises harder locked",
        "Keep heat locked",
        "Keep ice locked",
    ]
    at.keys("correct horse")
    at.press(Key.Key_Return)
    assert at.asked == []
    assert at.shows("Choose the weeks until the next check.")
    kept["Keep ice locked"].click()
    kept["Keep strengthening locked"].click()
    weeks = at.page.findChildren(Choice)[0]
    assert [weeks.itemData(n) for n in range(weeks.count())] == ["1", "2", "4", "6", "8", "12"]
    assert weeks.currentIndex() == -1
    weeks.setCurrentIndex(3)
    weeks.activated.emit(3)
    at.unlock(1).click()
    (entered,) = at.asked
    assert entered == InPerson("correct horse", (Lock.ICE, Lock.STRENGTHENING), 6)
    assert at.draft.tried == "in-person"
    assert "horse" not in repr(entered) + repr(at.draft)
    assert at.draft.passphrase == ""


def test_only_what_is_locked_can_stay_locked(qtbot: QtBot, look: Look) -> None:
    for answers, expected in (
        ({"leg_tingle": "yes"}, ["Keep strengthening locked", "Keep making exercises harder locked"]),
        ({"weight_loss": "yes"}, ["Keep strengthening locked", "Keep making exercises harder locked"]),
        ({"skin_numb_site": "yes"}, ["Keep heat locked", "Keep ice locked"]),
    ):
        at = Unlock(qtbot, look, way(lockout(**answers)))
        assert [tick.text() for tick in at.page.findChildren(Tick)] == expected


def test_a_passphrase_is_hidden_until_shown_and_can_be_pasted(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, draft=UnlockDraft(in_person_open=True))
    at.paste("correct horse")
    assert at.passphrase.text() == "correct horse"
    assert at.passphrase.echoMode() is QLineEdit.EchoMode.Password
    show = button(at.page, "Show")
    show.click()
    assert at.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    assert show.text() == "Hide" and show.accessibleName() == "Hide the passphrase"
    show.click()
    assert at.passphrase.echoMode() is QLineEdit.EchoMode.Password


# -- which ways there are ---------------------------------------------------------------------------------


def filled(page: QWidget) -> list[str]:
    return [b.text() for b in page.findChildren(Button) if b.kind is Kind.PRIMARY]


@pytest.mark.parametrize(
    ("changes", "there", "primary"),
    [
        ({}, {"Unlock", "Open a clearance file", HERE}, "Unlock"),
        ({"details": "now"}, {"Unlock", "Open a clearance file", DETAILS, HERE}, "Unlock"),
        ({"code": False}, {"Open a clearance file", HERE}, "Open a clearance file"),
        ({"passphrase": False, "file": False}, {"Unlock"}, "Unlock"),
        ({"code": False, "file": False}, {HERE}, "Unlock"),
        ({"code": False, "file": False, "passphrase": False, "details": "now"}, {DETAILS}, DETAILS),
        ({"code": False, "file": False, "passphrase": False, "details": "later"}, {DETAILS}, DETAILS),
    ],
)
def test_there_are_the_ways_that_can_be_checked_and_one_filled_button(
    qtbot: QtBot, look: Look, changes: dict[str, Any], there: set[str], primary: str
) -> None:
    at = Unlock(qtbot, look, way(WEAK, **changes))
    seen = {b.text() for b in at.page.findChildren(Button) if b.isVisible()}
    assert seen - {"Go back", "Check symptoms again"} == there
    assert filled(at.page) == [primary]
    assert bool(at.page.findChildren(CodeFields)) is changes.get("code", True)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() != "Go back"


def test_the_other_ways_are_asked_for(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look, way(WEAK, details="now"))
    for text in ("Open a clearance file", DETAILS, "Check symptoms again", "Go back"):
        button(at.page, text).click()
    assert at.asked == ["file", "details", "check", "decline"]


def test_details_that_wait_are_said_and_can_be_written_again(qtbot: QtBot, look: Look) -> None:
    waits = without_proofs(WEAK, details="later", pending=PENDING, pending_from=NOW + timedelta(days=1))
    at = Unlock(qtbot, look, waits)
    counts = "It counts from tomorrow at 18:50, after a safety check with three No."
    assert at.shows(f"Written down on Thursday 14 May. {counts}")
    assert "Write it down again" in buttons(at.page)
    assert filled(at.page) == []


# -- drawn anew, and room ---------------------------------------------------------------------------------


def test_a_page_drawn_anew_keeps_what_was_typed(qtbot: QtBot, look: Look) -> None:
    at = Unlock(qtbot, look)
    at.keys("7K4M2PX")
    button(at.page, HERE).click()
    at.keys("horse")
    at.page.findChildren(Tick)[0].click()
    weeks = at.page.findChildren(Choice)[0]
    weeks.activated.emit(2)
    again = Unlock(qtbot, Look(look.assets, scale=2.0, width="narrow"), draft=at.draft)
    assert again.parts == ["7K4M", "2PX", ""]
    assert again.passphrase.isVisible() and again.passphrase.text() == "horse"
    assert [tick.isChecked() for tick in again.page.findChildren(Tick)] == [True, False]
    assert again.page.findChildren(Choice)[0].currentData() == "4"
    assert again.unlock(1).isEnabled()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (800, 560)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, size: tuple[int, int], scale: float) -> None:
    fitted = Look(look.assets, scale=scale, width=width_class(size[0], scale))
    draft = UnlockDraft("MMMM WWWW MMMM", "code", in_person_open=True)
    found = way(lockout(ces_saddle="yes"), details="now", blocked_until=NOW + timedelta(minutes=9))
    at = Unlock(qtbot, fitted, found, draft, "wrong", size)
    assert cut_off(at.page) == []
    area = at.page.findChildren(QScrollArea)[0]
    assert area.widget().width() <= area.viewport().width()
    for field in at.code:
        inside = field.width() - 2 * (fitted.px(4) + 3)
        assert field.fontMetrics().horizontalAdvance(field.text()) <= inside


def test_in_a_long_language_nothing_scrolls_sideways(qtbot: QtBot, look: Look) -> None:
    use_language("pseudo")
    try:
        for size, scale in (((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)):
            fitted = Look(look.assets, scale=scale, width=width_class(size[0], scale))
            draft = UnlockDraft(in_person_open=True)
            at = Unlock(qtbot, fitted, way(WEAK, details="now"), draft, size=size)
            area = at.page.findChildren(QScrollArea)[0]
            assert area.widget().width() <= area.viewport().width()
    finally:
        use_language("en")
