"""Whose file is this? A patient is chosen for what was opened, or added."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.practice.rows import PatientRow
from corecoach.ui.look import Look
from corecoach.ui.practice.pages.patients import SearchField
from corecoach.ui.practice.patient_search import PatientIndex, PatientsDraft
from corecoach.ui.practice.widgets.forms import said, small_button
from corecoach.ui.practice.widgets.patient_list import PatientList
from corecoach.ui.widgets import Kind, Text, column, grow, row
from corecoach.words import _


class WhosePage(QWidget):
    """`chosen` carries the id of a patient, `add_requested` a name, `back_requested` nothing."""

    chosen = Signal(object)
    add_requested = Signal(object)
    back_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        title: str,
        lines: Sequence[str],
        rows: Sequence[PatientRow],
        draft: PatientsDraft,
        today: date,
        *,
        new_name: str = "",
    ) -> None:
        """`lines` say what was opened; `new_name` is who can be added."""
        super().__init__()
        self._draft, self._index = draft, PatientIndex(rows)
        self.setAccessibleName(_("Open a file"))
        self.list = PatientList(look, self._index.find(draft), today, self.chosen.emit)
        self._search = SearchField(look, draft.search, self._look_for, self.list)
        self._nobody = said(look, _("Nobody is called that."), "ink-2")
        back = small_button(look, _("Go back"), on_click=lambda: self.back_requested.emit(None))
        ways: list[QWidget] = [grow(self._search)]
        if new_name:
            words = _("New patient {name}").format(name=new_name)
            # A name of a file can be long; the button says it to a screen reader in full.
            shown = words if len(words) <= 40 else _("New patient with this name")
            ways.append(
                small_button(
                    look, shown, Kind.SECONDARY, icon="plus", name=words,
                    on_click=lambda: self.add_requested.emit(new_name),
                )
            )  # fmt: skip
        ways.append(back)
        tools = column(*ways, gap=look.px(8)) if look.narrow else row(*ways, gap=look.px(10))
        side, down = look.px(24), look.px(16)
        words_above = [Text(look, title, "title-m"), *(said(look, line, "ink-2") for line in lines)]
        self.setLayout(
            column(
                *words_above,
                tools,
                self.list,
                self._nobody,
                gap=look.px(10),
                margins=(side, down, side, down),
            )
        )
        self._show()

    def focus_first(self) -> None:
        """Give the keyboard to the search."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for(self, text: str) -> None:
        self._draft.search = text
        self.list.show_rows(self._index.find(self._draft))
        self._show()

    def _show(self) -> None:
        self.list.setVisible(bool(self.list.rows))
        self._nobody.setVisible(not self.list.rows)
