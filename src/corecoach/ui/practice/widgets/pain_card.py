"""The card of pain: the chart that the patient sees as well, and its numbers in one line."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from corecoach.practice.overview_views import Overview
from corecoach.ui.look import Look
from corecoach.ui.pages.trend_parts import ChartSlot
from corecoach.ui.practice.overview_words import pain_words, range_words
from corecoach.ui.practice.widgets.filled import fill
from corecoach.ui.practice.widgets.forms import SmallChoice, flowing, held, said
from corecoach.ui.trend_words import direction_words, kind_words
from corecoach.ui.widgets import Card, Text, column, grow, row
from corecoach.words import _

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PainCard(Card):
    """`choose` gets the kind of score that somebody wants to see, where there are several."""

    def __init__(self, look: Look, view: Overview, choose: Callable[[str], object]) -> None:
        super().__init__(look, padding=(20, 12), gap=look.px(4))
        title = Text(look, _("Pain, {range}").format(range=range_words(view.days)), "title-s", wrap=False)
        facts = pain_words(view)
        numbers = said(look, facts, "ink-2")
        kind = self._kind(look, view, choose)
        if look.narrow:
            top = held(column(flowing(look, title, kind, gap=12), numbers, gap=look.px(4)))
        else:
            numbers.setAlignment(_RIGHT)
            top = held(row(title, kind, grow(numbers), gap=look.px(12)))
        parts = [top]
        if any(view.since <= point.at.date() <= view.today for point in view.pain.series.points):
            slot = ChartSlot(look, compact=True)
            slot.show_view(view.pain, " ".join(filter(None, (facts, direction_words(view.pain)))))
            parts.append(slot)
        else:
            parts.append(said(look, _("No score of this kind in this time."), "ink-2"))
        fill(self, *parts, stretch=1)

    def _kind(self, look: Look, view: Overview, choose: Callable[[str], object]) -> "SmallChoice | Text":
        """Which question the scores answer: kinds are never merged."""
        kinds = view.pain.kinds
        if len(kinds) < 2:
            return said(look, kind_words(view.pain.kind), "ink-2", wrap=False)
        options = [(kind, kind_words(kind)) for kind in kinds]
        return SmallChoice(look, _("Score"), options, view.pain.kind, choose)
