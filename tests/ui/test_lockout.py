"""The lockout pages: what to do first, why, and what ends it."""

import re
from datetime import timedelta

import msgspec
import pytest
from lockouts import GB, NOW, NUMBERS, RULES, ZA, button, lockout, shown, words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from corecoach.library.emergency import Country
from corecoach.safety import Answer, Lockout, RuleSet, Tier
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.emergency import EmergencyNumber
from corecoach.ui.pages.lockout import EmergencyPage, LockoutPage
from corecoach.ui.pages.lockout_words import reported, say_this
from corecoach.ui.widgets import Button, Text
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import use_language

Key = Qt.Key


def say(**answers: Answer) -> str:
    return say_this(reported(lockout(**answers), RULES))


def emergency(
    look: Look, found: Lockout, *, rules: RuleSet | None = RULES, country: Country = GB, saved: bool = True
) -> EmergencyPage:
    return EmergencyPage(look, found, rules, country, saved=saved)


def locked(look: Look, *found: Lockout, rules: RuleSet | None = RULES, country: Country = GB) -> LockoutPage:
    return LockoutPage(look, found, rules, country, now=NOW)


# -- emergency --------------------------------------------------------------------------------------------


def test_the_emergency_page_starts_at_what_to_do(qtbot: QtBot, look: Look) -> None:
    page = emergency(look, lockout(ces_saddle="yes"))
    left: list[object] = []
    page.leave_requested.connect(left.append)
    shown(qtbot, page)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Text)
    assert "Call 999" in focused.accessibleName()
    for key in (Key.Key_Return, Key.Key_Space, Key.Key_Escape, Key.Key_Enter):
        QTest.keyClick(focused, key)
    assert left == []


def test_tab_reaches_the_country_and_the_way_out(qtbot: QtBot, look: Look) -> None:
    page = emergency(look, lockout(ces_saddle="yes"))
    said: list[str] = []
    page.country_requested.connect(lambda _none: said.append("country"))
    page.leave_requested.connect(lambda _none: said.append("leave"))
    shown(qtbot, page)
    for _turn in range(2):
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Space)
    assert said == ["country", "leave"]


def test_what_to_say_names_what_was_reported() -> None:
    start = "I have back pain and new numbness, tingling or a strange feeling between the legs."
    assert say(ces_saddle="yes") == start
    assert say(ces_saddle="yes", ces_bladder_leak="unsure").startswith(start + " I may have new leaking")
    assert say(ces_saddle="unsure").startswith("I have back pain. I may have new numbness")


def test_what_to_say_begins_with_the_most_urgent_and_ends_after_three() -> None:
    said = say(fever="yes", leg_tingle="yes", breathless="yes", chest_pain="yes")
    assert said.startswith(("I have chest pain, tightness or pressure", "I have sudden or bad trouble"))
    assert "fever" not in said and "tingling" not in said
    assert "back pain" not in said


@pytest.mark.parametrize("item", [i.id for i in RULES.items if i.yes.tier is Tier.EMERGENCY])
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_every_emergency_can_be_said_in_a_breath(item: str, answer: Answer) -> None:
    sentences = re.split(r"(?<=\.) ", say(**{item: answer}))
    # 18 words by the house rule; "I may have" makes the longest symptom one word longer.
    assert max(len(sentence.split()) for sentence in sentences) <= 19


def test_the_local_number_is_mentioned_unless_the_number_was_checked(qtbot: QtBot, look: Look) -> None:
    found, hint = lockout(ces_saddle="yes"), "or your local emergency number"
    checked = msgspec.structs.replace(GB, verified=True)
    for country, expected in ((GB, True), (checked, False), (NUMBERS.of(""), True)):
        page = emergency(look, found, country=country)
        qtbot.addWidget(page)
        assert (hint in words(page)) is expected
        assert page.findChildren(EmergencyNumber)[0].number == country.number


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)])
@pytest.mark.parametrize("language", ["en", "pseudo"])
def test_the_number_is_in_sight_at_once_and_whole(
    qtbot: QtBot, look: Look, size: tuple[int, int], scale: float, language: str
) -> None:
    use_language(language)
    try:
        big = Look(look.assets, scale=scale, width=width_class(size[0], scale))
        page = shown(qtbot, emergency(big, lockout(ces_saddle="yes"), country=ZA), size)
        number = page.findChildren(EmergencyNumber)[0]
        assert number.visibleRegion().boundingRect() == number.rect()
        assert number.font_px() > 100 * scale
        area = page.findChildren(QScrollArea)[0]
        assert area.widget().width() <= area.viewport().width()
    finally:
        use_language("en")


def test_a_long_number_shrinks_to_fit(qtbot: QtBot, look: Look) -> None:
    long = msgspec.structs.replace(GB, number="112 or 0800 123 456")
    page = shown(qtbot, emergency(look, lockout(ces_saddle="yes"), country=long))
    number = page.findChildren(EmergencyNumber)[0]
    assert 20 < number.font_px() < 80


def test_an_emergency_can_be_read_without_the_rules(qtbot: QtBot, look: Look) -> None:
    page = emergency(look, lockout(ces_saddle="yes"), rules=None, saved=False)
    qtbot.addWidget(page)
    assert "a new symptom that needs checking" in words(page)
    assert "This could not be saved yet. Keep the app open." in words(page)
    assert "Waiting or restarting will not unlock it." in words(page)


# -- the other tiers --------------------------------------------------------------------------------------


