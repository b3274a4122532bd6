"""All patients: looked for by name or local ID, opened by Enter; the first page after the lock."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.practice.rows import PatientRow
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.patient_search import PatientIndex, PatientsDraft
from corecoach.ui.practice.widgets.forms import (
    SmallField,
    flowing,
    height,
    held,
    said,
    small_button,
)
from corecoach.ui.practice.widgets.patient_list import PatientList
from corecoach.ui.widgets import Card, Kind, Message, Segmented, Text, column, grow, row
from corecoach.ui.widgets.page import CONTENT_MAX
from corecoach.words import _, ngettext

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class PatientsPage(QWidget):
    """`open_requested` carries the id of a patient; `add_requested` the name that was looked for in vain, or
    an empty text; `copy_requested` asks to save a copy of the key; `file_requested` to open a file."""

    open_requested = Signal(object)
    add_requested = Signal(object)
    copy_requested = Signal(object)
    file_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        rows: Iterable[PatientRow],
        draft: PatientsDraft,
        today: date,
        *,
        key_is_saved: bool,
        unread: int = 0,
    ) -> None:
        """`unread` is how many folders there are whose patient cannot be read."""
        super().__init__()
        self.look, self._draft = look, draft
        self.setAccessibleName(_("Patients"))
        self._index = PatientIndex(rows)
        self.list = PatientList(look, self._index.find(draft), today, self._open)
        self._search = SearchField(look, draft.search, self._look_for, self.list, self._add_named)
        self._found, self._empty = said(look, "", "ink-2"), self._nobody()
        parts = [self._tools(), self._found, self.list, self._empty]
        if not key_is_saved:
            parts.insert(0, self._reminder())
        if unread:
            parts.insert(0, self._damaged(unread))
        self._lay_out(parts)
        self.list.choose(draft.at)
        self._show_count()

    def focus_first(self) -> None:
        """Give the keyboard to the search; where there is nobody, to adding somebody."""
        nobody = not self._index.count(archived=False) and not self._draft.search
        (self._add if nobody else self._search).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts -----------------------------------------------------------------------------------------

    def _lay_out(self, parts: list[QWidget]) -> None:
        look = self.look
        inner = held(column(*parts, gap=look.px(10)))
        inner.setMaximumWidth(look.text_px(CONTENT_MAX))
        side, down = look.px(24), look.px(16)
        box = row(margins=(side, down, side, down))
        box.addStretch(1)
        box.addWidget(inner, 1000)
        box.addStretch(1)
        self.setLayout(box)

    def _tools(self) -> QWidget:
        look = self.look
        orders = (("newest", _("Newest first")), ("name", _("By name")))
        order = Segmented(dense(look), orders, name=_("Order"), value=self._draft.order, height=40)
        order.chosen.connect(self._sort)
        shown = (("here", _("Current")), ("archived", _("Archived")))
        which = Segmented(
            dense(look),
            shown,
            name=_("Show"),
            value="archived" if self._draft.archived else "here",
            height=40,
        )
        which.chosen.connect(self._turn_archive)
        file = small_button(
            look, _("Open a file"), icon="folder-input", on_click=lambda: self.file_requested.emit(None)
        )
        self._add = small_button(look, _("New patient"), Kind.PRIMARY, icon="plus", on_click=self._add_named)
        top = (grow(self._search), file, self._add)
        first = column(self._search, flowing(look, file, self._add)) if look.narrow else row(*top)
        first.setSpacing(look.px(10))
        return held(column(first, flowing(look, order, which, gap=12), gap=look.px(8)))

    def _reminder(self) -> QWidget:
        words = _("There is no copy of your key yet. If this computer is lost, your key is lost with it.")
        save = small_button(
            self.look, _("Save a copy"), icon="save", on_click=lambda: self.copy_requested.emit(None)
        )
        return Message(dense(self.look), words, "caution", action=save)

    def _damaged(self, count: int) -> QWidget:
        words = ngettext(
            "{n} folder holds a patient who cannot be read. It is left as it is.",
            "{n} folders hold patients who cannot be read. They are left as they are.",
            count,
        )
        return Message(dense(self.look), words.format(n=count), "caution")

    def _nobody(self) -> QWidget:
        look = self.look
        self._empty_title, self._empty_words = Text(look, "", "title-s"), said(look, "", "ink-2")
        card = Card(look, self._empty_title, self._empty_words, gap=look.px(4), padding=(26, 20))
        return held(column(card, None))

    # -- what is shown ---------------------------------------------------------------------------------

    def _show_count(self) -> None:
        count = len(self.list.rows)
        words = ngettext("{n} patient", "{n} patients", count).format(n=count)
        self._found.setText(words)
        self._found.setVisible(bool(count))
        self.list.setVisible(bool(count))
        self._empty.setVisible(not count)
        if not count:
            title, lines = self._why_empty()
            self._empty_title.setText(title)
            self._empty_words.setText(lines)

    def _why_empty(self) -> tuple[str, str]:
        if self._draft.search.strip():
            why = _("Enter adds a new patient with this name.")
            return _("Nobody is called that"), why
        if self._draft.archived:
            return _("Nobody is archived"), _("Patients you archive are kept here, with all of their files.")
        why = _("Add your first patient. Each one is a folder of files on this computer.")
        return _("No patients yet"), why

    def _renew(self) -> None:
        self.list.show_rows(self._index.find(self._draft))
        self._draft.at = self.list.chosen
        self._show_count()

    # -- what is asked for -----------------------------------------------------------------------------

    def _look_for(self, text: str) -> None:
        self._draft.search = text
        self._renew()

    def _sort(self, order: str) -> None:
        self._draft.order = "name" if order == "name" else "newest"
        self._renew()

    def _turn_archive(self, which: str) -> None:
        self._draft.archived = which == "archived"
        self._renew()

    def _open(self, patient: str) -> None:
        self._draft.at = patient
        self.open_requested.emit(patient)

    def _add_named(self) -> None:
        """Whoever was looked for in vain is the one to add."""
        named = "" if self.list.rows else self._draft.search.strip()
        self.add_requested.emit(named if not any(c.isdigit() for c in named) else "")


class SearchField(SmallField):
    """Up, down and Enter go to the list, so that nobody has to leave the field."""

    def __init__(
        self,
        look: Look,
        text: str,
        on_change: Callable[[str], object],
        patients: PatientList,
        on_nobody: Callable[[], object] = lambda: None,
    ) -> None:
        """`on_nobody` is called by Enter where nobody was found."""
        super().__init__(look, _("Find a patient"), text, on_change, hint=_("Name or local ID"))
        self._patients, self._on_nobody = patients, on_nobody
        self.setClearButtonEnabled(False)
        self.setFixedHeight(height(look))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the letters; give away what moves and opens."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._patients.step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._patients.open_chosen() if self._patients.rows else self._on_nobody()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
