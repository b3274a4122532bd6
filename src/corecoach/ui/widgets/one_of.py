"""What every choice of one among a few answers does, however its answers look and stand."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

SIDEWAYS: Mapping[Qt.Key, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ALL_ARROWS: Mapping[Qt.Key, int] = {**SIDEWAYS, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OneOf(QWidget):
    """Keeps the answers and which one is chosen. `chosen` carries its value, a str.

    Not a QButtonGroup: in an exclusive one Qt's arrow keys choose, and an answer must be meant.
    """

    chosen = Signal(object)
    steps: Mapping[Qt.Key, int] = SIDEWAYS

    def __init__(self, name: str, answers: Mapping[str, QAbstractButton]) -> None:
        """`name` is what a screen reader says before the words; `answers` are buttons by value."""
        super().__init__()
        self.setAccessibleName(name)
        self._buttons = dict(answers)
        for value, button in self._buttons.items():
            button.setParent(self)
            button.clicked.connect(lambda _checked=False, v=value: self.choose(v))

    @property
    def value(self) -> str | None:
        """The chosen value, or None."""
        return next((v for v, b in self._buttons.items() if b.isChecked()), None)

    def show_value(self, value: str | None) -> None:
        """Show a value as chosen without saying so."""
        for option, button in self._buttons.items():
            button.setChecked(option == value)

    def choose(self, value: str) -> None:
        """Choose as if by click."""
        self.show_value(value)
        self.chosen.emit(value)

    def focus_first(self) -> None:
        """Give the choice the keyboard: what is chosen, or all of it, so that no key chooses by accident."""
        target: QWidget = self._buttons.get(self.value or "", self)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        """Whether the choice or one of its answers has the focus."""
        return self.hasFocus() or any(button.hasFocus() for button in self._buttons.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of `steps` move between the answers without choosing."""
        step = self.steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_by(step)

    def step_by(self, step: int) -> None:
        """Give the keyboard to an answer so many further on, without choosing it."""
        buttons = list(self._buttons.values())
        here = next((n for n, b in enumerate(buttons) if b.hasFocus()), None)
        target = 0 if here is None else max(0, min(len(buttons) - 1, here + step))
        buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
