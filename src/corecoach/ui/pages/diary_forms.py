"""A score put right, and a score or a flare taken back: the forms that open below it in the list."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import Qt

from corecoach.pain import PainScore
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.widgets import Button, Kind, ScoreRow, Text, column
from corecoach.ui.widgets.field import NoteField
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.older_list import RowForm
from corecoach.words import _

NOTE_MAX = 2000
Form = Literal["correct", "take-back"]


@dataclass
class DiaryDraft:
    """The score whose form is open, by its id, or the day, by its date, and what was typed. `shown`: how many
    days the list shows, 0 for as many as fit; `back_to`: the score that the keyboard goes back to."""

    score: str = ""
    form: Form = "correct"
    number: int = 0
    note: str = ""
    shown: int = 0
    back_to: str = ""

    def open(self, score: PainScore, form: Form) -> None:
        """Open a form with what stands there."""
        self.score, self.form, self.number, self.note = score.id, form, score.score, score.note

    def open_day(self, day: date) -> None:
        """Open the form to take back that a day was called a flare."""
        self.score, self.form = day.isoformat(), "take-back"

    def close(self) -> None:
        """Close the form that is open."""
        self.score = ""


class CorrectForm(RowForm):
    """`saved` carries nothing: what was typed is in the draft."""

    def __init__(self, look: Look, score: PainScore, draft: DiaryDraft) -> None:
        super().__init__()
        self._score, self._draft = score, draft
        low, high = (_("No pain"), _("Worst pain I can imagine"))
        if look.narrow:
            low, high = (_("0 is no pain"), _("10 is worst pain"))
        self._row = ScoreRow(look, low, high, earlier=score.score)
        self._row.setAccessibleName(_("The right number"))
        self._row.show_score(draft.number)
        self._row.chosen.connect(self._take)
        self._note = NoteField(look, _("Note"), hint=_("Note, if you like"), longest=NOTE_MAX)
        self._note.setMaximumHeight(look.text_px(26) * 3 + look.px(28))
        self._note.setPlainText(draft.note)
        self._note.textChanged.connect(self._type)
        self._hint = Text(look, "", "body", "ink-2")
        self._save = Button(look, _("Save"), Kind.PRIMARY, icon="check", on_click=self._finish)
        cancel = Button(look, _("Cancel"), Kind.SECONDARY, on_click=lambda: self.cancelled.emit(None))
        buttons = held(Flowing(self._save, cancel, gap=look.px(12)))
        margins = (0, look.px(10), 0, look.px(8))
        self.setLayout(column(self._row, self._note, self._hint, buttons, gap=look.px(10), margins=margins))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the number."""
        self._row.focus_first()

    def _take(self, number: int) -> None:
        self._draft.number = number
        self._refresh()

    def _type(self) -> None:
        self._draft.note = self._note.toPlainText()
        self._refresh()

    def _refresh(self) -> None:
        same = (self._draft.number, self._draft.note) == (self._score.score, self._score.note)
        kept = _("What was there before stays in the list.")
        self._hint.setText(_("Nothing is changed yet.") if same else kept)
        self._save.setEnabled(not same)
        self._save.setAccessibleDescription(self._hint.text())

    def _finish(self) -> None:
        self._row.settle()
        if self._save.isEnabled():
            self.saved.emit(None)


class TakeBackForm(RowForm):
    """Asks once more, in `words`. `saved` carries nothing."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        take = Button(look, _("Take it back"), Kind.SECONDARY, on_click=lambda: self.saved.emit(None))
        self._keep = Button(look, _("Keep it"), Kind.SECONDARY, on_click=lambda: self.cancelled.emit(None))
        buttons = held(Flowing(take, self._keep, gap=look.px(12)))
        margins = (0, look.px(10), 0, look.px(8))
        self.setLayout(column(Text(look, words, "body"), buttons, gap=look.px(10), margins=margins))

    def focus_first(self) -> None:
        """Give the keyboard to what changes nothing."""
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
