"""What an own exercise starts from: any exercise of the library, or one of one's own to go on with."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach.library_view import Entry
from corecoach.prescription import Exercise
from corecoach.prescription.suitability import Suitability
from corecoach.ui.exercise_words import line_words
from corecoach.ui.library_search import LibraryDraft, Shelf
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.widgets.forms import SmallField, said, small_button
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.widgets import FlowPage, Kind, column, grow, row
from corecoach.ui.widgets.tile import Tile, TileGrid, TileWords
from corecoach.words import _

NEW, CHANGE = "new", "change"


@dataclass
class StartAt:
    """What was typed and chosen. It belongs to the caller, so that it outlives the page."""

    search: str = ""
    way: str = NEW


class ExerciseStartPage(FlowPage):
    """`chosen` carries the Exercise to start from, `change_requested` the own one to go on with."""

    chosen = Signal(object)
    change_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, look: Look, library: Sequence[Exercise], own: Sequence[Exercise], at: StartAt) -> None:
        """`at` is filled in place."""
        look = dense(look)
        super().__init__(look, max_width=1180)
        self._at, self._own = at, {exercise.id: exercise for exercise in own}
        self._all = self._own | {exercise.id: exercise for exercise in library}
        self._shelf = Shelf(Entry(each, Suitability(None, True), locked=False) for each in self._all.values())
        title = _("An exercise of your own")
        self.setAccessibleName(title)
        self._search = SmallField(
            look, _("Search exercises"), at.search, self._find, hint=_("Search by name or body part")
        )
        self._grid = TileGrid(look, [Tile(look, e, self._words(e)) for e in self._all.values()])
        self._grid.chosen.connect(self._choose)
        self._none = said(look, "", "ink-2")
        back = small_button(
            look, _("Back"), Kind.QUIET, icon="arrow-left", on_click=lambda: self.leave_requested.emit(None)
        )
        self.fill(self._head(look), self._none, self._grid, title=title, back=back)
        self._find(at.search)

    def focus_first(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, look: Look) -> QWidget:
        words = said(
            look, _("Start from the exercise that is most like yours. You can change all of it."), "ink-2"
        )
        if not self._own:
            return held(column(words, self._search, gap=look.px(10)))
        ways = Segments(
            look, [(NEW, _("Start a new one")), (CHANGE, _("Change one of mine"))],
            name=_("What to do"), value=self._at.way,
        )  # fmt: skip
        ways.chosen.connect(self._take_way)
        if look.narrow:
            return held(column(words, row(ways, None), self._search, gap=look.px(10)))
        return held(column(words, row(ways, grow(self._search), gap=look.px(14)), gap=look.px(10)))

    def _words(self, exercise: Exercise) -> TileWords:
        mark = ("file-pen-line", _("Your own")) if exercise.id in self._own else ("", "")
        name = exercise.name if exercise.id in self._own else _(exercise.name)
        return TileWords(name, line_words(exercise), mark)

    def _take_way(self, way: str) -> None:
        self._at.way = way
        self._find(self._at.search)

    def _find(self, text: str) -> None:
        self._at.search = text
        found = self._shelf.find(LibraryDraft(search=text)).shown
        shown = [name for name in found if self._at.way == NEW or name in self._own]
        self._grid.show_only(shown)
        self._grid.setVisible(bool(shown))
        self._none.setText("" if shown else _("Nothing matches."))
        self._none.setVisible(not shown)

    def _choose(self, exercise: str) -> None:
        signal = self.change_requested if self._at.way == CHANGE else self.chosen
        signal.emit(self._all[exercise])
