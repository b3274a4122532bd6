"""The dose of an own exercise, and the range in which it usually lies."""

import re
from typing import Any, Final

from msgspec.structs import replace
from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.practice.own_exercise import ExerciseDraft
from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.draft_form import DraftForm
from corecoach.ui.practice.widgets.forms import SmallField, said
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.widgets import column, row
from corecoach.words import _

# What an empty field of a number stands for: no number of a dose, so that it is said to be needed.
EMPTY: Final = -1
_FIELD_PX: Final = 84


class DoseForm(DraftForm):
    """A row for each number: the dose, the least and the most that are usual."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Dose"))
        rows = [self._row(name, words, dosed=name in _dosed()) for name, words in _rows().items()]
        tempo = self._line(
            "dosage.tempo", _("Tempo: 2-hold-2, 3-1-2, or words"), lambda draft: draft.dosage.tempo,
            lambda draft, text: replace(draft, dosage=replace(draft.dosage, tempo=text)), longest=40,
        )  # fmt: skip
        hint = _(
            "Each row: the usual dose first, then the least and the most that are usual. Times in seconds."
        )
        self.setLayout(column(said(look, hint, "ink-2"), *rows, tempo, gap=look.px(14)))

    def _row(self, name: str, words: str, *, dosed: bool) -> QWidget:
        look = self.look
        parts = []
        if dosed:
            parts.append(self._cell(name, _("{field}: dose").format(field=words), is_dose=True))
        for end, which in enumerate((_("{field}: least"), _("{field}: most"))):
            parts.append(self._cell(name, which.format(field=words), end=end))
        holder = _Cells(look, parts, dosed=dosed)
        asked = self._ask(f"dosage_range.{name}", words, holder)
        if dosed:
            self.asked[f"dosage.{name}"] = asked
        return asked

    def show_faults(self, faults: Any) -> None:
        """A row has one line for its dose and its range."""
        found = list(faults)
        super().show_faults(found)
        for fault in found:
            asked = self.asked.get(fault.where)
            if asked is not None and not asked.told:
                asked.tell(fault.line)

    def _cell(self, name: str, words: str, *, end: int = 0, is_dose: bool = False) -> QWidget:
        key = f"dosage.{name}" if is_dose else f"dosage_range.{name}.{end}"

        def put(text: str) -> None:
            self.edited.emit(lambda draft: _with(draft, name, end, text, is_dose=is_dose), key)

        field = SmallField(self.look, words, "", put, longest=30 if name == "reps" and is_dose else 4)
        letters = "[0-9, ]*" if name == "reps" and is_dose else "[0-9]*"
        field.setValidator(QRegularExpressionValidator(QRegularExpression(letters), field))
        leave_undo(field)

        def show(draft: ExerciseDraft) -> None:
            text = _text(draft, name, end, is_dose=is_dose)
            if _value(field.text(), name, is_dose=is_dose) != _value(text, name, is_dose=is_dose):
                before = field.blockSignals(True)
                field.setText(text)
                field.blockSignals(before)

        self._shows.append(show)
        return field


class _Cells(QWidget):
    """The fields of a row, in columns of one width."""

    def __init__(self, look: Look, parts: list[QWidget], *, dosed: bool) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(10))
        self._first = parts[0]
        wide = look.text_px(_FIELD_PX)
        for part in parts:
            part.setFixedWidth(wide + (look.text_px(24) if dosed and part is parts[0] else 0))
        to = said(look, _("to"), "ink-2", wrap=False)
        usual = said(look, _("usual"), "ink-2", wrap=False)
        dose = parts[:1] if dosed else []
        low, high = parts[-2:]
        line = row(*dose, usual, low, to, high, None, gap=look.px(8))
        grid.addLayout(line, 0, 0)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self._first.setFocus()


def _dosed() -> tuple[str, ...]:
    return ("sets", "reps", "hold_s", "rest_between_reps_s", "rest_between_sets_s")


def _rows() -> dict[str, str]:
    return {
        "sets": _("Sets"), "reps": _("Repetitions, or one number for each set"), "hold_s": _("Hold"),
        "rest_between_reps_s": _("Relax between repetitions"), "rest_between_sets_s": _("Rest between sets"),
        "sessions_per_day": _("Times a day"), "days_per_week": _("Days a week"),
    }  # fmt: skip


def _text(draft: ExerciseDraft, name: str, end: int, *, is_dose: bool) -> str:
    value = getattr(draft.dosage, name) if is_dose else getattr(draft.dosage_range, name)[end]
    if isinstance(value, tuple):
        return ",".join(str(n) for n in value)
    return "" if value == EMPTY else str(value)


def _value(text: str, name: str, *, is_dose: bool) -> int | tuple[int, ...]:
    """What was typed: a number, a list of them for repetitions, or EMPTY."""
    numbers = [int(part) for part in re.findall("[0-9]+", text)]
    if is_dose and name == "reps" and ("," in text or len(numbers) > 1):
        return tuple(numbers)
    return numbers[0] if numbers else EMPTY


def _with(draft: ExerciseDraft, name: str, end: int, text: str, *, is_dose: bool) -> ExerciseDraft:
    value: Any = _value(text, name, is_dose=is_dose)
    if is_dose:
        return replace(draft, dosage=replace(draft.dosage, **{name: value}))
    span = list(getattr(draft.dosage_range, name))
    span[end] = value
    return replace(draft, dosage_range=replace(draft.dosage_range, **{name: tuple(span)}))
