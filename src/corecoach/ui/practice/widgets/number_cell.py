"""A number with its bounds: typed in place and taken when it is left, or changed by the arrows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.dose_cell import DoseCell
from corecoach.ui.practice.widgets.forms import fault_line
from corecoach.words import _

_STYLE = "QLineEdit { background: transparent; border: none; padding: 0; margin: 0; }"


class NumberCell(DoseCell):
    """What is typed counts on Tab, Enter, or when the cell is left; `visit` tells one stay in it from the
    next. What is no number inside the bounds stays where it was typed and changes nothing: the cell is
    marked, and `line`, which stands near it, says the bounds. `faulty` carries such a text, or None when it
    is one no more.
    """

    faulty = Signal(object)

    def __init__(
        self,
        look: Look,
        name: str,
        low: int,
        high: int,
        on_change: Callable[[int, int], object],
        *,
        what: str = "",
    ) -> None:
        """`on_change` gets the number and the visit; `what` names it in the line, where that is not beside
        it."""
        super().__init__(look, name)
        self._low, self._high, self._number = low, high, low
        self._pending = False
        self.visit = 0
        words = _("Write a number from {low} to {high}.").format(low=low, high=high)
        self._bounds = _("{what}: {words}").format(what=what, words=words) if what else words
        self.line = fault_line(look, self._bounds)
        self.line.hide()
        self.setStyleSheet(_STYLE)
        self.setFixedSize(look.text_px(64), self.sizeHint().height())
        self.typed.connect(self._type)
        self.stepped.connect(self._step)
        self.entered.connect(lambda _none: self._enter())
        self.moved.connect(self._walk)
        self._on_change = on_change

    def show_number(self, value: int, typed: str | None = None) -> None:
        """Show a number, or what was `typed` in its place and is none. What is being typed stays, unless
        there is another number meanwhile."""
        same, self._number = value == self._number, value
        if typed is not None:
            self._refuse(typed)
        elif not (self._pending and same):
            self._show()

    def commit(self) -> None:
        """Take what was typed, if it is a number inside the bounds."""
        if not self._pending:
            return
        self._pending = False
        value = self._read(self.text())
        if value is None:
            self._refuse(self.text())
            self.faulty.emit(self.text())
        else:
            self._set(value)

    # -- typing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._pending = False
        self._mark(False)
        self.show_text(str(self._number), "", warned=False)

    def _refuse(self, text: str) -> None:
        self.show_refused(text)
        self._mark(True)

    def _mark(self, on: bool) -> None:
        self.line.setVisible(on and self.line.parentWidget() is not None)
        self.setAccessibleDescription(self._bounds if on else "")

    def _enter(self) -> None:
        self.visit += 1

    def _walk(self, where: str) -> None:
        self.commit()
        self.focusNextPrevChild(where not in ("before", "above"))

    def _read(self, text: str) -> int | None:
        text = text.strip()
        # More digits than any bound has are no number: Python refuses thousands of them.
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            return None
        return int(text) if self._low <= int(text) <= self._high else None

    def _type(self, text: str) -> None:
        """Out of bounds is said at once; an empty cell is on its way to another number."""
        self._pending, was = True, self.refused
        self.refused = bool(text.strip()) and self._read(text) is None
        self._mark(self.refused)
        self.update()
        if self.refused or was:
            self.faulty.emit(text if self.refused else None)

    def _step(self, up: bool) -> None:
        typed = self._read(self.text()) if self._pending else None
        self._pending = False
        self._set((self._number if typed is None else typed) + (1 if up else -1))

    def _set(self, value: int) -> None:
        self._number = max(self._low, min(self._high, value))
        if self.refused:
            self.faulty.emit(None)
        self._show()
        self._on_change(self._number, self.visit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts now."""
        self.commit()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the number back."""
        if event.key() == Qt.Key.Key_Escape and (self._pending or self.refused):
            was = self.refused
            self._show()
            if was:
                self.faulty.emit(None)
        else:
            super().keyPressEvent(event)


def commit_typed() -> None:
    """Take what was typed into the cell that has the keyboard, if it is such a one."""
    here = QApplication.focusWidget()
    if isinstance(here, NumberCell):
        here.commit()
