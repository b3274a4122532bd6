"""The shelf at the left of the editor: look for an exercise, choose it, put it into the routine."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from corecoach.ui.exercise_words import goal_words
from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import ShelfDraft
from corecoach.ui.practice.shelf_entries import Finder
from corecoach.ui.practice.widgets.forms import flowing, held, small_button
from corecoach.ui.practice.widgets.goal_chips import GoalChips
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.practice.widgets.scrolling import Scrolling
from corecoach.ui.practice.widgets.shelf_row import ShelfRow
from corecoach.ui.widgets import Kind, Text, column
from corecoach.ui.widgets.field import Field
from corecoach.words import _

_GAP = 10
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FAVOURITES = "favourites"


class ExerciseShelf(QWidget):
    """Finds while one types. `add_requested` and `looked_at` carry the id of an exercise, `star_requested`
    (id, on), `dragged` and `dropped` (id, place on the screen), `own_requested` the id of an exercise to
    begin with or edit, empty for none."""

    add_requested = Signal(object)
    looked_at = Signal(object)
    star_requested = Signal(object)
    dragged = Signal(object)
    dropped = Signal(object)
    own_requested = Signal(object)

    def __init__(self, look: Look, finder: Finder, draft: ShelfDraft, patient: str) -> None:
        super().__init__()
        self._look, self._finder, self.draft, self._patient = look, finder, draft, patient
        self.setAccessibleName(_("Exercises to add"))
        self._rows: _List = _List(look, self)
        self.search = _Search(look)
        self.search.setText(draft.search)
        self.search.textChanged.connect(self._type)
        self.search.entered.connect(self._add_first)
        self.search.down.connect(lambda _none: self._rows.focus_row())
        goals = list(goal_words().items())
        options = [("", _("All")), *goals[:2], (FAVOURITES, _("Favourites")), *goals[2:]]
        chosen = FAVOURITES if draft.favourites else draft.goal
        self._chips = GoalChips(look, options, name=_("Kind"), value=chosen, icons={FAVOURITES: "star"})
        self._chips.chosen.connect(self._choose)
        self._none = Text(look, _("Nothing matches."), "small", "ink-2")
        self._own = small_button(
            look, _("New exercise"), icon="plus", on_click=lambda: self.own_requested.emit("")
        )
        self._edit = small_button(
            look, _("Edit"), Kind.QUIET, icon="file-pen-line", on_click=self._edit_own,
            name=_("Change the chosen exercise into one of your own"),
        )  # fmt: skip
        foot = flowing(look, self._own, self._edit, gap=8)
        gap = look.px(10)
        if look.narrow:
            # In a small window all but the field scrolls: else there would be no row to see.
            inner = held(column(self._chips, self._none, self._rows, foot, None, gap=gap))
            self._area = Scrolling(inner)
            self.setLayout(column(self.search, self._area, gap=gap))
        else:
            self._area = Scrolling(self._rows)
            self.setLayout(column(self.search, self._chips, self._none, self._area, foot, gap=gap))
        self.refresh()

    # -- what it shows ----------------------------------------------------------------------------------

    def show_entries(self, finder: Finder) -> None:
        """Show other entries: a favourite more, other cautions, an own exercise."""
        if finder is not self._finder:
            self._finder = finder
            self.refresh()

    def refresh(self) -> None:
        """Find anew."""
        found = self._finder.find(self.draft)
        self._none.setVisible(not found)
        self._rows.show_ids(found, self._finder, self.draft, self._patient)

    def focus_search(self) -> None:
        """Give the keyboard to the field, ready for another word."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- what is done -----------------------------------------------------------------------------------

    def want(self, exercise: str) -> None:
        """Add it; what is not for this patient says why first, and is added when asked again."""
        entry = self._finder.entry(exercise)
        if entry.against and self.draft.asked != exercise:
            self.draft.asked = exercise
            self._rows.ask(exercise)
            return
        self.draft.asked = ""
        self._rows.ask("")
        self.add_requested.emit(exercise)

    def _add_first(self) -> None:
        found = self._finder.find(self.draft)
        if found and self.draft.search.strip():
            self.want(found[0])
            self.search.selectAll()

    def _type(self, text: str) -> None:
        self.draft.search = text
        self.refresh()
        self._area.verticalScrollBar().setValue(0)

    def _choose(self, value: str) -> None:
        self.draft.favourites = value == FAVOURITES
        self.draft.goal = "" if self.draft.favourites else value
        self.refresh()

    def _edit_own(self) -> None:
        self.own_requested.emit(self._rows.chosen)

    def reach(self, exercise: str) -> None:
        """An exercise has the keyboard or the pointer's choice."""
        self.draft.at = exercise
        self.looked_at.emit(exercise)

    def star(self, exercise: str) -> None:
        """Make it a favourite, or no more."""
        self.star_requested.emit((exercise, not self._finder.entry(exercise).favourite))

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll there."""
        self._area.ensureWidgetVisible(widget, 0, self._look.px(12))


class _Search(Field):
    """The field with the glass. Enter adds the first match, Down goes into the list."""

    entered = Signal()
    down = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Add an exercise"), hint=_("Add an exercise"))
        self._look = look
        self.setTextMargins(look.text_px(28), 0, 0, 0)
        leave_undo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; Esc empties the field."""
        key = Qt.Key(event.key())
        if key in _ENTERS:
            self.entered.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit(None)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the glass in it."""
        super().paintEvent(event)
        side = self._look.text_px(20)
        spot = QRectF(self._look.px(14), (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        draw_icon(painter, self._look.assets, "search", self._look.color("ink-2"), spot)


class _List(QWidget):
    """The rows; each is made once."""

    def __init__(self, look: Look, shelf: ExerciseShelf) -> None:
        super().__init__()
        self._look, self._shelf = look, shelf
        self._rows: dict[str, ShelfRow] = {}
        self._shown: list[ShelfRow] = []
        self._on_the_way: ShelfRow | None = None

    @property
    def chosen(self) -> str:
        """The exercise on the way of Tab, or none."""
        return self._on_the_way.entry.exercise.id if self._on_the_way else ""

    def show_ids(self, ids: tuple[str, ...], finder: Finder, draft: ShelfDraft, patient: str) -> None:
        """Show the rows of these exercises in this order, and no other."""
        wanted = set(ids)
        for name, row_ in self._rows.items():
            if name not in wanted:
                row_.hide()
        self._shown = [self._row(name, finder, patient) for name in ids]
        for row_ in self._shown:
            row_.show_entry(finder.entry(row_.entry.exercise.id))
            row_.ask(draft.asked == row_.entry.exercise.id)
            row_.show()
        if self._on_the_way not in self._shown:
            self._put_on_the_way(self._shown[0] if self._shown else None)
        self._place()

    def ask(self, exercise: str) -> None:
        """Let this row say why it is not for the patient, and no other."""
        for name, row_ in self._rows.items():
            row_.ask(name == exercise)
        self._place()
        if exercise in self._rows:
            self._shelf.bring_into_sight(self._rows[exercise])

    def focus_row(self) -> None:
        """Give the keyboard to the row on the way of Tab."""
        if self._on_the_way is not None:
            self._reach(self._on_the_way)

    def _row(self, exercise: str, finder: Finder, patient: str) -> ShelfRow:
        if exercise not in self._rows:
            made = ShelfRow(self._look, finder.entry(exercise), patient, self)
            shelf = self._shelf
            made.wanted.connect(lambda _none: shelf.want(exercise))
            made.starred.connect(lambda _none: shelf.star(exercise))
            made.dragged.connect(lambda spot: shelf.dragged.emit((exercise, spot)))
            made.dropped.connect(lambda spot: shelf.dropped.emit((exercise, spot)))
            made.pressed.connect(lambda: self._reach(made))
            self._rows[exercise] = made
        return self._rows[exercise]

    def _reach(self, made: ShelfRow) -> None:
        self._put_on_the_way(made)
        made.setFocus(Qt.FocusReason.TabFocusReason)
        self._shelf.bring_into_sight(made)
        self._shelf.reach(made.entry.exercise.id)

    def _put_on_the_way(self, made: ShelfRow | None) -> None:
        if self._on_the_way is not None:
            self._on_the_way.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._on_the_way = made
        if made is not None:
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead from row to row; above the first is the field."""
        here = next((n for n, each in enumerate(self._shown) if each.hasFocus()), None)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._shown) - 1}
        if here is None or (step is None and event.key() not in ends):
            super().keyPressEvent(event)
            return
        there = ends.get(Qt.Key(event.key()), here + (step or 0))
        if there < 0:
            self._shelf.focus_search()
        elif there < len(self._shown):
            self._reach(self._shown[there])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows anew."""
        self._place()

    def _place(self) -> None:
        y, gap = 0, self._look.px(_GAP)
        for row_ in self._shown:
            height = row_.heightForWidth(self.width())
            row_.setGeometry(0, y, self.width(), height)
            y += height + gap
        self.setMinimumHeight(max(0, y - gap))


def spot_in(widget: QWidget, spot: QPoint) -> QPoint | None:
    """A place on the screen as one of a widget; None where it lies outside."""
    inside = widget.mapFromGlobal(spot)
    return inside if widget.rect().contains(inside) else None
