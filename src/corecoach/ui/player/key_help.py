"""The keys of the player, on one card."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Card, KeyCap, Text
from corecoach.words import _

LEAST_SCALE = 0.7


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


class KeyHelpLayer:
    """Shows the card over a place of its parent, in the largest text that shows every key."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        self._look, self._parent = look, parent
        self._card: KeyHelp | None = None

    @property
    def shown(self) -> bool:
        """Whether the keys are shown."""
        return self._card is not None

    def show(self, place: QRect) -> None:
        """Show the keys at `place`, made anew for its size."""
        self.hide()
        scale = self._look.scale
        card = KeyHelp(self._look)
        while card.heightForWidth(place.width()) > place.height() and scale > LEAST_SCALE:
            scale *= 0.9
            card = KeyHelp(self._look.with_scale(scale))
        card.setParent(self._parent)
        card.setGeometry(place)
        card.show()
        self._card = card

    def hide(self) -> None:
        """Take the keys away."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
