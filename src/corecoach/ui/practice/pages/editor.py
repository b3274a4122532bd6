"""The programme editor: shelf, routine, and what to settle; with tabs for plan, patient, ice and heat."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import EditorState, Section
from corecoach.ui.practice.editor_view import EditorView, WarningView
from corecoach.ui.practice.pages.editor_bar import EditorBar
from corecoach.ui.practice.pages.editor_exercises import ExercisesPane
from corecoach.ui.practice.pages.editor_head import EditorHead
from corecoach.ui.practice.pages.editor_side import EditorSide
from corecoach.ui.practice.shelf_entries import Finder
from corecoach.ui.practice.widgets.drawer import Carried, Drawer, framed
from corecoach.ui.practice.widgets.exercise_shelf import ExerciseShelf
from corecoach.ui.practice.widgets.number_cell import commit_typed
from corecoach.ui.practice.widgets.row_ask import RowAsk
from corecoach.ui.widgets import column, row
from corecoach.words import _

_SHELF_PX, _SIDE_PX = 280, 312
# Makes a section that is shown for the first time; it has `show_view` and `focus_first`.
Sections = Mapping[Section, Callable[[Look], QWidget]]


class EditorPage(QWidget):
    """Draws an EditorView, and keeps its widgets while the view changes.

    `row_asked` carries a RowAsk, `place_requested` (phase, routine), `routine_asked` a word, `add_requested`
    (exercise, place or None), `star_requested` (exercise, on), `own_requested` an exercise or nothing,
    `mend_requested` a key, `keep_requested` (key, why). The others carry nothing.
    """

    row_asked = Signal(object)
    place_requested = Signal(object)
    routine_asked = Signal(object)
    add_requested = Signal(object)
    star_requested = Signal(object)
    own_requested = Signal(object)
    mend_requested = Signal(object)
    keep_requested = Signal(object)
    undo_requested = Signal(object)
    redo_requested = Signal(object)
    save_requested = Signal(object)
    preview_requested = Signal(object)
    sign_requested = Signal(object)

    def __init__(
        self, look: Look, state: EditorState, view: EditorView, finder: Finder, sections: Sections
    ) -> None:
        super().__init__()
        self._look, self._state, self._view = look, state, view
        self._sections: dict[Section, QWidget] = {}
        # A page that is on its way out stays where it was, whatever the next one does with the state.
        self._section = state.section
        self._makers = sections
        self.setAccessibleName(_("Programme editor"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.color("canvas"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.shelf = ExerciseShelf(look, finder, state.shelf, view.patient)
        self.exercises = ExercisesPane(look, state, view.patient)
        self.side = EditorSide(look, state, with_foot=look.width == "wide")
        self._head = EditorHead(look, state.section)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.exercises)
        self._sections["exercises"] = self.exercises
        self.bar = EditorBar(look)
        self._shelf_drawer = Drawer(look, self, left=True)
        self._side_drawer = Drawer(look, self, left=False)
        self._carried = Carried(look, self)
        self._lay_out()
        self._connect()
        self._make_shortcuts()
        self._show_section()
        self.show_view(view)

    def focus_first(self) -> None:
        """Give the keyboard to the open row, or to the field that finds exercises."""
        if self._section != "exercises":
            self._sections[self._section].focus_first()  # type: ignore[attr-defined]
        elif 0 <= self._state.row < self.exercises.rows.count:
            self.exercises.focus_row(self._state.row)
        else:
            self.to_search()

    def show_view(self, view: EditorView) -> None:
        """Show another value: each part looks for itself what changed."""
        self._view = view
        self._sections[self._section].show_view(view)  # type: ignore[attr-defined]
        self.side.show_view(view)
        self.bar.show_view(view)
        self._head.show_view(view)

    def show_shelf(self, finder: Finder) -> None:
        """Show other exercises on the shelf."""
        self.shelf.show_entries(finder)

    def open_section(self, section: Section) -> None:
        """Go to another part of the programme."""
        self._state.section = self._section = section
        self._show_section()
        self.show_view(self._view)
        self.focus_first()

    def open_signed(self) -> None:
        """Go to the versions that were signed."""
        self.open_section("patient")
        self._sections["patient"].focus_signed()  # type: ignore[attr-defined]

    # -- parts ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self._look
        pad = look.px(18)
        middle = QWidget()
        middle.setLayout(
            column(
                self._head, self._stack, gap=look.px(12), margins=(look.px(20), look.px(14), look.px(20), 12)
            )
        )
        parts: list[QWidget] = []
        if look.narrow:
            self._shelf_drawer.hold(self.shelf, look.text_px(_SHELF_PX + 60))
        else:
            parts.append(framed(look, self.shelf, _SHELF_PX, (pad, look.px(16), look.px(12), 12), "right"))
        parts.append(middle)
        if look.width == "wide":
            sides = (look.px(20), look.px(16), look.px(20), look.px(14))
            parts.append(framed(look, self.side, _SIDE_PX, sides, "left"))
        else:
            self._side_drawer.hold(self.side, look.text_px(_SIDE_PX + 40))
        across = row(*parts)
        across.setStretchFactor(middle, 1)
        if look.width == "wide":
            self.bar.hide()
        self.setLayout(column(across, self.bar))

    def _connect(self) -> None:
        shelf, pane, side = self.shelf, self.exercises, self.side
        shelf.add_requested.connect(lambda exercise: self.add_requested.emit((exercise, None)))
        shelf.star_requested.connect(self.star_requested)
        shelf.own_requested.connect(self.own_requested)
        shelf.looked_at.connect(self._look_at)
        shelf.dragged.connect(self._drag)
        shelf.dropped.connect(self._drop)
        pane.row_asked.connect(self.row_asked)
        pane.place_requested.connect(self.place_requested)
        pane.routine_asked.connect(self.routine_asked)
        pane.preview_requested.connect(self.preview_requested)
        pane.shelf_requested.connect(lambda _none: self.to_search())
        side.mend_requested.connect(self.mend_requested)
        side.keep_requested.connect(self.keep_requested)
        side.goto_requested.connect(self._go_to)
        for part in (side, self.bar):
            part.sign_requested.connect(self.sign_requested)
        self.bar.warnings_requested.connect(lambda _none: self._open_side())
        self._head.section_requested.connect(self.open_section)
        self._head.undo_requested.connect(lambda _none: self._typed_then(self.undo_requested))
        self._head.redo_requested.connect(lambda _none: self._typed_then(self.redo_requested))

    def _show_section(self) -> None:
        section = self._section
        if section not in self._sections:
            made = self._makers[section](self._look)
            self._sections[section] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self._sections[section])
        self._head.show_section(section)

    def _look_at(self, exercise: str) -> None:
        self._state.looked_at = exercise
        self.side.show_figure(self._view)

    def _go_to(self, warning: WarningView) -> None:
        """To the row or part that a warning is about."""
        self._side_drawer.close_drawer()
        if warning.section != "exercises":
            self.open_section(warning.section)
            return
        if self._section != "exercises":
            self.open_section("exercises")
        if warning.routine and (self._view.routine is None or warning.routine != self._view.routine.id):
            self.place_requested.emit((self._state.phase, warning.routine))
        if warning.index is not None:
            field = next((f for f in warning.fields if f in ("sets", "reps", "hold_s")), "sets")
            self.exercises.focus_row(warning.index, field)

    def _open_side(self) -> None:
        self._side_drawer.open()
        self.side.focus_first()

    # -- dragging from the shelf ------------------------------------------------------------------------

    def _drag(self, exercise_spot: tuple[str, QPoint]) -> None:
        exercise, spot = exercise_spot
        self._carried.carry(_(self._view.exercises[exercise].name), self.mapFromGlobal(spot))
        self.exercises.mark_spot(spot)

    def _drop(self, exercise_spot: tuple[str, QPoint]) -> None:
        exercise, spot = exercise_spot
        self._carried.hide()
        inside, place = self.exercises.dropped_at(spot)
        if inside:
            self.add_requested.emit((exercise, place))

    # -- keys -------------------------------------------------------------------------------------------

    def _make_shortcuts(self) -> None:
        for keys, signal in (
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Y", self.redo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Ctrl+S", self.save_requested),
        ):
            self._on(keys, lambda s=signal: self._typed_then(s))  # type: ignore[misc]
        self._on("Ctrl+F", self.to_search)
        self._on("F6", lambda: self._next_pane(1))
        self._on("Shift+F6", lambda: self._next_pane(-1))
        for keys, what in (("Alt+Up", "up"), ("Alt+Down", "down"), ("Ctrl+D", "duplicate")):
            self._on(keys, lambda w=what: self._ask_row(w))  # type: ignore[misc]

    def _typed_then(self, signal: SignalInstance) -> None:
        """What is typed into a cell counts first. A keyboard whose place is gone goes to the row, and to no
        warning."""
        commit_typed()
        focus = QApplication.focusWidget()
        in_side = focus is not None and self.side.isAncestorOf(focus)
        signal.emit(None)
        focus = QApplication.focusWidget()
        if focus is None or (self.side.isAncestorOf(focus) and not in_side):
            self._back_to_row()

    def _back_to_row(self) -> None:
        # The search of a narrow window would open its drawer.
        if self._section == "exercises" and self._look.narrow and self._state.row < 0:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def _on(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _ask_row(self, what: str) -> None:
        here = self._state.row
        if self._section == "exercises" and 0 <= here < len(self._view.rows):
            self.row_asked.emit(RowAsk(what, here))  # type: ignore[arg-type]

    def to_search(self) -> None:
        """Give the keyboard to the field that finds exercises."""
        if self._section != "exercises":
            self.open_section("exercises")
        if self._look.narrow:
            self._shelf_drawer.open()
        self.shelf.focus_search()

    def _next_pane(self, step: int) -> None:
        """Shelf, routine, side, and round again."""
        focus = self.focusWidget()
        panes = [self.shelf, self._stack, self.side]
        here = next((n for n, p in enumerate(panes) if focus and p.isAncestorOf(focus)), 1)
        there = (here + step) % len(panes)
        self._side_drawer.close_drawer()
        self._shelf_drawer.close_drawer()
        if there == 0:
            self.to_search()
        elif there == 1:
            if self._state.row < 0 and self._section == "exercises":
                self.exercises.focus_row(0)
            else:
                self.focus_first()
        elif self._look.width == "wide":
            self.side.focus_first()
        else:
            self._open_side()

    def leave_drawer(self) -> None:
        """A drawer was closed."""
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes a drawer."""
        if event.key() == Qt.Key.Key_Escape and (self._shelf_drawer.is_open or self._side_drawer.is_open):
            self._shelf_drawer.close_drawer()
            self._side_drawer.close_drawer()
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawers at their edges."""
        below = self.bar.sizeHint().height() if self._look.width != "wide" else 0
        for drawer in (self._shelf_drawer, self._side_drawer):
            drawer.fit(self.width(), self.height() - below)
