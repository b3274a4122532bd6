"""Setting up the clinician's side: a new key or one that was kept, then a copy of it in a safe place."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import SaveFailed
from corecoach.diary import NotSaved, replace_file
from corecoach.exchange import Problem, read_file
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.key import KeyPage
from corecoach.ui.practice.pages.setup import SetupDraft, SetupPage
from corecoach.ui.save_flow import Paper, why_words
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class SetupFlow(QObject):
    """Nothing is written before the key is made."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._draft = SetupDraft()
        self._fault = ""

    def show(self) -> None:
        """Ask who it is."""
        self._desk.window.show_page(self._make)

    def _make(self, look: Look) -> QWidget:
        page = SetupPage(look, self._draft, busy=self._desk.later.busy, fault=self._fault)
        page.make_requested.connect(lambda _none: self._begin())
        page.backup_requested.connect(lambda _none: self._choose_backup())
        page.new_requested.connect(lambda _none: self.take_backup(None, ""))
        page.leave_requested.connect(lambda _none: self._desk.leave())
        return page

    def _choose_backup(self) -> None:
        kinds = _("CoreCoach key (*.cckey)") + ";;" + _("All files (*)")
        path = self._desk.choose_file(self._desk.window, _("Open the copy of your key"), kinds)
        if path is None:
            return
        data = read_file(path)
        if isinstance(data, Problem):
            self._fault = words_of(data)
            self.show()
        else:
            self.take_backup(data, path.name)

    def take_backup(self, data: bytes | None, name: str) -> None:
        """Use the key of a file that was kept; None makes a new one."""
        self._draft.backup, self._draft.backup_name, self._fault = data, name, ""
        self._draft.forget_passphrase()
        self.show()

    def _begin(self) -> None:
        self._fault = ""
        self._desk.later.do(self._make_key)
        self.show()

    def _make_key(self) -> None:
        draft, practice = self._draft, self._desk.practice
        if draft.backup is None:
            result = practice.set_up(draft.author, draft.passphrase)
        else:
            result = practice.restore(draft.backup, draft.author, draft.passphrase)
        if isinstance(result, Problem):
            self._fault = words_of(result)
            self.show()
        elif isinstance(result, SaveFailed) and not practice.is_open:
            self._fault = _("The key could not be saved. {why}").format(why=why_words(result.reason))
            self.show()
        else:
            self._made()

    def _made(self) -> None:
        has_copy = self._draft.backup is not None
        self._draft = SetupDraft()
        self._desk.director.workspace.keep()
        if has_copy:
            self._desk.practice.identity.note_backup(self._desk.practice.clock.now())
            self._desk.come_in()
        else:
            self.show_key()

    # -- the copy --------------------------------------------------------------------------------------

    def show_key(self) -> None:
        """Say how not to lose the key."""

        def make(look: Look) -> QWidget:
            page = KeyPage(look, self._desk.practice.fingerprint)
            page.copy_requested.connect(lambda _none: self.save_copy())
            page.later_requested.connect(lambda _none: self._desk.come_in())
            return page

        self._desk.show_step(make)

    def save_copy(self, back: Callable[[], object] | None = None) -> None:
        """Save a copy of the key where the clinician wants it, and remember that there is one. `back` is
        where they came from."""
        self._desk.save_paper(self._paper(), back or self._desk.come_in)

    def _paper(self) -> Paper:
        return Paper(
            bar=_("Your key"),
            question=_("Where to save the copy of your key"),
            name="corecoach-key.cckey",
            kinds=_("CoreCoach key (*.cckey)"),
            saved=_("A copy of your key is saved"),
            failed=_("The copy could not be saved"),
            what_next=(_("Keep it away from this computer. It opens with the passphrase you have now."),),
            write=self._write,
        )

    def _write(self, path: Path) -> None:
        practice = self._desk.practice
        try:
            data = practice.backup()
        except OSError as error:
            raise NotSaved("other", path.name) from error
        replace_file(path, data, keep=False)
        self._desk.tell(practice.identity.note_backup(practice.clock.now()))


def words_of(problem: Problem) -> str:
    """A problem in a sentence."""
    what = problem.what[:1].upper() + problem.what[1:]
    return _("{what}. What works: {allowed}.").format(what=what, allowed=problem.allowed)
