"""The library: all exercises as tiles, found by words and narrowed by what one wants, has and may do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.library_view import LibraryView
from corecoach.ui.exercise_words import tile_words
from corecoach.ui.icons import draw_icon
from corecoach.ui.library_search import LibraryDraft, Shelf
from corecoach.ui.look import Look
from corecoach.ui.pages.library_filters import LibraryFilters
from corecoach.ui.pages.library_head import LibraryHead
from corecoach.ui.widgets import Button, Kind, Message, Page, Text, column, grow, row
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tile import Tile, TileGrid
from corecoach.words import _, ngettext


class LibraryPage(Page):
    """`open_requested` carries the id of an exercise, `place_requested` that of a place, `lockouts_requested`
    nothing."""

    open_requested = Signal(object)
    lockouts_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(self, look: Look, view: LibraryView, draft: LibraryDraft) -> None:
        """`draft` is filled in place."""
        super().__init__(look, name=_("Exercises"))
        self._view, self._draft, self._shelf = view, draft, Shelf(view.entries)
        self._search = _Search(look, draft.search)
        self._grid = TileGrid(look, [Tile(look, e.exercise, tile_words(e)) for e in view.entries])
        self._lines, self._none = _HiddenLine(look, self._turn_hidden), self._nothing()
        self._filters = LibraryFilters(look, draft, has_programme=view.has_programme)
        parts = (*self._strips(), self._lines, self._none, self._grid)
        self.fill(self._head(), self._filters, *parts, None)
        self._listen()
        self._find()

    def focus_first(self) -> None:
        """Go back to where the person was: the tile that was opened, or the search field."""
        self.scroll_to(self._draft.scroll)
        if not (self._draft.at and self._grid.focus(self._draft.at)):
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_bar.valueChanged.connect(self._keep_scroll)

    # -- parts ------------------------------------------------------------------------------------------

    def _head(self) -> QBoxLayout:
        """Where one is, and the search. The name of the page stands on its part of the row of places."""
        places = LibraryHead(self.look, "library")
        places.place_requested.connect(self.place_requested)
        if self.look.narrow:
            return column(places, self._search, gap=self.look.px(14))
        self._search.setMaximumWidth(self.look.text_px(330))
        return row(grow(places), self._search, gap=self.look.px(20))

    def _strips(self) -> Sequence[QWidget]:
        """What is the case with all of it: locks, and files that cannot be read."""
        look, strips = self.look, []
        locked = sum(entry.locked for entry in self._view.entries)
        if locked:
            whole = locked == len(self._view.entries)
            words = (
                _("All exercises are locked for now.") if whole else _("Some exercises are locked for now.")
            )
            why = Button(look, _("See why"), Kind.QUIET, on_click=lambda: self.lockouts_requested.emit(None))
            strips.append(Message(look, words, "caution", action=why, icon="lock"))
        if self._view.unread:
            words = ngettext(
                "{n} exercise cannot be read. Install CoreCoach again.",
                "{n} exercises cannot be read. Install CoreCoach again.",
                self._view.unread,
            )
            strips.append(Message(look, words.format(n=self._view.unread)))
        return strips

    def _nothing(self) -> QWidget:
        look, holder = self.look, QWidget()
        show = Button(look, _("Show all exercises"), on_click=self._show_all)
        words = Text(look, _("Nothing matches."), "title-s")
        holder.setLayout(column(words, row(show, None), gap=look.px(14), margins=(0, look.px(24), 0, 0)))
        return holder

    # -- what the person does -----------------------------------------------------------------------------

    def _listen(self) -> None:
        self._search.textChanged.connect(lambda text: self._choose("search", text))
        self._filters.changed.connect(lambda _none: self._find())
        self._search.down_requested.connect(lambda _none: self._grid.focus())
        self._search.entered.connect(lambda _none: setattr(self._draft, "at", ""))
        self._grid.reached.connect(lambda exercise: setattr(self._draft, "at", exercise))
        self._grid.chosen.connect(self._open)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._to_search)

    def _to_search(self) -> None:
        self.scroll_bar.setValue(0)
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _open(self, exercise: str) -> None:
        self._draft.at = exercise
        self.open_requested.emit(exercise)

    def _choose(self, field: str, value: object) -> None:
        setattr(self._draft, field, value)
        self._find()

    def _turn_hidden(self) -> None:
        self._choose("show_hidden", not self._draft.show_hidden)

    def _show_all(self) -> None:
        self._draft.show_all()
        self._search.setText("")
        self._filters.show_draft()
        self._find()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        found = self._shelf.find(self._draft)
        self._grid.show_only(found.shown)
        self._grid.setVisible(bool(found.shown))
        self._none.setVisible(not found.shown)
        self._lines.tell(found.to_avoid, shown=self._draft.show_hidden)

    def _keep_scroll(self, value: int) -> None:
        self._draft.scroll = value


class _Search(Field):
    """The search field, with its glass. Down leads to the tiles."""

    down_requested = Signal(object)
    entered = Signal(object)

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, _("Search exercises"), hint=_("Search by name or body part"))
        self._look = look
        self.setClearButtonEnabled(False)
        self.setTextMargins(look.text_px(30), 0, 0, 0)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on; Esc empties the field."""
        if event.key() == Qt.Key.Key_Down:
            self.down_requested.emit(None)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the glass in it."""
        super().paintEvent(event)
        side = self._look.text_px(22)
        spot = QRectF(self._look.px(15), round((self.height() - side) / 2), side, side)
        draw_icon(QPainter(self), self._look.assets, "search", self._look.color("ink-2"), spot)


class _HiddenLine(QWidget):
    """Says quietly how many exercises are left out, with a button that shows them."""

    def __init__(self, look: Look, turn: Callable[[], object]) -> None:
        super().__init__()
        self._text = Text(look, "", "body", "ink-2")
        self._button = Button(look, "", Kind.QUIET, on_click=turn)
        self.setLayout(row(grow(self._text), self._button, gap=look.px(14)))

    def tell(self, count: int, *, shown: bool) -> None:
        """Say how many match that are to be avoided; nothing when none does."""
        self.setVisible(count > 0)
        words = ngettext(
            "{n} exercise is hidden because of what you told us.",
            "{n} exercises are hidden because of what you told us.",
            count,
        ).format(n=count)
        self._text.setText(_("Exercises that are not for you are shown too.") if shown else words)
        self._button.setText(_("Hide them") if shown else _("Show them"))
        self._button.setAccessibleName(self._button.text())
        self._button.updateGeometry()
