"""The end of a lock: a code, a file, the clinician at this computer, or their details written down."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.coach import Coach, Saved
from corecoach.coach.views import Unlocked, WayOut
from corecoach.exchange import Problem
from corecoach.safety import Lockout, RuleSet
from corecoach.ui.dates import plain_date_words
from corecoach.ui.dose import and_words
from corecoach.ui.look import Look
from corecoach.ui.pages.clearance import ClearanceDraft, ClearanceForm, ClearancePage
from corecoach.ui.pages.lockout_reasons import reported
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.unlock import InPerson, UnlockDraft, UnlockPage
from corecoach.ui.pages.unlock_words import said_words
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.strips import unlocked_strip
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


def choose_clearance(parent: QWidget) -> Path | None:
    """Ask for a clearance file."""
    kinds = _("CoreCoach clearance (*.ccclear)") + ";;" + _("All files (*)")
    path, _kind = QFileDialog.getOpenFileName(parent, _("Open a clearance file"), str(Path.home()), kinds)
    return Path(path) if path else None


class UnlockFlow(QObject):
    """One lockout at a time. The coach decides; what was typed lives here while a page is drawn anew."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        settings: SettingsInUse,
        *,
        back: Callable[[], object],
    ) -> None:
        """`back` leads to what is locked."""
        super().__init__(director)
        self._director, self._window, self._coach, self._settings = director, window, coach, settings
        self._back = back
        self.choose_file: Callable[[QWidget], Path | None] = choose_clearance
        self._draft, self._details = UnlockDraft(), ClearanceDraft()

    def begin(self, lockout: Lockout) -> None:
        """Show how a lockout can end."""
        self._draft, self._details = UnlockDraft(), ClearanceDraft()
        self._show(lockout, None)

    def ask_details(self, lockout: Lockout) -> None:
        """Ask for the details of the clinician who cleared a lockout."""
        way = self._way(lockout)
        later = way is not None and way.details == "later"

        def make(look: Look) -> QWidget:
            now = self._coach.clock.now()
            page = ClearancePage(look, lockout, self._coach.rules, self._details, now, later=later)
            page.confirm_requested.connect(self._clear)
            page.decline_requested.connect(lambda _none: self._show(lockout, None))
            return page

        self._window.show_page(make)

    def tell_file(self, done: Mapping[str, Unlocked]) -> None:
        """Say what a clearance file did to the lockouts that it names, by their ids."""
        left = [x for x in self._coach.lockouts() if done.get(x.id) != "cleared"]
        refused = [x for x in left if x.id in done]
        if "cleared" in done.values() and left:
            self._tell_some(done, left)
        elif "cleared" in done.values():
            self._tell_cleared(self._signer(next(x for x in done if done[x] == "cleared")))
        elif refused:
            self._draft = UnlockDraft(tried="file")
            self._show(refused[0], done[refused[0].id])
        else:
            self._tell_other_lock()

    # -- the page --------------------------------------------------------------------------------------

    def _signer(self, lockout: str) -> str:
        """Who signed the programme that codes and files for a lockout belong to."""
        signed = self._coach.signed(lockout)
        return signed.programme.author.name if signed else ""

    def _way(self, lockout: Lockout) -> WayOut | None:
        return self._coach.ways_out().get(lockout.id)

    def _show(self, lockout: Lockout, said: Unlocked | None) -> None:
        way = self._way(lockout)
        if way is None:
            # It has ended meanwhile.
            self._back()
            return
        self._window.show_page(lambda look: self._make(look, self._way(lockout) or way, said))

    def _make(self, look: Look, way: WayOut, said: Unlocked | None) -> QWidget:
        lockout, rules, now = way.lockout, self._coach.rules, self._coach.clock.now()
        number = self._director.emergency_number()
        page = UnlockPage(look, way, rules, self._draft, now=now, said=said, emergency_number=number)
        page.code_entered.connect(lambda code: self._by_code(lockout, code))
        page.file_requested.connect(lambda _none: self._by_file(lockout))
        page.passphrase_entered.connect(lambda entered: self._in_person(lockout, entered))
        page.details_requested.connect(lambda _none: self.ask_details(lockout))
        page.check_requested.connect(lambda _none: self._director.go("symptom"))
        page.decline_requested.connect(lambda _none: self._back())
        self._free_in_time(page, way)
        return page

    def _free_in_time(self, page: UnlockPage, way: WayOut) -> None:
        """Draw the page anew once the next try is allowed; if the page is gone by then, so is this."""
        if way.blocked_until is not None:
            left = way.blocked_until - self._coach.clock.now() + timedelta(seconds=1)
            timer = QTimer(page, singleShot=True)
            timer.timeout.connect(self._window.redraw)
            timer.start(max(0, left // timedelta(milliseconds=1)))

    # -- tries -----------------------------------------------------------------------------------------

    def _by_code(self, lockout: Lockout, code: str) -> None:
        self._after(lockout, self._coach.unlock_by_code(lockout, code))

    def _in_person(self, lockout: Lockout, entered: InPerson) -> None:
        coach = self._coach
        self._after(lockout, coach.unlock_in_person(lockout, entered.passphrase, entered.keep, entered.weeks))

    def _by_file(self, lockout: Lockout) -> None:
        path = self.choose_file(self._window)
        if path is None:
            return
        read = self._coach.unlock_by_file(lockout, path)
        if isinstance(read, list):
            self._show_refused(lockout, path.name, read)
        else:
            self._after(lockout, read)

    def _clear(self, form: ClearanceForm) -> None:
        lockout = form.lockout
        said = self._coach.clear(lockout, form.clinician, form.role, form.assessed, form.place)
        self._after(lockout, said, form.clinician)

    def _after(self, lockout: Lockout, said: Unlocked, clinician: str = "") -> None:
        """Go where a try leads; what could not be saved is said above the page."""
        if said == "cleared":
            self._tell_cleared(clinician or self._signer(lockout.id))
            return
        self._show(lockout, said)
        self._director.tell(Saved())

    # -- what is said ----------------------------------------------------------------------------------

    def _tell_cleared(self, clinician: str) -> None:
        """On to Today, with a line that is shown once."""
        partly = bool(self._coach.lockouts())
        words = cleared_words(clinician, self._coach.clock.now().date(), partly=partly)
        self._director.go("today")
        self._director.tell(Saved())
        if not self._coach.pending:
            drop = partial(self._director.tell, Saved())
            self._window.show_strip(lambda look: unlocked_strip(look, words, drop), passed=drop)

    def _tell_some(self, done: Mapping[str, Unlocked], left: Sequence[Lockout]) -> None:
        """Say what a file ended, and what it did not and why: the grave one may be among these."""
        rules = self._coach.rules
        ended = [x for x in self._coach.recorded(Lockout) if done.get(x.id) == "cleared"]
        lines = [_("Unlocked: {what}.").format(what=what_words(x, rules)) for x in ended]
        for lockout in left:
            stays = _("Stays locked: {what}.").format(what=what_words(lockout, rules))
            why = said_words(done.get(lockout.id), "file") or _("This file does not name it.")
            lines.append(f"{stays} {why}")
        ways = [(_("See what is locked"), Kind.PRIMARY, self._back)]
        title, bar = _("Something stays locked"), _("Unlock with your clinician")
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=bar))
        self._director.tell(Saved())

    def _tell_other_lock(self) -> None:
        lines = [_("Nothing was changed."), _("Ask your clinician for a file for what is locked now.")]
        actions = [(_("See what is locked"), Kind.PRIMARY, self._back)]
        bar = _("Unlock with your clinician")
        self._window.show_page(
            lambda look: NoticePage(look, _("This file is for another lock."), lines, actions, bar=bar)
        )

    def _show_refused(self, lockout: Lockout, name: str, problems: list[Problem]) -> None:
        from corecoach.ui.pages.refused_file import RefusedFilePage

        def make(look: Look) -> QWidget:
            page = RefusedFilePage(look, name, problems)
            page.decline_requested.connect(lambda _none: self._show(lockout, None))
            return page

        self._window.show_page(make)


def what_words(lockout: Lockout, rules: RuleSet | None) -> str:
    """What a lockout is for, in a few words."""
    return and_words([reason.title for reason in reported(lockout, rules)])


def cleared_words(clinician: str, today: date, *, partly: bool) -> str:
    """Who unlocked it and when, and what comes now; `partly`: something stays locked."""
    day = plain_date_words(today, today)
    by = _("Unlocked by {name}, {day}.").format(name=clinician, day=day)
    if not clinician:
        by = _("Unlocked on {day}.").format(day=day)
    then = _("Something stays locked.") if partly else _("We suggest a first session one step easier.")
    return f"{by} {then}"
