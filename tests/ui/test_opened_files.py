"""Files that a person opens: for somebody else, the same, an older one, and those that have nothing to do."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from alone import words
from hands import AtWindow, Key, Worlds, settle
from msgspec.structs import replace
from PySide6.QtWidgets import QScrollArea

from corecoach.exchange.clearance_file import ClearanceBody, ClearanceFile, read_clearance, write_clearance
from corecoach.prescription import Patient
from corecoach.safety import Lockout, challenge_of
from corecoach.tour.trust_scenes import KEYS, PRIYA, programme_of, take_in_signed
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.trust import TrustStepPage
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.widgets import Card, Text
from corecoach.ui.widgets.tick import Tick

MARGARET = Patient("Margaret Ellis", 1950)


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    """At a window with a programme that Priya signed."""
    at = worlds()
    take_in_signed(at.world)
    return at


def opened(at: AtWindow, path: Path) -> set[str]:
    """Open a file; what the page says."""
    at.world.director.open_file(path)
    settle()
    return said(at)


def said(at: AtWindow) -> set[str]:
    return {text.replace("\u200b", "") for text in words(at.page)}


def priyas(at: AtWindow, name: str = "steady-core", **changes: Any) -> Path:
    return programme_of(at.world, PRIYA, KEYS[0], name, **changes)


def lock(at: AtWindow, hours: int = 0, **answers: Any) -> Lockout:
    """Report symptoms, some hours from now."""
    at.world.clock.move(hours * 3600)
    lockout = at.world.coach.report(answers).lockout
    assert lockout is not None
    return lockout


def clearance(at: AtWindow, folder: Path, *lockouts: Lockout) -> Path:
    """A file of Priya's that ends these, who examined the person now."""
    programme, now = at.world.coach.programme, at.world.clock.now()
    assert programme is not None
    body = ClearanceBody(
        "0" * 32, programme.id, tuple(challenge_of(x.id) for x in lockouts), now, PRIYA, "cleared",
        now.date() + timedelta(weeks=4),
    )  # fmt: skip
    path = folder / "mine.ccclear"
    path.write_bytes(write_clearance(body, KEYS[0]))
    return path


# -- programmes -------------------------------------------------------------------------------------------


def test_a_programme_for_somebody_else_is_used_only_in_two_steps(at: AtWindow) -> None:
    before = at.world.coach.taken_in
    shown = opened(at, priyas(at, "one-minute", patient=MARGARET))
    assert {"This file is for Margaret Ellis.", "The programme in use is for Sample Patient."} <= shown
    assert at.focus is at.button("Do not use it")
    at.choose("I want to use it all the same")
    assert isinstance(at.page, TrustStepPage)
    assert {
        "This file is for Margaret Ellis.",
        "The programme in use is for Sample Patient.",
        "The programme you have gives this for Priya Nair: 020 7946 0018",
        "Ask if this file is for you.",
    } <= said(at)
    assert not at.button("Use this programme").isEnabled() and at.world.coach.taken_in == before
    at.choose("I asked, and this file is for me.")
    at.choose("Use this programme")
    programme = at.world.coach.programme
    assert isinstance(at.page, TodayPage) and programme is not None and programme.patient == MARGARET


def test_no_page_can_take_it_in_without(at: AtWindow) -> None:
    opened(at, priyas(at, "one-minute", patient=MARGARET))
    page = at.page
    assert isinstance(page, OfferPage)
    page.accept_requested.emit(page._offer)
    settle()
    assert isinstance(at.page, TrustStepPage)


def test_of_one_name_the_years_of_birth_are_said(at: AtWindow) -> None:
    shown = opened(at, priyas(at, "one-minute", patient=Patient("Sample Patient", 1980)))
    assert {
        "This file is for Sample Patient, born in 1980.",
        "The programme in use is for Sample Patient, born in 1961.",
    } <= shown


def test_the_very_same_file_is_in_use_already(at: AtWindow) -> None:
    shown = opened(at, priyas(at))
    assert "You use this already." in shown and not any("takes the place" in text for text in shown)
    before = at.world.coach.all_taken_in()
    at.choose("Go back")
    assert isinstance(at.page, TodayPage) and at.world.coach.all_taken_in() == before


def test_an_older_one_is_not_taken_for_news(at: AtWindow) -> None:
    shown = opened(at, priyas(at, issued=date(2026, 1, 5)))
    assert "This is older than the one you use." in shown
    assert at.focus is at.button("Keep the one I use")
    at.choose("Use the older one")
    programme = at.world.coach.programme
    assert programme is not None and programme.issued == date(2026, 1, 5)


