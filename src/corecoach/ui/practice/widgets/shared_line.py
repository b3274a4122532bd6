"""Says which other phases change along with a routine, and offers one of its own to the phase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.practice.draft import Draft, DraftRoutine
from corecoach.ui.look import Look
from corecoach.ui.practice.plan_words import phase_title
from corecoach.ui.practice.widgets.forms import said, small_button
from corecoach.ui.widgets import Icon, column, grow, row
from corecoach.words import _


class SharedLine(QWidget):
    """`only_here` carries nothing. It is hidden while no other phase plans the routine."""

    only_here = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = said(look, "", "ink-2")
        self.button = small_button(look, _("Only for this phase"), on_click=lambda: self.only_here.emit(None))
        icon = Icon(look, "info", "ink-2", 20)
        gap = look.px(10)
        if look.narrow:
            self.setLayout(column(row(icon, grow(self._words), gap=gap), row(self.button, None), gap=gap))
        else:
            self.setLayout(row(icon, grow(self._words), self.button, gap=gap))
        self.hide()

    def show_routine(self, draft: Draft, routine: DraftRoutine | None, phase: int) -> None:
        """Show where this routine of the phase is as well."""
        planned = draft.phases_with(routine.id) if routine else ()
        others = _(", ").join(phase_title(draft, n) for n in planned if n != phase)
        here = phase in planned
        words = _("This routine is also in: {phases}") if here else _("This routine is in: {phases}")
        self._words.setText(words.format(phases=others))
        self.button.setVisible(here)
        self.setVisible(bool(others))
