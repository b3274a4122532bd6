"""A plain page that says one thing and offers one or two ways on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, FlowPage, Kind, Text, column, row
from corecoach.ui.widgets.card import Part


class NoticePage(FlowPage):
    """Title, sentences, and buttons; the last button is where Esc goes."""

    def __init__(
        self,
        look: Look,
        title: str,
        lines: Sequence[str],
        actions: Sequence[tuple[str, Kind, Callable[[], object]]],
        *,
        bar: str,
        focus: int = 0,
        small: str = "",
    ) -> None:
        """`focus` is the number of the button that gets the keyboard; `small` stands last, for few."""
        super().__init__(look, title=bar, max_width=820)
        self.setAccessibleName(title)
        self._escape = actions[-1][2]
        buttons = [Button(look, words, kind, height=56, on_click=act) for words, kind, act in actions]
        self._first = buttons[focus]
        box = column(*buttons, gap=look.px(12)) if look.narrow else row(*buttons, None, gap=look.px(14))
        words = [Text(look, line, "lead", "ink-2") for line in lines]
        last: list[Part] = [look.px(18), Text(look, small, "body", "ink-2")] if small else []
        self.fill(Text(look, title, "title-l"), *words, look.px(18), box, *last, title=bar)

    def focus_first(self) -> None:
        """Give the keyboard to the first way on."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the last way."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)
