"""Puts parts into a card that was made without any, for parts that need the card first."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.ui.widgets import Card


def fill(card: Card, *parts: QWidget, stretch: int = -1) -> None:
    """From top to bottom; the part number `stretch` takes the height that is left, none of them for -1."""
    box = card.layout()
    assert isinstance(box, QBoxLayout)
    for n, part in enumerate(parts):
        box.addWidget(part, 1 if n == stretch else 0)
    if stretch < 0:
        box.addStretch(1)
