"""From a lock to its end, in a whole window: a code, a file, in person, written down; and what is kept."""

from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from msgspec.structs import replace
from PySide6.QtCore import Qt

from corecoach.coach import Offer
from corecoach.exchange.clearance_code import CodeTerms, make_code
from corecoach.exchange.clearance_file import ClearanceBody, ClearanceFile, read_clearance, write_clearance
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.passphrase import hash_passphrase
from corecoach.exchange.programme_file import sign_programme, write_programme
from corecoach.prescription import ClearanceTerms
from corecoach.safety import Advice, Clearance, Lockout, PendingClearance, challenge_of
from corecoach.ui.pages.clearance import ClearancePage
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.refused_file import RefusedFilePage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.unlock import UnlockPage
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.segmented import Segmented
from corecoach.ui.widgets.tick import Tick

KEY = SigningKey(bytes(range(32)))
PASSPHRASE = "correct horse battery staple"
CTRL = Qt.KeyboardModifier.ControlModifier
UNLOCK = "Unlock with your clinician"


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    """At a window with a programme whose clinician gives codes."""
    at = worlds()
    coach = at.world.coach
    assert coach.programme is not None
    shared = b64encode(KEY.clearance_key(coach.programme.id)).decode()
    terms = ClearanceTerms(shared, hash_passphrase(PASSPHRASE, bytes(16)))
    signed = sign_programme(replace(coach.programme, clearance=terms), KEY)
    offer = coach.offer(write_programme(signed))
    assert isinstance(offer, Offer), offer
    coach.take_in(offer)
    return at


def report(at: AtWindow, **answers: Any) -> Lockout:
    """Report symptoms and go to what is locked."""
    before = {x.id for x in at.world.coach.lockouts()}
    at.world.coach.report(answers)
    at.world.director.show_lockouts()
    settle()
    (found,) = (x for x in at.world.coach.lockouts() if x.id not in before)
    return found


def kept(at: AtWindow, kind: type[Any]) -> list[Any]:
    return at.world.coach._saver.read(kind)


def code_for(at: AtWindow, lockout: Lockout) -> str:
    programme, today = at.world.coach.programme, at.world.clock.now().date()
    assert programme is not None
    terms = CodeTerms((), 8, today)
    return make_code(KEY.clearance_key(programme.id), challenge_of(lockout.id), terms)


def clearance_file(at: AtWindow, folder: Path, *lockout_ids: str) -> Path:
    programme, now = at.world.coach.programme, at.world.clock.now()
    assert programme is not None
    body = ClearanceBody(
        id="0" * 32,
        programme=programme.id,
        challenges=tuple(challenge_of(i) for i in lockout_ids),
        assessed_at=now,
        by=programme.author,
        outcome="cleared",
        review_by=now.date() + timedelta(weeks=4),
    )
    path = folder / "mine.ccclear"
    path.write_bytes(write_clearance(body, KEY))
    return path


def later(at: AtWindow, **span: int) -> None:
    """Let both clocks go on."""
    at.world.clock.move(timedelta(**span).total_seconds())


def choose(at: AtWindow, path: Path | None) -> None:
    at.world.director.flow().locks.unlock.choose_file = lambda _parent: path


def type_code(at: AtWindow, code: str) -> None:
    for letter in code:
        at.press(Key(ord(letter)))


# -- what ends it -----------------------------------------------------------------------------------------


def test_a_code_unlocks_and_today_says_so_once(at: AtWindow) -> None:
    weak = report(at, leg_weak="yes")
    at.choose(UNLOCK)
    assert isinstance(at.page, UnlockPage)
    type_code(at, code_for(at, weak))
    at.press(Key.Key_Return)
    assert isinstance(at.page, TodayPage)
    assert at.world.coach.lockouts() == ()
    author = at.world.coach.programme.author.name  # type: ignore[union-attr]
    words = f"Unlocked by {author}, 17 November. We suggest a first session one step easier."
    assert words in strip_words(at)
    at.choose("I have read this")
    at.press(Key.Key_2, Key.Key_1, modifier=CTRL)
    assert "Unlocked by" not in strip_words(at)


def strip_words(at: AtWindow) -> str:
    strip = at.world.window._strip
    return " | ".join(text.text() for text in seen_text(strip)) if strip else ""


def seen_text(widget: Any) -> list[Any]:
    from corecoach.ui.widgets import Text

    return seen(widget, Text)


