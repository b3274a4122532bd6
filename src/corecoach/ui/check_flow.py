"""The safety check: three questions, then the items of those that were not No."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, ScreenResult
from corecoach.safety import SCREENING_VALID, Answer, RuleSet, Screening, Tier, items_to_ask
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.drill import DrillPage
from corecoach.ui.pages.gate import GateDraft, GatePage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

Passed = Callable[[Screening, ScreenResult], object]


class CheckFlow(QObject):
    """Asks, and writes the answers. A lockout is on disk, or said not to be, before its page shows."""

    def __init__(
        self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse, locks: LockFlow
    ) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._settings, self._locks = settings, locks
        self._title = ""
        self._passed: Passed | None = None
        self.draft = GateDraft()
        self._began_s = 0.0

    def begin(self, title: str = "", passed: Passed | None = None) -> None:
        """Ask everything anew. With a session's `title` the score is asked too, and `passed` gets the answers
        unless they are an emergency."""
        self._title, self._passed = title, passed
        self.draft = GateDraft()
        self._began_s = self._coach.clock.seconds()
        self.show_gate()

    def show_gate(self) -> None:
        """Show the three questions with the answers given so far."""
        if self._coach.rules is None:
            lines = [
                _("The safety questions are damaged. Install CoreCoach again."),
                _("In an emergency, call your emergency number."),
            ]
            self.notice(_("No session can start"), lines)
        else:
            self._window.show_page(self._make_gate)

    def gate_done(self) -> None:
        """The three questions are answered: ask the items behind those that were not No."""
        if self._coach.clock.seconds() - self._began_s > SCREENING_VALID.total_seconds():
            again = (_("Answer again"), Kind.PRIMARY, lambda: self.begin(self._title, self._passed))
            lines = [_("Your answers are more than ten minutes old."), _("They must be about now.")]
            self.notice(_("Please answer once more"), lines, [again])
            return
        items = items_to_ask(self._rules(), self.draft.gates)
        self.draft.items = {i: a for i, a in self.draft.items.items() if i in items}
        if items:
            self.ask(items, self.draft.items, self._submit, self.nothing_named, self.show_gate)
        else:
            self._submit()

    def ask(
        self,
        items: Sequence[str],
        answers: dict[str, Answer],
        done: Callable[[], object],
        nothing: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        """Ask some items; `answers` is filled in place."""

        def make(look: Look) -> QWidget:
            keys = self._settings.value.single_keys
            page = DrillPage(look, self._rules(), items, answers, single_keys=keys)
            page.done.connect(lambda _none: done())
            page.emergency.connect(lambda _none: done())
            page.nothing_named.connect(lambda _none: nothing())
            page.leave_requested.connect(lambda _none: back())
            return page

        self._window.show_page(make)

    def nothing_named(self) -> None:
        """A gate was not No, but every item behind it was."""
        actions = [
            (_("Change my answers"), Kind.PRIMARY, self.show_gate),
            (_("Stop for today"), Kind.SECONDARY, self._leave_unexplained),
        ]
        lines = [
            _("You said that something is new, but none of the questions fits it."),
            _("If nothing is new, change your first answers."),
            _("If something else feels wrong, do not exercise today. Tell your physio or GP about it."),
        ]
        self.notice(_("What did you notice?"), lines, actions)

    def notice(
        self,
        title: str,
        lines: Sequence[str],
        actions: Sequence[tuple[str, Kind, Callable[[], object]]] = (),
        bar: str = "",
    ) -> None:
        """Say one thing on a page of its own."""
        home = (_("Back to Today"), Kind.PRIMARY, lambda: self._director.go("today"))
        ways, bar_words = actions or (home,), bar or _("Safety check")
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=bar_words))

    def _make_gate(self, look: Look) -> QWidget:
        keys = self._settings.value.single_keys
        page = GatePage(look, self._rules(), self.draft, title=self._title, single_keys=keys)
        page.done.connect(lambda _none: self.gate_done())
        page.leave_requested.connect(lambda _none: self._director.go("today"))
        return page

    def _rules(self) -> RuleSet:
        rules = self._coach.rules
        assert rules is not None
        return rules

    def _screen(self) -> tuple[Screening, ScreenResult]:
        return self._coach.screen(self.draft.gates, self.draft.items, self.draft.pain_now)

    def _leave_unexplained(self) -> None:
        _screening, result = self._screen()
        self._director.go("today")
        self._director.tell(result.saved)

    def _submit(self) -> None:
        screening, result = self._screen()
        if self._passed is not None and result.triage.tier is not Tier.EMERGENCY:
            self._passed(screening, result)
        elif result.lockout is not None:
            self._locks.show()
        else:
            self._nothing_locked(result)
        self._director.tell(result.saved)

    def _nothing_locked(self, result: ScreenResult) -> None:
        if result.triage.tier is Tier.NONE:
            title = _("No warning signs reported")
            more = _("Stop and come back here if anything on the list starts.")
        else:
            title, more = _("Your answers are saved"), _("Tell your physio or GP about it.")
        self.notice(title, [_("Your answers are saved."), more])
