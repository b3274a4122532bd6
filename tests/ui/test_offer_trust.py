"""A signature in the window: shown, compared, and where it is not the known one used only in two steps."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alone import words
from hands import AtWindow, Key, Worlds, settle
from msgspec.structs import replace
from programme_samples import ASSETS, LIBRARY, fits, programme_file, words_on
from pytestqt.qtbot import QtBot

from corecoach.coach import Offer, TakenIn
from corecoach.coach.trust import Signer, Trust, TwoPeople, trust_in
from corecoach.exchange import Signature
from corecoach.prescription import Author, Patient
from corecoach.tour.trust_scenes import KEYS, PRIYA, TOM, programme_of, take_in_signed
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.programme import ProgrammePage
from corecoach.ui.pages.refused_file import RefusedFilePage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.trust import SignaturePage, TrustDraft, TrustStepPage
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.widgets.tick import Tick
from corecoach.words import use_language

OLD, NEW = "fe81 2c12 f3ab 4ce6", "dbc2 9825 1c51 321b"


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    """At a window with a programme that Priya signed."""
    at = worlds()
    take_in_signed(at.world)
    return at


def opened(at: AtWindow, author: Author, key: int | None, name: str = "one-minute") -> set[str]:
    """Open a file by somebody; what the page says."""
    at.world.director.open_file(programme_of(at.world, author, None if key is None else KEYS[key], name))
    settle()
    return said(at)


def said(at: AtWindow) -> set[str]:
    return {text.replace("\u200b", "") for text in words(at.page)}


def in_hand(at: AtWindow) -> TakenIn:
    taken = at.world.coach.taken_in
    assert taken is not None
    return taken


# -- what is shown ----------------------------------------------------------------------------------------


def test_the_first_one_shows_who_and_the_letters_to_compare(worlds: Worlds) -> None:
    at = worlds()
    shown = opened(at, PRIYA, 0)
    assert {
        "Signed by Priya Nair",
        "Priya Nair, physiotherapist, PH104233",
        OLD,
        "Compare these letters with the ones from your physio.",
    } <= shown
    at.choose("Use this programme")
    assert isinstance(at.page, TodayPage) and in_hand(at).file.signature is not None


def test_on_the_first_start_too(worlds: Worlds) -> None:
    at = worlds(sample="", welcomed=False)
    shown = opened(at, PRIYA, 0)
    assert isinstance(at.page, WelcomePage)
    assert {"Signed by Priya Nair", OLD, "Compare these letters with the ones from your physio."} <= shown


def test_a_known_one_is_said_to_be_the_same_and_needs_one_step(at: AtWindow) -> None:
    shown = opened(at, PRIYA, 0)
    assert "The letters of the signature are the same as before. Known here since 17 November." in shown
    at.choose("Use this programme")
    assert in_hand(at).programme.title == "One minute"


def test_an_unsigned_one_is_shown_as_unsigned(worlds: Worlds) -> None:
    at = worlds()
    assert {"This file is not signed.", "Nobody can tell who made it, or if it was changed."} <= opened(
        at, PRIYA, None
    )


DOUBTFUL = {
    "changed": (
        PRIYA, 1, {"This is not the signature you know", OLD, NEW, "Your physio has a new computer."},
    ),
    "new-clinician": (
        TOM, 1,
        {"This is not the signature you know", OLD, NEW, "Priya Nair, physiotherapist, PH104233",
         "Tom Ashdown, physiotherapist, PH221840", "Another physio looks after you now.",
         "Somebody else made this file."},
    ),
    "unsigned": (PRIYA, None, {"This file is not signed.", "Somebody else made this file."}),
}  # fmt: skip


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_another_one_warns_and_is_not_used_unless_somebody_asked(at: AtWindow, kind: str) -> None:
    author, key, expected = DOUBTFUL[kind]
    before = in_hand(at)
    shown = opened(at, author, key)
    assert expected <= shown
    assert "Your programmes have been signed by Priya Nair since 17 November." in shown
    assert at.focus is at.button("Do not use it")
    at.choose("I want to use it all the same")
    assert isinstance(at.page, TrustStepPage)
    assert "Ring Priya Nair. Use a number that you had before this file." in said(at)
    assert at.focus is at.button("Do not use it")
    assert not at.button("Use this programme").isEnabled()
    assert in_hand(at) == before
    at.click(at.page.findChildren(Tick)[0])
    at.choose("Use this programme")
    assert isinstance(at.page, TodayPage) and in_hand(at).id != before.id


@pytest.mark.parametrize("way", ["Do not use it", "escape", "second step", "second step, escape"])
def test_without_the_second_step_nothing_is_stored(at: AtWindow, way: str) -> None:
    before = at.world.coach.all_taken_in()
    opened(at, TOM, 1)
    if way.startswith("second step"):
        at.choose("I want to use it all the same")
    if way.endswith("escape"):
        at.press(Key.Key_Escape)
    else:
        at.choose("Do not use it")
    assert isinstance(at.page, TodayPage)
    assert at.world.coach.all_taken_in() == before


def test_no_page_can_take_a_doubtful_one_in_without_it(at: AtWindow) -> None:
    opened(at, TOM, 1)
    page = at.page
    assert isinstance(page, OfferPage)
    page.accept_requested.emit(page._offer)
    settle()
    assert isinstance(at.page, TrustStepPage)
    assert in_hand(at).programme.author == PRIYA


def test_the_tick_outlives_another_theme(at: AtWindow) -> None:
    opened(at, TOM, 1)
    at.choose("I want to use it all the same")
    at.click(at.page.findChildren(Tick)[0])
    at.world.app.settings.change(theme="dark")
    settle()
    assert at.page.findChildren(Tick)[0].isChecked() and at.button("Use this programme").isEnabled()


def test_what_is_locked_stays_so_and_it_says_who_can_end_it(at: AtWindow) -> None:
    lockout = at.world.coach.report({"leg_numb": "yes"}).lockout
    opened(at, TOM, 1)
    at.choose("I want to use it all the same")
    assert (
        "What your symptoms or pain locked stays locked. A code for it must come from Priya Nair. "
        "But this file can end a lock that is about you, such as your age."
    ) in said(at)
    at.click(at.page.findChildren(Tick)[0])
    at.choose("Use this programme")
    assert at.world.coach.lockouts() == (lockout,)
    assert at.world.coach.ways_out()[lockout.id].clinician == "Priya Nair"  # type: ignore[union-attr]


def test_a_changed_file_is_refused(at: AtWindow, tmp_path: Path) -> None:
    path = programme_of(at.world, PRIYA, KEYS[0], "one-minute")
    path.write_bytes(path.read_bytes().replace(b"One minute", b"Two minute"))
    at.world.director.open_file(path)
    settle()
    assert isinstance(at.page, RefusedFilePage)
    assert any("the file was changed after it was signed" in text for text in said(at))


# -- the programme in hand ---------------------------------------------------------------------------------


def test_the_programme_page_says_who_signed_and_shows_it_whole(at: AtWindow) -> None:
    opened(at, TOM, 1, "steady-core")
    at.choose("I want to use it all the same")
    at.click(at.page.findChildren(Tick)[0])
    at.choose("Use this programme")
    at.world.director.go("programme")
    settle()
    letters = NEW.replace(" ", "\u00a0")
    assert (
        f"Signed by Tom Ashdown, letters of the signature {letters}. Known here since 17 November."
        in said(at)
    )
    at.choose("See the signature")
    assert isinstance(at.page, SignaturePage)
    assert {"Signed by Tom Ashdown", OLD, NEW, "020 7946 0155", "020 7946 0018"} <= said(at)
    at.press(Key.Key_Escape)
    assert isinstance(at.page, ProgrammePage)


def test_without_any_signature_there_is_none_to_see(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.go("programme")
    settle()
    assert "This file is not signed." in said(at)
    assert "See the signature" not in [
        b.text() for b in at.page.findChildren(type(at.button("Calendar file")))
    ]


def test_results_opened_here_are_the_persons_own_to_give_away(at: AtWindow, tmp_path: Path) -> None:
    path = tmp_path / "Margaret.CCRESULT"
    path.write_bytes(b"anything")
    at.world.director.open_file(path)
    settle()
    assert isinstance(at.page, NoticePage)
    assert {"These are your results.", "You need not open them. Give this file to Priya Nair."} <= said(at)
    assert [text for text in words(at.page) if text][-1].startswith("For physios: to read it, open Settings")
    at.choose("Go back")
    assert isinstance(at.page, TodayPage)


def test_on_the_first_start_they_lead_back_to_the_welcome(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds(sample="", welcomed=False)
    path = tmp_path / "mine.ccresult"
    path.write_bytes(b"anything")
    at.world.director.open_file(path)
    settle()
    assert {"These are your results.", "You need not open them. Give this file to your physio."} <= said(at)
    at.choose("Go back")
    assert isinstance(at.page, WelcomePage)


# -- plain text, and room ----------------------------------------------------------------------------------


ENDLESS = Author("<b>W</b>" * 12, "<img src=x>" * 9, "R" * 100, "<a href='x'>" * 20)


def doubts() -> list[Any]:
    """A trust of each kind, with names without end."""
    file = programme_file()
    signed = replace(
        file,
        programme=replace(file.programme, author=ENDLESS),
        signature=Signature("ed25519", "", ""),
    )
    other = Signer(ENDLESS, "aaaa", None)
    trusts = [trust_in((), signed), trust_in((), file)]
    trusts += [Trust(kind, Signer(ENDLESS, ""), other) for kind in ("changed", "new-clinician")]  # type: ignore[arg-type]
    people = TwoPeople(Patient("<img src=x>" * 9, 1950), Patient("<img src=x>" * 9, 1985))
    trusts += [Trust(kind, Signer(ENDLESS, ""), other, people) for kind in ("known", "changed")]  # type: ignore[arg-type]
    unsigned = [Trust("unsigned", None, None, people), Trust("unsigned-after-signed", None, other, people)]
    unsigned.append(Trust("unsigned-after-signed", None, other))
    return [*((signed, t) for t in trusts), *((file, t) for t in unsigned)]


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1), (1024, 640, 1), (1280, 800, 2), (1024, 640, 2)]
)
def test_nothing_is_cut_off_and_names_are_plain_text(
    qtbot: QtBot, look: Look, width: int, height: int, scale: float
) -> None:
    use_language("pseudo")
    look = Look(ASSETS, scale=scale, width=width_class(width, scale))
    today = date(2026, 11, 17)
    for file, trust in doubts():
        offer = Offer(file=file, replaces=None)
        pages = [OfferPage(look, offer, LIBRARY.exercises, {}, trust=trust, today=today)]
        pages += [SignaturePage(look, trust, (Signer(ENDLESS, "aaaa"),), today)]  # type: ignore[list-item]
        if trust.is_doubtful:
            pages.append(TrustStepPage(look, offer, trust, TrustDraft(), locked=True))  # type: ignore[arg-type]
        for page in pages:
            qtbot.addWidget(page)
            assert fits(page, width, height), (trust.kind, page)
            if trust.signer is not None:
                assert "<img src=x>" in words_on(page)
