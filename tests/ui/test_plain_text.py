"""Text from files is shown as it is written, in every place of the person's side that shows any."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hands import AtWindow, Worlds
from marked import FILE_NAME, LONG, OWN, PACK, SPY, STEPS, Lived, clearance, mark, names_in, signed, unsigned
from plain_eye import Eye, open_eye
from plain_walk import OWN_WORDS, WALKS, Walk, all_pages
from PySide6.QtCore import QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach import Offer
from corecoach.session import Command, PhaseKind
from corecoach.thermal.running import PackCommand
from corecoach.tour.pack_run_scenes import FINE, ON, PAUSE, do, run_packs
from corecoach.tour.world import NOW
from corecoach.ui.notifier import Notifier
from corecoach.ui.pages.function_naming import NamingDraft
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.player.player import Player


@pytest.fixture
def eye(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Eye]:
    """An eye on every word, and on the file that markup names."""
    with open_eye(monkeypatch) as eye:
        yield eye


def taking(worlds: Worlds, days_ago: int = 0) -> AtWindow:
    """Somebody who took in the marked programme some days ago."""
    at = worlds(sample="")
    world = at.world
    world.clock.set_wall(NOW - timedelta(days=days_ago))
    offer = world.coach.offer(signed())
    assert isinstance(offer, Offer), offer
    world.coach.take_in(offer)
    world.introduce()
    world.clock.set_wall(NOW)
    return at


# -- the eye itself -----------------------------------------------------------------------------------------


def test_every_page_is_on_a_walk_or_known_to_say_nothing_of_a_file() -> None:
    on_walks = set().union(*WALKS.values()) - {"Player"}
    assert all_pages() == on_walks | OWN_WORDS
    assert on_walks & OWN_WORDS == set()


@pytest.mark.parametrize(
    "text", [mark("zBad"), f"zBad{LONG.replace('&amp;', '&')}"], ids=["as marked", "with an ampersand"]
)
def test_the_eye_sees_what_a_label_takes_for_markup(qtbot: QtBot, eye: Eye, text: str) -> None:
    """A label as Qt makes it: its text is no text, and its picture is fetched."""
    label = QLabel(text)
    qtbot.addWidget(label)
    with pytest.raises(AssertionError):
        eye.read(label)
    label.grab()
    assert eye.spy.opened() > 0
    assert not names_in(label.accessibleName())


class Painted(QAbstractButton):
    """A button that paints nothing itself."""

    def paintEvent(self, event: object) -> None:
        """See QWidget.paintEvent."""


def test_the_eye_sees_tool_tips_and_keys(qtbot: QtBot, eye: Eye) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    eye.read(box)
    box.setToolTip(mark("zTip"))
    with pytest.raises(AssertionError, match="zTip"):
        eye.read(box)
    box.setToolTip("")
    Painted(box).setText(mark("zKey"))
    with pytest.raises(AssertionError, match="zKey"):
        eye.read(box)


def test_the_eye_sees_links_and_files(qtbot: QtBot, eye: Eye) -> None:
    link = QLabel('<a href="https://e.org">a link that is wide enough</a>')
    link.setOpenExternalLinks(True)
    qtbot.addWidget(link)
    link.show()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton, pos=link.rect().center())
    QDesktopServices.openUrl(QUrl("file:///tmp"))
    assert eye.links.asked == ["https://e.org", "file:///tmp"]
    with pytest.raises(AssertionError, match=r"e\.org"):
        eye.nothing_happened()
    eye.links.asked.clear()
    eye.nothing_happened()
    SPY.read_bytes()
    with pytest.raises(AssertionError, match="was opened"):
        eye.nothing_happened()


# -- files that come in -------------------------------------------------------------------------------------

WHO = "zAuthor zRole zRegis"
CONTENTS = f"{WHO} zTitle zPat zPhase zRou zNamef zNames zNotef zNotes"


def test_files_that_are_opened(worlds: Worlds, eye: Eye, tmp_path: Path) -> None:
    at = worlds(sample="", welcomed=False)
    walk, director = Walk("files", at, eye), at.world.director
    file = tmp_path / f"{FILE_NAME}.corecoach"
    file.write_bytes(signed())
    director.open_file(file)
    walk.sees("WelcomePage", "zAuthor zRole zTitle")
    director.offer(file)
    walk.sees("OfferPage", CONTENTS)
    at.choose("Use this programme")
    director.pages.show_signature()
    walk.sees("SignaturePage", f"{WHO} zTact")
    director.pages.exports().results("programme")
    walk.sees("ResultPage", "zAuthor")
    for data in (signed(1, title=mark("zOther")), unsigned(title=mark("zOther"))):
        file.write_bytes(data)
        director.open_file(file)
        walk.sees("OfferPage", CONTENTS.replace("zTitle", "zOther"))
        assert isinstance(at.page, OfferPage)
        at.page.ask_twice()
        walk.sees("TrustStepPage", "zAuthor")
    result = file.with_suffix(".ccresult")
    result.write_bytes(b"")
    director.open_file(result)
    walk.sees("NoticePage", "zFile")
    _refused(walk, at, file)
    walk.over()


def _refused(walk: Walk, at: AtWindow, file: Path) -> None:
    """What a refused file says of itself stands in the reasons."""
    key, value = json.dumps(mark("zKey")).encode(), json.loads(unsigned())
    value["programme"]["routines"][0]["items"][0]["exercise"] = mark("zNoex")
    value["programme"]["author"]["email"] = mark("zMail")
    value["programme"]["language"] = mark("zLang")
    for data, names in (
        (b"{%s: 1}" % key, ""),
        (unsigned().replace(b'"language"', key), "zKey"),
        (json.dumps(value).encode(), ""),
    ):
        file.write_bytes(data)
        at.world.director.open_file(file)
        walk.sees("RefusedFilePage", f"zFile {names}")


# -- what is taken in ---------------------------------------------------------------------------------------


def test_places(worlds: Worlds, eye: Eye) -> None:
    at = taking(worlds, 8)
    walk, world, director = Walk("places", at, eye), at.world, at.world.director
    world.coach.save_profile(44, (), ("hip-pain",), {"cold_reaction": "no", "morning_stiff": "no"})
    director.go("today")
    walk.sees("TodayPage", "zRou zNamef zNames", cut="zPat")
    director.go("programme")
    walk.sees("ProgrammePage", "zTitle zAuthor zRole zPhase zRou zNamef zNames zNotef zNotes")
    director.library().draft.search = mark("zNamef")
    director.go("library")
    walk.sees("LibraryPage", "zNamef")
    for name, letter in ((OWN, "f"), (STEPS, "s")):
        director.library().open(name)
        words = ("Name", "What", "Air", "Mis", "Stop", "Cau", "Src", "Rev", "Note")
        steps = (f"zStep{letter}p", f"zStep{letter}q")
        walk.sees("ExercisePage", " ".join((*steps, "zAuthor", *(f"z{word}{letter}" for word in words))))
    director.go("settings")
    walk.sees("SettingsPage")
    director.about_you(director.show_today)
    walk.sees("AboutYouPage")
    walk.over()


def command(at: AtWindow, what: Command) -> None:
    conductor = at.world.director.flow().conductor
    assert conductor is not None
    conductor.command(what)


def test_a_session(worlds: Worlds, eye: Eye) -> None:
    at = taking(worlds, 8)
    walk, world, director = Walk("session", at, eye), at.world, at.world.director
    director.start("own")
    walk.sees("GatePage")
    world.start_session(3, "own")
    always = "zSf zSs"
    walk.sees("Player", f"{always} zNamef zNotef zStartf", cut="zRou")
    for kind, cue in (("MOVE", "zMovef"), ("HOLD", "zHoldf"), ("BACK", "zBackf"), ("RELAX", "zRestf")):
        world.run_to(PhaseKind[kind])
        world.run(0.6)
        walk.sees("Player", f"{always} zNamef zNotef {cue}", cut="zRou")
    world.run_to(PhaseKind.SWITCH)
    walk.sees("Player", f"{always} zNamef", cut="zRou")
    _paused_and_helped(at, walk, always)
    command(at, Command.SKIP)
    world.run(4)
    steps = "zNames zNotes zStepsp zStepsq"
    walk.sees("Player", f"{always} {steps} zStarts", cut="zRou")
    world.run_to(PhaseKind.HOLD)
    world.run(0.5)
    walk.sees("Player", f"{always} {steps} zHolds", cut="zRou")
    world.app.settings.change(text_scale=200)
    walk.sees("Player", f"{steps} zHolds")
    world.app.settings.change(text_scale=100)
    _ended_and_stopped(at, walk)
    walk.over()


def _paused_and_helped(at: AtWindow, walk: Walk, always: str) -> None:
    command(at, Command.PAUSE)
    walk.sees("Player", always, cut="zRou")
    assert isinstance(at.page, Player)
    none = Qt.KeyboardModifier.NoModifier
    for _turn in range(2):
        at.page.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Question, none, "?"))
        walk.sees("Player", always, cut="zRou")
    command(at, Command.RESUME)
    at.world.run(6)


def _ended_and_stopped(at: AtWindow, walk: Walk) -> None:
    world, director = at.world, at.world.director
    command(at, Command.END)
    walk.sees("SummaryPage", "zNamef zNames")
    world.start_session(60, "own")
    command(at, Command.STOP)
    walk.sees("StoppedPage")
    at.page.chosen.emit("pain")  # type: ignore[attr-defined]
    walk.sees("PainNowPage")
    at.page.chosen.emit(7)  # type: ignore[attr-defined]
    walk.sees("DrillPage")
    world.answer_items()
    walk.sees("NoticePage")
    director.flow().show_summary(world.last_session())
    walk.sees("SummaryPage", "zNamef zNames")
    world.clock.move(24 * 3600)
    director.begin()
    walk.sees("MorningPage", "zRou")
    session = world.coach.morning_due()
    assert session is not None
    world.coach.add_morning(session, 7, None)
    director.start("own")
    world.answer_check(4, stay=True)
    walk.sees("DosePage", "zNamef zNames zRou")
    world.coach.save_profile(44, (), ("hip-pain",), {"cold_reaction": "no", "morning_stiff": "no"})
    wish = world.coach.to_try(OWN)
    assert wish is not None
    director.start_own(wish)
    world.answer_check(4, stay=True)
    walk.sees("DosePage", "zNamef zCauf")


# -- ice and heat, locks ------------------------------------------------------------------------------------


def test_ice_and_heat(worlds: Worlds, eye: Eye) -> None:
    at = taking(worlds)
    walk, world, packs = Walk("packs", at, eye), at.world, at.world.director.packs()
    packs.draft.aim, packs.draft.protocol = "stiff", PACK
    packs.show_answers()
    walk.sees("PackAnswersPage")
    run_packs(world, PACK)
    packs.run.begin()
    walk.sees("PackRunningPage", "zPack")
    for act in (FINE, ON, 30.0):
        do(world, act)
        walk.sees("PackRunningPage", "zPack")
    packs.run._leave_page()
    walk.sees("TodayPage", "zRou")
    assert packs.run.keeps_open()
    walk.sees("NoticePage")
    do(world, PAUSE)
    packs.run.show()
    walk.sees("PackRunningPage", "zPack")
    packs.run.command(PackCommand.END)
    walk.sees("PackOverPage")
    packs.show()
    walk.sees("PacksPage", "zPack zPnote")
    world.clock.move(15 * 60)
    world.director.look_again()
    walk.sees("LookAgainPage")
    record = world.coach.packs.after.entries()[0].record
    packs.after.ask_sign(record, stopped=False)
    walk.sees("PackSignPage")
    at.page.chosen.emit(world.coach.packs.after.signs(record)[0].id)  # type: ignore[attr-defined]
    walk.sees("PackAdvicePage")
    Lived(world.coach, world.clock.now()).save()
    packs.after.show_log()
    walk.sees("PackLogPage", "zPack")
    walk.over()


def test_a_title_is_no_option_of_the_desktop(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a rest the note is called as the protocol is."""
    begun: list[list[str]] = []
    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, said: begun.append(said))
    Notifier(worlds(sample="").world.window).tell("--icon=/etc/passwd", "Rest.", urgent=False)
    assert [said[said.index("--") + 1 :] for said in begun] == [["--icon=/etc/passwd", "Rest."]]


