"""Plain facts in a quiet field, each with an icon."""

from collections.abc import Sequence

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import Card, grow, row
from corecoach.ui.widgets.text import Icon, Text


class Facts(Card):
    """A line for each (icon, words)."""

    def __init__(self, look: Look, facts: Sequence[tuple[str, str]]) -> None:
        lines = (
            row(Icon(look, icon, "ink-2"), grow(Text(look, words, "body", "ink-2")), gap=look.px(14))
            for icon, words in facts
        )
        super().__init__(
            look, *lines, fill="sunken", edge=None, radius="control", padding=(18, 14), gap=look.px(10)
        )
