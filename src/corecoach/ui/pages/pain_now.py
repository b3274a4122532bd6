"""How bad is it now? One score, asked after a stop; a tap answers."""

from PySide6.QtCore import Signal

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, ScoreRow, Text
from corecoach.words import _


class PainNowPage(FlowPage):
    """`chosen` carries the score, 0 to 10; `leave_requested` goes back to what was felt."""

    chosen = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, title=_("Stopped"), max_width=1020, gap=12)
        title = _("How bad is your pain now?")
        self.setAccessibleName(title)
        self._score = ScoreRow(look, _("No pain"), _("Worst pain I can imagine"))
        self._score.chosen.connect(self.chosen)
        back = Button(
            look, _("Back"), Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        words = Text(look, _("Your answer decides what comes next. Nothing is running."), "lead", "ink-2")
        card = Card(look, self._score, padding=(28, 20))
        self.fill(Text(look, title, "title-l"), words, look.px(10), card, None, title=_("Stopped"), back=back)

    def focus_first(self) -> None:
        """Give the keyboard to the score."""
        self._score.focus_first()
