"""The pain limits of a programme, each as a sentence with its number."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal

from corecoach.practice.draft import Draft
from corecoach.prescription import PainLimits
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.widgets.forms import said, strong
from corecoach.ui.practice.widgets.number_cell import NumberCell
from corecoach.ui.widgets import Card, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _


class LimitsCard(Card):
    """`edit_requested` carries an Edit."""

    edit_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        words = (
            ("stop_above", 0, _("An exercise stops when pain goes above")),
            ("stop_rise", 1, _("It stops as well when pain rises by so much during the session")),
            ("next_morning_rise", 1, _("The next session is easier when the morning after is worse by")),
        )
        self._cells: dict[str, NumberCell] = {}
        lines: list[Part] = []
        for field, low, sentence in words:
            name = _("{sentence}: {low} to 10").format(sentence=sentence, low=low)
            cell = NumberCell(look, name, low, 10, partial(self._set, field))
            cell.faulty.connect(partial(self._note, field))
            self._cells[field] = cell
            lines.append(row(cell, grow(said(look, sentence)), gap=look.px(12)))
            lines.append(cell.line)
        super().__init__(
            look, strong(look, _("Pain limits")), said(look, _("On the scale from 0 to 10."), "ink-2"),
            *lines,
            gap=look.px(6), radius="control", padding=(16, 12),
        )  # fmt: skip

    def show_limits(self, limits: PainLimits, typed: Mapping[str, str]) -> None:
        """Show these; `typed` are texts that are no number."""
        for field, cell in self._cells.items():
            cell.show_number(getattr(limits, field), typed.get(_cell(field)))

    def _note(self, field: str, text: str | None) -> None:
        self.edit_requested.emit(Edit(lambda draft: draft, typed=(_cell(field), text)))

    def _set(self, field: str, value: int, visit: int) -> None:
        def change(draft: Draft) -> Draft:
            return replace(draft, pain_limits=replace(draft.pain_limits, **{field: value}))

        self.edit_requested.emit(Edit(change, f"limit:{field}:{visit}"))


def _cell(field: str) -> str:
    return f"patient:{field}"
