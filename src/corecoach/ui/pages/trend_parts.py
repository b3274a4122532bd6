"""The parts of the pain trend: what is chosen above it, the place of its chart, and the ways out below."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainKind
from corecoach.ui.look import Look
from corecoach.ui.trend_beside import count_words, pack_words
from corecoach.ui.trend_ranges import range_names
from corecoach.ui.trend_words import kind_words
from corecoach.ui.widgets import Button, Kind, Text, column, grow, row
from corecoach.ui.widgets.chips import MenuChip
from corecoach.ui.widgets.flowing import Flowing
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.charts.trend_chart import TrendChart

# The scale of scores is at least so high; a line of small text with what is around it.
_SCALE_PX, _COMPACT_PX, _LINE_PX = 190, 136, 22
# Where the way back stands.
_BACK_PX = 44
_CHART = "corecoach.ui.charts.trend_chart"


class TrendTop(QWidget):
    """The ranges, and the kinds of score where there is more than one."""

    def __init__(
        self,
        look: Look,
        view: TrendView,
        *,
        on_range: Callable[[int | None], object],
        on_kind: Callable[[PainKind], object],
    ) -> None:
        """`view`: what is chosen first."""
        super().__init__()
        self._group = QButtonGroup(self)
        parts: list[QWidget] = [self._chip(look, *each, view, on_range) for each in range_names()]
        if len(view.kinds) > 1:
            options = [(kind, kind_words(kind)) for kind in view.kinds]
            kinds = _KindChip(look, _("Score"), options, view.kind)
            kinds.chosen.connect(on_kind)
            parts.append(kinds)
        self.setLayout(Flowing(*parts, gap=8))

    def _chip(
        self,
        look: Look,
        days: int | None,
        words: str,
        view: TrendView,
        on_range: Callable[[int | None], object],
    ) -> Button:
        name = _("Show {range}").format(range=words)
        chip = Button(look, words, Kind.CHIP, height=44, on_click=partial(on_range, days), name=name)
        chip.setChecked(days == view.days)
        self._group.addButton(chip)
        return chip

    def chosen_range(self) -> QAbstractButton | None:
        """The chip of the range that is shown."""
        return self._group.checkedButton()


class _KindChip(MenuChip):
    """Says which kind of score is shown. None of them is a filter that is on."""

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self.setChecked(False)


class ChartSlot(QWidget):
    """The place of the chart. It takes a third of a second to import, which is done while nobody waits; a
    page that comes earlier is painted first."""

    def __init__(self, look: Look, *, compact: bool = False) -> None:
        """`compact`: for a place with little height."""
        super().__init__()
        self._look, self._compact = look, compact
        self._state: tuple[TrendView, str] | None = None
        self._asked = False
        self.chart: TrendChart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: TrendView, summary: str) -> None:
        """Draw this, now or as soon as there is a chart."""
        self._state = (view, summary)
        self.setAccessibleName(summary)
        self.setMinimumHeight(self._least_px(view))
        if self.chart is not None:
            self.chart.show_view(view, summary)
        elif getattr(sys.modules.get(_CHART), "TrendChart", None):
            # Whole, not in the middle of its import, for which this would wait.
            self._build()

    def _least_px(self, view: TrendView) -> int:
        """Enough for the scale and the lines of text around it: the read-out, the lanes and the dates."""
        marks = view.marks
        lanes = bool(marks.flares) + bool(marks.sessions) + len({group for _day, group in marks.packs})
        look, lines = self._look, lanes + (5 if self._look.narrow else 1 if self._compact else 3)
        scale = _COMPACT_PX if self._compact else _SCALE_PX
        return look.px(scale) + look.text_px(_LINE_PX * lines) + look.control_px(_BACK_PX)

    def show_range(self) -> None:
        """Bring the chart back to the range of its view."""
        if self.chart is not None:
            self.chart.show_range()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time the page is seen, ask for the chart."""
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._build)

    def _build(self) -> None:
        from corecoach.ui.charts.trend_chart import TrendChart

        if self._state is not None and self.chart is None:
            self.chart = TrendChart(self._look, *self._state, compact=self._compact)
            self._box.addWidget(self.chart)
            self._take_turn(self.chart)

    def _take_turn(self, chart: "TrendChart") -> None:
        """Put the chart and its button where this is in the order of Tab, not behind all that is older."""
        before = _before(self)
        while before is not self and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = _before(before)
        for widget in (chart, *chart.findChildren(QAbstractButton)):
            QWidget.setTabOrder(before, widget)
            before = widget


def _before(widget: QWidget) -> QWidget:
    """What comes before in the order of Tab, or itself for the first of all."""
    return widget.previousInFocusChain() or widget


class TrendFoot(QWidget):
    """How many scores there are, what helps to read them, and the ways out."""

    def __init__(self, look: Look, ways: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """`ways`: icon, words and what to do."""
        super().__init__()
        self._words = Text(look, "", "body", "ink-2")
        buttons = QWidget()
        made = [Button(look, words, icon=icon, on_click=do) for icon, words, do in ways]
        # More buttons than three leave the words beside them too little room.
        beside = look.width == "wide" and len(made) <= 3
        if look.width == "tiny":
            buttons.setLayout(column(*made, gap=8))
        elif beside:
            buttons.setLayout(row(*made, gap=12))
        else:
            buttons.setLayout(Flowing(*made, gap=12))
        if beside:
            box = row(gap=look.px(20))
            box.addWidget(self._words, 1)
            box.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
            self.setLayout(box)
        else:
            self.setLayout(column(self._words, grow(buttons), gap=look.px(10)))

    def show_view(self, view: TrendView, guidance: Sequence[str]) -> None:
        """Say what belongs to this view."""
        self._words.setText(" ".join(filter(None, (count_words(view), pack_words(view), *guidance))))


def trend_links(look: Look, diary: Callable[[], object], function: Callable[[], object]) -> QWidget:
    """The ways to the scores one by one, and to what one can do."""
    links = QWidget()
    ways = ((_("Your scores"), diary), (_("What you can do"), function))
    links.setLayout(
        Flowing(*(Button(look, words, Kind.QUIET, height=44, on_click=do) for words, do in ways), gap=18)
    )
    return links
