"""The exercises of a routine, one below the other, with the head of their columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.prescription import Exercise
from corecoach.ui.look import Look
from corecoach.ui.practice.dose_fields import CELLS
from corecoach.ui.practice.editor_view import RowView
from corecoach.ui.practice.widgets.columns import Columns, columns_for
from corecoach.ui.practice.widgets.dose_cell import DoseCell
from corecoach.ui.practice.widgets.routine_row import RoutineRow
from corecoach.ui.practice.widgets.row_ask import RowAsk
from corecoach.ui.practice.widgets.row_menu import row_menu
from corecoach.ui.practice.widgets.row_panel import RowPanel, panel_key
from corecoach.ui.practice.widgets.rows_drawing import paint_empty, paint_head, paint_mark
from corecoach.words import _

_GAP, _HEAD, _EMPTY = 10, 30, 120
# The fields of a row have no frame of their own: a cell paints it.
_STYLE = "DoseCell { background: transparent; border: none; padding: 0; margin: 0; }"


class RoutineRows(QWidget):
    """Keeps one widget a row and gives it new values; only what changed is painted.

    `asked` carries a RowAsk; `grew` says that its height changed.
    """

    asked = Signal(object)
    grew = Signal(object)

    def __init__(self, look: Look, patient: str) -> None:
        super().__init__()
        self._look, self._patient = look, patient
        self._rows: list[RoutineRow] = []
        self._exercises: Mapping[str, Exercise] = {}
        self._open = -1
        self._limits_open = False
        self._visit = 0
        self._mark: int | None = None
        self._drag: int | None = None
        self._columns = columns_for(look, 640)
        self.setStyleSheet(_STYLE)
        self.setAccessibleName(_("Exercises of the routine"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what it shows ----------------------------------------------------------------------------------

    def show_rows(
        self,
        rows: Sequence[RowView],
        exercises: Mapping[str, Exercise],
        *,
        open_row: int,
        limits_open: bool,
        refused: Mapping[tuple[int, str], tuple[str, str]],
    ) -> None:
        """Show these rows. `refused` are texts that are no dose, and why, by (row, field)."""
        self._exercises = exercises
        while len(self._rows) < len(rows):
            self._rows.append(self._make(len(self._rows)))
        for spare in self._rows[len(rows) :]:
            spare.hide()
            spare.deleteLater()
        del self._rows[len(rows) :]
        for widget, view in zip(self._rows, rows, strict=True):
            bad = {field: value for (n, field), value in refused.items() if n == widget.index}
            widget.show_view(view, message=next((why for _text, why in bad.values()), ""))
            for field, (text, _why) in bad.items():
                if field in widget.cells:
                    widget.cells[field].show_refused(text)
        self._show_open(rows, open_row, limits_open)
        for (n, field), (text, _why) in refused.items():
            if n == self._open and n < len(self._rows) and (panel := self._rows[n].panel) is not None:
                panel.show_refused(field, text)
        self._arrange()

    def _show_open(self, rows: Sequence[RowView], open_row: int, limits_open: bool) -> None:
        for widget in self._rows:
            wanted, view = widget.index == open_row, rows[widget.index]
            stale = widget.panel is not None and (
                widget.panel.shown_for != panel_key(view, limits_open) or widget.panel.index != widget.index
            )
            if wanted and (widget.panel is None or stale):
                had = widget.panel is not None and widget.panel.isAncestorOf(self.focusWidget() or self)
                widget.set_panel(self._panel(view, widget.index, limits_open))
                widget.come_after(self._rows[len(rows) - 1])
                if had and widget.panel is not None:
                    widget.panel.focus_first()
            elif not wanted and widget.panel is not None:
                widget.set_panel(None)
        self._open, self._limits_open = open_row, limits_open

    def _panel(self, view: RowView, index: int, limits_open: bool) -> RowPanel:
        panel = RowPanel(
            self._look, view, index, self._exercises, patient=self._patient, limits_open=limits_open
        )  # fmt: skip
        panel.shown_for = panel_key(view, limits_open)
        panel.asked.connect(self.asked)
        panel.moved.connect(lambda where: self._walk(index, CELLS[0], "here" if where == "more" else where))
        return panel

    def focus_cell(self, index: int, field: str = "sets") -> None:
        """Give the keyboard to a cell."""
        if 0 <= index < len(self._rows):
            self._rows[index].cells[field].setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[index]

    def focus_panel(self, *, limits: bool = False) -> None:
        """Give the keyboard to what the open row has below its dose."""
        if 0 <= self._open < len(self._rows):
            panel = self._rows[self._open].panel
            if panel is not None:
                (panel.focus_limits if limits else panel.focus_first)()

    def focused_field(self) -> tuple[int, str] | None:
        """The row and the field that have the keyboard, if it is a cell."""
        for row in self._rows:
            for field, cell in row.cells.items():
                if cell.hasFocus():
                    return row.index, field
        return None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def columns(self) -> Columns:
        """Where the parts of its rows stand."""
        return self._columns

    def row_at(self, index: int) -> RoutineRow:
        """The widget of a row."""
        return self._rows[index]

    def open_menu(self, index: int) -> None:
        """Open the menu of a row."""
        row = self._rows[index]
        if row.view is not None:
            menu = row_menu(self, self._look, row.view, index, len(self._rows), self._exercises)
            menu.asked.connect(self.asked)
            menu.popup(row.menu.mapToGlobal(QPoint(0, row.menu.height())))

    # -- rows -------------------------------------------------------------------------------------------

    def _make(self, index: int) -> RoutineRow:
        row = RoutineRow(self._look, index, self)
        for field, cell in row.cells.items():
            self._hear(row, field, cell)
        row.pressed.connect(lambda _none: self._press(row.index))
        row.menu_requested.connect(lambda _none: self.open_menu(row.index))
        row.grabbed.connect(lambda _spot: self._grab(row.index))
        row.dragged.connect(lambda spot: self.mark_at(row.mapTo(self, spot)))
        row.dropped.connect(lambda _none: self._drop())
        row.show()
        return row

    def _hear(self, row: RoutineRow, field: str, cell: DoseCell) -> None:
        def ask(what: str, value: str | int | bool | None = None) -> None:
            self.asked.emit(RowAsk(what, row.index, field, value, self._visit))  # type: ignore[arg-type]

        cell.typed.connect(lambda text: ask("type", text))
        cell.stepped.connect(lambda up: ask("step", up))
        cell.moved.connect(lambda where: self._walk(row.index, field, where))
        cell.left.connect(lambda _none: ask("left"))
        cell.entered.connect(lambda _none: self._enter(row.index))
        cell.asked.connect(lambda what: ask(what))

    def _enter(self, index: int) -> None:
        self._visit += 1
        if index != self._open:
            self.asked.emit(RowAsk("select", index))

    def _press(self, index: int) -> None:
        if index == self._open:
            self.asked.emit(RowAsk("select", -1))
        else:
            self.focus_cell(index)

    def _walk(self, index: int, field: str, where: str) -> None:
        """Tab goes across and on to the next row, Enter down the column."""
        at = CELLS.index(field)
        steps = {"next": 1, "before": -1, "below": len(CELLS), "above": -len(CELLS), "here": 0}
        if where == "more":
            self.focus_panel()
            return
        there = index * len(CELLS) + at + steps[where]
        if where == "below" and index + 1 >= len(self._rows):
            there = index * len(CELLS) + at
        if where == "above" and index == 0:
            there = at
        if 0 <= there < len(self._rows) * len(CELLS):
            self.focus_cell(there // len(CELLS), CELLS[there % len(CELLS)])
        elif where == "next":
            self.focus_panel()
        else:
            cell = self._rows[index].cells[CELLS[at]]
            cell.focusNextPrevChild(False)

    # -- dragging ---------------------------------------------------------------------------------------

    def _grab(self, index: int) -> None:
        self._drag = index

    def mark_at(self, spot: QPoint | None) -> int | None:
        """Show where something would be put in at this spot, and say before which row; None: nowhere."""
        self._mark = None if spot is None else self._place_at(spot.y())
        self.update()
        return self._mark

    def _place_at(self, y: int) -> int:
        return sum(y > row.y() + row.height() // 2 for row in self._rows)

    def _drop(self) -> None:
        at, to = self._drag, self._mark
        self._drag = None
        self.mark_at(None)
        if at is None or to is None:
            return
        # What stands behind it comes one place nearer when it is taken out.
        to -= to > at
        if to != at:
            self.asked.emit(RowAsk("move", at, value=to))

    # -- places -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows anew."""
        self._arrange()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(self._look.text_px(660), self._height)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the cells below the name."""
        cells = columns_for(self._look, 0).cells
        narrow = cells[-1][0] + cells[-1][1] + self._look.px(12)
        return QSize(narrow, self._height)

    @property
    def head_h(self) -> int:
        """How high its head is."""
        return self._look.text_px(_HEAD)

    @property
    def _height(self) -> int:
        gap = self._look.px(_GAP)
        rows = sum(row.height_for(self._columns) + gap for row in self._rows)
        return self.head_h + (rows or self._look.text_px(_EMPTY))

    def _arrange(self) -> None:
        metrics = QFontMetricsF(self._look.font("label", 16 * self._look.scale))
        texts = [row.cells["reps"].text() for row in self._rows]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        self._columns = columns = columns_for(self._look, self.width(), round(widest))
        y, gap = self.head_h, self._look.px(_GAP)
        for row in self._rows:
            height = row.height_for(columns)
            row.setGeometry(QRect(0, y, self.width(), height))
            row.place(columns, self.width())
            y += height + gap
        if self.minimumHeight() != self._height:
            self.setMinimumHeight(self._height)
            self.updateGeometry()
            self.grew.emit(None)
        self.update()

    # -- painting ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the head, and where something would be put in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_head(painter, self._look, self._columns, self.head_h)
        if not self._rows:
            side = self._look.px(20)
            paint_empty(painter, self._look, self.rect().adjusted(side, self.head_h, -side, 0))
        if self._mark is not None:
            paint_mark(painter, self._look, self.width(), self._mark_y(self._mark))

    def _mark_y(self, place: int) -> float:
        half = self._look.px(_GAP) / 2
        if place < len(self._rows):
            return self._rows[place].y() - half
        last = self._rows[-1] if self._rows else None
        return last.y() + last.height() + half if last else self.head_h - half

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key opens the menu of the row that has the keyboard."""
        here = self.focused_field()
        if event.key() == Qt.Key.Key_Menu and here is not None:
            self.open_menu(here[0])
        else:
            super().keyPressEvent(event)
