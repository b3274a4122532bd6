"""Pain trend: every score that was given, and which way they go. A gap stays a gap."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.coach.trend_views import TrendView
from corecoach.pain import PainKind
from corecoach.ui.look import Look
from corecoach.ui.pages.trend_parts import ChartSlot, TrendFoot, TrendTop, trend_links
from corecoach.ui.trend_beside import guidance_words
from corecoach.ui.trend_days import TrendDays
from corecoach.ui.trend_words import direction_words, usual_words
from corecoach.ui.widgets import Card, Page, Segmented, Text, column, row
from corecoach.ui.widgets.score_table import ScoreTable
from corecoach.ui.widgets.trend_legend import TrendLegend
from corecoach.words import _

Load = Callable[[int | None, PainKind | None], TrendView]


class TrendPage(Page):
    """Shows the scores of a range of days, as a chart or as a table. `range_chosen` carries days, or None for
    all; `kind_chosen` the kind of score; `picture_requested` the view that is shown."""

    range_chosen = Signal(object)
    kind_chosen = Signal(object)
    report_requested = Signal(object)
    picture_requested = Signal(object)
    spreadsheet_requested = Signal(object)
    results_requested = Signal(object)
    diary_requested = Signal(object)
    function_requested = Signal(object)

    def __init__(self, look: Look, load: Load, days: int | None = 42, kind: PainKind | None = None) -> None:
        """`load` gives the view of the last so many days, or of all for None, of one kind of score, or of the
        usual one for None."""
        super().__init__(look, name=_("Pain trend"))
        self._load, self._kind, self.days = load, kind, days
        self._view = load(days, kind)
        self._sentence, self._direction = Text(look, "", "lead"), Text(look, "", "body", "ink-2")
        self._toggle = Segmented(
            look, (("chart", _("Chart")), ("table", _("Table"))), name=_("Show"), value="chart"
        )
        self._toggle.chosen.connect(lambda _value: self._show_kind())
        self._top = TrendTop(look, self._view, on_range=self._choose, on_kind=self._choose_kind)
        self._slot = ChartSlot(look)
        self._legend = TrendLegend(look)
        self._chart = Card(look, self._legend, self._slot, padding=(22, 14), gap=look.px(6))
        self._scores = ScoreTable(look)
        self._table = Card(look, self._scores, padding=(12, 10))
        self._empty_title = Text(look, "", "title-s")
        self._empty_words = Text(look, "", "body", "ink-2")
        self._empty = Card(look, self._empty_title, self._empty_words, gap=look.px(4))
        self._foot = TrendFoot(look, self._out_ways())
        self._links = trend_links(
            look, lambda: self.diary_requested.emit(None), lambda: self.function_requested.emit(None)
        )
        self.fill(*self._parts(look))
        self._show(self._view)

    def focus_first(self) -> None:
        """Give the keyboard to the chosen range, or to the page if there is nothing to choose."""
        chip = self._top.chosen_range()
        target = chip if chip is not None and self._top.isVisibleTo(self) else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self, look: Look) -> list[QWidget]:
        """The links stand beside the ranges where there is room, else they come last."""
        shown = [self._empty, self._chart, self._table, self._foot]
        if look.width != "wide":
            return [self._head(look), self._top, *shown, self._links, self._rest()]
        line = QWidget()
        box = row(gap=look.px(12))
        box.addWidget(self._top, 1)
        box.addWidget(self._links, 0, Qt.AlignmentFlag.AlignTop)
        line.setLayout(box)
        return [self._head(look), line, *shown, self._rest()]

    def _head(self, look: Look) -> QWidget:
        head = QWidget()
        title = Text(look, _("Pain trend"), "title-m")
        words = column(title, self._sentence, self._direction, gap=look.px(4))
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

    def _out_ways(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [
            ("file-text", _("Report (PDF)"), lambda: self.report_requested.emit(None)),
            ("image", _("Picture"), lambda: self.picture_requested.emit(self._view)),
            ("table", _("Spreadsheet"), lambda: self.spreadsheet_requested.emit(None)),
            ("arrow-up-to-line", _("Results file"), lambda: self.results_requested.emit(None)),
        ]

    def _rest(self) -> QWidget:
        """Takes the room that is left when there is neither chart nor table."""
        self._filler = QWidget()
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return self._filler

    # -- state ------------------------------------------------------------------------------------------

    def _choose(self, days: int | None) -> None:
        if days == self.days:
            # Dragged away from it, the chart comes back.
            self._slot.show_range()
            return
        self.days = days
        self.range_chosen.emit(days)
        self._show(self._load(days, self._kind))

    def _choose_kind(self, kind: PainKind) -> None:
        if kind != self._view.kind:
            self._kind = kind
            self.kind_chosen.emit(kind)
            self._show(self._load(self.days, kind))

    def _show(self, view: TrendView) -> None:
        self._view, self._in_table = view, False
        summary, direction = usual_words(view), direction_words(view)
        self._sentence.setText(summary)
        self._direction.setText(direction)
        self._foot.show_view(view, guidance_words(view))
        self._legend.show_view(view)
        self._summary = " ".join(filter(None, (summary, direction)))
        self._slot.show_view(view, self._summary)
        points = view.series.points
        self._has_scores = any(view.first <= point.at.date() <= view.last for point in reversed(points))
        if not self._has_scores:
            self._show_empty(elsewhere=bool(points) and view.days is not None)
        self._show_kind()

    def _show_empty(self, *, elsewhere: bool) -> None:
        self._top.setVisible(elsewhere or len(self._view.kinds) > 1)
        if elsewhere:
            self._empty_title.setText(_("No scores in this time"))
            self._empty_words.setText(_("Choose a longer time above."))
        else:
            self._empty_title.setText(_("No scores yet"))
            self._empty_words.setText(_("Tap a number on Today. Your line starts after 4 days with a score."))

    def _show_kind(self) -> None:
        """Chart or table; neither where there is no score."""
        some, table = self._has_scores, self._toggle.value == "table"
        for widget in (self._sentence, self._toggle, self._foot):
            widget.setVisible(some)
        self._direction.setVisible(some and bool(self._direction.text()))
        if some and table and not self._in_table:
            self._in_table = True
            self._scores.show_days(TrendDays(self._view), self._summary)
        self._empty.setVisible(not some)
        self._filler.setVisible(not some)
        self._chart.setVisible(some and not table)
        self._table.setVisible(some and table)
