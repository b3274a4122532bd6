"""One sign that the clinician has assessed: which, where, when, and a note."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from corecoach.prescription import BaselineEntry
from corecoach.ui.look import Look
from corecoach.ui.practice.day_typed import typed_day
from corecoach.ui.practice.editor_person import reach_choices, side_choices
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.forms import (
    SmallChoice,
    SmallField,
    flowing,
    held,
    labelled,
    said,
    small_button,
    strong,
)
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.widgets import Card, Kind, column, grow, row
from corecoach.words import _

LONGEST_NOTE = 400


class KnownSign(Card):
    """`on_change` gets the entry after a change and a name for the change, `on_remove` nothing."""

    def __init__(
        self,
        look: Look,
        title: str,
        entry: BaselineEntry,
        today: date,
        on_change: Callable[[BaselineEntry, str], object],
        on_remove: Callable[[], object],
    ) -> None:
        self._entry, self._today, self._on_change = entry, today, on_change
        self._side = SmallChoice(
            look, _("{title}: side").format(title=title), side_choices(), entry.side or "",
            lambda value: self._change(side=value or None),
        )  # fmt: skip
        self._reach = SmallChoice(
            look, _("{title}: how far down").format(title=title), reach_choices(), entry.reaches or "",
            lambda value: self._change(reaches=value or None),
        )  # fmt: skip
        self._day = SmallField(
            look, _("{title}: day of the assessment").format(title=title), short_day(entry.assessed),
            lambda _text: None, width=150, longest=30,
        )  # fmt: skip
        self._day.textEdited.connect(self._type_day)
        self._note = SmallField(
            look, _("{title}: note").format(title=title), entry.note, lambda _text: None, longest=LONGEST_NOTE
        )
        self._note.setMinimumWidth(look.text_px(220))
        self._note.textEdited.connect(lambda text: self._change("note", note=text))
        for field in (self._day, self._note):
            leave_undo(field)
        self._fault = said(look, _("That is no day up to today. Write 3 Feb 2026."), "danger")
        self._fault.hide()
        remove = small_button(
            look, _("Remove"), Kind.QUIET, on_click=on_remove, name=_("Remove {title}").format(title=title)
        )
        parts: list[QWidget] = [
            labelled(look, _("Side"), self._side),
            labelled(look, _("Goes down"), self._reach),
            labelled(look, _("Assessed on"), self._day),
            labelled(look, _("Note"), self._note),
        ]
        inner = column(
            row(grow(strong(look, title)), remove, gap=look.px(8)),
            flowing(look, *parts, gap=12),
            self._fault,
            gap=look.px(4),
        )
        super().__init__(look, held(inner), radius="control", padding=(14, 8))

    def show_entry(self, entry: BaselineEntry) -> None:
        """Show another value; what is typed stays."""
        self._entry = entry
        self._side.setCurrentIndex(self._side.findData(entry.side or ""))
        self._reach.setCurrentIndex(self._reach.findData(entry.reaches or ""))
        if typed_day(self._day.text(), self._today) != entry.assessed and not self._day.hasFocus():
            self._day.setText(short_day(entry.assessed))
            self._fault.hide()
        if self._note.text() != entry.note:
            self._note.setText(entry.note)

    def _type_day(self, text: str) -> None:
        day = typed_day(text, self._today)
        self._fault.setVisible(day is None)
        if day is not None:
            self._change("assessed", assessed=day)

    def _change(self, key: str = "", **changes: object) -> None:
        self._on_change(replace(self._entry, **changes), key)