def test_locks_and_who_ended_them(worlds: Worlds, eye: Eye, tmp_path: Path) -> None:
    at = taking(worlds)
    walk, world, director = Walk("locks", at, eye), at.world, at.world.director
    lockout, programme = world.coach.report({"leg_numb": "yes"}, OWN).lockout, world.coach.programme
    assert lockout is not None and programme is not None
    director.show_lockouts()
    walk.sees("LockoutPage")
    director.flow().locks.unlock.begin(lockout)
    walk.sees("UnlockPage", "zAuthor")
    director.flow().locks.ask_clearance(lockout)
    walk.sees("ClearancePage")
    world.clock.move(3600)
    file = tmp_path / f"{FILE_NAME}.ccclear"
    file.write_bytes(clearance(programme.id, lockout.id, world.clock.now()))
    director.open_file(file)
    # The strip says who ended it.
    walk.sees("TodayPage", "zAuthor zRou")
    director.show_lockouts()
    walk.sees("LockoutPage", "zCby zCnote")
    world.clock.move(20 * 24 * 3600)
    director.show_lockouts()
    walk.sees("LockoutPage", "zCby zCnote")
    emergency = world.coach.report({"ces_saddle": "yes"}, OWN).lockout
    assert emergency is not None
    director.show_lockouts()
    walk.sees("EmergencyPage")
    director.flow().locks.unlock.begin(emergency)
    walk.sees("UnlockPage", "zAuthor")
    walk.over()


# -- what somebody wrote, as it comes back from disk --------------------------------------------------------


def test_records(worlds: Worlds, eye: Eye) -> None:
    at = taking(worlds, 20)
    walk, world, pages = Walk("records", at, eye), at.world, at.world.director.pages
    Lived(world.coach, world.clock.now()).save()
    world.director.show_lockouts()
    walk.sees("LockoutPage")
    world.director.go("trend")
    walk.sees("TrendPage")
    pages.check_ins().show_diary()
    walk.sees("DiaryPage", "zScore")
    pages.check_ins().for_day()
    at.page.draft.note = mark("zMine")  # type: ignore[attr-defined]
    world.window.redraw()
    walk.sees("CheckInPage", "zMine")
    pages.function().show()
    walk.sees("FunctionPage", "zActa zActb")
    pages.function()._rate_known()
    walk.sees("RatingPage", "zActa zActb")
    named = NamingDraft()
    named.names[0] = mark("zActc")
    pages.function()._name(named, again=True)
    walk.sees("NamingPage", "zActc")
    walk.over()
