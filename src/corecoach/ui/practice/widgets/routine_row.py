"""One exercise of the routine that is written: grip, number, name, dose, time and menu."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from corecoach.ui.icons import draw_icon
from corecoach.ui.look import Look
from corecoach.ui.names import clock_words
from corecoach.ui.practice.dose_fields import CELLS, cell_text, long_names
from corecoach.ui.practice.editor_view import RowView
from corecoach.ui.practice.widgets.columns import Columns
from corecoach.ui.practice.widgets.dose_cell import DoseCell
from corecoach.ui.practice.widgets.row_panel import RowPanel
from corecoach.ui.widgets import Button, Kind
from corecoach.words import _

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_DOWN, _LEAST = 8, 56


class RoutineRow(QWidget):
    """Draws a RowView; its cells and its menu are widgets. The list of rows places it and hears it.

    `grabbed` carries the place of the pointer at the grip, `dragged` where it went, `dropped` nothing;
    `pressed` and `menu_requested` nothing.
    """

    grabbed = Signal(object)
    dragged = Signal(object)
    dropped = Signal(object)
    pressed = Signal(object)
    menu_requested = Signal(object)

    def __init__(self, look: Look, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.index = look, index
        self.radius = look.radius("control")
        self.view: RowView | None = None
        self._measured: tuple[tuple[int, str, str, bool], tuple[int, int, int]]
        self._measured = (-1, "", "", False), (0, 0, 0)
        self.open = False
        self.panel: RowPanel | None = None
        self._columns: Columns | None = None
        self._held = False
        self._message = ""
        self.cells = {field: DoseCell(look, "", self) for field in CELLS}
        self.menu = Button(
            look, "", Kind.PLAIN, icon="ellipsis-vertical", height=40, size_px=18,
            name=_("More for this exercise"), on_click=lambda: self.menu_requested.emit(None),
        )  # fmt: skip
        self.menu.setParent(self)
        self.menu.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)

    # -- what it shows ----------------------------------------------------------------------------------

    def show_view(self, view: RowView, *, message: str = "") -> None:
        """Show another value; `message` is why what was typed is none. What looks the same is not painted."""
        changed = view != self.view or message != self._message
        self.view, self._message = view, message
        if not changed:
            return
        names = long_names()
        for field, cell in self.cells.items():
            if view.dosage is not None and view.exercise is not None:
                own = cell_text(view.exercise.dosage, field)
                cell.show_text(cell_text(view.dosage, field), own, warned=field in view.warned)
            cell.setEnabled(view.dosage is not None)
            words = _("{name}, {field}, row {n}")
            cell.setAccessibleName(words.format(name=view.name, field=names[field], n=self.index + 1))
        self.setAccessibleName(self._spoken(view))
        self.menu.setAccessibleName(_("More for {name}").format(name=view.name))
        if self.panel is not None:
            self.panel.show_view(view)
        self.update()

    def come_after(self, last: "RoutineRow") -> None:
        """Let Tab go from the doses of the last row into the open one, and from there on to what follows."""
        before: QWidget = last.cells[CELLS[-1]]
        for part in self.panel.findChildren(QWidget) if self.panel is not None else ():
            # The list of a drop-down is a window of its own.
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is before.window():
                QWidget.setTabOrder(before, part)
                before = part

    def set_panel(self, panel: RowPanel | None) -> None:
        """Open the row with this panel below the dose, or close it."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
        self.panel, self.open = panel, panel is not None
        if panel is not None:
            panel.setParent(self)
            panel.show()
        self.update()

    @property
    def message(self) -> str:
        """What is wrong with it, in one line; empty when nothing is."""
        return self._message or (self.view.fault if self.view else "")

    def _spoken(self, view: RowView) -> str:
        words = _("{n}. {name}. {time}")
        said = words.format(n=self.index + 1, name=view.name, time=clock_words(view.seconds))
        mark = _("To be avoided") if view.avoid else ""
        return ". ".join(filter(None, (said, mark, view.sides, self.message)))

    # -- places -----------------------------------------------------------------------------------------

    def height_for(self, columns: Columns) -> int:
        """How high it is with these columns."""
        height = self._head_h(columns)
        if self.message:
            height += self._message_h(columns) + self._look.px(4)
        if self.panel is not None:
            height += self.panel.heightForWidth(self._panel_w(columns)) + self._look.px(10)
        return height

    def place(self, columns: Columns, width: int) -> None:
        """Put cells, menu and panel in their places."""
        self._columns = columns
        y = self._cells_y(columns)
        for (left, wide), cell in zip(columns.cells, self.cells.values(), strict=True):
            cell.setGeometry(left, y, wide, columns.cell_h)
        menu_y = self._look.px(_DOWN) if columns.compact else y
        self.menu.setGeometry(columns.menu[0], menu_y, columns.menu[1], columns.cell_h)
        if self.panel is not None:
            top = self._head_h(columns)
            top += self._message_h(columns) + self._look.px(4) if self.message else 0
            height = self.panel.heightForWidth(self._panel_w(columns))
            self.panel.setGeometry(columns.number[0], top, self._panel_w(columns), height)

    def _panel_w(self, columns: Columns) -> int:
        return columns.menu[0] + columns.menu[1] - columns.number[0] - self._look.px(6)

    def _message_h(self, columns: Columns) -> int:
        metrics = QFontMetrics(self._look.font("small", 15 * self._look.scale))
        room = QRect(0, 0, self._panel_w(columns) - self._look.text_px(24), 10_000)
        return metrics.boundingRect(room, _WRAP, self.message).height()

    def _words_h(self, columns: Columns) -> tuple[int, int, int]:
        """How high are the name, the sides, and the mark of what is to be avoided."""
        view = self.view
        words, sides = (view.name, view.sides) if view else ("", "")
        key = columns.name[1], words, sides, bool(view and view.avoid)
        # It is asked for many times at each key, and takes a while.
        if self._measured[0] != key:
            self._measured = key, self._measure(*key)
        return self._measured[1]

    def _measure(self, width: int, words: str, sides: str, avoid: bool) -> tuple[int, int, int]:
        look = self._look
        room = QRect(0, 0, max(1, width), 10_000)
        name = QFontMetrics(look.font("label", 17 * look.scale))
        small = QFontMetrics(look.font("small", 15 * look.scale))
        return (
            name.boundingRect(room, _WRAP, words).height(),
            small.boundingRect(room, _WRAP, sides).height() if sides else 0,
            small.height() if avoid else 0,
        )

    def _head_h(self, columns: Columns) -> int:
        """The line of the dose, with its words."""
        down, words = self._look.px(_DOWN), sum(self._words_h(columns))
        if columns.compact:
            return max(words, columns.cell_h) + down + columns.cell_h + 2 * down
        return max(self._look.px(_LEAST), columns.cell_h + 2 * down, words + 2 * down)

    def _cells_y(self, columns: Columns) -> int:
        down = self._look.px(_DOWN)
        if columns.compact:
            return self._head_h(columns) - down - columns.cell_h
        if self.open:
            return down
        return (self._head_h(columns) - columns.cell_h) // 2

    # -- painting ---------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, the grip and the words."""
        columns, view, look = self._columns, self.view, self._look
        if columns is None or view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.open else 1.0
        painter.setPen(QPen(look.color("primary" if self.open else "border"), width))
        painter.setBrush(look.color("surface"))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, self.radius, self.radius)
        head = self._head_h(columns)
        line = columns.cell_h + 2 * look.px(_DOWN) if columns.compact or self.open else head
        self._paint_head(painter, columns, view, line)
        if self.message:
            self._paint_message(painter, columns, head)

    def _paint_head(self, painter: QPainter, columns: Columns, view: RowView, line: int) -> None:
        look = self._look
        side = look.text_px(20)
        spot = QRectF(columns.grip, (line - side) / 2, side, side)
        draw_icon(painter, look.assets, "grip-vertical", look.color("ink-2"), spot)
        painter.setFont(look.font("body", 16 * look.scale))
        painter.setPen(look.color("ink-2"))
        left, wide = columns.number
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, wide, line), middle, str(self.index + 1))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font("label", 16 * look.scale))
        left, wide = columns.time
        painter.drawText(
            QRect(left, 0, wide, line), middle | Qt.AlignmentFlag.AlignHCenter, clock_words(view.seconds)
        )
        self._paint_words(painter, columns, view, line)

    def _paint_words(self, painter: QPainter, columns: Columns, view: RowView, line: int) -> None:
        look = self._look
        name_h, sides_h, mark_h = self._words_h(columns)
        top = max(look.px(_DOWN) // 2, (line - name_h - sides_h - mark_h) // 2)
        left, wide = columns.name
        painter.setFont(look.font("label", 17 * look.scale))
        painter.setPen(look.color("ink"))
        painter.drawText(QRect(left, top, wide, name_h), _WRAP, view.name)
        painter.setFont(look.font("small", 15 * look.scale))
        painter.setPen(look.color("ink-2"))
        painter.drawText(QRect(left, top + name_h, wide, sides_h), _WRAP, view.sides)
        if view.avoid:
            self._paint_mark(painter, QRect(left, top + name_h + sides_h, wide, mark_h))

    def _paint_mark(self, painter: QPainter, room: QRect) -> None:
        look = self._look
        side = look.text_px(16)
        spot = QRectF(room.left(), room.top() + (room.height() - side) / 2, side, side)
        draw_icon(painter, look.assets, "triangle-alert", look.color("caution"), spot)
        painter.setPen(look.color("ink"))
        words = room.adjusted(side + look.px(5), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, _("To be avoided"))

    def _paint_message(self, painter: QPainter, columns: Columns, top: int) -> None:
        look = self._look
        side = look.text_px(18)
        left = columns.number[0]
        draw_icon(
            painter, look.assets, "circle-alert", look.color("danger"), QRectF(left, top + 1, side, side)
        )
        painter.setFont(look.font("small", 15 * look.scale))
        painter.setPen(look.color("danger"))
        room = QRect(left + look.text_px(24), top, self._panel_w(columns) - look.text_px(24), 10_000)
        painter.drawText(room, _WRAP, self.message)

    # -- mouse and keys ---------------------------------------------------------------------------------

    def _at_grip(self, spot: QPoint) -> bool:
        columns = self._columns
        return columns is not None and spot.x() < columns.number[0]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the grip begins to drag, one beside the cells opens the row."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._at_grip(event.position().toPoint()):
            self._held = True
            self.grabbed.emit(event.position().toPoint())
        else:
            self.pressed.emit(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while held."""
        grip = self._at_grip(event.position().toPoint())
        self.setCursor(Qt.CursorShape.SizeVerCursor if grip or self._held else Qt.CursorShape.ArrowCursor)
        if self._held:
            self.dragged.emit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._held:
            self._held = False
            self.dropped.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key opens the menu."""
        if event.key() == Qt.Key.Key_Menu:
            self.menu_requested.emit(None)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The list decides."""
        return QSize(0, self._look.px(_LEAST))
