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
from corecoach.ui.widgets.older_list import OlderList, Opener
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
        title = _("Log of ice and heat")
        self.setAccessibleName(title)
        self._back = Button(
            look, _("Back to ice and heat"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        self._list = OlderList(look, self._show_older)
        self.fill(*self._parts(), title=title, back=self._back)
        self._add(draft.shown)

    def focus_first(self) -> None:
        """Give the keyboard to what is open, or to the way back."""
        opened = self._list.opened
        if opened is None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            opened.focus_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first closes what is open."""
        if event.key() != Qt.Key.Key_Escape or not self._list.close_opened():
            super().keyPressEvent(event)

    def _parts(self) -> Iterator[Part]:
        look = self.look
        if self._waiting:
            yield Text(look, _("Newest first. What was on too long counts as well."), "body", "ink-2")
        else:
            yield Text(look, _("Nothing used yet."), "lead", "ink-2")
        yield self._list

    def _show_older(self) -> None:
        self._draft.shown += _MORE
        self._add(_MORE)

    def _add(self, count: int) -> None:
        new, self._waiting = self._waiting[:count], self._waiting[count:]
        for entry in new:
            made = _Entry(self.look, entry, self._draft, self._now, list(entry_lines(entry, self._signs)))
            made.corrected.connect(self.correct_requested)
            self._list.add(made, [made.opener], last=not self._waiting)


class _Entry(Card):
    """One use, and the form to put it right, which opens below it. `corrected` carries what the page does."""

    corrected = Signal(object)

    def __init__(
        self, look: Look, entry: LogEntry, draft: CorrectionDraft, now: datetime, lines: Sequence[str]
    ) -> None:
        super().__init__(look, padding=(24, 16))
        self._look, self._entry, self._draft, self._now = look, entry, draft, now
        self._correct = self._button()
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        box.addWidget(held(self._said(lines)))
        self.opener = Opener(box, [self._correct], self._make_form, draft.close)
        if draft.record == entry.record.id:
            self.opener.show_form()

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

    def _open(self) -> None:
        self.opener.open(lambda: self._draft.open(self._entry.record.id))

    def _make_form(self) -> CorrectionForm:
        form = CorrectionForm(self._look, self._entry.record, self._draft, now=self._now)
        form.saved.connect(self._finish)
        return form

    def _finish(self, minutes: Mapping[int, float]) -> None:
        self.opener.close()
        self.corrected.emit((self._entry.record, minutes))
