"""A window on the clinician's side, and what is done there again and again."""

from typing import Any

from hands import AtWindow, Worlds, settle
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from corecoach.tour.practice_scenes import add_people, finish, set_up
from corecoach.tour.signed import PASSPHRASE
from corecoach.ui.practice.desk import Desk

__all__ = ["PASSPHRASE", "AtDesk", "at_desk", "write"]


class AtDesk:
    """The hands at the window, and the desk behind it."""

    def __init__(self, at: AtWindow) -> None:
        self.at = at
        self.desk: Desk = at.world.director.practice()
        self.files = {}

    @property
    def title(self) -> str:
        return self.at.window.windowTitle()

    def words(self) -> str:
        return self.at.words()

    def finish(self) -> None:
        """Let happen what waits for the page to be painted."""
        finish(self.desk)
        settle()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        write(self.at, "Passphrase", passphrase)
        self.at.choose("Open")
        self.finish()


def at_desk(worlds: Worlds, *, people: bool = True, **settings: Any) -> AtDesk:
    """A clinician who is in, with some patients."""
    there = AtDesk(worlds(sample="", begin=False, workspace="clinician", **settings))
    set_up(there.at.world)
    if people:
        there.files = {file.patient.name: file for file in add_people(there.desk)}
    there.desk.begin()
    settle()
    return there


def write(at: AtWindow, name: str, text: str) -> None:
    """Write into the visible field with this name, in place of what stands there."""
    field = next(f for f in at.window.findChildren(QLineEdit) if f.accessibleName() == name and f.isVisible())
    field.clear()
    field.setFocus()
    QTest.keyClicks(field, text)
    settle()
