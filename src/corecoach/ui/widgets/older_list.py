"""A list from the newest on, with older ones when asked for; of the forms in it one is open at most."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.button import Button, Kind
from corecoach.ui.widgets.card import column, row
from corecoach.words import _


class RowForm(QWidget):
    """A form below a row. `saved` carries what its row knows of; `cancelled` nothing."""

    saved = Signal(object)
    cancelled = Signal(object)

    def focus_first(self) -> None:
        """Give the keyboard to where it begins."""
        raise NotImplementedError


class Opener(QObject):
    """Opens a form below a row, whose buttons are off meanwhile. `opening` comes before."""

    opening = Signal(object)

    def __init__(
        self,
        box: QBoxLayout,
        buttons: Iterable[Button],
        make: Callable[[], RowForm],
        forget: Callable[[], object],
    ) -> None:
        """`box` is where the form comes last, in a widget; `forget` drops what was typed."""
        super().__init__(box.parentWidget())
        self.row = box.parentWidget()
        self._box, self._buttons = box, list(buttons)
        self._make, self._forget = make, forget
        self._form: RowForm | None = None

    @property
    def is_open(self) -> bool:
        """Whether the form is open."""
        return self._form is not None

    @property
    def has_buttons(self) -> bool:
        """Whether there is anything to open it with."""
        return bool(self._buttons)

    def open(self, remember: Callable[[], object]) -> None:
        """Open the form and give it the keyboard; `remember` notes that it is open, once no other is."""
        self.opening.emit(None)
        remember()
        self.show_form()
        self.focus_form()

    def show_form(self) -> None:
        """Put the form there."""
        self._form = self._make()
        self._form.cancelled.connect(lambda _none: self.close())
        self._box.addWidget(self._form)
        self._form.show()
        self._switch_buttons(False)

    def take_away(self) -> None:
        """Close the form and forget what was typed."""
        if self._form is not None:
            self._forget()
            self._form.hide()
            self._box.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
            self._switch_buttons(True)

    def close(self) -> None:
        """Close the form; the keyboard goes back to the buttons."""
        self.take_away()
        self.focus_button()

    def focus_form(self) -> None:
        """Give the keyboard to the form."""
        if self._form is not None:
            self._form.focus_first()

    def focus_button(self) -> None:
        """Give the keyboard to the first button, if there is one."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch_buttons(self, on: bool) -> None:
        for button in self._buttons:
            button.setEnabled(on)


class OlderList(QWidget):
    """Cards below each other, and a button for older ones; its `older` adds them."""

    def __init__(self, look: Look, older: Callable[[], object]) -> None:
        super().__init__()
        self._add_older = older
        self._openers: list[Opener] = []
        self._cards = column(gap=look.px(12))
        self._older = Button(look, _("Show older"), Kind.SECONDARY, on_click=self._show_older)
        self.setLayout(column(self._cards, row(self._older, None), gap=look.px(14)))
        self._older.hide()

    def add(self, card: QWidget, openers: Iterable[Opener], last: bool) -> None:
        """Put a card at the end, with all that can be opened in it; `last`: there is nothing older."""
        for opener in openers:
            opener.opening.connect(self._close_all)
            self._openers.append(opener)
        self._cards.addWidget(card)
        # Only what is shown takes the keyboard.
        card.show()
        self._older.setVisible(not last)

    @property
    def opened(self) -> Opener | None:
        """What is open."""
        return next((opener for opener in self._openers if opener.is_open), None)

    def close_opened(self) -> bool:
        """Close what is open; whether anything was."""
        opened = self.opened
        if opened is not None:
            opened.close()
        return opened is not None

    def _show_older(self) -> None:
        """The button goes away when there is no more: the keyboard goes to the first that is new."""
        before = len(self._openers)
        self._add_older()
        fresh = next((opener for opener in self._openers[before:] if opener.has_buttons), None)
        if fresh is not None:
            fresh.focus_button()

    def _close_all(self, _none: object) -> None:
        for opener in self._openers:
            opener.take_away()
