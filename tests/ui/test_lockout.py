"""The lockout pages: what to do first, why, and what ends it."""

import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from fitting import cut_off
from lockouts import (
    GB,
    NOW,
    NUMBERS,
    PENDING,
    RULES,
    ZA,
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
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.views import WayOut
from corecoach.library.emergency import Country
from corecoach.safety import (
    RECORDS_CHANGED,
    RECORDS_DAMAGED,
    Answer,
    Lock,
    Lockout,
    Profile,
    RuleSet,
    Status,
    Tier,
)
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.emergency import EmergencyNumber
from corecoach.ui.pages.lockout import EmergencyPage, LockoutPage
from corecoach.ui.pages.lockout_reasons import reported, say_this
from corecoach.ui.pages.lockout_words import advice_text
from corecoach.ui.widgets import Button, Text
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import use_language

Key = Qt.Key
UNLOCK = "Unlock with your clinician"


def say(**answers: Answer) -> str:
    return say_this(reported(lockout(**answers), RULES))


def emergency(
    look: Look,
    found: Lockout,
    *,
    rules: RuleSet | None = RULES,
    country: Country = GB,
    saved: bool = True,
    **ways: WayOut,
) -> EmergencyPage:
    usual = ways or {found.id: way(found)}
    return EmergencyPage(look, found, rules, country, now=NOW, ways=usual, saved=saved)


def locked(
    look: Look,
    *found: Lockout,
    rules: RuleSet | None = RULES,
    country: Country = GB,
    ways: dict[str, WayOut] | None = None,
) -> LockoutPage:
    usual = {x.id: way(x) for x in found} if ways is None else ways
    return LockoutPage(look, found, rules, country, now=NOW, ways=usual)


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


def test_tab_reaches_all_there_is_to_do(qtbot: QtBot, look: Look) -> None:
    page = emergency(look, lockout(ces_saddle="yes"))
    said: list[str] = []
    page.country_requested.connect(lambda _none: said.append("country"))
    page.leave_requested.connect(lambda _none: said.append("leave"))
    page.summary_requested.connect(lambda _none: said.append("summary"))
    page.unlock_requested.connect(lambda found: said.append(found.id))
    shown(qtbot, page)
    for _turn in range(4):
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Space)
    assert said == ["country", "l1", "summary", "leave"]


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
    page = emergency(look, lockout(ces_saddle="yes"), rules=None, saved=False, other=way(lockout()))
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
    assert "walks" not in words(page)
    assert "within 2" not in words(page)


@pytest.mark.parametrize(
    ("answers", "head"),
    [
        ({"leg_tingle": "yes"}, "within 2 days | Speak to them by Saturday 16 May."),
        ({"weight_loss": "yes"}, "within 2 days | Speak to them by Saturday 16 May."),
        ({"pain_moving_down": "yes"}, "within 2 days"),
        ({"leg_numb": "no", "back_locking": "yes"}, "within 2 weeks"),
        ({"back_locking": "yes"}, "within 2 weeks | Speak to them by Thursday 28 May."),
        ({"dizzy": "yes"}, "Take it easier for now"),
    ],
)
def test_soon_has_a_date(qtbot: QtBot, look: Look, answers: dict[str, Answer], head: str) -> None:
    page = locked(look, lockout(**answers))
    qtbot.addWidget(page)
    assert head in words(page)
    assert MOVING in words(page)


MOVING = "Until then breathe slowly, change position often and walk a little, as far as it is comfortable."


def test_anything_worse_and_anything_unknown_has_the_nearer_date(qtbot: QtBot, look: Look) -> None:
    plain, worse = (
        lockout(back_locking="yes"),
        lockout(back_locking="yes", statuses={"back_locking": "worse"}),
    )
    newer = msgspec.structs.replace(plain, answers={"back_locking": "yes", "of_a_later_version": "yes"})
    nothing = msgspec.structs.replace(plain, answers={})
    for found, rules, days in (
        (plain, RULES, "2 weeks"),
        (msgspec.structs.replace(worse, tier=Tier.SOON), RULES, "2 days"),
        (plain, None, "2 days"),
        (newer, RULES, "2 days"),
        (nothing, RULES, "2 days"),
    ):
        page = locked(look, found, rules=rules)
        qtbot.addWidget(page)
        assert f"within {days} |" in words(page)


