"""One protocol of ice or heat that is written for a patient: its minutes and limits, checked at once."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.exchange import Problem
from corecoach.practice.words_around import plainly
from corecoach.thermal.rules import ThermalRules
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.pack_draft import NUMBERS, mode_words, number_of, packs_of, with_number, with_pack
from corecoach.ui.practice.widgets.forms import (
    SmallField,
    fault_line,
    flowing,
    held,
    labelled,
    said,
    small_button,
    strong,
)
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.practice.widgets.number_cell import NumberCell
from corecoach.ui.widgets import Card, Kind, column, grow, row
from corecoach.words import _

Value = dict[str, Any]
# A wrap is on for 8 hours at most; what is allowed is said by the limits.
_MOST_MIN = 480


class PackEditor(Card):
    """`on_change` gets a change of the protocol and a name for it; `on_remove` nothing."""

    def __init__(
        self,
        look: Look,
        value: Value,
        rules: ThermalRules,
        on_change: Callable[[Callable[[Value], Value], str], object],
        on_remove: Callable[[], object],
        on_typed: Callable[[str, str | None], object],
    ) -> None:
        """`on_typed` gets the name of a cell with a text in it that is no number, or None."""
        look = dense(look)
        self._look_, self._value, self._rules, self._on_change = look, value, rules, on_change
        self._on_typed = on_typed
        title = str(value.get("title", ""))
        self._title = self._field(_("Title"), "title", 80)
        self._reason = self._field(_("Reason"), "reason", 400)
        self._note = self._field(_("Note that the patient reads"), "note", 400)
        self._packs = [self._pack(n, mode) for n, (mode, _min) in enumerate(packs_of(value))]
        self._numbers = {key: self._number(key, low, high) for key, low, high in NUMBERS}
        remove = small_button(
            look, _("Remove"), Kind.QUIET, on_click=on_remove, name=_("Remove {title}").format(title=title)
        )
        modes = [_named(look, _("{mode}, minutes").format(mode=mode_words()[m]), c) for m, c in self._modes()]
        numbers = [_named(look, _number_names()[key], cell) for key, cell in self._numbers.items()]
        self._faults = QVBoxLayout()
        self._faults.setSpacing(look.px(4))
        self._shown: tuple[str, ...] | None = None
        super().__init__(
            look, row(grow(strong(look, title)), remove, gap=look.px(8)),
            labelled(look, _("Title"), self._title), flowing(look, *modes, *numbers, gap=14),
            *(cell.line for cell in (*self._packs, *self._numbers.values())),
            labelled(look, _("Reason, where a limit asks for one"), self._reason),
            labelled(look, _("Note that the patient reads"), self._note), column(self._faults),
            gap=look.px(8), radius="control", padding=(16, 12),
        )  # fmt: skip

    def focus_first(self) -> None:
        """Give the keyboard to the first number."""
        self._packs[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_value(
        self, value: Value, refused: list[Problem], warned: list[Problem], typed: Mapping[str, str]
    ) -> None:
        """Show another value, and what the limits say of it; `typed` are texts in cells that are no
        number."""
        self._value = value
        for field, key in ((self._title, "title"), (self._reason, "reason"), (self._note, "note")):
            if field.text() != value.get(key, ""):
                field.setText(str(value.get(key, "")))
        for n, (cell, (_mode, minutes)) in enumerate(zip(self._packs, packs_of(value), strict=False)):
            cell.show_number(round(minutes), typed.get(f"pack{n}"))
        for key, cell in self._numbers.items():
            cell.show_number(number_of(value, key), typed.get(key))
        self._show_faults(refused, warned)

    def _show_faults(self, refused: list[Problem], warned: list[Problem]) -> None:
        lines = tuple(plainly(p.what, p.allowed) for p in (*refused, *warned))
        if lines == self._shown:
            return
        self._shown = lines
        while (taken := self._faults.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for n, line in enumerate(lines):
            bad = n < len(refused)
            self._faults.addWidget(fault_line(self._look_, line) if bad else said(self._look_, line, "ink-2"))
        if not lines:
            self._faults.addWidget(said(self._look_, _("Inside the limits of ice and heat."), "primary"))

    # -- parts ------------------------------------------------------------------------------------------

    def _modes(self) -> list[tuple[str, NumberCell]]:
        return [(mode, cell) for (mode, _min), cell in zip(packs_of(self._value), self._packs, strict=True)]

    def _field(self, name: str, key: str, longest: int) -> SmallField:
        field = SmallField(
            self._look_, name, str(self._value.get(key, "")), lambda _text: None, longest=longest
        )
        field.textEdited.connect(lambda text: self._on_change(lambda v: {**v, key: text}, key))
        leave_undo(field)
        return field

    def _pack(self, at: int, mode: str) -> NumberCell:
        name = _("{mode}, minutes").format(mode=mode_words()[mode])

        def change(minutes: int, visit: int) -> None:
            self._on_change(lambda v: with_pack(v, at, minutes, self._rules), f"pack{at}:{visit}")

        return self._cell(f"pack{at}", NumberCell(self._look_, name, 1, _MOST_MIN, change, what=name))

    def _number(self, key: str, low: int, high: int) -> NumberCell:
        def change(number: int, visit: int) -> None:
            self._on_change(lambda v: with_number(v, key, number), f"{key}:{visit}")

        name = _number_names()[key]
        return self._cell(key, NumberCell(self._look_, name, low, high, change, what=name))

    def _cell(self, name: str, cell: NumberCell) -> NumberCell:
        cell.faulty.connect(lambda text: self._on_typed(name, text))
        return cell


def _named(look: Look, words: str, cell: NumberCell) -> QWidget:
    """A cell below its name in one line, so that all cells stand at one height."""
    return held(column(strong(look, words, wrap=False), row(cell, None), gap=look.px(4)))


def _number_names() -> dict[str, str]:
    return {
        "repeats": _("Times in a row"), "min_gap_min": _("Minutes until the next"),
        "max_per_day": _("Times a day"), "max_days": _("For days"),
    }  # fmt: skip
