"""Pain trend: every score that was given, and which way they go. A gap stays a gap."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from corecoach.coach.views import TrendView
from corecoach.ui.dates import date_words
from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Card, Kind, Page, Segmented, Text, column, row
from corecoach.ui.widgets.score_table import ScoreTable, number_words
from corecoach.ui.widgets.trend_legend import TrendLegend
from corecoach.words import _, ngettext

if TYPE_CHECKING:
    from corecoach.ui.charts.trend_chart import TrendChart

Load = Callable[[int | None], TrendView]
# A first middle value this near the start of the range stands for the start.
_START_DAYS = 7


class TrendPage(Page):
    """Shows the scores of a range of days, as a chart or as a table. `range_chosen` carries days, or None."""

    range_chosen = Signal(object)

    def __init__(self, look: Look, load: Load, days: int | None = 42) -> None:
        """`load` gives the view of the last so many days, or of all for None."""
        super().__init__(look, name=_("Pain trend"))
        self._load, self.days = load, days
        self._sentence = Text(look, "", "lead")
        self._toggle = Segmented(
            look, (("chart", _("Chart")), ("table", _("Table"))), name=_("Show"), value="chart"
        )
        self._toggle.chosen.connect(lambda _value: self._show_kind())
        self._ranges = self._range_chips(look)
        self._slot = ChartSlot(look)
        self._legend = TrendLegend(look)
        self._chart = Card(look, self._legend, look.px(6), self._slot, padding=(30, 16))
        self._scores = ScoreTable(look)
        self._table = Card(look, self._scores, padding=(12, 10))
        self._empty_title = Text(look, "", "title-s")
        self._empty_words = Text(look, "", "body", "ink-2")
        self._empty = Card(look, self._empty_title, self._empty_words, gap=look.px(4))
        self._foot = Text(look, "", "body", "ink-2")
        self.fill(
            self._head(look), self._ranges, self._empty, self._chart, self._table, self._foot, self._rest()
        )
        self._show(load(days))

    def focus_first(self) -> None:
        """Give the keyboard to the chosen range, or to the page if there is nothing to choose."""
        chip = self._group.checkedButton()
        (chip or self).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ------------------------------------------------------------------------------------------

    def _head(self, look: Look) -> QWidget:
        head = QWidget()
        words = column(Text(look, _("Pain trend"), "title-m"), self._sentence, gap=look.px(6))
        if look.narrow:
            words.addSpacing(look.px(10))
            words.addWidget(self._toggle)
            head.setLayout(words)
            return head
        box = row(gap=look.px(24))
        box.addLayout(words, 1)
        box.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        head.setLayout(box)
        return head

    def _range_chips(self, look: Look) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        columns = 2 if look.width == "tiny" else 3 if look.narrow else 5
        self._group = QButtonGroup(self)
        for n, (days, words) in enumerate(range_names()):
            chip = Button(
                look,
                words,
                Kind.CHIP,
                height=44,
                on_click=lambda d=days: self._choose(d),  # type: ignore[misc]
                name=_("Show {range}").format(range=words),
            )
            chip.setChecked(days == self.days)
            self._group.addButton(chip)
            grid.addWidget(chip, n // columns, n % columns)
        grid.setColumnStretch(columns, 1)
        return holder

    def _rest(self) -> QWidget:
        """Takes the room that is left when there is neither chart nor table."""
        self._filler = QWidget()
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return self._filler

    # -- state ------------------------------------------------------------------------------------------

    def _choose(self, days: int | None) -> None:
        if days != self.days:
            self.days = days
            self.range_chosen.emit(days)
            self._show(self._load(days))

    def _show(self, view: TrendView) -> None:
        summary = summary_words(view)
        self._sentence.setText(summary)
        self._foot.setText(count_words(view, self.days))
        self._legend.show_view(view)
        self._slot.show_view(view, summary)
        self._scores.show_view(view, summary)
        self._has_scores = bool(view.scores)
        if not self._has_scores:
            self._show_empty()
        self._show_kind()

    def _show_empty(self) -> None:
        elsewhere = self.days is not None and bool(self._load(None).scores)
        self._ranges.setVisible(elsewhere)
        if elsewhere:
            self._empty_title.setText(_("No scores in this time"))
            self._empty_words.setText(_("Choose a longer time above."))
        else:
            self._empty_title.setText(_("No scores yet"))
            self._empty_words.setText(_("Tap a number on Today. Your line starts after 4 days with a score."))

    def _show_kind(self) -> None:
        some, table = self._has_scores, self._toggle.value == "table"
        for widget in (self._sentence, self._toggle, self._foot):
            widget.setVisible(some)
        self._empty.setVisible(not some)
        self._filler.setVisible(not some)
        self._chart.setVisible(some and not table)
        self._table.setVisible(some and table)


class ChartSlot(QWidget):
    """The place of the chart. The chart takes most of a second to import, so the page is painted first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state: tuple[TrendView, str] | None = None
        self._asked = False
        self.chart: TrendChart | None = None
        self.setMinimumHeight(look.px(300))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: TrendView, summary: str) -> None:
        """Draw this, now or as soon as there is a chart."""
        self._state = (view, summary)
        self.setAccessibleName(summary)
        if self.chart:
            self.chart.show_view(view, summary)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time the page is seen, ask for the chart."""
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._build)

    def _build(self) -> None:
        from corecoach.ui.charts.trend_chart import TrendChart

        if self._state:
            self.chart = TrendChart(self._look, *self._state)
            self._box.addWidget(self.chart)


def range_names() -> tuple[tuple[int | None, str], ...]:
    """The ranges to choose from, in days, and their names."""
    return (
        (14, _("2 weeks")),
        (42, _("6 weeks")),
        (91, _("3 months")),
        (365, _("1 year")),
        (None, _("All")),
    )


def summary_words(view: TrendView) -> str:
    """One plain sentence or two: the latest middle value, and the one at the start if it is another week."""
    if not view.median7:
        return _("The line needs a score on 4 of 7 days.")
    start, latest = min(view.median7), max(view.median7)
    now = number_words(view.median7[latest])
    if latest == view.last:
        words = _("Your middle score of the last 7 days is {score}.").format(score=now)
    else:
        day = date_words(latest, view.last)
        words = _("Your middle score of the 7 days to {day} was {score}.").format(day=day, score=now)
    week = timedelta(days=_START_DAYS)
    if start - view.first < week <= latest - start:
        then = number_words(view.median7[start])
        words += " " + _("It was {score} at the start of this range.").format(score=then)
    return words


def count_words(view: TrendView, days: int | None) -> str:
    """How many scores there are, and in how many days."""
    scores = len(view.scores)
    span = days or (view.last - min(view.daily, default=view.last)).days + 1
    counted = _("{scores} in {days}.").format(
        scores=ngettext("{n} score", "{n} scores", scores).format(n=scores),
        days=ngettext("{n} day", "{n} days", span).format(n=span),
    )
    return " ".join([counted, _("Gaps are days with no score."), *_pack_words(view)])


def _pack_words(view: TrendView) -> list[str]:
    """On how many days there was ice, and heat; nothing for what was not used."""
    ice, heat = (sum(used == group for _day, used in view.packs) for group in ("cold", "heat"))
    words = []
    if ice:
        words.append(ngettext("Ice on {n} day.", "Ice on {n} days.", ice).format(n=ice))
    if heat:
        words.append(ngettext("Heat on {n} day.", "Heat on {n} days.", heat).format(n=heat))
    return words
