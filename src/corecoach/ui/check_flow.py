"""The safety check: who asks, the questions that are due, the items behind them, and how they compare."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, ScreenResult
from corecoach.safety import DROWSY, NOTHING_DUE, Due, RuleSet, Screening, Tier, items_to_ask
from corecoach.safety.follow_up import items_with_follow_up
from corecoach.ui.check_words import damaged_lines, nothing_named_lines, old_lines
from corecoach.ui.dates import time_words
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.drill import DrillPage
from corecoach.ui.pages.follow_up import FollowUpPage, forget_others
from corecoach.ui.pages.gate import GateDraft, GatePage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

Passed = Callable[[Screening, ScreenResult], object]
# Answers are about now: a page that was left open for longer is asked again.
PAGE_VALID = timedelta(minutes=10)


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
        self._due: Due = NOTHING_DUE
        # The check of earlier today whose answers still hold, if there is one.
        self._earlier: Screening | None = None
        self._began_s = 0.0
        # Whether there are answers that are not written yet.
        self._answering = False
        window.closing.connect(self.keep)

    def begin(self, title: str = "", passed: Passed | None = None) -> None:
        """Ask everything that is due. With a session's `title` the score is asked too, and `passed` gets the
        answers unless they are an emergency. Who has never said who they are is asked that first."""
        self._title, self._passed = title, passed
        if self._coach.rules is None:
            self._say_damaged()
        elif self._title and self._coach.profile_is_due():
            self._director.about_you(self._begin)
        else:
            # A new symptom is told first; who somebody is can wait.
            self._begin()

    def _begin(self) -> None:
        self._ask(self._coach.valid_screening() if self._title else None)

    def _ask(self, earlier: Screening | None = None) -> None:
        """All that is due; with an `earlier` check that still holds, only what is asked every time."""
        self.draft, self._earlier = GateDraft(), earlier
        self._due = self._coach.due(before_session=bool(self._title))
        self._began_s = self._coach.clock.seconds()
        self.show_gate()

    def show_gate(self) -> None:
        """Show the questions with the answers given so far."""
        self._answering = True
        self._window.show_page(self._make_gate)

    def gate_done(self) -> None:
        """The questions are answered: ask the items behind those that were not No, and what is due."""
        if self._is_old() and not self._felt():
            again = (_("Answer again"), Kind.PRIMARY, lambda: self.begin(self._title, self._passed))
            self.notice(_("Please answer once more"), old_lines(), [again])
            return
        items = self._items()
        asked = {*items, DROWSY}
        self.draft.items = {i: a for i, a in self.draft.items.items() if i in asked}
        if items:
            self.ask(items, self.draft, self._submit, self.nothing_named, self.show_gate)
        else:
            self._submit()

    def _felt(self) -> bool:
        """Whether something was answered that is not No: that is never thrown away."""
        return any(a != "no" for a in (*self.draft.gates.values(), *self.draft.items.values()))

    def _is_old(self) -> bool:
        return self._coach.clock.seconds() - self._began_s > PAGE_VALID.total_seconds()

    def _items(self) -> list[str]:
        """What to ask on the next page; that somebody is drowsy was asked on the first one."""
        person = self._coach.person()
        modifiers = person.modifiers if person else None
        # With the score that was just given: pain that does not ease is asked about.
        session = bool(self._title)
        now = self._coach.due(before_session=session, score=self.draft.pain_now)
        self._due = Due(self._due.weekly, now.items)
        items = items_to_ask(self._rules(), self.draft.gates, modifiers, self._due)
        return [i for i in items if i != DROWSY]

    def ask(
        self,
        items: Sequence[str],
        draft: GateDraft,
        done: Callable[[], object],
        nothing: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        """Ask some items, then how each Yes compares; `draft` is filled in place. `nothing`: all were No,
        and at least one question before them was not."""
        known = self._coach.known_items()

        def answered() -> None:
            felt = any(draft.items.get(i, "no") != "no" for i in items)
            if felt:
                self._compare(draft, done, partial(self.ask, items, draft, done, nothing, back))
            elif all(answer == "no" for answer in draft.gates.values()) and draft.gates:
                done()
            else:
                nothing()

        def make(look: Look) -> QWidget:
            keys = self._settings.value.single_keys
            page = DrillPage(look, self._rules(), items, draft.items, single_keys=keys, known=known)
            page.done.connect(lambda _none: answered())
            page.emergency.connect(lambda _none: self._emergency(draft, done))
            page.leave_requested.connect(lambda _none: back())
            return page

        self._window.show_page(make)

    def _emergency(self, draft: GateDraft, done: Callable[[], object]) -> None:
        """Straight to help. A status from an answer before this one must not travel along."""
        forget_others(draft, items_with_follow_up(self._rules(), draft.items))
        done()

    def _compare(self, draft: GateDraft, done: Callable[[], object], back: Callable[[], object]) -> None:
        """After a Yes: compared with what a clinician wrote down, or when it started."""
        asked = items_with_follow_up(self._rules(), draft.items)
        # An answer that was changed takes its status with it.
        forget_others(draft, asked)
        if not asked:
            done()
            return
        known, today = self._coach.known_items(), self._coach.clock.now().date()

        def make(look: Look) -> QWidget:
            page = FollowUpPage(look, self._rules(), draft, asked, known, today=today)
            page.done.connect(lambda _none: done())
            page.leave_requested.connect(lambda _none: back())
            return page

        self._window.show_page(make)

    def nothing_named(self) -> None:
        """A gate was not No, but every item behind it was."""
        actions = [
            (_("Change my answers"), Kind.PRIMARY, self.show_gate),
            (_("Stop for today"), Kind.SECONDARY, self._leave_unexplained),
        ]
        self.notice(_("What did you notice?"), nothing_named_lines(), actions)

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

    def _say_damaged(self) -> None:
        number = self._director.emergency_number()
        self.notice(_("No session can start"), damaged_lines(self._coach.library.rules_fault or "", number))

    def _make_gate(self, look: Look) -> QWidget:
        keys = self._settings.value.single_keys
        page = GatePage(
            look,
            self._rules(),
            self.draft,
            title=self._title,
            single_keys=keys,
            due=self._due,
            answered_at=time_words(self._earlier.answered.at) if self._earlier else "",
        )
        done = self._short_done if self._earlier else self.gate_done
        page.done.connect(lambda _none: done())
        page.changed_requested.connect(lambda _none: self._ask())
        page.leave_requested.connect(lambda _none: self._leave())
        return page

    def _leave(self) -> None:
        """Back to Today. What was answered and is not No is kept all the same, and what it locks is shown."""
        result = self.keep()
        if result is not None and result.lockout is not None:
            self._locks.show()
        else:
            self._director.go("today")
        if result is not None:
            self._director.tell(result.saved)

    def keep(self) -> ScreenResult | None:
        """Write what was answered so far, if any of it is not No; also called when the window closes."""
        felt, self._answering = self._answering and self._felt(), False
        return self._screen()[1] if felt and self._coach.rules is not None else None

    def _short_done(self) -> None:
        # What else has become due since, or an answer that grew old, means that all is asked anew.
        if self._coach.valid_screening() != self._earlier or self._is_old() or self._more_is_due():
            self.keep()
            self._ask()
            return
        assert self._earlier is not None and self.draft.pain_now is not None
        self._answering = False
        drowsy = self.draft.items.get(DROWSY, "no")
        self._go_on(*self._coach.check_again(self._earlier, self.draft.pain_now, drowsy))

    def _more_is_due(self) -> bool:
        assert self._earlier is not None
        asked = {*self._earlier.items, DROWSY}
        return self._due.weekly or not set(self._due.items) <= asked

    def _rules(self) -> RuleSet:
        rules = self._coach.rules
        assert rules is not None
        return rules

    def _screen(self) -> tuple[Screening, ScreenResult]:
        draft = self.draft
        return self._coach.screen(
            draft.gates,
            draft.items,
            draft.pain_now,
            statuses=draft.statuses,
            flu_like=bool(draft.flu_like),
            by_carer=draft.answered_by == "carer",
        )

    def _leave_unexplained(self) -> None:
        self._answering = False
        _screening, result = self._screen()
        self._director.go("today")
        self._director.tell(result.saved)

    def _submit(self) -> None:
        if self._is_old() and not self._felt():
            self._ask()
            return
        self._answering = False
        self._go_on(*self._screen())

    def _go_on(self, screening: Screening, result: ScreenResult) -> None:
        if self._passed is not None and result.triage.tier is not Tier.EMERGENCY:
            self._passed(screening, result)
        elif result.lockout is not None:
            self._locks.show()
        else:
            self._nothing_locked(result)
        self._director.tell(result.saved)

    def _nothing_locked(self, result: ScreenResult) -> None:
        """These answers lock nothing; what was told before still stands, and is said first."""
        if any(x.tier.rank >= Tier.SOON.rank for x in self._coach.lockouts()):
            self._locks.show()
            return
        title, more = _("Your answers are saved"), _("Tell your physio or GP about it.")
        if result.triage.tier is Tier.NONE:
            title, more = _("No warning signs reported"), _("Stop and come back here if anything starts.")
        self.notice(title, [_("Your answers are saved."), more])
