"""After a session: how the back is, how hard it felt, a note, and what was done. Every answer is optional."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from corecoach.session.record import ItemRecord, Outcome, SessionRecord
from corecoach.ui.dates import duration_words
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Line, Message, ScoreRow, Text, column, grow, row
from corecoach.ui.widgets.field import NoteField
from corecoach.words import _, ngettext

NOTE_MAX = 2000


@dataclass
class SummaryDraft:
    """What was answered so far. It belongs to the caller, so that it outlives the page; None: no answer."""

    pain: int | None = None
    effort: int | None = None
    note: str = ""


class SummaryPage(FlowPage):
    """`save_requested` carries the draft; `check_requested` asks for the safety check."""

    save_requested = Signal(object)
    check_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        record: SessionRecord,
        draft: SummaryDraft,
        doses: Sequence[str],
        *,
        week_line: str = "",
    ) -> None:
        """`doses` are the words for each item of the record; `week_line` says how the week stands."""
        super().__init__(look, max_width=1184)
        self._draft = draft
        self._pain = self._scores(_("How is your back now?"), draft.pain, record.pain_before)
        self._effort = self._scores(_("How hard did it feel?"), draft.effort)
        self._note = self._note_field(look)
        self._listen()
        title = _title(record.outcome)
        self.setAccessibleName(title)
        head = column(Text(look, title, "title-l"), Text(look, _under_title(record, week_line), "lead", "ink-2"))
        self.fill(head, self._columns(look, self._answers(look, record), self._right(look, record, doses)))

    def focus_first(self) -> None:
        """Give the keyboard to the first question."""
        self._pain.focus_first()

    def _listen(self) -> None:
        self._pain.chosen.connect(self._on_pain_chosen)
        self._effort.chosen.connect(self._on_effort_chosen)
        self._note.textChanged.connect(self._on_note_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save)

    def _on_pain_chosen(self, score: int) -> None:
        self._draft.pain = score

    def _on_effort_chosen(self, score: int) -> None:
        self._draft.effort = score

    def _on_note_changed(self) -> None:
        self._draft.note = self._note.toPlainText()

    def _save(self) -> None:
        self._pain.settle()
        self._effort.settle()
        self.save_requested.emit(self._draft)

    def _scores(self, name: str, score: int | None, earlier: int | None = None) -> ScoreRow:
        pass
