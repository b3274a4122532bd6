"""Which keys do what, in one line below the rows."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import flowing, held, said
from corecoach.ui.widgets import KeyCap, row


def key_line(look: Look, keys: Sequence[tuple[tuple[str, ...], str]]) -> QWidget:
    """Each entry is (keys, words)."""
    parts = []
    for caps, words in keys:
        shown = [KeyCap(look, cap, "ink-2") for cap in caps]
        parts.append(held(row(*shown, said(look, words, "ink-2", wrap=False), gap=look.px(7))))
    return flowing(look, *parts, gap=16)