@pytest.mark.parametrize(
    ("locks", "exercise", "expected"),
    [
        ((Lock.ALL_EXERCISE, Lock.HEAT), None, MOVING),
        ((Lock.STRENGTHENING,), None, f"Gentle exercises stay open. {MOVING}"),
        ((Lock.THIS_EXERCISE,), None, f"Gentle exercises stay open. {MOVING}"),
        ((Lock.THIS_EXERCISE,), "bridge", "Your other exercises stay open."),
        ((Lock.PROGRESSION,), None, "Your exercises stay open, as hard as they are now."),
        ((Lock.HEAT, Lock.ICE), None, "Your exercises stay open."),
    ],
)
@pytest.mark.parametrize("tier", list(Tier)[1:])
def test_what_stays_open_follows_the_locks_and_never_an_urgent_one(
    qtbot: QtBot, look: Look, locks: tuple[Lock, ...], exercise: str | None, expected: str, tier: Tier
) -> None:
    found = msgspec.structs.replace(lockout(dizzy="yes"), locks=locks, exercise=exercise, tier=tier)
    page = locked(look, found)
    qtbot.addWidget(page)
    said = words(page)
    if tier in (Tier.EMERGENCY, Tier.URGENT):
        assert not re.search("stay open|walks|moving|breathing", said)
    else:
        assert f" | {expected} | " in said


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
        assert UNLOCK in buttons(page)


def test_every_lock_has_a_clinician_s_way_out(qtbot: QtBot, look: Look) -> None:
    by_word, by_examination = lockout(id="a", leg_tingle="yes"), lockout(id="b", leg_weak="yes")
    by_time = lockout(id="c", dizzy="yes")
    page = locked(look, by_word, by_examination, by_time)
    qtbot.addWidget(page)
    wanted: list[object] = []
    page.unlock_requested.connect(wanted.append)
    found = [b for b in page.findChildren(Button) if b.text() == UNLOCK]
    for each in found:
        each.click()
    assert wanted == [by_examination, by_word, by_time]
    assert [b.accessibleName() for b in found] == [
        f"{UNLOCK}: One leg or foot is weaker",
        f"{UNLOCK}: Pins and needles in one leg or foot",
        f"{UNLOCK}: Dizzy, faint or sick with exercise",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "They can give you a code or a file."),
        ({"file": False}, "They can give you a code."),
        ({"code": False}, "They can give you a file."),
        ({"code": False, "file": False}, "They can unlock it here with their passphrase."),
    ],
)
def test_the_way_out_is_the_one_that_there_is(
    qtbot: QtBot, look: Look, changes: dict[str, Any], sentence: str
) -> None:
    weak = lockout(leg_weak="yes")
    page = locked(look, weak, ways={"l1": way(weak, **changes)})
    qtbot.addWidget(page)
    only = "Only a clinician who has examined you after this report can unlock exercises."
    assert f"{only} {sentence} Waiting or restarting will not unlock it." in words(page)
    assert "This version" not in words(page)


def test_details_that_wait_say_from_when_they_count(qtbot: QtBot, look: Look) -> None:
    weak = lockout(leg_weak="yes")
    later = without_proofs(weak, details="later")
    waits = msgspec.structs.replace(later, pending=PENDING, pending_from=NOW + timedelta(hours=24))
    for found, sentence in (
        (later, "This counts after 24 hours, and after a safety check with three No."),
        (waits, "It counts from tomorrow at 18:50, after a safety check with three No."),
        (msgspec.structs.replace(waits, pending_from=NOW), "It counts after a safety check with three No."),
    ):
        page = locked(look, weak, ways={"l1": found})
        qtbot.addWidget(page)
        assert sentence in words(page)


