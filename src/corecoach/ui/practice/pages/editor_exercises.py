"""The middle of the editor: which phase and routine, its exercises, and what can be done with the whole."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.dose_fields import refusal
from corecoach.ui.practice.editor_state import EditorState
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.plan_words import phase_line
from corecoach.ui.practice.widgets.exercise_shelf import spot_in
from corecoach.ui.practice.widgets.forms import flowing, held, small_button
from corecoach.ui.practice.widgets.key_line import key_line
from corecoach.ui.practice.widgets.refilled import Refilled
from corecoach.ui.practice.widgets.routine_rows import RoutineRows
from corecoach.ui.practice.widgets.scrolling import Scrolling
from corecoach.ui.practice.widgets.shared_line import SharedLine
from corecoach.ui.practice.widgets.sticky_head import StickyHead
from corecoach.ui.widgets import column, row
from corecoach.words import _


class ExercisesPane(QWidget):
    """`row_asked` carries a RowAsk, `place_requested` (phase, routine), `routine_asked` what is to be done
    with the routine (`add`, `copy`, `remove`, `rename`, `only-here`), `preview_requested` and
    `shelf_requested` nothing."""

    row_asked = Signal(object)
    place_requested = Signal(object)
    routine_asked = Signal(object)
    preview_requested = Signal(object)
    shelf_requested = Signal(object)

    def __init__(self, look: Look, state: EditorState, patient: str) -> None:
        super().__init__()
        self._look, self._state = look, state
        self._view: EditorView | None = None
        self._phases = Refilled(look, _("Phase"), self._choose_phase)
        self._routines = Refilled(look, _("Routine"), self._choose_routine)
        self._more = small_button(
            look, "", icon="ellipsis-vertical", on_click=self._open_menu, name=_("More for this routine")
        )
        self._more.setFixedWidth(look.text_px(44))
        preview = small_button(
            look, _("Preview"), icon="eye", on_click=lambda: self.preview_requested.emit(None)
        )
        parts: list[QWidget] = [self._phases, self._routines, self._more]
        if look.narrow:
            add = small_button(
                look, _("Add an exercise"), icon="plus", on_click=lambda: self.shelf_requested.emit(None)
            )
            head = flowing(look, add, *parts, preview, gap=10)
        else:
            head = held(row(*parts, None, preview, gap=look.px(10)))
        self._shared = SharedLine(look)
        self._shared.only_here.connect(lambda _none: self.routine_asked.emit("only-here"))
        self.rows = RoutineRows(look, patient)
        self.rows.asked.connect(self.row_asked)
        self.area = Scrolling()
        # In a small window the choosers scroll away with the rows: else nothing of these could be seen.
        above = (head, self._shared) if look.narrow else ()
        self.area.setWidget(held(column(*above, self.rows, None, gap=look.px(10))))
        self._sticky = StickyHead(look, self.rows, self.area)
        keys = key_line(
            look,
            (
                (("Alt", "Up", "Down"), _("move")),
                (("Del",), _("remove")),
                (("Ctrl D",), _("duplicate")),
                (("F2",), _("more")),
            ),
        )
        if look.scale > 1.3:
            keys.hide()
        below = (self.area, keys) if look.narrow else (head, self._shared, self.area, keys)
        self.setLayout(column(*below, gap=look.px(10)))

    def show_view(self, view: EditorView) -> None:
        """Show another value."""
        self._view = view
        draft, state = view.draft, self._state
        phases = [(str(n), phase_line(draft, n)) for n in range(len(draft.phases))]
        self._phases.refill(phases, str(view.phase))
        self._phases.setVisible(bool(phases))
        routines = [(r.id, r.title or _("Without a title")) for r in draft.routines]
        self._routines.setPlaceholderText(_("No routine yet"))
        self._routines.refill(routines, view.routine.id if view.routine else "")
        routine = view.routine.id if view.routine else ""
        self._shared.show_routine(draft, view.routine, view.phase)
        refused = {
            (n, field): (text, why_refused(field))
            for (name, n, field), text in state.refused.items()
            if name == routine
        }
        self.rows.show_rows(
            view.rows, view.exercises, open_row=state.row, limits_open=state.limits_open, refused=refused
        )

    def focus_row(self, index: int, field: str = "sets") -> None:
        """Give the keyboard to a row, and bring it into sight."""
        self.rows.focus_cell(index, field)
        self._sticky.bring(index)

    def mark_spot(self, spot: QPoint) -> None:
        """Show where something would be put in that is let go at this place of the screen."""
        self.rows.mark_at(spot_in(self.rows, spot) if spot_in(self.area, spot) else None)

    def dropped_at(self, spot: QPoint) -> tuple[bool, int | None]:
        """Whether something was let go over the rows, and before which one; the mark is gone."""
        inside = spot_in(self.area, spot) is not None
        place = self.rows.mark_at(self.rows.mapFromGlobal(spot)) if inside else None
        self.rows.mark_at(None)
        return inside, place

    # -- phase and routine ------------------------------------------------------------------------------

    def _choose_phase(self, number: str) -> None:
        """A phase comes with the first routine that it plans."""
        assert self._view is not None
        phase = self._view.draft.phases[int(number)]
        planned = [slot.routine for slot in phase.schedule if slot.days]
        self.place_requested.emit((int(number), planned[0] if planned else self._state.routine))

    def _choose_routine(self, routine: str) -> None:
        self.place_requested.emit((self._state.phase, routine))

    def menu(self) -> QMenu:
        """What can be done with the routine."""
        menu = QMenu(self)
        menu.setFont(self._look.font("body", 16 * self._look.scale))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = self._view is not None and self._view.routine is not None
        for words, what in (
            (_("Add a routine"), "add"),
            (_("Copy this routine"), "copy"),
            (_("Rename, and plan the weeks"), "rename"),
            (_("Remove this routine"), "remove"),
            (_("Add a phase"), "phase"),
            (_("Save all as my template"), "template"),
            (_("Signed versions and handouts"), "signed"),
        ):
            action = menu.addAction(words, partial(self.routine_asked.emit, what))
            action.setEnabled(there or what in ("add", "phase"))
            if what == "signed":
                action.setEnabled(self._view is not None and self._view.draft.version > 0)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


def why_refused(field: str) -> str:
    """Why a text is none of this field."""
    return _("Tempo: such as 2-1-2, or words.") if field == "tempo" else refusal(field)
