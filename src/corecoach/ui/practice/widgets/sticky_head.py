"""The head of the columns over the rows that scroll away below it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.routine_rows import RoutineRows
from corecoach.ui.practice.widgets.rows_drawing import paint_head


class StickyHead(QWidget):
    """Is there while the head that scrolls with the rows is out of sight; lets every click through."""

    def __init__(self, look: Look, rows: RoutineRows, area: QScrollArea) -> None:
        super().__init__(area.viewport())
        self._look, self._rows, self._area = look, rows, area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.verticalScrollBar().valueChanged.connect(lambda _value: self.follow())
        rows.grew.connect(lambda _none: self.follow())

    def follow(self) -> None:
        """Go where the rows are."""
        viewport = self.parentWidget()
        if viewport is None:
            return
        corner = self._rows.mapTo(viewport, QPoint(0, 0))
        self.setGeometry(corner.x(), 0, self._rows.width(), self._rows.head_h)
        self.setVisible(corner.y() < 0 < self._rows.count and self._fits)
        self.raise_()
        self.update()

    @property
    def _fits(self) -> bool:
        """Whether it leaves enough of the rows."""
        return self._area.viewport().height() >= 4 * self._rows.head_h

    def bring(self, index: int) -> None:
        """Scroll so far that a row can be seen, its dose above all, and not below the head."""
        if 0 <= index < self._rows.count:
            row, down = self._rows.row_at(index), self._look.px(12)
            self._area.ensureWidgetVisible(row, 0, down)
            above = self._rows.head_h if self._fits else 0
            self._area.ensureWidgetVisible(row.cells["sets"], 0, above + down)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the names."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("canvas"))
        paint_head(painter, self._look, self._rows.columns, self.height())
