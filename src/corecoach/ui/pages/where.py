"""Where are you? Asked from the page for an emergency: another country has another number."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from corecoach.ui.look import Look
from corecoach.ui.pages.settings import country_options
from corecoach.ui.widgets import Button, FlowPage, Kind, Text
from corecoach.ui.widgets.choice import Choice
from corecoach.words import _


class WherePage(FlowPage):
    """`chosen` carries the code of a country; `leave_requested` goes back to what to do."""

    chosen = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, countries: Sequence[tuple[str, str, str]], country: str) -> None:
        """`countries` are (code, name, emergency number)."""
        title, bar = _("Where are you?"), _("Emergency")
        super().__init__(look, title=bar, max_width=760)
        self.setAccessibleName(title)
        self._numbers = {code: number for code, _name, number in countries}
        self._choice = Choice(look, _("Country"), country_options(countries), country, self._choose)
        self._number = Text(look, "", "title-l", "danger")
        self._words = Text(look, "", "body", "ink-2")
        back = Button(
            look, _("Back to what to do"), Kind.PRIMARY, height=64, size_px=20,
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        self._show(country)
        parts = (self._choice, self._number, self._words)
        self.fill(Text(look, title, "title-l"), *parts, title=bar, foot=back)

    def focus_first(self) -> None:
        """Give the keyboard to the list."""
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, country: str) -> None:
        self._show(country)
        self.chosen.emit(country)

    def _show(self, country: str) -> None:
        number = self._numbers.get(country, "")
        self._number.setText(_("Call {number}").format(number=number) if number else "")
        local = _("or your local emergency number") if number else _("Use your local emergency number.")
        self._words.setText(local)
