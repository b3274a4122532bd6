"""Fields that fill a draft: each has a label above, and below it what is wrong, in one line."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.practice.own_exercise import ExerciseDraft
from corecoach.ui.look import Look
from corecoach.ui.practice.exercise_problem_words import Fault
from corecoach.ui.practice.widgets.forms import SmallChoice, SmallField, said, strong
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.widgets import Icon, Text, column, grow, row
from corecoach.ui.widgets.chips import ChipRow
from corecoach.ui.widgets.field import NoteField
from corecoach.words import _

Change = Callable[[ExerciseDraft], ExerciseDraft]
Get = Callable[[ExerciseDraft], Any]
Put = Callable[[ExerciseDraft, Any], ExerciseDraft]


class Asked(QWidget):
    """One field: its label, itself, how many letters it has where that is counted, and what is wrong."""

    def __init__(self, look: Look, words: str, control: QWidget, *, counted: bool = False) -> None:
        super().__init__()
        self.control = control
        self.count: Text | None = said(look, "", "ink-2", wrap=False) if counted else None
        self._line = said(look, "", "danger")
        self._fault = QWidget()
        icon = Icon(look, "circle-alert", "danger", 20)
        self._fault.setLayout(row(icon, grow(self._line), gap=look.px(8)))
        self._fault.hide()
        label = strong(look, words)
        head = row(grow(label), self.count) if self.count else row(label)
        self.setLayout(column(head, control, self._fault, gap=look.px(4)))

    def tell(self, words: str) -> None:
        """Say what is wrong; nothing with an empty text."""
        self._line.setText(words)
        self._fault.setVisible(bool(words))
        self.control.setAccessibleDescription(words)

    @property
    def told(self) -> str:
        """What it says is wrong."""
        return self._line.text() if not self._fault.isHidden() else ""


class DraftForm(QWidget):
    """`edited` carries a function from a draft to the one after the change, and a name for the change."""

    edited = Signal(object, str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.asked: dict[str, Asked] = {}
        self._shows: list[Callable[[ExerciseDraft], object]] = []
        self.setAccessibleName(name)

    def show_draft(self, draft: ExerciseDraft) -> None:
        """Show a draft without saying that anything was edited."""
        for show in self._shows:
            show(draft)

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Say what is wrong beside each field; the first line of each."""
        lines: dict[str, str] = {}
        for fault in faults:
            lines.setdefault(fault.where, fault.line)
        for where, asked in self.asked.items():
            asked.tell(lines.get(where, ""))

    def focus_on(self, where: str) -> bool:
        """Give the keyboard to a field; False when it is not one of these."""
        asked = self.asked.get(where)
        if asked is None:
            return False
        first = getattr(asked.control, "focus_first", asked.control.setFocus)
        first()
        return True

    # -- kinds of fields ---------------------------------------------------------------------------------

    def _line(
        self,
        where: str,
        words: str,
        get: Get,
        put: Put,
        *,
        longest: int,
        hint: str = "",
        counted: bool = False,
    ) -> QWidget:
        """One line. More letters than fit may be typed where they are counted: then it is said."""
        field = SmallField(
            self.look, words, "", lambda text: self._edit(where, put, text), hint=hint,
            longest=longest + 40 if counted else longest,
        )  # fmt: skip
        leave_undo(field)
        asked = self._ask(where, words, field, counted=counted)

        def show(draft: ExerciseDraft) -> None:
            text = str(get(draft))
            if field.text() != text:
                _quietly(field, lambda: field.setText(text))
            self._count(asked, text, longest)

        if counted:
            field.textChanged.connect(lambda text: self._count(asked, text, longest))
        self._shows.append(show)
        return asked

    def _count(self, asked: Asked, text: str, longest: int) -> None:
        if asked.count is not None:
            asked.count.setText(_("{n} of {longest}").format(n=len(text.strip()), longest=longest))
            asked.count.set_role("danger" if len(text.strip()) > longest else "ink-2")

    def _lines(
        self, where: str, words: str, get: Get, put: Put, *, rows: int, hint: str = "", one: bool = False
    ) -> QWidget:
        """Several lines: one text each, or with `one` a text that wraps."""
        field = NoteField(self.look, words, hint=hint, longest=4000)
        field.setMinimumHeight(0)
        field.setFixedHeight(round(field.fontMetrics().lineSpacing() * rows) + self.look.px(8) * 2 + 14)
        leave_undo(field)

        def edited() -> None:
            text = field.toPlainText()
            value = text.replace("\n", " ") if one else tuple(text.split("\n"))
            self._edit(where, put, value)

        def show(draft: ExerciseDraft) -> None:
            value = get(draft)
            text = str(value) if one else "\n".join(value)
            if field.toPlainText() != text:
                _quietly(field, lambda: field.setPlainText(text))

        field.textChanged.connect(edited)
        self._shows.append(show)
        return self._ask(where, words, field)

    def _choice(
        self, where: str, words: str, options: Sequence[tuple[str, str]], get: Get, put: Put
    ) -> QWidget:
        """One of several, in a drop-down."""
        choice = SmallChoice(
            self.look, words, options, "", lambda value: self.edited.emit(lambda d: put(d, value), "")
        )
        self._shows.append(lambda draft: choice.setCurrentIndex(choice.findData(get(draft))))
        return self._ask(where, words, choice)

    def _chips(
        self, where: str, words: str, options: Sequence[tuple[str, str]], get: Get, put: Put
    ) -> QWidget:
        """One of a few, all in sight."""
        chips = ChipRow(self.look, options, name=words, value="")
        chips.chosen.connect(lambda value: self.edited.emit(lambda d: put(d, value), ""))
        self._shows.append(lambda draft: chips.show_value(get(draft)))
        return self._ask(where, words, chips)

    def _ask(self, where: str, words: str, control: QWidget, *, counted: bool = False) -> Asked:
        self.asked[where] = Asked(self.look, words, control, counted=counted)
        return self.asked[where]

    def _edit(self, where: str, put: Put, value: object) -> None:
        self.edited.emit(lambda draft: put(draft, value), where)


def _quietly(field: QWidget, act: Callable[[], object]) -> None:
    """Do something to a field without its saying so."""
    before = field.blockSignals(True)
    try:
        act()
    finally:
        field.blockSignals(before)
