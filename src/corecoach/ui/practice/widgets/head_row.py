"""The parts of a patient's head side by side, or in two or three lines where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from corecoach.ui.look import Look

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HeadRow(QWidget):
    """Who it is, chips, tabs, and what else there is to do. The chips go below first, then the tabs."""

    def __init__(self, look: Look, who: QWidget, chips: QWidget, tabs: QWidget, ways: QWidget) -> None:
        super().__init__()
        self._who, self._chips, self._tabs, self._ways = who, chips, tabs, ways
        self._gap, self._lines = look.px(10), 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._gap)
        self._grid.setVerticalSpacing(2)
        # The row itself says how wide it must be: what is side by side can go below.
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._stand(1)

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest line must be."""
        widths = (self._width(self._who, self._ways), self._tabs.sizeHint().width())
        return QSize(max(widths), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as few lines as there is room for."""
        super().resizeEvent(event)
        if self._width(self._who, self._chips, self._tabs, self._ways) <= self.width():
            self._stand(1)
        elif self._width(self._who, self._tabs, self._ways) <= self.width():
            self._stand(2)
        else:
            self._stand(3)

    def _width(self, *parts: QWidget) -> int:
        hints = (p.minimumSizeHint() if p is self._who else p.sizeHint() for p in parts)
        return sum(hint.width() for hint in hints) + self._gap * (len(parts) - 1)

    def _stand(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        # Only tabs in the last line stand on the edge.
        self._grid.setContentsMargins(0, 0, 0, 8 if lines == 2 else 0)
        for part in (self._who, self._chips, self._tabs, self._ways):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._who, 0, 0, _MIDDLE)
        self._grid.addWidget(self._ways, 0, 3, _MIDDLE)
        if lines == 1:
            self._grid.addWidget(self._chips, 0, 1, _MIDDLE)
        else:
            self._grid.addWidget(self._chips, 1, 0, 1, 4)
        if lines < 3:
            self._grid.addWidget(self._tabs, 0, 2)
        else:
            self._grid.addWidget(self._tabs, 2, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(0, 0 if lines == 1 else 1)
        self._grid.setColumnStretch(1, 1 if lines == 1 else 0)
        self.updateGeometry()
