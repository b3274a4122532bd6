"""The log of ice and heat: what was used, newest first, and the way to put a time right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout

from corecoach.coach.pack_views import LogEntry
from corecoach.ui.look import Look
from corecoach.ui.pack_log_words import entry_lines, when_words
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.pack_correction import CorrectionDraft, CorrectionForm
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

__all__ = ["CorrectionDraft", "PackLogPage"]

_MORE = 30


class PackLogPage(FlowPage):
    """`correct_requested` carries the record and the new minutes by the number of the application."""

    correct_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        entries: Sequence[LogEntry],
        draft: CorrectionDraft,
        *,
        now: datetime,
        signs_words: Mapping[str, str],
    ) -> None:
        """`entries` newest first; `signs_words` by the ids of what can be seen on the skin."""
        super().__init__(look, max_width=920)
        self._draft, self._now, self._signs = draft, now, signs_words
        self._waiting = list(entries)
        self._entries: list[_Entry] = []
        title = _("Log of ice and heat")
        self.setAccessibleName(title)
        self._back = Button(
            look, _("Back to ice and heat"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        self._list = column(gap=look.px(12))
        self._older = Button(look, _("Show older"), Kind.SECONDARY, on_click=self._show_older)
        self._older.setParent(self)
        self.fill(*self._parts(), title=title, back=self._back)
        self._add(draft.shown)

    def focus_first(self) -> None:
        """Give the keyboard to what is open, or to the way back."""
        opened = next((entry for entry in self._entries if entry.is_open), None)
        if opened is None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            opened.focus_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first closes what is open."""
        opened = next((entry for entry in self._entries if entry.is_open), None)
        if event.key() == Qt.Key.Key_Escape and opened is not None:
            opened.close_form()
        else:
            super().keyPressEvent(event)

    def _parts(self) -> Iterator[Part]:
        look = self.look
        if not self._waiting:
            yield Text(look, _("Nothing used yet."), "lead", "ink-2")
            return
        yield Text(look, _("Newest first. What was on too long counts as well."), "body", "ink-2")
        yield self._list
        yield row(self._older, None)

    def _show_older(self) -> None:
        """The button goes away when there is no more: the keyboard goes to the first that is new."""
        before = len(self._entries)
        self._draft.shown = before + _MORE
        self._add(_MORE)
        self._entries[before].focus_button()

    def _add(self, count: int) -> None:
        new, self._waiting = self._waiting[:count], self._waiting[count:]
        for entry in new:
            made = _Entry(self.look, entry, self._draft, self._now, list(entry_lines(entry, self._signs)))
            made.opening.connect(self._close_others)
            made.corrected.connect(self.correct_requested)
            self._entries.append(made)
            self._list.addWidget(made)
            # Only what is shown takes the keyboard.
            made.show()
        self._older.setVisible(bool(self._waiting))

    def _close_others(self, _none: object) -> None:
        for entry in self._entries:
            if entry.is_open:
                entry.take_away_form()


class _Entry(Card):
    """One use, and the form to put it right, which opens below it. `corrected` carries what the page does;
    `opening` comes before a form opens: only one is open."""

    opening = Signal(object)
    corrected = Signal(object)

    def __init__(
        self, look: Look, entry: LogEntry, draft: CorrectionDraft, now: datetime, lines: Sequence[str]
    ) -> None:
        super().__init__(look, padding=(24, 16))
        self._look, self._entry, self._draft, self._now = look, entry, draft, now
        self._form: CorrectionForm | None = None
        self._correct = self._button()
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        self._box = box
        box.addWidget(held(self._said(lines)))
        if draft.record == entry.record.id:
            self._add_form()

    def _button(self) -> Button:
        when = when_words(self._entry.record, self._now)
        name = _("Correct {title}, {when}").format(title=_(self._entry.record.title), when=when)
        button = Button(self._look, _("Correct"), Kind.QUIET, name=name, on_click=self._open)
        button.setEnabled(bool(self._entry.record.applications))
        return button

    def _said(self, lines: Sequence[str]) -> QBoxLayout:
        look, record = self._look, self._entry.record
        when = when_words(record, self._now)
        head = [Text(look, when, "body", "ink-2"), Text(look, _(record.title), "label")]
        if record.by_clinician:
            head.append(Text(look, _("From your physio"), "small", "ink-2"))
        words = column(*head, *(Text(look, line, "body") for line in lines), gap=look.px(3))
        if look.width == "tiny":
            return column(words, row(self._correct, None), gap=look.px(6))
        box = row(gap=look.px(16))
        box.addLayout(words, 1)
        box.addWidget(self._correct, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    # -- the form ---------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether its form is open."""
        return self._form is not None

    def focus_form(self) -> None:
        """Give the keyboard to the form."""
        if self._form is not None:
            self._form.focus_first()

    def focus_button(self) -> None:
        """Give the keyboard to the button that opens the form."""
        self._correct.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away_form(self) -> None:
        """Close the form and forget what was typed."""
        if self._form is not None:
            self._draft.close()
            self._form.hide()
            self._box.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
            self._correct.setEnabled(True)

    def close_form(self) -> None:
        """Close the form; the keyboard goes back to the button."""
        self.take_away_form()
        self.focus_button()

    def _open(self) -> None:
        self.opening.emit(None)
        self._draft.open(self._entry.record.id)
        self._add_form()
        self.focus_form()

    def _add_form(self) -> None:
        self._form = CorrectionForm(self._look, self._entry.record, self._draft, now=self._now)
        self._form.cancelled.connect(lambda _none: self.close_form())
        self._form.saved.connect(self._finish)
        self._box.addWidget(self._form)
        self._form.show()
        self._correct.setEnabled(False)

    def _finish(self, minutes: Mapping[int, float]) -> None:
        self.close_form()
        self.corrected.emit((self._entry.record, minutes))