def test_the_other_ways_on(qtbot: QtBot, look: Look) -> None:
    page = locked(look, lockout(leg_tingle="yes"), country=NUMBERS.of("AU"))
    said: list[str] = []
    page.diary_requested.connect(lambda _none: said.append("diary"))
    page.trend_requested.connect(lambda _none: said.append("trend"))
    page.check_requested.connect(lambda _none: said.append("check"))
    page.summary_requested.connect(lambda _none: said.append("summary"))
    shown(qtbot, page)
    for card in page.findChildren(PressCard):
        QTest.keyClick(card, Key.Key_Return)
    button(page, "Check symptoms again").click()
    button(page, "Make summary for clinician").click()
    assert said == ["diary", "trend", "check", "summary"]
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
        worse = lockout(leg_tingle="yes", statuses={"leg_tingle": "old_unassessed"})
        found = lockout(leg_weak="yes"), worse, lockout(dizzy="unsure")
        page = shown(qtbot, LockoutPage(big, found, None, GB, now=NOW, ways={}, saved=False), size)
        area = page.findChildren(QScrollArea)[0]
        assert area.widget().width() <= area.viewport().width()
    finally:
        use_language("en")


def test_an_emergency_among_the_lockouts_heads_this_page_too(qtbot: QtBot, look: Look) -> None:
    page = locked(look, lockout(dizzy="yes"), lockout(ces_saddle="yes"))
    qtbot.addWidget(page)
    head = "Get emergency help now | Call 999, or go to the nearest emergency department."
    assert words(page).startswith(head)
    assert "walks" not in words(page)


# -- reasons ----------------------------------------------------------------------------------------------


def test_a_rule_on_the_person_is_something_they_told(qtbot: QtBot, look: Look) -> None:
    found = lockout(profile=Profile(age=(16, 16), modifiers=frozenset({"pregnant"})))
    page = locked(look, found)
    qtbot.addWidget(page)
    told = "What you told us | Reported today at 18:42 | You are under 18"
    assert f"{told} | You are pregnant, or had a baby in the last 6 weeks | Locked for now" in words(page)


@pytest.mark.parametrize("rule", [r.id for r in (*RULES.persons, *RULES.numeric)])
def test_every_rule_without_an_answer_reads_as_a_reason(qtbot: QtBot, look: Look, rule: str) -> None:
    title = {r.id: r.title for r in (*RULES.persons, *RULES.numeric)}[rule]
    page = locked(look, by_rule(rule))
    qtbot.addWidget(page)
    assert f" | {title} | Locked for now" in words(page)
    assert "Something you told us about" not in words(page)


def test_a_score_stands_for_the_answer_that_it_gave(qtbot: QtBot, look: Look) -> None:
    scored = by_rule("N3", tier=Tier.CAUTION)
    page = locked(look, msgspec.structs.replace(scored, answers={"pain_severe_now": "yes", "dizzy": "yes"}))
    qtbot.addWidget(page)
    assert "Pain of 8 or more in a session | " in words(page)
    assert "Dizzy, faint or sick with exercise | Yes" in words(page)
    assert "right now" not in words(page)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (RECORDS_DAMAGED, "The file of your locks was damaged. A lock may have been lost with it."),
        (
            RECORDS_CHANGED,
            "The file of your locks is not the one that was saved last. A lock may be missing.",
        ),
    ],
)
@pytest.mark.parametrize("rules", [RULES, None])
def test_records_that_cannot_be_trusted_are_a_reason(
    qtbot: QtBot, look: Look, rule: str, sentence: str, rules: RuleSet | None
) -> None:
    page = locked(look, by_rule(rule), rules=rules)
    qtbot.addWidget(page)
    assert f"Why it is locked | Reported today at 18:42 | {sentence} | Locked for now" in words(page)
    assert "What you told us" not in words(page)


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("new", "New"),
        ("worse", "Worse"),
        ("known_unchanged", "The same"),
        ("improving", "Better"),
        ("old_unassessed", "Over 2 weeks old"),
        ("resolved", "Gone now"),
    ],
)
def test_a_status_stands_beside_its_symptom(
    qtbot: QtBot, look: Look, status: Status, word: str, width: Any
) -> None:
    plain = lockout(leg_numb="yes")
    found = msgspec.structs.replace(plain, statuses={"leg_numb": status})
    for with_status, said in (
        (found, f"Part of one leg or foot is numb | {word} | Yes"),
        (plain, "numb | Yes"),
    ):
        page = locked(Look(look.assets, width=width), with_status)
        qtbot.addWidget(page)
        assert said in words(page)


