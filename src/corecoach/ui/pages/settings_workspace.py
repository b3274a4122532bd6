"""The settings card of the way to the clinician's side."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.pages.settings_rows import Pair, card
from corecoach.ui.widgets import Button, Text
from corecoach.words import _


def workspace_card(look: Look, enter: Callable[[], object]) -> QWidget:
    """The card; `enter` leads to the clinician's side."""
    words = _("It has its own passphrase. Your own exercises and scores stay as they are.")
    button = Button(look, _("Open"), on_click=enter, name=_("Open the workspace for physiotherapists"))
    row = Pair(look, _("Write programmes for patients"), button)
    return card(look, _("For physiotherapists"), row, Text(look, words, "body", "ink-2"))
