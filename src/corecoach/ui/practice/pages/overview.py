"""The overview of a patient: pain, sessions, exercises and events, as they came back in result files."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.practice.overview_views import Overview
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.loaded import Loaded
from corecoach.ui.practice.pages.overview_top import OverviewTop, problem_lines
from corecoach.ui.practice.widgets.down_scroll import DownScroll
from corecoach.ui.practice.widgets.event_card import EventCard
from corecoach.ui.practice.widgets.exercise_table import ExerciseTable
from corecoach.ui.practice.widgets.forms import held
from corecoach.ui.practice.widgets.function_cards import function_card, packs_card
from corecoach.ui.practice.widgets.pain_card import PainCard
from corecoach.ui.practice.widgets.session_card import SessionCard
from corecoach.ui.widgets import column, row
from corecoach.words import _

# The right column of the design.
_SIDE_PX = 420
_GAP = 14


class OverviewPage(QWidget):
    """Draws an Overview. `range_chosen` carries days, or None for all; `kind_chosen` the kind of score; the
    others carry nothing."""

    range_chosen = Signal(object)
    kind_chosen = Signal(object)
    load_requested = Signal(object)
    print_requested = Signal(object)
    edit_requested = Signal(object)
    clear_requested = Signal(object)
    loaded_seen = Signal(object)

    def __init__(self, look: Look, view: Overview, loaded: Sequence[Loaded] = ()) -> None:
        """`loaded` is what became of the files that were loaded last."""
        super().__init__()
        self._look = look = dense(look)
        self.setAccessibleName(_("Overview"))
        self._top = OverviewTop(look, view)
        self._top.range_chosen.connect(self.range_chosen)
        self._top.load_requested.connect(self.load_requested)
        self._top.print_requested.connect(self.print_requested)
        notes = problem_lines(look, view, loaded, lambda: self.loaded_seen.emit(None))
        side, gap = look.px(24), look.px(_GAP)
        parts = [self._top, *notes, *self._rows(look, view)]
        body = held(column(*parts, None, gap=gap, margins=(side, look.px(14), side, look.px(14))))
        self.setLayout(column(DownScroll(look, body, "canvas")))

    def focus_first(self) -> None:
        """Give the keyboard to loading a newer report."""
        self._top.load.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ------------------------------------------------------------------------------------------

    def _rows(self, look: Look, view: Overview) -> Iterator[QWidget]:
        pain = PainCard(look, view, self.kind_chosen.emit)
        sessions, exercises = SessionCard(look, view), ExerciseTable(look, view)
        events = EventCard(
            look,
            view,
            edit=lambda: self.edit_requested.emit(None),
            clear=lambda: self.clear_requested.emit(None),
        )
        more = [card for card in (function_card(look, view), packs_card(look, view.packs)) if card]
        if look.width == "wide":
            yield _two_columns(look, pain, sessions, exercises, events)
            if more:
                yield _beside(look, *more)
        elif look.width == "medium":
            yield pain
            yield _beside(look, held(column(sessions, *more, None, gap=look.px(_GAP))), events)
            yield exercises
        else:
            yield from (pain, sessions, exercises, events, *more)


def _two_columns(look: Look, *cards: QWidget) -> QWidget:
    """As in the design: two rows, the left column takes what the right one leaves."""
    holder, grid = QWidget(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(look.px(_GAP))
    grid.setColumnStretch(0, 1)
    for n, card in enumerate(cards):
        grid.addWidget(card, n // 2, n % 2)
        if n % 2:
            card.setFixedWidth(look.text_px(_SIDE_PX))
    grid.setRowStretch(0, 3)
    grid.setRowStretch(1, 2)
    holder.setLayout(grid)
    return holder


def _beside(look: Look, *cards: QWidget) -> QWidget:
    """Side by side in equal widths, each as high as it must be."""
    box = row(gap=look.px(_GAP))
    for card in cards:
        box.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
    return held(box)
