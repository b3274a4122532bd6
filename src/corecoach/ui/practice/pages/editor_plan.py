"""The plan of a programme: its phases, their weeks, and which routine is done on which day."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from corecoach.practice import edits
from corecoach.practice.draft import Draft, DraftPhase, DraftRoutine
from corecoach.ui.look import Look
from corecoach.ui.practice.editor_state import Edit, EditorState
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.plan_words import phase_line, whole_plan
from corecoach.ui.practice.widgets.day_names import day_short
from corecoach.ui.practice.widgets.day_row import DayRow
from corecoach.ui.practice.widgets.forms import SmallField, held, said, small_button, strong
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.practice.widgets.number_cell import NumberCell
from corecoach.ui.practice.widgets.scrolling import Scrolling
from corecoach.ui.widgets import Button, Card, Kind, column, row
from corecoach.words import _

LONGEST_TITLE = 80


class PlanPane(QWidget):
    """`edit_requested` carries an Edit. Built anew when phases or routines come or go, else only renewed."""

    edit_requested = Signal(object)

    def __init__(self, look: Look, state: EditorState) -> None:
        super().__init__()
        self._look, self._state = look, state
        self.setAccessibleName(_("Plan"))
        self._built: tuple[object, ...] = ()
        self._titles: dict[str, SmallField] = {}
        self._numbers: dict[str, NumberCell] = {}
        self._days: dict[str, DayRow] = {}
        self._lines: list[Button] = []
        self._summary = said(look, "", "ink-2")
        self._area = Scrolling()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)

    def focus_first(self) -> None:
        """Give the keyboard to the title of the phase."""
        field = self._titles.get(f"phase:{self._state.phase}")
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def show_view(self, view: EditorView) -> None:
        """Show another value."""
        draft = view.draft
        built = (len(draft.phases), tuple(r.id for r in draft.routines), view.phase)
        if built != self._built:
            self._built = built
            self._build(draft, view.phase)
        for n, phase in enumerate(draft.phases):
            _say(self._titles[f"phase:{n}"], phase.title)
            self._show_number(view, f"weeks:{n}", phase.weeks)
            self._lines[n].setText(phase_line(draft, n))
            self._lines[n].setChecked(n == view.phase)
            self._lines[n].updateGeometry()
        for routine in draft.routines:
            _say(self._titles[routine.id], routine.title)
            self._show_slot(view, draft.phases[view.phase] if draft.phases else None, routine)
        self._summary.setText(whole_plan(draft))

    def _show_number(self, view: EditorView, cell: str, value: int) -> None:
        self._numbers[cell].show_number(value, view.typed.get(f"plan:{cell}"))

    def _show_slot(self, view: EditorView, phase: DraftPhase | None, routine: DraftRoutine) -> None:
        if phase is None:
            return
        slot = next((s for s in phase.schedule if s.routine == routine.id), None)
        self._days[routine.id].show_days(slot.days if slot else ())
        self._show_number(view, f"per_day:{view.phase}:{routine.id}", slot.per_day if slot else 1)

    # -- building ---------------------------------------------------------------------------------------

    def _build(self, draft: Draft, phase: int) -> None:
        look = self._look
        self._titles, self._numbers, self._days, self._lines = {}, {}, {}, []
        parts: list[QWidget] = [strong(look, _("Phases")), self._summary_line()]
        parts += [self._phase(draft, n) for n in range(len(draft.phases))]
        add = small_button(look, _("Add a phase"), icon="plus", on_click=self._add_phase)
        parts.append(held(row(add, None)))
        if draft.phases:
            title = _("The week in {phase}").format(phase=phase_line(draft, phase))
            parts += [strong(look, title), self._week(draft, phase)]
            more = small_button(look, _("Add a routine"), icon="plus", on_click=self._add_routine)
            parts.append(held(row(more, None)))
        self._area.setWidget(held(column(*parts, None, gap=look.px(10))))

    def _summary_line(self) -> QWidget:
        self._summary = said(self._look, "", "ink-2")
        return self._summary

    def _phase(self, draft: Draft, n: int) -> QWidget:
        look = self._look
        title = self._field(
            f"phase:{n}", _("Title of phase {n}").format(n=n + 1),
            lambda text, key: Edit(partial(edits.set_phase, at=n, title=text), key),
        )  # fmt: skip
        weeks = NumberCell(
            look, _("Weeks of phase {n}, 1 to 104").format(n=n + 1), 1, 104,
            lambda value, visit: self._edit(
                partial(edits.set_phase, at=n, weeks=value), f"weeks:{n}:{visit}"
            ),
        )  # fmt: skip
        self._keep_number(f"weeks:{n}", weeks)
        line = Button(look, "", Kind.CHIP, height=40, size_px=15, on_click=lambda: self._choose(n))
        self._lines.append(line)
        remove = small_button(
            look, _("Remove"), Kind.QUIET, on_click=lambda: self._edit(partial(edits.remove_phase, at=n)),
            name=_("Remove phase {n}").format(n=n + 1),
        )  # fmt: skip
        unit = said(look, _("weeks"), "ink-2", wrap=False)
        if look.narrow:
            inner = column(title, row(weeks, unit, None, remove, gap=look.px(10)), row(line, None), gap=8)
        else:
            inner = row(title, weeks, unit, line, remove, gap=look.px(10))  # type: ignore[assignment]
        return Card(look, inner, weeks.line, radius="control", padding=(12, 8))

    def _week(self, draft: Draft, phase: int) -> QWidget:
        look = self._look
        holder = Card(look, radius="control", padding=(12, 10))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(8))
        if not look.narrow:
            self._week_head(grid)
        for n, routine in enumerate(draft.routines):
            self._week_row(grid, 3 * n + 1, routine, phase)
        grid.setColumnStretch(0, 1)
        box = holder.layout()
        assert isinstance(box, QVBoxLayout)
        box.addLayout(grid)
        return holder

    def _week_head(self, grid: QGridLayout) -> None:
        look = self._look
        side = look.control_px(40, 19)
        names = []
        for words in day_short().values():
            name = said(look, words, "ink-2", wrap=False)
            name.setFixedWidth(side)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            names.append(name)
        grid.addWidget(said(look, _("Routine"), "ink-2"), 0, 0)
        grid.addWidget(held(row(*names, gap=look.px(4))), 0, 1)
        grid.addWidget(said(look, _("A day"), "ink-2"), 0, 2)

    def _week_row(self, grid: QGridLayout, at: int, routine: DraftRoutine, phase: int) -> None:
        look, name = self._look, routine.title or routine.id
        title = self._field(
            routine.id, _("Title of {name}").format(name=name),
            lambda text, key: Edit(partial(edits.rename_routine, routine=routine.id, title=text), key),
        )  # fmt: skip
        days = DayRow(look, name)
        days.toggled.connect(
            lambda day: self._edit(partial(edits.toggle_day, at=phase, routine=routine.id, day=day))
        )
        self._days[routine.id] = days
        per_day = NumberCell(
            look, _("{name}: times a day, 1 to 24").format(name=name), 1, 24,
            lambda value, visit: self._edit(
                partial(edits.set_per_day, at=phase, routine=routine.id, per_day=value),
                f"per_day:{phase}:{routine.id}:{visit}",
            ),
            what=_("A day"),
        )  # fmt: skip
        self._keep_number(f"per_day:{phase}:{routine.id}", per_day)
        remove = small_button(
            look, _("Remove"), Kind.QUIET, name=_("Remove {name}").format(name=name),
            on_click=lambda: self._edit(partial(edits.remove_routine, routine=routine.id)),
        )  # fmt: skip
        parts = (title, days, per_day, remove)
        if look.narrow:
            grid.addWidget(title, at, 0, 1, 3)
            for n, part in enumerate(parts[1:]):
                grid.addWidget(part, at + 1, n, Qt.AlignmentFlag.AlignLeft)
        else:
            for n, part in enumerate(parts):
                grid.addWidget(part, at, n)
        grid.addWidget(per_day.line, at + 2, 0, 1, 4)

    def _keep_number(self, cell: str, number: NumberCell) -> None:
        self._numbers[cell] = number
        number.faulty.connect(
            lambda text: self.edit_requested.emit(Edit(lambda d: d, typed=(f"plan:{cell}", text)))
        )

    def _field(self, name: str, words: str, edit: Callable[[str, str], Edit]) -> SmallField:
        field = SmallField(self._look, words, "", lambda _text: None, longest=LONGEST_TITLE)
        field.setMinimumWidth(self._look.text_px(120))
        field.textEdited.connect(lambda text: self.edit_requested.emit(edit(text, f"title:{name}")))
        leave_undo(field)
        self._titles[name] = field
        return field

    # -- changes ----------------------------------------------------------------------------------------

    def _edit(self, change: Callable[[Draft], Draft], key: str = "") -> None:
        self.edit_requested.emit(Edit(change, key))

    def _choose(self, phase: int) -> None:
        self._state.phase = phase
        self._edit(lambda draft: draft)

    def _add_phase(self) -> None:
        count = len(self._lines)
        self._state.phase = count
        self._edit(partial(edits.add_phase, title=_("Phase {n}").format(n=count + 1)))
        self.focus_first()

    def _add_routine(self) -> None:
        title = _("Routine {n}").format(n=len(self._days) + 1)
        self._edit(partial(edits.add_routine, title=title))


def _say(field: SmallField, text: str) -> None:
    if field.text() != text:
        field.setText(text)
