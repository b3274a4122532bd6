"""What stands above the trend chart: what is read out, and below it what is in sight and the way back. Its
height is kept, so that nothing moves when the way back comes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Kind, Text, column, grow, row
from corecoach.ui.widgets.read_out import ReadOut
from corecoach.words import _


class ChartHead(QWidget):
    """Two lines of words and a button."""

    def __init__(self, look: Look, back: Callable[[], object], *, compact: bool = False) -> None:
        """`back`: go back to the range that was chosen. `compact`: in one line, and the dates alone
        say what is in sight."""
        super().__init__()
        hint = _("Point at a day, or Tab to the chart and use the arrow keys.")
        if compact and not look.narrow:
            hint = _("Point at a day, or use the arrow keys.")
        self.read_out = ReadOut(look, hint)
        self._in_sight = Text(look, "", "small", "ink-2")
        self._back = Button(look, "", Kind.QUIET, height=44, on_click=back)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        lines = 2 if look.narrow else 1
        words_px = lines * QFontMetrics(self._in_sight.font()).lineSpacing() + 2
        self._in_sight.setFixedHeight(max(words_px, self._back.sizeHint().height()))
        if compact and not look.narrow:
            self._in_sight.setParent(self)
            self._in_sight.hide()
            self.setLayout(row(grow(self.read_out), self._back, gap=look.px(12)))
            return
        where = row(grow(self._in_sight), self._back, gap=look.px(12))
        self.setLayout(column(self.read_out, where))

    @property
    def in_sight(self) -> str:
        """What is said to be in sight."""
        return self._in_sight.text()

    def show_in_sight(self, words: str) -> None:
        """Say what is in sight."""
        self._in_sight.setText(words)

    def name_back(self, words: str) -> None:
        """Name the range that was chosen."""
        self._back.setText(words)
        self._back.setAccessibleName(words)
        self._back.updateGeometry()

    def offer_back(self, offered: bool) -> None:
        """Whether there is anything to go back from. The keyboard stays with the chart."""
        chart = self.parentWidget()
        if not offered and self._back.hasFocus() and chart is not None:
            chart.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back.setVisible(offered)