def test_a_wrong_code_stays_and_can_be_put_right(at: AtWindow) -> None:
    weak = report(at, leg_weak="yes")
    at.choose(UNLOCK)
    right = code_for(at, weak)
    wrong = right[:-1] + ("7" if right[-1] != "7" else "8")
    type_code(at, wrong)
    at.press(Key.Key_Return)
    assert "That code is not right. Check each letter and number." in at.words()
    at.press(Key.Key_End, Key.Key_Right, Key.Key_End, Key.Key_Right, Key.Key_End, Key.Key_Backspace)
    type_code(at, right[-1])
    at.press(Key.Key_Return)
    assert isinstance(at.page, TodayPage)


def test_too_many_wrong_codes_rest_until_the_time_is_over(at: AtWindow) -> None:
    weak = report(at, leg_weak="yes")
    at.choose(UNLOCK)
    right = code_for(at, weak)
    for n in range(5):
        wrong = right[:-1] + next(c for c in "789AB"[n:] + "CDE" if c != right[-1])
        at.world.director.flow().locks.unlock._by_code(weak, wrong)
        settle()
    assert "Too many tries. Try again at 09:20. If you feel worse, call 999." in at.words()
    later(at, minutes=15, seconds=1)
    at.world.window.redraw()
    settle()
    assert "Too many tries" not in at.words()
    type_code(at, right)
    at.press(Key.Key_Return)
    assert isinstance(at.page, TodayPage)


