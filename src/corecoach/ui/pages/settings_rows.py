"""The rows and cards that the settings are made of."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Card, Switch, Text, column, row
from corecoach.ui.widgets.slider import Slider


class Pair(QWidget):
    """A row: its words on the left and its control on the right, or below where both do not fit."""

    def __init__(self, look: Look, words: str, control: QWidget, *, stretch: bool = False) -> None:
        """`stretch` lets the control have the width that is left."""
        super().__init__()
        self._control, self._gap = control, look.px(14)
        self._label = Text(look, words)
        self._words_px = self._label.fontMetrics().horizontalAdvance(words) + 2
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._gap)
        # The row itself says how wide it must be: what is side by side can go one below the other.
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(self._label, 0 if stretch else 1)
        self._box.addWidget(control, 1 if stretch else 0)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider part."""
        width = max(self._label.minimumSizeHint().width(), self._control.minimumSizeHint().width())
        return QSize(width, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control beside the words if both fit."""
        needed = self._words_px + self._gap + self._control.minimumSizeHint().width()
        small = isinstance(self._control, Switch)
        beside = small or needed <= self.width()
        sides = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if sides != self._box.direction():
            self._box.setDirection(sides)
            self._box.setSpacing(self._gap if beside else 2)
            self.updateGeometry()


def beside(look: Look, sides: Sequence[Sequence[QWidget]]) -> QWidget:
    """Columns of cards, all ending at the same height."""
    holder = QWidget()
    box = row(gap=look.px(14))
    for cards in sides:
        side = column(*cards, gap=look.px(14))
        side.setStretch(side.count() - 1, 1)
        box.addLayout(side, 1)
    holder.setLayout(box)
    return holder


def card(look: Look, title: str, *rows: QWidget) -> Card:
    """Rows that belong together, below their title."""
    return Card(look, Text(look, title, "title-s"), *rows, None, padding=(24, 14), gap=look.px(5))


def between(look: Look, low: str, slider: Slider, high: str) -> QWidget:
    """A slider between the words for its ends."""
    holder = QWidget()
    ends = (Text(look, words, "body", "ink-2", wrap=False) for words in (low, high))
    holder.setLayout(row(next(ends), slider, next(ends), gap=look.px(10)))
    return holder


def level(letter: Text) -> QBoxLayout:
    """A letter at the height of a slider's track."""
    letter.setFixedHeight(48)
    return column(letter, None)


def line_up(*rows: QWidget) -> None:
    """Give the texts of several rows equal widths, so that their sliders stand below each other."""
    for texts in zip(*(each.findChildren(Text) for each in rows), strict=True):
        widest = max(text.fontMetrics().horizontalAdvance(text.text()) for text in texts)
        for text in texts:
            text.setMinimumWidth(widest + 2)
