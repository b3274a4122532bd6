"""The whole way of a programme and its results, in a process of its own: a clinician's window and a person's
window, without a screen, up to a crash. Nothing of it may be said on standard output or error.

FOLDER is the only argument. What is to be typed comes as JSON on standard input: a command line or an
environment would show it to others. What the clinician tells the person goes to FOLDER/told, for a test to
look for it elsewhere.
"""

import ctypes
import gc
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hands import AtWindow, settle
from practice_at import write
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from corecoach.coach import Settings
from corecoach.practice.draft import Draft
from corecoach.practice.patient import PatientFile
from corecoach.safety import Lockout, challenge_of, grouped
from corecoach.session import ItemRecord, SessionRecord
from corecoach.tour.practice_scenes import desk_of, finish
from corecoach.tour.world import World
from corecoach.ui import save_flow
from corecoach.ui.practice.desk import Desk
from corecoach.ui.save_flow import Paper

CLINIC, PERSON, OUT, TOLD = "clinic", "person", "out", "told"


class Driver:
    """Both windows, and what is typed in them."""

    def __init__(self, folder: Path, words: dict[str, str]) -> None:
        self.folder, self.words = folder, words
        for name in (OUT, TOLD):
            (folder / name).mkdir()
        save_flow.choose_place = self._place
        settings = Settings(theme="light", country="GB", welcomed=True)
        self.clinic = AtWindow(World(folder / CLINIC, settings, (1280, 800)))
        self.person = AtWindow(World(folder / PERSON, settings, (1280, 800)))
        self.desk: Desk = desk_of(self.clinic.world)
        self.file: PatientFile
        for at in (self.clinic, self.person):
            at.world.show()

    def _place(self, _window: object, paper: Paper) -> Path:
        """Where files are saved: under a name that says what they are."""
        return self.folder / OUT / f"{len(list((self.folder / OUT).iterdir()))}{Path(paper.name).suffix}"

    def saved(self, ending: str) -> Path:
        """The newest file with this ending."""
        return sorted((self.folder / OUT).glob(f"*{ending}"))[-1]

    def tell(self, name: str, text: str) -> None:
        (self.folder / TOLD / name).write_text(text, "utf-8")

    def done(self) -> None:
        """Let happen what waits for a page to be painted."""
        finish(self.desk)
        settle()

    # -- the clinician -----------------------------------------------------------------------------------

    def set_up(self) -> None:
        words, at = self.words, self.clinic
        self.desk.begin()
        settle()
        for field, text in (("Your name", words["clinician"]), ("Your role", "Physiotherapist")):
            write(at, field, text)
        for field in ("Passphrase", "The same passphrase again"):
            write(at, field, words["passphrase"])
        at.choose("Make my key")
        self.done()
        at.choose("Save a copy")
        at.choose("Go back")
        self.unlock()

    def unlock(self) -> None:
        """Lock, and come in again after two wrong passphrases."""
        self.desk.lock()
        settle()
        for text in (self.words["wrong"], self.words["passphrase"] + "x", self.words["passphrase"]):
            write(self.clinic, "Passphrase", text)
            self.clinic.choose("Open")
            self.done()
        assert self.desk.practice.is_open

    def sign(self) -> None:
        words = self.words
        self.file, _saved = self.desk.practice.add_patient(
            words["patient"], date(1960, 2, 3), words["local"], ("hip-pain",)
        )
        self.file.save_details(note=words["about"])
        self.desk.show_editor(self.file)
        settle()
        self.desk.practice.save_template(self._draft(), "My start")
        self.file.save_draft(self._draft())
        self.desk.show_patients()
        self.desk.editor().leave()
        self.desk.show_editor(self.file)
        settle()
        self.desk.editor().sign()
        settle()
        for text in (words["wrong"], words["passphrase"]):
            self._sign_with(text)
        for buttons in (("Save the file",), ("Save the handout to print", "Save the handout")):
            for button in (*buttons, "Go back"):
                self.clinic.choose(button)

    def _draft(self) -> Draft:
        from msgspec.structs import replace

        from corecoach.practice.edits import set_note

        draft = self.desk.practice.from_template("core-stability-8w", self.file)
        return set_note(
            replace(draft, title=self.words["title"]), draft.routines[0].id, 0, self.words["note"]
        )

    def _sign_with(self, passphrase: str) -> None:
        at = self.clinic
        second = next((f for f in at.window.findChildren(QLineEdit) if "person" in f.accessibleName()), None)
        if second is None or not second.isVisible():
            box = next(b for b in _buttons(at) if "second passphrase" in b.text())
            box.setChecked(True)
            settle()
        write(at, "Your passphrase", passphrase)
        for field in at.window.findChildren(QLineEdit):
            if field.isVisible() and field.accessibleName() not in ("Your passphrase", ""):
                field.clear()
                QTest.keyClicks(field, self.words["in_person"])
        at.choose("Sign")
        self.done()

    def refuse(self) -> None:
        """Files that nobody takes, on both sides."""
        changed = self.folder / OUT / "changed.corecoach"
        data = self.saved(".corecoach").read_bytes()
        changed.write_bytes(data.replace(self.words["note"].encode(), self.words["note"].encode()[::-1]))
        odd = self.folder / OUT / "odd.ccresult"
        odd.write_bytes(json.dumps({"format": "corecoach.result", "x": self.words["note"]}).encode())
        for at in (self.clinic, self.person):
            for path in (changed, odd):
                at.world.director.open_file(path)
                self._wait(at)

    def _wait(self, at: AtWindow) -> None:
        settle()
        while at.world.director._files._turns.busy:
            settle()
        settle()

    # -- the person --------------------------------------------------------------------------------------

    def live(self) -> None:
        """Take the programme in, do a session, write what hurts, and be locked."""
        at, coach = self.person, self.person.world.coach
        at.world.director.open_file(self.programme())
        self._wait(at)
        at.choose("Use this programme")
        at.world.introduce()
        programme, now = coach.programme, at.world.clock.now()
        assert programme is not None
        item = ItemRecord("cat-camel", "Cat-camel", 8, 8, 0.0, 0.0, False)
        routine = programme.routines[0]
        record = SessionRecord(
            "5e55", now, now + timedelta(minutes=9), routine.id, routine.title, programme.id, "finished",
            500.0, 4, (item,),
        )  # fmt: skip
        coach.keep(record)
        coach.feedback(record, pain=5, effort=4, note=self.words["hurts"])
        self.first, self.second = (self._report(sign) for sign in ("leg_numb", "ces_saddle"))
        at.world.director.pages.exports().results("programme")
        settle()
        at.choose("Save the file")

    def programme(self) -> Path:
        """The signed programme that was saved."""
        return next(p for p in sorted((self.folder / OUT).glob("*.corecoach")) if p.stem.isdecimal())

    def _report(self, sign: str) -> Lockout:
        lockout = self.person.world.coach.report({sign: "yes"}).lockout  # type: ignore[dict-item]
        assert lockout is not None
        self.person.world.clock.move(60)
        return lockout

    # -- there and back ----------------------------------------------------------------------------------

    def come_back(self) -> None:
        self.desk.open_file(self.result())
        self._wait(self.clinic)
        assert self.words["hurts"] in self.clinic.words().replace("\u200b", "")

    def result(self) -> Path:
        """The sealed result that was saved."""
        return next(p for p in sorted((self.folder / OUT).glob("*.ccresult")) if p.stem.isdecimal())

    def clear(self) -> None:
        """A code for one lockout, told on the telephone; a file for the other. Wrong ones first."""
        self.clinic.world.clock.set_wall(self.person.world.clock.now() + timedelta(hours=1))
        self.person.world.clock.move(3600)
        self.desk.show_clearance(self.file)
        settle()
        self._give(self.first, "code", "")
        code = self.clinic.page.body._given.code  # type: ignore[attr-defined]
        self.tell("code", code)
        self.clinic.choose("Copy")
        QApplication.clipboard().clear()
        self.clinic.choose("Done")
        self._give(self.second, "file", self.clinic.world.clock.now().strftime("%H:%M"))
        flow = self.person.world.director.flow().locks.unlock
        for text in ("ABCD EFGH 2345", code):
            flow.begin(self.first)
            settle()
            self.person.page.code_entered.emit(text)  # type: ignore[attr-defined]
            settle()
        self.person.world.director.open_file(self.saved(".ccclear"))
        self._wait(self.person)
        assert self.person.world.coach.lockouts() == ()

    def _give(self, lockout: Lockout, way: str, time: str) -> None:
        flow = self.desk.clearance()
        draft: Any = flow.draft
        draft.way, draft.time, draft.note = way, time, self.words["cleared"]
        draft.challenges, draft.examined = grouped(challenge_of(lockout.id)), True
        for text in (self.words["wrong"], self.words["passphrase"]):
            draft.passphrase = text
            flow.give(self.file)
            self.done()


def _buttons(at: AtWindow) -> list[Any]:
    from PySide6.QtWidgets import QAbstractButton

    return [b for b in at.window.findChildren(QAbstractButton) if b.isVisible()]


def crash() -> None:
    """First a bug in a slot, then the end of the process in the middle of a call."""

    def bug() -> None:
        raise RuntimeError("a bug in a slot")

    QTimer.singleShot(0, bug)
    settle()
    gc.collect()
    ctypes.string_at(0)


def main() -> None:
    application = QApplication(["corecoach"])
    application.setStyle("Fusion")
    driver = Driver(Path(sys.argv[1]), json.load(sys.stdin))
    way = (driver.set_up, driver.sign, driver.live, driver.come_back, driver.clear, driver.refuse)
    for step in (*way, driver.desk.lock):
        step()
        settle()
    driver.tell("done", "all of it")
    crash()


if __name__ == "__main__":
    main()