def test_the_page_is_drawn_anew_by_itself_once_a_try_is_allowed(
    at: AtWindow, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = report(at, leg_weak="yes")
    usual = at.world.coach.ways_out()[weak.id]
    held = replace(usual, blocked_until=at.world.clock.now() + timedelta(milliseconds=30))
    answers = iter((held, held))
    monkeypatch.setattr(at.world.coach, "ways_out", lambda: {weak.id: next(answers, usual)})
    at.world.director.flow().locks.unlock.begin(weak)
    settle()
    assert "Too many tries" in at.words()
    qtbot.waitUntil(lambda: "Too many tries" not in at.words())


def test_in_person_unlocks(at: AtWindow) -> None:
    report(at, leg_weak="yes")
    at.choose(UNLOCK)
    at.choose("Your clinician is here with you")
    field = next(f for f in seen(at.page, Field) if f.accessibleName() == "Clinician's passphrase")
    field.setText(PASSPHRASE)
    at.click(seen(at.page, Tick)[1])
    choice = seen(at.page, Choice)[0]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    field.setFocus()
    at.press(Key.Key_Return)
    assert isinstance(at.page, TodayPage)
    (cleared,) = kept(at, Clearance)
    assert (cleared.level, cleared.keep) == ("L3", ("progression",))
    assert cleared.review_by == at.world.clock.now().date() + timedelta(weeks=4)


def test_a_file_unlocks_and_no_choice_changes_nothing(at: AtWindow, tmp_path: Path) -> None:
    weak = report(at, leg_weak="yes")
    at.choose(UNLOCK)
    choose(at, None)
    at.choose("Open a clearance file")
    assert isinstance(at.page, UnlockPage)
    choose(at, clearance_file(at, tmp_path, weak.id))
    at.choose("Open a clearance file")
    assert isinstance(at.page, TodayPage)
    assert "Unlocked by" in strip_words(at)


def test_a_file_that_cannot_be_read_is_refused_and_leads_back(at: AtWindow, tmp_path: Path) -> None:
    report(at, leg_weak="yes")
    at.choose(UNLOCK)
    bad = tmp_path / "bad.ccclear"
    bad.write_text("{}")
    choose(at, bad)
    at.choose("Open a clearance file")
    assert isinstance(at.page, RefusedFilePage)
    at.choose("Back")
    assert isinstance(at.page, UnlockPage)


def test_a_file_for_another_lock_is_said(at: AtWindow, tmp_path: Path) -> None:
    report(at, leg_weak="yes")
    at.choose(UNLOCK)
    choose(at, clearance_file(at, tmp_path, "another"))
    at.choose("Open a clearance file")
    assert "This file is for another lock." in at.words()
    assert len(at.world.coach.lockouts()) == 1


def test_a_file_opened_from_outside_says_what_it_did(at: AtWindow, tmp_path: Path) -> None:
    weak = report(at, leg_weak="yes")
    at.world.director.open_file(clearance_file(at, tmp_path, "another"))
    settle()
    assert isinstance(at.page, NoticePage)
    assert "This file is for another lock." in at.words()
    at.choose("See what is locked")
    assert isinstance(at.page, LockoutPage)
    at.world.director.open_file(clearance_file(at, tmp_path, weak.id))
    settle()
    assert isinstance(at.page, TodayPage)
    assert "Unlocked by" in strip_words(at)


def test_a_file_from_outside_that_comes_too_early_is_said(at: AtWindow, tmp_path: Path) -> None:
    weak_id = report(at, leg_weak="yes").id
    at.world.director.flow().locks.tell_unlocked({weak_id: "too-early"})
    settle()
    assert isinstance(at.page, UnlockPage)
    assert "They examined you before you reported this. Ask them to check this too." in at.words()


# -- written down -----------------------------------------------------------------------------------------


def fill_in(at: AtWindow, day: int = 0) -> None:
    """Fill in the whole form, as of the end of the list of days."""
    fields = {field.accessibleName(): field for field in seen(at.page, Field)}
    fields["Clinician's name"].setText("Dr Ada Moss")
    fields["Their role"].setText("GP")
    choice = seen(at.page, Choice)[0]
    choice.setCurrentIndex(day)
    choice.activated.emit(day)
    for tick in seen(at.page, Tick):
        tick.setChecked(True)
    for name, field in fields.items():
        if name.startswith("Where"):
            field.setText("St Mary's")
        if name.startswith("To confirm"):
            field.setText("cleared")


def a_day_later(at: AtWindow) -> None:
    later(at, hours=24)
    at.world.director.show_lockouts()
    settle()


def test_details_that_count_at_once_unlock(worlds: Worlds) -> None:
    at = worlds()
    report(at, leg_tingle="yes")
    a_day_later(at)
    at.choose(UNLOCK)
    at.choose("Write down who cleared this")
    assert isinstance(at.page, ClearancePage)
    fill_in(at)
    at.choose("Confirm clearance")
    assert isinstance(at.page, TodayPage)
    assert "Unlocked by Dr Ada Moss, 18 November." in strip_words(at)


def test_details_for_an_examination_wait_and_lead_back_to_the_lock(worlds: Worlds) -> None:
    at = worlds()
    report(at, leg_weak="yes")
    a_day_later(at)
    at.choose(UNLOCK)
    at.choose("Write down who cleared this")
    fill_in(at)
    at.choose("Confirm clearance")
    assert isinstance(at.page, UnlockPage)
    assert "It counts from tomorrow at 09:05, after a safety check with three No." in at.words()
    assert [p.place for p in kept(at, PendingClearance)] == ["St Mary's"]
    assert len(at.world.coach.lockouts()) == 1


def test_what_was_typed_outlives_a_change_of_text_size_and_going_back(worlds: Worlds) -> None:
    at = worlds()
    report(at, leg_weak="yes")
    at.choose(UNLOCK)
    at.choose("Write down who cleared this")
    seen(at.page, Field)[0].setText("Dr Ada Moss")
    at.press(Key.Key_Plus, modifier=CTRL)
    assert seen(at.page, Field)[0].text() == "Dr Ada Moss"
    at.choose("Go back")
    at.choose("Write down who cleared this")
    assert seen(at.page, Field)[0].text() == "Dr Ada Moss"


def test_a_code_in_part_outlives_a_change_of_text_size(at: AtWindow) -> None:
    report(at, leg_weak="yes")
    at.choose(UNLOCK)
    type_code(at, "7K4M2")
    at.press(Key.Key_Plus, modifier=CTRL)
    assert [field.text() for field in seen(at.page, Field)[:2]] == ["7K4M", "2"]


# -- what is kept -----------------------------------------------------------------------------------------


def test_each_showing_of_a_page_is_kept_but_no_redraw(at: AtWindow) -> None:
    weak = report(at, leg_weak="yes")
    at.press(Key.Key_Plus, modifier=CTRL)
    at.world.window.redraw()
    settle()
    (shown,) = kept(at, Advice)
    assert (shown.lockout, shown.page, shown.acknowledged) == (weak.id, "lockout", False)
    assert shown.text.startswith("Speak to a clinician today\n")
    assert "They can give you a code or a file." in shown.text
    at.world.director.show_lockouts()
    assert len(kept(at, Advice)) == 2


def test_of_several_locks_each_is_kept_with_its_own_words(at: AtWindow) -> None:
    at.world.coach.report({"leg_weak": "yes"})
    lightheaded = report(at, dizzy="yes")
    shown = {a.lockout == lightheaded.id: a for a in kept(at, Advice)}
    for is_dizzy, own, other in ((False, "weaker", "Dizzy"), (True, "Dizzy", "weaker")):
        text = shown[is_dizzy].text
        assert text.startswith("Speak to a clinician today")
        assert own in text and other not in text


def test_an_emergency_is_kept_with_its_words_and_that_the_person_went_on(at: AtWindow) -> None:
    numb = report(at, ces_saddle="yes")
    assert isinstance(at.page, EmergencyPage)
    (shown,) = kept(at, Advice)
    assert (shown.lockout, shown.page) == (numb.id, "emergency")
    assert "Call 999" in shown.text and "I have back pain" in shown.text
    at.choose("Go to Today")
    assert isinstance(at.page, TodayPage)
    assert [a.lockout for a in kept(at, Advice) if a.acknowledged] == [numb.id]


@pytest.mark.parametrize("way_on", ["Pain diary. Write it down", UNLOCK])
def test_going_on_from_the_locks_is_kept_for_each_that_was_meant(at: AtWindow, way_on: str) -> None:
    weak = report(at, leg_weak="yes")
    other = report(at, dizzy="yes")
    at.choose(way_on)
    meant = {weak.id} if way_on == UNLOCK else {weak.id, other.id}
    assert {a.lockout for a in kept(at, Advice) if a.acknowledged} == meant


def test_leaving_by_the_navigation_is_no_acknowledgement(at: AtWindow) -> None:
    report(at, leg_weak="yes")
    at.press(Key.Key_1, modifier=CTRL)
    assert not any(a.acknowledged for a in kept(at, Advice))


@pytest.mark.parametrize("item", ["leg_weak", "ces_saddle"])
def test_the_summary_is_asked_for_from_both_pages(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, item: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(at.world.director, "make_summary", lambda: asked.append(item))
    report(at, **{item: "yes"})
    at.choose("Make summary for clinician")
    assert asked == [item]


def test_going_back_leads_to_the_locks(at: AtWindow) -> None:
    report(at, ces_saddle="yes")
    at.choose(UNLOCK + ": Numb or tingling between your legs")
    assert isinstance(at.page, UnlockPage)
    at.choose("Go back")
    assert isinstance(at.page, EmergencyPage)


@pytest.mark.parametrize("sign", ["ces_saddle", "leg_weak"])
def test_a_no_later_ends_on_the_lock_that_stands(at: AtWindow, sign: str) -> None:
    report(at, **{sign: "yes"})
    shown = type(at.page)
    at.world.director.go("symptom")
    settle()
    at.answer(*["No"] * len(seen(at.page, Segmented)))
    at.choose("Save my answers")
    assert type(at.page) is shown


def test_today_says_the_emergency_number_while_an_emergency_lock_stands(at: AtWindow) -> None:
    report(at, ces_saddle="yes")
    at.world.director.go("today")
    settle()
    said = " ".join(text.text() for text in seen_text(at.page))
    country = at.world.director._settings.value.country
    assert f"call {at.world.coach.library.emergency.of(country).number} now" in said
    assert "You can still do one" not in said


def test_start_leads_to_the_lock_and_not_to_the_questions(at: AtWindow) -> None:
    report(at, leg_weak="yes")
    assert at.world.coach.programme is not None
    at.world.director.start(at.world.coach.programme.routines[0].id)
    settle()
    assert isinstance(at.page, LockoutPage)


def test_the_words_that_are_kept_are_those_to_read_out(at: AtWindow) -> None:
    report(at, chest_pain="unsure", breathless="unsure", collapse="unsure", very_unwell="unsure")
    assert isinstance(at.page, EmergencyPage)
    said = next(text.text() for text in seen_text(at.page) if "slurred speech" in text.text())
    assert any(said in advice.text for advice in kept(at, Advice))


def test_what_a_clinician_left_locked_says_who_when_and_until_when(at: AtWindow, tmp_path: Path) -> None:
    numb = report(at, leg_numb="yes")
    path = clearance_file(at, tmp_path, numb.id)
    file = read_clearance(path.read_bytes())
    assert isinstance(file, ClearanceFile)
    body = replace(
        file.clearance, keep=("strengthening",), note="Gentle only.", outcome="cleared-with-limits"
    )
    path.write_bytes(write_clearance(body, KEY))
    choose(at, path)
    at.choose(UNLOCK)
    at.choose("Open a clearance file")
    author = body.by.name
    assert f"Unlocked by {author}, 17 November. Something stays locked." in strip_words(at)
    at.world.director.show_lockouts()
    settle()
    said = " ".join(text.text() for text in seen_text(at.page))
    assert f"{author} cleared a part of this on 17 November. The rest stays locked." in said
    assert "What was cleared holds until 15 December. “Gentle only.”" in said
    assert any("cleared a part of this" in advice.text for advice in kept(at, Advice))