def test_the_head_speaks_for_the_most_urgent(qtbot: QtBot, look: Look) -> None:
    page = locked(look, lockout(dizzy="yes"), lockout(leg_weak="yes"), lockout(leg_tingle="yes"))
    qtbot.addWidget(page)
    assert "Speak to a clinician today" in words(page)
    assert "111" in words(page)
    assert "Gentle moving" not in words(page)
    assert "within 2" not in words(page)


@pytest.mark.parametrize(
    ("answers", "head"),
    [
        ({"leg_tingle": "yes"}, "within 2 days | Speak to them by Saturday 16 May."),
        ({"weight_loss": "yes"}, "within 2 days | Speak to them by Saturday 16 May."),
        ({"pain_moving_down": "yes"}, "within 2 days"),
        ({"back_locking": "yes"}, "within 2 weeks | Speak to them by Thursday 28 May."),
        ({"dizzy": "yes"}, "Take it easier for now"),
    ],
)
def test_soon_has_a_date(qtbot: QtBot, look: Look, answers: dict[str, Answer], head: str) -> None:
    page = locked(look, lockout(**answers))
    qtbot.addWidget(page)
    assert head in words(page)
    assert "Gentle moving and short walks are fine if they feel comfortable." in words(page)


def test_the_nearest_date_of_several_counts_and_a_past_one_is_now(qtbot: QtBot, look: Look) -> None:
    old = lockout(NOW - timedelta(days=10), leg_numb="yes")
    page = locked(look, lockout(back_locking="yes"), old)
    qtbot.addWidget(page)
    assert "within 2 days" in words(page)
    assert "was Wednesday 6 May. Please speak to them today." in words(page)


def test_what_clears_by_time_says_from_when(qtbot: QtBot, look: Look) -> None:
    for at, expected in (
        (NOW - timedelta(minutes=8), "again from 18:42 tomorrow."),
        (NOW - timedelta(hours=24), "again now."),
    ):
        page = locked(look, lockout(at, dizzy="yes"))
        qtbot.addWidget(page)
        assert f"You can answer the safety questions {expected}" in words(page)
        assert "A clinician has cleared this" not in [b.text() for b in page.findChildren(Button)]


def test_only_what_a_clinicians_word_clears_has_the_button(qtbot: QtBot, look: Look) -> None:
    by_word, by_examination = lockout(leg_tingle="yes"), lockout(leg_weak="yes")
    page = locked(look, by_word, by_examination)
    qtbot.addWidget(page)
    cleared: list[object] = []
    page.clear_requested.connect(cleared.append)
    buttons = [b for b in page.findChildren(Button) if b.text() == "A clinician has cleared this"]
    assert len(buttons) == 1
    buttons[0].click()
    assert cleared == [by_word]
    assert "This version cannot take a clearance code yet." in words(page)


def test_the_other_ways_on(qtbot: QtBot, look: Look) -> None:
    page = locked(look, lockout(leg_tingle="yes"), country=NUMBERS.of("AU"))
    said: list[str] = []
    page.diary_requested.connect(lambda _none: said.append("diary"))
    page.trend_requested.connect(lambda _none: said.append("trend"))
    page.check_requested.connect(lambda _none: said.append("check"))
    shown(qtbot, page)
    for card in page.findChildren(PressCard):
        QTest.keyClick(card, Key.Key_Return)
    button(page, "Check symptoms again").click()
    assert said == ["diary", "trend", "check"]
    assert "Call 000 straight away." in words(page)


@pytest.mark.parametrize("item", [i for i in RULES.items if i.yes.locks], ids=lambda i: str(i.id))
def test_no_page_names_a_disease_or_reassures(qtbot: QtBot, look: Look, item: object) -> None:
    found = lockout(**{item.id: "yes"})  # type: ignore[attr-defined]
    page: QWidget = emergency(look, found) if found.tier is Tier.EMERGENCY else locked(look, found)
    qtbot.addWidget(page)
    bad = r"cauda|cancer|fracture|infection|sciatica|nerve|serious|safe\b|you are fine|worry|!"
    assert not re.search(bad, words(page), re.IGNORECASE)
    assert item.title in words(page)  # type: ignore[attr-defined]


def test_an_advice_line_that_is_no_short_number_is_a_sentence(qtbot: QtBot, look: Look) -> None:
    page = locked(look, lockout(leg_weak="yes"), country=NUMBERS.of("NZ"))
    qtbot.addWidget(page)
    assert "Advice line: 0800 611 116." in words(page)


@pytest.mark.parametrize("size", [(824, 640), (1280, 672)])
def test_nothing_scrolls_sideways(qtbot: QtBot, look: Look, size: tuple[int, int]) -> None:
    use_language("pseudo")
    try:
        scale = 2.0 if size[0] == 1280 else 1.0
        big = Look(look.assets, dark=True, scale=scale, width=width_class(1280 if scale > 1 else 1024, scale))
        found = lockout(leg_weak="yes"), lockout(leg_tingle="yes"), lockout(dizzy="unsure")
        page = shown(qtbot, LockoutPage(big, found, None, GB, now=NOW, saved=False), size)
        area = page.findChildren(QScrollArea)[0]
        assert area.widget().width() <= area.viewport().width()
    finally:
        use_language("en")


def test_an_emergency_among_the_lockouts_heads_this_page_too(qtbot: QtBot, look: Look) -> None:
    page = locked(look, lockout(dizzy="yes"), lockout(ces_saddle="yes"))
    qtbot.addWidget(page)
    head = "Get emergency help now | Call 999, or go to the nearest emergency department."
    assert words(page).startswith(head)
    assert "Gentle moving" not in words(page)