@pytest.mark.parametrize("other", ["key", "person"])
def test_what_is_doubtful_is_in_sight_first_in_large_text_too(worlds: Worlds, other: str) -> None:
    at = worlds(text_scale=200, size=(1024, 640))
    take_in_signed(at.world)
    key, patient = (KEYS[1], Patient("Sample Patient")) if other == "key" else (KEYS[0], MARGARET)
    path = programme_of(at.world, PRIYA, key, "one-minute", patient=patient)
    opened(at, path)
    title = "This is not the signature you know" if other == "key" else "This file is for Margaret Ellis."
    text = next(t for t in at.page.findChildren(Text) if t.text().replace("\u200b", "") == title)
    area = at.page.findChildren(QScrollArea)[0].viewport()
    assert area.rect().contains(text.mapTo(area, text.rect().bottomLeft()))
    assert isinstance(text.parentWidget(), Card)


def test_the_contact_of_who_signed_before_is_said(at: AtWindow) -> None:
    path = programme_of(at.world, PRIYA, KEYS[1], "one-minute")
    contact = "The programme you have gives this for Priya Nair: 020 7946 0018"
    assert contact in opened(at, path)
    at.choose("I want to use it all the same")
    assert contact in said(at)
    assert len(at.page.findChildren(Tick)) == 1


# -- the first start --------------------------------------------------------------------------------------


def test_the_first_start_says_for_whom_it_is_and_takes_no(worlds: Worlds) -> None:
    at = worlds(sample="", welcomed=False)
    assert "For Margaret Ellis" in opened(at, priyas(at, patient=MARGARET))
    at.choose("Not now")
    assert isinstance(at.page, WelcomePage) and "How do you want to begin?" in said(at)
    assert at.world.coach.taken_in is None and not at.world.director.welcomed


def test_there_an_unsigned_one_says_what_to_ask_for(worlds: Worlds) -> None:
    at = worlds(sample="", welcomed=False)
    assert "Ask your physio for a signed one." in opened(at, programme_of(at.world, PRIYA, None))


# -- clearances -------------------------------------------------------------------------------------------


def test_a_clearance_that_ends_one_of_two_says_which_stays_and_why(at: AtWindow, tmp_path: Path) -> None:
    weak = lock(at, leg_weak="yes")
    at.world.clock.move(3600)
    early = at.world.clock.now()
    grave = lock(at, hours=1, leg_numb="yes")
    path = clearance(at, tmp_path, weak, grave)
    file = read_clearance(path.read_bytes())
    assert isinstance(file, ClearanceFile)
    path.write_bytes(write_clearance(replace(file.clearance, assessed_at=early), KEYS[0]))
    shown = opened(at, path)
    titles = {item: at.world.coach.rules.item(item).title for item in ("leg_weak", "leg_numb")}  # type: ignore[union-attr]
    assert "Something stays locked" in shown and at.world.coach.lockouts() == (grave,)
    ended, stays = f"Unlocked: {titles['leg_weak']}.", f"Stays locked: {titles['leg_numb']}."
    assert {
        ended,
        f"{stays} They examined you before you reported this. Ask them to check this too.",
    } <= shown
    at.choose("See what is locked")
    assert isinstance(at.page, LockoutPage)


def test_one_that_does_not_name_the_other_says_so(at: AtWindow, tmp_path: Path) -> None:
    weak = lock(at, leg_weak="yes")
    lock(at, hours=1, leg_numb="yes")
    shown = opened(at, clearance(at, tmp_path, weak))
    assert any(t.startswith("Stays locked") and t.endswith("This file does not name it.") for t in shown)


def test_a_clearance_without_a_lock_has_nothing_to_end(at: AtWindow, tmp_path: Path) -> None:
    weak = lock(at, leg_weak="yes")
    path = clearance(at, tmp_path, weak)
    opened(at, path)
    assert at.world.coach.lockouts() == ()
    assert {"Nothing is locked now.", "This file was used already. It has done what it can."} <= opened(
        at, path
    )
    at.choose("Go back")
    assert isinstance(at.page, TodayPage)
    lock(at, hours=1, leg_numb="yes")
    assert "This file was used already." in opened(at, path)


def test_on_the_first_start_it_does_not_pass_over_the_welcome(worlds: Worlds, tmp_path: Path) -> None:
    other = worlds()
    take_in_signed(other.world)
    path = clearance(other, tmp_path, lock(other, leg_weak="yes"))
    at = worlds(sample="", welcomed=False)
    assert "Nothing is locked now." in opened(at, path)
    at.press(Key.Key_Escape)
    assert isinstance(at.page, WelcomePage)


def test_who_unlocked_is_said_until_the_next_page(at: AtWindow, tmp_path: Path) -> None:
    opened(at, clearance(at, tmp_path, lock(at, leg_weak="yes")))
    assert "Unlocked by Priya Nair" in at.words()
    at.world.app.settings.change(theme="dark")
    settle()
    assert "Unlocked by Priya Nair" in at.words()
    at.world.director.go("programme")
    settle()
    assert "Unlocked by" not in at.words() and not isinstance(at.page, NoticePage)
