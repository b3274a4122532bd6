"""A table of a few rows in plain words: no scrolling, nothing to choose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets.card import Line
from corecoach.ui.widgets.text import Text
from corecoach.words import _


class SmallTable(QWidget):
    """The first column takes the room that is left. A screen reader gets each row as one line."""

    def __init__(self, look: Look, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """As many texts a row as there are heads; a head may be empty."""
        super().__init__()
        said = [_(", ").join(f"{h}: {t}" if h else t for h, t in zip(heads, r, strict=True)) for r in rows]
        self.setAccessibleName(_(". ").join(said))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(18))
        grid.setVerticalSpacing(look.px(5))
        # Days and numbers wrap; beside large text they would push the names away.
        share = 3 if look.narrow else 6
        for n in range(len(heads)):
            grid.setColumnStretch(n, 2 if n else share)
        for n, words in enumerate(heads):
            grid.addWidget(Text(look, words, "small", "ink-2"), 0, n, Qt.AlignmentFlag.AlignBottom)
        for n, texts in enumerate(rows):
            grid.addWidget(Line(look), 2 * n + 1, 0, 1, len(heads))
            for m, words in enumerate(texts):
                grid.addWidget(Text(look, words, "body" if m == 0 else "label"), 2 * n + 2, m)