def test_a_clearance_that_ran_out_is_said_on_both_pages(qtbot: QtBot, look: Look) -> None:
    for answers, make in (({"leg_numb": "yes"}, locked), ({"ces_saddle": "yes"}, emergency)):
        for renews, there in (("c1", True), (None, False)):
            page = make(look, msgspec.structs.replace(lockout(**answers), renews=renews))
            qtbot.addWidget(page)
            assert ("The clearance ran out." in words(page)) is there


# -- the record of what was shown ---------------------------------------------------------------------------


def test_the_record_has_every_sentence_of_an_emergency(qtbot: QtBot, look: Look) -> None:
    found = lockout(ces_saddle="yes", ces_bladder_leak="unsure", statuses={"ces_saddle": "worse"})
    ways = {"l1": way(found)}
    text = advice_text([found], RULES, GB, NOW, ways)
    assert text.startswith("Get emergency help now\nCall 999\nor your local emergency number\n")
    page = emergency(look, found)
    qtbot.addWidget(page)
    buttons_and_country = {GB.name, "Thank you for telling us.", "How to unlock"}
    for label in page.findChildren(Text):
        said = label.text()
        if said not in buttons_and_country and not said.startswith("For your appointment"):
            assert said in text, said


def test_the_record_has_every_sentence_of_a_card(qtbot: QtBot, look: Look) -> None:
    one, other = lockout(id="a", leg_tingle="yes"), lockout(id="b", dizzy="unsure")
    ways = {"a": way(one), "b": way(other)}
    text = advice_text([one, other], RULES, GB, NOW, ways)
    page = locked(look, one, other)
    qtbot.addWidget(page)
    left_out = ("You can still use", "Pain diary", "Write it", "Pain trend", "Your scores", "Reading",
                "Short pages", "For your", "A one-page")  # fmt: skip
    for label in page.findChildren(Text):
        said = label.text()
        if not said.startswith(left_out):
            assert said in text or said.startswith("Numb between"), said
    alone = advice_text([one, other], RULES, GB, NOW, ways, of=other)
    assert alone.startswith("Speak to your physio or GP within 2 days")
    assert "Dizzy" in alone and "Pins" not in alone


def test_the_record_is_never_longer_than_it_may_be() -> None:
    found = lockout(**{item.id: "unsure" for item in RULES.items})
    for tier in (Tier.SOON, Tier.EMERGENCY):
        text = advice_text([msgspec.structs.replace(found, tier=tier)], RULES, GB, NOW)
        assert 1500 < len(text) <= 2000
        assert text.endswith("\n...")


# -- room -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (800, 560)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, size: tuple[int, int], scale: float) -> None:
    fitted = Look(look.assets, scale=scale, width=width_class(size[0], scale))
    urgent = lockout(fever="yes", statuses={"fever": "worse"})
    later = without_proofs(urgent, details="later", pending=PENDING, pending_from=NOW + timedelta(days=1))
    beside = size[0] - (0 if fitted.narrow else 212)
    page: QWidget = locked(fitted, urgent, lockout(id="o", dizzy="yes"), ways={"l1": later})
    assert cut_off(shown(qtbot, page, (beside, size[1]))) == []
    area = page.findChildren(QScrollArea)[0]
    assert area.widget().width() <= area.viewport().width()
    help_now = lockout(ces_saddle="yes", ces_bladder_empty="unsure", statuses={"ces_saddle": "worse"})
    assert cut_off(shown(qtbot, emergency(fitted, help_now), size)) == []
