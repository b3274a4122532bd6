"""Who a patient is: name, day of birth, local ID, what to be careful with, a note."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.practice.patient import Patient
from corecoach.ui.dates import plain_date_words
from corecoach.ui.look import Look
from corecoach.ui.practice.caution_words import caution_names
from corecoach.ui.practice.day_typed import typed_day
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.forms import (
    SmallField,
    SmallTick,
    held,
    labelled,
    note_field,
    pair,
    said,
    small_button,
    strong,
)
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, grow, row
from corecoach.words import _


@dataclass
class DetailsDraft:
    """What was typed so far. `born` as it was typed; `cautions` are codes."""

    name: str = ""
    born: str = ""
    local_id: str = ""
    note: str = ""
    cautions: set[str] = field(default_factory=set)


class Details(Struct, frozen=True):
    """What the form says, ready to be kept."""

    name: str
    born: date | None
    local_id: str
    note: str
    cautions: tuple[str, ...]


def draft_of_patient(patient: Patient) -> DetailsDraft:
    """The form as it stands for somebody who is known."""
    born = short_day(patient.born) if patient.born else ""
    return DetailsDraft(patient.name, born, patient.local_id, patient.note, set(patient.cautions))


class PatientDetailsPage(FlowPage):
    """`save_requested` carries Details; `archive_requested` whether to put the patient away; `back_requested`
    nothing."""

    save_requested = Signal(object)
    archive_requested = Signal(object)
    back_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        draft: DetailsDraft,
        cautions: Sequence[tuple[str, str]],
        today: date,
        *,
        patient: Patient | None = None,
    ) -> None:
        """`cautions` are (code, question) of the vocabulary; without a `patient` it is a new one."""
        super().__init__(look, gap=12, max_width=1040)
        self._draft, self._today, self._patient = draft, today, patient
        self._codes = [code for code, _question in cautions]
        title = _("New patient") if patient is None else _("Details of the patient")
        self.setAccessibleName(title)
        back = Button(look, _("Go back"), Kind.QUIET, on_click=lambda: self.back_requested.emit(None))
        self._make_fields(look)
        self._save = small_button(
            look, self._save_words(), Kind.PRIMARY, icon="check", on_click=self._on_save
        )
        self._missing_line = said(look, "", "ink-2")
        foot = held(row(grow(self._missing_line), *self._archive(look), self._save, gap=look.px(16)))
        self.fill(*self._parts(look, cautions), title=title, back=back, foot=foot)
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts -----------------------------------------------------------------------------------------

    def _make_fields(self, look: Look) -> None:
        draft = self._draft
        self._name = self._field(look, _("Name"), "name", 120)
        self._born = self._field(look, _("Day of birth"), "born", 30, hint=_("3 Feb 1960"))
        self._born_words = said(look, "", "ink-2")
        self._local_id = self._field(look, _("Local ID"), "local_id", 60)
        self._note = note_field(look, _("Note"), draft.note, partial(self._keep, "note"), 2000)
        for one in (self._name, self._born, self._local_id):
            one.returnPressed.connect(self._on_save)

    def _field(self, look: Look, words: str, name: str, longest: int, hint: str = "") -> SmallField:
        text = getattr(self._draft, name)
        return SmallField(
            look, words, text, lambda typed: self._keep(name, typed), hint=hint, longest=longest
        )

    def _parts(self, look: Look, cautions: Sequence[tuple[str, str]]) -> list[QWidget]:
        born = labelled(look, _("Day of birth, if you want it shown"), self._born, self._born_words)
        own = said(look, _("The number you use for them, if there is one"), "ink-2")
        who = pair(
            look,
            labelled(look, _("Name"), self._name),
            born,
            labelled(look, _("Local ID"), self._local_id, own),
        )
        note = labelled(
            look, _("Note, for yourself only. It goes into no file that you hand over."), self._note
        )
        return [Card(look, who, padding=(22, 16)), self._cautions(look, cautions), note]

    def _cautions(self, look: Look, cautions: Sequence[tuple[str, str]]) -> QWidget:
        names, grid = caution_names(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(18))
        grid.setVerticalSpacing(0)
        across = 1 if look.width == "tiny" else 2 if look.narrow else 3
        for n in range(across):
            grid.setColumnStretch(n, 1)
        down = -(-len(cautions) // across)
        for n, (code, question) in enumerate(cautions):
            words = names.get(code) or question
            tick = SmallTick(
                look, words[:1].upper() + words[1:], code in self._draft.cautions,
                partial(self._mark, code),
            )  # fmt: skip
            tick.setAccessibleDescription(question)
            grid.addWidget(tick, n % down, n // down)
        why = _("The editor warns of exercises that name one of these. The programme names them too.")
        title = strong(look, _("Be careful with"))
        return Card(look, title, said(look, why, "ink-2"), look.px(4), held(grid), padding=(22, 14))

    def _archive(self, look: Look) -> list[QWidget]:
        if self._patient is None:
            return []
        archived = self._patient.archived
        words = _("Bring back from the archive") if archived else _("Archive")
        return [small_button(look, words, on_click=lambda: self.archive_requested.emit(not archived))]

    def _save_words(self) -> str:
        return _("Add and write a programme") if self._patient is None else _("Save")

    # -- what they say ---------------------------------------------------------------------------------

    def _keep(self, name: str, value: str) -> None:
        setattr(self._draft, name, value)
        self._on_changed()

    def _mark(self, code: str, on: bool) -> None:
        (self._draft.cautions.add if on else self._draft.cautions.discard)(code)

    def _day(self) -> date | None:
        return typed_day(self._draft.born, self._today)

    def _missing(self) -> str:
        if not self._draft.name.strip():
            return _("Write the name.")
        if self._draft.born.strip() and self._day() is None:
            return _("Write the day of birth like 3 Feb 1960, or leave it empty.")
        return ""

    def _on_changed(self) -> None:
        missing, day = self._missing(), self._day()
        self._missing_line.setText(missing)
        self._save.setEnabled(not missing)
        self._save.setAccessibleDescription(missing)
        # Said back with the month in letters: 3/2 is a different day elsewhere.
        self._born_words.setText(plain_date_words(day) if day else _("Day, month, year"))

    def _on_save(self) -> None:
        if self._missing():
            return
        draft = self._draft
        known = [code for code in self._codes if code in draft.cautions]
        # What another version of the vocabulary named stays.
        other = sorted(draft.cautions.difference(self._codes))
        details = Details(
            draft.name.strip(), self._day(), draft.local_id.strip(), draft.note.strip(), (*known, *other)
        )
        self.save_requested.emit(details)
