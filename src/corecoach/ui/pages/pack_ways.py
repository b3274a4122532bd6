"""The choices on the page of ice and heat: what it is for, and which way."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from corecoach.coach.pack_views import Kind
from corecoach.thermal.protocol import Aim
from corecoach.ui.look import Look
from corecoach.ui.pack_words import WayWords, aim_options
from corecoach.ui.pages.pack_draft import PackDraft
from corecoach.ui.widgets import Button, column, row
from corecoach.ui.widgets import Kind as ButtonKind
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.one_of import OneOf
from corecoach.ui.widgets.options import Options
from corecoach.ui.widgets.way_card import WayCard
from corecoach.words import _

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class AimOptions(Options):
    """What it is for. Arrows move, Space chooses."""

    def __init__(self, look: Look, aim: Aim | None) -> None:
        self._beside_each_other = {"wide": 4, "tiny": 1}.get(look.width, 2)
        super().__init__(look, aim_options(), name=_("What is it for?"), value=aim)

    def _columns(self, width: int) -> int:
        # Two lines of words are better here than two rows of answers.
        return self._beside_each_other


class Way(Struct, frozen=True):
    """One way on the page: the id of its protocol, what it puts on, and its words. `main` ones come first."""

    id: str
    kind: Kind
    words: WayWords
    main: bool


class WayCards(OneOf):
    """The ways below each other, the main ones first; the others behind a button that unfolds them below
    itself. Arrows move, Space and Enter choose."""

    def __init__(self, look: Look, ways: Sequence[Way], draft: PackDraft) -> None:
        """`draft` says which is chosen and whether all are shown; that is filled in place."""
        cards = {way.id: WayCard(look, way.kind, way.words) for way in ways}
        super().__init__(_("Ways to use ice or heat"), cards)
        self.radius = look.radius("card")
        self._draft = draft
        self._others = [cards[way.id] for way in ways if not way.main]
        self._cards = [cards[way.id] for way in ways if way.main] + self._others
        main = [cards[way.id] for way in ways if way.main]
        parts: list[Part] = [*main, *self._unfolding(look), *self._others]
        self.setLayout(column(*parts, gap=look.px(14)))
        self.show_value(draft.protocol)
        # What is chosen is never folded away unseen.
        chosen = cards.get(draft.protocol)
        self._unfold(draft.more or chosen in self._others)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the cards that are shown, without choosing."""
        step = _STEPS.get(Qt.Key(event.key()))
        shown = [card for card in self._cards if card.isVisible()]
        here = next((n for n, card in enumerate(shown) if card.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(shown):
            shown[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _unfolding(self, look: Look) -> Sequence[Part]:
        if not self._others:
            return ()
        self._more = Button(
            look, _("More ways"), ButtonKind.QUIET, icon="arrow-down",
            on_click=lambda: self._unfold(not self._draft.more),
        )  # fmt: skip
        return (row(self._more, None),)

    def _unfold(self, on: bool) -> None:
        if not self._others:
            return
        self._draft.more = on
        for card in self._others:
            card.setVisible(on)
        self._more.setText(_("Fewer ways") if on else _("More ways"))
        self._more.icon_name = "arrow-up" if on else "arrow-down"
        self._more.setAccessibleName(self._more.text())
        self._more.updateGeometry()
