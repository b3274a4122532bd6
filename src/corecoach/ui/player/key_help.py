"""The keys of the player, on one card."""

from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Card, KeyCap, Text
from corecoach.words import _


class KeyHelp(Card):
    """Which key does what; shown over the stage with ?, away with Esc."""

    def __init__(self, look: Look) -> None:
        rows = (
            ("Space", _("Pause, carry on")),
            ("H", _("Something hurts: stop")),
            ("Left", _("Start this one again; twice: the one before")),
            ("Right", _("Skip this exercise")),
            ("+", _("15 seconds more in a rest")),
            ("R", _("Do this set again")),
            ("V", _("Voice on or off")),
            ("M", _("Sound on or off")),
            ("F", _("Full screen")),
            ("Q", _("End and save")),
            ("Esc", _("Pause; leave the full screen")),
        )
        keys = QWidget()
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(4))
        grid.setHorizontalSpacing(look.px(18))
        for n, (key, words) in enumerate(rows):
            grid.addWidget(KeyCap(look, key), n, 0)
            grid.addWidget(Text(look, words, "lead"), n, 1)
        grid.setColumnStretch(1, 1)
        super().__init__(look, Text(look, _("Keys"), "title-m"), look.px(8), keys, None, radius="stage")
