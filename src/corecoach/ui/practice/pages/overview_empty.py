"""The overview of a patient of whom no report has come."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.loaded import Loaded
from corecoach.ui.practice.widgets.forms import flowing, said, small_button
from corecoach.ui.widgets import Card, Kind, Page, Text
from corecoach.words import _


class EmptyOverviewPage(Page):
    """Says how a report comes. The signals carry nothing."""

    load_requested = Signal(object)
    edit_requested = Signal(object)
    clear_requested = Signal(object)

    def __init__(self, look: Look, loaded: Sequence[Loaded] = ()) -> None:
        look = dense(look)
        super().__init__(look, name=_("Overview"))
        self._load = small_button(
            look, _("Load a report"), Kind.PRIMARY, icon="folder-input",
            on_click=lambda: self.load_requested.emit(None),
        )  # fmt: skip
        edit = small_button(look, _("Edit programme"), on_click=lambda: self.edit_requested.emit(None))
        clear = small_button(look, _("Issue clearance"), on_click=lambda: self.clear_requested.emit(None))
        words = _("Ask the patient to press “{button}”, then load the file here.")
        parts: list[QWidget] = [
            Text(look, _("No report yet"), "title-s"),
            said(look, words.format(button=_("Send results to your physio")), "ink-2"),
            flowing(look, self._load, edit, clear, gap=12),
        ]
        lines = [
            Card(look, said(look, line.words), fill="sunken", edge=None, padding=(16, 10)) for line in loaded
        ]
        self.fill(*lines, Card(look, *parts, gap=look.px(10)), None)

    def focus_first(self) -> None:
        """Give the keyboard to loading."""
        self._load.setFocus(Qt.FocusReason.OtherFocusReason)
