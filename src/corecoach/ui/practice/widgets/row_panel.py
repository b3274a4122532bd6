"""What opens below a row: sides, an easier or harder exercise, the note, limits and tempo."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.prescription import Exercise
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.dose_fields import bounds, long_names
from corecoach.ui.practice.editor_view import RowView, sides_names
from corecoach.ui.practice.widgets.dose_cell import DoseCell
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.practice.widgets.row_ask import RowAsk
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.widgets import Button, Kind, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.words import _

LONGEST_NOTE = 400
LIMITS = ("max_sets", "max_reps", "max_hold_s")
_SHORT_SIDES = ("right-left", "left-right", "right", "left")


class RowPanel(QWidget):
    """Emits `asked` with a RowAsk; its index is that of the row. `moved` carries where a key leads to."""

    asked = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        look: Look,
        view: RowView,
        index: int,
        exercises: Mapping[str, Exercise],
        *,
        patient: str,
        limits_open: bool,
    ) -> None:
        super().__init__()
        self._look = look = dense(look)
        self.index, self._view = index, view
        self._visit = 0
        # What it was made for; the list of rows makes another one when that changes.
        self.shown_for: tuple[object, ...] = ()
        self._sides: Segments | None = None
        self._note = Field(look, _("Note for {name}").format(name=patient), hint=_("Say what helps"))
        self._note.setMaxLength(LONGEST_NOTE)
        self._note.textEdited.connect(lambda text: self._ask("note", value=text))
        leave_undo(self._note)
        self._count = Text(look, "", "small", "ink-2", wrap=False)
        self._tempo = Field(look, _("Tempo"), hint="2-1-2", width=110)
        self._tempo.setMaxLength(40)
        self._tempo.textEdited.connect(lambda text: self._ask("tempo", value=text))
        leave_undo(self._tempo)
        self._limits = {field: self._limit_cell(field) for field in LIMITS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(8))
        self._fill(grid, exercises, patient, limits_open)
        self.show_view(view)

    def focus_first(self) -> None:
        """Give the keyboard to what comes first."""
        if self._sides is not None:
            self._sides.focus_first()
        else:
            self._note.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_limits(self) -> None:
        """Give the keyboard to the first limit."""
        self._limits["max_sets"].setFocus(Qt.FocusReason.TabFocusReason)

    def show_view(self, view: RowView) -> None:
        """Show another value; what is being typed stays."""
        self._view = view
        item = view.item
        if self._sides is not None:
            self._sides.show_value(item.sides or "right-left")
        if self._note.text() != item.note:
            self._note.setText(item.note)
        count = _("{n} of {most} letters").format(n=len(item.note), most=LONGEST_NOTE)
        self._count.setText(count)
        stated = item.dosage.tempo or (view.dosage.tempo if view.dosage else "")
        if self._tempo.text() != stated and not (self._tempo.hasFocus() and not self._tempo.text()):
            self._tempo.setText(stated)
        for field, cell in self._limits.items():
            value = getattr(item.limits, field)
            over = value is not None and _asked(view, field) > value
            cell.show_text("" if value is None else str(value), "", warned=over)

    def hasHeightForWidth(self) -> bool:
        """The list of rows asks for it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as what it holds."""
        layout = self.layout()
        assert layout is not None
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()

    def show_refused(self, field: str, text: str) -> None:
        """Keep a limit that is none."""
        if field in self._limits:
            self._limits[field].show_refused(text)

    # -- parts ------------------------------------------------------------------------------------------

    def _fill(
        self, grid: QGridLayout, exercises: Mapping[str, Exercise], patient: str, limits_open: bool
    ) -> None:
        look, exercise = self._look, self._view.exercise
        parts: list[QWidget] = []
        if exercise is not None and exercise.sides == "each":
            self._sides = self._side_choice()
            parts.append(self._named(_("Sides"), self._sides))
        other = self._exercise_choice(exercise, exercises)
        if other is not None:
            parts.append(self._named(_("Easier or harder"), other))
        note = QWidget()
        title = Text(look, _("Note for {name}").format(name=patient), "small", "ink-2")
        note.setLayout(column(row(grow(title), self._count), self._note, gap=look.px(4)))
        if not look.narrow and len(parts) == 1:
            grid.addWidget(parts[0], 0, 0)
            grid.addWidget(note, 0, 1)
            grid.setColumnStretch(1, 1)
        else:
            for n, part in enumerate(parts):
                place = (n, 0) if look.width == "tiny" else (0, n)
                grid.addWidget(part, *place)
            grid.addWidget(note, grid.rowCount(), 0, 1, 3)
            grid.setColumnStretch(2, 1)
        grid.addWidget(self._below(limits_open), grid.rowCount(), 0, 1, 3)

    def _side_choice(self) -> Segments:
        words = {
            "right-left": _("R, then L"), "left-right": _("L, then R"), "right": _("Right"), "left": _("Left")
        }  # fmt: skip
        options = [(side, words[side]) for side in _SHORT_SIDES]
        choice = Segments(self._look, options, name=_("Sides"), value=self._view.item.sides or "right-left")
        names = sides_names()
        for side, part in choice._buttons.items():
            part.setAccessibleName(_("Sides: {words}").format(words=names[side]))
        choice.chosen.connect(lambda side: self._ask("sides", value=side))
        return choice

    def _exercise_choice(self, exercise: Exercise | None, exercises: Mapping[str, Exercise]) -> Choice | None:
        if exercise is None:
            return None
        options = [(exercise.id, _("As it is"))]
        for words, ids in (
            (_("Easier: {name}"), exercise.regressions),
            (_("Harder: {name}"), exercise.progressions),
        ):
            options += [(e, words.format(name=_(exercises[e].name))) for e in ids if e in exercises]
        if len(options) < 2:
            return None
        return Choice(
            self._look, _("Easier or harder"), options, exercise.id,
            lambda chosen: self._ask("exercise", value=chosen),
        )  # fmt: skip

    def _below(self, limits_open: bool) -> QWidget:
        look, limits = self._look, self._view.item.limits
        stated = any(getattr(limits, field) is not None for field in LIMITS)
        tempo = self._view.item.dosage.tempo
        holder = QWidget()
        remember = Button(
            look, _("Remember as my dose"), Kind.QUIET, icon="save", height=40, size_px=15,
            on_click=lambda: self._ask("remember"),
        )  # fmt: skip
        if not (limits_open or stated or tempo):
            for hidden in (*self._limits.values(), self._tempo):
                hidden.setParent(self)
                hidden.hide()
            more = Button(
                look, _("Limits and tempo"), Kind.QUIET, icon="plus", height=40, size_px=15,
                on_click=lambda: self._ask("limits"),
            )  # fmt: skip
            holder.setLayout(row(more, look.px(20), remember, None))
            return holder
        names = {"max_sets": _("Most sets"), "max_reps": _("Most reps"), "max_hold_s": _("Longest hold s")}
        parts: list[QWidget] = [self._named(names[field], cell) for field, cell in self._limits.items()]
        parts.append(self._named(_("Tempo"), self._tempo))
        # Words grow in other languages: the button has a line of its own.
        holder.setLayout(column(row(*parts, None, gap=look.px(12)), row(remember, None)))
        return holder

    def _limit_cell(self, field: str) -> DoseCell:
        low, high = bounds(field)
        words = _("{name} for this person, {low} to {high}; empty: no limit")
        cell = DoseCell(self._look, words.format(name=long_names()[field], low=low, high=high), self)
        cell.setMinimumWidth(self._look.text_px(64))
        cell.setFixedHeight(cell.sizeHint().height())
        cell.typed.connect(lambda text: self._ask("limit", field, text))
        cell.stepped.connect(lambda up: self._step(field, up))
        cell.moved.connect(lambda where: self._walk(cell, where))
        cell.entered.connect(lambda _none: self._enter())
        return cell

    def _step(self, field: str, up: bool) -> None:
        low, high = bounds(field)
        now = getattr(self._view.item.limits, field)
        usual = getattr(self._view.dosage, field.removeprefix("max_"), low) if self._view.dosage else low
        start = now if now is not None else max(usual) if isinstance(usual, tuple) else usual
        value = max(low, min(high, start + (1 if up else -1))) if now is not None else start
        self._ask("limit", field, str(value))

    def _walk(self, cell: QWidget, where: str) -> None:
        """Tab goes on as anywhere, Enter goes back to the dose."""
        if where in ("next", "before"):
            cell.focusNextPrevChild(where == "next")
        else:
            self.moved.emit(where)

    def _enter(self) -> None:
        self._visit += 1

    def _named(self, title: str, part: QWidget) -> QWidget:
        holder = QWidget()
        holder.setLayout(
            column(Text(self._look, title, "small", "ink-2", wrap=False), part, gap=self._look.px(4))
        )
        return holder

    def _ask(self, what: str, field: str = "", value: str | None = None) -> None:
        self.asked.emit(RowAsk(what, self.index, field, value, self._visit))  # type: ignore[arg-type]


def _asked(view: RowView, limit: str) -> int:
    """The most of the dose that a limit is about."""
    if view.dosage is None:
        return 0
    value: int | tuple[int, ...] = getattr(view.dosage, limit.removeprefix("max_"))
    return value if isinstance(value, int) else max(value)


def panel_key(view: RowView, limits_open: bool) -> tuple[object, ...]:
    """What a panel is made for; another one is made when this changes."""
    limits = view.item.limits
    stated = any((limits.max_sets, limits.max_reps, limits.max_hold_s, view.item.dosage.tempo))
    return view.item.exercise, limits_open or stated
