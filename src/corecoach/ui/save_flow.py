"""A page that somebody wants as a file: where to write it, and what became of it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.diary import CannotRead, FromTheFuture, NotSaved
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _


class Paper(Struct, frozen=True):
    """A page to save. `name` is the file name to propose, `kinds` what files it can be, as Qt's dialog wants
    them; `write` raises NotSaved. `told` says more of the file once it is written. `unmade`: what to do where
    it cannot be made at all, wherever it is to be written; `write` raises ValueError then."""

    bar: str
    question: str
    name: str
    kinds: str
    saved: str
    failed: str
    what_next: tuple[str, ...]
    write: Callable[[Path], object]
    told: Callable[[Path], tuple[str, ...]] = lambda _path: ()
    unmade: str = ""


class Keeper(Protocol):
    """Whoever keeps records in a place where nothing else may be written, such as the coach."""

    def holds(self, path: Path) -> bool:
        """Whether a place is among them."""
        ...


class SaveFlow:
    """Writes to a file that the person chooses, never among their records; nothing is sent anywhere. `back`
    is where they came from. `may_go_on` is asked once they chose: what is behind a lock is not written, and
    nothing of it is shown, when the lock came meanwhile."""

    def __init__(
        self,
        window: Window,
        keeper: Keeper,
        paper: Paper,
        back: Callable[[], object],
        may_go_on: Callable[[], bool] = lambda: True,
    ) -> None:
        self._window, self._keeper, self._paper, self._back = window, keeper, paper, back
        self._may_go_on = may_go_on

    def begin(self) -> None:
        """Ask for a place, write, and say where it is."""
        path = choose_place(self._window, self._paper)
        if path is None or not self._may_go_on():
            return
        try:
            fault = self._write(path)
        except ValueError:
            self._say_unmade()
        else:
            self._say(path, fault)

    def _write(self, path: Path) -> str | None:
        """Write the file; why not, if it could not be written."""
        if self._keeper.holds(path):
            return _("CoreCoach keeps your records there. A file in that place could destroy them.")
        try:
            self._paper.write(path)
        except NotSaved as error:
            return why_words(error.reason)
        except (CannotRead, FromTheFuture) as error:
            return str(error)
        return None

    def _say_unmade(self) -> None:
        paper = self._paper
        lines = [paper.unmade or _("CoreCoach cannot make this file. Nothing was written.")]
        ways = [(_("Go back"), Kind.PRIMARY, self._back)]
        self._window.show_page(lambda look: NoticePage(look, paper.failed, lines, ways, bar=paper.bar))

    def _say(self, path: Path, fault: str | None) -> None:
        paper = self._paper
        title = paper.failed if fault else paper.saved
        hint = (*paper.told(path), *paper.what_next)
        if fault:
            hint = (fault, _("Choose another place, or free some disk space."))
        again = (_("Choose another place"), Kind.PRIMARY, self.begin)
        folder = (_("Show the folder"), Kind.SECONDARY, lambda: show_folder(path))
        back = (_("Go back"), Kind.SECONDARY if fault else Kind.PRIMARY, self._back)
        # After a success the keyboard is on the way back, which most people take.
        ways, focus = ([again, back], 0) if fault else ([folder, back], 1)
        self._window.show_page(
            lambda look: NoticePage(look, title, [str(path), *hint], ways, bar=paper.bar, focus=focus)
        )


def show_folder(path: Path) -> None:
    """Open the folder that holds a file in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def choose_place(parent: QWidget, paper: Paper) -> Path | None:
    """Ask where to write a page. A name without an ending gets that of the kind chosen, where no file of that
    name is there: nobody was asked whether to replace it."""
    path, kind = QFileDialog.getSaveFileName(
        parent, paper.question, str(Path.home() / paper.name), paper.kinds
    )
    return with_ending(Path(path), kind) if path else None


def with_ending(path: Path, kind: str) -> Path:
    """`path` with the ending of a kind such as "Picture (*.png)", unless it has one."""
    found = re.search(r"\*(\.\w+)", kind)
    if path.suffix or found is None:
        return path
    named = path.with_name(path.name + found[1])
    return path if named.exists() else named


def why_words(reason: str) -> str:
    """Why a file could not be written."""
    return {
        "disk-full": _("The disk is full."),
        "read-only": _("That folder cannot be written to."),
    }.get(reason, _("It cannot be written there."))
