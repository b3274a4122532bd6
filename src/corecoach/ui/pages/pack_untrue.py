"""Which of the things that must be true before ice or heat is not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from corecoach.thermal.rules import Tick
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, FlowPage, Icon, Kind, Message, Text, column, grow, row
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import _


class UntruePage(FlowPage):
    """`chosen` carries the id of a tick."""

    chosen = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, ticks: Sequence[Tick]) -> None:
        super().__init__(look, gap=16)
        self.setAccessibleName(_("Which one is not true?"))
        self._back = Button(
            look, _("Back to ice and heat"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        what = _("What you choose here may lock ice or heat until it is settled.")
        self.fill(
            Text(look, _("Which one is not true?"), "title-m"),
            column(*(self._way(look, tick) for tick in ticks), gap=look.px(10)),
            Message(look, what, "guidance"),
            title=_("Ice and heat"),
            back=self._back,
        )

    def focus_first(self) -> None:
        """Give the keyboard to the way back: a key that is held down must not lock anything."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self, look: Look, tick: Tick) -> PressCard:
        said = _(tick.said)
        line = row(grow(Text(look, said, "label")), Icon(look, "chevron-right", "ink-2", 22), gap=look.px(14))
        return PressCard(look, line, name=said, on_click=partial(self.chosen.emit, tick.id), padding=(22, 14))
