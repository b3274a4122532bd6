"""One sentence with an icon and at most one action."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.button import Button
from corecoach.ui.widgets.card import Card, grow, row
from corecoach.ui.widgets.text import Icon, Text

Tone = Literal["guidance", "quiet", "caution", "danger"]
_TONES = {
    "guidance": ("primary-soft", "on-primary-soft", "info"),
    "quiet": ("sunken", "ink-2", "circle-check"),
    "caution": ("caution-soft", "on-caution-soft", "triangle-alert"),
    "danger": ("danger-soft", "on-danger-soft", "octagon-alert"),
}


class Message(Card):
    """A coloured strip: what is the case, and what can be done."""

    def __init__(
        self, look: Look, text: str, tone: Tone = "quiet", *, action: Button | None = None, icon: str = ""
    ) -> None:
        fill, ink, usual_icon = _TONES[tone]
        parts: list[QWidget] = [Icon(look, icon or usual_icon, ink), grow(Text(look, text, "body", ink))]
        if action:
            parts.append(action)
        super().__init__(
            look,
            row(*parts, gap=look.px(14)),
            fill=fill,
            edge=None,
            radius="control",
            padding=(18, 8 if action else 12),
        )
