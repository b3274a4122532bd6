"""Your scores: everything that was said of pain, the newest day first, and the ways to put it right."""

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach.diary_days import DiaryDay
from corecoach.ui.dates import date_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held, lined
from corecoach.ui.pages.diary_entry import DiaryRow
from corecoach.ui.pages.diary_forms import DiaryDraft
from corecoach.ui.pages.diary_head import DiaryHead
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.older_list import OlderList
from corecoach.words import _

# So many scores are added to the list at a time, in whole days.
_SCORES = 24


class DiaryPage(FlowPage):
    """`correct_requested` carries a score, with the number and the note in the draft; `take_back_requested` a
    score, and `no_flare_requested` a day. `add_requested` asks for an earlier day."""

    correct_requested = Signal(object)
    take_back_requested = Signal(object)
    no_flare_requested = Signal(object)
    add_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self, look: Look, days: Iterator[DiaryDay], draft: DiaryDraft, *, now: datetime, may_add: bool
    ) -> None:
        """`days` are taken as they are shown; `may_add`: a day that is over may still get a score."""
        super().__init__(look, max_width=980)
        self._draft, self._now, self._may_add = draft, now, may_add
        self._rows: list[DiaryRow] = []
        self._shown = 0
        self._days = days
        self._next = next(days, None)
        title = _("Your scores")
        self.setAccessibleName(title)
        self._back = Button(
            look, _("Back to Pain trend"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        self._list = OlderList(look, lambda: self._add(0))
        self.fill(*self._parts(), title=title, back=self._back)
        self._add(draft.shown)

    def focus_first(self) -> None:
        """Give the keyboard to the form that is open, to what was just put right, or to the way back."""
        opened = self._list.opened
        again = next((r for r in self._rows if r.entry.score.id == self._draft.back_to), None)
        if opened is not None:
            opened.focus_form()
        elif again is not None and again.opener.has_buttons:
            again.opener.focus_button()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        seen = opened.row if opened is not None else again
        if seen is not None:
            self._scroll.ensureWidgetVisible(seen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first closes what is open."""
        if event.key() != Qt.Key.Key_Escape or not self._list.close_opened():
            super().keyPressEvent(event)

    # -- parts -------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Part]:
        empty = self._next is None
        words = _("No scores yet. Tap a number on Today.") if empty else _("Newest first. Nothing is lost.")
        yield self._head(words)
        yield self._list

    def _head(self, words: str) -> QWidget:
        look = self.look
        text = Text(look, words, "lead", "ink-2")
        if not self._may_add:
            return text
        add = Button(
            look, _("Add a score for an earlier day"), Kind.SECONDARY, icon="plus",
            on_click=lambda: self.add_requested.emit(None),
        )  # fmt: skip
        if look.narrow:
            return held(column(text, row(add, None), gap=look.px(8)))
        return held(row(grow(text), add, gap=look.px(20)))

    # -- the list ----------------------------------------------------------------------------------------

    def _add(self, least_days: int) -> None:
        """Add days until there are some scores more, and at least so many days."""
        scores = 0
        while self._next is not None and (scores < _SCORES or self._shown < least_days):
            day, self._next = self._next, next(self._days, None)
            scores += max(1, len(day.entries))
            self._add_day(day)
            self._shown += 1
        self._draft.shown = self._shown

    def _add_day(self, day: DiaryDay) -> None:
        look, words = self.look, _day_words(day.day, self._now.date())
        head = DiaryHead(look, day, self._draft, words)
        made = [DiaryRow(look, e, self._draft, day=words, now=self._now) for e in day.entries]
        first = next((each.entry.score.id for each in made if each.opener.has_buttons), "")
        head.taken_back.connect(lambda gone: self._no_flare(gone, first))
        for each in made:
            each.corrected.connect(self.correct_requested)
            each.taken_back.connect(self.take_back_requested)
        self._rows += made
        card = Card(look, head, *lined(look, made), padding=(24, 14))
        openers = [head.opener, *(each.opener for each in made)]
        self._list.add(card, openers, last=self._next is None)

    def _no_flare(self, day: object, first: str) -> None:
        """The keyboard stays at that day."""
        self._draft.back_to = first
        self.no_flare_requested.emit(day)


def _day_words(day: date, today: date) -> str:
    near = {0: _("Today"), 1: _("Yesterday")}
    return near.get((today - day).days) or date_words(day, today)
