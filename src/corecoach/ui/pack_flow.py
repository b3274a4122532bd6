"""The way through ice and heat: choosing, the questions, the use that runs, and what follows it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, SaveFailed
from corecoach.coach.pack_views import PacksView
from corecoach.safety import Refusal
from corecoach.thermal.protocol import Aim
from corecoach.ui.look import Look
from corecoach.ui.pack_after_flow import PackAfterFlow
from corecoach.ui.pack_run_flow import PackRunFlow
from corecoach.ui.pages.pack_answers import AnswersDraft, PackAnswersPage
from corecoach.ui.pages.pack_draft import PackDraft
from corecoach.ui.pages.packs import PacksPage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Factory, Window

if TYPE_CHECKING:
    from corecoach.ui.director import Director

PAGE_VALID_S = 600.0


class PackFlow(QObject):
    """Chooses and starts. What may start is decided by the coach when it is started."""

    def __init__(self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse) -> None:
        super().__init__(director)
        self._director, self._window, self._coach, self._packs = director, window, coach, coach.packs
        self.draft, self._shown_s = PackDraft(), 0.0
        # When the next of the ways is open again, the page says so by itself.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._redraw)
        self.after = PackAfterFlow(director, window, coach, show=self.show, ask_before=self._ask_untrue)
        self.run = PackRunFlow(director, window, coach, settings, over=self.after.begin)
        settings.changed.connect(lambda _value: self._tune(settings))
        self._tune(settings)

    def _tune(self, settings: SettingsInUse) -> None:
        value = settings.value
        self._packs.shelf.set_night(value.night_from, value.night_to)

    # -- choosing ----------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the use that runs, or the page to choose on, with nothing ticked."""
        if self._packs.run.is_live:
            self.run.show()
        else:
            self.draft.forget_ticks()
            self._shown_s = self._coach.clock.seconds()
            self._show(self._make_choice)

    def choose(self, kind: str) -> None:
        """Show the page to choose on, with ice or heat chosen if there is one for the aim."""
        if self.draft.aim is not None and not self._packs.run.is_live:
            view = self._packs.choice.view(self.draft.aim)
            card = next((c for c in view.cards if c.kind == kind), None)
            self.draft.protocol = card.protocol.id if card else self.draft.protocol
        self.show()

    def _show(self, factory: Factory) -> None:
        self._window.show_page(factory, places=self._director.places(), current="packs")

    def _redraw(self) -> None:
        if isinstance(self._window.page, PacksPage):
            self._window.redraw()

    def _come_back(self, view: PacksView) -> None:
        """Draw the page anew at the first moment at which something is open again."""
        now = self._coach.clock.now()
        moments = [card.safe_from for card in view.cards if card.safe_from is not None]
        if moments:
            self._again.start(max(1000, round((min(moments) - now).total_seconds() * 1000)))

    def _make_choice(self, look: Look) -> QWidget:
        view = self._packs.choice.view(self.draft.aim or "stiff")
        self._come_back(view)
        page = PacksPage(
            look,
            view,
            self.draft,
            ticks=self._packs.shelf.ticks_asked,
            now=self._coach.clock.now(),
        )
        page.aim_requested.connect(self._choose_aim)
        page.start_requested.connect(lambda _none: self._start())
        page.answers_requested.connect(lambda _none: self.show_answers())
        page.untrue_requested.connect(lambda _none: self._ask_untrue())
        page.log_requested.connect(lambda _none: self.after.show_log())
        page.locks_requested.connect(lambda _none: self._director.show_lockouts())
        return page

    def _choose_aim(self, aim: Aim) -> None:
        self.draft.choose_aim(aim)
        self._show(self._make_choice)

    # -- what is asked -----------------------------------------------------------------------------------

    def show_answers(self) -> None:
        """Ask what makes ice or heat risky; who has never said who they are is asked that first."""
        if self._coach.profile_is_due():
            self._director.about_you(self._ask_conditions)
        else:
            self._ask_conditions()

    def _ask_conditions(self) -> None:
        draft, rules, implied = AnswersDraft(), self._packs.shelf.sound_rules(), self._packs.shelf.implied()

        def make(look: Look) -> QWidget:
            page = PackAnswersPage(look, rules.conditions, draft, implied=implied)
            page.done.connect(lambda _none: self._save_answers(draft))
            page.leave_requested.connect(lambda _none: self.show())
            return page

        self._window.show_page(make)

    def _save_answers(self, draft: AnswersDraft) -> None:
        saved = self._packs.shelf.save_answers(draft.conditions, draft.agreed)
        self.show()
        self._director.tell(saved)

    def _ask_untrue(self) -> None:
        from corecoach.ui.pages.pack_untrue import UntruePage

        protocol = self._packs.shelf.protocol(self.draft.protocol)
        if protocol is None:
            self.show()
            return
        ticks = self._packs.shelf.sound_rules().ticks_of(protocol)

        def make(look: Look) -> QWidget:
            page = UntruePage(look, ticks)
            page.chosen.connect(self._report)
            page.leave_requested.connect(lambda _none: self.show())
            return page

        self._window.show_page(make)

    def _report(self, tick: str) -> None:
        """What is not true is kept, and what it locks is shown; what is new is asked about."""
        self.draft.ticks.discard(tick)
        locked, saved = self._packs.after.report(tick)
        if locked:
            self._director.show_lockouts()
        elif tick == "new":
            self.show_answers()
        else:
            self.show()
        self._director.tell(saved)

    def _is_old(self) -> bool:
        """What was ticked is about now: a page that was left open for long is ticked again."""
        return self._coach.clock.seconds() - self._shown_s > PAGE_VALID_S

    # -- the start ---------------------------------------------------------------------------------------

    def _start(self) -> None:
        protocol, aim = self._packs.shelf.protocol(self.draft.protocol), self.draft.aim
        if protocol is None or aim is None or self._is_old():
            self.show()
            return
        if self._coach.profile_is_due():
            self._director.about_you(self.show)
            return
        started = self._packs.run.start(protocol, aim, self.draft.ticks)
        if isinstance(started, SaveFailed):
            self._director.tell(started)
        elif isinstance(started, Refusal) and started.reason in ("locked", "flagged"):
            self._director.show_lockouts()
        elif isinstance(started, Refusal):
            # The page says what is in the way now.
            self.show()
        else:
            self.draft.forget_ticks()
            self.run.begin()
