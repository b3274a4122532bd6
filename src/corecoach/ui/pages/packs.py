"""Ice and heat: what it is for, which way, and what must be true before."""

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.coach.pack_views import PackCard, PacksView, TicksAsked
from corecoach.thermal.protocol import Protocol
from corecoach.ui.look import Look
from corecoach.ui.pack_words import (
    aim_note,
    hindrance_words,
    is_locked,
    last_words,
    locked_words,
    state_words,
    way_words,
    why_words,
)
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.pack_draft import PackDraft
from corecoach.ui.pages.pack_panel import PackPanel
from corecoach.ui.pages.pack_ways import AimOptions, Way, WayCards
from corecoach.ui.widgets import Button, Kind, Message, Page, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

# How the ways and what comes before them share the width.
_LEFT, _RIGHT = 46, 51


class PacksPage(Page):
    """`aim_requested` carries an Aim; the way and the ticks are in the draft, which is filled in place."""

    aim_requested = Signal(object)
    start_requested = Signal(object)
    answers_requested = Signal(object)
    untrue_requested = Signal(object)
    log_requested = Signal(object)
    locks_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        view: PacksView,
        draft: PackDraft,
        *,
        ticks: Callable[[Protocol], TicksAsked],
        now: datetime,
    ) -> None:
        """`ticks` says what must be ticked before a protocol."""
        super().__init__(look, name=_("Ice and heat"))
        self._view, self._draft, self._ticks, self._now = view, draft, ticks, now
        self._log = Button(look, _("Log"), Kind.QUIET, on_click=lambda: self.log_requested.emit(None))
        self._aims: AimOptions | None = None
        self._preselect()
        self.fill(*self._parts(), None)

    def focus_first(self) -> None:
        """Give the keyboard to what it is for: the first thing to choose."""
        if self._aims is None:
            self._log.setFocus()
        else:
            self._aims.focus_first()

    def _preselect(self) -> None:
        """What is suggested for the aim, unless the person has chosen."""
        cards = self._view.cards
        if self._draft.aim is None or self._view.card(self._draft.protocol) is not None or not cards:
            return
        best = next((card for card in cards if card.suggested), cards[0])
        if is_locked(best, self._view):
            free = (card for card in cards if not card.in_the_way and not is_locked(card, self._view))
            best = next(free, best)
        self._draft.choose(best.protocol.id)

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Part]:
        look, view = self.look, self._view
        head = self._head()
        if view.fault is not None:
            words = _("The limits are damaged, so no timer can start. Install CoreCoach again.")
            yield from (head, Message(look, words, "danger"))
            return
        yield column(head, *self._locks(), self._question(), gap=look.px(10))
        yield Message(look, aim_note(self._draft.aim), "guidance")
        if self._draft.aim is not None:
            yield self._columns()

    def _locks(self) -> Iterator[QWidget]:
        look, view = self.look, self._view
        if view.lockouts:
            see = Button(look, _("See why"), Kind.SECONDARY, on_click=lambda: self.locks_requested.emit(None))
            yield Message(look, locked_words(view), "caution", action=see, icon="lock")

    def _head(self) -> QWidget:
        look = self.look
        title = grow(Text(look, _("Ice and heat"), "title-m"))
        last = Text(look, last_words(self._view.last, self._now), "body", "ink-2", wrap=look.narrow)
        if look.narrow:
            return held(row(grow(last), self._log, gap=look.px(14)))
        return held(row(title, last, self._log, gap=look.px(20)))

    def _question(self) -> QLayout:
        self._aims = AimOptions(self.look, self._draft.aim)
        self._aims.chosen.connect(self.aim_requested)
        return column(Text(self.look, _("What is it for?"), "title-s"), self._aims, gap=self.look.px(10))

    def _columns(self) -> QLayout:
        look = self.look
        ways = WayCards(look, [self._way(card) for card in self._view.cards], self._draft)
        ways.chosen.connect(self._choose)
        self._panel = self._make_panel()
        if look.narrow:
            return column(ways, self._panel, gap=look.px(18))
        box = row(gap=look.px(20))
        box.addLayout(column(ways, None), _LEFT)
        box.addLayout(column(self._panel, None), _RIGHT)
        return box

    def _way(self, card: PackCard) -> Way:
        state = state_words(card, self._view, self._now)
        return Way(card.protocol.id, card.kind, way_words(card, state), card.main)

    def _make_panel(self) -> PackPanel:
        panel = PackPanel(self.look, self._draft)
        panel.start_requested.connect(self.start_requested)
        panel.answers_requested.connect(self.answers_requested)
        panel.untrue_requested.connect(self.untrue_requested)
        if self._view.answers_due:
            panel.ask_first()
        else:
            self._fill(panel)
        return panel

    def _fill(self, panel: PackPanel) -> None:
        card = self._view.card(self._draft.protocol)
        if card is not None:
            view, now = self._view, self._now
            said = [hindrance_words(h, view.conditions, now) for h in card.said]
            by_answers = any(h.rule in ("TH15", "TH19", "TH20") for h in card.in_the_way)
            why, asked = why_words(card, view, now), self._ticks(card.protocol)
            panel.show_way(card, why, said, asked, by_answers=by_answers)

    # -- what the person does -----------------------------------------------------------------------------

    def _choose(self, protocol: str) -> None:
        self._draft.choose(protocol)
        if not self._view.answers_due:
            self._fill(self._panel)
