"""What the lists of the library share: cards to press, in as many columns as there is room for."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Icon, Text, column, grow, row
from corecoach.ui.widgets.press_card import PressCard
from corecoach.words import _


def shelf_card(
    look: Look, title: str, lines: Sequence[tuple[str, str]], open_it: Callable[[], object]
) -> PressCard:
    """A card with a title; `lines` below it are (words, type token)."""
    texts = [Text(look, words, token, "ink-2") for words, token in lines]
    said = QWidget()
    said.setLayout(column(Text(look, title, "title-s"), *texts, gap=look.px(4)))
    return PressCard(
        look,
        row(grow(said), Icon(look, "chevron-right", "ink-2", 22), gap=look.px(12)),
        name=_(". ").join([title, *(words.rstrip(".") for words, _token in lines)]),
        on_click=open_it,
        edge="border",
        edge_px=1,
        padding=(22, 16),
    )


def in_columns(look: Look, cards: Sequence[QWidget]) -> QLayout:
    """Two beside each other, or one below the other where there is no room."""
    gap = look.px(14)
    if look.narrow:
        return column(*cards, gap=gap)
    rows = []
    for n in range(0, len(cards), 2):
        pair = cards[n : n + 2]
        box = row(*pair, *([QWidget()] if len(pair) == 1 else []), gap=gap)
        box.setStretch(0, 1)
        box.setStretch(1, 1)
        rows.append(box)
    return column(*rows, gap=gap)
