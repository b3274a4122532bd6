"""What stays in sight below a page of questions: what is missing, and the button on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind, Text, column, grow, row


class AnswerFoot(QWidget):
    """A sentence, and the one button of the page."""

    def __init__(
        self, look: Look, words: str, on_click: Callable[[], object], *, icon: str = "check"
    ) -> None:
        """`words` stand on the button."""
        super().__init__()
        self._hint = Text(look, "", "body", "ink")
        self._go = Button(look, words, Kind.PRIMARY, icon=icon, height=64, size_px=22, on_click=on_click)
        parts = (grow(self._hint), self._go)
        self.setLayout(column(*parts, gap=look.px(8)) if look.narrow else row(*parts, gap=look.px(20)))

    def say(self, hint: str, *, ready: bool) -> None:
        """Say what is missing or what comes next; without it a screen reader would not know why not."""
        self._hint.setText(hint)
        self._go.setEnabled(ready)
        self._go.setAccessibleDescription(hint)

    def focus_button(self) -> None:
        """Give the keyboard to the button."""
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
