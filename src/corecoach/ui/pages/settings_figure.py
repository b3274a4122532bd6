"""The settings card for the figure: its skin, its hair, or a plain body, with a picture of it."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.coach.settings import SKINS, Body
from corecoach.figure.portrait import PORTRAIT
from corecoach.figure.poses import posed
from corecoach.ui.figure.scene import Scene
from corecoach.ui.look import Look
from corecoach.ui.pages.settings_rows import Pair, card
from corecoach.ui.widgets import Card, Segmented, Switch, grow, row
from corecoach.words import _


class Portrait(QWidget):
    """Head and shoulders of the figure, as it is chosen now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The figure"))

    def sizeHint(self) -> QSize:
        """A small upright field."""
        return QSize(self._look.px(110), self._look.px(128))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        scene = Scene(self._look, PORTRAIT, self.size(), self.devicePixelRatioF())
        scene.paint(painter, posed(PORTRAIT.keys["still"], PORTRAIT.view), muscle=0.0)


def figure_card(look: Look, body: Body, change: Callable[[Body], object]) -> Card:
    """The card; `change` is called with the body that was chosen."""

    def choose(**fields: Any) -> None:
        change(replace(body, **fields))

    skins = [(str(n), str(n + 1)) for n in range(SKINS)]
    skin = Segmented(look, skins, name=_("Skin, from 1, the lightest, to 5"), value=str(body.skin))
    skin.chosen.connect(lambda chosen: choose(skin=int(chosen)))
    hairs = (("short", _("Short")), ("long", _("Long")), ("bun", _("Bun")))
    hair = Segmented(look, hairs, name=_("Hair"), value=body.hair)
    hair.chosen.connect(lambda chosen: choose(hair=chosen))
    words = _("Plain, without a face")
    plain = Switch(look, words, on=body.plain, on_change=lambda on: choose(plain=on))
    beside = QWidget()
    beside.setLayout(row(Portrait(look), grow(Pair(look, words, plain)), gap=look.px(16)))
    return card(look, _("The figure"), Pair(look, _("Skin"), skin), Pair(look, _("Hair"), hair), beside)
