"""The cautions of an own exercise: what to do about it when one applies to a patient, and a note."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from corecoach.practice.own_exercise import ExerciseDraft
from corecoach.prescription.exercise import Caution
from corecoach.ui.look import Look
from corecoach.ui.practice.caution_words import caution_names
from corecoach.ui.practice.widgets.draft_form import Asked, DraftForm
from corecoach.ui.practice.widgets.forms import SmallField, said
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.widgets import column
from corecoach.ui.widgets.chips import ChipRow
from corecoach.words import _

NONE = "none"
_NOTE = 400


class CautionsForm(DraftForm):
    """A row for each caution of the library, and for those that the exercise has besides."""

    def __init__(self, look: Look, codes: Sequence[str]) -> None:
        super().__init__(look, _("Cautions"))
        hint = _(
            "Avoid hides the exercise, Ask closes it until you prescribe it, Change shows your note, Watch "
            "asks how it felt. The note is read by the patient."
        )
        names = caution_names()
        rows = [self._row(code, names.get(code, code)) for code in codes]
        self.setLayout(column(said(look, hint, "ink-2"), *rows, gap=look.px(16)))

    def _row(self, code: str, words: str) -> Asked:
        look = self.look
        chips = ChipRow(look, _actions(), name=words, value=NONE)
        note = SmallField(
            look, _("{caution}: note").format(caution=words), "", lambda text: self._write(code, text),
            hint=_("What the patient is to do"), longest=_NOTE,
        )  # fmt: skip
        leave_undo(note)
        chips.chosen.connect(lambda action: self._act(code, action))

        def show(draft: ExerciseDraft) -> None:
            caution = draft.cautions.get(code)
            chips.show_value(caution.action if caution else NONE)
            note.setVisible(caution is not None)
            text = caution.note if caution else ""
            if note.text() != text:
                before = note.blockSignals(True)
                note.setText(text)
                note.blockSignals(before)

        self._shows.append(show)
        holder = _Both(chips, note, look)
        return self._ask(f"cautions.{code}", words[:1].upper() + words[1:], holder)

    def _act(self, code: str, action: str) -> None:
        def change(draft: ExerciseDraft) -> ExerciseDraft:
            kept = {name: caution for name, caution in draft.cautions.items() if name != code}
            if action == NONE:
                return replace(draft, cautions=kept)
            note = draft.cautions[code].note if code in draft.cautions else ""
            value: Any = action
            return replace(draft, cautions={**kept, code: Caution(value, note)})

        self.edited.emit(change, "")

    def _write(self, code: str, text: str) -> None:
        def change(draft: ExerciseDraft) -> ExerciseDraft:
            if code not in draft.cautions:
                return draft
            return replace(draft, cautions={**draft.cautions, code: replace(draft.cautions[code], note=text)})

        self.edited.emit(change, f"cautions.{code}")


class _Both(QWidget):
    """What to do, and the note."""

    def __init__(self, chips: ChipRow, note: SmallField, look: Look) -> None:
        super().__init__()
        self._chips, self._note = chips, note
        self.setLayout(column(chips, note, gap=look.px(6)))

    def focus_first(self) -> None:
        """Give the keyboard to the note where there is one: it is what may be missing."""
        if self._note.isHidden():
            self._chips.focus_first()
        else:
            self._note.setFocus()


def _actions() -> list[tuple[str, str]]:
    return [
        (NONE, _("None")), ("avoid", _("Avoid")), ("ask-physio", _("Ask")), ("modify", _("Change")),
        ("monitor", _("Watch")),
    ]  # fmt: skip
