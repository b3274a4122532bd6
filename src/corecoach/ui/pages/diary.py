"""Your scores: everything that was said of pain, the newest day first, and the ways to put it right."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.coach.diary_days import DiaryDay
from corecoach.ui.dates import date_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held, lined
from corecoach.ui.pages.diary_entry import DiaryRow
from corecoach.ui.pages.diary_forms import DiaryDraft
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

# So many scores are added to the list at a time, in whole days.
_SCORES = 24


class DiaryPage(FlowPage):
    """`correct_requested` carries a score, with the number and the note in the draft; `take_back_requested` a
    score; `add_requested` asks for an earlier day; `leave_requested` goes back."""

    correct_requested = Signal(object)
    take_back_requested = Signal(object)
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
        self._list = column(gap=look.px(12))
        self._older = Button(look, _("Show older"), Kind.SECONDARY, on_click=self._show_older)
        self._older.setParent(self)
        self.fill(*self._parts(), title=title, back=self._back)
        self._add(draft.shown)

    def focus_first(self) -> None:
        """Give the keyboard to the form that is open, to what was just put right, or to the way back."""
        opened = self._opened()
        again = next((r for r in self._rows if r.entry.score.id == self._draft.back_to), None)
        if opened is not None:
            opened.focus_form()
        elif again is not None:
            again.focus_button()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        seen = opened or again
        if seen is not None:
            self._scroll.ensureWidgetVisible(seen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first closes what is open."""
        opened = self._opened()
        if event.key() == Qt.Key.Key_Escape and opened is not None:
            opened.close_form()
        else:
            super().keyPressEvent(event)

    # -- parts -------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Part]:
        empty = self._next is None
        words = _("No scores yet. Tap a number on Today.") if empty else _("Newest first. Nothing is lost.")
        yield self._head(words)
        if not empty:
            yield self._list
            yield row(self._older, None)

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

    def _day(self, day: DiaryDay) -> QWidget:
        look, words = self.look, _day_words(day.day, self._now.date())
        made = [DiaryRow(look, e, self._draft, day=words, now=self._now) for e in day.entries]
        for each in made:
            each.opening.connect(lambda _none: self._close_others())
            each.corrected.connect(self._correct)
            each.taken_back.connect(self._take_back)
        self._rows += made
        head = [grow(Text(look, words, "title-s"))]
        if day.flare:
            head.append(Text(look, _("You called it a flare-up"), "body", "ink-2", wrap=not look.narrow))
        heading = held(column(*head) if look.narrow else row(*head, gap=look.px(12)))
        return Card(look, heading, *lined(look, made), padding=(24, 14))

    # -- the list ----------------------------------------------------------------------------------------

    def _add(self, least_days: int) -> None:
        """Add days until there are some scores more, and at least so many days."""
        scores = 0
        while self._next is not None and (scores < _SCORES or self._shown < least_days):
            scores += max(1, len(self._next.entries))
            card = self._day(self._next)
            self._list.addWidget(card)
            # Only what is shown takes the keyboard.
            card.show()
            self._shown += 1
            self._next = next(self._days, None)
        self._draft.shown = self._shown
        self._older.setVisible(self._next is not None)

    def _show_older(self) -> None:
        """The button goes away when there is no more: the keyboard goes to the first that is new."""
        before = len(self._rows)
        self._add(0)
        for fresh in islice(self._rows, before, before + 1):
            fresh.focus_button()

    def _opened(self) -> DiaryRow | None:
        return next((each for each in self._rows if each.is_open), None)

    def _close_others(self) -> None:
        for each in self._rows:
            if each.is_open:
                each.take_away_form()

    def _correct(self, score: object) -> None:
        self.correct_requested.emit(score)

    def _take_back(self, score: object) -> None:
        self.take_back_requested.emit(score)


def _day_words(day: date, today: date) -> str:
    near = {0: _("Today"), 1: _("Yesterday")}
    return near.get((today - day).days) or date_words(day, today)
